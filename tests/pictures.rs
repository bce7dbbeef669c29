//! The pictures in the README are of the real screens.
//!
//! `UPDATE_PICTURES=1 cargo test --test pictures` draws them anew.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::path::{Path, PathBuf};

use lina_tui::labs::registry;
use lina_tui::terminal::Svg;
use lina_tui::ui::{Background, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use support::labs::every_lab;
use support::person::{CAPABILITIES, Person};

/// Each picture's title, its file, its lab, and the keys that lead to what it shows.
fn pictures() -> impl Iterator<Item = (&'static str, PathBuf, &'static str, &'static str)> {
    let of_labs = every_lab().map(|lab| (lab.name, lab.folder.join("picture.svg"), lab.name, &*lab.cases.picture));
    let why = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures/why.svg");
    of_labs.chain([("why", why, "attention", ": \"6 enter down enter")])
}

/// The screen below the tabs: it is the same whichever labs there are.
fn below_the_tabs(buffer: Buffer) -> Buffer {
    let Rect { width, height, .. } = buffer.area;
    let content = buffer.content.into_iter().skip(width.into()).collect();
    Buffer { area: Rect::new(0, 0, width, height - 1), content }
}

#[test]
fn pictures_show_the_screens_as_they_are() {
    for (title, path, lab, keys) in pictures() {
        let mut person = Person::before(lab, 100, 30);
        person.press(keys);
        let screen = below_the_tabs(person.buffer());
        let (paper, ink) = Theme::new(Background::Dark, CAPABILITIES).terminal();
        let drawn = Svg { screen: &screen, title: &format!("lina-tui, {title}"), paper, ink }.to_string();
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            std::fs::write(&path, &drawn).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == drawn, "{} is not what the screen shows; UPDATE_PICTURES=1 draws it anew", path.display());
    }
}

#[test]
fn the_readme_shows_them() {
    let readme = include_str!("../README.md");
    for lab in registry().iter().map(|lab| lab.description.name) {
        assert!(readme.contains(&format!("(assets/labs/{lab}/picture.svg)")), "{lab}");
    }
    assert!(readme.contains("(assets/pictures/why.svg)"));
}
