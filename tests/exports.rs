//! What people take along: scripts that NumPy runs to the same numbers, and commands that open the same place.

#[path = "support/stood.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod stood;

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, LazyLock};

use clap::Parser;
use lina_tui::cli::Cli;
use lina_tui::lab::{Parameters, Position, Schedule, Snapshot, WrittenPosition};
use lina_tui::labs;
use lina_tui::report::{Report, command_line, numpy_script};
use lina_tui::table::{self, Table};
use stood::Stood;

const TABLE: &str = "area;rooms;floor;age;price\n52,5;2;1;30;180\n80;3;1;;265\n71;3;1;12;240,5\n44;2;1;45;150\n\
                     95;4;1;;330\n63;3;1;20;212\n";

/// Places in all the labs: settings, whether with a person's own table, positions.
const PLACES: &[(&str, &[&str], bool, &[&str])] = &[
    ("vectors", &[], false, &["0", "2.1", "4"]),
    ("vectors", &["set=words", "v5=-1,-2,0,0.25"], false, &["3"]),
    ("dataset", &[], false, &["1", "4"]),
    ("dataset", &["missing=mean", "target=area", "features=price,rooms"], true, &["4"]),
    ("normalization", &[], false, &["2", "5"]),
    ("normalization", &["missing=mean"], true, &["5"]),
    ("layers", &[], false, &["3", "9"]),
    ("layers", &["network=three-layer"], false, &["4.2", "9"]),
    ("layers", &["network=three-layer", "batch=700", "seed=5"], false, &["9"]),
    ("layers", &["second=X"], false, &["3"]),
    ("training", &[], false, &["0", "1.1", "1.3", "42", "42.3", "500"]),
    (
        "training",
        &["lr=0.05@100", "noise=2.5@7", "optimiser=momentum@20", "optimiser=adam@40"],
        false,
        &["6", "30.4", "45"],
    ),
    ("training", &["optimiser=adam", "batch=32", "lr=0.1"], false, &["0", "1", "3.7", "3.19", "12"]),
    ("training", &["optimiser=adam@3", "batch=7", "optimiser=plain@6", "optimiser=adam@9"], false, &["8", "12.23"]),
    ("training", &["noise_kind=student-t", "lr=0.2"], false, &["20"]),
    ("training", &["points=5000", "seed=3"], false, &["10", "11.2"]),
    ("training", &["data_from=table"], false, &["0", "1.1", "1.4", "2", "42.3", "500"]),
    (
        "training",
        &["data_from=table", "lr=0.2", "lr=0.05@30", "optimiser=momentum@5", "optimiser=adam@20", "optimiser=plain@40"],
        false,
        &["0", "5", "12.4", "20", "33", "45.1"],
    ),
    ("training", &["data_from=table", "batch=3", "optimiser=adam", "lr=0.1"], false, &["0", "1", "3.7", "3.14", "12"]),
    ("training", &["standardize=false", "lr=1e-5", "optimiser=momentum"], true, &["3", "7.5"]),
    ("training", &["standardize=false", "missing=mean", "features=area,rooms,area"], true, &["0", "1.2"]),
    ("training", &["missing=mean", "target=area", "batch=4", "optimiser=adam@3", "seed=9"], true, &["2", "4.6", "9"]),
    ("training", &["data_from=drawn"], true, &["2"]),
    ("residuals", &["data_from=table"], false, &["0", "3", "4.2"]),
    ("residuals", &["batch=2", "optimiser=momentum", "lr=0.01"], true, &["4", "30.3"]),
    ("regression", &["features=area,rooms"], true, &["9"]),
    ("residuals", &[], false, &["0", "3", "4.2"]),
    ("residuals", &["points=3000", "batch=500"], false, &["2"]),
    ("attention", &[], false, &["1", "3.2", "7"]),
    ("attention", &["causal=true", "seq_len=3", "tokens=it's \"cat\" a@5@0"], false, &["8"]),
    ("attention", &["seq_len=64", "d_k=32"], false, &["7"]),
    ("backprop", &[], false, &["5", "12", "18"]),
    ("backprop", &["seed=7", "x=-0.5,3", "y_true=0.25"], false, &["18"]),
    ("regression", &["ridge=0.5", "points=17"], false, &["3", "6.2", "9"]),
    ("regression", &["points=900"], false, &["9"]),
    ("softmax", &["logits=1000,1001,999", "target=1"], false, &["3", "6"]),
    ("matmul", &["n=5"], false, &["1.7", "2"]),
    ("matmul", &["n=60", "timings=60,42,60,0.5,0.25,0.125"], false, &["3"]),
    ("pipeline", &[], false, &["0", "5"]),
];

fn table(is_own: bool) -> Arc<Table> {
    if is_own { Arc::new(table::read(TABLE.as_bytes(), "flats.csv").unwrap()) } else { Table::built_in() }
}

fn file(is_own: bool) -> Option<&'static Path> {
    is_own.then_some(Path::new("my flats.csv"))
}

/// Every place, with the lab standing there.
fn places() -> impl Iterator<Item = (Stood, bool)> {
    PLACES.iter().flat_map(|(name, settings, is_own, positions)| {
        positions.iter().map(move |position| {
            let lab = labs::find(name).unwrap();
            let mut schedule = Schedule::new(Parameters::defaults(lab.description.parameters));
            // Whoever brings a table means it, where the lab has the choice.
            let is_choosing = lab.description.parameters.iter().any(|parameter| parameter.name == "data_from");
            let source = (*is_own && is_choosing).then_some("data_from=table");
            for setting in source.iter().chain(*settings) {
                let assignment: lina_tui::lab::Assignment = setting.parse().unwrap();
                let (parameter, setting, from) = assignment.read(lab.description.parameters).unwrap();
                schedule.set(parameter, Some(setting), from.unwrap_or(0));
            }
            let mut tab = Stood::new(lab.open(schedule, table(*is_own)).unwrap());
            let position = tab.read_position(position.parse::<WrittenPosition>().unwrap()).unwrap();
            assert!(position <= tab.end(), "{name} {position}");
            tab.go_to(position);
            assert_eq!(tab.position, position);
            (tab, *is_own)
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
    for lab in labs::registry() {
        assert!(PLACES.iter().any(|(name, ..)| *name == lab.description.name), "{}", lab.description.name);
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
        let mut opened = Stood::new(cli.open.place.open(cli.open.lab.as_ref().unwrap(), table(is_own)).unwrap());
        let position = cli.open.place.position(opened.session.as_ref()).unwrap().unwrap_or(Position::START);
        opened.go_to(position);
        assert_eq!(json(&opened), json(&tab), "{command}");
        assert_eq!(command_line(&opened, file(is_own)), command);
    }
}

#[test]
fn only_what_is_not_the_default_is_in_the_command() {
    let open = |name| {
        let lab = labs::find(name).unwrap();
        Stood::new(
            lab.open(Schedule::new(Parameters::defaults(lab.description.parameters)), Table::built_in()).unwrap(),
        )
    };
    let mut training = open("training");
    assert_eq!(command_line(&training, None), "lina-tui training");
    training.go_to(Position { done: 41, stage: 3 });
    training.set("lr", "0.05", lina_tui::lab::Since::Round(100)).unwrap();
    training.set("points", "100", lina_tui::lab::Since::Start).unwrap();
    let file = Some(Path::new("flats.csv"));
    let drawn = "lina-tui training --set lr=0.05@100 --step 42.3";
    assert_eq!(command_line(&training, file), drawn, "its numbers are not the file's");
    training.set("data_from", "table", lina_tui::lab::Since::Start).unwrap();
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
    let lab = labs::find("training").unwrap();
    let mut schedule = Schedule::new(Parameters::defaults(lab.description.parameters));
    for setting in ["points=1000000", "noise_kind=uniform"] {
        let assignment: lina_tui::lab::Assignment = setting.parse().unwrap();
        let (parameter, setting, _) = assignment.read(lab.description.parameters).unwrap();
        schedule.set(parameter, Some(setting), 0);
    }
    let tab = Stood::new(lab.open(schedule, Table::built_in()).unwrap());
    assert!(numpy_script(&tab, None).unwrap_err().0.contains("2,000,000 numbers"));
}
