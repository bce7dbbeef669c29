//! Whole screens of every lab, as a person sees them. Those of the training lab's stages are in `screens.rs`.

#[path = "support/person.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod person;

use insta::assert_snapshot;
use person::Person;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 60)];

/// Every screen that is worth a look: its lab, its name, and the keys that lead there.
const SCREENS: [(&str, &str, &str); 37] = [
    ("pipeline", "start", ""),
    ("pipeline", "balance", "end down down"),
    ("vectors", "terms", ": \"2.3 enter"),
    ("vectors", "nearest", "end"),
    ("vectors", "words_matrix", ": \"set=words enter end v v"),
    ("dataset", "start", ""),
    ("dataset", "deviation", ": \"2.2 enter ]"),
    ("dataset", "sorted", "end down down down down ] s"),
    ("normalization", "subtract", ": \"3.5 enter"),
    ("normalization", "check", "end"),
    ("layers", "product", ": \"1.22 enter"),
    ("layers", "output", "end"),
    ("layers", "network", "end v"),
    ("layers", "broken", "b end"),
    ("layers", "three_layer", ": \"network=three-layer enter : \"batch=100 enter : \"7.9 enter"),
    ("training", "code", ": \"42.5 enter c"),
    ("training", "table", ": \"data_from=table enter : \"20 enter"),
    ("training", "why", ": \"42.4 enter enter"),
    ("residuals", "bands", ": \"137 enter"),
    ("residuals", "quantiles", ": \"noise_kind=student-t enter end v"),
    ("attention", "scores", ": \"1.6 enter"),
    ("attention", "masked", "m : \"tokens=the space \"cat space \"sat space \"down enter : \"7 enter"),
    ("attention", "why", ": \"7 enter enter"),
    ("attention", "weights", "end v"),
    ("backprop", "forward", ": \"3 enter"),
    ("backprop", "dW1", ": \"14.3 enter"),
    ("backprop", "ledger", "end v"),
    ("regression", "factor", ": \"5.2 enter"),
    ("regression", "fit", ": \"8 enter"),
    ("regression", "descent_with_ridge", ": \"ridge=10 enter end"),
    ("softmax", "divide", ": \"4.2 enter"),
    ("softmax", "overflow", ": \"logits=1000,1001,999 enter end"),
    ("matmul", "product", ": \"n=5 enter : \"1.12 enter"),
    ("matmul", "race", ": \"timings=100,42,25,2.2e-5,1e-5,8.6e-7,50,2e-4,9.7e-5,4.5e-6,100,2e-3,7e-4,3.1e-5 enter end"),
    ("layers", "fits", ": \"1 enter x"),
    ("softmax", "lesson", "h"),
    ("backprop", "glossary", ": \"14 enter g"),
];

#[test]
fn every_lab_has_its_screens() {
    for lab in lina_tui::labs::registry() {
        let name = lab.description.name;
        assert!(SCREENS.iter().filter(|(lab, ..)| *lab == name).count() >= 2, "{name}");
    }
}

#[test]
fn screens_are_as_they_were() {
    for (width, height) in SIZES {
        for (lab, name, keys) in SCREENS {
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

/// Labs and where in them somebody asks: in rounds, in a stage under way, in a stage that is done.
const ASKED: [(&str, &str); 3] =
    [("training", ": \"42.4 enter"), ("attention", ": \"1.6 enter"), ("regression", ": \"7 enter")];

#[test]
fn questions_look_as_they_did() {
    for (width, height) in [(80, 24), (120, 36)] {
        for (lab, place) in ASKED {
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
    for (lab, _, keys) in SCREENS {
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
