//! Every operation's Rust spelling is Rust: it compiles against faer and gives the operation's value.
#![expect(clippy::redundant_closure_for_method_calls, reason = "what is spelled is spelled for people")]

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

#[path = "support/native.rs"]
mod native;

use faer::prelude::*;
use faer::{Scale, Side};
use lina_tui::ops::{self, Code, Language, Operation, Shape, Value};
use native::Native;
use support::golden::{self, assert_values_close};

include!("../assets/code/descent_path.rs");
include!("../assets/code/matmul_by_loops.rs");

/// One piece of code, as text and as what it computes.
struct Spelling {
    operation: &'static str,
    types: &'static [&'static str],
    code: &'static str,
    run: fn(&[Value]) -> Value,
}

macro_rules! spellings {
    ($($operation:literal($($argument:ident: $type:ty),+) $code:expr;)*) => {
        &[$(Spelling {
            operation: $operation,
            types: &[$(stringify!($type)),+],
            code: stringify!($code),
            run: |arguments| {
                let mut arguments = arguments.iter();
                $(let $argument = <$type>::from_value(arguments.next().unwrap());)+
                ($code).into_value()
            },
        },)*]
    };
}

const SPELLINGS: &[Spelling] = spellings! {
    "add"(a: f64, b: f64) a + b;
    "add"(a: f64, b: Col<f64>) Col::from_fn(b.nrows(), |i| a + b[i]);
    "add"(a: Col<f64>, b: f64) Col::from_fn(a.nrows(), |i| a[i] + b);
    "add"(a: Col<f64>, b: Col<f64>) &a + &b;
    "add"(a: Col<f64>, b: Col<f64>) Col::from_fn(b.nrows(), |i| a[0] + b[i]);
    "add"(a: Mat<f64>, b: f64) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)] + b);
    "add"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)] + b[j]);
    "add"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), b.nrows(), |i, j| a[(i, 0)] + b[j]);
    "add"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), b.ncols(), |i, j| a[(i, 0)] + b[(0, j)]);
    "add"(a: Mat<f64>, b: Mat<f64>) &a + &b;
    "subtract"(a: f64, b: f64) a - b;
    "subtract"(a: f64, b: Col<f64>) Col::from_fn(b.nrows(), |i| a - b[i]);
    "subtract"(a: Col<f64>, b: f64) Col::from_fn(a.nrows(), |i| a[i] - b);
    "subtract"(a: Col<f64>, b: Col<f64>) &a - &b;
    "subtract"(a: Col<f64>, b: Col<f64>) Col::from_fn(b.nrows(), |i| a[0] - b[i]);
    "subtract"(a: Mat<f64>, b: f64) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)] - b);
    "subtract"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)] - b[j]);
    "subtract"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), b.nrows(), |i, j| a[(i, 0)] - b[j]);
    "subtract"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), b.ncols(), |i, j| a[(i, 0)] - b[(0, j)]);
    "subtract"(a: Mat<f64>, b: Mat<f64>) &a - &b;
    "multiply"(a: f64, b: f64) a * b;
    "multiply"(a: f64, b: Col<f64>) Scale(a) * &b;
    "multiply"(a: Col<f64>, b: f64) Scale(b) * &a;
    "multiply"(a: Col<f64>, b: Col<f64>) Col::from_fn(a.nrows(), |i| a[i] * b[i]);
    "multiply"(a: Col<f64>, b: Col<f64>) Col::from_fn(b.nrows(), |i| a[0] * b[i]);
    "multiply"(a: Mat<f64>, b: f64) Scale(b) * &a;
    "multiply"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)] * b[j]);
    "multiply"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), b.nrows(), |i, j| a[(i, 0)] * b[j]);
    "multiply"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), b.ncols(), |i, j| a[(i, 0)] * b[(0, j)]);
    "multiply"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)] * b[(i, j)]);
    "hadamard product"(a: f64, b: f64) a * b;
    "hadamard product"(a: f64, b: Col<f64>) Scale(a) * &b;
    "hadamard product"(a: Col<f64>, b: f64) Scale(b) * &a;
    "hadamard product"(a: Col<f64>, b: Col<f64>) Col::from_fn(a.nrows(), |i| a[i] * b[i]);
    "hadamard product"(a: Col<f64>, b: Col<f64>) Col::from_fn(b.nrows(), |i| a[0] * b[i]);
    "hadamard product"(a: Mat<f64>, b: f64) Scale(b) * &a;
    "hadamard product"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)] * b[j]);
    "hadamard product"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), b.nrows(), |i, j| a[(i, 0)] * b[j]);
    "hadamard product"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), b.ncols(), |i, j| a[(i, 0)] * b[(0, j)]);
    "hadamard product"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)] * b[(i, j)]);
    "divide"(a: f64, b: f64) a / b;
    "divide"(a: f64, b: Col<f64>) Col::from_fn(b.nrows(), |i| a / b[i]);
    "divide"(a: Col<f64>, b: f64) &a / Scale(b);
    "divide"(a: Col<f64>, b: Col<f64>) Col::from_fn(a.nrows(), |i| a[i] / b[i]);
    "divide"(a: Col<f64>, b: Col<f64>) Col::from_fn(b.nrows(), |i| a[0] / b[i]);
    "divide"(a: Mat<f64>, b: f64) &a / Scale(b);
    "divide"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)] / b[j]);
    "divide"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), b.nrows(), |i, j| a[(i, 0)] / b[j]);
    "divide"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), b.ncols(), |i, j| a[(i, 0)] / b[(0, j)]);
    "divide"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)] / b[(i, j)]);
    "power"(a: f64, b: f64) a.powf(b);
    "power"(a: f64, b: Col<f64>) Col::from_fn(b.nrows(), |i| a.powf(b[i]));
    "power"(a: Col<f64>, b: f64) Col::from_fn(a.nrows(), |i| a[i].powf(b));
    "power"(a: Col<f64>, b: Col<f64>) Col::from_fn(a.nrows(), |i| a[i].powf(b[i]));
    "power"(a: Col<f64>, b: Col<f64>) Col::from_fn(b.nrows(), |i| a[0].powf(b[i]));
    "power"(a: Mat<f64>, b: f64) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].powf(b));
    "power"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].powf(b[j]));
    "power"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), b.nrows(), |i, j| a[(i, 0)].powf(b[j]));
    "power"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), b.ncols(), |i, j| a[(i, 0)].powf(b[(0, j)]));
    "power"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].powf(b[(i, j)]));
    "maximum"(a: f64, b: f64) a.max(b);
    "maximum"(a: f64, b: Col<f64>) Col::from_fn(b.nrows(), |i| a.max(b[i]));
    "maximum"(a: Col<f64>, b: f64) Col::from_fn(a.nrows(), |i| a[i].max(b));
    "maximum"(a: Col<f64>, b: Col<f64>) Col::from_fn(a.nrows(), |i| a[i].max(b[i]));
    "maximum"(a: Col<f64>, b: Col<f64>) Col::from_fn(b.nrows(), |i| a[0].max(b[i]));
    "maximum"(a: Mat<f64>, b: f64) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].max(b));
    "maximum"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].max(b[j]));
    "maximum"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), b.nrows(), |i, j| a[(i, 0)].max(b[j]));
    "maximum"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), b.ncols(), |i, j| a[(i, 0)].max(b[(0, j)]));
    "maximum"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].max(b[(i, j)]));
    "clip"(a: f64, b: f64, c: f64) a.clamp(b, c);
    "clip"(a: Col<f64>, b: f64, c: f64) Col::from_fn(a.nrows(), |i| a[i].clamp(b, c));
    "clip"(a: Mat<f64>, b: f64, c: f64) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].clamp(b, c));
    "minimum"(a: f64, b: f64) a.min(b);
    "minimum"(a: f64, b: Col<f64>) Col::from_fn(b.nrows(), |i| a.min(b[i]));
    "minimum"(a: Col<f64>, b: f64) Col::from_fn(a.nrows(), |i| a[i].min(b));
    "minimum"(a: Col<f64>, b: Col<f64>) Col::from_fn(a.nrows(), |i| a[i].min(b[i]));
    "minimum"(a: Col<f64>, b: Col<f64>) Col::from_fn(b.nrows(), |i| a[0].min(b[i]));
    "minimum"(a: Mat<f64>, b: f64) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].min(b));
    "minimum"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].min(b[j]));
    "minimum"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), b.nrows(), |i, j| a[(i, 0)].min(b[j]));
    "minimum"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), b.ncols(), |i, j| a[(i, 0)].min(b[(0, j)]));
    "minimum"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].min(b[(i, j)]));
    "greater"(a: f64, b: f64) f64::from(a > b);
    "greater"(a: f64, b: Col<f64>) Col::from_fn(b.nrows(), |i| f64::from(a > b[i]));
    "greater"(a: Col<f64>, b: f64) Col::from_fn(a.nrows(), |i| f64::from(a[i] > b));
    "greater"(a: Col<f64>, b: Col<f64>) Col::from_fn(a.nrows(), |i| f64::from(a[i] > b[i]));
    "greater"(a: Col<f64>, b: Col<f64>) Col::from_fn(b.nrows(), |i| f64::from(a[0] > b[i]));
    "greater"(a: Mat<f64>, b: f64) Mat::from_fn(a.nrows(), a.ncols(), |i, j| f64::from(a[(i, j)] > b));
    "greater"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| f64::from(a[(i, j)] > b[j]));
    "greater"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), b.nrows(), |i, j| f64::from(a[(i, 0)] > b[j]));
    "greater"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), b.ncols(), |i, j| f64::from(a[(i, 0)] > b[(0, j)]));
    "greater"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| f64::from(a[(i, j)] > b[(i, j)]));
    "at most"(a: f64, b: f64) f64::from(a <= b);
    "at most"(a: f64, b: Col<f64>) Col::from_fn(b.nrows(), |i| f64::from(a <= b[i]));
    "at most"(a: Col<f64>, b: f64) Col::from_fn(a.nrows(), |i| f64::from(a[i] <= b));
    "at most"(a: Col<f64>, b: Col<f64>) Col::from_fn(a.nrows(), |i| f64::from(a[i] <= b[i]));
    "at most"(a: Col<f64>, b: Col<f64>) Col::from_fn(b.nrows(), |i| f64::from(a[0] <= b[i]));
    "at most"(a: Mat<f64>, b: f64) Mat::from_fn(a.nrows(), a.ncols(), |i, j| f64::from(a[(i, j)] <= b));
    "at most"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| f64::from(a[(i, j)] <= b[j]));
    "at most"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), b.nrows(), |i, j| f64::from(a[(i, 0)] <= b[j]));
    "at most"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), b.ncols(), |i, j| f64::from(a[(i, 0)] <= b[(0, j)]));
    "at most"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| f64::from(a[(i, j)] <= b[(i, j)]));
    "negate"(a: f64) -a;
    "negate"(a: Col<f64>) -&a;
    "negate"(a: Mat<f64>) -&a;
    "square"(a: f64) a.powi(2);
    "square"(a: Col<f64>) Col::from_fn(a.nrows(), |i| a[i].powi(2));
    "square"(a: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].powi(2));
    "square root"(a: f64) a.sqrt();
    "square root"(a: Col<f64>) Col::from_fn(a.nrows(), |i| a[i].sqrt());
    "square root"(a: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].sqrt());
    "exp"(a: f64) a.exp();
    "exp"(a: Col<f64>) Col::from_fn(a.nrows(), |i| a[i].exp());
    "exp"(a: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].exp());
    "ln"(a: f64) a.ln();
    "ln"(a: Col<f64>) Col::from_fn(a.nrows(), |i| a[i].ln());
    "ln"(a: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].ln());
    "abs"(a: f64) a.abs();
    "abs"(a: Col<f64>) Col::from_fn(a.nrows(), |i| a[i].abs());
    "abs"(a: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].abs());
    "or one"(a: f64) if a == 0.0 { 1.0 } else { a };
    "or one"(a: Col<f64>) Col::from_fn(a.nrows(), |i| if a[i] == 0.0 { 1.0 } else { a[i] });
    "or one"(a: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| if a[(i, j)] == 0.0 { 1.0 } else { a[(i, j)] });
    "tanh"(a: f64) a.tanh();
    "tanh"(a: Col<f64>) Col::from_fn(a.nrows(), |i| a[i].tanh());
    "tanh"(a: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].tanh());
    "sin"(a: f64) a.sin();
    "sin"(a: Col<f64>) Col::from_fn(a.nrows(), |i| a[i].sin());
    "sin"(a: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| a[(i, j)].sin());
    "sum"(a: f64) a;
    "sum"(a: Col<f64>) a.sum();
    "sum"(a: Mat<f64>) a.sum();
    "mean"(a: f64) a;
    "mean"(a: Col<f64>) a.sum() / a.nrows() as f64;
    "mean"(a: Mat<f64>) a.sum() / (a.nrows() * a.ncols()) as f64;
    "max"(a: f64) a;
    "max"(a: Col<f64>) a.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    "max"(a: Mat<f64>) a.col_iter().flat_map(|column| column.iter()).copied().fold(f64::NEG_INFINITY, f64::max);
    "min"(a: f64) a;
    "min"(a: Col<f64>) a.iter().copied().fold(f64::INFINITY, f64::min);
    "min"(a: Mat<f64>) a.col_iter().flat_map(|column| column.iter()).copied().fold(f64::INFINITY, f64::min);
    "matmul"(a: Mat<f64>, b: Mat<f64>) &a * &b;
    "matmul"(a: Mat<f64>, b: Col<f64>) &a * &b;
    "matmul"(a: Col<f64>, b: Mat<f64>) b.transpose() * &a;
    "matmul"(a: Col<f64>, b: Col<f64>) a.transpose() * &b;
    "transpose"(a: Mat<f64>) a.transpose().to_owned();
    "outer"(a: Col<f64>, b: Col<f64>) &a * b.transpose();
    "take"(a: Col<f64>, b: Vec<usize>) Col::from_fn(b.len(), |i| a[b[i]]);
    "take columns"(a: Mat<f64>, b: Vec<usize>) Mat::from_fn(a.nrows(), b.len(), |i, j| a[(i, b[j])]);
    "take column"(a: Mat<f64>, b: usize) a.col(b).to_owned();
    "pick"(a: Col<f64>, b: usize) a[b];
    "causal mask"(a: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols(), |i, j| if j > i { f64::NEG_INFINITY } else { a[(i, j)] });
    "argmax"(a: Mat<f64>) (0..a.nrows()).map(|i| (0..a.ncols()).fold(0, |best, j| if a[(i, j)] > a[(i, best)] { j } else { best })).collect::<Vec<usize>>();
    "greatest other"(a: Mat<f64>) (0..a.nrows()).map(|i| (0..a.ncols()).filter(|&j| j != i).fold(usize::from(i == 0), |best, j| if a[(i, j)] > a[(i, best)] { j } else { best })).collect::<Vec<usize>>();
    "nonzero"(a: Col<f64>) (0..a.nrows()).filter(|&k| a[k] != 0.0).collect::<Vec<usize>>();
    "with ones"(a: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols() + 1, |i, j| if j == 0 { 1.0 } else { a[(i, j - 1)] });
    "as a column"(a: Col<f64>) Mat::from_fn(a.nrows(), 1, |i, _| a[i]);
    "beside"(a: Col<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), a.ncols() + b.ncols(), |i, j| if j < a.ncols() { a[i] } else { b[i] });
    "beside"(a: Mat<f64>, b: Col<f64>) Mat::from_fn(a.nrows(), a.ncols() + b.ncols(), |i, j| if j < a.ncols() { a[(i, j)] } else { b[i] });
    "beside"(a: Col<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols() + b.ncols(), |i, j| if j < a.ncols() { a[i] } else { b[(i, j - a.ncols())] });
    "beside"(a: Mat<f64>, b: Mat<f64>) Mat::from_fn(a.nrows(), a.ncols() + b.ncols(), |i, j| if j < a.ncols() { a[(i, j)] } else { b[(i, j - a.ncols())] });
    "identity"(a: Mat<f64>) Mat::<f64>::identity(a.nrows(), a.ncols());
    "cholesky"(a: Mat<f64>) a.llt(Side::Lower).unwrap().L().to_owned();
    "forward substitution"(a: Mat<f64>, b: Col<f64>) { let mut solution = b.clone(); a.solve_lower_triangular_in_place(&mut solution); solution };
    "back substitution"(a: Mat<f64>, b: Col<f64>) { let mut solution = b.clone(); a.transpose().solve_upper_triangular_in_place(&mut solution); solution };
    "descent path"(a: Mat<f64>, b: Col<f64>, c: f64, d: f64, e: f64) descent_path(&a, &b, c, d, e);
    "matmul by loops"(a: Mat<f64>, b: Mat<f64>) matmul_by_loops(&a, &b);
    "singular values"(a: Mat<f64>) a.singular_values().unwrap().into_iter().collect::<Col<f64>>();
    "sum of each column"(a: Mat<f64>) Col::from_fn(a.ncols(), |i| a.col(i).sum());
    "sum of each row"(a: Mat<f64>) Col::from_fn(a.nrows(), |i| a.row(i).sum());
    "mean of each column"(a: Mat<f64>) Col::from_fn(a.ncols(), |i| a.col(i).sum() / a.nrows() as f64);
    "mean of each row"(a: Mat<f64>) Col::from_fn(a.nrows(), |i| a.row(i).sum() / a.ncols() as f64);
    "max of each column"(a: Mat<f64>) Col::from_fn(a.ncols(), |i| a.col(i).iter().copied().fold(f64::NEG_INFINITY, f64::max));
    "max of each row"(a: Mat<f64>) Col::from_fn(a.nrows(), |i| a.row(i).iter().copied().fold(f64::NEG_INFINITY, f64::max));
    "min of each column"(a: Mat<f64>) Col::from_fn(a.ncols(), |i| a.col(i).iter().copied().fold(f64::INFINITY, f64::min));
    "min of each row"(a: Mat<f64>) Col::from_fn(a.nrows(), |i| a.row(i).iter().copied().fold(f64::INFINITY, f64::min));
};

/// What the arguments are called.
const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];

fn spelled(operation: &dyn Operation, arguments: &[Value]) -> String {
    let named = arguments.iter().enumerate().map(|(k, argument)| {
        let (name, shape) = (NAMES[k], argument.shape());
        if operation.takes_places(k) { Code::faer_places(name, shape) } else { Code::faer(name, shape) }
    });
    operation.spell(Language::Rust, &named.collect::<Vec<_>>()).owned()
}

/// Without what does not matter to a compiler.
fn bare(code: &str) -> String {
    code.chars().filter(|character| !character.is_whitespace()).collect::<String>().replace(",)", ")")
}

fn type_of(operation: &dyn Operation, argument: usize, shape: Shape) -> &'static str {
    match (shape.rank(), operation.takes_places(argument)) {
        (0, false) => "f64",
        (0, true) => "usize",
        (1, false) => "Col<f64>",
        (1, true) => "Vec<usize>",
        _ => "Mat<f64>",
    }
}

#[test]
fn the_rust_spelling_of_every_operation_compiles_and_gives_its_value() {
    let mut missing = vec![];
    let mut tried = vec![];
    for case in golden::cases("operations") {
        if case.get("result").is_none() {
            continue;
        }
        let name = case["operation"].as_str().unwrap();
        let operation = *ops::ALL.iter().find(|operation| operation.name() == name).unwrap();
        let arguments: Vec<Value> = case["arguments"].as_array().unwrap().iter().map(golden::value).collect();
        let code = spelled(operation, &arguments);
        let types = arguments.iter().enumerate().map(|(k, argument)| type_of(operation, k, argument.shape()));
        let types: Vec<&str> = types.collect();
        let is_it =
            |known: &&Spelling| known.operation == name && known.types == types && bare(known.code) == bare(&code);
        let Some(spelling) = SPELLINGS.iter().find(is_it) else {
            let arguments = types.iter().zip(NAMES).map(|(type_, name)| format!("{name}: {type_}"));
            let line = format!("    {name:?}({}) {code};", arguments.collect::<Vec<_>>().join(", "));
            if !missing.contains(&line) {
                missing.push(line);
            }
            continue;
        };
        let ours = ops::evaluate(operation, &arguments).unwrap();
        assert_values_close(&(spelling.run)(&arguments), &ours, &format!("{name}: {code}"));
        tried.push((name.to_owned(), types, spelling.code));
    }
    assert!(missing.is_empty(), "spelled, but nowhere compiled:\n{}", missing.join("\n"));
    for operation in ops::ALL {
        assert!(tried.iter().any(|(name, ..)| name == operation.name()), "{} is not tried", operation.name());
    }
    for spelling in SPELLINGS {
        let is_it = |(name, types, code): &(String, Vec<&str>, &str)| {
            name == spelling.operation && types == spelling.types && *code == spelling.code
        };
        let is_tried = tried.iter().any(is_it);
        assert!(is_tried, "nothing is spelled `{}`", spelling.code);
    }
}
