//! Searching a table: what somebody wrote, and the cells that it hits.

use super::Profiles;
use crate::ops::Cell;

/// What is searched for.
#[derive(Debug, Clone, PartialEq)]
pub enum Query {
    /// Columns with this in their headings.
    Headings(Vec<usize>),
    /// The row of this number.
    Row(usize),
    /// Cells of one column, or of any.
    Cells {
        /// The column; nothing for any.
        column: Option<usize>,
        /// What their numbers have to be.
        test: Test,
    },
}

/// What a number has to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Test {
    comparison: Comparison,
    number: f64,
    /// Decimals that were written: a cell that looks so, rounded to as many, is as good.
    decimals: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// The signs, longer ones first.
const SIGNS: [(&str, Comparison); 9] = [
    (">=", Comparison::AtLeast),
    ("<=", Comparison::AtMost),
    ("!=", Comparison::Unequal),
    ("≥", Comparison::AtLeast),
    ("≤", Comparison::AtMost),
    ("≠", Comparison::Unequal),
    (">", Comparison::Greater),
    ("<", Comparison::Less),
    ("=", Comparison::Equal),
];

/// Headings that are named where there are many.
const NAMED: usize = 12;

impl Query {
    /// What `text` asks for in a table of columns `names`, in front of column `here`: a number in any column
    /// (`95000`), one compared (`> 5` in this column, `age >= 40` in another), a row (`row 12`), or a heading.
    ///
    /// # Errors
    /// If it is none of these; the text says what would be one.
    pub fn read(text: &str, names: &[String], here: usize) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() {
            return Err("write 95000, > 5, age = 40, row 12 or a heading to search for".to_owned());
        }
        if let Some(column) = names.iter().position(|name| name == text) {
            return Ok(Self::Headings(vec![column]));
        }
        if let Some(test) = Test::read(Comparison::Equal, text) {
            return Ok(Self::Cells { column: None, test });
        }
        if let Some((left, comparison, right)) = split(text) {
            let test = Test::read(comparison, right);
            let refuse = || format!("`{right}` is no number to compare with; write for example {left}> 5");
            let test = test.ok_or_else(refuse)?;
            if left == "row" && !names.iter().any(|name| name == left) && comparison == Comparison::Equal {
                return row(right);
            }
            let column = if left.is_empty() { here } else { column(left, names)? };
            return Ok(Self::Cells { column: Some(column), test });
        }
        if let Some(number) = text.strip_prefix("row ") {
            return row(number.trim());
        }
        let part = text.to_lowercase();
        let found: Vec<usize> = (0..names.len()).filter(|k| names[*k].to_lowercase().contains(&part)).collect();
        if found.is_empty() { Err(no_column(text, names)) } else { Ok(Self::Headings(found)) }
    }

    /// Whether a number in this cell is one.
    pub fn is_hit(&self, cell: Cell, number: f64) -> bool {
        match self {
            Self::Cells { column, test } => column.is_none_or(|column| column == cell.column) && test.holds(number),
            Self::Headings(_) | Self::Row(_) => false,
        }
    }

    /// Whether the heading of this column is one.
    pub fn is_in_heading(&self, column: usize) -> bool {
        matches!(self, Self::Headings(columns) if columns.contains(&column))
    }

    /// As [`find`](Self::find), for a cursor that goes over `above` other rows before those of the table.
    pub fn find_below(&self, above: usize, table: &Profiles, order: Option<&[usize]>, from: Cell) -> Option<Cell> {
        let columns = table.columns();
        if matches!(self, Self::Headings(_)) {
            return self.find(table, columns, order, from);
        }
        let column = if from.row < above && matches!(self, Self::Cells { .. }) { 0 } else { from.column };
        let found = self.find(table, columns, order, Cell::new(from.row.saturating_sub(above), column))?;
        Some(found.in_row(found.row + above))
    }

    /// The next hit from the cell `from` on, itself included, row by row; from the end it goes on at the start. Rows are
    /// counted as they are shown: in `order`, where there is one.
    pub fn find(&self, table: &Profiles, columns: usize, order: Option<&[usize]>, from: Cell) -> Option<Cell> {
        let rows = table.rows();
        let data_row = |place: usize| order.map_or(place, |order| order[place]);
        match self {
            Self::Headings(found) => {
                let column = found.iter().find(|column| **column >= from.column).or(found.first())?;
                Some(Cell::new(from.row, *column))
            }
            Self::Row(row) => {
                let place = if order.is_some() { (0..rows).find(|place| data_row(*place) == *row) } else { Some(*row) };
                let column = from.column.min(columns.saturating_sub(1));
                place.filter(|place| *place < rows).map(|row| Cell::new(row, column))
            }
            Self::Cells { column, test } => {
                let (first, last) = column.map_or((0, columns), |column| (column, column + 1));
                // The row of `from` comes twice: first what is left of it, last what lies ahead.
                let places = (0..=rows).map(|k| ((from.row + k) % rows.max(1), k));
                let mut places = places.filter(|_| rows > 0);
                places.find_map(|(place, k)| {
                    let start = if k == 0 { from.column.max(first) } else { first };
                    let row = data_row(place);
                    let is_hit = |column: &usize| test.holds(table.values().get(Cell::new(row, *column)));
                    (start..last).find(is_hit).map(|column| Cell::new(place, column))
                })
            }
        }
    }
}

impl Test {
    fn read(comparison: Comparison, text: &str) -> Option<Self> {
        let text = text.trim().replace('−', "-");
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite())?;
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        Some(Self { comparison, number, decimals: if is_plain { decimals } else { 0 } })
    }

    fn holds(self, number: f64) -> bool {
        match self.comparison {
            Comparison::Equal => self.is_as_written(number),
            Comparison::Unequal => !self.is_as_written(number),
            Comparison::Less => number < self.number,
            Comparison::AtMost => number <= self.number,
            Comparison::Greater => number > self.number,
            Comparison::AtLeast => number >= self.number,
        }
    }

    /// Whether `number` is the one that was written, or with as many decimals looks like it.
    fn is_as_written(self, number: f64) -> bool {
        let rounds_to_it = || {
            let half = 0.5 * 10_f64.powi(-(self.decimals as i32));
            self.decimals > 0
                && (number - self.number).abs() <= half * 1.001
                && format!("{number:.*}", self.decimals) == format!("{:.*}", self.decimals, self.number)
        };
        number == self.number || rounds_to_it()
    }
}

/// What stands on either side of the first sign of a comparison.
fn split(text: &str) -> Option<(&str, Comparison, &str)> {
    let (at, sign, comparison) = SIGNS
        .iter()
        .filter_map(|(sign, comparison)| text.find(sign).map(|at| (at, *sign, *comparison)))
        .min_by_key(|(at, sign, _)| (*at, std::cmp::Reverse(sign.len())))?;
    Some((text[..at].trim(), comparison, text[at + sign.len()..].trim()))
}

fn row(text: &str) -> Result<Query, String> {
    text.parse().map(Query::Row).map_err(|_| format!("`{text}` is no row: write row 12"))
}

fn column(name: &str, names: &[String]) -> Result<usize, String> {
    let exact = names.iter().position(|known| known == name);
    let folded = || names.iter().position(|known| known.to_lowercase() == name.to_lowercase());
    exact.or_else(folded).ok_or_else(|| no_column(name, names))
}

fn no_column(text: &str, names: &[String]) -> String {
    format!("no number or column `{text}`; there are {}", listed(names))
}

/// Headings, with commas between them; of many the first.
pub fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let shown: Vec<&str> = names.iter().take(NAMED).map(AsRef::as_ref).collect();
    match names.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use faer::mat;

    use super::super::Sort;
    use super::*;

    fn names() -> Vec<String> {
        ["age", "salary", "years at work"].map(str::to_owned).to_vec()
    }

    fn table() -> Profiles {
        Profiles::new(
            mat![[23.0, 50_000.0, 3.0], [35.0, 82_000.0, 5.25], [28.0, 61_000.0, 20.333], [45.0, 5.0, 8.0]].into(),
        )
    }

    fn found(text: &str, here: usize, from: (usize, usize)) -> Option<(usize, usize)> {
        let query = Query::read(text, &names(), here).unwrap();
        query.find(&table(), 3, None, Cell::new(from.0, from.1)).map(|cell| (cell.row, cell.column))
    }

    #[test]
    fn numbers_comparisons_rows_and_headings_are_found() {
        for (text, here, from, hit) in [
            ("82000", 0, (0, 0), Some((1, 1))),
            ("82000.0", 0, (0, 0), Some((1, 1))),
            ("5", 0, (0, 0), Some((3, 1))),
            ("5", 0, (3, 2), Some((3, 1))),
            ("20.33", 0, (0, 0), Some((2, 2))),
            ("20", 0, (0, 0), None),
            ("> 30", 0, (0, 0), Some((1, 0))),
            ("> 30", 0, (1, 1), Some((3, 0))),
            ("> 30", 0, (3, 1), Some((1, 0))),
            (">=45", 0, (0, 0), Some((3, 0))),
            ("< 10", 2, (2, 0), Some((3, 2))),
            ("age=28", 2, (0, 0), Some((2, 0))),
            ("Salary < 100", 0, (0, 0), Some((3, 1))),
            ("years at work = 8", 0, (0, 0), Some((3, 2))),
            ("row 2", 1, (0, 1), Some((2, 1))),
            ("row=2", 1, (0, 1), Some((2, 1))),
            ("row 9", 1, (0, 1), None),
            ("sal", 0, (2, 0), Some((2, 1))),
            ("a", 0, (2, 2), Some((2, 2))),
            ("a", 0, (2, 3), Some((2, 0))),
            ("> 1e9", 0, (0, 0), None),
        ] {
            assert_eq!(found(text, here, from), hit, "{text}");
        }
    }

    #[test]
    fn rows_are_gone_through_as_they_are_shown() {
        let table = table();
        let order = table.order(Sort { column: 0, is_descending: true });
        let query = Query::read("> 30", &names(), 0).unwrap();
        let found = |row| query.find(&table, 3, Some(&order), Cell::new(row, 0));
        assert_eq!(found(0), Some(Cell::new(0, 0)));
        assert_eq!(found(2), Some(Cell::new(0, 0)), "after the last it begins anew");
        assert_eq!(Query::Row(0).find(&table, 3, Some(&order), Cell::SCALAR).map(|cell| cell.row), Some(3));
    }

    #[test]
    fn what_cannot_be_searched_for_is_refused_with_what_can() {
        for (text, says) in [
            ("", "write 95000"),
            ("  ", "write 95000"),
            ("height", "no number or column `height`; there are age, salary, years at work"),
            ("height = 3", "no number or column `height`"),
            ("age = tall", "`tall` is no number to compare with"),
            (">", "`` is no number"),
            ("row x", "`x` is no row"),
        ] {
            let refusal = Query::read(text, &names(), 0).unwrap_err();
            assert!(refusal.starts_with(says), "{text}: {refusal}");
        }
    }

    #[test]
    fn an_empty_table_has_no_hit() {
        let table = Profiles::new(faer::Mat::<f64>::zeros(0, 2).into());
        assert_eq!(Query::read("5", &names(), 0).unwrap().find(&table, 2, None, Cell::SCALAR), None);
        assert_eq!(Query::Row(0).find(&table, 2, None, Cell::SCALAR), None);
    }

    #[test]
    fn many_headings_are_not_all_listed() {
        let names: Vec<String> = (0..200).map(|k| format!("c{k}")).collect();
        assert!(listed(&names).ends_with("c11 and 188 more"));
    }
}
