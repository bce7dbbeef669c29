//! What the normalization lab says: one sentence at every position, with its numbers.

use super::compute::Normalization;
use crate::lab::Shown;
use crate::labs::profiled::Profiled;
use crate::ops::Cell;
use crate::ui::number::number;

/// Columns of the usual screen that a sentence may take.
const ROOM: usize = 78;

/// One sentence on what is to be seen where the lab stands, in front of this cell of the features.
pub(super) fn narrate(run: Shown<Normalization>, cell: Cell) -> String {
    let (frame, lab) = (run.snapshot(), run.lab());
    let Some(step) = &frame.step else { return start(run) };
    let name: String = lab.names().get(cell.column).map_or("", String::as_str).chars().take(16).collect();
    let of = |quantity: &str, cell: Cell| frame.number(quantity, cell).map_or_else(|| "?".to_owned(), number);
    let (feature, row) = (Cell::at(cell.column), cell.row);
    let (mean, std) = (of("mean", feature), of("std", feature));
    let before = of("features", cell);
    let sentence = match step.name() {
        "mean" => format!("The mean of {name} is {mean}: what will be taken off every row."),
        "deviation" if frame.number("std", feature) == Some(0.0) => {
            format!("Every row has the same {name}, {mean}: its std is 0, and nothing divides by 0.")
        }
        "deviation" => format!("A usual {name} lies {std} from its mean {mean}: what will become 1."),
        "subtract" => format!("Row {row}: {name} {before} less its mean {mean} is {}.", of("centred", cell)),
        "divide" if lab.is_constant(cell.column) => {
            format!("The std of {name} is 0, so it is divided by 1 instead: it stays {}.", of("normalized", cell))
        }
        "divide" => {
            format!("Row {row}: {name} {before} became {} / {std} = {}.", of("centred", cell), of("normalized", cell))
        }
        _ if lab.is_constant(cell.column) => {
            format!("A constant {name} has mean 0 now and std 0 still: it tells nothing.")
        }
        _ => {
            let (mean, std) = (of("normalized_mean", feature), of("normalized_std", feature));
            format!("Afterwards {name} has mean {mean} and std {std}, up to rounding 0 and 1.")
        }
    };
    if sentence.chars().count() <= ROOM { sentence } else { short(step.name(), &mean, &std) }
}

/// The same without what can be long.
fn short(stage: &str, mean: &str, std: &str) -> String {
    match stage {
        "mean" | "subtract" => format!("The mean {mean} is taken off every row."),
        _ => format!("Mean {mean} and std {std} become 0 and 1."),
    }
}

/// What there is before anything is computed: how far the features are from one scale.
fn start(run: Shown<Normalization>) -> String {
    let (profiles, names) = (run.lab().profiles(), run.lab().names());
    let range = |column: usize| -> Option<(f64, String)> {
        let histogram = profiles.histogram(column)?;
        let (from, to) = (histogram.from, histogram.to());
        Some((to - from, format!("{} from {} to {}", names.get(column)?, number(from), number(to))))
    };
    let mut ranges: Vec<(f64, String)> = (0..names.len()).filter_map(range).collect();
    ranges.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    match (ranges.first(), ranges.last()) {
        (Some((_, narrow)), Some((_, wide))) if ranges.len() > 1 => {
            let sentence = format!("Scales apart: {narrow}, {wide}.");
            if sentence.chars().count() <= ROOM {
                sentence
            } else {
                format!("{} features on as many scales.", names.len())
            }
        }
        (Some((_, only)), _) => format!("One feature: {only}."),
        _ => "There is no feature to bring to scale.".to_owned(),
    }
}
