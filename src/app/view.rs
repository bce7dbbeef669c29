//! The whole screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph, Widget, Wrap};

use super::pages::Reading;
use super::palette;
use super::play::Direction;
use super::scene::{Front, Scene, Strip};
use super::viewer::{Message, Mode};
use super::{comparing, hints, runs};
use crate::lab::{Position, Snapshot, Wanted, grouped};
use crate::programs::watched;
use crate::ui::chrome::{self, Transport};
use crate::ui::help::Stand;
use crate::ui::{Lit, Look, Theme, Ui, Zoom, capitalised, framed, help, panel, predict, render_cut, why};

/// The least columns and rows that anything can be shown in.
const LEAST: (u16, u16) = (32, 10);

/// Draws a room as one person sees it. Any area will do. What has yet to be found out for it is wanted: when it has
/// been, there is more to draw.
pub fn view(scene: Scene, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Vec<Wanted> {
    if area.width < LEAST.0 || area.height < LEAST.1 {
        render_too_small(theme, area, buffer);
        return vec![];
    }
    let regions = scene.regions(area);
    let Strip { names, current, .. } = scene.strip();
    chrome::render_tabs(&names, current, theme, regions.tabs, buffer);
    runs::render(scene, theme, regions.runs, buffer);
    let front = scene.front();
    let searched = scene.viewer.searched.filter(|_| matches!(scene.viewer.mode, Mode::Searching(_)));
    let read = if let Mode::Reading(reading) = scene.viewer.mode { Some(reading) } else { searched };
    let beside = read.filter(|reading| reading.page.is_about_the_lab()).and_then(|_| help::beside(regions.body));
    let body = beside.map_or(regions.body, |(body, _)| body);
    let mut wanted = vec![];
    match &front {
        Some(_) if scene.is_comparing() => wanted = comparing::render(scene, theme, body, buffer),
        Some(front) => {
            // A page below takes the place of the arithmetic; the picture stays as it is.
            let is_below = beside.is_some_and(|(about, page)| page.y > about.y);
            let pictured = is_below.then(|| front.look.zoomed(Zoom::Picture));
            let look = pictured.as_ref().unwrap_or(front.look);
            render_front(scene, front, look, theme, body, buffer);
        }
        None => render_unopened(scene, theme, body, buffer),
    }
    let sentence = sentence(scene, front.as_ref(), theme);
    render_cut(sentence, theme, regions.sentence, buffer);
    let status = status(scene);
    let shown = scene.shown();
    let share = |position: fn(&Snapshot) -> Position| shown.map_or(0.0, |shown| share(shown, position(shown)));
    let transport = Transport {
        status: &status,
        place: share(|shown| shown.position),
        reached: share(|shown| Position::after(shown.frontier())),
        is_playing: scene.run().play.direction.is_some(),
    };
    if let Mode::Writing(draft) = &scene.viewer.mode {
        palette::render(draft, scene, theme, regions, buffer);
    } else {
        chrome::render_transport(&transport, theme, regions.transport, buffer);
        chrome::render_keys(&hints::line(scene), theme, regions.keys, buffer);
    }
    if let Some(Reading { page, scroll, .. }) = read {
        let offer = scene.offer().map(|offer| offer.text);
        let over = Stand::Over(if searched.is_some() { regions.body } else { area });
        let stand = beside.map_or(over, |(_, place)| Stand::Beside(place));
        help::render(&page.title(scene), &page.blocks(scene), scroll, offer.as_deref(), theme, stand, buffer);
    }
    wanted.extend(front.into_iter().flat_map(|front| front.sight.into_wanted()));
    wanted
}

/// Expressions that are seen below a lab at most, of those that are watched the last.
const MOST_WATCHED: u16 = 4;

/// The lab in front, and what is open over it.
fn render_front(scene: Scene, front: &Front, look: &Look, theme: &Theme, body: Rect, buffer: &mut Buffer) {
    let mode = &scene.viewer.mode;
    let editor = if let Mode::Editing(editor) = mode { Some(editor) } else { None };
    let answer = scene.inquiry().map(|inquiry| front.answer(inquiry));
    let answer = answer.as_ref().map(|answer| answer.as_deref());
    let lit = answer.map(|answer| answer.and_then(Option::as_ref).map_or_else(Lit::default, why::lit));
    let lit = match mode {
        Mode::Predicting(prediction) if prediction.given.is_none() => Some(predict::lit(&prediction.question)),
        _ => lit,
    };
    let ui = Ui { theme, look, width: buffer.area.width, words: front.words, editor, lit: lit.as_ref() };
    // A program has a place of its own for what is watched.
    let watched = if scene.entry().file().is_none() { watched(&front.sight, &ui) } else { vec![] };
    let rows = (watched.len() as u16).min(MOST_WATCHED).min(body.height / 3);
    let below = Rect { y: body.bottom() - rows, height: rows, ..body };
    front.screen.view(&front.sight, &ui, Rect { height: body.height - rows, ..body }, buffer);
    let last = watched.len().saturating_sub(rows.into());
    for (mut line, row) in watched.into_iter().skip(last).zip(below.rows()) {
        line.spans.insert(0, Span::raw(" "));
        render_cut(line, theme, row, buffer);
    }
    match mode {
        Mode::Asking(inquiry) => {
            let meaning = |name: &str| scene.entry().description.meaning(name);
            why::render(inquiry, answer.flatten(), &front.sight, &meaning, theme, body, buffer);
        }
        Mode::Predicting(prediction) => predict::render(&prediction.asked(), theme, body, buffer),
        Mode::Fitting(fitting) => {
            let height = body.height / 2;
            let area = Rect { y: body.bottom() - height, height, ..body };
            Clear.render(area, buffer);
            let block = panel(Span::styled(" would this fit? ", theme.accent()), theme).border_style(theme.accent());
            fitting.product().render(theme, framed(block, area, buffer), buffer);
        }
        _ => {}
    }
}

/// A lab that has not been opened, and why.
fn render_unopened(scene: Scene, theme: &Theme, body: Rect, buffer: &mut Buffer) {
    let name = scene.entry().description.name;
    let inner = framed(panel(format!(" {name} "), theme), body, buffer);
    let line = match scene.run().refusal() {
        Some(refusal) => Line::styled(format!("{name} cannot be opened: {refusal}"), theme.warning()),
        None => Line::styled("being opened", theme.dim()),
    };
    Paragraph::new(line).wrap(Wrap { trim: true }).render(inner, buffer);
}

fn render_too_small(theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let Rect { width, height, .. } = area;
    let (columns, rows) = LEAST;
    let text = format!("{columns}x{rows} needed, this is {width}x{height}");
    Paragraph::new(Line::styled(text, theme.text())).wrap(Wrap { trim: true }).render(area, buffer);
}

/// Which part of the run lies behind a position.
fn share(shown: &Snapshot, position: Position) -> f64 {
    position.done as f64 / shown.rounds().max(1) as f64
}

/// The one sentence: what is being written, else what there is to say, else what is to be seen.
fn sentence<'a>(scene: Scene<'a>, front: Option<&Front>, theme: &Theme) -> Line<'a> {
    let viewer = scene.viewer;
    let written = match &viewer.mode {
        Mode::Writing(draft) => Some(&draft.input),
        Mode::Searching(input) => Some(input),
        _ => None,
    };
    if let Some(input) = written {
        let prompt = if matches!(viewer.mode, Mode::Searching(_)) { " /" } else { " :" };
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
    let (run, round) = (scene.run(), scene.entry().description.round);
    if let (Some(condition), Some(shown)) = (run.watched(), scene.shown()) {
        let text = format!(" until {condition}: {round} {}; esc stays here", shown.position);
        return Line::styled(text, theme.accent());
    }
    match (&viewer.message, run.progress()) {
        (Some(Message::Warning(text)), _) => Line::styled(format!(" {text}"), theme.warning()),
        (_, Some((done, u64::MAX))) => {
            Line::styled(format!(" running: {round} {}; any key stops it there", grouped(done)), theme.accent())
        }
        (_, Some((done, goal))) => {
            let text = format!(" computing {round} {} of {}; esc stays there", grouped(done), grouped(goal));
            Line::styled(text, theme.accent())
        }
        (Some(Message::Note(text)), _) => Line::styled(format!(" {text}"), theme.value()),
        (None, None) => match &viewer.mode {
            Mode::Editing(editor) => {
                let parameter = scene.parameters().at(editor.selected).0;

                let written =
                    if parameter.label.is_empty() { String::new() } else { format!(", set by {}", parameter.name) };
                let (name, meaning) = (parameter.shown_as(), parameter.meaning);
                Line::styled(format!(" {name}{written}: {meaning}; {}", parameter.range), theme.text())
            }
            Mode::Copying => {
                let choices: Vec<String> =
                    hints::line(scene).into_iter().map(|(key, does)| format!("{key} {does}")).collect();
                Line::styled(format!(" copy: {}", choices.join(", ")), theme.accent())
            }
            _ => front.map_or_else(Line::default, |front| {
                Line::styled(format!(" {}", sentence_case(&front.narration())), theme.text())
            }),
        },
    }
}

/// A sentence with its first letter raised, unless it begins with a name: `y`, `v1` and `grad_slope` are what they are.
pub(super) fn sentence_case(narration: &str) -> String {
    let first = narration.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    let is_name = first.chars().count() == 1 || first.contains(|c: char| c.is_ascii_digit() || c == '_');
    if is_name { narration.to_owned() } else { capitalised(narration) }
}

fn split_at_char(text: &str, characters: usize) -> (&str, &str) {
    let at = text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
    text.split_at(at)
}

/// Position, playing or paused, speed, seed.
pub(super) fn status(scene: Scene) -> String {
    let (run, round) = (scene.run(), scene.entry().description.round);
    let state = match run.play.direction {
        Some(Direction::Forwards) => "▶ playing",
        Some(Direction::Backwards) => "◀ playing",
        // What is shown is the last there was to see whole; more is on its way.
        None if run.is_under_way() => "… moving",
        None => "‖ paused",
    };
    let parameters = scene.parameters();
    let seed = parameters.iter().find(|(parameter, _)| parameter.name == "seed");
    let seed = seed.map_or(String::new(), |(_, seed)| format!("  seed {seed}"));
    let (position, rounds) = scene.shown().map_or((Position::START, 0), |shown| (shown.position, shown.rounds()));
    // From home one goes on to another lab to see something play.
    let play = if scene.entry().is_home { String::new() } else { format!("  {}", run.play.said()) };
    let opened = if scene.is_staged() { "  scene" } else { "" };
    // How far a program goes nobody knows before it has been run to its end.
    let is_more = scene.shown().is_some_and(|shown| shown.end().done > shown.rounds());
    let more = if is_more { "+" } else { "" };
    let within =
        scene.shown().and_then(|shown| shown.stand.place()).map_or(String::new(), |place| format!(", {place}"));
    format!("{round} {position}/{rounds}{more}{within}  {state}{play}{seed}{opened}")
}
