//! The binomial distribution.

use super::super::bits::Source;

pub(in super::super) fn binomial<S: Source>(random: &mut S, n: i64, p: f64) -> i64 {
    if !S::LEGACY && (n == 0 || p == 0.0) {
        return 0;
    }
    let mirrored = p > 0.5;
    let q = if mirrored { 1.0 - p } else { p };
    let count = if q * n as f64 <= 30.0 { inversion(random, n, q) } else { Rejection::new(n, q).draw(random) };
    if mirrored { n - count } else { count }
}

fn inversion<S: Source>(random: &mut S, n: i64, p: f64) -> i64 {
    let q = 1.0 - p;
    let none = if S::LEGACY { (n as f64 * q.ln()).exp() } else { (n as f64 * (-p).ln_1p()).exp() };
    let mean = n as f64 * p;
    let bound = (n as f64).min(mean + 10.0 * (mean * q + 1.0).sqrt()) as i64;
    let (mut count, mut px) = (0, none);
    let mut u = random.uniform();
    while u > px {
        count += 1;
        if count > bound {
            (count, px) = (0, none);
            u = random.uniform();
        } else {
            u -= px;
            px = ((n - count + 1) as f64 * p * px) / (count as f64 * q);
        }
    }
    count
}

/// Source: Kachitvichyanukul and Schmeiser, "Binomial Random Variate Generation" (1988), algorithm BTPE.
struct Rejection {
    n: i64,
    r: f64,
    q: f64,
    m: i64,
    p1: f64,
    xm: f64,
    xl: f64,
    xr: f64,
    c: f64,
    left: f64,
    right: f64,
}

impl Rejection {
    fn new(n: i64, p: f64) -> Self {
        let r = p.min(1.0 - p);
        let (q, size) = (1.0 - r, n as f64);
        let fm = size * r + r;
        let m = fm.floor();
        let p1 = (2.195 * (size * r * q).sqrt() - 4.6 * q).floor() + 0.5;
        let xm = m + 0.5;
        let (xl, xr) = (xm - p1, xm + p1);
        let c = 0.134 + 20.5 / (15.3 + m);
        let a = (fm - xl) / (fm - xl * r);
        let left = a * (1.0 + a / 2.0);
        let a = (xr - fm) / (xr * q);
        let right = a * (1.0 + a / 2.0);
        Self { n, r, q, m: m as i64, p1, xm, xl, xr, c, left, right }
    }

    fn draw<S: Source>(&self, random: &mut S) -> i64 {
        loop {
            if let Some((y, v)) = self.propose(random)
                && v.is_none_or(|v| self.accepts(y, v))
            {
                return y;
            }
        }
    }

    /// A count, and the height to test it at if it is not accepted at once.
    fn propose<S: Source>(&self, random: &mut S) -> Option<(i64, Option<f64>)> {
        let p2 = self.p1 * (1.0 + 2.0 * self.c);
        let p3 = p2 + self.c / self.left;
        let p4 = p3 + self.c / self.right;
        let u = random.uniform() * p4;
        let v = random.uniform();
        if u <= self.p1 {
            return Some(((self.xm - self.p1 * v + u).floor() as i64, None));
        }
        if u <= p2 {
            let x = self.xl + (u - self.p1) / self.c;
            let v = v * self.c + 1.0 - (self.m as f64 - x + 0.5).abs() / self.p1;
            return (v <= 1.0).then(|| (x.floor() as i64, Some(v)));
        }
        if u <= p3 {
            let y = (self.xl + v.ln() / self.left).floor() as i64;
            return (y >= 0 && v != 0.0).then_some((y, Some(v * (u - p2) * self.left)));
        }
        let y = (self.xr - v.ln() / self.right).floor() as i64;
        (y <= self.n && v != 0.0).then_some((y, Some(v * (u - p3) * self.right)))
    }

    fn accepts(&self, y: i64, v: f64) -> bool {
        let variance = self.n as f64 * self.r * self.q;
        let k = (y - self.m).abs();
        if k <= 20 || k as f64 >= variance / 2.0 - 1.0 {
            return v <= self.ratio(y);
        }
        let k = k as f64;
        let rho = (k / variance) * ((k * (k / 3.0 + 0.625) + 0.166_666_666_666_666_66) / variance + 0.5);
        let t = -k * k / (2.0 * variance);
        let log_v = v.ln();
        if log_v < t - rho {
            return true;
        }
        log_v <= t + rho && log_v <= self.bound(y)
    }

    /// The density at y over that at the mode, by its recurrence.
    fn ratio(&self, y: i64) -> f64 {
        let s = self.r / self.q;
        let a = s * (self.n as f64 + 1.0);
        if self.m < y {
            (self.m + 1..=y).fold(1.0, |product, at| product * (a / at as f64 - s))
        } else {
            (y + 1..=self.m).fold(1.0, |product, at| product / (a / at as f64 - s))
        }
    }

    /// The logarithm of that ratio by Stirling's formula.
    fn bound(&self, y: i64) -> f64 {
        let (n, m) = (self.n as f64, self.m as f64);
        let (x1, f1, z, w) = (y as f64 + 1.0, m + 1.0, n + 1.0 - m, n - y as f64 + 1.0);
        let series = |x: f64| {
            let x2 = x * x;
            (13680.0 - (462.0 - (132.0 - (99.0 - 140.0 / x2) / x2) / x2) / x2) / x / 166_320.0
        };
        self.xm * (f1 / x1).ln()
            + (n - m + 0.5) * (z / w).ln()
            + (y - self.m) as f64 * (w * self.r / (x1 * self.q)).ln()
            + series(f1)
            + series(z)
            + series(x1)
            + series(w)
    }
}
