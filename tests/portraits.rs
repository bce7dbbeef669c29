//! `print LAB --format svg` draws the very screen.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use clap::Parser;
use lina_tui::cli::Cli;
use lina_tui::terminal::{Reducer, Svg};
use lina_tui::ui::{Background, Theme};
use support::command::{answer, refusal};
use support::labs::every_lab;
use support::person::{CAPABILITIES, Person};

/// What is drawn of a lab, and what it is asked for besides.
fn drawn(arguments: &[&str]) -> String {
    let (drawing, remarks) = answer(&[&["print", "--format", "svg"], arguments].concat());
    assert_eq!(remarks, "");
    drawing
}

#[test]
fn it_is_the_screen_that_a_person_sees() {
    for lab in every_lab() {
        for (width, height) in [(80, 24), (120, 36)] {
            let mut person = Person::before(lab.name, width, height);
            person.press(": \"1 enter");
            person.settle();
            let mut screen = person.buffer();
            let theme = Theme::new(Background::Dark, CAPABILITIES);
            Reducer::new(CAPABILITIES, Theme::palette()).reduce(&mut screen);
            let (paper, ink) = theme.terminal();
            let title = format!("lina-tui, {}", lab.name);
            let seen = Svg { screen: &screen, title: &title, paper, ink }.to_string();
            let size = format!("{width}x{height}");
            let drawn = drawn(&[lab.name, "--step", "1", "--size", &size]);
            assert!(drawn == seen, "{} at {size} is another screen", lab.name);
        }
    }
}

#[test]
fn it_can_be_had_in_every_theme_and_size() {
    let light = drawn(&["training", "--theme", "light", "--size", "1x1"]);
    assert!(light.contains("fill=\"#ffffff\"") && light.ends_with("</svg>\n"), "{light}");
    let dark = drawn(&["training", "--theme", "dark", "--size", "80x24", "--do", "theme light"]);
    assert!(dark == drawn(&["training", "--theme", "light", "--size", "80x24"]), "what is said last holds");
    assert!(drawn(&["attention", "--ascii", "--size", "80x24"]).is_ascii());
    for size in ["0x0", "100", "100x", "-1x5", "401x30", "99999999999x3"] {
        let arguments = ["lina-tui", "print", "training", "--format", "svg", "--size", size];
        let why = Cli::try_parse_from(arguments).unwrap_err().to_string();
        assert!(why.contains("columns and rows, as 100x30") || why.contains("unexpected argument"), "{size}: {why}");
    }
}

#[test]
fn what_cannot_be_drawn_is_refused_and_nothing_is_written() {
    for (wrong, says) in [
        (&["trainig"][..], "training"),
        (&["training", "--step", "501"], "past the end"),
        (&["training", "--set", "lr=-1"], "lr"),
    ] {
        let why = refusal(&[&["print", "--format", "svg"], wrong].concat());
        assert!(why.contains(says), "{why}");
    }
}
