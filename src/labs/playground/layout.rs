//! Where the parts of the playground's screen go.

use ratatui::layout::Rect;

use crate::ui::{Look, code};

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
            let picture = pictures(picture);
            return Self { arithmetic, code, ..picture };
        }
        let parts = Self::without_code(area, is_editing, layers);
        let beside = if parts.parameters.is_empty() { parts.curve } else { parts.parameters };
        let [arithmetic, code, beside] = code::places(look, area, parts.arithmetic, beside, is_editing);
        if parts.parameters.is_empty() {
            Self { arithmetic, code, curve: beside, ..parts }
        } else {
            Self { arithmetic, code, parameters: beside, ..parts }
        }
    }

    fn without_code(area: Rect, is_editing: bool, layers: usize) -> Self {
        let Rect { width, height, .. } = area;
        if width < 64 || height < 14 {
            return compact(area, is_editing);
        }
        let (below, has_parameters) = match height {
            ..18 => (6, is_editing),
            18..26 => (7, is_editing),
            26..40 => (10, true),
            _ => (12, true),
        };
        let (above, below) = cut_below(area, below);
        let parts = pictures(above);
        if width < 100 {
            let (arithmetic, curve) = cut_right(below, width * 9 / 20);
            // What the field leaves below it at the height that is usual goes to the curve.
            return if has_parameters {
                Self { arithmetic, parameters: curve, ..parts }
            } else {
                Self { curve, arithmetic, ..parts }
            };
        }
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

/// The field and the network beside each other, the field as near a square as there is room for.
fn pictures(area: Rect) -> Parts {
    if area.width < 64 {
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
fn compact(area: Rect, is_editing: bool) -> Parts {
    let lower = match area.height {
        ..10 => 0,
        10..14 => 4,
        _ => 6,
    };
    let (field, below) = cut_below(area, lower);
    match is_editing {
        true if lower == 0 => Parts { parameters: area, ..Parts::default() },
        true => Parts { field, parameters: below, ..Parts::default() },
        false => Parts { field, arithmetic: below, ..Parts::default() },
    }
}
