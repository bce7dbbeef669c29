//! Runs of one lab beside each other: they stand together, and one transport moves all of them.

use super::hosted::Hosted;
use super::play::{Direction, Play};
use super::room::Room;
use super::task::By;
use crate::lab::{Goal, Order, Position, Refusal, Schedule};
use crate::ui::runs;

/// Runs that can stand beside each other.
pub const MOST_RUNS: usize = runs::MOST;

/// Characters that the name of a run has at most.
pub const LONGEST_NAME: usize = 16;

/// Where the runs of a family are to stand together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clock {
    /// There, or at its end where that comes before; nothing where each goes as far as it can, which decides.
    aim: Option<Position>,
    /// The run that the others follow to wherever it comes.
    leader: Option<usize>,
}

impl Room {
    /// The runs of the family that is named so, in the order in which they were begun.
    pub(super) fn beside(&self, family: usize) -> Vec<usize> {
        let is_of = |(_, run): &(usize, &Hosted)| run.family == family && !run.is_dropped;
        self.runs.iter().enumerate().filter(is_of).map(|(index, _)| index).collect()
    }

    /// The runs that stand beside the one in this place, itself included.
    pub fn family_of(&self, index: usize) -> Vec<usize> {
        self.beside(self.runs[index].family)
    }

    /// The run of this name beside the one in this place.
    ///
    /// # Errors
    /// If there is none; the refusal names those there are.
    pub fn named(&self, index: usize, name: &str) -> Result<usize, Refusal> {
        let family = self.family_of(index);
        family.iter().copied().find(|run| self.runs[*run].name == name).ok_or_else(|| {
            let names: Vec<&str> = family.iter().map(|run| self.runs[*run].name.as_str()).collect();
            Refusal(format!("there is no run `{name}`; there are {}", names.join(", ")))
        })
    }

    /// Whether a run beside the one in this place can be called so.
    ///
    /// # Errors
    /// If another is, or it is no name.
    pub(super) fn check_name(&self, index: usize, name: &str) -> Result<(), Refusal> {
        check_form(name)?;
        match self.named(index, name) {
            Ok(_) => Err(Refusal(format!("there is a run `{name}` already"))),
            Err(_) => Ok(()),
        }
    }

    /// Lets a run branch off from the one in this place, where that stands, and says its place.
    ///
    /// # Errors
    /// If there are as many as there can be, or it cannot be called so.
    pub(super) fn branch(&mut self, index: usize, name: String, schedule: Schedule, by: By) -> Result<usize, Refusal> {
        let family = self.family_of(index);
        if family.len() >= MOST_RUNS {
            let refusal = format!("{MOST_RUNS} runs stand beside each other already: `drop` one first");
            return Err(Refusal(refusal));
        }
        self.check_name(index, &name)?;
        let is_free = |slot: &usize| family.iter().all(|run| self.runs[*run].slot != *slot);
        let slot = (0..MOST_RUNS).find(is_free).unwrap_or_default();
        let stem = &self.runs[index];
        let here = stem.shown.as_ref().map(|shown| shown.position);
        if family.len() == 1 {
            // Whoever is on the way somewhere goes there first.
            let clock = if stem.is_at_rest() {
                Clock { aim: here, leader: None }
            } else {
                Clock { aim: None, leader: Some(index) }
            };
            self.clocks.insert(stem.family, clock);
        }
        let aim = self.clocks.get(&stem.family).and_then(|clock| clock.aim).or(here);
        self.runs.push(Hosted {
            name,
            schedule,
            slot,
            aim,
            told: aim,
            wishes: vec![],
            stem: stem.shown.clone(),
            play: stem.play,
            by,
            family: stem.family,
            ..Hosted::new(stem.entry, false)
        });
        let branch = self.runs.len() - 1;
        self.open(branch);
        Ok(branch)
    }

    /// Drops a run; the last of its family stays.
    pub(super) fn drop_run(&mut self, index: usize) {
        if self.family_of(index).len() > 1 {
            let run = &mut self.runs[index];
            run.abandon();
            run.orders.clear();
            (run.shown, run.is_dropped) = (None, true);
        }
    }

    /// Where the runs of a family are to stand, where that is known.
    fn clock(&self, family: usize) -> Option<Position> {
        let furthest = || self.beside(family).into_iter().filter_map(|run| self.runs[run].shown.as_ref());
        let aim = self.clocks.get(&family).and_then(|clock| clock.aim);
        aim.or_else(|| furthest().map(|shown| shown.position).max())
    }

    /// Gives a run an order; what moves it moves those beside it as well.
    pub(super) fn conduct(&mut self, index: usize, order: Order, by: By) {
        let members = self.family_of(index);
        if members.len() < 2 {
            return self.order(index, order, by);
        }
        let family = self.runs[index].family;
        match order {
            Order::Go(Goal::End) => {
                self.clocks.insert(family, Clock::default());
                for run in members {
                    self.order(run, Order::Go(Goal::End), by);
                }
            }
            Order::Go(goal) => match self.resolve(index, goal) {
                Some(position) => {
                    self.clocks.insert(family, Clock { aim: Some(position), leader: None });
                    self.gather(family, by);
                }
                None => self.lead(index, order, by),
            },
            Order::Until(..) => self.lead(index, order, by),
            Order::Stay => {
                // Where runs are on a long way, all stand where the one that has come least far stops.
                let come = |run: &usize| Some((self.runs[*run].progress?.0, *run));
                let leader = members.iter().filter_map(come).min().map(|(_, run)| run);
                self.clocks.insert(family, Clock { aim: None, leader });
                for run in members {
                    self.order(run, Order::Stay, by);
                }
            }
            _ => self.order(index, order, by),
        }
    }

    /// Lets a run go where only it can know, and the others follow.
    fn lead(&mut self, index: usize, order: Order, by: By) {
        let leader = Some(index);
        self.clocks.insert(self.runs[index].family, Clock { aim: None, leader });
        self.order(index, order, by);
    }

    /// The position that `goal` means to the family of the run in this place; nothing where that hangs on what a program
    /// does on its way.
    fn resolve(&self, index: usize, goal: Goal) -> Option<Position> {
        let here = self.clock(self.runs[index].family).unwrap_or(Position::START);
        let rounds = |by: i64| Some(Position::after(here.done.saturating_add_signed(by)));
        let is_program = self.runs[index].entry.file().is_some();
        match goal {
            Goal::At(position) => Some(position),
            Goal::Forward if is_program => rounds(1),
            Goal::Back if is_program => rounds(-i64::from(here.stage == 0)),
            Goal::Rounds(by) if is_program => rounds(by),
            _ if is_program => None,
            _ => {
                let members = self.family_of(index).into_iter().filter_map(|run| self.runs[run].shown.as_ref());
                let end = members.map(|shown| shown.end()).max()?;
                let shown = self.runs[index].shown.as_ref()?;
                Some(goal.from(here, end, |done| shown.stages(done)).min(end))
            }
        }
    }

    /// Sends every run of a family on to where it is to stand, but for those that have been told already and those that
    /// somebody works on, which are told when they come back.
    fn gather(&mut self, family: usize, by: By) {
        let Some(aim) = self.clocks.get(&family).and_then(|clock| clock.aim) else { return };
        for index in self.beside(family) {
            let run = &self.runs[index];
            let is_here = run.is_at_rest() && run.shown.as_ref().is_some_and(|shown| shown.position == aim);
            let is_away = !run.has_engine() && !run.is_stuck;
            if run.told != Some(aim) && !is_here && !is_away {
                self.order(index, Order::Go(Goal::At(aim)), by);
            }
            let run = &mut self.runs[index];
            if !is_away {
                run.told = Some(aim);
            }
        }
    }

    /// Takes note of a run that has come back from its way: others may follow it, or be waited for.
    pub(super) fn has_come(&mut self, index: usize) {
        let (family, by) = (self.runs[index].family, self.runs[index].by);
        let members = self.beside(family);
        if members.len() > 1 {
            let mut clock = self.clocks.get(&family).copied().unwrap_or_default();
            if clock.leader == Some(index) {
                clock.aim = self.runs[index].shown.as_ref().map(|shown| shown.position);
                clock.leader = clock.leader.filter(|_| !self.runs[index].is_at_rest());
            } else if clock.leader.is_none() && members.iter().all(|run| self.runs[*run].is_at_rest()) {
                let positions = members.iter().filter_map(|run| self.runs[*run].shown.as_ref());
                let furthest = positions.map(|shown| shown.position).max();
                // Where none comes as far as was meant, that is how far it goes.
                let is_told = |run: &usize| clock.aim.is_none() || self.runs[*run].told == clock.aim;
                clock.aim = if members.iter().all(is_told) { furthest } else { clock.aim };
            }
            self.clocks.insert(family, clock);
            self.gather(family, by);
        }
        let has_played = |run: &usize| self.runs[*run].refusal().is_some() || self.runs[*run].has_played();
        if members.iter().all(has_played) {
            for run in members {
                self.runs[run].play.direction = None;
            }
        }
    }

    /// Changes how a run plays, and those beside it.
    pub(super) fn change_play(&mut self, index: usize, change: impl Fn(&mut Play)) {
        let mut play = self.runs[index].play;
        change(&mut play);
        for run in self.family_of(index) {
            self.runs[run].play = play;
        }
    }

    /// Goes on playing: the runs move by as many rounds as lie between two ticks, where they have come to rest.
    pub fn tick(&mut self, index: usize, by: By) {
        let run = &self.runs[index];
        let (Some(direction), Some(shown)) = (run.play.direction, &run.shown) else { return };
        let family = self.family_of(index);
        if family.iter().any(|run| self.runs[*run].is_under_way()) {
            return;
        }
        let rounds = run.play.rounds_per_tick() as i64;
        // In the middle of a round its start is one back.
        let here = self.clock(run.family).filter(|_| family.len() > 1).unwrap_or(shown.position);
        let begun = i64::from(here.stage > 0);
        let goal = match direction {
            Direction::Forwards => Goal::Rounds(rounds),
            Direction::Backwards => Goal::Rounds(begun - rounds),
        };
        self.conduct(index, Order::Go(goal), by);
    }
}

/// Whether a run can be called so at all.
///
/// # Errors
/// If it is no name.
pub fn check_form(name: &str) -> Result<(), Refusal> {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"\";:@".contains(c);
    if name.is_empty() || name.chars().count() > LONGEST_NAME || !name.chars().all(is_plain) {
        let takes = format!("a name of a run has 1 to {LONGEST_NAME} characters and no blank");
        return Err(Refusal(format!("`{name}`: {takes}, quote, `;`, `:` or `@`")));
    }
    Ok(())
}
