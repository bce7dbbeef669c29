//! The network that one sample flows through: a column of numbers for each layer, and between them the weights' shapes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Layers;
use super::{sample, source};
use crate::lab::{Progress, Shown, Step, Walk};
use crate::labs::networks::Network;
use crate::ops::{Cell, Shape, Value};
use crate::ui::fit::short;
use crate::ui::grid::{self, Cells, Grid};
use crate::ui::number::number;
use crate::ui::raster::{DOWN, Raster, Stroke};
use crate::ui::{Theme, Ui, framed, legend, panel};

/// What a layer's column shows: the last of these quantities that there is.
type Names = &'static [&'static str];

/// What stands between two columns: weights, biases, activation, and the stages that bring them in.
struct Between {
    weights: &'static str,
    biases: &'static str,
    activation: &'static str,
    stages: [&'static str; 3],
}

const FIRST: Between =
    Between { weights: "W1", biases: "b1", activation: "ReLU", stages: ["product 1", "bias 1", "ReLU 1"] };
const SECOND: Between =
    Between { weights: "W2", biases: "b2", activation: "ReLU", stages: ["product 2", "bias 2", "ReLU 2"] };
const SOFTMAX: Between =
    Between { weights: "W2", biases: "b2", activation: "softmax", stages: ["product 2", "bias 2", "softmax"] };
const THIRD: Between =
    Between { weights: "W3", biases: "b3", activation: "sigmoid", stages: ["product 3", "bias 3", "sigmoid"] };

static HIDDEN: Names = &["A1", "Z1", "product1"];
static SECOND_HIDDEN: Names = &["A2", "Z2", "product2"];
static PROMOTION: (&[Names], &[Between]) =
    (&[&["X"], HIDDEN, &["output", "exp", "shifted", "Z2", "product2"]], &[FIRST, SOFTMAX]);
static THREE_LAYER: (&[Names], &[Between]) =
    (&[&["X"], HIDDEN, SECOND_HIDDEN, &["output", "Z3", "product3"]], &[FIRST, SECOND, THIRD]);

/// Columns that a cell is widened by at most.
const WIDENED: u16 = 8;

/// Columns between one layer and the next.
const BETWEEN: u16 = 10;

/// One column of the picture.
struct Layer {
    name: &'static str,
    value: Value,
    progress: Progress,
}

/// The quantity of a column that has come furthest, as far as it has.
fn layer(run: Shown<Layers>, column: Names, sample: usize) -> Option<Layer> {
    let frame = run.snapshot();
    // What comes later has its shape before it has its numbers.
    let whole =
        run.lab().at_the_end(column[0]).or_else(|| column.last().and_then(|name| run.lab().at_the_end(name)))?;
    let units = whole.shape().columns();
    let numbers = |name: &str| -> Vec<Option<f64>> {
        (0..units).map(|column| frame.number(name, Cell::new(sample, column))).collect()
    };
    let name = column.iter().copied().find(|name| numbers(name)[0].is_some()).unwrap_or(column[0]);
    let numbers = numbers(name);
    let done = numbers.iter().take_while(|number| number.is_some()).count() as u64;
    let value = Value::from_cells(Shape::vector(units), |cell| numbers[cell.row].unwrap_or(0.0));
    Some(Layer { name, value, progress: Progress { done, of: units as u64, walk: Walk::Cells } })
}

/// Draws the network as the sample under the cursor flows through it.
pub(super) fn render(run: Shown<Layers>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let (columns, between) = match run.lab().network() {
        Network::Promotion => PROMOTION,
        Network::ThreeLayer => THREE_LAYER,
    };
    let sample = sample::current(run, ui.look);
    let of = run.lab().samples();
    let title = if of == 1 {
        " the network with its one sample ".to_owned()
    } else {
        format!(" the network with sample {sample}, of 0 to {} ", of - 1)
    };
    let inner = framed(panel(title, theme).title_bottom(legend(area, outcome(run, sample, theme))), area, buffer);
    source::render(run, ui, area, buffer);

    let layers: Vec<Layer> = columns.iter().filter_map(|column| layer(run, column, sample)).collect();
    let blank = [String::new()];
    let last = columns.len() - 1;
    let grids: Vec<Grid> = layers
        .iter()
        .enumerate()
        .map(|(k, layer)| {
            let own = |cell: Cell| (cell.row == sample).then_some(Cell::at(cell.column));
            let current = run.step.as_ref().and_then(|step| {
                let of = step.result().filter(|of| step.evaluation.program().name(*of) == layer.name)?;
                own(step.cell(of, ui.look.cell()))
            });
            Grid {
                title: if of == 1 {
                    format!("{} ({})", layer.name, layer.value.shape().len())
                } else {
                    format!("{}[{sample}] ({})", layer.name, layer.value.shape().len())
                },
                value: &layer.value,
                row_names: if k == 0 {
                    run.lab().features()
                } else if k == last {
                    run.lab().outputs()
                } else {
                    &[]
                },
                column_names: &blank,
                cursor: if ui.lit.is_some() { ui.asked(layer.name).and_then(own) } else { current },
                is_source: false,
                lit: ui.sources(layer.name).into_iter().filter_map(own).collect(),
                progress: layer.progress,
            }
        })
        .collect();
    let gaps = BETWEEN * between.len() as u16;
    let total = |cells: &[Cells]| grids.iter().zip(cells).map(|(grid, cells)| grid.width(*cells)).sum::<u16>() + gaps;
    let ways = (1..=4).rev().map(|decimals| grids.iter().map(|grid| grid.numbers(decimals)).collect::<Vec<_>>());
    let fitting = ways.into_iter().find(|cells| total(cells) <= inner.width);
    let narrow = || grids.iter().map(|grid| grid.narrow_numbers(1).with_short_names()).collect();
    let cells = fitting.unwrap_or_else(narrow);
    let widened = |by: u16| cells.iter().map(|cells| cells.widened(by)).collect::<Vec<_>>();
    let cells = (0..=WIDENED).rev().map(widened).find(|cells| total(cells) + gaps <= inner.width).unwrap_or(cells);
    let spare = inner.width.saturating_sub(total(&cells));
    // What is to spare goes between the columns, then around them.
    let gap = BETWEEN + (spare / (between.len() as u16 + 1)).min(10);
    let whole = total(&cells) - gaps + gap * between.len() as u16;
    let mut x = inner.x + inner.width.saturating_sub(whole) / 2;
    // Where the middle of each unit is, of the column before and of this one.
    let mut before: Vec<u16> = vec![];
    for (k, (grid, cells)) in grids.iter().zip(&cells).enumerate() {
        let pitch = grid::pitch(grid.rows(), inner.height);
        let height = grid.height_at(pitch).min(inner.height);
        let y = inner.y + (inner.height - height) / 2;
        let width = grid.width(*cells);
        let units: Vec<u16> = (0..grid.rows() as u16).map(|unit| y + 2 + unit * pitch + (pitch - 1) / 2).collect();
        if let Some(between) = k.checked_sub(1).and_then(|k| between.get(k)) {
            let place = Rect { x: x - gap, width: gap, ..inner }.intersection(inner);
            render_edges(&before, &units, theme, place, buffer);
            render_between(run, between, theme, place, buffer);
        }
        grid.render_at(pitch, *cells, theme, Rect { x, y, width, height }.intersection(inner), buffer);
        x = x.saturating_add(width).saturating_add(gap);
        before = units;
    }
}

/// A line from every unit of one column to every unit of the next: a weight each.
fn render_edges(from: &[u16], to: &[u16], theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let mut raster = Raster::new(area);
    let (across, _) = raster.size();
    let middle = |row: u16| (f64::from(row) - f64::from(area.y) + 0.5) * DOWN - 0.5;
    let shown = |rows: &[u16]| rows.iter().copied().filter(|row| *row < area.bottom()).collect::<Vec<_>>();
    for left in shown(from) {
        for right in shown(to) {
            let ends = [(1.0, middle(left)), (across - 2.0, middle(right))];
            raster.line(ends[0], ends[1], Stroke::Solid, theme.border());
        }
    }
    raster.draw(buffer);
}

/// What turns one column into the next, what the stage brings in standing out.
fn render_between(run: Shown<Layers>, between: &Between, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let now = run.step.as_ref().map(Step::name);
    let style = |stage: &str| match now {
        Some(name) if name.starts_with(stage) => theme.accent(),
        _ => theme.dim(),
    };
    let is_turned = run.lab().network() == Network::ThreeLayer;
    let shape = |name: &str| run.now.get(name).map_or(Shape::SCALAR, Value::shape);
    let (weights, weights_shape) = if is_turned {
        (format!("{}ᵀ", between.weights), shape(between.weights).turned())
    } else {
        (between.weights.to_owned(), shape(between.weights))
    };
    let [product, bias, activation] = between.stages.map(style);
    let lines = [
        Line::styled(theme.formula(format!("· {weights}")), product),
        Line::styled(short(weights_shape), product),
        Line::styled(format!("+ {}", between.biases), bias),
        Line::styled(between.activation, activation),
    ];
    let top = area.y + area.height.saturating_sub(lines.len() as u16) / 2;
    for (y, line) in (top..area.bottom()).zip(lines) {
        // With a space on either side: it stands over the lines of the weights.
        let width = (line.width() as u16 + 2).min(area.width);
        let place = Rect { x: area.x + (area.width - width) / 2, y, width, height: 1 };
        " ".repeat(width.into()).render(place, buffer);
        line.centered().render(place, buffer);
    }
}

/// What the network says of a sample, once it does.
fn outcome<'a>(run: Shown<Layers>, sample: usize, theme: &Theme) -> Vec<Span<'a>> {
    let Some(class) = run.number("prediction", Cell::at(sample)) else { return vec![] };
    let probability = run.number("output", Cell::new(sample, class as usize));
    vec![
        Span::styled(" predicted: ", theme.title()),
        Span::styled(sample::class(run, class), theme.accent()),
        Span::styled(format!(" {} ", probability.map_or(String::new(), number)), theme.value()),
    ]
}
