//! The code beside the picture, and taking a place along, as a person does it.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::app::{Effect, Message};
use lina_tui::input::Action;
use lina_tui::lab::Position;
use lina_tui::ops::Language;
use lina_tui::report::Export;
use lina_tui::ui::{Background, Look, Theme, code};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use support::labs::every_lab;
use support::person::{CAPABILITIES, Person};
use support::stood::open;

#[test]
fn c_shows_numpy_then_rust_then_neither_in_every_lab() {
    let mut person = Person::before("training", 80, 24);
    person.press("right . . .");
    let bare = person.picture();
    assert!(!bare.contains("np.mean("));
    person.press("c");
    let text = person.text();
    assert!(text.contains("╭ NumPy ─"), "{text}");
    assert!(text.contains("▸loss = np.mean(errors ** 2)"), "{text}");
    assert!(text.contains("loss, stage 3 of 5"), "the arithmetic stays: {text}");
    person.go_to_lab("attention");
    person.press("right");
    let text = person.text();
    assert!(text.contains("╭ NumPy ─") && text.contains("▸scores = Q @ K.T"), "{text}");
    person.go_to_lab("training");
    person.press("c");
    let text = person.text();
    assert!(text.contains("╭ Rust with faer ─") && text.contains("▸let loss ="), "{text}");
    person.press("c");
    assert_eq!(person.picture(), bare);
}

#[test]
fn who_edits_sees_the_parameters_and_not_the_code() {
    let mut person = Person::before("training", 80, 24);
    person.press("right c e");
    let text = person.text();
    assert!(text.contains("set from epoch 1 on") && !text.contains("╭ NumPy"), "{text}");
    person.press("esc");
    assert!(person.text().contains("╭ NumPy"));
}

#[test]
fn y_copies_what_is_chosen_and_shows_it() {
    let mut person = Person::before("training", 80, 24);
    person.press(": \"42.3 enter y");
    let text = person.text();
    assert!(text.contains("copy: m Markdown, n NumPy script, c command line, esc cancel"), "{text}");
    let copied = |person: &mut Person, what| match person.act(Action::Copy(what)) {
        Some(Effect::Copy(text)) => text,
        other => panic!("{other:?}"),
    };
    assert_eq!(copied(&mut person, Export::Command), "lina-tui training --step 42.3\n");
    let text = person.text();
    assert!(text.contains("copied: command line") && text.contains("│     lina-tui training --step 42.3"), "{text}");
    assert_eq!(person.app.viewer.message(), Some(&Message::Note("copied: command line, 30 bytes".to_owned())));
    person.press("esc");
    assert!(!person.text().contains("copied: command line"));

    assert!(copied(&mut person, Export::Markdown).starts_with("# training: epoch 42.3 of 500\n"));
    let script = copied(&mut person, Export::Numpy);
    assert!(script.contains("import numpy as np"));
    let before = person.text();
    person.press("down down");
    let text = person.text();
    assert!(text != before && text.contains("▲ 2 ▼"), "a page is scrolled: {text}");
    person.press("q");
    assert_eq!(person.shown().position.to_string(), "42.3");
}

#[test]
fn what_a_terminal_cannot_copy_is_shown_and_said() {
    let mut person = Person::before("layers", 80, 24);
    for setting in ["network=three-layer", "batch=400"] {
        person.act(Action::Set(vec![setting.parse().unwrap()]));
    }
    person.press("end");
    assert!(person.act(Action::Copy(Export::Numpy)).is_none());
    assert!(matches!(person.app.viewer.message(), Some(Message::Warning(why)) if why.contains("74,994")));
    assert!(person.text().contains("not copied: NumPy script"));
}

#[test]
fn code_and_pages_are_drawn_at_any_size() {
    for lab in every_lab() {
        let mut person = Person::before(lab.name, 80, 24);
        person.press("right right .");
        for keys in ["c", "c", "y", "m", "esc c c y n"] {
            person.press(keys);
            for (width, height) in [(0, 0), (1, 1), (32, 10), (40, 12), (64, 16), (80, 24), (120, 36), (200, 60)] {
                person.resize(width, height);
                person.buffer();
                person.press("pagedown pageup");
            }
        }
    }
}

#[test]
fn the_current_lines_are_shown_whatever_the_height() {
    let theme = Theme::new(Background::Dark, CAPABILITIES);
    for lab in every_lab() {
        let mut tab = open(lab.name, &lab.cases.computed[0]);
        tab.go_to_end();
        let mut look = Look::new(&[]);
        look.code = Some(Language::Rust);
        for done in 0..tab.end().done.min(20) {
            tab.go_to(Position::after(done + 1));
            for height in [3, 6, 22] {
                let area = Rect::new(0, 0, 40, height);
                let mut buffer = Buffer::empty(area);
                code::render(&tab, &look, &theme, area, &mut buffer);
                assert!(buffer.content().iter().any(|cell| cell.symbol() == "▸"), "{} {done}: {buffer:?}", lab.name);
            }
        }
    }
}
