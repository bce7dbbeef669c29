//! Rust for products, factors and substitutions.

use super::{Binding, COLUMN, Code, Form, ROW, Shape, Typed, from_cells, value};

/// The product of matrices and vectors.
pub(in crate::ops) fn product(a: &Code, b: &Code) -> Code {
    let (of_a, of_b) = (a.of(), b.of());
    let times = |a: &Code, b: &Code| Code::infix(&a.operand(), "*", &b.operand(), Binding::Product);
    let (rows, columns) = (of_a.shape.rows(), of_b.shape.columns());
    match (of_a.shape.rank(), of_b.shape.rank()) {
        (1, 1) => {
            let code = times(&turned(a), b);
            let typed = Typed::scalar(&code);
            code.typed(typed)
        }
        // A vector is a column: from the left it meets the transpose.
        (1, _) => value(times(&turned(b), a), Shape::vector(columns), [of_b.columns, "1".to_owned()], None),
        (_, 1) => value(times(a, b), Shape::vector(rows), [of_a.rows, "1".to_owned()], None),
        _ => value(times(a, b), Shape::matrix(rows, columns), [of_a.rows, of_b.columns], None),
    }
}

/// Rows and columns exchanged; of a vector, which is a column, the row.
fn turned(a: &Code) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let cell = a.cell(COLUMN, ROW);
    let shape = shape.turned();
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
    let shape = Shape::matrix(of_a.shape.len(), of_b.shape.len());
    let code = Code::infix(&a.operand(), "*", &turned(b), Binding::Product);
    let cell = Code::infix(&a.cell(ROW, ""), "*", &b.cell(COLUMN, ""), Binding::Product);
    value(code, shape, [of_a.rows, of_b.rows], Some(cell))
}

/// A column of ones ahead of a matrix.
pub(in crate::ops) fn with_ones(a: &Code) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let text = format!("if {COLUMN} == 0 {{ 1.0 }} else {{ {} }}", a.cell(ROW, &format!("{COLUMN} - 1")).text);
    let cell = Code::new(text, Binding::Sum);
    from_cells(Shape::matrix(shape.rows(), shape.columns() + 1), rows, format!("{columns} + 1"), cell)
}

/// A vector as a matrix of one column.
pub(in crate::ops) fn as_column(a: &Code) -> Code {
    let Typed { shape, rows, .. } = a.of();
    from_cells(Shape::matrix(shape.len(), 1), rows, "1".to_owned(), a.cell(ROW, ""))
}

/// The columns of one beside those of another.
pub(in crate::ops) fn beside(a: &Code, b: &Code) -> Code {
    let (of_a, of_b) = (a.of(), b.of());
    let first = &of_a.columns;
    let (left, right) = (a.cell(ROW, COLUMN).text, b.cell(ROW, &format!("{COLUMN} - {first}")).text);
    let cell = Code::new(format!("if {COLUMN} < {first} {{ {left} }} else {{ {right} }}"), Binding::Sum);
    let shape = Shape::matrix(of_a.shape.rows(), of_a.shape.columns() + of_b.shape.columns());
    from_cells(shape, of_a.rows, format!("{first} + {}", of_b.columns), cell)
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
    let count = of.shape.rows().min(of.shape.columns());
    let receiver = a.at_least(Binding::Atom);
    let text = format!("{receiver}.singular_values().unwrap().into_iter().collect::<Col<f64>>()");
    let length = format!("{}.min({})", of.rows, of.columns);
    value(Code::atom(text), Shape::vector(count), [length, "1".to_owned()], None)
}

/// A slope by central differences in every cell of an input; `between` is the code from there to the scalar.
pub fn central_differences(by: &Code, between: &str) -> Code {
    let Typed { shape, rows, columns, .. } = by.of();
    let cell = match shape.rank() {
        0 => return Code::atom(format!("central_difference(|{0}| {between}, &{0})", by.text)),
        1 => ROW.to_owned(),
        _ => format!("({ROW}, {COLUMN})"),
    };
    let name = &by.text;
    from_cells(shape, rows, columns, Code::atom(format!("central_difference(|{name}| {between}, &{name}, {cell})")))
}

/// The path of a descent: a call of a function that is written out ahead of the code.
pub(in crate::ops) fn descent_path(arguments: &[Code]) -> Code {
    let of = arguments[1].of();
    let steps = format!("{} as usize + 1", arguments[3].at_least(Binding::Atom));
    value(call("descent_path", arguments), Shape::matrix(1, of.shape.len()), [steps, of.rows], None)
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
