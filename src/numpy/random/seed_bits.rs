//! The words that Python's `random.seed` makes of its argument.

use sha2::{Digest, Sha512};

/// Of an int: its absolute value, lowest word first.
pub(super) fn int_words(seed: i64) -> Vec<u32> {
    super::pcg64::words(seed.unsigned_abs())
}

/// Of a str: the number that its UTF-8 and the SHA-512 of it spell, lowest word first.
pub(super) fn text_words(seed: &str) -> Vec<u32> {
    let mut bytes = seed.as_bytes().to_vec();
    bytes.extend_from_slice(&Sha512::digest(seed.as_bytes()));
    let mut words: Vec<u32> =
        bytes.rchunks(4).map(|chunk| chunk.iter().fold(0, |word, &byte| word << 8 | u32::from(byte))).collect();
    while words.len() > 1 && words.last() == Some(&0) {
        words.pop();
    }
    words
}

/// Of a float: its hash as Python has it, the value modulo 2⁶¹ − 1, taken without a sign.
pub(super) fn float_words(seed: f64) -> Vec<u32> {
    super::pcg64::words(float_hash(seed) as u64)
}

/// Python's `hash(x)` of a float that is a number; 0 for what is not, whose hash is where it lies in memory.
fn float_hash(x: f64) -> i64 {
    const MODULUS: u64 = (1 << 61) - 1;
    if x.is_infinite() {
        return if x > 0.0 { 314_159 } else { -314_159 };
    }
    if x == 0.0 || x.is_nan() {
        return 0;
    }
    let bits = x.abs().to_bits();
    let (exponent, fraction) = ((bits >> 52) as i64, bits & ((1 << 52) - 1));
    let (mantissa, exponent) = if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    let shift = exponent.rem_euclid(61) as u32;
    let turned = (u128::from(mantissa) << shift) % u128::from(MODULUS);
    let hash = if x < 0.0 { -(turned as i64) } else { turned as i64 };
    if hash == -1 { -2 } else { hash }
}
