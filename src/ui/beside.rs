//! Grids beside each other with signs between them: what an operation takes, and what it gives.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::falk::Falk;
use super::grid::{Cells, Grid, HIGHEST, Row};
use super::{Theme, Ui, stretched};

/// Columns between one grid and the next.
const GAP: u16 = 3;

/// Rows that a matrix with a row below it takes at least.
const LEAST_WITH_ROW: u16 = 3 + Row::HEIGHT;

/// Grids beside each other in the middle of `area`, with a sign between each and the next.
pub fn in_a_row(grids: &[Grid], signs: &[&str], ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let with = With { row: None, pale: &[], decimals: decimals(ui.width) };
    Beside::of(grids, signs, &with, area).render(ui.theme, buffer);
}

/// The same where `area` is as wide as the screen.
pub fn joined(grids: &[Grid], signs: &[&str], theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let with = With { row: None, pale: &[], decimals: decimals(area.width) };
    Beside::of(grids, signs, &with, area).render(theme, buffer);
}

/// What belongs to grids beside each other.
pub(super) struct With<'a> {
    /// A row of numbers, and below which of them it stands.
    pub(super) row: Option<(usize, &'a Row<'a>)>,
    /// Of which of them all rows but the first, or all columns but the first, are pale.
    pub(super) pale: &'a [[bool; 2]],
    /// Decimals of their numbers.
    pub(super) decimals: usize,
}

/// Where each of them goes.
pub(super) enum Beside<'a> {
    InARow(InARow<'a>),
    /// A product that shows more of its sums so.
    Falk(Falk<'a>),
}

impl<'a> Beside<'a> {
    /// Places for these in `area`.
    pub(super) fn of(grids: &'a [Grid], signs: &'a [&str], with: &'a With, area: Rect) -> Self {
        let in_a_row = InARow::of(grids, signs, with, area);
        // A row of numbers has a place there below the right factor only.
        let has_place = with.row.is_none_or(|(below, _)| below == 1);
        if has_place
            && with.pale.is_empty()
            && total(grids, &in_a_row.cells) > area.width.into()
            && let Some(falk) = Falk::of(grids, signs, with.row.map(|(_, row)| row), with.decimals, area)
            && falk.products() > in_a_row.products()
        {
            return Self::Falk(falk);
        }
        Self::InARow(in_a_row)
    }

    /// Of a product of two matrices, how many terms of each sum are seen with both of their factors.
    pub(super) fn terms(&self) -> usize {
        match self {
            Self::InARow(it) => it.seen().map_or(0, |[_, terms, _]| terms),
            Self::Falk(it) => it.terms(),
        }
    }

    /// Draws them.
    pub(super) fn render(&self, theme: &Theme, buffer: &mut Buffer) {
        match self {
            Self::InARow(it) => it.render(theme, buffer),
            Self::Falk(it) => it.render(theme, buffer),
        }
    }
}

/// All on one line of sight.
pub(super) struct InARow<'a> {
    grids: &'a [Grid<'a>],
    signs: &'a [&'a str],
    with: &'a With<'a>,
    /// The row that there is room for.
    row: Option<(usize, &'a Row<'a>)>,
    pitch: u16,
    cells: Vec<Cells>,
    places: Vec<Rect>,
}

impl<'a> InARow<'a> {
    fn of(grids: &'a [Grid<'a>], signs: &'a [&'a str], with: &'a With<'a>, area: Rect) -> Self {
        let mut cells = fitting(grids, with.decimals, area.width);
        if let Some((below, row)) = with.row {
            cells[below] = row.with_room(cells[below]);
        }
        // A row of numbers without its matrix would say nothing.
        let row = with.row.filter(|_| area.height >= LEAST_WITH_ROW);
        let below = |k: usize| row.filter(|(below, _)| *below == k).map_or(0, |_| Row::HEIGHT);
        let height_at = |pitch: u16| {
            let heights = grids.iter().enumerate().map(|(k, grid)| grid.height_at(pitch).saturating_add(below(k)));
            heights.max().unwrap_or(0)
        };
        let pitch = (1..=HIGHEST).rev().find(|pitch| height_at(*pitch) <= area.height).unwrap_or(1);
        let height = height_at(pitch).min(area.height);
        let area = Rect { y: area.y + (area.height - height) / 2, height, ..area };
        let mut places = places(grids, &cells, area);
        for (k, place) in places.iter_mut().enumerate() {
            place.height = height - below(k);
        }
        let places = alike(grids, pitch, &cells, places);
        Self { grids, signs, with, row, pitch, cells, places }
    }

    /// Of a product of two matrices, how many rows of it, terms of its sums and columns are seen together.
    fn seen(&self) -> Option<[usize; 3]> {
        let each = self.grids.iter().zip(&self.cells).zip(&self.places);
        match &*each.map(|((grid, cells), place)| grid.shown(self.pitch, *cells, *place)).collect::<Vec<_>>() {
            [Some(left), Some(right), Some(product)] => Some([
                left.0.len().min(product.0.len()),
                left.1.len().min(right.0.len()),
                right.1.len().min(product.1.len()),
            ]),
            _ => None,
        }
    }

    /// Of a product of two matrices, how many products of two numbers are seen with both of them and the number that they
    /// are added to.
    fn products(&self) -> usize {
        self.seen().map_or(0, |seen| seen.iter().product())
    }

    fn render(&self, theme: &Theme, buffer: &mut Buffer) {
        let pitch = self.pitch;
        let bottom = self.places.iter().map(|place| place.bottom()).max().unwrap_or(0);
        for (k, ((grid, cells), place)) in self.grids.iter().zip(&self.cells).zip(&self.places).enumerate() {
            grid.render_at(pitch, *cells, theme, *place, buffer);
            if let Some(axes) = self.with.pale.get(k) {
                stretched::make_pale(grid, *axes, pitch, *cells, theme, *place, buffer);
            }
            if let Some((_, row)) = self.row.filter(|(below, _)| *below == k) {
                let height = grid.height_at(pitch).min(place.height);
                row.render(grid, pitch, *cells, theme, Rect { height, ..*place }, buffer);
            }
            if k + 1 < self.grids.len() {
                // From the back row a dot is nothing.
                let between = self.signs.get(k).map_or("", |sign| if *sign == "·" { "×" } else { sign });
                let y = place.y + ((bottom - place.y) / 2).max(1);
                let between_them = Rect { x: place.right(), y, width: GAP, height: 1 };
                let within = Rect { height: bottom - place.y, width: place.width + GAP, ..*place };
                let between_them = between_them.intersection(within);
                Line::styled(between, theme.value()).centered().render(between_them, buffer);
            }
        }
    }
}

/// Where each of the grids goes beside each other, in the middle of `area`.
fn places(grids: &[Grid], cells: &[Cells], area: Rect) -> Vec<Rect> {
    let last = grids.len().saturating_sub(1);
    let spare = u32::from(area.width).saturating_sub(total(grids, cells));
    let natural: Vec<u16> = grids.iter().zip(cells).map(|(grid, cells)| grid.width(*cells)).collect();
    let room = area.width.saturating_sub(GAP * last as u16);
    let widths = if are_alike(grids) && total(grids, cells) > area.width.into() {
        // As many columns of each as there is room for.
        let labels: Vec<u16> = grids.iter().zip(cells).map(|(grid, cells)| grid.label_width(*cells) + 2).collect();
        let across = cells.iter().map(|cells| cells.width).sum::<u16>().max(1);
        let columns = (room.saturating_sub(labels.iter().sum()) / across).max(1);
        labels.iter().zip(cells).map(|(label, cells)| label + columns * cells.width).collect()
    } else {
        shares(&natural, room)
    };
    let mut x = area.x + (spare / 2) as u16;
    let place = |(k, width): (usize, u16)| {
        // Whoever comes last has all that is left.
        let left = area.right().saturating_sub(x);
        let place = Rect { x, width: if k == last { left } else { width.min(left) }, ..area };
        x = place.right().saturating_add(GAP);
        place
    };
    widths.into_iter().enumerate().map(place).collect()
}

/// Whether these are several matrices of one shape.
fn are_alike(grids: &[Grid]) -> bool {
    let mut shapes = grids.iter().map(|grid| grid.value.shape());
    let Some(first) = shapes.next() else { return false };
    grids.len() > 1 && first.rank() == 2 && shapes.all(|shape| shape == first)
}

/// The same places, matrices of one shape showing as many columns as each other: cell for cell, what is joined is seen.
fn alike(grids: &[Grid], pitch: u16, cells: &[Cells], mut places: Vec<Rect>) -> Vec<Rect> {
    if !are_alike(grids) {
        return places;
    }
    let across = |((grid, cells), place): ((&Grid, &Cells), &Rect)| {
        grid.shown(pitch, *cells, *place).map_or(0, |(_, columns)| columns.len())
    };
    let shown: Vec<usize> = grids.iter().zip(cells).zip(&places).map(across).collect();
    let fewest = shown.iter().min().copied().unwrap_or(0);
    for (k, place) in places.iter_mut().enumerate() {
        if shown[k] > fewest {
            place.width = place.width.min(grids[k].label_width(cells[k]) + 2 + fewest as u16 * cells[k].width);
        }
    }
    places
}

/// How wide each may be of those that want so much: all that it wants where there is room, else about as much as the
/// others. What little more it takes to be seen whole is given to those that want least, of equals to the last, the result.
fn shares(wanted: &[u16], room: u16) -> Vec<u16> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|k| (wanted[*k], std::cmp::Reverse(*k)));
    let mut widths = wanted.to_vec();
    let mut room = room;
    for (done, k) in order.iter().enumerate() {
        let others = (wanted.len() - done) as u16;
        let fair = room / others;
        let is_nearly = others > 1 && wanted[*k] <= fair + fair / 4;
        widths[*k] = if is_nearly { wanted[*k] } else { wanted[*k].min(fair) };
        room -= widths[*k];
    }
    widths
}

/// Columns that grids take beside each other.
pub(super) fn total(grids: &[Grid], cells: &[Cells]) -> u32 {
    let gaps = GAP * grids.len().saturating_sub(1) as u16;
    grids.iter().zip(cells).map(|(grid, cells)| u32::from(grid.width(*cells))).sum::<u32>() + u32::from(gaps)
}

/// Columns that a cell is widened by at most, where there is room.
const WIDENED: u16 = 3;

/// Decimals of a number on a screen of so many columns. They hang on the screen alone: a quantity keeps its format from stage to stage,
/// whatever stands beside it.
pub(super) fn decimals(width: u16) -> usize {
    match width {
        ..96 => 2,
        96..160 => 3,
        _ => 4,
    }
}

/// How each grid is drawn beside the others: with its names cut where there is no room for them. What then does not fit is
/// seen around the cursor. Of three matrices of one shape and more, the rows of the first and of the last are named.
fn fitting(grids: &[Grid], decimals: usize, width: u16) -> Vec<Cells> {
    let is_between = |k: usize| are_alike(grids) && k > 0 && k + 1 < grids.len();
    let each = |cells: &dyn Fn(&Grid) -> Cells| -> Vec<Cells> {
        let named = |(k, grid)| if is_between(k) { cells(grid).without_names() } else { cells(grid) };
        grids.iter().enumerate().map(named).collect()
    };
    let cells = each(&|grid| grid.numbers(decimals));
    if total(grids, &cells) <= width.into() {
        let widened = |by: u16| -> Vec<Cells> { cells.iter().map(|cells| cells.widened(by)).collect() };
        let roomy = (1..=WIDENED).rev().map(widened).find(|cells| total(grids, cells) <= width.into());
        return roomy.unwrap_or(cells);
    }
    // Names are cut, those of columns first.
    let narrow = each(&|grid| grid.narrow_numbers(decimals));
    if total(grids, &narrow) <= width.into() {
        return narrow;
    }
    each(&|grid| grid.narrow_numbers(decimals).with_short_names())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_shared_fairly() {
        assert_eq!(shares(&[10, 20, 30], 60), [10, 20, 30]);
        assert_eq!(shares(&[10, 200, 300], 90), [10, 40, 40]);
        assert_eq!(shares(&[100, 100, 100], 60), [20, 20, 20]);
        assert_eq!(shares(&[51, 27, 27], 70), [22, 21, 27], "the result is seen whole");
        assert_eq!(shares(&[21, 51, 51], 70), [21, 25, 24]);
        assert_eq!(shares(&[], 60), [0_u16; 0]);
        assert_eq!(shares(&[5, 5], 0), [0, 0]);
    }
}
