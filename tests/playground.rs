//! The playground computes what TensorFlow Playground's own code computes, and its kernel what its program says.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::path::Path;
use std::sync::Arc;

use lina_tui::lab::program::{Kind, Reference};
use lina_tui::lab::{Evaluation, Position, Since};
use lina_tui::ops::{Cell, Shape, Value};
use lina_tui::table;
use serde_json::Value as Json;
use support::golden::assert_values_close;
use support::stood::{Stood, open, open_with};

/// What its own code gives, as `tests/golden/playground.js` writes it down.
fn golden() -> Vec<Json> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/playground.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn settings(case: &Json) -> Vec<String> {
    let set = case["set"].as_object().unwrap();
    set.iter().map(|(name, value)| format!("{name}={}", value.as_str().unwrap())).collect()
}

#[track_caller]
fn assert_near(ours: f64, theirs: &Json, tolerance: f64, what: &str) {
    let theirs = theirs.as_f64().unwrap();
    assert!((ours - theirs).abs() <= tolerance, "{what}: {ours} is not {theirs}");
}

#[test]
fn points_weights_and_losses_are_those_of_tensorflow_playground() {
    let cases = golden();
    assert!(cases.len() >= 12);
    for case in &cases {
        let settings = settings(case);
        let mut run = open("playground", &settings);
        let points = case["points"].as_array().unwrap();
        for (row, point) in points.iter().enumerate() {
            let at = |name: &str, cell: Cell| run.now.get(name).unwrap().get(cell);
            let ours = [at("points", Cell::new(row, 0)), at("points", Cell::new(row, 1)), at("labels", Cell::at(row))];
            for (ours, theirs) in ours.into_iter().zip(point.as_array().unwrap()) {
                assert_near(ours, theirs, 1e-12, &format!("{settings:?}: point {row}"));
            }
        }
        assert_eq!(run.now.scalar("train_points"), case["train_points"].as_f64());
        for (position, numbers) in case["positions"].as_object().unwrap() {
            run.go_to_written(position);
            let tolerance = match position.parse::<u64>().unwrap() {
                0 => 1e-12,
                1..=5 => 1e-10,
                _ => 1e-6,
            };
            for (name, theirs) in numbers.as_object().unwrap() {
                let what = format!("{settings:?} at {position}: {name}");
                let ours = run.now.get(name).unwrap_or_else(|| panic!("{what}"));
                let theirs: Vec<&Json> = match theirs {
                    Json::Array(rows) => rows
                        .iter()
                        .flat_map(|row| row.as_array().map_or(vec![row], |row| row.iter().collect()))
                        .collect(),
                    number => vec![number],
                };
                assert_eq!(ours.shape().len(), theirs.len(), "{what}");
                for (ours, theirs) in ours.numbers().zip(theirs) {
                    assert_near(ours, theirs, tolerance, &what);
                }
            }
        }
    }
}

/// Runs that between them go through every line of the kernel.
const RUNS: [&[&str]; 17] = [
    &[],
    &["batch_size=full", "learning_rate=0.3"],
    &["batch_size=30", "perc_train_data=30", "dataset=xor", "noise=20"],
    &["network_shape=", "dataset=gauss", "noise=40"],
    &["network_shape=8,8", "activation=relu", "dataset=spiral", "x_squared=true", "y_squared=true", "x_times_y=true"],
    &["network_shape=3,1,4", "activation=sigmoid", "dataset=moons", "optimiser=momentum", "sin_x=true", "sin_y=true"],
    &["network_shape=3", "optimiser=nesterov", "learning_rate=0.01", "batch_size=50"],
    &["network_shape=3,2", "optimiser=adagrad", "learning_rate=0.1", "batch_size=full"],
    &["network_shape=4", "optimiser=rmsprop", "learning_rate=0.01", "activation=relu"],
    &["network_shape=2,2,2,2,2,2", "activation=linear", "optimiser=adam", "learning_rate=0.01"],
    &["problem=regression", "reg_dataset=reg-gauss", "activation=relu", "network_shape=6"],
    &["problem=regression", "noise=30", "regularization=L2", "regularization_rate=0.1"],
    &["regularization=L1", "regularization_rate=0.03", "dataset=xor", "x_times_y=true"],
    &["regularization=L1", "regularization_rate=0.1", "optimiser=adam"],
    &["loss=cross_entropy", "network_shape=5", "learning_rate=0.1"],
    &["init_zero=true", "x=false", "edits=2:W1[0,0]=0.5; 2:b2[1]=-1; 5:W3[0,1]=0"],
    &["data_from=table", "features=age,salary", "batch_size=3", "loss=cross_entropy"],
];

/// The same program with the same inputs, and nothing known beforehand.
fn alone(evaluation: &Evaluation) -> Evaluation {
    let inputs = (0..evaluation.program().inputs().len()).map(|k| {
        let name = evaluation.program().name(Reference::Input(k)).to_owned();
        (name, evaluation.value(Reference::Input(k)).clone())
    });
    Evaluation::new(evaluation.program(), inputs.collect::<Vec<_>>()).unwrap()
}

#[test]
fn the_program_alone_gives_what_the_kernel_gives() {
    for settings in RUNS {
        let mut run = open("playground", settings);
        for round in [0, 1, 2, 7, 40] {
            run.go_to(Position::after(round));
            let evaluation = &run.now;
            let alone = alone(evaluation);
            for (name, value) in run.snapshot().quantities() {
                let ours = alone.value(alone.find(name).unwrap());
                assert_values_close(ours, value, &format!("{name} at {round} with {settings:?}"));
            }
        }
    }
}

#[test]
fn an_update_shown_is_the_update_made() {
    for settings in RUNS {
        let mut run = open("playground", settings);
        for round in [0, 1, 4, 12] {
            run.go_to(Position { done: round, stage: run.stages(round) - 1 });
            let last = run.now.clone();
            run.go_to(Position::after(round + 1));
            let step = run.step.clone().unwrap();
            assert!(step.progress.is_complete());
            // What the last stage comes to, and whatever it leaves as it was.
            for (name, value) in run.snapshot().quantities() {
                if !name.starts_with(['W', 'b']) || name == "batch" {
                    continue;
                }
                let shown = step.evaluation.get(name).or_else(|| last.get(name)).unwrap();
                assert_values_close(shown, value, &format!("{name} after {round} with {settings:?}"));
            }
        }
    }
}

/// The gradients written out line by line are those that reverse mode finds in the program's losses.
#[test]
fn gradients_are_those_of_reverse_mode() {
    for settings in RUNS {
        let is_dead = settings.contains(&"regularization=L1");
        let mut run = open("playground", settings);
        run.go_to(Position::after(3));
        let between = run.now.clone();
        run.go_to(Position { done: 3, stage: run.stages(3) - 1 });
        // The epoch after the third has no numbers set by hand.
        let within = run.step.clone().unwrap().evaluation;
        for (evaluation, loss) in [(between, "train_loss"), (within, "batch_loss")] {
            let alone = alone(&evaluation);
            let gradients = alone.gradients(alone.find(loss).unwrap());
            let inputs = alone.program().inputs().iter().enumerate();
            let moved = inputs.filter(|(_, input)| input.kind == Kind::Number && input.name.starts_with(['W', 'b']));
            let mut compared = 0;
            for (place, input) in moved {
                let of = format!("grad_{}", input.name);
                let Some(ours) = alone.program().statements().iter().position(|line| *line.name == *of) else {
                    panic!()
                };
                let ours = alone.value(Reference::Statement(ours));
                let theirs = gradients.by(Reference::Input(place)).unwrap();
                assert_eq!(ours.shape(), theirs.shape());
                for (ours, theirs) in ours.numbers().zip(theirs.numbers()) {
                    let is_masked = is_dead && ours == 0.0;
                    let is_near = (ours - theirs).abs() <= 1e-12 * theirs.abs().max(1.0);
                    assert!(is_masked || is_near, "{settings:?}: {of} of {loss}: {ours} is not {theirs}");
                }
                compared += 1;
            }
            assert!(compared >= 2, "{settings:?}");
        }
    }
}

#[test]
fn what_a_batch_leaves_over_waits_for_the_next_epoch() {
    let mut run = open("playground", &["batch_size=30"]);
    let batch = |run: &Stood| -> Vec<u64> { run.now.get("batch").unwrap().numbers().map(|row| row as u64).collect() };
    run.go_to_written("1.1");
    assert_eq!(batch(&run), (0..30).collect::<Vec<_>>());
    run.go_to_written("2.1");
    assert_eq!(batch(&run), (240..250).chain(0..30).collect::<Vec<_>>());
    let stages = run.stages(1);
    run.go_to(Position { done: 1, stage: stages / 8 + 1 });
    assert_eq!(batch(&run), (30..60).collect::<Vec<_>>());
}

#[test]
fn a_weight_is_set_by_hand_from_an_epoch_on_and_the_step_back_undoes_it() {
    let mut plain = open("playground", &[""; 0]);
    let mut edited = open("playground", &["edits=20:W1[0,1]=0.5"]);
    let weight = |run: &Stood| run.now.get("W1").unwrap().get(Cell::new(0, 1));
    for round in [19, 20, 21, 19, 20] {
        plain.go_to(Position::after(round));
        edited.go_to(Position::after(round));
        assert_eq!(weight(&edited) == weight(&plain), round < 20, "{round}");
        assert!(round != 20 || weight(&edited) == 0.5);
    }
    let said = |edits: &str| {
        let mut run = open("playground", &[""; 0]);
        run.set("edits", edits, Since::Start).unwrap_err().0
    };
    for (edits, says) in [
        ("W1[4,0]=1", "no such number"),
        ("W4[0,0]=1", "W1 4×2, W2 2×4, W3 1×2"),
        ("W1[0]=1", "no such number"),
        ("W1[0,0]=x", "no number"),
        ("W1[0,0]=inf", "no finite number"),
        ("x:W1[0,0]=1", "no epoch"),
        ("W1[0,0]", "sets nothing"),
    ] {
        assert!(said(edits).contains(says) && said(edits).contains("20:W1[0,1]=0.5"), "{}", said(edits));
    }
}

#[test]
fn what_cannot_be_is_refused_in_one_line() {
    let refused = |setting: &str| {
        let mut run = open("playground", &[""; 0]);
        let (name, value) = setting.split_once('=').unwrap();
        run.set(name, value, Since::Start).unwrap_err().0
    };
    for (setting, says) in [
        ("network_shape=9", "whole numbers from 1 to 8"),
        ("network_shape=0", "whole numbers from 1 to 8"),
        ("network_shape=1,1,1,1,1,1,1", "too many layers"),
        ("network_shape=a", "not whole numbers"),
        ("data_from=table", "a plane takes two"),
        ("noise=81", "from 0 to 80"),
        ("perc_train_data=5", "from 10 to 90"),
    ] {
        let said = refused(setting);
        assert!(said.contains(says) && !said.contains('\n'), "{setting}: {said}");
    }
    let mut run = open("playground", &["x=false"]);
    assert!(run.set("y", "false", Since::Start).unwrap_err().0.contains("x_times_y"));
}

#[test]
fn a_table_of_two_features_and_a_label_is_taken() {
    let text = "width,height,kind\n1,10,0\n2,20,1\n3,10,0\n4,30,1\n5,50,1\n";
    let table = Arc::new(table::read(text.as_bytes(), "own.csv").unwrap());
    let run = open_with("playground", &["data_from=table", "batch_size=full"], Arc::clone(&table));
    let get = |name: &str| run.now.get(name).unwrap();
    assert_eq!(get("points").shape(), Shape::matrix(5, 2));
    assert!(get("labels").numbers().all(|label| label.abs() == 1.0));
    let (points, features): (&Value, &Value) = (get("points"), get("features"));
    for row in 0..5 {
        let [x, width] = [points, features].map(|of| of.get(Cell::new(row, 0)));
        assert!((x - (2.5 * width - 7.5)).abs() < 1e-12, "{x} of {width}");
        let [y, height] = [points, features].map(|of| of.get(Cell::new(row, 1)));
        assert!((y - (height / 4.0 - 7.5)).abs() < 1e-12, "{y} of {height}");
    }
    assert_eq!(run.now.scalar("train_points"), Some(2.0));
    let three = "width,height,kind\n1,10,0\n2,20,1\n3,10,2\n";
    let table = Arc::new(table::read(three.as_bytes(), "own.csv").unwrap());
    let open = |settings: &[&str]| {
        let settings = settings.iter().map(|setting| setting.parse().unwrap()).collect();
        let place = lina_tui::cli::Place { settings, ..lina_tui::cli::Place::default() };
        place.open(support::labs::labs(), "playground", Arc::clone(&table)).map(|_| ()).map_err(|why| why.0)
    };
    assert_eq!(open(&["data_from=table", "problem=regression"]), Ok(()));
    assert_eq!(open(&["data_from=table"]), Ok(()));
    // Of three values the one above the median is the other kind.
    let run = support::stood::open_with("playground", &["data_from=table", "perc_train_data=50"], Arc::clone(&table));
    let mut labels: Vec<f64> = run.now.get("labels").unwrap().numbers().collect();
    labels.sort_by(f64::total_cmp);
    assert_eq!(labels, [-1.0, -1.0, 1.0]);
}

#[test]
fn a_link_opens_the_same_run_and_one_is_written() {
    let link = "https://playground.tensorflow.org/#activation=relu&batchSize=30&dataset=xor&noise=25&networkShape=3&seed=0.5\
                &xTimesY=true&discretize=true&regularization=L2&regularizationRate=0.01";
    let (printed, said) = support::command::answer(&["print", "playground", "--from", link, "--step", "7"]);
    assert!(said.is_empty(), "{said}");
    let printed: Json = serde_json::from_str(&printed).unwrap();
    let parameters = &printed["parameters"];
    for (name, value) in [("activation", "relu"), ("network_shape", "3"), ("seed", "0.5"), ("regularization", "L2")] {
        assert_eq!(parameters[name], value, "{parameters}");
    }
    assert_eq!((&parameters["batch_size"], &parameters["x_times_y"]), (&Json::from(30), &Json::from(true)));
    let written = ["activation=relu", "batch_size=30", "dataset=xor", "noise=25", "network_shape=3", "seed=0.5"];
    let more = ["x_times_y=true", "discretize=true", "regularization=L2", "regularization_rate=0.01"];
    let mut run = open("playground", &[&written[..], &more].concat());
    run.go_to(Position::after(7));
    for name in ["train_loss", "test_loss"] {
        assert_eq!(printed["quantities"][name].as_f64(), run.now.scalar(name), "{name}");
    }
    let export = ["export", "playground", "--from", link, "--format", "link"];
    let (ours, _) = support::command::answer(&export);
    let (again, _) = support::command::answer(&["print", "playground", "--from", ours.trim(), "--step", "7"]);
    assert_eq!(serde_json::from_str::<Json>(&again).unwrap(), printed, "{ours}");
    for (arguments, says) in [
        (&["print", "playground", "--from", "https://example.org"][..], "no link of TensorFlow Playground"),
        (&["print", "training", "--from", link], "`training` takes no links; these do: playground"),
        (&["export", "training", "--format", "link"], "no links to runs of training"),
        (&["export", "playground", "--set", "dataset=moons", "--format", "link"], "has no dataset=moons"),
    ] {
        let said = support::command::refusal(arguments);
        assert!(said.contains(says) && said.lines().count() == 1, "{arguments:?}: {said}");
    }
}

#[test]
fn what_is_wrong_with_a_network_is_said() {
    use lina_tui::labs::playground::{Gradients, Health, Playground, Unit};
    let health = |settings: &[&str]| {
        let run = open("playground", settings);
        let stand = run.snapshot().stand_of::<Playground>();
        let narration = lina_tui::labs::playground::LAB.screen;
        let look = lina_tui::ui::Look::new(narration.choices());
        let mut run = open("playground", &[settings, &["batch_size=full"]].concat());
        run.go_to(Position::after(1));
        let said = narration.narration(&lina_tui::lab::Sight::at_once(run.snapshot()), &look);
        (Health::of(stand.lab(), stand.state()), said)
    };
    let (well, said) = health(&[]);
    assert_eq!((well.gradients, well.all(Unit::Dead), well.all(Unit::Saturated)), (Gradients::Well, 0, 0), "{said:?}");
    let dead = ["activation=relu", "network_shape=2", "edits=0:W1[0,0]=0;0:W1[0,1]=0;0:b1[0]=-1"];
    let (one, said) = health(&dead);
    assert_eq!((one.units[0][0], one.count(1, Unit::Dead)), (Unit::Dead, 1));
    assert_eq!((said.id, said.value("count")), ("dead", Some(1.0)));
    let (all, said) = health(&["activation=relu", "network_shape=1", dead[2]]);
    assert_eq!((all.gradients, all.all(Unit::Dead)), (Gradients::None, 1));
    assert_eq!(said.id, "dead-and-still");
    let (flat, said) = health(&["network_shape=2", "edits=0:b1[1]=20"]);
    assert_eq!(flat.units[0][1], Unit::Saturated);
    assert_eq!((said.id, said.value("count")), ("saturated", Some(1.0)));
    let (large, _) = health(&["problem=regression", "network_shape=2", "edits=0:W2[0,0]=1000"]);
    assert_eq!(large.gradients, Gradients::Exploding);
    let small = ["network_shape=2,2", "edits=0:W2[0,0]=1e-6;0:W2[0,1]=1e-6;0:W2[1,0]=1e-6;0:W2[1,1]=1e-6"];
    assert_eq!(health(&small).0.gradients, Gradients::Vanishing);
}

#[test]
fn a_weight_is_set_by_hand_in_the_words_of_a_command() {
    let mut person = support::person::Person::before("playground", 80, 24);
    person.press(": \"20 enter : \"W1[0,1]=0.5 enter");
    assert_eq!(person.shown().position, Position::after(20));
    assert_eq!(person.shown().number("W1", Cell::new(0, 1)), Some(0.5), "{}", person.text());
    person.press(": \"b2[1]=-1 space \"from space \"10 enter");
    assert_eq!(person.shown().parameters().get::<String>("edits"), "20:W1[0,1]=0.5;10:b2[1]=-1");
    let said = person.narration();
    assert!(said.contains("by hand, layer 1 ← 0.5000"), "{said}");
    person.press(": \"W9[0,0]=1 enter");
    assert!(person.text().contains("no such number"), "{}", person.text());
}

#[test]
fn points_are_drawn_anew_only_where_another_setting_draws_others() {
    use lina_tui::labs::playground::Playground;
    let mut run = open("playground", &[""; 0]);
    let place = |run: &Stood| std::ptr::from_ref(run.snapshot().stand_of::<Playground>().lab().points()).addr();
    // Kept, so that nothing else can come to lie in its place.
    let first = run.snapshot().clone();
    let drawn = place(&run);
    for (name, value, is_kept) in [
        ("edits", "0:W1[0,0]=1", true),
        ("loss", "cross_entropy", true),
        ("optimiser", "adam", true),
        ("batch_size", "30", true),
        ("regularization", "L1", true),
        ("activation", "relu", true),
        ("network_shape", "3", false),
        ("noise", "10", false),
    ] {
        run.set(name, value, Since::Start).unwrap();
        assert_eq!(place(&run) == drawn, is_kept, "{name}");
    }
    drop(first);
}
