//! Real sessions at the end of a slow line, behind somebody who takes whatever is written and passes it on as slowly as
//! the line carries it: what is written too much waits there, and so does whoever presses a key.
//!
//! What is held to a limit is counted in bytes that arrive between a key and what it shows: that says how long it takes
//! on such a line, however fast the machine is that runs the test.
#![expect(clippy::disallowed_methods, reason = "a session takes its time")]

#[path = "support/session.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod session;

use std::time::Duration;

use lina_tui::labs;
use session::{Habits, Session};

/// Bytes behind the first `before` until the screen is as it should be: not until somebody has had time to look, so that what a
/// busy machine does meanwhile counts for nothing.
fn bytes_until(
    written: &str,
    before: usize,
    (width, height): (u16, u16),
    is_there: &dyn Fn(&vt100::Screen) -> bool,
) -> usize {
    let mut terminal = vt100::Parser::new(height.try_into().unwrap(), width.try_into().unwrap(), 0);
    terminal.process(&written.as_bytes()[..before]);
    let rest = &written.as_bytes()[before..];
    let shown = rest.iter().position(|byte| {
        terminal.process(&[*byte]);
        is_there(terminal.screen())
    });
    shown.map_or(rest.len(), |place| place + 1)
}

/// Sessions at the same time: each has two programs and a terminal to keep going.
const AT_ONCE: usize = 3;

/// Bytes that arrive between a key and what it shows, in the middle of five such times, and between `q` and the end, as a
/// lab plays. A machine that is busy elsewhere lets the line run on before a key is so much as read, now and then.
fn bytes_until_seen(lab: &str, (width, height): (u16, u16), rate: f64) -> (usize, usize) {
    let mut command = session::command(env!("CARGO_BIN_EXE_lina-tui"));
    command.args([lab, "--theme", "dark"]);
    let habits = Habits { rate: Some(rate), ..Habits::default() };
    let mut session = Session::run_on(habits, command, width, height);
    session.wait_for("paused");
    session.type_bytes(b"++ ");
    let mut counts = vec![];
    for _ in 0..5 {
        std::thread::sleep(Duration::from_millis(600));
        let before = session.written().len();
        session.type_bytes(b":");
        let sentence = |screen: &vt100::Screen| screen.rows(0, width).nth(usize::from(height) - 3).unwrap();
        session.wait_until("the line to write on", |screen| sentence(screen).starts_with(" :"));
        counts.push(bytes_until(&session.written(), before, (width, height), &|screen| {
            sentence(screen).starts_with(" :")
        }));
        session.type_bytes(b"\x1b");
        session.wait_until("the sentence again", |screen| !sentence(screen).starts_with(" :"));
    }
    let before = session.written().len();
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0, "{lab}");
    session.assert_given_back();
    let left = session.written().rfind("\x1b[?1049l").unwrap();
    counts.sort_unstable();
    (counts[counts.len() / 2], left.saturating_sub(before))
}

#[test]
fn keys_are_seen_soon_at_the_end_of_a_slow_line_and_nobody_is_kept() {
    let labs = labs::registry().iter().map(|entry| (entry.description.name, (80, 24), 5000.0));
    let large = ["training", "residuals"].map(|lab| (lab, (200, 60), 5000.0));
    let slower = [("residuals", (80, 24), 2000.0), ("training", (200, 60), 2000.0), ("attention", (200, 60), 2000.0)];
    let cases: Vec<_> = labs.chain(large).chain(slower).collect();
    for some in cases.chunks(AT_ONCE) {
        std::thread::scope(|scope| some.iter().for_each(|case| _ = scope.spawn(|| hold(*case))));
    }
}

/// Holds a session to what a line of this rate allows.
fn hold((lab, size, rate): (&str, (u16, u16), f64)) {
    let (key, end) = bytes_until_seen(lab, size, rate);
    let seconds = |bytes: usize| bytes as f64 / rate;
    println!("{lab} {size:?} at {rate} B/s: key {:.2} s, end {:.2} s", seconds(key), seconds(end));
    let most = if rate > 4000.0 { 0.5 } else { 1.0 };
    assert!(seconds(key) <= most, "{lab} {size:?} at {rate} B/s: a key shows after {key} bytes");
    assert!(seconds(end) <= 1.0, "{lab} {size:?} at {rate} B/s: it leaves after {end} bytes");
}
