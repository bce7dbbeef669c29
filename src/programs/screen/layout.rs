//! Where the parts of a program's screen go.

use ratatui::layout::Rect;

use crate::ui::{Look, Zoom};

/// From this many columns on everything has a place of its own.
const ROOMY: u16 = 110;

/// From this many on the curve has one as well.
const SPACIOUS: u16 = 160;

/// The parts of the screen; those for which there is no room have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    pub code: Rect,
    pub picture: Rect,
    pub variables: Rect,
    pub arithmetic: Rect,
    pub printed: Rect,
    pub curve: Rect,
    pub parameters: Rect,
}

impl Layout {
    /// The parts of a screen of this area, as the person looks at it; where there is nothing to draw, what is said in the place
    /// of a picture needs about so many characters. Who edits parameters must see them.
    pub fn of(area: Rect, look: &Look, is_editing: bool, said: Option<usize>) -> Self {
        match look.zoom {
            _ if is_editing => {}
            Zoom::Whole => {}
            Zoom::Picture => return Self { picture: area, ..Self::default() },
            Zoom::Arithmetic => return Self { code: area, ..Self::default() },
        }
        let mut layout = match area.width {
            ..56 => Self::stacked(area, look),
            56..ROOMY => Self::narrow(area, look, said),
            _ => Self::roomy(area),
        };
        if is_editing {
            layout.parameters = if layout.code.height > 8 { layout.cut_from_code() } else { area };
        }
        layout
    }

    /// The parameters, in place of the lower half of the code.
    fn cut_from_code(&mut self) -> Rect {
        let height = self.code.height / 2;
        self.code.height -= height;
        Rect { y: self.code.bottom(), height, ..self.code }
    }

    fn stacked(area: Rect, look: &Look) -> Self {
        let [code, rest] = split_rows(area, area.height * 2 / 5);
        let [picture, below] = split_rows(rest, rest.height.saturating_sub(6));
        Self { code, picture, ..Self::default() }.with_below(below, look)
    }

    /// The picture above, as wide as the screen; below it the code and what is held.
    fn narrow(area: Rect, look: &Look, said: Option<usize>) -> Self {
        let rows = |said: usize| u16::try_from(said / usize::from(area.width.max(8) - 7) + 4).unwrap_or(u16::MAX);
        let [picture, below] = split_rows(area, said.map_or(u16::MAX, rows).min(area.height / 2));
        let [code, below] = split_columns(below, below.width * 11 / 20);
        Self { code, picture, ..Self::default() }.with_below(below, look)
    }

    fn roomy(area: Rect) -> Self {
        let [left, right] = split_columns(area, (area.width * 2 / 5).min(84));
        let [code, printed] = split_rows(left, left.height - (left.height / 4).clamp(4, 14).min(left.height));
        let below = (right.height * 2 / 5).clamp(6, 16).min(right.height);
        let [picture, below] = split_rows(right, right.height - below);
        let [variables, rest] = split_columns(below, below.width / 2);
        let (arithmetic, curve) = if area.width >= SPACIOUS {
            let [arithmetic, curve] = split_rows(rest, rest.height / 2);
            (arithmetic, curve)
        } else {
            (rest, Rect::default())
        };
        Self { code, picture, variables, arithmetic, printed, curve, parameters: Rect::default() }
    }

    fn with_below(mut self, below: Rect, look: &Look) -> Self {
        let place = match () {
            () if look.is("names") => &mut self.variables,
            () if look.is("arithmetic") => &mut self.arithmetic,
            () if look.is("printed") => &mut self.printed,
            () if look.is("curve") => &mut self.curve,
            () => &mut self.variables,
        };
        *place = below;
        self
    }
}

/// So many rows above, the rest below.
fn split_rows(area: Rect, above: u16) -> [Rect; 2] {
    let above = above.min(area.height);
    [Rect { height: above, ..area }, Rect { y: area.y + above, height: area.height - above, ..area }]
}

/// So many columns at the left, the rest at the right.
fn split_columns(area: Rect, left: u16) -> [Rect; 2] {
    let left = left.min(area.width);
    [Rect { width: left, ..area }, Rect { x: area.x + left, width: area.width - left, ..area }]
}
