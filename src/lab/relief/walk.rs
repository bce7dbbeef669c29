//! What a run has learnt over its rounds, all of it in a row.

use crate::lab::program::Kind;
use crate::lab::{Evaluation, Goal, Name, Position, Program, Reference, Refusal, Session, Snapshot};
use crate::ops::{Shape, Value};

/// Rounds that are looked at along a way at most.
const PLACES: u64 = 160;

/// What going through a run again may cost, in the unit of [`Session::effort`]: about 2 s, beside everything else.
const EFFORT: u64 = 4_000_000_000;

/// Rounds that are looked ahead at the start, to find what is going to move.
const AHEAD: u64 = 10;

/// A run gone through again.
pub(super) struct Walk {
    /// What it computes where it stands.
    pub(super) evaluation: Evaluation,
    /// The scalar that it makes small.
    pub(super) loss: Reference,
    /// What it learns.
    pub(super) weights: Vec<Weights>,
    /// All that is learnt after each of some rounds, the last where it stands.
    pub(super) way: Vec<Vec<f64>>,
    /// The same ahead of where it stands, at the start.
    pub(super) ahead: Vec<Vec<f64>>,
}

/// A quantity that is learnt.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Weights {
    /// Which input of the program.
    pub(super) input: usize,
    pub(super) name: Name,
    pub(super) shape: Shape,
}

/// The numbers that a program is given.
fn given(evaluation: &Evaluation) -> Vec<Value> {
    (0..evaluation.program().inputs().len()).map(|input| evaluation.value(Reference::Input(input)).clone()).collect()
}

/// Of every input whether a line hangs on it.
fn hangs_on(program: &Program, line: usize) -> Vec<bool> {
    let mut lines = vec![false; program.statements().len()];
    let mut inputs = vec![false; program.inputs().len()];
    lines[line] = true;
    for later in (0..=line).rev() {
        if !lines[later] {
            continue;
        }
        let formula = &program.statements()[later].formula;
        for (earlier, hangs) in lines.iter_mut().enumerate().take(later) {
            *hangs |= formula.uses(&|used| used == Reference::Statement(earlier));
        }
        for (input, hangs) in inputs.iter_mut().enumerate() {
            *hangs |= formula.uses(&|used| used == Reference::Input(input));
        }
    }
    inputs
}

impl Walk {
    /// Goes through the run of a snapshot from its start to the round in which it stands.
    ///
    /// # Errors
    /// If it keeps no scalar that it makes small, learns nothing, or it is too long a way.
    pub(super) fn of(snapshot: &Snapshot) -> Result<Self, Refusal> {
        let lab = snapshot.description().name;
        let name = snapshot.curve_names().into_iter().next();
        let name = name.ok_or_else(|| Refusal(format!("{lab} keeps no loss of its rounds")))?;
        let branch = snapshot.stand.branch(snapshot.schedule().clone());
        let mut session =
            branch.ok_or_else(|| Refusal(format!("{lab} has no rounds that could be gone through again")))??;
        let done = snapshot.position.done;
        if session.effort().saturating_mul(done) > EFFORT {
            return Err(Refusal(format!(
                "it is too long a way to {} {done} to go through it again",
                snapshot.description().round
            )));
        }
        let every = done.div_ceil(PLACES).max(1);
        let mut rounds: Vec<u64> = (0..done).step_by(every as usize).collect();
        rounds.push(done);
        let go = |session: &mut dyn Session, round: u64| {
            session.set_out(Goal::At(Position::after(round)));
            while !session.work(u64::MAX) {}
            session.snapshot()
        };
        let mut evaluations: Vec<Evaluation> =
            rounds.into_iter().map(|round| go(&mut *session, round).now.clone()).collect();
        let way: Vec<Vec<Value>> = evaluations.iter().map(given).collect();
        let evaluation = evaluations.pop().expect("the round in which it stands is one of them");
        let mut ahead = vec![];
        for round in done + 1..=AHEAD {
            ahead.push(given(&go(&mut *session, round).now));
        }
        let line = evaluation.program().statements().iter().rposition(|line| line.name == *name);
        let line = line.ok_or_else(|| Refusal(format!("{name} is not computed from what {lab} learns")))?;
        let weights = learnt(&evaluation, line, way.iter().chain(&ahead));
        if weights.iter().map(|weights| weights.shape.len()).sum::<usize>() < 2 {
            return Err(Refusal(format!("{lab} has not moved two numbers yet: step on")));
        }
        let in_a_row = |values: &Vec<Value>| -> Vec<f64> {
            weights.iter().flat_map(|weights| values[weights.input].numbers()).collect()
        };
        let [way, ahead] = [way, ahead].map(|all| all.iter().map(in_a_row).collect());
        Ok(Self { evaluation, loss: Reference::Statement(line), weights, way, ahead })
    }

    /// What it has learnt where it stands.
    pub(super) fn here(&self) -> &[f64] {
        &self.way[self.way.len() - 1]
    }

    /// How many numbers are learnt.
    pub(super) fn len(&self) -> usize {
        self.here().len()
    }

    /// The name of one of them.
    pub(super) fn name(&self, mut place: usize) -> String {
        for weights in &self.weights {
            if place < weights.shape.len() {
                return format!("{}{}", weights.name, weights.shape.cell(place).index(weights.shape));
            }
            place -= weights.shape.len();
        }
        String::new()
    }

    /// The loss with other numbers for what is learnt; only those are put in that `moves`, by place, says are others.
    pub(super) fn loss_at(&self, numbers: &[f64], moves: &[bool]) -> f64 {
        let mut first = 0;
        let mut changed = vec![];
        for weights in &self.weights {
            let places = first..first + weights.shape.len();
            first = places.end;
            if moves[places.clone()].iter().any(|moves| *moves) {
                changed.push((weights.input, Value::from_numbers(weights.shape, numbers[places].to_vec())));
            }
        }
        self.evaluation.starting_from(changed).value(self.loss).scalar().unwrap_or(f64::NAN)
    }
}

/// The inputs that the line hangs on and that are others from round to round.
fn learnt<'a>(evaluation: &Evaluation, line: usize, mut way: impl Iterator<Item = &'a Vec<Value>>) -> Vec<Weights> {
    let program = evaluation.program();
    let hangs = hangs_on(program, line);
    let Some(first) = way.next() else { return vec![] };
    let mut has_moved = vec![false; hangs.len()];
    for later in way {
        for (moved, (a, b)) in has_moved.iter_mut().zip(first.iter().zip(later)) {
            *moved |= a.shape() == b.shape() && a.numbers().zip(b.numbers()).any(|(a, b)| a.to_bits() != b.to_bits());
        }
    }
    let is_learnt = |input: &usize| {
        let shape = first[*input].shape();
        hangs[*input] && has_moved[*input] && program.inputs()[*input].kind == Kind::Number && !shape.is_empty()
    };
    let weights =
        |input: usize| Weights { input, name: program.inputs()[input].name.clone(), shape: first[input].shape() };
    (0..hangs.len()).filter(is_learnt).map(weights).collect()
}
