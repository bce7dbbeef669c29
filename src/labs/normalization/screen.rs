//! The normalization lab's screen: the features before and after, side by side, and how one of them lies on an axis.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::compute::Normalization;
use super::{distributions, words};
use crate::lab::{Name, Refusal, Shown, Sight};
use crate::labs::profiled::{self, Profiled, RowOrder};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::table::Query;
use crate::ui::axis::Axis;
use crate::ui::histogram::{Bars, Series};
use crate::ui::table::{Content, Digits, Heading, Mark, Spot, Summary, Table, WIDEST};
use crate::ui::{self, Choice, Look, Sought, Ui, arrangement, framed, legend, panel};

static CHOICES: [Choice; 1] = [Choice { name: "view", ways: &["one axis", "distributions", "own axes"] }];

/// What is said of each feature before and after, in rows over those of the features: the cursor goes over both.
pub(super) const BEFORE: [&str; 2] = ["mean", "std"];
const AFTER: [&str; 2] = ["normalized_mean", "normalized_std"];

/// Columns of the screen that a feature takes at least: on a narrow one as many as a number around 1 with its decimals.
const LEAST: [u16; 2] = [7, 9];

/// Columns that the distributions take at least, frame included.
const BARS: u16 = 16;

/// What the normalization lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Normalization>();
        let look = in_stage(run, ui.look);
        arrangement::render(&run, &Ui { look: &look, ..*ui }, area, buffer, |area, buffer| {
            render_picture(run, ui, area, buffer);
        });
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        let run = shown.lab::<Normalization>();
        let row = row(run, look).unwrap_or(0);
        let cell = working(run).unwrap_or(Cell::new(row, feature(run, look)));
        words::narrate(run, cell)
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        let run = shown.lab::<Normalization>();
        let (column, is_after) = (feature(run, look), is_after(run, look));
        let (name, cell) = match look.row {
            0..2 => (if is_after { AFTER } else { BEFORE }[look.row], Cell::at(column)),
            _ => (if is_after { shown_after(run) } else { "features" }, Cell::new(row(run, look)?, column)),
        };
        run.number(name, cell).map(|_| (name.into(), cell))
    }

    /// The columns of the features, and beside them those of what they become, from when there is something of it.
    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let run = shown.lab::<Normalization>();
        let table = run.lab().profiles();
        (BEFORE.len() + table.rows(), table.columns() * (1 + usize::from(has_after(run))))
    }

    fn sorts_by(&self, shown: &Sight, look: &Look) -> Option<(usize, String)> {
        let run = shown.lab::<Normalization>();
        let column = feature(run, look);
        Some((column, run.lab().names().get(column)?.clone()))
    }

    fn find(&self, shown: &Sight, look: &Look, text: &str, from: Cell) -> Result<Sought, Refusal> {
        let run = shown.lab::<Normalization>();
        let table = run.lab().profiles();
        let query = Query::read(text, run.lab().names(), feature(run, look))?;
        // What is searched are the features as they are given.
        let from = if from.column > table.columns() { Cell::new(from.row + 1, 0) } else { from };
        Ok(profiled::sought(run, query, BEFORE.len(), look.sort, from))
    }

    /// What the stage computes first: the cursor goes over what is said of the features, and what they become.
    fn telling_cell(&self, shown: &Sight, _: &Look) -> Option<Cell> {
        let run = shown.lab::<Normalization>();
        let step = run.step.as_ref()?;
        let columns = run.lab().profiles().columns();
        let of = |names: [&str; 2], column: usize| {
            let row = names.iter().position(|name| step.computes(name))?;
            Some(Cell::new(row, column))
        };
        of(BEFORE, 0).or_else(|| of(AFTER, columns)).or(Some(Cell::new(BEFORE.len(), columns)))
    }

    fn in_stage(&self, shown: &Sight, look: &Look) -> Look {
        let run = shown.lab::<Normalization>();
        in_stage(run, look)
    }
}

/// The feature that the cursor stands in, before or after.
pub(super) fn feature(run: Shown<Normalization>, look: &Look) -> usize {
    look.column % run.lab().profiles().columns().max(1)
}

/// Whether the cursor stands in what the features become.
fn is_after(run: Shown<Normalization>, look: &Look) -> bool {
    look.column >= run.lab().profiles().columns()
}

/// The row of the data that the cursor stands in; the first shown where it stands above them. Nothing while the order of
/// the rows is being found out.
pub(super) fn row(run: Shown<Normalization>, look: &Look) -> Option<usize> {
    RowOrder::of(run, look.sort).row(look.row.saturating_sub(BEFORE.len()))
}

/// Where the cursor would stand in this row of the data.
fn place(order: &RowOrder, row: usize) -> usize {
    let place = order.as_rows().and_then(|order| order.iter().position(|other| *other == row));
    place.unwrap_or(row) + BEFORE.len()
}

/// The cell that is being computed, while a stage is under way; of a number for each feature, in the first row.
pub(super) fn working(run: Shown<Normalization>) -> Option<Cell> {
    let step = run.step.as_ref()?;
    let cell = step.current(Cell::SCALAR)?;
    let is_vector = step.evaluation.shape(step.result()?).rank() == 1;
    Some(if is_vector { Cell::new(0, cell.row) } else { cell })
}

/// The same look at what the stage computes: a number for each feature, or for each cell.
fn in_stage(run: Shown<Normalization>, look: &Look) -> Look {
    let shape = run.step.as_ref().and_then(|step| Some(step.evaluation.shape(step.result()?)));
    let column = feature(run, look);
    let is_vector = shape.is_some_and(|shape| shape.rank() == 1);
    look.at(if is_vector { Cell::at(column) } else { Cell::new(row(run, look).unwrap_or(0), column) })
}

/// What stands beside the features: what they have become so far.
fn shown_after(run: Shown<Normalization>) -> &'static str {
    let frame = run.snapshot();
    let is_subtracting = frame.step.as_ref().is_some_and(|step| step.computes("centred"));
    if is_subtracting { "centred" } else { "normalized" }
}

/// Whether it has come to what the features become.
fn has_after(run: Shown<Normalization>) -> bool {
    run.step.as_ref().is_some_and(|step| !BEFORE.iter().any(|name| step.computes(name)))
}

fn render_picture(run: Shown<Normalization>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if ui.look.is("distributions") {
        return distributions::render(run, ui, area, buffer);
    }
    let (lab, frame, theme) = (run.lab(), run.snapshot(), ui.theme);
    let table = lab.profiles();
    let order = RowOrder::of(run, ui.look.sort);
    let query = ui.look.search.as_deref();
    let query = query.and_then(|text| Query::read(text, lab.names(), feature(run, ui.look)).ok());
    let working = working(run);
    let step = frame.step.as_ref();
    let is_computed_now = |name: &str| step.is_some_and(|step| step.computes(name));
    let is_wide = area.width >= 100;
    // At last it is about how the features lie: on a narrow screen the pictures have the room of what they were.
    let is_alone = !is_wide && is_computed_now(AFTER[0]) && ui.lit.is_none() && is_after(run, ui.look);
    // Both have columns of one width, so that a feature and what it becomes keep their places.
    let least = LEAST[usize::from(is_wide)];
    let heading = |column: usize, decimals: Option<usize>| heading(run, query.as_ref(), column, least, decimals);
    let is_walking_rows = working.is_some() && is_computed_now(shown_after(run));
    let focus = working.map(|at| at.in_row(if is_walking_rows { place(&order, at.row) } else { ui.look.row }));
    let half = |is_right: bool, only: Option<Range<usize>>, picture: &mut dyn FnMut(&Table)| {
        let (statistics, name) = if is_right { (AFTER, shown_after(run)) } else { (BEFORE, "features") };
        let names = [statistics[0], statistics[1], name];
        let (asked, sources) = (names.map(|name| ui.asked(name)), names.map(|name| ui.sources(name)));
        let is_new = names.map(is_computed_now);
        let goes_in = (is_walking_rows && !is_right).then_some(usize::from(shown_after(run) == "normalized"));
        let mark = |index: usize, cell: Cell, number: Option<f64>| match &query {
            _ if asked[index] == Some(cell) => Mark::Asked,
            _ if sources[index].contains(&cell) => Mark::Source,
            // What a cell is computed from: the feature and its mean, then what is left of it and its deviation.
            _ if goes_in == Some(index) && is_at_work(working, true, cell) => Mark::Source,
            _ if goes_in.is_some() && index == 2 && is_at_work(working, false, cell) => Mark::Source,
            _ if is_new[index] && is_at_work(working, index < 2, cell) => Mark::Asked,
            _ if is_new[index] && working.is_none() => Mark::New,
            Some(query) if !is_right && number.is_some_and(|number| query.is_hit(cell, number)) => Mark::Hit,
            _ => Mark::Plain,
        };
        picture(&Table {
            columns: table.columns(),
            rows: table.rows(),
            order: order.as_rows(),
            sort: order.sort(ui.look.sort),
            heading: &|column| heading(column, is_right.then_some(4)),
            summaries: &[0, 1].map(|index| Summary { name: BEFORE[index], is_of_column: false, is_new: is_new[index] }),
            shape: None,
            cell: &|spot| {
                let (index, cell) = match spot {
                    Spot::Summary(index, column) => (index, Cell::at(column)),
                    Spot::Number(cell) => (2, cell),
                };
                let number = frame.number(names[index], cell);
                Content { number, mark: mark(index, cell, number) }
            },
            cursor: Cell::new(ui.look.row, feature(run, ui.look)),
            focus,
            only: only.clone(),
            widest_heading: if is_wide || is_alone || !has_after(run) { WIDEST } else { 8 },
            // A cursor on what is not computed yet would stand on nothing.
            has_cursor: is_right == is_after(run, ui.look) && has_number(run, ui.look, is_right),
            has_labels: !is_right || is_alone,
        });
    };
    if is_alone {
        let mut width = 0;
        half(true, None, &mut |table| width = table.width().saturating_add(3).min(area.width * 3 / 5));
        let left = Rect { width, ..area };
        half(true, None, &mut |table| {
            table.render(theme, framed(panel(" normalized ", theme), left, buffer), buffer);
        });
        return render_lying(run, ui, Rect { x: left.right(), width: area.width - width, ..area }, buffer);
    }
    // A table takes a frame, and a space inside it on the left.
    let inner = |area: Rect| panel("", theme).inner(area);
    let mut widths = [0; 2];
    for (width, is_right) in widths.iter_mut().zip([false, true]) {
        half(is_right, None, &mut |table| *width = table.width().saturating_add(3));
    }
    widths[1] = if has_after(run) { widths[1] } else { 0 };
    let mut left = split(widths, area)[0];
    let mut columns = 0..0;
    half(false, None, &mut |table| {
        columns = table.seen(inner(left)).columns;
        left.width = left.width.min(table.width_of(columns.clone()).saturating_add(3));
    });
    // The features have their columns as wide as what they become: both show the same ones.
    half(true, None, &mut |table| widths = [left.width, table.width_of(columns.clone()).saturating_add(3)]);
    widths[1] = if has_after(run) { widths[1] } else { 0 };
    let [left, right, bars] = split(widths, area);
    half(false, Some(columns.clone()), &mut |table| {
        // Rows come first; columns are said where there is room.
        let seen = table.seen(inner(left)).to_string();
        let rows = seen.split(", columns").next().unwrap_or_default();
        let is_long = seen.chars().count() + 4 > usize::from(left.width);
        let seen = Line::styled(format!(" {} ", if is_long { rows } else { &seen }), theme.title());
        let block = panel(format!(" {} ", lab.source()), theme).title_bottom(seen);
        table.render(theme, framed(block, left, buffer), buffer);
    });
    if has_after(run) {
        half(true, Some(columns.clone()), &mut |table| {
            let title = if shown_after(run) == "centred" { " less their mean " } else { " normalized " };
            table.render(theme, framed(panel(title, theme), right, buffer), buffer);
        });
    }
    render_lying(run, ui, bars, buffer);
}

/// How the features lie, on one axis or each on its own.
fn render_lying(run: Shown<Normalization>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if ui.look.is("own axes") {
        render_bars(run, ui, area, buffer);
    } else {
        distributions::render(run, ui, area, buffer);
    }
}

/// What stands above a feature, whose numbers take so many columns at least.
fn heading(
    run: Shown<Normalization>,
    query: Option<&Query>,
    column: usize,
    least: u16,
    decimals: Option<usize>,
) -> Heading {
    let table = run.lab().profiles();
    let digits = Digits::of(table.rows(), |row| table.values().get(Cell::new(row, column)), least);
    let is_found = query.is_some_and(|query| query.is_in_heading(column));
    Heading {
        name: run.lab().names()[column].clone(),
        sign: "",
        word: "",
        digits: Digits { decimals: decimals.unwrap_or(digits.decimals), ..digits },
        mark: if is_found { Mark::Hit } else { Mark::Plain },
    }
}

/// Whether there is a number under the cursor: what is said of a feature has yet to be computed at first.
fn has_number(run: Shown<Normalization>, look: &Look, is_right: bool) -> bool {
    let names = if is_right { AFTER } else { BEFORE };
    names.get(look.row).is_none_or(|name| run.number(name, Cell::at(feature(run, look))).is_some())
}

/// Whether a cell is the one being computed.
fn is_at_work(working: Option<Cell>, is_statistic: bool, cell: Cell) -> bool {
    working.is_some_and(|at| if is_statistic { at.column == cell.row } else { at == cell })
}

/// Where the two tables and the distributions go; the tables have what they need, where there is so much.
fn split(widths: [u16; 2], area: Rect) -> [Rect; 3] {
    let [before, after] = widths;
    let bars = if area.width < 64 || area.height < 8 { 0 } else { (area.width / 4).clamp(BARS, area.width) };
    let bars = if area.width < 100 { bars.min(BARS) } else { bars };
    let room = area.width - bars.min(area.width);
    // Two columns of the screen more for what stands at the left: the rows' numbers.
    let left = if after == 0 { before.min(room) } else { before.min(room / 2 + 2) };
    let right = after.min(room - left.min(room));
    let at = |x: u16, width: u16| Rect { x: area.x + x, width, ..area }.intersection(area);
    [at(0, left), at(left, right), at(left + right, if bars == 0 { 0 } else { area.width - left - right })]
}

/// How the feature under the cursor lies on an axis, before and after, each on its own.
fn render_bars(run: Shown<Normalization>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (lab, theme) = (run.lab(), ui.theme);
    let column = working(run).map_or(feature(run, ui.look), |cell| cell.column);
    let Some((before, after)) = profiled::histogram(run, column).zip(lab.histogram_after(column)) else { return };
    let is_known = run.now.find("normalized").is_some();
    let name = &lab.names()[column];
    // A narrow panel has shorter words.
    let is_narrow = area.width < 30;
    let title = match (is_known, is_narrow) {
        (true, true) => format!(" {name} "),
        (true, false) => format!(" {name}, own axes "),
        (false, _) => format!(" {name} before "),
    };
    let words = if is_narrow { ["was ", "is "] } else { ["before  ", "after "] };
    let mark = |glyph, style, word| vec![Span::styled(glyph, style), Span::styled(word, theme.title())];
    let marks = [mark(" █ ", theme.data(), words[0]), mark("█ ", theme.fitted(), words[1])].concat();
    let marks = if is_known { legend(area, marks) } else { Line::default() };
    let inner = framed(panel(title, theme).title_bottom(marks), area, buffer);
    let row = row(run, ui.look).filter(|_| ui.look.row >= BEFORE.len());
    let at = row.map(|row| lab.profiles().values().get(Cell::new(row, column)));
    let series = vec![Series { histogram: before, mark: None, style: theme.data() }];
    let x = Axis::linear(before.from, before.to());
    // One above the other: that of what they become keeps its place before there is one.
    let half = inner.height / 2;
    let (above, below) =
        (Rect { height: half, ..inner }, Rect { y: inner.y + half, height: inner.height - half, ..inner });
    Bars { series, x, also: None, at }.render(theme, above, buffer);
    if is_known {
        let series = vec![Series { histogram: &after, mark: None, style: theme.fitted() }];
        let at = row.and_then(|row| run.number("normalized", Cell::new(row, column)));
        Bars { series, x: Axis::linear(after.from, after.to()), also: None, at }.render(theme, below, buffer);
    }
}
