//! From text to what is meant.

use super::super::Action;
use super::nearest::nearest;
use super::{FORMS, Vocabulary, assignments, forms, word};
use crate::lab::{Nudge, Refusal};

/// What a command means.
///
/// # Errors
/// If it is none, or takes something else; the refusal says what would be one.
pub fn read(text: &str, words: &Vocabulary) -> Result<Action, Refusal> {
    let text = text.trim();
    if let Some(word) = word(text) {
        return Ok(word.action.clone());
    }
    if let Some(expression) = text.strip_prefix('=') {
        return Ok(Action::Watch(expression.trim().to_owned()));
    }
    let (head, rest) = text.split_once(char::is_whitespace).map_or((text, ""), |(head, rest)| (head, rest.trim()));
    // `set = words` sets the parameter that is called so, and `set next` is its next setting.
    let is_parameter = (rest.starts_with('=') || rest == "next") && words.parameter(head).is_some();
    if let Some(form) = FORMS.iter().find(|form| form.name == head && !is_parameter) {
        return (form.read)(rest, words);
    }
    if head == words.round && !rest.is_empty() {
        return forms::goto(rest, words);
    }
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return forms::goto(text, words);
    }
    for (sign, way) in [('+', 1), ('-', -1)] {
        if let Some(rounds) = text.strip_prefix(sign).filter(|rounds| rounds.parse::<u64>().is_ok()) {
            return forms::rounds(&sign.to_string(), rounds, way, words);
        }
    }
    if let Some(action) = in_another_way(head, rest, words)? {
        return Ok(action);
    }
    if let Some(assignments) = assignments::read(text, words)? {
        return Ok(Action::Set(assignments));
    }
    if let Some(action) = forms::named_value(text, words) {
        return Ok(action);
    }
    if let Some((choice, way)) = words.way(text) {
        return Ok(Action::Choose(choice, way));
    }
    if let Some(lab) = words.labs.iter().find(|lab| **lab == text) {
        return Ok(Action::Lab(lab));
    }
    let suggestion = nearest(text, words)
        .unwrap_or_else(|| "write 100, 100.3, +10, lr=0.05, speed 20, start, end, quit; tab completes".to_owned());
    Err(Refusal(format!("`{text}` is no command: {suggestion}")))
}

/// `view next`, `view matrix`, `causal next`.
fn in_another_way(head: &str, rest: &str, words: &Vocabulary) -> Result<Option<Action>, Refusal> {
    if let Some(choice) = words.choices.iter().find(|choice| choice.name == head) {
        if rest == "next" {
            return Ok(Some(Action::NextChoice(choice.name)));
        }
        let way = choice.ways.iter().find(|way| **way == rest);
        let refuse = || Refusal(format!("{head} {rest}: there are next, {}", choice.ways.join(", ")));
        return way.map(|way| Some(Action::Choose(choice.name, way))).ok_or_else(refuse);
    }
    // What is typed can be called `next` too.
    let parameter = words.parameter(head).filter(|parameter| rest == "next" && parameter.nudge != Nudge::None);
    Ok(parameter.map(|parameter| Action::NextSetting(parameter.name)))
}
