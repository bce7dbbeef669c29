//! A number that somebody overwrites in the course of a run, to see what would follow if it were another.

use std::fmt;

use crate::lab::{Name, Position, Refusal};
use crate::ops::{Cell, Shape, Value};

/// Numbers of a quantity that are another from some position on.
#[derive(Debug, Clone, PartialEq)]
pub struct Overwritten {
    /// From where on.
    pub at: Position,
    /// The quantity.
    pub name: Name,
    /// Along each axis which index, or all; no axis for the whole quantity.
    index: Vec<Option<usize>>,
    /// What they are instead.
    pub number: f64,
}

impl Overwritten {
    /// `W1[0,2]=0.5`, `W1[0,:]=0`, `slope=3` or `W1=0`, from this position on.
    ///
    /// # Errors
    /// If it is not written so, or is no finite number.
    pub fn read(text: &str, at: Position) -> Result<Self, Refusal> {
        let refuse = |why: &str| Refusal(format!("{text}: {why}; write W1[0,2]=0.5, or W1[0,:]=0 for a row"));
        let (place, number) = text.rsplit_once('=').ok_or_else(|| refuse("what it is to be is not said"))?;
        let number = number.trim().replace('−', "-").parse::<f64>().ok().filter(|number| number.is_finite());
        let number = number.ok_or_else(|| refuse("it is to be a finite number"))?;
        let (name, index) = match place.trim().split_once('[') {
            None => (place.trim(), vec![]),
            Some((name, rest)) => {
                let rest = rest.strip_suffix(']').ok_or_else(|| refuse("a bracket is not closed"))?;
                let along = |part: &str| match part.trim() {
                    ":" => Some(None),
                    index => index.parse().ok().map(Some),
                };
                let parts = rest.split(',').filter(|_| !rest.trim().is_empty());
                let index: Option<Vec<Option<usize>>> = parts.map(along).collect();
                (name.trim(), index.ok_or_else(|| refuse("an index is a whole number, or `:` for all"))?)
            }
        };
        if name.is_empty() {
            return Err(refuse("which quantity is not said"));
        }
        Ok(Self { at, name: name.into(), index, number })
    }

    /// Whether a quantity of this shape has such numbers.
    ///
    /// # Errors
    /// If it has none.
    pub fn check(&self, shape: Shape) -> Result<(), Refusal> {
        let fits = self.index.is_empty() || self.index.len() == shape.rank();
        let is_within = |(index, length): (&Option<usize>, &usize)| index.is_none_or(|index| index < *length);
        if !shape.is_empty() && fits && self.index.iter().zip(shape.axes()).all(is_within) {
            return Ok(());
        }
        let size = if shape.is_scalar() { "is one number".to_owned() } else { format!("has {}", shape.times()) };
        Err(Refusal(format!("{self}: {} {size}", self.name)))
    }

    /// Along each axis which index, or all; no axis for the whole quantity.
    pub fn index(&self) -> &[Option<usize>] {
        &self.index
    }

    /// As the command line takes it, where the whole of a quantity is not to be taken for a parameter: `slope[]=3@10`.
    pub fn assigned(&self) -> String {
        let text = self.to_string();
        let (name, behind) = text.split_at(self.name.len());
        let empty = if self.index.is_empty() { "[]" } else { "" };
        format!("{name}{empty}{behind}@{}", self.at)
    }

    /// Whether it means this number of a quantity of this shape.
    pub fn has(&self, cell: Cell, shape: Shape) -> bool {
        let is_meant = |(axis, index): (usize, &Option<usize>)| index.is_none_or(|at| at == cell.along(axis, shape));
        self.index.iter().enumerate().all(is_meant)
    }

    /// The value with these numbers instead of its own.
    #[must_use]
    pub fn apply(&self, value: &Value) -> Value {
        let shape = value.shape();
        Value::from_cells(shape, |cell| if self.has(cell, shape) { self.number } else { value.get(cell) })
    }
}

impl fmt::Display for Overwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let along = |index: &Option<usize>| index.map_or(":".to_owned(), |index| index.to_string());
        let index: Vec<String> = self.index.iter().map(along).collect();
        let index = if index.is_empty() { String::new() } else { format!("[{}]", index.join(",")) };
        write!(f, "{}{index}={}", self.name, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_overwritten_is_read_as_it_is_written() {
        for text in ["W1[0,2]=0.5", "W1[0,:]=0", "slope=-3", "W1=0", "b[7]=0.5"] {
            let read = Overwritten::read(text, Position::START).unwrap();
            assert_eq!(Overwritten::read(&read.to_string(), Position::START), Ok(read), "{text}");
        }
        for text in ["", "W1", "W1[0,2]", "W1[0=3", "W1[a]=3", "W1[-1]=3", "slope=nan", "slope=inf", "=3", "a=b"] {
            assert!(Overwritten::read(text, Position::START).is_err(), "{text}");
        }
    }

    #[test]
    fn rows_columns_and_wholes_are_set() {
        let value = Value::from_numbers(Shape::matrix(2, 3), vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        let applied = |text: &str| {
            let overwritten = Overwritten::read(text, Position::START).unwrap();
            overwritten.check(value.shape()).map(|()| overwritten.apply(&value).numbers().collect::<Vec<_>>())
        };
        assert_eq!(applied("a[1,2]=0"), Ok(vec![1.0, 2.0, 3.0, 4.0, 5.0, 0.0]));
        assert_eq!(applied("a[0,:]=9"), Ok(vec![9.0, 9.0, 9.0, 4.0, 5.0, 6.0]));
        assert_eq!(applied("a[:,1]=0"), Ok(vec![1.0, 0.0, 3.0, 4.0, 0.0, 6.0]));
        assert_eq!(applied("a=0"), Ok(vec![0.0; 6]));
        assert!(applied("a[2,0]=1").unwrap_err().0.contains("2×3"));
        assert!(applied("a[0]=1").is_err());
    }
}
