//! What labs there are.

use std::io::{self, Write};

use serde_json::{Value as Json, json};

use super::json::AsJson;
use crate::lab::{Description, Setting};

/// Writes every lab with its parameters and quantities, for people.
///
/// # Errors
/// If the output cannot be written.
pub fn list_as_text<'a>(labs: impl Iterator<Item = &'a Description>, out: &mut impl Write) -> io::Result<()> {
    for (index, lab) in labs.enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}  {}", lab.name, lab.about)?;
        writeln!(out, "  parameters")?;
        let width = lab.parameters.iter().map(|parameter| parameter.name.len()).max().unwrap_or(0);
        for parameter in lab.parameters {
            let (name, default, meaning) =
                (parameter.name, Setting::from(parameter.default).to_string(), parameter.meaning);
            writeln!(out, "    {name:width$}  {default:>7}  {meaning}: {}", parameter.range)?;
        }
        writeln!(out, "  quantities")?;
        let width = lab.quantities.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        for (name, meaning) in lab.quantities {
            writeln!(out, "    {name:width$}  {meaning}")?;
        }
    }
    Ok(())
}

/// Writes every lab with its parameters and quantities, as one JSON array.
///
/// # Errors
/// If the output cannot be written.
pub fn list_as_json<'a>(labs: impl Iterator<Item = &'a Description>, out: &mut impl Write) -> io::Result<()> {
    let labs: Vec<Json> = labs
        .map(|lab| {
            let parameters: Vec<Json> = lab
                .parameters
                .iter()
                .map(|parameter| {
                    json!({
                        "name": parameter.name,
                        "default": AsJson(parameter.default.into()),
                        "range": parameter.range.to_string(),
                        "meaning": parameter.meaning,
                    })
                })
                .collect();
            let quantities: Vec<Json> =
                lab.quantities.iter().map(|(name, meaning)| json!({ "name": name, "meaning": meaning })).collect();
            json!({
                "lab": lab.name,
                "about": lab.about,
                "round": lab.round,
                "parameters": parameters,
                "quantities": quantities,
            })
        })
        .collect();
    serde_json::to_writer(&mut *out, &labs)?;
    writeln!(out)
}
