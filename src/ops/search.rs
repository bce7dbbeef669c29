//! Operations that say where numbers are.

use super::arithmetic::source;
use super::selection::error;
use super::{
    Arguments, Arithmetic, Cell, Code, Language, Operation, Shape, ShapeError, SourceCell, Terms, Value, rust,
};

/// A search among numbers for the place of one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// Where the greatest is, the first of several.
    Greatest,
    /// Where the greatest is of all but the one in this place, which is not among the numbers.
    GreatestBut(usize),
    /// Where there is something else than 0, after so many others.
    Nonzero(usize),
}

impl Search {
    /// The place. As in NumPy the greatest of nothing is in place 0, and what is not a number is greater than all.
    pub fn apply(self, numbers: impl Iterator<Item = f64>) -> f64 {
        let numbered = numbers.enumerate();
        let greater = |best: (usize, f64), other: (usize, f64)| {
            if other.1 > best.1 || (other.1.is_nan() && !best.1.is_nan()) { other } else { best }
        };
        let greatest = |found: Option<(usize, f64)>| found.map_or(0.0, |(place, _)| place as f64);
        match self {
            Self::Greatest => greatest(numbered.reduce(greater)),
            Self::GreatestBut(but) => {
                greatest(numbered.map(|(k, number)| (Self::beside(but, k), number)).reduce(greater))
            }
            Self::Nonzero(others) => {
                let found = numbered.filter(|(_, number)| *number != 0.0).nth(others);
                found.map_or(f64::NAN, |(place, _)| place as f64)
            }
        }
    }

    /// How many numbers of a row of `columns` are looked at.
    fn counted(self, columns: usize) -> usize {
        if matches!(self, Self::GreatestBut(_)) { columns.saturating_sub(1) } else { columns }
    }

    /// Where in a row the `k`-th number is that is looked at.
    fn cell(self, row: usize, k: usize) -> Cell {
        let column = if let Self::GreatestBut(but) = self { Self::beside(but, k) } else { k };
        Cell::new(row, column)
    }

    /// The place of the `k`-th number beside the one in place `but`.
    fn beside(but: usize, k: usize) -> usize {
        if k < but { k } else { k + 1 }
    }

    /// The search written out: the first of its numbers, as many as are given, and that there are `n` in all.
    pub(super) fn write(self, numbers: &[Code], n: usize) -> Code {
        let mut written: Vec<&str> = numbers.iter().map(|number| number.text.as_str()).collect();
        if let Self::GreatestBut(but) = self
            && but <= written.len()
        {
            written.insert(but, "·");
        }
        if numbers.len() < n {
            written.push("…");
        }
        let numbers = written.join(", ");
        match self {
            Self::Nonzero(others) => Code::atom(format!("place of the {} true in ({numbers})", ordinal(others + 1))),
            Self::Greatest | Self::GreatestBut(_) => Code::atom(format!("argmax({numbers})")),
        }
    }
}

/// `1st`, `2nd`, `3rd`, `4th`, `11th`.
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// For each row of a matrix the column of its greatest number, the first of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArgMax {
    /// Whether the number on the diagonal does not count: which of the others is greatest.
    pub other: bool,
}

impl ArgMax {
    fn search(self, row: usize) -> Search {
        if self.other { Search::GreatestBut(row) } else { Search::Greatest }
    }
}

impl Operation for ArgMax {
    fn name(&self) -> &'static str {
        if self.other { "greatest other" } else { "argmax" }
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match *arguments {
            [of] if of.rank() == 2 && (!self.other || of.rows() == of.columns()) => Ok(Shape::vector(of.rows())),
            _ => Err(error(self, arguments, if self.other { "a square matrix" } else { "a matrix" })),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let (rows, columns) = (arguments[0].shape().rows(), arguments[0].shape().columns());
        Value::from_cells(Shape::vector(rows), |Cell { row, .. }| {
            let search = self.search(row);
            search.apply((0..search.counted(columns)).map(|k| arguments[0].get(search.cell(row, k))))
        })
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        let columns = arguments.shape(0).columns();
        let (row, search) = (cell.row, self.search(cell.row));
        Arithmetic::Search(search, Terms::new(search.counted(columns), move |k| source(0, search.cell(row, k))))
    }

    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        let of = &arguments[0].text;
        if language == Language::Rust {
            return rust::argmax(&arguments[0], self.other);
        }
        Code::atom(match (language, self.other) {
            (Language::NumPy, false) => format!("np.argmax({of}, axis=1)"),
            (Language::NumPy, true) => format!("np.argmax(np.where(np.eye(len({of})) == 1, -np.inf, {of}), axis=1)"),
            (_, false) => format!("argmax of rows({of})"),
            (_, true) => format!("greatest other of rows({of})"),
        })
    }

    fn gradient(&self, _: &[Value], _: &Value, _: &Value) -> Vec<Option<Value>> {
        vec![None]
    }
}

/// The places of a vector that hold something else than 0, in order. How many these are, no shape tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nonzero;

impl Operation for Nonzero {
    fn name(&self) -> &'static str {
        "nonzero"
    }

    fn arity(&self) -> usize {
        1
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match arguments {
            // The longest that it can be; the value says how long it is.
            [of] if of.rank() == 1 => Ok(*of),
            _ => Err(error(self, arguments, "a vector")),
        }
    }

    fn has_shape_of_its_value(&self) -> bool {
        true
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let places: Vec<usize> =
            arguments[0].numbers().enumerate().filter(|(_, number)| *number != 0.0).map(|(place, _)| place).collect();
        Value::from_cells(Shape::vector(places.len()), |cell| places[cell.row] as f64)
    }

    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        let places = Terms::new(arguments.shape(0).len(), |place| source(0, Cell::at(place)));
        Arithmetic::Search(Search::Nonzero(cell.row), places)
    }

    fn is_local(&self) -> bool {
        false
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        match language {
            Language::NumPy => Code::atom(format!("np.flatnonzero({})", arguments[0].text)),
            Language::Rust => rust::nonzero(&arguments[0]),
            Language::Notation => Code::call("where", arguments),
        }
    }

    fn gradient(&self, _: &[Value], _: &Value, _: &Value) -> Vec<Option<Value>> {
        vec![None]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_as_numpy_finds_them() {
        let nan = f64::NAN;
        for (search, numbers, place) in [
            (Search::Greatest, &[1.0, 3.0, 3.0][..], 1.0),
            (Search::Greatest, &[1.0, nan, 3.0, nan], 1.0),
            (Search::GreatestBut(1), &[1.0, 3.0], 2.0),
            (Search::GreatestBut(2), &[1.0, 3.0], 1.0),
            (Search::GreatestBut(0), &[], 0.0),
            (Search::Nonzero(0), &[0.0, 0.0, -2.0, 1.0], 2.0),
            (Search::Nonzero(1), &[0.0, 0.0, -2.0, 1.0], 3.0),
        ] {
            assert_eq!(search.apply(numbers.iter().copied()), place, "{search:?} in {numbers:?}");
        }
        assert!(Search::Nonzero(2).apply([0.0, 0.0, -2.0, 1.0].into_iter()).is_nan());
    }

    #[test]
    fn a_search_is_written_with_what_it_looks_through() {
        let numbers = [Code::number("0.1"), Code::number("0.2")];
        assert_eq!(Search::Greatest.write(&numbers, 2).text, "argmax(0.1, 0.2)");
        assert_eq!(Search::GreatestBut(1).write(&numbers, 3).text, "argmax(0.1, ·, 0.2, …)");
        assert_eq!(Search::Nonzero(1).write(&numbers, 2).text, "place of the 2nd true in (0.1, 0.2)");
        let ordinals = [1, 2, 3, 4, 11, 12, 13, 21, 111].map(ordinal);
        assert_eq!(ordinals, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "111th"]);
    }
}
