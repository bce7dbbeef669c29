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

mod assignment;
pub mod condition;
mod contract;
mod errand;
mod evaluation;
pub mod formula;
pub mod inquiry;
mod numbers;
mod parameter;
mod parameters;
mod position;
pub mod program;
mod question;
mod reverse;
mod rounds;
pub mod run;
mod schedule;
pub mod script;
mod selected;
mod setting;
mod since;

pub use assignment::Assignment;
pub use condition::Condition;
pub use contract::{Lab, State};
pub use errand::{Errand, Stopwatch};
pub use evaluation::{Element, Evaluation, Operands};
pub use numbers::nudge;
pub use parameter::{Nudge, Parameter, Refusal};
pub use parameters::Parameters;
pub use position::{Position, WrittenPosition};
pub use program::{Program, Reference};
pub use question::Question;
pub use reverse::Gradients;
pub use rounds::{ByStages, ByUpdates, Carried, Departure, Rounds};
pub use run::{
    Answers, Engine, Goal, Lens, Order, Outcome, Progress, RECENT_ROUNDS, Reply, Request, Run, SAMPLE_WIDTH, Sample,
    Session, Shown, Sight, Snapshot, Stand, Standing, Step, Surroundings, Through, Trace, Walk, Wanted,
};
pub use schedule::Schedule;
pub use script::Script;
pub use selected::{FEATURES, MISSING, SOURCE, Selected, TARGET};
pub use setting::{Preset, Range, Setting, Typed, grouped};
pub use since::{Change, Set, Since};

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
