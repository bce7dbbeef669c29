//! A catalogue: what messages are worded as, in one language, written in [Fluent](https://projectfluent.org).
//!
//! ```text
//! scores = query of { $query } · key of { $key } = { $score }: how well they fit.
//! ```
//!
//! What is wrong in a file that a person brings is named by its line and left out; all else holds.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// Brackets in one entry at most. The parser calls itself for each that is open, and what is worded counts them in a byte.
const MOST_BRACKETS: usize = 100;

/// Messages as they are worded in one language.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    messages: BTreeMap<String, BTreeSet<String>>,
}

/// What is wrong with a line of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1 on.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl Catalogue {
    /// The catalogue that a text holds in the language of this code, and what is wrong with it. Where there is `pattern`,
    /// it takes that catalogue's messages and arguments alone.
    pub fn read(language: &str, text: &str, pattern: Option<&Self>) -> (Self, Vec<Fault>) {
        let mut faults = vec![];
        let text = if let Some(line) = too_deep(text) {
            let what = format!("more than {MOST_BRACKETS} brackets in one message; the whole file is left out");
            faults.push(Fault { line, what });
            String::new()
        } else {
            text.replace("\r\n", "\n")
        };
        let starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        // The line in which a byte stands.
        let line_at = |at: usize| starts.partition_point(|start| *start <= at) + 1;
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
            faults.extend(errors.iter().map(|error| Fault {
                line: line_at(error.pos.start),
                what: format!("{}; this message is left out", error.kind.to_string().to_lowercase()),
            }));
            resource
        });
        let (mut messages, mut seen) = (BTreeMap::new(), BTreeSet::new());
        for entry in resource.entries() {
            let (id, value) = match entry {
                Entry::Message(message) => (message.id.name, message.value.as_ref()),
                Entry::Term(term) => (term.id.name, None),
                _ => continue,
            };
            // Names of the text lie within it.
            let at = (id.as_ptr() as usize).saturating_sub(resource.source().as_ptr() as usize);
            let mut checked = value.ok_or("it says nothing that can be shown".to_owned()).and_then(variables);
            if !seen.insert(id) {
                checked = Err("it is there twice, and the first holds".to_owned());
            } else if let (Ok(variables), Some(pattern)) = (&checked, pattern) {
                checked = pattern.takes(id, variables).map(|()| variables.clone());
            }
            match checked {
                Ok(variables) => _ = messages.insert(id.to_owned(), variables),
                Err(what) => {
                    faults.push(Fault { line: line_at(at), what: format!("`{id}`: {what}") });
                }
            }
        }
        let locale = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Marks that keep apart what is read from the left and from the right would be cells of their own.
        bundle.set_use_isolating(false);
        // What is there twice has been told above; the first one holds.
        let _ = bundle.add_resource(resource);
        faults.sort_by_key(|fault| fault.line);
        (Self { bundle, messages }, faults)
    }

    /// The catalogue that is part of the program.
    ///
    /// # Panics
    /// If there is something wrong with it.
    pub fn built_in(text: &'static str) -> Self {
        let (catalogue, faults) = Self::read("en", text, None);
        assert!(faults.is_empty(), "a catalogue is part of the program and read by its tests: {}", faults[0]);
        catalogue
    }

    /// The names of its messages, and of what each is said of.
    pub fn messages(&self) -> &BTreeMap<String, BTreeSet<String>> {
        &self.messages
    }

    /// The message `id` worded with these arguments, as one line; nothing where it is not here or cannot be.
    pub(super) fn word(&self, id: &str, arguments: &FluentArgs) -> Option<String> {
        let pattern = self.messages.contains_key(id).then(|| self.bundle.get_message(id)?.value()).flatten()?;
        let mut errors = vec![];
        let text = self.bundle.format_pattern(pattern, Some(arguments), &mut errors);
        // Its lines make one, and what a terminal would obey is no word.
        let text = text.split('\n').map(str::trim_start).collect::<Vec<_>>().join(" ");
        errors.is_empty().then(|| text.chars().filter(|c| !c.is_control()).collect())
    }

    /// Whether a message may be said of these.
    fn takes(&self, id: &str, variables: &BTreeSet<String>) -> Result<(), String> {
        let Some(known) = self.messages.get(id) else { return Err("there is no such message to be worded".to_owned()) };
        match variables.difference(known).next() {
            None => Ok(()),
            Some(other) if known.is_empty() => Err(format!("it is said of nothing, so not of ${other}")),
            Some(other) => {
                let known: Vec<String> = known.iter().map(|name| format!("${name}")).collect();
                Err(format!("it is said of {}, not of ${other}", known.join(", ")))
            }
        }
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.messages.keys()).finish()
    }
}

/// The line of an entry that has more brackets than can be read.
fn too_deep(text: &str) -> Option<usize> {
    let mut brackets = 0;
    for (index, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        // Nothing that is open goes on after the name of a message and its sign of equality, or over a comment.
        let is_name = |name: &str| {
            let is_begun = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
            is_begun && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
        };
        if line.split_once('=').is_some_and(|(name, _)| is_name(name.trim_end())) {
            brackets = 0;
        }
        brackets += line.matches(['{', '(']).count();
        if brackets > MOST_BRACKETS {
            return Some(index + 1);
        }
    }
    None
}

/// The names that a message is said of. It stands for itself: what would lead to other messages is refused.
fn variables(pattern: &Pattern<&str>) -> Result<BTreeSet<String>, String> {
    let mut found = BTreeSet::new();
    collect(pattern, &mut found)?;
    Ok(found)
}

fn collect(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) -> Result<(), String> {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_from(expression, found)?;
        }
    }
    Ok(())
}

fn collect_from(expression: &Expression<&str>, found: &mut BTreeSet<String>) -> Result<(), String> {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            variants.iter().try_for_each(|variant| collect(&variant.value, found))?;
            selector
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => _ = found.insert(id.name.to_owned()),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::Placeable { expression } => collect_from(expression, found)?,
        InlineExpression::MessageReference { id, .. } => {
            return Err(format!("it leads to another message, {}", id.name));
        }
        InlineExpression::TermReference { id, .. } => return Err(format!("it leads to a term, -{}", id.name)),
        InlineExpression::FunctionReference { id, .. } => return Err(format!("there is no function {}", id.name)),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_message_that_is_there_twice_the_first_is_told_of_and_holds() {
        let english = Catalogue::built_in("weight = a weight of { $kilograms }\n");
        let (_, faults) = Catalogue::read("de", "weight = { $pounds }\nweight = { $kilograms } kg\n", Some(&english));
        let told: Vec<(usize, bool)> = faults.iter().map(|fault| (fault.line, fault.what.contains("twice"))).collect();
        assert_eq!(told, [(1, false), (2, true)]);
    }

    #[test]
    fn very_many_faults_are_each_told_with_their_line() {
        let english = Catalogue::built_in("weight = a weight\n");
        let text = (0..20_000).map(|k| format!("w{k} = x")).collect::<Vec<_>>().join("\n");
        let (_, faults) = Catalogue::read("de", &text, Some(&english));
        assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), (1..=20_000).collect::<Vec<_>>());
    }
}
