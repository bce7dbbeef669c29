//! Whether a command can be one in any lab at all, before there is a lab in front: for keys of a person's own.

use std::rc::Rc;

use super::super::Action;
use super::{Vocabulary, read};
use crate::lab::{Assignment, Parameters, Refusal};
use crate::labs::{Entry, Registry};

/// Whether `text` is a command in one of these labs. Which numbers and positions there are only a lab that has been opened
/// can say.
///
/// # Errors
/// If it is one in none; the refusal is that of the lab that comes nearest to taking it.
pub fn check(text: &str, labs: Registry) -> Result<(), Refusal> {
    let mut refusals = vec![];
    for lab in labs.iter() {
        match read(text, &unopened(lab, labs)) {
            Ok(Action::Set(assignments)) => return assignments.iter().try_for_each(|one| can_be_set(one, labs)),
            Ok(_) => return Ok(()),
            Err(refusal) if refusal == super::forms::unopened() => return Ok(()),
            Err(refusal) => refusals.push(refusal),
        }
    }
    Err(refusals.swap_remove(0))
}

/// What commands can speak of in front of a lab that has yet to be opened.
pub fn unopened(lab: &Entry, labs: Registry) -> Vocabulary<'static> {
    Vocabulary {
        labs: labs.iter().map(|lab| lab.description.name).collect(),
        round: lab.description.round,
        parameters: Parameters::defaults(lab.description.parameters),
        choices: lab.screen.choices(),
        columns: Rc::new(Vec::new),
        runs: vec![],
        furthest: None,
        shown: None,
    }
}

/// Whether one of the labs has the parameter, and takes the value for it.
fn can_be_set(assignment: &Assignment, labs: Registry) -> Result<(), Refusal> {
    let Assignment { name, value, .. } = assignment;
    let parameters = labs.iter().flat_map(|lab| lab.description.parameters).filter(|parameter| parameter.name == name);
    let mut why = Refusal(format!("no lab has a parameter `{name}`"));
    for parameter in parameters {
        match parameter.read(value) {
            Ok(_) => return Ok(()),
            Err(refusal) => why = refusal,
        }
    }
    Err(why)
}
