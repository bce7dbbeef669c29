//! Expressions that somebody watches while a program is walked through.

use std::sync::Arc;

use ratatui::text::{Line, Span};

use super::super::source::Source;
use super::super::stand::{self, ProgramStand};
use super::super::statement;
use super::super::values::Values;
use super::held;
use crate::lab::{Request, Sight, Snapshot, Step};
use crate::python::session::Held;
use crate::ui::Ui;

/// Asks what an expression comes to where a program stands.
#[derive(Debug, PartialEq)]
pub struct Watch(pub String);

/// What an expression comes to.
pub struct Watched {
    /// Its value.
    pub held: Option<Held>,
    /// Its last operation with numbers.
    pub step: Option<Step>,
    /// Why it has no value here, in Python's words.
    pub why: Option<String>,
}

impl Request for Watch {
    type Answer = Watched;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Watched {
        let refused = |why: String| Watched { held: None, step: None, why: Some(why) };
        let program = ProgramStand::of(snapshot).and_then(|stand| Some(stand.program.lock().ok()?.clone()));
        let Some(program) = program else { return refused("only programs have expressions".to_owned()) };
        match program.evaluate(&self.0) {
            Ok(found) => {
                let source = Source::of(&found.text);
                let operations = &found.record.operations;
                let done = statement::done(&source.text, &source.outline, operations, &mut Values::default());
                let step = done.map(|done| stand::step(&done, done.spans.len() - 1));
                Watched { held: found.held, step, why: None }
            }
            Err(why) => refused(why),
        }
    }
}

/// What is watched, a line each.
pub fn told(shown: &Sight, ui: &Ui) -> Vec<Line<'static>> {
    let line = |expression: &String| {
        let found = shown.ask(Watch(expression.clone()));
        let (value, style) = match found.as_deref() {
            None => ("…".to_owned(), ui.theme.dim()),
            Some(Watched { why: Some(why), .. }) => (why.clone(), ui.theme.warning()),
            Some(Watched { held: Some(of), .. }) => {
                (format!("{} {}", held::size(of), held::told(of)).trim().to_owned(), ui.theme.value())
            }
            Some(_) => ("no value to show".to_owned(), ui.theme.dim()),
        };
        let name = Span::styled(format!("={expression}  "), ui.theme.accent());
        Line::from(vec![name, Span::styled(value, style)])
    };
    ui.look.watches.iter().map(line).collect()
}
