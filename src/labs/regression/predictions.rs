//! What the weights predict, beside what is true: on the diagonal where the two are the same.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::lab::Step;
use crate::ops::Cell;
use crate::ui::Ui;
use crate::ui::axis::Axis;
use crate::ui::number::number;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;

/// Points that are drawn at most: more could not be told apart.
const MOST: usize = 5000;

/// Draws y up against the prediction across, a point for each row.
pub(super) fn render(step: &Step, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let [Some(fitted), Some(y)] = ["fitted", "y"].map(|name| step.evaluation.get(name)) else { return };
    let rows = y.shape().len();
    let every = rows.div_ceil(MOST).max(1);
    let pair = |row: usize| (fitted.get(Cell::at(row)), y.get(Cell::at(row)));
    let points: Vec<(f64, f64)> = (0..rows).step_by(every).map(pair).collect();
    let all = points.iter().flat_map(|(x, y)| [*x, *y]).filter(|number| number.is_finite());
    let (least, most) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), number| (a.min(number), b.max(number)));
    let axis = || Axis::with_margin(least, most, 0.03);
    let above = Rect { height: area.height.saturating_sub(1), ..area };
    let row = ui.look.row.min(rows.saturating_sub(1));
    Plot::new(axis(), axis(), theme.dim())
        .path([(least, least), (most, most)], Stroke::Solid, theme.target())
        .points(points.into_iter(), theme.point(), theme.data())
        .glyph(pair(row), "◆", theme.error())
        .render(above, buffer);
    let (prediction, truth) = pair(row);
    let line = Line::from(vec![
        Span::styled(" across: fitted, up: y  ", theme.dim()),
        Span::styled("━ ", theme.target()),
        Span::styled("the same  ", theme.title()),
        Span::styled("◆ ", theme.error()),
        Span::styled(format!("row {row}: "), theme.title()),
        Span::styled(number(prediction), theme.value()),
        Span::styled(" for ", theme.title()),
        Span::styled(number(truth), theme.value()),
    ]);
    line.render(Rect { y: above.bottom(), height: area.height.min(1), ..area }, buffer);
}
