//! What surrounds every lab: the tabs above it; the sentence, the transport and the keys below.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Theme;

/// Where the parts of the screen go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regions {
    /// The tabs.
    pub tabs: Rect,
    /// The runs that stand beside each other; nothing where there is one.
    pub runs: Rect,
    /// The lab.
    pub body: Rect,
    /// One sentence, or the line being written.
    pub sentence: Rect,
    /// The transport.
    pub transport: Rect,
    /// The keys that work now.
    pub keys: Rect,
}

impl Regions {
    /// The parts of a screen of this area.
    pub fn of(area: Rect) -> Self {
        Self::with_runs(area, false)
    }

    /// The parts of a screen of this area; with a line for runs that stand beside each other, where there are any.
    pub fn with_runs(area: Rect, has_runs: bool) -> Self {
        let rows = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(u16::from(has_runs)),
            Constraint::Min(0),
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Length(1),
        ]);
        let [tabs, runs, body, sentence, transport, keys] = rows.areas(area);
        Self { tabs, runs, body, sentence, transport, keys }
    }
}

/// Each tab's name with the columns it takes, as many as there is room for, the current one always among them.
fn tab_places<'a>(names: &[&'a str], current: usize, area: Rect) -> Vec<(usize, &'a str, Rect)> {
    let width = |name: &str| name.chars().count() as u16 + 2;
    // A column at the right says that there are more.
    let room = area.width.saturating_sub(BRAND.len() as u16 + 1);
    // From the leftmost tab on that still leaves the current one in sight.
    let mut first = 0;
    while first < current && names[first..=current].iter().map(|name| width(name)).sum::<u16>() > room {
        first += 1;
    }
    let mut x = area.x + BRAND.len() as u16;
    let mut places = vec![];
    for (index, name) in names.iter().enumerate().skip(first) {
        let place = Rect { x, y: area.y, width: width(name), height: area.height.min(1) };
        if place.right() >= area.right() {
            break;
        }
        x = place.right();
        places.push((index, *name, place));
    }
    places
}

const BRAND: &str = " lina ";

/// The tabs, the current one unmistakable with colours and without.
pub fn render_tabs(names: &[&str], current: usize, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    Line::styled(BRAND, theme.dim()).render(area, buffer);
    let places = tab_places(names, current, area);
    for (index, name, place) in &places {
        let is_current = *index == current;
        let text = if is_current { format!("[{name}]") } else { format!(" {name} ") };
        let style = if is_current { theme.accent().add_modifier(Modifier::REVERSED) } else { theme.text() };
        Line::styled(text, style).render(place.intersection(area), buffer);
    }
    if places.first().is_some_and(|(index, ..)| *index > 0) {
        let mark = Rect { x: area.x + BRAND.len() as u16 - 1, width: 1, ..area };
        Line::styled("‹", theme.dim()).render(mark.intersection(area), buffer);
    }
    if places.last().is_some_and(|(index, ..)| index + 1 < names.len()) {
        let mark = Rect { x: area.right().saturating_sub(1), width: 1, ..area };
        Line::styled("›", theme.dim()).render(mark.intersection(area), buffer);
    }
}

/// The tab at a column.
pub fn tab_at(names: &[&str], current: usize, area: Rect, column: u16, row: u16) -> Option<usize> {
    let at = ratatui::layout::Position::new(column, row);
    tab_places(names, current, area).into_iter().find(|(.., place)| place.contains(at)).map(|(index, ..)| index)
}

/// What the transport shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Transport<'a> {
    /// What is at the right: position, playing or paused, speed, seed.
    pub status: &'a str,
    /// Where in the run the lab stands, from 0 to 1.
    pub place: f64,
    /// How far the run has been computed, from 0 to 1.
    pub reached: f64,
    /// Whether it plays.
    pub is_playing: bool,
}

/// A part of the transport that can be clicked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Button {
    /// To the start.
    Start,
    /// One round back.
    Back,
    /// Play, or pause.
    Play,
    /// One round on.
    Forward,
    /// To the end.
    End,
    /// To a place in the run, from 0 to 1.
    Place(f64),
}

const BUTTONS: [(&str, Button); 5] =
    [("«", Button::Start), ("‹", Button::Back), ("▶", Button::Play), ("›", Button::Forward), ("»", Button::End)];

/// Columns of one button, with the space around it.
const BUTTON: u16 = 3;

/// Where the track lies between the buttons and the status; nothing where there is no room.
fn track(status: &str, area: Rect) -> Option<Rect> {
    let left = BUTTON * BUTTONS.len() as u16 + 1;
    let right = status.chars().count() as u16 + 2;
    let width = area.width.checked_sub(left + right).filter(|width| *width >= 5)?;
    Some(Rect { x: area.x + left, width, ..area })
}

/// The transport: buttons, a track that shows where in the run the lab stands, and the status.
pub fn render_transport(transport: &Transport, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let track = track(transport.status, area);
    if let Some(track) = track {
        for (k, (symbol, button)) in BUTTONS.iter().enumerate() {
            let symbol = if *button == Button::Play && transport.is_playing { "‖" } else { symbol };
            let x = area.x + 1 + BUTTON * k as u16;
            Line::styled(symbol, theme.key()).render(Rect { x, width: 1, ..area }.intersection(area), buffer);
        }
        let column = |place: f64| ((f64::from(track.width) - 1.0) * place.clamp(0.0, 1.0)).round() as u16;
        let mark = |x: u16, symbol: &str, style: Style, buffer: &mut Buffer| {
            if let Some(cell) = buffer.cell_mut((track.x + x, track.y)) {
                cell.set_symbol(symbol).set_style(style);
            }
        };
        for x in 0..track.width {
            let (symbol, style) = if x <= column(transport.reached) && transport.reached > 0.0 {
                ("━", theme.future())
            } else {
                ("─", theme.border())
            };
            mark(x, symbol, style, buffer);
        }
        for x in 0..column(transport.place) {
            mark(x, "━", theme.accent(), buffer);
        }
        mark(column(transport.place), "●", theme.accent(), buffer);
    }
    let status = Line::styled(format!("{} ", transport.status), theme.text());
    if track.is_some() { status.right_aligned() } else { status }.render(area, buffer);
}

/// What a click on the transport means.
pub fn button_at(status: &str, area: Rect, column: u16) -> Option<Button> {
    let track = track(status, area)?;
    if (track.left()..track.right()).contains(&column) {
        let place = f64::from(column - track.x) / (f64::from(track.width) - 1.0);
        return Some(Button::Place(place));
    }
    let index = usize::from(column.checked_sub(area.x)? / BUTTON);
    BUTTONS.get(index).map(|(_, button)| *button)
}

/// Columns between one key and the next.
const GAP: usize = 2;

/// Where each key stands with what it does, as many as fit: the columns of the key, and of both.
fn hint_places(hints: &[(String, String)], area: Rect) -> Vec<(Range<usize>, Range<usize>)> {
    let mut places = vec![];
    let mut x = 1;
    for (key, does) in hints {
        let key_end = x + Span::raw(key).width();
        let end = key_end + 1 + Span::raw(does).width();
        if end > usize::from(area.width) {
            break;
        }
        places.push((x..key_end, x..end));
        x = end + GAP;
    }
    places
}

/// Keys with what they do, as many as fit.
pub fn render_keys(hints: &[(String, String)], theme: &Theme, area: Rect, buffer: &mut Buffer) {
    for ((key, does), (_, columns)) in hints.iter().zip(hint_places(hints, area)) {
        let place = Rect { x: area.x + columns.start as u16, width: columns.len() as u16, ..area };
        let line =
            Line::from(vec![Span::styled(key.as_str(), theme.key()), Span::styled(format!(" {does}"), theme.dim())]);
        line.render(place.intersection(area), buffer);
    }
}

/// Which of these keys stands in a column, by its place, and how many columns into it.
pub fn hint_at(hints: &[(String, String)], area: Rect, column: u16) -> Option<(usize, usize)> {
    let x = usize::from(column.checked_sub(area.x)?);
    let place = hint_places(hints, area).into_iter().position(|(_, columns)| columns.contains(&x))?;
    let (key, _) = &hint_places(hints, area)[place];
    Some((place, x - key.start))
}
