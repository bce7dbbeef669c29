//! Layers of units over many points at once: one column of numbers a unit.
//!
//! Every sum runs over the units of a layer in their order, or over the points in a fixed number of accumulators, so
//! that it has the same bits whichever instructions compute it.

use multiversion::multiversion;

use super::summation::dot;

/// What goes into each of some units: `out = b + Σᵢ wᵢ · inputᵢ`, with the bias taken first.
///
/// `weights` has a row for every unit, `out` a column of `rows` numbers for every unit, one after the other.
///
/// # Panics
/// If these do not fit.
#[multiversion(targets("x86_64+avx512f", "x86_64+avx2"))]
pub fn dense(weights: &[f64], biases: &[f64], inputs: &[&[f64]], rows: usize, out: &mut [f64]) {
    for (unit, (out, bias)) in out.chunks_exact_mut(rows).zip(biases).enumerate() {
        out.fill(*bias);
        let weights = &weights[unit * inputs.len()..(unit + 1) * inputs.len()];
        for (input, weight) in inputs.iter().zip(weights) {
            for (out, x) in out.iter_mut().zip(&input[..rows]) {
                *out += weight * x;
            }
        }
    }
}

/// Adds to `gradient`, of the shape of the weights, for every unit and input the sum of their products over the points.
///
/// # Panics
/// If the columns do not fit.
pub fn add_products(deltas: &[f64], inputs: &[&[f64]], rows: usize, gradient: &mut [f64]) {
    for (delta, gradient) in deltas.chunks_exact(rows).zip(gradient.chunks_exact_mut(inputs.len())) {
        for (sum, input) in gradient.iter_mut().zip(inputs) {
            *sum += dot(delta, &input[..rows]);
        }
    }
}

/// What comes back to each input from all the units: `back = Σᵤ wᵤ · deltaᵤ`, a column for every input.
///
/// # Panics
/// If the columns do not fit.
#[multiversion(targets("x86_64+avx512f", "x86_64+avx2"))]
pub fn back(weights: &[f64], deltas: &[f64], rows: usize, back: &mut [f64]) {
    let inputs = back.len() / rows;
    for (input, back) in back.chunks_exact_mut(rows).enumerate() {
        back.fill(0.0);
        for (delta, weights) in deltas.chunks_exact(rows).zip(weights.chunks_exact(inputs)) {
            for (back, delta) in back.iter_mut().zip(delta) {
                *back += weights[input] * delta;
            }
        }
    }
}

/// Multiplies each number by a slope that is told from what came out of its unit.
#[multiversion(targets("x86_64+avx512f", "x86_64+avx2"))]
pub fn times_tanh_slope(deltas: &mut [f64], outputs: &[f64]) {
    for (delta, out) in deltas.iter_mut().zip(outputs) {
        *delta *= 1.0 - out * out;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::NumpyRandom;

    #[test]
    fn they_are_the_products_of_matrices() {
        let random = &mut NumpyRandom::seed(4);
        for (units, inputs, rows) in [(1, 1, 1), (3, 2, 17), (8, 8, 128), (1, 8, 33)] {
            let mut draw = |count: usize| (0..count).map(|_| random.normal()).collect::<Vec<f64>>();
            let (weights, biases, x) = (draw(units * inputs), draw(units), draw(inputs * rows));
            let columns: Vec<&[f64]> = x.chunks_exact(rows).collect();
            let mut out = vec![0.0; units * rows];
            dense(&weights, &biases, &columns, rows, &mut out);
            let mut gradient = vec![1.0; units * inputs];
            add_products(&out, &columns, rows, &mut gradient);
            let mut returned = vec![f64::NAN; inputs * rows];
            back(&weights, &out, rows, &mut returned);
            let close = |a: f64, b: f64| assert!((a - b).abs() <= 1e-11 * b.abs().max(1.0), "{a} is not {b}");
            for unit in 0..units {
                for row in 0..rows {
                    let sum: f64 = (0..inputs).map(|i| weights[unit * inputs + i] * columns[i][row]).sum();
                    close(out[unit * rows + row], sum + biases[unit]);
                }
                for i in 0..inputs {
                    let sum: f64 = (0..rows).map(|row| out[unit * rows + row] * columns[i][row]).sum();
                    close(gradient[unit * inputs + i], 1.0 + sum);
                }
            }
            for i in 0..inputs {
                for row in 0..rows {
                    let sum: f64 = (0..units).map(|u| weights[u * inputs + i] * out[u * rows + row]).sum();
                    close(returned[i * rows + row], sum);
                }
            }
        }
    }
}
