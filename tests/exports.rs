//! What people take along: scripts that NumPy runs to the same numbers, and commands that open the same place.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, LazyLock};

use clap::Parser;
use lina_tui::cli::Cli;
use lina_tui::lab::{Position, Since, Snapshot};
use lina_tui::report::{Report, command_line, numpy_script};
use lina_tui::table::{self, Table};
use support::labs::{every_lab, labs};
use support::stood::{Stood, open, open_with};

const TABLE: &str = "area;rooms;floor;age;price\n52,5;2;1;30;180\n80;3;1;;265\n71;3;1;12;240,5\n44;2;1;45;150\n\
                     95;4;1;;330\n63;3;1;20;212\n";

fn table(is_own: bool) -> Arc<Table> {
    if is_own { Arc::new(table::read(TABLE.as_bytes(), "flats.csv").unwrap()) } else { Table::built_in() }
}

fn file(is_own: bool) -> Option<&'static Path> {
    is_own.then_some(Path::new("my flats.csv"))
}

/// Every place, with the lab standing there.
fn places() -> impl Iterator<Item = (Stood, bool)> {
    let places = every_lab().flat_map(|lab| lab.cases.places.iter().map(move |place| (lab, place)));
    places.flat_map(|(lab, place)| {
        place.at.iter().map(move |position| {
            // Whoever brings a table means it, where the lab has the choice.
            let is_choosing = lab.entry.description.parameters.iter().any(|parameter| parameter.name == "data_from");
            let source = (place.own_table && is_choosing).then(|| "data_from=table".to_owned());
            let settings: Vec<String> = source.into_iter().chain(place.set.iter().cloned()).collect();
            let mut tab = open_with(lab.name, &settings, table(place.own_table));
            tab.go_to_written(position);
            (tab, place.own_table)
        })
    })
}

fn json(tab: &Snapshot) -> serde_json::Value {
    serde_json::to_value(Report(tab)).unwrap()
}

/// What a shell makes of a command that was written for it.
fn words(command: &str) -> Vec<String> {
    let printed = Command::new("sh").arg("-c").arg(format!("printf '%s\\n' {command}")).output().unwrap();
    assert!(printed.status.success(), "{command}");
    String::from_utf8(printed.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn every_lab_is_tried() {
    for lab in every_lab() {
        assert!(!lab.cases.places.is_empty(), "{}", lab.name);
    }
}

#[test]
fn the_command_line_opens_the_very_place() {
    for (tab, is_own) in places() {
        let command = command_line(&tab, file(is_own));
        let cli = Cli::try_parse_from(words(&command)).unwrap_or_else(|error| panic!("{command}: {error}"));
        assert!(cli.command.is_none(), "{command}");
        let parameters = tab.parameters();
        let is_drawn = parameters.index("data_from").is_ok() && parameters.get::<&str>("data_from") == "drawn";
        assert_eq!(cli.open.place.data.as_deref(), file(is_own && !is_drawn), "{command}");
        let mut opened =
            Stood::new(cli.open.place.open(labs(), cli.open.lab.as_ref().unwrap(), table(is_own)).unwrap());
        let position = cli.open.place.position(opened.session.as_ref()).unwrap().unwrap_or(Position::START);
        opened.go_to(position);
        assert_eq!(json(&opened), json(&tab), "{command}");
        assert_eq!(command_line(&opened, file(is_own)), command);
    }
}

#[test]
fn only_what_is_not_the_default_is_in_the_command() {
    let open = |name| open(name, &[""; 0]);
    let mut training = open("training");
    assert_eq!(command_line(&training, None), "lina-tui training");
    training.go_to(Position { done: 41, stage: 3 });
    training.set("lr", "0.05", Since::Round(100)).unwrap();
    training.set("points", "100", Since::Start).unwrap();
    let file = Some(Path::new("flats.csv"));
    let drawn = "lina-tui training --set lr=0.05@100 --step 42.3";
    assert_eq!(command_line(&training, file), drawn, "its numbers are not the file's");
    training.set("data_from", "table", Since::Start).unwrap();
    let from_table = "lina-tui training --data flats.csv --set lr=0.05@100 --step 42.3";
    assert_eq!(command_line(&training, file), from_table);
    let from_built_in = "lina-tui training --set data_from=table --set lr=0.05@100 --step 42.3";
    assert_eq!(command_line(&training, None), from_built_in);
    assert_eq!(command_line(&open("dataset"), file), "lina-tui dataset --data flats.csv");
    assert_eq!(command_line(&open("vectors"), file), "lina-tui vectors", "it takes no table");
}

/// Whether there is a NumPy to run scripts with; nothing else needs one.
static PYTHON: LazyLock<Option<String>> = LazyLock::new(|| {
    let python = std::env::var("LINA_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has_numpy = Command::new(&python).args(["-c", "import numpy"]).stderr(Stdio::null()).status();
    has_numpy.is_ok_and(|status| status.success()).then_some(python)
});

fn run(script: &str) -> Result<String, String> {
    let python = PYTHON.as_ref().unwrap();
    let mut child = Command::new(python)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), script.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    if output.status.success() {
        Ok(String::from_utf8(output.stdout).unwrap())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

#[test]
fn scripts_come_to_the_same_numbers_in_numpy() {
    for (tab, is_own) in places() {
        let script = numpy_script(&tab, file(is_own)).unwrap();
        let place = command_line(&tab, file(is_own));
        for (name, _) in tab.snapshot().quantities() {
            let is_checked = [format!("check(\"{name}\", {name}, "), format!("check_some(\"{name}\", {name}, ")];
            assert!(is_checked.iter().any(|check| script.contains(check)), "{place} does not check {name}");
        }
        assert!(script.lines().count() < 3000, "{place}");
        if PYTHON.is_some() {
            let said = run(&script).unwrap_or_else(|error| panic!("{place}: {error}\n{script}"));
            assert_eq!(said, format!("all {} quantities agree\n", tab.snapshot().quantities().count()), "{place}");
        }
    }
    if PYTHON.is_none() {
        println!("there is no NumPy here: the scripts were looked at, and not run");
    }
}

#[test]
fn a_script_fails_where_a_number_is_another() {
    if PYTHON.is_none() {
        return println!("there is no NumPy here");
    }
    let (tab, _) = places().find(|(tab, _)| tab.description().name == "softmax").unwrap();
    let script = numpy_script(&tab, None).unwrap();
    let changed = script.replace("logits - np.max(logits)", "logits - np.min(logits)");
    assert_ne!(script, changed);
    assert!(run(&changed).unwrap_err().contains("shifted is"));
}

#[test]
fn what_no_script_should_hold_is_refused() {
    let tab = open("training", &["points=1000000", "noise_kind=uniform"]);
    assert!(numpy_script(&tab, None).unwrap_err().0.contains("2,000,000 numbers"));
}
