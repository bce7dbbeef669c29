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
#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::fmt::Write as _;
use std::path::Path;

use faer::prelude::*;
use faer::{Scale, Side};
use lina_tui::lab::program::Reference;
use lina_tui::lab::{Evaluation, Goal, Position};
use lina_tui::ops::{Language, Value, identifier};
use native::Native;
use support::cases::Settings;
use support::labs::every_lab;
use support::stood::open;

include!("../assets/code/descent_path.rs");
include!("../assets/code/matmul_by_loops.rs");
include!("../assets/code/central_difference.rs");
include!("golden/rust_programs.rs");

/// Programs of all the labs: a name, the lab and its settings.
fn programs() -> impl Iterator<Item = (&'static str, &'static str, &'static Settings)> {
    every_lab().flat_map(|lab| lab.cases.compiled.iter().map(|program| (&*program.name, lab.name, &program.set)))
}

/// The program with its numbers when all of it is done; of a lab with rounds that of a round.
fn evaluation(lab: &str, settings: &Settings) -> Evaluation {
    let mut tab = open(lab, settings);
    tab.set_out(if tab.is_in_rounds() { Goal::At(Position::after(2)) } else { Goal::End });
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
        let _ = writeln!(code, "    let {} = <{of}>::from_value(&inputs[{k}]);", identifier(&input.name));
    }
    for (k, statement) in program.statements().iter().enumerate() {
        let (name, line) = (identifier(&statement.name), evaluation.spell(k, Language::Rust).owned());
        let _ = writeln!(code, "    let {name} = {line};\n    computed.push({name}.clone().into_value());");
    }
    code + "    computed\n}\n"
}

fn written() -> String {
    let mut file = "// Written by tests/rust_programs.rs: the labs' programs in Rust with faer.\n\n".to_owned();
    for (name, lab, settings) in programs() {
        file += &function(name, &evaluation(lab, settings));
        file.push('\n');
    }
    file += "const COMPILED: &[(&str, fn(&[Value]) -> Vec<Value>)] = &[\n";
    for (name, ..) in programs() {
        let _ = writeln!(file, "    ({name:?}, {name}),");
    }
    file + "];\n"
}

#[test]
fn every_lab_is_there() {
    for lab in every_lab() {
        assert!(!lab.cases.compiled.is_empty(), "{}", lab.name);
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
    assert_eq!(COMPILED.len(), programs().count(), "run with UPDATE_PROGRAMS=1");
    for ((name, lab, settings), (_, compiled)) in programs().zip(COMPILED) {
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
