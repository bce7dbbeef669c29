//! Settings in writing: `lr=0.05`, `lr=0.05 from 100`, `v1=1,2,3 v2=4,5,6`, `tokens="the cat" causal=true`.

use super::Vocabulary;
use super::quotes::{SEPARATOR, quoted, unquoted};
use crate::lab::{Assignment, Refusal};

/// The word ahead of the time from which on something holds.
const FROM: &str = "from";

/// The settings in `text`, one or more; nothing where it begins with none. A value ends where another setting begins that
/// there is, or a time; where it has blanks and another follows, it may stand in quotes.
///
/// # Errors
/// If a quote is not closed, or something else follows a value in quotes.
pub fn read(text: &str, words: &Vocabulary) -> Result<Option<Vec<Assignment>>, Refusal> {
    if let Some(assignment) = by_hand(text.trim(), words) {
        return Ok(Some(vec![assignment]));
    }
    let mut assignments = vec![];
    let mut rest = text.trim();
    while !rest.is_empty() {
        let Some((name, behind)) = begun(rest) else { return Ok(None) };
        let behind = behind.trim_start();
        let (mut assignment, left) = if let Some(quoted) = behind.strip_prefix('"') {
            let (value, left) = unquoted(quoted).ok_or_else(|| Refusal(format!("{name}: a quote is not closed")))?;
            (Assignment { name: name.to_owned(), value, from: None }, left)
        } else {
            let end = end_of_value(behind, words);
            let written = format!("{name}={}", &behind[..end]);
            (written.parse().map_err(Refusal)?, &behind[end..])
        };
        rest = left.trim_start();
        if let Some((from, left)) = time(rest) {
            (assignment.from, rest) = (Some(from), left);
        }
        assignments.push(assignment);
        if !rest.is_empty() && begun(rest).is_none_or(|(name, _)| words.parameter(name).is_none()) {
            return Err(Refusal(format!("`{rest}` follows a setting and is none: write NAME=VALUE, or from 100")));
        }
    }
    Ok((!assignments.is_empty()).then_some(assignments))
}

/// The parameter that holds the numbers that are set by hand, in a lab that has one.
const BY_HAND: &str = "edits";

/// `W1[0,1]=0.5`, or that and `from 20`: one number of a quantity set by hand, from where the lab stands on unless it says
/// otherwise. It is added to those that have been set before.
fn by_hand(text: &str, words: &Vocabulary) -> Option<Assignment> {
    let (name, rest) = text.split_once('=')?;
    let name = name.trim();
    if !name.ends_with(']') || !name.contains('[') {
        return None;
    }
    let parameter = words.parameter(BY_HAND)?;
    let before = words.parameters.setting(parameter.name).to_string();
    let here = || words.shown.map_or(0, |shown| shown.position.done);
    let blank = rest.find(char::is_whitespace);
    let timed = blank.and_then(|at| Some((rest[..at].trim(), time(rest[at..].trim_start())?)));
    let (value, round) = timed.map_or_else(|| (rest.trim(), here()), |(value, (round, _))| (value, round));
    let edit = format!("{round}:{name}={value}");
    let value = if before.is_empty() { edit } else { format!("{before};{edit}") };
    Some(Assignment { name: BY_HAND.to_owned(), value, from: None })
}

/// The settings as they are written.
pub fn write(assignments: &[Assignment]) -> String {
    let each = assignments.iter().map(|Assignment { name, value, from }| {
        let from = from.map_or(String::new(), |from| format!(" {FROM} {from}"));
        format!("{name}={}{from}", written(value))
    });
    each.collect::<Vec<_>>().join(" ")
}

/// A name and what stands behind its `=`.
fn begun(text: &str) -> Option<(&str, &str)> {
    let (name, behind) = text.split_once('=')?;
    let name = name.trim();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    is_name.then_some((name, behind))
}

/// `from N`, and what stands behind it.
fn time(text: &str) -> Option<(u64, &str)> {
    let behind = text.strip_prefix(FROM)?.strip_prefix(char::is_whitespace)?.trim_start();
    let end = behind.find(char::is_whitespace).unwrap_or(behind.len());
    Some((behind[..end].parse().ok()?, behind[end..].trim_start()))
}

/// Where a value without quotes ends.
fn end_of_value(text: &str, words: &Vocabulary) -> usize {
    let blanks = text.char_indices().filter(|(_, character)| character.is_whitespace());
    for (at, _) in blanks {
        let behind = text[at..].trim_start();
        let begins = |(name, _): (&str, &str)| words.parameter(name).is_some();
        let is_time = time(behind).is_some_and(|(_, left)| left.is_empty() || begun(left).is_some_and(begins));
        if is_time || begun(behind).is_some_and(begins) {
            return at;
        }
    }
    text.len()
}

/// A value as it is read again, whatever stands behind it.
fn written(value: &str) -> String {
    let ends_as_time = value.rsplit_once('@').is_some_and(|(_, end)| end.bytes().all(|byte| byte.is_ascii_digit()));
    let is_plain =
        !value.is_empty() && !value.contains(['"', '\\', '=', SEPARATOR]) && !value.contains(char::is_whitespace);
    if is_plain && !ends_as_time {
        return value.to_owned();
    }
    quoted(value)
}
