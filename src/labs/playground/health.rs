//! Whether the network is well: units that are dead or saturated, gradients that vanish or explode.

use std::sync::Arc;

use super::compute::Playground;
use super::network::Activation;
use super::passes::Passes;
use super::state::State;
use crate::lab::{Request, Shown, Snapshot};

/// A unit that is this close to its end for nearly all points has no slope left.
const SATURATED: f64 = 0.99;

/// For so many of the points.
const NEARLY_ALL: f64 = 0.9;

/// A first layer whose gradient is that much smaller than the last one's learns next to nothing.
const VANISHING: f64 = 1e-3;

/// A gradient of this length throws the weights about.
const EXPLODING: f64 = 100.0;

/// A gradient below this is 0 but for rounding.
const NOTHING: f64 = 1e-12;

/// How a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// It has a slope.
    Well,
    /// It is 0 for every point for training, and nothing flows back through it: of a ReLU.
    Dead,
    /// It is at one of its ends for nearly all of them: of a tanh or a sigmoid.
    Saturated,
}

/// How a network is.
#[derive(Debug, Clone, PartialEq)]
pub struct Health {
    /// Each hidden layer's units.
    pub units: Vec<Vec<Unit>>,
    /// What is wrong with its gradients.
    pub gradients: Gradients,
}

/// What is wrong with the gradients of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gradients {
    /// Nothing.
    Well,
    /// The first layer's is next to nothing beside the last one's.
    Vanishing,
    /// One is very large.
    Exploding,
    /// All weights of a layer have the gradient 0 while the points are not met.
    None,
}

impl Gradients {
    /// What the sizes of the gradients of each layer say.
    fn of(lab: &Playground, state: &State) -> Self {
        let sizes = &state.seen.sizes[..lab.network().layers()];
        let (first, last) = (sizes[0], sizes[sizes.len() - 1]);
        match () {
            () if sizes.iter().any(|size| *size > EXPLODING) => Self::Exploding,
            () if sizes.contains(&0.0) && state.seen.train_loss > NOTHING => Self::None,
            () if last > NOTHING && first < VANISHING * last => Self::Vanishing,
            () => Self::Well,
        }
    }
}

/// Outputs of units that are looked through while drawing; more of them beside it.
const AT_ONCE: usize = 200_000;

/// Asks how the network is.
#[derive(Debug, PartialEq)]
struct Examine;

impl Request for Examine {
    type Answer = Health;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Health {
        let stand = snapshot.stand_of::<Playground>();
        Health::of(stand.lab(), stand.state())
    }
}

impl Health {
    /// How the network is that is shown; of very many points nothing is said of its units until that has been found out.
    pub(super) fn shown(run: Shown<Playground>) -> Arc<Self> {
        let lab = run.lab();
        if lab.points().len() * lab.network().units() <= AT_ONCE {
            return Arc::new(Self::of(lab, run.state()));
        }
        let gradients = Gradients::of(lab, run.state());
        run.ask(Examine).unwrap_or_else(|| Arc::new(Self { units: vec![], gradients }))
    }

    /// How the network is after complete epochs.
    pub fn of(lab: &Playground, state: &State) -> Self {
        let network = lab.network();
        let train = lab.points().train;
        let outputs = Passes::of(network, lab.loss()).outputs(&state.numbers, lab.columns());
        let hidden = &outputs[..network.layers() - 1];
        let share = |unit: &[f64], is: &dyn Fn(f64) -> bool| {
            unit[..train].iter().filter(|out| is(**out)).count() as f64 / train as f64
        };
        let unit = |unit: &Vec<f64>| match network.hidden {
            Activation::Relu if share(unit, &|out| out <= 0.0) >= 1.0 => Unit::Dead,
            Activation::Tanh if share(unit, &|out| out.abs() > SATURATED) >= NEARLY_ALL => Unit::Saturated,
            Activation::Sigmoid if share(unit, &|out| (2.0 * out - 1.0).abs() > SATURATED) >= NEARLY_ALL => {
                Unit::Saturated
            }
            _ => Unit::Well,
        };
        let units = hidden.iter().map(|layer| layer.iter().map(unit).collect()).collect();
        Self { units, gradients: Gradients::of(lab, state) }
    }

    /// How many units of a hidden layer, from 1, are so.
    pub fn count(&self, layer: usize, of: Unit) -> usize {
        self.units.get(layer - 1).map_or(0, |units| units.iter().filter(|unit| **unit == of).count())
    }

    /// How many units are so in all.
    pub fn all(&self, of: Unit) -> usize {
        (1..=self.units.len()).map(|layer| self.count(layer, of)).sum()
    }
}
