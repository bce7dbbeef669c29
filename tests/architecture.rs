//! What must never be in which room.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use lina_tui::labs::registry;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn source() -> PathBuf {
    root().join("src")
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
    for folder in ["math", "ops", "table", "lab", "page"] {
        assert_never(&files(folder, ".rs"), &screens);
    }
    assert_never(&files("labs", "compute.rs"), &screens);
}

/// The floors of the house, from the ground up.
const FLOORS: [&str; 16] = [
    "math", "ops", "numpy", "python", "table", "lab", "page", "terminal", "ui", "programs", "labs", "report", "input",
    "app", "cli", "driver",
];

/// The floor that a file or what it names is on.
fn floor(name: &str) -> Option<usize> {
    let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
    FLOORS.iter().position(|floor| *floor == &name[..end])
}

/// The floors that a line of code names.
fn named(line: &str) -> impl Iterator<Item = Option<usize>> {
    line.match_indices("crate::").map(|(at, word)| floor(&line[at + word.len()..]))
}

#[test]
fn every_floor_rests_on_those_below_it() {
    assert_eq!(named("use crate::ops::Cell; type A = crate::lab::Lab;").collect::<Vec<_>>(), [Some(1), Some(5)]);
    let above = |name: &String| !["lib.rs", "main.rs", "build.rs"].contains(&name.as_str());
    for (name, text) in files("", ".rs").into_iter().filter(|(name, _)| above(name)) {
        let own = floor(&name).unwrap_or_else(|| panic!("{name} is on no floor"));
        // So many times one can go up from a module until one is at the root, where every floor is in reach.
        let depth = name.matches('/').count() + usize::from(!name.ends_with("mod.rs"));
        for line in code(&text) {
            for of in named(line) {
                let of = of.unwrap_or_else(|| panic!("{name} names what is on no floor: {line}"));
                assert!(of <= own, "{name} is below {}: {line}", FLOORS[of]);
            }
            assert!(!line.contains(&"super::".repeat(depth)), "{name} goes up to the root: {line}");
        }
    }
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
    assert!(screens.len() >= registry().iter().count());
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

/// What a lab has in its folder in `src/labs`: besides what it computes, what it looks like and what it says, the value
/// that it is registered by.
const ROOMS: [&str; 4] = ["mod.rs", "compute.rs", "screen.rs", "words.rs"];

/// What it has in its folder in `assets/labs`: what the program shows of it, what the tests try of it, what NumPy says to
/// that, and its picture for the README.
const BROUGHT: [&str; 8] = [
    "lesson.md",
    "glossary.toml",
    "messages.ftl",
    "cases.toml",
    "golden.py",
    "golden.json",
    "programs.json",
    "picture.svg",
];

/// The folders in a folder, by their names.
fn folders(within: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(within)).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir()).map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn every_lab_has_its_two_folders_and_is_registered() {
    let known: BTreeSet<String> = registry().iter().map(|lab| lab.description.name.to_owned()).collect();
    assert_eq!(folders("src/labs"), known);
    assert_eq!(folders("assets/labs"), known);
    let list = fs::read_to_string(source().join("labs/registry.rs")).unwrap();
    let list: String = code(&list).collect();
    for name in &known {
        for room in ROOMS {
            assert!(source().join("labs").join(name).join(room).exists(), "{name} has no {room}");
        }
        for brought in BROUGHT {
            assert!(root().join("assets/labs").join(name).join(brought).exists(), "{name} brings no {brought}");
        }
        assert_eq!(list.matches(&format!("&{name}::LAB,")).count(), 1, "{name} has one line in the registry");
    }
}

/// Beside its folders and its line in the registry a lab is named where the program speaks of that lab in particular, and
/// nowhere in a list of labs.
#[test]
fn nothing_lists_the_labs_but_the_registry() {
    let known: Vec<&str> = registry().iter().map(|lab| lab.description.name).collect();
    let tests = fs::read_dir(root().join("tests")).unwrap().map(|entry| entry.unwrap().path());
    let tests = tests.filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let tests = tests.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()));
    for (name, text) in tests.chain(files("", ".rs")) {
        // What stands between brackets and holds no brackets itself.
        let lists = text.split('[').filter_map(|part| part.split_once(']')).map(|(list, _)| list);
        for list in lists {
            let words = list.split(',').map(|word| word.trim().trim_matches('"'));
            let labs = words.filter(|word| known.contains(word)).count();
            let is_of_a_lab = name.starts_with("labs/");
            assert!(labs < 3 || is_of_a_lab, "{name} lists {labs} labs: [{list}]");
        }
    }
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
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name.starts_with('.') || known.contains(&&*name), "{name} lies at the top level");
    }
}
