//! Continuous distributions that are a formula of one or two deviates.

use std::f64::consts::PI;

use super::super::bits::Source;

pub(in super::super) fn cauchy<S: Source>(random: &mut S) -> f64 {
    let above = random.normal();
    above / random.normal()
}

pub(in super::super) fn pareto<S: Source>(random: &mut S, a: f64) -> f64 {
    let x = random.exponential() / a;
    if S::LEGACY { x.exp() - 1.0 } else { x.exp_m1() }
}

pub(in super::super) fn weibull<S: Source>(random: &mut S, a: f64) -> f64 {
    if a == 0.0 { 0.0 } else { random.exponential().powf(1.0 / a) }
}

pub(in super::super) fn power<S: Source>(random: &mut S, a: f64) -> f64 {
    let x = -random.exponential();
    let base = if S::LEGACY { 1.0 - x.exp() } else { -x.exp_m1() };
    base.powf(1.0 / a)
}

pub(in super::super) fn laplace<S: Source>(random: &mut S, loc: f64, scale: f64) -> f64 {
    loop {
        let u = random.uniform();
        if u >= 0.5 {
            return loc - scale * (2.0 - u - u).ln();
        }
        if u > 0.0 {
            return loc + scale * (u + u).ln();
        }
    }
}

pub(in super::super) fn gumbel<S: Source>(random: &mut S, loc: f64, scale: f64) -> f64 {
    loop {
        let u = 1.0 - random.uniform();
        if u < 1.0 {
            return loc - scale * (-u.ln()).ln();
        }
    }
}

pub(in super::super) fn logistic<S: Source>(random: &mut S, loc: f64, scale: f64) -> f64 {
    loop {
        let u = random.uniform();
        if u > 0.0 {
            return loc + scale * (u / (1.0 - u)).ln();
        }
    }
}

pub(in super::super) fn rayleigh<S: Source>(random: &mut S, mode: f64) -> f64 {
    if S::LEGACY {
        mode * (-2.0 * (-random.uniform()).ln_1p()).sqrt()
    } else {
        mode * (2.0 * random.exponential()).sqrt()
    }
}

pub(in super::super) fn wald<S: Source>(random: &mut S, mean: f64, scale: f64) -> f64 {
    let normal = random.normal();
    let y = mean * normal * normal;
    let x = if S::LEGACY {
        mean + mean / (2.0 * scale) * (y - (4.0 * scale * y + y * y).sqrt())
    } else {
        mean * (1.0 - 2.0 / (1.0 + (1.0 + 4.0 * scale / y).sqrt()))
    };
    if random.uniform() <= mean / (mean + x) { x } else { mean * mean / x }
}

pub(in super::super) fn triangular<S: Source>(random: &mut S, left: f64, mode: f64, right: f64) -> f64 {
    let (base, left_base) = (right - left, mode - left);
    let u = random.uniform();
    if u <= left_base / base {
        left + (u * (left_base * base)).sqrt()
    } else {
        right - ((1.0 - u) * ((right - mode) * base)).sqrt()
    }
}

pub(in super::super) fn vonmises<S: Source>(random: &mut S, mu: f64, kappa: f64) -> f64 {
    if kappa.is_nan() {
        return f64::NAN;
    }
    if kappa < 1e-8 {
        return PI * (2.0 * random.uniform() - 1.0);
    }
    if kappa > 1e6 && !S::LEGACY {
        let result = mu + (1.0 / kappa).sqrt() * random.normal();
        let result = if result < -PI { result + 2.0 * PI } else { result };
        return if result > PI { result - 2.0 * PI } else { result };
    }
    let s = if kappa < 1e-5 {
        1.0 / kappa + kappa
    } else {
        let r = 1.0 + (1.0 + 4.0 * kappa * kappa).sqrt();
        let rho = (r - (2.0 * r).sqrt()) / (2.0 * kappa);
        (1.0 + rho * rho) / (2.0 * rho)
    };
    let w = loop {
        let z = (PI * random.uniform()).cos();
        let w = (1.0 + s * z) / (s + z);
        let y = kappa * (s - w);
        let v = random.uniform();
        // Where nothing is a number, nothing would ever be accepted.
        if y * (2.0 - y) - v >= 0.0 || (y / v).ln() + 1.0 - y >= 0.0 || y.is_nan() {
            break w;
        }
    };
    let angle = if random.uniform() < 0.5 { -w.acos() } else { w.acos() } + mu;
    let folded = (angle.abs() + PI) % (2.0 * PI) - PI;
    if angle < 0.0 { -folded } else { folded }
}
