//! What a lab is: the contract between one computation and the house around it.
//!
//! A [`Lab`] is built from its [`Parameters`] and is a pure function from one state to the next. A [`Run`] is a lab
//! being stepped through: it holds the [`Schedule`] of its parameters and the [`Timeline`] of its states, and shows at
//! every position a [`Snapshot`], which has the lab's [`Program`] with numbers in it.
//!
//! ```text
//! Parameters ──build──► Lab ──advance──► State ──► Timeline (checkpoints, trace)
//!     ▲                  │                              │
//!  Schedule              └────────► Snapshot ◄──────────┘
//!                                       │
//!                        quantities, explanations, code
//! ```
//!
//! Nothing here knows of screens or terminals.

use std::sync::Arc;

mod assignment;
mod condition;
mod evaluation;
pub mod formula;
pub mod inquiry;
mod parameter;
mod parameters;
mod position;
pub mod program;
mod question;
pub mod run;
mod schedule;
pub mod script;
mod selected;
mod setting;
mod sheet;
mod since;

pub use assignment::Assignment;
pub use condition::Condition;
pub use evaluation::{Element, Evaluation, Operands, nudge};
pub use parameter::{Nudge, Parameter, Refusal};
pub use parameters::Parameters;
pub use position::{Position, WrittenPosition};
pub use program::{Program, Reference};
pub use question::Question;
pub use run::{
    Answers, Course, Departure, Engine, Goal, Lens, Order, Outcome, Progress, RECENT_ROUNDS, Reply, Request, Run,
    SAMPLE_WIDTH, Sample, Session, Shown, Sight, Snapshot, Stand, Standing, Step, Surroundings, Through, Trace, Walk,
    Wanted,
};
pub use schedule::Schedule;
pub use script::Script;
pub use selected::{FEATURES, MISSING, SOURCE, Selected, TARGET};
pub use setting::{Preset, Range, Setting, grouped};
pub use sheet::Sheet;
pub use since::{Set, Since};

use crate::table::Table;

/// What a lab is called and what it can be asked for.
#[derive(Debug)]
pub struct Description {
    /// Its name, in commands and on its tab.
    pub name: &'static str,
    /// What it shows, in one sentence.
    pub about: &'static str,
    /// What one of its rounds is called.
    pub round: &'static str,
    /// What one of the stages of a round is called.
    pub stage: &'static str,
    /// Whether a person's own table can be put in.
    pub takes_table: bool,
    /// Its parameters.
    pub parameters: &'static [Parameter],
    /// Its quantities and what each of them is.
    pub quantities: &'static [(&'static str, &'static str)],
    /// The scalar quantities that its trace keeps, in the order of a [`Sample`].
    pub traced: &'static [&'static str],
}

impl Description {
    /// What the quantity `name` is; nothing to say where it is not listed.
    pub fn meaning(&self, name: &str) -> &'static str {
        self.quantities.iter().find(|(known, _)| *known == name).map_or("", |(_, meaning)| meaning)
    }
}

/// One computation, advanced round by round.
///
/// A lab is immutable and deterministic: it reads no clock and draws on no entropy. What changes from round to round is
/// its state.
pub trait Lab: Sized + Send + Sync + 'static {
    /// Everything that one round hands on to the next.
    type State: Clone + PartialEq + std::fmt::Debug + Send + Sync;

    /// What it is called and what it can be asked for.
    const DESCRIPTION: &'static Description;

    /// Whether a parameter can change from some round on. Where the rounds are the stages of one program it cannot: what
    /// the first stages computed would belong to another program than what the last ones do.
    const CHANGES_IN_MID_RUN: bool = true;

    /// The lab with these parameters and this table. What is costly to make and depends only on parameters that are the same in
    /// `earlier`, such as the data, is shared with it.
    ///
    /// # Errors
    /// If the parameters do not go together, or with the table.
    fn build(parameters: &Parameters, table: &Arc<Table>, earlier: Option<&Self>) -> Result<Self, Refusal>;

    /// How many rounds there are.
    fn rounds(&self) -> u64;

    /// How many stages the round has that follows `done` complete ones.
    fn stages(&self, done: u64) -> u64;

    /// The state before the first round.
    ///
    /// # Errors
    /// If it is not finite.
    fn initial(&self) -> Result<Self::State, Departure>;

    /// Whether the states that `earlier` came to are this lab's as well, where a parameter of the whole run is what has
    /// changed between the two. Where they are not, the run is computed anew from its start.
    fn resumes(&self, earlier: &Self) -> bool {
        let _ = earlier;
        true
    }

    /// A state handed over by a lab with other parameters.
    ///
    /// # Errors
    /// If it is not finite here.
    fn adopt(&self, round: u64, state: &Self::State) -> Result<Self::State, Departure>;

    /// The state after `round`, given the one before it.
    ///
    /// # Errors
    /// If it is not finite.
    fn advance(&self, round: u64, before: &Self::State) -> Result<Self::State, Departure>;

    /// Everything that can be known between rounds, when `done` of them ended in `state`.
    fn settled(&self, done: u64, state: &Self::State) -> Evaluation;

    /// The round after `done` rounds, as far as its `stage`-th stage (from 1), begun in `state`.
    fn step(&self, done: u64, stage: u64, state: &Self::State) -> Step;

    /// The numbers named by [`Description::traced`].
    fn sample(&self, state: &Self::State) -> Sample;

    /// What one round costs, in units of about half a nanosecond.
    fn effort(&self) -> u64;

    /// Bytes that a state takes: so many checkpoints of it are kept as there is room for.
    fn bytes(&self, state: &Self::State) -> usize {
        size_of_val(state)
    }

    /// What has to be measured for the lab to go on to its last round; nothing where it has been, or need not be.
    fn errand(&self) -> Option<Errand> {
        None
    }

    /// The lines of Python that draw its inputs as it drew them; nothing where it did not draw them.
    fn drawn(&self) -> Option<Vec<String>> {
        None
    }

    /// The script that comes to `snapshot`, by way of the labs of `course`: each with the round from which on it is in
    /// force, the last one the lab of the snapshot.
    ///
    /// # Errors
    /// If there is more to write out than a script should hold.
    fn script(course: &[(u64, &Self)], snapshot: &Snapshot) -> Result<Script, Refusal> {
        Script::of(&snapshot.now, course.last().and_then(|(_, lab)| lab.drawn()))
    }
}

/// Something that only a driver can find out, because it takes a clock: how long three ways take to multiply two
/// matrices. What comes back is set as a parameter, so that the lab stays a function of its parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Errand {
    /// Rows and columns.
    pub n: usize,
    /// Seed of the matrices.
    pub seed: u32,
    /// The parameter that the answer is set as.
    pub setting: &'static str,
}
