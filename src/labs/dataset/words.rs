//! What the dataset lab says: one sentence at every position, with its numbers.

use super::compute::Dataset;
use crate::lab::Shown;
use crate::labs::profiled::Profiled;
use crate::ops::Cell;
use crate::table::Table;
use crate::ui::number::{exact, number};

/// Columns of the usual screen that a sentence may take.
const ROOM: usize = 78;

/// Where a table comes from.
pub(super) fn source(table: &Table) -> String {
    if table.is_built_in() { format!("{} (built in)", table.source) } else { table.source.clone() }
}

/// One sentence on what is to be seen where the lab stands, in front of this column and this row.
pub(super) fn narrate(run: Shown<Dataset>, column: usize, row: Option<usize>) -> String {
    let frame = run.snapshot();
    let name = run.lab().selected().names.get(column).map_or("", String::as_str);
    let short: String = name.chars().take(18).collect();
    let statistic = |of: &str| frame.number(of, Cell::at(column)).map_or_else(|| "?".to_owned(), number);
    let rows = run.lab().profiles().rows();
    let Some(step) = &frame.step else { return start(run) };
    match step.name() {
        "mean" => fitting([
            format!("The {rows} numbers of {name} add up to {rows} times their mean, {}.", statistic("mean")),
            format!("The mean of {short} is {}.", statistic("mean")),
        ]),
        "deviation" => {
            let (mean, std) = (statistic("mean"), statistic("std"));
            if frame.number("std", Cell::at(column)) == Some(0.0) {
                return format!("Every row has the same {short}, {mean}: its deviation is 0.");
            }
            fitting([
                format!("A usual {name} lies {std} away from the mean {mean}: the standard deviation."),
                format!("The standard deviation of {short} is {std}."),
            ])
        }
        "range" => fitting([
            format!(
                "The numbers of {name} go from {} to {}, around their mean {}.",
                statistic("min"),
                statistic("max"),
                statistic("mean")
            ),
            format!("The numbers of {short} go from {} to {}.", statistic("min"), statistic("max")),
        ]),
        _ => split(run, row),
    }
}

/// What there is before anything is computed.
fn start(run: Shown<Dataset>) -> String {
    let (table, selected) = (run.lab().table(), run.lab().selected());
    let (rows, label) = (selected.values.nrows(), &selected.names[selected.target]);
    let features = selected.feature_names();
    let left = match (selected.dropped, selected.filled) {
        (0, 0) => String::new(),
        (dropped, 0) => format!(" {dropped} dropped,"),
        (_, filled) => format!(" {filled} cells filled,"),
    };
    fitting([
        format!("{rows} rows of {},{left} to tell {label} from {}.", table.source, features.join(", ")),
        format!("{rows} rows,{left} to tell {label} from {}.", features.join(", ")),
        format!("{rows} rows,{left} to tell {label} from {} other columns.", features.len()),
        format!("{rows} rows,{left} a label and {} features.", features.len()),
    ])
}

/// What the columns are.
fn split(run: Shown<Dataset>, row: Option<usize>) -> String {
    let selected = run.lab().selected();
    let (rows, label) = (selected.values.nrows(), &selected.names[selected.target]);
    let features = selected.feature_names();
    let of_row = row.map(|row| {
        let numbers: Vec<String> = selected.features.iter().map(|k| exact(selected.values[(row, *k)])).collect();
        format!(
            "Row {row} has the features {}, and {label} {} as its label.",
            numbers.join(", "),
            exact(selected.values[(row, selected.target)])
        )
    });
    let shapes = format!("{rows}×{}", features.len());
    let all = [
        format!("Features {} ({shapes}) go in; the label {label} ({rows}) is what they predict.", features.join(", ")),
        format!("{} features ({shapes}) go in; the label {label} ({rows}) is what they predict.", features.len()),
        format!("{} features ({shapes}) go in; the label ({rows}) is what they predict.", features.len()),
    ];
    fitting(of_row.into_iter().chain(all))
}

/// The first sentence that fits the usual screen; the last where none does.
fn fitting(sentences: impl IntoIterator<Item = String>) -> String {
    let mut last = String::new();
    for sentence in sentences {
        if sentence.chars().count() <= ROOM {
            return sentence;
        }
        last = sentence;
    }
    last
}
