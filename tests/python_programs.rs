//! Every program of `tests/programs/` and `tests/broken/`, run and held to what Python prints and keeps.

#[path = "support/tokens.rs"]
mod support;

use lina_tui::python::session::{Files, Session, Shown, Status};
use serde_json::{Map, Value as Json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// More instructions than any of the programs needs.
const MOST: u64 = 400_000_000;

#[derive(Debug)]
struct Beside(PathBuf);

impl Files for Beside {
    fn read(&self, name: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(name)).map_err(|_| "No such file or directory".into())
    }

    fn now(&self) -> f64 {
        1_700_000_000.0
    }
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn programs(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| [".py", ".ipynb", ".md"].iter().any(|end| name.ends_with(end)))
        .filter(|name| !matches!(name.as_str(), "golden.py" | "weights.py"))
        .collect();
    names.sort();
    names
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Runs a program to its end: or the refusals, a line each as `LINE: words`.
fn run(folder: &Path, name: &str) -> Result<Session, Vec<String>> {
    let text = read(&folder.join(name));
    let mut session = Session::open(name, &text, Arc::new(Beside(folder.into())), &[])
        .map_err(|refusals| refusals.iter().map(|r| format!("{}: {}", r.line, r.message)).collect::<Vec<_>>())?;
    for _ in 0..MOST / 1_000_000 {
        if session.run_slice(1_000_000) != Status::Running {
            return Ok(session);
        }
    }
    Err(vec!["it does not come to an end".into()])
}

fn json(shown: &Shown) -> Json {
    match shown {
        Shown::Null => Json::Null,
        Shown::Bool(b) => Json::Bool(*b),
        Shown::Int(i) => Json::from(*i),
        Shown::Float(x) if x.is_nan() => Json::from("nan"),
        Shown::Float(x) if x.is_infinite() => Json::from(if *x > 0.0 { "inf" } else { "-inf" }),
        Shown::Float(x) => Json::from(*x),
        Shown::Str(s) => Json::from(s.as_str()),
        Shown::List(items) => items.iter().map(json).collect(),
        Shown::Dict(pairs) => pairs.iter().map(|(key, value)| (key.clone(), json(value))).collect::<Map<_, _>>().into(),
    }
}

/// Equal; floats to 1e-9.
fn same(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Number(x), Json::Number(y)) => {
            let whole = x.is_i64() == y.is_i64();
            let (x, y) = (x.as_f64().unwrap_or(f64::NAN), y.as_f64().unwrap_or(f64::NAN));
            whole && (x - y).abs() <= 1e-9 * x.abs().max(y.abs()).max(1.0)
        }
        (Json::Array(x), Json::Array(y)) => x.len() == y.len() && x.iter().zip(y).all(|(x, y)| same(x, y)),
        (Json::Object(x), Json::Object(y)) => {
            x.len() == y.len() && x.iter().all(|(key, value)| y.get(key).is_some_and(|other| same(value, other)))
        }
        _ => a == b,
    }
}

fn short(json: &Json) -> String {
    let text = json.to_string();
    text.chars().take(120).collect()
}

/// What is not as Python has it, in one line.
fn judge(folder: &Path, name: &str) -> Option<String> {
    let stem = folder.join(name).with_extension("");
    let session = match run(folder, name) {
        Ok(session) => session,
        Err(words) => return Some(words.join(" | ")),
    };
    if let Some((line, got, want)) = support::difference(&session.output(), &read(&stem.with_extension("out"))) {
        let error = session.error().unwrap_or_default();
        let error = error.trim_end().lines().last().unwrap_or_default();
        return Some(format!("output line {line}: {got:?}, not {want:?} {error}"));
    }
    if let Some(error) = session.error() {
        return Some(error);
    }
    let want: Json = serde_json::from_str(&read(&stem.with_extension("json"))).expect("JSON");
    let got: Map<String, Json> = session.variables().iter().map(|(name, value)| (name.clone(), json(value))).collect();
    for (name, value) in want.as_object().expect("an object") {
        match got.get(name) {
            Some(found) if same(found, value) => {}
            Some(found) => return Some(format!("variable {name} is {}, not {}", short(found), short(value))),
            None => return Some(format!("variable {name} is missing")),
        }
    }
    None
}

/// Holds all to their goldens.
fn hold(folder: &Path, names: &[String], judge: impl Fn(&str) -> Option<String>) {
    let only = std::env::var("ONLY").ok();
    let mut wrong = Vec::new();
    for name in names {
        if only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            continue;
        }
        if let Some(words) = judge(name) {
            wrong.push(format!("{name}: {words}"));
        }
    }
    let count = names.len();
    assert!(wrong.is_empty(), "{} of {count} in {} differ:\n{}", wrong.len(), folder.display(), wrong.join("\n"));
}

#[test]
fn programs_print_and_keep_what_python_does() {
    let folder = folder("programs");
    let names = programs(&folder);
    assert!(names.len() >= 60, "only {} programs", names.len());
    hold(&folder, &names, |name| judge(&folder, name));
}

/// The last line of an error with the line of the program that it names.
fn ending(session: &Session, name: &str) -> String {
    let error = session.error().unwrap_or_else(|| "no error".into());
    let last = error.trim_end().lines().last().unwrap_or_default().to_string();
    let mark = format!("File \"{name}\", line ");
    let line = error.rfind(&mark).map_or("", |at| {
        let rest = &error[at + mark.len()..];
        &rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())]
    });
    format!("{line}: {last}")
}

fn judge_broken(folder: &Path, name: &str) -> Option<String> {
    let stem = folder.join(name).with_extension("");
    let want = read(&stem.with_extension("err"));
    let want = want.trim_end();
    let session = match run(folder, name) {
        Ok(session) => session,
        Err(words) => return Some(format!("{}, not {want}", words.join(" | "))),
    };
    if let Some((line, got, want)) = support::difference(&session.output(), &read(&stem.with_extension("out"))) {
        return Some(format!("output line {line}: {got:?}, not {want:?}"));
    }
    if let Some(status) = want.split_once("SystemExit: ").map(|(_, status)| status) {
        let got = session.exit_status().to_string();
        return (got != status).then(|| format!("status {got}, not {status}"));
    }
    let got = ending(&session, name);
    (!got.starts_with(want)).then(|| format!("{got:?}, not {want:?}"))
}

#[test]
fn broken_programs_end_in_pythons_words() {
    let folder = folder("broken");
    let names: Vec<String> = programs(&folder).into_iter().filter(|name| !name.starts_with("refused_")).collect();
    hold(&folder, &names, |name| judge_broken(&folder, name));
}

#[test]
fn what_is_refused_is_named_with_its_line() {
    let folder = folder("broken");
    let mut wrong = Vec::new();
    for entry in read(&folder.join("refused.txt")).lines().filter(|line| !line.starts_with('#')) {
        let mut words = entry.splitn(3, ' ');
        let (stem, line) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let wanted = words.next().unwrap_or_default();
        let name = format!("{stem}.py");
        let lines = match run(&folder, &name) {
            Ok(session) => vec![ending(&session, &name)],
            Err(words) => words,
        };
        let is_named = lines.iter().any(|words| words.starts_with(&format!("{line}: ")) && words.contains(wanted));
        if !is_named {
            wrong.push(format!("{entry}: {lines:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
