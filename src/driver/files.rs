//! Files that people bring.

use std::path::Path;
use std::sync::Arc;

use crate::lab::Refusal;
use crate::report::verify::{self, Figure};
use crate::table::{self, Table};

/// The table in the file at `path`; the one that is part of the program, where there is no path.
///
/// # Errors
/// If the file cannot be read, or is no table.
pub fn table(path: Option<&Path>) -> Result<Arc<Table>, Refusal> {
    let Some(path) = path else { return Ok(Table::built_in()) };
    let shown = path.display();
    let bytes = std::fs::read(path).map_err(|error| Refusal(format!("{shown} cannot be read: {error}")))?;
    let name = path.file_name().map_or_else(|| shown.to_string(), |name| name.to_string_lossy().into_owned());
    let table = table::read(&bytes, &name).map_err(|error| Refusal(format!("{shown}, {error}")))?;
    Ok(Arc::new(table))
}

/// The figures in the file at `path`; those of the two articles, where there is no path.
///
/// # Errors
/// If the file cannot be read, or is not written as figures are.
pub fn figures(path: Option<&Path>) -> Result<Vec<Figure>, Refusal> {
    let Some(path) = path else { return Ok(verify::articles()) };
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| Refusal(format!("{shown} cannot be read: {error}")))?;
    verify::read(&text).map_err(|why| Refusal(format!("{shown}: {why}")))
}
