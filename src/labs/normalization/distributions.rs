//! Where the numbers of all features lie on one axis: as they are given, and below that as they have become.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Normalization;
use super::screen::{BEFORE, feature, row, working};
use crate::lab::Shown;
use crate::labs::profiled;
use crate::math::Histogram;
use crate::ops::Cell;
use crate::ui::grid::window;
use crate::ui::strips::{Strip, Strips};
use crate::ui::{Ui, framed, legend, panel};

/// What stands over features that have only lost their mean.
const LESS_MEAN: &str = "less their mean";

/// Draws them, the one above the other.
pub(super) fn render(run: Shown<Normalization>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (lab, theme) = (run.lab(), ui.theme);
    let count = lab.names().len();
    let look = working(run).map_or(feature(run, ui.look), |cell| cell.column);
    let inner = panel("", theme).inner(area);
    let known = |name: &str| run.now.find(name).is_some();
    // All of it as long as there is nothing to stand below.
    let half = if known("centred") { inner.height / 2 } else { inner.height };
    let shown = window(look, Strips::fitting(half), count);
    let title = match (area.width, shown.len()) {
        (..24, _) => " before ".to_owned(),
        (_, some) if some < count => format!(" before: {some} of {count} features on one axis "),
        _ => " before: all features on one axis ".to_owned(),
    };
    let row = row(run, ui.look).filter(|_| ui.look.row >= BEFORE.len());
    let pointed = row.map_or_else(Vec::new, |row| {
        vec![Span::styled(" ◆ ", theme.accent()), Span::styled(format!("row {row} "), theme.title())]
    });
    framed(panel(title, theme).title_bottom(legend(area, pointed)), area, buffer);
    let strips =
        |name: &str, histogram: &dyn Fn(usize) -> Option<Histogram>, style: Style, place: Rect, buffer: &mut _| {
            let strip = |column: usize| {
                let at = row.and_then(|row| run.number(name, Cell::new(row, column)));
                let name = lab.names()[column].as_str();
                Some(Strip { name, histogram: histogram(column)?, at, is_chosen: column == look })
            };
            Strips { strips: shown.clone().filter_map(strip).collect(), style }.render(theme, place, buffer);
        };
    let given = |column: usize| profiled::histogram(run, column).cloned();
    strips("features", &given, theme.data(), Rect { height: half, ..inner }, buffer);
    let heading = Rect { y: inner.y + half, height: 1, ..inner }.intersection(inner);
    let below = Rect { y: inner.y + half + 1, height: (inner.height - half).saturating_sub(1), ..inner };
    let what = match (known("normalized"), known("centred")) {
        (true, _) => "after",
        (_, true) => LESS_MEAN,
        _ => return,
    };
    let heading_of = if usize::from(heading.width) < what.len() { "− mean" } else { what };
    Line::styled(heading_of, theme.title()).render(heading, buffer);
    // What they become is found out of how they lie.
    let is_described = |column: &usize| profiled::histogram(run, *column).is_some();
    if what == "after" {
        let after = |column: usize| is_described(&column).then(|| lab.histogram_after(column))?;
        strips("normalized", &after, theme.fitted(), below, buffer);
    } else {
        let centred = |column: usize| is_described(&column).then(|| lab.histogram_centred(column))?;
        strips("centred", &centred, theme.fitted(), below, buffer);
    }
}
