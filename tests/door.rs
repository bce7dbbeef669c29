//! Whatever names hold, nothing of it is obeyed by the terminal that it is written to.

#[path = "support/program.rs"]
mod program;

use std::path::PathBuf;
use std::process::Output;

use program::lina;

/// Control characters, and characters that turn the direction of text.
fn is_obeyed(character: char) -> bool {
    character.is_control() && character != '\n' || ('\u{202a}'..='\u{202e}').contains(&character)
}

#[track_caller]
fn assert_shown(arguments: &[&str], output: &Output) {
    for (stream, bytes) in [("output", &output.stdout), ("errors", &output.stderr)] {
        let text = str::from_utf8(bytes).unwrap_or_else(|error| panic!("{stream} of {arguments:?}: {error}"));
        let found = text.find(is_obeyed).map(|at| &text[at.saturating_sub(20)..at]);
        assert_eq!(found, None, "{stream} of {arguments:?} have one behind this");
    }
}

/// A table whose file's name would colour the terminal, and whose headings would turn text around.
fn table() -> PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("door");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("red\x1b[31m\u{202e}.csv");
    std::fs::write(&path, "a\u{202e}b,c\u{2066}\n1,2\n3,4.5\n5,5\n8,1\n").unwrap();
    path
}

#[test]
fn nothing_that_goes_out_is_obeyed() {
    let path = table();
    let path = path.to_str().unwrap();
    for arguments in [
        &["print", "dataset", "--data", path, "--format", "text"][..],
        &["print", "dataset", "--data", path],
        &["print", "training", "--data", path, "--set", "epochs=3", "--format", "text"],
        &["export", "training", "--data", path, "--set", "epochs=3"],
        &["export", "training", "--data", path, "--set", "epochs=3", "--format", "markdown"],
        &["export", "training", "--data", path, "--set", "epochs=3", "--format", "command"],
        &["export", "attention", "--set", "tokens=\u{202e}a b"],
        &["trace", "training", "--data", path, "--set", "epochs=3"],
        &["list"],
        &["list", "--format", "json"],
        &["lesson", "training"],
    ] {
        let output = lina(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert_shown(arguments, &output);
    }
}

#[test]
fn nothing_of_what_is_refused_is_obeyed() {
    let path = table();
    let path = path.to_str().unwrap();
    let bad = "\x1b]0;title\x07\u{202e}";
    for arguments in [
        &["print", bad][..],
        &["print", "training", "--set", &format!("{bad}=1")],
        &["print", "training", "--set", &format!("lr={bad}")],
        &["print", "training", "--set", bad],
        &["print", "training", "--step", bad],
        &["print", "training", "--data", path, "--target", bad],
        &["print", "dataset", "--data", &format!("{bad}.csv")],
        &["verify", "--figures", &format!("{bad}.toml")],
        &["lesson", bad],
        &["export", bad],
        &["trace", bad],
        &[bad, bad],
        &["--theme", bad],
        &[&format!("--{bad}")],
        &[bad],
        &["training", "--data", &format!("{bad}.csv")],
    ] {
        let output = lina(arguments);
        assert!(!output.status.success(), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
        assert_shown(arguments, &output);
    }
}

#[test]
fn json_still_has_the_characters_themselves() {
    let path = table();
    let output = lina(&["print", "dataset", "--data", path.to_str().unwrap()]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(report.to_string().contains('\u{202e}'), "{report}");
}
