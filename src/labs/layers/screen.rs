//! The layers lab's screen: what each stage joins, the network that one sample flows through, and what comes out.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::compute::Layers;
use super::{flow, misfit, sample, source, words};
use crate::lab::{Name, Shown, Sight};
use crate::labs::networks::Network;
use crate::ops::{Cell, Shape};
use crate::page::Sentence;
use crate::ui::bars::{Bars, Rows};
use crate::ui::{self, Choice, Look, Theme, Ui, arrangement, framed, panel};

static CHOICES: [Choice; 1] = [Choice { name: "view", ways: &["stage", "network"] }];

/// From this height on the stage and the network stand one above the other.
const BOTH: u16 = 26;

/// From this width on the last stages and what comes out stand beside each other.
const ROOMY: u16 = 110;

/// What the layers lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Layers>();
        arrangement::render(&run, ui, area, buffer, |area, buffer| render_picture(run, ui, area, buffer));
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        let run = shown.lab::<Layers>();
        words::narrate(run, look)
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        let run = shown.lab::<Layers>();
        let Some(step) = &run.step else {
            let shape = run.now.get("X")?.shape();
            return Some(("X".into(), shape.nearest(look.cell())));
        };
        step.looked_at(look.cell())
    }

    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let run = shown.lab::<Layers>();
        let step = run.step.as_ref();
        let result = step.and_then(|step| Some(step.evaluation.shape(step.result()?)));
        let shape = result.or_else(|| Some(run.now.get("X")?.shape())).unwrap_or(Shape::SCALAR);
        (shape.rows(), shape.columns())
    }
}

fn render_picture(run: Shown<Layers>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let is_tall = area.height >= BOTH;
    let height = if is_tall { area.height / 2 } else { area.height };
    let above = Rect { height, ..area };
    let below = Rect { y: area.y + height, height: area.height - height, ..area };
    if is_tall {
        render_stage(run, ui, above, buffer);
        flow::render(run, ui, below, buffer);
    } else if ui.look.is("network") && misfit::product(run).is_none() {
        flow::render(run, ui, area, buffer);
    } else {
        render_stage(run, ui, area, buffer);
    }
}

/// What the stage joins; what comes out beside it or in its place; the product that does not fit.
fn render_stage(run: Shown<Layers>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if let Some(product) = misfit::product(run) {
        return misfit::render(run, &product, ui, area, buffer);
    }
    if !comes_out(run) {
        return render_joined(run, ui, area, buffer);
    }
    let (left, right) =
        if area.width >= ROOMY { (area.width / 2, area.width - area.width / 2) } else { (0, area.width) };
    if left > 0 {
        render_joined(run, ui, Rect { width: left, ..area }, buffer);
    }
    render_outputs(run, ui, Rect { x: area.x + left, width: right, ..area }, buffer);
}

/// Whether the stage is one of those that say what comes out.
fn comes_out(run: Shown<Layers>) -> bool {
    let step = run.step.as_ref();
    step.is_some_and(|step| matches!(step.name(), "softmax: divide" | "sigmoid" | "prediction"))
}

fn render_joined(run: Shown<Layers>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (features, outputs) = (run.lab().features(), run.lab().outputs());
    let is_promotion = run.lab().network() == Network::Promotion;
    let last = if is_promotion { "W2" } else { "W3" };
    let names = |name: &str, shape: Shape| -> (&[String], &[String]) {
        match name {
            "X" => (&[], features),
            "W1" => (features, &[]),
            _ if name == last && is_promotion => (&[], outputs),
            "W3ᵀ" => (&[], outputs),
            "Z2" | "product2" if is_promotion => (&[], outputs),
            "b2" if is_promotion => (outputs, &[]),
            "b3" => (outputs, &[]),
            "shifted" | "exp" | "output" | "product3" | "Z3" if !shape.is_scalar() => (&[], outputs),
            _ => (&[], &[]),
        }
    };
    arrangement::stage(&run, ui, &names, area, buffer);
    source::render(run, ui, area, buffer);
}

/// Columns of a number beside its bar.
const NUMBER: u16 = 9;

/// A line at a half through bars from 0 to 1, where they leave room for it: what lies beyond it is the likelier.
fn render_half(rows: &Rows, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let x = area.x + area.width.saturating_sub(NUMBER) / 2;
    let lines = (rows.shown.len() as u16 * rows.pitch).min(area.height.saturating_sub(1));
    for y in area.y + 1..area.y + 1 + lines {
        let cell = buffer.cell_mut((x, y)).filter(|cell| cell.symbol() == " ");
        if let Some(cell) = cell {
            cell.set_symbol("┆").set_style(theme.dim());
        }
    }
}

/// What comes out for every sample as bars, and what the network predicts.
fn render_outputs(run: Shown<Layers>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (theme, frame) = (ui.theme, run.snapshot());
    let (samples, outputs) = (run.lab().samples(), run.lab().outputs());
    let is_promotion = run.lab().network() == Network::Promotion;
    let title = if is_promotion { " probabilities of every sample " } else { " output of every sample " };
    let inner = framed(panel(title, theme), area, buffer);
    source::render(run, ui, area, buffer);
    if inner.height < 2 {
        return;
    }
    let current = sample::current(run, ui.look);
    let rows = Rows::fitting(samples, current, inner.height.saturating_sub(2));
    if (1..samples).contains(&rows.shown.len()) {
        let shown = format!(" samples {} to {} of {samples} ", rows.shown.start, rows.shown.end - 1);
        let width = shown.chars().count() as u16;
        let x = area.right().saturating_sub(width + 2);
        Line::styled(shown, theme.title())
            .render(Rect { x, y: area.bottom() - 1, width, height: 1 }.intersection(area), buffer);
    }
    let digits = samples.saturating_sub(1).to_string().len().max(3) as u16;
    for (sample, line) in rows.lines().filter(|(_, line)| line + 1 < inner.height) {
        let is_current = sample == current;
        let (marker, style) = if is_current { ("▸", theme.accent()) } else { (" ", theme.dim()) };
        let place = Rect { y: inner.y + 1 + line, height: 1, width: digits + 1, ..inner }.intersection(inner);
        Line::styled(format!("{marker}{sample:>width$}", width = usize::from(digits)), style).render(place, buffer);
    }
    let names = outputs.iter().map(|name| name.chars().count()).max().unwrap_or(0) as u16;
    let verdict = if is_promotion { names + 3 } else { 0 };
    let start = inner.x + digits + 2;
    let width = inner.width.saturating_sub(digits + 2 + verdict) / outputs.len().max(1) as u16;
    let step =
        frame.step.as_ref().filter(|step| step.result().map(|of| step.evaluation.program().name(of)) == Some("output"));
    let at = step.and_then(|step| Some(step.cell(step.result()?, ui.look.cell())));
    for (k, name) in outputs.iter().enumerate() {
        let of = |sample: usize| Cell::new(sample, k);
        let values: Vec<Option<f64>> = (0..samples).map(|sample| frame.number("output", of(sample))).collect();
        let sources: HashSet<usize> =
            ui.sources("output").into_iter().filter(|cell| cell.column == k).map(|cell| cell.row).collect();
        let bars = Bars {
            title: name,
            values: &values,
            range: (0.0, 1.0),
            style: if k == 0 { theme.data() } else { theme.fitted() },
            current: at.filter(|cell| cell.column == k).map(|cell| cell.row),
            asked: ui.asked("output").filter(|cell| cell.column == k).map(|cell| cell.row),
            sources,
            second: None,
            rows: rows.clone(),
        };
        let place = Rect { x: start + k as u16 * width, width: width.saturating_sub(2), ..inner };
        bars.render(theme, place.intersection(inner), buffer);
        render_half(&rows, theme, place.intersection(inner), buffer);
    }
    if verdict == 0 {
        return;
    }
    let right = Rect { x: inner.right().saturating_sub(verdict), width: verdict, ..inner }.intersection(inner);
    Line::styled("prediction", theme.title()).render(Rect { height: 1, ..right }, buffer);
    for (sample, line) in rows.lines().filter(|(_, line)| line + 1 < inner.height) {
        let place = Rect { y: inner.y + 1 + line, height: 1, ..right };
        let Some(class) = frame.number("prediction", Cell::at(sample)) else {
            Line::styled("·", theme.border()).render(place, buffer);
            continue;
        };
        let style = if class > 0.0 { theme.fitted() } else { theme.data() };
        let style = match () {
            () if ui.asked("prediction") == Some(Cell::at(sample)) => theme.accent().add_modifier(Modifier::REVERSED),
            () if sample == current => theme.accent(),
            () => style,
        };
        Line::styled(sample::class(run, class), style).render(place, buffer);
    }
}
