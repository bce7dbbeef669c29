//! A person's own program where it stands: as JSON, and as lines to read.

use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::json::Number;
use crate::python::session::{Parameter, Position, Session, Shown};

/// A program at its position: `{"lab", "step", "line", "parameters", "quantities", "output"}`.
pub struct ProgramReport<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// The program.
    pub session: &'a Session,
}

impl Serialize for ProgramReport<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { name, session } = self;
        let mut report = serializer.serialize_map(None)?;
        report.serialize_entry("lab", name)?;
        report.serialize_entry("step", &written(session.position()))?;
        if let Some(last) = session.last() {
            report.serialize_entry("rounds", &last.round)?;
        }
        report.serialize_entry("line", &session.line())?;
        report.serialize_entry("parameters", &Parameters(session))?;
        report.serialize_entry("quantities", &Quantities(session))?;
        report.serialize_entry("output", &session.output())?;
        report.end()
    }
}

/// A position as it is written: `N`, or `N.k`.
pub fn written(position: Position) -> String {
    match position.statement {
        0 => position.round.to_string(),
        statement => format!("{}.{statement}", position.round),
    }
}

/// The literals that names are given at top level; what is no plain value as it is written.
struct Parameters<'a>(&'a Session);

impl Serialize for Parameters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for Parameter { name, written, value } in self.0.parameters() {
            match &value {
                Some(value) => map.serialize_entry(&name, &Plain(value))?,
                None => map.serialize_entry(&name, &written)?,
            }
        }
        map.end()
    }
}

struct Quantities<'a>(&'a Session);

impl Serialize for Quantities<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.variables().iter().map(|(name, value)| (name, Plain(value))))
    }
}

/// A value as JSON has it.
struct Plain<'a>(&'a Shown);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Shown::Null => serializer.serialize_unit(),
            Shown::Bool(truth) => serializer.serialize_bool(*truth),
            Shown::Int(whole) => serializer.serialize_i64(*whole),
            Shown::Float(number) => Number(*number).serialize(serializer),
            Shown::Str(text) => serializer.serialize_str(text),
            Shown::List(values) => serializer.collect_seq(values.iter().map(Plain)),
            Shown::Dict(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, Plain(value)))),
        }
    }
}

/// Writes the same for people: where it stands, the parameters, the variables, and what has been printed.
///
/// # Errors
/// If it cannot be written.
pub fn write_program(report: &ProgramReport, out: &mut impl Write) -> io::Result<()> {
    let ProgramReport { name, session } = report;
    writeln!(out, "{name} at {}, line {}", written(session.position()), session.line())?;
    let parameters = session.parameters();
    if !parameters.is_empty() {
        writeln!(out, "\nparameters")?;
        for Parameter { name, written, .. } in parameters {
            writeln!(out, "  {name} = {written}")?;
        }
    }
    writeln!(out, "\nvariables")?;
    for (name, value) in session.variables() {
        writeln!(out, "  {name} = {}", serde_json::to_string(&Plain(&value))?)?;
    }
    writeln!(out, "\noutput")?;
    for line in session.output().lines() {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

/// The number of a variable, where it is one number.
pub fn scalar(value: &Shown) -> Option<f64> {
    match value {
        Shown::Bool(truth) => Some(f64::from(u8::from(*truth))),
        Shown::Int(whole) => Some(*whole as f64),
        Shown::Float(number) => Some(*number),
        _ => None,
    }
}
