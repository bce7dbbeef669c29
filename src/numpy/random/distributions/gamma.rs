//! The gamma distribution and what is made of it.

use super::super::bits::Source;

/// Gamma with scale 1, by Marsaglia and Tsang, below shape 1 by Ahrens and Dieter.
fn standard_gamma<S: Source>(random: &mut S, shape: f64) -> f64 {
    if shape == 1.0 {
        random.exponential()
    } else if shape == 0.0 {
        0.0
    } else if shape < 1.0 {
        small_gamma(random, shape)
    } else {
        large_gamma(random, shape)
    }
}

fn small_gamma<S: Source>(random: &mut S, shape: f64) -> f64 {
    loop {
        let (u, v) = (random.uniform(), random.exponential());
        if u <= 1.0 - shape {
            let x = u.powf(1.0 / shape);
            if x <= v {
                return x;
            }
        } else {
            let y = -((1.0 - u) / shape).ln();
            let x = (1.0 - shape + shape * y).powf(1.0 / shape);
            if x <= v + y {
                return x;
            }
        }
    }
}

fn large_gamma<S: Source>(random: &mut S, shape: f64) -> f64 {
    let b = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * b).sqrt();
    // A shape that is not a number would be tried for ever.
    if b.is_nan() || b.is_infinite() {
        return b;
    }
    loop {
        let (x, v) = loop {
            let x = random.normal();
            let v = 1.0 + c * x;
            if v > 0.0 {
                break (x, v);
            }
        };
        let v = v * v * v;
        let u = random.uniform();
        if u < 1.0 - 0.0331 * (x * x) * (x * x) || u.ln() < 0.5 * x * x + b * (1.0 - v + v.ln()) {
            return b * v;
        }
    }
}

pub(in super::super) fn gamma<S: Source>(random: &mut S, shape: f64, scale: f64) -> f64 {
    scale * standard_gamma(random, shape)
}

pub(in super::super) fn chisquare<S: Source>(random: &mut S, freedom: f64) -> f64 {
    2.0 * standard_gamma(random, freedom / 2.0)
}

pub(in super::super) fn f<S: Source>(random: &mut S, above: f64, below: f64) -> f64 {
    let numerator = chisquare(random, above) * below;
    numerator / (chisquare(random, below) * above)
}

pub(in super::super) fn standard_t<S: Source>(random: &mut S, freedom: f64) -> f64 {
    let normal = random.normal();
    let gamma = standard_gamma(random, freedom / 2.0);
    (freedom / 2.0).sqrt() * normal / gamma.sqrt()
}

/// By Jöhnk's method where both parameters are at most 1, else of two gammas.
pub(in super::super) fn beta<S: Source>(random: &mut S, a: f64, b: f64) -> f64 {
    if a > 1.0 || b > 1.0 {
        let (x, y) = (standard_gamma(random, a), standard_gamma(random, b));
        return x / (x + y);
    }
    if !S::LEGACY && a < 3e-103 && b < 3e-103 {
        return f64::from(u8::from((a + b) * random.uniform() < a));
    }
    loop {
        let (u, v) = (random.uniform(), random.uniform());
        let (x, y) = (u.powf(1.0 / a), v.powf(1.0 / b));
        if x + y <= 1.0 && (S::LEGACY || u + v > 0.0) {
            return beta_share(S::LEGACY, (u, v), (x, y), (a, b));
        }
    }
}

/// x / (x + y), by logarithms where the powers left nothing.
fn beta_share(legacy: bool, (u, v): (f64, f64), (x, y): (f64, f64), (a, b): (f64, f64)) -> f64 {
    if if legacy { x + y > 0.0 } else { x > 0.0 && y > 0.0 } {
        return x / (x + y);
    }
    let (log_x, log_y) = (u.ln() / a, v.ln() / b);
    if legacy {
        let most = if log_x > log_y { log_x } else { log_y };
        let (log_x, log_y) = (log_x - most, log_y - most);
        return (log_x - (log_x.exp() + log_y.exp()).ln()).exp();
    }
    let delta = log_x - log_y;
    if delta > 0.0 { (-(-delta).exp().ln_1p()).exp() } else { (delta - delta.exp().ln_1p()).exp() }
}
