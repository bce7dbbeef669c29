//! Pictures that are shaded all over: two grounds in a cell, one above the other.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Style};

use super::{Inks, Theme};
use crate::terminal::Colours;

impl Theme {
    /// Shades a cell by two numbers from −1 to 1, that of its upper half and that of its lower half: with grounds, and where
    /// there are no colours with a glyph for both.
    pub fn shaded(&self, above: f64, below: f64, cell: &mut Cell) {
        if self.capabilities.colours == Colours::None {
            // Above 0 signs, below 0 a texture, whatever the terminal's letters are.
            let [strong, weak, weak_below, strong_below] =
                if self.capabilities.unicode { ["+", "·", "░", "▒"] } else { ["+", ".", "-", "="] };
            let [half_above, half_below] = if self.capabilities.unicode { ["▀", "▄"] } else { ["\"", "_"] };
            let glyph = match f64::midpoint(above, below) {
                // The border runs through the cell: what is filled is the half below 0.
                _ if above < 0.0 && below > 0.0 => half_above,
                _ if above > 0.0 && below < 0.0 => half_below,
                place if place <= -0.75 => strong_below,
                place if place < 0.0 => weak_below,
                place if place >= 0.75 => strong,
                place if place > 0.0 => weak,
                _ => " ",
            };
            cell.set_symbol(glyph).set_style(self.dim());
            return;
        }
        // A ground has the ink that marks on it mostly have, so that from one to the next no bytes change it.
        let ink = if above < 0.0 { self.data() } else { self.target() };
        // Only the border between the two sides is drawn by halves of a cell: it is what is looked for, and every border
        // costs bytes.
        let is_one_side = above * below > 0.0;
        let weaker = if above.abs() < below.abs() { above } else { below };
        let [above, below] = if is_one_side { [weaker; 2] } else { [above, below] };
        let [above, below] = [above, below].map(|place| self.heat(place).bg);
        match (above, below) {
            _ if above == below || !self.capabilities.unicode => {
                cell.set_symbol(" ").set_style(below.map_or_else(Style::new, |ground| ink.bg(ground)));
            }
            (Some(above), below) => {
                let upper = Style::new().fg(above);
                cell.set_symbol("▀").set_style(below.map_or(upper, |ground| upper.bg(ground)));
            }
            (None, Some(below)) => _ = cell.set_symbol("▄").set_style(Style::new().fg(below)),
            (None, None) => {}
        }
    }

    /// The ground behind a number that is this share of the largest, 0 to 1, in steps that are told apart from the back row, and
    /// the ink that can be read on it.
    pub fn share(&self, place: f64) -> Style {
        let steps = &self.inks.shares;
        let step = (place.clamp(0.0, 1.0) * steps.len().saturating_sub(1) as f64).round() as usize;
        let Some(ground) = steps.get(step).filter(|_| !place.is_nan()) else { return self.text() };
        let ink = if self.inks.carries_text(step) { self.inks.text } else { self.inks.on_share };
        ink.style.bg(ground.style.fg.unwrap_or_default())
    }

    /// Makes a cell that is shaded the ground of a mark: one ground for the whole of it.
    pub fn over_shade(&self, cell: &mut Cell) {
        if cell.symbol() == "▄" || (cell.symbol() == "▀" && cell.bg == Color::Reset) {
            let ground = cell.fg;
            cell.set_bg(ground);
        }
    }
}

impl Inks {
    /// Whether text is read more easily on this step of the shares than what is written on those far from the terminal's
    /// own ground.
    pub(super) fn carries_text(&self, step: usize) -> bool {
        let light = |(r, g, b): (u8, u8, u8)| 0.299 * f64::from(r) + 0.587 * f64::from(g) + 0.114 * f64::from(b);
        let ground = light(self.shares[step].rgb);
        let far = |ink: (u8, u8, u8)| (light(ink) - ground).abs();
        far(self.text.rgb) >= far(self.on_share.rgb)
    }
}
