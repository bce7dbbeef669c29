//! `gamma` and `lgamma` by the sum of Lanczos, with the constants that Python takes (thirteen terms, g = 6.02468…).

use crate::python::text::Fault;

const G_MINUS_HALF: f64 = 5.524_680_040_776_73;

const NUMERATOR: [f64; 13] = [
    23_531_376_880.410_76,
    42_919_803_642.649_1,
    35_711_959_237.355_67,
    17_921_034_426.037_21,
    6_039_542_586.352_028,
    1_439_720_407.311_721_6,
    248_874_557.862_054_17,
    31_426_415.585_400_194,
    2_876_370.628_935_372_5,
    186_056.265_395_223_48,
    8_071.672_002_365_816,
    210.824_277_751_579_36,
    2.506_628_274_631_000_2,
];

const DENOMINATOR: [f64; 13] = [
    0.0,
    39_916_800.0,
    120_543_840.0,
    150_917_976.0,
    105_258_076.0,
    45_995_730.0,
    13_339_535.0,
    2_637_558.0,
    357_423.0,
    32_670.0,
    1_925.0,
    66.0,
    1.0,
];

fn lanczos(x: f64) -> f64 {
    let (mut top, mut bottom) = (0.0, 0.0);
    if x < 5.0 {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR).rev() {
            top = top * x + n;
            bottom = bottom * x + d;
        }
    } else {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR) {
            top = top / x + n;
            bottom = bottom / x + d;
        }
    }
    top / bottom
}

/// `sin(πx)`, exact at the zeros.
fn sin_pi(x: f64) -> f64 {
    let pi = std::f64::consts::PI;
    let y = x.abs() % 2.0;
    let value = match (2.0 * y).round() as i64 {
        0 => (pi * y).sin(),
        1 => (pi * (y - 0.5)).cos(),
        2 => (pi * (1.0 - y)).sin(),
        3 => -(pi * (y - 1.5)).cos(),
        _ => (pi * (y - 2.0)).sin(),
    };
    value.copysign(value * x.signum())
}

/// `math.gamma(x)`.
pub(super) fn gamma(x: f64) -> Result<f64, Fault> {
    let (domain, range) = (|| Fault::value("math domain error"), || Fault::overflow("math range error"));
    if !x.is_finite() {
        return if x == f64::NEG_INFINITY { Err(domain()) } else { Ok(x) };
    }
    if x == 0.0 {
        return Err(domain());
    }
    if x == x.floor() {
        if x < 0.0 {
            return Err(domain());
        }
        if x <= 23.0 {
            return Ok((1..x as u64).map(|i| i as f64).product());
        }
    }
    let size = x.abs();
    if size < 1e-20 {
        let value = 1.0 / x;
        return if value.is_infinite() { Err(range()) } else { Ok(value) };
    }
    if size > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x)) } else { Err(range()) };
    }
    let y = size + G_MINUS_HALF;
    let z = if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size };
    let z = z * 6.024_680_040_776_73 / y;
    let value = if x < 0.0 {
        let mut r = -std::f64::consts::PI / sin_pi(size) / size * y.exp() / lanczos(size);
        r -= z * r;
        if size < 140.0 {
            r / y.powf(size - 0.5)
        } else {
            let half = y.powf(size / 2.0 - 0.25);
            r / half / half
        }
    } else {
        let mut r = lanczos(size) / y.exp();
        r += z * r;
        if size < 140.0 {
            r * y.powf(size - 0.5)
        } else {
            let half = y.powf(size / 2.0 - 0.25);
            r * half * half
        }
    };
    if value.is_infinite() { Err(range()) } else { Ok(value) }
}

/// `math.lgamma(x)`.
pub(super) fn lgamma(x: f64) -> Result<f64, Fault> {
    if !x.is_finite() {
        return Ok(x.abs());
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(Fault::value("math domain error")) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-size.ln());
    }
    let mut value = lanczos(size).ln() - 6.024_680_040_776_73;
    value += (size - 0.5) * ((size + 6.024_680_040_776_73 - 0.5).ln() - 1.0);
    if x < 0.0 {
        value = std::f64::consts::PI.ln() - sin_pi(size).abs().ln() - size.ln() - value;
    }
    if value.is_infinite() { Err(Fault::overflow("math range error")) } else { Ok(value) }
}
