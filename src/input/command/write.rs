//! From what is meant to text.

use super::super::Action;
use super::quotes::to_the_end;
use super::{WORDS, assignments, branches};
use crate::lab::{Goal, Marking};

/// An action as a command, in its plainest form; nothing for what is no meaning of a person's: the time, the size of the
/// screen, a letter of a line that is being written.
pub fn write(action: &Action) -> Option<String> {
    if let Some(word) = WORDS.iter().find(|word| word.action == *action) {
        return Some(word.text.to_owned());
    }
    Some(match action {
        Action::GoTo(position) => format!("goto {position}"),
        Action::Path(path) => format!("path {}", path.iter().map(usize::to_string).collect::<Vec<_>>().join(",")),
        Action::Mark(Marking::Toggle(line)) => format!("break {line}"),
        Action::Mark(Marking::Clear(Some(line))) => format!("clear {line}"),
        Action::Walk(Goal::Line(line)) => format!("line {line}"),
        Action::Rounds(rounds) if *rounds < 0 => format!("back {}", rounds.unsigned_abs()),
        Action::Rounds(rounds) => format!("step {rounds}"),
        Action::Set(assignments) => format!("set {}", assignments::write(assignments)),
        Action::Speed(speed) => format!("speed {speed}"),
        Action::PlayAt(speed) => format!("play {speed}"),
        Action::RunUntil(condition) => format!("until {}", condition.text),
        Action::AskAbout(number) => format!("why {number}"),
        Action::Watch(expression) => format!("= {expression}").trim_end().to_owned(),
        Action::OpenProgram(name) => format!("run {}", to_the_end(name)),
        Action::Fork { name, settings } => branches::write_fork(name.as_deref(), settings),
        Action::Race { name, values, below } => branches::write_race(name, values, *below),
        Action::Surface(axes) => format!("surface {axes}").trim_end().to_owned(),
        Action::What(text) => format!("what {text}"),
        Action::Sweep { name, from, to, count } => format!("sweep {name}={from}..{to} {count}"),
        Action::Rename(name) => format!("rename {}", to_the_end(name)),
        Action::Drop(Some(name)) => format!("drop {}", to_the_end(name)),
        Action::Lab(name) => format!("lab {name}"),
        Action::NextChoice(name) | Action::NextSetting(name) => format!("{name} next"),
        Action::Choose(choice, way) => format!("{choice} {way}"),
        Action::SortBy(column) => format!("sort {}", to_the_end(column)),
        Action::Search(text) => format!("search {}", to_the_end(text)),
        Action::GoToBookmark(number) => format!("bookmark {number}"),
        Action::SeedQuiz(seed) => format!("predict {seed}"),
        Action::Type(character) => format!("type {}", to_the_end(&character.to_string())),
        Action::Click(column, row) => format!("click {column},{row}"),
        Action::Wheel(down, column, row) => format!("wheel {} {column},{row}", if *down { "down" } else { "up" }),
        _ => return None,
    })
}
