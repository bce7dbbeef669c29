//! What screens are made of: a theme, widgets shared by all labs, and the contract that a lab's screen keeps.
//!
//! A screen draws what its lab has computed. It scales numbers onto the terminal and computes nothing else.

pub mod arithmetic;
pub mod arrangement;
pub mod axis;
pub mod bars;
pub mod beside;
pub mod bullets;
pub mod chrome;
pub mod code;
pub mod columns;
pub mod compare;
pub mod course;
pub mod digits;
mod factors;
mod falk;
pub mod fit;
pub mod grid;
pub mod heat_scale;
pub mod help;
pub mod histogram;
mod look;
pub mod operands;
pub mod parameters;
pub mod plane;
pub mod plot;
pub mod predict;
pub mod raster;
pub mod relief;
pub mod runs;
pub mod sankey;
mod screen;
mod shape;
pub mod sparkline;
mod spots;
pub mod spread;
pub mod stretched;
pub mod strip;
pub mod strips;
pub mod table;
pub mod telling;
mod theme;
pub mod why;

pub use crate::page::number;
pub use compare::Comparison;
pub use look::{Choice, Look, Zoom};
pub use screen::{Lead, Lit, Screen, Sought, Then, Ui};
pub use spots::{Spots, Target};
pub use theme::{Background, Theme};

use crate::ops::{Cell, Shape};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Padding, Widget};

/// A sentence with its first letter raised.
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}

/// Draws a line, with a mark at its end where it does not fit.
pub fn render_cut(line: Line, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let is_cut = line.width() > usize::from(area.width);
    line.render(area, buffer);
    if is_cut && let Some(last) = area.right().checked_sub(1).and_then(|last| buffer.cell_mut((last, area.y))) {
        last.set_symbol("…").set_style(theme.dim());
    }
}

/// A cell of what is called so: `scores[1,2]`, and `(h @ W + b)[0,1]` of what has no name of its own.
pub fn indexed(name: &str, cell: Cell, shape: Shape) -> String {
    let index = cell.index(shape);
    if is_compound(name) && !index.is_empty() { format!("({name}){index}") } else { format!("{name}{index}") }
}

/// Whether a name is an expression that needs parentheses where it stands among others.
pub fn is_compound(name: &str) -> bool {
    let mut depth = 0;
    name.chars().any(|c| {
        depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
        c == ' ' && depth == 0
    })
}

/// A frame with a title.
pub fn panel<'a>(title: impl Into<Line<'a>>, theme: &Theme) -> Block<'a> {
    Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.border())
        .title(title.into().style(theme.title()))
        .padding(Padding::left(1))
}

/// What a picture's marks mean, for the lower right of its frame; nothing where it does not fit.
pub fn legend(area: Rect, spans: Vec<Span>) -> Line {
    let line = Line::from(spans);
    if line.width() + 2 <= area.width.into() { line.right_aligned() } else { Line::default() }
}

/// Draws a frame and leaves the area inside it.
pub fn framed(block: Block, area: Rect, buffer: &mut Buffer) -> Rect {
    let inner = block.inner(area);
    block.render(area, buffer);
    inner
}
