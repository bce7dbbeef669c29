//! Making a drawn buffer say exactly what a terminal is to show.
//!
//! Whatever looks the same becomes the same, so that it costs nothing to change one into the other; whatever a terminal
//! would obey instead of showing becomes a glyph; and halves of wide characters become blanks.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use ratatui::text::Span;

use super::pen::SHOWS_ON_BLANKS;
use super::visible::is_obeyed;

/// Stands in a cell that the wide character before it covers.
pub const COVERED: &str = "";

/// How many columns a symbol takes, as far as can be known here.
pub fn columns(symbol: &str) -> u16 {
    if symbol.len() == 1 { 1 } else { Span::raw(symbol).width() as u16 }
}

/// Whether terminals may disagree about how many columns a symbol takes: anything but one character of one column.
pub fn is_uncertain(symbol: &str) -> bool {
    symbol.len() > 1 && (symbol.chars().nth(1).is_some() || columns(symbol) != 1)
}

/// Tidies a buffer up; `stand_in` is for what must not be sent.
pub fn tidy(buffer: &mut Buffer, stand_in: char) {
    let width = usize::from(buffer.area.width);
    if width == 0 {
        return;
    }
    for row in buffer.content.chunks_mut(width) {
        let mut covered = 0;
        for x in 0..row.len() {
            let cell = &mut row[x];
            if covered > 0 && cell.symbol() == " " {
                covered -= 1;
                let style = row[x - 1].style();
                row[x].set_symbol(COVERED).set_style(style);
                continue;
            }
            if covered > 0 {
                // Something was written over its other half.
                covered = 0;
                let whole = (0..x).rev().find(|x| row[*x].symbol() != COVERED).unwrap_or(0);
                row[whole..x].iter_mut().for_each(|half| _ = half.set_symbol(" "));
            }
            let cell = &mut row[x];
            let symbol = cell.symbol();
            if symbol.len() > 1 || symbol.as_bytes().first().is_none_or(|byte| !(0x20..0x7f).contains(byte)) {
                match symbol {
                    // The blank of the Braille characters, and the one that does not break.
                    "" | "\u{2800}" | "\u{a0}" => _ = cell.set_symbol(" "),
                    symbol if symbol.chars().any(is_obeyed) => _ = cell.set_char(stand_in),
                    symbol => match columns(symbol) {
                        0 => _ = cell.set_char(stand_in),
                        1 => {}
                        wide if x + usize::from(wide) > width => _ = cell.set_symbol(" "),
                        wide => covered = wide - 1,
                    },
                }
            }
            let cell = &mut row[x];
            if cell.symbol() == " " {
                cell.modifier &= SHOWS_ON_BLANKS;
                if cell.modifier == Modifier::empty() {
                    cell.fg = Color::Reset;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn tidied(symbols: &[&str]) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, symbols.len() as u16, 1));
        for (cell, symbol) in buffer.content.iter_mut().zip(symbols) {
            cell.set_symbol(symbol);
        }
        tidy(&mut buffer, '?');
        buffer.content.iter().map(|cell| cell.symbol().to_owned()).collect()
    }

    #[test]
    fn halves_of_wide_characters_become_blanks() {
        assert_eq!(tidied(&["日", " ", "x"]), ["日", COVERED, "x"]);
        assert_eq!(tidied(&["日", "…", "x"]), [" ", "…", "x"]);
        assert_eq!(tidied(&["日", "本", " "]), [" ", "本", COVERED]);
        assert_eq!(tidied(&["x", "日"]), ["x", " "]);
        assert_eq!(tidied(&["👨\u{200d}👩\u{200d}👧", " "]), ["👨\u{200d}👩\u{200d}👧", COVERED]);
    }

    #[test]
    fn what_a_terminal_would_obey_is_not_sent() {
        assert_eq!(
            tidied(&["\x1b", "\u{202e}", "a\u{202e}", "\u{9b}", "\u{200f}", "é"]),
            ["?", "?", "?", "?", "?", "é"]
        );
        assert_eq!(tidied(&["", "\u{2800}", "e\u{301}"]), [" ", " ", "e\u{301}"]);
    }

    #[test]
    fn blanks_that_look_the_same_are_the_same() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        buffer[(0, 0)].set_style(Style::new().fg(Color::Red).add_modifier(Modifier::BOLD));
        buffer[(1, 0)].set_style(Style::new().fg(Color::Red).add_modifier(Modifier::UNDERLINED | Modifier::BOLD));
        buffer[(2, 0)].set_style(Style::new().fg(Color::Red).bg(Color::Blue));
        tidy(&mut buffer, '?');
        assert_eq!(buffer[(0, 0)], buffer[(3, 0)]);
        assert_eq!((buffer[(1, 0)].fg, buffer[(1, 0)].modifier), (Color::Red, Modifier::UNDERLINED));
        assert_eq!((buffer[(2, 0)].fg, buffer[(2, 0)].bg), (Color::Reset, Color::Blue));
    }
}
