//! Whole screens, as a person sees them.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use insta::assert_snapshot;
use support::person::Person;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 60)];

/// Every screen that is worth a look, by the keys that lead there.
const TRAINING: [(&str, &str); 12] = [
    ("start", ""),
    ("epoch", ": \"100 enter"),
    ("predict", ": \"42.1 enter"),
    ("error_of_point_3", ": \"42.2 enter down down down"),
    ("loss", ": \"42.3 enter"),
    ("gradients", ": \"42.4 enter"),
    ("end_recent_linear", "end l w"),
    ("adam", ": \"optimiser=adam enter : \"lr=0.1 enter : \"30 enter"),
    ("batch", ": \"batch=30 enter : \"3.9 enter"),
    ("diverged", ": \"lr=2.5 enter end"),
    ("editing", ": \"137 enter e down down right"),
    ("refused", ": \"lr=abc enter"),
];

#[test]
fn training_screens_are_as_they_were() {
    for (width, height) in SIZES {
        for (name, keys) in TRAINING {
            let mut person = Person::before("training", width, height);
            person.press(keys);
            assert_snapshot!(format!("training_{name}_{width}x{height}"), person.picture());
        }
    }
}

#[test]
fn small_screens_are_as_they_were() {
    for (width, height) in [(64, 16), (40, 12), (32, 10)] {
        let mut person = Person::before("training", width, height);
        person.press(": \"42.3 enter");
        assert_snapshot!(format!("training_small_{width}x{height}"), person.below_the_tabs());
    }
    // Too small for anything but to say so.
    assert_snapshot!("training_small_20x5", Person::before("training", 20, 5).text());
}

#[test]
fn the_help_and_the_command_line_are_as_they_were() {
    let mut person = Person::before("training", 80, 24);
    person.press("?");
    assert_snapshot!("help_80x24", person.below_the_tabs());
    person.press("esc : \"lr=0.");
    assert_snapshot!("writing_80x24", person.below_the_tabs());
}

#[test]
fn every_size_can_be_drawn() {
    let mut person = Person::before("training", 80, 24);
    for keys in ["", ": \"100.3 enter", "e", "esc ?", "esc :"] {
        person.press(keys);
        for (width, height) in (0..=90).flat_map(|width| (0..=32).map(move |height| (width, height))) {
            person.resize(width, height);
            person.buffer();
        }
    }
}

#[test]
fn what_is_told_fits_the_usual_screen() {
    let settings = ["", ": \"optimiser=adam enter", ": \"batch=7 enter", ": \"lr=2.5 enter", ": \"slope=-900000 enter"];
    for setting in settings {
        let mut person = Person::before("training", 80, 24);
        person.press(setting);
        for keys in [": \"7 enter", ", ", ",", ",", ",", "end"] {
            person.press(keys);
            let sentence = person.text().lines().nth(21).unwrap().to_owned();
            assert!(sentence.ends_with('.'), "{sentence}");
        }
    }
}
