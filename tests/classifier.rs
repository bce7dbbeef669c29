//! The classifier lab: its backward pass is that of reverse mode, and what it says of dead units and mistakes is true.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::lab::{Position, Reference};
use lina_tui::ops::{Cell, Value};
use lina_tui::table;
use lina_tui::ui::Look;
use support::stood::{Stood, open, open_with};

/// Runs that between them have both networks, several seeds, and steps that are too long.
fn runs() -> Vec<Stood> {
    let promotion = ["seed=0", "seed=3", "seed=11"].map(|seed| open("classifier", &[seed, "epochs=60"]));
    let three_layer = ["seed=42", "seed=3", "seed=8"]
        .map(|seed| open("classifier", &["network=three-layer", "samples=30", seed, "epochs=60"]));
    let too_long = ["lr=5", "lr=100"].map(|lr| open("classifier", &[lr, "epochs=40"]));
    promotion.into_iter().chain(three_layer).chain(too_long).collect()
}

fn get<'a>(run: &'a Stood, name: &str) -> &'a Value {
    run.now.get(name).unwrap_or_else(|| panic!("{name} is computed"))
}

#[test]
fn the_backward_pass_is_that_of_reverse_mode() {
    for mut run in runs() {
        // With all biases 0 a score may be exactly 0, where the loss as it is written has kinks that cancel each other.
        for round in [1, 2, 17, 40] {
            run.go_to(run.end().min(Position::after(round)));
            let evaluation = run.now.clone();
            let gradients = evaluation.gradients(evaluation.find("loss").unwrap());
            let program = evaluation.program();
            let weights = (0..program.inputs().len()).map(Reference::Input).filter(|of| {
                let name = program.name(*of);
                name.starts_with('W') || name.starts_with('b')
            });
            for of in weights {
                let (name, theirs) = (program.name(of), gradients.by(of).unwrap());
                let ours = get(&run, &format!("d{name}"));
                assert_eq!(ours.shape(), theirs.shape(), "d{name}");
                for (a, b) in ours.numbers().zip(theirs.numbers()) {
                    let scale = a.abs().max(b.abs()).max(1e-12);
                    assert!((a - b).abs() <= 1e-9 * scale.max(1e-3), "d{name} after {round}: {a} is not {b}");
                }
            }
        }
    }
}

#[test]
fn right_and_wrong_answers_add_up() {
    for mut run in runs() {
        for round in [0, 5, 40] {
            run.go_to(run.end().min(Position::after(round)));
            let (truth, prediction) = (get(&run, "Y").clone(), get(&run, "prediction").clone());
            let (confusion, samples) = (get(&run, "confusion"), truth.shape().rows());
            let taken = |is: usize, told: usize| {
                (0..samples)
                    .filter(|row| {
                        truth.get(Cell::new(*row, is)) == 1.0 && prediction.get(Cell::at(*row)) == told as f64
                    })
                    .count() as f64
            };
            for cell in confusion.shape().cells() {
                assert_eq!(confusion.get(cell), taken(cell.row, cell.column));
            }
            let right: f64 = (0..truth.shape().columns()).map(|class| taken(class, class)).sum();
            assert!((get(&run, "accuracy").scalar().unwrap() - right / samples as f64).abs() < 1e-15);
        }
    }
}

/// Units that the sentence names as dead.
fn named(sentence: &str) -> Vec<usize> {
    let Some((units, _)) = sentence.split_once(" dead") else { return vec![] };
    units.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect()
}

#[test]
fn what_is_said_of_dead_units_is_true() {
    let mut found = 0;
    for mut run in runs() {
        for round in [1, 20, 39] {
            let rounds = run.end().done;
            if round >= rounds {
                continue;
            }
            let stages = run.snapshot().stages(round);
            for stage in 1..stages {
                run.go_to(Position { done: round, stage });
                let step = run.step.clone().unwrap();
                let sentence = run.narration(&Look::new(run.choices()));
                let Some(layer) = step.name().strip_prefix("ReLU ") else { continue };
                let activations = step.evaluation.get(&format!("A{layer}")).unwrap().clone();
                let shape = activations.shape();
                let is_dead = |unit: &usize| (0..shape.rows()).all(|row| activations.get(Cell::new(row, *unit)) == 0.0);
                let dead: Vec<usize> = (0..shape.columns()).filter(is_dead).collect();
                assert_eq!(named(&sentence), dead, "{sentence}");
                found += dead.len();
                // No slope by what weighs a dead unit's input differs from 0.
                run.go_to(Position::after(round));
                let biases = get(&run, &format!("db{layer}"));
                for unit in &dead {
                    assert_eq!(biases.get(Cell::at(*unit)), 0.0, "unit {unit} of layer {layer}");
                }
            }
        }
    }
    assert!(found > 3, "some units are dead in these runs: {found}");
}

#[test]
fn any_table_has_classes() {
    let rows = |label: &dyn Fn(usize) -> f64, rows: usize| {
        let lines = (0..rows).map(|row| format!("{},{},{}", row, row * row % 7, label(row)));
        let text: String = std::iter::once("a,b,label".to_owned()).chain(lines).map(|line| line + "\n").collect();
        let table = table::read(text.as_bytes(), "own.csv").unwrap();
        open_with("classifier", &["epochs=5"], std::sync::Arc::new(table))
    };
    for (label, count, classes) in [
        (&(|row: usize| (row % 3) as f64) as &dyn Fn(usize) -> f64, 150, 3),
        (&(|row: usize| row as f64 * 1.5), 150, 2),
        (&(|_: usize| 4.0), 5, 1),
        (&(|row: usize| (row % 8) as f64), 5_000, 8),
        (&(|row: usize| (row % 9) as f64), 5_000, 2),
        (&(|row: usize| row as f64), 1, 1),
    ] {
        let mut run = rows(label, count);
        run.go_to(run.end());
        assert_eq!(get(&run, "Y").shape().rows(), count);
        assert_eq!(get(&run, "Y").shape().columns(), classes, "{count} rows");
        assert_eq!(get(&run, "confusion").numbers().sum::<f64>(), count as f64);
    }
}

#[test]
fn any_column_of_the_built_in_table_can_be_told() {
    for target in ["age", "salary", "experience", "promoted"] {
        let mut person = support::person::Person::before("classifier", 80, 24);
        for command in [format!("target={target}"), "goto 3".to_owned()] {
            let action = person.app.read(&command).unwrap();
            person.act(action);
        }
        assert!(person.text().contains("which class the network answers"), "{target}: {}", person.text());
        let classes = person.shown().now.get("confusion").unwrap().shape().rows();
        assert_eq!(classes, if target == "promoted" { 2 } else { 8 }, "{target}");
    }
}

#[test]
fn a_skewed_label_is_parted_where_something_lies_on_either_side() {
    use lina_tui::lab::parting;
    for (labels, middle) in [
        (&[0.0, 1.0, 2.0, 2.0, 2.0][..], 1.0),
        (&[0.0, 1.0, 2.0, 3.0], 1.5),
        (&[3.0, 1.0, 2.0], 2.0),
        (&[5.0, 5.0], 5.0),
        (&[-1.0, 7.0, 7.0], -1.0),
    ] {
        assert_eq!(parting(labels), middle, "{labels:?}");
    }
}

/// Two features and a label over so many rows.
fn large_table(rows: usize) -> std::sync::Arc<table::Table> {
    let lines = (0..rows).map(|row| {
        let (a, b) = ((row * 37 % 101) as f64 / 7.0, (row * 53 % 97) as f64 / 9.0);
        format!("{a},{b},{}\n", u8::from(a > b))
    });
    let text: String = std::iter::once("a,b,label\n".to_owned()).chain(lines).collect();
    table::read(text.as_bytes(), "large.csv").unwrap().into()
}

#[test]
fn a_large_table_is_shown_at_every_stage() {
    let mut person = support::person::Person::with_table("classifier", &large_table(20_000), 80, 24);
    for stage in 1..14 {
        person.press(&format!(": \"1.{stage} enter"));
        assert!(person.text().contains(&format!("epoch 1.{stage}/")), "{stage}: {}", person.text());
        assert!(person.text().contains(&format!("stage {stage} of ")), "{stage}: {}", person.text());
    }
}

/// A number written with four decimals in the row of the screen that begins so.
fn number_in(text: &str, begins: &str, which: usize) -> f64 {
    let line = text.lines().find(|line| line.contains(begins)).unwrap_or_else(|| panic!("{begins}: {text}"));
    let (_, behind) = line.split_once(begins).unwrap();
    let numbers = behind.split_whitespace().filter_map(|word| word.trim_end_matches('│').parse().ok());
    numbers.collect::<Vec<f64>>()[which]
}

#[test]
fn the_loss_is_seen_to_be_the_mean_of_the_surprises() {
    for settings in [&[][..], &["network=three-layer", "samples=6"]] {
        let mut person = support::person::Person::with_settings("classifier", settings);
        person.press(": \"3.5 enter");
        if !settings.is_empty() {
            person.press(": \"3.7 enter");
        }
        let (text, shown) = (person.text(), person.shown().clone());
        let samples = shown.now.get("surprise").unwrap().shape().len();
        let mut sum = 0.0;
        for row in 0..samples {
            let [p, surprise] = [0, 1].map(|which| number_in(&text, &format!("row {row} "), which));
            assert!((-p.ln() - surprise).abs() < 5e-4 / p.min(1.0), "{p} {surprise}: {text}");
            sum += surprise;
        }
        let loss = number_in(&text, &format!("the mean over these {samples} rows"), 0);
        assert!((loss - sum / samples as f64).abs() < 1e-3, "{text}");
        assert!((loss - shown.scalar("loss").unwrap()).abs() < 1e-4);
    }
}

#[test]
fn the_cursor_opens_where_something_happens_and_stays_where_it_is_put() {
    let mut person = support::person::Person::before("classifier", 80, 24);
    // After 300 epochs the first unit is dead.
    person.press(": \"299.12 enter");
    let (name, cell) = person.looked_at().unwrap();
    let change = |person: &support::person::Person, cell: Cell| {
        let step = person.shown().step.clone().unwrap();
        step.evaluation.get("dW1").unwrap().get(cell)
    };
    assert_eq!(&*name, "dW1");
    assert_ne!(change(&person, cell), 0.0, "{}", person.text());
    assert_eq!(change(&person, Cell::SCALAR), 0.0);
    person.press("up up up up [ [ [ [ [ [ [ [");
    let put = person.looked_at();
    person.press(", .");
    assert_eq!(person.looked_at(), put, "whoever has moved it finds it where it was");
    // Between epochs the arithmetic is that of a weight that moves.
    person.press(": \"300 enter");
    let text = person.text();
    let update = text.lines().find(|line| line.contains("W1[")).unwrap();
    assert!(update.contains('▲') || update.contains('▼'), "{text}");
}
