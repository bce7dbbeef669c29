//! The classifier lab's screen: what each stage joins; between epochs the loss so far, and who is taken for what.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Classifier;
use super::words;
use crate::lab::{Name, Progress, Shown, Sight};
use crate::ops::{Cell, Shape};
use crate::page::Sentence;
use crate::ui::axis::Axis;
use crate::ui::grid::{Cells, Grid, NAMES};
use crate::ui::number::number;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{self, Choice, Look, Ui, arrangement, framed, panel, relief, render_cut, sparkline};

static CHOICES: [Choice; 1] = [Choice { name: "view", ways: &["position", "learning", "stage", relief::WAY] }];

/// Rows from which on the stage and what has been learnt stand one above the other.
const BOTH: u16 = 26;

/// Columns of the panel that says who is taken for what.
const CONFUSION: u16 = 46;

/// Samples that are looked through for those that are told wrong.
const LOOKED_THROUGH: usize = 10_000;

/// Rows from which on a stage leaves one to the loss so far.
const SPARK: u16 = 9;

/// What a trace keeps first.
const LOSS: usize = 0;

/// What the classifier lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Classifier>();
        arrangement::render(&run, ui, area, buffer, |area, buffer| {
            if ui.look.is(relief::WAY) {
                relief::render(shown, ui, area, buffer);
            } else {
                render_picture(run, ui, area, buffer);
            }
        });
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        words::narrate(shown.lab::<Classifier>(), look)
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn has_relief(&self) -> bool {
        true
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        let run = shown.lab::<Classifier>();
        if is_learning(run, look) {
            let shape = run.now.get("confusion")?.shape();
            return Some(("confusion".into(), shape.nearest(look.cell())));
        }
        run.step.as_ref()?.looked_at(look.cell())
    }

    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let run = shown.lab::<Classifier>();
        let of = |shape: Shape| (shape.rows(), shape.columns());
        let step = run.step.as_ref().filter(|_| run.position.stage > 0);
        let result = step.and_then(|step| Some(step.evaluation.shape(step.result()?)));
        of(result.or_else(|| Some(run.now.get("confusion")?.shape())).unwrap_or(Shape::SCALAR))
    }
}

/// Whether what has been learnt is looked at, and not what a stage does.
fn is_learning(run: Shown<Classifier>, look: &Look) -> bool {
    look.is("learning") || (run.position.stage == 0 && !look.is("stage"))
}

fn render_picture(run: Shown<Classifier>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.height >= BOTH {
        let height = area.height / 2;
        render_stage(run, ui, Rect { height, ..area }, buffer);
        let below = Rect { y: area.y + height, height: area.height - height, ..area };
        render_learning(run, ui, below, buffer);
    } else if is_learning(run, ui.look) {
        render_learning(run, ui, area, buffer);
    } else {
        let spark = u16::from(area.height > SPARK);
        render_stage(run, ui, Rect { height: area.height - spark, ..area }, buffer);
        render_spark(run, ui, Rect { y: area.bottom() - spark, height: spark, ..area }, buffer);
    }
}

fn render_stage(run: Shown<Classifier>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let data = run.lab().data();
    let (features, classes) = (&*data.features, &*data.classes);
    let last = run.lab().layers();
    let names = |name: &str, shape: Shape| -> (&[String], &[String]) {
        let of_classes = shape.rank() == 2 && shape.columns() == classes.len();
        match name {
            "X" => (&[], features),
            "Xᵀ" => (features, &[]),
            "W1" | "dW1" if last == 2 => (features, &[]),
            "W2" | "dW2" if last == 2 => (&[], classes),
            "Yᵀ" => (classes, &[]),
            "confusion" => (classes, classes),
            "Z2" | "dZ2" if last == 3 => (&[], &[]),
            "Y" | "shifted" | "exp" | "output" | "told" | "Z2" | "dZ2" | "Z3" | "dZ3" if of_classes => (&[], classes),
            _ => (&[], &[]),
        }
    };
    arrangement::stage(&run, ui, &names, area, buffer);
}

/// The loss of every epoch so far, and who is taken for what.
fn render_learning(run: Shown<Classifier>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let width = CONFUSION.min(area.width * 3 / 5);
    render_loss(run, ui, Rect { width: area.width - width, ..area }, buffer);
    render_confusion(run, ui, Rect { x: area.x + area.width - width, width, ..area }, buffer);
}

/// The loss of every epoch so far in one row, with its number ahead of it.
fn render_spark(run: Shown<Classifier>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let Some(loss) = run.scalar("loss") else { return };
    let label = format!(" loss {}  ", number(loss));
    let width = label.chars().count() as u16;
    Line::styled(label, ui.theme.title()).render(area, buffer);
    let points: Vec<(f64, f64)> = run
        .trace()
        .whole()
        .map(|(epoch, sample)| (epoch as f64, sample[LOSS]))
        .filter(|(epoch, loss)| loss.is_finite() && *epoch <= run.position.done as f64)
        .collect();
    let most = points.iter().fold(0.0_f64, |most, (_, loss)| most.max(*loss));
    let axes = (Axis::linear(0.0, run.rounds().max(1) as f64), Axis::linear(0.0, if most > 0.0 { most } else { 1.0 }));
    let beside = Rect { x: area.x + width, width: area.width.saturating_sub(width + 1), ..area };
    sparkline::render(&points, axes.0, axes.1, ui.theme.curve(), beside.intersection(area), buffer);
}

fn render_loss(run: Shown<Classifier>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let done = run.position.done;
    let loss = run.scalar("loss");
    let now = loss.map_or(String::new(), |loss| format!(" {} ", number(loss)));
    let block = panel(" loss: mean cross-entropy ", theme).title_bottom(Line::styled(now, theme.value()));
    let inner = framed(block, area, buffer);
    let points: Vec<(f64, f64)> = run
        .trace()
        .whole()
        .map(|(epoch, sample)| (epoch as f64, sample[LOSS]))
        .filter(|(_, loss)| loss.is_finite())
        .collect();
    let here = loss.map(|loss| (done as f64, loss)).filter(|(_, loss)| loss.is_finite());
    let most = points.iter().chain(&here).fold(0.0_f64, |most, (_, loss)| most.max(*loss));
    let past = points.iter().copied().filter(|(epoch, _)| *epoch < done as f64).chain(here);
    let future = here.into_iter().chain(points.iter().copied().filter(|(epoch, _)| *epoch > done as f64));
    let last = run.departure().map_or(run.rounds(), |departure| departure.round.min(run.rounds()));
    let axes = (Axis::linear(0.0, last.max(1) as f64), Axis::linear(0.0, if most > 0.0 { most } else { 1.0 }));
    let mut plot = Plot::new(axes.0, axes.1, theme.dim()).path(future, Stroke::Dashed, theme.future()).path(
        past,
        Stroke::Solid,
        theme.curve(),
    );
    if let Some(here) = here {
        plot = plot.glyph(here, "●", theme.accent());
    }
    plot.render(inner, buffer);
}

/// Who is taken for what, and below it the samples that are told wrong.
fn render_confusion(run: Shown<Classifier>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let told = run.scalar("accuracy").map_or(String::new(), |share| format!(" {:.1} % right ", 100.0 * share));
    let block = panel(" who is taken for what ", theme).title_bottom(Line::styled(told, theme.value()));
    let source = format!(" {} ", run.lab().data().source);
    let inner = framed(block.title_bottom(Line::styled(source, theme.title()).right_aligned()), area, buffer);
    let Some(confusion) = run.now.get("confusion") else { return };
    let classes = &*run.lab().data().classes;
    let cursor = is_learning(run, ui.look).then(|| confusion.shape().nearest(ui.look.cell()));
    let grid = Grid {
        title: "rows: the class, columns: taken for".to_owned(),
        value: confusion,
        row_names: classes,
        column_names: classes,
        cursor: ui.asked("confusion").or(cursor),
        is_source: false,
        lit: ui.sources("confusion"),
        progress: Progress::WHOLE,
    };
    let longest = classes.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let cells = [longest + 2, 9, 6].map(|width| Cells { decimals: 0, width: width as u16, names: NAMES });
    let fitting = cells.into_iter().find(|cells| grid.width(*cells) <= inner.width);
    grid.render(fitting.unwrap_or(cells[2]), theme, inner, buffer);
    let taken = classes.len() as u16 + 3;
    let below = Rect { y: inner.y + taken, height: inner.height.saturating_sub(taken), ..inner };
    render_wrong(run, ui, below, buffer);
}

/// The first samples that are told wrong, a line each: what they are, what they were taken for, and how surely.
fn render_wrong(run: Shown<Classifier>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (theme, data) = (ui.theme, run.lab().data());
    let (Some(prediction), Some(output)) = (run.now.get("prediction"), run.now.get("output")) else { return };
    let taken = |row: usize| prediction.get(Cell::at(row)) as usize;
    let looked_at = data.of_rows.len().min(LOOKED_THROUGH);
    let is_wrong = |row: &usize| taken(*row) != data.of_rows[*row];
    let wrong = (0..looked_at).filter(is_wrong);
    let among = if looked_at < data.of_rows.len() { format!(" of the first {looked_at}") } else { String::new() };
    let heading = Line::styled(format!("told wrong{among}: row, probability of its class"), theme.title());
    let lines = wrong.map(|row| {
        let (is, of) = (&data.classes[data.of_rows[row]], Cell::new(row, data.of_rows[row]));
        Line::from(vec![
            Span::styled(format!("{row:>6}  "), theme.dim()),
            Span::styled(format!("{:<8}", number(output.get(of))), theme.value()),
            Span::styled(is.clone(), theme.text()),
        ])
    });
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return Line::styled(format!("no row{among} is told wrong"), theme.dim()).render(area, buffer);
    }
    for (line, place) in std::iter::once(heading).chain(lines).zip(area.rows()) {
        render_cut(line, theme, place, buffer);
    }
}
