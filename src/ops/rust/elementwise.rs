//! Rust for what works number by number.

use super::{Binary, Binding, COLUMN, Code, ROW, Typed, Unary, extent, from_cells, stretched, value};

/// Two pieces joined number by number.
pub(in crate::ops) fn binary(operation: Binary, a: &Code, b: &Code) -> Code {
    let (of_a, of_b) = (a.of().shape, b.of().shape);
    let shape = of_a.broadcast(of_b).unwrap_or(of_a);
    let cell = binary_cell(operation, &stretched(a, shape), &stretched(b, shape));
    if shape.is_scalar() {
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
        Binary::Multiply | Binary::Hadamard if of_a.is_scalar() && b.is_plain() => {
            Some(Code::infix(&scale(a), "*", &b.operand(), Binding::Product))
        }
        Binary::Multiply | Binary::Hadamard if of_b.is_scalar() && a.is_plain() => {
            Some(Code::infix(&scale(b), "*", &a.operand(), Binding::Product))
        }
        Binary::Divide if of_b.is_scalar() && a.is_plain() => {
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

/// Every number of `a` held between two bounds.
pub(in crate::ops) fn clip(a: &Code, least: &Code, most: &Code) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let of = a.cell(ROW, COLUMN);
    let cell = if of.is_number() {
        Code::atom(format!("f64::clamp({}, {}, {})", of.text, least.text, most.text))
    } else {
        Code::atom(format!("{}.clamp({}, {})", of.at_least(Binding::Atom), least.text, most.text))
    };
    if shape.is_scalar() {
        let typed = Typed::scalar(&cell);
        return cell.typed(typed);
    }
    from_cells(shape, rows, columns, cell)
}

/// A function of every number.
pub(in crate::ops) fn unary(operation: Unary, a: &Code) -> Code {
    let Typed { shape, rows, columns, .. } = a.of();
    let of = a.cell(ROW, COLUMN);
    let method = |name: &str, argument: &str| {
        // A number alone has no type yet that would have methods.
        if of.is_number() {
            let arguments = [&*of.text, argument].into_iter().filter(|text| !text.is_empty());
            return Code::atom(format!("f64::{name}({})", arguments.collect::<Vec<_>>().join(", ")));
        }
        Code::atom(format!("{}.{name}({argument})", of.at_least(Binding::Atom)))
    };
    let cell = match operation {
        Unary::Negate => negated(&of),
        Unary::Square => method("powi", "2"),
        Unary::SquareRoot => method("sqrt", ""),
        Unary::Exp => method("exp", ""),
        Unary::Ln => method("ln", ""),
        Unary::Abs => method("abs", ""),
        Unary::Tanh => method("tanh", ""),
        Unary::Sin => method("sin", ""),
        Unary::OrOne => Code::new(format!("if {0} == 0.0 {{ 1.0 }} else {{ {0} }}", of.text), Binding::Sum),
    };
    if shape.is_scalar() {
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
