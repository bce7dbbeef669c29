//! A program on the screen: its code, the picture of the operation that is being carried out, what is held under which
//! name, and what has been printed.

mod code;
mod curve;
mod directive;
mod drawn;
mod held;
mod layout;
mod picture;
mod printed;
mod watched;
mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::stand::ProgramStand;
use crate::lab::{Name, Refusal, Sight};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::{self, Choice, Look, Sought, Ui, arithmetic, parameters};
use layout::Layout;

/// What a program looks like.
pub struct Screen;

/// What is drawn, the operation or what the program asks for; and what stands below it where there is room for one thing
/// only.
static CHOICES: [Choice; 2] = [
    Choice { name: "show", ways: &["operation", "picture", "watch"] },
    Choice { name: "view", ways: &["variables", "arithmetic", "printed", "curve"] },
];

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let Some(stand) = ProgramStand::of(shown) else { return };
        let layout = Layout::of(area, ui.look, ui.editor.is_some());
        code::render(stand, shown, ui, layout.code, buffer);
        picture::render(stand, shown, ui, !layout.arithmetic.is_empty(), layout.picture, buffer);
        let is_done = shown.step.as_ref().is_none_or(|step| step.stage + 1 == stand.parts.len());
        held::render(stand, &watched::told(shown, ui), is_done, ui.theme, layout.variables, buffer);
        printed::render(stand, ui.theme, layout.printed, buffer);
        curve::render(stand, shown, ui, layout.curve, buffer);
        if !layout.parameters.is_empty() {
            parameters::render(shown, ui.editor, ui.theme, layout.parameters, buffer);
        }
        if !layout.arithmetic.is_empty() {
            match &shown.step {
                Some(step) => arithmetic::render(step, ui.look, ui.theme, layout.arithmetic, buffer),
                None => held::render_changes(stand, ui.theme, layout.arithmetic, buffer),
            }
        }
    }

    fn narration(&self, shown: &Sight, _: &Look) -> Sentence {
        Sentence::verbatim(ProgramStand::of(shown).map_or_else(String::new, |stand| words::narrate(stand, shown)))
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        if let Some(step) = &shown.step {
            return step.looked_at(look.cell());
        }
        // What a statement without an operation has changed, or is about, can be asked about as well.
        let stand = ProgramStand::of(shown)?;
        let told = held::told_first(stand)?;
        let of = shown.now.find(&told.name)?;
        Some((told.name.as_str().into(), shown.now.shape(of).nearest(look.cell())))
    }

    fn find(&self, shown: &Sight, _: &Look, text: &str, _: Cell) -> Result<Sought, Refusal> {
        let Some(stand) = ProgramStand::of(shown) else { return Ok(Sought::Nowhere) };
        let line = stand.source.text.lines().position(|line| line.contains(text));
        match line {
            Some(line) => Err(Refusal(format!("`{text}` stands in line {}: `line {}` goes there", line + 1, line + 1))),
            None => Ok(Sought::Nowhere),
        }
    }

    fn overflow(&self, shown: &Sight, look: &Look, area: Rect) -> usize {
        let Some(stand) = ProgramStand::of(shown) else { return 0 };
        code::overflow(stand, Layout::of(area, look, false).code)
    }
}
