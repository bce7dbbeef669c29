//! Expressions that somebody watches: of a program's variables where it stands, of a lab's quantities.

use std::sync::Arc;

use super::origin::array;
use super::source::Source;
use super::stand::{self, ProgramStand};
use super::statement;
use super::values::Values;
use crate::lab::{Evaluation, Request, Snapshot, Step};
use crate::numpy::Array;
use crate::python::session::{Evaluated, Held, Session};

/// Asks what an expression comes to where a program or a lab stands.
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

/// Numbers of a lab's quantity that an expression may be about.
const MOST: usize = 5_000_000;

impl Request for Watch {
    type Answer = Watched;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Watched {
        let found = match ProgramStand::of(snapshot) {
            Some(stand) => match stand.program.lock().map(|program| program.clone()) {
                Ok(program) => program.evaluate(&self.0),
                Err(_) => Err("the program is not there".to_owned()),
            },
            None => over_lab(snapshot, &self.0),
        };
        match found {
            Ok(found) => {
                let source = Source::of(&found.text);
                // What an expression comes to is called as it is written.
                let (operations, outline) = (&found.record.operations, source.outline.without_targets());
                let done = statement::done(&source.text, &outline, operations, &mut Values::default());
                let step = done.map(|done| stand::step(&done, done.spans.len() - 1));
                Watched { held: found.held, step, why: None }
            }
            Err(why) => Watched { held: None, step: None, why: Some(why) },
        }
    }
}

/// The value of an expression of a lab's quantities, as NumPy has it.
fn over_lab(snapshot: &Snapshot, expression: &str) -> Result<Evaluated, String> {
    let words: Vec<&str> = expression.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut given: Vec<(String, Array)> = vec![];
    let step = snapshot.step.as_ref().filter(|step| step.progress.is_complete()).map(|step| &step.evaluation);
    for evaluation in std::iter::once(&snapshot.now).chain(step) {
        for (name, of) in evaluation.quantities() {
            let is_wanted = words.contains(&name) && given.iter().all(|(known, _)| known != name);
            if is_wanted {
                given.push((name.to_owned(), as_array(evaluation, name, of)?));
            }
        }
    }
    Session::with_values(&given)?.evaluate(expression)
}

fn as_array(evaluation: &Evaluation, name: &str, of: crate::lab::program::Reference) -> Result<Array, String> {
    let shape = evaluation.shape(of);
    if shape.len() > MOST {
        return Err(format!("{name} has more numbers than an expression is worked out over"));
    }
    array(evaluation.value(of)).ok_or_else(|| format!("{name} is nothing that NumPy has"))
}
