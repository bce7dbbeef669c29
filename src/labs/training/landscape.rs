//! The loss over all lines: a bowl over the plane of slope and intercept.

use faer::{Mat, Side};

use crate::math::{Line, LineFit};

/// Directions along a level line.
const AROUND: usize = 96;

/// Level lines from the start's loss inwards, each at a quarter of the height over the lowest point.
const LEVELS: i32 = 5;

/// The bowl of the mean squared error, as level lines around its lowest point.
#[derive(Debug)]
pub struct Landscape {
    /// Level lines, outermost first: the loss on each, and a closed path of (slope, intercept).
    pub levels: Vec<(f64, Vec<(f64, f64)>)>,
    /// Least and greatest slope, least and greatest intercept of what is worth looking at: the start, the lowest point,
    /// and room around them.
    pub bounds: ([f64; 2], [f64; 2]),
    /// The eigenvalues of the second derivatives, the greater first: how steep the bowl is along its two directions. Plain
    /// descent multiplies what is missing along each by 1 − lr·λ.
    pub curvatures: [f64; 2],
    hessian: [[f64; 2]; 2],
    best: Line,
}

impl Landscape {
    /// The landscape of a descent that starts at slope 0 and intercept 0.
    ///
    /// The loss is `best + ½ dᵀ H d` for d the way from the lowest point, so the line of level L is the ellipse with
    /// semi-axes `√(2 (L − best) / λₖ)` along the eigenvectors of H.
    pub fn of(fit: &LineFit) -> Self {
        let best = (fit.best.slope, fit.best.intercept);
        let start = fit.loss(Line { slope: 0.0, intercept: 0.0 });
        let heights = (0..LEVELS).map(|level| (start - fit.best_loss) * 0.25_f64.powi(level));
        let level = |axes, height| (fit.best_loss + height, ellipse(best, axes, height));
        let levels = axes(fit).map_or(vec![], |axes| heights.map(|height| level(axes, height)).collect());
        Self {
            levels,
            bounds: (around(best.0), around(best.1)),
            curvatures: curvatures(fit),
            hessian: fit.hessian(),
            best: fit.best,
        }
    }

    /// Where it goes downhill from a line: the negative gradient of the loss over all points.
    pub fn downhill(&self, line: Line) -> (f64, f64) {
        let (ds, di) = (line.slope - self.best.slope, line.intercept - self.best.intercept);
        let [slope, intercept] = self.hessian;
        (-(slope[0] * ds + slope[1] * di), -(intercept[0] * ds + intercept[1] * di))
    }
}

/// The start at 0 and `best`, with as much room on either side as lies between them.
fn around(best: f64) -> [f64; 2] {
    let room = best.abs().max(1e-6) * 0.75;
    [best.min(0.0) - room, best.max(0.0) + room]
}

/// The eigenvectors of the second derivatives, each divided by the root of half its eigenvalue; nothing where the bowl
/// is a valley without an end.
fn axes(fit: &LineFit) -> Option<[(f64, f64); 2]> {
    let hessian = fit.hessian();
    let hessian = Mat::from_fn(2, 2, |row, column| hessian[row][column]);
    let eigen = hessian.self_adjoint_eigen(Side::Lower).ok()?;
    let axis = |k: usize| {
        let root = (eigen.S()[k] / 2.0).sqrt();
        (root > 1e-9).then(|| (eigen.U()[(0, k)] / root, eigen.U()[(1, k)] / root))
    };
    Some([axis(0)?, axis(1)?])
}

/// The eigenvalues of the second derivatives, the greater first.
fn curvatures(fit: &LineFit) -> [f64; 2] {
    let hessian = fit.hessian();
    let hessian = Mat::from_fn(2, 2, |row, column| hessian[row][column]);
    let eigen = hessian.self_adjoint_eigenvalues(Side::Lower);
    eigen.map_or([f64::NAN; 2], |values| [values[1], values[0].max(0.0)])
}

fn ellipse(centre: (f64, f64), [a, b]: [(f64, f64); 2], height: f64) -> Vec<(f64, f64)> {
    let radius = height.max(0.0).sqrt();
    (0..=AROUND)
        .map(|step| std::f64::consts::TAU * step as f64 / AROUND as f64)
        .map(|angle| (radius * angle.cos(), radius * angle.sin()))
        .map(|(u, v)| (centre.0 + u * a.0 + v * b.0, centre.1 + u * a.1 + v * b.1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::Doubles;

    #[test]
    fn every_point_of_a_level_line_has_its_loss() {
        let x = Doubles::from(&[0.5, -1.0, 2.0, 0.25, 3.0][..]);
        let y = Doubles::from(&[1.0, 0.0, 3.0, -2.0, 5.0][..]);
        let fit = LineFit::of(&x, &y);
        let landscape = Landscape::of(&fit);
        assert_eq!(landscape.levels.len(), LEVELS as usize);
        let start = fit.loss(Line { slope: 0.0, intercept: 0.0 });
        for (level, (loss, path)) in landscape.levels.iter().enumerate() {
            let expected = fit.best_loss + (start - fit.best_loss) * 0.25_f64.powi(level as i32);
            assert!((loss - expected).abs() < 1e-9 * expected.max(1.0));
            for &(slope, intercept) in path {
                assert!((fit.loss(Line { slope, intercept }) - expected).abs() < 1e-9 * expected.max(1.0));
            }
        }
    }

    #[test]
    fn a_step_downhill_along_the_steepest_direction_is_as_long_as_its_curvature_says() {
        let x = Doubles::from(&[0.5, -1.0, 2.0, 0.25, 3.0][..]);
        let y = Doubles::from(&[1.0, 0.0, 3.0, -2.0, 5.0][..]);
        let landscape = Landscape::of(&LineFit::of(&x, &y));
        let [steep, flat] = landscape.curvatures;
        assert!(steep > flat && flat > 0.0);
        // Far down plain descent only the flattest direction is left, and the factor of a step is its own.
        let (lr, mut line) = (1.0 / steep, Line { slope: 0.0, intercept: 0.0 });
        let missing = |line: Line| (line.slope - landscape.best.slope).hypot(line.intercept - landscape.best.intercept);
        let mut factor = 0.0;
        for _ in 0..20 {
            let before = missing(line);
            let (ds, di) = landscape.downhill(line);
            line = Line { slope: line.slope + lr * ds, intercept: line.intercept + lr * di };
            factor = missing(line) / before;
        }
        assert!((factor - (1.0 - lr * flat)).abs() < 1e-9, "{factor}");
    }

    #[test]
    fn a_valley_without_an_end_has_no_level_lines() {
        let fit = LineFit::of(&Doubles::from(&[2.0][..]), &Doubles::from(&[10.0][..]));
        assert!(Landscape::of(&fit).levels.is_empty());
    }
}
