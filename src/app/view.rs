//! The whole screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph, Widget, Wrap};

use super::pages::Reading;
use super::{App, Direction, Message, Mode, hints};
use crate::lab::{Position, Session, grouped};
use crate::ui::chrome::{self, Regions, Transport};
use crate::ui::{Theme, Ui, capitalised, framed, help, panel, why};

/// The least columns and rows that anything can be shown in.
const LEAST: (u16, u16) = (32, 10);

/// Draws the app. Any area will do.
pub fn view(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.width < LEAST.0 || area.height < LEAST.1 {
        return render_too_small(theme, area, buffer);
    }
    let regions = Regions::of(area);
    let (names, current) = app.strip();
    chrome::render_tabs(&names, current, theme, regions.tabs, buffer);
    let editor = if let Mode::Editing(editor) = &app.mode { Some(editor) } else { None };
    let tab = app.tab();
    let lit = app.inquiry().map(|inquiry| why::lit(inquiry, tab.frame()));
    tab.view(&Ui { theme, look: app.look(), editor, lit: lit.as_ref() }, regions.body, buffer);
    match &app.mode {
        Mode::Asking(inquiry) => {
            let meaning = |name: &str| tab.description().meaning(name);
            why::render(inquiry, tab.frame(), &meaning, theme, why::place(regions.body), buffer);
        }
        Mode::Fitting(fitting) => {
            let height = regions.body.height / 2;
            let area = Rect { y: regions.body.bottom() - height, height, ..regions.body };
            Clear.render(area, buffer);
            let block = panel(Span::styled(" would this fit? ", theme.accent()), theme).border_style(theme.accent());
            fitting.product().render(theme, framed(block, area, buffer), buffer);
        }
        _ => {}
    }
    sentence(app, theme).render(regions.sentence, buffer);
    if sentence(app, theme).width() > usize::from(regions.sentence.width) {
        // In the last cell alone: a line gives its style to the whole of its area.
        let last = Rect { x: regions.sentence.right().saturating_sub(1), width: 1, ..regions.sentence };
        Line::styled("…", theme.dim()).render(last.intersection(regions.sentence), buffer);
    }
    let status = status(app);
    let transport = Transport {
        status: &status,
        place: share(tab, tab.position()),
        reached: share(tab, Position::after(tab.frontier())),
        is_playing: app.play.direction.is_some(),
    };
    chrome::render_transport(&transport, theme, regions.transport, buffer);
    chrome::render_keys(&hints::hints(app), theme, regions.keys, buffer);
    if let Mode::Reading(Reading { page, scroll }) = app.mode {
        help::render(&page.title(app), &page.blocks(app), scroll, theme, area, buffer);
    }
}

fn render_too_small(theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let Rect { width, height, .. } = area;
    let (columns, rows) = LEAST;
    let text = format!("{columns}x{rows} needed, this is {width}x{height}");
    Paragraph::new(Line::styled(text, theme.text())).wrap(Wrap { trim: true }).render(area, buffer);
}

/// Which part of the run lies behind a position.
fn share(session: &dyn Session, position: Position) -> f64 {
    position.done as f64 / session.rounds().max(1) as f64
}

/// The one sentence: what is being written, else what there is to say, else what is to be seen.
fn sentence<'a>(app: &'a App, theme: &Theme) -> Line<'a> {
    if let Mode::Writing(input) | Mode::Searching(input) = &app.mode {
        let prompt = if matches!(app.mode, Mode::Searching(_)) { " /" } else { " :" };
        let (before, after) = split_at_char(input.value(), input.cursor());
        let (under, rest) = split_at_char(after, 1);
        let under = if under.is_empty() { " " } else { under };
        return Line::from(vec![
            Span::styled(prompt, theme.key()),
            Span::styled(before, theme.text()),
            Span::styled(under, theme.text().add_modifier(Modifier::REVERSED)),
            Span::styled(rest, theme.text()),
        ]);
    }
    if let (Mode::Predicting(prediction), None) = (&app.mode, &app.message) {
        return Line::from(vec![
            Span::styled(format!(" predict: {} ", prediction.question.prompt), theme.accent()),
            Span::styled(prediction.input.value(), theme.text()),
            Span::styled(" ", theme.text().add_modifier(Modifier::REVERSED)),
        ]);
    }
    let tab = app.tab();
    let round = tab.description().round;
    if let Some(watch) = &app.watch {
        let text = format!(" until {}: {round} {}; esc stays here", watch.condition.text, tab.position());
        return Line::styled(text, theme.accent());
    }
    match (&app.message, tab.progress()) {
        (Some(Message::Warning(text)), _) => Line::styled(format!(" {text}"), theme.warning()),
        (_, Some((done, goal))) => {
            let text = format!(" computing {round} {} of {}; esc stays there", grouped(done), grouped(goal));
            Line::styled(text, theme.accent())
        }
        (Some(Message::Note(text)), _) => Line::styled(format!(" {text}"), theme.accent()),
        (None, None) => match &app.mode {
            Mode::Editing(editor) => {
                let parameter = tab.parameters().at(editor.selected).0;
                Line::styled(format!(" {}: {}; {}", parameter.name, parameter.meaning, parameter.range), theme.text())
            }
            Mode::Copying => {
                let choices: Vec<String> =
                    hints::hints(app).into_iter().map(|(key, does)| format!("{key} {does}")).collect();
                Line::styled(format!(" copy: {}", choices.join(", ")), theme.accent())
            }
            _ => Line::styled(format!(" {}", capitalised(&tab.narration(app.look()))), theme.text()),
        },
    }
}

fn split_at_char(text: &str, characters: usize) -> (&str, &str) {
    let at = text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
    text.split_at(at)
}

/// Position, playing or paused, speed, seed.
pub(super) fn status(app: &App) -> String {
    let tab = app.tab();
    let state = match app.play.direction {
        Some(Direction::Forwards) => "▶ playing",
        Some(Direction::Backwards) => "◀ playing",
        None => "‖ paused",
    };
    let seed = tab.parameters().iter().find(|(parameter, _)| parameter.name == "seed");
    let seed = seed.map_or(String::new(), |(_, seed)| format!("  seed {seed}"));
    let (round, position, rounds) = (tab.description().round, tab.position(), tab.rounds());
    format!("{round} {position}/{rounds}  {state}  {}/s{seed}", app.play.speed())
}
