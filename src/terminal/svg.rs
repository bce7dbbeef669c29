//! A screen as a drawing that looks the same everywhere: Braille as dots, the rest as text held to its columns.

use std::fmt::{self, Display, Formatter};

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::tidy::COVERED;

/// The width of a cell, in the drawing's units.
const WIDTH: u32 = 9;

/// The height of a cell.
const HEIGHT: u32 = 18;

/// What is left free around the screen.
const MARGIN: u32 = 8;

/// From the top of a cell to the line that letters stand on.
const BASELINE: u32 = 14;

/// Red, green and blue.
type Rgb = (u8, u8, u8);

/// A screen, written as SVG.
#[derive(Debug, Clone, Copy)]
pub struct Svg<'a> {
    /// What is on it, as terminals can show it.
    pub screen: &'a Buffer,
    /// What it is called.
    pub title: &'a str,
    /// The ground where nothing else is said.
    pub paper: Rgb,
    /// The ink where nothing else is said.
    pub ink: Rgb,
}

impl Display for Svg<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let area = self.screen.area;
        let width = u32::from(area.width) * WIDTH + 2 * MARGIN;
        let height = u32::from(area.height) * HEIGHT + 2 * MARGIN;
        writeln!(
            f,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             font-family=\"ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"15\">",
        )?;
        let paper = hex(self.paper);
        writeln!(f, "<title>{}</title>", escaped(self.title))?;
        writeln!(f, "<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{paper}\"/>")?;
        writeln!(f, "<g transform=\"translate({MARGIN} {MARGIN})\" xml:space=\"preserve\">")?;
        for (y, row) in self.screen.content.chunks(usize::from(area.width).max(1)).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|left, right| self.is_alike(left, right)) {
                self.run(run, x, y as u32 * HEIGHT, f)?;
                x += run.len() as u32 * WIDTH;
            }
        }
        writeln!(f, "</g>\n</svg>")
    }
}

impl Svg<'_> {
    /// Whether two neighbouring cells can be written together.
    fn is_alike(&self, left: &Cell, right: &Cell) -> bool {
        // What the wide character before it covers goes with that.
        let kind = |cell: &Cell| (self.colours(cell), cell.modifier, dots(cell).is_some());
        right.symbol() == COVERED || kind(left) == kind(right)
    }

    /// Cells of one style.
    fn run(&self, cells: &[Cell], x: u32, y: u32, f: &mut Formatter) -> fmt::Result {
        let (ink, paper) = self.colours(&cells[0]);
        let (ink, paper) = (hex(ink), (paper != self.paper).then(|| hex(paper)));
        let width = cells.len() as u32 * WIDTH;
        if let Some(paper) = paper {
            writeln!(f, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{HEIGHT}\" fill=\"{paper}\"/>")?;
        }
        if dots(&cells[0]).is_some() {
            write!(f, "<path d=\"")?;
            for (k, cell) in cells.iter().enumerate() {
                braille(dots(cell).unwrap_or(0), x + k as u32 * WIDTH, y, f)?;
            }
            return writeln!(f, "\" stroke=\"{ink}\" stroke-width=\"2.8\" stroke-linecap=\"round\"/>");
        }
        let text: String = cells.iter().map(Cell::symbol).filter(|symbol| *symbol != COVERED).collect();
        if text.trim().is_empty() {
            return Ok(());
        }
        let bold = if cells[0].modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
        let line = y + BASELINE;
        let held = format!("textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"");
        writeln!(f, "<text x=\"{x}\" y=\"{line}\" fill=\"{ink}\"{bold} {held}>{}</text>", escaped(&text))
    }

    /// A cell's ink and paper.
    fn colours(&self, cell: &Cell) -> (Rgb, Rgb) {
        let colour = |colour, other| if let Color::Rgb(r, g, b) = colour { (r, g, b) } else { other };
        let (ink, paper) = (colour(cell.fg, self.ink), colour(cell.bg, self.paper));
        if cell.modifier.contains(Modifier::REVERSED) { (paper, ink) } else { (ink, paper) }
    }
}

/// Writes the dots of a Braille character as places that a round stroke makes dots of.
fn braille(bits: u32, x: u32, y: u32, f: &mut Formatter) -> fmt::Result {
    /// The column and row of each dot, in the order of its bit in the code point.
    const DOTS: [(u32, u32); 8] = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];
    for (_, (column, row)) in DOTS.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1) {
        let (x, y) = (10 * x + 22 + column * 45, 10 * y + 22 + row * 45);
        write!(f, "M{}.{} {}.{}h0", x / 10, x % 10, y / 10, y % 10)?;
    }
    Ok(())
}

/// The dots of a Braille character.
fn dots(cell: &Cell) -> Option<u32> {
    let glyph = cell.symbol().chars().next()?;
    ('\u{2800}'..='\u{28ff}').contains(&glyph).then(|| u32::from(glyph) - 0x2800)
}

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::super::tidy::{columns, tidy};
    use super::*;

    #[test]
    fn every_character_stands_in_its_columns() {
        let mut screen = Buffer::with_lines(["a<b 日本 ⠋ "]);
        screen.set_style(screen.area, Style::new().fg(Color::Rgb(1, 2, 3)));
        tidy(&mut screen, '?');
        assert_eq!(screen.content.iter().map(|cell| u32::from(columns(cell.symbol()))).sum::<u32>(), 11);
        let svg = Svg { screen: &screen, title: "a & b", paper: (0, 0, 0), ink: (255, 255, 255) }.to_string();
        assert!(svg.contains("<title>a &amp; b</title>"), "{svg}");
        let held = |width: u32, text: &str| {
            format!("textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\">{text}<", width * WIDTH)
        };
        assert!(svg.contains(&held(3, "a&lt;b")) && svg.contains(&held(4, "日本")), "{svg}");
        assert!(svg.contains("M83.2 2.2h0"), "the first dot of the tenth column: {svg}");
    }
}
