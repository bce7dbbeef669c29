//! Whole screens of every lab, as a person sees them. Those of the training lab's stages are in `screens.rs`.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use insta::assert_snapshot;
use support::labs::every_lab;
use support::person::Person;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 60)];

/// Every screen that is worth a look: its lab, its name, and the keys that lead there.
fn screens() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    every_lab().flat_map(|lab| lab.cases.screens.iter().map(|screen| (lab.name, &*screen.name, &*screen.keys)))
}

#[test]
fn every_lab_has_its_screens() {
    for lab in every_lab() {
        assert!(lab.cases.screens.len() >= 2, "{}", lab.name);
    }
}

#[test]
fn screens_are_as_they_were() {
    for (width, height) in SIZES {
        for (lab, name, keys) in screens() {
            let mut person = Person::before(lab, width, height);
            person.press(keys);
            assert_snapshot!(format!("{lab}_{name}_{width}x{height}"), person.picture());
        }
    }
}

/// What can be asked in front of any lab, by the keys that ask it.
const QUESTIONS: [(&str, &str); 9] = [
    ("why", "enter"),
    ("why_deeper", "enter enter"),
    ("predict", "p ."),
    ("fits", "x"),
    ("numpy", "c"),
    ("rust", "c c"),
    ("lesson", "h"),
    ("glossary", "g"),
    ("copied_as_a_command", "y c"),
];

#[test]
fn questions_look_as_they_did() {
    for (width, height) in [(80, 24), (120, 36)] {
        for (lab, place) in every_lab().filter_map(|lab| Some((lab.name, lab.cases.asked.as_ref()?))) {
            for (name, keys) in QUESTIONS {
                let mut person = Person::before(lab, width, height);
                person.press(place).press(keys);
                assert_snapshot!(format!("asked_{lab}_{name}_{width}x{height}"), person.picture());
            }
            let mut person = Person::before(lab, width, height);
            person.press("u \"nothing<1 enter");
            assert_snapshot!(format!("asked_{lab}_until_refused_{width}x{height}"), person.below_the_tabs());
        }
    }
}

#[test]
fn every_lab_can_be_drawn_at_every_size() {
    for (lab, _, keys) in screens() {
        let mut person = Person::before(lab, 80, 24);
        person.press(keys);
        // Every size where something is left out, and some beyond.
        for (width, height) in
            (0..=84).step_by(3).flat_map(|width| (0..=30).step_by(2).map(move |height| (width, height)))
        {
            person.resize(width, height);
            person.buffer();
        }
    }
}
