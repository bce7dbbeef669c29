//! What flows between stations, as bands whose widths are true to the amounts: one scale for all of them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Theme;
use super::number::exact;
use super::raster::BITS;

/// Something that bands lead to and from.
#[derive(Debug, Clone)]
pub struct Station<'a> {
    /// What it is called.
    pub name: &'a str,
    /// How far along the way it lies, from 0.
    pub column: usize,
    /// What is known of it, in a second line; where that is too long it begins later.
    pub note: Vec<Span<'a>>,
    /// Whether it is the one that is being looked at.
    pub is_chosen: bool,
}

/// What flows from one station to another.
#[derive(Debug, Clone, Copy)]
pub struct Band {
    /// From this station, by its place among them.
    pub from: usize,
    /// To this one.
    pub to: usize,
    /// So much.
    pub amount: f64,
    /// How it is drawn.
    pub style: Style,
    /// How its amount is written.
    pub amount_style: Style,
}

/// Stations in columns and the bands between them.
#[derive(Debug)]
pub struct Sankey<'a> {
    /// The stations.
    pub stations: &'a [Station<'a>],
    /// The bands. Those of a station lie over each other in this order.
    pub bands: &'a [Band],
}

/// Dots across and down a cell.
const ACROSS: usize = 2;
const DOWN: usize = 4;

/// Columns between the last stations and the names behind them.
const NAME_GAP: u16 = 2;

/// Columns that are kept free for a note.
const NOTE: u16 = 13;

/// Where everything goes, in dots; `x` in cells.
struct Layout {
    /// What one dot down stands for.
    unit: f64,
    /// Each station's column of cells, its topmost dot and its height.
    stations: Vec<(u16, usize, usize)>,
    /// Each band's topmost dot at its beginning and at its end, and its width.
    bands: Vec<(usize, usize, usize)>,
}

impl Sankey<'_> {
    /// The amount that one line of characters stands for when drawn into `area`; nothing where there is no room.
    pub fn amount_of_a_line(&self, area: Rect) -> Option<f64> {
        self.layout(area).map(|layout| layout.unit * DOWN as f64)
    }

    /// The larger of what comes into a station and what goes out of it.
    fn size(&self, station: usize) -> f64 {
        let total = |end: fn(&Band) -> usize| -> f64 {
            self.bands.iter().filter(|band| end(band) == station).map(|band| band.amount).sum()
        };
        total(|band| band.from).max(total(|band| band.to))
    }

    fn layout(&self, area: Rect) -> Option<Layout> {
        let height = usize::from(area.height) * DOWN;
        let columns = self.stations.iter().map(|station| station.column).max()?;
        let last = self.stations.iter().filter(|station| station.column == columns);
        let names = last.map(|station| station.name.chars().count()).max().unwrap_or(0) as u16 + NAME_GAP;
        let run = area.width.checked_sub(names + 1).filter(|run| usize::from(*run) > 2 * columns)?;
        let gap = match height {
            ..24 => 1,
            24..96 => DOWN,
            _ => 2 * DOWN,
        };
        let in_column = |column: usize| (0..self.stations.len()).filter(move |k| self.stations[*k].column == column);
        // The fullest column sets the scale.
        let units = (0..=columns).map(|column| {
            let room = height.saturating_sub(gap * in_column(column).count().saturating_sub(1));
            in_column(column).map(|station| self.size(station)).sum::<f64>() / room as f64
        });
        let unit = round_up(units.fold(0.0, f64::max))?;
        let dots = |amount: f64| (amount / unit).round() as usize;
        let widths: Vec<usize> = self.bands.iter().map(|band| dots(band.amount)).collect();
        let total = |station: usize, end: fn(&Band) -> usize| -> usize {
            self.bands.iter().zip(&widths).filter(|(band, _)| end(band) == station).map(|(_, width)| width).sum()
        };
        let mut stations = vec![(0, 0, 0); self.stations.len()];
        for column in 0..=columns {
            let tall = |station: usize| total(station, |band| band.from).max(total(station, |band| band.to));
            let all: usize = in_column(column).map(|station| tall(station) + gap).sum();
            let (count, free) = (in_column(column).count(), height.saturating_sub(all.saturating_sub(gap)));
            // One alone stands in the middle; several are spread over the whole height.
            let (mut top, between) = if count < 2 { (free / 2, gap) } else { (0, gap + free / (count - 1)) };
            for station in in_column(column) {
                let x = usize::from(run) * column / columns.max(1);
                stations[station] = (x as u16, top, tall(station));
                top += tall(station) + between;
            }
        }
        let mut leaving: Vec<usize> = stations.iter().map(|(_, top, _)| *top).collect();
        let mut arriving = leaving.clone();
        let bands = self.bands.iter().zip(&widths).map(|(band, width)| {
            let (from, to) = (&mut leaving[band.from], &mut arriving[band.to]);
            let place = (*from, *to, *width);
            (*from, *to) = (*from + width, *to + width);
            place
        });
        let bands = bands.collect();
        Some(Layout { unit, stations, bands })
    }

    /// Draws it. Any area will do.
    pub fn render(&self, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        let Some(layout) = self.layout(area) else { return };
        let mut dots = Dots::new(area);
        for (band, (from, to, width)) in self.bands.iter().zip(&layout.bands) {
            let x = |station: usize| usize::from(layout.stations[station].0) * ACROSS;
            // A dot is left free beside each station.
            let (left, right) = (x(band.from) + ACROSS + 1, x(band.to).saturating_sub(2));
            for x in left..=right {
                let along = (x - left) as f64 / (right - left).max(1) as f64;
                let top = *from as f64 + (*to as f64 - *from as f64) * smooth(along);
                dots.column(x, top.round() as usize, *width);
            }
            dots.finish(band.style);
        }
        for (station, (x, top, height)) in self.stations.iter().zip(&layout.stations) {
            for dot in 0..ACROSS {
                dots.column(usize::from(*x) * ACROSS + dot, *top, *height);
            }
            dots.finish(if station.is_chosen { theme.accent() } else { theme.text() });
        }
        dots.draw(buffer);
        let taken = self.write_names(&layout, theme, area, buffer);
        self.write_amounts(&layout, taken, area, buffer);
    }

    /// Writes each station's name and note beside it, and leaves the places they take.
    fn write_names(&self, layout: &Layout, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Vec<Rect> {
        let mut taken = vec![];
        for (station, (x, top, height)) in self.stations.iter().zip(&layout.stations) {
            let (first, last) = ((top / DOWN) as u16, ((top + height.max(&1) - 1) / DOWN) as u16);
            let (name_row, note_row) = match first.midpoint(last) {
                row if row + 1 < area.height => (row, row + 1),
                row => (row, row.saturating_sub(1)),
            };
            // Up to the next station at most.
            let next = layout.stations.iter().map(|(next, ..)| *next).filter(|next| next > x).min();
            let room = next.unwrap_or(area.width) - x - 1;
            let style = if station.is_chosen {
                theme.accent().add_modifier(Modifier::REVERSED)
            } else {
                theme.text().add_modifier(Modifier::BOLD)
            };
            let marker = if station.is_chosen { "▸" } else { " " };
            let name = Line::from(vec![
                Span::styled(marker, theme.accent()),
                Span::styled(station.name, style),
                Span::raw(" "),
            ]);
            let note = fitting(&station.note, usize::from(room));
            for (row, line, kept) in [(name_row, name, 0), (note_row, note, NOTE.min(room))] {
                let width = (line.width() as u16).min(room);
                let place = Rect { x: area.x + x + 1, y: area.y + row, width, height: 1 }.intersection(area);
                if width > 0 {
                    line.render(place, buffer);
                }
                // A note may come later; nothing is to move then.
                taken.push(Rect { width: width.saturating_sub(1).max(kept), ..place });
            }
        }
        taken
    }

    /// Writes each band's amount where it arrives, or where it leaves if there it would run into something.
    fn write_amounts(&self, layout: &Layout, mut taken: Vec<Rect>, area: Rect, buffer: &mut Buffer) {
        for (band, (from, to, width)) in self.bands.iter().zip(&layout.bands) {
            let amount = Line::styled(format!(" {} ", exact(band.amount)), band.amount_style);
            let columns = amount.width() as u16;
            let (left, right) = (layout.stations[band.from].0, layout.stations[band.to].0);
            let arriving = area.x + right.saturating_sub(columns);
            let leaving = area.x + left + 2;
            let middle = |top: usize| (top + width / 2) / DOWN;
            // The rows that the band fills at least half of, from its middle outwards.
            let rows = |top: usize| {
                let mut rows: Vec<usize> = ((top + DOWN / 2) / DOWN..(top + width + DOWN / 2) / DOWN).collect();
                rows.push(middle(top));
                rows.sort_by_key(|row| row.abs_diff(middle(top)));
                rows
            };
            let at = |x: u16, top: usize| rows(top).into_iter().map(move |row| (x, area.y + row as u16));
            let places = at(arriving, *to).chain(at(leaving, *from));
            let places = places.map(|(x, y)| Rect { x, y, width: columns, height: 1 }.intersection(area));
            let is_free = |place: &Rect| {
                right - left > columns + 2
                    && place.width == columns
                    && taken.iter().all(|other| !other.intersects(*place))
            };
            let place = places.into_iter().find(is_free);
            if let Some(place) = place {
                amount.render(place, buffer);
                taken.push(place);
            }
        }
    }
}

/// As many of the last parts of a note as fit whole, with spaces around, and between where there is room.
fn fitting<'a>(parts: &[Span<'a>], width: usize) -> Line<'a> {
    let blank = || Span::raw(" ");
    let lines = (0..parts.len()).flat_map(|first| {
        let parts = &parts[first..];
        let spaced: Line = parts.iter().flat_map(|part| [blank(), part.clone()]).chain([blank()]).collect();
        let close: Line = std::iter::once(blank()).chain(parts.iter().cloned()).chain([blank()]).collect();
        [spaced, close]
    });
    // The space behind may be cut off.
    lines.into_iter().find(|line| line.width() <= width + 1).unwrap_or_default()
}

/// The next amount above `least` that can be said in few digits.
fn round_up(least: f64) -> Option<f64> {
    let power = least.log10().floor();
    let digits = ["1", "1.25", "1.5", "2", "2.5", "3", "4", "5", "6", "7", "8", "9", "10"];
    // Read as it would be written, so that it is the double nearest to what is said.
    let amounts = digits.into_iter().filter_map(|digits| format!("{digits}e{power}").parse::<f64>().ok());
    amounts.into_iter().find(|amount| *amount >= least * (1.0 - 1e-9) && amount.is_finite() && *amount > 0.0)
}

/// From 0 to 1 without a corner at either end.
fn smooth(along: f64) -> f64 {
    along * along * (3.0 - 2.0 * along)
}

/// Dots in which bands may share a cell: none loses any, and the cell has the colour of the one with the most.
struct Dots {
    area: Rect,
    /// The dots of what is being drawn.
    own: Vec<u8>,
    touched: Vec<usize>,
    /// All dots, and the most that one band has here, with its style.
    cells: Vec<(u8, u32, Style)>,
}

impl Dots {
    fn new(area: Rect) -> Self {
        let cells = area.area() as usize;
        Self { area, own: vec![0; cells], touched: vec![], cells: vec![(0, 0, Style::new()); cells] }
    }

    /// `height` dots in column `x` from `top` on.
    fn column(&mut self, x: usize, top: usize, height: usize) {
        let (columns, rows) = (usize::from(self.area.width), usize::from(self.area.height));
        if x / ACROSS >= columns {
            return;
        }
        for y in (top..top + height).take_while(|y| y / DOWN < rows) {
            let cell = y / DOWN * columns + x / ACROSS;
            if self.own[cell] == 0 {
                self.touched.push(cell);
            }
            self.own[cell] |= BITS[y % DOWN][x % ACROSS];
        }
    }

    /// What was drawn since the last time is one thing of this style.
    fn finish(&mut self, style: Style) {
        for cell in self.touched.drain(..) {
            let own = std::mem::take(&mut self.own[cell]);
            let (bits, most, shown) = &mut self.cells[cell];
            *bits |= own;
            if own.count_ones() >= *most {
                (*most, *shown) = (own.count_ones(), style);
            }
        }
    }

    fn draw(&self, buffer: &mut Buffer) {
        for (position, (bits, _, style)) in self.area.positions().zip(&self.cells) {
            if let Some(cell) = buffer.cell_mut(position).filter(|_| *bits != 0) {
                cell.set_char(char::from_u32(0x2800 + u32::from(*bits)).unwrap_or(' ')).set_style(*style);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Capabilities, Colours};
    use crate::ui::Background;

    fn station(name: &'static str, column: usize) -> Station<'static> {
        Station { name, column, note: vec![], is_chosen: false }
    }

    fn band(from: usize, to: usize, amount: f64) -> Band {
        Band { from, to, amount, style: Style::new(), amount_style: Style::new() }
    }

    fn fork() -> ([Station<'static>; 3], [Band; 2]) {
        let stations = [station("all", 0), station("most", 1), station("few", 1)];
        (stations, [band(0, 1, 75.0), band(0, 2, 25.0)])
    }

    fn drawn(width: u16, height: u16) -> Vec<String> {
        let (stations, bands) = fork();
        let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        Sankey { stations: &stations, bands: &bands }.render(&theme, area, &mut buffer);
        let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..height).map(row).collect()
    }

    #[test]
    fn widths_are_true_to_the_amounts_on_one_scale() {
        let (stations, bands) = fork();
        let sankey = Sankey { stations: &stations, bands: &bands };
        let layout = sankey.layout(Rect::new(0, 0, 40, 11)).unwrap();
        assert_eq!(layout.unit, 2.5);
        assert_eq!(layout.bands, [(2, 0, 30), (32, 34, 10)]);
        assert_eq!(layout.stations[0], (0, 2, 40));
        assert_eq!(sankey.amount_of_a_line(Rect::new(0, 0, 40, 11)), Some(10.0));
    }

    #[test]
    fn a_band_has_as_many_dots_in_every_column() {
        let lines = drawn(40, 11);
        for x in 13..28 {
            let dots = |line: &String| {
                let dots = line.chars().nth(x).filter(|c| ('\u{2800}'..='\u{28ff}').contains(c));
                dots.map_or(0, |c| (c as u32 - 0x2800).count_ones())
            };
            assert_eq!(lines.iter().map(dots).sum::<u32>(), 2 * 40, "column {x}: {lines:#?}");
        }
    }

    #[test]
    fn stations_and_bands_are_labelled() {
        let lines = drawn(40, 11).join("\n");
        for label in ["all", "most", "few", " 75 ", " 25 "] {
            assert!(lines.contains(label), "{label} in\n{lines}");
        }
    }

    #[test]
    fn any_area_will_do() {
        for (width, height) in (0..30).flat_map(|width| (0..8).map(move |height| (width, height))) {
            drawn(width, height);
        }
        let nothing = Sankey { stations: &[], bands: &[] };
        assert_eq!(nothing.amount_of_a_line(Rect::new(0, 0, 80, 24)), None);
    }
}
