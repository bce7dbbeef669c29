//! What every operation promises: NumPy's value, its shape rule, an explanation of every cell, its gradient.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::collections::BTreeMap;

use lina_tui::ops::{self, Cell, Operation, SourceCell, Value};
use support::golden::{self, assert_close, assert_values_close};

struct Case {
    operation: &'static dyn Operation,
    arguments: Vec<Value>,
    /// Nothing where NumPy refuses.
    result: Option<Value>,
}

fn cases() -> Vec<Case> {
    let cases = golden::cases("operations").into_iter().map(|case| {
        let name = case["operation"].as_str().unwrap();
        let operation = *ops::ALL.iter().find(|operation| operation.name() == name).unwrap();
        let arguments = case["arguments"].as_array().unwrap().iter().map(golden::value).collect();
        Case { operation, arguments, result: case.get("result").map(golden::value) }
    });
    cases.collect()
}

fn fitting_cases() -> impl Iterator<Item = (&'static dyn Operation, Vec<Value>, Value)> {
    cases().into_iter().filter_map(|case| Some((case.operation, case.arguments, case.result?)))
}

#[test]
fn every_operation_is_tried_on_several_shapes() {
    let mut tried = BTreeMap::<_, usize>::new();
    for case in cases() {
        *tried.entry(case.operation.name()).or_default() += 1;
        assert_eq!(case.arguments.len(), case.operation.arity());
    }
    for operation in ops::ALL {
        assert!(tried.get(operation.name()).is_some_and(|count| *count >= 2), "{}", operation.name());
    }
}

#[test]
fn values_and_shapes_are_numpys() {
    for case in cases() {
        let name = case.operation.name();
        match (ops::evaluate(case.operation, &case.arguments), case.result) {
            (Ok(ours), Some(theirs)) => assert_values_close(&ours, &theirs, name),
            (Err(error), None) => {
                let text = error.to_string();
                let shape = case.arguments[0].shape().to_string();
                assert!(text.contains(name) && text.contains(&shape) && text.contains("wants"), "{text}");
            }
            (ours, theirs) => panic!("{name}: we say {ours:?}, NumPy says {theirs:?}"),
        }
    }
}

#[test]
fn too_many_or_too_few_arguments_are_refused() {
    for operation in ops::ALL {
        for count in [0, operation.arity() + 1] {
            let arguments = vec![Value::from(1.0); count];
            assert!(ops::evaluate(*operation, &arguments).is_err(), "{} of {count}", operation.name());
        }
    }
}

#[test]
fn the_explanation_of_every_cell_comes_to_its_value() {
    for (operation, arguments, _) in fitting_cases() {
        let result = ops::evaluate(operation, &arguments).unwrap();
        for cell in result.shape().cells() {
            let arithmetic = operation.explain(&arguments.as_slice(), cell);
            let total = arithmetic.evaluate(&|source: &SourceCell| match *source {
                SourceCell::Argument(argument, cell) => arguments[argument].get(cell),
                SourceCell::Result(cell) => result.get(cell),
            });
            assert_close(total, result.get(cell), operation.name());
            if operation.is_local() {
                assert_eq!(
                    total,
                    result.get(cell),
                    "{}: a cell alone is computed as among the others",
                    operation.name()
                );
            }
        }
    }
}

#[test]
fn gradients_agree_with_central_differences() {
    for (operation, arguments, result) in fitting_cases() {
        // A scalar that depends on every cell of the result differently: the sum of each times its weight.
        let weights =
            Value::from_cells(result.shape(), |Cell { row, column, .. }| 1.0 + 0.5 * row as f64 - 0.3 * column as f64);
        let scalar = |arguments: &[Value]| {
            let result = ops::evaluate(operation, arguments).unwrap();
            let weighted = result.numbers().zip(weights.numbers()).map(|(number, weight)| number * weight);
            // What is masked does not depend on anything.
            weighted.filter(|number| number.is_finite()).sum::<f64>()
        };
        let gradients = operation.gradient(&arguments, &result, &weights);
        assert_eq!(gradients.len(), arguments.len());
        for (k, gradient) in gradients.iter().enumerate() {
            let Some(gradient) = gradient else {
                if operation.name() == "descent path" {
                    // Nobody descends along a descent.
                    continue;
                }
                let is_index = [("take", 1), ("take columns", 1), ("take column", 1), ("pick", 1)];
                let gives_index = [("argmax", 0), ("greatest other", 0), ("nonzero", 0)];
                assert!(is_index.iter().chain(&gives_index).any(|known| *known == (operation.name(), k)));
                continue;
            };
            assert_eq!(gradient.shape(), arguments[k].shape(), "{}", operation.name());
            for cell in gradient.shape().cells() {
                // A jump has no slope.
                if operation.name() == "or one" && arguments[k].get(cell) == 0.0 {
                    continue;
                }
                let step = 1e-6;
                let moved = |by: f64| {
                    let mut moved = arguments.clone();
                    moved[k] = Value::from_cells(arguments[k].shape(), |other| {
                        arguments[k].get(other) + if other == cell { by } else { 0.0 }
                    });
                    scalar(&moved)
                };
                let difference = (moved(step) - moved(-step)) / (2.0 * step);
                let (ours, scale) = (gradient.get(cell), difference.abs().max(1.0));
                assert!((ours - difference).abs() < 1e-6 * scale, "{}: {ours} is not {difference}", operation.name());
            }
        }
    }
}
