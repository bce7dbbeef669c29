//! Pictures that are shaded all over: two grounds in a cell, one above the other.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Style};

use super::Theme;
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

    /// Makes a cell that is shaded the ground of a mark: one ground for the whole of it.
    pub fn over_shade(&self, cell: &mut Cell) {
        if cell.symbol() == "▄" || (cell.symbol() == "▀" && cell.bg == Color::Reset) {
            let ground = cell.fg;
            cell.set_bg(ground);
        }
    }
}
