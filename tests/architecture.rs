//! What must never be in which room.

use std::fs;
use std::path::{Path, PathBuf};

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every source file below `folder` that ends so, with its text and its path from `src`.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = vec![];
    walk(&source().join(folder), &mut found);
    found.sort();
    let name = |path: &Path| path.strip_prefix(source()).unwrap().to_str().unwrap().replace('\\', "/");
    found
        .iter()
        .filter(|path| path.to_str().unwrap().ends_with(ending))
        .map(|path| (name(path), fs::read_to_string(path).unwrap()))
        .collect()
}

/// The lines that are code: without comments, and without the tests at a file's end.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let tests = text.find("#[cfg(test)]").unwrap_or(text.len());
    text[..tests].lines().map(|line| line.split("//").next().unwrap())
}

#[track_caller]
fn assert_never(files: &[(String, String)], words: &[&str]) {
    assert!(!files.is_empty());
    for (name, text) in files {
        for line in code(text) {
            for word in words {
                assert!(!line.contains(word), "{name} has `{word}`: {line}");
            }
        }
    }
}

#[test]
fn what_computes_knows_of_no_screen() {
    let screens = ["ratatui", "crossterm", "crate::ui", "crate::app", "crate::terminal", "crate::driver"];
    for folder in ["math", "ops", "lab"] {
        assert_never(&files(folder, ".rs"), &screens);
    }
    assert_never(&files("labs", "compute.rs"), &screens);
    assert_never(&files("math", ".rs"), &["crate::ops", "crate::lab"]);
    assert_never(&files("ops", ".rs"), &["crate::lab"]);
    assert_never(&files("lab", ".rs"), &["crate::labs"]);
}

#[test]
fn screens_do_no_arithmetic_of_their_own() {
    let arithmetic = [
        "faer",
        "crate::ops::Binary",
        "crate::ops::Unary",
        "crate::ops::Fold",
        ".powi(",
        ".powf(",
        ".sqrt(",
        ".exp(",
        ".ln(",
        ".sum::<f64>",
        ".product::<f64>",
        "math::mean",
        "math::sum",
        "error_sums",
    ];
    // Whatever draws is a screen, whichever file it is in.
    let draws = |(_, text): &(String, String)| text.contains("use ratatui");
    let screens: Vec<_> = files("labs", ".rs").into_iter().filter(draws).collect();
    assert!(screens.len() >= lina_tui::labs::registry().len());
    assert_never(&screens, &arithmetic);
}

#[test]
fn the_clock_and_entropy_stay_with_the_driver() {
    let everything_else: Vec<_> =
        files("", ".rs").into_iter().filter(|(name, _)| !name.starts_with("driver/")).collect();
    let world = ["Instant::now", "SystemTime::now", "thread::sleep", "rand::rng", "SysRng", "getrandom", "std::net"];
    assert_never(&everything_else, &world);
}

#[test]
fn the_process_ends_in_main_or_by_a_signal() {
    let everything_else: Vec<_> =
        files("", ".rs").into_iter().filter(|(name, _)| name != "driver/events.rs" && name != "main.rs").collect();
    assert_never(&everything_else, &["process::exit", "process::abort"]);
}

#[test]
fn every_lab_has_its_rooms_and_is_registered() {
    let registry = fs::read_to_string(source().join("labs/mod.rs")).unwrap();
    let mut labs = 0;
    for entry in fs::read_dir(source().join("labs")).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        let name = path.file_name().unwrap().to_str().unwrap();
        for room in ["mod.rs", "compute.rs", "screen.rs"] {
            assert!(path.join(room).exists(), "{name} has no {room}");
        }
        assert!(registry.contains(&format!("pub mod {name};")), "{name} is not a module of labs");
        assert!(lina_tui::labs::find(name).is_ok(), "{name} is not registered");
        labs += 1;
    }
    assert_eq!(labs, lina_tui::labs::registry().len());
}

#[test]
fn rooms_stay_small_enough_to_look_over() {
    for (name, text) in files("", ".rs") {
        let lines = code(&text).count();
        assert!(lines <= 400, "{name} has {lines} lines");
    }
}

#[test]
fn the_top_level_is_kept_tidy() {
    let known = ["Cargo.toml", "Cargo.lock", "src", "assets", "tests", "benches", "README.md", "LICENSE", "target"];
    for entry in fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name.starts_with('.') || known.contains(&&*name), "{name} lies at the top level");
    }
}
