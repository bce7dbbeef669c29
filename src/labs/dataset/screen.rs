//! The dataset lab's screen: the table, what each column comes to, and the distribution of one of them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Dataset;
use super::words;
use crate::lab::{Name, Refusal, Shown, Sight, Step};
use crate::labs::profiled::{self, Profiled, RowOrder};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::table::Query;
use crate::ui::axis::Axis;
use crate::ui::grid::window;
use crate::ui::histogram::{self, Bars, Series};
use crate::ui::spread::Spread;
use crate::ui::table::{Content, Digits, Heading, Mark, Spot, Summary, Table, WIDEST};
use crate::ui::{self, Look, Sought, Ui, arrangement, framed, panel};

/// What is said of each column, in rows over those of the table: the cursor goes over both.
const STATISTICS: [&str; 4] = ["mean", "std", "min", "max"];

/// A column takes at least so many columns of the screen, as the line of blocks under it does.
const LEAST: u16 = 9;

/// Columns between the table and the distribution, and that this takes at least.
const GAP: u16 = 2;
const BARS: u16 = 18;

/// Lines below the distribution for what is computed of it.
const SPREAD: u16 = 2;

/// What the dataset lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Dataset>();
        let look = in_stage(run, ui.look);
        arrangement::render(&run, &Ui { look: &look, ..*ui }, area, buffer, |area, buffer| {
            render_picture(run, ui, area, buffer);
        });
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        let run = shown.lab::<Dataset>();
        words::narrate(run, focus(run, look), row(run, look))
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        let run = shown.lab::<Dataset>();
        match spot(run, look)? {
            Spot::Summary(index, column) => {
                let cell = Cell::at(column);
                run.number(STATISTICS[index], cell).map(|_| (STATISTICS[index].into(), cell))
            }
            Spot::Number(cell) => Some(("values".into(), cell)),
        }
    }

    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let run = shown.lab::<Dataset>();
        let table = run.lab().profiles();
        (STATISTICS.len() + table.rows(), table.columns())
    }

    /// The first row of the data: there is more to see in a number than in what has yet to be computed of many.
    fn first_cell(&self, _: &Sight) -> Cell {
        Cell::new(STATISTICS.len(), 0)
    }

    /// As long as nobody has moved it, the cursor stands on what has just been computed.
    fn telling_cell(&self, shown: &Sight, look: &Look) -> Option<Cell> {
        let run = shown.lab::<Dataset>();
        let computed = |step: &Step| STATISTICS.iter().position(|name| step.computes(name));
        let row = run.step.as_ref().and_then(computed).unwrap_or(STATISTICS.len());
        Some(Cell::new(row, current(run).unwrap_or(look.column)))
    }

    fn sorts_by(&self, shown: &Sight, look: &Look) -> Option<(usize, String)> {
        let run = shown.lab::<Dataset>();
        Some((look.column, run.lab().selected().names.get(look.column)?.clone()))
    }

    fn find(&self, shown: &Sight, look: &Look, text: &str, from: Cell) -> Result<Sought, Refusal> {
        let run = shown.lab::<Dataset>();
        let query = Query::read(text, &run.lab().selected().names, look.column)?;
        Ok(profiled::sought(run, query, STATISTICS.len(), look.sort, from))
    }

    fn in_stage(&self, shown: &Sight, look: &Look) -> Look {
        let run = shown.lab::<Dataset>();
        in_stage(run, look)
    }
}

/// What the cursor stands on; nothing while the order of the rows is being found out.
fn spot(run: Shown<Dataset>, look: &Look) -> Option<Spot> {
    Some(match look.row.checked_sub(STATISTICS.len()) {
        None => Spot::Summary(look.row, look.column),
        Some(place) => Spot::Number(Cell::new(RowOrder::of(run, look.sort).row(place)?, look.column)),
    })
}

/// The row of the data that the cursor stands in; nothing where it stands above them, or that is being found out.
fn row(run: Shown<Dataset>, look: &Look) -> Option<usize> {
    if let Some(Spot::Number(cell)) = spot(run, look) { Some(cell.row) } else { None }
}

/// The column that is being computed, else the one that the cursor stands in.
fn focus(run: Shown<Dataset>, look: &Look) -> usize {
    current(run).unwrap_or(look.column).min(run.lab().profiles().columns().saturating_sub(1))
}

/// The column that is being computed, while a stage is under way.
fn current(run: Shown<Dataset>) -> Option<usize> {
    Some(run.step.as_ref()?.current(Cell::SCALAR)?.row)
}

/// The same look at what the stage computes: a number for each column, or for each row.
fn in_stage(run: Shown<Dataset>, look: &Look) -> Look {
    let shape = run.step.as_ref().and_then(|step| Some(step.evaluation.shape(step.result()?)));
    let selected = run.lab().selected();
    if shape.is_some_and(|shape| shape.rank() == 1) {
        return look.at(Cell::at(focus(run, look)));
    }
    let feature = selected.features.iter().position(|feature| *feature == look.column);
    look.at(Cell::new(row(run, look).unwrap_or(0), feature.unwrap_or(0)))
}

/// Where the table comes from, how much of it is left, and what is not here.
fn title(run: Shown<Dataset>) -> String {
    let (table, selected) = (run.lab().table(), run.lab().selected());
    let plural = |n: usize, one: &str, many: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {many}") };
    let mut parts = vec![plural(selected.values.nrows(), "row", "rows")];
    if selected.dropped > 0 {
        parts.push(format!("{} dropped for empty cells", selected.dropped));
    }
    if selected.filled > 0 {
        parts.push(plural(
            selected.filled,
            "empty cell given its column's mean",
            "empty cells given their column's mean",
        ));
    }
    if !table.left_out.is_empty() {
        let left: Vec<String> = table.left_out.iter().map(|left| format!("{} ({})", left.name, left.why)).collect();
        parts.push(format!("without {}", left.join(", ")));
    }
    format!(" {}: {} ", words::source(table), parts.join(", "))
}

fn render_picture(run: Shown<Dataset>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let (lab, frame, theme) = (run.lab(), run.snapshot(), ui.theme);
    let (selected, profiles) = (lab.selected(), lab.profiles());
    let order = RowOrder::of(run, ui.look.sort);
    let query = ui.look.search.as_deref().and_then(|text| Query::read(text, &selected.names, ui.look.column).ok());
    let current = current(run);
    let asked = STATISTICS.map(|name| ui.asked(name));
    let sources = STATISTICS.map(|name| ui.sources(name));
    let (asked_value, value_sources) = (ui.asked("values"), ui.sources("values"));
    let step = frame.step.as_ref();
    let summaries = STATISTICS.map(|name| Summary {
        name,
        is_of_column: name == "min" || name == "max",
        is_new: step.is_some_and(|step| step.computes(name)),
    });
    let mark_of_statistic = |index: usize, column: usize| match Cell::at(column) {
        cell if asked[index] == Some(cell) => Mark::Asked,
        cell if sources[index].contains(&cell) => Mark::Source,
        _ if !summaries[index].is_new => Mark::Plain,
        _ if current == Some(column) => Mark::Asked,
        _ => Mark::New,
    };
    let mark_of_value = |cell: Cell, number: f64| match &query {
        _ if asked_value == Some(cell) => Mark::Asked,
        _ if value_sources.contains(&cell) || current == Some(cell.column) => Mark::Source,
        Some(query) if query.is_hit(cell, number) => Mark::Hit,
        _ => part_of(run, cell.column),
    };
    let shape = |column: usize| profiled::small_histogram(run, column).map_or(String::new(), histogram::spark);
    let heading = |column: usize| {
        let (sign, word) = role(run, column);
        let is_found = query.as_ref().is_some_and(|query| query.is_in_heading(column));
        Heading {
            name: selected.names[column].clone(),
            sign,
            word,
            digits: Digits::of(profiles.rows(), |row| profiles.values().get(Cell::new(row, column)), LEAST),
            mark: if is_found { Mark::Hit } else { part_of(run, column) },
        }
    };
    let table = Table {
        columns: profiles.columns(),
        rows: profiles.rows(),
        order: order.as_rows(),
        sort: order.sort(ui.look.sort),
        heading: &heading,
        summaries: &summaries,
        shape: Some(&shape),
        cell: &|spot| match spot {
            Spot::Summary(index, column) => Content {
                number: frame.number(STATISTICS[index], Cell::at(column)),
                mark: mark_of_statistic(index, column),
            },
            Spot::Number(cell) => {
                let number = profiles.values().get(cell);
                Content { number: Some(number), mark: mark_of_value(cell, number) }
            }
        },
        cursor: ui.look.cell(),
        focus: current.map(|column| Cell::new(ui.look.row, column)),
        only: None,
        widest_heading: WIDEST,
        has_cursor: true,
        has_labels: true,
    };
    // What is around the table takes a frame, and a space inside it on the left.
    let inner = panel("", theme).inner(area);
    let (left, right) = split(table.width(), inner);
    // Where there are few rows, and the distribution of a column stands beside them, these tell more than all in small.
    let shape = table.shape.filter(|_| right.is_empty() || inner.height >= TALL);
    let table = Table { shape, ..table };
    let seen = format!(" {} ", table.seen(left));
    let found = if query.is_some() { "  * found" } else { "" };
    let signs =
        [(" x ", theme.data(), "feature "), (" y ", theme.target(), "label "), (" - ", theme.title(), "neither")];
    let signs = signs.into_iter().flat_map(|(sign, style, word)| [Span::styled(sign, style), Span::raw(word)]);
    let legend = signs.chain([Span::raw(found), Span::raw(" ")]).collect::<Line>().style(theme.title());
    let has_room = seen.chars().count() + legend.width() + 2 <= area.width.into();
    let legend = if has_room { legend.right_aligned() } else { Line::default() };
    let block = panel(title(run), theme).title_bottom(Line::styled(seen, theme.title())).title_bottom(legend);
    framed(block, area, buffer);
    table.render(theme, left, buffer);
    render_bars(run, ui, right, buffer);
}

/// What a column is marked as while features and label are told apart.
fn part_of(run: Shown<Dataset>, column: usize) -> Mark {
    let is_told = run.step.as_ref().is_some_and(|step| step.computes("features"));
    match role(run, column).0 {
        "x" if is_told => Mark::Feature,
        "y" if is_told => Mark::Label,
        _ => Mark::Plain,
    }
}

/// What a column is: a sign, and a word.
fn role(run: Shown<Dataset>, column: usize) -> (&'static str, &'static str) {
    let selected = run.lab().selected();
    match column {
        _ if column == selected.target => ("y", "label"),
        _ if selected.features.contains(&column) => ("x", "feature"),
        _ => ("-", "neither"),
    }
}

/// Where the table and the distribution go; where the table takes all there is, only a wide screen has both.
fn split(table: u16, area: Rect) -> (Rect, Rect) {
    let bars = if area.width >= 100 { area.width / 4 } else { BARS };
    let wanted = if area.width >= 100 { table.min(area.width - bars - GAP) } else { table };
    let left = Rect { width: wanted.min(area.width), ..area };
    let x = left.right().saturating_add(GAP);
    let right = Rect { x, width: area.right().saturating_sub(x), ..area };
    if right.width < BARS || area.height < 7 { (area, Rect::default()) } else { (left, right) }
}

/// Rows from which on all distributions are shown in small as well as one in large.
const TALL: u16 = 20;

/// The least columns and rows that each of several distributions takes.
const PANEL: (u16, u16) = (40, 13);

/// The distribution of the column that is looked at; where there is room, of those around it too.
fn render_bars(run: Shown<Dataset>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let columns = run.lab().profiles().columns();
    let most = ((area.width / PANEL.0).max(1), (area.height / PANEL.1).max(1));
    let across = (columns as u16).div_ceil(most.1).clamp(1, most.0);
    let down = (columns as u16).div_ceil(across).clamp(1, most.1);
    let shown = window(focus(run, ui.look), usize::from(across * down), columns);
    let (width, height) = (area.width / across, area.height / down);
    for (k, column) in shown.enumerate() {
        let (x, y) = (area.x + k as u16 % across * width, area.y + k as u16 / across * height);
        let gap = u16::from(across > 1);
        render_column(run, ui, column, Rect { x, y, width: width - gap, height }, buffer);
    }
}

/// The distribution of one column, with the number of it in the cursor's row pointed at.
fn render_column(run: Shown<Dataset>, ui: &Ui, column: usize, area: Rect, buffer: &mut Buffer) {
    let profiles = run.lab().profiles();
    let Some(histogram) = profiled::histogram(run, column) else { return };
    let is_looked_at = focus(run, ui.look) == column;
    let name = &run.lab().selected().names[column];
    let rows = profiles.rows();
    let ways = [format!("{name}: how many of {rows} lie where"), format!("{name}, {rows} numbers")];
    let fits = |title: &&String| title.chars().count() <= usize::from(area.width);
    let title = ways.iter().find(fits).map_or(name.as_str(), String::as_str);
    Line::styled(title, if is_looked_at { ui.theme.accent() } else { ui.theme.title() }).render(area, buffer);
    let at = match spot(run, ui.look) {
        None => None,
        // A deviation is no place among the numbers.
        Some(Spot::Summary(index, _)) if STATISTICS[index] == "std" => None,
        Some(Spot::Summary(index, _)) => run.number(STATISTICS[index], Cell::at(column)),
        Some(Spot::Number(cell)) => Some(profiles.values().get(cell.in_column(column))),
    };
    let x = Axis::linear(histogram.from, histogram.to());
    let series = vec![Series { histogram, mark: None, style: ui.theme.data() }];
    let bars = Bars { series, x, also: None, at };
    // What is computed has its place below the axis from the beginning: nothing moves.
    let lines = if area.height >= SPREAD + 8 { SPREAD } else { 0 };
    let below = Rect { y: area.y + 1, height: area.height - 1 - lines, ..area };
    bars.render(ui.theme, below, buffer);
    if let Some(place) = bars.under(below).filter(|_| lines > 0) {
        let number = |name: &str| run.number(name, Cell::at(column));
        let (mean, std, least, greatest) = (number("mean"), number("std"), number("min"), number("max"));
        let place = Rect { height: lines, ..place };
        Spread { mean, std, least, greatest }.render(x, ui.theme, place, buffer);
    }
}
