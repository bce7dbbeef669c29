//! Where a program stands: everything that its screen shows of it besides numbers.

use std::any::Any;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use super::back::origin_of;
use super::curves::{Curves, is_followed};
use super::file::ProgramFile;
use super::marks::Came;
use super::plots::Plot;
use super::session::Walkthrough;
use super::source::Source;
use super::statement::{self, Done};
use super::values::Values;
use crate::lab::inquiry::Asked;
use crate::lab::{
    Description, Errand, Origin, Overwritten, Position, Refusal, Sample, Schedule, Script, Session as Walk, Snapshot,
    Standing, Step,
};
use crate::lab::{Progress, SAMPLE_WIDTH};
use crate::ops::Value;
use crate::python::reader::Span;
use crate::python::session::{self, Call, Changed, Held, Printed, Session};

/// A name and what it holds.
#[derive(Debug, Clone)]
pub struct Variable {
    /// The name, as the program would write it where it stands.
    pub name: String,
    /// What it holds.
    pub held: Held,
    /// What it held before the last step, where that was something else.
    pub before: Option<Held>,
    /// Whether there was nothing of this name before the last step.
    pub is_new: bool,
    /// Whether it is what a loop has taken next, behind the statement.
    pub is_next: bool,
}

impl Variable {
    /// The same before the last step; nothing where there was nothing of this name.
    pub fn so_far(&self) -> Option<Self> {
        let held = self.before.clone().unwrap_or_else(|| self.held.clone());
        (!self.is_new).then(|| Self { name: self.name.clone(), held, before: None, is_new: false, is_next: false })
    }

    /// Whether the last step gave it another value, or its first; what a loop takes next is not the statement's.
    pub fn has_changed(&self) -> bool {
        !self.is_next && (self.is_new || self.before.is_some())
    }
}

/// An operation that failed, with what it was given.
#[derive(Debug, Clone)]
pub struct Failed {
    /// Where it is written.
    pub span: Span,
    /// Its sign.
    pub sign: &'static str,
    /// What it was given that has numbers, as it is written.
    pub operands: Vec<(String, Value)>,
}

/// Where a program stands.
#[derive(Debug)]
pub struct ProgramStand {
    /// Its text.
    pub source: Arc<Source>,
    /// Where the statement that was run last is written, its own line or lines.
    pub statement: Option<Span>,
    /// Where the statement begins that is run next, where that is known.
    pub next: Option<u32>,
    /// Where each part of it is written that has numbers.
    pub parts: Vec<Span>,
    /// The functions that the last step was run in, the module first.
    pub calls: Vec<Call>,
    /// The line that the running function has come to, where the statement was the last one of another, which has come back.
    pub back_in: Option<usize>,
    /// Whether it stands within a loop.
    pub is_in_loop: bool,
    /// Of the outermost loop that runs how many iterations have been, how many there are as far as is known, and whether there
    /// may be more.
    pub iteration: Option<(u64, u64, bool)>,
    /// The line of the loop that has gone on behind the last statement, without a step of its own.
    pub went_on: Option<usize>,
    /// What that loop has taken next.
    pub taken: Vec<Changed>,
    /// What the last step has changed of all that can be reached from a name.
    pub changes: Vec<Changed>,
    /// What is held, those of the running function first.
    pub variables: Vec<Variable>,
    /// What has been printed.
    pub output: Printed,
    /// Bytes of that which had been printed before the last step.
    pub printed_before: usize,
    /// What has been warned of.
    pub warnings: String,
    /// The exception that it ended with.
    pub error: Option<String>,
    /// Where it has come to what is not known here.
    pub refused: Option<Span>,
    /// What raised it.
    pub failed: Option<Failed>,
    /// Whether it has come to its end.
    pub has_ended: bool,
    /// The pictures that it has drawn.
    pub plots: Arc<Vec<Plot>>,
    /// Whether the last step drew something, and on which axes.
    pub has_drawn: Option<u64>,
    /// Whether it drew, and did not only show what had been drawn.
    pub draws: bool,
    /// What is set of it and overwritten in it.
    pub schedule: Schedule,
    /// What is overwritten in it just here.
    pub overwritten: Vec<Overwritten>,
    /// Why a number could not be overwritten that was to be.
    pub unpatched: Option<String>,
    /// The lines that are marked.
    pub marks: BTreeSet<usize>,
    /// What there is to say of how it came here.
    pub came: Option<Came>,
    /// Its scalars over the rounds.
    pub curves: Arc<Curves>,
    /// The file that it is in, and what can be asked for of it.
    pub file: &'static ProgramFile,
    /// What it is called and can be asked for.
    pub description: &'static Description,
    /// The program itself, for whoever wants to know more of it.
    pub program: Mutex<Session>,
}

impl ProgramStand {
    /// Whether what is shown is all of the last statement, and not a part ahead of its last.
    pub fn is_done(&self, shown: &Snapshot) -> bool {
        shown.step.as_ref().is_none_or(|step| step.stage + 1 == self.parts.len())
    }

    /// The stand in a snapshot; nothing where the snapshot is a lab's.
    pub fn of(snapshot: &Snapshot) -> Option<&Self> {
        snapshot.stand.as_any().downcast_ref()
    }
}

/// A position of the program as the house writes it.
pub fn position(of: session::Position) -> Position {
    Position { done: of.round, stage: of.statement }
}

/// A position of the house as the program has it.
pub fn place(of: Position) -> session::Position {
    session::Position { round: of.done, statement: of.stage }
}

/// Numbers that somebody overwrites, as the program has them.
pub fn patch(of: &Overwritten) -> session::Patch {
    let name = Arc::from(&*of.name);
    session::Patch { position: place(of.at), name, index: of.index().to_vec(), number: of.number }
}

/// A part of what a statement did, as a stage.
pub fn step(done: &Done, part: usize) -> Step {
    Step { evaluation: done.evaluation.after(part + 1), stage: part, part: None, progress: Progress::WHOLE }
}

impl Standing for ProgramStand {
    fn as_any(&self) -> &dyn Any {
        self
    }

    /// That is not known before a round has been run: as many as anybody asks for.
    fn stages(&self, _: u64) -> u64 {
        u64::MAX
    }

    fn ahead(&self, here: Position, _: Position) -> Option<Step> {
        let mut session = self.program.lock().ok()?.clone();
        session.mark();
        let from = place(here);
        let next = session::Position { statement: from.statement + 1, ..from };
        session.go_on(next.into(), 1_000_000);
        let record = session.record(from, session.position());
        let done =
            statement::done(&self.source.text, &self.source.outline, &record.operations, &mut Values::default())?;
        Some(step(&done, done.spans.len() - 1))
    }

    fn origin(&self, of: &Asked) -> Option<Origin> {
        let session = self.program.lock().ok()?.clone();
        origin_of(session, &self.source, of)
    }

    fn place(&self) -> Option<String> {
        let (iteration, count, is_more) = self.iteration?;
        Some(format!("iteration {iteration}/{count}{}", if is_more { "+" } else { "" }))
    }

    fn may_have(&self, name: &str) -> bool {
        self.curves.has(name)
    }

    fn curve_names(&self) -> Option<Vec<String>> {
        // What is usually called a loss comes first, then what else is followed.
        let order = |name: &&str| (!["loss", "cost", "error", "mse"].contains(name), !is_followed(name));
        let mut names: Vec<&str> = self.curves.names().collect();
        names.sort_by_key(order);
        Some(names.into_iter().map(str::to_owned).collect())
    }

    fn curve(&self, name: &str) -> Option<Vec<(u64, f64)>> {
        Some(self.curves.of(name).unwrap_or_default().to_vec())
    }

    fn branch(&self, schedule: Schedule) -> Option<Result<Box<dyn Walk>, Refusal>> {
        let is_same = schedule.at(0).iter().eq(self.schedule.at(0).iter());
        let beside = if is_same { Walkthrough::beside(self, schedule.clone()) } else { None };
        let walk = beside.map_or_else(|| Walkthrough::new(self.file, self.description, schedule), Ok);
        Some(walk.map(|walk| Box::new(walk) as Box<dyn Walk>))
    }

    fn can_overwrite(&self, overwritten: &Overwritten) -> Result<(), Refusal> {
        let unknown = || Refusal(format!("{overwritten}: the program is not there"));
        let program = self.program.lock().map_err(|_| unknown())?;
        program.can_overwrite(&patch(overwritten)).map_err(|why| Refusal(format!("{overwritten}: {why}")))
    }

    fn is_of_program(&self) -> bool {
        true
    }

    fn has_origins(&self) -> bool {
        true
    }

    fn rests(&self) -> Option<String> {
        let Some(Came::AtMark(line)) = self.came else { return None };
        Some(format!("the mark on line {line}"))
    }

    fn said_of(&self, name: &str) -> Option<String> {
        if let Some(one) = self.overwritten.iter().find(|one| *one.name == *name) {
            return Some(format!("somebody has overwritten it here: {one}"));
        }
        if let (Some(line), true) = (self.went_on, self.taken.iter().any(|one| one.path == name)) {
            return Some(format!("the loop in line {line} takes it next"));
        }
        let (from, to) = self.statement?;
        let variable = self.variables.iter().find(|variable| variable.name == name)?;
        let text = statement::written(&self.source.text[from as usize..to as usize]);
        variable.has_changed().then(|| format!("it is given this here, in line {}: {text}", self.source.line(from)))
    }

    fn sample(&self) -> Sample {
        [f64::NAN; SAMPLE_WIDTH]
    }

    fn errand(&self) -> Option<Errand> {
        None
    }

    fn script(&self, _: &Snapshot) -> Result<Script, Refusal> {
        let lines = self.source.text.lines().map(str::to_owned).collect();
        Ok(Script { helpers: vec![], setup: vec![], lines })
    }
}
