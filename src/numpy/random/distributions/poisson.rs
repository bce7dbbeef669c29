//! The Poisson distribution.

use super::super::bits::Source;
use super::log_gamma::log_gamma;

pub(in super::super) fn poisson<S: Source>(random: &mut S, rate: f64) -> i64 {
    if rate >= 10.0 {
        rejection(random, rate)
    } else if rate == 0.0 {
        0
    } else {
        multiplication(random, rate)
    }
}

fn multiplication<S: Source>(random: &mut S, rate: f64) -> i64 {
    let least = (-rate).exp();
    let (mut count, mut product) = (0, 1.0);
    loop {
        product *= random.uniform();
        if product <= least {
            return count;
        }
        count += 1;
    }
}

/// Source: Hörmann, "The transformed rejection method for generating Poisson random variables" (1993).
fn rejection<S: Source>(random: &mut S, rate: f64) -> i64 {
    let b = 0.931 + 2.53 * rate.sqrt();
    let a = -0.059 + 0.02483 * b;
    let inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
    let accepted = 0.9277 - 3.6224 / (b - 2.0);
    let log_rate = rate.ln();
    loop {
        let u = random.uniform() - 0.5;
        let v = random.uniform();
        let us = 0.5 - u.abs();
        let k = ((2.0 * a / us + b) * u + rate + 0.43).floor();
        if us >= 0.07 && v <= accepted {
            return k as i64;
        }
        if k < 0.0 || us < 0.013 && v > us {
            continue;
        }
        let left = v.ln() + inverse_alpha.ln() - (a / (us * us) + b).ln();
        if left <= -rate + k * log_rate - log_gamma(k + 1.0) {
            return k as i64;
        }
    }
}
