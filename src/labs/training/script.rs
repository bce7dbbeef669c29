//! A run as a script: the data, then epoch by epoch the program's own lines.

use std::sync::Arc;

use super::compute::{STAGES, Training};
use super::optimiser::Optimiser;
use crate::lab::script::{self, Script, assignment, indented};
use crate::lab::{Frame, Position, Program, Refusal};
use crate::ops::{Language, Value};

impl Training {
    /// The script that comes to `frame` by way of the labs of `course`.
    pub(super) fn script_of(course: &[(u64, &Self)], frame: &Frame) -> Result<Script, Refusal> {
        let mut script = Self::script_to(course, frame.position)?;
        let now = &frame.now;
        script.lines.extend((0..now.lines_done()).map(|index| script::line(now, index)));
        Ok(script)
    }

    /// The script that has slope and intercept as they are at `position`, by way of the labs of `course`: each with the
    /// round from which on it is in force.
    ///
    /// # Errors
    /// If there are more points to write out than a script should hold.
    pub fn script_to(course: &[(u64, &Self)], position: Position) -> Result<Script, Refusal> {
        let mut script = Script::default();
        let mut lines = vec!["slope = 0.0".to_owned(), "intercept = 0.0".to_owned()];
        let counts = course.iter().any(|(_, lab)| matches!(lab.optimiser(), Optimiser::Adam { .. }));
        if counts {
            lines.push("t = 0".to_owned());
        }
        let mut settings: Vec<String> = vec![];
        let mut memory = Memory::default();
        for (k, (from, lab)) in course.iter().enumerate() {
            match k.checked_sub(1).map(|before| course[before].1) {
                None => script.setup = lab.points_as_lines()?,
                Some(before) if !Arc::ptr_eq(before.shared_data(), lab.shared_data()) => {
                    lines.extend(lab.points_as_lines()?);
                }
                Some(_) => {}
            }
            let own = lab.settings_as_lines();
            lines.extend(own.iter().filter(|line| !settings.contains(line)).cloned());
            settings = own;
            lines.extend(memory.handed_to(lab.optimiser()));
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

    /// The points: as they were drawn, where there are many and NumPy can draw them, or written out.
    fn points_as_lines(&self) -> Result<Vec<String>, Refusal> {
        let count = 2 * self.data().x.len();
        match self.recipe().drawn() {
            Some(drawn) if count >= script::MOST_WRITTEN => Ok(drawn),
            _ if count > script::MOST => Err(script::too_long(count)),
            _ => {
                let columns = [("X", &self.data().x), ("y", &self.data().y)];
                Ok(columns.iter().flat_map(|(name, of)| assignment(name, &Value::from(*of), false)).collect())
            }
        }
    }

    fn settings_as_lines(&self) -> Vec<String> {
        let number = |name: &str, number: f64| format!("{name} = {}", script::float(number));
        let mut lines = vec![number("lr", self.lr())];
        match self.optimiser() {
            Optimiser::Plain => {}
            Optimiser::Momentum { momentum } => lines.push(number("momentum", momentum)),
            Optimiser::Adam { beta1, beta2, epsilon } => {
                lines.extend([number("beta1", beta1), number("beta2", beta2), number("epsilon", epsilon)]);
            }
        }
        lines
    }

    /// One epoch.
    fn epoch(&self, counts: bool) -> Vec<String> {
        let Some(size) = self.batch() else { return update(self.whole(), counts) };
        let mut lines = vec![self.shuffle("epoch"), format!("for start in range(0, len(X), {size}):")];
        let batch = format!("batch = order[start:start + {size}]");
        lines.extend(indented(std::iter::once(batch).chain(update(self.part(), counts))));
        lines
    }

    /// What has been done of the epoch under way before the batch under way, and how that begins.
    fn batches_up_to(&self, position: Position, counts: bool) -> Vec<String> {
        let mut lines = vec![];
        if let Some(size) = self.batch() {
            let start = (position.stage - 1) / STAGES * size as u64;
            lines.push(self.shuffle(&position.round().to_string()));
            if start > 0 {
                lines.push(format!("for start in range(0, {start}, {size}):"));
                let batch = format!("batch = order[start:start + {size}]");
                lines.extend(indented(std::iter::once(batch).chain(update(self.part(), counts))));
            }
            lines.push(format!("batch = order[{start}:{}]", start + size as u64));
        }
        lines.extend(counts.then(|| "t += 1".to_owned()));
        lines
    }

    fn shuffle(&self, epoch: &str) -> String {
        format!("order = np.random.RandomState([{}, {epoch}]).permutation(len(X))", self.seed())
    }
}

/// The lines of all the stages.
fn update(program: &Program, counts: bool) -> Vec<String> {
    let count = counts.then(|| "t += 1".to_owned());
    let lines = (program.statements_done(0)..program.statements().len())
        .map(|index| format!("{} = {}", program.statements()[index].name, program.spell(index, Language::NumPy).text));
    count.into_iter().chain(lines).collect()
}

/// Which variables hold what is remembered of the gradients of slope and intercept.
#[derive(Default)]
struct Memory {
    first: Option<[&'static str; 2]>,
    second: Option<[&'static str; 2]>,
}

impl Memory {
    /// The lines that hand what is remembered on to an optimiser that has other names for it.
    fn handed_to(&mut self, optimiser: Optimiser) -> Vec<String> {
        let [first, second] = optimiser.holders();
        let mut lines = vec![];
        for (held, wanted) in [(&mut self.first, first), (&mut self.second, second)] {
            let Some(wanted) = wanted.filter(|wanted| *held != Some(*wanted)) else { continue };
            for (k, name) in wanted.iter().enumerate() {
                lines.push(format!("{name} = {}", held.map_or("0.0", |held| held[k])));
            }
            *held = Some(wanted);
        }
        lines
    }
}
