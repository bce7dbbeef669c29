//! What the training lab's line leaves unexplained, at every epoch.

use std::any::Any;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use super::survey::Survey;
use crate::lab::formula::{abs, at_most, greater, max, mean, min, name, nonzero, square, square_root};
use crate::lab::program::Kind;
use crate::lab::script::{self, Script};
use crate::lab::{
    Description, Errand, Evaluation, Overwritten, Position, Program, Progress, Refusal, Rounds, Sample, Sight,
    Snapshot, Stand, Standing, Step, Surroundings,
};
use crate::labs::training::{self, Training};

/// A snapshot of the training lab, looked at for what its line leaves unexplained.
pub struct Residuals {
    training: Arc<Snapshot>,
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
    /// What it is called and can be asked for.
    pub const DESCRIPTION: &'static Description = &DESCRIPTION;

    /// How many stages the program has that goes through the residuals of a round.
    pub fn stages() -> u64 {
        PROGRAM.stages().len() as u64
    }

    /// The residuals of the line that a run of the training lab has come to; with a stage, those of its next line as far as
    /// that many stages go through them.
    pub fn of(training: &Arc<Snapshot>, stage: u64) -> Snapshot {
        let stand: &Stand<Training> = training.stand_of();
        let done = training.position.done;
        let next = if stage > 0 { stand.next() } else { None };
        let (evaluation, survey) = seen(stand.lab(), next.as_ref().unwrap_or(stand.state()));
        let (position, step) = match (stage, done) {
            (0, 0) => (Position::START, None),
            (0, _) => (Position::after(done), Some(step(&evaluation, Self::stages()))),
            _ => (Position { done, stage }, Some(step(&evaluation, stage))),
        };
        let now = step.as_ref().map_or(evaluation, |step| step.evaluation.clone());
        let course = Surroundings { description: &DESCRIPTION, ..(*training.course).clone() };
        let stand = Self { training: Arc::clone(training), survey: Arc::new(survey) };
        Snapshot { position, now, step, earlier: None, course: Arc::new(course), stand: Arc::new(stand) }.whole()
    }

    fn stand(&self) -> &Stand<Training> {
        self.training.stand_of()
    }
}

/// The program over the line in `state`, at its end, and what all its residuals come to.
fn seen(lab: &Training, state: &training::State) -> (Evaluation, Survey) {
    let fitted = training::Kernel::settled(lab, 0, state);
    let inputs =
        ["y", "predictions"].map(|name| (name, fitted.get(name).cloned().expect("the training lab computes it")));
    let evaluation = Evaluation::new(&PROGRAM, inputs).expect("there is a prediction for every y");
    let survey = Survey::of(evaluation.get("residuals").expect("it is the program's first line"));
    // Going through the program line by line would take long.
    let is_long = survey.points > INTERPRETED;
    let known = survey.scalars().into_iter().filter(|_| is_long);
    (evaluation.knowing(known), survey)
}

/// A stage of the program, counted from 1.
fn step(evaluation: &Evaluation, stage: u64) -> Step {
    let evaluation = evaluation.after(stage as usize);
    Step { evaluation, stage: stage as usize - 1, part: None, progress: Progress::WHOLE }
}

impl Standing for Residuals {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn stages(&self, _: u64) -> u64 {
        Self::stages()
    }

    fn ahead(&self, here: Position, goal: Position) -> Option<Step> {
        let stage = if goal.done == here.done && goal.stage > here.stage {
            goal.stage
        } else if goal == Position::after(here.done + 1) {
            Self::stages()
        } else {
            return None;
        };
        let stand = self.stand();
        Some(step(&seen(stand.lab(), &stand.next()?).0, stage))
    }

    fn can_overwrite(&self, _: &Overwritten) -> Result<(), Refusal> {
        Err(Refusal("numbers are overwritten in the lab whose run this is".to_owned()))
    }

    fn sample(&self) -> Sample {
        self.training.sample()
    }

    fn errand(&self) -> Option<Errand> {
        None
    }

    fn script(&self, snapshot: &Snapshot) -> Result<Script, Refusal> {
        let course = self.stand().course();
        let Position { done, stage } = snapshot.position;
        let mut script = Training::script_to(&course, Position::after(done + u64::from(stage > 0)))?;
        script.lines.extend(course.last().map(|(_, training)| training.prediction()));
        let lines = (0..snapshot.now.lines_done()).map(|index| script::line(&snapshot.now, index));
        script.lines.extend(lines);
        Ok(script)
    }
}

/// Residuals in front of somebody.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    sight: &'a Sight<'a>,
    residuals: &'a Residuals,
}

impl<'a> Shown<'a> {
    pub(super) fn of(sight: &'a Sight<'a>) -> Self {
        let residuals = sight.snapshot().stand.as_any().downcast_ref();
        Self { sight, residuals: residuals.expect("this screen is registered with the residuals") }
    }

    /// What all the residuals of the line come to.
    pub(super) fn survey(self) -> &'a Survey {
        &self.residuals.survey
    }

    /// The lab whose line it is.
    pub(super) fn training(self) -> &'a Training {
        self.residuals.stand().lab()
    }

    pub(super) fn snapshot(self) -> &'a Snapshot {
        self.sight.snapshot()
    }
}

impl Deref for Shown<'_> {
    type Target = Snapshot;

    fn deref(&self) -> &Snapshot {
        self.sight.snapshot()
    }
}

static PROGRAM: LazyLock<Arc<Program>> = LazyLock::new(|| Arc::new(program()));

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
    use crate::lab::{Parameters, Run, Schedule, Session};
    use crate::table::Table;

    #[test]
    fn the_survey_has_the_numbers_of_the_program() {
        for settings in [&[("points", "1000")][..], &[("noise_kind", "student-t"), ("points", "777"), ("seed", "3")]] {
            let mut parameters = Parameters::defaults(training::PARAMETERS);
            for (name, text) in settings {
                parameters = parameters.reading(name, text).unwrap();
            }
            let mut run = Run::<Training>::new(Schedule::new(parameters), Table::built_in()).unwrap();
            for round in [0, 1, 150] {
                run.go_to(Position::after(round));
                let shown = Residuals::of(&run.snapshot(), 0);
                let residuals: &Residuals = shown.stand.as_any().downcast_ref().unwrap();
                let survey = &residuals.survey;
                for (name, number) in survey.scalars() {
                    let of_program = shown.scalar(name).unwrap();
                    assert!((of_program - number).abs() <= 1e-12 * of_program.abs().max(1.0), "{name} in {round}");
                }
                let mut rows: Vec<f64> = survey.furthest.iter().map(|row| *row as f64).collect();
                rows.sort_by(f64::total_cmp);
                let outliers: Vec<f64> = shown.now.get("outliers").unwrap().numbers().collect();
                assert_eq!((rows.len().min(64), survey.outliers), (outliers.len().min(64), outliers.len()));
                assert!(rows.iter().all(|row| outliers.contains(row)));
            }
        }
    }
}
