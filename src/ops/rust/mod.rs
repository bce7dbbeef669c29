//! Writing formulas down as Rust with faer: `&A * B.transpose()`, `Col::from_fn(x.nrows(), |i| x[i].exp())`.
//!
//! Unlike in NumPy the shapes decide how something is written. Scalars are `f64`, vectors `Col<f64>`, matrices
//! `Mat<f64>`; what holds places is a `usize` or a `Vec<usize>`. Whatever works number by number keeps the code of one
//! cell beside the code of the whole, so that nested formulas become one closure and not a copy for each operation.

mod elementwise;
mod folds;
mod linear;
mod selection;

pub(super) use elementwise::{binary, clip, unary};
pub(super) use folds::{fold, fold_along};
pub use linear::central_differences;
pub(super) use linear::{
    as_column, beside, cholesky, descent_path, identity_like, matmul_by_loops, outer, product, singular_values, solve,
    transpose, with_ones,
};
pub(super) use selection::{argmax, causal_mask, nonzero, pick, take, take_column, take_columns};

use super::code::{Binding, COLUMN, Code, Form, ROW, Typed};
use super::{Binary, Fold, Shape, Unary};

/// What is called so before `r#` was put ahead of it.
const KEYWORDS: [&str; 8] = ["match", "in", "move", "type", "ref", "loop", "use", "where"];

/// A name as it can be written in Rust.
pub fn identifier(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("r#{name}") } else { name.to_owned() }
}

impl Code {
    /// The faer code for something that has a name.
    pub fn faer(name: &str, shape: Shape) -> Self {
        let name = identifier(name);
        let cell = format!("{name}{}", index(shape));
        let (rows, columns) = (format!("{name}.nrows()"), format!("{name}.ncols()"));
        Self::atom(name).typed(Typed { shape, form: Form::Name, rows, columns, cell: (cell, Binding::Atom) })
    }

    /// As [`faer`](Self::faer), for what holds places: a `usize` or a `Vec<usize>`.
    pub fn faer_places(name: &str, shape: Shape) -> Self {
        let mut code = Self::faer(name, shape);
        if let Some(typed) = &mut code.typed {
            typed.rows = format!("{}.len()", code.text);
        }
        code
    }

    /// A number in faer code.
    pub fn faer_number(number: f64) -> Self {
        let text = if number == f64::INFINITY {
            "f64::INFINITY".to_owned()
        } else if number == f64::NEG_INFINITY {
            "-f64::INFINITY".to_owned()
        } else {
            format!("{number:?}")
        };
        let code = Self::number(text);
        let typed = Typed::scalar(&code);
        code.typed(typed)
    }

    /// Faer code as a value of its own: what a variable can be set to.
    #[must_use]
    pub fn owned(&self) -> String {
        match self.typed.as_deref() {
            Some(Typed { form: Form::Name, shape, .. }) if !shape.is_scalar() => format!("{}.clone()", self.text),
            Some(Typed { form: Form::View, .. }) => format!("{}.to_owned()", self.text),
            _ => self.text.clone(),
        }
    }

    /// Faer code as an argument of a function that borrows it.
    #[must_use]
    pub fn borrowed(&self) -> String {
        if self.of().shape.is_scalar() { self.text.clone() } else { format!("&{}", self.at_least(Binding::Atom)) }
    }

    fn of(&self) -> Typed {
        self.typed.as_deref().cloned().unwrap_or_else(|| Typed::scalar(self))
    }

    /// As an operand of one of faer's operators, which take values, views and references.
    fn operand(&self) -> Self {
        match self.of() {
            Typed { shape, .. } if shape.is_scalar() => self.clone(),
            Typed { form: Form::Name, .. } => Self { text: format!("&{}", self.text), ..self.clone() },
            _ => self.clone(),
        }
    }

    /// Its cell in this row and column.
    fn cell(&self, row: &str, column: &str) -> Self {
        let (text, binding) = self.of().cell;
        let text = text.replace(ROW, "\u{E002}").replace(COLUMN, column).replace('\u{E002}', row);
        Self::new(text, binding)
    }

    /// Whether faer's own operators can take it.
    fn is_plain(&self) -> bool {
        self.of().form != Form::Cells
    }

    fn is_number(&self) -> bool {
        self.text.starts_with(|first: char| first.is_ascii_digit())
    }
}

/// A value of `shape`, with code for how many rows and columns it has, whose cell is `cell`.
fn from_cells(shape: Shape, rows: String, columns: String, cell: Code) -> Code {
    let row_and_column = |text: &str, row: &str, column: &str| text.replace(ROW, row).replace(COLUMN, column);
    let name = |placeholder: &str, name: &'static str| if cell.text.contains(placeholder) { name } else { "_" };
    let text = row_and_column(&cell.text, "i", "j");
    let text = match shape.rank() {
        0 => text,
        1 => format!("Col::from_fn({rows}, |{}| {text})", name(ROW, "i")),
        _ => format!("Mat::from_fn({rows}, {columns}, |{}, {}| {text})", name(ROW, "i"), name(COLUMN, "j")),
    };
    let binding = if shape.is_scalar() { cell.binding } else { Binding::Atom };
    let typed = Typed { shape, form: Form::Cells, rows, columns, cell: (cell.text, cell.binding) };
    Code::new(text, binding).typed(typed)
}

/// What stands behind a name to mean one of its cells.
fn index(shape: Shape) -> String {
    match shape.rank() {
        0 => String::new(),
        1 => format!("[{ROW}]"),
        _ => format!("[({ROW}, {COLUMN})]"),
    }
}

/// A value out of faer's own operators; `cell` is the code of one cell, where that can be had alone.
fn value(code: Code, shape: Shape, [rows, columns]: [String; 2], cell: Option<Code>) -> Code {
    let whole = || (format!("{}{}", code.at_least(Binding::Atom), index(shape)), Binding::Atom);
    let cell = cell.map_or_else(whole, |cell| (cell.text, cell.binding));
    code.typed(Typed { shape, form: Form::Value, rows, columns, cell })
}

/// `a` stretched to `shape`: its cell that takes part in one of the result's.
fn stretched(a: &Code, shape: Shape) -> Code {
    let of = a.of().shape;
    let within = |placeholder: &'static str, length: usize, result: usize| {
        if length == 1 && result != 1 { "0" } else { placeholder }
    };
    match (of.axes(), shape.axes()) {
        ([n], [_, columns]) => a.cell(within(COLUMN, *n, *columns), COLUMN),
        ([n], [of]) => a.cell(within(ROW, *n, *of), COLUMN),
        ([r, c], [rows, columns]) => a.cell(within(ROW, *r, *rows), within(COLUMN, *c, *columns)),
        _ => a.cell(ROW, COLUMN),
    }
}

/// Code for the rows and columns of `a` and `b` stretched to each other.
fn extent(a: &Code, b: &Code, shape: Shape) -> [String; 2] {
    let (a, b) = (a.of(), b.of());
    let rows = |typed: &Typed| match (typed.shape.axes(), shape.axes()) {
        ([n], [all]) | ([n, _], [all, _]) if all == n => Some(typed.rows.clone()),
        _ => None,
    };
    let columns = |typed: &Typed| match (typed.shape.axes(), shape.axes()) {
        ([_, n], [_, all]) if all == n => Some(typed.columns.clone()),
        ([n], [_, all]) if all == n => Some(typed.rows.clone()),
        _ => None,
    };
    let one = || "1".to_owned();
    [rows(&a).or_else(|| rows(&b)).unwrap_or_else(one), columns(&a).or_else(|| columns(&b)).unwrap_or_else(one)]
}
