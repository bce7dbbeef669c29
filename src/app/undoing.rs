//! What was set before, and places that somebody wants to come back to.

use super::hosted::written;
use super::update::Desk;
use crate::input::Action;
use crate::lab::{Assignment, Parameters, Position, Schedule, Set};
use crate::page::Sentence;

/// Settings that can be undone at most.
const MOST_UNDONE: usize = 100;

/// What was set in a run, as it was before.
pub(super) struct Done {
    run: usize,
    before: Vec<Assignment>,
}

/// A place that somebody wants to come back to.
pub(super) struct Bookmark {
    lab: &'static str,
    schedule: Schedule,
    position: Position,
}

impl Desk<'_> {
    /// Undoes what was set last, remembers a place, or goes back to one.
    pub(super) fn remember_place(&mut self, action: &Action) {
        match action {
            Action::Bookmark => self.bookmark(),
            Action::GoToBookmark(number) => self.go_to_bookmark(*number),
            _ => self.undo(),
        }
    }

    /// Takes note of what was set, so that it can be undone.
    pub(super) fn note_done(&mut self, sets: &[Set]) {
        if std::mem::take(&mut self.viewer.is_undoing) {
            return;
        }
        let before = |set: &Set| Assignment {
            name: set.parameter.name.to_owned(),
            value: set.before.to_string(),
            from: Some(set.from),
        };
        let run = self.tab().run;
        let done = &mut self.viewer.done;
        done.push(Done { run, before: sets.iter().map(before).collect() });
        if done.len() > MOST_UNDONE {
            done.remove(0);
        }
    }

    /// Sets what was set last in the run in front to what it was before.
    pub(super) fn undo(&mut self) {
        let run = self.tab().run;
        let Some(place) = self.viewer.done.iter().rposition(|done| done.run == run) else {
            return self.viewer.warn(Sentence::of("nothing-to-undo"));
        };
        let Done { before, .. } = self.viewer.done.remove(place);
        self.viewer.is_undoing = true;
        self.set(before);
    }

    /// Sets every parameter of the lab in front to its default, from the start on.
    pub(super) fn reset_all(&mut self) {
        let parameters = self.parameters();
        let defaults = Parameters::defaults(self.tab().entry.description.parameters);
        let differs = |(parameter, setting): &(&'static crate::lab::Parameter, _)| {
            defaults.setting(parameter.name) != *setting && !matches!(parameter.name, "timings")
        };
        let default = |(parameter, _): (&'static crate::lab::Parameter, _)| Assignment {
            name: parameter.name.to_owned(),
            value: defaults.setting(parameter.name).to_string(),
            from: Some(0),
        };
        let assignments: Vec<Assignment> = parameters.that_matter().filter(differs).map(default).collect();
        if assignments.is_empty() {
            return self.viewer.note(Sentence::of("all-at-defaults"));
        }
        self.set(assignments);
    }

    /// Remembers where the lab in front stands.
    pub(super) fn bookmark(&mut self) {
        let lab = self.tab().entry.description.name;
        let Some((schedule, position)) = self.shown().map(|shown| (shown.schedule().clone(), shown.position)) else {
            return self.viewer.warn(Sentence::of("being-opened").with("lab", lab));
        };
        self.viewer.bookmarks.push(Bookmark { lab, schedule, position });
        let number = self.viewer.bookmarks.len();
        let round = self.tab().entry.description.round;
        let place = Sentence::of("bookmark").with("number", number).with("lab", lab);
        self.viewer.note(place.with("round", round).with("position", position.to_string()));
    }

    /// Goes to the bookmark of this number.
    pub(super) fn go_to_bookmark(&mut self, number: usize) {
        let found = number.checked_sub(1).and_then(|index| self.viewer.bookmarks.get(index));
        let Some(Bookmark { lab, schedule, position }) = found else {
            let count = self.viewer.bookmarks.len();
            return self.viewer.warn(Sentence::of("no-bookmark").with("number", number).with("count", count));
        };
        let (lab, schedule, position) = (*lab, schedule.clone(), *position);
        self.go_to_lab(lab);
        let (run, known) = (self.tab().run, self.tab().entry.description.parameters);
        // A program may have been read again since.
        let schedule = schedule.carried_to(known);
        self.room.open_at(run, schedule, Some(written(position)));
    }
}
