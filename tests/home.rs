//! The first minute: what there is to begin with, with the arrow keys and Enter alone.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::input::Scope;
use lina_tui::lab::Position;
use support::person::Person;

/// Somebody who has just opened the program, on the screen of a projector.
fn newcomer() -> Person {
    Person::before("pipeline", 80, 24)
}

#[test]
fn it_says_in_a_sentence_what_this_is() {
    let seen = newcomer().text();
    assert!(seen.contains("The linear algebra behind machine learning, step by step"), "{seen}");
    for offer in ["watch a line learn", "step through attention", "why it is what it is", "bring your own"] {
        assert!(seen.contains(offer), "{offer}:\n{seen}");
    }
}

#[test]
fn enter_and_space_let_a_line_learn() {
    for key in ["enter", "space"] {
        let mut person = newcomer();
        person.press(key);
        assert_eq!(person.lab(), "training", "{key}");
        assert!(person.is_playing(), "{key}: it plays at once");
    }
    let mut person = newcomer();
    person.press("right space");
    assert_eq!(person.lab(), "pipeline", "whoever has stepped on here plays this");
}

#[test]
fn the_other_offers_are_one_arrow_apart() {
    let mut person = newcomer();
    person.press("down enter");
    assert_eq!((person.lab(), person.shown().position), ("attention", Position { done: 0, stage: 1 }));

    let mut person = newcomer();
    person.press("down down enter");
    assert_eq!((person.lab(), person.app.scope()), ("softmax", Scope::Asking));
    let seen = person.text();
    assert!(seen.contains("probabilities[0]") && seen.contains("0.6285"), "{seen}");

    let mut person = newcomer();
    person.press("down down down enter");
    assert_eq!((person.lab(), person.shown().position), ("xor_network", Position::START));

    let mut person = newcomer();
    person.press("down down down down enter");
    assert_eq!((person.lab(), person.app.scope()), ("dataset", Scope::Help));
}

#[test]
fn the_stations_lie_above_the_offers() {
    let mut person = newcomer();
    person.press("up");
    assert!(person.text().contains("what one learns of"), "the last station");
    let mut person = newcomer();
    person.press("up up up up up up enter");
    assert_eq!(person.lab(), "training", "linear models");
    let mut person = newcomer();
    person.press("right");
    assert_ne!(person.shown().position, Position::START);
    person.press("home");
    assert_eq!(person.shown().position, Position::START);
}

#[test]
fn whoever_steps_on_looks_at_the_first_station_and_finds_the_offers_again() {
    let mut person = newcomer();
    person.press("right");
    assert!(person.narration().starts_with("what comes into raw data"), "{}", person.narration());
    person.press("left enter");
    assert_eq!(person.lab(), "training");
}
