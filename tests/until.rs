//! "Run until": a run stops where a condition holds, where stepping by hand finds it to hold.

#[path = "support/person.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod person;

use lina_tui::app::Message;
use lina_tui::input::{Action, Scope};
use lina_tui::lab::Position;
use lina_tui::ops::Cell;
use person::{Arrivals, Person};

/// In front of a lab with these settings.
fn person(lab: &str, settings: &[&str]) -> Person {
    let mut person = Person::before(lab, 80, 24);
    for setting in settings {
        person.act(Action::Set(setting.parse().unwrap()));
    }
    person
}

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

/// Where `holds` is first true of the number before a step and the one after it, found step by step.
fn by_hand(
    lab: &str,
    settings: &[&str],
    (name, cell): (&str, Cell),
    holds: impl Fn(Option<f64>, f64) -> bool,
) -> Option<Position> {
    let mut person = person(lab, settings);
    let mut before = person.shown().now.get(name).map(|value| value.get(cell));
    while person.shown().position < person.shown().end() {
        person.act(Action::Forward);
        let now = person.shown().now.get(name).map(|value| value.get(cell));
        if now.is_some_and(|now| holds(before, now)) {
            return Some(person.shown().position);
        }
        before = now;
    }
    assert!(before.is_some(), "{lab} has no {name}");
    None
}

type Holds = fn(Option<f64>, f64) -> bool;

/// A lab, what is set in it, a condition, the number that it is on, and the same condition once more.
type Case = (&'static str, &'static [&'static str], &'static str, (&'static str, Cell), Holds);

#[test]
fn a_run_stops_where_stepping_by_hand_finds_the_condition_to_hold() {
    let momentum = &["optimiser=momentum", "lr=0.1"][..];
    let cases: [Case; 10] = [
        ("training", &[], "loss < 10", ("loss", Cell::SCALAR), |_, loss| loss < 10.0),
        ("training", &[], "loss <= 0.6", ("loss", Cell::SCALAR), |_, loss| loss <= 0.6),
        ("training", &[], "loss<0.6", ("loss", Cell::SCALAR), |_, loss| loss < 0.6),
        ("training", &[], "slope > 2", ("slope", Cell::SCALAR), |_, slope| slope > 2.0),
        ("training", &[], "slope ≥ 2", ("slope", Cell::SCALAR), |_, slope| slope >= 2.0),
        ("training", momentum, "grad_slope changes sign", ("grad_slope", Cell::SCALAR), |before, now| {
            before.is_some_and(|before| before * now < 0.0)
        }),
        ("training", &["batch=10"], "errors[3] > -1", ("errors", Cell::at(3)), |_, error| error > -1.0),
        ("attention", &[], "weights[1,0] > 0.1", ("weights", Cell::new(1, 0)), |_, weight| weight > 0.1),
        ("softmax", &[], "probabilities[0] > 0.5", ("probabilities", Cell::at(0)), |_, p| p > 0.5),
        ("residuals", &[], "std < 1", ("std", Cell::SCALAR), |_, std| std < 1.0),
    ];
    for (lab, settings, condition, number, holds) in cases {
        let expected = by_hand(lab, settings, number, holds);
        let mut person = person(lab, settings);
        let said = until(&mut person, condition);
        let position = person.shown().position;
        if let Some(expected) = expected {
            assert_eq!(position, expected, "{lab}: {condition}: {said}");
            assert!(said.starts_with(&format!("until {condition}: ")) && said.contains("it is "), "{said}");
        } else {
            assert_eq!(position, person.shown().end(), "{lab}: {condition}: {said}");
            assert!(said.starts_with("! "), "{said}");
        }
        assert_eq!((person.app.is_busy(), person.app.scope()), (false, Scope::Screen));
        assert!(person.text().contains(&beginning(&said)), "{said}\n{}", person.text());
    }
    let expected =
        by_hand("training", momentum, ("grad_slope", Cell::SCALAR), |b, now| b.is_some_and(|b| b * now < 0.0));
    assert!(expected.is_some(), "momentum goes past the valley's floor");
}

#[test]
fn from_within_a_round_and_once_more_it_goes_on() {
    let mut person = person("training", &[]);
    person.press(": \"3.2 enter");
    until(&mut person, "loss < 1000");
    assert_eq!(person.shown().position, Position::after(3), "the round is completed first");
    until(&mut person, "loss < 1000");
    assert_eq!(person.shown().position, Position::after(4), "it goes on by a round at least");
}

#[test]
fn it_stops_where_the_numbers_stop_being_finite() {
    for condition in ["not finite", "loss not finite", "loss is not finite", "slope not finite"] {
        let mut person = person("training", &["lr=2.5"]);
        let said = until(&mut person, condition);
        let departure = person.shown().departure().unwrap();
        assert_eq!(person.shown().position, Position::after(departure.round - 1), "{condition}: {said}");
        assert!(said.contains(&format!("epoch {} is no longer finite", departure.round)), "{said}");
        assert!(person.shown().scalar("loss").is_some_and(f64::is_finite));
        let mut end = self::person("training", &["lr=2.5"]);
        end.press("end");
        assert_eq!(person.shown().position, end.shown().position);
    }
    let said = until(&mut person("training", &[]), "not finite");
    assert!(said.starts_with("! ") && said.contains("did not come true by epoch 500"), "{said}");
}

#[test]
fn what_never_comes_true_ends_at_the_end_and_says_so() {
    let mut person = person("training", &[]);
    let said = until(&mut person, "loss < 0.1");
    assert_eq!(person.shown().position, person.shown().end());
    assert!(said.starts_with("! `loss < 0.1` did not come true by epoch 500, the last, where it is 0."), "{said}");
    let here = until(&mut person, "loss < 0.1");
    assert_eq!(here, said, "asked at the end, it says the same");
    let mut person = self::person("attention", &[]);
    let said = until(&mut person, "weights[0,0] > 2");
    assert!(said.contains("did not come true") && person.shown().position == person.shown().end(), "{said}");
}

#[test]
fn a_long_run_is_walked_in_portions_and_can_be_given_up() {
    let mut person = person("training", &["epochs=100000"]);
    person.press("u \"loss<0 enter");
    let mut other = self::person("training", &["epochs=100000"]).waiting(Arrivals::Late(1));
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
    for action in [Action::Forward, Action::NextTab, Action::OpenHelp, Action::Set("lr=0.5".parse().unwrap())] {
        let mut person = person("training", &["epochs=100000"]).waiting(Arrivals::Late(2));
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
    for (lab, condition, says) in [
        ("training", "", &["`` is no condition", "try `until loss < 1`", "grad_slope"][..]),
        ("training", "loss", &["`loss` is no condition", "until loss < 1"]),
        ("training", "los < 1", &["no number `los` here", "until loss < 1"]),
        ("training", "lr < 1", &["no number `lr` here"]),
        ("training", "loss < x", &["`x` is no number"]),
        ("training", "loss < NaN", &["`NaN` is no number", "until loss < 0.5"]),
        ("training", "loss <", &["`` is no number"]),
        ("training", "errors < 1", &["no number `errors` here"]),
        ("training", "errors[100] < 1", &["no number `errors[100]` here"]),
        ("training", "errors[0 < 1", &["no number `errors[0` here"]),
        ("training", "loss[0] < 1", &["no number `loss[0]` here"]),
        ("attention", "weights[1] < 1", &["no number `weights[1]` here"]),
        ("attention", "weights[a,b] < 1", &["no number `weights[a,b]` here"]),
        ("attention", "loss < 1", &["no number `loss` here"]),
        ("pipeline", "loss < 1", &["no number `loss` here"]),
    ] {
        let mut person = person(lab, &[]);
        let before = person.text();
        let said = until(&mut person, condition);
        assert!(said.starts_with("! ") && says.iter().all(|part| said.contains(part)), "{lab} {condition}: {said}");
        assert!(person.text().contains(&beginning(&said)), "{said} is shown\n{}", person.text());
        assert_eq!(person.shown().position, Position::START);
        person.press("esc");
        assert_eq!(person.text(), before, "{condition}");
    }
}
