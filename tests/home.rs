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
    assert_eq!(person.app.viewer.message(), None, "nobody is warned of what they have been led to");

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

/// The station that a line of the map has marked.
fn marked(person: &Person) -> String {
    let seen = person.text();
    let marked = seen.lines().find_map(|line| line.split_once('▸')).map(|(_, after)| after.to_owned());
    marked.unwrap_or_default()
}

#[test]
fn whoever_steps_on_looks_at_a_station_where_something_happens_and_finds_the_offers_again() {
    let mut person = newcomer();
    person.press("right");
    assert!(person.narration().starts_with("what comes into cleaning"), "{}", person.narration());
    assert!(marked(&person).starts_with("cleaning"), "{}", person.text());
    person.press("left enter");
    assert_eq!(person.lab(), "training");
    // Also who had chosen another offer.
    let mut person = newcomer();
    person.press("down down right");
    assert!(person.narration().starts_with("what comes into cleaning"), "{}", person.narration());
}

#[test]
fn while_stages_are_done_the_arrow_keys_go_through_the_stations() {
    for stage in ["right right", "right right right right"] {
        let mut person = newcomer();
        person.press(stage).press("down down down");
        assert!(marked(&person).trim_start().starts_with("linear models"), "{stage}: {}", person.text());
        assert!(person.narration().contains("linear models"), "{stage}: {}", person.narration());
        person.press("up up enter");
        assert_eq!(person.lab(), "normalization", "{stage}: features");
    }
}

#[test]
fn the_station_that_is_told_of_is_the_one_that_is_marked() {
    for (keys, station) in [(". . . .", "discarded"), ("right right . . . . . .", "tree models")] {
        let mut person = newcomer();
        person.press(keys);
        assert!(person.narration().contains(station), "{}", person.narration());
        assert!(marked(&person).starts_with(station), "{station}: {}", person.text());
        // Whoever has chosen another station still follows.
        let mut person = newcomer();
        person.press("up up up").press(keys);
        assert!(marked(&person).starts_with(station), "{station}: {}", person.text());
    }
}
