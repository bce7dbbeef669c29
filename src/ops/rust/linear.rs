//! Rust for products, factors and substitutions.

use super::{Binding, COLUMN, Code, Form, ROW, Shape, Typed, from_cells, value};

/// The product of matrices and vectors.
pub(in crate::ops) fn product(a: &Code, b: &Code) -> Code {
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
pub(in crate::ops) fn transpose(a: &Code) -> Code {
    turned(a)
}

/// Every number of one vector times every number of another.
pub(in crate::ops) fn outer(a: &Code, b: &Code) -> Code {
    let (of_a, of_b) = (a.of(), b.of());
    let (Shape::Vector(rows), Shape::Vector(columns)) = (of_a.shape, of_b.shape) else { return product(a, b) };
    let code = Code::infix(&a.operand(), "*", &turned(b), Binding::Product);
    let cell = Code::infix(&a.cell(ROW, ""), "*", &b.cell(COLUMN, ""), Binding::Product);
    value(code, Shape::Matrix(rows, columns), [of_a.rows, of_b.rows], Some(cell))
}

/// A column of ones ahead of a matrix.
pub(in crate::ops) fn with_ones(a: &Code) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let Shape::Matrix(n, m) = shape else { return a.clone() };
    let text = format!("if {COLUMN} == 0 {{ 1.0 }} else {{ {} }}", a.cell(ROW, &format!("{COLUMN} - 1")).text);
    let cell = Code::new(text, Binding::Sum);
    from_cells(Shape::Matrix(n, m + 1), rows, format!("{columns} + 1"), cell)
}

/// The identity matrix of a square matrix's size.
pub(in crate::ops) fn identity_like(a: &Code) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let code = Code::atom(format!("Mat::<f64>::identity({rows}, {columns})"));
    value(code, shape, [rows, columns], Some(Code::atom(format!("f64::from({ROW} == {COLUMN})"))))
}

/// The lower triangular factor of a symmetric positive definite matrix.
pub(in crate::ops) fn cholesky(a: &Code) -> Code {
    let of = a.of();
    let code = Code::atom(format!("{}.llt(Side::Lower).unwrap().L().to_owned()", a.at_least(Binding::Atom)));
    value(code, of.shape, [of.rows, of.columns], None)
}

/// The solution of a lower triangular system, or of the transposed one.
pub(in crate::ops) fn solve(l: &Code, b: &Code, is_transposed: bool) -> Code {
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
pub(in crate::ops) fn singular_values(a: &Code) -> Code {
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
pub(in crate::ops) fn descent_path(arguments: &[Code]) -> Code {
    let of = arguments[1].of();
    let steps = format!("{} as usize + 1", arguments[3].at_least(Binding::Atom));
    let Shape::Vector(n) = of.shape else { return arguments[1].clone() };
    value(call("descent_path", arguments), Shape::Matrix(1, n), [steps, of.rows], None)
}

/// The product of two square matrices by three nested loops: a call of a function that is written out ahead of the code.
pub(in crate::ops) fn matmul_by_loops(arguments: &[Code]) -> Code {
    let (a, b) = (arguments[0].of(), arguments[1].of());
    value(call("matmul_by_loops", arguments), a.shape, [a.rows, b.columns], None)
}

fn call(function: &str, arguments: &[Code]) -> Code {
    let arguments: Vec<String> = arguments.iter().map(Code::borrowed).collect();
    Code::atom(format!("{function}({})", arguments.join(", ")))
}
