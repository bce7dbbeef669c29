//! The greatest eigenvalue of a matrix, found by multiplying a vector with it again and again.

use std::sync::Arc;

use lina_tui::lab::formula::{matmul, name, square, square_root, sum};
use lina_tui::lab::script::{self, assignment, indented};
use lina_tui::lab::{
    Departure, Description, Evaluation, Lab, Parameter, Parameters, Program, Progress, Refusal, SAMPLE_WIDTH, Sample,
    Script, Setting, Snapshot, Step,
};
use lina_tui::math::Column;
use lina_tui::ops::{Shape, Value};
use lina_tui::table::Table;

/// Power iteration on one matrix.
pub struct PowerIteration {
    matrix: Value,
    start: Vec<f64>,
    rounds: u64,
    program: Arc<Program>,
}

/// What one round hands on to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    vector: Vec<f64>,
    /// What the matrix makes of it.
    eigenvalue: f64,
    norm: f64,
}

static DESCRIPTION: Description = Description {
    name: "power_iteration",
    about: "A vector multiplied by a matrix again and again turns towards its greatest eigenvector.",
    round: "round",
    stage: "stage",
    takes_table: false,
    parameters: &PARAMETERS,
    quantities: &[
        ("matrix", "as many rows as columns"),
        ("vector", "that which is multiplied"),
        ("product", "matrix · vector"),
        ("eigenvalue", "how much the matrix stretches along the vector: the Rayleigh quotient"),
        ("norm", "length of the product"),
    ],
    traced: &["eigenvalue", "norm"],
};

static PARAMETERS: [Parameter; 3] = [
    Parameter {
        whole_run: true,
        ..Parameter::numbers("matrix", "its numbers, row by row", &[4.0, 1.0, 0.0, 1.0, 3.0, 1.0, 0.0, 1.0, 2.0], 36)
    },
    Parameter {
        whole_run: true,
        default_among: Some(first_axis),
        ..Parameter::numbers("start", "the vector at the start", &[1.0, 0.0, 0.0], 6)
    },
    Parameter { whole_run: true, ..Parameter::whole("rounds", "how often it is multiplied", 20, 1, 10_000) },
];

/// Stages of a round.
const STAGES: usize = 4;

fn program() -> Program {
    let along = |left: &'static str, right: &'static str| matmul(name(left), name(right));
    Program::builder()
        .quantities(["matrix", "vector"])
        .stage("multiply")
        .compute("product", along("matrix", "vector"))
        .stage("estimate")
        .compute("eigenvalue", along("vector", "product") / along("vector", "vector"))
        .stage("norm")
        .compute("norm", square_root(sum(square(name("product")))))
        .stage("divide")
        .update("vector", name("product") / name("norm"))
        .build()
}

/// The side of a square of so many numbers.
fn side(count: usize) -> Option<usize> {
    (1..=count).find(|side| side * side == count)
}

/// A vector along the first axis, as long as the matrix is wide.
fn first_axis(parameters: &Parameters) -> Setting {
    let n = side(parameters.numbers("matrix").unwrap_or_default().len()).unwrap_or(1);
    Setting::Numbers((0..n).map(|i| if i == 0 { 1.0 } else { 0.0 }).collect())
}

impl PowerIteration {
    /// The round that begins with this vector, after so many of its stages.
    fn evaluate(&self, vector: &[f64], stages: usize) -> Evaluation {
        let inputs = vec![self.matrix.clone(), Column::from(vector).into()];
        Evaluation::new(&self.program, inputs).expect("matrix and vector have one size").after(stages)
    }

    /// The state that has this vector, if all that is known of it is finite.
    fn see(&self, round: u64, vector: Vec<f64>) -> Result<State, Departure> {
        let known = self.evaluate(&vector, STAGES - 1);
        let finite = |quantity: &'static str| {
            known.scalar(quantity).filter(|number| number.is_finite()).ok_or(Departure { round, quantity })
        };
        let (eigenvalue, norm) = (finite("eigenvalue")?, finite("norm")?);
        Ok(State { vector, eigenvalue, norm })
    }
}

impl Lab for PowerIteration {
    type State = State;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, _: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let numbers = parameters.numbers("matrix").unwrap_or_default();
        let start = parameters.numbers("start").unwrap_or_default();
        let count = numbers.len();
        let n = side(count).ok_or_else(|| Refusal(format!("{count} numbers are no square matrix; 4, 9 or 16 are")))?;
        if start.len() != n {
            return Err(Refusal(format!("the start has {} numbers, and the matrix {n} columns", start.len())));
        }
        if start.iter().all(|number| *number == 0.0) {
            return Err(Refusal("the start has no direction: one of its numbers is not 0".to_owned()));
        }
        let matrix = Value::from_cells(Shape::Matrix(n, n), |cell| numbers[cell.row * n + cell.column]);
        let rounds = parameters.whole("rounds").unwrap_or_default();
        Ok(Self { matrix, start, rounds, program: Arc::new(program()) })
    }

    fn rounds(&self) -> u64 {
        self.rounds
    }

    fn stages(&self, _: u64) -> u64 {
        STAGES as u64
    }

    fn initial(&self) -> Result<State, Departure> {
        self.see(0, self.start.clone())
    }

    fn resumes(&self, earlier: &Self) -> bool {
        self.start == earlier.start && self.matrix.numbers().eq(earlier.matrix.numbers())
    }

    fn adopt(&self, round: u64, state: &State) -> Result<State, Departure> {
        self.see(round, state.vector.clone())
    }

    fn advance(&self, round: u64, before: &State) -> Result<State, Departure> {
        let after = self.evaluate(&before.vector, STAGES);
        self.see(round, after.get("vector").map_or_else(Vec::new, |vector| vector.numbers().collect()))
    }

    fn settled(&self, _: u64, state: &State) -> Evaluation {
        self.evaluate(&state.vector, STAGES - 1)
    }

    fn step(&self, _: u64, stage: u64, state: &State) -> Step {
        let evaluation = self.evaluate(&state.vector, stage as usize);
        Step { evaluation, stage: stage as usize - 1, part: None, progress: Progress::WHOLE }
    }

    fn sample(&self, state: &State) -> Sample {
        let mut sample = [0.0; SAMPLE_WIDTH];
        [sample[0], sample[1]] = [state.eigenvalue, state.norm];
        sample
    }

    fn effort(&self) -> u64 {
        20_000
    }

    fn script(course: &[(u64, &Self)], snapshot: &Snapshot) -> Result<Script, Refusal> {
        let (now, done) = (&snapshot.now, snapshot.position.done);
        let given = course
            .last()
            .map(|(_, lab)| [("matrix", lab.matrix.clone()), ("vector", Column::from(&*lab.start).into())]);
        let setup = given.into_iter().flatten().flat_map(|(name, value)| assignment(name, &value, false));
        let line = |index: usize| script::line(now, index);
        let mut lines = vec![];
        if done > 0 {
            lines.push(format!("for _ in range({done}):"));
            lines.extend(indented((0..now.program().statements().len()).map(line)));
        }
        lines.extend((0..now.lines_done()).map(line));
        Ok(Script { helpers: vec![], setup: setup.collect(), lines })
    }
}
