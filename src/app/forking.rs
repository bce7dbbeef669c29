//! Letting runs branch off, and choosing among those that stand beside each other.

use std::sync::Arc;

use super::family::MOST_RUNS;
use super::update::Desk;
use super::viewer::Mode;
use super::writing::Draft;
use crate::input::Action;
use crate::lab::program::Kind;
use crate::lab::relief::Axes;
use crate::lab::{Assignment, Overwritten, Position, Refusal, Schedule, Snapshot};
use crate::page::Sentence;
use crate::ui::{Choice, Comparison, relief};

/// Names that somebody is told who asks for one that is not there.
const MOST_NAMED: usize = 8;

impl Desk<'_> {
    /// What is about runs beside each other.
    pub(super) fn go_among_runs(&mut self, action: &Action) {
        match action {
            Action::Compare(_) | Action::NextComparison => self.compare(action),
            Action::OpenWhat => self.open_what(),
            _ => self.branch(action),
        }
    }

    /// Begins, chooses, renames and drops runs beside the one in front.
    fn branch(&mut self, action: &Action) {
        let done = match action {
            Action::Fork { name, settings } => self.fork(name.as_deref(), settings),
            Action::NextRun => self.next_run(),
            Action::Rename(name) => self.rename(name),
            Action::Drop(name) => self.drop_run(name.as_deref()),
            Action::Only => self.only(),
            Action::Sweep { name, from, to, count } => self.sweep(name, *from, *to, *count),
            Action::What(text) => self.what(text),
            Action::Surface(axes) => self.surface(axes),
            Action::Race { name, values, below } => self.race(name, values, *below),
            _ => Ok(()),
        };
        if let Err(Refusal(why)) = done {
            self.viewer.warn(why);
        }
    }

    /// What is shown of the run in front, from which others branch off.
    ///
    /// # Errors
    /// If it is being opened.
    pub(super) fn stem(&self) -> Result<Arc<Snapshot>, Refusal> {
        let being_opened = || Sentence::of("being-opened").with("lab", self.tab().entry.description.name);
        let shown = self.room.run(self.tab().run).shown.clone();
        shown.ok_or_else(|| Refusal(self.viewer.word(&being_opened())))
    }

    /// Lets another run branch off from the one in front, where that stands, with these settings, and puts it in front.
    fn fork(&mut self, name: Option<&str>, settings: &[Assignment]) -> Result<(), Refusal> {
        let run = self.tab().run;
        let shown = self.stem()?;
        let schedule = branched(&shown, settings)?;
        let parts_from = shown.schedule().parts_from(&schedule);
        let name = name.map_or_else(|| self.name_for(settings), str::to_owned);
        let branch = self.room.branch(run, name.clone(), schedule, self.by())?;
        self.look_at_run(branch);
        let round = shown.description().round;
        let done = shown.position.done;
        self.viewer.note(match settings {
            [] => {
                format!("{name} branches off at {round} {done}: what is set now is set in it; f goes to the next run")
            }
            _ if parts_from == Some(0) => {
                format!("{name} branches off from the start; f goes to the next run")
            }
            _ => format!("{name} branches off at {round} {done}; f goes to the next run"),
        });
        Ok(())
    }

    /// Lets a run branch off in which numbers are another from here on.
    fn what(&mut self, text: &str) -> Result<(), Refusal> {
        let run = self.tab().run;
        if self.tab().entry.lens().is_some() {
            return Err(Refusal("numbers are overwritten in the lab whose run this is".to_owned()));
        }
        let shown = self.stem()?;
        let here = shown.position;
        // What is handed on from round to round is overwritten between two of them.
        let at = if shown.changes_in_mid_run() { Position::after(here.done) } else { here };
        let overwritten = Overwritten::read(text, at)?;
        let name = &*overwritten.name;
        let found = shown.now.find(name).filter(|of| shown.now.kind(*of) == Kind::Number);
        let of = found.ok_or_else(|| no_number(&overwritten, &shown))?;
        overwritten.check(shown.now.shape(of))?;
        shown.stand.can_overwrite(&overwritten)?;
        let mut schedule = shown.schedule().clone();
        schedule.overwrite(overwritten.clone());
        let said = overwritten.to_string();
        let called = self.free_name(&said);
        let branch = self.room.branch(run, called, schedule, self.by())?;
        self.look_at_run(branch);
        self.viewer.mode = Mode::Stepping;
        self.viewer.tab_mut().comparison = Comparison::Numbers;
        let round = shown.description().round;
        self.viewer.note(format!("{said} from {round} {at} on: what follows is computed anew"));
        Ok(())
    }

    /// Draws the loss over these directions, where the screen in front can.
    fn surface(&mut self, axes: &Axes) -> Result<(), Refusal> {
        let (screen, lab) = (self.tab().entry.screen, self.tab().entry.description.name);
        let can = |way: &&Choice| way.ways.contains(&relief::WAY);
        let choice = screen.choices().iter().find(can).filter(|_| screen.has_relief() || *axes == Axes::Moved);
        let Some(choice) = choice else {
            let refusal = if screen.choices().iter().any(|way| can(&way)) {
                format!("surface {axes}: that of {lab} has two weights, and they are its axes")
            } else {
                format!("{lab} draws no loss surface")
            };
            return Err(Refusal(refusal));
        };
        self.look().surface = axes.clone();
        self.viewer.tab_mut().comparison = Comparison::Off;
        self.act(Action::Choose(choice.name, relief::WAY));
        Ok(())
    }

    /// Begins to write what the number is to be that is asked about, or that is under the cursor.
    pub(super) fn open_what(&mut self) {
        let asked = self.scene().inquiry().map(|inquiry| {
            let asked = inquiry.asked();
            format!("{}{}=", asked.name, asked.cell.index(asked.shape))
        });
        self.viewer.mode = Mode::Writing(Draft::new(&format!("what {}", asked.unwrap_or_default())));
    }

    /// This name, or where it cannot be had a letter.
    pub(super) fn free_name(&self, wanted: &str) -> String {
        let run = self.tab().run;
        let mut names = std::iter::once(wanted.to_owned()).chain(('b'..='z').map(String::from));
        names.find(|name| self.room.check_name(run, name).is_ok()).unwrap_or_default()
    }

    /// A name for a run with these settings that no other beside the one in front has.
    fn name_for(&self, settings: &[Assignment]) -> String {
        let run = self.tab().run;
        let said = settings.iter().map(|one| format!("{}={}", one.name, one.value)).collect::<Vec<_>>().join(",");
        let values = settings.iter().map(|one| one.value.clone()).collect::<Vec<_>>().join(",");
        if self.room.check_name(run, &said).is_ok() { said } else { self.free_name(&values) }
    }

    /// Puts a run in front, on the screen that shows the lab.
    pub(super) fn look_at_run(&mut self, run: usize) {
        self.viewer.look_at_run(run);
    }

    /// Puts the run of this name in front, where there is one.
    pub(super) fn choose_run(&mut self, name: &str) -> bool {
        let found = self.room.named(self.tab().run, name);
        if let Ok(run) = found {
            self.look_at_run(run);
        }
        found.is_ok()
    }

    fn next_run(&mut self) -> Result<(), Refusal> {
        let (family, run) = (self.scene().family(), self.tab().run);
        if family.len() < 2 {
            return Err(Refusal("there is one run; F lets another branch off from it".to_owned()));
        }
        let here = family.iter().position(|member| *member == run).unwrap_or_default();
        self.look_at_run(family[(here + 1) % family.len()]);
        Ok(())
    }

    fn rename(&mut self, name: &str) -> Result<(), Refusal> {
        let run = self.tab().run;
        self.room.check_name(run, name)?;
        let before = std::mem::replace(&mut self.room.run_mut(run).name, name.to_owned());
        self.viewer.note(format!("{before} is called {name} now"));
        Ok(())
    }

    fn drop_run(&mut self, name: Option<&str>) -> Result<(), Refusal> {
        let (family, front) = (self.scene().family(), self.tab().run);
        let run = name.map_or(Ok(front), |name| self.room.named(front, name))?;
        if family.len() < 2 {
            return Err(Refusal("there is one run, which stays; F lets another branch off from it".to_owned()));
        }
        let place = family.iter().position(|member| *member == run).unwrap_or_default();
        if run == front {
            self.look_at_run(family[if place == 0 { 1 } else { place - 1 }]);
        }
        self.room.drop_run(run);
        let (dropped, left) = (self.room.run(run).name.clone(), self.room.run(self.tab().run).name.clone());
        self.viewer.note(format!("{dropped} is gone; {left} is in front"));
        Ok(())
    }

    fn only(&mut self) -> Result<(), Refusal> {
        let front = self.tab().run;
        let others: Vec<usize> = self.scene().family().into_iter().filter(|run| *run != front).collect();
        if others.is_empty() {
            return Err(Refusal("there is one run; F lets another branch off from it".to_owned()));
        }
        for run in others {
            self.room.drop_run(run);
        }
        let name = self.room.run(front).name.clone();
        self.viewer.note(format!("{name} is the only run now; up to {MOST_RUNS} can stand beside each other"));
        Ok(())
    }
}

/// What is set over a run that branches off where another is shown, with these settings from there on unless they say
/// otherwise.
///
/// # Errors
/// If there is no such parameter or value.
pub(super) fn branched(shown: &Snapshot, settings: &[Assignment]) -> Result<Schedule, Refusal> {
    let mut schedule = shown.schedule().clone();
    for assignment in settings {
        let (index, setting, from) = assignment.read(shown.description().parameters)?;
        let holds_throughout = shown.description().parameters[index].whole_run || !shown.changes_in_mid_run();
        let from = if holds_throughout { 0 } else { from.unwrap_or(shown.position.done) };
        schedule.set(index, Some(setting), from);
    }
    Ok(schedule)
}

/// Why there is no number that could be overwritten so.
fn no_number(asked: &Overwritten, shown: &Snapshot) -> Refusal {
    let name = &*asked.name;
    let lab = shown.description().name;
    let setting = asked.to_string();
    if shown.parameters().index(name).is_ok() {
        return Refusal(format!("{name} is a setting: fork {setting} lets a run branch off in which it is another"));
    }
    let comes = shown.description().quantities.iter().map(|(known, _)| *known);
    let program = shown.now.program();
    let mut comes = comes.chain(program.statements().iter().map(|statement| &*statement.name));
    if comes.any(|known| known == name) {
        return Refusal(format!("{setting}: {name} is not computed yet here; step on"));
    }
    let numbers = shown.now.quantities().filter(|(_, of)| shown.now.kind(*of) == Kind::Number);
    let known: Vec<&str> = numbers.map(|(known, _)| known).take(MOST_NAMED).collect();
    Refusal(format!("{lab} computes no {name}; there is {}", known.join(", ")))
}
