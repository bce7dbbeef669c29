//! What commands can speak of.

use crate::lab::{Parameters, Snapshot};
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
    /// What there is to see of it; nothing before it has been opened.
    pub shown: Option<&'a Snapshot>,
}

impl Vocabulary<'_> {
    /// The parameter of this name.
    pub fn parameter(&self, name: &str) -> Option<&'static crate::lab::Parameter> {
        self.parameters.iter().map(|(parameter, _)| parameter).find(|parameter| parameter.name == name)
    }

    /// What can be shown in several ways, and the one of them that is meant.
    pub fn way(&self, way: &str) -> Option<(&'static str, &'static str)> {
        let ways = |choice: &'static Choice| choice.ways.iter().map(move |way| (choice.name, *way));
        self.choices.iter().flat_map(ways).find(|(_, known)| *known == way)
    }

    /// The quantities that there are.
    pub fn quantities(&self) -> Vec<&'static str> {
        let Some(shown) = self.shown else { return vec![] };
        let step = shown.step.iter().flat_map(|step| step.evaluation.quantities());
        let mut names: Vec<&'static str> = vec![];
        for (name, _) in shown.now.quantities().chain(step) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}
