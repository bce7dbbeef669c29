//! The playground: points, a network, and the programs with their numbers.

use std::sync::Arc;

use super::edits::{self, Edit};
use super::features::Feature;
use super::kernel::Kernel;
use super::network::Network;
use super::parameters::{DESCRIPTION, DRAWS_NOTHING, GOES_ON};
use super::passes::{Columns, Loss};
use super::points::{Points, is_classification};
use super::program::{Penalty, Script, in_layer};
use super::state::{Seen, State};
use crate::lab::{Description, Evaluation, Lab, Name, Parameters, Program, Refusal, Setting, is_from_table};
use crate::labs::training::{Memory, Optimiser};
use crate::math::Doubles;
use crate::ops::{Shape, Value};
use crate::table::Table;

/// A network of a few units that learns to tell points apart.
#[derive(Debug)]
pub struct Playground {
    /// Everything that decides what the states are, but for what may change in mid-run.
    key: Vec<Setting>,
    /// What of it decides what the points and the first numbers are.
    drawn_by: Vec<Setting>,
    table: Arc<Table>,
    pub(super) data: Arc<Data>,
    pub(super) script: Script,
    pub(super) lr: f64,
    pub(super) rate: f64,
    pub(super) epochs: u64,
    /// How many points an update looks at.
    pub(super) batch: usize,
    pub(super) edits: Vec<Edit>,
    between: Arc<Program>,
    in_batch: Arc<Program>,
}

/// The points as the network is given them, and its first numbers.
#[derive(Debug)]
pub struct Data {
    /// The points, and their labels.
    pub points: Points,
    /// What goes into the network.
    pub columns: Columns,
    /// The network's first numbers.
    pub first: Arc<[f64]>,
    given: Vec<(&'static str, Value)>,
}

impl Data {
    fn of(points: Points, first: Vec<f64>, features: &[Feature]) -> Self {
        let all = &points.all;
        let column = |feature: &Feature| all.iter().map(|point| feature.at(point.x, point.y)).collect();
        let columns = Columns {
            inputs: features.iter().map(column).collect(),
            labels: all.iter().map(|point| point.label).collect(),
        };
        let pairs = Shape::matrix(all.len(), 2);
        let vector = |number: &dyn Fn(usize) -> f64, count: usize| Value::from(Doubles::from_fn(count, number));
        let mut given = match &points.table {
            Some(raw) => vec![
                ("features", Value::from_cells(pairs, |cell| raw.rows[cell.row][cell.column])),
                ("targets", vector(&|row| raw.rows[row][2], all.len())),
            ],
            None => vec![
                ("points", Value::from_cells(pairs, |cell| [all[cell.row].x, all[cell.row].y][cell.column])),
                ("labels", vector(&|row| all[row].label, all.len())),
            ],
        };
        let train = points.train;
        given.extend([
            ("train_points", Value::from(train as f64)),
            ("train", vector(&|row| row as f64, train)),
            ("test", vector(&|row| (train + row) as f64, all.len() - train)),
        ]);
        Self { columns, first: first.into(), given, points }
    }
}

impl Playground {
    /// The points.
    pub fn points(&self) -> &Points {
        &self.data.points
    }

    /// What the network is given, and what it should say.
    pub fn columns(&self) -> &Columns {
        &self.data.columns
    }

    /// The network.
    pub fn network(&self) -> &Network {
        &self.script.network
    }

    /// What goes into the network.
    pub fn features(&self) -> &[Feature] {
        &self.script.features
    }

    /// What is made small.
    pub fn loss(&self) -> Loss {
        self.script.loss
    }

    /// Whether labels are to be told apart, and not to be met.
    pub fn is_classification(&self) -> bool {
        self.script.is_classification
    }

    /// Updates in an epoch.
    pub fn batches(&self) -> u64 {
        (self.points().train / self.batch) as u64
    }

    /// Whether states that `other` came to are this lab's as well.
    pub(super) fn goes_on_from(&self, other: &Self) -> bool {
        self.key == other.key && Arc::ptr_eq(&self.table, &other.table)
    }

    /// The network's numbers by name, out of all of them in a row.
    pub(super) fn named(&self, numbers: &[f64]) -> Vec<(String, Value)> {
        let network = &self.script.network;
        let in_layer = |layer: usize| {
            let (units, inputs) = network.shape(layer);
            let weights = numbers[network.weights(layer)].to_vec();
            let biases = numbers[network.biases(layer)].to_vec();
            [
                (in_layer("W", layer), Value::from_numbers(Shape::matrix(units, inputs), weights)),
                (in_layer("b", layer), Value::from_numbers(Shape::vector(units), biases)),
            ]
        };
        (1..=network.layers()).flat_map(in_layer).collect()
    }

    /// What both programs are given.
    fn inputs(&self, state: &State) -> Vec<(Name, Value)> {
        let given = self.data.given.iter().map(|(name, value)| (Name::from(*name), value.clone()));
        let numbers = self.named(&state.numbers).into_iter().map(|(name, value)| (Name::from(name), value));
        let mut inputs: Vec<(Name, Value)> = given.chain(numbers).collect();
        if self.script.penalty == Penalty::L1 {
            let alive = |place: usize| f64::from(u8::from(!state.is_dead.get(place).copied().unwrap_or(false)));
            let alive: Vec<f64> = (0..state.numbers.len()).map(alive).collect();
            let weights = self.named(&alive).into_iter().filter(|(name, _)| name.starts_with('W'));
            inputs.extend(weights.map(|(name, value)| (Name::from(format!("alive_{name}")), value)));
        }
        inputs
    }

    /// What is known between epochs.
    pub(super) fn evaluate_between(&self, state: &State) -> Evaluation {
        let mut inputs = self.inputs(state);
        inputs.push(("n".into(), Value::from(self.points().train as f64)));
        let evaluation = Evaluation::new(&self.between, inputs).expect("the program is made for this network");
        let Seen { train_loss, test_loss, train_accuracy, test_accuracy, gradient, sizes } = &state.seen;
        let scalars = [
            ("train_loss", train_loss),
            ("test_loss", test_loss),
            ("train_accuracy", train_accuracy),
            ("test_accuracy", test_accuracy),
        ];
        let sizes = (1..=self.network().layers()).map(|layer| (in_layer("gradient_size", layer), sizes[layer - 1]));
        let gradients = self.named(gradient).into_iter().map(|(name, value)| (format!("grad_{name}"), value));
        evaluation.knowing(scalars.map(|(name, number)| (name, *number))).knowing(sizes).knowing(gradients)
    }

    /// The batch of these rows, seen from `state`, after so many of its stages.
    pub(super) fn evaluate_batch(&self, state: &State, rows: &[usize], stages: usize) -> Evaluation {
        let mut inputs = self.inputs(state);
        let memory = |number: fn(&Memory) -> f64| -> Vec<f64> {
            (0..state.numbers.len()).map(|place| state.memory.get(place).map_or(0.0, number)).collect()
        };
        let firsts = self.named(&memory(|memory| memory.first));
        let seconds = self.named(&memory(|memory| memory.second));
        for ((of, first), (_, second)) in firsts.into_iter().zip(seconds) {
            inputs.extend(self.script.optimiser.memories(&[&of], [[first, second]]));
        }
        inputs.push(("batch".into(), Doubles::from_fn(rows.len(), |i| rows[i] as f64).into()));
        let settings = self.script.optimiser.settings(self.lr, state.updates);
        inputs.extend(settings.into_iter().map(|(name, value)| (Name::from(name), value)));
        if self.script.penalty != Penalty::None {
            inputs.push(("regularization_rate".into(), Value::from(self.rate)));
        }
        inputs.push(("n".into(), Value::from(rows.len() as f64)));
        let evaluation = Evaluation::new(&self.in_batch, inputs).expect("the program is made for this network");
        evaluation.after(stages)
    }

    /// What is set by hand after so many epochs.
    pub(super) fn edits_at(&self, round: u64) -> impl Iterator<Item = &Edit> {
        self.edits.iter().filter(move |edit| edit.round == round)
    }

    /// What is set by hand after `round` epochs, as a program of one stage.
    pub(super) fn evaluate_by_hand(&self, numbers: &[f64], round: u64) -> Evaluation {
        let count = numbers.len();
        let (mut kept, mut put) = (vec![1.0; count], vec![0.0; count]);
        for edit in self.edits_at(round) {
            (kept[edit.place], put[edit.place]) = (0.0, edit.value);
        }
        let kept = self.named(&kept);
        let is_edited = |value: &Value| value.numbers().any(|number| number == 0.0);
        let edited: Vec<String> =
            kept.iter().filter(|(_, value)| is_edited(value)).map(|(name, _)| name.clone()).collect();
        let both = |(name, value): (String, Value)| (Name::from(name), value);
        let with = |prefix: &'static str, named: Vec<(String, Value)>| {
            named.into_iter().map(move |(name, value)| (Name::from(format!("{prefix}{name}")), value))
        };
        let all = self.named(numbers).into_iter().map(both);
        let all = all.chain(with("kept_", kept)).chain(with("put_", self.named(&put)));
        let program = Arc::new(Script::by_hand(&edited));
        let inputs = all.filter(|(name, _)| program.inputs().iter().any(|input| input.name == *name));
        Evaluation::new(&program, inputs.collect::<Vec<_>>()).expect("what is kept has the shape of the numbers")
    }
}

impl Lab for Playground {
    type Rounds = Kernel;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, table: &Arc<Table>, earlier: Option<&Self>) -> Result<Self, Refusal> {
        let features = Feature::of(parameters)?;
        let network = Network::of(parameters, features.len())?;
        let edits = edits::read(&parameters.get::<String>("edits"), &network)?;
        let is_classification = is_classification(parameters);
        let but_for = |left_out: &dyn Fn(&str) -> bool| -> Vec<Setting> {
            let kept = parameters.iter().filter(|(parameter, _)| !left_out(parameter.name));
            kept.map(|(_, setting)| setting).collect()
        };
        let key = but_for(&|name| GOES_ON.contains(&name));
        let drawn_by = but_for(&|name| GOES_ON.contains(&name) || DRAWS_NOTHING.contains(&name));
        let is_same = |earlier: &&Self| earlier.drawn_by == drawn_by && Arc::ptr_eq(&earlier.table, table);
        let data = if let Some(earlier) = earlier.filter(is_same) {
            Arc::clone(&earlier.data)
        } else {
            let (points, first) = Points::draw(parameters, table, &network)?;
            Arc::new(Data::of(points, first, &features))
        };
        let is_entropy = is_classification && parameters.get::<&str>("loss") == "cross_entropy";
        let script = Script {
            network,
            features,
            loss: if is_entropy { Loss::CrossEntropy } else { Loss::HalfSquared },
            penalty: match parameters.get("regularization") {
                "L1" => Penalty::L1,
                "L2" => Penalty::L2,
                _ => Penalty::None,
            },
            optimiser: Optimiser::of(parameters),
            is_classification,
            is_from_table: is_from_table(parameters),
        };
        let train = data.points.train;
        Ok(Self {
            key,
            drawn_by,
            table: Arc::clone(table),
            lr: parameters.get("learning_rate"),
            rate: parameters.get("regularization_rate"),
            epochs: parameters.get("epochs"),
            batch: parameters.get::<Option<usize>>("batch_size").map_or(train, |size| size.min(train)),
            edits,
            between: Arc::new(script.between()),
            in_batch: Arc::new(script.batch()),
            script,
            data,
        })
    }

    fn evaluation(&self) -> Evaluation {
        let rows: Vec<usize> = (0..self.batch).collect();
        let evaluation = self.evaluate_batch(&self.start(), &rows, 0);
        evaluation.after(self.script.stages() as usize)
    }

    fn rounds(&self) -> u64 {
        self.epochs
    }
}
