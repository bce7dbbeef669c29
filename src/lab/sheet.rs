//! Labs that are one program gone through from its first stage to its last.

use std::sync::Arc;

use super::{
    Departure, Description, Errand, Evaluation, Lab, Parameters, Progress, Refusal, SAMPLE_WIDTH, Sample, Step, Walk,
};
use crate::ops::Cell;
use crate::table::Table;

/// A lab without rounds: its coarse steps are the stages of its program, its fine steps the parts that a stage is gone
/// through by.
pub trait Sheet: Sized + Send + Sync + 'static {
    /// What it is called and can be asked for.
    const DESCRIPTION: &'static Description;

    /// The lab with these parameters and this table.
    ///
    /// # Errors
    /// If the parameters do not go together, or with the table.
    fn build(parameters: &Parameters, table: &Arc<Table>, earlier: Option<&Self>) -> Result<Self, Refusal>;

    /// Its program with its numbers, at its end.
    fn evaluation(&self) -> &Evaluation;

    /// What has to be measured for the lab to go on to its last stage; nothing where it has been, or need not be.
    fn errand(&self) -> Option<Errand> {
        None
    }

    /// The lines of Python that draw its inputs as it drew them; nothing where it did not draw them.
    fn drawn(&self) -> Option<Vec<String>> {
        None
    }

    /// What its stage of this number, from 0, is gone through by.
    fn walk(&self, stage: usize) -> Walk {
        let _ = stage;
        Walk::Whole
    }
}

/// How far `stage` of a sheet has come when `done` of its parts are.
fn progress<S: Sheet>(sheet: &S, stage: usize, done: u64) -> Progress {
    let evaluation = sheet.evaluation();
    let walk = sheet.walk(stage);
    let whole = Step { evaluation: evaluation.clone(), stage, part: None, progress: Progress::WHOLE };
    let of = whole.result().map_or(1, |of| {
        let shape = evaluation.shape(of);
        let is_by_terms = walk == Walk::Terms && !shape.is_empty();
        let terms = if is_by_terms { whole.explain(of, Cell::SCALAR).0.terms().unwrap_or(1) } else { 1 };
        Progress::parts(walk, shape, terms)
    });
    Progress { done, of, walk }
}

impl<S: Sheet> Lab for S {
    type State = ();

    const DESCRIPTION: &'static Description = <S as Sheet>::DESCRIPTION;

    const CHANGES_IN_MID_RUN: bool = false;

    fn build(parameters: &Parameters, table: &Arc<Table>, earlier: Option<&Self>) -> Result<Self, Refusal> {
        Sheet::build(parameters, table, earlier)
    }

    fn rounds(&self) -> u64 {
        self.evaluation().program().stages().len() as u64
    }

    fn stages(&self, done: u64) -> u64 {
        if done < self.rounds() { progress(self, done as usize, 0).of } else { 1 }
    }

    fn initial(&self) -> Result<(), Departure> {
        Ok(())
    }

    fn adopt(&self, _: u64, (): &()) -> Result<(), Departure> {
        Ok(())
    }

    fn advance(&self, _: u64, (): &()) -> Result<(), Departure> {
        Ok(())
    }

    fn settled(&self, done: u64, (): &()) -> Evaluation {
        self.evaluation().after(done as usize)
    }

    fn step(&self, done: u64, stage: u64, (): &()) -> Step {
        let progress = progress(self, done as usize, stage);
        Step { evaluation: self.evaluation().after(done as usize + 1), stage: done as usize, part: None, progress }
    }

    fn sample(&self, (): &()) -> Sample {
        [0.0; SAMPLE_WIDTH]
    }

    fn effort(&self) -> u64 {
        1
    }

    fn errand(&self) -> Option<Errand> {
        Sheet::errand(self)
    }

    fn drawn(&self) -> Option<Vec<String>> {
        Sheet::drawn(self)
    }
}
