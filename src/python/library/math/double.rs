//! Numbers of twice a float's length: sums and products that are rounded once at the end (Dekker, Knuth).

/// A value as the sum of two floats, the second below half a place of the first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::python::library) struct Double {
    high: f64,
    low: f64,
}

fn two_sum(a: f64, b: f64) -> Double {
    let high = a + b;
    let part = high - a;
    Double { high, low: (a - (high - part)) + (b - part) }
}

fn quick(a: f64, b: f64) -> Double {
    let high = a + b;
    Double { high, low: b - (high - a) }
}

impl Double {
    /// Nothing.
    pub const ZERO: Self = Self { high: 0.0, low: 0.0 };

    /// An integer, whole.
    pub fn of_int(i: i64) -> Self {
        let high = (i >> 32) as f64 * 4_294_967_296.0;
        two_sum(high, (i & 0xffff_ffff) as f64)
    }

    /// A float.
    pub fn of(x: f64) -> Self {
        Self { high: x, low: 0.0 }
    }

    /// The nearest float.
    pub fn value(self) -> f64 {
        // What is infinite or no number has a low part that means nothing.
        if self.high.is_finite() { self.high + self.low } else { self.high }
    }

    /// `self + other`
    pub fn plus(self, other: Self) -> Self {
        if !(self.high + other.high).is_finite() {
            return Self::of(self.high + other.high);
        }
        let (s, t) = (two_sum(self.high, other.high), two_sum(self.low, other.low));
        let s = quick(s.high, s.low + t.high);
        quick(s.high, s.low + t.low)
    }

    /// `-self`
    pub fn negated(self) -> Self {
        Self { high: -self.high, low: -self.low }
    }

    /// `self * other`
    pub fn times(self, other: Self) -> Self {
        let high = self.high * other.high;
        if !high.is_finite() {
            return Self::of(high);
        }
        let low = self.high.mul_add(other.high, -high) + (self.high * other.low + self.low * other.high);
        quick(high, low)
    }

    /// `self / other`
    pub fn over(self, other: Self) -> Self {
        let first = self.high / other.high;
        if !first.is_finite() {
            return Self::of(first);
        }
        let rest = self.plus(other.times(Self::of(first)).negated());
        let second = rest.high / other.high;
        let rest = rest.plus(other.times(Self::of(second)).negated());
        let third = rest.high / other.high;
        quick(first, second).plus(Self::of(third))
    }

    /// The nearest float to the square root.
    pub fn sqrt(self) -> f64 {
        let root = self.high.sqrt();
        if root == 0.0 || !root.is_finite() {
            return root;
        }
        let rest = self.plus(Self::of(root).times(Self::of(root)).negated());
        root + rest.value() / (2.0 * root)
    }
}
