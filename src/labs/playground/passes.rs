//! Forward and back through the network for many points at once, fused: what a program says in a line for each layer.

use std::ops::Range;

use super::network::{Activation, MOST_LAYERS, Network};
use crate::math::{add_products, back, dense};

/// Points that are gone through together: what comes out of all the units for them stays close to the processor.
const BLOCK: usize = 128;

/// The loss of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// ½ (o − t)²
    HalfSquared,
    /// ln (1 + e⁻ᵐ) with the margin m = 2 t z: the cross-entropy of labels ±1 where the output is the tanh of z.
    CrossEntropy,
}

/// What goes into the network for some points, and what should come out.
#[derive(Debug)]
pub struct Columns {
    /// A column for every input.
    pub inputs: Vec<Vec<f64>>,
    /// The labels.
    pub labels: Vec<f64>,
}

/// Sums over points.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Sums {
    /// Their losses.
    pub losses: f64,
    /// How many outputs have the sign of their label.
    pub hits: f64,
}

/// A network, and room for what comes out of its units, whatever its numbers are.
pub struct Passes<'a> {
    network: &'a Network,
    loss: Loss,
    /// What comes out of each layer behind the inputs, a column of [`BLOCK`] a unit.
    outputs: Vec<Vec<f64>>,
    deltas: Vec<f64>,
    earlier: Vec<f64>,
}

impl<'a> Passes<'a> {
    /// Room for this network.
    pub fn of(network: &'a Network, loss: Loss) -> Self {
        let widest = network.sizes().iter().copied().max().unwrap_or(1);
        let outputs = network.sizes()[1..].iter().map(|units| vec![0.0; units * BLOCK]).collect();
        Self { network, loss, outputs, deltas: vec![0.0; widest * BLOCK], earlier: vec![0.0; widest * BLOCK] }
    }

    /// What comes out of every layer for some rows, at most [`BLOCK`] of them.
    fn forward(&mut self, numbers: &[f64], columns: &Columns, rows: &Range<usize>) {
        let count = rows.len();
        for layer in 1..=self.network.layers() {
            let (units, _) = self.network.shape(layer);
            let (before, here) = self.outputs.split_at_mut(layer - 1);
            let out = &mut here[0][..units * count];
            let (weights, biases) = (&numbers[self.network.weights(layer)], &numbers[self.network.biases(layer)]);
            with_inputs(columns, rows, before, |inputs| dense(weights, biases, inputs, count, out));
            // What goes into the output is wanted by one of the losses.
            if layer < self.network.layers() || self.loss == Loss::HalfSquared {
                self.network.activation(layer).apply(out);
            }
        }
    }

    /// Adds what the network with these numbers makes of these rows to `sums`, and the derivatives of their losses to
    /// `gradient`.
    pub fn add(
        &mut self,
        numbers: &[f64],
        columns: &Columns,
        rows: Range<usize>,
        sums: &mut Sums,
        mut gradient: Option<&mut [f64]>,
    ) {
        for start in rows.clone().step_by(BLOCK) {
            let rows = start..(start + BLOCK).min(rows.end);
            self.forward(numbers, columns, &rows);
            self.add_losses(&columns.labels[rows.clone()], sums);
            if let Some(gradient) = gradient.as_deref_mut() {
                self.go_back(numbers, columns, &rows, gradient);
            }
        }
    }

    /// Adds the losses, and leaves the derivatives of each with respect to what goes into the output.
    fn add_losses(&mut self, labels: &[f64], sums: &mut Sums) {
        let output = self.network.output;
        let out = &mut self.outputs[self.network.layers() - 1][..labels.len()];
        let deltas = &mut self.deltas[..labels.len()];
        match self.loss {
            Loss::HalfSquared => {
                for ((out, label), delta) in out.iter().zip(labels).zip(deltas.iter_mut()) {
                    *delta = out - label;
                    sums.losses += 0.5 * (*delta * *delta);
                    sums.hits += f64::from(u8::from(out * label > 0.0));
                }
                output.times_slope(deltas, out);
            }
            Loss::CrossEntropy => {
                for (into, label) in out.iter().zip(labels) {
                    let margin = 2.0 * (label * into);
                    sums.losses += (1.0 + (-margin.abs()).exp()).ln() + (-margin).max(0.0);
                    sums.hits += f64::from(u8::from(margin > 0.0));
                }
                output.apply(out);
                for ((out, label), delta) in out.iter().zip(labels).zip(deltas) {
                    *delta = out - label;
                }
            }
        }
    }

    fn go_back(&mut self, numbers: &[f64], columns: &Columns, rows: &Range<usize>, gradient: &mut [f64]) {
        let count = rows.len();
        for layer in (1..=self.network.layers()).rev() {
            let (units, inputs) = self.network.shape(layer);
            let deltas = &self.deltas[..units * count];
            let before = &self.outputs[..layer - 1];
            let (of_weights, of_biases) = (self.network.weights(layer), self.network.biases(layer));
            with_inputs(columns, rows, before, |inputs| {
                add_products(deltas, inputs, count, &mut gradient[of_weights]);
            });
            for (sum, delta) in gradient[of_biases].iter_mut().zip(deltas.chunks_exact(count)) {
                *sum += crate::math::sum(delta);
            }
            if layer > 1 {
                let earlier = &mut self.earlier[..inputs * count];
                back(&numbers[self.network.weights(layer)], deltas, count, earlier);
                let outputs = &self.outputs[layer - 2][..inputs * count];
                self.network.activation(layer - 1).times_slope(earlier, outputs);
                std::mem::swap(&mut self.deltas, &mut self.earlier);
            }
        }
    }

    /// What comes out of every unit for each row: for each layer behind the inputs a column for each unit.
    pub fn outputs(mut self, numbers: &[f64], columns: &Columns) -> Vec<Vec<Vec<f64>>> {
        let rows = columns.labels.len();
        let sizes = &self.network.sizes()[1..];
        let mut all: Vec<Vec<Vec<f64>>> = sizes.iter().map(|units| vec![Vec::with_capacity(rows); *units]).collect();
        for start in (0..rows).step_by(BLOCK) {
            let rows = start..(start + BLOCK).min(rows);
            self.forward(numbers, columns, &rows);
            let layers = self.outputs.iter_mut().zip(&mut all).enumerate();
            for (layer, (outputs, all)) in layers {
                let outputs = &mut outputs[..all.len() * rows.len()];
                if layer + 1 == sizes.len() && self.loss == Loss::CrossEntropy {
                    Activation::apply(self.network.output, outputs);
                }
                for (column, unit) in outputs.chunks_exact(rows.len()).zip(all) {
                    unit.extend_from_slice(column);
                }
            }
        }
        all
    }
}

/// Hands what goes into a layer to `then`: the columns of the points, or what came out of the layer before.
fn with_inputs(columns: &Columns, rows: &Range<usize>, before: &[Vec<f64>], then: impl FnOnce(&[&[f64]])) {
    // More than the widest layer has, and no memory to ask for in every pass.
    let mut inputs: [&[f64]; 8] = [&[]; 8];
    let count = match before.last() {
        None => {
            for (input, column) in inputs.iter_mut().zip(&columns.inputs) {
                *input = &column[rows.clone()];
            }
            columns.inputs.len()
        }
        Some(outputs) => {
            let chunks = outputs.chunks_exact(rows.len());
            let units = outputs.len() / BLOCK;
            for (input, column) in inputs.iter_mut().zip(chunks) {
                *input = column;
            }
            units
        }
    };
    then(&inputs[..count]);
}

/// The length of each layer's part of a gradient.
pub(super) fn sizes(network: &Network, gradient: &[f64]) -> [f64; MOST_LAYERS] {
    let mut sizes = [f64::NAN; MOST_LAYERS];
    for (layer, size) in (1..=network.layers()).zip(&mut sizes) {
        let part = &gradient[network.weights(layer).start..network.biases(layer).end];
        *size = part.iter().map(|number| number * number).sum::<f64>().sqrt();
    }
    sizes
}
