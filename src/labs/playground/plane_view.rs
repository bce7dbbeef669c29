//! The decision field with the points over it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::compute::Playground;
use super::cursor::Cursor;
use super::field::REACH;
use super::points::Point;
use crate::lab::Shown;
use crate::table::file_name;
use crate::ui::number::with_decimals;
use crate::ui::{Theme, Ui, framed, legend, panel};

/// From how far from 0 on a field has its full shade.
const SURE: f64 = 0.6;

/// The shade of a number from −1 to 1: one of two on either side of 0, so that the border between them is where it is 0; or
/// one.
pub(super) fn shade(number: f64, is_discrete: bool) -> f64 {
    let shade = if is_discrete || number.abs() >= SURE { 1.0 } else { 0.5 };
    match () {
        () if number > 0.0 => shade,
        () if number < 0.0 => -shade,
        () => 0.0,
    }
}

/// How finely numbers are shaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grain {
    /// Two shades only.
    pub(super) is_discrete: bool,
    /// One shade for the whole of a cell: where a picture is small, halves of cells are lost among its marks.
    pub(super) is_coarse: bool,
}

/// Draws numbers over a grid that has two rows for every row of cells.
pub(super) fn render_grid(numbers: &[f64], theme: &Theme, grain: Grain, area: Rect, buffer: &mut Buffer) {
    let width = usize::from(area.width);
    let number = |row: usize, column: usize| numbers.get(row * width + column).copied().unwrap_or(f64::NAN);
    for (place, position) in area.positions().enumerate() {
        let (row, column) = (2 * (place / width), place % width);
        let (above, below) = (number(row, column), number(row + 1, column));
        let halves = if grain.is_coarse { [f64::midpoint(above, below); 2] } else { [above, below] };
        let [above, below] = halves.map(|number| shade(number, grain.is_discrete));
        let Some(cell) = buffer.cell_mut(position) else { continue };
        theme.shaded(above, below, cell);
    }
}

/// Rows up to which a field is coarse.
const COARSE: u16 = 11;

/// Points of a kind that are drawn at most: a screen has fewer places.
const MOST_DRAWN: usize = 20_000;

/// The marks of points: of one label, of the other; for training, for testing.
const MARKS: [[&str; 2]; 2] = [["●", "○"], ["◆", "◇"]];

/// Draws the field and the points over it; in its frame stand the point that is looked at, and where the points come from.
pub(super) fn render(run: Shown<Playground>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (lab, theme) = (run.lab(), ui.theme);
    let parameters = run.parameters();
    let has_test = parameters.get::<bool>("show_test_data");
    let [train, test] = MARKS;
    let mut marks = vec![
        Span::styled(format!(" {} ", train[0]), theme.target()),
        Span::styled("+1  ", theme.title()),
        Span::styled(format!("{} ", train[1]), theme.data()),
        Span::styled("−1 ", theme.title()),
    ];
    let mut ways = vec![marks.clone()];
    if run.now.find("batch").is_some() {
        marks.extend([Span::styled(format!(" {} ", train[0]), theme.value()), Span::styled("batch ", theme.title())]);
        ways.push(marks.clone());
    }
    if has_test {
        marks.push(Span::styled(format!(" {}{} ", test[0], test[1]), theme.text()));
        marks.push(Span::styled("test ", theme.title()));
        ways.push(marks);
    }
    let cursor = Cursor::of(run, ui.look);
    let point = lab.points().all.get(cursor.point).copied();
    let told = point.map_or(String::new(), |point| {
        let label = truth(point.label);
        format!(" ◎ {label} point {}: {}, {} ", cursor.point, with_decimals(point.x, 1), with_decimals(point.y, 1))
    });
    let title = match area.width {
        ..28 => " what it says ",
        28..40 => " what the network says ",
        _ => " what the network says, −6 to 6 ",
    };
    let room = Rect { width: area.width.saturating_sub(told.chars().count() as u16), ..area };
    // What there is room for of what the marks mean.
    let mut lines = ways.into_iter().rev().map(|marks| legend(room, marks));
    let shown = lines.find(|line| line.width() > 0).unwrap_or_default();
    let source = lab.points().table.as_ref().map_or(String::new(), |raw| format!(" {} ", file_name(&raw.source)));
    let has_room = title.chars().count() + source.chars().count() + 3 <= usize::from(area.width);
    let source = if has_room { source } else { String::new() };
    let block = panel(title, theme)
        .title_top(Line::styled(source, theme.title()).right_aligned())
        .padding(ratatui::widgets::Padding::ZERO)
        .title_bottom(Line::styled(told, theme.accent()))
        .title_bottom(shown);
    let inner = framed(block, area, buffer);
    if inner.is_empty() {
        return;
    }
    let field = lab.field(&lab.numbers_in(&run.now), inner.width.into(), 2 * usize::from(inner.height));
    let grain = Grain { is_discrete: parameters.get("discretize"), is_coarse: inner.height <= COARSE };
    render_grid(field.output(), theme, grain, inner, buffer);
    render_points(run, (cursor, has_test), theme, inner, buffer);
}

/// A label: of classes its sign and 1, else the number.
fn truth(label: f64) -> String {
    if label.abs() == 1.0 { format!("{}1", if label > 0.0 { "+" } else { "−" }) } else { with_decimals(label, 2) }
}

/// The cell that a point falls into.
fn cell_of(point: &Point, area: Rect) -> Option<(u16, u16)> {
    let along = |number: f64, cells: u16| (number + REACH) / (2.0 * REACH) * f64::from(cells);
    let (x, y) = (along(point.x, area.width), along(-point.y, area.height));
    let is_within = (0.0..f64::from(area.width)).contains(&x) && (0.0..f64::from(area.height)).contains(&y);
    is_within.then(|| (area.x + x as u16, area.y + y as u16))
}

/// Draws the points: those for testing below, those for training over them, the one that is looked at over all. Within an
/// epoch those of the batch stand out.
fn render_points(
    run: Shown<Playground>,
    (cursor, has_test): (Cursor, bool),
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) {
    let points = run.lab().points();
    let mut draw = |place: usize, style: Style, mark: &str| {
        let Some(position) = points.all.get(place).and_then(|point| cell_of(point, area)) else { return };
        if let Some(cell) = buffer.cell_mut(position) {
            theme.over_shade(cell);
            cell.set_symbol(mark).set_style(style);
        }
    };
    let look = |place: usize| {
        let is_up = points.all[place].label > 0.0;
        let mark = MARKS[usize::from(place >= points.train)][usize::from(!is_up)];
        (mark, if is_up { theme.target() } else { theme.data() })
    };
    // They are shuffled: the first ones are as good as any.
    let test = if has_test { points.train..points.len().min(points.train + MOST_DRAWN) } else { 0..0 };
    for place in test.chain(0..points.train.min(MOST_DRAWN)) {
        let (mark, style) = look(place);
        draw(place, style, mark);
    }
    let batch =
        run.now.get("batch").map_or(vec![], |rows| rows.numbers().take(MOST_DRAWN).map(|row| row as usize).collect());
    for place in batch {
        draw(place, theme.value(), look(place).0);
    }
    draw(cursor.point, theme.accent().add_modifier(Modifier::BOLD), "◎");
}
