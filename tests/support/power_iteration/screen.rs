//! The power iteration lab's screen: what the stage joins, and how the eigenvalue has come about.

use lina_tui::lab::{Sight, Snapshot};
use lina_tui::ops::Cell;
use lina_tui::page::Sentence;
use lina_tui::ui::axis::Axis;
use lina_tui::ui::number::number;
use lina_tui::ui::plot::Point;
use lina_tui::ui::{self, Look, Ui, arrangement, framed, operands, panel, sparkline};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::words;

/// What the power iteration lab looks like.
pub struct Screen;

/// Rows of the curve, with its frame.
const CURVE: u16 = 3;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        arrangement::render(shown, ui, area, buffer, |area, buffer| {
            let below = if area.height > 3 * CURVE { CURVE } else { 0 };
            let picture = Rect { height: area.height - below, ..area };
            arrangement::stage(shown, ui, &operands::unnamed, picture, buffer);
            render_curve(shown, ui, Rect { y: picture.bottom(), height: below, ..area }, buffer);
        });
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        words::narrate(shown, look)
    }
}

/// The eigenvalue of every round up to here.
fn render_curve(shown: &Snapshot, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let now = shown.number("eigenvalue", Cell::SCALAR).map_or("not computed yet".to_owned(), number);
    let inner = framed(panel(format!(" eigenvalue, round by round: {now} "), ui.theme), area, buffer);
    let done = shown.position.done;
    let points: Vec<Point> = shown
        .trace()
        .whole()
        .filter(|(round, _)| *round <= done)
        .map(|(round, sample)| (round as f64, sample[0]))
        .collect();
    let values = || points.iter().map(|(_, value)| *value);
    let (least, most) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let (x, y) = (Axis::linear(0.0, shown.rounds().max(1) as f64), Axis::with_margin(least, most, 0.05));
    sparkline::render(&points, x, y, ui.theme.curve(), Rect { height: inner.height.min(1), ..inner }, buffer);
}
