//! The tabs above every lab: which there are, which is in front, and where a click on one leads.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::input::Action;
use lina_tui::table::Table;
use lina_tui::terminal::{Capabilities, Colours};
use lina_tui::ui::{Background, Theme, chrome};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use support::labs::{every_lab, labs};
use support::person::{CAPABILITIES, Person};

const NAMES: [&str; 4] = ["home", "first", "second", "third"];

/// The tabs `NAMES` on a screen so wide.
fn drawn(current: usize, width: u16, colours: Colours) -> Buffer {
    let theme = Theme::new(Background::Dark, Capabilities { colours, ..CAPABILITIES });
    let area = Rect::new(0, 0, width, 1);
    let mut buffer = Buffer::empty(area);
    chrome::render_tabs(&NAMES, current, &theme, area, &mut buffer);
    buffer
}

fn text(buffer: &Buffer) -> String {
    buffer.content().iter().map(Cell::symbol).collect::<String>().trim_end().to_owned()
}

#[test]
fn as_many_as_fit_are_shown_the_current_one_among_them() {
    for (current, width, shown) in [
        (0, 40, " lina [home] first  second  third"),
        (3, 40, " lina  home  first  second [third]"),
        (0, 21, " lina [home] first  ›"),
        (2, 21, " lina‹[second]      ›"),
        (3, 21, " lina‹[third]"),
        (1, 14, " lina‹[first]›"),
    ] {
        assert_eq!(text(&drawn(current, width, Colours::True)), shown, "{current} at {width}");
    }
}

#[test]
fn the_current_one_stands_out_with_colours_and_without() {
    for colours in [Colours::True, Colours::None] {
        let buffer = drawn(2, 40, colours);
        let reversed = buffer.content().iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED));
        assert_eq!(reversed.map(Cell::symbol).collect::<String>(), "[second]", "{colours:?}");
    }
}

#[test]
fn any_width_will_do() {
    for width in 0..60 {
        (0..NAMES.len()).for_each(|current| _ = drawn(current, width, Colours::True));
        assert_eq!(chrome::tab_at(&NAMES, 0, Rect::new(0, 0, width, 1), 0, 0), None, "nobody clicks on the brand");
    }
}

/// The row of the tabs.
fn tabs(person: &Person) -> String {
    person.text().lines().next().unwrap().to_owned()
}

#[test]
fn every_lab_in_front_has_its_tab_in_sight_on_every_screen() {
    for lab in every_lab() {
        let name = lab.name;
        let mut person = Person::before(name, 80, 12).not_looking();
        for width in 32..200 {
            person.resize(width, 12);
            let row = tabs(&person);
            assert!(row.contains(&format!("[{name}]")), "{width}: {row}");
            assert_eq!(row.matches('[').count(), 1, "{width}: {row}");
            assert!(row.chars().count() <= width.into(), "{width}: {row}");
        }
    }
}

#[test]
fn a_click_on_a_tab_puts_its_lab_in_front() {
    // Wide enough for all of them.
    let width = 20 * every_lab().count() as u16;
    let mut person = Person::before("training", width, 12);
    for lab in every_lab() {
        let name = lab.name;
        let row = tabs(&person) + " ";
        let at = row.replace(['[', ']'], " ").find(&format!(" {name} ")).unwrap_or_else(|| panic!("{name}: {row}"));
        for column in [at, at + 1, at + name.len() + 1] {
            person.act(Action::Click(column as u16, 0));
            assert_eq!(person.shown().description().name, name, "column {column} of {row}");
        }
    }
    let before = person.text();
    person.act(Action::Click(width - 1, 0));
    assert_eq!(person.text(), before, "beside the tabs there is nothing");
}

#[test]
fn home_stands_ahead_and_the_others_in_their_order() {
    let home = labs().home().description.name;
    let others: Vec<&str> = every_lab().map(|lab| lab.name).filter(|name| *name != home).collect();
    let person = Person::at_home(&Table::built_in(), 20 * every_lab().count() as u16, 12);
    assert_eq!(tabs(&person), format!(" lina [{home}] {}", others.join("  ")));
}

#[test]
fn from_tab_to_tab_one_goes_round() {
    let mut person = Person::at_home(&Table::built_in(), 80, 24);
    let home = person.lab();
    let mut seen = vec![];
    loop {
        person.press("tab");
        seen.push(person.lab());
        if person.lab() == home {
            break;
        }
    }
    assert_eq!(seen, every_lab().map(|lab| lab.name).collect::<Vec<_>>(), "home comes last, and then the first again");
    for name in seen.iter().rev().skip(1) {
        person.press("backtab");
        assert_eq!(person.lab(), *name);
    }
    for (digit, name) in (1..=9).zip(&seen) {
        person.press(&digit.to_string());
        assert_eq!(person.lab(), *name, "{digit}");
    }
    person.press("0");
    assert_eq!(person.lab(), home);
}
