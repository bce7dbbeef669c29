//! The Rust lines that whole labs are spelled as: they compile against faer and come to the labs' own numbers.
//!
//! `tests/golden/rust_programs.rs` holds them as code; `UPDATE_PROGRAMS=1 cargo test --test rust_programs` writes it anew.
#![allow(
    non_snake_case,
    unused_variables,
    reason = "labs name matrices as the field does, and do not use all they have"
)]
#![allow(clippy::all, clippy::pedantic, reason = "what is spelled is spelled for people")]

#[path = "support/native.rs"]
mod native;
#[path = "support/stood.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod stood;

use std::fmt::Write as _;
use std::path::Path;

use faer::prelude::*;
use faer::{Scale, Side};
use lina_tui::lab::program::Reference;
use lina_tui::lab::{Assignment, Evaluation, Goal, Parameters, Position, Schedule};
use lina_tui::labs;
use lina_tui::ops::{Language, Value, identifier};
use lina_tui::table::Table;
use native::Native;
use stood::Stood;

include!("../assets/code/descent_path.rs");
include!("../assets/code/matmul_by_loops.rs");
include!("../assets/code/central_difference.rs");
include!("golden/rust_programs.rs");

/// Programs of all the labs: a name, the lab, its settings, the stage of a round after which everything is there.
const PROGRAMS: &[(&str, &str, &[&str])] = &[
    ("vectors", "vectors", &[]),
    ("dataset", "dataset", &[]),
    ("normalization", "normalization", &[]),
    ("layers", "layers", &[]),
    ("three_layer", "layers", &["network=three-layer"]),
    ("three_layer_batch", "layers", &["network=three-layer", "batch=7"]),
    ("training", "training", &[]),
    ("training_momentum", "training", &["optimiser=momentum"]),
    ("training_adam", "training", &["optimiser=adam"]),
    ("training_batch", "training", &["batch=32"]),
    ("training_table", "training", &["data_from=table"]),
    ("training_table_given", "training", &["data_from=table", "features=age,salary,age"]),
    ("training_table_raw", "training", &["data_from=table", "standardize=false", "lr=1e-10", "optimiser=momentum"]),
    ("training_table_batch", "training", &["data_from=table", "batch=3", "optimiser=adam"]),
    ("residuals", "residuals", &[]),
    ("attention", "attention", &[]),
    ("attention_causal", "attention", &["causal=true"]),
    ("backprop", "backprop", &[]),
    ("regression", "regression", &["ridge=0.5"]),
    ("softmax", "softmax", &[]),
    ("matmul", "matmul", &["n=5", "timings=5,42,5,0.5,0.25,0.125"]),
    ("pipeline", "pipeline", &[]),
];

/// The program with its numbers when all of it is done; of a lab with rounds that of a round.
fn evaluation(lab: &str, settings: &[&str]) -> Evaluation {
    let lab = labs::find(lab).unwrap();
    let mut schedule = Schedule::new(Parameters::defaults(lab.description.parameters));
    for setting in settings {
        let (parameter, setting, _) = setting.parse::<Assignment>().unwrap().read(lab.description.parameters).unwrap();
        schedule.set(parameter, Some(setting), 0);
    }
    let mut tab = Stood::new(lab.open(schedule, Table::built_in()).unwrap());
    let is_in_rounds = lab.description.round == "epoch";
    tab.set_out(if is_in_rounds { Goal::At(Position::after(2)) } else { Goal::End });
    tab.step.clone().unwrap().evaluation
}

fn type_of(evaluation: &Evaluation, of: Reference) -> &'static str {
    match (evaluation.shape(of).rank(), evaluation.program().holds_places(of)) {
        (0, false) => "f64",
        (0, true) => "usize",
        (1, false) => "Col<f64>",
        (1, true) => "Vec<usize>",
        _ => "Mat<f64>",
    }
}

/// A function of the inputs that gives what every line computes.
fn function(name: &str, evaluation: &Evaluation) -> String {
    let program = evaluation.program();
    let mut code = format!("fn {name}(inputs: &[Value]) -> Vec<Value> {{\n    let mut computed = vec![];\n");
    for (k, input) in program.inputs().iter().enumerate() {
        let of = type_of(evaluation, Reference::Input(k));
        let _ = writeln!(code, "    let {} = <{of}>::from_value(&inputs[{k}]);", identifier(input.name));
    }
    for (k, statement) in program.statements().iter().enumerate() {
        let (name, line) = (identifier(statement.name), evaluation.spell(k, Language::Rust).owned());
        let _ = writeln!(code, "    let {name} = {line};\n    computed.push({name}.clone().into_value());");
    }
    code + "    computed\n}\n"
}

fn written() -> String {
    let mut file = "// Written by tests/rust_programs.rs: the labs' programs in Rust with faer.\n\n".to_owned();
    for (name, lab, settings) in PROGRAMS {
        file += &function(name, &evaluation(lab, settings));
        file.push('\n');
    }
    file += "const COMPILED: &[(&str, fn(&[Value]) -> Vec<Value>)] = &[\n";
    for (name, ..) in PROGRAMS {
        let _ = writeln!(file, "    ({name:?}, {name}),");
    }
    file + "];\n"
}

#[test]
fn every_lab_is_there() {
    for lab in labs::registry() {
        assert!(PROGRAMS.iter().any(|(_, name, _)| *name == lab.description.name), "{}", lab.description.name);
    }
}

#[test]
fn the_rust_lines_of_every_lab_come_to_its_numbers() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/rust_programs.rs");
    if std::env::var_os("UPDATE_PROGRAMS").is_some() {
        std::fs::write(&path, written()).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap();
    for (ours, known) in written().lines().zip(known.lines()) {
        assert_eq!(ours, known, "run with UPDATE_PROGRAMS=1");
    }
    assert_eq!(COMPILED.len(), PROGRAMS.len(), "run with UPDATE_PROGRAMS=1");
    for ((name, lab, settings), (_, compiled)) in PROGRAMS.iter().zip(COMPILED) {
        let evaluation = evaluation(lab, settings);
        let inputs = (0..evaluation.program().inputs().len()).map(|k| evaluation.value(Reference::Input(k)).clone());
        let computed = compiled(&inputs.collect::<Vec<_>>());
        for (k, statement) in evaluation.program().statements().iter().enumerate() {
            let ours = evaluation.value(Reference::Statement(k));
            assert_eq!(computed[k].shape(), ours.shape(), "{name}: {}", statement.name);
            for (computed, ours) in computed[k].numbers().zip(ours.numbers()) {
                let is_same = computed == ours || (computed.is_nan() && ours.is_nan());
                let is_close = (computed - ours).abs() <= 1e-9 * ours.abs().max(1.0);
                assert!(is_same || is_close, "{name}: {} is {computed}, not {ours}", statement.name);
            }
        }
    }
}
