//! The hyperbolic tangent and the logistic function, the same to the last bit for one number and for many.
//!
//! Written without branches, so that a compiler makes one instruction of several numbers. The coefficients are those of
//! the Cephes library (Moshier, *Methods and Programs for Mathematical Functions*, 1989).

use multiversion::multiversion;

/// Beyond this nothing distinguishes the hyperbolic tangent from 1.
const FLAT: f64 = 22.0;

/// Beyond this the exponential of a double is 0 or infinite.
const FAR: f64 = 708.0;

/// Adding it to a double leaves the nearest whole number in the lowest bits: 1.5 · 2⁵².
const ROUND: f64 = 6_755_399_441_055_744.0;

/// ln 2 in two parts, the first of so few bits that whole multiples of it are exact.
const LN_2: [f64; 2] = [6.931_457_519_531_25e-1, 1.428_606_820_309_417_2e-6];

/// eˣ for a number that is not beyond [`FAR`].
#[expect(clippy::inline_always, reason = "has to be compiled for the instruction set of its caller")]
#[inline(always)]
fn exp(x: f64) -> f64 {
    let shifted = x * std::f64::consts::LOG2_E + ROUND;
    let whole = shifted - ROUND;
    let r = x - whole * LN_2[0] - whole * LN_2[1];
    let z = r * r;
    let p = r * ((1.261_771_930_748_105_9e-4 * z + 3.029_944_077_074_419_6e-2) * z + 9.999_999_999_999_999e-1);
    let q = ((3.001_985_051_386_644_6e-6 * z + 2.524_483_403_496_841e-3) * z + 2.272_655_482_081_550_3e-1) * z + 2.0;
    let fraction = 1.0 + 2.0 * (p / (q - p));
    // Two to the power of the whole number, by way of the exponent's bits.
    fraction * f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52)
}

#[expect(clippy::inline_always, reason = "has to be compiled for the instruction set of its caller")]
#[inline(always)]
fn tanh_of(x: f64) -> f64 {
    let size = x.abs();
    let held = if size > FLAT { FLAT } else { size };
    let far = 1.0 - 2.0 / (exp(2.0 * held) + 1.0);
    let z = x * x;
    let p = (-9.643_991_794_250_522e-1 * z - 9.928_772_310_019_185e1) * z - 1.614_687_684_417_084_5e3;
    let q = ((z + 1.128_116_784_916_329_3e2) * z + 2.235_488_390_601_004_5e3) * z + 4.844_063_053_251_255e3;
    let near = x + x * z * (p / q);
    (if size < 0.625 { near } else { far }).copysign(x)
}

#[expect(clippy::inline_always, reason = "has to be compiled for the instruction set of its caller")]
#[inline(always)]
fn logistic_of(x: f64) -> f64 {
    let held = if x < -FAR { -FAR } else { x };
    let held = if held > FAR { FAR } else { held };
    1.0 / (1.0 + exp(-held))
}

/// The hyperbolic tangent.
pub fn tanh(x: f64) -> f64 {
    tanh_of(x)
}

/// The hyperbolic tangent of each number, in its place.
#[multiversion(targets("x86_64+avx512f+avx512dq", "x86_64+avx2"))]
pub fn tanh_in_place(numbers: &mut [f64]) {
    for number in numbers {
        *number = tanh_of(*number);
    }
}

/// `1 / (1 + e⁻ˣ)` of each number, in its place.
#[multiversion(targets("x86_64+avx512f+avx512dq", "x86_64+avx2"))]
pub fn logistic_in_place(numbers: &mut [f64]) {
    for number in numbers {
        *number = logistic_of(*number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers() -> Vec<f64> {
        let steps = (-60_000..=60_000).map(|step| f64::from(step) * 0.000_7);
        let small = (1..300).flat_map(|power| [1.0, -3.7].map(|digit| digit * 10_f64.powi(-power)));
        steps.chain(small).chain([0.0, -0.0, 0.625, -0.625, 19.06, 22.0, 1e300]).collect()
    }

    #[test]
    fn both_are_within_a_few_units_of_the_last_place() {
        for x in numbers() {
            let (ours, theirs) = (tanh(x), x.tanh());
            assert!((ours - theirs).abs() <= 4.0 * f64::EPSILON * theirs.abs(), "tanh {x}: {ours} is not {theirs}");
            let mut one = [x];
            logistic_in_place(&mut one);
            let theirs = 1.0 / (1.0 + (-x).exp());
            assert!((one[0] - theirs).abs() <= 8.0 * f64::EPSILON * theirs.max(1e-300), "logistic {x}");
        }
        assert!(tanh(f64::NAN).is_nan());
        assert_eq!([f64::INFINITY, f64::NEG_INFINITY].map(tanh), [1.0, -1.0]);
        assert_eq!(tanh(-0.0).to_bits(), (-0.0_f64).to_bits());
    }

    #[test]
    fn many_numbers_have_the_bits_of_each_alone() {
        let mut many = numbers();
        let alone: Vec<u64> = many.iter().map(|x| tanh(*x).to_bits()).collect();
        tanh_in_place(&mut many);
        assert_eq!(many.iter().map(|x| x.to_bits()).collect::<Vec<_>>(), alone);
    }
}
