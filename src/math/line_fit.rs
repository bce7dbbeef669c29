//! The line of least squares, and the bowl that the mean squared error forms around it.

use super::{Doubles, Line, error_sums, mean, sum};

/// What is known of a straight-line fit without descending to it.
///
/// The mean squared error of a line is a quadratic bowl over (slope, intercept): its lowest point is the line of least
/// squares, and its curvature decides how large a learning rate may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineFit {
    /// The line with the least mean squared error. Where all x are equal many lines share it, and this is the one with
    /// the smallest slope² + intercept², which is also what `np.linalg.lstsq` gives.
    pub best: Line,
    /// The mean squared error of that line.
    pub best_loss: f64,
    /// Mean of x.
    pub x_mean: f64,
    /// Mean of y.
    pub y_mean: f64,
    /// Mean of x².
    pub x_square_mean: f64,
    /// Whether all x are equal.
    pub degenerate: bool,
}

impl LineFit {
    /// The fit through the points (xᵢ, yᵢ): centred sums, so that nothing cancels.
    pub fn of(x: &Doubles, y: &Doubles) -> Self {
        let (xs, ys) = (x.as_slice(), y.as_slice());
        let n = xs.len() as f64;
        let (x_mean, y_mean) = (mean(xs), mean(ys));
        let centred = Doubles::from_fn(xs.len(), |i| xs[i] - x_mean);
        let products = |of: &[f64], mean: f64| {
            let centred = centred.as_slice();
            sum(Doubles::from_fn(of.len(), |i| centred[i] * (of[i] - mean)).as_slice())
        };
        let (sxx, sxy) = (products(xs, x_mean), products(ys, y_mean));
        let degenerate = sxx == 0.0;
        let slope = if degenerate { x_mean * y_mean / (1.0 + x_mean * x_mean) } else { sxy / sxx };
        let best = Line { slope, intercept: y_mean - slope * x_mean };
        Self {
            best,
            best_loss: error_sums(xs, ys, best).squares / n,
            x_mean,
            y_mean,
            x_square_mean: sxx / n + x_mean * x_mean,
            degenerate,
        }
    }

    /// The mean squared error of any line, from the shape of the bowl: no data is read.
    pub fn loss(&self, line: Line) -> f64 {
        let (ds, di) = (line.slope - self.best.slope, line.intercept - self.best.intercept);
        self.best_loss + ds * ds * self.x_square_mean + 2.0 * ds * di * self.x_mean + di * di
    }

    /// The second derivatives of the mean squared error: `2/n · [[Σx², Σx], [Σx, n]]`, the same for every line.
    pub fn hessian(&self) -> [[f64; 2]; 2] {
        [[2.0 * self.x_square_mean, 2.0 * self.x_mean], [2.0 * self.x_mean, 2.0]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(x: &[f64], y: &[f64]) -> LineFit {
        LineFit::of(&Doubles::from(x), &Doubles::from(y))
    }

    #[test]
    fn points_on_a_line_are_fitted_exactly() {
        let fit = fit(&[0.0, 1.0, 2.0, 4.0], &[1.0, 3.0, 5.0, 9.0]);
        assert_eq!(fit.best, Line { slope: 2.0, intercept: 1.0 });
        assert_eq!(fit.best_loss, 0.0);
        assert!(!fit.degenerate);
    }

    #[test]
    fn the_bowl_agrees_with_the_data() {
        let (x, y) = ([0.5, -1.0, 2.0, 0.25], [1.0, 0.0, 3.0, -2.0]);
        let fit = fit(&x, &y);
        for line in [Line { slope: 0.0, intercept: 0.0 }, Line { slope: -3.0, intercept: 7.0 }, fit.best] {
            let direct = error_sums(&x, &y, line).squares / 4.0;
            assert!((fit.loss(line) - direct).abs() < 1e-12 * (1.0 + direct));
        }
    }

    #[test]
    fn one_point_has_the_shortest_of_the_lines_through_it() {
        let fit = fit(&[2.0], &[10.0]);
        assert!(fit.degenerate);
        assert_eq!(fit.best, Line { slope: 4.0, intercept: 2.0 });
        assert_eq!(fit.best_loss, 0.0);
    }
}
