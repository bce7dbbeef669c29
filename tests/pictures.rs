//! The pictures in the README are of the real screens.
//!
//! `UPDATE_PICTURES=1 cargo test --test pictures` draws them anew.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::path::{Path, PathBuf};

use lina_tui::input::Action;
use lina_tui::labs::registry;
use lina_tui::table::Table;
use lina_tui::terminal::Svg;
use lina_tui::ui::{Background, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use support::labs::every_lab;
use support::person::{CAPABILITIES, Person};

/// Pictures of what every lab has: their files, the lab that shows it, and the keys that lead to it.
const OF_LABS: [(&str, &str, &str); 3] = [
    ("why", "attention", ": \"6 enter down enter"),
    ("race", "training", ": \"race space \"optimiser=plain,momentum,adam space \"below space \"1 enter : \"40 enter"),
    ("what", "layers", ": \"what space \"W1[0,2]=0.5 enter end"),
];

/// Each picture's title, its file, its lab, and the keys that lead to what it shows.
fn pictures() -> impl Iterator<Item = (&'static str, PathBuf, &'static str, &'static str)> {
    let of_labs = every_lab().map(|lab| (lab.name, lab.folder.join("picture.svg"), lab.name, &*lab.cases.picture));
    let around = OF_LABS.map(|(file, lab, keys)| {
        (file, Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/pictures/{file}.svg")), lab, keys)
    });
    of_labs.chain(around)
}

/// The screen below the tabs: it is the same whichever labs there are.
fn below_the_tabs(buffer: Buffer) -> Buffer {
    let Rect { width, height, .. } = buffer.area;
    let content = buffer.content.into_iter().skip(width.into()).collect();
    Buffer { area: Rect::new(0, 0, width, height - 1), content }
}

/// Draws what somebody sees below the tabs, and holds the picture in this file to it.
fn assert_drawn(title: &str, path: &Path, person: &mut Person, keys: &str) {
    person.press(keys);
    let screen = below_the_tabs(person.buffer());
    let (paper, ink) = Theme::new(Background::Dark, CAPABILITIES).terminal();
    let drawn = Svg { screen: &screen, title: &format!("lina-tui, {title}"), paper, ink }.to_string();
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        std::fs::write(path, &drawn).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == drawn, "{} is not what the screen shows; UPDATE_PICTURES=1 draws it anew", path.display());
}

#[test]
fn pictures_show_the_screens_as_they_are() {
    for (title, path, lab, keys) in pictures() {
        assert_drawn(title, &path, &mut Person::before(lab, 100, 30), keys);
    }
}

/// Pictures of programs: their files, the program, and the keys that lead to what they show.
const PROGRAMS: [(&str, &str, &str); 2] =
    [("program", "xor_network", ": \"60 enter . . ."), ("program_why", "xor_network", ": \"60 enter . < enter")];

#[test]
fn pictures_of_programs_show_the_screens_as_they_are() {
    for (file, program, keys) in PROGRAMS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/pictures/{file}.svg"));
        let mut person = Person::at_home(&Table::built_in(), 120, 34);
        person.act(Action::OpenProgram(program.to_owned()));
        assert_drawn(program, &path, &mut person, keys);
    }
}

#[test]
fn the_readme_shows_them() {
    let readme = include_str!("../README.md");
    for lab in registry().iter().map(|lab| lab.description.name) {
        assert!(readme.contains(&format!("(assets/labs/{lab}/picture.svg)")), "{lab}");
    }
    for file in OF_LABS.iter().chain(&PROGRAMS).map(|(file, ..)| file) {
        assert!(readme.contains(&format!("(assets/pictures/{file}.svg)")), "{file}");
    }
}
