//! A person's own numbers: a table of them, read from a file, and what can be found out about it.

mod csv;
mod profile;
mod search;

use std::sync::{Arc, LazyLock};

pub use csv::{TableError, read};
pub use profile::{Profiles, Sort};
pub use search::{Query, Test, listed};

/// The table that is part of the program: eight people, and whether they were promoted.
const BUILT_IN: &str = include_str!("../../assets/data/promotions.csv");

/// A file's name without the folders it lies in.
pub fn file_name(source: &str) -> &str {
    source.rsplit(['/', '\\']).next().unwrap_or(source)
}

/// A table of numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Where it comes from.
    pub source: String,
    /// Its columns of numbers.
    pub columns: Vec<Column>,
    /// The columns that are none, and why.
    pub left_out: Vec<LeftOut>,
    /// What stands between its fields.
    pub separator: Separator,
    /// Whether its numbers have a comma where others have a point.
    pub has_decimal_commas: bool,
}

/// A column of numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// Its numbers; NaN where the cell is empty.
    pub numbers: Vec<f64>,
}

/// A column without numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its heading.
    pub name: String,
    /// Why it is left out.
    pub why: &'static str,
}

/// What stands between the fields of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tabulator.
    Tab,
}

impl Separator {
    /// Its name, in the plural.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comma => "commas",
            Self::Semicolon => "semicolons",
            Self::Tab => "tabs",
        }
    }

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

impl Table {
    /// The table that is part of the program.
    pub fn built_in() -> Arc<Self> {
        static TABLE: LazyLock<Arc<Table>> = LazyLock::new(|| {
            let table = read(BUILT_IN.as_bytes(), "promotions");
            Arc::new(table.expect("the table is part of the program and read by its tests"))
        });
        Arc::clone(&TABLE)
    }

    /// Whether this is the table that is part of the program.
    pub fn is_built_in(&self) -> bool {
        std::ptr::eq(self, Arc::as_ptr(&Self::built_in()))
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.numbers.len())
    }

    /// How many cells of its columns of numbers are empty.
    pub fn empty_cells(&self) -> usize {
        self.columns.iter().flat_map(|column| &column.numbers).filter(|number| number.is_nan()).count()
    }

    /// The place of the column `name`.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_is_that_of_the_article() {
        let table = Table::built_in();
        let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["age", "salary", "experience", "promoted"]);
        assert_eq!((table.rows(), table.empty_cells()), (8, 0));
        assert_eq!(table.columns[1].numbers[5], 110_000.0);
        assert_eq!((table.column("promoted"), table.column("name")), (Some(3), None));
    }
}
