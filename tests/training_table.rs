//! The training lab on a table computes what NumPy computes, at every position.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::collections::BTreeMap;
use std::sync::Arc;

use lina_tui::lab::{Element, Evaluation, Goal, Parameters, Position, Schedule, Since, Snapshot, WrittenPosition};
use lina_tui::labs::training::Training;
use lina_tui::ops::Value;
use lina_tui::table::{self, Table};
use support::golden::{self, assert_close, assert_values_close};
use support::labs::{lab, labs};
use support::stood::Stood;

/// With a constant column, and with one that is the sum of two others.
const DEPENDENT: &str = "a,b,c,sum,y\n1,2,3,3,9\n4,1,3,5,8\n2,2,3,4,1\n7,0,3,7,5\n3,5,3,8,2\n0,4,3,4,4\n";

fn own(text: &str) -> Arc<Table> {
    Arc::new(table::read(text.as_bytes(), "own.csv").unwrap())
}

fn open(lab: &str, settings: &[(&str, &str)], table: Arc<Table>) -> Stood {
    let lab = labs().find(lab).unwrap();
    let mut schedule = Schedule::new(Parameters::defaults(lab.description.parameters));
    for (name, text) in [("data_from", "table")].iter().chain(settings) {
        let index = schedule.at(0).index(name).unwrap();
        let setting = schedule.at(0).at(index).0.read(text).unwrap();
        schedule.set(index, Some(setting), 0);
    }
    Stood::new(lab.open(schedule, table).unwrap())
}

fn run(settings: &[(&str, &str)]) -> Stood {
    open("training", settings, Table::built_in())
}

fn position(run: &Snapshot, text: &str) -> Position {
    run.read_position(text.parse::<WrittenPosition>().unwrap()).unwrap()
}

fn quantities(run: &Snapshot) -> BTreeMap<&str, Value> {
    run.quantities().map(|(name, value)| (name, value.clone())).collect()
}

/// What the runs below are tried with: every optimiser, whole and in batches, on one scale and on several.
const SETTINGS: [&[(&str, &str)]; 7] = [
    &[("lr", "0.1")],
    &[("lr", "0.1"), ("optimiser", "momentum")],
    &[("lr", "0.2"), ("optimiser", "adam")],
    &[("lr", "0.05"), ("batch", "3")],
    &[("lr", "0.05"), ("batch", "3"), ("optimiser", "adam")],
    &[("lr", "1e-11"), ("standardize", "false")],
    &[("lr", "1e-3"), ("standardize", "false"), ("optimiser", "adam"), ("batch", "5")],
];

/// `tests/labs.rs` holds the lab to what NumPy says; here it is seen to that this is said of a table as well.
#[test]
fn numpy_says_what_a_table_comes_to() {
    let cases = golden::cases_of(lab("training"));
    let of_tables: Vec<_> = cases.iter().filter(|case| case["set"]["data_from"] == "table").collect();
    assert!(of_tables.len() >= 40);
    for name in ["weights", "grad_weights", "best_weights", "velocity_weights", "m_weights", "X_batch", "lr_limit"] {
        let says = |quantities: &serde_json::Value| quantities.get(name).is_some();
        let is_said = of_tables.iter().any(|case| case["positions"].as_object().unwrap().values().any(says));
        assert!(is_said, "{name}");
    }
}

#[test]
fn the_program_alone_gives_what_the_kernel_gives() {
    for settings in SETTINGS {
        let mut run = run(settings);
        for at in ["0", "1", "3.4", "77", "250"] {
            run.go_to(position(&run, at));
            let evaluation = &run.snapshot().now;
            let program = evaluation.program();
            let inputs = program.inputs().iter().map(|of| (&of.name, evaluation.get(&of.name).unwrap().clone()));
            // The same program with the same inputs, and nothing known beforehand.
            let alone = Evaluation::new(program, inputs).unwrap().after(4);
            for (name, value) in run.snapshot().quantities() {
                let ours = alone.value(alone.find(name).unwrap());
                assert_values_close(ours, value, &format!("{name} at {at} with {settings:?}"));
            }
        }
    }
}

#[test]
fn an_update_shown_is_the_update_made() {
    for settings in SETTINGS {
        let mut run = run(settings);
        for round in [1, 2, 60] {
            run.go_to(Position::after(round));
            let frame = run.snapshot();
            let step = frame.step.as_ref().unwrap();
            assert_eq!(step.name(), "update");
            let updates: Vec<_> = step.statements().filter(|(_, statement)| statement.is_update).collect();
            assert!(updates.iter().any(|(_, statement)| statement.name == "weights"));
            for (reference, statement) in updates {
                let (shown, made) = (step.evaluation.value(reference), frame.now.get(&statement.name).unwrap());
                let what = format!("{} at {round} with {settings:?}", statement.name);
                assert_eq!(shown.numbers().collect::<Vec<_>>(), made.numbers().collect::<Vec<_>>(), "{what}");
            }
        }
    }
}

#[test]
fn every_explanation_comes_to_its_number() {
    let dependent = [&[("lr", "0.1")][..], &[("standardize", "false"), ("lr", "0.001")]];
    let runs =
        SETTINGS.map(run).into_iter().chain(dependent.map(|settings| open("training", settings, own(DEPENDENT))));
    for mut run in runs {
        for stage in 1..=run.snapshot().stages(0) {
            run.go_to(position(&run, &format!("3.{stage}")));
            let step = run.snapshot().step.clone().unwrap();
            for (name, of) in step.evaluation.quantities() {
                for cell in step.evaluation.shape(of).cells() {
                    let (arithmetic, number) = step.explain(of, cell);
                    let total = arithmetic.evaluate(&|place| step.evaluation.number(*place));
                    assert_close(total, number, name);
                    let alone = step.evaluation.number(Element { of, cell });
                    assert_eq!(alone.to_bits(), step.evaluation.value(of).get(cell).to_bits(), "{name}");
                }
            }
        }
    }
}

#[test]
fn quantities_appear_stage_by_stage() {
    let mut run = run(&[("lr", "0.1")]);
    let staged = ["predictions", "errors", "loss", "grad_weights", "grad_intercept"];
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
    ] {
        run.go_to(position(&run, at));
        assert_eq!(present(&run), expected, "{at}");
    }
    for of_a_line in ["slope", "grad_slope", "best_slope"] {
        assert!(!quantities(&run).contains_key(of_a_line));
    }
}

#[test]
fn descent_comes_to_least_squares_also_where_features_depend_on_each_other() {
    for standardize in ["true", "false"] {
        let mut run = open("training", &[("standardize", standardize), ("epochs", "60000")], own(DEPENDENT));
        let limit = run.snapshot().scalar("lr_limit").unwrap();
        run.set("lr", &(limit * 0.9).to_string(), Since::Start).unwrap();
        run.set_out(Goal::End);
        let there = quantities(&run);
        // Of many planes that fit equally well, descent from 0 comes to the shortest, which is the target.
        for (descended, target) in [("weights", "best_weights"), ("intercept", "best_intercept"), ("loss", "best_loss")]
        {
            for (ours, theirs) in there[descended].numbers().zip(there[target].numbers()) {
                assert!((ours - theirs).abs() < 1e-6, "{descended}, standardize={standardize}: {ours} is not {theirs}");
            }
        }
        assert_eq!(run.stand_of::<Training>().lab().best_loss(), there["best_loss"].scalar().unwrap());
    }
}

#[test]
fn least_squares_shows_its_working_where_there_is_one_plane_that_fits_best() {
    let working = |table: Arc<Table>, standardize: &str, features: &str| {
        let run = open("training", &[("standardize", standardize), ("features", features)], table);
        let there = quantities(&run);
        (there.contains_key("L"), there["best_weights"].numbers().collect::<Vec<_>>())
    };
    assert!(working(Table::built_in(), "true", "").0);
    assert!(working(Table::built_in(), "false", "").0);
    let (is_shown, weights) = working(own(DEPENDENT), "true", "a,b,c");
    assert!(is_shown && weights[2] == 0.0, "a constant feature counts nothing on one scale: {weights:?}");
    assert!(!working(own(DEPENDENT), "false", "a,b,c").0, "on its own scale it is the intercept's twin");
    assert!(!working(own(DEPENDENT), "true", "a,b,sum").0);
}

#[test]
fn the_learning_rate_limit_is_where_descent_turns_into_ascent() {
    for standardize in ["true", "false"] {
        let limit = run(&[("standardize", standardize)]).scalar("lr_limit").unwrap();
        let loss_after = |lr: f64| {
            let mut run = run(&[("standardize", standardize), ("lr", &lr.to_string()), ("epochs", "3000")]);
            let start = run.snapshot().scalar("loss").unwrap();
            run.set_out(Goal::End);
            run.snapshot().scalar("loss").unwrap() / start
        };
        assert!(loss_after(limit * 0.99) < 1.0);
        assert!(loss_after(limit * 1.01) > 1.0);
    }
}

#[test]
fn divergence_is_shown_and_rests_at_the_last_finite_epoch() {
    let mut run = run(&[("standardize", "false")]);
    run.go_to(Position::after(500));
    let departure = run.snapshot().departure().expect("salaries as they stand want a far smaller learning rate");
    assert_eq!((run.position(), run.end()), (Position::after(departure.round - 1), run.position()));
    let loss = run.snapshot().scalar("loss").unwrap();
    assert!(loss.is_finite() && loss > 1e200, "not clamped: {loss}");
    run.go_to(Position::after(departure.round - 2));
    assert!(run.snapshot().scalar("loss").unwrap() < loss);
    // On one scale the same learning rate is small enough.
    run.set("standardize", "true", Since::Here).unwrap();
    run.go_to(Position::after(500));
    assert_eq!((run.position(), run.snapshot().departure()), (Position::after(500), None));
}

#[test]
fn other_numbers_begin_anew_wherever_they_are_set() {
    let lab = labs().find("training").unwrap();
    let of = |schedule: Schedule| Stood::new(lab.open(schedule, Table::built_in()).unwrap());
    let mut run = of(Schedule::new(Parameters::defaults(lab.description.parameters)));
    run.go_to(Position::after(100));
    run.set("lr", "0.05", Since::Here).unwrap();
    let settings =
        [("data_from", "table"), ("features", "age,salary"), ("standardize", "false"), ("data_from", "drawn")];
    for (name, text) in settings {
        let set = run.set(name, text, Since::Here).unwrap();
        assert_eq!((set.from, set.parameter.whole_run), (0, true));
        let mut straight = of(run.schedule().clone());
        for at in [run.position().done, 99, 101] {
            run.go_to(Position::after(at));
            straight.go_to(Position::after(at));
            let stands = |run: &Stood| (run.position(), run.stand_of::<Training>().state().clone());
            assert_eq!(stands(&run), stands(&straight), "{name}={text}");
        }
        assert!(run.set(name, text, Since::Round(3)).is_ok_and(|set| set.from == 0));
    }
    assert!(run.stand_of::<Training>().state().weights.is_none());
}

#[test]
fn how_long_a_run_is_changes_nothing_of_it() {
    let mut run = run(&[("lr", "0.1")]);
    run.go_to(Position::after(50));
    run.session.set("epochs", "60", Since::Here).unwrap();
    assert_eq!(run.session.progress(), Some((50, 50)), "nothing is computed anew");
}

#[test]
fn what_the_table_has_not_is_refused_and_changes_nothing() {
    let mut run = run(&[("lr", "0.1")]);
    run.go_to(Position::after(42));
    let before = (run.stand_of::<Training>().state().clone(), run.parameters(), run.position());
    for (name, text, says) in [
        ("target", "shoes", "no column `shoes`"),
        ("features", "age,promoted", "cannot be the label and a feature"),
        ("data_from", "cloud", "drawn, table"),
    ] {
        let refusal = run.set(name, text, Since::Start).unwrap_err().to_string();
        assert!(refusal.contains(says), "{refusal}");
        assert_eq!((run.stand_of::<Training>().state().clone(), run.parameters(), run.position()), before);
    }
}

#[test]
fn the_table_is_shared_and_never_cloned() {
    let mut run = run(&[("lr", "0.1")]);
    let features = |run: &Stood| run.snapshot().now.get("X").cloned().unwrap();
    let x = features(&run);
    run.go_to(Position::after(100));
    run.set("lr", "0.05", Since::Here).unwrap();
    run.go_to(Position::after(200));
    run.set("optimiser", "adam", Since::Start).unwrap();
    run.go_to(Position::after(50));
    assert!(features(&run).shares_numbers_with(&x));
}

#[test]
fn residuals_are_those_of_the_plane() {
    for settings in SETTINGS {
        let (mut training, mut residuals) = (run(settings), open("residuals", settings, Table::built_in()));
        for at in [0, 1, 77] {
            training.go_to(Position::after(at));
            residuals.go_to(Position::after(at));
            let (fitted, left) = (quantities(&training), quantities(&residuals));
            assert_eq!(left["residuals"].shape(), fitted["errors"].shape());
            for (residual, error) in left["residuals"].numbers().zip(fitted["errors"].numbers()) {
                assert_eq!(residual, -error);
            }
        }
    }
}
