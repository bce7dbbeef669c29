//! What there is to see where a program stands.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use super::session::Walkthrough;
use super::stand::{self, Failed, ProgramStand, Variable};
use super::statement::{self, Done};
use super::values::Values;
use crate::lab::run::Surroundings;
use crate::lab::{Evaluation, Position, Program, Session as _, Snapshot, Trace};
use crate::ops::Value;
use crate::python::reader::{Loop, Span};
use crate::python::session::{Changed, Held, Kept, OperationRecord, StepRecord};

/// Numbers of what is held that are looked at in all; names beyond that are told of without their numbers.
const MOST_NUMBERS: usize = 20_000_000;

impl Walkthrough {
    pub(super) fn look(&mut self) -> Snapshot {
        let position = self.position();
        let here = self.program.position();
        let is_known = position != Position::START;
        let behind = self.program.behind().filter(|behind| is_known && *behind < here);
        let record = behind.map_or_else(StepRecord::default, |behind| self.program.record(behind, here));
        let source = Arc::clone(&self.source);
        let done = statement::done(&source.text, &source.outline, &record.operations, &mut self.values);
        self.parts = done.as_ref().map_or(0, |done| done.spans.len());
        let part = self.part_shown(self.parts);
        let changes = if behind.is_some() { self.program.changes() } else { vec![] };
        let went_on = self.went_on(behind.is_some());
        let is_taken =
            |one: &Changed| went_on.as_ref().is_some_and(|of| of.names.iter().any(|name| is_of(name, &one.path)));
        let (taken, changes): (Vec<Changed>, Vec<Changed>) = changes.into_iter().partition(is_taken);
        let mut variables = self.variables(behind.is_some(), &changes);
        for variable in &mut variables {
            variable.is_next = went_on.as_ref().is_some_and(|of| of.names.contains(&variable.name));
        }
        let now = evaluation(&variables, &mut self.values);
        self.values.turn();
        let failed = record.failed.as_ref().map(|failed| self.failed(failed));
        let end = self.end();
        let frontier = self.frontier.max(position);
        let course = Surroundings {
            description: self.description,
            changes_in_mid_run: false,
            schedule: self.schedule.clone(),
            rounds: self.program.last().map_or(frontier.done + u64::from(frontier.stage > 0), |last| last.round),
            end,
            frontier: frontier.done,
            departure: None,
            trace: Trace::default(),
        };
        let has_drawn = self.look_at_plots(behind.is_some());
        let shown_part = done.as_ref().and_then(|done| done.spans.get(part).copied());
        let stand = ProgramStand {
            statement: is_known.then(|| self.source.outline.statement(self.place_of_step(shown_part))).flatten(),
            next: self.program.next_statement(),
            source: Arc::clone(&source),
            parts: done.as_ref().map_or_else(Vec::new, |done| done.spans.clone()),
            calls: if self.is_in_caller(shown_part) { self.program.calls() } else { self.program.calls_behind() },
            back_in: self.program.calls().pop().filter(|_| self.is_back(shown_part)).map(|call| call.line),
            went_on: went_on.as_ref().map(|of| source.line(of.head)),
            taken,
            is_in_loop: self.program.is_in_loop(),
            iteration: self.iteration(),
            changes,
            variables,
            output: self.program.printed().clone(),
            printed_before: if behind.is_some() { self.program.printed_behind() } else { 0 },
            warnings: self.program.warnings().to_owned(),
            error: self.program.error(),
            refused: self.program.refused(),
            failed,
            has_ended: self.program.last() == Some(here) && is_known,
            plots: Arc::clone(&self.plots.1),
            has_drawn,
            draws: self.program.recorded() > self.program.recorded_behind(),
            schedule: self.schedule.clone(),
            overwritten: self.schedule.overwritten().iter().filter(|one| one.at == position).cloned().collect(),
            unpatched: self.program.unpatched().map(str::to_owned),
            marks: self.marks.clone(),
            came: self.came,
            curves: Arc::clone(&self.curves),
            file: self.file,
            description: self.description,
            program: Mutex::new(self.program.clone()),
        };
        let step = done.as_ref().map(|done: &Done| stand::step(done, part));
        Snapshot { position, now, step, earlier: None, course: Arc::new(course), stand: Arc::new(stand) }
    }

    /// Looks at the pictures that have been drawn, where there are others than before; the axes that the last step drew on.
    fn look_at_plots(&mut self, knows_before: bool) -> Option<u64> {
        let drawn = self.program.drawn();
        if self.plots.0 != drawn {
            self.plots = (drawn, Arc::new(self.drawings.plots(&self.program)));
        }
        let has_drawn = knows_before && drawn > self.program.drawn_behind();
        let last = || self.program.last_axes();
        // What has been drawn on axes that hold nothing yet is nothing to look at.
        has_drawn.then(last).flatten().filter(|axes| self.plots.1.iter().any(|plot| plot.number == *axes))
    }

    /// How far the outermost loop has come that runs.
    fn iteration(&self) -> Option<(u64, u64, bool)> {
        let (begun, iterations) = self.program.iteration()?;
        let known = self.curves.iterations(begun).unwrap_or(0).max(iterations);
        let has_passed = self.program.last().is_some() || self.frontier.done > begun + known;
        Some((iterations, known, !has_passed))
    }

    /// Whether the step that led here has come back from a call.
    fn has_returned(&self) -> bool {
        self.program.depth_behind().is_none_or(|before| before > self.program.depth())
    }

    /// Whether a function has come back, and what is shown is what its caller has done with that.
    fn is_in_caller(&self, shown: Option<Span>) -> bool {
        let begun = self.source.outline.statement(self.program.statement());
        let is_in_function = |shown: Span| begun.is_some_and(|(from, to)| from <= shown.0 && shown.1 <= to);
        let is_at_end = self.program.last() == Some(self.program.position());
        self.program.depth_behind().is_some()
            && self.has_returned()
            && (is_at_end || shown.is_some_and(|shown| !is_in_function(shown)))
    }

    /// Whether a function has come back, and what is shown is what it has done last.
    fn is_back(&self, shown: Option<Span>) -> bool {
        self.program.depth_behind().is_some() && self.has_returned() && !self.is_in_caller(shown)
    }

    /// Where the statement begins that the step belongs to: that which was begun last; after a call, where that is what is shown,
    /// that which has called, and where only a loop has taken its next value that loop.
    fn place_of_step(&self, shown: Option<Span>) -> u32 {
        let begun = self.program.statement();
        let is_head = self.program.statements() == 0;
        if !is_head && !self.is_in_caller(shown) {
            return begun;
        }
        // At the end no function runs any more: the module has called the one that came back last.
        let caller = || {
            let [call, _, ..] = &*self.program.calls_behind() else { return None };
            self.source.outline.stop(self.source.span_of_line(call.line))
        };
        self.program.carried_out().or_else(caller).unwrap_or(begun)
    }

    /// The loop that has gone on behind the statement of the last step, where it has no step of its own.
    fn went_on(&self, knows_before: bool) -> Option<Loop> {
        let (next, has_statement) = (self.program.next_statement()?, self.program.statements() > 0);
        (knows_before && has_statement)
            .then(|| self.source.outline.went_on(self.program.statement(), next).cloned())
            .flatten()
    }

    /// What is held, as the running function would write it: its own names first, then those of the module, then those of
    /// the functions that wait for it.
    fn variables(&self, knows_before: bool, changes: &[Changed]) -> Vec<Variable> {
        let before = if knows_before { self.program.held_by_frame_behind() } else { vec![] };
        let before: HashMap<(usize, String), Held> =
            before.into_iter().map(|(frame, held)| ((frame, held.name.clone()), held)).collect();
        let (held, running) = self.program.held_by_frame();
        // Of a function that runs in itself the innermost call is told of.
        let last: HashMap<String, usize> = held.iter().map(|(frame, held)| (held.name.clone(), *frame)).collect();
        let prefix = self.program.calls().last().map(|call| format!("{}.", call.name)).unwrap_or_default();
        let own = |frame: usize, name: &str| {
            name.strip_prefix(&prefix).filter(|_| frame == running && running > 0).map(str::to_owned)
        };
        let shadowed: Vec<String> = held.iter().filter_map(|(frame, held)| own(*frame, &held.name)).collect();
        let mut variables: Vec<(bool, Variable)> = vec![];
        for (frame, held) in held.into_iter().filter(|(frame, held)| last[&held.name] == *frame) {
            let own = own(frame, &held.name);
            let is_own = own.is_some();
            let name = own.unwrap_or_else(|| held.name.clone());
            if !is_own && shadowed.contains(&name) {
                continue;
            }
            let before = before.get(&(frame, held.name.clone()));
            let is_new = knows_before && before.is_none();
            let is_touched = changes.iter().any(|one| begins(&one.path, &name));
            let before = before.filter(|before| is_touched || !is_same(before, &held)).cloned();
            variables.push((is_own, Variable { name, held, before, is_new, is_next: false }));
        }
        variables.sort_by_key(|(is_own, _)| !is_own);
        variables.into_iter().map(|(_, variable)| variable).collect()
    }

    /// An operation that raised an exception, with what it was given.
    fn failed(&self, record: &OperationRecord) -> Failed {
        let pieces = self.source.outline.pieces(record.span);
        let text = |k: usize| match pieces.and_then(|pieces| pieces.operands.get(k)) {
            Some(crate::python::reader::Piece::One((from, to))) => {
                statement::written(&self.source.text[*from as usize..*to as usize])
            }
            _ => format!("argument {}", k + 1),
        };
        let mut values = Values::default();
        let operands = record.operands.iter().enumerate();
        let operands = operands.filter_map(|(k, operand)| Some((text(k), values.of(&operand.value)?))).collect();
        Failed { span: record.span, sign: super::rule::sign(&record.name), operands }
    }
}

/// Whether a path is that of a name, or of this name of a function.
fn is_of(name: &str, path: &str) -> bool {
    path == name || path.rsplit_once('.').is_some_and(|(_, own)| own == name)
}

/// Whether a path begins with a name: `params["W"]` with `params`.
fn begins(path: &str, name: &str) -> bool {
    path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
}

/// Whether a name holds the same as before: also an array whose numbers nobody has written.
fn is_same(before: &Held, now: &Held) -> bool {
    match (&before.value, &now.value) {
        (Kept::Array(a), Kept::Array(b)) if Arc::ptr_eq(&a.buffer, &b.buffer) && a.view == b.view => true,
        (a, b) => a == b,
    }
}

/// What is held, as quantities.
fn evaluation(variables: &[Variable], values: &mut Values) -> Evaluation {
    let mut left = MOST_NUMBERS;
    let mut given: Vec<(&str, Value)> = vec![];
    for variable in variables {
        if given.iter().any(|(name, _)| *name == variable.name) {
            continue;
        }
        if let Some(value) = values.held(&variable.held)
            && let Some(rest) = left.checked_sub(value.shape().len())
        {
            left = rest;
            given.push((&variable.name, value));
        }
    }
    let program = Program::builder().quantities(given.iter().map(|(name, _)| *name)).build();
    Evaluation::new(&Arc::new(program), given).expect("a program without a line fits whatever it is given")
}
