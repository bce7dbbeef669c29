//! The whole screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph, Widget, Wrap};

use super::pages::Reading;
use super::palette;
use super::play::Direction;
use super::scene::{Front, Scene, Strip};
use super::viewer::{Message, Mode, Viewer};
use super::{comparing, hints, runs};
use crate::lab::{Position, Snapshot, Wanted, grouped};
use crate::page::Sentence;
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
        render_too_small(scene.viewer, theme, area, buffer);
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
    let beside = scene.compared();
    let ui =
        Ui { theme, look, width: buffer.area.width, words: front.words, editor, lit: lit.as_ref(), beside: &beside };
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
            let telling = why::Telling { shown: &front.sight, meaning: &meaning, words: scene.viewer.words(), theme };
            why::render(inquiry, answer.flatten(), telling, body, buffer);
        }
        Mode::Predicting(prediction) => predict::render(&prediction.asked(), scene.viewer.words(), theme, body, buffer),
        Mode::Fitting(fitting) => {
            let height = body.height / 2;
            let area = Rect { y: body.bottom() - height, height, ..body };
            Clear.render(area, buffer);
            let title = format!(" {} ", scene.viewer.word(&Sentence::of("would-this-fit")));
            let block = panel(Span::styled(title, theme.accent()), theme).border_style(theme.accent());
            fitting.product().render(theme, framed(block, area, buffer), buffer);
        }
        _ => {}
    }
}

/// A lab that has not been opened, and why.
fn render_unopened(scene: Scene, theme: &Theme, body: Rect, buffer: &mut Buffer) {
    let name = scene.entry().description.name;
    let inner = framed(panel(format!(" {name} "), theme), body, buffer);
    let of = |id: &'static str| Sentence::of(id).with("lab", name);
    let line = match scene.run().refusal() {
        Some(refusal) => {
            let said = of("cannot-be-opened").with("why", refusal.to_string());
            Line::styled(scene.viewer.word(&said), theme.warning())
        }
        None => Line::styled(scene.viewer.word(&of("being-opened")), theme.dim()),
    };
    Paragraph::new(line).wrap(Wrap { trim: true }).render(inner, buffer);
}

fn render_too_small(viewer: &Viewer, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let (columns, rows) = LEAST;
    let said = Sentence::of("too-small").with("columns", u32::from(columns)).with("rows", u32::from(rows));
    let said = said.with("width", u32::from(area.width)).with("height", u32::from(area.height));
    Paragraph::new(Line::styled(viewer.word(&said), theme.text())).wrap(Wrap { trim: true }).render(area, buffer);
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
    let line = |said: Sentence, style: Style| Line::styled(format!(" {}", viewer.word(&said)), style);
    if let (Some(condition), Some(shown)) = (run.watched(), scene.shown()) {
        let said = Sentence::of("until-runs").with("condition", condition.to_string()).with("round", round);
        return line(said.with("position", shown.position.to_string()), theme.accent());
    }
    match (&viewer.message, run.progress()) {
        (Some(Message::Warning(text)), _) => Line::styled(format!(" {text}"), theme.warning()),
        (_, Some((done, u64::MAX))) => {
            line(Sentence::of("running-on").with("round", round).with("done", grouped(done)), theme.accent())
        }
        (_, Some((done, goal))) => {
            let said = Sentence::of("computing").with("round", round).with("done", grouped(done));
            line(said.with("goal", grouped(goal)), theme.accent())
        }
        (Some(Message::Note(text)), _) => Line::styled(format!(" {text}"), theme.value()),
        (None, None) => match &viewer.mode {
            Mode::Editing(editor) => {
                let parameter = scene.parameters().at(editor.selected).0;
                let id = if parameter.label.is_empty() { "parameter" } else { "parameter-labelled" };
                let said = Sentence::of(id).with("label", parameter.shown_as()).with("name", parameter.name);
                line(said.with("meaning", parameter.meaning).with("range", parameter.range.to_string()), theme.text())
            }
            Mode::Copying => {
                let choices: Vec<String> =
                    hints::line(scene).into_iter().map(|(key, does)| format!("{key} {does}")).collect();
                line(Sentence::of("copy-which").with("choices", choices.join(", ")), theme.accent())
            }
            _ => {
                scene.narrated(front).map_or_else(Line::default, |said| Line::styled(format!(" {said}"), theme.text()))
            }
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
    let word = |sentence: Sentence| scene.viewer.word(&sentence);
    let state = word(Sentence::of(match run.play.direction {
        Some(Direction::Forwards) => "playing",
        Some(Direction::Backwards) => "playing-back",
        // What is shown is the last there was to see whole; more is on its way.
        None if run.is_under_way() => "moving",
        None => "paused",
    }));
    let parameters = scene.parameters();
    let seed = parameters.iter().find(|(parameter, _)| parameter.name == "seed");
    let seed = seed
        .map_or(String::new(), |(_, seed)| format!("  {}", word(Sentence::of("seed").with("seed", seed.to_string()))));
    let (position, rounds) = scene.shown().map_or((Position::START, 0), |shown| (shown.position, shown.rounds()));
    // From home one goes on to another lab to see something play.
    let play = if scene.entry().is_home { String::new() } else { format!("  {}", run.play.said()) };
    let opened = if scene.is_staged() { format!("  {}", word(Sentence::of("as-a-scene"))) } else { String::new() };
    // How far a program goes nobody knows before it has been run to its end.
    let is_more = scene.shown().is_some_and(|shown| shown.end().done > shown.rounds());
    let more = if is_more { "+" } else { "" };
    let within =
        scene.shown().and_then(|shown| shown.stand.place()).map_or(String::new(), |place| format!(", {place}"));
    format!("{round} {position}/{rounds}{more}{within}  {state}{play}{seed}{opened}")
}
