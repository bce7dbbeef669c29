//! What the network says all over the plane, and where its points lie.

use super::compute::Playground;
use super::passes::{Columns, Passes};
use crate::lab::Evaluation;

/// The plane reaches so far to each side.
pub(super) const REACH: f64 = 6.0;

/// What comes out of units over a grid of places, the upper left one first, row by row.
pub(super) struct Field {
    /// For each layer behind the inputs, each unit.
    pub(super) units: Vec<Vec<Vec<f64>>>,
    /// What goes into the network.
    pub(super) inputs: Vec<Vec<f64>>,
}

impl Playground {
    /// The network's numbers as they stand in `now`, one after the other.
    pub(super) fn numbers_in(&self, now: &Evaluation) -> Vec<f64> {
        let network = self.network();
        let named = (1..=network.layers()).flat_map(|layer| [format!("W{layer}"), format!("b{layer}")]);
        named.filter_map(|name| now.get(&name)).flat_map(|value| value.numbers().collect::<Vec<_>>()).collect()
    }

    /// What comes out of every unit over a grid of so many columns and rows.
    pub(super) fn field(&self, numbers: &[f64], columns: usize, rows: usize) -> Field {
        let place = |k: usize, of: usize| REACH * (2.0 * (k as f64 + 0.5) / of as f64 - 1.0);
        let places =
            || (0..rows).flat_map(|row| (0..columns).map(move |column| (place(column, columns), -place(row, rows))));
        let column = |feature: &super::Feature| places().map(|(x, y)| feature.at(x, y)).collect();
        let inputs: Vec<Vec<f64>> = self.features().iter().map(column).collect();
        let grid = Columns { inputs, labels: vec![0.0; columns * rows] };
        let units = Passes::of(self.network(), self.loss()).outputs(numbers, &grid);
        Field { units, inputs: grid.inputs }
    }
}

impl Field {
    /// What comes out of the network.
    pub(super) fn output(&self) -> &[f64] {
        self.units.last().and_then(|layer| layer.first()).map_or(&[], Vec::as_slice)
    }
}
