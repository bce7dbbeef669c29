//! The picture of the loss: for every sample the probability that the network gives to its class, how surprising the class
//! is with that, and the mean of it all.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::compute::Classifier;
use crate::lab::{Shown, Step};
use crate::ops::{Cell, Value};
use crate::page::shortened;
use crate::ui::number::with_decimals;
use crate::ui::{Theme, Ui, framed, grid, panel, strip};

/// Columns of a number, and between a bar and the next.
const NUMBER: u16 = 8;
const GAP: u16 = 2;

/// Columns of the name of a class at most.
const CLASS: u16 = 14;

/// Where the columns of the picture begin, and how wide they are.
struct Columns {
    label: Rect,
    class: Rect,
    probability: Rect,
    surprise: Rect,
}

impl Columns {
    fn of(classes: &[String], rows: usize, area: Rect) -> Self {
        let longest = classes.iter().map(|name| name.chars().count() as u16).max().unwrap_or(0);
        let class = longest.max("its class".len() as u16).min(CLASS) + GAP;
        // A marker, `row`, its number, and a blank.
        let label = rows.saturating_sub(1).to_string().len() as u16 + 6;
        let bars = area.width.saturating_sub(label + class);
        let left = bars / 2;
        let column = |x: u16, width: u16| Rect { x: area.x + x, width, ..area }.intersection(area);
        Self {
            label: column(1, label - 1),
            class: column(label, class),
            probability: column(label + class, left.saturating_sub(GAP)),
            surprise: column(label + class + left, bars - left),
        }
    }
}

/// A line of the picture: what stands in its columns.
struct Row<'a> {
    marker: &'a str,
    label: String,
    class: &'a str,
    probability: Option<f64>,
    surprise: Option<f64>,
    styles: [Style; 2],
    text: Style,
    ink: Style,
}

/// Draws the stage of the loss.
pub(super) fn render(run: Shown<Classifier>, step: &Step, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let program = run.now.program();
    let stages: Vec<&str> = program.stages().iter().map(|stage| &*stage.name).collect();
    let inner = framed(panel(" loss: how surprising the true classes are, on average ", theme), area, buffer);
    let top = Rect { height: inner.height.min(1), ..inner };
    strip::render(&stages, Some(step.stage), theme, top, buffer);
    let body = Rect { y: inner.y + top.height, height: inner.height - top.height, ..inner };
    let evaluation = &step.evaluation;
    let (Some(probabilities), Some(surprises)) = (evaluation.get("p_truth"), evaluation.get("surprise")) else {
        return;
    };
    if body.height < 3 {
        return;
    }
    let data = run.lab().data();
    let columns = Columns::of(&data.classes, data.of_rows.len(), body);
    let line = |k: u16| Rect { y: body.y + k, height: 1, ..body };
    render_heads(&columns, theme, buffer);
    let (all, cursor) = (data.of_rows.len(), ui.look.row.min(data.of_rows.len() - 1));
    let shown = grid::window(cursor, usize::from(body.height - 2), all);
    let most = finite(surprises.largest());
    // A blank line between one row and the next, where there is room.
    let pitch = if 2 * all + 2 <= usize::from(body.height) { 2 } else { 1 };
    for (k, row) in shown.clone().enumerate() {
        let is_here = row == cursor;
        let number = |of: &Value| Some(of.get(Cell::at(row)));
        let styled = |name: &str, usual: Style| ui.style_of(name, Cell::at(row), usual);
        let row = Row {
            marker: if is_here { "▸" } else { " " },
            label: format!("row {row}"),
            class: &data.classes[data.of_rows[row]],
            probability: number(probabilities),
            surprise: number(surprises),
            styles: ["p_truth", "surprise"]
                .map(|name| styled(name, if is_here { theme.accent() } else { theme.text() })),
            text: if is_here { theme.accent() } else { theme.text() },
            ink: theme.error(),
        };
        row.render(&columns, most, theme, line(1 + pitch * k as u16), buffer);
    }
    let loss = evaluation.scalar("loss");
    let mean = Row {
        marker: "",
        label: String::new(),
        class: "",
        probability: None,
        surprise: loss,
        styles: [theme.value(), theme.value().add_modifier(Modifier::BOLD)],
        text: theme.text(),
        ink: theme.curve(),
    };
    let below = line(1 + pitch * shown.len() as u16);
    let of = if shown.len() < all { format!("all {all} rows") } else { format!("these {all} rows") };
    let said = Line::styled(format!("loss = the mean over {of} "), theme.value()).right_aligned();
    said.render(Rect { width: columns.surprise.x.saturating_sub(below.x), ..below }, buffer);
    mean.render(&columns, most, theme, below, buffer);
}

fn render_heads(columns: &Columns, theme: &Theme, buffer: &mut Buffer) {
    let heads = [
        (columns.class, "its class"),
        (columns.probability, "p of its class, 0 to 1"),
        (columns.surprise, "surprise = −ln p"),
    ];
    for (column, head) in heads {
        Line::styled(theme.formula(head.to_owned()), theme.title()).render(Rect { height: 1, ..column }, buffer);
    }
}

fn finite(number: f64) -> f64 {
    if number.is_finite() && number > 0.0 { number } else { 1.0 }
}

impl Row<'_> {
    fn render(&self, columns: &Columns, most: f64, theme: &Theme, place: Rect, buffer: &mut Buffer) {
        let at = |column: Rect| Rect { y: place.y, height: 1, ..column };
        Line::styled(self.marker, self.text).render(place, buffer);
        Line::styled(self.label.as_str(), self.text).render(at(columns.label), buffer);
        let name = shortened(self.class, usize::from(columns.class.width.saturating_sub(1)));
        Line::styled(name, self.text).render(at(columns.class), buffer);
        let bars = [
            (columns.probability, self.probability, 1.0, theme.fitted(), self.styles[0]),
            (columns.surprise, self.surprise, most, self.ink, self.styles[1]),
        ];
        for (column, number, end, ink, style) in bars {
            let (Some(number), Some(width)) = (number, column.width.checked_sub(NUMBER)) else { continue };
            Line::styled(bar(number / end, width), ink).render(at(column), buffer);
            let text = Line::styled(with_decimals(number, 4), style).right_aligned();
            text.render(at(Rect { x: column.x + width, width: NUMBER, ..column }), buffer);
        }
    }
}

/// A bar of so much of `width` columns, to half a column.
fn bar(share: f64, width: u16) -> String {
    let halves = (share.clamp(0.0, 1.0) * 2.0 * f64::from(width)).round() as usize;
    let half = if halves % 2 == 1 { "▌" } else { "" };
    format!("{}{half}", "█".repeat(halves / 2))
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_is_as_long_as_its_number() {
        assert_eq!(bar(0.5, 4), "██");
        assert_eq!(bar(0.6, 4), "██▌");
        assert_eq!(bar(1.0, 4), "████");
        assert_eq!(bar(f64::INFINITY, 4), "████");
        assert_eq!(bar(f64::NAN, 4), "");
    }
}
