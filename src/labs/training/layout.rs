//! Where the parts of the training lab's screens go.

use ratatui::layout::Rect;

use crate::ui::{Look, code};

/// Where the parts of the screen go; those for which there is no room have none.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Parts {
    pub(super) scatter: Rect,
    pub(super) loss: Rect,
    pub(super) spark: Rect,
    pub(super) plane: Rect,
    pub(super) arithmetic: Rect,
    pub(super) points: Rect,
    pub(super) curvature: Rect,
    pub(super) code: Rect,
    pub(super) parameters: Rect,
}

impl Parts {
    /// The parts within `area`, as somebody looks at them; who edits parameters needs these above all.
    pub(super) fn of(area: Rect, look: &Look, is_editing: bool) -> Self {
        if let Some([scatter, arithmetic, code]) = look.alone(area, is_editing) {
            return Self { scatter, arithmetic, code, ..Self::default() };
        }
        let parts = without_code(area, is_editing);
        let (mut loss, mut beside) = (parts.loss, parts.parameters);
        // On a small screen the parameters begin a little above the arithmetic: what that leaves, the loss takes.
        if look.code.is_some() && !is_editing && beside.bottom() == parts.arithmetic.bottom() {
            loss.height += beside.height - parts.arithmetic.height;
            beside = Rect { y: parts.arithmetic.y, height: parts.arithmetic.height, ..beside };
        }
        let [arithmetic, code, parameters] = code::places(look, area, parts.arithmetic, beside, is_editing);
        Self { loss, arithmetic, code, parameters, ..parts }
    }

    /// The same with the loss surface as the large picture, and how steep it is beside or below it.
    pub(super) fn around_the_surface(self) -> Self {
        let Self { scatter, plane, points, loss, .. } = self;
        if plane.is_empty() {
            return Self { scatter: plane, plane: scatter, loss: Rect::default(), curvature: loss, ..self };
        }
        Self { scatter: plane, plane: scatter, points: Rect::default(), curvature: points, ..self }
    }
}

fn without_code(area: Rect, is_editing: bool) -> Parts {
    let Rect { width, height, .. } = area;
    if width < 64 || height < 16 {
        return compact(area, is_editing);
    }
    let right_width = (width * 7 / 20).clamp(28, 80);
    let [left, right] = [
        Rect { width: width - right_width, ..area },
        Rect { x: area.x + width - right_width, width: right_width, ..area },
    ];
    let cut = |column: Rect, heights: [u16; 3]| {
        let mut y = column.y;
        heights.map(|height| {
            let part = Rect { y, height, ..column };
            y += height;
            part
        })
    };
    // The points have a table and the way down has a picture where both still leave the scatter the largest.
    let (arithmetic, points, plane, parameters) = match height {
        ..28 => (6, 0, 0, 8),
        28..46 => (7, 8, height * 3 / 8, 9),
        _ => (10, 12, height * 3 / 7, 9),
    };
    let [scatter, arithmetic, points] = cut(left, [height - arithmetic - points, arithmetic, points]);
    let [loss, plane, parameters] = cut(right, [height - plane - parameters, plane, parameters]);
    Parts { scatter, loss, plane, arithmetic, points, parameters, ..Parts::default() }
}

/// For areas with no room for parts beside each other.
fn compact(area: Rect, is_editing: bool) -> Parts {
    let Rect { y, height, .. } = area;
    let lower = match height {
        ..10 => 0,
        10..14 if !is_editing => 4,
        _ => 6,
    };
    let spark = u16::from(height >= 5);
    let lower_part = Rect { y: y + height - lower, height: lower, ..area };
    let (arithmetic, parameters) = match is_editing {
        // Who edits must see what.
        true if lower == 0 => return Parts { parameters: area, ..Parts::default() },
        true => (Rect::default(), lower_part),
        false => (lower_part, Rect::default()),
    };
    Parts {
        scatter: Rect { height: height - lower - spark, ..area },
        spark: Rect { y: y + height - lower - spark, height: spark, ..area },
        arithmetic,
        parameters,
        ..Parts::default()
    }
}
