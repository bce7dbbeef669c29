//! Letting runs branch off, and choosing among those that stand beside each other.

use super::family::MOST_RUNS;
use super::update::Desk;
use crate::input::Action;
use crate::lab::{Assignment, Refusal, Schedule, Snapshot};

impl Desk<'_> {
    /// Begins, chooses, renames and drops runs beside the one in front.
    pub(super) fn branch(&mut self, action: &Action) {
        let done = match action {
            Action::Fork { name, settings } => self.fork(name.as_deref(), settings),
            Action::NextRun => self.next_run(),
            Action::Rename(name) => self.rename(name),
            Action::Drop(name) => self.drop_run(name.as_deref()),
            Action::Only => self.only(),
            Action::Race { name, values, below } => self.race(name, values, *below),
            _ => Ok(()),
        };
        if let Err(Refusal(why)) = done {
            self.viewer.warn(why);
        }
    }

    /// The places of the runs that stand beside the one in front, itself included.
    pub(super) fn family(&self) -> Vec<usize> {
        self.room.family_of(self.tab().run)
    }

    /// Lets another run branch off from the one in front, where that stands, with these settings, and puts it in front.
    fn fork(&mut self, name: Option<&str>, settings: &[Assignment]) -> Result<(), Refusal> {
        let run = self.tab().run;
        let Some(shown) = self.room.run(run).shown.clone() else {
            let lab = self.tab().entry.description.name;
            return Err(Refusal(format!("{lab} is being opened")));
        };
        let schedule = branched(&shown, settings)?;
        let name = name.map_or_else(|| self.name_for(settings), str::to_owned);
        let branch = self.room.branch(run, name.clone(), schedule)?;
        self.look_at_run(branch);
        let round = shown.description().round;
        let (from, done) = (settings.iter().map(|one| one.from).collect::<Vec<_>>(), shown.position.done);
        self.viewer.note(match settings {
            [] => {
                format!("{name} branches off at {round} {done}: what is set now is set in it; f goes to the next run")
            }
            _ if from.iter().all(|from| *from == Some(0)) || !shown.changes_in_mid_run() => {
                format!("{name} branches off from the start; f goes to the next run")
            }
            _ => format!("{name} branches off at {round} {done}; f goes to the next run"),
        });
        Ok(())
    }

    /// A name for a run with these settings that no other beside the one in front has.
    fn name_for(&self, settings: &[Assignment]) -> String {
        let run = self.tab().run;
        let said = settings.iter().map(|one| format!("{}={}", one.name, one.value)).collect::<Vec<_>>().join(",");
        let values = settings.iter().map(|one| one.value.clone()).collect::<Vec<_>>().join(",");
        let letters = ('b'..='z').map(String::from);
        let mut names = [said, values].into_iter().chain(letters);
        names.find(|name| self.room.check_name(run, name).is_ok()).unwrap_or_default()
    }

    /// Puts a run in front, on the screen that shows the lab.
    pub(super) fn look_at_run(&mut self, run: usize) {
        let tab = self.viewer.tab_mut();
        (tab.run, tab.is_current) = (run, false);
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
        let (family, run) = (self.family(), self.tab().run);
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
        let (family, front) = (self.family(), self.tab().run);
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
        let others: Vec<usize> = self.family().into_iter().filter(|run| *run != front).collect();
        if others.is_empty() {
            return Err(Refusal("there is one run; F lets another branch off from it".to_owned()));
        }
        others.iter().for_each(|run| self.room.drop_run(*run));
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
