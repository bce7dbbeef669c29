//! What the network says all over the plane, and where its points lie.

use super::compute::Playground;
use super::passes::{Columns, Passes};
use crate::lab::Evaluation;

/// The plane reaches so far to each side.
pub(super) const REACH: f64 = 6.0;

/// Places along each side that the mean of a coarse cell is taken over at least, all cells of the side together.
const FINE: usize = 16;

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

impl Playground {
    /// The same in cells so large that each shows the mean of what comes out over it, so that nothing in between is missed.
    pub(super) fn averaged_field(&self, numbers: &[f64], columns: usize, rows: usize) -> Field {
        let fine = FINE.div_ceil(columns.min(rows).max(1));
        let field = self.field(numbers, columns * fine, rows * fine);
        let mean = |numbers: &Vec<f64>| -> Vec<f64> {
            let cell = |row: usize, column: usize| -> f64 {
                let rows = numbers.chunks(columns * fine).skip(row * fine).take(fine);
                rows.flat_map(|row| &row[column * fine..][..fine]).sum::<f64>() / (fine * fine) as f64
            };
            (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))).map(|(r, c)| cell(r, c)).collect()
        };
        Field {
            units: field.units.iter().map(|layer| layer.iter().map(mean).collect()).collect(),
            inputs: field.inputs.iter().map(mean).collect(),
        }
    }
}

impl Field {
    /// What comes out of the network.
    pub(super) fn output(&self) -> &[f64] {
        self.units.last().and_then(|layer| layer.first()).map_or(&[], Vec::as_slice)
    }
}
