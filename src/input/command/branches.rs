//! Commands for runs that branch off from one another, in writing.

use super::super::Action;
use super::Vocabulary;
use super::assignments;
use super::quotes::{quoted, unquoted};
use crate::lab::{Range, Refusal};
use crate::ui::runs::MOST;

/// What stands behind settings that hold from the start on.
const FROM_START: &str = "from start";

/// `NAME lr=0.1 from start`: any of it may be missing.
pub(super) fn fork(rest: &str, words: &Vocabulary) -> Result<Action, Refusal> {
    let (name, behind) = name(rest)?;
    let (behind, is_from_start) = match behind.strip_suffix(FROM_START) {
        Some(ahead) if ahead.is_empty() || ahead.ends_with(char::is_whitespace) => (ahead.trim_end(), true),
        _ => (behind, false),
    };
    let refuse = || {
        let names: Vec<&str> = words.parameters.that_matter().map(|(parameter, _)| parameter.name).collect();
        Refusal(format!("fork {rest}: it takes a name and NAME=VALUE; there are {}", names.join(", ")))
    };
    let mut settings = match behind {
        "" => vec![],
        behind => assignments::read(behind, words)?.ok_or_else(refuse)?,
    };
    if is_from_start {
        for setting in &mut settings {
            setting.from = Some(setting.from.unwrap_or(0));
        }
    }
    Ok(Action::Fork { name, settings })
}

/// The name that a text begins with, where it begins with no setting, and what stands behind it.
fn name(rest: &str) -> Result<(Option<String>, &str), Refusal> {
    if let Some(text) = rest.strip_prefix('"') {
        let (name, behind) = unquoted(text).ok_or_else(|| Refusal(format!("fork {rest}: a quote is not closed")))?;
        return Ok((Some(name), behind.trim_start()));
    }
    let (first, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let is_setting = first.contains('=') || behind.trim_start().starts_with('=') || rest.starts_with(FROM_START);
    if first.is_empty() || is_setting { Ok((None, rest)) } else { Ok((Some(first.to_owned()), behind.trim_start())) }
}

/// The command that lets a run branch off.
pub(super) fn write_fork(name: Option<&str>, settings: &[crate::lab::Assignment]) -> String {
    let is_plain = |name: &str| {
        let is_letter = |c: char| !c.is_whitespace() && !"=\";\\".contains(c);
        !name.is_empty() && name != "from" && name.chars().all(is_letter)
    };
    let name = name.map(|name| if is_plain(name) { name.to_owned() } else { quoted(name) });
    let settings = (!settings.is_empty()).then(|| assignments::write(settings));
    let words = ["fork".to_owned()].into_iter().chain(name).chain(settings);
    words.collect::<Vec<_>>().join(" ")
}

/// What stands ahead of the number that curves are to come below.
const BELOW: &str = " below ";

/// `lr=0.01,0.1,0.9 below 0.5`.
pub(super) fn race(rest: &str, words: &Vocabulary) -> Result<Action, Refusal> {
    let (settings, below) = match rest.rsplit_once(BELOW) {
        Some((settings, number)) => {
            let below = number.trim().parse::<f64>().ok().filter(|number| number.is_finite());
            (settings, Some(below.ok_or_else(|| Refusal(format!("race {rest}: `{number}` is no number")))?))
        }
        None => (rest, None),
    };
    let (name, values) = settings.split_once('=').unwrap_or((settings, ""));
    let name = name.trim();
    let Some(parameter) = words.parameter(name) else {
        let names: Vec<&str> = words.parameters.that_matter().map(|(parameter, _)| parameter.name).collect();
        return Err(Refusal(format!("race {rest}: it takes NAME=VALUE,VALUE; there are {}", names.join(", "))));
    };
    if matches!(parameter.range, Range::Numbers { .. } | Range::Text { .. }) {
        return Err(Refusal(format!("race {rest}: {name} is no single number or word: `fork {name}=...` takes it")));
    }
    let mut values: Vec<String> = values.split(',').map(|value| value.trim().to_owned()).collect();
    values.retain(|value| !value.is_empty());
    let is_twice = values.iter().enumerate().any(|(k, value)| values[..k].contains(value));
    if is_twice || !(2..=MOST).contains(&values.len()) {
        return Err(Refusal(format!("race {rest}: it takes 2 to {MOST} different values, with commas between them")));
    }
    for value in &values {
        parameter.read(value)?;
    }
    Ok(Action::Race { name: name.to_owned(), values, below })
}

/// The command for a race.
pub(super) fn write_race(name: &str, values: &[String], below: Option<f64>) -> String {
    let below = below.map_or(String::new(), |below| format!("{BELOW}{below}"));
    format!("race {name}={}{below}", values.join(","))
}

/// Values that a sweep takes at most.
const MOST_SWEPT: usize = 200;

/// `lr=0.001..1 30`.
pub(super) fn sweep(rest: &str, words: &Vocabulary) -> Result<Action, Refusal> {
    let refuse = |why: &str| Refusal(format!("sweep {rest}: {why}; write lr=0.001..1 30"));
    let (range, count) = rest.rsplit_once(char::is_whitespace).map_or((rest, "20"), |(range, count)| (range, count));
    let count = count.parse::<usize>().ok().filter(|count| (2..=MOST_SWEPT).contains(count));
    let count = count.ok_or_else(|| refuse(&format!("it takes 2 to {MOST_SWEPT} values")))?;
    let (name, range) = range.split_once('=').ok_or_else(|| refuse("it takes a parameter and a range"))?;
    let name = name.trim();
    let parameter = words.parameter(name).ok_or_else(|| refuse(&format!("there is no parameter `{name}`")))?;
    let (from, to) = range.split_once("..").ok_or_else(|| refuse("a range has two ends"))?;
    let number = |text: &str| {
        parameter.read(text)?;
        text.trim().parse::<f64>().ok().filter(|number| number.is_finite()).ok_or_else(|| refuse("both are numbers"))
    };
    let (from, to) = (number(from)?, number(to)?);
    if from >= to {
        return Err(refuse("the first end is the lesser"));
    }
    Ok(Action::Sweep { name: name.to_owned(), from, to, count })
}
