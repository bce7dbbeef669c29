//! Runs that branch off from one another: they stand together, and each is what it would be alone, to the last bit.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::sync::Arc;

use lina_tui::app::{Effect, MOST_RUNS, Swept};
use lina_tui::input::Action;
use lina_tui::lab::program::Held;
use lina_tui::lab::relief::{Axes, Relief, Survey};
use lina_tui::lab::{Apart, Assignment, Goal, Parameters, Position, Request, Schedule, Snapshot};
use lina_tui::labs::Entry;
use lina_tui::ops::{Cell, Shape};
use lina_tui::page::{Argument, Sentence};
use lina_tui::report::Export;
use lina_tui::table::Table;
use lina_tui::ui::compare::{self, Compared, Standing, standings};
use proptest::prelude::*;
use support::labs::{every_lab, labs};
use support::person::{Arrivals, Person};

fn says(person: &mut Person, command: &str) {
    let action = person.app.read(command).unwrap_or_else(|why| panic!("{command}: {why}"));
    person.act(action);
}

/// The runs beside the one in front: their names, and what is shown of each.
fn runs(person: &Person) -> Vec<(String, Arc<Snapshot>)> {
    let room = &person.app.room;
    let front = person.app.scene().run();
    let index = room.runs().iter().position(|run| std::ptr::eq(run, front)).unwrap();
    let family = room.family_of(index).into_iter().map(|index| room.run(index));
    family.map(|run| (run.name.clone(), run.shown.clone().unwrap())).collect()
}

fn named(person: &Person, name: &str) -> Arc<Snapshot> {
    runs(person).into_iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no run {name}")).1
}

/// Every number of a snapshot, by name.
fn numbers(shown: &Snapshot) -> Vec<(String, Vec<u64>)> {
    let bits = |name: &str| shown.now.get(name).unwrap().numbers().map(f64::to_bits).collect();
    shown.quantities().map(|(name, _)| (name.to_owned(), bits(name))).collect()
}

/// What a run would show here that has been gone through in one, by itself.
fn straight(entry: &'static Entry, shown: &Snapshot) -> Arc<Snapshot> {
    let mut session = entry.open(shown.schedule().clone(), Table::built_in()).unwrap();
    session.go_to(shown.position);
    session.snapshot()
}

#[track_caller]
fn assert_all_are_as_straight(person: &Person) {
    let entry = person.app.scene().entry().runs();
    for (name, shown) in runs(person) {
        let straight = straight(entry, &shown);
        assert_eq!(straight.position, shown.position, "{name}");
        assert!(numbers(&straight) == numbers(&shown), "{name} at {} is not what it is alone", shown.position);
    }
}

/// Somebody in front of a program of the gallery.
fn program(name: &str) -> Person {
    let mut person = Person::before("training", 80, 24);
    person.act(Action::OpenProgram(name.to_owned()));
    person
}

#[test]
fn a_run_branches_off_and_joins_again_where_one_steps_back() {
    let mut person = Person::before("training", 80, 24);
    person.act(Action::GoTo(Position::after(40)));
    says(&mut person, "fork hot lr=0.1");
    assert_eq!(runs(&person).len(), 2);
    assert_eq!(
        numbers(&named(&person, "hot")),
        numbers(&named(&person, "training")).clone(),
        "the same where it begins"
    );
    person.press("right right right");
    for (_, shown) in runs(&person) {
        assert_eq!(shown.position, Position::after(43), "one transport moves both");
    }
    assert_ne!(numbers(&named(&person, "hot")), numbers(&named(&person, "training")));
    assert_eq!(named(&person, "hot").parameters().get::<f64>("lr"), 0.1);
    assert_eq!(named(&person, "training").parameters().get::<f64>("lr"), 0.01);
    person.press("left left left left left left");
    assert_eq!(named(&person, "hot").position, Position::after(37));
    assert_eq!(numbers(&named(&person, "hot")), numbers(&named(&person, "training")), "they are one again");
    assert_all_are_as_straight(&person);
}

#[test]
fn what_is_set_in_a_run_is_set_in_no_other() {
    let mut person = Person::before("training", 80, 24);
    person.press("F");
    says(&mut person, "lr=0.2");
    assert_eq!(named(&person, "b").parameters().get::<f64>("lr"), 0.2);
    assert_eq!(named(&person, "training").parameters().get::<f64>("lr"), 0.01);
    person.press("f");
    says(&mut person, "optimiser=adam");
    assert_eq!(named(&person, "b").parameters().get::<&str>("optimiser"), "plain");
    says(&mut person, "fork lr=0.5 from start");
    assert_eq!(named(&person, "lr=0.5").schedule().at(0).get::<f64>("lr"), 0.5);
}

#[test]
fn a_run_that_has_left_the_numbers_rests_while_the_others_go_on() {
    let mut person = Person::before("training", 80, 24);
    says(&mut person, "fork hot lr=2.5");
    says(&mut person, "goto 500");
    let rests = named(&person, "hot").position;
    assert!(rests < Position::after(500) && named(&person, "hot").departure().is_some());
    assert_eq!(named(&person, "training").position, Position::after(500));
    assert!(person.text().contains(&format!("rests at {rests}: then")), "{}", person.text());
    // It waits until the others have come back to it.
    person.press("left");
    assert_eq!((named(&person, "training").position.done, named(&person, "hot").position), (499, rests));
    let earlier = rests.done - 5;
    says(&mut person, &format!("goto {earlier}"));
    assert!(runs(&person).iter().all(|(_, shown)| shown.position.done == earlier));
    // And it goes on where it is mended.
    says(&mut person, "goto 500");
    says(&mut person, "lr=0.01 from 3");
    assert_eq!(named(&person, "hot").position, Position::after(500));
    assert_all_are_as_straight(&person);
}

#[test]
fn all_play_together_until_the_last_is_at_its_end() {
    let mut person = Person::before("training", 80, 24);
    says(&mut person, "set epochs=30");
    says(&mut person, "fork short epochs=10");
    says(&mut person, "fork hot lr=0.9");
    says(&mut person, "play 20");
    for _ in 0..100 {
        person.act(Action::Tick);
    }
    assert_eq!(named(&person, "training").position, Position::after(30));
    assert_eq!(named(&person, "short").position, Position::after(10));
    assert!(person.app.scene().run().play.direction.is_none(), "it has come to its end");
    person.press("backspace");
    for _ in 0..100 {
        person.act(Action::Tick);
    }
    assert!(runs(&person).iter().all(|(_, shown)| shown.position == Position::START));
    assert_all_are_as_straight(&person);
}

#[test]
fn up_to_eight_stand_beside_each_other() {
    let mut person = Person::before("training", 80, 24);
    for _ in 1..MOST_RUNS {
        person.press("F");
    }
    let names: Vec<String> = runs(&person).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["training", "b", "c", "d", "e", "f", "g", "h"]);
    person.press("F");
    assert_eq!(runs(&person).len(), MOST_RUNS);
    assert!(person.text().contains("drop"), "{}", person.text());
    says(&mut person, "drop d");
    says(&mut person, "fork");
    assert_eq!(runs(&person).last().unwrap().0, "d", "its name is free again, and its mark");
    says(&mut person, "only");
    assert_eq!(runs(&person).len(), 1);
    for command in ["drop", "only", "run next", "compare"] {
        says(&mut person, command);
        assert!(person.text().contains("there is one run"), "{command}: {}", person.text());
    }
}

#[test]
fn names_are_refused_that_are_taken_or_none() {
    let mut person = Person::before("training", 80, 24);
    says(&mut person, "fork hot");
    for (command, why) in [
        ("fork hot", "there is a run `hot` already"),
        ("rename training", "there is a run `training` already"),
        ("fork \"a b\"", "has 1 to 16 characters"),
        ("fork much-too-long-a-name", "has 1 to 16 characters"),
        ("fork cold lr=hot", "not a number"),
        ("drop cold", "there is no run `cold`; there are training, hot"),
    ] {
        says(&mut person, command);
        assert!(person.text().contains(why), "{command}: {}", person.text());
        assert_eq!(runs(&person).len(), 2);
    }
    says(&mut person, "rename cold");
    assert_eq!(runs(&person)[1].0, "cold");
    says(&mut person, "run training");
    assert_eq!(person.app.scene().run().name, "training");
}

#[test]
fn dropping_the_first_leaves_another_to_be_the_labs() {
    let mut person = Person::before("training", 80, 24);
    says(&mut person, "fork hot lr=0.1");
    says(&mut person, "drop training");
    assert_eq!(person.app.scene().run().name, "hot");
    person.go_to_lab("residuals");
    assert_eq!(person.app.scene().run().name, "hot", "other ways to look at it show it as well");
    person.go_to_lab("training");
    says(&mut person, "goto 12");
    assert_eq!(named(&person, "hot").position, Position::after(12));
    assert_all_are_as_straight(&person);
}

#[test]
fn a_branch_that_cannot_be_has_never_been() {
    let mut person = Person::before("attention", 80, 24);
    says(&mut person, "fork odd tokens=\"\"");
    if runs(&person).len() == 1 {
        assert_eq!(person.app.scene().run().name, "attention");
        assert!(person.app.viewer.message().is_some());
    }
    assert_all_are_as_straight(&person);
}

#[test]
fn every_lab_has_runs_beside_each_other() {
    for lab in every_lab() {
        let mut person = Person::before(lab.name, 80, 24);
        if person.app.scene().run().entry.description.name != lab.name {
            continue;
        }
        person.press("right F");
        let before = runs(&person);
        assert_eq!(before.len(), 2, "{}: {}", lab.name, person.text());
        // Whatever can be nudged first is.
        person.press("e right esc");
        person.press("right . , left left C C C");
        assert_all_are_as_straight(&person);
        person.press("C end left right home");
        assert_all_are_as_straight(&person);
        assert!(runs(&person).iter().all(|(_, shown)| shown.position == Position::START), "{}", lab.name);
    }
}

#[test]
fn a_program_has_runs_beside_each_other() {
    for piece in ["line_by_descent", "power_iteration", "k_means", "xor_network", "gram_schmidt"] {
        let mut person = program(piece);
        let parameters = person.app.scene().run().entry.description.parameters;
        person.press("right right right");
        says(&mut person, "fork other");
        for parameter in parameters.iter().take(1) {
            let setting = person.app.scene().shown().unwrap().parameters().setting(parameter.name);
            let next = parameter.nudged(setting, true);
            person.act(Action::Set(vec![Assignment {
                name: parameter.name.to_owned(),
                value: next.to_string(),
                from: None,
            }]));
        }
        assert_eq!(runs(&person).len(), 2, "{piece}");
        person.press("right . . , left right right");
        assert_all_are_as_straight(&person);
        person.press("C C C C left left left home");
        assert_all_are_as_straight(&person);
    }
}

#[test]
fn what_differs_first_is_found() {
    let mut person = Person::before("training", 80, 24);
    person.act(Action::GoTo(Position::after(40)));
    says(&mut person, "fork hot lr=0.1");
    says(&mut person, "goto 60");
    says(&mut person, "compare numbers");
    let text = person.text();
    assert!(text.contains("parts from training at epoch 41: `slope` differs first"), "{text}");
    let against = lina_tui::lab::Against { other: named(&person, "hot"), known: None };
    let difference = Request::answer(&against, &named(&person, "training"));
    assert_eq!(difference.parting.unwrap().position, Position::after(41));
    let apart = |name: &str| difference.quantities.iter().find(|(known, _)| &**known == name).unwrap().1;
    assert_eq!(apart("X"), Apart::Not);
    let (a, b) = (named(&person, "training"), named(&person, "hot"));
    let far = (a.scalar("slope").unwrap() - b.scalar("slope").unwrap()).abs();
    assert!(matches!(apart("slope"), Apart::By(by, _) if by == far));
}

/// Something to do with runs beside each other.
fn doings() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec!["step", "step back", "stage", "stage back", "step 7", "run next"]).prop_map(str::to_owned),
        2 => (0_u64..60).prop_map(|round| format!("goto {round}")),
        1 => (1_u64..60, 1_u64..5).prop_map(|(round, stage)| format!("goto {round}.{stage}")),
        1 => prop::sample::select(vec!["start", "drop", "only", "play", "play back", "compare"]).prop_map(str::to_owned),
        3 => prop::sample::select(vec![
            "fork", "fork lr=0.1", "fork lr=4", "fork optimiser=adam", "fork momentum=0.5 optimiser=momentum",
            "fork batch=10", "fork lr=0.02 from start", "lr=0.05", "seed=7", "optimiser=momentum", "undo",
        ]).prop_map(str::to_owned),
        1 => Just("tick".to_owned()),
    ]
}

#[test]
fn any_walk_ends_where_straight_runs_end() {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) };
    proptest!(config, |(walk in prop::collection::vec(doings(), 1..25), late in prop::option::of(any::<u64>()))| {
        let mut person = Person::before("training", 80, 24).not_looking();
        says(&mut person, "set epochs=60 points=30");
        if let Some(order) = late {
            person = person.waiting(Arrivals::Late(order));
        }
        for doing in &walk {
            match (doing.as_str(), person.app.read(doing)) {
                ("tick", _) => _ = person.act(Action::Tick),
                (_, Ok(action)) => _ = person.act(action),
                // Past the end, for one that has left the numbers.
                (_, Err(_)) => {}
            }
        }
        person.settle();
        assert_all_are_as_straight(&person);
    });
}

#[test]
fn racers_begin_at_one_start_and_differ_in_one_setting() {
    let mut person = Person::before("training", 80, 24);
    person.act(Action::GoTo(Position::after(40)));
    says(&mut person, "fork other seed=3");
    says(&mut person, "run training");
    says(&mut person, "race optimiser=plain,momentum,nesterov,adagrad,rmsprop,adam");
    let names: Vec<String> = runs(&person).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["plain", "momentum", "nesterov", "adagrad", "rmsprop", "adam"]);
    for (name, shown) in runs(&person) {
        assert_eq!(shown.position, Position::START);
        assert_eq!(shown.parameters().get::<&str>("optimiser"), name);
        assert_eq!(shown.parameters().get::<u64>("seed"), 42);
    }
    says(&mut person, "goto 100");
    let text = person.text();
    assert!(text.contains("standings at epoch 100") && text.contains("the least"), "{text}");
    assert_all_are_as_straight(&person);
    says(&mut person, "race lr=0.01,0.1,4 below 1");
    says(&mut person, "end");
    let text = person.text();
    assert!(text.contains("lr=0.1") && text.contains("rests at"), "{text}");
    let standings = standings_of(&person, 1.0);
    for standing in &standings {
        let (_, shown) = &runs(&person)[standing.run];
        assert_eq!(Some(standing.now), shown.scalar("loss"), "what stands in the table is what the run has");
        let first = (0..=shown.position.done).find(|round| loss_at(shown, *round) <= 1.0);
        assert_eq!(standing.reached, first, "the first round below the threshold");
    }
    assert_eq!(standings[0].behind, 0.0);
    assert!(standings.windows(2).all(|pair| pair[0].now <= pair[1].now));
    assert_all_are_as_straight(&person);
}

fn loss_at(shown: &Snapshot, round: u64) -> f64 {
    let entry = labs().find("training").unwrap();
    let mut session = entry.open(shown.schedule().clone(), Table::built_in()).unwrap();
    session.go_to(Position::after(round));
    session.snapshot().scalar("loss").unwrap()
}

fn standings_of(person: &Person, threshold: f64) -> Vec<Standing> {
    let all = runs(person);
    let compared =
        |(slot, (name, shown)): (usize, &'_ (String, Arc<Snapshot>))| (slot, name.clone(), Arc::clone(shown));
    let all: Vec<_> = all.iter().enumerate().map(compared).collect();
    let compared: Vec<Compared> = all
        .iter()
        .map(|(slot, name, shown)| Compared { name, slot: *slot, is_front: false, has_diverged: false, shown })
        .collect();
    standings(&compared, "loss", threshold)
}

#[test]
fn a_race_that_cannot_be_is_refused_and_changes_nothing() {
    let mut person = Person::before("training", 80, 24);
    says(&mut person, "fork hot lr=0.1");
    for (command, why) in [
        ("race lr=0.1", "2 to 8 different values"),
        ("race lr=0.1,0.1", "2 to 8 different values"),
        ("race lr=1,2,3,4,5,6,7,8,9", "2 to 8 different values"),
        ("race lr=0.1,hot", "not a number"),
        ("race speed=1,2", "it takes NAME=VALUE,VALUE"),
        ("race features=a,b", "no single number or word"),
        ("race lr=1,2 below much", "is no number"),
    ] {
        let refusal = person.app.read(command).unwrap_err();
        assert!(refusal.0.contains(why), "{command}: {refusal}");
    }
    assert_eq!(runs(&person).len(), 2);
}

#[test]
fn every_comparison_is_drawn_in_every_size_and_without_colour() {
    for (width, height) in [(32, 10), (40, 12), (80, 24), (120, 36), (200, 60)] {
        let mut person = Person::before("training", width, height);
        for count in 2..=MOST_RUNS {
            says(&mut person, if count % 3 == 0 { "fork lr=4" } else { "fork" });
            says(&mut person, "step 7");
            for way in ["curves", "ways", "side", "numbers"] {
                says(&mut person, &format!("compare {way}"));
                assert!(!person.text().trim().is_empty());
            }
        }
    }
}

#[test]
fn runs_go_on_while_somebody_looks_at_another_lab() {
    let mut person = Person::before("training", 80, 24).waiting(Arrivals::Late(7));
    says(&mut person, "fork lr=0.1");
    person.go_to_lab("attention");
    person.act(Action::Forward);
    person.go_to_lab("training");
    person.settle();
    says(&mut person, "goto 30");
    says(&mut person, "drop");
    person.settle();
    assert_eq!(runs(&person).len(), 1);
    assert_eq!(runs(&person)[0].1.position, Position::after(30));
    assert_all_are_as_straight(&person);
}

#[test]
fn what_follows_from_another_number_is_computed_anew() {
    let mut person = Person::before("backprop", 80, 24);
    person.press("end");
    let before = named(&person, "backprop");
    // A unit that is off hands nothing on.
    let cells = (0..3).flat_map(|row| (0..2).map(move |column| Cell::new(row, column)));
    let slope = |cell: Cell| before.number("dW1", cell).unwrap();
    let cell = cells.into_iter().find(|cell| slope(*cell) != 0.0).unwrap();
    let slope = slope(cell);
    let now = before.number("W1", cell).unwrap() + 1e-4;
    says(&mut person, &format!("what W1[{},{}]={now}", cell.row, cell.column));
    let (_, other) = runs(&person).pop().unwrap();
    assert_eq!(other.number("W1", cell), Some(now));
    assert_eq!(numbers(&before), numbers(&named(&person, "backprop")), "the one it branched off from is as it was");
    let foretold = other.now.foretold();
    let loss = foretold.iter().find(|one| one.name == "loss").unwrap();
    assert_eq!((loss.before, loss.now), (before.scalar("loss").unwrap(), other.scalar("loss").unwrap()));
    assert!((loss.foretold.unwrap() - loss.before - slope * 1e-4).abs() < 1e-9, "as the lab's own derivative says");
    let scale = (loss.now - loss.before).abs();
    assert!((loss.now - loss.foretold.unwrap()).abs() < 1e-2 * scale, "{loss:?}");
    assert!(foretold.iter().all(|one| one.name != "gradient_check"), "what is found by differences has no slope here");
    let text = person.text();
    assert!(text.contains("foretold") && text.contains("happened"), "{text}");
    assert_all_are_as_straight(&person);
    // Ahead of where it was overwritten it is what it was.
    person.press("left left left");
    let both = runs(&person);
    assert_eq!(numbers(&both[0].1), numbers(&both[1].1));
}

#[test]
fn training_goes_on_from_a_number_that_is_another() {
    let mut person = Person::before("training", 80, 24);
    says(&mut person, "goto 10");
    says(&mut person, "what slope=3");
    let here = named(&person, "slope=3");
    assert_eq!(here.scalar("slope"), Some(3.0));
    let grad = here.scalar("grad_slope").unwrap();
    person.press("right");
    let next = named(&person, "slope=3").scalar("slope").unwrap();
    assert!((next - (3.0 - 0.01 * grad)).abs() < 1e-14, "the next epoch begins there");
    person.press("left");
    says(&mut person, "only");
    says(&mut person, "what grad_slope=100");
    let before = named(&person, "grad_slope=100").scalar("slope").unwrap();
    person.press("right");
    assert!((named(&person, "grad_slope=100").scalar("slope").unwrap() - (before - 1.0)).abs() < 1e-14);
    says(&mut person, "run slope=3");
    says(&mut person, "what X[3]=10");
    person.press("right right right left");
    let moved = named(&person, "X[3]=10");
    assert_eq!(moved.number("X", Cell::at(3)), Some(10.0));
    assert_ne!(moved.scalar("best_slope"), named(&person, "slope=3").scalar("best_slope"));
    says(&mut person, "what predictions[5]=40");
    assert!(runs(&person).len() == 4, "{}", person.text());
    person.press(". . . right left left , .");
    assert_all_are_as_straight(&person);
    for (command, why) in [
        ("what X[100]=3", "has 100"),
        ("what foo=3", "training computes no foo"),
        ("what best_slope=3", "nothing that is learnt hangs on it"),
    ] {
        says(&mut person, command);
        assert!(person.text().contains(why), "{command}: {}", person.text());
    }
}

#[test]
fn in_every_lab_numbers_can_be_another_and_all_is_as_straight() {
    for lab in every_lab() {
        let mut person = Person::before(lab.name, 120, 36);
        person.press("right right right");
        let shown = Arc::clone(person.app.scene().shown().unwrap());
        let some: Vec<(String, Shape)> =
            shown.now.quantities().map(|(name, of)| (name.to_owned(), shown.now.shape(of))).collect();
        for (name, shape) in some.iter().filter(|(_, shape)| !shape.is_empty()).take(4) {
            let cell = shape.cell(shape.len() - 1).index(*shape);
            says(&mut person, &format!("what {name}{cell}=0.25"));
        }
        if runs(&person).len() > 1 {
            person.press("right . , left left home");
            assert_all_are_as_straight(&person);
            person.press("right right right right C C");
            assert_all_are_as_straight(&person);
        }
    }
}

/// What the program says to these arguments.
fn output(arguments: &[&str]) -> String {
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_lina-tui")).args(arguments).output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn the_command_line_names_runs() {
    let forks = ["--fork", "hot:lr=0.1@40", "--fork", "hot:seed=3", "--fork", "far:slope=3@10", "--step", "60"];
    let print = |more: &[&str]| output(&[&["print", "training"], &forks[..], more].concat());
    let both: serde_json::Value = serde_json::from_str(&print(&[])).unwrap();
    let alone: serde_json::Value = serde_json::from_str(&output(&["print", "training", "--step", "60"])).unwrap();
    assert_eq!(both["runs"]["training"], alone);
    assert_eq!(both["runs"]["hot"]["parameters"]["lr"], 0.1);
    assert_eq!(both["runs"]["hot"]["parameters"]["seed"], 3);
    let hot: serde_json::Value = serde_json::from_str(&print(&["--run", "hot"])).unwrap();
    assert_eq!(both["runs"]["hot"], hot);
    let far = output(&["print", "training", "--set", "slope=3", "--step", "60"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&far).unwrap()["parameters"]["slope"], 3.0);
    let trace = output(&["trace", "training", "--fork", "hot:lr=4", "--every", "50"]);
    let rows: Vec<&str> = trace.lines().collect();
    assert!(rows[0].starts_with("run,step,loss") && rows[1].starts_with("training,0,"), "{trace}");
    assert!(rows.iter().filter(|row| row.starts_with("hot,")).count() < 11, "it rests where it leaves the numbers");
    let jsonl = output(&["trace", "training", "--fork", "hot:lr=0.1", "--every", "250", "--format", "jsonl"]);
    assert!(jsonl.lines().last().unwrap().starts_with("{\"run\":\"hot\",\"step\":\"500\""), "{jsonl}");
    let program = output(&["print", "line_by_descent", "--fork", "other:"]);
    let program: serde_json::Value = serde_json::from_str(&program).unwrap();
    assert_eq!(program["runs"]["line_by_descent"]["quantities"], program["runs"]["other"]["quantities"]);
    assert!(
        output(&["export", "training", "--fork", "hot:lr=0.1", "--run", "hot", "--format", "command"])
            .contains("lr=0.1")
    );
}

#[test]
fn the_command_that_is_copied_opens_the_same_runs() {
    let mut person = Person::before("training", 80, 24);
    says(&mut person, "lr=0.02 from 5");
    says(&mut person, "goto 20");
    says(&mut person, "fork hot lr=0.1");
    says(&mut person, "fork cold lr=0.001 from start");
    says(&mut person, "what slope=3");
    says(&mut person, "goto 30");
    let Some(Effect::Copy(command)) = person.act(Action::Copy(Export::Command)) else { panic!("{}", person.text()) };
    let words: Vec<&str> = command.split_whitespace().skip(2).map(|word| word.trim_matches('\'')).collect();
    let printed = output(&[&["print", "training"], &words[..words.len() - 2]].concat());
    let printed: serde_json::Value = serde_json::from_str(&printed).unwrap();
    for (name, shown) in runs(&person) {
        let slope = printed["runs"][&name]["quantities"]["slope"].as_f64();
        assert_eq!(slope, shown.scalar("slope"), "{name}: {command}");
    }
}

#[test]
fn a_sweep_runs_each_value_to_its_end() {
    let mut person = Person::before("training", 80, 24);
    says(&mut person, "set epochs=300");
    let entry = person.app.scene().run().entry;
    says(&mut person, "sweep lr=0.01..4 9");
    let sweep = person.app.scene().sweep().unwrap();
    assert_eq!((sweep.done(), sweep.points.len()), (9, 9));
    let mut has_diverged = 0;
    for point in &sweep.points {
        let (written, swept) = (&point.written, point.swept.as_ref().unwrap());
        assert_eq!(written.parse::<f64>().unwrap(), point.value);
        let mut schedule = Schedule::new(Parameters::defaults(entry.description.parameters));
        for setting in ["epochs=300".to_owned(), format!("lr={written}")] {
            setting.parse::<Assignment>().unwrap().take(entry.description, &mut schedule).unwrap();
        }
        let mut alone = entry.open(schedule, Table::built_in()).unwrap();
        alone.set_out(Goal::End);
        while !alone.work(u64::MAX) {}
        assert_eq!(swept.last, alone.snapshot().scalar("loss"), "lr={written} is what it is alone");
        assert_eq!((swept.round, swept.has_diverged), (alone.position().done, alone.snapshot().departure().is_some()));
        has_diverged += usize::from(swept.has_diverged);
    }
    assert!(has_diverged > 0);
    assert!(person.text().contains("the least"), "{}", person.text());
    // The best is chosen; from the first on two are passed.
    person.press("up up up up up up up up up down down enter");
    let (name, shown) = runs(&person).pop().unwrap();
    let third = format!("lr={}", person.app.scene().sweep().unwrap().points[2].written);
    assert_eq!(name, third);
    assert_eq!(
        Some(shown.scalar("loss").unwrap()),
        person.app.scene().sweep().unwrap().points[2].swept.as_ref().unwrap().last
    );
    assert_all_are_as_straight(&person);
    says(&mut person, "compare sweep");
    assert!(person.text().contains("loss at the end against lr"), "{}", person.text());
}

#[test]
fn a_sweep_does_not_hang_on_the_order_of_its_work_and_can_be_stopped() {
    let swept = |order: Option<u64>, stops: bool| {
        let mut person = Person::before("training", 80, 24);
        if let Some(order) = order {
            person = person.waiting(Arrivals::Late(order));
        }
        says(&mut person, "sweep lr=0.001..1 12");
        if stops {
            person.press("esc");
        }
        person.settle();
        let points = &person.app.scene().sweep().unwrap().points;
        points.iter().map(|point| (point.written.clone(), point.value, point.swept.clone())).collect::<Vec<_>>()
    };
    let at_once = swept(None, false);
    assert_eq!(at_once.len(), 12);
    for order in [1, 7, 12345] {
        assert_eq!(swept(Some(order), false), at_once);
    }
    assert!(swept(Some(3), true).len() < 12);
    let person = Person::before("training", 80, 24);
    for (command, why) in [
        ("sweep lr=1..0.1", "the first end is the lesser"),
        ("sweep lr=0..1 1", "2 to 200 values"),
        ("sweep speed=0..1", "no parameter"),
        ("sweep lr=a..1", "not a number"),
        ("sweep optimiser=plain..adam", "numbers"),
    ] {
        let refusal = person.app.read(command).unwrap_err();
        assert!(refusal.0.contains(why), "{command}: {refusal}");
    }
}

#[test]
fn a_sweep_takes_no_keys_from_who_edits_and_opens_what_was_swept() {
    let mut person = Person::before("training", 80, 24);
    says(&mut person, "set epochs=50");
    says(&mut person, "sweep lr=0.01..0.1 3");
    let point = |person: &Person| person.app.scene().point();
    assert_eq!(point(&person), 2, "the best is chosen");
    person.press("e up up");
    assert_eq!(point(&person), 2, "the parameters are gone through");
    person.press("esc");
    says(&mut person, "set optimiser=momentum from 0");
    let last = person.app.scene().sweep().unwrap().points[1].swept.clone().unwrap().last;
    person.press("up enter");
    let (_, shown) = runs(&person).pop().unwrap();
    assert_eq!(shown.scalar("loss"), last, "what is set since is not what was swept");
    assert_eq!(shown.parameters().get::<&str>("optimiser"), "plain");
}

#[test]
fn what_is_overwritten_stays_so_whatever_is_overwritten_ahead_of_it() {
    for commands in [["what scores[0,0]=1", "what Q[0,0]=2"], ["what Q[0,0]=2", "what scores[0,0]=1"]] {
        let mut person = Person::before("attention", 80, 24);
        person.press("end");
        for command in commands {
            says(&mut person, command);
        }
        let (_, both) = runs(&person).pop().unwrap();
        assert_eq!((both.number("scores", Cell::new(0, 0)), both.number("Q", Cell::new(0, 0))), (Some(1.0), Some(2.0)));
        // What hangs on both is computed of both.
        let row = |name: &str| (0..4).map(|k| both.number(name, Cell::new(0, k)).unwrap()).collect::<Vec<f64>>();
        let scale = 8.0_f64.sqrt();
        for (scaled, score) in row("scaled").iter().zip(row("scores")) {
            assert!((scaled - score / scale).abs() < 1e-12);
        }
        let others = (0..8).map(|k| {
            let q = if k == 0 { 2.0 } else { both.number("Q", Cell::new(0, k)).unwrap() };
            q * both.number("K", Cell::new(1, k)).unwrap()
        });
        assert!((row("scores")[1] - others.sum::<f64>()).abs() < 1e-12, "{commands:?}");
    }
}

#[test]
fn the_playground_goes_on_from_a_weight_that_is_another() {
    let mut person = Person::before("playground", 80, 24);
    says(&mut person, "goto 3");
    let before = Arc::clone(person.app.scene().shown().unwrap());
    says(&mut person, "what W1[0,0]=2");
    let (_, here) = runs(&person).pop().unwrap();
    assert_eq!(here.number("W1", Cell::new(0, 0)), Some(2.0));
    assert_ne!(here.scalar("train_loss"), before.scalar("train_loss"));
    person.press("right");
    let (_, next) = runs(&person).pop().unwrap();
    assert!((next.number("W1", Cell::new(0, 0)).unwrap() - 2.0).abs() < 0.5, "the next epoch begins there");
    assert_all_are_as_straight(&person);
    says(&mut person, "what output[0]=1");
    assert!(person.text().contains("can be overwritten"), "{}", person.text());
}

/// A sentence with all that is said in it.
fn parts(sentence: &Sentence) -> Vec<&Sentence> {
    let within = sentence.arguments().iter().filter_map(|(_, argument)| match argument {
        Argument::Sentence(within) => Some(within),
        _ => None,
    });
    std::iter::once(sentence).chain(within.flat_map(parts)).collect()
}

/// The loss of a run over the epochs that it has gone through, from its start.
fn losses(shown: &Snapshot) -> Vec<(u64, f64)> {
    let here = shown.position.done;
    shown.curve("loss").into_iter().filter(|(round, _)| *round <= here).collect()
}

#[test]
fn a_race_says_who_leads_and_why_and_it_is_so() {
    let mut said = std::collections::BTreeSet::new();
    for race in [
        "race lr=0.01,0.1,0.9,2.5",
        "race optimiser=plain,momentum,nesterov,adagrad,rmsprop,adam",
        "race lr=0.001,0.3 below 1",
        "race lr=4,5",
        "race lr=0.1,0.1001 below 0.01",
        "race batch=10,50",
    ] {
        let mut person = Person::before("training", 80, 24);
        says(&mut person, race);
        let text = person.text();
        assert!(text.contains("start equal") && text.contains("space plays") && text.contains("goal: ≤"), "{text}");
        assert!(text.contains("all equal"), "at the start nobody leads: {text}");
        for round in [1, 2, 3, 5, 8, 20, 60, 200, 499] {
            // Where all have left the numbers there is no such epoch.
            let Ok(action) = person.app.read(&format!("goto {round}")) else { continue };
            person.act(action);
            let runs = runs(&person);
            let verdict = person.app.scene().verdict().unwrap();
            let of = |name: &str| losses(&runs.iter().find(|(known, _)| known == name).unwrap().1);
            let first_below = |name: &str, threshold: f64| {
                of(name).into_iter().find(|(_, loss)| *loss <= threshold).map(|(round, _)| round)
            };
            let least = runs.iter().map(|(name, _)| of(name).last().unwrap().1).fold(f64::INFINITY, f64::min);
            for part in parts(&verdict) {
                said.insert(part.id);
                let threshold = part.value("threshold").unwrap_or(f64::NAN);
                let Some(run) = part.word("run") else { continue };
                let curve = of(run);
                let ((_, from), (_, now)) = (curve[0], curve[curve.len() - 1]);
                match part.id {
                    "race-leads" => assert_eq!(now, least, "{race} at {round}: {verdict:?}"),
                    "race-first" | "race-first-tied" => {
                        let all: Vec<Option<u64>> = runs.iter().map(|(name, _)| first_below(name, threshold)).collect();
                        let at = all.iter().flatten().min().unwrap();
                        assert_eq!(first_below(run, threshold), Some(*at), "{race} at {round}: {verdict:?}");
                        assert_eq!(part.word("at"), Some(&*at.to_string()));
                        let tied = all.iter().filter(|first| **first == Some(*at)).count() - 1;
                        assert_eq!(part.value("tied"), Some(tied as f64));
                    }
                    "race-grows" => assert!(now > from, "{race} at {round}: {verdict:?}"),
                    "race-slow" => assert!(first_below(run, threshold).is_none() && now <= from, "{verdict:?}"),
                    _ => {}
                }
                if matches!(part.id, "race-leads" | "race-first" | "race-slow" | "race-grows") {
                    let (rounds, to) =
                        *curve.iter().find(|(_, loss)| *loss <= threshold).unwrap_or(&curve[curve.len() - 1]);
                    let pace = (to / from).powf(1.0 / rounds as f64);
                    let written = part.word("share").unwrap();
                    let shares = [pace * (1.0 - 1e-12), pace * (1.0 + 1e-12)].map(compare::share);
                    assert!(
                        shares.iter().any(|share| share == written) || !(to / from).is_normal(),
                        "{written}, {pace}"
                    );
                }
            }
            let line = person.text().lines().rev().nth(2).unwrap_or_default().to_owned();
            assert!(!line.contains('…'), "the sentence fits: {line}");
        }
    }
    for id in ["race-leads", "race-first", "race-first-tied", "race-grows", "race-slow"] {
        assert!(said.contains(id), "{id} is never said: {said:?}");
    }
}

#[test]
fn a_sweep_says_which_setting_is_best_and_how_many_were_lost() {
    let mut said = std::collections::BTreeSet::new();
    for (lab, sweep) in [
        ("training", "sweep lr=0.001..4 20"),
        ("training", "sweep lr=0.0001..0.01 7"),
        ("training", "sweep lr=0.9..1.3 9"),
        ("training", "sweep lr=2..9 5"),
        ("training", "sweep momentum=0..0.9 6"),
        ("training", "sweep seed=1..9 9"),
        ("classifier", "sweep lr=0.01..50 12"),
        ("playground", "sweep learning_rate=0.001..10 9"),
    ] {
        let mut person = Person::before(lab, 80, 24);
        says(&mut person, if lab == "training" { "set optimiser=momentum momentum=0" } else { "set epochs=40" });
        says(&mut person, "set epochs=40");
        says(&mut person, sweep);
        let verdict = person.app.scene().verdict().unwrap();
        let swept = person.app.scene().sweep().unwrap();
        let points: Vec<_> =
            swept.points.iter().map(|point| (point.written.clone(), point.swept.clone().unwrap())).collect();
        let is_lost = |swept: &Swept| swept.has_diverged || swept.last > swept.first;
        let least = points.iter().filter(|(_, swept)| !is_lost(swept)).filter_map(|(_, swept)| swept.last);
        let least = least.fold(f64::INFINITY, f64::min);
        let lost: Vec<bool> = points.iter().map(|(_, swept)| is_lost(swept)).collect();
        for one in verdict.choices() {
            said.insert(one.id);
            let at = |name: &str| {
                let written = one.word(name)?;
                points.iter().position(|(known, _)| known == written)
            };
            if let Some(best) = at("best") {
                assert_eq!(points[best].1.last, Some(least), "{sweep}: {one:?}");
                assert_eq!(one.value("least"), Some(least));
                assert_eq!(one.value("lost"), Some(lost.iter().filter(|lost| **lost).count() as f64));
                if one.id == "sweep-best-at-the-end" {
                    assert_eq!(best, points.len() - 1, "{sweep}");
                }
            } else {
                assert_eq!((one.id, least), ("sweep-none", f64::INFINITY), "{sweep}");
            }
            if let (Some(from), Some(to)) = (at("from"), at("to")) {
                let is_alike = |place: usize| !lost[place] && points[place].1.last.unwrap() - least <= 0.01 * least;
                assert!((from..=to).all(is_alike), "{sweep}: {one:?}");
                assert!(from == 0 || !is_alike(from - 1));
                assert!(to + 1 == points.len() || !is_alike(to + 1));
            }
            if let Some(first) = at("lost-from") {
                assert!(lost[first..].iter().all(|lost| *lost) && lost[..first].iter().all(|lost| !*lost), "{sweep}");
            }
        }
        let text = person.text();
        assert!(!text.contains("The line starts") && !text.contains("epoch moves it"), "{text}");
        assert_eq!(text.contains("diverged"), points.iter().any(|(_, swept)| swept.has_diverged), "{text}");
    }
    for id in ["sweep-range", "sweep-range-lost", "sweep-best-at-the-end", "sweep-none"] {
        assert!(said.contains(id), "{id} is never said: {said:?}");
    }
}

#[test]
fn what_is_equal_up_to_rounding_is_as_foretold() {
    let (mut exactly, mut rounded) = (0, 0);
    for lab in every_lab() {
        let mut person = Person::before(lab.name, 80, 24);
        person.press("end");
        let shown = Arc::clone(person.app.scene().shown().unwrap());
        let some: Vec<(String, Shape)> =
            shown.now.quantities().map(|(name, of)| (name.to_owned(), shown.now.shape(of))).collect();
        for (name, shape) in some.iter().filter(|(_, shape)| !shape.is_empty()).take(6) {
            let cell = shape.cell(shape.len() / 2).index(*shape);
            says(&mut person, &format!("what {name}{cell}=0.25"));
            let all = runs(&person);
            if all.len() < 2 {
                continue;
            }
            for one in all[1].1.now.foretold() {
                let apart = (one.now - one.foretold.unwrap()).abs();
                match one.held().unwrap() {
                    Held::Exactly => exactly += 1,
                    Held::UpToRounding => rounded += 1,
                    Held::Not => {
                        let is_rounding = apart <= 1e-12 * one.now.abs().max(one.before.abs());
                        assert!(!is_rounding, "{one:?}");
                    }
                }
            }
            let text = person.text();
            let noise = ["e−15 apart", "e−16 apart", "e−17 apart", "e−18 apart"];
            assert!(noise.iter().all(|noise| !text.contains(noise)), "{}: {name}{cell}\n{text}", lab.name);
            says(&mut person, "drop");
        }
    }
    assert!(exactly > 2 && rounded > 2, "{exactly} exactly, {rounded} up to rounding");
}

#[test]
fn what_pictures_beside_each_other_mean_is_said_once() {
    for (width, height) in [(80, 24), (100, 30), (120, 36)] {
        let mut person = Person::before("training", width, height);
        says(&mut person, "race lr=0.01,0.1,0.9,1.1");
        says(&mut person, "goto 20");
        says(&mut person, "compare side");
        let text = person.text();
        assert_eq!(text.matches("least squares").count(), 1, "{text}");
    }
}

#[test]
fn a_comparison_is_scrolled_no_further_than_there_are_lines() {
    let mut person = Person::before("training", 80, 24);
    says(&mut person, "fork hot lr=0.1");
    says(&mut person, "goto 5");
    says(&mut person, "compare numbers");
    let at_first = person.text();
    for _ in 0..300 {
        says(&mut person, "scroll down");
    }
    let at_last = person.text();
    assert_ne!(at_first, at_last);
    says(&mut person, "scroll up");
    assert_ne!(person.text(), at_last, "one line up is seen at once");
}

/// The loss over these directions around where the run in front stands.
fn relief(person: &Person, axes: &str, others: Vec<Arc<Snapshot>>) -> Relief {
    let survey = Survey { axes: Axes::read(axes).unwrap(), others };
    Request::answer(&survey, person.app.scene().shown().unwrap()).unwrap_or_else(|why| panic!("{axes}: {why}"))
}

#[test]
fn a_loss_surface_has_the_losses_of_runs_with_these_weights() {
    for (lab, loss) in [("classifier", "loss"), ("playground", "train_loss")] {
        let mut person = Person::before(lab, 80, 24);
        says(&mut person, "goto 12");
        let surface = relief(&person, "W1[0,0] W2[0,1]", vec![]);
        assert_eq!((&*surface.loss, &surface.names), (loss, &["W1[0,0]".to_owned(), "W2[0,1]".to_owned()]));
        assert!(surface.share.is_none() && surface.others > 0);
        let here = Arc::clone(person.app.scene().shown().unwrap());
        let end = *surface.ways[0].last().unwrap();
        let weight = |name: &str, row, column| here.number(name, Cell::new(row, column)).unwrap();
        assert_eq!(end, (weight("W1", 0, 0), weight("W2", 0, 1)), "the way ends where the run stands");
        let rows = surface.losses.len() / surface.columns;
        let [across, up] = surface.bounds;
        for (column, row) in [(0, 0), (surface.columns - 1, 0), (surface.columns / 2, rows / 3), (5, rows - 1)] {
            let at = |[least, most]: [f64; 2], index: usize, count: usize| {
                least + (most - least) * index as f64 / (count - 1) as f64
            };
            let (x, y) = (at(across, column, surface.columns), at(up, row, rows));
            says(&mut person, &format!("what W1[0,0]={x}"));
            says(&mut person, &format!("what W2[0,1]={y}"));
            let (_, other) = runs(&person).pop().unwrap();
            let (known, drawn) = (other.scalar(loss).unwrap(), surface.losses[row * surface.columns + column]);
            assert!((known - drawn).abs() <= 1e-9 * known.abs().max(1.0), "{lab} at {x}, {y}: {known}, {drawn}");
            says(&mut person, &format!("run {lab}"));
            says(&mut person, "only");
        }
    }
}

#[test]
fn the_two_directions_of_a_way_explain_as_much_as_is_said() {
    let mut person = Person::before("classifier", 80, 24);
    says(&mut person, "goto 60");
    says(&mut person, "fork lr=0.05 from start");
    let slow = Arc::clone(person.app.scene().shown().unwrap());
    says(&mut person, "run classifier");
    let surface = relief(&person, "path", vec![slow]);
    let share = surface.share.unwrap();
    // All that is learnt, epoch by epoch, gone through by other means.
    let entry = person.app.scene().entry().runs();
    let mut session = entry.open(person.app.scene().run().schedule().clone(), Table::built_in()).unwrap();
    let mut learnt = |round: u64| -> Vec<f64> {
        session.go_to(Position::after(round));
        let shown = session.snapshot();
        ["W1", "b1", "W2", "b2"]
            .iter()
            .flat_map(|name| shown.now.get(name).unwrap().numbers().collect::<Vec<_>>())
            .collect()
    };
    let end = learnt(60);
    let way: Vec<Vec<f64>> = (0..=60).map(&mut learnt).collect();
    let all: f64 = way.iter().flat_map(|at| at.iter().zip(&end)).map(|(a, b)| (a - b).powi(2)).sum();
    let explained: f64 = surface.ways[0].iter().map(|(x, y)| x * x + y * y).sum();
    assert_eq!(surface.ways[0].len(), 61);
    assert!(
        (explained / all - share).abs() < 1e-9 && share > 0.5 && share <= 1.0 + 1e-12,
        "{share}, {}",
        explained / all
    );
    assert_eq!(surface.ways[0][60], (0.0, 0.0));
    // Both begin at one start, and the slow one does not come as far.
    let (own, other) = (surface.ways[0][0], surface.ways[1][0]);
    assert!((own.0 - other.0).hypot(own.1 - other.1) < 1e-9, "{own:?} {other:?}");
    assert!(surface.ways[1].last().unwrap().0 < 0.0);
    // Level lines lie where the loss has their level.
    let middle = surface.levels.len() / 2;
    let (level, pieces) = &surface.levels[middle];
    let spread = surface.levels.last().unwrap().0 - surface.levels[0].0;
    assert!(surface.bounds[1][0] < surface.seen[1][0] && surface.seen[1][1] < surface.bounds[1][1]);
    let rows = surface.losses.len() / surface.columns;
    for (x, y) in pieces.iter().flatten() {
        let [[left, right], [bottom, top]] = surface.bounds;
        let column = ((x - left) / (right - left) * (surface.columns - 1) as f64).round() as usize;
        let row = ((y - bottom) / (top - bottom) * (rows - 1) as f64).round() as usize;
        let near = surface.losses[row * surface.columns + column];
        assert!((near - level).abs() < 0.35 * spread, "{near} beside the line of {level}");
    }
}

#[test]
fn a_loss_surface_is_drawn_with_the_ways_of_all_runs() {
    for (width, height) in [(32, 10), (80, 24), (100, 30), (120, 36), (200, 60)] {
        for lab in ["classifier", "playground"] {
            let mut person = Person::before(lab, width, height);
            for command in ["surface", "surface path", "surface W1[0,0] W2[0,1]"] {
                says(&mut person, command);
                assert!(width < 80 || person.text().contains("(→)"), "{command}: {}", person.text());
            }
            says(&mut person, "goto 15");
            let rate = if lab == "classifier" { "lr" } else { "learning_rate" };
            says(&mut person, &format!("fork slow {rate}=0.001 from start"));
            says(&mut person, "surface path");
            let text = person.text();
            assert!(width < 80 || text.contains("% of the way"), "{text}");
            let body: String = text.lines().skip(2).collect();
            assert!(width < 80 || (body.contains('●') && body.contains('▲')), "{text}");
            assert_all_are_as_straight(&person);
        }
    }
    let mut person = Person::before("classifier", 80, 24);
    for (command, why) in [
        ("surface W1[0,0] W9[0,0]", "there is no such weight"),
        ("surface W1[0,0] X[0,0]", "there is no such weight"),
        ("surface W1[0,0] W1[0,0]", "it takes two weights"),
    ] {
        match person.app.read(command) {
            Ok(action) => _ = person.act(action),
            Err(refusal) => assert!(refusal.0.contains(why), "{command}: {refusal}"),
        }
        assert!(person.app.read(command).is_err() || person.text().contains(why), "{command}: {}", person.text());
    }
    person.go_to_lab("attention");
    says(&mut person, "surface");
    assert!(person.text().contains("draws no loss surface"), "{}", person.text());
}

#[test]
fn a_sweep_over_whole_numbers_tries_each_where_there_is_room() {
    let mut person = Person::with_settings("training", &["epochs=20"]);
    says(&mut person, "sweep seed=1..10 10");
    let tried: Vec<String> = person.app.scene().sweep().unwrap().points.iter().map(|it| it.written.clone()).collect();
    assert_eq!(tried, (1..=10).map(|seed| seed.to_string()).collect::<Vec<_>>());
    says(&mut person, "sweep points=10..1000 5");
    assert_eq!(person.app.scene().sweep().unwrap().points.len(), 5, "by ratio where there are more");
}

#[test]
fn what_cannot_be_overwritten_says_why() {
    let mut person = Person::with_settings("training", &["epochs=20"]);
    for (asked, why) in
        [("what w=0.5", "training computes no w; there is"), ("what lr=0.5", "lr is a setting: fork lr=0.5")]
    {
        says(&mut person, asked);
        assert!(person.text().contains(why), "{asked}: {}", person.text());
    }
    let mut person = Person::before("softmax", 80, 24);
    says(&mut person, "what exp[0]=2");
    assert!(person.text().contains("exp is not computed yet here; step on"), "{}", person.text());
}

#[test]
fn runs_beside_each_other_hide_no_question_and_no_view() {
    let mut person = Person::with_settings("training", &["epochs=20"]);
    says(&mut person, "race lr=0.01,0.1");
    let seen = person.text();
    person.press("v");
    assert_ne!(person.text(), seen, "another view of the runs");
    says(&mut person, "compare curves");
    person.press("enter");
    assert!(person.text().contains("why "), "the run in front is asked: {}", person.text());
}
