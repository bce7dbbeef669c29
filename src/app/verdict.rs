//! What runs that are compared show, in a sentence: who leads a race and why, and what a sweep has found.

use super::scene::Scene;
use super::sweep::{Point, Sweep};
use crate::lab::Position;
use crate::page::Sentence;
use crate::ui::Comparison;
use crate::ui::compare::{self, Compared, Outcome, Standing, share, standings};

impl Scene<'_> {
    /// What the comparison that is looked at shows; nothing where the lab's own sentence says it.
    pub fn verdict(self) -> Option<Sentence> {
        if !self.is_comparing() {
            return None;
        }
        match self.tab().comparison {
            Comparison::Sweep => self.sweep().map(|sweep| of_sweep(sweep, self.entry().description.round)),
            Comparison::Curves | Comparison::Ways => {
                let runs = self.compared();
                let (name, threshold) = self.curve(&runs)?;
                of_race(&runs, &name, threshold)
            }
            _ => None,
        }
    }
}

/// Who leads a race, or was the first to come below the threshold, and what each round leaves.
fn of_race(runs: &[Compared], name: &str, threshold: f64) -> Option<Sentence> {
    let all = standings(runs, name, threshold);
    let (first, last) = (all.first()?, all.last()?);
    let round = runs.first()?.shown.description().round;
    let of = |id: &'static str| {
        let sentence = Sentence::of(id).with("count", runs.len()).with("name", name).with("round", round);
        sentence.number("threshold", threshold)
    };
    if runs.iter().all(|run| run.shown.position == Position::START) {
        let are_equal = all.iter().all(|standing| standing.behind == 0.0);
        let id = if are_equal { "race-starts" } else { "race-starts-apart" };
        return Some(of(id).number("now", first.now));
    }
    let named = |standing: &Standing| runs[standing.run].name.to_owned();
    let paced = |id: &'static str, standing: &Standing| {
        of(id).with("run", named(standing)).with("share", standing.pace.map_or_else(|| "?".to_owned(), share))
    };
    // The first below the threshold; of several in one round that which is lowest now.
    let winner = all.iter().filter_map(|standing| Some((standing.reached?, standing))).min_by_key(|(at, _)| *at);
    let said = match winner {
        Some((at, winner)) => {
            let tied = all.iter().filter(|standing| standing.reached == Some(at)).count() - 1;
            let id = match (tied, winner.pace) {
                (1.., _) => "race-first-tied",
                (0, Some(_)) => "race-first",
                _ => "race-first-at-once",
            };
            paced(id, winner).with("at", at.to_string()).with("tied", tied)
        }
        None if first.behind == last.behind => of("race-equal").number("now", first.now),
        None => {
            let falls = first.pace.is_some_and(|pace| pace <= 1.0);
            paced(if falls { "race-leads" } else { "race-leads-only" }, first).number("now", first.now)
        }
    };
    let grows = all.iter().rev().find(|standing| standing.pace.is_some_and(|pace| pace > 1.0));
    let why = grows.filter(|_| runs.iter().any(|run| run.has_diverged) || last.pace.is_some_and(|pace| pace > 1.0));
    let is_behind = last.pace.is_some() && last.run != first.run && last.reached.is_none();
    let tail = match why {
        Some(grows) => Some(paced("race-grows", grows)),
        None => is_behind.then(|| paced("race-slow", last)),
    };
    Some(match tail {
        Some(tail) => Sentence::of("race-and").with("said", said.clone()).with("more", tail).or(said),
        None => said,
    })
}

/// Which setting came out best, from where to where it hardly matters, and how many runs grew instead.
fn of_sweep(sweep: &Sweep, round: &str) -> Sentence {
    let points: Vec<compare::Point> = sweep.points.iter().map(Point::seen).collect();
    let of = |id: &'static str| {
        let sentence = Sentence::of(id).with("setting", sweep.name).with("name", sweep.curve.clone());
        sentence.with("round", round).with("count", points.len()).with("done", sweep.done())
    };
    let written = |place: usize| sweep.points[place].written.clone();
    let Some(Outcome { best, least, alike, lost, first_lost }) = compare::outcome(&points) else {
        return match (sweep.is_under_way(), sweep.done()) {
            (true, 0) => of("sweep-begins"),
            (true, _) => of("sweep-none-yet"),
            (false, 0) => of("sweep-stopped"),
            (false, _) => of("sweep-none"),
        };
    };
    let best = |id: &'static str| of(id).with("best", written(best)).number("least", least).with("lost", lost);
    if sweep.is_under_way() {
        return best("sweep-goes-on");
    }
    let last = points.len() - 1;
    let (from, to) = alike;
    let short = best(if lost > 0 { "sweep-best-lost" } else { "sweep-best" });
    if from == to && (from == 0 || to == last) {
        return best(if to == last { "sweep-best-at-the-end" } else { "sweep-best-at-the-start" }).or(short);
    }
    let ranged = |id: &'static str| best(id).with("from", written(from)).with("to", written(to));
    match first_lost {
        _ if from == to => short,
        Some(first) => ranged("sweep-range-lost").with("lost-from", written(first)).or(ranged("sweep-range")).or(short),
        None => ranged("sweep-range").or(short),
    }
}
