//! Functions of NumPy that go along an axis: a cell of what they give comes from the cells whose change changes it, and from no
//! others.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::collections::BTreeSet;

use lina_tui::lab::program::Element;
use lina_tui::ops::{Cell, Shape};
use support::homework::{before, command};
use support::person::Person;

/// Numbers that differ, not in order, none of them 0.
const NUMBERS: &str = "np.array([5.0, 2.0, 9.0, 4.0, 7.0, 1.0, 8.0, 3.0, 12.0, 6.0, 11.0, 10.0])";

/// A program that gives `r` the value of an expression of `x`, and then moves each number of `x` and notes which of `r` move.
fn program(x: &str, shape: &str, expression: &str) -> String {
    format!(
        "import numpy as np
x = {x}.reshape({shape})
r = {expression}

def f(x):
    return {expression}

before = np.array(r, dtype=float).ravel()
moved = np.zeros((x.size, before.size))
for place in range(x.size):
    for to in [100.0, 0.0, -100.0]:
        y = x.copy()
        y.reshape(-1)[place] = to
        moved[place] = np.maximum(moved[place], np.array(f(y), dtype=float).ravel() != before)
"
    )
}

/// The places of `x` that each cell of the result of the last operation is said to come from.
fn sources(person: &Person, what: &str) -> Vec<BTreeSet<usize>> {
    let step = person.shown().step.as_ref().unwrap_or_else(|| panic!("{what}: nothing was done"));
    let of = step.result().unwrap();
    let evaluation = &step.evaluation;
    let shape = evaluation.shape(of);
    let cells: Vec<Cell> = if shape.is_scalar() { vec![Cell::SCALAR] } else { shape.cells().collect() };
    let from = |cell: Cell| {
        let mut places = BTreeSet::new();
        evaluation.explain(Element { of, cell }).visit(usize::MAX, &mut |source| {
            let given: Shape = evaluation.shape(source.of);
            assert_eq!(evaluation.program().name(source.of), "x", "{what}");
            places.insert(given.place(source.cell));
        });
        places
    };
    cells.into_iter().map(from).collect()
}

fn check(x: &str, shape: &str, expression: &str) {
    let what = format!("{expression} of {shape}");
    let mut person = before(&program(x, shape, expression), 80, 24);
    command(&mut person, "line 3");
    let said = sources(&person, &what);
    person.press("end");
    let moved = person.shown().now.get("moved").unwrap_or_else(|| panic!("{what}: {}", person.text()));
    let (places, cells) = (moved.shape().rows(), moved.shape().columns());
    assert_eq!(cells, said.len(), "{what}");
    for (cell, said) in said.iter().enumerate() {
        let real: BTreeSet<usize> = (0..places).filter(|place| moved.get(Cell::new(*place, cell)) != 0.0).collect();
        assert_eq!(*said, real, "{what}, cell {cell}");
    }
}

/// Shapes, with the axes of each.
const SHAPES: [(&str, &[&str]); 3] = [
    ("12", &["", "axis=0", "axis=-1"]),
    ("(3, 4)", &["", "axis=0", "axis=1", "axis=-1"]),
    ("(2, 3, 2)", &["", "axis=0", "axis=1", "axis=2"]),
];

fn check_all(x: &str, functions: &[&str], more: &[&str]) {
    for function in functions {
        for (shape, axes) in SHAPES {
            for axis in axes {
                for more in more.iter().filter(|more| more.is_empty() || !axis.is_empty()) {
                    let given: Vec<&str> = [*axis, *more].into_iter().filter(|text| !text.is_empty()).collect();
                    let given = given.join(", ");
                    let expression = match (function.strip_suffix("()"), given.as_str()) {
                        (Some(method), given) => format!("{method}({given})"),
                        (None, "") => format!("{function})"),
                        (None, given) => format!("{function}, {given})"),
                    };
                    check(x, shape, &expression);
                }
            }
        }
    }
}

#[test]
fn what_takes_numbers_together_takes_those_along_its_axis() {
    let functions = [
        "np.sum(x",
        "x.mean()",
        "np.var(x",
        "x.std()",
        "np.median(x",
        "np.argmax(x",
        "x.argmin()",
        "x.prod()",
        "np.max(x",
        "np.ptp(x",
        "np.linalg.norm(x",
        "np.nanstd(x",
        "np.nanmean(x",
        "np.nanargmax(x",
    ];
    check_all(NUMBERS, &functions, &[""]);
    check_all(NUMBERS, &["x.std()", "np.median(x", "x.argmax()", "np.linalg.norm(x"], &["keepdims=True"]);
    check_all(NUMBERS, &["np.average(x", "np.percentile(x, 30", "np.quantile(x, [0.1, 0.8]"], &[""]);
    check_all("np.zeros(12)", &["np.any(x", "np.count_nonzero(x"], &[""]);
    check_all("np.ones(12)", &["x.all()"], &[""]);
}

#[test]
fn what_runs_along_an_axis_comes_from_what_is_behind_it() {
    check_all(NUMBERS, &["np.cumsum(x", "x.cumprod()", "np.nancumsum(x"], &[""]);
    check_all(NUMBERS, &["np.diff(x", "np.diff(x, 2"], &[""]);
    for axis in ["", ", prepend=0.5", ", 2, prepend=0.5"] {
        check(NUMBERS, "(3, 4)", &format!("np.diff(x{axis})"));
    }
    for axis in ["", ", axis=0"] {
        check(NUMBERS, "12", &format!("np.gradient(x{axis})"));
    }
    check(NUMBERS, "(3, 4)", "np.gradient(x, axis=0)");
}

#[test]
fn what_puts_in_order_comes_from_its_lane() {
    check_all(NUMBERS, &["np.sort(x", "x.argsort()"], &[""]);
    check(NUMBERS, "(3, 4)", "np.sort(x, axis=None)");
    check(NUMBERS, "(3, 4)", "np.partition(x, 1)");
    check(NUMBERS, "(3, 4)", "np.trapezoid(x, axis=0)");
    check(NUMBERS, "(3, 4)", "np.add.reduce(x)");
    check(NUMBERS, "(3, 4)", "np.add.accumulate(x, axis=1)");
    check(NUMBERS, "(3, 4)", "sum(x)");
    for moved in
        ["np.flip(x, axis=0)", "np.roll(x, 1, axis=1)", "np.take_along_axis(x, np.array([[1], [0], [3]]), axis=1)"]
    {
        check(NUMBERS, "(3, 4)", moved);
    }
}

#[test]
fn what_is_said_of_a_column_names_that_column() {
    let text = "import numpy as np
X = np.array([[1.0, 8.0], [2.0, 7.0], [3.0, 7.5]])
sigma = X.std(axis=0)
n = 3
ratio = sigma / (n - 1)
rounded = np.round(sigma, 3)
power = sigma[0] ** 2
many = np.var(np.arange(100.0))
c = np.zeros((2, 2), dtype=int)
c = c + 0.25
M = np.zeros((3, 2))
M[0] = X.mean(axis=0) / 16
k = 20
is_even = k % 2 == 0
np.random.seed(0)
W = np.random.randn(2)
";
    let mut person = before(text, 120, 36);
    command(&mut person, "line 3");
    assert!(person.text().contains("std(1, 2, 3)"), "{}", person.text());
    command(&mut person, "line 5");
    person.press("enter");
    assert!(person.text().contains("sigma[0] / (n - 1) = 0.8165 / 2"), "{}", person.text());
    person.press("esc");
    command(&mut person, "line 6");
    assert!(person.text().contains("np.round(0.8165, 3)"), "{}", person.text());
    command(&mut person, "line 7");
    assert!(!person.text().contains('^'), "{}", person.text());
    command(&mut person, "line 8");
    assert!(!person.text().contains("60 more"), "{}", person.text());
    command(&mut person, "line 12");
    let text = person.text();
    assert!(!text.contains("to each row") && text.contains("0.469"), "{text}");
    command(&mut person, "line 14");
    person.press("enter");
    assert!(!person.text().contains("= 1 ") && person.text().contains("True"), "{}", person.text());
    person.press("esc");
    command(&mut person, "line 16");
    person.press("enter");
    assert!(person.text().contains("draw 1 of np.random.randn(2)"), "{}", person.text());
}
