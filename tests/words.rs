//! What the labs say: one sentence at every position, that fits the usual screen.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::input::Action;
use lina_tui::lab::Position;
use lina_tui::ui::Look;
use support::labs::every_lab;
use support::person::Person;
use support::stood::open;

/// Columns of a sentence: those of the usual screen, less the space ahead of it.
const WIDTH: usize = 79;

/// What is wrong with a sentence; nothing where nothing is.
fn complaint(sentence: &str) -> Option<String> {
    let columns = sentence.chars().count();
    let inner = sentence.trim_end_matches('.');
    match () {
        () if columns > WIDTH => Some(format!("{columns} columns")),
        () if !sentence.ends_with('.') || sentence.ends_with("..") => Some("no full stop at its end".to_owned()),
        () if inner.contains(". ") => Some("more than one sentence".to_owned()),
        () if sentence.trim() != sentence || sentence.contains("  ") => Some("stray spaces".to_owned()),
        () if sentence.contains('\n') => Some("more than one line".to_owned()),
        () if sentence.contains(" ? ") => Some("something that is not known".to_owned()),
        () => None,
    }
}

#[test]
fn every_position_of_every_lab_has_one_sentence_that_fits() {
    let mut complaints = vec![];
    for lab in every_lab() {
        let name = lab.name;
        for settings in lab.cases.looks() {
            let mut tab = open(name, &settings);
            // So that it is known how far it goes.
            tab.go_to_end();
            for position in tab.many_positions() {
                tab.go_to(position);
                let (rows, columns) = tab.extent();
                for (row, column) in [(0, 0), (rows.saturating_sub(1), columns.saturating_sub(1))] {
                    let mut look = Look::new(tab.choices());
                    (look.row, look.column) = (row, column);
                    let sentence = tab.narration(&look);
                    let complaint = complaint(&sentence).or_else(|| {
                        let is_told = position == Position::START || sentence != lab.entry.description.about;
                        (!is_told).then(|| "says what the lab is about, not what is to be seen".to_owned())
                    });
                    if let Some(complaint) = complaint {
                        complaints.push(format!("{name} {settings:?} at {position}: {complaint}: {sentence}"));
                    }
                }
            }
        }
    }
    // The same complaint at many positions is one.
    let mut told = std::collections::HashSet::new();
    let words = |text: &str| {
        text.split_once(" at ")
            .map_or(String::new(), |(_, text)| text.chars().filter(|c| c.is_alphabetic() || *c == ' ').collect())
    };
    complaints.retain(|text| told.insert((text.split(' ').next().map(str::to_owned), words(text))));
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

/// What the training lab says of an epoch is true of its numbers: on which side of the best a parameter is, whether it has
/// been on the other an epoch before, and which way the gradient pushes it.
#[test]
fn what_is_said_of_a_fit_is_true_of_its_numbers() {
    let (mut still, mut passed, mut led_away) = (0, 0, 0);
    for optimiser in ["plain", "momentum", "adam"] {
        for (lr, seed) in [("0.01", 42), ("0.1", 7), ("0.5", 1), ("0.9", 42), ("0.96", 3)] {
            let settings = [format!("optimiser={optimiser}"), format!("lr={lr}"), format!("seed={seed}")];
            let mut person = Person::with_settings("training", &settings);
            for _ in 0..40 {
                let earlier = ["slope", "intercept"].map(|name| person.shown().scalar(name).unwrap());
                person.act(Action::Forward);
                let said = person.said();
                if said.id != "epoch" {
                    continue;
                }
                let name = said.word("parameter").unwrap();
                let scalar = |name: &str| person.shown().scalar(name).unwrap();
                let (value, best) = (scalar(name), scalar(&format!("best_{name}")));
                assert_eq!((said.value("value"), said.value("best")), (Some(value), Some(best)));
                let other = if name == "slope" { "intercept" } else { "slope" };
                assert!((value - best).abs() >= (scalar(other) - scalar(&format!("best_{other}"))).abs(), "{said:?}");
                let push = if scalar(&format!("grad_{name}")) < 0.0 { "up" } else { "down" };
                assert_eq!(said.word("push"), Some(push));
                let earlier = earlier[usize::from(name == "intercept")];
                let place = match (value < best, earlier < best) {
                    (true, true) => "below",
                    (false, false) => "above",
                    _ => "passed",
                };
                assert_eq!(said.word("place"), Some(place), "{said:?}");
                let has_passed = place == "passed";
                let is_led_away = (value < best) != (push == "up");
                assert_eq!(said.word("led") == Some("away"), is_led_away, "{said:?}");
                still += usize::from(!has_passed);
                passed += usize::from(has_passed);
                led_away += usize::from(is_led_away);
            }
        }
    }
    assert!(still > 50 && passed > 5, "{still} times still, {passed} passed, {led_away} led away");
}
