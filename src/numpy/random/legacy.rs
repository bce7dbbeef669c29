//! NumPy's legacy generator: `np.random.seed`, `np.random.randn` and `np.random.RandomState`.

use rand::Rng;

use super::bits::Source;
use crate::math::NumpyRandom;

/// The generator of the labs as a source for every distribution of NumPy's.
#[derive(Debug, Clone, PartialEq)]
pub struct LegacyState(NumpyRandom);

impl Default for LegacyState {
    /// As `np.random.seed(0)`: what stands here before it is seeded.
    fn default() -> Self {
        Self::seed(0)
    }
}

impl LegacyState {
    /// As `np.random.seed(seed)`.
    pub fn seed(seed: u32) -> Self {
        Self(NumpyRandom::seed(seed))
    }

    /// As `np.random.RandomState([…])`: seeded by several words, which is not the same as by any one of them. With words
    /// drawn from entropy it is the generator that was never seeded.
    pub fn seed_with_key(key: &[u32]) -> Self {
        Self(NumpyRandom::seed_with_key(key))
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
        self.0.next_u32()
    }

    fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }

    fn uniform(&mut self) -> f64 {
        self.0.uniform()
    }

    fn normal(&mut self) -> f64 {
        self.0.normal()
    }

    fn exponential(&mut self) -> f64 {
        -(1.0 - self.uniform()).ln()
    }
}
