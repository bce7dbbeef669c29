//! A program being walked through: where it stands, and where it is going.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use super::curves::Curves;
use super::file::ProgramFile;
use super::leg::{Leg, NEVER};
use super::marks::Came;
use super::plots::{Drawings, Plot};
use super::source::Source;
use super::stand::{self, ProgramStand};
use super::values::Values;
use crate::lab::{
    Change, Description, Goal, Marking, Parameters, Position, Refusal, Schedule, Session, Set, Setting, Since,
    Snapshot, WrittenPosition,
};
use crate::python::reader::prose;
use crate::python::session as python;

/// What an instruction of the program costs about, in the unit of [`Session::work`].
const INSTRUCTION: u64 = 80;

/// Instructions that are run when a program is opened, to see where it ends.
const AHEAD: u64 = 300_000;

/// A program being walked through.
pub struct Walkthrough {
    pub(super) file: &'static ProgramFile,
    pub(super) description: &'static Description,
    pub(super) schedule: Schedule,
    pub(super) source: Arc<Source>,
    pub(super) program: python::Session,
    /// The part of the last statement that is shown.
    pub(super) part: Part,
    /// How many parts it has.
    pub(super) parts: usize,
    /// What is left to do, in order.
    pub(super) way: VecDeque<Leg>,
    /// The round that it wants to come to, for whoever waits; nothing where nobody knows how far that is.
    pub(super) goal: Option<u64>,
    /// The lines that are marked.
    pub(super) marks: BTreeSet<usize>,
    /// What there is to say of how it came here.
    pub(super) came: Option<Came>,
    /// Where a line that is looked for was run last, as far as has been looked.
    pub(super) found: Option<python::Position>,
    /// Steps that wait for the place that they count from.
    pub(super) goals: VecDeque<Goal>,
    pub(super) frontier: Position,
    pub(super) curves: Arc<Curves>,
    /// What has been drawn when so many calls had drawn.
    pub(super) plots: (u64, Arc<Vec<Plot>>),
    pub(super) drawings: Drawings,
    pub(super) values: Values,
    pub(super) shown: Option<Arc<Snapshot>>,
}

/// Which part of a statement is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The first.
    First,
    /// The last: what the whole statement came to.
    Last,
    /// This one.
    At(usize),
}

/// The text of a program, with what stands around it.
fn source(file: &ProgramFile, program: &python::Session) -> Arc<Source> {
    let cells = prose(&file.name, &file.text);
    // Lines of Markdown keep their numbers; a notebook has none.
    let keeps_lines = !cells.is_empty() && !file.name.to_ascii_lowercase().ends_with("ipynb");
    let around = if keeps_lines { file.text.lines().map(str::to_owned).collect() } else { vec![] };
    Arc::new(Source::of(program.text()).within(cells, around))
}

/// What is overwritten in a program's course.
fn patches(schedule: &Schedule) -> Vec<python::Patch> {
    schedule.overwritten().iter().map(stand::patch).collect()
}

/// The program before its first statement, with all that is set and overwritten: as it has been read where nothing is set.
fn opened(file: &ProgramFile, schedule: &Schedule, read: Option<python::Session>) -> Result<python::Session, Refusal> {
    let parameters = schedule.at(0);
    let is_as_read = (0..parameters.iter().count()).all(|index| parameters.what_was_set(index).is_none());
    let mut program = match read.filter(|_| is_as_read) {
        Some(read) => read,
        None => file.open(&parameters)?,
    };
    program.overwrite(patches(schedule));
    Ok(program)
}

impl Walkthrough {
    /// A program at its start, with these settings.
    ///
    /// # Errors
    /// If there is something in it that is not known here.
    pub fn new(
        file: &'static ProgramFile,
        description: &'static Description,
        schedule: Schedule,
    ) -> Result<Self, Refusal> {
        Self::read(file, description, schedule, None)
    }

    /// The same of a program that may have been read before.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn read(
        file: &'static ProgramFile,
        description: &'static Description,
        schedule: Schedule,
        read: Option<python::Session>,
    ) -> Result<Self, Refusal> {
        let program = opened(file, &schedule, read)?;
        let source = source(file, &program);
        let mut walk = Self::over(file, description, schedule, source, program);
        walk.look_ahead();
        Ok(walk)
    }

    /// A program at its start that is as another one, but for numbers that are overwritten: what comes before those is shared.
    pub fn beside(stand: &ProgramStand, schedule: Schedule) -> Option<Self> {
        let mut program = stand.program.lock().ok()?.clone();
        let from = stand.schedule.overwritten_from(&schedule).map(stand::place);
        program.overwrite(patches(&schedule));
        let mut walk = Self::over(stand.file, stand.description, schedule, Arc::clone(&stand.source), program);
        walk.heed_marks();
        walk.curves = Arc::clone(&stand.curves);
        if let Some(from) = from {
            Arc::make_mut(&mut walk.curves).forget_from(from);
        }
        walk.frontier = stand::position(walk.program.position());
        walk.look_ahead();
        Some(walk)
    }

    fn over(
        file: &'static ProgramFile,
        description: &'static Description,
        schedule: Schedule,
        source: Arc<Source>,
        program: python::Session,
    ) -> Self {
        Self {
            file,
            description,
            schedule,
            source,
            program,
            part: Part::Last,
            parts: 0,
            way: VecDeque::new(),
            goal: Some(0),
            marks: BTreeSet::new(),
            came: None,
            found: None,
            goals: VecDeque::new(),
            frontier: Position::START,
            curves: Arc::default(),
            plots: (0, Arc::default()),
            drawings: Drawings::default(),
            values: Values::default(),
            shown: None,
        }
    }

    /// Runs on for a moment, to see where the program ends, and goes back to its start.
    fn look_ahead(&mut self) {
        self.run_on(NEVER.into(), AHEAD);
        self.program.goto(python::Position::default(), 0);
    }

    /// The part that is shown, of so many.
    pub(super) fn part_shown(&self, parts: usize) -> usize {
        match self.part {
            Part::First => 0,
            Part::Last => parts.saturating_sub(1),
            Part::At(part) => part.min(parts.saturating_sub(1)),
        }
    }

    fn is_on_its_way(&self) -> bool {
        !self.way.is_empty() || !self.goals.is_empty()
    }

    /// Lets the program begin anew with these parameters, and go to where it stands.
    fn restart(&mut self, schedule: Schedule) -> Result<(), Refusal> {
        let program = opened(self.file, &schedule, None)?;
        let here = self.program.position();
        self.source = source(self.file, &program);
        (self.program, self.schedule) = (program, schedule);
        self.heed_marks();
        (self.frontier, self.curves, self.shown) = (Position::START, Arc::default(), None);
        (self.plots, self.drawings, self.came) = ((0, Arc::default()), Drawings::default(), None);
        self.way.clear();
        self.goals.clear();
        self.look_ahead();
        // Where the program ends sooner now, that is as far as it goes.
        self.begin_to(here.min(self.program.last().unwrap_or(here)));
        Ok(())
    }

    fn change(&mut self, changes: &[(usize, Option<Setting>)]) -> Result<Vec<Set>, Refusal> {
        let (before, mut schedule) = (self.parameters(), self.schedule.clone());
        for (index, setting) in changes {
            schedule.set(*index, setting.clone(), 0);
        }
        let after = schedule.at(0);
        let set = |(index, _): &(usize, Option<Setting>)| {
            let ((parameter, before), (_, after)) = (before.at(*index), after.at(*index));
            Set { parameter, before, after, from: 0 }
        };
        let sets = changes.iter().map(set).collect();
        if schedule != self.schedule {
            self.restart(schedule)?;
        }
        Ok(sets)
    }
}

impl Session for Walkthrough {
    fn description(&self) -> &'static Description {
        self.description
    }

    fn snapshot(&mut self) -> Arc<Snapshot> {
        if self.shown.is_none() {
            self.shown = Some(Arc::new(self.look()));
        }
        Arc::clone(self.shown.as_ref().expect("made just now"))
    }

    fn position(&self) -> Position {
        stand::position(self.program.position())
    }

    fn end(&self) -> Position {
        stand::position(self.program.last().unwrap_or(NEVER))
    }

    fn parameters(&self) -> Parameters {
        self.schedule.at(0)
    }

    fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    fn set_all(&mut self, changes: &[Change]) -> Result<Vec<Set>, Refusal> {
        let parameters = self.parameters();
        let read = |Change { name, value, since }: &Change| {
            let index = parameters.index(name)?;
            if matches!(since, Since::Round(1..)) {
                return Err(Refusal(format!(
                    "{name}: a literal of a program holds from its start: write {name}={value}"
                )));
            }
            Ok((index, Some(parameters.at(index).0.read(value)?)))
        };
        self.change(&changes.iter().map(read).collect::<Result<Vec<_>, Refusal>>()?)
    }

    fn nudge(&mut self, parameter: usize, up: bool, _: Since) -> Result<Set, Refusal> {
        let (known, setting) = self.parameters().at(parameter);
        let mut sets = self.change(&[(parameter, Some(known.nudged(setting, up)))])?;
        Ok(sets.remove(0))
    }

    fn reset(&mut self, parameter: usize, _: Since) -> Result<Set, Refusal> {
        let mut sets = self.change(&[(parameter, None)])?;
        Ok(sets.remove(0))
    }

    fn set_out(&mut self, goal: Goal) {
        if let Goal::At(_) | Goal::End = goal {
            self.way.clear();
            self.goals.clear();
            return self.begin(goal);
        }
        if self.is_on_its_way() {
            return self.goals.push_back(goal);
        }
        if let Goal::PartForward | Goal::PartBack = goal {
            // Only who has looked knows how many parts there are.
            self.snapshot();
        }
        let part = self.part_shown(self.parts);
        match goal {
            Goal::PartForward if part + 1 < self.parts => (self.part, self.shown) = (Part::At(part + 1), None),
            Goal::PartBack if part > 0 && self.parts > 0 => (self.part, self.shown) = (Part::At(part - 1), None),
            _ => self.begin(goal),
        }
    }

    fn progress(&self) -> Option<(u64, u64)> {
        let here = self.program.position().round;
        self.is_on_its_way().then(|| (here, self.goal.map_or(u64::MAX, |goal| goal.max(here))))
    }

    fn mark(&mut self, marking: &Marking) -> Result<String, Refusal> {
        self.shown = None;
        self.change_marks(marking)
    }

    fn stay(&mut self) {
        self.goals.clear();
        if !self.way.is_empty() {
            let here = self.program.position();
            self.way = VecDeque::from([Leg::On(here.into()), Leg::Again]);
        }
    }

    fn work(&mut self, effort: u64) -> bool {
        let budget = (effort / INSTRUCTION).max(1000);
        if self.is_on_its_way() {
            self.shown = None;
        }
        loop {
            while let Some(leg) = self.way.pop_front() {
                if !self.walk(leg, budget) {
                    self.way.push_front(leg);
                    return false;
                }
            }
            match self.goals.pop_front() {
                Some(goal) => self.set_out(goal),
                None => return true,
            }
        }
    }

    fn effort(&self) -> u64 {
        INSTRUCTION * 1000
    }

    fn read_position(&self, written: WrittenPosition) -> Result<Position, Refusal> {
        Ok(written.in_rounds_of(|_| u64::MAX)?)
    }
}
