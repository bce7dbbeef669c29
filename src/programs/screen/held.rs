//! What is held under which name: what the last statement changed first, then what stands in it, then all else.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Widget;

use super::super::stand::{ProgramStand, Variable};
use crate::numpy::{Array, Buffer as Cells};
use crate::ops::Cell;
use crate::python::session::{Held, Kept};
use crate::ui::number::{number, truth};
use crate::ui::{Target, Theme, Ui, framed, panel, render_cut};

/// Numbers of an array that are told of beside its name.
const FEW: usize = 6;

/// What is held, in its frame; ahead of it what is watched. While a statement is not done, what was held ahead of it.
pub fn render(stand: &ProgramStand, watched: &[Line], is_done: bool, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    if area.is_empty() {
        return;
    }
    let so_far: Vec<Variable>;
    let cursor = ui.look.is("names").then_some(ui.look.row);
    let variables = if is_done || cursor.is_some() {
        in_order(stand)
    } else {
        // Ahead of a statement's last part its names hold what they held.
        so_far = in_order(stand).into_iter().filter_map(Variable::so_far).collect();
        so_far.iter().collect()
    };
    let height = usize::from(area.height.saturating_sub(2)).saturating_sub(watched.len());
    // Whoever moves over the names sees the one that the cursor stands on, in the middle where there are many.
    let most = variables.len().saturating_sub(height);
    let above = cursor.map_or(0, |row| row.saturating_sub(height / 2)).min(most);
    let more = match (above, most - above) {
        (0, 0) => String::new(),
        (0, below) => format!(" {below} more "),
        (above, below) => format!(" ▲ {above} ▼ {below} "),
    };
    let variables = &variables[above..];
    let title = stand.back_in.map_or(" variables ".to_owned(), |line| format!(" variables, back in line {line} "));
    let block = panel(title, theme).title_bottom(Line::styled(more, theme.dim()).right_aligned());
    let inner = framed(block, area, buffer);
    for (line, row) in watched.iter().zip(inner.rows()) {
        render_cut(line.clone(), theme, row, buffer);
    }
    let taken = (watched.len() as u16).min(inner.height);
    let below = Rect { y: inner.y + taken, height: inner.height - taken, ..inner };
    list(variables, &stand.variables, theme, below, buffer);
    if let Some(cursor) = cursor {
        for (place, row) in below.rows().enumerate().take(variables.len()) {
            theme.note(row, Target::from_cursor(Cell::new(cursor, 0), Cell::new(above + place, 0)));
        }
    }
    if let Some(row) = cursor.filter(|_| !variables.is_empty()) {
        let row = (row - above) as u16;
        let line = Rect { y: below.y + row, height: 1, ..below };
        if row < below.height {
            buffer[(line.x, line.y)].set_symbol("▸");
            buffer.set_style(line, theme.text().add_modifier(Modifier::REVERSED));
        }
    }
}

/// What the last statement changed, in the place of its arithmetic.
pub fn render_changes(stand: &ProgramStand, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let inner = framed(panel(" changed ", theme), area, buffer);
    let changed: Vec<&Variable> = stand.variables.iter().filter(|variable| variable.has_changed()).collect();
    if changed.is_empty() {
        return Line::styled("nothing", theme.dim()).render(inner, buffer);
    }
    list(&changed, &stand.variables, theme, inner, buffer);
}

/// Another name that looks at the same numbers: what is written by the one is seen by the other.
fn alias<'a>(variable: &Variable, all: &'a [Variable]) -> Option<&'a str> {
    let Kept::Array(array) = &variable.held.value else { return None };
    let shares = |other: &&Variable| match &other.held.value {
        Kept::Array(of) => other.name != variable.name && Arc::ptr_eq(&of.buffer, &array.buffer),
        _ => false,
    };
    (array.rank() > 0).then(|| all.iter().find(shares).map(|other| other.name.as_str())).flatten()
}

fn list(variables: &[&Variable], all: &[Variable], theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let names = variables.iter().take(usize::from(area.height));
    let width = names.map(|variable| variable.name.chars().count()).max().unwrap_or(0).min(usize::from(area.width) / 3);
    for (variable, row) in variables.iter().zip(area.rows()) {
        render_cut(line(variable, alias(variable, all), width, theme), theme, row, buffer);
    }
}

/// The statement that the last step belongs to, as it is written.
fn statement(stand: &ProgramStand) -> &str {
    stand.statement.map_or("", |(from, to)| &stand.source.text[from as usize..to as usize])
}

/// Whether a statement names a variable.
fn is_in(statement: &str, variable: &Variable) -> bool {
    let name = variable.name.as_str();
    statement.match_indices(name).any(|(at, _)| {
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !is_word(statement[..at].chars().next_back()) && !is_word(statement[at + name.len()..].chars().next())
    })
}

/// The variables in the order in which they are told.
pub fn in_order(stand: &ProgramStand) -> Vec<&Variable> {
    let statement = statement(stand);
    let mut all: Vec<&Variable> = stand.variables.iter().collect();
    all.sort_by_cached_key(|variable| (!variable.has_changed(), !is_in(statement, variable)));
    all
}

/// The variable that the last step is about: one that it has changed, else one that it names; nothing where there is none.
pub fn told_first(stand: &ProgramStand) -> Option<&Variable> {
    let statement = statement(stand);
    in_order(stand).into_iter().find(|variable| {
        let has_numbers = !matches!(variable.held.value, Kept::Text(_));
        has_numbers && (variable.has_changed() || is_in(statement, variable))
    })
}

fn line(variable: &Variable, alias: Option<&str>, width: usize, theme: &Theme) -> Line<'static> {
    let has_changed = variable.has_changed();
    let name: String = variable.name.chars().take(width).collect();
    let marker = if has_changed { "●" } else { " " };
    let mut pieces = vec![
        Piece::styled(marker, theme.accent()),
        Piece::styled(format!("{name:<width$} "), if has_changed { theme.accent() } else { theme.text() }),
    ];
    let size = size(&variable.held);
    if !size.is_empty() {
        pieces.push(Piece::styled(format!("{size} "), theme.dim()));
    }
    if let Some(alias) = alias {
        pieces.push(Piece::styled(format!("shares {alias} "), theme.fitted()));
    }
    let now = told(&variable.held);
    if let Some(before) = variable.before.as_ref().filter(|_| size.is_empty()) {
        let before = told(before);
        if before != now {
            pieces.push(Piece::styled(before, theme.dim().add_modifier(Modifier::CROSSED_OUT)));
            pieces.push(Piece::styled(" → ", theme.dim()));
        }
    }
    pieces.push(Piece::styled(now, theme.value()));
    if variable.is_next {
        pieces.push(Piece::styled(" next", theme.dim()));
    } else if variable.is_new {
        pieces.push(Piece::styled(" new", theme.dim()));
    }
    Line::from(pieces)
}

/// The type and the shape of an array; of what says so itself, nothing.
pub fn size(held: &Held) -> String {
    match &held.value {
        Kept::Array(array) if array.rank() > 0 => {
            let axes: Vec<String> = array.shape().iter().map(usize::to_string).collect();
            let kind = if held.kind == "float64" { String::new() } else { format!(" {}", held.kind) };
            format!("({}){kind}", axes.join("×"))
        }
        _ => String::new(),
    }
}

/// What is held, in a few words.
pub fn told(held: &Held) -> String {
    match &held.value {
        Kept::Number(told) if held.kind.ends_with("bool") => truth(*told != 0.0).to_owned(),
        Kept::Number(told) => number(*told),
        Kept::Text(text) => text.clone(),
        Kept::Array(array) => first_numbers(array),
    }
}

fn first_numbers(array: &Array) -> String {
    let places = array.places();
    let write = |place: &usize| match &*array.buffer {
        Cells::Bool(cells) => truth(cells[*place]).to_owned(),
        Cells::Uint8(cells) => cells[*place].to_string(),
        Cells::Int32(cells) => cells[*place].to_string(),
        Cells::Int64(cells) => cells[*place].to_string(),
        Cells::Float32(cells) => number(cells[*place].into()),
        Cells::Float64(cells) => number(cells[*place]),
        other => format!("{:?}", other.cell(*place)),
    };
    let numbers: Vec<String> = places.iter().take(FEW).map(write).collect();
    let more = if places.len() > FEW { " …" } else { "" };
    format!("{}{more}", numbers.join("  "))
}
