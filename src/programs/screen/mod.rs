//! A program on the screen: its code, the picture of the operation that is being carried out, what is held under which
//! name, and what has been printed.

mod chart;
mod clash;
mod code;
mod cursor;
mod curve;
mod drawn;
mod held;
mod layout;
mod picture;
mod plotted;
mod printed;
pub mod watched;
mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::stand::ProgramStand;
use crate::lab::{Goal, Name, Refusal, Sight};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::{self, Choice, Look, Sought, Ui, arithmetic, parameters};
use layout::Layout;

/// What a program looks like.
pub struct Screen;

/// What is drawn, the operation or what the program asks for; and what stands below it where there is room for one thing
/// only.
static CHOICES: [Choice; 3] = [
    Choice { name: "show", ways: &["operation", "picture", "plots", "watch"] },
    Choice { name: "view", ways: &["variables", "arithmetic", "printed", "curve"] },
    Choice { name: "cursor", ways: &["numbers", "lines", "names"] },
];

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let Some(stand) = ProgramStand::of(shown) else { return };
        let layout = Layout::of(area, ui.look, ui.editor.is_some(), picture::characters(stand, shown, ui.look));
        let here = self.in_stage(shown, ui.look);
        let in_stage = &Ui { look: &here, ..*ui };
        code::render(stand, shown, ui, layout.code, buffer);
        picture::render(stand, shown, in_stage, !layout.arithmetic.is_empty(), layout.picture, buffer);
        held::render(stand, &watched::told(shown, ui), stand.is_done(shown), ui, layout.variables, buffer);
        printed::render(stand, ui.theme, layout.printed, buffer);
        curve::render(stand, shown, ui, layout.curve, buffer);
        if !layout.parameters.is_empty() {
            parameters::render(shown, ui.editor, ui.theme, layout.parameters, buffer);
        }
        if !layout.arithmetic.is_empty() {
            match &shown.step {
                Some(step) => arithmetic::render(step, in_stage.look, ui.theme, layout.arithmetic, buffer),
                None => held::render_changes(stand, ui.theme, layout.arithmetic, buffer),
            }
        }
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        let Some(stand) = ProgramStand::of(shown) else { return Sentence::verbatim(String::new()) };
        match () {
            // Whoever has just come to a line wants to know what it has done.
            () if look.is("lines") && look.row + 1 != cursor::current_line(stand) && stand.came.is_none() => {
                cursor::line_told(stand, look)
            }
            () if let Some((expression, why)) = watched::failure(shown, look) => {
                Sentence::of("watch-failed").with("expression", expression).with("why", why)
            }
            () if look.is("names") => cursor::name_told(stand, shown, look),
            () if look.is("plots") && stand.plots.len() > 1 => {
                let plot = Sentence::of("plot-of").with("place", look.row + 1).with("count", stand.plots.len());
                plot.with("said", words::narrate(stand, shown))
            }
            () => words::narrate(stand, shown),
        }
    }

    fn in_stage(&self, _: &Sight, look: &Look) -> Look {
        // Where the cursor moves over lines or names, it stands on no number of the picture.
        let is_elsewhere = look.is("lines") || look.is("names");
        if is_elsewhere && !look.is("plots") { look.at(Cell::SCALAR) } else { look.clone() }
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn extent_of(&self, shown: &Sight, look: &Look) -> (usize, usize) {
        let Some(stand) = ProgramStand::of(shown) else { return (1, 1) };
        cursor::extent(stand, shown, look).unwrap_or_else(|| self.extent(shown))
    }

    fn first_cell_of(&self, shown: &Sight, look: &Look) -> Cell {
        match ProgramStand::of(shown) {
            Some(stand) if look.is("lines") => Cell::new(cursor::current_line(stand).saturating_sub(1), 0),
            // The picture that was drawn last.
            Some(stand) if look.is("plots") => Cell::new(stand.plots.len().saturating_sub(1), 0),
            _ => self.first_cell(shown),
        }
    }

    fn line(&self, shown: &Sight, look: &Look) -> Option<usize> {
        let stand = ProgramStand::of(shown)?;
        Some(if look.is("lines") { look.row + 1 } else { cursor::current_line(stand) })
    }

    fn goes_to(&self, _: &Sight, look: &Look) -> Option<Goal> {
        look.is("lines").then_some(Goal::Line(look.row + 1))
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        if look.is("names") {
            return cursor::named_number(ProgramStand::of(shown)?, shown, look);
        }
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
        code::overflow(stand, Layout::of(area, look, false, picture::characters(stand, shown, look)).code)
    }
}
