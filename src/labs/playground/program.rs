//! The programs of the playground: what is known between epochs, what a batch goes through, and weights set by hand.

use super::features::Feature;
use super::network::{Activation, Network};
use super::passes::Loss;
use crate::lab::Program;
use crate::lab::formula::{
    Formula, abs, as_column, at_most, exp, greater, hadamard, ln, matmul, max, max_of_columns, maximum, mean,
    mean_of_columns, min, min_of_columns, name, or_one, relu, sigmoid, square, square_root, sum, take, take_column,
    take_columns, tanh, transpose,
};
use crate::lab::program::{Builder, Kind};
use crate::labs::training::Optimiser;

/// What holds weights small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Penalty {
    /// Nothing.
    None,
    /// Their sizes: one that would cross 0 is 0 for good.
    L1,
    /// Half their squares.
    L2,
}

/// What decides how the programs are written.
#[derive(Debug, Clone)]
pub(super) struct Script {
    pub(super) network: Network,
    pub(super) features: Vec<Feature>,
    pub(super) loss: Loss,
    pub(super) penalty: Penalty,
    pub(super) optimiser: Optimiser,
    pub(super) is_classification: bool,
    pub(super) is_from_table: bool,
}

/// `W1`, `b1` and the like.
pub(super) fn in_layer(what: &str, layer: usize) -> String {
    format!("{what}{layer}")
}

/// These rows of a matrix.
fn rows(matrix: Formula, rows: &str) -> Formula {
    transpose(take_columns(transpose(matrix), name(rows)))
}

impl Script {
    /// Everything that the optimiser moves, layer by layer.
    pub(super) fn moved(&self) -> Vec<String> {
        (1..=self.network.layers()).flat_map(|layer| ["W", "b"].map(|what| in_layer(what, layer))).collect()
    }

    /// What both programs start from.
    fn given(&self) -> Builder {
        let given: &[&str] = if self.is_from_table { &["features", "targets"] } else { &["points", "labels"] };
        let program = Program::builder()
            .quantities(given.iter().copied())
            .quantities(["train_points"])
            .quantity_of(Kind::Rows, "train")
            .quantity_of(Kind::Rows, "test")
            .quantities(self.moved());
        if self.penalty == Penalty::L1 { program.quantities(self.masks()) } else { program }
    }

    fn masks(&self) -> impl Iterator<Item = String> {
        (1..=self.network.layers()).map(|layer| in_layer("alive_W", layer))
    }

    /// The points of a table on the scale of the others, and what goes into the network.
    fn ahead(&self, program: Builder) -> Builder {
        let program = if self.is_from_table {
            let share = |of: &str, min: &str, max: &str| (name(of) - name(min)) / or_one(name(max) - name(min));
            program
                .compute("feature_min", min_of_columns(name("features")))
                .compute("feature_max", max_of_columns(name("features")))
                .compute("points", 10.0 * share("features", "feature_min", "feature_max") - 5.0)
                .compute("target_min", min(name("targets")))
                .compute("target_max", max(name("targets")))
                .compute("labels", 2.0 * share("targets", "target_min", "target_max") - 1.0)
        } else {
            program
        };
        program.compute("X", Feature::matrix(&self.features))
    }

    /// Forward from what is called `inputs`, layer by layer, each a stage.
    fn forward(&self, program: Builder, inputs: &str) -> Builder {
        let last = self.network.layers();
        (1..=last).fold(program, |program, layer| {
            let below = if layer == 1 { inputs.to_owned() } else { in_layer("A", layer - 1) };
            let (w, b, z) = (in_layer("W", layer), in_layer("b", layer), in_layer("Z", layer));
            let program = program
                .stage(if layer == last { "output".to_owned() } else { format!("layer {layer}") })
                .compute(z.clone(), matmul(name(below), transpose(name(w))) + name(b));
            if layer == last {
                program.compute("output", applied(self.network.output, take_column(name(z), 0.0.into())))
            } else {
                program.compute(in_layer("A", layer), applied(self.network.hidden, name(z)))
            }
        })
    }

    /// The loss of each point whose labels are called so.
    fn losses(&self, program: Builder, labels: &str) -> Builder {
        match self.loss {
            Loss::HalfSquared => program.compute("losses", 0.5 * square(name("output") - name(labels))),
            Loss::CrossEntropy => {
                let z = take_column(name(in_layer("Z", self.network.layers())), 0.0.into());
                let log = ln(1.0 + exp(-abs(name("margins"))));
                program
                    .compute("margins", 2.0 * hadamard(name(labels), z))
                    .compute("losses", log + maximum(0.0.into(), -name("margins")))
            }
        }
    }

    /// Back from the output, layer by layer, each a stage. `taken` are the rows that count, where not all do.
    fn back(&self, program: Builder, inputs: &str, labels: &str, taken: Option<&str>) -> Builder {
        let last = self.network.layers();
        let of_vector = |vector: Formula| taken.map_or(vector.clone(), |rows| take(vector, name(rows)));
        let of_matrix = |matrix: Formula| taken.map_or(matrix.clone(), |these| rows(matrix, these));
        (1..=last).rev().fold(program, |program, layer| {
            let (delta, below) = (in_layer("dZ", layer), in_layer("A", layer - 1));
            let program = if layer == last {
                let apart = name("output") - name(labels);
                let is_plain = self.loss == Loss::CrossEntropy || self.network.output == Activation::Linear;
                let of_each = if is_plain { apart } else { hadamard(apart, 1.0 - square(name("output"))) };
                program.stage("back: output").compute(delta.clone(), as_column(of_vector(of_each)))
            } else {
                let (above, w) = (in_layer("dZ", layer + 1), in_layer("W", layer + 1));
                let (d_a, a, z) = (in_layer("dA", layer), in_layer("A", layer), in_layer("Z", layer));
                let program =
                    program.stage(format!("back: layer {layer}")).compute(d_a.clone(), matmul(name(above), name(w)));
                let slope = match self.network.hidden {
                    Activation::Tanh => Some(1.0 - square(name(a))),
                    Activation::Relu => Some(greater(name(z), 0.0.into())),
                    Activation::Sigmoid => Some(hadamard(name(a.clone()), 1.0 - name(a))),
                    Activation::Linear => None,
                };
                let formula = match slope {
                    Some(slope) => hadamard(name(d_a), of_matrix(slope)),
                    None => name(d_a),
                };
                program.compute(delta.clone(), formula)
            };
            let below = of_matrix(name(if layer == 1 { inputs.to_owned() } else { below }));
            let of_weights = matmul(transpose(name(delta.clone())), below) / name("n");
            let of_weights = if self.penalty == Penalty::L1 {
                hadamard(of_weights, name(in_layer("alive_W", layer)))
            } else {
                of_weights
            };
            program
                .compute(in_layer("grad_W", layer), of_weights)
                .compute(in_layer("grad_b", layer), mean_of_columns(name(delta)))
        })
    }

    /// What is known between epochs: forward with all the points, the losses, back from the points for training.
    pub(super) fn between(&self) -> Program {
        let program = self.ahead(self.given().settings(["n"]));
        let program = self.losses(self.forward(program, "X").stage("loss"), "labels");
        let mean_of = |of: &str, rows: &str| mean(take(name(of), name(rows)));
        let program =
            program.compute("train_loss", mean_of("losses", "train")).compute("test_loss", mean_of("losses", "test"));
        let program = if self.is_classification {
            program
                .compute("hits", greater(hadamard(name("output"), name("labels")), 0.0.into()))
                .compute("train_accuracy", mean_of("hits", "train"))
                .compute("test_accuracy", mean_of("hits", "test"))
        } else {
            program
        };
        let program = self.back(program, "X", "labels", Some("train"));
        let program = (1..=self.network.layers()).fold(program, |program, layer| {
            let squares = |of: &str| sum(square(name(in_layer(of, layer))));
            program.compute(in_layer("gradient_size", layer), square_root(squares("grad_W") + squares("grad_b")))
        });
        program.build()
    }

    /// What a batch goes through: forward, the loss, back, the update.
    pub(super) fn batch(&self) -> Program {
        let moved = self.moved();
        let moved: Vec<&str> = moved.iter().map(String::as_str).collect();
        let settings: Vec<&str> = self.optimiser.setting_names().collect();
        let penalised = (self.penalty != Penalty::None).then_some("regularization_rate");
        let program = self
            .given()
            .quantities(self.optimiser.memory_names(&moved))
            .quantity_of(Kind::Rows, "batch")
            .settings(settings)
            .settings(penalised)
            .settings(["n"]);
        let program = self
            .ahead(program)
            .compute("X_batch", rows(name("X"), "batch"))
            .compute("y_batch", take(name("labels"), name("batch")));
        let program = self.losses(self.forward(program, "X_batch").stage("loss"), "y_batch");
        let program = program.compute("batch_loss", mean(name("losses")));
        let program = self.back(program, "X_batch", "y_batch", None).stage("update");
        let program = self.penalties(program);
        self.shrink(self.optimiser.write(program, &moved)).build()
    }

    /// Which way each weight is to shrink, told from the weights as they are ahead of the update.
    fn penalties(&self, program: Builder) -> Builder {
        (1..=self.network.layers()).fold(program, |program, layer| {
            let (w, penalty) = (name(in_layer("W", layer)), in_layer("penalty_W", layer));
            match self.penalty {
                Penalty::None => program,
                Penalty::L1 => program.compute(penalty, greater(w.clone(), 0.0.into()) - greater(0.0.into(), w)),
                Penalty::L2 => program.compute(penalty, w),
            }
        })
    }

    /// The weights shrunk; with L1 those that crossed 0 on the way are 0 from then on.
    fn shrink(&self, program: Builder) -> Builder {
        (1..=self.network.layers()).fold(program, |program, layer| {
            let (w, alive, shrunk) = (in_layer("W", layer), in_layer("alive_W", layer), in_layer("shrunk_W", layer));
            let by = name("lr") * name("regularization_rate") * name(in_layer("penalty_W", layer));
            match self.penalty {
                Penalty::None => program,
                Penalty::L2 => program.update(w.clone(), name(w) - by),
                Penalty::L1 => {
                    let has_not_crossed = at_most(0.0.into(), hadamard(name(w.clone()), name(shrunk.clone())));
                    program
                        .compute(shrunk.clone(), name(w.clone()) - by)
                        .update(alive.clone(), hadamard(name(alive.clone()), has_not_crossed))
                        .update(w, hadamard(name(shrunk), name(alive)))
                }
            }
        })
    }

    /// Some of the network's numbers set by hand: `kept` is 0 where one is set, `put` what it is set to there.
    pub(super) fn by_hand(names: &[String]) -> Program {
        let inputs = names.iter().flat_map(|of| [of.clone(), format!("kept_{of}"), format!("put_{of}")]);
        let program = Program::builder().quantities(inputs).stage("by hand");
        let write = |program: Builder, of: &String| {
            let kept = hadamard(name(of.as_str()), name(format!("kept_{of}")));
            program.update(of.as_str(), kept + name(format!("put_{of}")))
        };
        names.iter().fold(program, write).build()
    }

    /// Stages of a pass over one batch.
    pub(super) fn stages(&self) -> u64 {
        2 * self.network.layers() as u64 + 2
    }
}

/// What units do, as a formula.
fn applied(activation: Activation, of: Formula) -> Formula {
    match activation {
        Activation::Relu => relu(of),
        Activation::Tanh => tanh(of),
        Activation::Sigmoid => sigmoid(of),
        Activation::Linear => of,
    }
}
