//! Numbers of a person's own program that are overwritten in the course of a run: what follows is computed anew, what came
//! before stays, and each run is what it would be alone, to the last bit.

#[path = "support/program.rs"]
mod program;
#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::path::PathBuf;
use std::sync::Arc;

use lina_tui::lab::{Position, Snapshot};
use lina_tui::labs::Entry;
use lina_tui::ops::Cell;
use lina_tui::programs::{Nothing, ProgramFile, ProgramStand};
use lina_tui::table::Table;
use program::lina;
use support::person::Person;

const PROGRAM: &str = "\
import numpy as np
lr = 0.1
W = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
n = np.array([1, 2, 3])
losses = [1.0]
def half(v):
    kept = v / 2
    kept += 1
    return kept
class Model:
    def __init__(self):
        self.b = 0.5
        self.w = np.ones(2)
model = Model()
for i in range(4):
    loss = float((W ** 2).sum())
    losses.append(loss)
    W -= lr * W
    model.b += half(loss)
print(loss, sum(losses), model.b)
";

fn open(text: &str) -> Person {
    let file = ProgramFile { name: "own.py".to_owned(), text: text.into(), beside: Arc::new(Nothing), path: None };
    let entry = Entry::program(file).unwrap();
    let mut person = Person::before("training", 100, 30);
    person.bring(entry);
    person
}

fn says(person: &mut Person, command: &str) {
    let action = person.app.read(command).unwrap_or_else(|why| panic!("{command}: {why}"));
    person.act(action);
}

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

fn numbers(shown: &Snapshot) -> Vec<(String, Vec<u64>)> {
    let bits = |name: &str| shown.now.get(name).unwrap().numbers().map(f64::to_bits).collect();
    shown.quantities().map(|(name, _)| (name.to_owned(), bits(name))).collect()
}

fn output(shown: &Snapshot) -> String {
    ProgramStand::of(shown).unwrap().output.to_string()
}

#[track_caller]
fn assert_all_are_as_straight(person: &Person) {
    let entry = person.app.scene().entry();
    for (name, shown) in runs(person) {
        let mut session = entry.open(shown.schedule().clone(), Table::built_in()).unwrap();
        session.go_to(shown.position);
        let straight = session.snapshot();
        assert_eq!(straight.position, shown.position, "{name}");
        assert_eq!(numbers(&straight), numbers(&shown), "{name} at {}", shown.position);
        assert_eq!(output(&straight), output(&shown), "{name} at {}", shown.position);
    }
}

#[test]
fn a_number_that_is_another_changes_what_follows_and_nothing_before() {
    let mut person = open(PROGRAM);
    says(&mut person, "goto 8");
    says(&mut person, "what W[0,2]=0.5");
    let (other, first) = (named(&person, "W[0,2]=0.5"), named(&person, "own.py"));
    assert_eq!(other.number("W", Cell::new(0, 2)), Some(0.5));
    assert_ne!(first.number("W", Cell::new(0, 2)), Some(0.5), "the one that it branched off from is as it was");
    assert!(person.text().contains("W[0,2]=0.5"), "{}", person.text());
    person.press("end");
    let (other, first) = (named(&person, "W[0,2]=0.5"), named(&person, "own.py"));
    assert_ne!(output(&other), output(&first), "all that follows is computed anew");
    assert_all_are_as_straight(&person);
    says(&mut person, "goto 7");
    let both = runs(&person);
    assert_eq!(numbers(&both[0].1), numbers(&both[1].1), "ahead of it both are one");
    person.press(". . . . . . . . , , ,");
    assert_all_are_as_straight(&person);
    person.press("home");
    assert_all_are_as_straight(&person);
}

#[test]
fn the_same_number_leaves_all_as_it_is_bit_for_bit() {
    let mut person = open(PROGRAM);
    says(&mut person, "goto 9");
    let is = named(&person, "own.py").number("W", Cell::new(1, 1)).unwrap();
    says(&mut person, "fork same");
    says(&mut person, &format!("what W[1,1]={is:?}"));
    person.press("end");
    let all = runs(&person);
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|(_, shown)| numbers(shown) == numbers(&all[0].1) && output(shown) == output(&all[0].1)));
}

#[test]
fn rows_columns_lists_attributes_and_names_within_a_function_can_be_another() {
    for (place, command, name, cell, is) in [
        ("8", "what W[0,:]=0", "W", Cell::new(0, 1), 0.0),
        ("8", "what W[:,1]=0", "W", Cell::new(1, 1), 0.0),
        ("8", "what W=0", "W", Cell::new(1, 2), 0.0),
        ("8", "what n[1]=7", "n", Cell::at(1), 7.0),
        ("8", "what losses[0]=3", "losses", Cell::at(0), 3.0),
        ("8", "what lr=0.5", "lr", Cell::SCALAR, 0.5),
        ("8", "what model.b=9", "model.b", Cell::SCALAR, 9.0),
        ("8", "what model.w[1]=9", "model.w", Cell::at(1), 9.0),
        ("10.6", "what kept=2", "kept", Cell::SCALAR, 2.0),
    ] {
        let mut person = open(PROGRAM);
        says(&mut person, &format!("goto {place}"));
        says(&mut person, command);
        let all = runs(&person);
        assert_eq!(all.len(), 2, "{command}: {}", person.text());
        assert_eq!(all[1].1.number(name, cell), Some(is), "{command}: {}", person.text());
        person.press("right . right");
        assert_all_are_as_straight(&person);
        person.press("end");
        assert_all_are_as_straight(&person);
        person.press("left , left home end");
        assert_all_are_as_straight(&person);
    }
}

#[test]
fn what_cannot_be_is_refused_in_a_line() {
    let mut person = open(PROGRAM);
    says(&mut person, "goto 8");
    for (command, why) in [
        ("what W[2,0]=1", "2×3"),
        ("what nosuch=1", "computes no nosuch"),
        ("what n[0]=0.5", "int64"),
        ("what W[0]=1", "2×3"),
    ] {
        says(&mut person, command);
        assert_eq!(runs(&person).len(), 1, "{command}");
        assert!(person.text().contains(why), "{command}: {}", person.text());
    }
}

#[test]
fn numbers_are_overwritten_one_after_another_and_at_the_end() {
    let mut person = open(PROGRAM);
    says(&mut person, "goto 10");
    says(&mut person, "what W[1,1]=3");
    says(&mut person, "goto 8");
    says(&mut person, "what lr=0.3");
    assert_all_are_as_straight(&person);
    let last = runs(&person).pop().unwrap().1;
    assert_eq!(last.schedule().overwritten().len(), 2);
    person.press("end");
    assert_all_are_as_straight(&person);
    says(&mut person, "what loss=5");
    assert_eq!(runs(&person).pop().unwrap().1.scalar("loss"), Some(5.0), "{}", person.text());
    assert_all_are_as_straight(&person);
    says(&mut person, "drop");
    says(&mut person, "rename other");
    assert!(runs(&person).iter().any(|(name, _)| name == "other"));
    person.press("left left");
    assert_all_are_as_straight(&person);
}

#[test]
fn what_happened_stands_beside_each_scalar_and_nothing_foretells_it() {
    let mut person = open(PROGRAM);
    says(&mut person, "goto 8");
    says(&mut person, "what W[0,2]=0.5");
    person.press("right");
    let text = person.text();
    assert!(text.contains("happened") && text.contains('—') && text.contains("no derivative"), "{text}");
    let loss = named(&person, "W[0,2]=0.5").scalar("loss").unwrap();
    assert!(text.contains(&format!("{loss:.2}")), "{loss}: {text}");
    // Whoever asks why is told.
    says(&mut person, "compare off");
    says(&mut person, "goto 8");
    person.press("a");
    says(&mut person, "goto 8");
    says(&mut person, "why W[0,2]");
    assert!(person.text().contains("overwritten"), "{}", person.text());
}

#[test]
fn the_command_line_overwrites_numbers_of_a_program() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join("program_forks.py");
    std::fs::write(&path, PROGRAM).unwrap();
    let path = path.to_str().unwrap();
    let print = |more: &[&str]| {
        let output = lina(&[&["print", path], more].concat());
        (output.status.code(), output.stdout, String::from_utf8(output.stderr).unwrap())
    };
    let (status, text, error) = print(&["--fork", "far:W[0,2]=0.5@8.3", "--fork", "off:W[0,:]=0@9"]);
    assert_eq!(status, Some(0), "{error}");
    let all: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let mut person = open(PROGRAM);
    says(&mut person, "goto 8.3");
    says(&mut person, "what W[0,2]=0.5");
    person.press("end");
    assert_eq!(all["runs"]["far"]["quantities"]["loss"], named(&person, "W[0,2]=0.5").scalar("loss").unwrap());
    assert_ne!(all["runs"]["off"]["output"], all["runs"]["far"]["output"]);
    let (status, text, error) = print(&["--set", "nosuch[0]=3@2"]);
    assert_eq!((status, text.len()), (Some(1), 0));
    assert!(error.contains("nosuch"), "{error}");
    // What is copied opens the same.
    assert_eq!(named(&person, "W[0,2]=0.5").schedule().overwritten()[0].at, Position { done: 7, stage: 3 });
    assert_eq!(named(&person, "W[0,2]=0.5").schedule().overwritten()[0].assigned(), "W[0,2]=0.5@8.3");
}
