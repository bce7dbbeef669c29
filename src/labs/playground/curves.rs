//! The losses over the epochs, and how long each layer's gradient was.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Playground;
use super::health::{Gradients, Health, Unit};
use crate::lab::Shown;
use crate::ui::axis::Axis;
use crate::ui::course::{Course, Series};
use crate::ui::number::with_decimals;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{Ui, framed, legend, panel, sparkline};

/// Where a sample keeps what the curves show.
const TRAIN: usize = 0;
const TEST: usize = 1;
const SIZES: usize = 4;

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
        Span::styled(" ━━ ", theme.curve()),
        Span::styled("train  ", theme.title()),
        Span::styled("╌ ╌ ", theme.error()),
        Span::styled("test ", theme.title()),
    ];
    let inner = framed(panel(title(run), theme).title_bottom(legend(area, marks)), area, buffer);
    let course = Course::of(run.snapshot());
    let most = course.all(TRAIN).chain(course.all(TEST)).fold(0.0, f64::max);
    let plot = Plot::new(course.rounds, Axis::linear(0.0, Axis::end_for(most)), theme.dim());
    let train = Series { which: TRAIN, stroke: Stroke::Solid, style: theme.curve() };
    let test = Series { which: TEST, stroke: Stroke::Dashed, style: theme.error() };
    course.plot(plot, &[train, test], theme).render(inner, buffer);
}

/// Both losses, and the share that is on the right side.
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
        Gradients::Well => (" no layer is left behind ", theme.title()),
        Gradients::Vanishing => (" vanishing: layer 1 hardly learns ", theme.warning()),
        Gradients::Exploding => (" exploding: weights are thrown about ", theme.warning()),
        Gradients::None => (" a layer gets nothing back ", theme.warning()),
    };
    let block = panel(" size of each layer's gradient ", theme).title_bottom(Line::styled(said, style));
    let inner = framed(block, area, buffer);
    let past = Course::of(run.snapshot()).past;
    // The epochs so far fill the strip: what comes is not known.
    let rounds = Axis::linear(0.0, past.last().map_or(1.0, |(round, _)| round.max(1.0)));
    let sizes = || past.iter().flat_map(|(_, sample)| &sample[SIZES..SIZES + layers]).copied();
    let (least, most) = sizes()
        .filter(|size| *size > 0.0)
        .fold((f64::INFINITY, 0.0_f64), |(least, most), size| (least.min(size), most.max(size)));
    let axis = Axis::logarithmic(least.max(most * 1e-6), most);
    // As many layers as there are lines for, the last ones where there are fewer.
    let first = layers.saturating_sub(usize::from(inner.height)) + 1;
    let marks = |layer: usize| -> String {
        let counted = [(Unit::Dead, "dead "), (Unit::Saturated, "flat ")].into_iter();
        let counted = counted.map(|(unit, word)| (if layer < layers { health.count(layer, unit) } else { 0 }, word));
        counted.filter(|(count, _)| *count > 0).map(|(count, word)| [&*count.to_string(), " ", word].concat()).collect()
    };
    let marked = (first..=layers).map(|layer| marks(layer).len()).max().unwrap_or(0);
    for (layer, row) in (first..=layers).zip(inner.rows()) {
        let in_layer: Vec<(f64, f64)> =
            past.iter().map(|(round, sample)| (*round, sample[SIZES + layer - 1].max(f64::MIN_POSITIVE))).collect();
        let name = if layer == layers { "output ".to_owned() } else { format!("layer {layer}") };
        let size = with_decimals(run.sample()[SIZES + layer - 1], 4);
        let line = Line::from(vec![
            Span::styled(format!("{name} "), theme.title()),
            Span::styled(format!("{size:>8} "), theme.value()),
            Span::styled(format!("{:marked$}", marks(layer)), theme.warning()),
        ]);
        let width = line.width() as u16;
        line.render(row, buffer);
        let rest = Rect { x: row.x + width, width: row.width.saturating_sub(width + 1), ..row };
        sparkline::render(&in_layer, rounds, axis, theme.curve(), rest, buffer);
    }
}
