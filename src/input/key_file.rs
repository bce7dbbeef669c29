//! Files of keys: by sections, a key and its command a line.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A line of a file of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The section that it stands in.
    pub section: String,
    /// The key.
    pub key: String,
    /// Its command.
    pub command: String,
    /// What it does, for the line of keys.
    pub hint: String,
    /// What it does, for the help.
    pub help: String,
}

/// The lines of a file, in their order.
///
/// # Errors
/// If it is no TOML, or something else stands in a command's place.
pub fn read(file: &str) -> Result<Vec<Line>, String> {
    let table = DeTable::parse(file).map_err(|error| error.to_string())?;
    let mut lines = vec![];
    for (section, keys) in table.get_ref() {
        let DeValue::Table(keys) = keys.get_ref() else {
            return Err(format!("{}: it is a section", section.get_ref()));
        };
        for (key, bound) in keys {
            let line = line(section.get_ref(), key.get_ref(), bound)?;
            lines.push((key.span().start, line));
        }
    }
    // A table does not keep the order of its lines.
    lines.sort_by_key(|(at, _)| *at);
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

fn line(section: &str, key: &str, bound: &Spanned<DeValue>) -> Result<Line, String> {
    let bound = bound.get_ref();
    let part = |name: &str| Some(bound.get(name)?.get_ref().as_str()?.to_owned());
    let command = bound.as_str().map(str::to_owned).or_else(|| part("command"));
    Ok(Line {
        section: section.to_owned(),
        key: key.to_owned(),
        command: command.ok_or_else(|| format!("{key}: it takes a command in quotes"))?,
        hint: part("hint").unwrap_or_default(),
        help: part("help").unwrap_or_default(),
    })
}
