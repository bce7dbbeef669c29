//! Times epochs of the training lab as they are played, with checkpoints and trace; and steps back.
//!
//! Reads a question a line, `POINTS EPOCHS`, and answers each with the seconds that one epoch took; `benches/ratios.py`
//! asks, and asks NumPy the same in turn. Run without questions (`cargo bench`) it prints a few figures of its own.

#![expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

use std::io::{BufRead, IsTerminal, stdin};
use std::time::Instant;

use lina_tui::lab::{Assignment, Lab, Parameters, Position, Run, Schedule, Session};
use lina_tui::labs::training::Training;
use lina_tui::table::Table;

fn run(settings: &[&str]) -> Run<Training> {
    let known = Training::DESCRIPTION.parameters;
    let mut schedule = Schedule::new(Parameters::defaults(known));
    for setting in settings {
        let (parameter, setting, _) = setting.parse::<Assignment>().unwrap().read(known).unwrap();
        schedule.set(parameter, Some(setting), 0);
    }
    Run::new(schedule, Table::built_in()).unwrap()
}

/// Seconds that one epoch over so many points takes.
fn seconds_per_epoch(points: u64, epochs: u64) -> f64 {
    let mut run = run(&[&format!("points={points}"), "epochs=100000000"]);
    run.go_to(Position::after(1));
    let begin = Instant::now();
    run.go_to(Position::after(1 + epochs));
    begin.elapsed().as_secs_f64() / epochs as f64
}

fn steps_back() {
    let mut run = run(&["epochs=10000000"]);
    for round in [1_000_000, 10_000_000] {
        run.go_to(Position::after(round));
        let mut worst = 0.0_f64;
        for back in 1..=1000 {
            let begin = Instant::now();
            run.go_to(Position::after(round - back));
            worst = worst.max(begin.elapsed().as_secs_f64());
        }
        println!("worst of 1,000 steps back from epoch {round}: {:.3} ms", worst * 1e3);
    }
    let peak = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = peak.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM: unknown on this system");
    println!("peak memory of the whole process after 10,000,000 epochs: {}", peak.trim_start_matches("VmHWM:").trim());
}

fn main() {
    if stdin().is_terminal() || std::env::args().any(|argument| argument == "--figures") {
        // First, while nothing else has taken memory.
        steps_back();
        for (points, epochs) in [(100, 200_000), (1_000_000, 200), (10_000_000, 20)] {
            println!("{points} points: {:.0} epochs a second", 1.0 / seconds_per_epoch(points, epochs));
        }
        return;
    }
    for line in stdin().lock().lines() {
        let line = line.unwrap();
        let mut numbers = line.split_whitespace().map(|number| number.parse().unwrap());
        let (Some(points), Some(epochs)) = (numbers.next(), numbers.next()) else { continue };
        println!("{}", seconds_per_epoch(points, epochs));
    }
}
