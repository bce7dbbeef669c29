//! What takes a look at every row: units that no row reaches, and rows that are answered wrong.

use std::sync::Arc;

use super::compute::Classifier;
use crate::lab::{Request, Shown, Snapshot};
use crate::ops::{Cell, Value};

/// Numbers that are looked through while drawing; more of them beside it.
const AT_ONCE: usize = 1 << 14;

/// Rows answered wrong that are listed at most.
const LISTED: usize = 100;

/// The first rows that are answered wrong, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistakes {
    /// The first of them.
    pub rows: Vec<usize>,
    /// How many there are in all.
    pub count: usize,
}

impl Mistakes {
    /// The rows whose prediction is not their class.
    pub fn of(prediction: &Value, classes: &[usize]) -> Self {
        let wrong = || {
            let rows = prediction.numbers().zip(classes).enumerate();
            rows.filter(|(_, (answer, class))| *answer as usize != **class).map(|(row, _)| row)
        };
        Self { rows: wrong().take(LISTED).collect(), count: wrong().count() }
    }

    /// Those of what is shown; nothing until they are found out.
    pub(super) fn shown(run: Shown<Classifier>) -> Option<Arc<Self>> {
        let (prediction, classes) = (run.now.get("prediction")?, &run.lab().data().of_rows);
        if classes.len() <= AT_ONCE {
            return Some(Arc::new(Self::of(prediction, classes)));
        }
        run.ask(FindMistakes)
    }
}

/// Asks which rows are answered wrong.
#[derive(Debug, PartialEq)]
struct FindMistakes;

impl Request for FindMistakes {
    type Answer = Mistakes;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Mistakes {
        let classes = &snapshot.stand_of::<Classifier>().lab().data().of_rows;
        snapshot
            .now
            .get("prediction")
            .map_or(Mistakes { rows: vec![], count: 0 }, |answers| Mistakes::of(answers, classes))
    }
}

/// The units of a layer that no row reaches: nothing comes out of them, and nothing they do changes the loss.
pub fn dead_units(activations: &Value) -> Vec<usize> {
    let shape = activations.shape();
    let is_dead = |unit: &usize| (0..shape.rows()).all(|row| activations.get(Cell::new(row, *unit)) == 0.0);
    (0..shape.columns()).filter(is_dead).collect()
}

/// Asks which units of a layer are dead in the stage that is shown.
#[derive(Debug, PartialEq)]
struct FindDead(usize);

impl Request for FindDead {
    type Answer = Vec<usize>;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Vec<usize> {
        let name = format!("A{}", self.0);
        let evaluation = snapshot.step.as_ref().map_or(&snapshot.now, |step| &step.evaluation);
        evaluation.get(&name).map(dead_units).unwrap_or_default()
    }
}

/// The dead units of a layer, from 1, in the stage that is shown; nothing until that is found out.
pub(super) fn dead(run: Shown<Classifier>, layer: usize) -> Option<Arc<Vec<usize>>> {
    let activations = run.step.as_ref()?.evaluation.get(&format!("A{layer}"))?;
    if activations.shape().len() <= AT_ONCE {
        return Some(Arc::new(dead_units(activations)));
    }
    run.ask(FindDead(layer))
}
