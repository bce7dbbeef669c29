//! Where marks of one character go: a character is as high as four dots, and must not say what the dots deny.
//!
//! One rule: a mark stands in the row of its number, unless a level passes through that row and not through its number. Then it
//! stands in the row beside that, on the side on which its number is, and dots show where the number is. Where number and
//! level share a dot, it is enough that its middle is on that side. A mark that stands beside its dots takes the next column
//! that no other has taken.

use std::collections::HashSet;

use ratatui::style::Style;

use super::Point;
use crate::ui::raster::{ACROSS, DOWN, Raster};

/// Columns in which a place beside a number is looked for, on either side.
const BESIDE: i32 = 8;

/// A mark that is to be placed.
pub(super) struct Mark {
    /// Where its number is, in dots across and down.
    pub(super) dot: Point,
    pub(super) glyph: &'static str,
    pub(super) style: Style,
    /// Whether it stands beside the dots of its number, and not over them.
    pub(super) is_beside: bool,
}

/// A mark in its place: column and row.
pub(super) struct Placed {
    pub(super) column: u16,
    pub(super) row: u16,
    pub(super) glyph: &'static str,
    pub(super) style: Style,
}

/// The row for a mark whose number lies `y` dots down, beside levels so many dots down; nothing where each would contradict
/// one of them.
fn row(y: f64, levels: &[f64], rows: u16) -> Option<u16> {
    let is_beside = |row: f64, level: f64| {
        let (line, middle) = (level.floor(), row * DOWN + DOWN / 2.0);
        match y < level {
            _ if level == y => true,
            is_above if line == y.floor() => (middle < line + 0.5) == is_above,
            true => (row + 1.0) * DOWN <= line,
            false => row * DOWN > line,
        }
    };
    let is_true = |row: f64| levels.iter().all(|level| is_beside(row, *level));
    let own = (y / DOWN).floor();
    let rows = 0.0..f64::from(rows);
    [own, own - 1.0, own + 1.0].into_iter().find(|row| rows.contains(row) && is_true(*row)).map(|row| row as u16)
}

/// Places marks over a picture of so many columns and rows, and sets the dots of those that do not cover their number.
pub(super) fn place(
    marks: impl Iterator<Item = Mark>,
    levels: &[f64],
    columns: u16,
    rows: u16,
    raster: &mut Raster,
) -> Vec<Placed> {
    let (across, down) = raster.size();
    let mut taken = HashSet::new();
    let mut placed = vec![];
    for Mark { dot: (x, y), glyph, style, is_beside } in marks {
        if !(0.0..across).contains(&x) || !(0.0..down).contains(&y) {
            continue;
        }
        let (own, row) = ((x / ACROSS) as u16, row(y, levels, rows));
        if is_beside || row != Some((y / DOWN) as u16) {
            raster.spot(x, y, style);
        }
        let Some(row) = row else { continue };
        let column = if is_beside {
            let beside = (1..=BESIDE).chain((1..=BESIDE).map(|by| -by)).map(|by| i32::from(own) + by);
            let beside = beside.filter_map(|column| u16::try_from(column).ok().filter(|column| *column < columns));
            beside.into_iter().find(|column| !taken.contains(&(*column, row)))
        } else {
            Some(own)
        };
        if let Some(column) = column {
            taken.insert((column, row));
            placed.push(Placed { column, row, glyph, style });
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_on_the_side_of_a_level_on_which_its_number_is() {
        for (level, y) in (0..240).flat_map(|level| (0..240).map(move |y| (level, y))) {
            let (level, y) = (f64::from(level) / 10.0, f64::from(y) / 10.0);
            match row(y, &[level], 6) {
                Some(row) => {
                    let middle = f64::from(row) * 4.0 + 2.0;
                    assert!(y == level || (middle < level.floor() + 0.5) == (y < level), "{y} beside {level}: {row}");
                    let is_through = f64::from(row) == (level / 4.0).floor();
                    assert!(!is_through || level.floor() == y.floor(), "{level} passes through the mark of {y}");
                    assert!((middle - y).abs() <= 6.0, "it stands near its number");
                }
                // Only where there is no row on its side.
                None => assert!(y != level && !(4.0..20.0).contains(&level), "{y} beside {level}"),
            }
        }
        assert_eq!(row(9.0, &[], 6), Some(2));
    }

    #[test]
    fn marks_beside_their_numbers_do_not_stand_over_one_another() {
        let area = ratatui::layout::Rect::new(0, 0, 20, 6);
        let mark = || Mark { dot: (20.0, 9.0), glyph: "●", style: Style::new(), is_beside: true };
        let placed = place((0..8).map(|_| mark()), &[], 20, 6, &mut Raster::new(area));
        let places: HashSet<(u16, u16)> = placed.iter().map(|placed| (placed.column, placed.row)).collect();
        assert_eq!(places.len(), 8);
        assert!(places.iter().all(|(_, row)| *row == 2));
    }
}
