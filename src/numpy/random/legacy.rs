//! NumPy's legacy generator: `np.random.seed`, `np.random.randn` and `np.random.RandomState`.

use rand_mt::Mt;

use super::bits::Source;

/// The Mersenne Twister MT19937 with NumPy's own rules for turning 32-bit words into numbers, frozen since NumPy 1.17.
///
/// Source: `legacy-distributions.c` and `mt19937.h` of NumPy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacyState {
    twister: Mt,
    /// The bits of the normal deviate that is still to be given: the polar method makes them in pairs.
    spare_normal: Option<u64>,
}

impl Default for LegacyState {
    /// As `np.random.seed(0)`: what stands here before it is seeded.
    fn default() -> Self {
        Self::seed(0)
    }
}

impl LegacyState {
    /// As `np.random.seed(seed)`.
    pub fn seed(seed: u32) -> Self {
        Self { twister: Mt::new(seed), spare_normal: None }
    }

    /// As `np.random.RandomState([…])`: seeded by several words, which is not the same as by any one of them. With words
    /// drawn from entropy it is the generator that was never seeded.
    pub fn seed_with_key(key: &[u32]) -> Self {
        Self { twister: Mt::new_with_key(key.iter().copied()), spare_normal: None }
    }

    /// A whole number from 0 to `max`, both included, 64 bits wide where `max` is: for `randint`.
    pub(super) fn masked(&mut self, max: u64) -> u64 {
        match max {
            u64::MAX => self.next_u64(),
            _ => self.at_most(max),
        }
    }
}

impl Source for LegacyState {
    const LEGACY: bool = true;

    fn next_u32(&mut self) -> u32 {
        self.twister.next_u32()
    }

    /// The high half comes first.
    fn next_u64(&mut self) -> u64 {
        let high = u64::from(self.twister.next_u32());
        high << 32 | u64::from(self.twister.next_u32())
    }

    fn uniform(&mut self) -> f64 {
        let high = f64::from(self.twister.next_u32() >> 5);
        let low = f64::from(self.twister.next_u32() >> 6);
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    /// Marsaglia's polar method. Of each pair NumPy returns the second value first.
    fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare_normal.take() {
            return f64::from_bits(spare);
        }
        loop {
            let x = 2.0 * self.uniform() - 1.0;
            let y = 2.0 * self.uniform() - 1.0;
            let r2 = x * x + y * y;
            if r2 < 1.0 && r2 != 0.0 {
                let scale = (-2.0 * r2.ln() / r2).sqrt();
                self.spare_normal = Some((scale * x).to_bits());
                return scale * y;
            }
        }
    }

    fn exponential(&mut self) -> f64 {
        -(1.0 - self.uniform()).ln()
    }
}
