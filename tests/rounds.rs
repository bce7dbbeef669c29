//! Rounds that a program has by itself, and gradients that it gives by itself, held against those of the labs.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::lab::{ByUpdates, Evaluation, Lab, Parameters, Position, Reference, Rounds};
use lina_tui::labs::training::Training;
use lina_tui::ops::Value;
use lina_tui::table::Table;
use proptest::prelude::*;
use support::labs::{every_run, lab};
use support::stood::open;

fn parameters(name: &str, settings: &[&str]) -> Parameters {
    let defaults = Parameters::defaults(lab(name).entry.description.parameters);
    settings.iter().fold(defaults, |parameters, setting| {
        let (name, text) = setting.split_once('=').unwrap();
        parameters.reading(name, text).unwrap()
    })
}

#[track_caller]
fn assert_same(name: &str, ours: &Value, theirs: &Value, to: f64) {
    assert_eq!(ours.shape(), theirs.shape(), "{name}");
    for (a, b) in ours.numbers().zip(theirs.numbers()) {
        assert!((a - b).abs() <= to * a.abs().max(b.abs()).max(1.0), "{name}: {a} is not {b}");
    }
}

#[test]
fn a_program_run_again_and_again_goes_where_the_kernel_goes() {
    for settings in [
        &[][..],
        &["lr=0.1", "points=7"],
        &["optimiser=momentum", "momentum=0.5"],
        &["data_from=table", "lr=0.2"],
        &["data_from=table", "optimiser=momentum", "standardize=true"],
    ] {
        let lab = Training::build(&parameters("training", settings), &Table::built_in(), None).unwrap();
        let mut run = open("training", settings);
        let mut state = <ByUpdates as Rounds<Training>>::initial(&lab).unwrap();
        for round in 0..=60 {
            run.go_to(Position::after(round));
            let settled = <ByUpdates as Rounds<Training>>::settled(&lab, round, &state);
            let mut compared = 0;
            for (name, value) in run.quantities() {
                assert_same(name, settled.get(name).unwrap(), value, 1e-12);
                compared += 1;
            }
            assert!(compared > 8, "{settings:?} at {round}");
            let sample = <ByUpdates as Rounds<Training>>::sample(&lab, &state);
            assert!((sample[0] - run.sample()[0]).abs() <= 1e-12 * sample[0].abs());
            state = ByUpdates::advance(&lab, round + 1, &state).unwrap();
        }
    }
}

#[test]
fn a_program_that_leaves_the_finite_numbers_says_what_left_them() {
    let lab = Training::build(&parameters("training", &["lr=1000"]), &Table::built_in(), None).unwrap();
    let mut state = <ByUpdates as Rounds<Training>>::initial(&lab).unwrap();
    let departure = (1..1000).find_map(|round| match ByUpdates::advance(&lab, round, &state) {
        Ok(after) => {
            state = after;
            None
        }
        Err(departure) => Some(departure),
    });
    let departure = departure.expect("it diverges");
    assert!(departure.round > 5 && ["loss", "slope", "intercept"].contains(&&*departure.quantity), "{departure:?}");
}

/// Each of `pairs`: a name, and that of the derivatives of the loss with respect to it.
#[track_caller]
fn assert_gradients(evaluation: &Evaluation, pairs: &[(&str, &str)]) {
    let gradients = evaluation.gradients(evaluation.find("loss").unwrap());
    for (name, gradient) in pairs {
        let theirs = evaluation.get(gradient).unwrap();
        let ours = gradients.by(evaluation.find(name).unwrap()).unwrap_or_else(|| panic!("{name} has no gradient"));
        assert_same(gradient, ours, theirs, 1e-12);
    }
}

/// What backprop's backward pass derives the loss by, and what it calls that.
const BACKWARD: [(&str, &str); 8] = [
    ("y_pred", "dL_dy"),
    ("z2", "dz2"),
    ("W2", "dW2"),
    ("b2", "db2"),
    ("a1", "da1"),
    ("z1", "dz1"),
    ("W1", "dW1"),
    ("b1", "db1"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reverse_mode_gives_backprops_backward_pass_cell_by_cell(
        seed in 0..u32::MAX,
        x in prop::array::uniform2(-4.0..4.0_f64),
        y_true in 0.0..1.0_f64,
    ) {
        let settings = [format!("seed={seed}"), format!("x={},{}", x[0], x[1]), format!("y_true={y_true}")];
        let mut run = open("backprop", &settings);
        run.go_to(run.end());
        assert_gradients(&run.now, &BACKWARD);
    }
}

#[test]
fn at_the_kink_of_the_relu_reverse_mode_takes_the_slope_that_the_lab_takes() {
    let mut run = open("backprop", &["x=0,0"]);
    run.go_to(run.end());
    assert!(run.now.get("z1").unwrap().numbers().all(|z| z == 0.0));
    assert_gradients(&run.now, &BACKWARD);
}

#[test]
fn reverse_mode_gives_the_gradients_that_training_descends_by() {
    for (settings, pairs) in [
        (&[][..], &[("slope", "grad_slope"), ("intercept", "grad_intercept")][..]),
        (&["noise_kind=student-t", "points=31"], &[("slope", "grad_slope"), ("intercept", "grad_intercept")]),
        (&["data_from=table"], &[("weights", "grad_weights"), ("intercept", "grad_intercept")]),
    ] {
        let mut run = open("training", settings);
        for round in [0, 1, 20] {
            run.go_to(Position::after(round));
            assert_gradients(&run.now, pairs);
        }
    }
}

#[test]
fn every_scalar_that_a_lab_computes_has_gradients_in_the_shapes_of_what_it_hangs_on() {
    for (name, settings) in every_run() {
        let mut run = open(name, settings);
        run.go_to(run.end().min(Position::after(30)));
        let evaluation = run.now.clone();
        let program = evaluation.program();
        for index in 0..evaluation.lines_done() {
            let of = Reference::Statement(index);
            if !evaluation.shape(of).is_scalar() {
                continue;
            }
            let gradients = evaluation.gradients(of);
            for by in (0..program.inputs().len()).map(Reference::Input).chain((0..index).map(Reference::Statement)) {
                if let Some(gradient) = gradients.by(by) {
                    assert_eq!(gradient.shape(), evaluation.shape(by), "{} by {}", program.name(of), program.name(by));
                }
            }
        }
    }
}
