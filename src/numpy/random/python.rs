//! Python's own generator: the module `random` and `random.Random`.

use std::f64::consts::{E, PI};

use rand_mt::Mt;

use super::seed_bits::{float_words, int_words, text_words};
use crate::numpy::{Error, ErrorKind};

/// Its state, plain data: the Mersenne Twister and the half of a pair of normal deviates that `gauss` keeps.
///
/// Source: `Lib/random.py` and `Modules/_randommodule.c` of Python 3.11.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Random {
    twister: Mt,
    gauss_next: Option<u64>,
}

impl Random {
    /// As `random.seed(seed)` of an int.
    pub fn seed(seed: i64) -> Self {
        Self::seed_with_words(&int_words(seed))
    }

    /// As `random.seed(seed)` of a str.
    pub fn seed_text(seed: &str) -> Self {
        Self::seed_with_words(&text_words(seed))
    }

    /// As `random.seed(seed)` of a float.
    pub fn seed_float(seed: f64) -> Self {
        Self::seed_with_words(&float_words(seed))
    }

    /// Seeded by words; with words drawn from entropy it is the generator that was never seeded.
    pub fn seed_with_words(words: &[u32]) -> Self {
        Self { twister: Mt::new_with_key(words.iter().copied()), gauss_next: None }
    }

    /// 32 random bits.
    pub(super) fn next_u32(&mut self) -> u32 {
        self.twister.next_u32()
    }

    /// `random()`: uniform in [0, 1).
    pub fn random(&mut self) -> f64 {
        let high = f64::from(self.twister.next_u32() >> 5);
        let low = f64::from(self.twister.next_u32() >> 6);
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    /// `getrandbits(k)`, for at most 64 bits.
    pub fn bits(&mut self, k: u32) -> u64 {
        match k {
            0 => 0,
            1..=32 => u64::from(self.next_u32() >> (32 - k)),
            _ => {
                let low = u64::from(self.next_u32());
                low | u64::from(self.next_u32() >> (64 - k.min(64))) << 32
            }
        }
    }

    /// A whole number below n, which must not be 0.
    pub fn below(&mut self, n: u64) -> u64 {
        let k = u64::BITS - n.leading_zeros();
        loop {
            let candidate = self.bits(k);
            if candidate < n {
                return candidate;
            }
        }
    }

    /// The order in which `shuffle` leaves `len` things: the thing at a place comes from the place that stands there.
    pub fn shuffled(&mut self, len: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..len).collect();
        for last in (1..len).rev() {
            order.swap(last, self.below(last as u64 + 1) as usize);
        }
        order
    }

    /// The places that `sample` takes of `n` things.
    ///
    /// # Errors
    /// If there are not so many.
    pub fn sample(&mut self, n: usize, k: i64) -> Result<Vec<usize>, Error> {
        if k < 0 || k as usize > n {
            return Err(Error::new(ErrorKind::Value, "Sample larger than population or is negative"));
        }
        let k = k as usize;
        let table = if k > 5 { 4_f64.powf((((k * 3) as f64).ln() / 4_f64.ln()).ceil()) } else { 0.0 };
        if n as f64 <= 21.0 + table {
            let mut pool: Vec<usize> = (0..n).collect();
            return Ok((0..k).map(|taken| self.take(&mut pool, n - taken)).collect());
        }
        let mut chosen = std::collections::HashSet::new();
        let mut result = Vec::with_capacity(k);
        while result.len() < k {
            let place = self.below(n as u64) as usize;
            if chosen.insert(place) {
                result.push(place);
            }
        }
        Ok(result)
    }

    /// Takes one of the first `left` of the pool and fills its place with the last of them.
    fn take(&mut self, pool: &mut [usize], left: usize) -> usize {
        let place = self.below(left as u64) as usize;
        let taken = pool[place];
        pool[place] = pool[left - 1];
        taken
    }

    /// The places that `choices` takes of `n` things, all alike.
    pub fn choices(&mut self, n: usize, k: usize) -> Vec<usize> {
        (0..k).map(|_| (self.random() * n as f64).floor() as usize).collect()
    }

    /// The places that `choices` takes under cumulative weights.
    ///
    /// # Errors
    /// If the weights sum to nothing or to what is not finite.
    pub fn weighted_choices(&mut self, cumulative: &[f64], k: usize) -> Result<Vec<usize>, Error> {
        let total = cumulative.last().copied().unwrap_or(0.0);
        if total <= 0.0 {
            return Err(Error::new(ErrorKind::Value, "Total of weights must be greater than zero"));
        }
        if !total.is_finite() {
            return Err(Error::new(ErrorKind::Value, "Total of weights must be finite"));
        }
        let last = cumulative.len() - 1;
        let mut place = || {
            let at = self.random() * total;
            cumulative[..last].partition_point(|&sum| sum <= at)
        };
        Ok((0..k).map(|_| place()).collect())
    }

    /// `gauss(mu, sigma)`.
    pub fn gauss(&mut self, mu: f64, sigma: f64) -> f64 {
        let z = if let Some(next) = self.gauss_next.take() {
            f64::from_bits(next)
        } else {
            let angle = self.random() * (2.0 * PI);
            let radius = (-2.0 * (1.0 - self.random()).ln()).sqrt();
            self.gauss_next = Some((angle.sin() * radius).to_bits());
            angle.cos() * radius
        };
        mu + z * sigma
    }

    /// `normalvariate(mu, sigma)`, by Kinderman and Monahan.
    pub fn normal(&mut self, mu: f64, sigma: f64) -> f64 {
        let magic = 4.0 * (-0.5_f64).exp() / 2_f64.sqrt();
        loop {
            let u1 = self.random();
            let u2 = 1.0 - self.random();
            let z = magic * (u1 - 0.5) / u2;
            if z * z / 4.0 <= -u2.ln() {
                return mu + z * sigma;
            }
        }
    }

    /// `expovariate(lambd)`; 0 is for the caller to refuse.
    pub fn exponential(&mut self, rate: f64) -> f64 {
        -(1.0 - self.random()).ln() / rate
    }

    /// `triangular(low, high, mode)`.
    pub fn triangular(&mut self, low: f64, high: f64, mode: Option<f64>) -> f64 {
        let u = self.random();
        if mode.is_some() && high == low {
            return low;
        }
        let c = mode.map_or(0.5, |mode| (mode - low) / (high - low));
        let (u, c, low, high) = if u > c { (1.0 - u, 1.0 - c, high, low) } else { (u, c, low, high) };
        low + (high - low) * (u * c).sqrt()
    }

    /// `gammavariate(alpha, beta)`.
    ///
    /// # Errors
    /// If a parameter is not above 0.
    pub fn gamma(&mut self, alpha: f64, beta: f64) -> Result<f64, Error> {
        if alpha <= 0.0 || beta <= 0.0 {
            return Err(Error::new(ErrorKind::Value, "gammavariate: alpha and beta must be > 0.0"));
        }
        // What is not a number would be tried for ever.
        if !alpha.is_finite() || !beta.is_finite() {
            return Ok(f64::NAN);
        }
        Ok(if alpha > 1.0 {
            self.large_gamma(alpha) * beta
        } else if alpha == 1.0 {
            -(1.0 - self.random()).ln() * beta
        } else {
            self.small_gamma(alpha) * beta
        })
    }

    /// By Cheng.
    fn large_gamma(&mut self, alpha: f64) -> f64 {
        let inverse = (2.0 * alpha - 1.0).sqrt();
        let b = alpha - 4_f64.ln();
        let c = alpha + inverse;
        loop {
            let u1 = self.random();
            if 1e-7 >= u1 || u1 >= 0.999_999_9 {
                continue;
            }
            let u2 = 1.0 - self.random();
            let v = (u1 / (1.0 - u1)).ln() / inverse;
            let x = alpha * v.exp();
            let z = u1 * u1 * u2;
            let r = b + c * v - x;
            if r + (1.0 + 4.5_f64.ln()) - 4.5 * z >= 0.0 || r >= z.ln() {
                return x;
            }
        }
    }

    /// By Ahrens and Dieter's algorithm GS.
    fn small_gamma(&mut self, alpha: f64) -> f64 {
        loop {
            let u = self.random();
            let b = (E + alpha) / E;
            let p = b * u;
            let x = if p <= 1.0 { p.powf(1.0 / alpha) } else { -((b - p) / alpha).ln() };
            let u1 = self.random();
            if if p > 1.0 { u1 <= x.powf(alpha - 1.0) } else { u1 <= (-x).exp() } {
                return x;
            }
        }
    }

    /// `vonmisesvariate(mu, kappa)`.
    pub fn vonmises(&mut self, mu: f64, kappa: f64) -> f64 {
        let turn = 2.0 * PI;
        if kappa <= 1e-6 {
            return turn * self.random();
        }
        let s = 0.5 / kappa;
        let r = s + (1.0 + s * s).sqrt();
        let z = loop {
            let z = (PI * self.random()).cos();
            let d = z / (r + z);
            let u2 = self.random();
            if u2 < 1.0 - d * d || u2 <= (1.0 - d) * d.exp() || d.is_nan() {
                break z;
            }
        };
        let q = 1.0 / r;
        let f = (q + z) / (1.0 + q * z);
        let angle = if self.random() > 0.5 { mu + f.acos() } else { mu - f.acos() };
        let folded = angle % turn;
        if folded < 0.0 { folded + turn } else { folded }
    }
}
