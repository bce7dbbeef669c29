//! The two networks of the articles learn to tell classes apart: forward, loss, backward and update, epoch by epoch.

use std::sync::Arc;

use super::data::Labelled;
use super::program;
use crate::lab::{ByUpdates, Description, Evaluation, FEATURES, Lab, MISSING, Parameter, Parameters, Refusal, TARGET};
use crate::labs::networks::{NETWORK, Network, SEED, is_promotion};
use crate::math::Doubles;
use crate::ops::Value;
use crate::table::Table;

/// A network, the rows it learns from, and how.
pub struct Classifier {
    evaluation: Evaluation,
    data: Labelled,
    network: Network,
    epochs: u64,
    seed: u32,
}

static DESCRIPTION: Description = Description {
    name: "classifier",
    about: "Two small networks learn to tell classes apart: forward, loss, backward, update.",
    round: "epoch",
    stage: "stage",
    takes_table: true,
    parameters: &PARAMETERS,
    quantities: &[
        ("X", "the input, a row for each sample"),
        ("Y", "a row for each sample: 1 in the column of its class, else 0"),
        ("classes", "the columns of Y, counted from 0"),
        ("ones", "as many ones as there are classes"),
        ("W1", "weights of layer 1"),
        ("b1", "biases of layer 1"),
        ("W2", "weights of layer 2"),
        ("b2", "biases of layer 2"),
        ("W3", "weights of layer 3 (three-layer)"),
        ("b3", "biases of layer 3 (three-layer)"),
        ("Z1", "X times weights of layer 1, plus b1"),
        ("A1", "ReLU of Z1"),
        ("Z2", "A1 times weights of layer 2, plus b2"),
        ("A2", "ReLU of Z2 (three-layer)"),
        ("Z3", "A2 times weights of layer 3, plus b3 (three-layer)"),
        ("shifted", "Z2 less the greatest number of its row (promotion)"),
        ("exp", "e to the power of shifted (promotion)"),
        ("output", "what comes out: probabilities"),
        ("prediction", "for each sample the class with the greatest probability"),
        ("answer", "a row for each sample: 1 in the column of the class predicted, else 0"),
        ("confusion", "how many samples of each class (row) got each class as an answer (column)"),
        ("accuracy", "the share of samples whose answer is right"),
        ("right", "probability that each output gives to the truth (three-layer)"),
        ("p_truth", "for each sample the probability that the network gives to the truth"),
        ("surprise", "−ln of p_truth for each sample: its cross-entropy"),
        ("loss", "cross-entropy, the mean of surprise over the samples"),
        ("dZ2", "derivative of the loss with respect to Z2"),
        ("dZ3", "derivative of the loss with respect to Z3 (three-layer)"),
        ("dW1", "derivative of the loss with respect to W1"),
        ("db1", "derivative of the loss with respect to b1"),
        ("dW2", "derivative of the loss with respect to W2"),
        ("db2", "derivative of the loss with respect to b2"),
        ("dW3", "derivative of the loss with respect to W3 (three-layer)"),
        ("db3", "derivative of the loss with respect to b3 (three-layer)"),
        ("dA1", "derivative of the loss with respect to A1"),
        ("dZ1", "derivative of the loss with respect to Z1"),
        ("dA2", "derivative of the loss with respect to A2 (three-layer)"),
    ],
    traced: &["loss", "accuracy"],
};

static PARAMETERS: [Parameter; 8] = [
    Parameter { whole_run: true, ..NETWORK },
    Parameter { whole_run: true, ..SEED },
    Parameter::real("lr", "learning rate", 0.5, 0.0, 100.0),
    Parameter {
        whole_run: true,
        ..Parameter::whole("epochs", "how often all rows are gone through", 300, 1, 1_000_000)
    },
    Parameter {
        whole_run: true,
        matters: |parameters| !is_promotion(parameters),
        ..Parameter::whole("samples", "rows that are drawn", 100, 2, 10_000)
    },
    Parameter { whole_run: true, matters: is_promotion, ..TARGET },
    Parameter { whole_run: true, matters: is_promotion, ..FEATURES },
    Parameter { whole_run: true, matters: is_promotion, ..MISSING },
];

impl Classifier {
    /// Which network it is.
    pub fn network(&self) -> Network {
        self.network
    }

    /// Where the rows come from, what their columns and their classes are called.
    pub fn data(&self) -> &Labelled {
        &self.data
    }

    /// How many layers there are.
    pub fn layers(&self) -> usize {
        match self.network {
            Network::Promotion => 2,
            Network::ThreeLayer => 3,
        }
    }
}

impl Lab for Classifier {
    type Rounds = ByUpdates;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, table: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let seed = parameters.get::<u32>("seed");
        let (network, data) = if is_promotion(parameters) {
            (Network::Promotion, Labelled::of_table(parameters, table, seed)?)
        } else {
            (Network::ThreeLayer, Labelled::drawn(parameters.get::<usize>("samples"), seed))
        };
        let (samples, classes) = (data.targets.shape().rows(), data.classes.len());
        let given = [
            ("X", data.input.clone()),
            ("Y", data.targets.clone()),
            ("classes", Doubles::from_fn(classes, |class| class as f64).into()),
            ("ones", Doubles::from_fn(classes, |_| 1.0).into()),
            ("lr", Value::from(parameters.get::<f64>("lr"))),
        ];
        let given = given.map(|(name, value)| (name.to_owned(), value));
        let layer = |(k, (weights, biases)): (usize, &(Value, Value))| {
            [(format!("W{}", k + 1), weights.clone()), (format!("b{}", k + 1), biases.clone())]
        };
        let inputs = given.into_iter().chain(data.layers.iter().enumerate().flat_map(layer));
        let program = Arc::new(program::of(network, samples));
        let evaluation = Evaluation::with_names(&program, inputs, data.classes.clone().into());
        let evaluation = evaluation.expect("the weights are made for the rows");
        Ok(Self { evaluation, data, network, epochs: parameters.get("epochs"), seed })
    }

    fn evaluation(&self) -> Evaluation {
        self.evaluation.clone()
    }

    fn rounds(&self) -> u64 {
        self.epochs
    }

    fn drawn(&self) -> Option<Vec<String>> {
        (self.network == Network::ThreeLayer).then(|| self.data.script(self.seed))
    }
}
