//! A product of two matrices as Falk drew it: the right factor above the product, so that each number of the product stands
//! where the row it comes from meets the column it comes from. It takes less width than factors beside each other.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::Theme;
use super::grid::{self, Cells, Grid, Row, window};

/// Columns between the left factor and the product.
const GAP: u16 = 3;

/// Rows that are not numbers: the names of the columns above, the titles, and the names of the columns below.
const AROUND: u16 = 3;

/// Where everything goes.
pub(super) struct Falk<'a> {
    factors: [&'a Grid<'a>; 2],
    product: &'a Grid<'a>,
    /// What is added to each row of the product: it stands below the right factor, column over column.
    added: Option<&'a Row<'a>>,
    /// How each of them is written; the right factor and the product are as wide as each other.
    cells: [Cells; 3],
    /// Rows of the product, terms of its sums, columns of the product.
    seen: [Range<usize>; 3],
    pitch: u16,
    area: Rect,
}

/// Whether two matrices and a third, with these signs between, are a product.
fn is_product(grids: &[Grid], signs: &[&str]) -> bool {
    let [left, right, product] = grids else { return false };
    let [left, right, product] = [left, right, product].map(|grid| grid.value.shape());
    let are_matrices = [left, right, product].iter().all(|shape| shape.rank() == 2);
    let fits = left.columns() == right.rows() && [product.rows(), product.columns()] == [left.rows(), right.columns()];
    matches!(signs, ["·" | "@", "→"]) && are_matrices && fits
}

impl<'a> Falk<'a> {
    /// The product that these are, if they are one and there is room for some of its numbers.
    pub(super) fn of(
        grids: &'a [Grid],
        signs: &[&str],
        added: Option<&'a Row<'a>>,
        decimals: usize,
        area: Rect,
    ) -> Option<Self> {
        let [left, right, product] = grids else { return None };
        if !is_product(grids, signs) {
            return None;
        }
        let mut cells = [left, right, product].map(|grid| grid.narrow_numbers(decimals).with_short_names());
        if let Some(row) = added {
            cells[1] = row.with_room(cells[1]);
        }
        let width = cells[1].width.max(cells[2].width);
        cells[1].width = width;
        cells[2].width = width;
        let named = left.label_width(cells[0]) + right.label_width(cells[1]).max(product.label_width(cells[2])) + 4;
        let across = area.width.checked_sub(named + GAP)?;
        let down = area.height.checked_sub(AROUND + u16::from(added.is_some()))?;
        let (rows, terms, columns) = (left.rows(), right.rows(), product.value.shape().columns());
        let pitch = grid::pitch(rows + terms, down + 2);
        let [terms_down, rows_down] = shared([terms, rows], usize::from(down / pitch));
        let wanted = [terms, columns].map(|count| count.saturating_mul(usize::from(width)));
        let room = shared(wanted, usize::from(across));
        let [terms_across, columns_across] = [room[0] / usize::from(cells[0].width), room[1] / usize::from(width)];
        let terms_seen = terms_down.min(terms_across);
        if terms_seen == 0 || rows_down == 0 || columns_across == 0 {
            return None;
        }
        let [of_left, of_right, of_product] = [left, right, product].map(Grid::looked_at);
        let row = of_product.or(of_left).map_or(0, |cell| cell.row);
        let column = of_product.or(of_right).map_or(0, |cell| cell.column);
        let term = of_left.map(|cell| cell.column).or(of_right.map(|cell| cell.row)).unwrap_or(0);
        let seen =
            [window(row, rows_down, rows), window(term, terms_seen, terms), window(column, columns_across, columns)];
        Some(Self { factors: [left, right], product, added, cells, seen, pitch, area })
    }

    /// How many products of two numbers are seen with both of them and the number that they are added to.
    pub(super) fn products(&self) -> usize {
        self.seen.iter().map(ExactSizeIterator::len).product()
    }

    /// How many terms of each sum are seen with both of their factors.
    pub(super) fn terms(&self) -> usize {
        self.seen[1].len()
    }

    /// Draws it in the middle of its area.
    pub(super) fn render(&self, theme: &Theme, buffer: &mut Buffer) {
        let ([left, right], product, pitch) = (self.factors, self.product, self.pitch);
        let [rows, terms, columns] = self.seen.each_ref();
        let lines = |seen: &Range<usize>| seen.len() as u16 * pitch;
        let labels = [(left, 0), (right, 1), (product, 2)].map(|(grid, k)| grid.label_width(self.cells[k]) + 2);
        let of_left = labels[0] + terms.len() as u16 * self.cells[0].width;
        let label = labels[1].max(labels[2]);
        let of_product = label + columns.len() as u16 * self.cells[2].width;
        let added = u16::from(self.added.is_some());
        let height = AROUND + lines(terms) + added + lines(rows);
        let x = self.area.x + self.area.width.saturating_sub(of_left + GAP + of_product) / 2;
        let y = self.area.y + self.area.height.saturating_sub(height) / 2;
        let from = x + of_left + GAP;
        let right_edge = self.area.right();
        let place = |x: u16, y: u16, height: u16| Rect { x, y, width: right_edge.saturating_sub(x), height };

        let above = place(from + label - labels[1], y, 1 + lines(terms));
        right.render_numbers((terms.clone(), columns.clone()), pitch, self.cells[1], theme, above, buffer);
        let corner = Rect { x, y, width: above.x - x, height: 1 };
        let heading = right.heading(terms, columns, corner.width.into());
        Line::styled(heading, theme.title()).right_aligned().render(corner, buffer);
        let sign = Rect { y: y + 1 + lines(terms) / 2, width: corner.width - 1, ..corner };
        Line::styled("×", theme.value()).right_aligned().render(sign, buffer);

        if let Some(row) = self.added {
            let across = columns.len() as u16 * self.cells[1].width;
            let numbers = Rect { x: from + label, y: above.bottom(), width: across, height: 1 };
            row.render_numbers(columns.clone(), self.cells[1], theme, numbers, buffer);
            let named = Rect { y: above.bottom(), width: corner.width - 1, ..corner };
            Line::styled(row.named(), theme.title()).right_aligned().render(named, buffer);
        }

        let titles = above.bottom() + added;
        let wide = |width: u16| Rect { x, y: titles, width, height: 1 };
        let heading = left.heading(rows, terms, usize::from(of_left + GAP - 1));
        Line::styled(heading, theme.title()).render(wide(of_left + GAP - 1), buffer);
        let heading = product.heading(rows, columns, (right_edge - from).into());
        Line::styled(heading, theme.title()).render(Rect { x: from, width: right_edge - from, ..wide(0) }, buffer);
        let below = Rect { width: of_left, ..place(x, titles + 1, 1 + lines(rows)) };
        left.render_numbers((rows.clone(), terms.clone()), pitch, self.cells[0], theme, below, buffer);
        let arrow = Rect { x: x + of_left, y: titles + 2 + lines(rows) / 2, width: GAP, height: 1 };
        Line::styled("→", theme.value()).centered().render(arrow, buffer);
        let below = place(from + label - labels[2], titles + 1, 1 + lines(rows));
        product.render_numbers((rows.clone(), columns.clone()), pitch, self.cells[2], theme, below, buffer);
    }
}

/// What two get of so much room: what they want where there is enough, else one what it wants up to half, and the other
/// the rest.
fn shared([first, second]: [usize; 2], room: usize) -> [usize; 2] {
    if first.saturating_add(second) <= room {
        return [first, second];
    }
    let of_first = first.min((room / 2).max(room.saturating_sub(second)));
    [of_first, second.min(room - of_first)]
}

#[cfg(test)]
mod tests {
    use faer::Mat;

    use super::*;
    use crate::ops::{Cell, Value};
    use crate::terminal::{Capabilities, Colours};
    use crate::ui::Background;

    fn drawn(rows: usize, terms: usize, columns: usize, cell: Cell, width: u16, height: u16) -> Vec<String> {
        let matrix = |rows, columns| -> Value { Mat::from_fn(rows, columns, |i, j| (10 * i + j) as f64).into() };
        let values = [matrix(rows, terms), matrix(terms, columns), matrix(rows, columns)];
        let mut grids: Vec<Grid> =
            ["A", "B", "C"].iter().zip(&values).map(|(name, value)| Grid::plain((*name).to_owned(), value)).collect();
        grids[2].cursor = Some(cell);
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
        if let Some(falk) = Falk::of(&grids, &["·", "→"], None, 2, area) {
            falk.render(&theme, &mut buffer);
        }
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..height).map(row).collect()
    }

    #[test]
    fn a_number_stands_where_its_row_meets_its_column() {
        let lines = drawn(2, 3, 2, Cell::new(1, 0), 32, 8);
        assert_eq!(
            lines,
            [
                "                  B      0   1",
                "                    0    0   1",
                "                 ×  1   10  11",
                "                    2   20  21",
                " A                 C",
                "       0   1   2         0   1",
                "  0    0   1   2    0    0   1",
                "  1   10  11  12 → ▸1   10  11",
            ]
        );
    }

    #[test]
    fn columns_of_the_right_factor_stand_over_those_of_the_product_at_any_size() {
        for (rows, terms, columns) in [(1, 1, 1), (4, 4, 4), (8, 3, 8), (100, 100, 100), (5, 1000, 3)] {
            for (width, height) in (0..90).step_by(7).flat_map(|width| (0..30).map(move |height| (width, height))) {
                let cell = Cell::new(rows - 1, columns - 1);
                let lines = drawn(rows, terms, columns, cell, width, height);
                if !lines.iter().any(|line| line.contains('▸')) {
                    continue;
                }
                // The last column of the right factor and that of the product are called by its number, and end where it does.
                let last = (columns - 1).to_string();
                let ends = |line: &&String| line.ends_with(&format!(" {last}")) && !line.contains("columns");
                let named: Vec<usize> = lines.iter().filter(ends).map(|line| line.chars().count()).collect();
                assert!(named.len() >= 2 && named.iter().all(|end| *end == named[0]), "{width}x{height}: {lines:?}");
            }
        }
    }

    #[test]
    fn room_is_shared() {
        assert_eq!(shared([4, 4], 8), [4, 4]);
        assert_eq!(shared([100, 100], 9), [4, 5]);
        assert_eq!(shared([3, 100], 9), [3, 6]);
        assert_eq!(shared([100, 2], 9), [7, 2]);
    }
}
