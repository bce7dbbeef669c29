//! The least and the greatest of some numbers.

/// The least and the greatest; of none, infinity and minus infinity. What is no number counts for nothing.
pub fn ends(numbers: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    numbers.into_iter().fold(none, |(least, most), number| (least.min(number), most.max(number)))
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn what_is_no_number_counts_for_nothing() {
        assert_eq!(ends([2.0, f64::NAN, -1.0]), (-1.0, 2.0));
        assert_eq!(ends([]), (f64::INFINITY, f64::NEG_INFINITY));
    }
}
