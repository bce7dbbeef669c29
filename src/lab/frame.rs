//! What there is to see at one position.

use std::sync::Arc;

use super::program::{Reference, Statement};
use super::{Evaluation, Place, Position};
use crate::ops::{Arithmetic, Cell, Value};

/// Everything that a lab knows at one position: all that is on screen, in the JSON and in the tests is read from here.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The position.
    pub position: Position,
    /// The quantities that exist here.
    pub now: Arc<Evaluation>,
    /// The stage that led here; nothing at the start.
    pub step: Option<Step>,
    /// The quantities as they were one round earlier, to see what has changed.
    pub earlier: Option<Arc<Evaluation>>,
}

/// One stage, just done.
#[derive(Debug, Clone)]
pub struct Step {
    /// The program with its numbers as they were while this stage was done.
    pub evaluation: Arc<Evaluation>,
    /// Which of the program's stages it is.
    pub stage: usize,
    /// The part of the round it belongs to, where a round has several: which one, and of how many.
    pub part: Option<(u64, u64)>,
}

/// Which way a number went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It grew.
    Up,
    /// It shrank.
    Down,
}

impl Frame {
    /// The quantities that exist at this position, with their values, in the program's order.
    pub fn quantities(&self) -> impl Iterator<Item = (&'static str, &Value)> + '_ {
        self.now.quantities().map(|(name, reference)| (name, self.now.value(reference)))
    }

    /// The scalar `name`, where it exists here.
    pub fn scalar(&self, name: &str) -> Option<f64> {
        self.now.scalar(name)
    }

    /// Which way the scalar `name` has gone since one round earlier.
    pub fn change(&self, name: &str) -> Option<Change> {
        let (now, earlier) = (self.scalar(name)?, self.earlier.as_ref()?.scalar(name)?);
        match now.partial_cmp(&earlier)? {
            std::cmp::Ordering::Greater => Some(Change::Up),
            std::cmp::Ordering::Less => Some(Change::Down),
            std::cmp::Ordering::Equal => None,
        }
    }
}

impl Step {
    /// The stage's name.
    pub fn name(&self) -> &'static str {
        self.evaluation.program().stages()[self.stage].name
    }

    /// The lines of the stage.
    pub fn statements(&self) -> impl Iterator<Item = (Reference, &Statement)> + '_ {
        self.evaluation
            .program()
            .stage_statements(self.stage)
            .map(|(index, statement)| (Reference::Statement(index), statement))
    }

    /// How one cell of what the stage computed came about, and what came out.
    pub fn explain(&self, of: Reference, cell: Cell) -> (Arithmetic<Place>, f64) {
        let place = Place { of, cell };
        (self.evaluation.explain(place), self.evaluation.number(place))
    }
}
