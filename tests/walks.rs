//! Walks through the whole program in a pseudo-terminal: from tab to tab, and through all that can be opened over a lab.
#![expect(clippy::disallowed_methods, reason = "whoever waits for another program needs a clock to give up by")]

#[path = "support/session.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod session;
#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::labs::registry;
use session::Session;
use support::labs::{Tried, every_lab};

/// Waits until something is not on the screen any more.
#[track_caller]
fn wait_without(session: &Session, text: &str) {
    session.wait_until(&format!("no {text}"), |screen| !screen.contents().contains(text));
}

/// Presses keys and waits for what they show.
#[track_caller]
fn press(session: &mut Session, keys: &str, shows: &str) {
    session.type_bytes(keys.as_bytes());
    session.wait_for(shows);
}

/// Whether the frame around an answer says by which questions somebody came there.
fn way(screen: &vt100::Screen) -> bool {
    screen.contents().lines().any(|line| line.starts_with('╰') && line.contains(" ‹ "))
}

const RIGHT: &str = "\x1b[C";

#[test]
fn every_tab_is_reached_and_stepped_in() {
    let mut session = Session::start(&["--theme", "dark"], 80, 24);
    session.wait_for("[pipeline]");
    let labs: Vec<_> = registry().iter().map(|lab| lab.description).collect();
    for lab in &labs {
        press(&mut session, "\t", &format!("[{}]", lab.name));
        press(&mut session, RIGHT, &format!("{} 1/", lab.round));
        press(&mut session, ",", &format!("{} ", lab.round));
    }
    session.wait_for("[pipeline]");
    for (digit, lab) in (1..=9).zip(&labs) {
        press(&mut session, &digit.to_string(), &format!("[{}]", lab.name));
        press(&mut session, "\x1b[H", &format!("{} 0/", lab.round));
    }
    press(&mut session, "\x1b[Z", &format!("[{}]", labs[7].name));
    press(&mut session, "0", "[pipeline]");
    press(&mut session, "\r", "[softmax]");
    press(&mut session, "0", "[pipeline]");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_given_back();
}

#[test]
fn everything_that_can_be_opened_is_opened() {
    let mut session = Session::start(&["training", "--theme", "dark"], 80, 24);
    session.wait_for("[training]");
    let mut walked = 0;
    let of_program = |lab: &&Tried| registry().find(lab.name).is_ok();
    let labs = every_lab().filter(of_program).filter_map(|lab| Some((lab.name, lab.cases.walked_until.as_ref()?)));
    for (lab, until) in labs {
        press(&mut session, &format!(":{lab}\r"), &format!("[{lab}]"));
        press(&mut session, "\x1b[H", " 0/");
        press(&mut session, RIGHT, " 1/");
        press(&mut session, RIGHT, " 2/");
        // Why?
        press(&mut session, "i", "╭ why ");
        session.wait_for("the arithmetic comes to it");
        session.type_bytes(b"\r");
        session.wait_until("the way to the source", way);
        session.type_bytes(b"\x7f");
        session.wait_until("the first question again", |screen| !way(screen));
        session.type_bytes(b"i");
        wait_without(&session, "╭ why ");
        // Predict: a step is taken, or asked about first and then taken without an answer.
        press(&mut session, "p", if lab == "playground" { "playground has none" } else { "predict: steps ask first" });
        session.type_bytes(RIGHT.as_bytes());
        let asks = |screen: &vt100::Screen| screen.contents().contains("╭ predict: ");
        session.wait_until("a question or a step", |screen| asks(screen) || screen.contents().contains(" 3/"));
        if session.screen(asks) {
            press(&mut session, "perhaps\r", "`perhaps` is no answer here");
            session.wait_for(" 2/");
            press(&mut session, "\x1b", " 3/");
        }
        press(&mut session, "p", "no more questions; 0 of 0 were right");
        // Would it fit?
        press(&mut session, "x", "would this fit?");
        session.type_bytes(b"x");
        wait_without(&session, "would this fit?");
        // The pages.
        press(&mut session, "h", &format!("lesson: {lab}"));
        session.type_bytes(b"q");
        wait_without(&session, &format!("lesson: {lab}"));
        press(&mut session, "g", &format!("glossary: {lab}"));
        session.type_bytes(b"q");
        wait_without(&session, &format!("glossary: {lab}"));
        // Run until.
        press(&mut session, "\x1b[H", " 0/");
        session.type_bytes(format!("u{until}\r").as_bytes());
        let comes_true = format!("until {until}: ");
        session.wait_until("the end of the run", |screen| {
            let text = screen.contents();
            text.contains("did not come true by") || (text.contains(&comes_true) && !text.contains("esc stays here"))
        });
        walked += 1;
    }
    assert!(walked >= 3, "{walked} labs are walked through");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_given_back();
}
