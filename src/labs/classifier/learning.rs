//! What has been learnt: the loss of every epoch so far, how many samples of each class are answered right, and which are
//! not.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Classifier;
use super::mistakes::Mistakes;
use crate::lab::{Progress, SAMPLE_WIDTH, Shown};
use crate::ops::Cell;
use crate::table::file_name;
use crate::ui::axis::Axis;
use crate::ui::course::{Course, Series};
use crate::ui::grid::{Cells, Grid, NAMES};
use crate::ui::number::number;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{Ui, framed, panel, render_cut};

/// Columns of the panel that says what is answered.
pub(super) const ANSWERS: u16 = 46;

/// What a trace keeps first.
pub(super) const LOSS: usize = 0;

/// The loss of every epoch so far, and what is answered.
pub(super) fn render(run: Shown<Classifier>, cursor: Option<Cell>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let width = ANSWERS.min(area.width * 3 / 5);
    render_loss(run, ui, Rect { width: area.width - width, ..area }, buffer);
    render_answers(run, cursor, ui, Rect { x: area.x + area.width - width, width, ..area }, buffer);
}

/// The loss of every epoch, where that of the present one is computed.
pub(super) fn course(run: Shown<Classifier>) -> Option<Course> {
    let mut here = [f64::NAN; SAMPLE_WIDTH];
    here[LOSS] = run.scalar("loss")?;
    Some(Course::up_to(run.snapshot(), here))
}

/// From 0 to the largest of these losses.
pub(super) fn axis(losses: impl Iterator<Item = f64>) -> Axis {
    let most = losses.filter(|loss| loss.is_finite()).fold(0.0_f64, f64::max);
    Axis::linear(0.0, if most > 0.0 { most } else { 1.0 })
}

fn render_loss(run: Shown<Classifier>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let now = run.scalar("loss").map_or(String::new(), |loss| format!(" now {} ", number(loss)));
    let block = panel(" loss, epoch by epoch ", theme).title_bottom(Line::styled(now, theme.value()));
    let inner = framed(block, area, buffer);
    let Some(course) = course(run) else { return };
    let plot = Plot::new(course.rounds, axis(course.all(LOSS)), theme.dim());
    let loss = Series { which: LOSS, stroke: Stroke::Solid, style: theme.curve() };
    course.plot(plot, &[loss], theme).render(inner, buffer);
}

/// How many samples of each class got which answer, and below it those whose answer is wrong.
pub(super) fn render_answers(run: Shown<Classifier>, cursor: Option<Cell>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let right = run.scalar("accuracy").map_or(String::new(), |share| format!(" {:.1} % right ", 100.0 * share));
    let block = panel(" which class the network answers ", theme).title_bottom(Line::styled(right, theme.value()));
    let source = format!(" {} ", file_name(&run.lab().data().source));
    let inner = framed(block.title_bottom(Line::styled(source, theme.title()).right_aligned()), area, buffer);
    let Some(confusion) = run.now.get("confusion") else { return };
    let classes = &*run.lab().data().classes;
    let grid = Grid {
        title: "a row: the true class, a column: the answer".to_owned(),
        value: confusion,
        row_names: classes,
        column_names: classes,
        cursor: ui.asked("confusion").or(cursor),
        is_source: false,
        lit: ui.sources("confusion"),
        progress: Progress::WHOLE,
    };
    let longest = classes.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let cells = [longest + 2, 9, 6].map(|width| Cells { decimals: 0, width: width as u16, pad: 0, names: NAMES });
    let fitting = cells.into_iter().find(|cells| grid.width(*cells) <= inner.width);
    grid.render(fitting.unwrap_or(cells[2]), theme, inner, buffer);
    let taken = classes.len() as u16 + 3;
    let below = Rect { y: inner.y + taken, height: inner.height.saturating_sub(taken), ..inner };
    render_wrong(run, ui, below, buffer);
}

/// The first samples that are answered wrong, a line each: what they are, and how probable the network holds that.
fn render_wrong(run: Shown<Classifier>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (theme, data) = (ui.theme, run.lab().data());
    let (Some(mistakes), Some(probabilities)) = (Mistakes::shown(run), run.now.get("p_truth")) else { return };
    let heading = match mistakes.count {
        0 => return Line::styled("every row is answered right", theme.dim()).render(area, buffer),
        1 => "1 wrong: p of its true class".to_owned(),
        count => format!("{count} wrong: p of their true class"),
    };
    let lines = mistakes.rows.iter().map(|row| {
        Line::from(vec![
            Span::styled(format!("row {row:<6}"), theme.dim()),
            Span::styled(format!("p {:<8}", number(probabilities.get(Cell::at(*row)))), theme.value()),
            Span::styled(data.classes[data.of_rows[*row]].clone(), theme.text()),
        ])
    });
    let heading = Line::styled(heading, theme.title());
    for (line, place) in std::iter::once(heading).chain(lines).zip(area.rows()) {
        render_cut(line, theme, place, buffer);
    }
}
