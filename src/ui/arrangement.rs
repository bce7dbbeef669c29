//! Where the parts of a lab's screen go: the picture above, and below it the arithmetic beside the parameters.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::grid::Grid;
use super::{Look, Theme, Ui, arithmetic, beside, code, digits, framed, operands, panel, parameters, strip};
use crate::lab::program::Kind;
use crate::lab::{Program, Snapshot};
use crate::ops::Shape;
use crate::page::broken;

/// The parts of a screen; those for which there is no room have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrangement {
    /// The picture.
    pub picture: Rect,
    /// The arithmetic of the stage.
    pub arithmetic: Rect,
    /// The code, where the person wants to see it.
    pub code: Rect,
    /// The parameters.
    pub parameters: Rect,
}

impl Arrangement {
    /// The parts of a screen of this area, as the person looks at it. Who edits parameters must see them.
    pub fn of(area: Rect, look: &Look, is_editing: bool) -> Self {
        if let Some([picture, arithmetic, code]) = look.alone(area, is_editing) {
            return Self { picture, arithmetic, code, parameters: Rect::default() };
        }
        let parts = Self::without_code(area, is_editing);
        let [arithmetic, code, parameters] = code::places(look, area, parts.arithmetic, parts.parameters, is_editing);
        Self { arithmetic, code, parameters, ..parts }
    }

    fn without_code(area: Rect, is_editing: bool) -> Self {
        let code = Rect::default();
        let Rect { y, width, height, .. } = area;
        let below = match height {
            ..8 => 0,
            8..28 => 6,
            _ => 9,
        };
        let picture = Rect { height: height - below, ..area };
        let below = Rect { y: y + height - below, height: below, ..area };
        if is_editing && below.is_empty() {
            return Self { picture: Rect::default(), arithmetic: Rect::default(), code, parameters: area };
        }
        if width < 64 {
            let (arithmetic, parameters) = if is_editing { (Rect::default(), below) } else { (below, Rect::default()) };
            return Self { picture, arithmetic, code, parameters };
        }
        let right = (width * 7 / 20).clamp(26, 64);
        Self {
            picture,
            arithmetic: Rect { width: width - right, ..below },
            code,
            parameters: Rect { x: below.x + width - right, width: right, ..below },
        }
    }
}

/// Draws a lab's screen: its picture by `picture`, what is around it in the same way for every lab.
pub fn render(shown: &Snapshot, ui: &Ui, area: Rect, buffer: &mut Buffer, picture: impl FnOnce(Rect, &mut Buffer)) {
    let parts = Arrangement::of(area, ui.look, ui.editor.is_some());
    if !parts.picture.is_empty() {
        picture(parts.picture, buffer);
    }
    if !parts.arithmetic.is_empty() {
        match &shown.step {
            Some(step) => arithmetic::render(step, ui.look, ui.theme, parts.arithmetic, buffer),
            None => render_start(shown, ui, parts.arithmetic, buffer),
        }
    }
    code::render(shown, ui.look, ui.theme, parts.code, buffer);
    render_parameters(shown, ui, parts.parameters, buffer);
}

/// Draws the parameters; in their place the step in large digits, where somebody wants to see it.
pub fn render_parameters(shown: &Snapshot, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    if ui.look.has_digits && ui.editor.is_none() {
        digits::render(shown, ui.theme, area, buffer);
    } else {
        parameters::render(shown, ui.editor, ui.theme, area, buffer);
    }
}

/// The picture of a lab that has no other: what the stage joins, and its result. Its frame says how the shapes flow.
pub fn stage(shown: &Snapshot, ui: &Ui, names: operands::Names, area: Rect, buffer: &mut Buffer) {
    let of = shown.step.as_ref().and_then(|step| Some((step, step.result()?)));
    let title = of.map_or("to come".to_owned(), |(step, of)| operands::flow(step, of));
    let below = under_strip(&title, shown.now.program(), of.map(|(step, _)| step.stage), ui.theme, area, buffer);
    match of {
        Some((step, _)) => operands::render(step, ui, names, below, buffer),
        None => given(shown, ui, names, below, buffer),
    }
}

/// Draws the frame of a stage's picture, and in it the stages with this one marked; leaves what is below them.
pub fn under_strip(
    title: &str,
    program: &Program,
    stage: Option<usize>,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> Rect {
    let inner = framed(panel(format!(" {} ", theme.formula(title.to_owned())), theme), area, buffer);
    let stages: Vec<&str> = program.stages().iter().map(|stage| &*stage.name).collect();
    let top = Rect { height: inner.height.min(1), ..inner };
    strip::render(&stages, stage, theme, top, buffer);
    Rect { y: top.bottom(), height: inner.height - top.height, ..inner }
}

/// What a lab starts from: its first matrices beside each other.
pub fn given(shown: &Snapshot, ui: &Ui, names: operands::Names, area: Rect, buffer: &mut Buffer) {
    let now = &shown.now;
    let inputs = now.quantities().filter(|(_, of)| now.kind(*of) == Kind::Number);
    let grids: Vec<Grid> = inputs
        .filter(|(_, of)| now.shape(*of) != Shape::SCALAR)
        .take(GIVEN)
        .map(|(name, of)| operands::quantity(now, name, of, ui, names))
        .collect();
    beside::in_a_row(&grids, &[], ui, area, buffer);
}

/// Matrices of the start that are shown.
const GIVEN: usize = 3;

/// How many lines of arithmetic do not fit when a lab's screen is drawn into `area`.
pub fn overflow(shown: &Snapshot, look: &Look, area: Rect) -> usize {
    let parts = Arrangement::of(area, look, false);
    let frame = shown;
    let arithmetic = frame.step.as_ref().map_or(0, |step| arithmetic::overflow(step, look, parts.arithmetic));
    arithmetic.max(code::overflow(frame, look, parts.code))
}

/// At the start, where nothing has been computed: what will be.
fn render_start(shown: &Snapshot, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let inner = framed(panel(" start ", ui.theme), area, buffer);
    let program = shown.now.program();
    let stages: Vec<&str> = program.stages().iter().map(|stage| &*stage.name).collect();
    let to_come = format!("{} to come: {}", count(stages.len(), "stage"), stages.join(", "));
    let lines = within([shown.description().about, &to_come], inner.width.into(), inner.height.into());
    for (line, place) in lines.into_iter().zip(inner.rows()) {
        Line::styled(line, ui.theme.text()).render(place, buffer);
    }
}

/// Texts in so many columns, each beginning a line of its own. What is cut says so.
fn within<'a>(texts: impl IntoIterator<Item = &'a str>, width: usize, height: usize) -> Vec<String> {
    let mut lines: Vec<String> = texts.into_iter().flat_map(|text| broken(text, width)).collect();
    if lines.len() > height {
        lines.truncate(height);
        if let Some(last) = lines.last_mut() {
            *last = last.chars().take(width.saturating_sub(2)).chain(" …".chars()).collect();
        }
    }
    lines
}

fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(within(["one two three", "four"], 8, 3), ["one two", "three", "four"]);
        assert_eq!(within(["one two three", "four"], 8, 2), ["one two", "three …"]);
        assert_eq!(within(["one two three"], 7, 1), ["one t …"]);
        assert!(within(["one"], 0, 0).is_empty());
    }
}
