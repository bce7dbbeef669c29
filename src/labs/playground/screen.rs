//! The playground's screen: the decision field, the network, the losses, the arithmetic.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Playground;
use super::cursor::{Cursor, is_between};
use super::layout::Parts;
use super::{curves, diagram, plane_view, words};
use crate::lab::{Name, Shown, Sight};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::number::number;
use crate::ui::{self, Choice, Look, Ui, arithmetic, arrangement, code, framed, panel, relief, telling};

static CHOICES: [Choice; 2] = [
    Choice { name: "view", ways: &["both", "field", "network", relief::WAY] },
    Choice { name: "curve", ways: &["losses", "gradients"] },
];

/// What the playground looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Playground>();
        let parts = Parts::of(area, ui.look, ui.editor.is_some(), run.lab().network().layers());
        if ui.look.is(relief::WAY) {
            let pictures = [parts.field, parts.network, parts.health].into_iter().filter(|part| !part.is_empty());
            let whole = pictures.reduce(Rect::union).unwrap_or_default();
            relief::render(shown, ui, whole, buffer);
        } else {
            plane_view::render(run, ui, parts.field, buffer);
            diagram::render(run, ui, parts.network, buffer);
            curves::render_health(run, ui, parts.health, buffer);
        }
        curves::render(run, ui, parts.curve, buffer);
        if !parts.arithmetic.is_empty() {
            render_arithmetic(run, &self.in_stage(shown, ui.look), ui, parts.arithmetic, buffer);
        }
        code::render(run.snapshot(), ui.look, ui.theme, parts.code, buffer);
        arrangement::render_parameters(&run, ui, parts.parameters, buffer);
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        words::narrate(shown.lab::<Playground>(), look)
    }

    /// What follows from a batch that runs over the end of an epoch is too much to be reasoned out ahead.
    fn asks(&self) -> bool {
        false
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn has_relief(&self) -> bool {
        true
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        let run = shown.lab::<Playground>();
        if is_between(run) {
            return Some(Cursor::of(run, look).number(run.lab().network().layers()));
        }
        run.step.as_ref()?.looked_at(look.cell())
    }

    /// Between epochs the arithmetic is that of a weight of the unit that is looked at.
    fn in_stage(&self, shown: &Sight, look: &Look) -> Look {
        let run = shown.lab::<Playground>();
        if !is_between(run) {
            return look.clone();
        }
        let Cursor { layer, unit, .. } = Cursor::of(run, look);
        look.at_quantity(&format!("W{layer}"), Cell::new(unit, 0))
    }

    /// Between epochs the first point and the output; within one where the stage has something to tell.
    fn telling_cell(&self, shown: &Sight, look: &Look) -> Option<Cell> {
        let run = shown.lab::<Playground>();
        let step = run.step.as_ref().filter(|_| !is_between(run));
        step.map_or(Some(Cell::SCALAR), |step| telling::cell(step, look.cell()))
    }

    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let run = shown.lab::<Playground>();
        if is_between(run) {
            return (run.lab().points().len(), run.lab().network().units());
        }
        let step = run.step.as_ref();
        let shape = step.and_then(|step| Some(step.evaluation.shape(step.result()?)));
        shape.map_or((1, 1), |shape| (shape.rows(), shape.columns()))
    }

    fn overflow(&self, shown: &Sight, look: &Look, area: Rect) -> usize {
        let run = shown.lab::<Playground>();
        let parts = Parts::of(area, look, false, run.lab().network().layers());
        let look = &self.in_stage(shown, look);
        let arithmetic = run.step.as_ref().map_or(0, |step| arithmetic::overflow(step, look, parts.arithmetic));
        arithmetic.max(code::overflow(run.snapshot(), look, parts.code))
    }
}

fn render_arithmetic(run: Shown<Playground>, look: &Look, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if let Some(step) = &run.step {
        return arithmetic::render(step, look, ui.theme, area, buffer);
    }
    let inner = framed(panel(" start ", ui.theme), area, buffer);
    let numbers = ["train_points", "train_loss", "test_loss", "train_accuracy"];
    let known = numbers.into_iter().filter_map(|name| Some((name, run.scalar(name)?)));
    for ((name, value), row) in known.zip(inner.rows()) {
        let text =
            vec![Span::styled(format!("{name:<15} "), ui.theme.dim()), Span::styled(number(value), ui.theme.value())];
        Line::from(text).render(row, buffer);
    }
}
