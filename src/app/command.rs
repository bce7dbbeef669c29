//! Commands in writing.

use super::scene::Scene;
use crate::input::Action;
use crate::lab::{Assignment, Condition, Goal, Position, Refusal, Snapshot, WrittenPosition};

/// What a written command means to the person in front.
///
/// # Errors
/// If it is no command; the refusal says what would be one.
pub(super) fn read(text: &str, scene: Scene) -> Result<Action, Refusal> {
    let opened = || Refusal(format!("{} is being opened", scene.entry().description.name));
    let text = text.trim();
    let (word, rest) = text.split_once(char::is_whitespace).map_or((text, ""), |(word, rest)| (word, rest.trim()));
    if let Some(action) = plain_word(text, scene) {
        return Ok(action);
    }
    if word == "speed" {
        let speed = rest.parse::<f64>().ok().filter(|speed| *speed > 0.0);
        let refuse = || Refusal(format!("speed {rest}: it takes a number of rounds a second above 0"));
        return speed.map(Action::Speed).ok_or_else(refuse);
    }
    if word == "until" {
        return Condition::read(rest, scene.shown().ok_or_else(opened)?).map(Action::RunUntil);
    }
    if word == "predict" && !rest.is_empty() {
        let refuse = |_| Refusal(format!("predict {rest}: it takes a seed, a whole number, or nothing"));
        return rest.parse().map(Action::SeedQuiz).map_err(refuse);
    }
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        let shown = scene.shown().ok_or_else(opened)?;
        let position = shown.read_position(text.parse::<WrittenPosition>()?)?;
        return within(position, shown);
    }
    if let Some((sign, rounds)) =
        text.strip_prefix('+').map(|rounds| (1, rounds)).or(text.strip_prefix('-').map(|rounds| (-1, rounds)))
        && let Ok(rounds) = rounds.parse::<u64>()
    {
        let goal = Goal::Rounds(sign * i64::try_from(rounds).unwrap_or(i64::MAX));
        let shown = scene.shown().ok_or_else(opened)?;
        return within(shown.reach(goal), shown).map(|_| Action::Go(goal));
    }
    let assigned = if word == "set" { rest } else { text };
    if let Ok(assignment) = assigned.parse::<Assignment>() {
        return Ok(Action::Set(assignment));
    }
    let known = scene.parameters();
    if let Some((name, value)) = assigned.split_once(char::is_whitespace)
        && known.index(name).is_ok()
    {
        let assignment = Assignment { name: name.to_owned(), value: value.trim().to_owned(), from: None };
        return Ok(Action::Set(assignment));
    }
    let round = scene.entry().description.round;
    Err(Refusal(
        format!("`{text}` is no command: write {round} 100, 100.3, +10, lr=0.05, speed 20, start, end, quit").replacen(
            &format!("{round} "),
            "",
            1,
        ),
    ))
}

fn plain_word(text: &str, scene: Scene) -> Option<Action> {
    Some(match text {
        "" => Action::Close,
        "start" => Action::Start,
        "end" => Action::End,
        "play" | "pause" => Action::Play,
        "back" => Action::PlayBack,
        "edit" => Action::OpenParameters,
        "mouse" | "mouse on" => Action::Mouse(true),
        "mouse off" => Action::Mouse(false),
        "why" => Action::Ask,
        "predict" => Action::Predict,
        "fits" => Action::WouldFit,
        "home" => Action::Home,
        "help" => Action::OpenHelp,
        "lesson" => Action::OpenLesson,
        "glossary" => Action::OpenGlossary,
        "q" | "quit" | "exit" => Action::Quit,
        _ => {
            let way = scene.look().ways().find(|way| *way == text).map(Action::Choose);
            let tabs = &scene.viewer.tabs;
            return way.or_else(|| tabs.iter().position(|tab| tab.entry.description.name == text).map(Action::Tab));
        }
    })
}

fn within(position: Position, shown: &Snapshot) -> Result<Action, Refusal> {
    let end = shown.end();
    if position <= end {
        return Ok(Action::GoTo(position));
    }
    Err(Refusal(format!("position {position} is past the end; the last one is {end}")))
}
