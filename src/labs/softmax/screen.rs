//! The softmax lab's screen: from logits to probabilities as bars, and how surprised these are by the truth.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Softmax;
use super::words;
use crate::lab::{Name, Shown, Sight, Step, Walk};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::axis::Axis;
use crate::ui::bars::{Bars, Rows};
use crate::ui::number::number;
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{self, Look, Theme, Ui, arrangement, framed, legend, panel};

/// From this width on the curve and what overflows stand beside each other. On a narrower screen the bars of a class stand
/// in two rows of two, wide enough to be compared; where the upper two are done with, the curve takes their place.
const ROOMY: u16 = 110;

/// The least area for two rows of bars.
const TWO_ROWS: (u16, u16) = (60, 12);

/// Columns of the classes' names.
const NAMES: u16 = 5;

/// The curve is drawn up to here at least.
const CURVE_TOP: f64 = 5.0;

/// What a column of bars is drawn with.
struct Column {
    quantity: &'static str,
    title: &'static str,
    style: Style,
    range: (f64, f64),
}

/// What the softmax lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Softmax>();
        arrangement::render(&run, ui, area, buffer, |area, buffer| render_picture(run, ui, area, buffer));
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        let run = shown.lab::<Softmax>();
        words::narrate(run, look)
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        let run = shown.lab::<Softmax>();
        let Some(step) = &run.step else { return Some(("logits".into(), Cell::at(look.row))) };
        step.looked_at(look.cell())
    }

    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let run = shown.lab::<Softmax>();
        (run.lab().classes(), 1)
    }
}

fn render_picture(run: Shown<Softmax>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let is_last_stage = run.step.as_ref().is_some_and(|step| step.name() == "without the shift");
    if (TWO_ROWS.0..ROOMY).contains(&area.width) && area.height >= TWO_ROWS.1 {
        return render_in_two_rows(run, ui, area, buffer);
    }
    // Frame, title and scale around a line for every class at least.
    let least = (run.lab().classes() as u16).saturating_add(4);
    let upper = if area.height < 12 { area.height } else { (area.height / 2).max(least.min(area.height - 6)) };
    let (above, below) =
        (Rect { height: upper, ..area }, Rect { y: area.y + upper, height: area.height - upper, ..area });
    if below.is_empty() {
        return if is_last_stage {
            render_unshifted(run, ui, above, buffer);
        } else {
            render_shifted(run, ui, above, buffer);
        };
    }
    render_shifted(run, ui, above, buffer);
    if area.width >= ROOMY {
        let width = area.width / 2;
        render_surprise(run, ui, Rect { width, ..below }, buffer);
        render_unshifted(run, ui, Rect { x: below.x + width, width: below.width - width, ..below }, buffer);
    } else if is_last_stage {
        render_unshifted(run, ui, below, buffer);
    } else {
        render_surprise(run, ui, below, buffer);
    }
}

/// Columns of the probabilities beside the curve.
const SHARES: u16 = 30;

/// The bars in two rows of two: from the logits, over what they are shifted to and the powers, to the probabilities. Where
/// it is about what comes of the probabilities, the curve has the room and these stand beside it; where it is about no
/// shift, that takes the place of the upper row.
fn render_in_two_rows(run: Shown<Softmax>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let is_asked = |name: &&str| ui.asked(name).is_some() || !ui.sources(name).is_empty();
    let stands_before = ["logits", "shifted", "exp", "sum"].iter().any(is_asked);
    let stage = run.step.as_ref().map(Step::name).filter(|name| *name != "cross-entropy" || !stands_before);
    if stage == Some("cross-entropy") {
        let width = area.width - SHARES;
        render_surprise(run, ui, Rect { width, ..area }, buffer);
        return render_shares(run, ui, Rect { x: area.x + width, width: SHARES, ..area }, buffer);
    }
    let half = area.height / 2;
    let (above, below) = (Rect { height: half, ..area }, Rect { y: area.y + half, height: area.height - half, ..area });
    let columns = shifted(run, ui);
    let theme = ui.theme;
    if stage == Some("without the shift") {
        render_unshifted(run, ui, above, buffer);
    } else {
        let block = panel(" logits, and the same less the greatest ", theme).title(more(run, ui, above));
        let inner = framed(block, above, buffer);
        render_columns(run, ui, &columns[..2], inner, buffer);
    }
    let block =
        panel(" powers, and their shares ", theme).title_bottom(truth(run, ui, below)).title(more(run, ui, below));
    let inner = framed(block.title_bottom(sum(run, ui, "sum")), below, buffer);
    render_columns(run, ui, &columns[2..], inner, buffer);
}

/// The probabilities alone.
fn render_shares(run: Shown<Softmax>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let block = panel(" shares ", ui.theme).title_bottom(truth(run, ui, area)).title(more(run, ui, area));
    let inner = framed(block, area, buffer);
    render_columns(run, ui, &shifted(run, ui)[3..], inner, buffer);
}

/// The classes with a line each inside a frame of this area.
fn rows(run: Shown<Softmax>, ui: &Ui, area: Rect) -> Rows {
    let classes = run.lab().classes();
    // The scale below gives way where the classes need its line.
    let lines = area.height.saturating_sub(1);
    let lines = if usize::from(lines) > classes { lines - 1 } else { lines };
    Rows::fitting(classes, ui.look.row, lines)
}

/// How many classes there are above and below those that are seen inside a frame of this area; nothing where all are.
fn more<'a>(run: Shown<Softmax>, ui: &Ui, area: Rect) -> Line<'a> {
    let inside = Rect { height: area.height.saturating_sub(2), ..area };
    let shown = rows(run, ui, inside).shown;
    let hidden = (shown.start, run.lab().classes() - shown.end.min(run.lab().classes()));
    if hidden == (0, 0) {
        return Line::default();
    }
    Line::styled(format!(" ▲ {} more ▼ {} more ", hidden.0, hidden.1), ui.theme.dim()).right_aligned()
}

/// Which class is the truth.
fn truth<'a>(run: Shown<Softmax>, ui: &Ui, area: Rect) -> Line<'a> {
    let theme = ui.theme;
    let target = run.lab().target();
    let spans = vec![
        Span::styled(" ◇ ", theme.target()),
        Span::styled("the truth: class ", theme.title()),
        Span::styled(format!("{target} "), theme.target()),
        Span::styled("should get 1 ", theme.title()),
    ];
    let sum = " sum of the powers 0000000000000 ".len();
    let (whole, short) = (Line::from(spans.clone()), Line::from(spans[..3].to_vec()));
    let fits = |line: &Line, beside: usize| line.width() + beside + 2 <= area.width.into();
    match () {
        () if fits(&whole, sum) || (area.width == SHARES && fits(&whole, 0)) => whole.right_aligned(),
        () if fits(&short, 0) => short.right_aligned(),
        () => Line::default(),
    }
}

/// The columns of bars of the way that stays finite: logits, shifted, exp, probabilities.
fn shifted(run: Shown<Softmax>, ui: &Ui) -> [Column; 4] {
    let theme = ui.theme;
    let range = |name| run.lab().range(name);
    let unit = (0.0, 1.0);
    let column = |quantity, title, style, range| Column { quantity, title, style, range };
    [
        column("logits", "logits", theme.data(), range("logits")),
        column("shifted", "shifted", theme.data(), range("shifted")),
        column("exp", "exp", theme.curve(), unit),
        column("probabilities", "probabilities", theme.fitted(), unit),
    ]
}

/// The way that stays finite, its columns beside each other.
fn render_shifted(run: Shown<Softmax>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let block = panel(" from logits to probabilities ", ui.theme).title_bottom(truth(run, ui, area));
    let block = block.title(more(run, ui, area));
    let inner = framed(block.title_bottom(sum(run, ui, "sum")), area, buffer);
    render_columns(run, ui, &shifted(run, ui), inner, buffer);
}

/// The same without the shift, which overflows where logits are huge.
fn render_unshifted(run: Shown<Softmax>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let column = |quantity, title, style, range| Column { quantity, title, style, range };
    let columns = [
        column("logits", "logits", theme.data(), run.lab().range("logits")),
        column("unshifted_exp", "unshifted_exp", theme.curve(), (0.0, run.lab().greatest_unshifted())),
        column("unshifted", "unshifted", theme.fitted(), (0.0, 1.0)),
    ];
    let block = panel(" without the shift ", theme).title_bottom(sum(run, ui, "unshifted_sum"));
    let block = block.title(more(run, ui, area));
    let inner = framed(block, area, buffer);
    render_columns(run, ui, &columns, inner, buffer);
}

/// The sum between two columns, as far as it has come.
fn sum<'a>(run: Shown<Softmax>, ui: &Ui, name: &'static str) -> Line<'a> {
    let theme = ui.theme;
    let of = if name == "sum" { " sum of the powers " } else { " their sum " };
    let mut line = Line::from(Span::styled(of, theme.title()));
    if let Some(sum) = run.number(name, Cell::SCALAR) {
        let is_new = run.step.as_ref().is_some_and(|step| step.name() == name);
        let style = if sum.is_finite() { theme.value() } else { theme.warning() };
        let style = if is_new { theme.accent() } else { style };
        let style = lit(style, ui.asked(name).is_some(), !ui.sources(name).is_empty(), theme);
        line.push_span(Span::styled(number(sum), style));
    } else if let Some((terms, sum)) = under_way(run) {
        line.push_span(Span::styled(format!("so far {} ", number(sum)), theme.accent()));
        line.push_span(Span::styled(format!("({} of {}) ", terms, run.lab().classes()), theme.dim()));
        return line;
    } else {
        line.push_span(Span::styled("·", theme.border()));
    }
    line.push_span(" ");
    line
}

/// How many terms of the sum that is under way have been added, and what they come to.
fn under_way(run: Shown<Softmax>) -> Option<(usize, f64)> {
    let step = run.step.as_ref()?;
    let is_under_way = step.progress.walk == Walk::Terms && !step.progress.is_complete();
    let (terms, sum) = step.terms(step.result().filter(|_| is_under_way)?, Cell::SCALAR)?;
    Some((terms.len(), sum))
}

fn lit(style: Style, is_asked: bool, is_source: bool, theme: &Theme) -> Style {
    match (is_asked, is_source) {
        (true, _) => theme.accent().add_modifier(Modifier::REVERSED),
        (_, true) => theme.accent().add_modifier(Modifier::UNDERLINED),
        _ => style,
    }
}

/// Columns of bars beside each other, behind the names of the classes.
fn render_columns(run: Shown<Softmax>, ui: &Ui, columns: &[Column], area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let classes = run.lab().classes();
    let rows = rows(run, ui, area);
    let step = run.step.as_ref();
    let computed = step.and_then(|step| Some((step.evaluation.program().name(step.result()?), step)));
    // The class that the stage has come to, else the one that is looked at.
    let of_classes = step.filter(|step| step.result().is_some_and(|of| step.evaluation.shape(of).len() == classes));
    let here = of_classes.and_then(|step| step.current(ui.look.cell())).map_or(ui.look.row, |cell| cell.row);
    for (class, line) in rows.lines().filter(|(_, line)| line + 1 < area.height) {
        let marker = if class == here { "▸" } else { " " };
        let (truth, style) = if class == run.lab().target() { ("◇", theme.target()) } else { (" ", theme.dim()) };
        let name = Line::styled(format!("{marker}{class:>2}{truth}"), style);
        let place = Rect { y: area.y + 1 + line, height: 1, width: NAMES, ..area }.intersection(area);
        name.render(place, buffer);
    }
    let truth: Vec<Option<f64>> = (0..classes).map(|class| (class == run.lab().target()).then_some(1.0)).collect();
    let width = area.width.saturating_sub(NAMES) / columns.len() as u16;
    for (k, column) in columns.iter().enumerate() {
        let values: Vec<Option<f64>> = (0..classes).map(|class| run.number(column.quantity, Cell::at(class))).collect();
        let own_step = computed.filter(|(name, _)| *name == column.quantity).map(|(_, step)| step);
        let current = own_step.and_then(|step| Some(step.cell(step.result()?, ui.look.cell()).row));
        let added = under_way(run).filter(|_| column.quantity == "exp").map(|(terms, _)| terms - 1);
        let bars = Bars {
            title: column.title,
            values: &values,
            range: column.range,
            style: column.style,
            current: current.or(added),
            asked: ui.asked(column.quantity).map(|cell| cell.row),
            sources: ui.sources(column.quantity).into_iter().map(|cell| cell.row).collect(),
            second: (column.quantity == "probabilities").then(|| (&*truth, theme.target())),
            rows: rows.clone(),
        };
        // A space between one column and the next.
        let place = Rect { x: area.x + NAMES + k as u16 * width, width: width.saturating_sub(2), ..area };
        bars.render(theme, place.intersection(area), buffer);
    }
}

/// The curve of −ln p, and on it the probability of the truth.
fn render_surprise(run: Shown<Softmax>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let probability = run.number("probabilities", Cell::at(run.lab().target()));
    let cross_entropy = run.number("cross_entropy", Cell::SCALAR);
    let point = probability.zip(cross_entropy);
    let now = match point {
        Some((p, loss)) => {
            let style = lit(theme.value(), ui.asked("cross_entropy").is_some(), false, theme);
            vec![
                Span::styled(" ● ", theme.accent()),
                Span::styled(format!("−ln {} = ", number(p)), theme.title()),
                Span::styled(format!("{} ", number(loss)), style),
            ]
        }
        None => vec![],
    };
    let block = panel(" −ln p against p, the truth's probability ", theme).title_bottom(legend(area, now));
    let inner = framed(block, area, buffer);
    let curve = run.lab().surprise();
    let top = cross_entropy.unwrap_or_default().max(CURVE_TOP);
    let mut plot = Plot::new(Axis::linear(0.0, 1.0), Axis::linear(0.0, top), theme.dim());
    // Where they meet, the curve is seen.
    if let Some((p, loss)) = point {
        plot = plot.path([(p, 0.0), (p, loss)], Stroke::Dashed, theme.target()).path(
            [(0.0, loss), (p, loss)],
            Stroke::Dashed,
            theme.target(),
        );
    }
    plot = plot.path(curve.iter().copied(), Stroke::Solid, theme.curve());
    if let Some((p, loss)) = point {
        plot = plot.glyph((p, loss), "●", theme.accent());
    } else if let Some(p) = probability {
        plot = plot.glyph((p, 0.0), "◇", theme.target());
    }
    plot.render(inner, buffer);
}
