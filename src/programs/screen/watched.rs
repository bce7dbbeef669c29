//! Expressions that somebody watches while something is walked through.

use ratatui::text::{Line, Span};

use super::super::watch::{Watch, Watched};
use super::held;
use crate::lab::Sight;
use crate::ui::{Look, Ui};

/// Why the expression that is looked at has no value here.
pub fn failure(shown: &Sight, look: &Look) -> Option<(String, String)> {
    let expression = look.watches.last().filter(|_| look.is("watch"))?;
    let found = shown.ask(Watch(expression.clone()))?;
    Some((expression.clone(), found.why.clone()?))
}

/// What is watched, a line each.
pub fn told(shown: &Sight, ui: &Ui) -> Vec<Line<'static>> {
    let line = |expression: &String| {
        let found = shown.ask(Watch(expression.clone()));
        let style = match found.as_deref() {
            Some(Watched { why: Some(_), .. }) => ui.theme.warning(),
            Some(Watched { held: Some(_), .. }) => ui.theme.value(),
            _ => ui.theme.dim(),
        };
        let value = value(found.as_deref());
        let name = Span::styled(format!("={expression}  "), ui.theme.accent());
        Line::from(vec![name, Span::styled(value, style)])
    };
    ui.look.watches.iter().map(line).collect()
}

/// What is watched in words, for whoever sees no screen.
pub fn in_words(shown: &Sight, watches: &[String]) -> Vec<String> {
    let line = |expression: &String| {
        let found = shown.ask(Watch(expression.clone()));
        format!("= {expression}: {}", value(found.as_deref()))
    };
    watches.iter().map(line).collect()
}

/// What an expression has come to, in a few words.
fn value(found: Option<&Watched>) -> String {
    match found {
        None => "…".to_owned(),
        Some(Watched { why: Some(why), .. }) => why.clone(),
        Some(Watched { held: Some(of), .. }) => format!("{} {}", held::size(of), held::told(of)).trim().to_owned(),
        Some(_) => "no value to show".to_owned(),
    }
}
