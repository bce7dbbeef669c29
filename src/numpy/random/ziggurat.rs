//! Normal and exponential deviates by the ziggurat method.

use super::pcg64::Pcg64;
use super::ziggurat_tables::{
    EXPONENTIAL_BOUND, EXPONENTIAL_HEIGHT, EXPONENTIAL_WIDTH, NORMAL_BOUND, NORMAL_HEIGHT, NORMAL_WIDTH,
};

/// Where the tail of the normal distribution begins.
const NORMAL_TAIL: f64 = 3.654_152_885_361_009;
/// Its inverse.
const NORMAL_TAIL_INVERSE: f64 = 0.273_661_237_329_758_3;
/// Where the tail of the exponential distribution begins.
const EXPONENTIAL_TAIL: f64 = 7.697_117_470_131_05;

pub(super) fn normal(bits: &mut Pcg64) -> f64 {
    loop {
        let word = bits.next_u64();
        let layer = (word & 0xff) as usize;
        let mantissa = word >> 9 & 0x000f_ffff_ffff_ffff;
        let x = mantissa as f64 * NORMAL_WIDTH[layer];
        let x = if word >> 8 & 1 == 1 { -x } else { x };
        if mantissa < NORMAL_BOUND[layer] {
            return x;
        }
        if layer == 0 {
            return normal_tail(bits, mantissa >> 8 & 1 == 1);
        }
        let height = (NORMAL_HEIGHT[layer - 1] - NORMAL_HEIGHT[layer]) * bits.uniform() + NORMAL_HEIGHT[layer];
        if height < (-0.5 * x * x).exp() {
            return x;
        }
    }
}

fn normal_tail(bits: &mut Pcg64, negative: bool) -> f64 {
    loop {
        let x = -NORMAL_TAIL_INVERSE * (-bits.uniform()).ln_1p();
        let y = -(-bits.uniform()).ln_1p();
        if y + y > x * x {
            return if negative { -(NORMAL_TAIL + x) } else { NORMAL_TAIL + x };
        }
    }
}

pub(super) fn exponential(bits: &mut Pcg64) -> f64 {
    loop {
        let word = bits.next_u64() >> 3;
        let layer = (word & 0xff) as usize;
        let mantissa = word >> 8;
        let x = mantissa as f64 * EXPONENTIAL_WIDTH[layer];
        if mantissa < EXPONENTIAL_BOUND[layer] {
            return x;
        }
        if layer == 0 {
            return EXPONENTIAL_TAIL - (-bits.uniform()).ln_1p();
        }
        let (above, below) = (EXPONENTIAL_HEIGHT[layer - 1], EXPONENTIAL_HEIGHT[layer]);
        if (above - below) * bits.uniform() + below < (-x).exp() {
            return x;
        }
    }
}
