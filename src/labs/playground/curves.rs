//! The losses over the epochs, and how long each layer's gradient was.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Playground;
use super::health::{Gradients, Health, Unit};
use crate::lab::{Sample, Shown};
use crate::ui::axis::Axis;
use crate::ui::number::with_decimals;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{Ui, framed, legend, panel, sparkline};

/// Where a sample keeps what the curves show.
const TRAIN: usize = 0;
const TEST: usize = 1;
const SIZES: usize = 4;

/// Samples up to where the lab stands, and those beyond.
fn samples(run: Shown<Playground>) -> [Vec<(f64, Sample)>; 2] {
    let here = (run.position.done as f64, run.sample());
    let all = run.trace().whole().map(|(round, sample)| (round as f64, *sample));
    let (mut past, mut future): (Vec<_>, Vec<_>) = all.partition(|(round, _)| *round < here.0);
    past.push(here);
    future.insert(0, here);
    [past, future]
}

fn rounds(run: Shown<Playground>) -> Axis {
    let last = run.departure().map_or(run.rounds(), |departure| departure.round.min(run.rounds()));
    Axis::linear(0.0, last as f64)
}

/// Draws both losses over the epochs.
pub(super) fn render(run: Shown<Playground>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    if ui.look.is("gradients") {
        return render_health(run, ui, area, buffer);
    }
    let theme = ui.theme;
    let marks = vec![
        Span::styled(" ━ ", theme.curve()),
        Span::styled("train  ", theme.title()),
        Span::styled("┄ ", theme.error()),
        Span::styled("test ", theme.title()),
    ];
    let inner = framed(panel(title(run), theme).title_bottom(legend(area, marks)), area, buffer);
    let [past, future] = samples(run);
    let of = |samples: &[(f64, Sample)], which: usize| -> Vec<(f64, f64)> {
        samples.iter().map(|(round, sample)| (*round, sample[which])).collect()
    };
    let most = past.iter().chain(&future).flat_map(|(_, sample)| [sample[TRAIN], sample[TEST]]).fold(0.0, f64::max);
    let mut plot = Plot::new(rounds(run), Axis::linear(0.0, Axis::end_for(most)), theme.dim());
    for (which, stroke, style) in [(TEST, Stroke::Dashed, theme.error()), (TRAIN, Stroke::Solid, theme.curve())] {
        plot = plot.path(of(&future, which), stroke, theme.future()).path(of(&past, which), stroke, style);
    }
    if let Some((round, loss)) = of(&past, TRAIN).last() {
        plot = plot.glyph((*round, *loss), "●", theme.accent());
    }
    plot.render(inner, buffer);
}

/// Both losses, and the share that is told right.
fn title(run: Shown<Playground>) -> String {
    let sample = run.sample();
    let [train, test] = [TRAIN, TEST].map(|which| with_decimals(sample[which], 4));
    format!(" loss: train {train} test {test} ")
}

/// How long the gradient of each layer was over the epochs, a line for each, and what is wrong with the units.
pub(super) fn render_health(run: Shown<Playground>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (theme, layers) = (ui.theme, run.lab().network().layers());
    let health = Health::shown(run);
    let (said, style) = match health.gradients {
        Gradients::Well => ("", theme.text()),
        Gradients::Vanishing => (" vanishing ", theme.warning()),
        Gradients::Exploding => (" exploding ", theme.warning()),
        Gradients::None => (" nothing flows back ", theme.warning()),
    };
    let block = panel(" gradient of each layer, log ", theme).title_bottom(Line::styled(said, style));
    let inner = framed(block, area, buffer);
    let [past, _] = samples(run);
    let sizes = || past.iter().flat_map(|(_, sample)| &sample[SIZES..SIZES + layers]).copied();
    let (least, most) = sizes()
        .filter(|size| *size > 0.0)
        .fold((f64::INFINITY, 0.0_f64), |(least, most), size| (least.min(size), most.max(size)));
    let axis = Axis::logarithmic(least.max(most * 1e-6), most);
    // As many layers as there are lines for, the last ones where there are fewer.
    let first = layers.saturating_sub(usize::from(inner.height)) + 1;
    for (layer, row) in (first..=layers).zip(inner.rows()) {
        let in_layer: Vec<(f64, f64)> =
            past.iter().map(|(round, sample)| (*round, sample[SIZES + layer - 1].max(f64::MIN_POSITIVE))).collect();
        let name = if layer == layers { "output ".to_owned() } else { format!("layer {layer}") };
        let size = with_decimals(run.sample()[SIZES + layer - 1], 4);
        let marks: Vec<String> = [(Unit::Dead, "dead"), (Unit::Saturated, "flat")]
            .into_iter()
            .filter_map(|(unit, word)| match if layer < layers { health.count(layer, unit) } else { 0 } {
                0 => None,
                count => Some(format!("{count} {word}")),
            })
            .collect();
        let line = Line::from(vec![
            Span::styled(format!("{name} "), theme.title()),
            Span::styled(format!("{size:>8} "), theme.value()),
            Span::styled(format!("{:7}", marks.join(" ")), theme.warning()),
        ]);
        let width = line.width() as u16;
        line.render(row, buffer);
        let rest = Rect { x: row.x + width, width: row.width.saturating_sub(width + 1), ..row };
        sparkline::render(&in_layer, rounds(run), axis, theme.curve(), rest, buffer);
    }
}
