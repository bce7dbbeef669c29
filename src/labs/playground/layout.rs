//! Where the parts of the playground's screen go.

use ratatui::layout::Rect;

use crate::ui::{Look, code};

/// From this height on there is room for the parameters beside everything else.
const TALL: u16 = 26;

/// Where the parts of the screen go; those for which there is no room have none.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Parts {
    pub(super) field: Rect,
    pub(super) network: Rect,
    pub(super) curve: Rect,
    pub(super) health: Rect,
    pub(super) arithmetic: Rect,
    pub(super) code: Rect,
    pub(super) parameters: Rect,
}

impl Parts {
    /// The parts within `area`, as somebody looks at them; who edits parameters needs these above all.
    pub(super) fn of(area: Rect, look: &Look, is_editing: bool, layers: usize) -> Self {
        if let Some([picture, arithmetic, code]) = look.alone(area, is_editing) {
            let picture = pictures(picture, look);
            return Self { arithmetic, code, ..picture };
        }
        let parts = Self::without_code(area, look, is_editing, layers);
        let beside = if parts.parameters.is_empty() { parts.curve } else { parts.parameters };
        let [arithmetic, code, beside] = code::places(look, area, parts.arithmetic, beside, is_editing);
        if parts.parameters.is_empty() {
            Self { arithmetic, code, curve: beside, ..parts }
        } else {
            Self { arithmetic, code, parameters: beside, ..parts }
        }
    }

    fn without_code(area: Rect, look: &Look, is_editing: bool, layers: usize) -> Self {
        let Rect { width, height, .. } = area;
        if width < 64 || height < 14 {
            return compact(area, look, is_editing);
        }
        if width < 100 {
            // Where it is tall, the parameters have rows of their own below the rest.
            let (area, parameters) = if height < TALL { (area, Rect::default()) } else { cut_below(area, 6) };
            let (above, below) = cut_below(area, if height < 18 { 6 } else { 7 });
            let parts = pictures(above, look);
            let (arithmetic, curve) = cut_right(below, width * 9 / 20);
            return if is_editing && parameters.is_empty() {
                Self { arithmetic, parameters: curve, ..parts }
            } else {
                Self { curve, arithmetic, parameters, ..parts }
            };
        }
        let below = match height {
            ..18 => 6,
            18..TALL => 7,
            TALL..40 => 10,
            _ => 12,
        };
        let (above, below) = cut_below(area, below);
        let parts = pictures(above, look);
        let (rest, parameters) = cut_right(below, (width / 4).clamp(28, 44));
        let (arithmetic, curve) = cut_right(rest, rest.width / 2);
        let (network, health) = cut_below(parts.network, health_height(parts.network, layers));
        Self { network, curve, health, arithmetic, parameters, ..parts }
    }
}

/// A line for each layer and a frame, where the network can spare that.
fn health_height(network: Rect, layers: usize) -> u16 {
    if network.height >= 20 { layers as u16 + 2 } else { 0 }
}

/// The field and the network beside each other, the field as near a square as there is room for; or one of them alone.
fn pictures(area: Rect, look: &Look) -> Parts {
    if look.is("network") {
        return Parts { network: area, ..Parts::default() };
    }
    if area.width < 64 || look.is("field") {
        return Parts { field: area, ..Parts::default() };
    }
    let square = 2 * area.height + 2;
    let width = square.clamp(area.width * 9 / 20, area.width * 11 / 20);
    let (field, network) = (Rect { width, ..area }, Rect { x: area.x + width, width: area.width - width, ..area });
    Parts { field, network, ..Parts::default() }
}

fn cut_below(area: Rect, height: u16) -> (Rect, Rect) {
    let above = area.height - height;
    (Rect { height: above, ..area }, Rect { y: area.y + above, height, ..area })
}

fn cut_right(area: Rect, width: u16) -> (Rect, Rect) {
    let left = area.width - width;
    (Rect { width: left, ..area }, Rect { x: area.x + left, width, ..area })
}

/// For areas with no room for parts beside each other.
fn compact(area: Rect, look: &Look, is_editing: bool) -> Parts {
    let lower = match area.height {
        ..10 => 0,
        10..14 => 4,
        _ => 6,
    };
    let (above, below) = cut_below(area, lower);
    match is_editing {
        true if lower == 0 => Parts { parameters: area, ..Parts::default() },
        true => Parts { parameters: below, ..pictures(above, look) },
        false => Parts { arithmetic: below, ..pictures(above, look) },
    }
}
