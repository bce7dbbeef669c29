//! Cells to bytes, as few as it takes.

use std::io::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Writes changed cells as escape sequences, remembering where the terminal's cursor is and which pen it holds.
#[derive(Debug, Default)]
pub struct Encoder {
    /// Nothing where it is not known, as after writing into the last column.
    cursor: Option<(u16, u16)>,
    pen: Pen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }
}

impl Encoder {
    /// The bytes that clear the terminal, whatever it held, and put the cursor home.
    pub fn clear(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\x1b[m\x1b[H\x1b[2J");
        *self = Self { cursor: Some((0, 0)), pen: Pen::default() };
    }

    /// The bytes that turn what `shown` holds into `next`, appended to `out`; none where they are equal.
    pub fn encode(&mut self, shown: &Buffer, next: &Buffer, out: &mut Vec<u8>) {
        for (x, y, cell) in shown.diff(next) {
            self.go(x, y, next, out);
            self.take(Pen::of(cell), out);
            out.extend_from_slice(cell.symbol().as_bytes());
            let after = x + unicode_width(cell.symbol());
            self.cursor = (after < next.area.right()).then_some((after, y));
        }
    }

    /// Moves the cursor the cheapest way there is.
    fn go(&mut self, x: u16, y: u16, next: &Buffer, out: &mut Vec<u8>) {
        let absolute = format!("\x1b[{};{}H", y + 1, x + 1).into_bytes();
        let best = match self.cursor {
            Some((at_x, at_y)) if at_y == y && at_x <= x => {
                [Some(forward(x - at_x)), self.rewritten(at_x, x, y, next), Some(absolute)].into_iter().flatten()
            }
            // A line feed keeps the column: the terminal is in raw mode.
            Some((at_x, at_y)) if y > at_y => {
                let mut down = vec![b'\n'; usize::from(y - at_y)];
                if x < at_x {
                    down.push(b'\r');
                }
                down.extend(forward(if x < at_x { x } else { x - at_x }));
                [Some(down), None, Some(absolute)].into_iter().flatten()
            }
            _ => [Some(absolute), None, None].into_iter().flatten(),
        }
        .min_by_key(Vec::len);
        out.extend(best.unwrap_or_default());
    }

    /// The unchanged cells from `from` up to `to`, written once more, where the pen in hand can write them.
    fn rewritten(&self, from: u16, to: u16, y: u16, next: &Buffer) -> Option<Vec<u8>> {
        let mut bytes = vec![];
        for x in from..to {
            let cell = &next[(x, y)];
            if Pen::of(cell) != self.pen || !cell.symbol().is_ascii() || bytes.len() > 4 {
                return None;
            }
            bytes.extend_from_slice(cell.symbol().as_bytes());
        }
        Some(bytes)
    }

    /// Takes up another pen.
    fn take(&mut self, pen: Pen, out: &mut Vec<u8>) {
        if pen == self.pen {
            return;
        }
        let anew = parameters(Pen::default(), pen)
            .map(|change| if change.is_empty() { change } else { [b"0;", &*change].concat() });
        let shortest = [parameters(self.pen, pen), anew].into_iter().flatten().min_by_key(Vec::len).unwrap_or_default();
        let _ = write!(out, "\x1b[");
        out.extend(shortest);
        out.push(b'm');
        self.pen = pen;
    }
}

/// The cursor moved right by `n`.
fn forward(n: u16) -> Vec<u8> {
    match n {
        0 => vec![],
        1 => b"\x1b[C".to_vec(),
        n => format!("\x1b[{n}C").into_bytes(),
    }
}

/// The code of each emphasis.
const MODIFIERS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// The parameters of the sequence that changes one pen into another; nothing where only starting anew does.
fn parameters(from: Pen, to: Pen) -> Option<Vec<u8>> {
    // Switching off bold also switches off dim, and terminals disagree about the codes: start anew instead.
    if !to.modifier.contains(from.modifier) {
        return None;
    }
    let mut codes: Vec<String> = vec![];
    let added = to.modifier - from.modifier;
    codes.extend(MODIFIERS.iter().filter(|(modifier, _)| added.contains(*modifier)).map(|(_, code)| code.to_string()));
    if from.fg != to.fg {
        codes.push(colour(to.fg, 30));
    }
    if from.bg != to.bg {
        codes.push(colour(to.bg, 40));
    }
    Some(codes.join(";").into_bytes())
}

/// The code of a colour; `base` is 30 for the foreground and 40 for the background.
fn colour(colour: Color, base: u8) -> String {
    let dark = |offset: u8| (base + offset).to_string();
    let light = |offset: u8| (base + 60 + offset).to_string();
    match colour {
        Color::Reset => dark(9),
        Color::Black => dark(0),
        Color::Red => dark(1),
        Color::Green => dark(2),
        Color::Yellow => dark(3),
        Color::Blue => dark(4),
        Color::Magenta => dark(5),
        Color::Cyan => dark(6),
        Color::Gray => dark(7),
        Color::DarkGray => light(0),
        Color::LightRed => light(1),
        Color::LightGreen => light(2),
        Color::LightYellow => light(3),
        Color::LightBlue => light(4),
        Color::LightMagenta => light(5),
        Color::LightCyan => light(6),
        Color::White => light(7),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(r, g, b) => format!("{};2;{r};{g};{b}", base + 8),
    }
}

fn unicode_width(symbol: &str) -> u16 {
    ratatui::text::Span::raw(symbol).width().max(1) as u16
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn buffer(lines: &[&str]) -> Buffer {
        Buffer::with_lines(lines.iter().copied())
    }

    fn encoded(encoder: &mut Encoder, shown: &Buffer, next: &Buffer) -> String {
        let mut out = vec![];
        encoder.encode(shown, next, &mut out);
        String::from_utf8(out).unwrap()
    }

    fn fresh() -> Encoder {
        let mut encoder = Encoder::default();
        encoder.clear(&mut vec![]);
        encoder
    }

    #[test]
    fn nothing_changed_is_nothing_written() {
        let same = buffer(&["some text", "two lines"]);
        assert_eq!(encoded(&mut fresh(), &same, &same.clone()), "");
    }

    #[test]
    fn the_cursor_takes_the_shortest_way() {
        let blank = buffer(&["          ", "          ", "          "]);
        for (lines, bytes) in [
            (["a         ", "          ", "          "], "a"),
            (["ab c      ", "          ", "          "], "ab c"),
            (["ab       c", "          ", "          "], "ab\x1b[7Cc"),
            (["a         ", " b        ", "          "], "a\nb"),
            (["     a    ", "b         ", "          "], "\x1b[5Ca\n\rb"),
            (["          ", "         a", "        b "], "\n\x1b[9Ca\x1b[3;9Hb"),
        ] {
            assert_eq!(encoded(&mut fresh(), &blank, &buffer(&lines)), bytes, "{lines:?}");
        }
    }

    #[test]
    fn the_pen_is_changed_only_when_it_changes() {
        let blank = Buffer::empty(Rect::new(0, 0, 6, 1));
        let mut next = blank.clone();
        let red = Style::new().fg(Color::Indexed(203));
        next.set_string(0, 0, "ab", red);
        next.set_string(2, 0, "c", red.add_modifier(Modifier::BOLD));
        next.set_string(3, 0, "d", red);
        next.set_string(4, 0, "e", Style::new());
        assert_eq!(encoded(&mut fresh(), &blank, &next), "\x1b[38;5;203mab\x1b[1mc\x1b[0;38;5;203md\x1b[me");
    }

    /// A terminal's own reading of the bytes shows what was drawn, over any sequence of frames.
    #[test]
    fn a_terminal_that_reads_the_bytes_shows_the_buffer() {
        use proptest::prelude::*;
        use proptest::test_runner::RngSeed;
        let config = || ProptestConfig { rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() };
        let symbol = prop::sample::select(vec![" ", "a", "⣿", "│", "x", " ", " "]);
        let colour = prop::sample::select(vec![Color::Reset, Color::Red, Color::Indexed(203), Color::Rgb(1, 2, 3)]);
        let modifier = prop::sample::select(vec![
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::REVERSED,
            Modifier::UNDERLINED | Modifier::ITALIC,
        ]);
        let cell = (symbol, colour.clone(), colour, modifier);
        let frame = prop::collection::vec(cell, 7 * 4);
        proptest!(config(), |(frames in prop::collection::vec(frame, 1..5))| {
            let mut encoder = Encoder::default();
            let mut bytes = vec![];
            encoder.clear(&mut bytes);
            let mut parser = vt100::Parser::new(4.try_into()?, 7.try_into()?, 0);
            let mut shown = Buffer::empty(Rect::new(0, 0, 7, 4));
            for frame in frames {
                let mut next = Buffer::empty(shown.area);
                for (cell, (symbol, fg, bg, modifier)) in next.content.iter_mut().zip(frame) {
                    cell.set_symbol(symbol).set_style(Style::new().fg(fg).bg(bg).add_modifier(modifier));
                }
                encoder.encode(&shown, &next, &mut bytes);
                // As the driver sets the terminal up: no automatic line wrap.
                parser.process(b"\x1b[?7l");
                parser.process(&bytes);
                bytes.clear();
                for (y, x) in (0..4).flat_map(|y| (0..7).map(move |x| (y, x))) {
                    let (ours, theirs) = (&next[(x, y)], parser.screen().cell(y, x).unwrap());
                    let symbol = if theirs.contents().is_empty() { " " } else { theirs.contents() };
                    prop_assert_eq!(symbol, ours.symbol());
                    prop_assert_eq!(theirs.fgcolor(), vt_colour(ours.fg));
                    prop_assert_eq!(theirs.bgcolor(), vt_colour(ours.bg));
                    prop_assert_eq!(theirs.bold(), ours.modifier.contains(Modifier::BOLD));
                    prop_assert_eq!(theirs.inverse(), ours.modifier.contains(Modifier::REVERSED));
                    prop_assert_eq!(theirs.underline(), ours.modifier.contains(Modifier::UNDERLINED));
                }
                shown = next;
            }
        });
    }

    fn vt_colour(colour: Color) -> vt100::Color {
        match colour {
            Color::Red => vt100::Color::Idx(1),
            Color::Indexed(index) => vt100::Color::Idx(index),
            Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
            _ => vt100::Color::Default,
        }
    }
}
