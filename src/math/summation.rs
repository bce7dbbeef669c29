//! Sums whose order is fixed by the number of terms.

use multiversion::multiversion;

/// Running sums kept side by side. Sixteen fill four AVX2 registers, which hides the latency of an addition; fewer
/// wait for it and more spill.
pub(super) const LANES: usize = 16;

/// Terms summed into the lanes before these are added up. Adding block by block keeps the rounding error of a long sum
/// near that of NumPy's pairwise summation.
pub(super) const BLOCK: usize = 4096;

/// The sum of `values`. The empty sum is 0.
pub fn sum(values: &[f64]) -> f64 {
    values.chunks(BLOCK).map(block_sum).fold(0.0, |total, block| total + block)
}

/// The arithmetic mean of `values`; NaN where there are none, as NumPy has it.
pub fn mean(values: &[f64]) -> f64 {
    sum(values) / values.len() as f64
}

#[multiversion(targets("x86_64+avx2"))]
fn block_sum(values: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    let (whole, rest) = values.as_chunks::<LANES>();
    for chunk in whole {
        for k in 0..LANES {
            lanes[k] += chunk[k];
        }
    }
    for (lane, value) in lanes.iter_mut().zip(rest) {
        *lane += value;
    }
    add_lanes(lanes)
}

/// Σ aᵢ bᵢ. No multiply-add is fused, and each lane has its own terms: the bits are the same whichever instructions compute it.
#[multiversion(targets("x86_64+avx512f", "x86_64+avx2"))]
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0; LANES];
    let ((a_whole, a_rest), (b_whole, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    for (a, b) in a_whole.iter().zip(b_whole) {
        for k in 0..LANES {
            lanes[k] += a[k] * b[k];
        }
    }
    for (lane, (a, b)) in lanes.iter_mut().zip(a_rest.iter().zip(b_rest)) {
        *lane += a * b;
    }
    add_lanes(lanes)
}

/// The sum of the lanes, halves added to halves.
#[expect(clippy::inline_always, reason = "has to be compiled for the instruction set of its caller")]
#[inline(always)]
pub(super) fn add_lanes(mut lanes: [f64; LANES]) -> f64 {
    let mut width = LANES / 2;
    while width > 0 {
        for k in 0..width {
            lanes[k] += lanes[k + width];
        }
        width /= 2;
    }
    lanes[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_is_summed_whole() {
        for n in [0_usize, 1, 15, 16, 17, 4095, 4096, 4097, 10_000] {
            let values: Vec<f64> = (0..n).map(|i| i as f64).collect();
            assert_eq!(sum(&values), (n * n.saturating_sub(1) / 2) as f64, "{n}");
        }
        assert!(mean(&[]).is_nan());
    }

    #[test]
    fn a_long_sum_of_tenths_stays_accurate() {
        let values = vec![0.1; 1_000_000];
        assert!((sum(&values) - 100_000.0).abs() < 1e-8);
    }
}
