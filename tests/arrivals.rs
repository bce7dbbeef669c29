//! What is shown is whole, whenever it is looked at: while something is under way, with tables of any size, and when what
//! was worked on arrives late and in any order.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::fmt::Write as _;
use std::sync::Arc;

use lina_tui::app::Effect;
use lina_tui::input::Action;
use lina_tui::lab::Position;
use lina_tui::table::{self, Table};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use support::labs::every_lab;
use support::person::{Arrivals, Person};

/// A table of so many rows and columns of numbers that are all different.
fn table(rows: usize, columns: usize) -> Arc<Table> {
    let mut text = String::new();
    let names: Vec<String> = (0..columns).map(|column| format!("c{column}")).collect();
    let _ = writeln!(text, "{}", names.join(","));
    for row in 0..rows {
        let number = |column: usize| ((row * 7919 + column * 104_729) % 1_000_003) as f64 / 1000.0 + column as f64;
        let numbers: Vec<String> = (0..columns).map(|column| number(column).to_string()).collect();
        let _ = writeln!(text, "{}", numbers.join(","));
    }
    Arc::new(table::read(text.as_bytes(), "own.csv").unwrap())
}

fn set(text: &str) -> Action {
    Action::Set(vec![text.parse().unwrap()])
}

#[test]
fn a_table_of_more_rows_than_there_were_points_is_shown_at_once() {
    for rows in [101, 150, 1000] {
        for arrivals in [Arrivals::AtOnce, Arrivals::Late(rows as u64)] {
            let mut person = Person::with_table("dataset", &table(rows, 3), 80, 24).waiting(arrivals);
            for lab in every_lab().chain(every_lab()) {
                person.go_to_lab(lab.name);
                person.wait();
                person.press("right");
            }
            person.settle();
        }
    }
}

#[test]
fn another_number_of_points_is_shown_when_it_is_there() {
    let mut person = Person::before("training", 80, 24).waiting(Arrivals::Late(1));
    person.act(set("points=60000"));
    person.act(Action::GoTo(Position::after(500)));
    person.go_to_lab("residuals");
    person.go_to_lab("training");
    person.settle();
    assert_eq!(
        (person.shown().position, person.shown().now.get("X").unwrap().shape().len()),
        (Position::after(500), 60_000)
    );
    person.go_to_lab("residuals");
    person.settle();
    assert_eq!(person.shown().now.get("residuals").unwrap().shape().len(), 60_000);
}

#[test]
fn numbers_change_in_the_middle_of_a_long_way() {
    let mut person = Person::with_table("training", &table(1000, 4), 80, 24).waiting(Arrivals::Late(5));
    person.act(set("epochs=1000000"));
    person.act(Action::GoTo(Position::after(500_000)));
    person.wait();
    for source in ["drawn", "table", "drawn"] {
        person.act(set(&format!("data_from={source}")));
        person.wait();
        person.act(Action::Forward);
    }
    person.act(Action::Close);
    person.settle();
    assert_eq!(person.shown().parameters().get::<&str>("data_from"), "drawn");
}

/// As long as nobody waits, nothing else is on the screen than what was there whole.
#[test]
fn the_last_whole_snapshot_stays_until_the_next_arrives() {
    let mut person = Person::before("training", 120, 36).waiting(Arrivals::Late(3));
    let before = person.text();
    assert!(before.contains("‖ paused"), "{before}");
    person.act(Action::Forward);
    let meanwhile = person.text();
    assert_eq!(meanwhile, before.replace("‖ paused", "… moving"), "the same, marked as on its way");
    person.settle();
    assert_eq!(person.shown().position, Position::after(1));
}

#[test]
fn steps_count_from_where_one_is_going() {
    let mut person = Person::before("training", 80, 24).waiting(Arrivals::Late(7));
    for action in [Action::Forward, Action::Forward, Action::StageForward, Action::StageForward, Action::Back] {
        person.act(action);
    }
    person.act(Action::Rounds(10));
    person.settle();
    assert_eq!(person.shown().position, Position::after(12));
}

#[test]
fn a_lab_is_opened_when_it_is_first_looked_at() {
    let mut person = Person::before("softmax", 80, 24).waiting(Arrivals::Late(1));
    assert_eq!(person.app.room.runs().iter().filter(|run| run.shown.is_some()).count(), 1);
    person.go_to_lab("matmul");
    assert!(person.text().contains("being opened"), "{}", person.text());
    // Whatever is done meanwhile is done when it is there.
    person.act(set("n=7"));
    person.act(Action::Forward);
    person.settle();
    assert_eq!((person.shown().parameters().get::<u64>("n"), person.shown().position), (7, Position::after(1)));
}

/// What somebody does, or waits for.
/// The names of the labs, and one that is none.
fn names() -> Vec<&'static str> {
    every_lab().map(|lab| lab.name).chain(["nothing"]).collect()
}

#[derive(Debug, Clone)]
enum Deed {
    Do(Action),
    Wait,
}

fn deeds() -> impl Strategy<Value = Deed> {
    let plain = prop::sample::select(vec![
        Action::Forward,
        Action::Back,
        Action::StageForward,
        Action::StageBack,
        Action::End,
        Action::Start,
        Action::Play,
        Action::Tick,
        Action::Tick,
        Action::Ask,
        Action::AskOn,
        Action::RowDown,
        Action::ColumnRight,
        Action::LastRow,
        Action::Sort,
        Action::Predict,
        Action::Confirm,
        Action::Close,
        Action::NextTab,
        Action::OpenGlossary,
        Action::NextCode,
        Action::NextChoice("view"),
        Action::OpenParameters,
        Action::NudgeUp,
    ]);
    // Those of the labs, and some of the table of this test.
    let settings = every_lab().flat_map(|lab| lab.cases.changes.iter().map(String::as_str));
    let settings: Vec<&str> = settings.chain(["features=c0,c1", "features=", "lr=2.5", "lr=0.1"]).collect();
    prop_oneof![
        6 => plain.prop_map(Deed::Do),
        2 => prop::sample::select(settings).prop_map(|text| Deed::Do(set(text))),
        2 => prop::sample::select(names()).prop_map(|lab| Deed::Do(Action::Lab(lab))),
        1 => (0..40_u64, 0..5_u64).prop_map(|(done, stage)| Deed::Do(Action::GoTo(Position { done, stage }))),
        6 => Just(Deed::Wait),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, rng_seed: RngSeed::Fixed(11), failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever arrives when: nothing panics, and in the end it is as if everything had come at once.
    #[test]
    fn late_arrivals_in_any_order_come_to_the_same(
        deeds in prop::collection::vec(deeds(), 1..40),
        order in any::<u64>(),
        rows in prop::sample::select(vec![1_usize, 5, 150]),
        width in prop::sample::select(vec![40_u16, 80, 130]),
    ) {
        let table = table(rows, 3);
        let mut late = Person::with_table("dataset", &table, width, 30).waiting(Arrivals::Late(order));
        for deed in deeds {
            match deed {
                Deed::Do(action) => {
                    let effect = late.act(action);
                    prop_assert!(!matches!(effect, Some(Effect::Quit)));
                }
                Deed::Wait => _ = late.wait(),
            }
        }
        late.settle();
        prop_assert!(!late.app.is_busy());
        // Where somebody goes in the end, it is the same as for somebody who went there directly.
        late.act(Action::Close);
        late.act(Action::Close);
        late.settle();
        let Some(shown) = late.app.scene().shown().cloned() else { return Ok(()) };
        let entry = late.app.scene().entry();
        let mut direct = entry.open(shown.schedule().clone(), Arc::clone(&table)).unwrap();
        direct.go_to(shown.position);
        let direct = direct.snapshot();
        prop_assert_eq!(shown.position, direct.position);
        for ((name, here), (other, there)) in shown.quantities().zip(direct.quantities()) {
            prop_assert_eq!(name, other);
            let bits = |value: &lina_tui::ops::Value| value.numbers().map(f64::to_bits).collect::<Vec<_>>();
            prop_assert_eq!(bits(here), bits(there), "{}", name);
        }
    }
}

/// Every lab that takes a table, with tables of every size, is gone through by its keys.
#[test]
fn tables_of_any_size_go_through_every_lab() {
    for (rows, columns) in [(1, 2), (5, 2), (5, 300), (150, 3), (5000, 10), (1, 1), (2, 1)] {
        let mut person = Person::at_home(&table(rows, columns), 80, 24);
        for lab in every_lab() {
            person.go_to_lab(lab.name);
            if person.app.scene().shown().is_none() {
                let why = person.app.refusal().expect("it was opened, or there is a reason why not").to_string();
                assert!(person.text().contains(&why[..why.len().min(40)]), "{}", person.text());
                continue;
            }
            person.press("right . down ] end v enter esc s s s c c c left , home");
        }
    }
}
