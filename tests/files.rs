//! Files that are no files, have no end, or are longer than anybody meant.
#![expect(clippy::disallowed_methods, reason = "whoever waits for another program needs a clock to give up by")]

#[path = "support/program.rs"]
mod program;
#[path = "support/session.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod session;

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::Stdio;

use program::{lina, program};
use session::Session;

fn folder() -> PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("files");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn what_has_no_end_or_is_no_text_is_refused() {
    for (path, says) in [("/dev/zero", "/dev/zero cannot be read: this is no text"), ("/", "/ cannot be read")] {
        for arguments in
            [&["print", "dataset", "--data", path][..], &["dataset", "--data", path], &["verify", "--figures", path]]
        {
            let output = lina(arguments);
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(1), "{arguments:?}");
            assert!(said.contains(says), "{arguments:?}: {said}");
        }
    }
}

#[test]
fn a_table_may_come_through_standard_input() {
    let mut child = program(&["print", "dataset", "--data", "-", "--format", "text"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"height,width\n1,2\n3,4\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.contains("height"), "{text}");
    // Its name says where it is from, and an error too.
    let mut child =
        program(&["print", "dataset", "--data", "-"]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"height,width\n1\n").unwrap();
    let said = String::from_utf8(child.wait_with_output().unwrap().stderr).unwrap();
    assert!(said.contains("standard input, line 2: 1 field"), "{said}");
}

#[test]
fn the_screen_takes_its_keys_from_the_terminal_when_the_table_came_through_standard_input() {
    let mut command = session::command("/bin/sh");
    let program = env!("CARGO_BIN_EXE_lina-tui");
    command.args(["-c", &format!("printf 'height,width\\n1,2\\n3,4\\n' | '{program}' --data - --theme dark")]);
    let mut session = Session::run(command, 80, 24, None);
    session.wait_for("height");
    session.type_bytes(b":training\r");
    session.wait_for("epoch");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_given_back();
}

#[test]
fn a_pipe_that_nobody_writes_to_is_waited_for_with_a_word() {
    let path = folder().join("pipe");
    let _ = std::fs::remove_file(&path);
    let made = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
    assert!(made.success());
    let mut child = program(&["print", "dataset", "--data", path.to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("waiting for all of") && said.contains("ctrl-c gives up"), "{said}");
    std::fs::write(&path, "a,b\n1,2\n3,4\n").unwrap();
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_heading_without_end_is_refused() {
    let path = folder().join("long.csv");
    std::fs::write(&path, format!("{},b\n1,2\n3,4\n", "x".repeat(100_000))).unwrap();
    let output = lina(&["export", "training", "--data", path.to_str().unwrap(), "--format", "markdown"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("line 1, column 1: the heading has 100000 characters"), "{said}");
}
