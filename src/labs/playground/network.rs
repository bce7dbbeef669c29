//! The network: how many units its layers have, what these do, and where each of its numbers stands.

use std::ops::Range;

use crate::lab::{Parameters, Refusal};
use crate::math::{Arc4, logistic_in_place, tanh_in_place, times_tanh_slope};

/// Hidden layers at most, and units of one at most.
pub(super) const MOST_HIDDEN: usize = 6;
pub(super) const MOST_UNITS: usize = 8;

/// Layers of weights at most.
pub const MOST_LAYERS: usize = MOST_HIDDEN + 1;

/// The bias that every unit begins with.
const FIRST_BIAS: f64 = 0.1;

/// What a unit makes of what goes into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activation {
    /// max(0, z)
    Relu,
    /// tanh z
    Tanh,
    /// 1 / (1 + e⁻ᶻ)
    Sigmoid,
    /// z
    Linear,
}

/// A network of layers, each joined to the whole of the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// Units of each layer, the inputs first, the one output last.
    sizes: Vec<usize>,
    /// What the hidden units do.
    pub hidden: Activation,
    /// What the output does.
    pub output: Activation,
}

impl Activation {
    /// The activation of the hidden units, as the parameter `activation` says it.
    pub(super) fn of(parameters: &Parameters) -> Self {
        match parameters.get("activation") {
            "relu" => Self::Relu,
            "sigmoid" => Self::Sigmoid,
            "linear" => Self::Linear,
            _ => Self::Tanh,
        }
    }

    /// Does it to every number, in its place.
    pub(super) fn apply(self, numbers: &mut [f64]) {
        match self {
            Self::Relu => numbers.iter_mut().for_each(|number| *number = if *number <= 0.0 { 0.0 } else { *number }),
            Self::Tanh => tanh_in_place(numbers),
            Self::Sigmoid => logistic_in_place(numbers),
            Self::Linear => {}
        }
    }

    /// Multiplies each number by the slope of the unit that these numbers came out of.
    pub(super) fn times_slope(self, deltas: &mut [f64], outputs: &[f64]) {
        let pairs = || outputs.iter().copied();
        match self {
            Self::Relu => deltas.iter_mut().zip(pairs()).for_each(|(delta, out)| {
                if out <= 0.0 {
                    *delta = 0.0;
                }
            }),
            Self::Tanh => times_tanh_slope(deltas, outputs),
            Self::Sigmoid => deltas.iter_mut().zip(pairs()).for_each(|(delta, out)| *delta *= out * (1.0 - out)),
            Self::Linear => {}
        }
    }
}

impl Network {
    /// The network that the parameters describe, over so many inputs.
    ///
    /// # Errors
    /// If the shape cannot be.
    pub(super) fn of(parameters: &Parameters, inputs: usize) -> Result<Self, Refusal> {
        let written: String = parameters.get("network_shape");
        let takes =
            format!("it takes up to {MOST_HIDDEN} whole numbers from 1 to {MOST_UNITS} with commas between them");
        let refuse = |why: &str| Refusal(format!("network_shape = {written}: {why}; {takes}"));
        let mut sizes = vec![inputs];
        for part in written.split(',').map(str::trim).filter(|_| !written.trim().is_empty()) {
            let units = part.parse::<usize>().map_err(|_| refuse("not whole numbers"))?;
            if !(1..=MOST_UNITS).contains(&units) {
                return Err(refuse("a layer of another size"));
            }
            sizes.push(units);
        }
        if sizes.len() > MOST_LAYERS {
            return Err(refuse("too many layers"));
        }
        sizes.push(1);
        let is_regression = parameters.get::<&str>("problem") == "regression";
        let output = if is_regression { Activation::Linear } else { Activation::Tanh };
        Ok(Self { sizes, hidden: Activation::of(parameters), output })
    }

    /// Units of each layer, the inputs first, the one output last.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// How many layers have weights: the hidden ones and the output.
    pub fn layers(&self) -> usize {
        self.sizes.len() - 1
    }

    /// Units and inputs of a layer, from 1.
    pub fn shape(&self, layer: usize) -> (usize, usize) {
        (self.sizes[layer], self.sizes[layer - 1])
    }

    /// What the units of a layer do, from 1.
    pub fn activation(&self, layer: usize) -> Activation {
        if layer == self.layers() { self.output } else { self.hidden }
    }

    /// How many numbers it has: weights and biases.
    pub fn numbers(&self) -> usize {
        self.biases(self.layers()).end
    }

    /// How many units there are behind the inputs.
    pub fn units(&self) -> usize {
        self.sizes[1..].iter().sum()
    }

    /// Where the weights of a layer stand among all its numbers, unit by unit.
    pub fn weights(&self, layer: usize) -> Range<usize> {
        let before: usize = (1..layer).map(|layer| self.shape(layer)).map(|(units, inputs)| units * (inputs + 1)).sum();
        let (units, inputs) = self.shape(layer);
        before..before + units * inputs
    }

    /// Where the biases of a layer stand among all its numbers.
    pub fn biases(&self, layer: usize) -> Range<usize> {
        let from = self.weights(layer).end;
        from..from + self.shape(layer).0
    }

    /// Whether the number in this place is a weight, and no bias.
    pub fn is_weight(&self, place: usize) -> bool {
        (1..=self.layers()).any(|layer| self.weights(layer).contains(&place))
    }

    /// Its first numbers: weights drawn from −0.5 to 0.5, unit by unit; they are drawn also where all are to be 0.
    pub(super) fn draw(&self, random: &mut Arc4, is_zero: bool) -> Vec<f64> {
        let mut numbers = vec![if is_zero { 0.0 } else { FIRST_BIAS }; self.numbers()];
        for place in (1..=self.layers()).flat_map(|layer| self.weights(layer)) {
            let weight = random.draw() - 0.5;
            numbers[place] = if is_zero { 0.0 } else { weight };
        }
        numbers
    }
}
