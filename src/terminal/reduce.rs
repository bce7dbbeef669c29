//! Reducing what was drawn to what a terminal can show.

use std::collections::HashMap;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use super::pen::is_blank;
use super::tidy::{COVERED, tidy};
use super::{Capabilities, Colours};

/// Colours whose stand-ins were chosen by hand: red, green and blue; one of 256; one of 16.
///
/// Nearest-colour arithmetic turns neighbouring shades into one. What a theme uses is chosen to stay apart.
pub type Palette = HashMap<(u8, u8, u8), (u8, Color)>;

/// Reduces buffers to what one terminal can show.
#[derive(Debug, Clone)]
pub struct Reducer {
    capabilities: Capabilities,
    palette: Palette,
}

impl Reducer {
    /// For a terminal of these capabilities.
    pub fn new(capabilities: Capabilities, palette: Palette) -> Self {
        Self { capabilities, palette }
    }

    /// Replaces every colour and glyph that the terminal does not have, and whatever it would not show.
    pub fn reduce(&self, buffer: &mut Buffer) {
        tidy(buffer, if self.capabilities.unicode { '\u{fffd}' } else { '?' });
        for cell in buffer.content.iter_mut().filter(|cell| is_blank(cell)) {
            // Nothing is written in it: what it would be written with makes no difference.
            cell.fg = Color::Reset;
            cell.modifier = Modifier::empty();
        }
        if self.capabilities == (Capabilities { colours: Colours::True, unicode: true }) {
            return;
        }
        for cell in &mut buffer.content {
            cell.fg = self.colour(cell.fg);
            cell.bg = self.colour(cell.bg);
            // The stand-in of a wide character covers nothing: what is behind it is a blank of its own.
            if !self.capabilities.unicode && cell.symbol() == COVERED {
                cell.set_symbol(" ");
            }
            if !self.capabilities.unicode && !cell.symbol().is_ascii() {
                let ascii = cell.symbol().chars().next().map_or(' ', ascii);
                cell.set_char(ascii);
            }
        }
    }

    fn colour(&self, colour: Color) -> Color {
        let by_hand = |rgb| self.palette.get(&rgb).copied();
        match (self.capabilities.colours, colour) {
            (_, Color::Reset) | (Colours::None, _) => Color::Reset,
            (Colours::Ansi256, Color::Rgb(r, g, b)) => {
                Color::Indexed(by_hand((r, g, b)).map_or_else(|| nearest_of_256((r, g, b)), |(index, _)| index))
            }
            (Colours::Ansi16, Color::Rgb(r, g, b)) => {
                by_hand((r, g, b)).map_or_else(|| nearest_of_16((r, g, b)), |(_, named)| named)
            }
            (Colours::Ansi16, Color::Indexed(index @ 16..)) => nearest_of_16(rgb_of(index)),
            (_, other) => other,
        }
    }
}

/// The steps of each axis of the 6x6x6 cube in the palette of 256.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

fn rgb_of(index: u8) -> (u8, u8, u8) {
    match index {
        0..16 => (0, 0, 0),
        16..232 => {
            let cube = index - 16;
            (CUBE[usize::from(cube / 36)], CUBE[usize::from(cube / 6 % 6)], CUBE[usize::from(cube % 6)])
        }
        232.. => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
    }
}

fn distance((r, g, b): (u8, u8, u8), (s, h, c): (u8, u8, u8)) -> u32 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    square(r, s) + square(g, h) + square(b, c)
}

fn nearest_of_256(rgb: (u8, u8, u8)) -> u8 {
    (16..=255).min_by_key(|index| distance(rgb, rgb_of(*index))).unwrap_or(16)
}

fn nearest_of_16(rgb: (u8, u8, u8)) -> Color {
    const NAMED: [(Color, (u8, u8, u8)); 16] = [
        (Color::Black, (0, 0, 0)),
        (Color::Red, (170, 0, 0)),
        (Color::Green, (0, 170, 0)),
        (Color::Yellow, (170, 85, 0)),
        (Color::Blue, (0, 0, 170)),
        (Color::Magenta, (170, 0, 170)),
        (Color::Cyan, (0, 170, 170)),
        (Color::Gray, (170, 170, 170)),
        (Color::DarkGray, (85, 85, 85)),
        (Color::LightRed, (255, 85, 85)),
        (Color::LightGreen, (85, 255, 85)),
        (Color::LightYellow, (255, 255, 85)),
        (Color::LightBlue, (85, 85, 255)),
        (Color::LightMagenta, (255, 85, 255)),
        (Color::LightCyan, (85, 255, 255)),
        (Color::White, (255, 255, 255)),
    ];
    NAMED.iter().min_by_key(|(_, named)| distance(rgb, *named)).map_or(Color::Reset, |(colour, _)| *colour)
}

/// The ASCII character that comes closest to a glyph.
fn ascii(glyph: char) -> char {
    match glyph {
        // Braille: dots 1 2 4 5 lie above, 3 6 7 8 below.
        '\u{2800}'..='\u{28ff}' => {
            let dots = glyph as u32 - 0x2800;
            match (dots & 0b0001_1011 != 0, dots & 0b1110_0100 != 0) {
                (true, true) => ':',
                (true, false) => '\'',
                (false, true) => '.',
                (false, false) => ' ',
            }
        }
        '─' | '━' | '═' | '╌' | '┄' | '−' | '–' | '—' | '‾' => '-',
        '│' | '┃' | '║' | '┆' | '┊' | '▏' | '▎' | '▕' => '|',
        '╭' | '╮' | '╯' | '╰' | '┌'..='╋' | '±' => '+',
        '·' | '•' | '×' | '∙' => '*',
        '●' | '◉' | '◆' => '@',
        '◎' => 'O',
        '○' | '◦' | '∘' | '◇' => 'o',
        '←' | '‹' | '◀' | '◄' | '◂' | '«' => '<',
        '→' | '›' | '▶' | '►' | '»' | '▸' | '▷' => '>',
        '↑' | '▲' | '△' => '^',
        '↓' | '▼' | '▽' => 'v',
        '▁' | '▂' | '…' => '.',
        '▃' | '▄' | '▖' | '▗' | '░' => ':',
        '▅' | '▆' | '▒' => '=',
        '▓' => '%',
        '▇' | '█' | '▌' | '▐' | '▀' | '■' | '▪' | '▬' | '‖' => '#',
        '√' => 'V',
        'σ' => 's',
        '□' => '_',
        'ᵀ' => 'T',
        '²' => '2',
        '∂' => 'd',
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn reduced(colours: Colours, unicode: bool, symbol: &str, style: Style) -> (String, Color, Color, Modifier) {
        let palette = Palette::from([((1, 2, 3), (99, Color::Green))]);
        let reducer = Reducer::new(Capabilities { colours, unicode }, palette);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        buffer[(0, 0)].set_symbol(symbol).set_style(style);
        reducer.reduce(&mut buffer);
        let cell = &buffer[(0, 0)];
        (cell.symbol().to_owned(), cell.fg, cell.bg, cell.modifier)
    }

    #[test]
    fn colours_chosen_by_hand_come_first_and_the_nearest_after() {
        let fg = |colours, colour| reduced(colours, true, "a", Style::new().fg(colour)).1;
        assert_eq!(fg(Colours::Ansi256, Color::Rgb(1, 2, 3)), Color::Indexed(99));
        assert_eq!(fg(Colours::Ansi16, Color::Rgb(1, 2, 3)), Color::Green);
        assert_eq!(fg(Colours::Ansi256, Color::Rgb(255, 0, 1)), Color::Indexed(196));
        assert_eq!(fg(Colours::Ansi256, Color::Rgb(128, 128, 129)), Color::Indexed(244));
        assert_eq!(fg(Colours::Ansi16, Color::Rgb(250, 90, 80)), Color::LightRed);
        assert_eq!(fg(Colours::Ansi16, Color::Indexed(196)), Color::Red);
        assert_eq!(fg(Colours::True, Color::Rgb(1, 2, 3)), Color::Rgb(1, 2, 3));
    }

    #[test]
    fn without_colour_emphasis_stays() {
        let style =
            Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Blue).add_modifier(Modifier::BOLD | Modifier::REVERSED);
        let (_, fg, bg, modifier) = reduced(Colours::None, true, "a", style);
        assert_eq!((fg, bg, modifier), (Color::Reset, Color::Reset, Modifier::BOLD | Modifier::REVERSED));
    }

    #[test]
    fn without_unicode_every_glyph_has_a_stand_in() {
        for (glyph, stand_in) in [("│", "|"), ("╭", "+"), ("⣿", ":"), ("⠁", "'"), ("⢀", "."), ("◆", "@"), ("é", "?")]
        {
            assert_eq!(reduced(Colours::True, false, glyph, Style::new()).0, stand_in);
        }
        assert_eq!(reduced(Colours::True, true, "│", Style::new()).0, "│");
    }

    #[test]
    fn the_stand_in_of_a_wide_character_is_followed_by_a_blank() {
        let mut buffer = Buffer::with_lines(["a日本b"]);
        Reducer::new(Capabilities { colours: Colours::True, unicode: false }, Palette::new()).reduce(&mut buffer);
        let symbols: Vec<&str> = buffer.content.iter().map(Cell::symbol).collect();
        assert_eq!(symbols, ["a", "?", " ", "?", " ", "b"]);
    }
}
