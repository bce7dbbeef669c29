//! What a person has set once for all, in a file of their own.
#![expect(clippy::disallowed_methods, reason = "whoever waits for another program needs a clock to give up by")]

#[path = "support/session.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod session;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use session::Session;

/// The program for somebody with these settings; with none where there is no text.
fn lina(name: &str, settings: Option<&[u8]>, arguments: &[&str]) -> Output {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(home.join("lina-tui")).unwrap();
    if let Some(settings) = settings {
        fs::write(home.join("lina-tui/config.toml"), settings).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_lina-tui"));
    command.env_clear().env("XDG_CONFIG_HOME", home).args(arguments).stdin(Stdio::null());
    command.output().unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn where_they_lie_is_said_whether_or_not_there_are_any() {
    let said = text(lina("paths", None, &["--print-paths"]).stdout);
    assert!(said.starts_with("config = /") && said.trim_end().ends_with("/paths/lina-tui/config.toml"), "{said}");
    assert_eq!(said.lines().count(), 1);
}

#[test]
fn those_that_hold_are_printed_and_what_is_wrong_is_named_by_its_line() {
    let output = lina("wrong", Some(b"theme = \"light\"\nspeeed = 3\nlab = \"softmax\"\n"), &["--print-config"]);
    assert!(output.status.success());
    let (held, wrong) = (text(output.stdout), text(output.stderr));
    assert!(held.contains("theme = \"light\"") && held.contains("lab = \"softmax\""), "{held}");
    assert_eq!(wrong.lines().count(), 1, "{wrong}");
    assert!(wrong.contains("line 2: `speeed` is no setting; there are theme, color"), "{wrong}");
}

#[test]
fn the_lab_that_is_set_is_opened_where_none_is_named() {
    let settings = Some(&b"lab = \"softmax\"\nascii = true\n"[..]);
    let told = text(lina("lab", settings, &["--plain"]).stdout);
    assert!(told.starts_with("softmax: ") && told.is_ascii(), "{told}");
    let told = text(lina("named", settings, &["--plain", "matmul"]).stdout);
    assert!(told.starts_with("matmul: "), "what is said holds: {told}");
}

#[test]
fn a_file_that_cannot_be_read_keeps_nobody_out() {
    for (name, bytes) in [("zeros", &[0u8; 100][..]), ("latin", b"lab = \"\xe9\""), ("torn", b"[keys\n=\n\"\"\"")] {
        let output = lina(name, Some(bytes), &["--plain"]);
        assert!(output.status.success(), "{name}");
        assert!(text(output.stdout).starts_with("pipeline: "), "{name}");
        let wrong = text(output.stderr);
        assert!(wrong.contains("settings"), "{name}: {wrong}");
        assert!(wrong.chars().all(|c| c == '\n' || !c.is_control()), "{name}: {wrong:?}");
    }
}

/// The screen for somebody with these settings.
fn screen(name: &str, settings: &[u8]) -> Session {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(home.join("lina-tui")).unwrap();
    fs::write(home.join("lina-tui/config.toml"), settings).unwrap();
    let mut command = session::command(env!("CARGO_BIN_EXE_lina-tui"));
    command.env("XDG_CONFIG_HOME", home);
    Session::run(command, 80, 24, None)
}

const REPORTS_CLICKS: &str = "\x1b[?1000h";
const LEAVES_CLICKS: &str = "\x1b[?1000l";

#[test]
fn the_mouse_can_be_left_to_the_terminal_and_taken_back() {
    let mut session = screen("mouse", b"mouse = false\nlab = \"training\"\nspeed = 20\n");
    session.wait_for("epoch 0/500");
    session.wait_for("20/s");
    assert!(!session.written().contains(REPORTS_CLICKS) && session.written().contains(LEAVES_CLICKS));
    session.type_bytes(b":mouse on\r");
    session.wait_for("clicks and the wheel are for");
    assert!(session.written().contains(REPORTS_CLICKS));
    session.type_bytes(b":mouse off\r");
    session.wait_for("the mouse is the terminal's");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
}

#[test]
fn what_is_wrong_with_them_is_said_on_the_screen() {
    let mut session = screen("complaint", b"speeed = 20\nthem = 1\n");
    session.wait_for("line 1: `speeed` is no setting");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
}

#[test]
fn the_colours_follow_the_command_whatever_the_terminal_is() {
    let mut session = screen("theme", b"lab = \"training\"\ntheme = \"dark\"\n");
    session.wait_for("epoch 0/500");
    // What is seen: of a blank its ground alone.
    let top = |screen: &vt100::Screen| -> Vec<_> {
        let cells = (0..80).filter_map(|column| screen.cell(0, column));
        cells.map(|cell| ((cell.contents().trim() != "").then(|| cell.fgcolor()), cell.bgcolor())).collect()
    };
    let dark = session.screen(top);
    session.type_bytes(b":theme light\r");
    session.wait_until("other colours", |screen| top(screen) != dark);
    session.type_bytes(b":theme dark\r");
    session.wait_until("the same colours", |screen| top(screen) == dark);
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
}

#[test]
fn what_is_done_first_can_be_all_there_is_to_do() {
    for commands in ["quit", "play 20; theme light; quit"] {
        let mut session = Session::start(&["training", "--do", commands], 80, 24);
        assert_eq!(session.wait_for_end(), 0, "{commands}");
    }
    let mut session = Session::start(&["training", "--do", "goto 3; play 20"], 80, 24);
    session.wait_for("20/s");
    // Which of the epochs are drawn, the machine's other work decides.
    session.wait_until("an epoch further on", |screen| {
        let text = screen.contents();
        text.contains("playing") && !text.contains("epoch 3/500")
    });
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
}

/// The program for somebody with these files of words.
fn with_words(name: &str, files: &[(&str, &[u8])], arguments: &[&str]) -> Output {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&home);
    for (file, bytes) in files {
        let path = home.join("lina-tui").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_lina-tui"));
    command.env_clear().env("XDG_CONFIG_HOME", home).args(arguments).stdin(Stdio::null());
    command.output().unwrap()
}

const START: &[u8] = "start = { $logits } Logits, beliebige Zahlen.\n".as_bytes();

#[test]
fn a_language_is_one_option_away() {
    let files = [("labs/softmax/messages.de.ftl", START), ("config.toml", &b"lang = \"de\"\n"[..])];
    for arguments in [&["--plain", "softmax", "--lang", "de"][..], &["--plain", "softmax"]] {
        let told = text(with_words("words", &files, arguments).stdout);
        assert!(told.contains("3 Logits, beliebige Zahlen."), "{told}");
    }
    let told = text(with_words("words", &files, &["--plain", "softmax", "--lang", "en"]).stdout);
    assert!(told.contains("3 logits, any numbers at all"), "{told}");
    let told = text(with_words("words", &files, &["--plain", "softmax", "--step", "1", "--lang", "de"]).stdout);
    assert!(told.contains("has the greatest logit"), "what there are no words for is said in English: {told}");
}

#[test]
fn what_is_wrong_with_words_is_named_by_its_line_and_left_out() {
    let wrong = [START, b"shift = { $klass }\nexp = {\nsum = die Summe ist { $sum }.\n"].concat();
    let files = [("labs/softmax/messages.de.ftl", &wrong[..]), ("messages.de.ftl", &b"\xff"[..])];
    let output = with_words("wrong words", &files, &["--plain", "softmax", "--lang", "de"]);
    let told = text(output.stdout);
    assert!(output.status.success() && told.contains("3 Logits, beliebige Zahlen."), "{told}");
    assert!(told.contains("this is no UTF-8 text; `lina-tui messages --check` names more"), "{told}");
    let output = with_words("wrong words", &files, &["messages", "--check", "de"]);
    assert_eq!(output.status.code(), Some(1));
    let told = text(output.stdout);
    assert_eq!(told.lines().count(), 3, "{told}");
    assert!(
        told.contains("labs/softmax/messages.de.ftl, line 2: `shift`: it is said of $class, $shifted, not of $klass"),
        "{told}"
    );
    assert!(told.contains("labs/softmax/messages.de.ftl, line 4: ") && told.contains("left out"), "{told}");
    let told = text(with_words("wrong words", &files, &["--plain", "softmax", "--lang", "fr"]).stdout);
    assert!(told.contains("there are no words in `fr`"), "{told}");
    for code in ["../de", "", "de/", "d\u{e9}"] {
        let output = with_words("wrong words", &files, &["--plain", "softmax", "--lang", code]);
        assert_eq!(output.status.code(), Some(1), "{code}");
        assert!(text(output.stderr).contains("is no language"), "{code}");
    }
}

#[test]
fn the_words_that_are_built_in_can_be_had_to_begin_with() {
    let said = text(with_words("begin", &[], &["messages", "softmax"]).stdout);
    assert!(
        said.starts_with("# For `--lang CODE`") && said.contains("lina-tui/labs/softmax/messages.CODE.ftl"),
        "{said}"
    );
    assert!(said.contains("shift-greatest = class"), "{said}");
    let said = text(with_words("begin", &[], &["messages"]).stdout);
    assert!(said.contains("lina-tui/messages.CODE.ftl") && said.contains("no-such-lab = "), "{said}");
}
