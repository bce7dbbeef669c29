//! The pen that a terminal writes with, and how it is changed.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// The colours and the emphasis that a terminal writes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// What emphasis shows on a cell in which nothing is written.
pub const SHOWS_ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

impl Pen {
    /// The pen that writes this cell.
    pub fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Whether this pen writes a cell as it is to look: of a blank only the ground is seen, and a line under it or
    /// through it.
    pub fn writes(self, cell: &Cell) -> bool {
        if cell.symbol() != " " || cell.modifier.contains(Modifier::REVERSED) {
            return self == Self::of(cell);
        }
        let shown = self.modifier & SHOWS_ON_BLANKS;
        shown == cell.modifier & SHOWS_ON_BLANKS && self.bg == cell.bg && (shown.is_empty() || self.fg == cell.fg)
    }

    /// This pen on the ground of a cell, without what would show on a blank.
    pub fn on_ground_of(self, cell: &Cell) -> Self {
        Self { bg: cell.bg, modifier: self.modifier - SHOWS_ON_BLANKS, ..self }
    }

    /// Whether what this pen erases has the terminal's own ground.
    pub fn erases(self) -> bool {
        self.bg == Color::Reset && !self.modifier.intersects(SHOWS_ON_BLANKS)
    }

    /// The bytes that change this pen into another.
    pub fn change(self, to: Self) -> Vec<u8> {
        if self == to {
            return vec![];
        }
        let anew = parameters(Self::default(), to)
            .map(|change| if change.is_empty() { change } else { format!("0;{change}") });
        let shortest = [parameters(self, to), anew].into_iter().flatten().min_by_key(String::len).unwrap_or_default();
        format!("\x1b[{shortest}m").into_bytes()
    }
}

/// Whether nothing is written in a cell, and only its ground is seen.
pub fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && !cell.modifier.intersects(SHOWS_ON_BLANKS)
}

/// Whether a cell is as an erased one.
pub fn is_erased(cell: &Cell) -> bool {
    is_blank(cell) && cell.bg == Color::Reset
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

/// What can be switched off by itself, and the code for it. Bold and dim go together.
const OFF: [(Modifier, u8); 4] = [
    (Modifier::BOLD.union(Modifier::DIM), 22),
    (Modifier::ITALIC, 23),
    (Modifier::UNDERLINED, 24),
    (Modifier::REVERSED, 27),
];

/// The parameters of the sequence that changes one pen into another; nothing where only starting anew does.
fn parameters(from: Pen, to: Pen) -> Option<String> {
    let mut codes: Vec<String> = vec![];
    let mut gone = from.modifier - to.modifier;
    let mut held = from.modifier;
    for (modifiers, code) in OFF {
        if gone.intersects(modifiers) {
            codes.push(code.to_string());
            gone -= modifiers;
            held -= modifiers;
        }
    }
    if !gone.is_empty() {
        return None;
    }
    let added = to.modifier - held;
    codes.extend(MODIFIERS.iter().filter(|(modifier, _)| added.contains(*modifier)).map(|(_, code)| code.to_string()));
    if from.fg != to.fg {
        codes.push(colour(to.fg, 30));
    }
    if from.bg != to.bg {
        codes.push(colour(to.bg, 40));
    }
    Some(codes.join(";"))
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
