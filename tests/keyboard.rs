//! Real sessions whose keyboard brings what breaks off: it stays alive.
#![expect(clippy::disallowed_methods, reason = "whoever waits for another program needs a clock to give up by")]

#[path = "support/session.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod session;

use std::time::Duration;

use session::Session;

/// Beginnings of sequences that never go on. Each of them once took the keyboard with it, or some of its keys.
const UNFINISHED: [&[u8]; 15] = [
    b"\x1b]",
    b"\x1bP",
    b"\x1b[",
    b"\x1bO",
    b"\x1b[M",
    b"\x1b[<",
    b"\x1b[?",
    b"\x1b[>",
    b"\x1b[1;",
    b"\x1b[27;5;",
    b"\x1b]11;rgb:ff",
    b"\x1b]0;title",
    b"\x1bP1$r",
    b"\xe6\x97",
    b"\xc3",
];

fn start() -> Session {
    let session = Session::start(&["training", "--theme", "dark"], 80, 24);
    session.wait_for("epoch 0/500");
    session
}

#[test]
fn ctrl_c_is_heard_after_whatever_breaks_off() {
    for fragment in UNFINISHED {
        let mut session = start();
        session.type_bytes(fragment);
        session.type_bytes(b"\x03");
        assert_eq!(session.wait_for_end(), 0, "{}", fragment.escape_ascii());
        session.assert_given_back();
    }
}

#[test]
fn keys_are_heard_after_whatever_breaks_off() {
    let mut session = start();
    for (number, fragment) in UNFINISHED.iter().enumerate() {
        session.type_bytes(fragment);
        // What comes after a pause stands for itself. How long the pause was to the program nobody outside can know: a
        // key that came too early is swallowed, and pressed again.
        let (epoch, stage) = ((number + 1) / 5, (number + 1) % 5);
        let goal = if stage == 0 { format!("epoch {epoch}/500") } else { format!("epoch {}.{stage}/500", epoch + 1) };
        let mut tries = 0;
        loop {
            std::thread::sleep(Duration::from_millis(120));
            session.type_bytes(b".");
            if session.shows_within(&goal, Duration::from_secs(2)) {
                break;
            }
            tries += 1;
            assert!(tries < 10, "{} eats every key", fragment.escape_ascii());
        }
    }
}

#[test]
fn a_paste_without_an_end_is_over_after_a_while() {
    let mut session = start();
    session.type_bytes(b"\x1b[200~lr=0.1");
    while !session.ends_within(Duration::from_millis(1300)) {
        session.type_bytes(b"\x03");
    }
    session.assert_given_back();
}
