//! A program that somebody brought, and what there is to set in it.

use std::fmt;
use std::sync::Arc;

use crate::lab::{Description, Nudge, Parameter, Parameters, Range, Refusal, Setting};
use crate::numpy::float_repr;
use crate::python::session::{self, Files, Session, Shown};

/// A program that somebody brought.
#[derive(Clone)]
pub struct ProgramFile {
    /// Its name, as it is told; also that of its tab.
    pub name: String,
    /// Its text, as it was read.
    pub text: Arc<str>,
    /// What lies beside it, and the clock.
    pub beside: Arc<dyn Files>,
    /// The file that it was read from, where it was read from one that can be read again.
    pub path: Option<String>,
}

impl fmt::Debug for ProgramFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// The largest whole number that a literal is nudged to.
const MOST: u64 = 1 << 53;

const TRUE_FIRST: &[&str] = &["True", "False"];
const FALSE_FIRST: &[&str] = &["False", "True"];

impl ProgramFile {
    /// The program before its first statement, with these of its literals replaced.
    ///
    /// # Errors
    /// If there is something in it that is not known here: all of it is named, each with its line.
    pub fn open(&self, parameters: &Parameters) -> Result<Session, Refusal> {
        let set = parameters.iter().enumerate().filter_map(|(index, (parameter, _))| {
            parameters.what_was_set(index).map(|setting| (parameter.name.to_owned(), literal(setting)))
        });
        let overrides: Vec<(String, String)> = set.collect();
        Session::open_as_far(&self.name, &self.text, Arc::clone(&self.beside), &overrides).map_err(|refusals| {
            let told = refusals.iter().map(|refusal| format!("line {}: {}", refusal.line, refusal.message));
            Refusal(format!("{}: {}", self.name, told.collect::<Vec<_>>().join("; ")))
        })
    }

    /// What the program is called and what can be set in it, and the program before its first statement. A program that is opened is described for as long as this
    /// process runs: whoever holds a lab holds what it is called.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn described(&self) -> Result<(&'static Description, Session), Refusal> {
        let session = self.open(&Parameters::defaults(&[]))?;
        let parameters = session.parameters().iter().filter_map(parameter).collect::<Vec<_>>();
        let about = title(session.text()).unwrap_or_else(|| format!("The program {}.", self.name));
        let description = Box::leak(Box::new(Description {
            name: self.name.clone().leak(),
            about: about.leak(),
            // Where nothing is repeated, its rounds are its statements.
            round: if session.has_loops() { "step" } else { "statement" },
            stage: "statement",
            takes_table: false,
            parameters: parameters.leak(),
            quantities: &[],
            traced: &[],
        }));
        Ok((description, session))
    }
}

/// What a program says of itself in the comments that it begins with: `# Title: …`, `# About: …`.
fn title(text: &str) -> Option<String> {
    let said = |what: &str| text.lines().take(10).find_map(|line| line.strip_prefix(what)).map(str::trim);
    match (said("# Title:"), said("# About:")) {
        (Some(title), Some(about)) => Some(format!("{title}. {about}")),
        (title, about) => title.or(about).map(str::to_owned),
    }
}

/// A literal that a name is given, as a parameter.
fn parameter(given: &session::Parameter) -> Option<Parameter> {
    let name: &'static str = given.name.clone().leak();
    let meaning = "set at the top of the program; the file is not changed";
    let base = match given.value.as_ref()? {
        Shown::Int(whole) => {
            let whole = u64::try_from(*whole).ok().filter(|whole| *whole <= MOST)?;
            Parameter::whole(name, meaning, whole, 0, MOST)
        }
        Shown::Float(number) if number.is_finite() => {
            let nudge = if *number > 0.0 { Nudge::Series } else { Nudge::By(0.1) };
            Parameter { nudge, ..Parameter::real(name, meaning, *number, f64::MIN, f64::MAX) }
        }
        Shown::Bool(true) => Parameter::words(name, meaning, TRUE_FIRST),
        Shown::Bool(false) => Parameter::words(name, meaning, FALSE_FIRST),
        Shown::Str(text) => Parameter::text(name, meaning, text.clone().leak(), "text"),
        _ => return None,
    };
    debug_assert!(!matches!(base.range, Range::Numbers { .. }));
    Some(Parameter { whole_run: true, ..base })
}

/// A setting as a literal of Python.
fn literal(setting: &Setting) -> String {
    match setting {
        // A float stays one.
        Setting::Real(number) => float_repr(*number),
        other => other.to_string(),
    }
}
