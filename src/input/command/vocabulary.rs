//! What commands can speak of.

use std::rc::Rc;

use crate::lab::{Parameters, Position, Snapshot};
use crate::ops::Shape;
use crate::ui::Choice;

/// What commands can speak of, where a person is.
#[derive(Clone)]
pub struct Vocabulary<'a> {
    /// The labs, in the order in which digits name them.
    pub labs: Vec<&'static str>,
    /// What a round of the lab in front is called.
    pub round: &'static str,
    /// Its parameters.
    pub parameters: Parameters,
    /// What can be shown of it in several ways.
    pub choices: &'static [Choice],
    /// The columns of its table that rows can be sorted by.
    pub columns: Rc<dyn Fn() -> Vec<String> + 'a>,
    /// The runs of it that stand beside each other.
    pub runs: Vec<String>,
    /// The last position that one of them comes to, as far as is known.
    pub furthest: Option<Position>,
    /// What there is to see of it; nothing before it has been opened.
    pub shown: Option<&'a Snapshot>,
}

impl Vocabulary<'_> {
    /// The last position that can be gone to: one that has come to its end waits for the others beside it.
    pub fn end(&self, shown: &Snapshot) -> Position {
        self.furthest.map_or(shown.end(), |furthest| furthest.max(shown.end()))
    }

    /// The parameter of this name.
    pub fn parameter(&self, name: &str) -> Option<&'static crate::lab::Parameter> {
        self.parameters.iter().map(|(parameter, _)| parameter).find(|parameter| parameter.name == name)
    }

    /// What can be shown in several ways, and the one of them that is meant.
    pub fn way(&self, way: &str) -> Option<(&'static str, &'static str)> {
        let ways = |choice: &'static Choice| choice.ways.iter().map(move |way| (choice.name, *way));
        self.choices.iter().flat_map(ways).find(|(_, known)| *known == way)
    }

    /// The quantities that there are, and their shapes.
    pub fn quantities(&self) -> Vec<(&str, Shape)> {
        let Some(shown) = self.shown else { return vec![] };
        let evaluations = std::iter::once(&shown.now).chain(shown.step.as_ref().map(|step| &step.evaluation));
        let mut found: Vec<(&str, Shape)> = vec![];
        for evaluation in evaluations {
            for (name, of) in evaluation.quantities() {
                if found.iter().all(|(known, _)| *known != name) {
                    found.push((name, evaluation.shape(of)));
                }
            }
        }
        found
    }

    /// A quantity that is asked about by an index: more than one number.
    pub fn indexed(&self, name: &str) -> Option<Shape> {
        let found = self.quantities().into_iter().find(|(known, _)| *known == name);
        found.map(|(_, shape)| shape).filter(|shape| has_index(*shape))
    }
}

/// Whether a number of a quantity of this shape is named by an index.
pub(super) fn has_index(shape: Shape) -> bool {
    shape.rank() > 1 || shape.len() != 1
}
