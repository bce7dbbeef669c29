//! Functions of floats that Rust does not have, or has otherwise.

use num_complex::Complex64;

const RADIAN: f64 = std::f64::consts::PI / 180.0;
const DEGREE: f64 = 180.0 / std::f64::consts::PI;

pub(super) fn radians(x: f64) -> f64 {
    x * RADIAN
}

pub(super) fn radians32(x: f32) -> f32 {
    x * (std::f32::consts::PI / 180.0)
}

pub(super) fn degrees(x: f64) -> f64 {
    x * DEGREE
}

pub(super) fn degrees32(x: f32) -> f32 {
    x * (180.0 / std::f32::consts::PI)
}

pub(super) fn asinh(x: f64) -> f64 {
    libm::asinh(x)
}

pub(super) fn asinh32(x: f32) -> f32 {
    libm::asinhf(x)
}

pub(super) fn acosh(x: f64) -> f64 {
    libm::acosh(x)
}

pub(super) fn acosh32(x: f32) -> f32 {
    libm::acoshf(x)
}

pub(super) fn atanh(x: f64) -> f64 {
    libm::atanh(x)
}

pub(super) fn atanh32(x: f32) -> f32 {
    libm::atanhf(x)
}

pub(super) fn complex_exp2(x: Complex64) -> Complex64 {
    (x * std::f64::consts::LN_2).exp()
}

/// As `nc_expm1`.
pub(super) fn complex_expm1(x: Complex64) -> Complex64 {
    let half = (x.im / 2.0).sin();
    Complex64::new(x.re.exp_m1() * x.im.cos() - 2.0 * half * half, x.re.exp() * x.im.sin())
}

/// As `nc_log1p`.
pub(super) fn complex_log1p(x: Complex64) -> Complex64 {
    Complex64::new((x.re + 1.0).hypot(x.im).ln(), x.im.atan2(x.re + 1.0))
}

pub(super) fn heaviside(x: f64, at_zero: f64) -> f64 {
    match x {
        _ if x.is_nan() => x,
        0.0 => at_zero,
        _ if x < 0.0 => 0.0,
        _ => 1.0,
    }
}

/// As `npy_logaddexp`.
pub(super) fn logaddexp(x: f64, y: f64) -> f64 {
    if x == y {
        return x + std::f64::consts::LN_2;
    }
    let difference = x - y;
    if difference > 0.0 {
        x + (-difference).exp().ln_1p()
    } else if difference <= 0.0 {
        y + difference.exp().ln_1p()
    } else {
        difference
    }
}

/// As `npy_logaddexp2`.
pub(super) fn logaddexp2(x: f64, y: f64) -> f64 {
    if x == y {
        return x + 1.0;
    }
    let difference = x - y;
    let log2_1p = |x: f64| std::f64::consts::LOG2_E * x.ln_1p();
    if difference > 0.0 {
        x + log2_1p((-difference).exp2())
    } else if difference <= 0.0 {
        y + log2_1p(difference.exp2())
    } else {
        difference
    }
}

/// The next number of a type from `x` on towards another.
macro_rules! next_after {
    ($name:ident, $float:ident) => {
        pub(super) fn $name(x: $float, towards: $float) -> $float {
            if x.is_nan() || towards.is_nan() {
                $float::NAN
            } else if x < towards {
                x.next_up()
            } else if x > towards {
                x.next_down()
            } else {
                towards
            }
        }
    };
}

next_after!(nextafter, f64);
next_after!(nextafter32, f32);

/// By way of the two parts, with NumPy's branch.
pub(super) fn complex_atanh(x: Complex64) -> Complex64 {
    let (up, down) = (1.0 + x.re, 1.0 - x.re);
    let square = x.im * x.im;
    let real = 0.25 * ((up * up + square) / (down * down + square)).ln();
    Complex64::new(real, 0.5 * (2.0 * x.im).atan2(down * up - square))
}

pub(super) fn spacing(x: f64) -> f64 {
    if x.is_infinite() {
        return f64::NAN;
    }
    if x < 0.0 { x.next_down() - x } else { x.next_up() - x }
}

pub(super) fn spacing32(x: f32) -> f32 {
    if x.is_infinite() {
        return f32::NAN;
    }
    if x < 0.0 { x.next_down() - x } else { x.next_up() - x }
}
