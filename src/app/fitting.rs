//! "Would this fit?": any product of two of a lab's matrices, tried before it is computed.

use super::update::Desk;
use super::viewer::Mode;
use crate::lab::program::{Kind, Name, Reference};
use crate::ops::Shape;
use crate::page::Sentence;
use crate::ui::fit::Product;

/// Two quantities that somebody would multiply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fitting {
    /// What there is to choose from.
    choices: Vec<(Name, Shape)>,
    left: (usize, bool),
    right: (usize, bool),
}

impl Fitting {
    /// The product as it is chosen.
    pub(super) fn product(&self) -> Product {
        let factor = |(index, is_turned): (usize, bool)| {
            let (name, shape) = &self.choices[index];
            if is_turned { (format!("{name}ᵀ"), shape.turned()) } else { (name.to_string(), *shape) }
        };
        Product { left: factor(self.left), right: factor(self.right) }
    }

    /// Takes the next factor, or the one before, on the left or on the right.
    pub(super) fn choose(&mut self, is_left: bool, next: bool) {
        let count = self.choices.len();
        let factor = if is_left { &mut self.left } else { &mut self.right };
        factor.0 = if next { (factor.0 + 1) % count } else { (factor.0 + count - 1) % count };
    }

    /// Transposes the factor on the left or on the right.
    pub(super) fn turn(&mut self, is_left: bool) {
        let factor = if is_left { &mut self.left } else { &mut self.right };
        factor.1 = !factor.1;
    }
}

impl Desk<'_> {
    /// Asks whether a product of two of the lab's matrices would fit: first that of the stage, where it is one.
    pub(super) fn would_fit(&mut self) {
        let Some(shown) = self.tab().seen.clone() else { return };
        let now = &shown.now;
        let program = now.program();
        let inputs = program.inputs().iter().enumerate().map(|(k, input)| (&*input.name, Reference::Input(k)));
        let lines = program.statements().iter().enumerate().map(|(k, line)| (&*line.name, Reference::Statement(k)));
        let mut choices: Vec<(Name, Shape)> = vec![];
        for (name, of) in inputs.chain(lines) {
            let is_new = !choices.iter().any(|(known, _)| *known == name);
            if is_new && now.kind(of) == Kind::Number && now.shape(of) != Shape::SCALAR {
                choices.push((name.into(), now.shape(of)));
            }
        }
        if choices.is_empty() {
            let name = self.tab().entry.description.name;
            return self.viewer.warn(Sentence::of("nothing-to-multiply").with("lab", name));
        }
        // The factors of the product that is being computed, as they stand in it.
        let operands = shown.step.as_ref().and_then(|step| step.evaluation.operands(step.result()?));
        let names: Vec<String> = operands.map_or(vec![], |parts| {
            if parts.sign == "·" { parts.arguments.into_iter().map(|(name, _)| name).collect() } else { vec![] }
        });
        let factor = |k: usize| {
            let written = names.get(k)?;
            let name = written.strip_suffix('ᵀ').unwrap_or(written);
            let index = choices.iter().position(|(known, _)| *known == name)?;
            Some((index, name.len() != written.len()))
        };
        let (left, right) = (factor(0).unwrap_or((0, false)), factor(1).unwrap_or((choices.len().min(2) - 1, false)));
        self.viewer.mode = Mode::Fitting(Fitting { choices, left, right });
    }
}
