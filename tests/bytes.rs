//! What a step costs on the line to the terminal.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::app::App;
use lina_tui::terminal::{Canvas, Capabilities, Colours, Reducer};
use lina_tui::ui::{Background, Theme};
use ratatui::layout::Size;
use support::frames::bytes_of;
use support::labs::every_lab;
use support::person::Person;

/// The bytes of each frame while these keys are pressed, one after the other.
fn frames(colours: Colours, size: Size, keys: &[&str]) -> Vec<usize> {
    let capabilities = Capabilities { colours, unicode: true };
    let theme = Theme::new(Background::Dark, capabilities);
    let mut screen = Canvas::new(Reducer::new(capabilities, Theme::palette()), size);
    let mut person = Person::before("training", size.width, size.height);
    let mut draw = |app: &App| screen.frame(|area, buffer| _ = app.view(&theme, area, buffer)).len();
    draw(&person.app);
    let frame = |key: &&str| draw(&person.press(key).app);
    keys.iter().map(frame).collect()
}

const USUAL: Size = Size::new(80, 24);

#[test]
fn a_step_takes_at_most_900_bytes_in_256_colours() {
    for key in ["right", ".", "left"] {
        let mut keys = vec![key; 500];
        if key == "left" {
            keys.insert(0, "end");
        }
        let mut steps = frames(Colours::Ansi256, USUAL, &keys);
        if key == "left" {
            steps.remove(0);
        }
        let most = steps.iter().max().unwrap();
        let mean = steps.iter().sum::<usize>() / steps.len();
        println!("{key}: {mean} bytes a step, {most} at most");
        assert!(*most <= 900, "{key}: {most} bytes at most, {mean} on average");
    }
}

#[test]
fn fewer_colours_take_fewer_bytes() {
    let total = |colours| frames(colours, USUAL, &["right"; 200]).iter().sum::<usize>();
    let [all, many, few, none] = [Colours::True, Colours::Ansi256, Colours::Ansi16, Colours::None].map(total);
    assert!(all > many && many > few && few > none, "{all} {many} {few} {none}");
}

#[test]
fn what_changes_nothing_writes_nothing() {
    assert_eq!(frames(Colours::Ansi256, USUAL, &["home", "esc", "home"]), [0, 0, 0]);
    // That a step leads nowhere is said once.
    let at_the_start = frames(Colours::Ansi256, USUAL, &["left", "left", ","]);
    assert!(at_the_start[0] <= 200 && at_the_start[1..] == [0, 0], "{at_the_start:?}");
    let at_the_end = frames(Colours::Ansi256, USUAL, &["end", "right", ".", "right"]);
    assert!(at_the_end[1] <= 200 && at_the_end[2..] == [0, 0], "{at_the_end:?}");
}

/// Bytes that a step and drawing everything anew take at most.
const A_STEP: usize = 2500;
const EVERYTHING: usize = 4096;

/// Bytes of a step in the middle of those of all labs.
const USUALLY: usize = 600;

#[test]
fn every_lab_keeps_to_its_budget() {
    let (mut all, mut beyond) = (vec![], vec![]);
    for lab in every_lab() {
        for key in ["right", ".", "down"] {
            let (mut bytes, anew) = bytes_of(lab.name, key, 60, USUAL);
            bytes.sort_unstable();
            let most = bytes.last().copied().unwrap_or(0);
            println!("{:16} {key:6} median {:5} largest {most:5} anew {anew:5}", lab.name, median(&bytes));
            if most > A_STEP {
                beyond.push(format!("{} {key}: a step takes {most} bytes", lab.name));
            }
            if anew > EVERYTHING {
                beyond.push(format!("{} {key}: drawing it anew takes {anew} bytes", lab.name));
            }
            all.extend(bytes);
        }
    }
    assert!(beyond.is_empty(), "{}", beyond.join("\n"));
    all.sort_unstable();
    assert!(median(&all) <= USUALLY, "{} bytes", median(&all));
}

fn median(sorted: &[usize]) -> usize {
    sorted.get(sorted.len() / 2).copied().unwrap_or(0)
}
