//! The contract between one computation and the house around it.

use std::sync::Arc;

use crate::lab::{Description, Errand, Evaluation, Overwritten, Parameters, Refusal, Rounds, Walk};
use crate::table::Table;

/// One computation: a program on its inputs, gone through step by step.
///
/// A lab is immutable and deterministic: it reads no clock and draws on no entropy. What changes from round to round is
/// the state that its [`Rounds`] hand on.
pub trait Lab: Sized + Send + Sync + 'static {
    /// What its rounds are, and how they are computed: [`ByStages`](crate::lab::ByStages), the stages of its program one after
    /// the other; [`ByUpdates`](crate::lab::ByUpdates), the program again and again; or a kernel of its own.
    type Rounds: Rounds<Self>;

    /// What it is called and what it can be asked for.
    const DESCRIPTION: &'static Description;

    /// Of its inputs those that all rounds are given alike and that can be overwritten, where its rounds hand something on.
    const GIVEN: &'static [&'static str] = &[];

    /// The lab with other numbers in one of [`GIVEN`](Self::GIVEN).
    ///
    /// # Errors
    /// If it has no such numbers, or they cannot be overwritten.
    fn given(&self, overwritten: &Overwritten) -> Result<Self, Refusal> {
        Err(Refusal(format!("{overwritten}: it cannot be overwritten")))
    }

    /// The lab with these parameters and this table. What is costly to make and depends only on parameters that are the same in
    /// `earlier`, such as the data, is shared with it.
    ///
    /// # Errors
    /// If the parameters do not go together, or with the table.
    fn build(parameters: &Parameters, table: &Arc<Table>, earlier: Option<&Self>) -> Result<Self, Refusal>;

    /// Its program on its inputs, at its end. Where it is gone through again and again, as the first round does it.
    fn evaluation(&self) -> Evaluation;

    /// How many rounds there are.
    fn rounds(&self) -> u64 {
        self.evaluation().program().stages().len() as u64
    }

    /// What the stage of this number, from 0, is gone through by.
    fn walk(&self, stage: usize) -> Walk {
        let _ = stage;
        Walk::Whole
    }

    /// What has to be measured for the lab to go on to its last round; nothing where it has been, or need not be.
    fn errand(&self) -> Option<Errand> {
        None
    }

    /// The lines of Python that draw its inputs as it drew them; nothing where it did not draw them.
    fn drawn(&self) -> Option<Vec<String>> {
        None
    }
}

/// What a lab hands on from one round to the next.
pub type State<L> = <<L as Lab>::Rounds as Rounds<L>>::State;
