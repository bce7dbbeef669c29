//! How the numbers of a column are written: with the decimals that they need, in no more columns than there are.

use crate::ui::number::{number, with_decimals};

/// How the numbers of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digits {
    /// Digits behind the point.
    pub decimals: usize,
    /// Columns that they take.
    pub width: u16,
}

/// Numbers of a column that are looked at to find out how they are to be written.
const SAMPLED: usize = 500;

/// Below this what is said of a column of numbers around 1 is what rounding has left of 0.
const ROUNDING: f64 = 1e-13;

/// A column is never wider than this.
pub const WIDEST: u16 = 14;

impl Digits {
    /// For a column of `rows` numbers: as many decimals as they have, up to four, fewer for large ones; at least so wide.
    pub fn of(rows: usize, number: impl Fn(usize) -> f64, least: u16) -> Self {
        let every = rows.div_ceil(SAMPLED).max(1);
        let sample = || (0..rows).step_by(every).map(&number).filter(|number| number.is_finite());
        let has = |decimals: usize, number: f64| {
            let scaled = number * 10_f64.powi(decimals as i32);
            (scaled - scaled.round()).abs() <= 1e-9 * scaled.abs().max(1e-3)
        };
        let largest = sample().fold(0.0, |most: f64, number| most.max(number.abs()));
        let most = match largest {
            ..0.01 => 6,
            ..10.0 => 4,
            ..100.0 => 3,
            ..10_000.0 => 2,
            _ => 1,
        };
        let decimals = (0..most).find(|decimals| sample().all(|number| has(*decimals, number))).unwrap_or(most);
        let digits = Self { decimals, width: WIDEST };
        let width = sample().map(|number| digits.write(number).chars().count()).max().unwrap_or(1) as u16;
        Self { decimals, width: width.max(least).min(WIDEST) }
    }

    /// A number so written, in no more columns than there are.
    pub fn write(self, number: f64) -> String {
        let is_whole = self.decimals == 0 && number.fract() == 0.0 && number.abs() < 1e12;
        let whole = is_whole.then(|| format!("{number:.0}").replace('-', "−"));
        let shorter = (0..=self.decimals).rev().map(|decimals| with_decimals(number, decimals));
        self.fitted(whole.into_iter().chain(shorter), number)
    }

    /// A number that is not of the column, with as many digits as there is room for.
    pub(super) fn write_about(self, value: f64) -> String {
        if value != 0.0 && value.abs() < ROUNDING {
            return "≈ 0".to_owned();
        }
        let shorter = (0..=4).rev().map(|decimals| with_decimals(value, decimals));
        // Beside numbers with decimals also a whole one has them.
        let first = (self.decimals == 0).then(|| number(value));
        self.fitted(first.into_iter().chain(shorter), value)
    }

    /// The first text that fits; a number in few digits where none does.
    fn fitted(self, mut texts: impl Iterator<Item = String>, number: f64) -> String {
        let fits = |text: &String| text.chars().count() <= self.width.into();
        texts.find(fits).unwrap_or_else(|| format!("{number:.0e}").replace('-', "−"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_decimals_that_they_need() {
        let written = |numbers: &[f64]| {
            let digits = Digits::of(numbers.len(), |row| numbers[row], 1);
            numbers.iter().map(|number| digits.write(*number)).collect::<Vec<_>>()
        };
        for (numbers, texts) in [
            (&[23.0, -35.0][..], &["23", "−35"][..]),
            (&[0.5, 1.25], &["0.50", "1.25"]),
            (&[1.0 / 3.0, 2.0], &["0.3333", "2.0000"]),
            (&[12_345_678.0, 1.0], &["12345678", "1"]),
            (&[95_000.125, 7.0], &["95000.1", "7.0"]),
            (&[1e300, 1.0], &["1.0e300", "1"]),
            (&[0.000_123, 0.002], &["0.000123", "0.002000"]),
        ] {
            assert_eq!(written(numbers), texts);
        }
        let narrow = Digits { decimals: 0, width: 7 };
        for number in [-1.5e-300, 1.5e300, -123_456_789_012.0, f64::MIN] {
            assert!(narrow.write(number).chars().count() <= 7, "{}", narrow.write(number));
            assert!(narrow.write_about(number).chars().count() <= 7, "{}", narrow.write_about(number));
        }
    }
}
