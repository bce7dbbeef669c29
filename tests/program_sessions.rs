//! A person with a program of their own, in a real terminal: opens it, steps, asks, edits a literal, saves the file in an
//! editor beside, meets an error, and goes back.
#![expect(clippy::disallowed_methods, reason = "whoever waits for another program needs a clock to give up by")]

#[path = "support/session.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod session;

use std::path::{Path, PathBuf};

use session::Session;

const HOMEWORK: &str = "import numpy as np
lr = 0.5
w = np.array([4.0, 2.0])
for step in range(6):
    w = w - lr * w
print(\"w is\", w)
";

/// A file of this text in a folder of the test's own.
fn file(test: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("program_sessions_{test}"));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("homework.py");
    std::fs::write(&path, text).unwrap();
    path
}

fn open(path: &Path) -> Session {
    let session = Session::start(&[path.to_str().unwrap(), "--theme", "dark"], 100, 30);
    session.wait_for("homework.py");
    session
}

#[test]
fn a_program_is_stepped_asked_changed_and_saved_from_outside() {
    let path = file("walk", HOMEWORK);
    let mut session = open(&path);
    session.type_bytes(b"...");
    session.wait_for("step 3.1/");
    session.type_bytes(b"..");
    session.wait_for("part 2 of 2: w is (2)");
    session.type_bytes(b"<");
    session.wait_for("part 1 of 2: lr * w is (2)");
    session.type_bytes(b">");
    session.wait_for("part 2 of 2: w is (2)");
    session.type_bytes(b"\r");
    session.wait_for("why w[0] = 2?");
    session.type_bytes(b"\x1b");
    session.wait_until("the question is closed", |screen| !screen.contents().contains("why w[0]"));
    session.type_bytes(b":lr=0.25\r");
    session.wait_for("w[0] = 4 − 1 = 3");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), HOMEWORK, "the file stays as it is");
    std::fs::write(&path, HOMEWORK.replace("4.0, 2.0", "8.0, 2.0")).unwrap();
    session.wait_for("line 3 is the first that is another");
    session.wait_for("w[0] = 8 − 2 = 6");
    session.type_bytes(b":undo\r");
    session.wait_for("w[0] = 8 − 4 = 4");
    session.type_bytes(b":bookmark\r");
    session.wait_for("bookmark 1: homework.py");
    session.type_bytes(b":lr=0.25\r");
    session.wait_for("w[0] = 8 − 2 = 6");
    session.type_bytes(b":bookmark\r");
    session.wait_for("bookmark 2: homework.py");
    std::fs::write(&path, HOMEWORK.replace("lr = 0.5", "lr = 1 / 2")).unwrap();
    session.wait_for("line 2 is the first that is another");
    session.type_bytes(b":bookmark 2\r");
    session.wait_for("w[0] = 4 − 2 = 2");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_given_back();
}

#[test]
fn a_file_that_is_broken_for_a_while_loses_nothing() {
    let path = file("broken", HOMEWORK);
    let mut session = open(&path);
    session.type_bytes(b"...");
    session.wait_for("step 3.1/");
    std::fs::write(&path, HOMEWORK.replace("range(6):", "range(6")).unwrap();
    session.wait_for("SyntaxError");
    session.type_bytes(b",");
    session.wait_for("step 3.1/");
    std::fs::write(&path, HOMEWORK).unwrap();
    session.wait_for("it is as it was");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
}

#[test]
fn an_error_is_a_place_and_there_is_a_way_back() {
    let path = file("error", &HOMEWORK.replace("w - lr * w", "np.ones((2, 3)) @ w"));
    let mut session = open(&path);
    session.type_bytes(b"\x1b[F");
    session.wait_for("these must be equal");
    session.type_bytes(b",");
    session.wait_for("w = np.array([4.0, 2.0])");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
}

#[test]
fn what_is_said_of_an_error_is_true_of_it() {
    let fails = |test: &str, failing: &str, said: &[&str], unsaid: &[&str]| {
        let path = file(test, &HOMEWORK.replace("w - lr * w", failing));
        let mut session = open(&path);
        session.type_bytes(b"\x1b[F");
        session.wait_for("ValueError");
        for words in said {
            session.wait_for(words);
        }
        let screen = session.screen(vt100::Screen::contents);
        for words in unsaid {
            assert!(!screen.contains(words), "{failing}: {words}: {screen}");
        }
        session.type_bytes(b"q");
        assert_eq!(session.wait_for_end(), 0);
    };
    let unequal = "these must be equal";
    let (tries, none) = ("would fit", "no transpose");
    fails("scalar", "w @ lr", &["@ on w (2)"], &[unequal, tries, none]);
    fails("stacks", "np.ones((2, 3, 4)) @ np.ones((5, 4, 3))", &["(2×3×4) and"], &[unequal, tries, none]);
    fails("turned", "(w.reshape(1, 2) + 1) @ np.ones((3, 2))", &[unequal, "np.ones((3, 2)).T"], &[none]);
    fails("sum", "np.ones((3, 2)) @ (w.reshape(1, 2) + 1)", &["(w.reshape(1, 2) + 1).T"], &[none]);
    fails("hopeless", "np.ones((3, 4)) @ np.ones((5, 6))", &[unequal, none], &[tries]);
    // Number by number a vector lies along the columns; upright it may fit, in brackets where it is an expression.
    fails("upright", "np.ones((2, 3)) - (w + lr)", &["has 3 columns", "- (w + lr)[:, None]"], &[none]);
    fails("neither", "np.ones((4, 3)) * w", &["has 3 columns", unequal], &[tries, none]);
    fails("axes", "np.ones((4, 3)) + np.ones((5, 3))", &["from the last axis on"], &[tries, none]);
    fails("joined", "np.concatenate([np.ones((2, 3)), w])", &[], &["has 3 columns", tries, none]);
}

#[test]
fn what_cannot_be_opened_is_told_in_the_shell() {
    let path = file("refused", "x = 1\nimport = pd\n");
    let mut session = Session::start(&[path.to_str().unwrap()], 100, 30);
    session.wait_for("line 2: SyntaxError");
    assert_eq!(session.wait_for_end(), 1);
}

#[test]
fn what_is_not_known_here_is_run_up_to_and_marks_are_stopped_at() {
    let path = file("unknown", &HOMEWORK.replace("print(", "import pandas as pd\npd.show()\nprint("));
    let mut session = open(&path);
    session.type_bytes(b":break 5\r");
    session.wait_for("line 5 is marked");
    session.type_bytes(b" ");
    session.wait_for("At the mark, line 5");
    session.type_bytes(b"B");
    session.wait_for("step 1");
    session.type_bytes(b":clear\r");
    session.wait_for("the mark is taken away");
    session.type_bytes(b"\x1b[F");
    session.wait_for("not known here");
    session.wait_for("np.loadtxt");
    session.type_bytes(b",");
    session.wait_for("step ");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
}
