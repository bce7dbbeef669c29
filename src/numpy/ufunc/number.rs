//! What can be done with one number of each type, as NumPy's loops do it.

use num_complex::Complex64;

use crate::numpy::element::Element;

/// A number with NumPy's arithmetic: whole numbers wrap, division rounds down.
pub(crate) trait Number: Element {
    fn plus(self, other: Self) -> Self;
    fn minus(self, other: Self) -> Self;
    fn times(self, other: Self) -> Self;
    fn over(self, other: Self) -> Self;
    fn floor_over(self, other: Self) -> Self;
    fn modulo(self, other: Self) -> Self;
    /// C's remainder, with the sign of the dividend.
    fn remains(self, other: Self) -> Self;
    fn to_power(self, other: Self) -> Self;
    fn negated(self) -> Self;
    fn size(self) -> Self;
    fn sign(self) -> Self;
    fn less(self, other: Self) -> bool;
    fn is_nan(self) -> bool {
        false
    }
    fn is_infinite(self) -> bool {
        false
    }
    /// The larger; `nan` wins.
    fn larger(self, other: Self) -> Self {
        if self.is_nan() || !(self.less(other) || other.is_nan()) { self } else { other }
    }
    /// The smaller; `nan` wins.
    fn smaller(self, other: Self) -> Self {
        if self.is_nan() || !(other.less(self) || other.is_nan()) { self } else { other }
    }
    fn one() -> Self {
        Self::from_int(1)
    }
}

impl Number for i64 {
    fn plus(self, other: Self) -> Self {
        self.wrapping_add(other)
    }
    fn minus(self, other: Self) -> Self {
        self.wrapping_sub(other)
    }
    fn times(self, other: Self) -> Self {
        self.wrapping_mul(other)
    }
    fn over(self, other: Self) -> Self {
        // One over zero is what C's cast makes of infinity.
        if other == 0 { Self::MIN } else { self.wrapping_div(other) }
    }
    fn floor_over(self, other: Self) -> Self {
        if other == 0 {
            return 0;
        }
        let quotient = self.wrapping_div(other);
        let uneven = quotient.wrapping_mul(other) != self;
        if uneven && (self < 0) != (other < 0) { quotient - 1 } else { quotient }
    }
    fn modulo(self, other: Self) -> Self {
        if other == 0 {
            return 0;
        }
        let rest = self.wrapping_rem(other);
        if rest != 0 && (rest < 0) != (other < 0) { rest + other } else { rest }
    }
    fn remains(self, other: Self) -> Self {
        if other == 0 { 0 } else { self.wrapping_rem(other) }
    }
    fn to_power(self, mut power: Self) -> Self {
        let (mut base, mut result): (Self, Self) = (self, 1);
        while power > 0 {
            if power & 1 == 1 {
                result = result.wrapping_mul(base);
            }
            base = base.wrapping_mul(base);
            power >>= 1;
        }
        result
    }
    fn negated(self) -> Self {
        self.wrapping_neg()
    }
    fn size(self) -> Self {
        self.wrapping_abs()
    }
    fn sign(self) -> Self {
        self.signum()
    }
    fn less(self, other: Self) -> bool {
        self < other
    }
}

macro_rules! float_number {
    ($type:ty) => {
        impl Number for $type {
            fn plus(self, other: Self) -> Self {
                self + other
            }
            fn minus(self, other: Self) -> Self {
                self - other
            }
            fn times(self, other: Self) -> Self {
                self * other
            }
            fn over(self, other: Self) -> Self {
                self / other
            }
            fn floor_over(self, other: Self) -> Self {
                if other == 0.0 {
                    return self / other;
                }
                let rest = self % other;
                let mut quotient = (self - rest) / other;
                if rest != 0.0 && (other < 0.0) != (rest < 0.0) {
                    quotient -= 1.0;
                }
                if quotient == 0.0 {
                    return <$type>::copysign(0.0, self / other);
                }
                let floor = quotient.floor();
                if quotient - floor > 0.5 { floor + 1.0 } else { floor }
            }
            fn modulo(self, other: Self) -> Self {
                let rest = self % other;
                if other == 0.0 {
                    return rest;
                }
                if rest == 0.0 {
                    return <$type>::copysign(0.0, other);
                }
                if (other < 0.0) != (rest < 0.0) { rest + other } else { rest }
            }
            fn remains(self, other: Self) -> Self {
                self % other
            }
            fn to_power(self, power: Self) -> Self {
                self.powf(power)
            }
            fn negated(self) -> Self {
                -self
            }
            fn size(self) -> Self {
                self.abs()
            }
            fn sign(self) -> Self {
                if self.is_nan() || self == 0.0 { self + 0.0 } else { <$type>::copysign(1.0, self) }
            }
            fn less(self, other: Self) -> bool {
                self < other
            }
            fn is_nan(self) -> bool {
                <$type>::is_nan(self)
            }
            fn is_infinite(self) -> bool {
                <$type>::is_infinite(self)
            }
        }
    };
}
float_number!(f32);
float_number!(f64);

impl Number for Complex64 {
    fn plus(self, other: Self) -> Self {
        self + other
    }
    fn minus(self, other: Self) -> Self {
        self - other
    }
    fn times(self, other: Self) -> Self {
        Self::new(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)
    }
    /// Smith's way, as NumPy's loop.
    fn over(self, other: Self) -> Self {
        let (re, im) = (other.re.abs(), other.im.abs());
        if re >= im {
            if re == 0.0 && im == 0.0 {
                return Self::new(self.re / re, self.im / re);
            }
            let ratio = other.im / other.re;
            let scale = 1.0 / (other.re + other.im * ratio);
            return Self::new((self.re + self.im * ratio) * scale, (self.im - self.re * ratio) * scale);
        }
        let ratio = other.re / other.im;
        let scale = 1.0 / (other.im + other.re * ratio);
        Self::new((self.re * ratio + self.im) * scale, (self.im * ratio - self.re) * scale)
    }
    fn floor_over(self, other: Self) -> Self {
        self.over(other)
    }
    fn modulo(self, _: Self) -> Self {
        self
    }
    fn remains(self, _: Self) -> Self {
        self
    }
    fn to_power(self, power: Self) -> Self {
        complex_power(self, power)
    }
    fn negated(self) -> Self {
        -self
    }
    fn size(self) -> Self {
        Self::new(self.re.hypot(self.im), 0.0)
    }
    fn sign(self) -> Self {
        let size = self.re.hypot(self.im);
        if size == 0.0 { self } else { self / size }
    }
    fn less(self, other: Self) -> bool {
        self.re < other.re && !self.im.is_nan() && !other.im.is_nan() || self.re == other.re && self.im < other.im
    }
    fn is_nan(self) -> bool {
        self.re.is_nan() || self.im.is_nan()
    }
    fn is_infinite(self) -> bool {
        self.re.is_infinite() || self.im.is_infinite()
    }
}

/// As `npy_cpow`: small whole powers by multiplication.
fn complex_power(base: Complex64, power: Complex64) -> Complex64 {
    let one = Complex64::new(1.0, 0.0);
    if power.re == 0.0 && power.im == 0.0 {
        return one;
    }
    if base.re == 0.0 && base.im == 0.0 {
        let nan = Complex64::new(f64::NAN, f64::NAN);
        return if power.re > 0.0 { Complex64::default() } else { nan };
    }
    if power.im == 0.0 && power.re.fract() == 0.0 && power.re.abs() < 100.0 {
        let (mut left, mut square, mut result) = (power.re.abs() as u32, base, one);
        while left > 0 {
            if left & 1 == 1 {
                result = result.times(square);
            }
            left >>= 1;
            if left > 0 {
                square = square.times(square);
            }
        }
        return if power.re < 0.0 { one.over(result) } else { result };
    }
    base.powc(power)
}
