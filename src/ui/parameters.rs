//! The parameters of a lab, and editing them.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};
use tui_input::Input;

use super::{Target, Theme, framed, panel};
use crate::lab::{Parameter, Parameters, Setting, Since, Snapshot};

/// A parameter being edited.
#[derive(Debug, Clone)]
pub struct Editor {
    /// Which, by its place among all the lab's parameters.
    pub selected: usize,
    /// What is being written for it.
    pub input: Option<Input>,
    /// From when on changes hold.
    pub since: Since,
}

/// From this width on each parameter has a line of its own, with its meaning.
const ROOMY: u16 = 44;

/// A panel with the parameters that play a part, the one being edited marked.
pub fn render(shown: &Snapshot, editor: Option<&Editor>, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let title = match editor {
        Some(editor) if shown.parameters().at(editor.selected).0.whole_run => {
            Span::styled(" set for the whole run ", theme.accent())
        }
        Some(editor) => Span::styled(format!(" set {} ", since(shown, editor.since)), theme.accent()),
        None => Span::raw(" parameters "),
    };
    let inner = framed(panel(title, theme), area, buffer);
    let parameters = &shown.parameters();
    let is_roomy = inner.width >= ROOMY && usize::from(inner.height) >= parameters.that_matter().count();
    let Written { lines, selected, places } = if is_roomy {
        roomy(parameters, editor, theme)
    } else {
        flowing(parameters, editor, theme, inner.width.into())
    };
    let height = usize::from(inner.height);
    let scroll = selected.saturating_sub(height.saturating_sub(1));
    for (parameter, line, columns) in places {
        let Some(row) = line.checked_sub(scroll).filter(|row| *row < height) else { continue };
        let place =
            Rect { x: inner.x + columns.start as u16, y: inner.y + row as u16, width: columns.len() as u16, height: 1 };
        let index = parameters.iter().position(|(known, _)| std::ptr::eq(known, parameter));
        if let Some(index) = index {
            theme.note(place.intersection(inner), Target::Parameter(index));
        }
    }
    Paragraph::new(lines).scroll((scroll as u16, 0)).render(inner, buffer);
}

/// From when on a change made now holds, in words.
pub fn since(shown: &Snapshot, since: Since) -> String {
    let round = shown.description().round;
    match since {
        _ if !shown.changes_in_mid_run() => "for every stage".to_owned(),
        Since::Start => format!("from {round} 0"),
        Since::Here => format!("from {round} {} on", shown.position.done),
        Since::Round(done) => format!("from {round} {done} on"),
    }
}

/// Parameters as they stand in their panel.
struct Written {
    lines: Vec<Line<'static>>,
    /// The line of the one that is being edited.
    selected: usize,
    /// The line and the columns of each.
    places: Vec<(&'static Parameter, usize, Range<usize>)>,
}

/// A line for each, with its meaning.
fn roomy(parameters: &Parameters, editor: Option<&Editor>, theme: &Theme) -> Written {
    let (mut selected, mut places) = (0, vec![]);
    let name_width = parameters.that_matter().map(|(parameter, _)| parameter.shown_as().len()).max().unwrap_or(0) + 1;
    let lines = parameters.that_matter().enumerate().map(|(line, (parameter, setting))| {
        let is_selected = is_selected(parameters, editor, parameter);
        if is_selected {
            selected = line;
        }
        let marker = if is_selected { "▸" } else { " " };
        let value = value(&setting, editor.filter(|_| is_selected), theme, is_selected);
        let padding = 10_usize.saturating_sub(value.width());
        places.push((parameter, line, 0..name_width + 1 + value.width()));
        Line::from(vec![
            Span::styled(format!("{marker}{:name_width$}", parameter.shown_as()), theme.dim()),
            value,
            Span::styled(format!("{:padding$} {}", "", parameter.meaning), theme.dim()),
        ])
    });
    let lines = lines.collect();
    Written { lines, selected, places }
}

/// As many to a line as fit.
fn flowing(parameters: &Parameters, editor: Option<&Editor>, theme: &Theme, width: usize) -> Written {
    let mut lines: Vec<Line<'static>> = vec![Line::default()];
    let (mut selected, mut places) = (0, vec![]);
    for (parameter, setting) in parameters.that_matter() {
        let is_selected = is_selected(parameters, editor, parameter);
        let name = Span::styled(parameter.shown_as(), theme.dim());
        let value = value(&setting, editor.filter(|_| is_selected), theme, is_selected);
        let needed = name.width() + 1 + value.width();
        let used = lines.last().map_or(0, Line::width);
        if used > 0 && used + 2 + needed > width {
            lines.push(Line::default());
        }
        let last = lines.len() - 1;
        if lines[last].width() > 0 {
            lines[last].push_span("  ");
        }
        let start = lines[last].width();
        places.push((parameter, last, start..start + needed));
        lines[last].extend([name, Span::raw(" "), value]);
        if is_selected {
            selected = last;
        }
    }
    Written { lines, selected, places }
}

fn is_selected(parameters: &Parameters, editor: Option<&Editor>, parameter: &Parameter) -> bool {
    editor.is_some_and(|editor| std::ptr::eq(parameters.at(editor.selected).0, parameter))
}

fn value(setting: &Setting, editor: Option<&Editor>, theme: &Theme, is_selected: bool) -> Span<'static> {
    let style = if is_selected { theme.accent().add_modifier(Modifier::REVERSED) } else { theme.value() };
    match editor.and_then(|editor| editor.input.as_ref()) {
        Some(input) => Span::styled(format!("{}▏", input.value()), style),
        // Text that nobody has given has a place all the same.
        None if setting.to_string().is_empty() => Span::styled("–", style),
        None => Span::styled(setting.to_string(), style),
    }
}
