//! What somebody may have meant who wrote something else.

use super::{FORMS, Vocabulary, WORDS};

/// How like what was written something has to be to be meant: the share of letters that are the same in the same order.
const NEAR: f64 = 0.6;

/// How much less like it than the nearest another one may be to be named as well.
const AS_NEAR: f64 = 0.25;

/// That many are named at most.
const MOST: usize = 3;

/// The commands, labs, parameters and what else can begin a command that are nearest to what was written, as a question.
pub(super) fn nearest(written: &str, words: &Vocabulary) -> Option<String> {
    let head = written.split(|c: char| c.is_whitespace() || c == '=').next().unwrap_or_default();
    let plain = WORDS.iter().flat_map(|word| [word.text].into_iter().chain(word.also.iter().copied()));
    let forms = FORMS.iter().map(|form| form.name);
    let parameters = words.parameters.iter().map(|(parameter, _)| parameter.name);
    let choices = words.choices.iter().map(|choice| choice.name);
    let known =
        plain.chain(forms).chain([words.round]).chain(words.labs.iter().copied()).chain(parameters).chain(choices);
    let mut near: Vec<(f64, &str)> = vec![];
    for name in known.filter(|name| !name.is_empty()) {
        // Of several words all are meant; of one, whatever it may take.
        let to = if name.contains(' ') { written } else { head };
        let likeness = strsim::normalized_damerau_levenshtein(to, name);
        if likeness >= NEAR && near.iter().all(|(_, other)| *other != name) {
            near.push((likeness, name));
        }
    }
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = near.first()?.0;
    let names = near.iter().take_while(|(likeness, _)| *likeness > best - AS_NEAR).take(MOST);
    let names: Vec<String> = names.map(|(_, name)| format!("`{name}`")).collect();
    let (last, others) = names.split_last()?;
    Some(match others {
        [] => format!("did you mean {last}?"),
        others => format!("did you mean {} or {last}?", others.join(", ")),
    })
}
