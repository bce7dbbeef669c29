//! The matmul lab's screen: the two matrices and their product, the running sum of a cell, and the race.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::{MatrixProduct, Timing};
use super::{loops, words};
use crate::lab::{Name, Shown, Sight, Step};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::axis::Axis;
use crate::ui::number::{number, with_decimals};
use crate::ui::plot::Plot;
use crate::ui::raster::Stroke;
use crate::ui::{self, Choice, Look, Theme, Ui, arrangement, framed, legend, operands, panel};

static CHOICES: [Choice; 1] = [Choice { name: "view", ways: &["stage", "sum"] }];

/// From this height on the matrices and the running sum stand one above the other.
const BOTH: u16 = 22;

/// Terms that have a mark each in the picture of their sum.
const FEW: usize = 12;

/// Columns of the table of the race: size, three ways, speed-up.
const SIZE: usize = 5;
const WAY: usize = 11;
const SPEEDUP: usize = 8;
const TABLE: u16 = (SIZE + 3 * WAY + SPEEDUP) as u16;

/// The marks of the three ways.
const MARKS: [&str; 3] = ["●", "▲", "■"];

/// What the matmul lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<MatrixProduct>();
        arrangement::render(&run, ui, area, buffer, |area, buffer| render_picture(run, ui, area, buffer));
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        let run = shown.lab::<MatrixProduct>();
        words::narrate(run, look)
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        let run = shown.lab::<MatrixProduct>();
        let Some(step) = &run.step else {
            let shape = run.now.get("A")?.shape();
            return Some(("A".into(), shape.nearest(look.cell())));
        };
        if is_race(step) {
            // What the race came to, one number below the other.
            let last = step.statements().count().saturating_sub(1);
            return step.statements().nth(look.row.min(last)).map(|(_, line)| (line.name.clone(), Cell::SCALAR));
        }
        step.looked_at(look.cell())
    }

    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let run = shown.lab::<MatrixProduct>();
        let step = run.step.as_ref();
        match step.filter(|step| is_race(step)) {
            Some(step) => (step.statements().count(), 1),
            None => (run.lab().n(), run.lab().n()),
        }
    }
}

fn is_race(step: &Step) -> bool {
    step.name() == "race"
}

fn render_picture(run: Shown<MatrixProduct>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let Some(step) = &run.step else {
        return arrangement::stage(&run, ui, &operands::unnamed, area, buffer);
    };
    let render_stage = |area: Rect, buffer: &mut Buffer| {
        // What the loops join is what was joined before: the loops themselves are to be seen.
        if step.name() == "by loops" {
            loops::render(run, step, ui, area, buffer);
        } else {
            arrangement::stage(&run, ui, &operands::unnamed, area, buffer);
        }
    };
    if is_race(step) {
        render_race(run, step, ui, area, buffer);
    } else if area.height >= BOTH {
        let height = area.height * 3 / 5;
        render_stage(Rect { height, ..area }, buffer);
        let below = Rect { y: area.y + height, height: area.height - height, ..area };
        render_sum(run, step, ui, below, buffer);
    } else if ui.look.is("sum") {
        render_sum(run, step, ui, area, buffer);
    } else {
        render_stage(area, buffer);
    }
}

/// The sum behind the cell, after each of its terms.
fn render_sum(run: Shown<MatrixProduct>, step: &Step, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let Some(of) = step.result() else { return };
    let cell = step.cell(of, ui.look.cell());
    let name = step.evaluation.program().name(of);
    let n = run.lab().n();
    let sums = run.lab().running_sum(cell);
    let value = run.number(name, cell);
    let Cell { row, column, .. } = cell;
    let title = format!(" {name}[{row},{column}]: its sum after each of {n} terms A[{row},k] · B[k,{column}] ");
    let now = value.map_or(vec![], |value| {
        vec![
            Span::styled(" ● ", theme.accent()),
            Span::styled(format!("{name}[{row},{column}] = "), theme.title()),
            Span::styled(format!("{} ", number(value)), theme.value()),
        ]
    });
    let inner = framed(panel(title, theme).title_bottom(legend(area, now)), area, buffer);
    let (least, most) =
        sums.iter().fold((0.0, 0.0), |(least, most): (f64, f64), sum| (least.min(*sum), most.max(*sum)));
    let last = n as f64;
    let is_few = n <= FEW;
    let points = || sums.iter().enumerate().map(|(k, sum)| (k as f64, *sum));
    let mut plot = Plot::new(Axis::counted(n), Axis::with_margin(least, most, 0.05), theme.dim())
        .path([(0.0, 0.0), (last, 0.0)], Stroke::Dashed, theme.border())
        .path(points(), Stroke::Solid, theme.curve());
    for point in points().filter(|_| is_few) {
        plot = plot.glyph(point, "•", theme.curve());
    }
    if let Some(value) = value {
        plot = plot.glyph((last, value), "●", theme.accent());
    }
    plot.render(inner, buffer);
}

/// How the three ways are drawn.
fn styles(theme: &Theme) -> [Style; 3] {
    [theme.data(), theme.curve(), theme.fitted()]
}

/// The times against the size, and beside them as a table.
fn render_race(run: Shown<MatrixProduct>, step: &Step, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    // A frame around, and a space inside it on the left.
    let table = (TABLE + 3).min(area.width);
    let plot = area.width - table;
    if ui.look.is("sum") {
        render_times(run, ui, area, buffer);
    } else if plot >= 24 {
        render_times(run, ui, Rect { width: plot, ..area }, buffer);
        render_table(run, step, ui, Rect { x: area.x + plot, width: table, ..area }, buffer);
    } else {
        render_table(run, step, ui, area, buffer);
    }
}

fn render_times(run: Shown<MatrixProduct>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let race = run.lab().race();
    let cubic = [Span::styled(" ┄ ", theme.target()), Span::styled("as n³ ", theme.title())];
    let ways = words::WAYS.iter().zip(MARKS).zip(styles(theme)).flat_map(|((name, mark), style)| {
        [Span::styled(format!(" {mark} "), style), Span::styled(format!("{name} "), theme.title())]
    });
    // Beside the table the ways are named there.
    let all = legend(area, ways.chain(cubic.clone()).collect());
    let marks = if all.width() > 0 { all } else { legend(area, cubic.to_vec()) };
    let block = panel(" seconds against n, log-log ", theme).title_bottom(marks);
    let inner = framed(block, area, buffer);
    let (Some(first), Some(last)) = (race.first(), race.last()) else { return };
    let seconds = || race.iter().flat_map(Timing::seconds).chain(run.lab().cubic().into_iter().map(|(_, y)| y));
    let least = seconds().fold(f64::INFINITY, f64::min);
    let most = seconds().fold(0.0, f64::max);
    let axes = (Axis::logarithmic(first.n as f64, last.n as f64), Axis::logarithmic(least, most));
    let mut plot = Plot::new(axes.0, axes.1, theme.dim()).path(run.lab().cubic(), Stroke::Dashed, theme.target());
    let ways = || (0..MARKS.len()).zip(styles(theme));
    let point = |timing: &Timing, way: usize| (timing.n as f64, timing.seconds()[way]);
    for (way, style) in ways() {
        plot = plot.path(race.iter().map(|timing| point(timing, way)), Stroke::Solid, style);
    }
    for (way, style) in ways() {
        for timing in race {
            plot = plot.glyph(point(timing, way), MARKS[way], style);
        }
    }
    plot.render(inner, buffer);
}

/// Seconds, and below them billions of operations a second with the speed-up, a line for every size.
fn render_table(run: Shown<MatrixProduct>, step: &Step, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let inner = framed(panel(" three ways on this machine ", theme), area, buffer);
    let race = run.lab().race();
    let asked = match ui.lit.and_then(|lit| lit.target.as_ref()) {
        Some((name, _)) => &**name,
        None => step.statements().nth(ui.look.row).map_or("", |(_, line)| &*line.name),
    };
    // What is asked about is what the race came to at the size that is shown.
    let marked = |is_last: bool, names: &[&str], style: Style| {
        if is_last && names.contains(&asked) { theme.accent().add_modifier(Modifier::REVERSED) } else { style }
    };
    let header = |what: &str, more: &str| {
        let mut line = Line::from(Span::styled(format!("{what:SIZE$}"), theme.title()));
        for ((name, mark), style) in words::WAYS.iter().zip(MARKS).zip(styles(theme)) {
            line.push_span(Span::styled(format!("{:>WAY$}", format!("{mark}{name}")), style));
        }
        line.push_span(Span::styled(format!("{more:>SPEEDUP$}"), theme.title()));
        line
    };
    let row = |timing: &Timing, texts: [String; 3], names: [&str; 3], speedup: Option<f64>| {
        let is_last = timing.n == run.lab().n();
        let (mark, base) = if is_last { ("▸", theme.value()) } else { (" ", theme.text()) };
        let mut line = Line::from(Span::styled(format!("{mark}{:>3} ", timing.n), base));
        for (text, name) in texts.into_iter().zip(names) {
            let spare = WAY.saturating_sub(text.chars().count());
            line.push_span(Span::raw(" ".repeat(spare)));
            line.push_span(Span::styled(text, marked(is_last, &[name], base)));
        }
        if let Some(speedup) = speedup {
            let text = format!("{}×", with_decimals(speedup, 1));
            let spare = SPEEDUP.saturating_sub(text.chars().count());
            line.push_span(Span::raw(" ".repeat(spare)));
            line.push_span(Span::styled(text, marked(is_last, &["speedup"], base)));
        }
        line
    };
    let seconds = ["loop_seconds", "reordered_seconds", "vectorized_seconds"];
    let speeds = ["loop_gflops", "", "vectorized_gflops"];
    let mut lines = vec![header("n", "faster")];
    let times = |timing: &Timing| row(timing, timing.seconds().map(words::seconds), seconds, Some(timing.speedup()));
    lines.extend(race.iter().map(times));
    lines.push(Line::default());
    lines.push(header("GF/s", ""));
    // The largest sizes tell most.
    let fits = usize::from(inner.height).saturating_sub(lines.len());
    lines.extend(race.iter().skip(race.len().saturating_sub(fits)).map(|timing| {
        let speed = timing.gflops().map(|speed| with_decimals(speed, 2));
        row(timing, speed, speeds, None)
    }));
    for (line, place) in lines.into_iter().zip(inner.rows()) {
        line.render(place, buffer);
    }
}
