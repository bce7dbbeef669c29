//! The bits behind `np.random.default_rng(seed)`.
//!
//! Source: `SeedSequence` and PCG64 (XSL-RR 128/64) as NumPy's documentation and O'Neill's paper give them.

const MULTIPLIER: u128 = 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645;

/// Its state, plain data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pcg64 {
    state: u128,
    increment: u128,
    /// The upper half of 64 bits whose lower half was given as 32 bits.
    half: Option<u32>,
}

/// A hash whose constant goes on with every word.
struct Hash {
    constant: u32,
    multiplier: u32,
}

impl Hash {
    fn word(&mut self, word: u32) -> u32 {
        let mixed = word ^ self.constant;
        self.constant = self.constant.wrapping_mul(self.multiplier);
        let mixed = mixed.wrapping_mul(self.constant);
        mixed ^ mixed >> 16
    }
}

fn mix(x: u32, y: u32) -> u32 {
    let mixed = x.wrapping_mul(0xca01_f9dd).wrapping_sub(y.wrapping_mul(0x4973_f715));
    mixed ^ mixed >> 16
}

/// The pool of a `SeedSequence` of these words.
fn pool(entropy: &[u32]) -> [u32; 4] {
    let mut hash = Hash { constant: 0x43b0_d7e5, multiplier: 0x931e_8875 };
    let mut pool = [0; 4];
    for (at, cell) in pool.iter_mut().enumerate() {
        *cell = hash.word(entropy.get(at).copied().unwrap_or(0));
    }
    for from in 0..4 {
        for to in (0..4).filter(|&to| to != from) {
            pool[to] = mix(pool[to], hash.word(pool[from]));
        }
    }
    for &word in entropy.iter().skip(4) {
        for cell in &mut pool {
            *cell = mix(*cell, hash.word(word));
        }
    }
    pool
}

/// The words of a whole number, lowest first, as `SeedSequence` takes it apart.
pub(super) fn words(seed: u64) -> Vec<u32> {
    let (low, high) = (seed as u32, (seed >> 32) as u32);
    if high == 0 { vec![low] } else { vec![low, high] }
}

impl Pcg64 {
    /// As `np.random.default_rng(seed)`.
    pub fn seed(seed: u64) -> Self {
        Self::seed_with_words(&words(seed))
    }

    /// As `np.random.default_rng([…])`, whose numbers follow each other as words.
    pub fn seed_with_words(entropy: &[u32]) -> Self {
        let pool = pool(entropy);
        let mut hash = Hash { constant: 0x8b51_f9dd, multiplier: 0x58f3_8ded };
        let words: Vec<u128> = (0..8).map(|at| u128::from(hash.word(pool[at % 4]))).collect();
        let wide = |at: usize| (words[at] | words[at + 1] << 32) << 64 | words[at + 2] | words[at + 3] << 32;
        let mut random = Self { state: 0, increment: wide(4) << 1 | 1, half: None };
        random.step();
        random.state = random.state.wrapping_add(wide(0));
        random.step();
        random
    }

    fn step(&mut self) {
        self.state = self.state.wrapping_mul(MULTIPLIER).wrapping_add(self.increment);
    }

    /// 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        self.step();
        ((self.state >> 64) as u64 ^ self.state as u64).rotate_right((self.state >> 122) as u32)
    }

    /// 32 random bits: the lower half of 64, then the upper.
    pub fn next_u32(&mut self) -> u32 {
        if let Some(half) = self.half.take() {
            return half;
        }
        let both = self.next_u64();
        self.half = Some((both >> 32) as u32);
        both as u32
    }

    /// As `random()`: uniform in [0, 1).
    pub fn uniform(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// As `random(dtype=np.float32)`.
    pub fn uniform_f32(&mut self) -> f32 {
        (self.next_u32() >> 8) as f32 / 16_777_216.0
    }
}
