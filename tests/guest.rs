//! Real sessions on terminals that are slow to answer, say nothing, stop reading or change in an unlucky moment: the
//! program is a good guest of all of them.
#![expect(clippy::disallowed_methods, reason = "whoever waits for another program needs a clock to give up by")]

#[path = "support/session.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod session;

use std::fs::File;
use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustix::process::Signal;
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use session::{Habits, Session};

/// Never written: a terminal that waits for this answers nothing.
const NEVER: &str = "a word that nobody writes";

/// The program in a terminal that answers nothing before `answers_after` is to be seen.
fn on_a_slow_terminal(answers_after: &'static str, background: &'static str) -> Session {
    let mut command = session::command(env!("CARGO_BIN_EXE_lina-tui"));
    command.arg("training");
    let habits = Habits { background: Some(background), answers_after: Some(answers_after), rate: None };
    Session::run_on(habits, command, 80, 24)
}

fn start() -> Session {
    let session = Session::start(&["training", "--theme", "dark"], 80, 24);
    session.wait_for("epoch 0/500");
    session
}

fn is_raw(tty: &File) -> bool {
    !tcgetattr(tty).unwrap().local_modes.intersects(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG)
}

/// Bytes that wait for whoever reads the keyboard next.
fn left_over(tty: &mut File) -> Vec<u8> {
    let mut raw = tcgetattr(&*tty).unwrap();
    raw.make_raw();
    tcsetattr(&*tty, OptionalActions::Now, &raw).unwrap();
    let mut bytes = vec![];
    let _ = tty.read_to_end(&mut bytes);
    bytes
}

#[test]
fn keys_are_never_read_as_a_shell_would_whatever_happens_to_the_size() {
    let mut session = start();
    let tty = session.tty();
    let (is_over, was_cooked) = (AtomicBool::new(false), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                was_cooked.fetch_or(!is_raw(&tty), Ordering::Relaxed);
            }
        });
        for round in 0..60 {
            session.resize(80 + round % 7, 24 + round % 5);
            // End of file, quit and interrupt as a shell's terminal has them; drawing anew.
            session.type_bytes(b"\x04\x1c\x0c");
        }
        session.resize(80, 24);
        session.type_bytes(b":7\r");
        session.wait_for("epoch 7/500");
        is_over.store(true, Ordering::Relaxed);
    });
    assert!(!was_cooked.load(Ordering::Relaxed), "there was a moment in which keys were echoed and meant signals");
    drop(tty);
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_given_back();
}

#[test]
fn a_background_that_is_told_late_changes_the_theme() {
    let mut session = on_a_slow_terminal("epoch 0/500", "rgb:ffff/ffff/ffff");
    session.wait_until("the light theme", |screen| {
        let tabs = screen.rows(0, 80).next().unwrap();
        let current = tabs.chars().position(|character| character == '[');
        let cell = current.and_then(|current| screen.cell(0, current as u16));
        cell.is_some_and(|cell| cell.fgcolor() == vt100::Color::Idx(88))
    });
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_given_back();
}

#[test]
fn a_terminal_that_answers_nothing_works_like_any_other() {
    let mut session = on_a_slow_terminal(NEVER, "rgb:ffff/ffff/ffff");
    session.wait_for("epoch 0/500");
    for epoch in 1..=20 {
        session.type_bytes(b"\x1b[C");
        session.wait_for(&format!("epoch {epoch}/500"));
    }
    // All of the screen comes, and nothing that it would not understand goes on coming.
    session.wait_for("residuals");
    let questions = session.written().matches("\x1b[5n").count();
    session.type_bytes(b"\x0c\x1b[C");
    session.wait_for("epoch 21/500");
    assert_eq!(session.written().matches("\x1b[5n").count(), questions);
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_given_back();
}

#[test]
fn answers_that_come_late_are_not_left_to_the_shell() {
    for ends in [&b"q"[..], b"\x03"] {
        // The terminal answers all questions at once, when the program is already on its way out.
        let mut session = on_a_slow_terminal("\x1b[?1049l", "rgb:ffff/ffff/ffff");
        let mut tty = session.tty();
        session.wait_for("epoch 0/500");
        session.type_bytes(ends);
        assert_eq!(session.wait_for_end(), 0);
        assert!(!is_raw(&tty), "the keyboard is given back");
        assert_eq!(String::from_utf8_lossy(&left_over(&mut tty)), "");
        drop(tty);
        session.assert_given_back();
        assert!(session.written().ends_with("\x1b[?1049l\x1b[5n"), "nothing is echoed after it");
    }
}

#[test]
fn nothing_is_left_of_answers_when_it_is_suspended() {
    let mut session = on_a_slow_terminal("\x1b[?1049l", "rgb:ffff/ffff/ffff");
    let mut tty = session.tty();
    session.wait_for("epoch 0/500");
    session.type_bytes(b"\x1a");
    session.wait_until("the terminal given back", |screen| !screen.alternate_screen());
    while is_raw(&tty) {
        std::thread::yield_now();
    }
    assert_eq!(String::from_utf8_lossy(&left_over(&mut tty)), "");
}

#[test]
fn a_signal_in_the_first_moment_leaves_the_terminal_as_it_was() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
        for first in [false, true] {
            let mut session = on_a_slow_terminal(NEVER, "rgb:ffff/ffff/ffff");
            let tty = session.tty();
            // As soon as it has done anything to the terminal, or has drawn.
            while !is_raw(&tty) {
                std::thread::yield_now();
            }
            if !first {
                session.wait_for("epoch 0/500");
            }
            session.signal(signal);
            assert_eq!(session.wait_for_end(), 128 + signal.as_raw() as u32, "{signal:?}");
            assert!(!is_raw(&tty), "{signal:?}");
            drop(tty);
            session.assert_given_back();
        }
    }
}

#[test]
fn a_terminal_that_has_stopped_reading_keeps_nobody() {
    for (ends, status) in [(None, 0), (Some(Signal::TERM), 143), (Some(Signal::HUP), 129)] {
        let mut session = start();
        let tty = session.tty();
        session.stop_reading(true);
        // More than fits into what lies between: drawing anew, again and again.
        for _ in 0..4000 {
            session.type_bytes(b"\x0c");
        }
        std::thread::sleep(Duration::from_millis(300));
        let since = Instant::now();
        match ends {
            None => session.type_bytes(b"q"),
            Some(signal) => session.signal(signal),
        }
        assert_eq!(session.wait_for_end(), status, "{ends:?}");
        println!("{ends:?}: gone after {:?}", since.elapsed());
        assert!(!is_raw(&tty), "{ends:?}");
        drop(tty);
        session.stop_reading(false);
        session.assert_given_back();
    }
}
