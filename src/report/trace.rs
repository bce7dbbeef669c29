//! The history of a run, row by row.

use std::io::{self, Write};
use std::iter;

use serde::ser::{SerializeMap, Serializer as _};

use super::json::Number;
use super::text::word;
use crate::lab::Snapshot;
use crate::lab::program::{Kind, Reference};

/// How the rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum TraceFormat {
    /// Comma-separated, with a header.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

/// Writes a row for each position it is told of: the position, and a scalar in each column.
pub struct TraceWriter<W> {
    format: TraceFormat,
    columns: Vec<String>,
    out: W,
}

impl<W: Write> TraceWriter<W> {
    /// Begins with the header, where the format has one.
    ///
    /// # Errors
    /// If the output cannot be written.
    pub fn new(format: TraceFormat, columns: Vec<String>, mut out: W) -> io::Result<Self> {
        if format == TraceFormat::Csv {
            let names: Vec<&str> = iter::once("step").chain(columns.iter().map(String::as_str)).collect();
            writeln!(out, "{}", names.join(","))?;
        }
        Ok(Self { format, columns, out })
    }

    /// Writes the row of a position, where `scalar` says what each column has; nothing where it is not there yet.
    ///
    /// # Errors
    /// If the output cannot be written.
    pub fn write(&mut self, step: &str, scalar: impl Fn(&str) -> Option<f64>) -> io::Result<()> {
        let numbers = self.columns.iter().map(|name| (name, scalar(name)));
        match self.format {
            TraceFormat::Csv => {
                write!(self.out, "{step}")?;
                for (_, number) in numbers {
                    write!(self.out, ",{}", number.map(word).unwrap_or_default())?;
                }
            }
            TraceFormat::Jsonl => {
                let mut json = serde_json::Serializer::new(&mut self.out);
                let mut row = json.serialize_map(None)?;
                row.serialize_entry("step", step)?;
                for (name, number) in numbers {
                    if let Some(number) = number {
                        row.serialize_entry(name, &Number(number))?;
                    }
                }
                row.end()?;
            }
        }
        writeln!(self.out)
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// If the output cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The columns of a lab's history: the scalars that its curves are made of; where it reports none of those, all scalars that
/// it does report. A column that no row could fill is none.
pub fn columns(shown: &Snapshot) -> Vec<String> {
    let (description, now) = (shown.description(), &shown.now);
    let is_scalar = |name: &&'static str| {
        let line = now.program().statements().iter().rposition(|line| line.name == *name).map(Reference::Statement);
        line.or_else(|| now.find(name)).is_some_and(|of| now.shape(of).is_scalar() && now.kind(of) == Kind::Number)
    };
    let traced: Vec<&'static str> = description.traced.iter().copied().filter(is_scalar).collect();
    let reported = description.quantities.iter().map(|(name, _)| *name);
    let columns = if traced.is_empty() { reported.filter(is_scalar).collect() } else { traced };
    columns.into_iter().map(str::to_owned).collect()
}
