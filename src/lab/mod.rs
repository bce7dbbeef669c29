//! What a lab is: the contract between one computation and the house around it.
//!
//! A [`Lab`] is built from its [`Parameters`] and is a pure function from one state to the next. A [`Run`] is a lab
//! being stepped through: it holds the [`Schedule`] of its parameters and the timeline of its states, and shows at
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

pub mod parameter;
pub mod program;
pub mod relief;
pub mod run;

pub use parameter::{
    Assignment, Change, FEATURES, MISSING, Nudge, ORIGIN, Overwritten, Parameter, Parameters, Preset, Range, Refusal,
    SOURCE, Schedule, Selected, Set, Setting, Since, TARGET, Typed, grouped, is_drawn, is_from_table, parting,
};
pub use program::{
    Condition, Element, Evaluation, Foretold, Gradients, Name, Operands, Program, Pupil, Question, Reference, Script,
    condition, formula, inquiry, nudge, question, script,
};
pub use run::{
    Against, Answers, Apart, ByStages, ByUpdates, Carried, Departure, Difference, Engine, Errand, Goal, Lab, Lens,
    Marking, Order, Origin, Outcome, Parting, Position, Progress, RECENT_ROUNDS, Reply, Request, Rounds, Run,
    SAMPLE_WIDTH, Sample, Session, Shown, Sight, Snapshot, Stand, Standing, State, Step, Stopwatch, Surroundings,
    Through, Trace, Walk, Wanted, WrittenPosition,
};

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
