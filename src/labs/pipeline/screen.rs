//! The pipeline lab's screen: what flows where, and the check that nothing is lost.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget, Wrap};

use super::compute::{self, FLOWS, Pipeline, STATIONS};
use super::words::{self, OFFERS, Offer};
use crate::lab::{Name, Shown, Sight};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::arrangement::Arrangement;
use crate::ui::grid::{Cells, Grid, NAMES, window};
use crate::ui::number::exact;
use crate::ui::sankey::{Band, Sankey, Station};
use crate::ui::{self, Choice, Lead, Look, Target, Theme, Then, Ui, arithmetic, code, framed, legend, panel};

static CHOICES: [Choice; 1] = [Choice { name: "view", ways: &["stage", "flow", "matrix"] }];

/// What is computed for every station, in the program's order.
const OF_STATIONS: [&str; 4] = ["inflow", "outflow", "through", "balance"];

/// The station that a stage is told of as long as nobody has chosen one: cleaning, where something comes in and goes out by
/// two ways.
const TELLING: usize = 1;

/// From this size on the matrix stands beside the flow.
const ROOMY: (u16, u16) = (190, 30);

/// Columns that the matrix with all that belongs to it takes beside the flow.
const MATRIX_WIDTH: u16 = 104;

/// Columns of a number beside the matrix.
const COLUMN: u16 = 9;

/// What the pipeline lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Pipeline>();
        let look = &self.in_stage(shown, ui.look);
        let ui = &Ui { look, ..*ui };
        let mut parts = Arrangement::of(area, ui.look, false);
        if !shows_matrix(run, look) {
            make_room(&mut parts);
        }
        render_picture(run, ui, parts.picture, buffer);
        if !parts.arithmetic.is_empty() {
            match &run.step {
                Some(step) => arithmetic::render(step, ui.look, ui.theme, parts.arithmetic, buffer),
                None => render_welcome(ui, parts.arithmetic, buffer),
            }
        }
        code::render(run.snapshot(), ui.look, ui.theme, parts.code, buffer);
        if !parts.parameters.is_empty() {
            render_station(ui, parts.parameters, buffer);
        }
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        let run = shown.lab::<Pipeline>();
        words::narrate(run, &self.in_stage(shown, look))
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        looked_at(shown.lab::<Pipeline>(), &self.in_stage(shown, look))
    }

    /// While stages are done there are no offers: whoever had the cursor there looks at a station. Who goes through them one
    /// by one looks at the one that this has come to.
    fn in_stage(&self, shown: &Sight, look: &Look) -> Look {
        let Some(step) = &shown.step else { return look.clone() };
        let row = if look.row < STATIONS.len() { look.row } else { TELLING };
        let current = step.current(Cell::new(row, look.column));
        look.at(Cell::new(current.map_or(row, |cell| cell.row), look.column))
    }

    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let offers = if shown.step.is_some() { 0 } else { OFFERS.len() };
        (STATIONS.len() + offers, FLOWS.len())
    }

    /// Whoever leaves the offers comes to the station that has most to tell.
    fn extent_of(&self, shown: &Sight, look: &Look) -> (usize, usize) {
        let (rows, columns) = self.extent(shown);
        (if look.row < rows { rows } else { TELLING + 1 }, columns)
    }

    fn first_cell(&self, _: &Sight) -> Cell {
        Cell::at(STATIONS.len())
    }

    fn telling_cell(&self, shown: &Sight, look: &Look) -> Option<Cell> {
        let Some(step) = &shown.step else { return Some(Cell::new(STATIONS.len(), look.column)) };
        let row = step.current(look.cell()).map_or(TELLING, |cell| cell.row);
        Some(Cell::new(row, look.column))
    }

    fn leads_to(&self, shown: &Sight, look: &Look) -> Option<Lead> {
        let look = &self.in_stage(shown, look);
        let of_station = |station: &compute::Station| Some(Lead { lab: station.labs.first()?, then: Then::Look });
        STATIONS.get(look.row).map_or_else(|| offered(look).map(|offer| offer.lead), of_station)
    }

    fn plays_at(&self, shown: &Sight) -> Option<Lead> {
        shown.step.is_none().then_some(OFFERS[0].lead)
    }
}

/// The offer that the cursor is on; nothing where it is on a station.
fn offered(look: &Look) -> Option<&'static Offer> {
    OFFERS.get(look.row.checked_sub(STATIONS.len())?)
}

/// The quantity that the cursor moves over, and the cell it stands on.
fn looked_at(run: Shown<Pipeline>, look: &Look) -> Option<(Name, Cell)> {
    let Some(step) = &run.step else {
        return STATIONS.get(look.row).map(|_| ("stations".into(), Cell::at(look.row)));
    };
    step.looked_at(look.cell())
}

/// Whether the matrix is asked for, or is what is computed or multiplied and the flow is not asked for.
fn shows_matrix(run: Shown<Pipeline>, look: &Look) -> bool {
    let is_matrix_stage = run.step.as_ref().is_some_and(|step| ["incidence", "balance"].contains(&step.name()));
    look.is("matrix") || (is_matrix_stage && !look.is("flow"))
}

/// The flow, or the matrix while that is what is computed, or multiplied; or what is asked for; both where there is room.
fn render_picture(run: Shown<Pipeline>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.width >= ROOMY.0 && area.height >= ROOMY.1 {
        let width = area.width - MATRIX_WIDTH;
        render_flow(run, ui, Rect { width, ..area }, buffer);
        let right = Rect { x: area.x + width, width: MATRIX_WIDTH, ..area };
        let matrix = Rect { height: STATIONS.len() as u16 + 4, ..right };
        render_matrix(run, ui, matrix, buffer);
        let below = Rect { y: matrix.bottom(), height: right.height - matrix.height, ..right };
        render_stations(ui, below, buffer);
    } else if shows_matrix(run, ui.look) {
        render_matrix(run, ui, area, buffer);
    } else {
        render_flow(run, ui, area, buffer);
    }
}

fn render_flow(run: Shown<Pipeline>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let chosen = ui.look.row;
    let stations: Vec<Station> = STATIONS
        .iter()
        .enumerate()
        .map(|(k, station)| Station {
            name: station.name,
            column: station.column,
            note: note(run, ui, k),
            is_chosen: k == chosen,
        })
        .collect();
    let (asked, sources) = (ui.asked("flows"), ui.sources("flows"));
    let bands: Vec<Band> = FLOWS
        .iter()
        .enumerate()
        .map(|(k, flow)| Band {
            from: flow.from,
            to: flow.to,
            amount: flow.amount,
            style: colour(k, theme),
            amount_style: lit(theme.value(), asked == Some(Cell::at(k)), sources.contains(&Cell::at(k)), theme),
        })
        .collect();
    let sankey = Sankey { stations: &stations, bands: &bands };
    let block = panel(" from raw data to predictions ", theme);
    let canvas = block.inner(area);
    let scale = sankey
        .amount_of_a_line(canvas)
        .map_or(String::new(), |amount| format!(" {} rows of data to a line ", exact(amount)));
    // At home the keys move over the list below first.
    let hint = if run.step.is_none() {
        " ↑ above the list: the stations "
    } else {
        " ↑↓ to a station: Enter opens its lab "
    };
    let hint = if usize::from(area.width) > hint.chars().count() + scale.len() + 4 { hint } else { "" };
    let block = block
        .title_bottom(Line::styled(hint, theme.accent()))
        .title_bottom(legend(area, vec![Span::styled(scale, theme.dim())]));
    let canvas = framed(block, area, buffer);
    sankey.render(theme, canvas, buffer);
}

/// What the check has found of a station so far: `+90 −90 = 0`.
fn note<'a>(run: Shown<Pipeline>, ui: &Ui, station: usize) -> Vec<Span<'a>> {
    let (theme, cell) = (ui.theme, Cell::at(station));
    let signs = [("inflow", "+"), ("outflow", "−"), ("balance", "= ")];
    let parts = signs.into_iter().filter_map(|(name, sign)| {
        let number = run.number(name, cell)?;
        let style = if is_new(run, ui, name, station) { theme.accent() } else { theme.value() };
        let style = lit(style, ui.asked(name) == Some(cell), ui.sources(name).contains(&cell), theme);
        Some(Span::styled(format!("{sign}{}", exact(number)), style))
    });
    parts.collect()
}

/// Whether the stage has just come to this number.
fn is_new(run: Shown<Pipeline>, ui: &Ui, name: &str, station: usize) -> bool {
    let computed = run.step.as_ref().and_then(|step| {
        let of = step.result()?;
        Some((step.evaluation.program().name(of), step.cell(of, ui.look.cell())))
    });
    computed.is_some_and(|(of, cell)| of == name && cell.row == station)
}

/// The style of a number that somebody may be asking about.
fn lit(style: Style, is_asked: bool, is_source: bool, theme: &Theme) -> Style {
    match (is_asked, is_source) {
        (true, _) => theme.accent().add_modifier(Modifier::REVERSED),
        (_, true) => theme.accent().add_modifier(Modifier::UNDERLINED),
        _ => style,
    }
}

/// The colour of a band: that of the model which it leads to or comes from.
fn colour(flow: usize, theme: &Theme) -> Style {
    let by_model = |station: usize| match STATIONS[station].name {
        "linear models" => Some(theme.fitted()),
        "tree models" => Some(theme.target()),
        "neural nets" => Some(theme.curve()),
        "clustering" => Some(theme.key()),
        "discarded" => Some(theme.error()),
        _ => None,
    };
    let flow = FLOWS[flow];
    by_model(flow.to).or_else(|| by_model(flow.from)).unwrap_or_else(|| theme.data())
}

/// The incidence matrix as far as it is computed, and beside it what goes through each station.
fn render_matrix(run: Shown<Pipeline>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let looked_at = looked_at(run, ui.look).filter(|(name, _)| *name == "incidence").map(|(_, cell)| cell);
    let cursor = ui.asked("incidence").or(looked_at);
    let mut block = panel(" stations against flows: 1 comes in, −1 goes out ", theme);
    if let Some(flow) = cursor.and_then(|cell| FLOWS.get(cell.column)) {
        let (from, to) = (STATIONS[flow.from].name, STATIONS[flow.to].name);
        let told = format!(" this column: {} from {from} to {to} ", exact(flow.amount));
        block = block.title_bottom(Line::styled(told, theme.accent()));
    }
    let inner = framed(block, area, buffer);
    let Some(incidence) = run.lab().incidence() else { return };
    let names: Vec<String> = STATIONS.iter().map(|station| station.name.to_owned()).collect();
    let amounts: Vec<String> = FLOWS.iter().map(|flow| exact(flow.amount)).collect();
    let grid = |column_names| Grid {
        title: "incidence, a column for each flow".to_owned(),
        value: incidence,
        row_names: &names,
        column_names,
        cursor,
        is_source: false,
        lit: ui.sources("incidence"),
        progress: run.progress_of("incidence"),
    };
    // Where amounts would be cut off the flows have numbers.
    let wide = grid(&amounts);
    let cells = |width| Cells { decimals: 0, width, pad: 0, names: NAMES };
    let beside = COLUMN * OF_STATIONS.len() as u16;
    let fitting = [5, 4].map(cells).into_iter().find(|cells| wide.width(*cells) + beside <= inner.width);
    let (grid, cells) = fitting.map_or_else(|| (grid(&[]), cells(3)), |cells| (wide, cells));
    let width = grid.width(cells).min(inner.width);
    grid.render(cells, theme, Rect { width, ..inner }, buffer);
    let row = grid.cursor.map_or(0, |cell| cell.row);
    let beside = Rect { x: inner.x + width, width: inner.width - width, ..inner };
    render_columns(run, ui, row, beside, buffer);
}

/// What is computed for every station, in columns beside the matrix, with `row` in sight.
fn render_columns(run: Shown<Pipeline>, ui: &Ui, row: usize, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let rows = window(row, usize::from(area.height.saturating_sub(2)), STATIONS.len());
    // What there is no room for is left out whole, the first to go being what only shows.
    let fits = usize::from(area.width / COLUMN);
    let names = OF_STATIONS.into_iter().filter(|name| fits >= OF_STATIONS.len() || *name != "through").take(fits);
    for (k, name) in names.enumerate() {
        let x = area.x + COLUMN * k as u16;
        let place = |line: u16| Rect { x, y: area.y + line, width: COLUMN, height: 1 }.intersection(area);
        Line::styled(name, theme.dim()).right_aligned().render(place(1), buffer);
        let (asked, sources) = (ui.asked(name), ui.sources(name));
        for (line, station) in rows.clone().enumerate() {
            let cell = Cell::at(station);
            let (text, style) = match run.number(name, cell) {
                Some(number) => {
                    let style = if is_new(run, ui, name, station) { theme.accent() } else { theme.value() };
                    (exact(number), lit(style, asked == Some(cell), sources.contains(&cell), theme))
                }
                None => ("·".to_owned(), theme.border()),
            };
            Line::styled(text, style).right_aligned().render(place(line as u16 + 2), buffer);
        }
    }
}

/// All the stations with what is done at them and where.
fn render_stations(ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let inner = framed(panel(" what is done where ", theme), area, buffer);
    for (row, (k, station)) in inner.rows().zip(STATIONS.iter().enumerate()) {
        let is_chosen = k == ui.look.row;
        let (marker, style) = if is_chosen { ("▸", theme.accent()) } else { (" ", theme.text()) };
        let labs = station.labs.join(", ");
        let line = Line::from(vec![
            Span::styled(format!("{marker}{:<14}", station.name), style),
            Span::styled(format!("{:<30}", ui.words.whole(&words::about(station))), theme.dim()),
            Span::styled(labs, theme.value()),
        ]);
        line.render(row, buffer);
    }
}

/// Gives what there is to begin with the rows that it takes, of those of the picture; also while stages are done, so that
/// the picture stays as it is.
fn make_room(parts: &mut Arrangement) {
    let wanted = OFFERS.len() as u16 + 2;
    let missing = wanted.saturating_sub(parts.arithmetic.height);
    if parts.arithmetic.is_empty() || parts.picture.height < 4 * missing || parts.picture.bottom() != parts.arithmetic.y
    {
        return;
    }
    parts.picture.height -= missing;
    for part in [&mut parts.arithmetic, &mut parts.parameters, &mut parts.code] {
        if !part.is_empty() {
            part.y -= missing;
            part.height += missing;
        }
    }
}

/// What there is to begin with, before anything is computed: Enter does what the cursor is on.
fn render_welcome(ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let title = Line::from(vec![
        Span::styled(" begin here ", theme.accent()),
        Span::styled("↑↓ choose, Enter opens ", theme.title()),
    ]);
    let inner = framed(panel(title, theme), area, buffer);
    let chosen = ui.look.row.checked_sub(STATIONS.len());
    let rows = window(chosen.unwrap_or(0), inner.height.into(), OFFERS.len());
    for (row, place) in rows.zip(inner.rows()) {
        let is_chosen = chosen == Some(row);
        let (marker, style) = if is_chosen { ("▸ ", theme.accent()) } else { ("  ", theme.text()) };
        theme.note(place, Target::from_cursor(ui.look.cell(), Cell::new(STATIONS.len() + row, ui.look.column)));
        Line::styled(format!("{marker}{}", ui.words.whole(&OFFERS[row].text)), style).render(place, buffer);
    }
}

/// What the offer that the cursor is on comes to.
fn render_offer(ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let Some(Offer { lead, about, .. }) = offered(ui.look) else { return };
    let inner = framed(panel(Span::styled(format!(" {} ", lead.lab), theme.accent()), theme), area, buffer);
    Paragraph::new(Line::styled(ui.words.whole(about), theme.text())).wrap(Wrap { trim: true }).render(inner, buffer);
}

/// The chosen station, and the labs that do its work.
fn render_station(ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let Some(station) = STATIONS.get(ui.look.row) else { return render_offer(ui, area, buffer) };
    let inner = framed(panel(Span::styled(format!(" {} ", station.name), theme.accent()), theme), area, buffer);
    let mut lines = vec![Line::styled(ui.words.whole(&words::about(station)), theme.text())];
    if let Some((first, others)) = station.labs.split_first() {
        let mut labs = vec![Span::styled("▸ ", theme.accent()), Span::styled(*first, theme.value())];
        labs.extend(others.iter().map(|lab| Span::styled(format!(", {lab}"), theme.text())));
        lines.push(Line::from(labs));
    }
    Paragraph::new(lines).wrap(Wrap { trim: true }).render(inner, buffer);
}
