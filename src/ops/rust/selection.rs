//! Rust for picking and searching.

use super::{Binding, COLUMN, Code, Form, ROW, Shape, Typed, from_cells, value};

/// The numbers of a vector in these places.
pub(in crate::ops) fn take(a: &Code, places: &Code) -> Code {
    let of = places.of();
    from_cells(of.shape, of.rows, "1".to_owned(), a.cell(&places.cell(ROW, "").text, ""))
}

/// These columns of a matrix.
pub(in crate::ops) fn take_columns(a: &Code, places: &Code) -> Code {
    let (of_a, of) = (a.of(), places.of());
    let cell = a.cell(ROW, &places.cell(COLUMN, "").text);
    from_cells(Shape::matrix(of_a.shape.rows(), of.shape.len()), of_a.rows, of.rows, cell)
}

/// One column of a matrix.
pub(in crate::ops) fn take_column(a: &Code, place: &Code) -> Code {
    let of = a.of();
    // A place that stands there as a number is a whole one.
    let place = if place.is_number() { place.text.trim_end_matches(".0") } else { &place.text };
    let code = Code::atom(format!("{}.col({place})", a.at_least(Binding::Atom)));
    let cell = a.cell(ROW, place);
    let cell = (cell.text, cell.binding);
    code.typed(Typed {
        shape: Shape::vector(of.shape.rows()),
        form: Form::View,
        rows: of.rows,
        columns: "1".to_owned(),
        cell,
    })
}

/// One number of a vector.
pub(in crate::ops) fn pick(a: &Code, place: &Code) -> Code {
    let code = a.cell(&place.text, "");
    let typed = Typed::scalar(&code);
    code.typed(typed)
}

/// −∞ above the diagonal.
pub(in crate::ops) fn causal_mask(a: &Code) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let text = format!("if {COLUMN} > {ROW} {{ f64::NEG_INFINITY }} else {{ {} }}", a.cell(ROW, COLUMN).text);
    from_cells(shape, rows, columns, Code::new(text, Binding::Sum))
}

/// For each row the column of its greatest number, or of the greatest beside the diagonal.
pub(in crate::ops) fn argmax(a: &Code, is_other: bool) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let least = if is_other {
        format!("(0..{columns}).filter(|&j| j != i).fold(usize::from(i == 0),")
    } else {
        format!("(0..{columns}).fold(0,")
    };
    let (next, best) = (a.cell("i", "j").text, a.cell("i", "best").text);
    let text = format!(
        "(0..{rows}).map(|i| {least} |best, j| if {next} > {best} {{ j }} else {{ best }})).collect::<Vec<usize>>()"
    );
    value(Code::atom(text), Shape::vector(shape.rows()), [rows, "1".to_owned()], None)
}

/// The places of a vector that hold something else than 0.
pub(in crate::ops) fn nonzero(a: &Code) -> Code {
    let of = a.of();
    let cell = Code::infix(&a.cell("k", ""), "!=", &Code::atom("0.0"), Binding::Sum).text;
    let text = format!("(0..{}).filter(|&k| {cell}).collect::<Vec<usize>>()", of.rows);
    value(Code::atom(text), of.shape, [of.rows, "1".to_owned()], None)
}
