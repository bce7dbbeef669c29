//! Level lines of numbers on a grid.

/// Where a level line passes: pieces of it, from point to point, in columns and rows of the grid.
pub type Pieces = Vec<[(f64, f64); 2]>;

/// The pieces of the line on which numbers at the corners of a grid, given row by row, have this level, by marching squares:
/// Lorensen and Cline, "Marching Cubes", 1987, in the plane. Where a number is not finite there is no line.
pub fn level_line(columns: usize, numbers: &[f64], level: f64) -> Pieces {
    let rows = numbers.len() / columns.max(1);
    let at = |column: usize, row: usize| numbers[row * columns + column];
    let mut pieces = vec![];
    for row in 0..rows.saturating_sub(1) {
        for column in 0..columns.saturating_sub(1) {
            // Its corners in turn, each with its place.
            let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].map(|(right, up)| {
                let (x, y) = (column + right, row + up);
                (x as f64, y as f64, at(x, y))
            });
            if corners.iter().any(|corner| !corner.2.is_finite()) {
                continue;
            }
            let mut crossings = vec![];
            for k in 0..4 {
                let ((x0, y0, from), (x1, y1, to)) = (corners[k], corners[(k + 1) % 4]);
                if (from < level) != (to < level) {
                    let share = (level - from) / (to - from);
                    crossings.push((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share));
                }
            }
            match *crossings {
                [a, b] => pieces.push([a, b]),
                [a, b, c, d] => {
                    // A saddle: its middle says which corners belong together.
                    let middle = corners.iter().map(|corner| corner.2).sum::<f64>() / 4.0;
                    let is_with_first = (middle < level) == (corners[0].2 < level);
                    pieces.extend(if is_with_first { [[a, b], [c, d]] } else { [[d, a], [b, c]] });
                }
                _ => {}
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_around_a_bowl_is_closed_and_has_its_level() {
        let bowl = |x: f64, y: f64| (x - 7.3).powi(2) + 2.0 * (y - 5.1).powi(2);
        let numbers: Vec<f64> = (0..16 * 12).map(|k| bowl(f64::from(k % 16), f64::from(k / 16))).collect();
        let pieces = level_line(16, &numbers, 9.0);
        assert!(pieces.len() > 12);
        for (x, y) in pieces.iter().flatten() {
            assert!((bowl(*x, *y) - 9.0).abs() < 1.0, "{x}, {y}");
        }
        // Every end is that of two pieces.
        for end in pieces.iter().flatten() {
            let is_same = |other: &&(f64, f64)| (other.0 - end.0).hypot(other.1 - end.1) < 1e-9;
            assert_eq!(pieces.iter().flatten().filter(is_same).count(), 2);
        }
    }

    #[test]
    fn nothing_is_drawn_where_there_is_no_number() {
        assert!(level_line(2, &[0.0, f64::NAN, 1.0, 1.0], 0.5).is_empty());
        assert!(level_line(3, &[0.0, 1.0, 0.0], 0.5).is_empty());
        assert!(level_line(0, &[], 0.5).is_empty());
    }

    #[test]
    fn a_saddle_is_cut_as_its_middle_says() {
        let pieces = level_line(2, &[0.0, 1.0, 1.0, 0.0], 0.6);
        assert_eq!(pieces.len(), 2);
        // The middle, 0.5, is below the level, as the first corner is: the high corners are cut off.
        for [a, b] in pieces {
            assert!(((a.0 - b.0) * (a.1 - b.1)) > 0.0, "{a:?} {b:?}");
        }
    }
}
