//! Counting and quantiles.

/// How many numbers fall into each of some bins of equal width.
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram {
    /// Where the first bin begins.
    pub from: f64,
    /// How wide each is; 0 where all numbers are equal.
    pub width: f64,
    /// How many numbers fall into each. The last has its upper end, the others have not: as `np.histogram`.
    pub counts: Vec<usize>,
}

impl Histogram {
    /// The histogram of `values` in so many bins from the least of them to the greatest.
    pub fn of(values: &[f64], bins: usize) -> Self {
        let (least, most) =
            values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), v| (least.min(*v), most.max(*v)));
        Self::between(values, least, most, bins)
    }

    /// The histogram of those of `values` that lie between `least` and `most`.
    pub fn between(values: &[f64], least: f64, most: f64, bins: usize) -> Self {
        let bins = bins.max(1);
        let width = if most > least { (most - least) / bins as f64 } else { 0.0 };
        let mut counts = vec![0; bins];
        for value in values.iter().filter(|value| (least..=most).contains(*value)) {
            let bin = if width > 0.0 { ((value - least) / width) as usize } else { 0 };
            counts[bin.min(bins - 1)] += 1;
        }
        Self { from: least, width, counts }
    }

    /// Where the last bin ends.
    pub fn to(&self) -> f64 {
        self.from + self.width * self.counts.len() as f64
    }

    /// The largest count.
    pub fn most(&self) -> usize {
        self.counts.iter().copied().max().unwrap_or(0)
    }

    /// How many of `n` normal deviates with this mean and deviation would be expected in a bin around `x`.
    pub fn expected(&self, x: f64, n: usize, mean: f64, deviation: f64) -> f64 {
        let z = (x - mean) / deviation;
        let density = (-z * z / 2.0).exp() / (deviation * std::f64::consts::TAU.sqrt());
        density * self.width * n as f64
    }
}

/// The number below which a standard normal deviate lies with probability `p`, to about 16 digits.
///
/// M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", 1988.
pub fn normal_quantile(p: f64) -> f64 {
    /// A polynomial, its coefficients from the constant on.
    fn polynomial(coefficients: [f64; 8], x: f64) -> f64 {
        coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
    }
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        let above = [
            3.387_132_872_796_366_5,
            133.141_667_891_784_38,
            1_971.590_950_306_551_3,
            13_731.693_765_509_46,
            45_921.953_931_549_87,
            67_265.770_927_008_7,
            33_430.575_583_588_13,
            2_509.080_928_730_122_7,
        ];
        let below = [
            1.0,
            42.313_330_701_600_91,
            687.187_007_492_057_9,
            5_394.196_021_424_751,
            21_213.794_301_586_597,
            39_307.895_800_092_71,
            28_729.085_735_721_943,
            5_226.495_278_852_854,
        ];
        return q * polynomial(above, r) / polynomial(below, r);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    if tail <= 0.0 {
        return if q < 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let r = (-tail.ln()).sqrt();
    let size = if r <= 5.0 {
        let r = r - 1.6;
        let above = [
            1.423_437_110_749_683_5,
            4.630_337_846_156_546,
            5.769_497_221_460_691,
            3.647_848_324_763_204_5,
            1.270_458_252_452_368_4,
            0.241_780_725_177_450_6,
            0.022_723_844_989_269_184,
            7.745_450_142_783_414e-4,
        ];
        let below = [
            1.0,
            2.053_191_626_637_759,
            1.676_384_830_183_803_8,
            0.689_767_334_985_1,
            0.148_103_976_427_480_08,
            0.015_198_666_563_616_457,
            5.475_938_084_995_345e-4,
            1.050_750_071_644_416_9e-9,
        ];
        polynomial(above, r) / polynomial(below, r)
    } else {
        let r = r - 5.0;
        let above = [
            6.657_904_643_501_103,
            5.463_784_911_164_114,
            1.784_826_539_917_291_3,
            0.296_560_571_828_504_87,
            0.026_532_189_526_576_124,
            0.001_242_660_947_388_078_4,
            2.711_555_568_743_487_6e-5,
            2.010_334_399_292_288_1e-7,
        ];
        let below = [
            1.0,
            0.599_832_206_555_888,
            0.136_929_880_922_735_8,
            0.014_875_361_290_850_615,
            7.868_691_311_456_133e-4,
            1.846_318_317_510_054_8e-5,
            1.421_511_758_316_446e-7,
            2.044_263_103_389_939_8e-15,
        ];
        polynomial(above, r) / polynomial(below, r)
    };
    if q < 0.0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_counted_once() {
        let histogram = Histogram::of(&[0.0, 0.1, 0.5, 0.99, 1.0, 2.0], 4);
        assert_eq!((histogram.from, histogram.width, histogram.counts), (0.0, 0.5, vec![2, 2, 1, 1]));
        assert_eq!(Histogram::of(&[3.0; 5], 4).counts, [5, 0, 0, 0]);
        assert_eq!(Histogram::of(&[], 3).counts, [0, 0, 0]);
        assert_eq!(Histogram::of(&[1.0, 2.0], 0).counts, [2]);
    }

    /// Values of `statistics.NormalDist().inv_cdf`.
    #[test]
    fn quantiles_are_those_of_the_normal_distribution() {
        for (p, quantile) in [
            (0.5, 0.0),
            (0.975, 1.959_963_984_540_053_6),
            (0.025, -1.959_963_984_540_053_6),
            (0.841_344_746_068_542_9, 1.0),
            (0.001, -3.090_232_306_167_813_5),
            (1e-15, -7.941_345_326_170_998),
        ] {
            assert!((normal_quantile(p) - quantile).abs() < 1e-12 * (1.0 + f64::abs(quantile)), "{p}");
        }
        assert_eq!((normal_quantile(0.0), normal_quantile(1.0)), (f64::NEG_INFINITY, f64::INFINITY));
    }
}
