//! The training lab computes what NumPy computes, at every position.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::collections::BTreeMap;

use lina_tui::lab::{Lab, Parameters, Position, Run, Schedule, Since, WrittenPosition};
use lina_tui::labs::training::Training;
use lina_tui::ops::Value;
use lina_tui::table::Table;
use support::golden::{assert_close, assert_values_close};
use support::stood::Stood;

fn run(settings: &[(&str, &str)]) -> Stood {
    let schedule = Schedule::new(Parameters::defaults(Training::DESCRIPTION.parameters));
    let mut run = Stood::new(Box::new(Run::<Training>::new(schedule, Table::built_in()).unwrap()));
    for (name, text) in settings {
        run.set(name, text, Since::Start).unwrap();
    }
    run
}

fn position(run: &Stood, text: &str) -> Position {
    run.read_position(text.parse::<WrittenPosition>().unwrap()).unwrap()
}

fn quantities(run: &Stood) -> BTreeMap<&str, Value> {
    run.snapshot().quantities().map(|(name, value)| (name, value.clone())).collect()
}

#[test]
fn the_program_alone_gives_what_the_kernel_gives() {
    for settings in [
        &[][..],
        &[("points", "1")],
        &[("points", "70001"), ("lr", "0.1")],
        &[("optimiser", "momentum")],
        &[("optimiser", "adam"), ("lr", "0.2")],
        &[("noise_kind", "student-t"), ("seed", "3")],
        &[("batch", "30"), ("optimiser", "adam")],
    ] {
        let mut run = run(settings);
        for round in [0, 1, 77, 250] {
            run.go_to(Position::after(round));
            let evaluation = &run.snapshot().now;
            let program = evaluation.program();
            let inputs = program.inputs().iter().map(|of| (&of.name, evaluation.get(&of.name).unwrap().clone()));
            // The same program with the same inputs, and nothing known beforehand.
            let alone = lina_tui::lab::Evaluation::new(program, inputs).unwrap().after(4);
            for (name, value) in run.snapshot().quantities() {
                let ours = alone.value(alone.find(name).unwrap());
                assert_values_close(ours, value, &format!("{name} at {round} with {settings:?}"));
            }
        }
    }
}

#[test]
fn an_update_shown_is_the_update_made() {
    for settings in [
        &[][..],
        &[("optimiser", "momentum")],
        &[("optimiser", "adam"), ("lr", "0.2")],
        &[("batch", "30")],
        &[("batch", "30"), ("optimiser", "adam")],
    ] {
        let mut run = run(settings);
        for round in [1, 2, 60] {
            run.go_to(Position::after(round));
            let frame = run.snapshot();
            let step = frame.step.as_ref().unwrap();
            assert_eq!(step.name(), "update");
            for (reference, statement) in step.statements().filter(|(_, statement)| statement.is_update) {
                let shown = step.evaluation.value(reference).scalar();
                assert_eq!(shown, frame.scalar(&statement.name), "{} at {round} with {settings:?}", statement.name);
            }
        }
    }
}

#[test]
fn every_explanation_comes_to_its_number() {
    for settings in
        [&[][..], &[("optimiser", "adam")], &[("batch", "30"), ("optimiser", "momentum")], &[("points", "1")]]
    {
        let mut run = run(settings);
        for stage in 1..=run.snapshot().stages(0) {
            run.go_to(position(&run, &format!("3.{stage}")));
            let step = run.snapshot().step.clone().unwrap();
            for (name, reference) in step.evaluation.quantities() {
                for cell in step.evaluation.shape(reference).cells() {
                    let (arithmetic, number) = step.explain(reference, cell);
                    let total = arithmetic.evaluate(&|place| step.evaluation.number(*place));
                    assert_close(total, number, name);
                }
            }
        }
    }
}

#[test]
fn quantities_appear_stage_by_stage() {
    let mut run = run(&[]);
    let staged = ["predictions", "errors", "loss", "grad_slope", "grad_intercept"];
    let present = |run: &Stood| {
        let there = quantities(run);
        staged.map(|name| there.contains_key(name))
    };
    assert_eq!(present(&run), [true; 5], "a position between rounds has them all");
    for (at, expected) in [
        ("8.1", [true, false, false, false, false]),
        ("8.2", [true, true, false, false, false]),
        ("8.3", [true, true, true, false, false]),
        ("8.4", [true; 5]),
        ("8", [true; 5]),
    ] {
        run.go_to(position(&run, at));
        assert_eq!(present(&run), expected, "{at}");
    }
}

#[test]
fn a_gradient_is_the_derivative_of_the_loss() {
    let mut run = run(&[]);
    for round in [0, 5, 100] {
        run.go_to(Position::after(round));
        let number = |name| run.snapshot().scalar(name).unwrap();
        let loss = |slope: f64, intercept: f64| {
            let (x, y) = (
                run.stand_of::<Training>().lab().data().x.as_slice(),
                run.stand_of::<Training>().lab().data().y.as_slice(),
            );
            x.iter().zip(y).map(|(x, y)| (slope * x + intercept - y).powi(2)).sum::<f64>() / x.len() as f64
        };
        let (w, b, h) = (number("slope"), number("intercept"), 1e-6);
        assert!((number("grad_slope") - (loss(w + h, b) - loss(w - h, b)) / (2.0 * h)).abs() < 1e-6);
        assert!((number("grad_intercept") - (loss(w, b + h) - loss(w, b - h)) / (2.0 * h)).abs() < 1e-6);
    }
}

#[test]
fn divergence_is_shown_and_rests_at_the_last_finite_epoch() {
    let mut run = run(&[("lr", "2.5")]);
    run.go_to(Position::after(500));
    let departure = run.snapshot().departure().expect("a learning rate of 2.5 is too large");
    assert_eq!(run.position(), Position::after(departure.round - 1));
    assert_eq!(run.end(), run.position());
    let loss = run.snapshot().scalar("loss").unwrap();
    assert!(loss.is_finite() && loss > 1e250, "not clamped: {loss}");
    // NumPy, stepped on by hand from here, is not finite any more.
    let (x, y) =
        (run.stand_of::<Training>().lab().data().x.as_slice(), run.stand_of::<Training>().lab().data().y.as_slice());
    let number = |name| run.snapshot().scalar(name).unwrap();
    let slope = number("slope") - 2.5 * number("grad_slope");
    let intercept = number("intercept") - 2.5 * number("grad_intercept");
    let squares: f64 = x.iter().zip(y).map(|(x, y)| (slope * x + intercept - y).powi(2)).sum();
    assert!(!squares.is_finite());
    run.go_to(Position::after(departure.round - 2));
    assert!(run.snapshot().scalar("loss").unwrap() < loss);
    run.set("lr", "0.01", Since::Start).unwrap();
    run.go_to(Position::after(500));
    assert_eq!((run.position(), run.snapshot().departure()), (Position::after(500), None));
}

#[test]
fn the_learning_rate_limit_is_where_descent_turns_into_ascent() {
    for seed in ["42", "1", "2"] {
        let limit = run(&[("seed", seed)]).scalar("lr_limit").unwrap();
        let loss_after = |lr: f64| {
            let mut run = run(&[("seed", seed), ("lr", &lr.to_string())]);
            let start = run.snapshot().scalar("loss").unwrap();
            run.go_to(Position::after(500));
            run.snapshot().scalar("loss").unwrap() / start
        };
        assert!(loss_after(limit * 0.99) < 1.0);
        assert!(loss_after(limit * 1.01) > 1.0);
    }
}

#[test]
fn a_parameter_changed_in_mid_run_holds_from_there_on_and_not_before() {
    let mut run = run(&[]);
    run.go_to(Position::after(100));
    let before: Vec<_> = [99, 100]
        .map(|round| {
            run.go_to(Position::after(round));
            run.stand_of::<Training>().state().clone()
        })
        .into();
    run.set("lr", "0.05", Since::Here).unwrap();
    run.go_to(Position::after(101));
    let (now, at_100) = (run.snapshot().scalar("slope").unwrap(), &before[1]);
    assert_close(now, at_100.line.slope - 0.05 * at_100.seen.gradient[0], "slope");
    assert_eq!(run.parameters().get::<f64>("lr"), 0.05);
    run.go_to(Position::after(99));
    assert_eq!((run.parameters().get::<f64>("lr"), run.stand_of::<Training>().state()), (0.01, &before[0]));

    // Other data from some epoch on: the line stays, what is seen of it changes at once.
    run.go_to(Position::after(100));
    run.set("seed", "7", Since::Here).unwrap();
    assert_eq!((run.position(), run.stand_of::<Training>().state().line), (Position::after(100), at_100.line));
    assert_ne!(run.stand_of::<Training>().state().seen, at_100.seen);
    run.go_to(Position::after(99));
    assert_eq!(run.stand_of::<Training>().state(), &before[0]);
}

#[test]
fn nonsense_is_refused_and_changes_nothing() {
    let mut run = run(&[("lr", "0.05")]);
    run.go_to(Position::after(42));
    let before = (run.stand_of::<Training>().state().clone(), run.parameters(), run.position());
    for (name, text, names) in [
        ("lr", "abc", "a number from 0 to 1000"),
        ("points", "0", "a whole number from 1 to 10,000,000"),
        ("seed", "-1", "a whole number from 0 to 4,294,967,295"),
        ("optimiser", "sgd", "plain, momentum, nesterov, adagrad, rmsprop, adam"),
        ("learning_rate", "1", "lr, epochs, optimiser"),
    ] {
        for from in [Since::Here, Since::Start] {
            let refusal = run.set(name, text, from).unwrap_err().to_string();
            assert!(refusal.contains(names), "{refusal}");
            assert_eq!((run.stand_of::<Training>().state().clone(), run.parameters(), run.position()), before);
        }
    }
}

#[test]
fn the_data_is_shared_and_never_cloned() {
    let mut run = run(&[("points", "1000")]);
    let x = std::sync::Arc::as_ptr(&run.stand_of::<Training>().lab().data().x);
    run.go_to(Position::after(100));
    run.set("lr", "0.5", Since::Here).unwrap();
    run.go_to(Position::after(200));
    run.set("optimiser", "adam", Since::Start).unwrap();
    run.go_to(Position::after(50));
    assert_eq!(std::sync::Arc::as_ptr(&run.stand_of::<Training>().lab().data().x), x);
    assert!(
        std::sync::Arc::strong_count(&run.stand_of::<Training>().lab().data().x) < 20,
        "shared by the frame, not kept for every step"
    );
}
