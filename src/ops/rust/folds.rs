//! Rust for many numbers taken together.

use super::{Binding, Code, Fold, Form, ROW, Shape, Typed, from_cells};

/// Everything taken together.
pub(in crate::ops) fn fold(fold: Fold, a: &Code) -> Code {
    let Typed { shape, form, rows, columns, .. } = a.of();
    let receiver = a.at_least(Binding::Atom);
    let code = match (shape.rank(), form, fold) {
        (0, ..) => a.clone(),
        (2, _, Fold::Sum) => Code::atom(format!("{receiver}.sum()")),
        (2, _, Fold::Mean) => Code::new(format!("{receiver}.sum() / ({rows} * {columns}) as f64"), Binding::Product),
        (2, ..) => Code::atom(format!(
            "{receiver}.col_iter().flat_map(|column| column.iter()).copied().fold({})",
            extreme(fold)
        )),
        (_, Form::Cells, _) => {
            let k = bound(a);
            folded(fold, &format!("(0..{rows}).map(|{k}| {})", a.cell(k, "").text), &rows)
        }
        _ => folded_slice(fold, &receiver, &rows),
    };
    let typed = Typed::scalar(&code);
    code.typed(typed)
}

/// The numbers of each column, or of each row, taken together: as a vector, or as a matrix of one column.
pub(in crate::ops) fn fold_along(fold: Fold, a: &Code, is_by_column: bool, is_kept: bool) -> Code {
    let Typed { shape, form, rows, columns, .. } = a.of();
    let (along, length, slice) = if is_by_column { ("col", &rows, &columns) } else { ("row", &columns, &rows) };
    let cell = if form == Form::Cells {
        let k = bound(a);
        let cell = if is_by_column { a.cell(k, ROW) } else { a.cell(ROW, k) };
        folded(fold, &format!("(0..{length}).map(|{k}| {})", cell.text), length)
    } else {
        folded_slice(fold, &format!("{}.{along}({ROW})", a.at_least(Binding::Atom)), length)
    };
    let n = if is_by_column { shape.columns() } else { shape.rows() };
    let shape = if is_kept { Shape::matrix(n, 1) } else { Shape::vector(n) };
    from_cells(shape, slice.clone(), "1".to_owned(), cell)
}

/// What to call the place that a fold over `a` runs along: something else than a fold inside it does.
fn bound(a: &Code) -> &'static str {
    let (cell, _) = a.of().cell;
    ["k", "l", "m"].into_iter().find(|name| !cell.contains(&format!("|{name}|"))).unwrap_or("n")
}

/// The fold of what an iterator gives.
fn folded(fold: Fold, numbers: &str, length: &str) -> Code {
    match fold {
        Fold::Sum => Code::atom(format!("{numbers}.sum::<f64>()")),
        Fold::Mean => divided(&format!("{numbers}.sum::<f64>()"), length),
        Fold::Max | Fold::Min => Code::atom(format!("{numbers}.fold({})", extreme(fold))),
    }
}

/// The fold of a column or a row.
fn folded_slice(fold: Fold, slice: &str, length: &str) -> Code {
    match fold {
        Fold::Sum => Code::atom(format!("{slice}.sum()")),
        Fold::Mean => divided(&format!("{slice}.sum()"), length),
        Fold::Max | Fold::Min => Code::atom(format!("{slice}.iter().copied().fold({})", extreme(fold))),
    }
}

fn divided(sum: &str, length: &str) -> Code {
    Code::new(format!("{sum} / {length} as f64"), Binding::Product)
}

fn extreme(fold: Fold) -> &'static str {
    if fold == Fold::Max { "f64::NEG_INFINITY, f64::max" } else { "f64::INFINITY, f64::min" }
}
