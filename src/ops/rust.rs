//! Writing formulas down as Rust with faer: `&A * B.transpose()`, `Col::from_fn(x.nrows(), |i| x[i].exp())`.
//!
//! Unlike in NumPy the shapes decide how something is written. Scalars are `f64`, vectors `Col<f64>`, matrices
//! `Mat<f64>`; what holds places is a `usize` or a `Vec<usize>`. Whatever works number by number keeps the code of one
//! cell beside the code of the whole, so that nested formulas become one closure and not a copy for each operation.

use super::code::Binding;
use super::{Binary, Code, Fold, Shape, Unary};

/// The row and the column of the cell in question, until it is known what they are called.
const ROW: &str = "\u{E000}";
const COLUMN: &str = "\u{E001}";

/// What is called so before `r#` was put ahead of it.
const KEYWORDS: [&str; 8] = ["match", "in", "move", "type", "ref", "loop", "use", "where"];

/// What faer code needs to know of a piece beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    shape: Shape,
    form: Form,
    /// Code for the number of its rows; of a vector for its length.
    rows: String,
    columns: String,
    /// Code for one of its cells, with [`ROW`] and [`COLUMN`] in it.
    cell: (String, Binding),
}

/// What the text of a piece stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Something that has a name and stays where it is.
    Name,
    /// A view into it.
    View,
    /// A new value, out of faer's own operators.
    Value,
    /// A new value, cell by cell.
    Cells,
}

/// A name as it can be written in Rust.
pub fn identifier(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("r#{name}") } else { name.to_owned() }
}

impl Code {
    /// The faer code for something that has a name.
    pub fn faer(name: &str, shape: Shape) -> Self {
        let name = identifier(name);
        let cell = match shape {
            Shape::Scalar => name.clone(),
            Shape::Vector(_) => format!("{name}[{ROW}]"),
            Shape::Matrix(..) => format!("{name}[({ROW}, {COLUMN})]"),
        };
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
            Some(Typed { form: Form::Name, shape: Shape::Vector(_) | Shape::Matrix(..), .. }) => {
                format!("{}.clone()", self.text)
            }
            Some(Typed { form: Form::View, .. }) => format!("{}.to_owned()", self.text),
            _ => self.text.clone(),
        }
    }

    /// Faer code as an argument of a function that borrows it.
    #[must_use]
    pub fn borrowed(&self) -> String {
        match self.of().shape {
            Shape::Scalar => self.text.clone(),
            _ => format!("&{}", self.at_least(Binding::Atom)),
        }
    }

    fn of(&self) -> Typed {
        self.typed.as_deref().cloned().unwrap_or_else(|| Typed::scalar(self))
    }

    /// As an operand of one of faer's operators, which take values, views and references.
    fn operand(&self) -> Self {
        match self.of() {
            Typed { shape: Shape::Scalar, .. } => self.clone(),
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

impl Typed {
    fn scalar(code: &Code) -> Self {
        let one = || "1".to_owned();
        let cell = (code.text.clone(), code.binding);
        Self { shape: Shape::Scalar, form: Form::Name, rows: one(), columns: one(), cell }
    }
}

/// A value of `shape`, with code for how many rows and columns it has, whose cell is `cell`.
fn from_cells(shape: Shape, rows: String, columns: String, cell: Code) -> Code {
    let row_and_column = |text: &str, row: &str, column: &str| text.replace(ROW, row).replace(COLUMN, column);
    let name = |placeholder: &str, name: &'static str| if cell.text.contains(placeholder) { name } else { "_" };
    let text = row_and_column(&cell.text, "i", "j");
    let text = match shape {
        Shape::Scalar => text,
        Shape::Vector(_) => format!("Col::from_fn({rows}, |{}| {text})", name(ROW, "i")),
        Shape::Matrix(..) => {
            format!("Mat::from_fn({rows}, {columns}, |{}, {}| {text})", name(ROW, "i"), name(COLUMN, "j"))
        }
    };
    let binding = if shape == Shape::Scalar { cell.binding } else { Binding::Atom };
    let typed = Typed { shape, form: Form::Cells, rows, columns, cell: (cell.text, cell.binding) };
    Code::new(text, binding).typed(typed)
}

/// A value out of faer's own operators; `cell` is the code of one cell, where that can be had alone.
fn value(code: Code, shape: Shape, [rows, columns]: [String; 2], cell: Option<Code>) -> Code {
    let index = match shape {
        Shape::Scalar => "",
        Shape::Vector(_) => &format!("[{ROW}]"),
        Shape::Matrix(..) => &format!("[({ROW}, {COLUMN})]"),
    };
    let whole = || (format!("{}{index}", code.at_least(Binding::Atom)), Binding::Atom);
    let cell = cell.map_or_else(whole, |cell| (cell.text, cell.binding));
    code.typed(Typed { shape, form: Form::Value, rows, columns, cell })
}

/// `a` stretched to `shape`: its cell that takes part in one of the result's.
fn stretched(a: &Code, shape: Shape) -> Code {
    let of = a.of().shape;
    let within = |placeholder: &'static str, length: usize, result: usize| {
        if length == 1 && result != 1 { "0" } else { placeholder }
    };
    match (of, shape) {
        (Shape::Vector(n), Shape::Matrix(_, columns)) => a.cell(within(COLUMN, n, columns), COLUMN),
        (Shape::Vector(n), Shape::Vector(of)) => a.cell(within(ROW, n, of), COLUMN),
        (Shape::Matrix(r, c), Shape::Matrix(rows, columns)) => a.cell(within(ROW, r, rows), within(COLUMN, c, columns)),
        _ => a.cell(ROW, COLUMN),
    }
}

/// Code for the rows and columns of `a` and `b` stretched to each other.
fn extent(a: &Code, b: &Code, shape: Shape) -> [String; 2] {
    let (a, b) = (a.of(), b.of());
    let rows = |typed: &Typed| match typed.shape {
        Shape::Scalar => None,
        Shape::Vector(n) => matches!(shape, Shape::Vector(all) if all == n).then(|| typed.rows.clone()),
        Shape::Matrix(n, _) => matches!(shape, Shape::Matrix(all, _) if all == n).then(|| typed.rows.clone()),
    };
    let columns = |typed: &Typed| match (typed.shape, shape) {
        (Shape::Matrix(_, n), Shape::Matrix(_, all)) if all == n => Some(typed.columns.clone()),
        (Shape::Vector(n), Shape::Matrix(_, all)) if all == n => Some(typed.rows.clone()),
        _ => None,
    };
    let one = || "1".to_owned();
    [rows(&a).or_else(|| rows(&b)).unwrap_or_else(one), columns(&a).or_else(|| columns(&b)).unwrap_or_else(one)]
}

/// Two pieces joined number by number.
pub(super) fn binary(operation: Binary, a: &Code, b: &Code) -> Code {
    let (of_a, of_b) = (a.of().shape, b.of().shape);
    let shape = of_a.broadcast(of_b).unwrap_or(of_a);
    let cell = binary_cell(operation, &stretched(a, shape), &stretched(b, shape));
    if shape == Shape::Scalar {
        let typed = Typed::scalar(&cell);
        return cell.typed(typed);
    }
    let extent = extent(a, b, shape);
    let scale = |scalar: &Code| Code::atom(format!("Scale({})", scalar.text));
    let plain = match operation {
        Binary::Add | Binary::Subtract if of_a == of_b && a.is_plain() && b.is_plain() => {
            let sign = if operation == Binary::Add { "+" } else { "-" };
            Some(Code::infix(&a.operand(), sign, &b.operand(), Binding::Sum))
        }
        Binary::Multiply | Binary::Hadamard if of_a == Shape::Scalar && b.is_plain() => {
            Some(Code::infix(&scale(a), "*", &b.operand(), Binding::Product))
        }
        Binary::Multiply | Binary::Hadamard if of_b == Shape::Scalar && a.is_plain() => {
            Some(Code::infix(&scale(b), "*", &a.operand(), Binding::Product))
        }
        Binary::Divide if of_b == Shape::Scalar && a.is_plain() => {
            Some(Code::infix(&a.operand(), "/", &scale(b), Binding::Product))
        }
        _ => None,
    };
    if let Some(code) = plain {
        return value(code, shape, extent, Some(cell));
    }
    let [rows, columns] = extent;
    from_cells(shape, rows, columns, cell)
}

/// Two numbers joined.
fn binary_cell(operation: Binary, a: &Code, b: &Code) -> Code {
    let method = |name: &str| {
        // A number alone has no type yet that would have methods.
        let (of, with) = if a.is_number() { (b, a) } else { (a, b) };
        Code::atom(format!("{}.{name}({})", of.at_least(Binding::Atom), with.text))
    };
    let flag = |sign: &str| Code::atom(format!("f64::from({})", Code::infix(a, sign, b, Binding::Sum).text));
    match operation {
        Binary::Add => Code::infix(a, "+", b, Binding::Sum),
        Binary::Subtract => Code::infix(a, "-", b, Binding::Sum),
        Binary::Multiply | Binary::Hadamard => Code::infix(a, "*", b, Binding::Product),
        Binary::Divide => Code::infix(a, "/", b, Binding::Product),
        Binary::Power if a.is_number() => Code::atom(format!("f64::powf({}, {})", a.text, b.text)),
        Binary::Power => Code::atom(format!("{}.powf({})", a.at_least(Binding::Atom), b.text)),
        Binary::Maximum => method("max"),
        Binary::Minimum => method("min"),
        Binary::Greater => flag(">"),
        Binary::AtMost => flag("<="),
    }
}

/// A function of every number.
pub(super) fn unary(operation: Unary, a: &Code) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let of = a.cell(ROW, COLUMN);
    let method = |call: &str| Code::atom(format!("{}.{call}", of.at_least(Binding::Atom)));
    let cell = match operation {
        Unary::Negate => negated(&of),
        Unary::Square => method("powi(2)"),
        Unary::SquareRoot => method("sqrt()"),
        Unary::Exp => method("exp()"),
        Unary::Ln => method("ln()"),
        Unary::Abs => method("abs()"),
        Unary::OrOne => Code::new(format!("if {0} == 0.0 {{ 1.0 }} else {{ {0} }}", of.text), Binding::Sum),
    };
    if shape == Shape::Scalar {
        let typed = Typed::scalar(&cell);
        return cell.typed(typed);
    }
    if operation == Unary::Negate && a.is_plain() {
        return value(negated(&a.operand()), shape, [rows, columns], Some(cell));
    }
    from_cells(shape, rows, columns, cell)
}

fn negated(a: &Code) -> Code {
    Code::new(format!("-{}", a.at_least(Binding::Power)), Binding::Negation)
}

/// Everything taken together.
pub(super) fn fold(fold: Fold, a: &Code) -> Code {
    let Typed { shape, form, rows, columns, .. } = a.of();
    let receiver = a.at_least(Binding::Atom);
    let code = match (shape, form, fold) {
        (Shape::Scalar, ..) => a.clone(),
        (Shape::Matrix(..), _, Fold::Sum) => Code::atom(format!("{receiver}.sum()")),
        (Shape::Matrix(..), _, Fold::Mean) => {
            Code::new(format!("{receiver}.sum() / ({rows} * {columns}) as f64"), Binding::Product)
        }
        (Shape::Matrix(..), ..) => Code::atom(format!(
            "{receiver}.col_iter().flat_map(|column| column.iter()).copied().fold({})",
            extreme(fold)
        )),
        (Shape::Vector(_), Form::Cells, _) => {
            let k = bound(a);
            folded(fold, &format!("(0..{rows}).map(|{k}| {})", a.cell(k, "").text), &rows)
        }
        (Shape::Vector(_), ..) => folded_slice(fold, &receiver, &rows),
    };
    let typed = Typed::scalar(&code);
    code.typed(typed)
}

/// The numbers of each column, or of each row, taken together: as a vector, or as a matrix of one column.
pub(super) fn fold_along(fold: Fold, a: &Code, is_by_column: bool, is_kept: bool) -> Code {
    let Typed { shape, form, rows, columns, .. } = a.of();
    let (along, length, slice) = if is_by_column { ("col", &rows, &columns) } else { ("row", &columns, &rows) };
    let cell = if form == Form::Cells {
        let k = bound(a);
        let cell = if is_by_column { a.cell(k, ROW) } else { a.cell(ROW, k) };
        folded(fold, &format!("(0..{length}).map(|{k}| {})", cell.text), length)
    } else {
        folded_slice(fold, &format!("{}.{along}({ROW})", a.at_least(Binding::Atom)), length)
    };
    let Shape::Matrix(of_rows, of_columns) = shape else { return cell };
    let n = if is_by_column { of_columns } else { of_rows };
    let shape = if is_kept { Shape::Matrix(n, 1) } else { Shape::Vector(n) };
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

/// The product of matrices and vectors.
pub(super) fn product(a: &Code, b: &Code) -> Code {
    let (of_a, of_b) = (a.of(), b.of());
    let times = |a: &Code, b: &Code| Code::infix(&a.operand(), "*", &b.operand(), Binding::Product);
    match (of_a.shape, of_b.shape) {
        (Shape::Vector(_), Shape::Vector(_)) => {
            let code = times(&turned(a), b);
            let typed = Typed::scalar(&code);
            code.typed(typed)
        }
        // A vector is a column: from the left it meets the transpose.
        (Shape::Vector(_), Shape::Matrix(_, n)) => {
            value(times(&turned(b), a), Shape::Vector(n), [of_b.columns, "1".to_owned()], None)
        }
        (Shape::Matrix(n, _), Shape::Vector(_)) => {
            value(times(a, b), Shape::Vector(n), [of_a.rows, "1".to_owned()], None)
        }
        (a_shape, b_shape) => {
            let rows = if let Shape::Matrix(rows, _) = a_shape { rows } else { 1 };
            let columns = if let Shape::Matrix(_, columns) = b_shape { columns } else { 1 };
            value(times(a, b), Shape::Matrix(rows, columns), [of_a.rows, of_b.columns], None)
        }
    }
}

/// Rows and columns exchanged; of a vector, which is a column, the row.
fn turned(a: &Code) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let cell = a.cell(COLUMN, ROW);
    let shape = if let Shape::Matrix(rows, columns) = shape { Shape::Matrix(columns, rows) } else { shape };
    Code::atom(format!("{}.transpose()", a.at_least(Binding::Atom))).typed(Typed {
        shape,
        form: Form::View,
        rows: columns,
        columns: rows,
        cell: (cell.text, cell.binding),
    })
}

/// Rows and columns exchanged.
pub(super) fn transpose(a: &Code) -> Code {
    turned(a)
}

/// Every number of one vector times every number of another.
pub(super) fn outer(a: &Code, b: &Code) -> Code {
    let (of_a, of_b) = (a.of(), b.of());
    let (Shape::Vector(rows), Shape::Vector(columns)) = (of_a.shape, of_b.shape) else { return product(a, b) };
    let code = Code::infix(&a.operand(), "*", &turned(b), Binding::Product);
    let cell = Code::infix(&a.cell(ROW, ""), "*", &b.cell(COLUMN, ""), Binding::Product);
    value(code, Shape::Matrix(rows, columns), [of_a.rows, of_b.rows], Some(cell))
}

/// The numbers of a vector in these places.
pub(super) fn take(a: &Code, places: &Code) -> Code {
    let of = places.of();
    from_cells(of.shape, of.rows, "1".to_owned(), a.cell(&places.cell(ROW, "").text, ""))
}

/// These columns of a matrix.
pub(super) fn take_columns(a: &Code, places: &Code) -> Code {
    let (of_a, of) = (a.of(), places.of());
    let (Shape::Matrix(rows, _), Shape::Vector(columns)) = (of_a.shape, of.shape) else { return a.clone() };
    let cell = a.cell(ROW, &places.cell(COLUMN, "").text);
    from_cells(Shape::Matrix(rows, columns), of_a.rows, of.rows, cell)
}

/// One column of a matrix.
pub(super) fn take_column(a: &Code, place: &Code) -> Code {
    let of = a.of();
    let Shape::Matrix(rows, _) = of.shape else { return a.clone() };
    let code = Code::atom(format!("{}.col({})", a.at_least(Binding::Atom), place.text));
    let cell = a.cell(ROW, &place.text);
    let cell = (cell.text, cell.binding);
    code.typed(Typed { shape: Shape::Vector(rows), form: Form::View, rows: of.rows, columns: "1".to_owned(), cell })
}

/// One number of a vector.
pub(super) fn pick(a: &Code, place: &Code) -> Code {
    let code = a.cell(&place.text, "");
    let typed = Typed::scalar(&code);
    code.typed(typed)
}

/// −∞ above the diagonal.
pub(super) fn causal_mask(a: &Code) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let text = format!("if {COLUMN} > {ROW} {{ f64::NEG_INFINITY }} else {{ {} }}", a.cell(ROW, COLUMN).text);
    from_cells(shape, rows, columns, Code::new(text, Binding::Sum))
}

/// A column of ones ahead of a matrix.
pub(super) fn with_ones(a: &Code) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let Shape::Matrix(n, m) = shape else { return a.clone() };
    let text = format!("if {COLUMN} == 0 {{ 1.0 }} else {{ {} }}", a.cell(ROW, &format!("{COLUMN} - 1")).text);
    let cell = Code::new(text, Binding::Sum);
    from_cells(Shape::Matrix(n, m + 1), rows, format!("{columns} + 1"), cell)
}

/// The identity matrix of a square matrix's size.
pub(super) fn identity_like(a: &Code) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let code = Code::atom(format!("Mat::<f64>::identity({rows}, {columns})"));
    value(code, shape, [rows, columns], Some(Code::atom(format!("f64::from({ROW} == {COLUMN})"))))
}

/// For each row the column of its greatest number, or of the greatest beside the diagonal.
pub(super) fn argmax(a: &Code, is_other: bool) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let Shape::Matrix(n, _) = shape else { return a.clone() };
    let least = if is_other {
        format!("(0..{columns}).filter(|&j| j != i).fold(usize::from(i == 0),")
    } else {
        format!("(0..{columns}).fold(0,")
    };
    let (next, best) = (a.cell("i", "j").text, a.cell("i", "best").text);
    let text = format!(
        "(0..{rows}).map(|i| {least} |best, j| if {next} > {best} {{ j }} else {{ best }})).collect::<Vec<usize>>()"
    );
    value(Code::atom(text), Shape::Vector(n), [rows, "1".to_owned()], None)
}

/// The places of a vector that hold something else than 0.
pub(super) fn nonzero(a: &Code) -> Code {
    let of = a.of();
    let cell = Code::infix(&a.cell("k", ""), "!=", &Code::atom("0.0"), Binding::Sum).text;
    let text = format!("(0..{}).filter(|&k| {cell}).collect::<Vec<usize>>()", of.rows);
    value(Code::atom(text), of.shape, [of.rows, "1".to_owned()], None)
}

/// The lower triangular factor of a symmetric positive definite matrix.
pub(super) fn cholesky(a: &Code) -> Code {
    let of = a.of();
    let code = Code::atom(format!("{}.llt(Side::Lower).unwrap().L().to_owned()", a.at_least(Binding::Atom)));
    value(code, of.shape, [of.rows, of.columns], None)
}

/// The solution of a lower triangular system, or of the transposed one.
pub(super) fn solve(l: &Code, b: &Code, is_transposed: bool) -> Code {
    let of = b.of();
    let l = if is_transposed { turned(l) } else { l.clone() };
    let side = if is_transposed { "upper" } else { "lower" };
    let text = format!(
        "{{ let mut solution = {}; {}.solve_{side}_triangular_in_place(&mut solution); solution }}",
        b.owned(),
        l.at_least(Binding::Atom)
    );
    value(Code::atom(text), of.shape, [of.rows, "1".to_owned()], None)
}

/// The singular values of a matrix.
pub(super) fn singular_values(a: &Code) -> Code {
    let of = a.of();
    let Shape::Matrix(rows, columns) = of.shape else { return a.clone() };
    let receiver = a.at_least(Binding::Atom);
    let text = format!("{receiver}.singular_values().unwrap().into_iter().collect::<Col<f64>>()");
    let length = format!("{}.min({})", of.rows, of.columns);
    value(Code::atom(text), Shape::Vector(rows.min(columns)), [length, "1".to_owned()], None)
}

/// A slope by central differences in every cell of an input; `between` is the code from there to the scalar.
pub fn central_differences(by: &Code, between: &str) -> Code {
    let Typed { shape, rows, columns, .. } = by.of();
    let cell = match shape {
        Shape::Scalar => return Code::atom(format!("central_difference(|{0}| {between}, &{0})", by.text)),
        Shape::Vector(_) => ROW.to_owned(),
        Shape::Matrix(..) => format!("({ROW}, {COLUMN})"),
    };
    let name = &by.text;
    from_cells(shape, rows, columns, Code::atom(format!("central_difference(|{name}| {between}, &{name}, {cell})")))
}

/// The path of a descent: a call of a function that is written out ahead of the code.
pub(super) fn descent_path(arguments: &[Code]) -> Code {
    let of = arguments[1].of();
    let steps = format!("{} as usize + 1", arguments[3].at_least(Binding::Atom));
    let Shape::Vector(n) = of.shape else { return arguments[1].clone() };
    value(call("descent_path", arguments), Shape::Matrix(1, n), [steps, of.rows], None)
}

/// The product of two square matrices by three nested loops: a call of a function that is written out ahead of the code.
pub(super) fn matmul_by_loops(arguments: &[Code]) -> Code {
    let (a, b) = (arguments[0].of(), arguments[1].of());
    value(call("matmul_by_loops", arguments), a.shape, [a.rows, b.columns], None)
}

fn call(function: &str, arguments: &[Code]) -> Code {
    let arguments: Vec<String> = arguments.iter().map(Code::borrowed).collect();
    Code::atom(format!("{function}({})", arguments.join(", ")))
}
