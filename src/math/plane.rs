//! The plane that two vectors span.

/// Two directions of length 1 at a right angle, in the space of some vectors. A direction that there is not, because
/// everything lies on one line or in one point, has length 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    along: Vec<f64>,
    across: Vec<f64>,
}

/// Below this share of its length what is left of a vector counts as rounding.
const ROUNDING: f64 = 1e-12;

impl Plane {
    /// The plane spanned by `first` and the first of `others` that does not lie on its line: along `first`, and across
    /// it to the side of the other. By Gram and Schmidt: of the other what lies along `first` is taken away, and both
    /// are brought to length 1 (Golub and Van Loan, "Matrix Computations", 4th edition, section 5.2.7).
    pub fn spanned<'a>(first: &[f64], others: impl IntoIterator<Item = &'a [f64]>) -> Self {
        let along = unit(first);
        let rest = |other: &[f64]| {
            // Scaled first, so that no square overflows.
            let other = unit(other);
            let share = dot(&other, &along);
            let rest: Vec<f64> = other.iter().zip(&along).map(|(o, a)| o - share * a).collect();
            let is_left = dot(&rest, &rest).sqrt() > ROUNDING;
            is_left.then(|| unit(&rest))
        };
        let across = others.into_iter().find_map(rest).unwrap_or_else(|| vec![0.0; first.len()]);
        Self { along, across }
    }

    /// Where `vector` lies in the plane: how far along and how far across. Of one that does not lie in the plane, the
    /// point straight below it.
    pub fn place(&self, vector: &[f64]) -> (f64, f64) {
        (dot(vector, &self.along), dot(vector, &self.across))
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// `vector` at length 1; as it is where it has none.
fn unit(vector: &[f64]) -> Vec<f64> {
    let largest = vector.iter().fold(0.0_f64, |largest, component| largest.max(component.abs()));
    if largest == 0.0 || !largest.is_finite() {
        return vec![0.0; vector.len()];
    }
    let scaled: Vec<f64> = vector.iter().map(|component| component / largest).collect();
    let length = dot(&scaled, &scaled).sqrt();
    scaled.iter().map(|component| component / length).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn angle((x, y): (f64, f64)) -> f64 {
        y.atan2(x)
    }

    #[test]
    fn lengths_and_the_angle_are_true_in_the_plane() {
        let (a, b) = ([9.0, 2.0, 8.0, 1.0, 7.0], [8.0, 1.0, 9.0, 2.0, 6.0]);
        let plane = Plane::spanned(&a, [&b[..]]);
        let (u, v) = (plane.place(&a), plane.place(&b));
        assert!((u.0 - 199_f64.sqrt()).abs() < 1e-12 && u.1.abs() < 1e-12, "{u:?}");
        assert!((v.0.hypot(v.1) - 186_f64.sqrt()).abs() < 1e-12 && v.1 > 0.0, "{v:?}");
        let cosine = dot(&a, &b) / (199_f64.sqrt() * 186_f64.sqrt());
        assert!((angle(v) - cosine.acos()).abs() < 1e-12);
    }

    #[test]
    fn a_vector_outside_the_plane_is_seen_from_above() {
        let plane = Plane::spanned(&[2.0, 0.0, 0.0], [&[1.0, 3.0, 0.0][..]]);
        assert_eq!(plane.place(&[4.0, -5.0, 6.0]), (4.0, -5.0));
    }

    #[test]
    fn vectors_on_one_line_take_another_to_their_side() {
        let (a, twice, other) = ([1.0, 1.0], [-2.0, -2.0], [0.0, 1.0]);
        let plane = Plane::spanned(&a, [&twice[..], &other[..]]);
        let (along, across) = plane.place(&other);
        assert!(along > 0.0 && across > 0.0);
        let (along, across) = plane.place(&twice);
        assert!((along + 8_f64.sqrt()).abs() < 1e-12 && across.abs() < 1e-12);
    }

    #[test]
    fn there_need_not_be_a_plane() {
        assert_eq!(Plane::spanned(&[0.0], [&[0.0][..]]).place(&[3.0]), (0.0, 0.0));
        assert_eq!(Plane::spanned(&[5.0], []).place(&[3.0]), (3.0, 0.0));
        let huge = Plane::spanned(&[1e300, 1e300], [&[1e300, 0.0][..]]);
        assert!(huge.place(&[1.0, 1.0]).0 > 1.0);
    }
}
