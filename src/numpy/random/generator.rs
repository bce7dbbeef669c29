//! The generator that `np.random.default_rng` gives.

use super::bits::Source;
use super::pcg64::Pcg64;
use super::ziggurat;

/// PCG64 with NumPy's ziggurat deviates and Lemire's whole numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generator {
    pub(super) bits: Pcg64,
}

impl Generator {
    /// As `np.random.default_rng(seed)`.
    pub fn seed(seed: u64) -> Self {
        Self { bits: Pcg64::seed(seed) }
    }

    /// As `np.random.default_rng([…])`; with words drawn from entropy, as `np.random.default_rng()`.
    pub fn seed_with_words(words: &[u32]) -> Self {
        Self { bits: Pcg64::seed_with_words(words) }
    }

    /// A whole number from 0 to `max`, both included.
    ///
    /// Source: Lemire, "Fast Random Integer Generation in an Interval" (2019).
    pub fn bounded(&mut self, max: u64) -> u64 {
        match max {
            0 => 0,
            0xffff_ffff => u64::from(self.bits.next_u32()),
            1..=0xffff_fffe => u64::from(self.bounded_u32(max as u32)),
            u64::MAX => self.bits.next_u64(),
            _ => {
                let span = max + 1;
                let threshold = (u64::MAX - max) % span;
                loop {
                    let product = u128::from(self.bits.next_u64()) * u128::from(span);
                    if product as u64 >= threshold {
                        return (product >> 64) as u64;
                    }
                }
            }
        }
    }

    fn bounded_u32(&mut self, max: u32) -> u32 {
        let span = max + 1;
        let threshold = (u32::MAX - max) % span;
        loop {
            let product = u64::from(self.bits.next_u32()) * u64::from(span);
            if product as u32 >= threshold {
                return (product >> 32) as u32;
            }
        }
    }
}

impl Source for Generator {
    const LEGACY: bool = false;

    fn next_u32(&mut self) -> u32 {
        self.bits.next_u32()
    }

    fn next_u64(&mut self) -> u64 {
        self.bits.next_u64()
    }

    fn uniform(&mut self) -> f64 {
        self.bits.uniform()
    }

    fn normal(&mut self) -> f64 {
        ziggurat::normal(&mut self.bits)
    }

    fn exponential(&mut self) -> f64 {
        ziggurat::exponential(&mut self.bits)
    }
}
