//! The backprop lab's screen: the chain and what each factor joins, all quantities beside their gradients, the check.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Backprop;
use super::{chain, checks, ledger, words};
use crate::lab::{Name, Shown, Sight, Step};
use crate::ops::{Cell, Shape};
use crate::page::Sentence;
use crate::ui::grid::Grid;
use crate::ui::number::number;
use crate::ui::{self, Choice, Look, Ui, arrangement, beside, framed, operands, panel};

static CHOICES: [Choice; 1] = [Choice { name: "view", ways: &["stage", "ledger"] }];

/// From this height on what a factor joins and the ledger stand one above the other.
const BOTH: u16 = 23;

/// Lines that what a stage joins needs below the chain at least.
const JOINED: u16 = 5;

/// What the backprop lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Backprop>();
        let look = self.in_stage(shown, ui.look);
        arrangement::render(&run, &Ui { look: &look, ..*ui }, area, buffer, |area, buffer| {
            render_picture(run, ui, area, buffer);
        });
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        let run = shown.lab::<Backprop>();
        words::narrate(run, look)
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        let run = shown.lab::<Backprop>();
        let Some(step) = &run.step else {
            return Some(("x".into(), Cell::at(look.row.min(1))));
        };
        checks::looked_at(run, look).or_else(|| step.looked_at(look.cell()))
    }

    fn in_stage(&self, shown: &Sight, look: &Look) -> Look {
        let run = shown.lab::<Backprop>();
        checks::in_stage(run, look)
    }

    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let run = shown.lab::<Backprop>();
        let Some(step) = &run.step else { return (2, 1) };
        if let Some(lines) = checks::lines(run) {
            return (lines, 1);
        }
        let shape = step.result().map_or(Shape::SCALAR, |of| step.evaluation.shape(of));
        (shape.rows(), shape.columns())
    }
}

fn render_picture(run: Shown<Backprop>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.height >= BOTH {
        let height = (area.height - ledger::LINES - 2).min(area.height * 3 / 5);
        render_stage(run, ui, Rect { height, ..area }, buffer);
        ledger::render(run, ui, Rect { y: area.y + height, height: area.height - height, ..area }, buffer);
    } else if ui.look.is("ledger") {
        ledger::render(run, ui, area, buffer);
    } else {
        render_stage(run, ui, area, buffer);
    }
}

/// The chain, and below it what this factor joins; the check as a table.
fn render_stage(run: Shown<Backprop>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let step = run.step.as_ref();
    if !checks::of_stage(run).is_empty() {
        return checks::render(run, ui, area, buffer);
    }
    // A frame around, and a space inside it on the left.
    if area.width < chain::WIDTH + 3 || area.height < chain::HEIGHT + JOINED + 2 {
        return arrangement::stage(&run, ui, &operands::unnamed, area, buffer);
    }
    let of = step.and_then(|step| Some(operands::flow(step, step.result()?)));
    let title = of.unwrap_or("to come: forward, then back".to_owned());
    let inner = framed(panel(format!(" {} ", ui.theme.formula(title)), ui.theme), area, buffer);
    // A free line above and one below, where there is room.
    let free = u16::from(inner.height > chain::HEIGHT + JOINED + 1);
    chain::render(run, ui, Rect { y: inner.y + free, height: chain::HEIGHT, ..inner }, buffer);
    let above = chain::HEIGHT + 2 * free;
    let below = Rect { y: inner.y + above, height: inner.height.saturating_sub(above), ..inner };
    match step {
        // Of what comes to one number, what it is made of by name: a square within a sum would stand beside the same again.
        Some(step) if is_of_one(step) => operands::render_named(step, ui, &operands::unnamed, below, buffer),
        Some(step) => operands::render(step, ui, &operands::unnamed, below, buffer),
        None => render_given(run, ui, below, buffer),
    }
}

/// Whether a stage computes one number, or takes over what there is.
fn is_of_one(step: &Step) -> bool {
    let Some(of) = step.result() else { return false };
    let Some(parts) = step.evaluation.operands(of) else { return true };
    let is_product = |argument| step.evaluation.factors(of, argument).is_some();
    step.evaluation.shape(of).len() == 1 && !(0..parts.arguments.len()).any(is_product)
}

/// What it starts from: the arrays beside each other, and what is a single number in a line below.
fn render_given(run: Shown<Backprop>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (theme, now) = (ui.theme, &run.now);
    let arrays = ["x", "W1", "b1", "W2"].into_iter().filter_map(|name| Some((name, now.find(name)?)));
    let grids: Vec<Grid> = arrays.map(|(name, of)| operands::quantity(now, name, of, ui, &operands::unnamed)).collect();
    let above = Rect { height: area.height.saturating_sub(1), ..area };
    beside::in_a_row(&grids, &[], ui, above, buffer);
    let mut line = Line::default();
    for name in ["b2", "y_true"] {
        let style = ui.style_of(name, Cell::SCALAR, theme.value());
        line.push_span(Span::styled(format!("  {name} = "), theme.title()));
        line.push_span(Span::styled(run.number(name, Cell::SCALAR).map_or(String::new(), number), style));
    }
    line.centered().render(Rect { y: above.bottom(), height: area.height.min(1), ..area }, buffer);
}
