//! The standard form of a real block of two rows.

/// A block (a, b, c, d) after a rotation: c is 0, or a = d and b and c have different signs.
///
/// Source: LAPACK's `dlanv2`.
pub(super) struct Standard {
    pub cells: [f64; 4],
    /// The cosine and sine of the rotation.
    pub turn: (f64, f64),
}

impl Standard {
    pub(super) fn of([a, b, c, d]: [f64; 4]) -> Self {
        if c == 0.0 {
            return Self { cells: [a, b, c, d], turn: (1.0, 0.0) };
        }
        if b == 0.0 {
            return Self { cells: [d, -c, 0.0, a], turn: (0.0, 1.0) };
        }
        if a == d && (b < 0.0) != (c < 0.0) {
            return Self { cells: [a, b, c, d], turn: (1.0, 0.0) };
        }
        let p = 0.5 * (a - d);
        let most = b.abs().max(c.abs());
        let least = b.abs().min(c.abs()) * 1_f64.copysign(b) * 1_f64.copysign(c);
        let scale = p.abs().max(most);
        let z = (p / scale) * p + (most / scale) * least;
        if z >= 4.0 * f64::EPSILON {
            let z = p + (scale.sqrt() * z.sqrt()).copysign(p);
            let tau = c.hypot(z);
            return Self { cells: [d + z, b - c, 0.0, d - (most / z) * least], turn: (z / tau, c / tau) };
        }
        Self::equal_diagonal([a, b, c, d], p)
    }

    /// Of complex or nearly equal eigenvalues.
    fn equal_diagonal([a, b, c, d]: [f64; 4], p: f64) -> Self {
        let sigma = b + c;
        let tau = sigma.hypot(a - d);
        let cs = (0.5 * (1.0 + sigma.abs() / tau)).sqrt();
        let sn = -(p / (tau * cs)) * 1_f64.copysign(sigma);
        let (aa, bb, cc, dd) = (a * cs + b * sn, b * cs - a * sn, c * cs + d * sn, d * cs - c * sn);
        let (a, b, c, d) = (aa * cs + cc * sn, bb * cs + dd * sn, cc * cs - aa * sn, dd * cs - bb * sn);
        let middle = f64::midpoint(a, d);
        if c == 0.0 {
            return Self { cells: [middle, b, c, middle], turn: (cs, sn) };
        }
        if b == 0.0 {
            return Self { cells: [middle, -c, 0.0, middle], turn: (-sn, cs) };
        }
        if (b < 0.0) != (c < 0.0) {
            return Self { cells: [middle, b, c, middle], turn: (cs, sn) };
        }
        let (sab, sac) = (b.abs().sqrt(), c.abs().sqrt());
        let p = (sab * sac).copysign(c);
        let tau = 1.0 / (b + c).abs().sqrt();
        let (cs1, sn1) = (sab * tau, sac * tau);
        Self { cells: [middle + p, b - c, 0.0, middle - p], turn: (cs * cs1 - sn * sn1, cs * sn1 + sn * cs1) }
    }
}
