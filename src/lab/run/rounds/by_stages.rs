//! A program gone through once, from its first stage to its last.

use super::{Departure, Rounds};
use crate::lab::{Evaluation, Lab, Progress, SAMPLE_WIDTH, Sample, Step, Walk};
use crate::ops::Cell;

/// The rounds are the stages of the lab's program, the stages of a round the parts that one of them is gone through by.
/// Nothing is handed on: every stage finds what the ones before it computed.
pub struct ByStages;

/// How far `stage` of a lab has come when `done` of its parts are.
fn progress<L: Lab>(lab: &L, evaluation: &Evaluation, stage: usize, done: u64) -> Progress {
    let walk = lab.walk(stage);
    let whole = Step { evaluation: evaluation.clone(), stage, part: None, progress: Progress::WHOLE };
    let of = whole.result().map_or(1, |of| {
        let shape = evaluation.shape(of);
        let is_by_terms = walk == Walk::Terms && !shape.is_empty();
        let terms = if is_by_terms { whole.explain(of, Cell::SCALAR).0.terms().unwrap_or(1) } else { 1 };
        Progress::parts(walk, shape, terms)
    });
    Progress { done, of, walk }
}

impl<L: Lab> Rounds<L> for ByStages {
    type State = ();

    const CHANGES_IN_MID_RUN: bool = false;

    fn stages(lab: &L, done: u64) -> u64 {
        if done < lab.rounds() { progress(lab, &lab.evaluation(), done as usize, 0).of } else { 1 }
    }

    fn initial(_: &L) -> Result<(), Departure> {
        Ok(())
    }

    fn adopt(_: &L, _: u64, (): &()) -> Result<(), Departure> {
        Ok(())
    }

    fn advance(_: &L, _: u64, (): &()) -> Result<(), Departure> {
        Ok(())
    }

    fn settled(lab: &L, done: u64, (): &()) -> Evaluation {
        lab.evaluation().after(done as usize)
    }

    fn step(lab: &L, done: u64, stage: u64, (): &()) -> Step {
        let evaluation = lab.evaluation();
        let progress = progress(lab, &evaluation, done as usize, stage);
        Step { evaluation: evaluation.after(done as usize + 1), stage: done as usize, part: None, progress }
    }

    fn sample(_: &L, (): &()) -> Sample {
        [0.0; SAMPLE_WIDTH]
    }

    fn effort(_: &L) -> u64 {
        1
    }
}
