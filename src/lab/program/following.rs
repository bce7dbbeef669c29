//! From a number on to those that it came from, and to where in the run these were computed.

use super::inquiry::{Answer, Asked, Inquiry, Side};
use super::{Element, Reference};
use crate::lab::{Position, Snapshot};
use crate::ops::Arithmetic;

/// Copies of copies that are passed through at most.
const MOST_COPIES: usize = 16;

impl Inquiry {
    /// Goes on to the chosen source of `answer`; says whether there is one. What is only a copy is passed through.
    pub fn go_on(&mut self, shown: &Snapshot, answer: &Answer) -> bool {
        let Some(source) = self.source(answer).filter(|source| *source != answer.asked) else { return false };
        self.push(shown, source);
        true
    }

    /// Goes on to the chosen source of `answer` where that was computed in another stage, or to what the round before
    /// ended with: the position from which it is to be seen. Nothing where it is to be seen from here.
    pub fn follow(&mut self, shown: &Snapshot, answer: &Answer) -> Option<Position> {
        let (source, place) = Self::in_round_before(shown, answer).or_else(|| {
            let source = self.source(answer)?;
            let place = place_of(shown, &source)?;
            Some((Asked { side: Side::Stage, ..source }, place))
        })?;
        if place == shown.position {
            return None;
        }
        self.push_from(source, Some(shown.position));
        Some(place)
    }

    /// The chosen source of `answer`.
    fn source(&self, answer: &Answer) -> Option<Asked> {
        let evaluation = &answer.evaluation;
        let mut place = answer.sources().nth(self.chosen(answer))?;
        for _ in 0..MOST_COPIES {
            match evaluation.explain(place) {
                Arithmetic::Source(origin) if origin != place => place = origin,
                _ => break,
            }
        }
        Some(Asked {
            name: evaluation.program().name(place.of).into(),
            of: place.of,
            cell: place.cell,
            shape: evaluation.shape(place.of),
            side: answer.asked.side,
        })
    }

    /// What a round was given and an earlier one came to: the line that came to it, and the end of that round.
    fn in_round_before(shown: &Snapshot, answer: &Answer) -> Option<(Asked, Position)> {
        let Reference::Input(input) = answer.asked.of else { return None };
        let program = answer.evaluation.program();
        let (_, line) = program.carried().find(|(carried, _)| *carried == input)?;
        let begun = begun(shown, answer.asked.side).filter(|done| *done > 0)?;
        let updated = Asked { of: Reference::Statement(line), side: Side::Stage, ..answer.asked.clone() };
        Some((updated, Position::after(begun)))
    }
}

/// How many rounds were complete when the round began that a side is of; nothing where there are no rounds, but the
/// stages of one program.
fn begun(shown: &Snapshot, side: Side) -> Option<u64> {
    let Position { done, stage } = shown.position;
    let is_over = stage == 0 && side == Side::Stage;
    let has_parts = shown.step.as_ref().is_some_and(|step| step.part.is_some());
    (shown.changes_in_mid_run() && !has_parts).then(|| done.checked_sub(u64::from(is_over)))?
}

/// The position at the end of the stage that computed a number; nothing for what was given, or where that is not known.
fn place_of(shown: &Snapshot, asked: &Asked) -> Option<Position> {
    let Reference::Statement(line) = asked.of else { return None };
    let step = shown.step.as_ref();
    let evaluation = if asked.side == Side::Now { &shown.now } else { &step?.evaluation };
    let program = evaluation.program();
    let stage = program.stages().iter().position(|stage| stage.statements.contains(&line))? as u64;
    if !shown.changes_in_mid_run() {
        return Some(Position::after(stage + 1));
    }
    let done = begun(shown, asked.side)?;
    let stages = shown.stages(done);
    let is_whole = stages == program.stages().len() as u64;
    let place = if stage + 1 < stages { Position { done, stage: stage + 1 } } else { Position::after(done + 1) };
    (is_whole && place <= shown.end()).then_some(place)
}

impl Answer {
    /// The source that explains most: of what was computed, rather than given or set, the one with the largest term.
    pub fn first_chosen(&self) -> usize {
        let mut best = (0, (0_u8, 0.0));
        let mut index = 0;
        for term in &self.terms {
            for place in &term.sources {
                let weight = (self.worth(*place), if term.number.is_nan() { 0.0 } else { term.number.abs() });
                if weight > best.1 {
                    best = (index, weight);
                }
                index += 1;
            }
        }
        best.0
    }

    /// How much there is to learn from a source: most from what was computed, least from what somebody set.
    fn worth(&self, place: Element) -> u8 {
        match (place.of, self.evaluation.kind(place.of)) {
            (_, super::Kind::Setting) => 0,
            (Reference::Input(_), _) => 1,
            (Reference::Statement(_), _) => 2,
        }
    }
}
