//! Three nested loops at one cell of the product: the lines that are gone through, and what the innermost has added up.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::MatrixProduct;
use crate::lab::{Shown, Step, grouped};
use crate::ops::Cell;
use crate::ui::number::number;
use crate::ui::{Ui, framed, panel};

/// Columns of the lines of code.
const CODE: u16 = 34;

/// Columns of a number of the table, and of the number of a term.
const NUMBER: usize = 9;
const TERM: usize = 4;

/// Draws the loops, and beside them the table of the innermost.
pub(super) fn render(run: Shown<MatrixProduct>, step: &Step, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let Some(of) = step.result() else { return };
    let cell = step.cell(of, ui.look.cell());
    let Cell { row, column, .. } = cell;
    let title = format!(" three nested loops, at i = {row}, j = {column} ");
    let inner = framed(panel(title, ui.theme), area, buffer);
    let code = Rect { width: CODE.min(inner.width), ..inner };
    render_code(run, cell, ui, code, buffer);
    let table = Rect { x: code.right(), width: inner.width - code.width, ..inner };
    render_terms(run, step.evaluation.program().name(of), cell, ui, table, buffer);
}

fn render_code(run: Shown<MatrixProduct>, cell: Cell, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (theme, n) = (ui.theme, run.lab().n());
    let (row, column) = (cell.row, cell.column);
    let at = |text: String| Span::styled(text, theme.accent());
    let code = |text: &'static str| Span::styled(text, theme.text());
    let cubed = (n as u64).pow(3);
    let lines = [
        Line::from(vec![Span::styled(format!("for i in range({n}):"), theme.text()), at(format!("  i = {row}"))]),
        Line::from(vec![Span::styled(format!("  for j in range({n}):"), theme.text()), at(format!("  j = {column}"))]),
        Line::from(code("    total = 0")),
        Line::from(Span::styled(format!("    for k in range({n}):"), theme.text())),
        Line::from(code("      total += A[i, k] * B[k, j]")),
        Line::from(code("    C[i, j] = total")),
        Line::default(),
        Line::styled(format!("{} times the innermost line,", grouped(cubed)), theme.dim()),
        Line::styled("one multiplication at a time", theme.dim()),
    ];
    for (line, place) in lines.into_iter().zip(area.rows()) {
        line.render(place, buffer);
    }
}

/// A line for each turn of the innermost loop: the first and the last where there is no room for all.
fn render_terms(run: Shown<MatrixProduct>, name: &str, cell: Cell, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let Cell { row, column, .. } = cell;
    let headings = [format!("A[{row},k]"), format!("B[k,{column}]"), "product".to_owned(), "total".to_owned()];
    let heading = headings.map(|text| format!("{text:>NUMBER$}")).concat();
    Line::styled(format!("{:>TERM$}{heading}", "k"), theme.dim()).render(area, buffer);
    let terms = run.lab().terms(cell);
    let fits = usize::from(area.height.saturating_sub(1));
    let first = if terms.len() <= fits { terms.len() } else { fits.saturating_sub(2) };
    let line = |k: usize| {
        let [a, b, product, total] = terms[k];
        let text = |value: f64| format!("{:>NUMBER$}", number(value));
        let source = |name: &str, at: Cell, usual: Style| ui.style_of(name, at, usual);
        let is_last = k + 1 == terms.len();
        let sum = if is_last { ui.style_of(name, cell, theme.accent()) } else { theme.value() };
        Line::from(vec![
            Span::styled(format!("{k:>TERM$}"), theme.dim()),
            Span::styled(text(a), source("A", Cell::new(row, k), theme.data())),
            Span::styled(text(b), source("B", Cell::new(k, column), theme.curve())),
            Span::styled(text(product), theme.text()),
            Span::styled(text(total), sum),
        ])
    };
    let mut lines: Vec<Line> = (0..first).map(line).collect();
    if first < terms.len() {
        lines.push(Line::styled(format!("{:>TERM$} {} more", "…", terms.len() - first - 1), theme.dim()));
        lines.push(line(terms.len() - 1));
    }
    for (line, place) in lines.into_iter().zip(area.rows().skip(1)) {
        line.render(place, buffer);
    }
}
