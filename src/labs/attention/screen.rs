//! The attention lab's screen: what each stage joins, and the weights, a row for each token that looks.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Attention;
use super::words;
use crate::lab::{Shown, Sight, Step};
use crate::ops::{Cell, Shape};
use crate::page::Sentence;
use crate::ui::grid::{self, Cells, Grid};
use crate::ui::number::with_decimals;
use crate::ui::{self, Choice, Look, Ui, arrangement, beside, framed, legend, operands, panel};

static CHOICES: [Choice; 1] = [Choice { name: "view", ways: &["stage", "weights"] }];

/// Lines beside the tokens' own that the stage and the weights need one above the other: frames, titles, names.
const AROUND: usize = 10;

/// From this height on both stand there at all.
const LEAST: u16 = 18;

/// From this width on it is said behind each row whom its token looks at most.
const ROOMY: u16 = 60;

/// Digits behind the point of a weight, at most.
const DECIMALS: usize = 4;

/// Columns that a cell is widened by at most.
const WIDENED: u16 = 4;

/// A weight that cannot be anything else than 0.
const MASKED: &str = "×";

/// What the attention lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Attention>();
        arrangement::render(&run, ui, area, buffer, |area, buffer| render_picture(run, ui, area, buffer));
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        let run = shown.lab::<Attention>();
        words::narrate(run, look)
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }
}

fn render_picture(run: Shown<Attention>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if usize::from(area.height) >= 2 * run.lab().tokens().len() + AROUND && area.height >= LEAST {
        let height = area.height / 2;
        render_stage(run, ui, Rect { height, ..area }, buffer);
        let below = Rect { y: area.y + height, height: area.height - height, ..area };
        render_weights(run, ui, below, buffer);
    } else if ui.look.is("weights") {
        render_weights(run, ui, area, buffer);
    } else {
        render_stage(run, ui, area, buffer);
    }
}

/// What the stage joins, its rows and columns named by the tokens that they belong to.
fn render_stage(run: Shown<Attention>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let tokens = run.lab().tokens();
    let names = |name: &str, shape: Shape| -> (&[String], &[String]) {
        match (name, shape) {
            (_, Shape::SCALAR) => (&[], &[]),
            ("Kᵀ", _) => (&[], tokens),
            ("scores" | "scaled" | "masked" | "shifted" | "exp" | "weights", _) => (tokens, tokens),
            _ => (tokens, &[]),
        }
    };
    if let Some(step) = run.step.as_ref().filter(|step| step.name() == "shift" && step.progress.is_complete())
        && render_shift(run, step, ui, &names, area, buffer)
    {
        return;
    }
    arrangement::stage(&run, ui, &names, area, buffer);
}

/// The greatest number of each row between what it is found in and what is left when it is taken off; says whether there is
/// room for all three.
fn render_shift(
    run: Shown<Attention>,
    step: &Step,
    ui: &Ui,
    names: operands::Names,
    area: Rect,
    buffer: &mut Buffer,
) -> bool {
    let (theme, now) = (ui.theme, &run.now);
    let of = if now.find("masked").is_some() { "masked" } else { "scaled" };
    let row = step.result().map_or(0, |result| step.cell(result, ui.look.cell()).row);
    let n = run.lab().tokens().len();
    let blank = vec![" ".to_owned(); n];
    let mut grids: Vec<Grid> = [of, "row_max", "shifted"]
        .into_iter()
        .filter_map(|name| Some(operands::quantity(now, name, now.find(name)?, ui, names)))
        .collect();
    let [scores, greatest, shifted] = &mut *grids else { return false };
    if ui.lit.is_none() {
        greatest.cursor = Some(Cell::new(row, 0));
        let in_row = |cell: &Cell| cell.row == row;
        scores.lit = Shape::matrix(n, n).cells().filter(in_row).collect();
        shifted.lit.clone_from(&scores.lit);
    }
    // The rows are the same: they are named once.
    greatest.row_names = &blank;
    shifted.row_names = &blank;
    let needed: u16 = grids.iter().map(|grid| grid.width(grid.numbers(2))).sum();
    if needed + SIGNS + 3 > area.width {
        return false;
    }
    let title = format!("row_max = max of rows({of}), shifted = {of} − row_max");
    let below = arrangement::under_strip(&title, now.program(), Some(step.stage), theme, area, buffer);
    beside::in_a_row(&grids, &["−", "→"], ui, below, buffer);
    true
}

/// Columns of the signs between three grids.
const SIGNS: u16 = 6;

/// The weights with the sum of each row, blank until they are computed.
fn render_weights(run: Shown<Attention>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (theme, lab) = (ui.theme, run.lab());
    let n = lab.tokens().len();
    let mut scale = vec![Span::styled(" weight ", theme.title())];
    let (value, largest) = (lab.weights_with_sums(), lab.largest_weight());
    for place in [0.0, 0.5, 1.0] {
        let text = format!(" {} ", with_decimals(place * largest, 2));
        scale.push(Span::styled(text, theme.share(place)));
    }
    if lab.is_masked(0, n) {
        scale.push(Span::styled(format!("  {MASKED} "), theme.border()));
        scale.push(Span::styled("masked", theme.title()));
    }
    scale.push(Span::raw(" "));
    let title = " weights: how much each row's token looks at each column's ";
    let inner = framed(panel(title, theme).title_bottom(legend(area, scale)), area, buffer);

    let mut columns = lab.tokens().to_vec();
    columns.push(theme.formula("Σ".to_owned()));
    let row = current_row(run, ui.look);
    // The weights that the current stage reads or writes, a row of them at once.
    let own = run.step.as_ref().filter(|step| step.name() == "divide");
    let cursor = own.and_then(|step| Some(step.cell(step.result()?, ui.look.cell())));
    let sums = |cell: Cell| Cell::new(cell.row, n);
    let (cursor, lit) = if ui.lit.is_some() {
        let lit = ui.sources("weight_sums").into_iter().map(sums).chain(ui.sources("weights")).collect();
        (ui.asked("weights").or(ui.asked("weight_sums").map(sums)), lit)
    } else if run.progress_of("weights").done > 0 {
        (cursor, (0..n).map(|column| Cell::new(row, column)).filter(|_| cursor.is_none()).collect())
    } else {
        (None, HashSet::new())
    };
    let grid = Grid {
        title: heading(run, n),
        value: &value,
        row_names: lab.tokens(),
        column_names: &columns,
        cursor,
        is_source: false,
        lit,
        progress: run.progress_of("weights"),
    };
    let beside =
        if inner.width >= ROOMY && inner.height >= 4 { words::longest_advice(run, ui.words) as u16 + 3 } else { 0 };
    let (cells, is_advised) = fitting(&grid, inner.width, beside);
    let pitch = grid::pitch(grid.rows(), inner.height);
    let height = grid.height_at(pitch).min(inner.height);
    let whole = grid.width(cells) + if is_advised { beside } else { 0 };
    let place = Rect {
        x: inner.x + inner.width.saturating_sub(whole) / 2,
        y: inner.y + (inner.height - height) / 2,
        width: grid.width(cells).min(inner.width),
        height,
    };
    grid.render_at(pitch, cells, theme, place, buffer);
    let place_at = |cell: Cell| grid.place_at(cell, pitch, cells, place);
    render_grounds(run, &grid, &place_at, ui, buffer);
    // A sum is no weight: it has no ground to be compared by.
    let sums = (0..n).map(|row| Cell::new(row, n));
    for cell in sums.filter(|cell| grid.cursor != Some(*cell) && !grid.lit.contains(cell)) {
        if let Some(cell) = grid.place_at(cell, pitch, cells, place) {
            buffer.set_style(cell, Style::new().bg(Color::Reset));
        }
    }
    let middle = |cell: Rect| Rect { y: cell.y + cell.height.saturating_sub(1) / 2, height: 1, ..cell };
    let is_masked_yet = run.progress_of("masked");
    for cell in value.shape().cells().filter(|cell| cell.column < n && lab.is_masked(cell.row, cell.column)) {
        if !is_masked_yet.has(cell, Shape::matrix(n, n)) {
            continue;
        }
        if let Some(cell) = grid.place_at(cell, pitch, cells, place).map(middle) {
            let right = Rect { x: cell.x + 1, width: cell.width.saturating_sub(1), ..cell };
            Line::styled(" ".repeat(right.width.into()), theme.text()).render(right, buffer);
            Line::styled(MASKED, theme.border()).right_aligned().render(right, buffer);
        }
    }
    if !is_advised {
        return;
    }
    for row in 0..n {
        let sum = Cell::new(row, n);
        let (Some(cell), true) =
            (grid.place_at(sum, pitch, cells, place), run.number("weights", Cell::new(row, 0)).is_some())
        else {
            continue;
        };
        let (y, x) = (middle(cell).y, place.right() + 2);
        let Some((most, weight)) = lab.most_looked_at(row) else { continue };
        let text = Line::from(vec![
            Span::styled(format!("{} ", ui.words.whole(&words::advice(run, most))), theme.dim()),
            Span::styled(with_decimals(weight, DECIMALS), theme.value()),
        ]);
        text.render(Rect { x, y, width: inner.right().saturating_sub(x), height: 1 }, buffer);
    }
}

/// Lays a ground behind each weight that says how large it is beside the largest.
fn render_grounds(
    run: Shown<Attention>,
    grid: &Grid,
    place_at: &dyn Fn(Cell) -> Option<Rect>,
    ui: &Ui,
    buffer: &mut Buffer,
) {
    let (n, largest) = (run.lab().tokens().len(), run.lab().largest_weight());
    let weights = grid.value.shape().cells().filter(|cell| cell.column < n && grid.cursor != Some(*cell));
    for cell in weights.filter(|cell| run.number("weights", *cell).is_some()) {
        let Some(place) = place_at(cell) else { continue };
        let style = ui.theme.share(grid.value.get(cell) / largest);
        let style = if grid.lit.contains(&cell) { style.add_modifier(Modifier::BOLD) } else { style };
        buffer.set_style(place, style);
    }
}

/// What stands above the weights: before they are there, when they come.
fn heading(run: Shown<Attention>, n: usize) -> String {
    if run.progress_of("weights").done > 0 {
        return format!("weights ({n}×{n}), with the sum of each row");
    }
    let stages = run.now.program().stages();
    let stage = stages.iter().position(|stage| &*stage.name == "divide").map_or(0, |stage| stage + 1);
    format!("weights ({n}×{n}): they come in stage {stage}, divide")
}

/// The row that the stage has come to, or that somebody looks at.
fn current_row(run: Shown<Attention>, look: &Look) -> usize {
    let step = run.step.as_ref();
    let cell = step.and_then(|step| Some(step.cell(step.result()?, look.cell())));
    cell.map_or(look.row, |cell| cell.row).min(run.lab().tokens().len() - 1)
}

/// With as many decimals, and as wide, as there is room for; where there is none for all, as what is around the cursor.
/// Also whether there is room for what stands beside it.
fn fitting(grid: &Grid, width: u16, beside: u16) -> (Cells, bool) {
    for (least, beside) in [(3, beside), (1, 0)] {
        for decimals in (least..=DECIMALS).rev() {
            let cells = grid.numbers(decimals);
            if grid.width(cells) + beside <= width {
                let widened = (0..=WIDENED).rev().map(|by| cells.widened(by));
                let widened = widened.into_iter().find(|cells| grid.width(*cells) + beside <= width);
                return (widened.unwrap_or(cells), beside > 0);
            }
        }
    }
    (grid.narrow_numbers(2).with_short_names(), false)
}
