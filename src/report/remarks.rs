//! What became of a table on its way into a lab.

use crate::lab::{FEATURES, MISSING, Selected, Snapshot, TARGET};
use crate::table::Table;

/// What a lab did not take of `table` as it stands there, a line for each matter: columns that are left out and why,
/// rows that are dropped, empty cells that are filled. Nothing where the lab does not look at the table.
pub fn remarks(shown: &Snapshot, table: &Table) -> Vec<String> {
    let parameters = shown.parameters();
    let matters = |name: &str| parameters.that_matter().any(|(parameter, _)| parameter.name == name);
    if ![TARGET, FEATURES, MISSING].iter().all(|parameter| matters(parameter.name)) {
        return vec![];
    }
    let Ok(selected) = Selected::of(&parameters, table) else { return vec![] };
    let source = &table.source;
    let mut remarks: Vec<String> = table
        .left_out
        .iter()
        .map(|column| format!("{source}: column `{}` is left out: it is {}", column.name, column.why))
        .collect();
    let rows = table.rows();
    match selected.dropped {
        0 => {}
        1 => remarks.push(format!("{source}: 1 of {rows} rows is dropped for an empty cell (missing=mean fills it)")),
        many => {
            remarks
                .push(format!("{source}: {many} of {rows} rows are dropped for empty cells (missing=mean fills them)"));
        }
    }
    match selected.filled {
        0 => {}
        1 => remarks.push(format!("{source}: 1 empty cell is given the mean of its column")),
        many => remarks.push(format!("{source}: {many} empty cells are given the means of their columns")),
    }
    remarks
}
