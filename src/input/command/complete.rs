//! What a command that is being written could become, and what the word under the cursor takes.

use super::forms::Of;
use super::quotes::{is_open, to_the_end};
use super::vocabulary::has_index;
use super::{FORMS, Vocabulary, WORDS};
use crate::lab::{Parameter, Range};
use crate::ops::Shape;

/// What a command could become.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// The byte from which on it would be replaced.
    pub from: usize,
    /// By what.
    pub candidates: Vec<Candidate>,
    /// What is to be written there, in words.
    pub takes: String,
}

/// Something that a command could go on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What would be written.
    pub text: String,
    /// What it is.
    pub about: String,
}

fn candidate(text: impl Into<String>, about: impl Into<String>) -> Candidate {
    Candidate { text: text.into(), about: about.into() }
}

/// What `text` could become.
pub fn complete(text: &str, words: &Vocabulary) -> Completion {
    let start = text.len() - text.trim_start().len();
    let written = &text[start..];
    let Some((head, rest)) = written.split_once(char::is_whitespace) else {
        return begun(start, written, words);
    };
    // The last word, and where it begins.
    let blank = text.char_indices().rfind(|(_, character)| character.is_whitespace());
    let from = blank.map_or(start, |(at, character)| at + character.len_utf8());
    let last = &text[from..];
    // What stands between quotes is somebody's own.
    if is_open(text) {
        return Completion { from: text.len(), ..Completion::default() };
    }
    if let Some(form) = FORMS.iter().find(|form| form.name == head) {
        let takes = format!("{} {}: {}", form.name, form.takes, form.help);
        let mut completion = match form.of {
            Of::Nothing => Completion { from, candidates: vec![], takes },
            Of::Labs => among(from, last, words.labs.iter().map(|lab| candidate(*lab, "")), takes),
            Of::Quantities => among(from, last, quantities(words), takes),
            Of::Settings => setting(from, last, words, takes),
            Of::Runs => among(from, last, words.runs.iter().map(|run| candidate(run.clone(), "a run")), takes),
            Of::Columns => {
                // A heading may have blanks: it goes on to the end.
                let from = start + written.len() - rest.trim_start().len();
                let columns = (words.columns)().into_iter().map(|name| candidate(to_the_end(&name), "a column"));
                return among(from, rest.trim_start(), columns, takes);
            }
        };
        // `why` takes a number, or goes on as a command of two words does.
        let more = WORDS.iter().filter(|word| word.text.starts_with(written) && !written.trim_end().ends_with('='));
        let more = more.filter_map(|word| word.text.get(from - start..).map(|end| candidate(end, word.help)));
        completion.candidates.extend(more);
        return completion;
    }
    if let Some(choice) = words.choices.iter().find(|choice| choice.name == head) {
        let ways = ["next"].iter().chain(choice.ways).map(|way| candidate(*way, ""));
        return among(from, last, ways, format!("{head}: {}", choice.ways.join(", ")));
    }
    if last.contains('=') || words.parameter(head).is_some() || head.contains('=') {
        return setting(from, last, words, String::new());
    }
    // A command of several words.
    let several = WORDS.iter().filter(|word| word.text.starts_with(written));
    let candidates: Vec<Candidate> =
        several.filter_map(|word| word.text.get(from - start..).map(|end| candidate(end, word.help))).collect();
    let takes = candidates.first().map_or(String::new(), |candidate| candidate.about.clone());
    Completion { from, candidates, takes }
}

/// What a first word could become.
fn begun(from: usize, written: &str, words: &Vocabulary) -> Completion {
    if written.contains('=') {
        return setting(from, written, words, String::new());
    }
    let parameters = words.parameters.that_matter();
    let parameters = parameters.map(|(parameter, _)| candidate(format!("{}=", parameter.name), parameter.meaning));
    let plain = WORDS.iter().filter(|word| !word.text.contains(' ')).map(|word| candidate(word.text, word.help));
    let forms = FORMS.iter().filter(|form| WORDS.iter().all(|word| word.text != form.name));
    let forms = forms.map(|form| candidate(form.name, form.help));
    // Of those of several words the first, where it is no command by itself.
    let mut first: Vec<Candidate> = vec![];
    for (head, tail) in WORDS.iter().filter_map(|word| word.text.split_once(' ')) {
        match first.iter_mut().find(|candidate| candidate.text == head) {
            Some(candidate) => candidate.about.extend([", ", tail]),
            None => first.push(candidate(head, tail)),
        }
    }
    let is_known =
        |name: &str| WORDS.iter().any(|word| word.text == name) || words.choices.iter().any(|c| c.name == name);
    first.retain(|candidate| !is_known(&candidate.text) && FORMS.iter().all(|form| form.name != candidate.text));
    let choices = words.choices.iter().map(|choice| candidate(choice.name, choice.ways.join(", ")));
    let labs = words.labs.iter().map(|lab| candidate(*lab, "a lab"));
    let all = parameters.chain(forms).chain(plain).chain(first).chain(choices).chain(labs);
    let mut completion = among(from, written, all, String::new());
    completion.takes = match completion.candidates.as_slice() {
        _ if written.is_empty() => "a position, a setting, a command; tab completes, up recalls".to_owned(),
        [] if written.starts_with(|first: char| first.is_ascii_digit()) => "a position: 137, or 137.3".to_owned(),
        [] => String::new(),
        [first, ..] => format!("{}: {}", first.text.trim_end_matches('='), first.about),
    };
    completion
}

/// `NAME=VALUE`.
fn setting(from: usize, last: &str, words: &Vocabulary, takes: String) -> Completion {
    let Some((name, value)) = last.split_once('=') else {
        let named = |parameter: &Parameter| candidate(format!("{}=", parameter.name), parameter.meaning);
        return among(from, last, words.parameters.that_matter().map(|(parameter, _)| named(parameter)), takes);
    };
    let Some(parameter) = words.parameter(name) else { return Completion { from, candidates: vec![], takes } };
    let takes = format!("{name}: {}; {}", parameter.meaning, parameter.range);
    let known = match parameter.range {
        Range::Words(words) | Range::Whole { words, .. } | Range::Numbers { words, .. } => words,
        Range::Real { .. } | Range::Text { .. } => &[],
    };
    let known = known.iter().map(|word| candidate(*word, ""));
    among(from + name.len() + 1, value, known, takes)
}

fn quantities(words: &Vocabulary) -> Vec<Candidate> {
    let meaning = |name: &str| words.shown.map_or("", |shown| shown.description().meaning(name));
    let named = |(name, shape): (&str, Shape)| {
        if !has_index(shape) {
            return candidate(name, meaning(name));
        }
        let meaning = Some(meaning(name)).filter(|meaning| !meaning.is_empty());
        let about: Vec<&str> = meaning.into_iter().collect();
        candidate(format!("{name}["), [about, vec![&*format!("an index of {}", shape.times())]].concat().join("; "))
    };
    words.quantities().into_iter().map(named).collect()
}

/// Those that begin with what is written.
fn among(from: usize, written: &str, all: impl IntoIterator<Item = Candidate>, takes: String) -> Completion {
    let candidates = all.into_iter().filter(|candidate| candidate.text.starts_with(written)).collect();
    Completion { from, candidates, takes }
}
