//! Times epochs of the playground lab as they are played, with checkpoints and trace; and the drawing of its field.
//!
//! Reads how many epochs, a line each, and answers with the seconds that one took of a 2-8-8-1 network on all the points;
//! `benches/networks.py` asks, and asks NumPy the same in turn. Run without questions it prints a few figures of its own.

#![expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

use std::io::{BufRead, IsTerminal, stdin};
use std::sync::Arc;
use std::time::Instant;

use lina_tui::lab::{Assignment, Lab, Parameters, Position, Run, Schedule, Session, Sight};
use lina_tui::labs::playground::{LAB, Playground, Screen};
use lina_tui::page::Wording;
use lina_tui::table::Table;
use lina_tui::terminal::{Capabilities, Colours};
use lina_tui::ui::{Background, Look, Screen as _, Theme, Ui};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The network of the claim: all of 500 points in each update, 450 of them to learn from.
const CLAIM: [&str; 4] = ["network_shape=8,8", "batch_size=full", "perc_train_data=90", "dataset=xor"];

fn run(settings: &[&str]) -> Run<Playground> {
    let known = Playground::DESCRIPTION.parameters;
    let mut schedule = Schedule::new(Parameters::defaults(known));
    for setting in settings.iter().chain(&["epochs=10000000"]) {
        let (parameter, setting, _) = setting.parse::<Assignment>().unwrap().read(known).unwrap();
        schedule.set(parameter, Some(setting), 0);
    }
    Run::new(schedule, Table::built_in()).unwrap()
}

/// Seconds that one epoch takes.
fn seconds_per_epoch(settings: &[&str], epochs: u64) -> f64 {
    let mut run = run(settings);
    run.go_to(Position::after(1));
    let begin = Instant::now();
    run.go_to(Position::after(1 + epochs));
    begin.elapsed().as_secs_f64() / epochs as f64
}

/// Seconds that the whole screen takes to be drawn.
fn seconds_per_screen(width: u16, height: u16) -> f64 {
    let mut run = run(&CLAIM);
    run.go_to(Position::after(50));
    let snapshot = run.snapshot();
    let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
    let look = Look::new(Screen.choices());
    let words = Wording::english(LAB.catalogue());
    let ui = Ui { theme: &theme, look: &look, width: 80, words, editor: None, lit: None, beside: &[] };
    let area = Rect::new(0, 0, width, height);
    let begin = Instant::now();
    for _ in 0..20 {
        let sight = Sight::at_once(&snapshot);
        Screen.view(&sight, &ui, area, &mut Buffer::empty(area));
    }
    let _ = Arc::clone(&snapshot);
    begin.elapsed().as_secs_f64() / 20.0
}

fn main() {
    if !stdin().is_terminal() {
        for line in stdin().lock().lines() {
            let epochs = line.unwrap().trim().parse().unwrap();
            println!("{}", seconds_per_epoch(&CLAIM, epochs));
        }
    }
    let of = |settings: &[&str]| seconds_per_epoch(settings, 2000) * 1e6;
    println!("an epoch of 2-8-8-1 on all of 450 points: {:.0} us", of(&CLAIM));
    println!("an epoch of 2-4-2-1 in 25 batches of 10: {:.0} us", of(&[]));
    for (width, height) in [(80, 20), (120, 32), (200, 56)] {
        println!("the screen at {width}x{height}: {:.2} ms", seconds_per_screen(width, height) * 1e3);
    }
}
