//! Discrete distributions that are a formula or a short search.

use super::super::bits::Source;

pub(in super::super) fn geometric<S: Source>(random: &mut S, p: f64) -> i64 {
    if p >= 1.0 / 3.0 {
        return geometric_search(random, p);
    }
    let z = if S::LEGACY { (-random.uniform()).ln_1p() / (1.0 - p).ln() } else { -random.exponential() / (-p).ln_1p() };
    z.ceil() as i64
}

fn geometric_search<S: Source>(random: &mut S, p: f64) -> i64 {
    let (mut sum, mut product, mut tries) = (p, p, 1);
    let u = random.uniform();
    // Where the sum no longer grows, u is as near to 1 as doubles come.
    while u > sum && product > 0.0 {
        product *= 1.0 - p;
        sum += product;
        tries += 1;
    }
    tries
}

pub(in super::super) fn zipf<S: Source>(random: &mut S, a: f64) -> i64 {
    if a >= 1025.0 {
        return 1;
    }
    let below = a - 1.0;
    let b = 2_f64.powf(below);
    let least = (i64::MAX as f64).powf(-below);
    loop {
        let u = random.uniform();
        let u = if S::LEGACY { 1.0 - u } else { u * least + (1.0 - u) };
        let v = random.uniform();
        let x = u.powf(-1.0 / below).floor();
        if x > i64::MAX as f64 || x < 1.0 {
            continue;
        }
        let t = (1.0 + 1.0 / x).powf(below);
        if v * x * (t - 1.0) / (b - 1.0) <= t / b {
            return x as i64;
        }
    }
}

pub(in super::super) fn logseries<S: Source>(random: &mut S, p: f64) -> i64 {
    let r = if S::LEGACY { (1.0 - p).ln() } else { (-p).ln_1p() };
    loop {
        let v = random.uniform();
        if v >= p {
            return 1;
        }
        let u = random.uniform();
        let q = if S::LEGACY { 1.0 - (r * u).exp() } else { -(r * u).exp_m1() };
        if v <= q * q {
            let result = (1.0 + v.ln() / q.ln()).floor() as i64;
            if result >= 1 && v != 0.0 {
                return result;
            }
        } else {
            return if v >= q { 1 } else { 2 };
        }
    }
}
