//! A run as a script: the points and the first weights, then epoch by epoch and batch by batch the program's own lines.

use super::compute::Playground;
use super::program::Penalty;
use crate::lab::program::{Kind, Reference};
use crate::lab::script::{self, Script, indented};
use crate::lab::{Evaluation, Lab, Refusal, Snapshot};
use crate::ops::Language;

/// The first line of a batch: what stands ahead of it is the same for all of them.
const FIRST: &str = "X_batch";

/// The first line of what is known between epochs that is not the same in all of them.
const FORWARD: &str = "Z1";

/// How many lines of a program stand ahead of the one that computes `name`.
fn ahead_of(evaluation: &Evaluation, name: &str) -> usize {
    evaluation.program().statements().iter().position(|line| line.name == name).unwrap_or(0)
}

impl Playground {
    /// The script that comes to `snapshot` by way of the labs of `course`.
    pub(super) fn script_of(course: &[(u64, &Self)], snapshot: &Snapshot) -> Result<Script, Refusal> {
        let now = &snapshot.now;
        let Some((_, first)) = course.first() else { return Script::of(now, None) };
        let start = first.evaluation();
        let inputs = start.program().inputs();
        let count: usize = (0..inputs.len()).map(|index| start.shape(Reference::Input(index)).len()).sum();
        if count > script::MOST {
            return Err(script::too_long(count));
        }
        let given = inputs.iter().enumerate();
        let given = given.filter(|(_, input)| input.kind != Kind::Setting && input.name != "batch");
        let setup = given.flat_map(|(index, _)| script::given_as_literal(&start, Reference::Input(index))).collect();
        let mut lines: Vec<String> = (0..ahead_of(&start, FIRST)).map(|index| script::line(&start, index)).collect();
        lines.extend(first.counts().then(|| "t = 0".to_owned()));
        lines.push("left_over = np.arange(0)".to_owned());
        let (done, stage) = (snapshot.position.done, snapshot.position.stage);
        let mut settings = vec![];
        for (k, (from, lab)) in course.iter().enumerate() {
            let own = lab.settings_as_lines();
            lines.extend(own.iter().filter(|line| !settings.contains(*line)).cloned());
            settings = own;
            let to = course.get(k + 1).map_or(done, |(next, _)| *next);
            lines.extend(lab.epochs_as_lines(*from, to));
        }
        let Some((_, last)) = course.last() else { return Script::of(now, None) };
        if stage > 0 {
            let before = (stage - 1) / last.script.stages();
            if before > 0 {
                lines.extend(last.batches_as_lines(before));
            }
            lines.extend(last.rows_as_lines(&(before * last.batch as u64).to_string()));
            lines.extend((ahead_of(now, FIRST)..now.lines_done()).map(|index| script::line(now, index)));
        } else {
            lines.push("n = train_points".to_owned());
            lines.extend((ahead_of(now, FORWARD)..now.lines_done()).map(|index| script::line(now, index)));
        }
        Ok(Script { helpers: now.program().helpers(Language::NumPy, now.lines_done()), setup, lines })
    }

    /// Whether the optimiser counts its updates.
    fn counts(&self) -> bool {
        self.script.optimiser.setting_names().any(|name| name == "t")
    }

    fn settings_as_lines(&self) -> Vec<String> {
        let settings = self.script.optimiser.settings(self.lr, 0).into_iter().filter(|(name, _)| *name != "t");
        let numbers = settings.filter_map(|(name, value)| Some((name, value.scalar()?)));
        let rate = (self.script.penalty != Penalty::None).then_some(("regularization_rate", self.rate));
        numbers.chain(rate).map(|(name, number)| format!("{name} = {}", script::float(number))).collect()
    }

    /// The epochs behind `from` up to `to`, with what is set by hand after them.
    fn epochs_as_lines(&self, from: u64, to: u64) -> Vec<String> {
        let mut ends: Vec<u64> =
            self.edits.iter().map(|edit| edit.round).filter(|round| (from + 1..to).contains(round)).collect();
        ends.push(to);
        ends.dedup();
        let mut lines = vec![];
        let mut from = from;
        for end in ends.into_iter().filter(|end| *end > 0) {
            if end > from {
                lines.push(format!("for epoch in range({}, {}):", from + 1, end + 1));
                lines.extend(indented(self.batches_as_lines(self.batches())));
                let learnt = self.batches() * self.batch as u64;
                lines.extend(indented([format!("left_over = np.arange({learnt}, {})", self.points().train)]));
                lines.extend(self.edits_at(end).map(|edit| self.edit_as_line(edit.layer, edit.place, edit.value)));
            }
            from = end;
        }
        lines
    }

    /// So many batches of an epoch.
    fn batches_as_lines(&self, batches: u64) -> Vec<String> {
        let size = self.batch as u64;
        let mut lines = vec![format!("for start in range(0, {}, {size}):", batches * size)];
        let evaluation = self.evaluation();
        let of_batch = ahead_of(&evaluation, FIRST)..evaluation.lines_done();
        lines.extend(indented(self.rows_as_lines("start")));
        lines.extend(indented(of_batch.map(|index| script::line(&evaluation, index))));
        lines
    }

    /// Which points a batch has: the first of an epoch also those that the epoch before has left over.
    fn rows_as_lines(&self, start: &str) -> Vec<String> {
        let mut lines = vec![
            format!("batch = np.concatenate([left_over, np.arange({start}, {start} + {})])", self.batch),
            "left_over = np.arange(0)".to_owned(),
            "n = len(batch)".to_owned(),
        ];
        lines.extend(self.counts().then(|| "t = t + 1".to_owned()));
        lines
    }

    fn edit_as_line(&self, layer: usize, place: usize, value: f64) -> String {
        let network = self.network();
        let (weights, value) = (network.weights(layer), script::float(value));
        if weights.contains(&place) {
            let (unit, input) =
                ((place - weights.start) / network.shape(layer).1, (place - weights.start) % network.shape(layer).1);
            format!("W{layer}[{unit}, {input}] = {value}")
        } else {
            format!("b{layer}[{}] = {value}", place - weights.end)
        }
    }
}
