//! Somebody in front of a program that is written in the test.

use std::sync::Arc;

use lina_tui::labs::Entry;
use lina_tui::programs::{Nothing, ProgramFile};
use lina_tui::table::Table;

use super::person::Person;

/// A program of this text.
pub fn file(name: &str, text: &str) -> ProgramFile {
    ProgramFile { name: name.to_owned(), text: text.into(), beside: Arc::new(Nothing), path: None }
}

/// Somebody in front of `homework.py` with this text.
pub fn before(text: &str, width: u16, height: u16) -> Person {
    before_file(file("homework.py", text), width, height)
}

/// Somebody in front of this program.
pub fn before_file(file: ProgramFile, width: u16, height: u16) -> Person {
    let mut person = Person::at_home(&Table::built_in(), width, height);
    person.bring(Entry::program(file).unwrap());
    person
}

/// Writes a command and gives it.
pub fn command(person: &mut Person, text: &str) {
    let keys: Vec<String> = text.split(' ').map(|word| format!("\"{word}")).collect();
    person.press(&format!(": {} enter", keys.join(" space ")));
}

/// The line that has been run last, and all that is said.
pub fn told(person: &Person) -> String {
    let text = person.text();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len() - 3].trim().to_owned()
}
