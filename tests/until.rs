//! "Run until": a run stops where a condition holds, where stepping by hand finds it to hold.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::app::Message;
use lina_tui::input::{Action, Scope};
use lina_tui::lab::Position;
use lina_tui::ops::Cell;
use support::cases::{NoCondition, Until};
use support::labs::every_lab;
use support::person::{Arrivals, Person};
use support::stood::place;

/// Types a condition where `u` asks for it, and waits until the run has stopped.
fn until(person: &mut Person, condition: &str) -> String {
    let words: Vec<String> = condition.split(' ').map(|word| format!("\"{word}")).collect();
    person.press(&format!("u {}", words.join(" space "))).press("enter");
    person.act(Action::Tick);
    match person.app.viewer.message() {
        Some(Message::Note(text)) => text.clone(),
        Some(Message::Warning(text)) => format!("! {text}"),
        None => panic!("nothing is said of `{condition}`:\n{}", person.text()),
    }
}

/// As much of what was said as is shown at any rate.
fn beginning(said: &str) -> String {
    said.trim_start_matches("! ").chars().take(40).collect()
}

/// Whether something holds of the number before a step and the one after it.
type Holds = Box<dyn Fn(Option<f64>, f64) -> bool>;

/// The number that a condition is on and when it holds, taken from its text in another way than the program does.
fn taken_apart(condition: &str) -> ((&str, Cell), Holds) {
    type Comparison = fn(&f64, &f64) -> bool;
    const SIGNS: [(&str, Comparison); 6] =
        [("<=", f64::le), (">=", f64::ge), ("≤", f64::le), ("≥", f64::ge), ("<", f64::lt), (">", f64::gt)];
    if let Some(number) = condition.strip_suffix(" changes sign") {
        return (place(number), Box::new(|before, now| before.is_some_and(|before| before * now < 0.0)));
    }
    let (number, compare, bound) = SIGNS
        .into_iter()
        .find_map(|(sign, compare)| condition.split_once(sign).map(|(number, bound)| (number, compare, bound)))
        .unwrap_or_else(|| panic!("`{condition}` compares nothing"));
    let bound: f64 = bound.trim().parse().unwrap();
    (place(number.trim()), Box::new(move |_, now| compare(&now, &bound)))
}

/// Where a condition first holds, found step by step.
fn by_hand(lab: &str, settings: &[impl AsRef<str>], condition: &str) -> Option<Position> {
    let ((name, cell), holds) = taken_apart(condition);
    let mut person = Person::with_settings(lab, settings);
    let number = |person: &Person| person.shown().now.get(name).map(|value| value.get(cell));
    let mut before = number(&person);
    while person.shown().position < person.shown().end() {
        person.act(Action::Forward);
        let now = number(&person);
        if now.is_some_and(|now| holds(before, now)) {
            return Some(person.shown().position);
        }
        before = now;
    }
    assert!(before.is_some(), "{lab} has no {name}");
    None
}

#[test]
fn a_run_stops_where_stepping_by_hand_finds_the_condition_to_hold() {
    let mut found = 0;
    for lab in every_lab() {
        let name = lab.name;
        for Until { set, condition } in &lab.cases.until {
            let expected = by_hand(name, set, condition);
            let mut person = Person::with_settings(name, set);
            let said = until(&mut person, condition);
            let position = person.shown().position;
            if let Some(expected) = expected {
                assert_eq!(position, expected, "{name}: {condition}: {said}");
                assert!(said.starts_with(&format!("until {condition}: ")) && said.contains("it is "), "{said}");
                found += 1;
            } else {
                assert_eq!(position, person.shown().end(), "{name}: {condition}: {said}");
                assert!(said.starts_with("! "), "{said}");
            }
            assert_eq!((person.app.is_busy(), person.app.scope()), (false, Scope::Screen));
            assert!(person.text().contains(&beginning(&said)), "{said}\n{}", person.text());
        }
    }
    assert!(found >= 8, "{found} conditions come true");
    let momentum = ["optimiser=momentum", "lr=0.1"];
    let floor = by_hand("training", &momentum, "grad_slope changes sign");
    assert!(floor.is_some(), "momentum goes past the valley's floor");
}

#[test]
fn from_within_a_round_and_once_more_it_goes_on() {
    let mut person = Person::before("training", 80, 24);
    person.press(": \"3.2 enter");
    until(&mut person, "loss < 1000");
    assert_eq!(person.shown().position, Position::after(3), "the round is completed first");
    until(&mut person, "loss < 1000");
    assert_eq!(person.shown().position, Position::after(4), "it goes on by a round at least");
}

#[test]
fn it_stops_where_the_numbers_stop_being_finite() {
    for condition in ["not finite", "loss not finite", "loss is not finite", "slope not finite"] {
        let mut person = Person::with_settings("training", &["lr=2.5"]);
        let said = until(&mut person, condition);
        let departure = person.shown().departure().unwrap();
        assert_eq!(person.shown().position, Position::after(departure.round - 1), "{condition}: {said}");
        assert!(said.contains(&format!("epoch {} is no longer finite", departure.round)), "{said}");
        assert!(person.shown().scalar("loss").is_some_and(f64::is_finite));
        let mut end = Person::with_settings("training", &["lr=2.5"]);
        end.press("end");
        assert_eq!(person.shown().position, end.shown().position);
    }
    let said = until(&mut Person::before("training", 80, 24), "not finite");
    assert!(said.starts_with("! ") && said.contains("did not come true by epoch 500"), "{said}");
}

#[test]
fn what_never_comes_true_ends_at_the_end_and_says_so() {
    let mut person = Person::before("training", 80, 24);
    let said = until(&mut person, "loss < 0.1");
    assert_eq!(person.shown().position, person.shown().end());
    assert!(said.starts_with("! `loss < 0.1` did not come true by epoch 500, the last, where it is 0."), "{said}");
    let here = until(&mut person, "loss < 0.1");
    assert_eq!(here, said, "asked at the end, it says the same");
    let mut person = Person::before("attention", 80, 24);
    let said = until(&mut person, "weights[0,0] > 2");
    assert!(said.contains("did not come true") && person.shown().position == person.shown().end(), "{said}");
}

#[test]
fn a_long_run_is_walked_in_portions_and_can_be_given_up() {
    let mut person = Person::with_settings("training", &["epochs=100000"]);
    person.press("u \"loss<0 enter");
    let mut other = Person::with_settings("training", &["epochs=100000"]).waiting(Arrivals::Late(1));
    other.act(Action::OpenUntil);
    for character in "loss < 0".chars() {
        other.act(Action::Edit(tui_input::InputRequest::InsertChar(character)));
    }
    other.act(Action::Confirm);
    other.wait();
    assert!(other.text().contains("until loss < 0: epoch "), "{}", other.text());
    assert!(other.text().contains("esc stays here"));
    let first = other.shown().position;
    other.wait();
    let second = other.shown().position;
    assert!(Position::START < first && first < second && second.done < 100_000, "{first}, {second}");
    other.act(Action::Close);
    other.settle();
    let third = other.shown().position;
    assert!(!other.app.is_busy() && second <= third && third.done < 100_000, "{third}");
    other.act(Action::Tick);
    other.settle();
    assert_eq!(other.shown().position, third, "a late tick moves nothing");
    assert_eq!(person.shown().position, Position::after(100_000), "who waits, comes to the end");
}

#[test]
fn other_actions_give_it_up() {
    for action in [Action::Forward, Action::NextTab, Action::OpenHelp, Action::Set(vec!["lr=0.5".parse().unwrap()])] {
        let mut person = Person::with_settings("training", &["epochs=100000"]).waiting(Arrivals::Late(2));
        person.act(Action::OpenUntil);
        for character in "loss < 0".chars() {
            person.act(Action::Edit(tui_input::InputRequest::InsertChar(character)));
        }
        person.act(Action::Confirm);
        person.wait();
        person.act(action.clone());
        person.settle();
        assert!(!person.app.is_busy(), "{action:?}");
        assert!(person.shown().position.done < 100_000);
    }
}

#[test]
fn what_is_no_condition_is_refused_with_what_is_known() {
    let labs = every_lab().flat_map(|lab| lab.cases.no_conditions.iter().map(|refused| (lab.name, refused)));
    let mut refused = 0;
    for (lab, NoCondition { condition, says }) in labs {
        let mut person = Person::before(lab, 80, 24);
        let before = person.text();
        let said = until(&mut person, condition);
        assert!(said.starts_with("! ") && says.iter().all(|part| said.contains(&**part)), "{lab} {condition}: {said}");
        assert!(person.text().contains(&beginning(&said)), "{said} is shown\n{}", person.text());
        assert_eq!(person.shown().position, Position::START);
        person.press("esc");
        assert_eq!(person.text(), before, "{condition}");
        refused += 1;
    }
    assert!(refused >= 10, "{refused} are tried");
}
