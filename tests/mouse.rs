//! The mouse: it reaches the tabs, the numbers, the place in the run, the keys and the parameters.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::ops::Range;

use lina_tui::input::Action;
use support::labs::every_lab;
use support::person::Person;

/// The rows of the picture, of the panels below it, and of what stands at the foot of the screen.
const PICTURE: Range<usize> = 1..15;
const PANELS: Range<usize> = 14..21;
const FOOT: Range<usize> = 21..24;

/// Where a text stands in these rows of the screen: the last place of it that there is.
#[track_caller]
fn place(person: &Person, text: &str, rows: Range<usize>) -> (u16, u16) {
    let screen = person.text();
    let rows = screen.lines().enumerate().skip(rows.start).take(rows.len());
    let found = rows.filter_map(|(row, line)| Some((line[..line.rfind(text)?].chars().count() as u16, row as u16)));
    found.last().unwrap_or_else(|| panic!("there is no {text} on the screen:\n{screen}"))
}

#[track_caller]
fn click(person: &mut Person, text: &str, rows: Range<usize>) {
    let (column, row) = place(person, text, rows);
    person.act(Action::Click(column, row));
}

#[test]
fn a_click_on_a_number_puts_the_cursor_there_and_another_one_asks_why() {
    let mut person = Person::before("attention", 80, 24);
    person.press(": \"3 enter");
    let (name, before) = person.looked_at().unwrap();
    // The greatest of the row below.
    let below = person.shown().now.get("row_max").map(|value| value.numbers().nth(1).unwrap());
    click(&mut person, &format!("{:.2}", below.unwrap()), PICTURE);
    let (same, after) = person.looked_at().unwrap();
    assert_eq!((name, after.row), (same, before.row + 1), "{}", person.text());
    click(&mut person, &format!("{:.2}", below.unwrap()), PICTURE);
    assert!(person.text().contains("why row_max[1"), "{}", person.text());
}

#[test]
fn a_click_in_a_table_goes_to_that_row_and_column() {
    let mut person = Person::before("dataset", 80, 24);
    click(&mut person, "95000", PICTURE);
    let (name, cell) = person.looked_at().unwrap();
    assert_eq!(name, "values", "{}", person.text());
    assert_eq!(person.shown().number("values", cell), Some(95000.0));
}

#[test]
fn the_wheel_moves_rows_where_there_are_some_and_scrolls_elsewhere() {
    let mut person = Person::before("dataset", 80, 24);
    let (column, row) = place(&person, "95000", PICTURE);
    let row_of = |person: &Person| person.app.scene().front().unwrap().look.row;
    let before = row_of(&person);
    person.act(Action::Wheel(true, column, row));
    assert_eq!(row_of(&person), before + 3);
    person.act(Action::Wheel(false, column, row));
    assert_eq!(row_of(&person), before);
    person.press("?");
    person.act(Action::Wheel(true, 10, 10));
    assert!(person.text().contains("▲ 1 "), "{}", person.text());
}

#[test]
fn a_click_on_a_parameter_goes_to_it_and_another_one_changes_it() {
    let mut person = Person::before("training", 80, 24);
    click(&mut person, "epochs", PANELS);
    assert!(person.text().contains("epochs: "), "{}", person.text());
    click(&mut person, "seed 42", PANELS);
    assert!(person.text().contains("seed: "), "{}", person.text());
    click(&mut person, "seed 42", PANELS);
    person.press("7 enter");
    assert!(person.text().contains("seed 42 → 7"), "{}", person.text());
}

#[test]
fn a_click_on_a_key_presses_it() {
    let mut person = Person::before("training", 80, 24);
    click(&mut person, "→ epoch", FOOT);
    assert!(person.text().contains("epoch 1/500"), "{}", person.text());
    click(&mut person, "←→ epoch", FOOT);
    assert!(person.text().contains("epoch 0/500"), "{}", person.text());
    let (column, row) = place(&person, "? help", FOOT);
    person.act(Action::Click(column + 3, row));
    assert!(person.text().contains("Here, now"), "{}", person.text());
    click(&mut person, "esc close", FOOT);
    assert!(!person.text().contains("Here, now"));
}

#[test]
fn a_click_anywhere_does_no_harm() {
    for lab in every_lab() {
        for (width, height) in [(80, 24), (120, 36), (33, 11)] {
            let mut person = Person::before(lab.name, width, height).not_looking();
            person.press(".");
            for (row, column) in (0..height).flat_map(|row| (0..width).step_by(7).map(move |column| (row, column))) {
                person.act(Action::Click(column, row));
                person.act(Action::Wheel(row % 2 == 0, column, row));
            }
            person.buffer();
        }
    }
}

#[test]
fn what_is_not_to_be_seen_is_not_clicked_on() {
    let mut person = Person::before("training", 80, 24);
    let buttons = |person: &mut Person| (0..80).for_each(|column| _ = person.act(Action::Click(column, 22)));
    person.press(": \"la");
    let writing = person.text();
    buttons(&mut person);
    (0..80).for_each(|column| _ = person.act(Action::Click(column, 23)));
    assert_eq!(person.text(), writing, "what a command could become stands in place of the transport and of the keys");
    person.press("esc");
    buttons(&mut person);
    assert!(!person.text().contains("epoch 0/500"), "{}", person.text());
}
