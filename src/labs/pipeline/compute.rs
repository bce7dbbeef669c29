//! The way of a hundred rows through a machine-learning project, and whether any is lost on it.

use std::sync::Arc;

use faer::Mat;

use crate::lab::formula::{matmul, maximum, name};
use crate::lab::program::Kind;
use crate::lab::{ByStages, Description, Evaluation, Lab, Parameters, Program, Refusal, Walk};
use crate::math::Doubles;
use crate::ops::Value;
use crate::table::Table;

/// Stations, and what flows between them.
pub struct Pipeline {
    evaluation: Evaluation,
}

/// A station on the way.
pub struct Station {
    /// What it is called.
    pub name: &'static str,
    /// How far along the way it lies, from 0.
    pub column: usize,
    /// The labs that do the work of this station.
    pub labs: &'static [&'static str],
}

/// What flows from one station to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flow {
    /// From this station, by its place among them.
    pub from: usize,
    /// To this one.
    pub to: usize,
    /// So much.
    pub amount: f64,
}

const fn station(name: &'static str, column: usize, labs: &'static [&'static str]) -> Station {
    Station { name, column, labs }
}

/// The stations of the second article's diagram.
pub const STATIONS: [Station; 10] = [
    station("raw data", 0, &["dataset"]),
    station("cleaning", 1, &["dataset"]),
    station("features", 2, &["normalization", "vectors"]),
    station("discarded", 2, &["residuals"]),
    station("linear models", 3, &["training", "regression"]),
    station("tree models", 3, &[]),
    station("neural nets", 3, &["layers", "backprop", "attention", "matmul"]),
    station("clustering", 3, &["vectors"]),
    station("predictions", 4, &["softmax", "residuals"]),
    station("insights", 4, &["vectors"]),
];

const fn flow(from: usize, to: usize, amount: f64) -> Flow {
    Flow { from, to, amount }
}

/// What flows between them.
pub const FLOWS: [Flow; 11] = [
    flow(0, 1, 100.0),
    flow(1, 2, 90.0),
    flow(1, 3, 10.0),
    flow(2, 4, 28.0),
    flow(2, 5, 30.0),
    flow(2, 6, 22.0),
    flow(2, 7, 10.0),
    flow(4, 8, 28.0),
    flow(5, 8, 30.0),
    flow(6, 8, 22.0),
    flow(7, 9, 10.0),
];

static DESCRIPTION: Description = Description {
    name: "pipeline",
    about: "From raw data to predictions: how much flows where, and that nothing is lost on the way.",
    round: "stage",
    stage: "station",
    takes_table: false,
    parameters: &[],
    quantities: &[
        ("stations", "the stations"),
        ("flows", "how much flows along each edge"),
        ("into", "1 where an edge (column) leads into a station (row)"),
        ("out_of", "1 where an edge leads out of a station"),
        ("inflow", "what comes into each station"),
        ("outflow", "what goes out of it"),
        ("through", "what passes through it"),
        ("incidence", "into minus out_of: the incidence matrix of the diagram"),
        ("balance", "incidence times flows: 0 where as much goes out as comes in"),
    ],
    traced: &[],
};

impl Pipeline {
    /// The incidence matrix, stations (rows) by flows (columns), whether or not a run has come to it.
    pub fn incidence(&self) -> Option<&Value> {
        self.evaluation.get("incidence")
    }
}

impl Lab for Pipeline {
    type Rounds = ByStages;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(_: &Parameters, _: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let stations = Doubles::from_fn(STATIONS.len(), |station| station as f64);
        let flows = Doubles::from_fn(FLOWS.len(), |k| FLOWS[k].amount);
        let ends = |end: fn(&Flow) -> usize| {
            Mat::from_fn(STATIONS.len(), FLOWS.len(), |row, k| f64::from(u8::from(end(&FLOWS[k]) == row)))
        };
        let inputs = [
            ("stations", Value::from(stations)),
            ("flows", flows.into()),
            ("into", ends(|flow| flow.to).into()),
            ("out_of", ends(|flow| flow.from).into()),
        ];
        let names = STATIONS.iter().map(|station| station.name.to_owned()).collect();
        let evaluation = Evaluation::with_names(&Arc::new(program()), inputs, names);
        Ok(Self { evaluation: evaluation.expect("the diagram is a constant") })
    }

    fn evaluation(&self) -> Evaluation {
        self.evaluation.clone()
    }

    fn walk(&self, _: usize) -> Walk {
        Walk::Rows
    }
}

fn program() -> Program {
    Program::builder()
        .quantity_of(Kind::Names, "stations")
        .quantities(["flows", "into", "out_of"])
        .stage("inflow")
        .compute("inflow", matmul(name("into"), name("flows")))
        .stage("outflow")
        .compute("outflow", matmul(name("out_of"), name("flows")))
        .stage("through")
        .compute("through", maximum(name("inflow"), name("outflow")))
        .stage("incidence")
        .compute("incidence", name("into") - name("out_of"))
        .stage("balance")
        .compute("balance", matmul(name("incidence"), name("flows")))
        .build()
}
