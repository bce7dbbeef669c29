//! Columns brought to one scale: less their mean, divided by their standard deviation.

use std::sync::Arc;

use crate::lab::formula::{mean_of_columns, name, or_one, square, square_root};
use crate::lab::{Description, Evaluation, Parameter, Parameters, Program, Refusal, Sheet, Walk};
use crate::table::{FEATURES, MISSING, Selected, TARGET, Table};

/// The features of a table, before and after.
pub struct Normalization {
    source: String,
    evaluation: Evaluation,
}

static DESCRIPTION: Description = Description {
    name: "normalization",
    about: "Features brought to one scale: each column less its mean, divided by its standard deviation.",
    round: "stage",
    stage: "part",
    takes_table: true,
    follows: None,
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
}

impl Sheet for Normalization {
    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, table: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let selected = Selected::of(parameters, table)?;
        let names = selected.feature_names().into();
        let inputs = vec![selected.feature_values().into()];
        let evaluation = Evaluation::with_names(&Arc::new(program()), inputs, names);
        let evaluation = evaluation.expect("the program is made for a matrix");
        Ok(Self { source: table.source.clone(), evaluation })
    }

    fn evaluation(&self) -> &Evaluation {
        &self.evaluation
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
