//! The history of a run, row by row.

use std::io::{self, Write};

use serde::ser::{SerializeMap, Serializer as _};

use super::json::Number;
use super::text::word;
use crate::lab::Session;

/// How the rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum TraceFormat {
    /// Comma-separated, with a header.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

/// Writes a row for each position it is shown: the position, and the scalars that the lab's curves are made of.
pub struct TraceWriter<W> {
    format: TraceFormat,
    out: W,
}

impl<W: Write> TraceWriter<W> {
    /// Begins with the header, where the format has one.
    ///
    /// # Errors
    /// If the output cannot be written.
    pub fn new(format: TraceFormat, session: &dyn Session, mut out: W) -> io::Result<Self> {
        if format == TraceFormat::Csv {
            writeln!(out, "step,{}", session.description().traced.join(","))?;
        }
        Ok(Self { format, out })
    }

    /// Writes the row of the position where the lab stands.
    ///
    /// # Errors
    /// If the output cannot be written.
    pub fn write(&mut self, session: &dyn Session) -> io::Result<()> {
        let step = session.position().to_string();
        let numbers = session.description().traced.iter().map(|name| (*name, session.frame().scalar(name)));
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
                row.serialize_entry("step", &step)?;
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
