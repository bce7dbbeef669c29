//! Sweeping a setting, looking at what came of it, and opening one of its runs.

use super::forking::branched;
use super::sweep::Point;
use super::update::Desk;
use super::viewer::Mode;
use crate::input::Action;
use crate::lab::{Assignment, Range, Refusal, Setting};
use crate::ui::Comparison;

/// Digits of a value that is swept: enough to be told apart, few enough to be written.
const DIGITS: usize = 4;

impl Desk<'_> {
    /// Runs the lab in front to its end for each of so many values from one to another.
    pub(super) fn sweep(&mut self, name: &str, from: f64, to: f64, count: usize) -> Result<(), Refusal> {
        let run = self.tab().run;
        let shown = self.stem()?;
        let (parameter, _) = shown.parameters().at(shown.parameters().index(name)?);
        let is_whole = matches!(parameter.range, Range::Whole { .. });
        if !is_whole && !matches!(parameter.range, Range::Real { .. }) {
            return Err(Refusal(format!("sweep {name}: it is no number; `race {name}=...` compares what it can be")));
        }
        // Whole numbers that are no more than may be tried are tried all.
        let between = if is_whole { (to.round() - from.round()).abs() } else { f64::INFINITY };
        let (from, to) = if is_whole { (from.round(), to.round()) } else { (from, to) };
        let is_each = between < count as f64;
        let count = if is_each { between as usize + 1 } else { count };
        let is_by_ratio = !is_each && from > 0.0 && to / from >= 10.0;
        let mut values: Vec<Point> = vec![];
        for k in 0..count {
            let share = k as f64 / (count - 1).max(1) as f64;
            let value = if is_by_ratio { from * (to / from).powf(share) } else { from + (to - from) * share };
            let written = if is_whole { format!("{value:.0}") } else { short(value) };
            let number = written.parse::<f64>().unwrap_or(value);
            let setting = Assignment { name: name.to_owned(), value: written.clone(), from: Some(0) };
            let schedule = branched(&shown, &[setting])?;
            if values.iter().all(|known| known.written != written) {
                values.push(Point { written, value: number, schedule, swept: None });
            }
        }
        self.room.begin_sweep(run, parameter.name, is_by_ratio, values, shown)?;
        self.pause();
        let tab = self.viewer.tab_mut();
        (tab.comparison, tab.point) = (Comparison::Sweep, None);
        Ok(())
    }

    /// Whether the sweep of the runs in front is being looked at.
    pub(super) fn is_looking_at_sweep(&self) -> bool {
        self.scene().sweep().is_some() && self.tab().comparison == Comparison::Sweep
    }

    /// Moves over the values of the sweep that is looked at, or opens one; says whether that is what an action means.
    pub(super) fn go_among_points(&mut self, action: &Action) -> bool {
        // Whoever edits, asks or reads moves over that.
        if !matches!(self.viewer.mode, Mode::Stepping) {
            return false;
        }
        match action {
            Action::RowDown | Action::RowUp | Action::ColumnRight | Action::ColumnLeft => self.choose_point(action),
            Action::Open => self.open_point(),
            _ => false,
        }
    }

    /// Chooses another value of the sweep that is looked at; says whether one is.
    fn choose_point(&mut self, action: &Action) -> bool {
        if !self.is_looking_at_sweep() {
            return false;
        }
        let last = self.scene().sweep().map_or(0, |sweep| sweep.points.len().saturating_sub(1));
        let here = self.scene().point();
        self.viewer.tab_mut().point = Some(match action {
            Action::RowDown | Action::ColumnRight => (here + 1).min(last),
            _ => here.saturating_sub(1),
        });
        true
    }

    /// Opens the run of the value that is chosen, beside the one in front.
    fn open_point(&mut self) -> bool {
        if !self.is_looking_at_sweep() {
            return false;
        }
        let point = self.scene().point();
        let chosen = self.scene().sweep().and_then(|sweep| {
            let point = sweep.points.get(point)?;
            Some((format!("{}={}", sweep.name, point.written), point.schedule.clone()))
        });
        let Some((called, schedule)) = chosen else { return true };
        let run = self.tab().run;
        // A run of this name may have been set otherwise since.
        let known = self.room.named(run, &called).ok().filter(|known| *self.room.run(*known).schedule() == schedule);
        let opened = known.map_or_else(|| self.room.branch(run, self.free_name(&called), schedule, self.by()), Ok);
        match opened {
            Ok(run) => {
                self.look_at_run(run);
                self.viewer.tab_mut().comparison = Comparison::Off;
                self.act(Action::End);
            }
            Err(Refusal(why)) => self.viewer.warn(why),
        }
        true
    }
}

/// A number in few digits, as it would be typed.
fn short(value: f64) -> String {
    let rounded = format!("{value:.*e}", DIGITS - 1).parse::<f64>().unwrap_or(value);
    Setting::Real(rounded).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_short_and_read_again() {
        for (value, written) in [(0.001, "0.001"), (0.012_345_67, "0.01235"), (1.0, "1"), (123_456.0, "123500")] {
            assert_eq!(short(value), written);
        }
    }
}
