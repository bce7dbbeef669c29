//! Two small networks, layer by layer: what goes in, what each product, bias and activation makes of it, what comes out.

use std::sync::Arc;

use faer::Mat;

use crate::lab::formula::{
    Formula, argmax_of_rows, exp, matmul, max_of_rows_kept, name, relu, sigmoid, sum_of_rows_kept, transpose,
};
use crate::lab::program::{Builder, Kind, Reference};
use crate::lab::{
    ByStages, Description, Evaluation, FEATURES, Lab, MISSING, Nudge, Parameter, Parameters, Preset, Program, Range,
    Refusal, Selected, TARGET, Walk,
};
use crate::labs::networks::{
    HIDDEN, NETWORK, Network, SEED, SPREAD, WIDTHS, is_promotion, meanings, normal, normalized, script, three_layers,
    zeros,
};
use crate::math::NumpyRandom;
use crate::ops::{Shape, ShapeError, Value};
use crate::table::Table;

/// A network and what it makes of a batch.
pub struct Layers {
    evaluation: Evaluation,
    network: Network,
    source: String,
    features: Vec<String>,
    outputs: Vec<String>,
    /// What goes wrong after the last stage, where the shapes are made not to fit.
    misfit: Option<ShapeError>,
    seed: u32,
}

static DESCRIPTION: Description = Description {
    name: "layers",
    about: "A network as shapes that flow through it: products, biases, activations, one at a time.",
    round: "stage",
    stage: "row",
    takes_table: true,
    parameters: &PARAMETERS,
    quantities: &[
        ("X", "the input, a row for each sample"),
        ("W1", "weights of layer 1"),
        ("b1", "biases of layer 1"),
        ("W2", "weights of layer 2"),
        ("b2", "biases of layer 2"),
        ("W3", "weights of layer 3 (three-layer)"),
        ("b3", "biases of layer 3 (three-layer)"),
        ("product1", "X times weights of layer 1"),
        ("Z1", "product1 plus b1"),
        ("A1", "ReLU of Z1"),
        ("product2", "A1 times weights of layer 2"),
        ("Z2", "product2 plus b2"),
        ("A2", "ReLU of Z2 (three-layer)"),
        ("product3", "A2 times weights of layer 3 (three-layer)"),
        ("Z3", "product3 plus b3 (three-layer)"),
        ("shifted", "Z2 less the greatest number of its row (promotion)"),
        ("exp", "e to the power of shifted (promotion)"),
        ("output", "what comes out: probabilities"),
        ("prediction", "the class with the larger probability (promotion)"),
    ],
    traced: &[],
};

static PARAMETERS: [Parameter; 7] = [
    NETWORK,
    SEED,
    Parameter {
        matters: |parameters| !is_promotion(parameters),
        nudge: Nudge::Series,
        ..Parameter::whole("batch", "samples at once; one alone is 1, 2, 3, 4", 1, 1, 1000)
    },
    Parameter {
        matters: is_promotion,
        default: Preset::Word("A1"),
        range: Range::Words(&["A1", "X"]),
        ..Parameter::words("second", "what W2 is multiplied with; X is a mistake to try", &["A1", "X"])
    },
    Parameter { matters: is_promotion, ..TARGET },
    Parameter { matters: is_promotion, ..FEATURES },
    Parameter { matters: is_promotion, ..MISSING },
];

impl Layers {
    /// Which network it is.
    pub fn network(&self) -> Network {
        self.network
    }

    /// Where the input comes from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What the columns of the input are called; nothing where they have no names.
    pub fn features(&self) -> &[String] {
        &self.features
    }

    /// What the columns of the output are called.
    pub fn outputs(&self) -> &[String] {
        &self.outputs
    }

    /// What the whole program computes under this name, wherever the lab stands.
    pub fn at_the_end(&self, name: &str) -> Option<&Value> {
        self.evaluation.get(name)
    }

    /// How many samples go through the network at once.
    pub fn samples(&self) -> usize {
        self.evaluation.get("X").map_or(1, |samples| samples.shape().rows())
    }

    /// What goes wrong after the last stage, where the shapes are made not to fit.
    pub fn misfit(&self) -> Option<&ShapeError> {
        self.misfit.as_ref()
    }
}

impl Lab for Layers {
    type Rounds = ByStages;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, table: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let random = &mut NumpyRandom::seed(parameters.get::<u32>("seed"));
        let layers = if is_promotion(parameters) {
            promotion(parameters, table, random)?
        } else {
            three_layer(parameters, random)
        };
        Ok(Self { seed: parameters.get::<u32>("seed"), ..layers })
    }

    fn evaluation(&self) -> Evaluation {
        self.evaluation.clone()
    }

    fn drawn(&self) -> Option<Vec<String>> {
        let evaluation = &self.evaluation;
        let shape = |index| evaluation.shape(Reference::Input(index));
        if self.network != Network::ThreeLayer || shape(0) == Shape::matrix(1, WIDTHS[0]) {
            return None;
        }
        Some(script(self.seed, shape(0)))
    }

    fn walk(&self, stage: usize) -> Walk {
        if self.evaluation.program().stages()[stage].name.starts_with("product") { Walk::Cells } else { Walk::Rows }
    }
}

/// Classes of the promotion network.
const CLASSES: usize = 2;

fn promotion(parameters: &Parameters, table: &Table, random: &mut NumpyRandom) -> Result<Layers, Refusal> {
    let selected = Selected::of(parameters, table)?;
    let features = selected.features.len();
    let inputs = [
        ("X", normalized(&selected)),
        ("W1", normal(random, features, HIDDEN, SPREAD)),
        ("b1", zeros(HIDDEN)),
        ("W2", normal(random, HIDDEN, CLASSES, SPREAD)),
        ("b2", zeros(CLASSES)),
    ];
    let is_mistaken = parameters.get::<&str>("second") == "X";
    let named = meanings(table, &selected.names[selected.target]);
    let classes = named.map_or_else(|| (0..CLASSES).map(|class| format!("class {class}")).collect(), Vec::from);
    let evaluation =
        |program: Program| Evaluation::with_names(&Arc::new(program), inputs.clone(), classes.clone().into());
    let (evaluation, misfit) = match evaluation(promotion_program(is_mistaken, false)) {
        Ok(evaluation) => (evaluation, None),
        // The network as far as it goes.
        Err(misfit) => (evaluation(promotion_program(is_mistaken, true)).expect("layer 1 fits"), Some(misfit)),
    };
    Ok(Layers {
        evaluation,
        network: Network::Promotion,
        source: table.source.clone(),
        features: selected.feature_names(),
        outputs: classes,
        misfit,
        seed: 0,
    })
}

fn three_layer(parameters: &Parameters, random: &mut NumpyRandom) -> Layers {
    let batch = parameters.get::<usize>("batch");
    let weights = three_layers(random);
    let (input, source) = if batch == 1 {
        (Mat::from_fn(1, WIDTHS[0], |_, column| (column + 1) as f64).into(), "1, 2, 3, 4")
    } else {
        (normal(random, batch, WIDTHS[0], 1.0), "drawn")
    };
    let biases = WIDTHS[1..].iter().map(|width| zeros(*width));
    let layer = |(k, (w, b)): (usize, (Value, Value))| [(format!("W{}", k + 1), w), (format!("b{}", k + 1), b)];
    let inputs =
        [("X".to_owned(), input)].into_iter().chain(weights.into_iter().zip(biases).enumerate().flat_map(layer));
    let evaluation = Evaluation::new(&Arc::new(three_layer_program()), inputs).expect("the widths fit");
    Layers {
        evaluation,
        network: Network::ThreeLayer,
        source: source.to_owned(),
        features: vec![],
        outputs: (0..WIDTHS[3]).map(|output| format!("out {output}")).collect(),
        misfit: None,
        seed: 0,
    }
}

/// The promotion network; with the mistake of multiplying W2 with the input; only as far as before that.
fn promotion_program(is_mistaken: bool, is_cut_short: bool) -> Program {
    let program = Program::builder()
        .quantities(["X", "W1", "b1", "W2", "b2"])
        .stage("product 1")
        .compute("product1", matmul(name("X"), name("W1")))
        .stage("bias 1")
        .compute("Z1", name("product1") + name("b1"))
        .stage("ReLU 1")
        .compute("A1", relu(name("Z1")));
    if is_cut_short {
        return program.build();
    }
    program
        .stage("product 2")
        .compute("product2", matmul(name(if is_mistaken { "X" } else { "A1" }), name("W2")))
        .stage("bias 2")
        .compute("Z2", name("product2") + name("b2"))
        .stage("softmax: shift")
        .compute("shifted", name("Z2") - max_of_rows_kept(name("Z2")))
        .stage("softmax: exp")
        .compute("exp", exp(name("shifted")))
        .stage("softmax: divide")
        .compute("output", name("exp") / sum_of_rows_kept(name("exp")))
        .stage("prediction")
        .compute_as(Kind::Names, "prediction", argmax_of_rows(name("output")))
        .build()
}

fn three_layer_program() -> Program {
    /// One layer: product, bias, activation.
    fn layer(
        program: Builder,
        stages: [&'static str; 3],
        [from, weights, bias, product, sum, out]: [&'static str; 6],
        activation: fn(Formula) -> Formula,
    ) -> Builder {
        program
            .stage(stages[0])
            .compute(product, matmul(name(from), transpose(name(weights))))
            .stage(stages[1])
            .compute(sum, name(product) + name(bias))
            .stage(stages[2])
            .compute(out, activation(name(sum)))
    }
    let program = Program::builder().quantities(["X", "W1", "b1", "W2", "b2", "W3", "b3"]);
    let program = layer(program, ["product 1", "bias 1", "ReLU 1"], ["X", "W1", "b1", "product1", "Z1", "A1"], relu);
    let program = layer(program, ["product 2", "bias 2", "ReLU 2"], ["A1", "W2", "b2", "product2", "Z2", "A2"], relu);
    layer(program, ["product 3", "bias 3", "sigmoid"], ["A2", "W3", "b3", "product3", "Z3", "output"], sigmoid).build()
}
