//! The logarithm of the gamma function, as the rejection methods need it.

const COEFFICIENTS: [f64; 10] = [
    8.333_333_333_333_333e-2,
    -2.777_777_777_777_778e-3,
    7.936_507_936_507_937e-4,
    -5.952_380_952_380_952e-4,
    8.417_508_417_508_418e-4,
    -1.917_526_917_526_918e-3,
    6.410_256_410_256_41e-3,
    -2.955_065_359_477_124e-2,
    1.796_443_723_688_307e-1,
    -1.392_432_216_905_9e0,
];

/// ln Γ(x) for x > 0.
///
/// Source: Zhang and Jin, "Computation of Special Functions" (1996), in NumPy's order of operations.
pub(super) fn log_gamma(x: f64) -> f64 {
    if x == 1.0 || x == 2.0 {
        return 0.0;
    }
    let steps = if x < 7.0 { (7.0 - x) as i64 } else { 0 };
    let mut x0 = x + steps as f64;
    let x2 = (1.0 / x0) * (1.0 / x0);
    let series = COEFFICIENTS[..9].iter().rev().fold(COEFFICIENTS[9], |sum, term| sum * x2 + term);
    let half_log_two_pi = 0.5 * 1.837_877_066_409_345_3;
    let mut result = series / x0 + half_log_two_pi + (x0 - 0.5) * x0.ln() - x0;
    for _ in 0..steps {
        result -= (x0 - 1.0).ln();
        x0 -= 1.0;
    }
    result
}
