//! What the training lab's line leaves unexplained, at every epoch.

use std::sync::{Arc, Mutex, PoisonError};

use super::survey::Survey;
use crate::lab::formula::{abs, at_most, greater, max, mean, min, name, nonzero, square, square_root};
use crate::lab::program::Kind;
use crate::lab::script::{self, Script};
use crate::lab::{
    Departure, Description, Evaluation, Frame, Lab, Parameters, Position, Program, Progress, Refusal, Sample, Step,
};
use crate::labs::training::{self, Training};
use crate::table::Table;

/// The residuals of the training lab.
pub struct Residuals {
    training: Training,
    program: Arc<Program>,
    /// The lines looked at last. This saves time and changes nothing.
    kept: Mutex<Vec<Seen>>,
}

/// What is known of the residuals of one line.
#[derive(Clone)]
struct Seen {
    state: training::State,
    evaluation: Evaluation,
    survey: Arc<Survey>,
}

/// Residuals whose mean and the like are computed by the program itself. Of more, the survey has them.
const INTERPRETED: usize = 50_000;

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
        ("mean", "mean of the residuals"),
        ("std", "standard deviation of the residuals"),
        ("min", "the least residual"),
        ("max", "the greatest residual"),
        ("z", "each residual less the mean, divided by the standard deviation"),
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

    /// What all the residuals of the line in `state` come to.
    pub fn survey(&self, state: &training::State) -> Arc<Survey> {
        self.seen(state).survey
    }

    /// The program over the line in `state`, at its end. What is drawn and what is printed of one line shares it.
    fn seen(&self, state: &training::State) -> Seen {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(seen) = kept.iter().find(|seen| seen.state == *state) {
            return seen.clone();
        }
        let fitted = self.training.settled(0, state);
        let inputs = ["y", "predictions"].map(|name| fitted.get(name).cloned().expect("the training lab computes it"));
        let evaluation = Evaluation::new(&self.program, inputs.into()).expect("there is a prediction for every y");
        let survey = Survey::of(evaluation.get("residuals").expect("it is the program's first line"));
        // Going through the program line by line would keep the next frame waiting.
        let is_long = survey.points > INTERPRETED;
        let known = survey.scalars().into_iter().filter(|_| is_long);
        let seen = Seen { state: state.clone(), evaluation: evaluation.knowing(known), survey: Arc::new(survey) };
        // A frame shows two lines: the one it has come to, and the one before.
        kept.truncate(1);
        kept.insert(0, seen.clone());
        seen
    }
}

impl Lab for Residuals {
    type State = training::State;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, table: &Arc<Table>, earlier: Option<&Self>) -> Result<Self, Refusal> {
        let training = Training::build(parameters, table, earlier.map(|earlier| &earlier.training))?;
        Ok(Self { training, program: Arc::new(program()), kept: Mutex::default() })
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

    fn resumes(&self, earlier: &Self) -> bool {
        self.training.resumes(&earlier.training)
    }

    fn adopt(&self, round: u64, state: &Self::State) -> Result<Self::State, Departure> {
        self.training.adopt(round, state)
    }

    fn advance(&self, round: u64, before: &Self::State) -> Result<Self::State, Departure> {
        self.training.advance(round, before)
    }

    fn settled(&self, _: u64, state: &Self::State) -> Evaluation {
        self.seen(state).evaluation
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
        script.lines.extend(course.last().map(|(_, training)| training.prediction()));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Run, Schedule, Session};

    #[test]
    fn the_survey_has_the_numbers_of_the_program() {
        for settings in [&[("points", "1000")][..], &[("noise_kind", "student-t"), ("points", "777"), ("seed", "3")]] {
            let mut parameters = Parameters::defaults(training::PARAMETERS);
            for (name, text) in settings {
                let index = parameters.index(name).unwrap();
                let setting = parameters.at(index).0.read(text).unwrap();
                parameters = parameters.with(index, Some(setting));
            }
            let mut run = Run::<Residuals>::new(Schedule::new(parameters), Table::built_in()).unwrap();
            for round in [0, 1, 150] {
                run.go_to(crate::lab::Position::after(round));
                let survey = run.lab().survey(run.state());
                for (name, number) in survey.scalars() {
                    let of_program = run.frame().scalar(name).unwrap();
                    assert!((of_program - number).abs() <= 1e-12 * of_program.abs().max(1.0), "{name} in {round}");
                }
                let mut rows: Vec<f64> = survey.furthest.iter().map(|row| *row as f64).collect();
                rows.sort_by(f64::total_cmp);
                let outliers: Vec<f64> = run.frame().now.get("outliers").unwrap().numbers().collect();
                assert_eq!((rows.len().min(64), survey.outliers), (outliers.len().min(64), outliers.len()));
                assert!(rows.iter().all(|row| outliers.contains(row)));
            }
        }
    }
}
