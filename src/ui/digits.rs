//! Where a run stands, in digits that can be read from the back row.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::{Theme, framed, panel};
use crate::lab::Snapshot;

/// Digits and the point, four dots wide (the point one) and seven high, a bit for each dot, the left one the highest.
const DIGITS: [[u8; ROWS]; 11] = [
    [0b0110, 0b1001, 0b1001, 0b1001, 0b1001, 0b1001, 0b0110],
    [0b0010, 0b0110, 0b0010, 0b0010, 0b0010, 0b0010, 0b0111],
    [0b0110, 0b1001, 0b0001, 0b0010, 0b0100, 0b1000, 0b1111],
    [0b1110, 0b0001, 0b0001, 0b0110, 0b0001, 0b0001, 0b1110],
    [0b1001, 0b1001, 0b1001, 0b1111, 0b0001, 0b0001, 0b0001],
    [0b1111, 0b1000, 0b1000, 0b1110, 0b0001, 0b0001, 0b1110],
    [0b0110, 0b1000, 0b1000, 0b1110, 0b1001, 0b1001, 0b0110],
    [0b1111, 0b0001, 0b0001, 0b0010, 0b0100, 0b0100, 0b0100],
    [0b0110, 0b1001, 0b1001, 0b0110, 0b1001, 0b1001, 0b0110],
    [0b0110, 0b1001, 0b1001, 0b0111, 0b0001, 0b0001, 0b0110],
    [0, 0, 0, 0, 0, 0, 1],
];

/// Dots of a digit from top to bottom.
const ROWS: usize = 7;

/// Draws where the run stands, as large as there is room for; in usual digits where there is none.
pub fn render(shown: &Snapshot, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let title = format!(" {} of {} ", shown.description().round, shown.rounds());
    let inner = framed(panel(title, theme), area, buffer);
    write(&shown.position.to_string(), theme, inner, buffer);
}

/// Writes digits and points into the middle of `area`.
fn write(text: &str, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let symbols: Vec<(usize, [u8; ROWS])> = text
        .chars()
        .map(|symbol| symbol.to_digit(10).map_or((1, DIGITS[10]), |digit| (4, DIGITS[digit as usize])))
        .collect();
    let dots = (symbols.iter().map(|(width, _)| width + 1).sum::<usize>() - usize::from(!symbols.is_empty())) as u16;
    // A character is about two dots high and one wide.
    let fits = |scale: &u16| dots * scale <= area.width && (ROWS as u16 * scale).div_ceil(2) <= area.height;
    let Some(scale) = (1..=4).rev().find(fits) else {
        return Line::styled(text.to_owned(), theme.value()).centered().render(area, buffer);
    };
    let (width, height) = (dots * scale, (ROWS as u16 * scale).div_ceil(2));
    let left = area.x + (area.width - width) / 2;
    let top = area.y + (area.height - height) / 2;
    let mut x = left;
    for (columns, rows) in symbols {
        for column in 0..columns as u16 * scale {
            let is_set = |row: u16| {
                let bits = rows.get(usize::from(row / scale)).copied().unwrap_or(0);
                bits >> (columns as u16 - 1 - column / scale) & 1 == 1
            };
            for line in 0..height {
                let symbol = match (is_set(2 * line), is_set(2 * line + 1)) {
                    (true, true) => "█",
                    (true, false) => "▀",
                    (false, true) => "▄",
                    (false, false) => continue,
                };
                if let Some(cell) = buffer.cell_mut((x + column, top + line)) {
                    cell.set_symbol(symbol).set_style(theme.value());
                }
            }
        }
        x += (columns as u16 + 1) * scale;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Capabilities, Colours};
    use crate::ui::Background;

    fn drawn(text: &str, width: u16, height: u16) -> Vec<String> {
        let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        write(text, &theme, area, &mut buffer);
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..height).map(row).collect()
    }

    #[test]
    fn digits_are_as_large_as_there_is_room_for() {
        assert_eq!(drawn("1.7", 12, 4), [" ▄█    ▀▀▀█", "  █      ▄▀", "  █     █", " ▀▀▀ ▀  ▀"]);
        assert_eq!(drawn("1.7", 12, 3)[0], "    1.7");
        let large = drawn("42", 60, 20);
        assert!(large.iter().any(|line| line.contains("████████")), "{large:?}");
    }

    #[test]
    fn any_area_will_do() {
        for (width, height) in (0..30).flat_map(|width| (0..9).map(move |height| (width, height))) {
            drawn("1234567890.5", width, height);
            drawn("", width, height);
        }
    }
}
