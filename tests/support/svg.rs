//! A screen as a drawing that looks the same everywhere: Braille as dots, the rest as text held to its columns.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

const WIDTH: u32 = 9;
const HEIGHT: u32 = 18;
const PAPER: &str = "#15181e";
const INK: &str = "#d7dae0";

pub fn draw(buffer: &Buffer, title: &str) -> String {
    let area = buffer.area;
    let (width, height) = (u32::from(area.width) * WIDTH + 16, u32::from(area.height) * HEIGHT + 16);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         font-family=\"ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"15\">\n\
         <title>{title}</title>\n<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{PAPER}\"/>\n\
         <g transform=\"translate(8 8)\" xml:space=\"preserve\">\n"
    );
    for y in 0..area.height {
        let row: Vec<&Cell> = (0..area.width).map(|x| &buffer[(x, y)]).collect();
        let mut x = 0;
        while x < row.len() {
            let kind = |cell: &Cell| (colours(cell), cell.modifier, dots(cell).is_some());
            let end = (x..row.len()).find(|k| kind(row[*k]) != kind(row[x])).unwrap_or(row.len());
            run(&row[x..end], x as u32 * WIDTH, u32::from(y) * HEIGHT, &mut svg);
            x = end;
        }
    }
    svg + "</g>\n</svg>\n"
}

/// Cells of one style.
fn run(cells: &[&Cell], x: u32, y: u32, svg: &mut String) {
    let (ink, paper) = colours(cells[0]);
    let width = cells.len() as u32 * WIDTH;
    if paper != PAPER {
        writeln!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{HEIGHT}\" fill=\"{paper}\"/>").unwrap();
    }
    if dots(cells[0]).is_some() {
        let mut path = String::new();
        for (k, cell) in cells.iter().enumerate() {
            let bits = dots(cell).unwrap_or(0);
            for (bit, (dx, dy)) in [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)].iter().enumerate() {
                if bits >> bit & 1 == 1 {
                    let (x, y) = (10 * (x + k as u32 * WIDTH) + 22 + dx * 45, 10 * y + 22 + dy * 45);
                    write!(path, "M{}.{} {}.{}h0", x / 10, x % 10, y / 10, y % 10).unwrap();
                }
            }
        }
        writeln!(svg, "<path d=\"{path}\" stroke=\"{ink}\" stroke-width=\"2.8\" stroke-linecap=\"round\"/>").unwrap();
        return;
    }
    let text: String = cells.iter().map(|cell| cell.symbol()).collect();
    if text.trim().is_empty() {
        return;
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let bold = if cells[0].modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    writeln!(
        svg,
        "<text x=\"{x}\" y=\"{}\" fill=\"{ink}\"{bold} textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\">{text}</text>",
        y + 14
    )
    .unwrap();
}

fn colours(cell: &Cell) -> (String, String) {
    let colour = |colour, other: &str| match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => other.to_owned(),
    };
    let (ink, paper) = (colour(cell.fg, INK), colour(cell.bg, PAPER));
    if cell.modifier.contains(Modifier::REVERSED) { (paper, ink) } else { (ink, paper) }
}

fn dots(cell: &Cell) -> Option<u32> {
    let glyph = cell.symbol().chars().next()?;
    (('\u{2800}'..='\u{28ff}').contains(&glyph)).then(|| glyph as u32 - 0x2800)
}
