//! NumPy's legacy random numbers, value for value.

use std::convert::Infallible;

use rand::TryRng;
use rand_mt::Mt;

/// The generator behind `np.random.seed(..)`, `np.random.randn(..)` and `np.random.RandomState(..)`.
///
/// It is the Mersenne Twister MT19937 with NumPy's own rules for turning 32-bit words into doubles, normal deviates and
/// permutations ("legacy" since NumPy 1.17, and frozen since). As a [`rand`] source it feeds every distribution of
/// `rand_distr` as well.
///
/// Source: `numpy/random/src/legacy/legacy-distributions.c` and `numpy/random/src/mt19937/mt19937.h`.
///
/// ```
/// use lina_tui::math::NumpyRandom;
///
/// let mut random = NumpyRandom::seed(42);
/// assert_eq!(random.normal(), 0.4967141530112327); // np.random.seed(42); np.random.randn()
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct NumpyRandom {
    twister: Mt,
    /// The polar method makes normal deviates in pairs; this is the one of the last pair that is still to be given.
    spare_normal: Option<f64>,
}

impl NumpyRandom {
    /// As `np.random.seed(seed)`.
    pub fn seed(seed: u32) -> Self {
        Self { twister: Mt::new(seed), spare_normal: None }
    }

    /// As `np.random.RandomState([..])`: seeded by several words, which is not the same as by any one of them.
    pub fn seed_with_key(key: &[u32]) -> Self {
        Self { twister: Mt::new_with_key(key.iter().copied()), spare_normal: None }
    }

    /// As `random_sample()`: uniform in [0, 1) with 53 random bits.
    pub fn uniform(&mut self) -> f64 {
        let high = f64::from(self.twister.next_u32() >> 5);
        let low = f64::from(self.twister.next_u32() >> 6);
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    /// As `randn()`: one deviate of the standard normal distribution.
    ///
    /// Marsaglia's polar method. Of each pair NumPy returns the second value first.
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare_normal.take() {
            return spare;
        }
        loop {
            let x = 2.0 * self.uniform() - 1.0;
            let y = 2.0 * self.uniform() - 1.0;
            let r2 = x * x + y * y;
            if r2 < 1.0 && r2 != 0.0 {
                let scale = (-2.0 * r2.ln() / r2).sqrt();
                self.spare_normal = Some(scale * x);
                return scale * y;
            }
        }
    }

    /// As `permutation(n)`: the numbers 0 to n − 1 in random order.
    pub fn permutation(&mut self, n: u32) -> Vec<u32> {
        let mut order: Vec<u32> = (0..n).collect();
        for last in (1..n).rev() {
            order.swap(last as usize, self.at_most(last) as usize);
        }
        order
    }

    /// A whole number from 0 to `max`, both included: the smallest covering bit mask, with rejection.
    fn at_most(&mut self, max: u32) -> u32 {
        let mask = u32::MAX.checked_shr(max.leading_zeros()).unwrap_or(0);
        loop {
            let candidate = self.twister.next_u32() & mask;
            if candidate <= max {
                return candidate;
            }
        }
    }
}

impl TryRng for NumpyRandom {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.twister.next_u32())
    }

    /// NumPy's `next_uint64` takes the high half first.
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let high = u64::from(self.twister.next_u32());
        Ok(high << 32 | u64::from(self.twister.next_u32()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.twister.fill_bytes(bytes);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_a_pair_of_normals_comes_first() {
        let mut random = NumpyRandom::seed(42);
        let first = random.normal();
        assert!(random.spare_normal.is_some());
        assert_ne!(first, random.normal());
        assert!(random.spare_normal.is_none());
    }

    #[test]
    fn a_permutation_holds_every_number_once() {
        for n in [0, 1, 2, 31, 32, 33, 1000] {
            let mut order = NumpyRandom::seed(7).permutation(n);
            order.sort_unstable();
            assert_eq!(order, (0..n).collect::<Vec<_>>());
        }
    }

    #[test]
    fn sixty_four_bits_are_two_words_high_half_first() {
        use rand::Rng;
        let (mut words, mut wide) = (NumpyRandom::seed(3), NumpyRandom::seed(3));
        let (high, low) = (u64::from(words.next_u32()), u64::from(words.next_u32()));
        assert_eq!(wide.next_u64(), high << 32 | low);
    }
}
