//! Runs beside each other: what each is told apart by, and the line that lists them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Theme;
use super::raster::Stroke;

/// A mark for each place among runs beside each other; they stay apart where there is only ASCII as well.
const MARKS: [&str; 8] = ["●", "▲", "■", "×", "+", "○", "▼", "□"];

/// Runs that can stand beside each other: as many as can be told apart by a mark and a line.
pub const MOST: usize = MARKS.len();

/// A pattern of dots along a line for each place.
const STROKES: [Stroke; MOST] = [
    Stroke::Solid,
    Stroke::Dashed,
    Stroke::Pattern(0b001, 3),
    Stroke::Pattern(0b00_1111_1111, 10),
    Stroke::Pattern(0b001_0001_1111, 12),
    Stroke::Pattern(0b0_0001, 5),
    Stroke::Pattern(0b0_0011, 5),
    Stroke::Pattern(0b0010_0100_1111, 14),
];

/// The mark of the run in this place.
pub fn mark(slot: usize) -> &'static str {
    MARKS[slot % MARKS.len()]
}

/// The pattern of its line.
pub fn stroke(slot: usize) -> Stroke {
    STROKES[slot % STROKES.len()]
}

/// A run as the line lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Its place among those beside each other.
    pub slot: usize,
    /// Whether it is in front.
    pub is_front: bool,
    /// What there is to say of it: that it rests, and why.
    pub says: String,
}

impl Listed {
    fn width(&self, room: Room) -> usize {
        let says = self.said(room).chars().count();
        self.name.chars().count() + 4 + says + usize::from(says > 0)
    }

    /// What there is to say of it in so much room.
    fn said(&self, room: Room) -> &str {
        match room {
            Room::Enough => &self.says,
            Room::ForWords => self.says.split([' ', ':']).next().unwrap_or_default(),
            Room::None => "",
        }
    }
}

/// How much room there is for what there is to say of runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// For all of it.
    Enough,
    /// For a word of each.
    ForWords,
    /// None.
    None,
}

/// The columns of each run in the line, as many as fit from the first on that leaves that in front in sight; what there is
/// to say of them is left out where there is no room for it.
fn places(runs: &[Listed], area: Rect) -> (Vec<(usize, Rect)>, Room) {
    let room = usize::from(area.width).saturating_sub(2);
    let fits = |says: &Room| runs.iter().map(|run| run.width(*says)).sum::<usize>() <= room;
    let says = [Room::Enough, Room::ForWords].into_iter().find(fits).unwrap_or(Room::None);
    let front = runs.iter().position(|run| run.is_front).unwrap_or_default();
    let width = |run: &Listed| run.width(says);
    let mut first = 0;
    while first < front && runs[first..=front].iter().map(width).sum::<usize>() > room {
        first += 1;
    }
    let mut x = area.x + 1;
    let mut found = vec![];
    for (index, run) in runs.iter().enumerate().skip(first) {
        let place = Rect { x, width: width(run) as u16, ..area };
        if place.right() > area.right() {
            break;
        }
        x = place.right();
        found.push((index, place));
    }
    (found, says)
}

/// Draws the line.
pub fn render(runs: &[Listed], theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (places, says) = places(runs, area);
    for (index, place) in &places {
        let run = &runs[*index];
        let style = theme.run(run.slot);
        let front = if run.is_front { style.add_modifier(Modifier::REVERSED | Modifier::BOLD) } else { style };
        let mut line = vec![Span::styled(format!(" {} {} ", mark(run.slot), run.name), front)];
        line.push(Span::styled(run.said(says), theme.dim()));
        Line::from(line).render(place.intersection(area), buffer);
    }
    let hidden = runs.len() - places.len();
    if hidden > 0
        && let Some(cell) = buffer.cell_mut((area.right() - 1, area.y))
    {
        cell.set_symbol("…").set_style(theme.dim());
    }
}

/// The run in this column of the line, by its place among them.
pub fn at(runs: &[Listed], area: Rect, column: u16, row: u16) -> Option<usize> {
    let is_there = |place: &Rect| place.contains((column, row).into());
    places(runs, area).0.into_iter().find(|(_, place)| is_there(place)).map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(names: &[&str], front: usize, says: &str) -> Vec<Listed> {
        let run = |(slot, name): (usize, &&str)| Listed {
            name: (*name).to_owned(),
            slot,
            is_front: slot == front,
            says: says.to_owned(),
        };
        names.iter().enumerate().map(run).collect()
    }

    #[test]
    fn the_run_in_front_is_always_in_sight() {
        let names = ["training", "lr=0.01", "lr=0.1", "lr=0.9", "momentum", "adam", "nesterov", "rmsprop"];
        for width in 20..120 {
            for front in 0..names.len() {
                let runs = listed(&names, front, "rests");
                let (places, _) = places(&runs, Rect::new(0, 3, width, 1));
                let place = places.iter().find(|(index, _)| *index == front).map(|(_, place)| *place);
                let place = place.unwrap_or_else(|| panic!("{front} is not to be seen in {width} columns"));
                assert_eq!(at(&runs, Rect::new(0, 3, width, 1), place.x, 3), Some(front));
            }
        }
        assert_eq!(at(&listed(&names, 0, ""), Rect::new(0, 3, 80, 1), 2, 4), None);
    }

    #[test]
    fn marks_and_lines_are_told_apart() {
        for a in 0..8 {
            for b in 0..a {
                assert_ne!(mark(a), mark(b));
                assert_ne!(stroke(a), stroke(b));
            }
        }
    }
}
