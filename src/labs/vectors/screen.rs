//! The vectors lab's screen: arrows on a plane, the products term by term, and who is nearest to whom.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Vectors;
use super::results::{self, MOST_DECIMALS, TERMS, lit, looked_at, names, render_matrix, render_nearest};
use super::words;
use crate::lab::{Name, Progress, Shown, Sight, Step, Walk};
use crate::ops::{Cell, Value};
use crate::page::Sentence;
use crate::ui::grid::{Cells, Grid, NAMES};
use crate::ui::number::{exact, number, with_decimals};
use crate::ui::plane::{Angle, Arrow, ArrowPlane};
use crate::ui::raster::Stroke;
use crate::ui::{self, Choice, Look, Ui, arrangement, framed, heat_scale, legend, panel};

static CHOICES: [Choice; 1] = [Choice { name: "view", ways: &["plane", "components", "matrix"] }];

/// Columns of a length beside its vector.
const NORM: u16 = 10;

/// What the vectors lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Vectors>();
        arrangement::render(&run, ui, area, buffer, |area, buffer| render_picture(run, ui, area, buffer));
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        let run = shown.lab::<Vectors>();
        words::narrate(run, look)
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        looked_at(shown.lab::<Vectors>(), look)
    }

    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let run = shown.lab::<Vectors>();
        let count = run.lab().labels().len();
        (count, count)
    }

    fn first_cell(&self, _: &Sight) -> Cell {
        // Not a vector with itself: there is more to see in two.
        Cell::new(0, 1)
    }
}

/// Whether this is the stage that it stands in.
fn in_stage(run: Shown<Vectors>, name: &str) -> bool {
    run.step.as_ref().is_some_and(|step| step.name() == name)
}

/// The two vectors that are being looked at.
fn pair(run: Shown<Vectors>, ui: &Ui) -> Cell {
    // Whoever is nearest is the other one.
    if let Some(other) = run.number("nearest", Cell::at(ui.look.row)).filter(|_| in_stage(run, "nearest")) {
        return Cell::new(ui.look.row, other as usize);
    }
    let step = run.step.as_ref().filter(|step| matches!(step.name(), "dot products" | "cosines"));
    let result = step.and_then(|step| Some(step.cell(step.result()?, ui.look.cell())));
    result.unwrap_or(ui.look.cell())
}

fn render_picture(run: Shown<Vectors>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let right = (area.width * 9 / 20).clamp(36, 72);
    if area.width < 64 {
        return if ui.look.is("matrix") {
            render_numbers(run, ui, area, buffer);
        } else {
            render_plane(run, ui, area, buffer);
        };
    }
    let (left, right) =
        (Rect { width: area.width - right, ..area }, Rect { x: area.x + area.width - right, width: right, ..area });
    if ui.look.is("matrix") {
        return render_matrices(run, ui, area, buffer);
    }
    render_plane(run, ui, left, buffer);
    render_numbers(run, ui, right, buffer);
}

fn render_plane(run: Shown<Vectors>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (theme, lab, frame) = (ui.theme, run.lab(), run.snapshot());
    let Cell { row, column, .. } = pair(run, ui);
    let labels = lab.labels();
    let by_components = ui.look.is("components");
    let (title, places) = if by_components {
        let (across, up) = lab.components();
        (format!(" component {across} across, {up} up "), lab.in_components())
    } else {
        (format!(" lengths true, angles measured from {} ", labels[row]), lab.around(row))
    };
    let style = |k: usize| match k {
        _ if k == row => theme.data(),
        _ if k == column => theme.fitted(),
        _ => theme.dim(),
    };
    // The two that are looked at lie above the others.
    let mut order: Vec<usize> = (0..labels.len()).filter(|k| *k != row && *k != column).collect();
    order.extend([column, row]);
    order.dedup();
    // Where lengths are what is computed, each has its own beside its name.
    let name = |k: usize| match run.number("norms", Cell::at(k)).filter(|_| in_stage(run, "norms")) {
        Some(norm) => format!("{} {}", labels[k], with_decimals(norm, 2)),
        None => labels[k].clone(),
    };
    let called: Vec<String> = (0..labels.len()).map(name).collect();
    let arrows = order.iter().map(|&k| Arrow {
        to: places[k],
        label: &called[k],
        stroke: Stroke::Solid,
        style: style(k),
        label_style: style(k).add_modifier(Modifier::BOLD),
    });
    let cosine = frame.number("cosine", Cell::new(row, column)).filter(|cosine| !cosine.is_nan());
    let degrees = cosine.map(|cosine| format!("{}°", with_decimals(Vectors::degrees(cosine), 1)));
    let angle = degrees.clone().filter(|_| !by_components && row != column).map(|label| Angle {
        from: places[row],
        to: places[column],
        label,
        style: theme.accent(),
    });
    // The dot product is the one's length times the other's shadow on it.
    let has_shadow = !by_components && row != column && frame.number("dot", Cell::new(row, column)).is_some();
    let lines = if has_shadow { vec![(places[column], (places[column].0, 0.0), theme.target())] } else { vec![] };
    let stretch = has_shadow.then_some((places[column].0, theme.target()));
    let shadow = |of: &str| {
        let told = has_shadow.then(|| {
            let text = format!("{of} {} ", with_decimals(places[column].0, 2));
            [Span::styled(" ━ ", theme.target()), Span::styled(text, theme.title())]
        });
        told.into_iter().flatten().collect::<Line>()
    };
    let numbers = degrees.zip(cosine).map(|(degrees, cosine)| {
        // What is seen of two components is another angle.
        let of_all = if by_components && lab.dimensions() > 2 { "in all components " } else { "" };
        Span::styled(format!(" {of_all}{degrees}, cosine {} ", with_decimals(cosine, 4)), theme.value())
    });
    let numbers = numbers.into_iter().collect::<Line>();
    // Beside the angle, in a shorter word where there is little room.
    let whole = format!("{}'s shadow on {}", labels[column], labels[row]);
    let ways = [shadow(&whole), shadow("shadow")];
    let fitting = ways.into_iter().find(|shadow| shadow.width() + numbers.width() + 2 <= usize::from(area.width));
    let mut block = panel(title, theme).title_bottom(numbers.right_aligned());
    if let Some(shadow) = fitting {
        block = block.title_bottom(shadow);
    }
    let inner = framed(block, area, buffer);
    ArrowPlane { arrows: arrows.collect(), angle, lines, stretch, axes: theme.dim() }.render(inner, buffer);
}

/// The cells of the vectors that the stage is about: what takes part in the term being added, else both vectors.
fn taking_part(run: Shown<Vectors>, step: &Step, ui: &Ui) -> HashSet<Cell> {
    let Cell { row, column, .. } = pair(run, ui);
    let rows = if step.name() == "norms" { vec![ui.look.row] } else { vec![row, column] };
    let progress = step.progress;
    let is_under_way = progress.walk == Walk::Terms && !progress.is_complete();
    if !is_under_way {
        return HashSet::new();
    }
    let component = (progress.done as usize).saturating_sub(1);
    rows.into_iter().map(|row| Cell::new(row, component)).collect()
}

/// The numbers, and below them what has come of them.
fn render_numbers(run: Shown<Vectors>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let inner = framed(panel(format!(" {} ", run.lab().set()), ui.theme), area, buffer);
    let below = render_vectors(run, ui, inner, buffer);
    results::render(run, ui, below, buffer);
}

/// The vectors with their lengths, and under them the terms of this stage. Leaves what is below them.
fn render_vectors(run: Shown<Vectors>, ui: &Ui, inner: Rect, buffer: &mut Buffer) -> Rect {
    let (theme, lab) = (ui.theme, run.lab());
    let Some(vectors) = lab.at_the_end("vectors") else { return inner };
    let names = names(run);
    let step = run.step.as_ref();
    let mut lit = ui.sources("vectors");
    if let Some(step) = step.filter(|_| lit.is_empty()) {
        lit = taking_part(run, step, ui);
    }
    let at_start = looked_at(run, ui.look).filter(|(name, _)| *name == "vectors").map(|(_, cell)| cell);
    let grid = Grid {
        title: format!("vectors ({}×{})", names.len(), lab.dimensions()),
        value: vectors,
        row_names: &names,
        column_names: &[],
        cursor: ui.asked("vectors").or(at_start),
        is_source: false,
        lit,
        progress: Progress::WHOLE,
    };
    let cells = as_given(vectors);
    let width = grid.width(cells).min(inner.width);
    let height = grid.height().min(inner.height);
    grid.render(cells, theme, Rect { width, height, ..inner }, buffer);
    let beside = Rect { x: inner.x + width, width: (inner.width - width).min(NORM), height, ..inner };
    render_norms(run, ui, beside, buffer);
    let mut below = Rect { y: inner.y + height, height: inner.height - height, ..inner };
    if let Some(step) = step.filter(|step| matches!(step.name(), "norms" | "dot products")) {
        let line = Rect { height: below.height.min(1), ..below };
        render_terms(step, ui, cells, width, line, buffer);
    }
    if step.is_none_or(|step| step.name() != "nearest") {
        let used = below.height.min(1);
        below = Rect { y: below.y + used, height: below.height - used, ..below };
    }
    below
}

/// Given numbers as they were given, in no more columns than they need.
fn as_given(value: &Value) -> Cells {
    let texts: Vec<String> = value.numbers().map(exact).collect();
    let decimals = texts.iter().map(|text| text.split('.').nth(1).map_or(0, str::len)).max().unwrap_or(0);
    let decimals = decimals.min(MOST_DECIMALS);
    let width = value.numbers().map(|number| with_decimals(number, decimals).chars().count()).max().unwrap_or(1);
    Cells { decimals, width: (width as u16 + 1).clamp(3, 11), pad: 0, names: NAMES }
}

/// The length of each vector in its row, as far as it is computed.
fn render_norms(run: Shown<Vectors>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let name = "norms";
    let looked_at = looked_at(run, ui.look).filter(|(of, _)| *of == name).map(|(_, cell)| cell);
    let sources = ui.sources(name);
    // Beside the grid: its title, its column names, its rows.
    let mut lines = area.rows().skip(1);
    if let Some(line) = lines.next() {
        Line::styled(name, theme.dim()).right_aligned().render(line, buffer);
    }
    for (row, line) in lines.enumerate().take(run.lab().labels().len()) {
        let cell = Cell::at(row);
        let (text, style) = match run.number(name, cell) {
            Some(norm) => {
                (with_decimals(norm, 4), if looked_at == Some(cell) { theme.accent() } else { theme.value() })
            }
            None => ("·".to_owned(), theme.border()),
        };
        let style = lit(style, ui.asked(name) == Some(cell), sources.contains(&cell), theme);
        Line::styled(text, style).right_aligned().render(line, buffer);
    }
}

/// The terms that the stage adds, each under its component, as far as it has come, and what they come to.
fn render_terms(step: &Step, ui: &Ui, cells: Cells, grid_width: u16, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let Some(of) = step.result() else { return };
    let Some((terms, sum)) = step.terms(of, step.cell(of, ui.look.cell())) else { return };
    let width = cells.width;
    let mut line = Line::from(Span::styled(format!(" {TERMS} "), theme.dim()));
    let all = usize::from(grid_width.saturating_sub(line.width() as u16) / width);
    let is_under_way = !step.progress.is_complete();
    for (k, term) in terms.iter().enumerate().take(all) {
        let style = if is_under_way && k + 1 == terms.len() { theme.accent() } else { theme.text() };
        let text: String = short(*term, usize::from(width) - 1);
        line.push_span(Span::raw(" "));
        line.push_span(Span::styled(format!("{text:>width$}", width = usize::from(width) - 1), style));
    }
    line.render(area, buffer);
    let style = if is_under_way { theme.accent() } else { theme.value() };
    let total = Rect { x: area.x + grid_width, width: (area.width - grid_width).min(NORM), ..area };
    Line::styled(format!("= {}", number(sum)), style).right_aligned().render(total, buffer);
}

/// A number in so many columns, with as many decimals as fit.
fn short(value: f64, width: usize) -> String {
    let written = exact(value);
    if written.chars().count() <= width {
        return written;
    }
    let shorter = (0..MOST_DECIMALS).rev().map(|decimals| with_decimals(value, decimals));
    shorter.into_iter().find(|text| text.chars().count() <= width).unwrap_or_else(|| "…".to_owned())
}

/// The dot products and the cosines beside each other, blank until they are computed; below them who is nearest.
fn render_matrices(run: Shown<Vectors>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let mut scale = vec![Span::styled(" cosine ", theme.title())];
    scale.extend(heat_scale::spans(1.0, theme));
    scale.push(Span::raw(" "));
    let block = panel(" every vector with every other ", theme).title_bottom(legend(area, scale));
    let inner = framed(block, area, buffer);
    let height = (run.lab().labels().len() as u16 + 2).min(inner.height);
    let half = inner.width / 2;
    let left = Rect { width: half.saturating_sub(1), height, ..inner };
    let right = Rect { x: inner.x + half, width: inner.width - half, height, ..inner };
    render_matrix(run, ui, "dot", left, buffer);
    render_matrix(run, ui, "cosine", right, buffer);
    let below = Rect { y: inner.y + height, height: inner.height - height, ..inner };
    let has_nearest = run.progress_of("nearest").done > 0;
    // A free line, the vectors and their terms.
    if below.height > height + 1 {
        let below = Rect { y: below.y + 1, height: below.height - 1, ..below };
        render_vectors(run, ui, Rect { width: left.width, ..below }, buffer);
        let beside = Rect { x: right.x, width: right.width, y: below.y + 2, height: below.height.saturating_sub(2) };
        if has_nearest {
            render_nearest(run, ui, beside, buffer);
        }
    } else if has_nearest {
        render_nearest(run, ui, below, buffer);
    }
}
