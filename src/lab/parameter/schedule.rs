//! Parameters that change in the course of a run.

use crate::lab::{Overwritten, Parameter, Parameters, Position, Setting};

/// The parameters of a run, round by round: what they are from the start, and what changes from some round on.
///
/// A change is an entry here and not a new value in place of the old, so that stepping back past it brings the old
/// value back.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    start: Parameters,
    /// In the order of their rounds.
    changes: Vec<Entry>,
    /// In the order in which they were overwritten.
    overwritten: Vec<Overwritten>,
}

#[derive(Debug, Clone, PartialEq)]
struct Entry {
    from: u64,
    parameter: usize,
    setting: Option<Setting>,
}

impl Schedule {
    /// The same parameters from beginning to end.
    pub fn new(start: Parameters) -> Self {
        Self { start, changes: vec![], overwritten: vec![] }
    }

    /// The parameters in force when `done` rounds are complete.
    pub fn at(&self, done: u64) -> Parameters {
        let in_force = self.changes.iter().take_while(|change| change.from <= done);
        in_force
            .fold(self.start.clone(), |parameters, change| parameters.with(change.parameter, change.setting.clone()))
    }

    /// Sets a parameter, or lets its default hold, from the time on when `from` rounds are complete. Later changes of the
    /// same parameter are dropped: the value holds to the end.
    pub fn set(&mut self, parameter: usize, setting: Option<Setting>, from: u64) {
        self.changes.retain(|change| change.parameter != parameter || change.from < from);
        if from == 0 {
            self.start = self.start.clone().with(parameter, setting);
        } else if self.at(from).what_was_set(parameter) != setting.as_ref() {
            let place = self.changes.partition_point(|change| change.from <= from);
            self.changes.insert(place, Entry { from, parameter, setting });
        }
    }

    /// The same settings of what goes by the same names among `known`; what is not there or does not fit is left out.
    #[must_use]
    pub fn carried_to(&self, known: &'static [Parameter]) -> Self {
        let mut carried = Self::new(Parameters::defaults(known));
        for (from, name, setting) in self.settings() {
            let place = known.iter().position(|parameter| parameter.name == name);
            if let Some(place) = place
                && let Ok(setting) = known[place].read(&setting.to_string())
            {
                carried.set(place, Some(setting), from);
            }
        }
        carried
    }

    /// What has been set to something else than it was: from when on, which parameter, and to what, in the order in
    /// which it has to be set again to come to the same schedule.
    pub fn settings(&self) -> impl Iterator<Item = (u64, &'static str, Setting)> + '_ {
        let count = self.start.iter().count();
        let at_start = (0..count).filter_map(|index| {
            let (parameter, setting) = self.start.at(index);
            let default = self.start.clone().with(index, None).at(index).1;
            (setting != default).then_some((0, parameter.name, setting))
        });
        let later = self.changes.iter().map(|change| {
            let (parameter, setting) = self.at(change.from).at(change.parameter);
            (change.from, parameter.name, setting)
        });
        at_start.chain(later)
    }

    /// Lets numbers be another from their position on.
    pub fn overwrite(&mut self, overwritten: Overwritten) {
        self.overwritten.push(overwritten);
    }

    /// The numbers that are another from some position on, in the order in which they were overwritten.
    pub fn overwritten(&self) -> &[Overwritten] {
        &self.overwritten
    }

    /// From which position on numbers are overwritten in one of two schedules that are not in the other.
    pub fn overwritten_from(&self, other: &Self) -> Option<Position> {
        let own = |a: &Self, b: &Self| -> Option<Position> {
            a.overwritten.iter().filter(|one| !b.overwritten.contains(one)).map(|one| one.at).min()
        };
        own(self, other).into_iter().chain(own(other, self)).min()
    }

    /// From when on two schedules differ: after so many complete rounds; nothing where they are the same.
    pub fn parts_from(&self, other: &Self) -> Option<u64> {
        let mut rounds = [self.boundaries(), other.boundaries()].concat();
        rounds.sort_unstable();
        let differs = |done: &u64| self.at(*done).iter().ne(other.at(*done).iter());
        let overwritten = self.overwritten_from(other).map(|position| position.done);
        rounds.into_iter().find(differs).into_iter().chain(overwritten).min()
    }

    /// After how many rounds the parameters change, from the start (0) on, each number once.
    pub fn boundaries(&self) -> Vec<u64> {
        let mut rounds: Vec<u64> = std::iter::once(0).chain(self.changes.iter().map(|change| change.from)).collect();
        rounds.dedup();
        rounds
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Parameter;

    static KNOWN: [Parameter; 2] = [Parameter::whole("a", "", 0, 0, 100), Parameter::whole("b", "", 0, 0, 100)];

    fn schedule() -> Schedule {
        Schedule::new(Parameters::defaults(&KNOWN))
    }

    fn values(schedule: &Schedule, done: u64) -> [u64; 2] {
        ["a", "b"].map(|name| schedule.at(done).get::<u64>(name))
    }

    #[test]
    fn a_change_holds_from_its_round_on_and_not_before() {
        let mut schedule = schedule();
        schedule.set(0, Some(Setting::Whole(5)), 10);
        schedule.set(1, Some(Setting::Whole(7)), 4);
        assert_eq!([3, 4, 9, 10, 99].map(|done| values(&schedule, done)), [[0, 0], [0, 7], [0, 7], [5, 7], [5, 7]]);
        assert_eq!(schedule.boundaries(), [0, 4, 10]);
    }

    #[test]
    fn a_change_further_back_replaces_what_came_later() {
        let mut schedule = schedule();
        schedule.set(0, Some(Setting::Whole(5)), 10);
        schedule.set(1, Some(Setting::Whole(1)), 10);
        schedule.set(0, Some(Setting::Whole(6)), 8);
        assert_eq!(values(&schedule, 12), [6, 1]);
        schedule.set(0, Some(Setting::Whole(9)), 0);
        assert_eq!([0, 9, 10].map(|done| values(&schedule, done)), [[9, 0], [9, 0], [9, 1]]);
        assert_eq!(schedule.boundaries(), [0, 10]);
    }

    #[test]
    fn what_was_set_can_be_set_again() {
        let mut schedule = schedule();
        schedule.set(1, Some(Setting::Whole(7)), 4);
        schedule.set(0, Some(Setting::Whole(3)), 0);
        schedule.set(1, None, 9);
        let settings: Vec<_> = schedule.settings().collect();
        let expected = [(0, "a", 3), (4, "b", 7), (9, "b", 0)];
        assert_eq!(settings, expected.map(|(from, name, value)| (from, name, Setting::Whole(value))));
    }

    #[test]
    fn setting_what_holds_already_changes_nothing() {
        let mut schedule = schedule();
        schedule.set(0, Some(Setting::Whole(3)), 0);
        schedule.set(0, Some(Setting::Whole(3)), 10);
        schedule.set(1, None, 10);
        assert_eq!(schedule.boundaries(), [0]);
    }
}
