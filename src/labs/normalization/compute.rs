//! Columns brought to one scale: less their mean, divided by their standard deviation.

use std::sync::Arc;

use crate::lab::formula::{mean_of_columns, name, or_one, square, square_root};
use crate::lab::{
    ByStages, Description, Evaluation, FEATURES, Lab, MISSING, Parameter, Parameters, Program, Refusal, Selected,
    TARGET, Walk,
};
use crate::labs::profiled::Profiled;
use crate::math::Histogram;
use crate::ops::{Cell, Value};
use crate::table::{Profiles, Table};

/// The features of a table, before and after.
pub struct Normalization {
    source: String,
    profiles: Profiles,
    evaluation: Evaluation,
}

static DESCRIPTION: Description = Description {
    name: "normalization",
    about: "Features brought to one scale: each column less its mean, divided by its standard deviation.",
    round: "stage",
    stage: "part",
    takes_table: true,
    parameters: &PARAMETERS,
    quantities: &[
        ("features", "the features as they are given"),
        ("mean", "mean of each feature"),
        ("std", "standard deviation of each feature"),
        ("centred", "the features less their mean"),
        ("normalized", "centred, divided by the standard deviation; by 1 where that is 0"),
        ("normalized_mean", "mean of each feature afterwards: 0"),
        ("normalized_std", "standard deviation of each feature afterwards: 1, or 0 where it was 0"),
    ],
    traced: &[],
};

static PARAMETERS: [Parameter; 3] = [TARGET, FEATURES, MISSING];

impl Normalization {
    /// Where the features come from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The headings of the features.
    pub fn names(&self) -> &[String] {
        self.evaluation.names()
    }

    /// The distribution of a feature afterwards, bin by bin that of before: subtracting and dividing moves and stretches
    /// the bins, and leaves every number in its own.
    pub fn histogram_after(&self, feature: usize) -> Option<Histogram> {
        let before = self.profiles.histogram(feature)?;
        let (mean, scale) = (self.mean(feature), self.scale(feature));
        let counts = before.counts.clone();
        Some(Histogram { from: (before.from - mean) / scale, width: before.width / scale, counts })
    }

    /// The same of a feature less its mean.
    pub fn histogram_centred(&self, feature: usize) -> Option<Histogram> {
        let before = self.profiles.histogram(feature)?;
        Some(Histogram { from: before.from - self.mean(feature), ..before.clone() })
    }

    /// Whether a feature is the same in every row, so that its standard deviation is 0.
    pub fn is_constant(&self, feature: usize) -> bool {
        self.number("std", feature) == Some(0.0)
    }

    /// What a feature is divided by.
    fn scale(&self, feature: usize) -> f64 {
        if self.is_constant(feature) { 1.0 } else { self.number("std", feature).unwrap_or(1.0) }
    }

    fn mean(&self, feature: usize) -> f64 {
        self.number("mean", feature).unwrap_or(0.0)
    }

    fn number(&self, name: &str, feature: usize) -> Option<f64> {
        self.evaluation.get(name).map(|value| value.get(Cell::at(feature)))
    }
}

impl Profiled for Normalization {
    fn profiles(&self) -> &Profiles {
        &self.profiles
    }
}

impl Lab for Normalization {
    type Rounds = ByStages;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, table: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let selected = Selected::of(parameters, table)?;
        let names = selected.feature_names().into();
        let features = Value::from(selected.feature_values());
        let profiles = Profiles::new(features.clone());
        let evaluation = Evaluation::with_names(&Arc::new(program()), [("features", features)], names);
        let source = if table.is_built_in() { format!("{} (built in)", table.source) } else { table.source.clone() };
        let evaluation = evaluation.expect("the program is made for a matrix");
        Ok(Self { source, profiles, evaluation })
    }

    fn evaluation(&self) -> Evaluation {
        self.evaluation.clone()
    }

    fn walk(&self, _: usize) -> Walk {
        Walk::Cells
    }
}

fn program() -> Program {
    Program::builder()
        .quantities(["features"])
        .stage("mean")
        .compute("mean", mean_of_columns(name("features")))
        .stage("deviation")
        .compute("std", square_root(mean_of_columns(square(name("features") - name("mean")))))
        .stage("subtract")
        .compute("centred", name("features") - name("mean"))
        .stage("divide")
        .compute("normalized", name("centred") / or_one(name("std")))
        .stage("check")
        .compute("normalized_mean", mean_of_columns(name("normalized")))
        .compute("normalized_std", square_root(mean_of_columns(square(name("normalized") - name("normalized_mean")))))
        .build()
}
