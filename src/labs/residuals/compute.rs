//! What the training lab's line leaves unexplained, at every epoch.

use std::sync::Arc;

use crate::lab::formula::{abs, at_most, greater, max, mean, min, name, nonzero, square, square_root};
use crate::lab::program::Kind;
use crate::lab::script::{self, Script};
use crate::lab::{
    Departure, Description, Evaluation, Frame, Lab, Parameters, Position, Program, Progress, Refusal, Sample, Step,
};
use crate::labs::training::{self, Training};
use crate::math::{Histogram, normal_quantile};
use crate::ops::Value;
use crate::table::Table;

/// The residuals of the training lab.
pub struct Residuals {
    training: Training,
    program: Arc<Program>,
}

static DESCRIPTION: Description = Description {
    name: "residuals",
    about: "What the line leaves unexplained: the residuals' histogram, their spread, the outliers among them.",
    round: "epoch",
    stage: "stage",
    takes_table: true,
    follows: Some("training"),
    parameters: training::PARAMETERS,
    quantities: &[
        ("y", "the points' y"),
        ("predictions", "the line at every x"),
        ("residuals", "y minus prediction"),
        ("mean", "their mean"),
        ("std", "their standard deviation"),
        ("min", "the least of them"),
        ("max", "the greatest of them"),
        ("z", "each less the mean, divided by the standard deviation"),
        ("outliers", "rows with a z beyond 2 on either side"),
        ("within_1", "percentage with a z within 1: about 68 if they are normal"),
        ("within_2", "percentage with a z within 2: about 95 if they are normal"),
    ],
    traced: &["loss", "slope", "intercept", "grad_slope", "grad_intercept"],
};

impl Residuals {
    /// The training lab that they are the residuals of.
    pub fn training(&self) -> &Training {
        &self.training
    }

    /// Counts of the residuals in bins from the least to the greatest.
    pub fn histogram(residuals: &Value, bins: usize) -> Histogram {
        match residuals {
            Value::Vector(column) => Histogram::of(column.as_slice(), bins),
            other => Histogram::of(&other.numbers().collect::<Vec<_>>(), bins),
        }
    }

    /// For some of the residuals, evenly spread over them in order, the quantile that a normal distribution would have
    /// there and the residual's z: points on a straight line where they are normal.
    pub fn quantiles(z: &Value, most: usize) -> Vec<(f64, f64)> {
        let mut sorted: Vec<f64> = z.numbers().collect();
        sorted.sort_by(f64::total_cmp);
        let n = sorted.len();
        let every = n.div_ceil(most).max(1);
        // Hazen's plotting positions.
        let place = |k: usize| (k as f64 + 0.5) / n as f64;
        (0..n).step_by(every).map(|k| (normal_quantile(place(k)), sorted[k])).collect()
    }
}

impl Lab for Residuals {
    type State = training::State;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, table: &Arc<Table>, earlier: Option<&Self>) -> Result<Self, Refusal> {
        let training = Training::build(parameters, table, earlier.map(|earlier| &earlier.training))?;
        Ok(Self { training, program: Arc::new(program()) })
    }

    fn rounds(&self) -> u64 {
        self.training.rounds()
    }

    fn stages(&self, _: u64) -> u64 {
        self.program.stages().len() as u64
    }

    fn initial(&self) -> Result<Self::State, Departure> {
        self.training.initial()
    }

    fn adopt(&self, round: u64, state: &Self::State) -> Result<Self::State, Departure> {
        self.training.adopt(round, state)
    }

    fn advance(&self, round: u64, before: &Self::State) -> Result<Self::State, Departure> {
        self.training.advance(round, before)
    }

    fn settled(&self, done: u64, state: &Self::State) -> Evaluation {
        let fitted = self.training.settled(done, state);
        let inputs = ["y", "predictions"].map(|name| fitted.get(name).cloned().expect("the training lab computes it"));
        Evaluation::new(&self.program, inputs.into()).expect("there is a prediction for every y")
    }

    fn step(&self, done: u64, stage: u64, state: &Self::State) -> Step {
        // The epoch's line is there when its last stage is: until then these are the residuals of the one before.
        let is_last = stage == self.stages(done);
        let state = if is_last { self.training.advance(done + 1, state).ok() } else { None }.unwrap_or(state.clone());
        let evaluation = self.settled(done, &state).after(stage as usize);
        Step { evaluation, stage: stage as usize - 1, part: None, progress: Progress::WHOLE }
    }

    fn script(course: &[(u64, &Self)], frame: &Frame) -> Result<Script, Refusal> {
        let course: Vec<(u64, &Training)> = course.iter().map(|(from, lab)| (*from, &lab.training)).collect();
        let mut script = Training::script_to(&course, Position::after(frame.position.done))?;
        script.lines.push("predictions = slope * X + intercept".to_owned());
        let lines = (0..frame.now.lines_done()).map(|index| script::line(&frame.now, index));
        script.lines.extend(lines);
        Ok(script)
    }

    fn sample(&self, state: &Self::State) -> Sample {
        self.training.sample(state)
    }

    fn effort(&self) -> u64 {
        self.training.effort()
    }
}

fn program() -> Program {
    let percentage = |bound: f64| 100.0 * mean(at_most(abs(name("z")), bound.into()));
    Program::builder()
        .quantities(["y", "predictions"])
        .stage("residuals")
        .compute("residuals", name("y") - name("predictions"))
        .stage("spread")
        .compute("mean", mean(name("residuals")))
        .compute("std", square_root(mean(square(name("residuals") - name("mean")))))
        .compute("min", min(name("residuals")))
        .compute("max", max(name("residuals")))
        .stage("z")
        .compute("z", (name("residuals") - name("mean")) / name("std"))
        .stage("outliers")
        .compute_as(Kind::Rows, "outliers", nonzero(greater(abs(name("z")), 2.0.into())))
        .stage("bands")
        .compute("within_1", percentage(1.0))
        .compute("within_2", percentage(2.0))
        .build()
}
