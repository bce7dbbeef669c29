//! A table of numbers, what each of its columns is like, and which of them are features.

use std::sync::Arc;

use crate::lab::formula::{
    max_of_columns, mean_of_columns, min_of_columns, name, square, square_root, take_column, take_columns,
};
use crate::lab::program::Kind;
use crate::lab::{
    ByStages, Description, Evaluation, FEATURES, Lab, MISSING, Parameter, Parameters, Program, Refusal, Selected,
    TARGET, Walk,
};
use crate::labs::profiled::Profiled;
use crate::math::Doubles;
use crate::ops::Value;
use crate::table::{Profiles, Table};

/// A table and the statistics of its columns.
pub struct Dataset {
    table: Arc<Table>,
    selected: Selected,
    profiles: Profiles,
    evaluation: Evaluation,
}

static DESCRIPTION: Description = Description {
    name: "dataset",
    about: "A table of numbers: rows are samples, columns are features, one of them is the label.",
    round: "stage",
    stage: "part",
    takes_table: true,
    parameters: &PARAMETERS,
    quantities: &[
        ("columns", "the headings"),
        ("values", "the numbers, a row for each sample"),
        ("mean", "mean of each column"),
        ("std", "standard deviation of each column (of the whole, not of a sample)"),
        ("min", "least number of each column"),
        ("max", "greatest number of each column"),
        ("features", "the columns that are features"),
        ("labels", "the column that is the label"),
    ],
    traced: &[],
};

static PARAMETERS: [Parameter; 3] = [TARGET, FEATURES, MISSING];

impl Dataset {
    /// The table as it was read.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// What is chosen of it.
    pub fn selected(&self) -> &Selected {
        &self.selected
    }
}

impl Profiled for Dataset {
    fn profiles(&self) -> &Profiles {
        &self.profiles
    }
}

impl Lab for Dataset {
    type Rounds = ByStages;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, table: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let selected = Selected::of(parameters, table)?;
        let columns = Doubles::from_fn(selected.names.len(), |column| column as f64);
        let features = Doubles::from_fn(selected.features.len(), |k| selected.features[k] as f64);
        let values = Value::from(selected.values.clone());
        let profiles = Profiles::new(values.clone());
        let inputs = [
            ("columns", Value::from(columns)),
            ("values", values),
            ("feature_columns", features.into()),
            ("label_column", (selected.target as f64).into()),
        ];
        let evaluation = Evaluation::with_names(&Arc::new(program()), inputs, selected.names.clone().into());
        let evaluation = evaluation.expect("the program is made for a matrix");
        Ok(Self { table: Arc::clone(table), selected, profiles, evaluation })
    }

    fn evaluation(&self) -> Evaluation {
        self.evaluation.clone()
    }

    fn walk(&self, stage: usize) -> Walk {
        [Walk::Cells, Walk::Cells, Walk::Cells, Walk::Whole][stage]
    }
}

fn program() -> Program {
    Program::builder()
        .quantity_of(Kind::Names, "columns")
        .quantities(["values"])
        .settings(["feature_columns", "label_column"])
        .stage("mean")
        .compute("mean", mean_of_columns(name("values")))
        .stage("deviation")
        .compute("std", square_root(mean_of_columns(square(name("values") - name("mean")))))
        .stage("range")
        .compute("min", min_of_columns(name("values")))
        .compute("max", max_of_columns(name("values")))
        .stage("features and label")
        .compute("features", take_columns(name("values"), name("feature_columns")))
        .compute("labels", take_column(name("values"), name("label_column")))
        .build()
}
