//! What the dataset lab says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use super::compute::Dataset;
use crate::lab::Shown;
use crate::labs::profiled::Profiled;
use crate::ops::Cell;
use crate::page::number::exact;
use crate::page::{Argument, Sentence};
use crate::table::Table;

/// Where a table comes from.
pub(super) fn source(table: &Table) -> String {
    if table.is_built_in() { format!("{} (built in)", table.source) } else { table.source.clone() }
}

/// One sentence on what is to be seen where the lab stands, in front of this column and this row.
pub(super) fn narrate(run: Shown<Dataset>, column: usize, row: Option<usize>) -> Sentence {
    let frame = run.snapshot();
    let name = run.lab().selected().names.get(column).map_or("", String::as_str);
    let heading = || Argument::Heading(name.to_owned());
    let statistic = |of: &str| frame.number(of, Cell::at(column));
    let Some(step) = &frame.step else { return start(run) };
    let of = |id: &'static str| Sentence::of(id).with("column", heading()).number("mean", statistic("mean"));
    match step.name() {
        "mean" => of("mean").with("rows", run.lab().profiles().rows()).or(of("mean-short")),
        "deviation" if statistic("std") == Some(0.0) => of("deviation-none"),
        "deviation" => {
            let of = |id: &'static str| of(id).number("std", statistic("std"));
            of("deviation").or(of("deviation-short"))
        }
        // Stages are gone through column by column, what they compute first ahead of the rest.
        "range" if statistic("max").is_none() => of("range-least").number("least", statistic("min")),
        "range" => {
            let of = |id: &'static str| of(id).number("least", statistic("min")).number("greatest", statistic("max"));
            of("range").or(of("range-short"))
        }
        _ => split(run, row),
    }
}

/// What there is before anything is computed.
fn start(run: Shown<Dataset>) -> Sentence {
    let (table, selected) = (run.lab().table(), run.lab().selected());
    let (rows, label) = (selected.values.nrows(), selected.names[selected.target].as_str());
    let features = selected.feature_names();
    let left = match (selected.dropped, selected.filled) {
        (0, 0) => Sentence::verbatim(""),
        (dropped, 0) => Sentence::of("dropped").with("rows", dropped),
        (_, filled) => Sentence::of("filled").with("cells", filled),
    };
    let of = |id: &'static str| Sentence::of(id).with("rows", rows).with("left", left.clone());
    let all = features.join(", ");
    of("start")
        .with("source", table.source.as_str())
        .with("label", label)
        .with("features", all.as_str())
        .or(of("start-unnamed").with("label", label).with("features", all))
        .or(of("start-counted").with("label", label).with("count", features.len()))
        .or(of("start-short").with("count", features.len()))
}

/// What the columns are.
fn split(run: Shown<Dataset>, row: Option<usize>) -> Sentence {
    let selected = run.lab().selected();
    let (rows, label) = (selected.values.nrows(), selected.names[selected.target].as_str());
    let features = selected.feature_names();
    let of = |id: &'static str| Sentence::of(id).with("rows", rows).with("count", features.len());
    let all = of("split")
        .with("features", features.join(", "))
        .with("label", label)
        .or(of("split-counted").with("label", label))
        .or(of("split-short"));
    let Some(row) = row else { return all };
    let numbers: Vec<String> = selected.features.iter().map(|k| exact(selected.values[(row, *k)])).collect();
    let of_row = Sentence::of("split-row").with("row", row).with("features", numbers.join(", ")).with("label", label);
    of_row.exact("value", selected.values[(row, selected.target)]).or(all)
}
