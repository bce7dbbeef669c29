//! What is chosen of a table: what becomes of its empty cells, which column is the label, which are features.

use faer::Mat;

use crate::lab::{Parameter, Parameters, Refusal};
use crate::table::{Table, listed};

/// What becomes of rows with empty cells.
pub const MISSING: Parameter =
    Parameter { is_shared: true, ..Parameter::words("missing", "rows with empty cells", &["drop", "mean"]) };

/// The name of the parameter that says whether a lab that can draw its numbers takes them from a table instead.
pub const SOURCE: &str = "data_from";

/// That parameter.
pub const ORIGIN: Parameter = Parameter::words(SOURCE, "which numbers", &["drawn", "table"]);

/// Whether the numbers are those of a table.
pub fn is_from_table(parameters: &Parameters) -> bool {
    parameters.get::<&str>(SOURCE) == "table"
}

/// Whether the numbers are drawn.
pub fn is_drawn(parameters: &Parameters) -> bool {
    !is_from_table(parameters)
}

/// The column that the others are to predict.
pub const TARGET: Parameter = Parameter {
    is_shared: true,
    ..Parameter::text("target", "column that is the label", "", "a column's name; empty for the last")
};

/// The columns that it is told from.
pub const FEATURES: Parameter = Parameter {
    is_shared: true,
    ..Parameter::text("features", "columns that are features", "", "names with commas between; empty for all others")
};

/// What was chosen of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Selected {
    /// The rows that are left, with a column for each column of the table.
    pub values: Mat<f64>,
    /// The headings.
    pub names: Vec<String>,
    /// The columns that are features.
    pub features: Vec<usize>,
    /// The column that is the label.
    pub target: usize,
    /// Rows that were dropped because a cell was empty.
    pub dropped: usize,
    /// Empty cells that were given the mean of their column.
    pub filled: usize,
}

impl Selected {
    /// What the parameters [`MISSING`], [`TARGET`] and [`FEATURES`] choose of a table.
    ///
    /// # Errors
    /// If they name a column that is not there, or nothing is left.
    pub fn of(parameters: &Parameters, table: &Table) -> Result<Self, Refusal> {
        let find = |name: &str| {
            table.column(name).ok_or_else(|| {
                let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
                let left_out = table.left_out.iter().find(|left| left.name == name);
                let why = left_out.map_or(String::new(), |left| format!(" of numbers (it is {})", left.why));
                Refusal(format!("no column `{name}`{why} in {}; there are {}", table.source, listed(&names)))
            })
        };
        let target = match parameters.get::<String>("target") {
            name if name.is_empty() => table.columns.len() - 1,
            name => find(&name)?,
        };
        let features = match parameters.get::<String>("features") {
            names if names.is_empty() => (0..table.columns.len()).filter(|column| *column != target).collect(),
            names => names.split(',').map(|name| find(name.trim())).collect::<Result<Vec<usize>, _>>()?,
        };
        if features.is_empty() {
            let left: Vec<String> =
                table.left_out.iter().map(|left| format!("{} is {}", left.name, left.why)).collect();
            let left = if left.is_empty() { String::new() } else { format!(" ({})", listed(&left)) };
            let what = format!("has one column of numbers{left}: there is nothing to tell it from");
            return Err(Refusal(format!("{} {what}", table.source)));
        }
        if features.contains(&target) {
            let name = &table.columns[target].name;
            return Err(Refusal(format!("column `{name}` cannot be the label and a feature at once")));
        }
        let names = table.columns.iter().map(|column| column.name.clone()).collect();
        let (values, dropped, filled) = without_gaps(table, parameters.get::<&str>("missing") == "mean")?;
        Ok(Self { values, names, features, target, dropped, filled })
    }

    /// The headings of the features.
    pub fn feature_names(&self) -> Vec<String> {
        self.features.iter().map(|column| self.names[*column].clone()).collect()
    }

    /// The rows of the features alone.
    pub fn feature_values(&self) -> Mat<f64> {
        Mat::from_fn(self.values.nrows(), self.features.len(), |row, k| self.values[(row, self.features[k])])
    }

    /// The labels.
    pub fn labels(&self) -> Vec<f64> {
        (0..self.values.nrows()).map(|row| self.values[(row, self.target)]).collect()
    }
}

/// What parts the values of a label in two: their median; where none is above it, the greatest that is below. Of one value
/// alone that value.
pub fn parting(labels: &[f64]) -> f64 {
    let mut values = labels.to_vec();
    values.sort_by(f64::total_cmp);
    let Some(greatest) = values.last().copied() else { return f64::NAN };
    let middle = f64::midpoint(values[(values.len() - 1) / 2], values[values.len() / 2]);
    let below = values.iter().rev().find(|value| **value < greatest).copied();
    if middle < greatest { middle } else { below.unwrap_or(greatest) }
}

/// The numbers of a table without empty cells; how many rows were dropped, how many cells filled.
fn without_gaps(table: &Table, fill: bool) -> Result<(Mat<f64>, usize, usize), Refusal> {
    let numbers: Vec<&[f64]> = table.columns.iter().map(|column| &*column.numbers).collect();
    if fill {
        let means: Vec<f64> = numbers
            .iter()
            .map(|column| crate::math::mean(&column.iter().copied().filter(|n| !n.is_nan()).collect::<Vec<_>>()))
            .collect();
        let values = Mat::from_fn(table.rows(), numbers.len(), |row, column| match numbers[column][row] {
            number if number.is_nan() => means[column],
            number => number,
        });
        return Ok((values, 0, table.empty_cells()));
    }
    let whole: Vec<usize> =
        (0..table.rows()).filter(|row| numbers.iter().all(|column| !column[*row].is_nan())).collect();
    if whole.is_empty() {
        return Err(Refusal(format!("every row of {} has an empty cell; missing=mean fills them", table.source)));
    }
    let values = Mat::from_fn(whole.len(), numbers.len(), |row, column| numbers[column][whole[row]]);
    Ok((values, table.rows() - whole.len(), 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Assignment;
    use crate::table::read;

    static KNOWN: [Parameter; 3] = [MISSING, TARGET, FEATURES];

    fn selected(table: &str, settings: &[&str]) -> Result<Selected, Refusal> {
        let mut parameters = Parameters::defaults(&KNOWN);
        for setting in settings {
            let (index, setting, _) = setting.parse::<Assignment>().unwrap().read(&KNOWN).unwrap();
            parameters = parameters.with(index, Some(setting));
        }
        Selected::of(&parameters, &read(table.as_bytes(), "test.csv").unwrap())
    }

    const TABLE: &str = "a,name,b,c\n1,x,10,5\n2,y,,6\n3,z,30,7\n";

    #[test]
    fn rows_with_empty_cells_are_dropped_or_filled_and_counted() {
        let dropped = selected(TABLE, &[]).unwrap();
        assert_eq!((dropped.values.nrows(), dropped.dropped, dropped.filled), (2, 1, 0));
        let filled = selected(TABLE, &["missing=mean"]).unwrap();
        assert_eq!((filled.values.nrows(), filled.dropped, filled.filled), (3, 0, 1));
        assert_eq!(filled.values[(1, 1)], 20.0);
    }

    #[test]
    fn the_last_column_is_the_label_until_another_is_named() {
        let usual = selected(TABLE, &[]).unwrap();
        assert_eq!((usual.target, usual.features.clone()), (2, vec![0, 1]));
        assert_eq!(usual.labels(), [5.0, 7.0]);
        let named = selected(TABLE, &["target=a", "features=c"]).unwrap();
        assert_eq!((named.target, named.feature_names()), (0, vec!["c".to_owned()]));
        assert_eq!(named.feature_values()[(1, 0)], 7.0);
    }

    #[test]
    fn what_cannot_be_chosen_is_refused_with_what_can() {
        for (table, settings, says) in [
            (TABLE, &["target=d"][..], "no column `d` in test.csv; there are a, b, c"),
            (TABLE, &["target=name"], "no column `name` of numbers (it is text)"),
            (TABLE, &["features=a,x"], "no column `x`"),
            (TABLE, &["features=a,c"], "`c` cannot be the label and a feature"),
            ("a\n1\n", &[], "nothing to tell it from"),
            ("a,b\n1,5%\n", &[], "one column of numbers (b is text): there is nothing"),
            ("a,b\n1,\n,2\n", &[], "missing=mean fills them"),
        ] {
            assert!(selected(table, settings).unwrap_err().0.contains(says));
        }
    }
}
