//! A program run again and again: what a round updates, the next one starts from.

use std::sync::Arc;

use super::{Departure, Rounds};
use crate::lab::{Evaluation, Lab, Progress, Reference, Refusal, SAMPLE_WIDTH, Sample, Script, Snapshot, Step, script};
use crate::ops::Value;

/// Every round runs the lines of the lab's program, and hands on those that are updates.
pub struct ByUpdates;

/// The value of each of a program's updates, in the order of [`Program::carried`](crate::lab::Program::carried).
#[derive(Debug, Clone)]
pub struct Carried(Arc<[Value]>);

impl PartialEq for Carried {
    fn eq(&self, other: &Self) -> bool {
        let pairs = || self.0.iter().zip(&*other.0);
        self.0.len() == other.0.len() && pairs().all(|(a, b)| a.shape() == b.shape() && a.as_slice() == b.as_slice())
    }
}

/// What each carried name comes to in `evaluation`: as it was given, or as it was updated.
fn carried(evaluation: &Evaluation, round: u64, is_updated: bool) -> Result<Carried, Departure> {
    let program = evaluation.program();
    let value = |(input, update): (usize, usize)| {
        let of = if is_updated { Reference::Statement(update) } else { Reference::Input(input) };
        let value = evaluation.value(of).clone();
        let is_finite = value.numbers().all(f64::is_finite);
        if is_finite { Ok(value) } else { Err(Departure { round, quantity: program.name(of).into() }) }
    };
    program.carried().map(value).collect::<Result<_, _>>().map(Carried)
}

/// The program of the round that starts from `state`, at its end.
fn round<L: Lab>(lab: &L, state: &Carried) -> Evaluation {
    let first = lab.evaluation();
    let carried = first.program().carried().map(|(input, _)| input).zip(state.0.iter().cloned());
    first.starting_from(carried)
}

/// The state, where all that is traced of it is finite.
fn seen<L: Lab>(lab: &L, number: u64, state: Carried) -> Result<Carried, Departure> {
    let settled = <ByUpdates as Rounds<L>>::settled(lab, number, &state);
    let departs = |name: &&&'static str| settled.scalar(name).is_some_and(|number| !number.is_finite());
    match L::DESCRIPTION.traced.iter().find(departs) {
        Some(quantity) => Err(Departure { round: number, quantity: (*quantity).into() }),
        None => Ok(state),
    }
}

impl<L: Lab> Rounds<L> for ByUpdates {
    type State = Carried;

    fn stages(lab: &L, _: u64) -> u64 {
        lab.evaluation().program().stages().len() as u64
    }

    fn initial(lab: &L) -> Result<Carried, Departure> {
        seen(lab, 0, carried(&lab.evaluation(), 0, false)?)
    }

    fn resumes(lab: &L, earlier: &L) -> bool {
        lab.evaluation().starts_as(&earlier.evaluation())
    }

    fn adopt(lab: &L, number: u64, state: &Carried) -> Result<Carried, Departure> {
        seen(lab, number, state.clone())
    }

    fn advance(lab: &L, number: u64, before: &Carried) -> Result<Carried, Departure> {
        seen(lab, number, carried(&round(lab, before), number, true)?)
    }

    /// Everything that the next round computes ahead of its updates.
    fn settled(lab: &L, _: u64, state: &Carried) -> Evaluation {
        let round = round(lab, state);
        let stages = round.program().stages_ahead_of_updates();
        round.after(stages)
    }

    fn step(lab: &L, _: u64, stage: u64, state: &Carried) -> Step {
        let evaluation = round(lab, state).after(stage as usize);
        Step { evaluation, stage: stage as usize - 1, part: None, progress: Progress::WHOLE }
    }

    fn state_of(_: &L, round: u64, _: &Carried, evaluation: &Evaluation) -> Result<Carried, Departure> {
        carried(evaluation, round, false)
    }

    fn can_overwrite(lab: &L, name: &str) -> Result<(), Refusal> {
        let evaluation = lab.evaluation();
        let program = evaluation.program();
        let names: Vec<&str> = program.carried().map(|(input, _)| program.name(Reference::Input(input))).collect();
        let refuse = || Refusal(format!("{name}: what a round hands on can be overwritten: {}", names.join(", ")));
        names.contains(&name).then_some(()).ok_or_else(refuse)
    }

    fn sample(lab: &L, state: &Carried) -> Sample {
        let settled = Self::settled(lab, 0, state);
        let mut sample = [f64::NAN; SAMPLE_WIDTH];
        for (number, name) in sample.iter_mut().zip(L::DESCRIPTION.traced) {
            *number = settled.scalar(name).unwrap_or(f64::NAN);
        }
        sample
    }

    /// The inputs as the first lab has them, the rounds of each lab as a loop over its lines, and what the next round
    /// computes as far as it is done.
    fn script(course: &[(u64, &L)], snapshot: &Snapshot) -> Result<Script, Refusal> {
        let now = &snapshot.now;
        let Some((_, first)) = course.first() else { return Script::of(now, None) };
        let mut script = Script::of(&first.evaluation(), first.drawn())?;
        script.lines.clear();
        let mut before = first.evaluation();
        for (k, (from, lab)) in course.iter().enumerate() {
            let evaluation = lab.evaluation();
            let program = evaluation.program();
            let is_carried = |input: usize| program.carried().any(|(carried, _)| carried == input);
            for input in (0..program.inputs().len()).filter(|input| !is_carried(*input)) {
                let of = Reference::Input(input);
                if before.get(program.name(of)).is_none_or(|before| !before.is_same_as(evaluation.value(of))) {
                    script.lines.extend(script::given_as_literal(&evaluation, of));
                }
            }
            let to = course.get(k + 1).map_or(snapshot.position.done, |(next, _)| *next);
            if to > *from {
                script.lines.push(format!("for _ in range({}):", to - from));
                let lines = (0..program.statements().len()).map(|index| script::line(&evaluation, index));
                script.lines.extend(script::indented(lines));
            }
            before = evaluation.after(0);
        }
        script.lines.extend((0..now.lines_done()).map(|index| script::line(now, index)));
        Ok(script)
    }

    fn effort(lab: &L) -> u64 {
        lab.evaluation().effort()
    }

    fn bytes(state: &Carried) -> usize {
        state.0.iter().map(|value| value.shape().len() * size_of::<f64>()).sum()
    }
}
