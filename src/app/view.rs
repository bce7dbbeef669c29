//! The whole screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget, Wrap};

use super::pages::Reading;
use super::{App, Direction, Message, Mode};
use crate::input::{Action, Scope};
use crate::lab::{Position, Session, grouped};
use crate::report::Export;
use crate::ui::chrome::{self, Regions, Transport};
use crate::ui::{Theme, Ui, capitalised, help};

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
    tab.view(&Ui { theme, look: app.look(), editor, lit: None }, regions.body, buffer);
    sentence(app, theme).render(regions.sentence, buffer);
    if sentence(app, theme).width() > usize::from(regions.sentence.width) {
        Line::styled("…", theme.dim()).right_aligned().render(regions.sentence, buffer);
    }
    let status = status(app);
    let transport = Transport {
        status: &status,
        place: share(tab, tab.position()),
        reached: share(tab, Position::after(tab.frontier())),
        is_playing: app.play.direction.is_some(),
    };
    chrome::render_transport(&transport, theme, regions.transport, buffer);
    chrome::render_keys(&hints(app), theme, regions.keys, buffer);
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
    let tab = app.tab();
    let round = tab.description().round;
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
                let choices: Vec<String> = hints(app).into_iter().map(|(key, does)| format!("{key} {does}")).collect();
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

/// The keys that work now, most useful first.
fn hints(app: &App) -> Vec<(String, String)> {
    let (scope, keymap) = (app.scope(), &app.keymap);
    let round = app.tab().description().round;
    let both = |a: Action, b: Action, does: &str| {
        let keys = [a, b].map(|action| keymap.key(scope, &action));
        let keys: String = keys.iter().flatten().map(ToString::to_string).collect();
        (keys, does.to_owned())
    };
    let one = |action: Action, does: &str| {
        (keymap.key(scope, &action).map_or(String::new(), |key| key.to_string()), does.to_owned())
    };
    let has_table = app.tab().sorts_by(app.look()).is_some();
    let hints = match scope {
        Scope::Screen => vec![
            both(Action::Back, Action::Forward, round),
            both(Action::StageBack, Action::StageForward, "stage"),
            one(Action::Play, "play"),
            one(Action::OpenCommand, "go to"),
            one(Action::OpenParameters, "edit"),
            one(Action::OpenHelp, "help"),
            one(Action::OpenLesson, "lesson"),
            one(Action::Quit, "quit"),
            one(Action::Sort, if has_table { "sort" } else { "" }),
            one(Action::OpenSearch, if has_table { "search" } else { "" }),
            both(Action::RowUp, Action::RowDown, if has_table { "row" } else { "point" }),
            one(Action::NextCode, "code"),
            both(Action::Slower, Action::Faster, "speed"),
            one(Action::OpenGlossary, "glossary"),
            one(Action::OpenCopy, "copy"),
            one(Action::NextChoice("scale"), "log"),
            one(Action::NextChoice("window"), "window"),
            one(Action::PlayBack, "play back"),
        ],
        Scope::Parameters | Scope::TextParameter => vec![
            both(Action::RowUp, Action::RowDown, "choose"),
            both(Action::NudgeDown, Action::NudgeUp, "nudge"),
            (if scope == Scope::Parameters { "0-9" } else { "a-z" }.to_owned(), "type".to_owned()),
            one(Action::ToggleFrom, "from here/start"),
            one(Action::Reset, "default"),
            one(Action::Play, "play"),
            one(Action::Close, "done"),
        ],
        Scope::Text => vec![one(Action::Confirm, "done"), one(Action::Close, "cancel")],
        Scope::Copy => vec![
            one(Action::Copy(Export::Markdown), "Markdown"),
            one(Action::Copy(Export::Numpy), "NumPy script"),
            one(Action::Copy(Export::Command), "command line"),
            one(Action::Close, "cancel"),
        ],
        Scope::Help => vec![
            both(Action::ScrollUp, Action::ScrollDown, "scroll"),
            one(Action::ScrollPageDown, "page"),
            one(Action::OpenLesson, "lesson"),
            one(Action::OpenGlossary, "glossary"),
            one(Action::OpenHelp, "keys"),
            one(Action::Close, "close"),
        ],
    };
    hints.into_iter().filter(|(key, does)| !key.is_empty() && !does.is_empty()).collect()
}
