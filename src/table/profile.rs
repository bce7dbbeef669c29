//! What takes long to find out about the columns of a table: found out when first asked for, and kept.

use std::sync::{Arc, OnceLock};

use crate::math::Histogram;
use crate::ops::{Cell, Value};

/// The order that rows are shown in: by the numbers of one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: usize,
    /// Whether the greatest comes first.
    pub is_descending: bool,
}

impl Sort {
    /// What comes next when `column` is to be sorted by: ascending, descending, and the rows as they are, in turn.
    pub fn next(now: Option<Self>, column: usize) -> Option<Self> {
        match now {
            Some(sort) if sort.column == column => {
                (!sort.is_descending).then_some(Self { column, is_descending: true })
            }
            _ => Some(Self { column, is_descending: false }),
        }
    }
}

/// The orders and the histograms of a matrix, column by column.
#[derive(Debug)]
pub struct Profiles {
    values: Value,
    columns: Vec<Profile>,
}

#[derive(Debug, Default)]
struct Profile {
    small: OnceLock<Histogram>,
    large: OnceLock<Histogram>,
    orders: [OnceLock<Arc<[usize]>>; 2],
}

/// Rows up to which a column is sorted or counted in less than a millisecond.
const SHORT: usize = 4096;

/// Bins of a histogram one line high.
const SMALL: usize = 8;

/// Bins of a large histogram at most.
const LARGE: usize = 24;

impl Profiles {
    /// Those of the columns of `values`.
    pub fn new(values: Value) -> Self {
        let columns = values.shape().columns();
        Self { values, columns: (0..columns).map(|_| Profile::default()).collect() }
    }

    /// The matrix.
    pub fn values(&self) -> &Value {
        &self.values
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.values.shape().rows()
    }

    /// How many columns it has.
    pub fn columns(&self) -> usize {
        self.columns.len()
    }

    /// The numbers of one column.
    pub fn column(&self, column: usize) -> impl Iterator<Item = f64> + '_ {
        (0..self.rows()).map(move |row| self.values.get(Cell::new(row, column)))
    }

    /// Whether there are so few numbers that anything about them is found out before somebody notices.
    pub fn is_short(&self) -> bool {
        self.rows() <= SHORT
    }

    /// The rows in the order of `sort`; those with equal numbers stay in the order that they have.
    ///
    /// # Panics
    /// If there is no such column.
    pub fn order(&self, sort: Sort) -> Arc<[usize]> {
        let Sort { column, is_descending } = sort;
        let order = self.columns[column].orders[usize::from(is_descending)].get_or_init(|| {
            let numbers: Vec<f64> = self.column(column).collect();
            let mut rows: Vec<usize> = (0..numbers.len()).collect();
            if is_descending {
                rows.sort_by(|a, b| numbers[*b].total_cmp(&numbers[*a]));
            } else {
                rows.sort_by(|a, b| numbers[*a].total_cmp(&numbers[*b]));
            }
            rows.into()
        });
        Arc::clone(order)
    }

    /// Whether the order of `sort` has been found out.
    pub fn is_ordered(&self, sort: Sort) -> bool {
        self.columns.get(sort.column).is_some_and(|of| of.orders[usize::from(sort.is_descending)].get().is_some())
    }

    /// Whether the histograms of a column have been found out.
    pub fn is_described(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|of| of.small.get().is_some() && of.large.get().is_some())
    }

    /// The histogram of a column in few bins.
    pub fn small_histogram(&self, column: usize) -> Option<&Histogram> {
        let profile = self.columns.get(column)?;
        Some(profile.small.get_or_init(|| Histogram::of(&self.column(column).collect::<Vec<_>>(), SMALL)))
    }

    /// The histogram of a column in as many bins as its numbers are worth: Sturges' rule, log₂ n + 1 of them.
    pub fn histogram(&self, column: usize) -> Option<&Histogram> {
        let profile = self.columns.get(column)?;
        Some(profile.large.get_or_init(|| {
            let bins = (self.rows().max(1).ilog2() as usize + 2).clamp(4, LARGE);
            Histogram::of(&self.column(column).collect::<Vec<_>>(), bins)
        }))
    }
}

#[cfg(test)]
mod tests {
    use faer::mat;

    use super::*;

    #[test]
    fn sorting_goes_up_then_down_then_stops() {
        let up = Sort::next(None, 1);
        assert_eq!(up, Some(Sort { column: 1, is_descending: false }));
        let down = Sort::next(up, 1);
        assert_eq!(down, Some(Sort { column: 1, is_descending: true }));
        assert_eq!(Sort::next(down, 1), None);
        assert_eq!(Sort::next(down, 0), Some(Sort { column: 0, is_descending: false }));
    }

    #[test]
    fn equal_numbers_stay_in_their_order_both_ways() {
        let profiles = Profiles::new(mat![[2.0, 0.0], [1.0, 5.0], [2.0, 6.0], [-1.0, 7.0]].into());
        let order = |column, is_descending| profiles.order(Sort { column, is_descending }).to_vec();
        assert!(!profiles.is_ordered(Sort { column: 0, is_descending: false }));
        assert_eq!(order(0, false), [3, 1, 0, 2]);
        assert_eq!(order(0, true), [0, 2, 1, 3]);
        assert!(profiles.is_ordered(Sort { column: 0, is_descending: false }));
    }

    #[test]
    fn histograms_count_every_row() {
        let profiles = Profiles::new(mat![[2.0, 1.0], [1.0, 1.0], [2.0, 1.0], [-1.0, 1.0]].into());
        for histogram in [profiles.small_histogram(0), profiles.histogram(0), profiles.histogram(1)] {
            assert_eq!(histogram.map(|histogram| histogram.counts.iter().sum()), Some(4));
        }
        assert!(profiles.histogram(2).is_none() && profiles.small_histogram(2).is_none());
    }
}
