//! A run as a script: the data, then epoch by epoch the program's own lines.

use std::sync::Arc;

use super::compute::{STAGES, Training};
use super::data::Recipe;
use super::optimiser::{LINE, Optimiser, PLANE};
use crate::lab::script::{self, Script, assignment, indented};
use crate::lab::{Name, Position, Program, Refusal, Snapshot};
use crate::ops::{Language, Value};

impl Training {
    /// The script that comes to `frame` by way of the labs of `course`.
    pub(super) fn script_of(course: &[(u64, &Self)], frame: &Snapshot) -> Result<Script, Refusal> {
        let mut script = Self::script_to(course, frame.position)?;
        let now = &frame.now;
        let ahead = course.last().map_or(0, |(_, lab)| lab.ahead());
        script.lines.extend((ahead..now.lines_done()).map(|index| script::line(now, index)));
        script.helpers = now.program().helpers(Language::NumPy, now.lines_done());
        Ok(script)
    }

    /// The script that has slope or weights and intercept as they are at `position`, by way of the labs of `course`: each
    /// with the round from which on it is in force.
    ///
    /// # Errors
    /// If there are more numbers to write out than a script should hold.
    pub fn script_to(course: &[(u64, &Self)], position: Position) -> Result<Script, Refusal> {
        let mut script = Script::default();
        let mut lines: Vec<String> = course.first().map_or_else(Vec::new, |(_, lab)| lab.beginning());
        let counts = course.iter().any(|(_, lab)| matches!(lab.optimiser, Optimiser::Adam { .. }));
        if counts {
            lines.push("t = 0".to_owned());
        }
        let mut settings: Vec<String> = vec![];
        let mut memory = Memory::default();
        for (k, (from, lab)) in course.iter().enumerate() {
            match k.checked_sub(1).map(|before| course[before].1) {
                None => script.setup = lab.given_as_lines()?,
                Some(before) if !Arc::ptr_eq(&before.data, &lab.data) => lines.extend(lab.given_as_lines()?),
                Some(_) => {}
            }
            let own = lab.settings_as_lines();
            lines.extend(own.iter().filter(|line| !settings.contains(line)).cloned());
            settings = own;
            lines.extend(memory.handed_to(lab));
            let to = course.get(k + 1).map_or(position.done, |(next, _)| *next);
            if to > *from {
                lines.push(format!("for epoch in range({}, {}):", from + 1, to + 1));
                lines.extend(indented(lab.epoch(counts)));
            }
        }
        if let (Some((_, lab)), 1..) = (course.last(), position.stage) {
            lines.extend(lab.batches_up_to(position, counts));
        }
        script.lines = lines;
        Ok(script)
    }

    /// The line that predicts from all the points or rows.
    pub fn prediction(&self) -> String {
        let lines = self.whole.statements().iter().enumerate();
        lines.filter(|(_, line)| line.name == "predictions").map(|(index, _)| written(&self.whole, index)).collect()
    }

    /// What is moved.
    pub(super) fn moved(&self) -> &'static [&'static str] {
        if self.plane.is_some() { PLANE } else { LINE }
    }

    /// How the nothing is written that the first of what is moved begins with, and that the second begins with.
    fn nothing(&self) -> [&'static str; 2] {
        [if self.plane.is_some() { "np.zeros(features.shape[1])" } else { "0.0" }, "0.0"]
    }

    /// How many lines at the head of the program bring about what epochs start from: a plane's features on one scale.
    fn ahead(&self) -> usize {
        let lines = self.whole.statements();
        lines.iter().position(|line| line.name == "X").map_or(0, |index| index + 1)
    }

    /// What stands ahead of the first epoch.
    fn beginning(&self) -> Vec<String> {
        let ahead = (0..self.ahead()).map(|index| written(&self.whole, index));
        let moved = self.moved().iter().zip(self.nothing()).map(|(name, nothing)| format!("{name} = {nothing}"));
        ahead.chain(moved).collect()
    }

    /// What is given: points as they were drawn, where there are many and NumPy can draw them, or written out; of a table
    /// its features and labels.
    fn given_as_lines(&self) -> Result<Vec<String>, Refusal> {
        let given = match &self.plane {
            Some(plane) => plane.given(),
            None => vec![("X", Value::from(&self.data.x)), ("y", Value::from(&self.data.y))],
        };
        let count = given.iter().map(|(_, value)| value.shape().len()).sum();
        match self.recipe.as_ref().and_then(Recipe::drawn) {
            Some(drawn) if count >= script::MOST_WRITTEN => Ok(drawn),
            _ if count > script::MOST => Err(script::too_long(count)),
            _ => Ok(given.iter().flat_map(|(name, value)| assignment(name, value, false)).collect()),
        }
    }

    fn settings_as_lines(&self) -> Vec<String> {
        let number = |name: &str, number: f64| format!("{name} = {}", script::float(number));
        let mut lines = vec![number("lr", self.lr)];
        match self.optimiser {
            Optimiser::Plain => {}
            Optimiser::Momentum { momentum } | Optimiser::Nesterov { momentum } => {
                lines.push(number("momentum", momentum));
            }
            Optimiser::Adagrad { epsilon } => lines.push(number("epsilon", epsilon)),
            Optimiser::Rmsprop { decay, epsilon } => {
                lines.extend([number("decay", decay), number("epsilon", epsilon)]);
            }
            Optimiser::Adam { beta1, beta2, epsilon } => {
                lines.extend([number("beta1", beta1), number("beta2", beta2), number("epsilon", epsilon)]);
            }
        }
        lines
    }

    /// One epoch.
    fn epoch(&self, counts: bool) -> Vec<String> {
        let Some(size) = self.batch else { return update(&self.whole, counts) };
        let mut lines = vec![self.shuffle("epoch"), format!("for start in range(0, len(X), {size}):")];
        lines.extend(indented(self.batch_of("start", size, counts)));
        lines
    }

    /// One batch of this size, from a row of the order on.
    fn batch_of(&self, start: &str, size: usize, counts: bool) -> Vec<String> {
        let mut lines = self.rows_of_batch(start, &format!("{start} + {size}"));
        lines.extend(update(&self.part, counts));
        lines
    }

    fn rows_of_batch(&self, from: &str, to: &str) -> Vec<String> {
        let count = self.plane.is_some().then(|| "n = len(batch)".to_owned());
        std::iter::once(format!("batch = order[{from}:{to}]")).chain(count).collect()
    }

    /// What has been done of the epoch under way before the batch under way, and how that begins.
    fn batches_up_to(&self, position: Position, counts: bool) -> Vec<String> {
        let mut lines = vec![];
        if let Some(size) = self.batch {
            let start = (position.stage - 1) / STAGES * size as u64;
            lines.push(self.shuffle(&position.round().to_string()));
            if start > 0 {
                lines.push(format!("for start in range(0, {start}, {size}):"));
                lines.extend(indented(self.batch_of("start", size, counts)));
            }
            lines.extend(self.rows_of_batch(&start.to_string(), &(start + size as u64).to_string()));
        }
        lines.extend(counts.then(|| "t += 1".to_owned()));
        lines
    }

    fn shuffle(&self, epoch: &str) -> String {
        format!("order = np.random.RandomState([{}, {epoch}]).permutation(len(X))", self.seed)
    }
}

/// The lines of all the stages.
fn update(program: &Program, counts: bool) -> Vec<String> {
    let count = counts.then(|| "t += 1".to_owned());
    let lines = (program.statements_done(0)..program.statements().len()).map(|index| written(program, index));
    count.into_iter().chain(lines).collect()
}

/// A line of a program as Python.
fn written(program: &Program, line: usize) -> String {
    format!("{} = {}", program.statements()[line].name, program.spell(line, Language::NumPy).text)
}

/// Which variables hold what is remembered of the gradients of what is moved.
#[derive(Default)]
struct Memory {
    first: Option<Vec<Name>>,
    second: Option<Vec<Name>>,
}

impl Memory {
    /// The lines that hand what is remembered on to a lab whose optimiser has other names for it.
    fn handed_to(&mut self, lab: &Training) -> Vec<String> {
        let [first, second] = lab.optimiser.holders(lab.moved());
        let mut lines = vec![];
        for (held, wanted) in [(&mut self.first, first), (&mut self.second, second)] {
            let Some(wanted) = wanted.filter(|wanted| held.as_ref() != Some(wanted)) else { continue };
            for (k, name) in wanted.iter().enumerate() {
                let before = held.as_ref().and_then(|held| held.get(k)).map(|name| &**name);
                lines.push(format!("{name} = {}", before.unwrap_or(lab.nothing()[k])));
            }
            *held = Some(wanted);
        }
        lines
    }
}
