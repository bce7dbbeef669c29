//! Commands that take something.

use super::super::Action;
use super::quotes::read_to_the_end;
use super::{Vocabulary, assignments, branches};
use crate::lab::relief::Axes;
use crate::lab::{Condition, Goal, Marking, Overwritten, Position, Refusal, Snapshot, WrittenPosition, inquiry};
use crate::ops::Cell;

/// A command that takes something.
pub struct Form {
    /// How it begins.
    pub name: &'static str,
    /// What it takes.
    pub takes: &'static str,
    /// What it does.
    pub help: &'static str,
    /// What can be completed in it.
    pub(super) of: Of,
    pub(super) read: fn(&str, &Vocabulary) -> Result<Action, Refusal>,
}

/// What can be completed in a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Nothing,
    Labs,
    Quantities,
    Settings,
    Columns,
    Runs,
}

/// Every command that takes something, in the order of the help.
pub static FORMS: &[Form] = &[
    Form {
        name: "goto",
        takes: "POSITION",
        help: "go to the end of a round, 137, or of one of its stages, 137.3",
        of: Of::Nothing,
        read: goto,
    },
    Form {
        name: "step",
        takes: "ROUNDS",
        help: "go on by so many rounds",
        of: Of::Nothing,
        read: |rest, words| rounds("step", rest, 1, words),
    },
    Form {
        name: "back",
        takes: "ROUNDS",
        help: "go back by so many rounds",
        of: Of::Nothing,
        read: |rest, words| rounds("back", rest, -1, words),
    },
    Form {
        name: "line",
        takes: "NUMBER",
        help: "run on until this line of a program has been run",
        of: Of::Nothing,
        read: |rest, _| line("line", rest).map(|line| Action::Walk(Goal::Line(line))),
    },
    Form {
        name: "break",
        takes: "LINE",
        help: "mark this line of a program, or take its mark away: whoever goes on stops there",
        of: Of::Nothing,
        read: |rest, _| line("break", rest).map(|line| Action::Mark(Marking::Toggle(line))),
    },
    Form {
        name: "clear",
        takes: "LINE",
        help: "take the mark of this line away",
        of: Of::Nothing,
        read: |rest, _| line("clear", rest).map(|line| Action::Mark(Marking::Clear(Some(line)))),
    },
    Form {
        name: "set",
        takes: "NAME=VALUE ...",
        help: "set parameters; `from 100` behind one says from which round on",
        of: Of::Settings,
        read: set,
    },
    Form {
        name: "play",
        takes: "ROUNDS",
        help: "play on, so many rounds a second",
        of: Of::Nothing,
        read: |rest, _| speed("play", rest).map(Action::PlayAt),
    },
    Form {
        name: "speed",
        takes: "ROUNDS",
        help: "play so many rounds a second",
        of: Of::Nothing,
        read: |rest, _| speed("speed", rest).map(Action::Speed),
    },
    Form {
        name: "until",
        takes: "CONDITION",
        help: "run until it holds: loss < 0.6, grad_slope changes sign, not finite, line 34",
        of: Of::Quantities,
        read: until,
    },
    Form {
        name: "why",
        takes: "NUMBER",
        help: "why? of a number by its name: loss, scores[1,2]",
        of: Of::Quantities,
        read: why,
    },
    Form { name: "lab", takes: "NAME", help: "open a lab, by its name or by its place", of: Of::Labs, read: lab },
    Form {
        name: "fork",
        takes: "NAME NAME=VALUE ...",
        help: "let another run branch off here, with settings from here on; `from start` behind them",
        of: Of::Settings,
        read: branches::fork,
    },
    Form {
        name: "race",
        takes: "NAME=VALUE,VALUE ...",
        help: "runs from one start that differ in one setting, compared; `below 0.5` says what is to be reached",
        of: Of::Settings,
        read: branches::race,
    },
    Form {
        name: "sweep",
        takes: "NAME=FROM..TO COUNT",
        help: "run to the end for so many values, lr=0.001..1 30, and draw what each comes to",
        of: Of::Settings,
        read: branches::sweep,
    },
    Form {
        name: "what",
        takes: "NUMBER=VALUE",
        help: "what if it were another? W1[0,2]=0.5, W1[0,:]=0 for a row: a run in which what follows is computed anew; in a program no derivative foretells it",
        of: Of::Quantities,
        read: |rest, _| Overwritten::read(rest, Position::START).map(|one| Action::What(one.to_string())),
    },
    Form {
        name: "surface",
        takes: "WEIGHT WEIGHT | path",
        help: "the loss over two weights, W1[0,0] W2[1,0], over those that moved most, or along the way: path",
        of: Of::Quantities,
        read: |rest, _| Axes::read(rest).map(Action::Surface),
    },
    Form {
        name: "rename",
        takes: "NAME",
        help: "call the run in front so",
        of: Of::Nothing,
        read: |rest, _| Ok(Action::Rename(read_to_the_end(rest))),
    },
    Form {
        name: "drop",
        takes: "NAME",
        help: "drop the run of this name, of those beside each other",
        of: Of::Runs,
        read: |rest, _| Ok(Action::Drop(Some(read_to_the_end(rest)))),
    },
    Form {
        name: "run",
        takes: "NAME",
        help: "put the run of this name in front; or walk through a program: homework.py, or one of the gallery, pca",
        of: Of::Runs,
        read: |rest, _| Ok(Action::OpenProgram(read_to_the_end(rest))),
    },
    Form {
        name: "path",
        takes: "INDEX",
        help: "of an array of more than two axes the matrix of this index: 0,2 is x[0,2,:,:]",
        of: Of::Nothing,
        read: |rest, _| {
            let refuse = |_| Refusal(format!("path {rest}: it takes an index, as 0,2"));
            let path = rest.split(',').map(|index| index.trim().parse::<usize>()).collect::<Result<_, _>>();
            path.map(Action::Path).map_err(refuse)
        },
    },
    Form {
        name: "sort",
        takes: "COLUMN",
        help: "sort the table by the column of this name",
        of: Of::Columns,
        read: |rest, _| Ok(Action::SortBy(read_to_the_end(rest))),
    },
    Form {
        name: "search",
        takes: "TEXT",
        help: "search the table: 95000, > 5, age = 40, row 12, a heading",
        of: Of::Nothing,
        read: |rest, _| Ok(Action::Search(read_to_the_end(rest))),
    },
    Form {
        name: "bookmark",
        takes: "NUMBER",
        help: "come back to the bookmark of this number",
        of: Of::Nothing,
        read: |rest, _| {
            let refuse = |_| Refusal(format!("bookmark {rest}: it takes a number, or nothing"));
            rest.parse().map(Action::GoToBookmark).map_err(refuse)
        },
    },
    Form {
        name: "predict",
        takes: "SEED",
        help: "decide which questions are asked",
        of: Of::Nothing,
        read: |rest, _| {
            let refuse = |_| Refusal(format!("predict {rest}: it takes a seed, a whole number, or nothing"));
            rest.parse().map(Action::SeedQuiz).map_err(refuse)
        },
    },
    Form {
        name: "type",
        takes: "CHARACTER",
        help: "begin a value for the chosen parameter with it",
        of: Of::Nothing,
        read: |rest, _| {
            let text = read_to_the_end(rest);
            let mut characters = text.chars();
            match (characters.next(), characters.next()) {
                (Some(character), None) => Ok(Action::Type(character)),
                _ => Err(Refusal(format!("type {rest}: it takes one character"))),
            }
        },
    },
    Form {
        name: "click",
        takes: "COLUMN,ROW",
        help: "click on this place of the screen",
        of: Of::Nothing,
        read: |rest, _| {
            let refuse = || Refusal(format!("click {rest}: it takes a column and a row, as 10,3"));
            place(rest).map(|(column, row)| Action::Click(column, row)).ok_or_else(refuse)
        },
    },
    Form {
        name: "wheel",
        takes: "down|up COLUMN,ROW",
        help: "scroll what is in this place of the screen",
        of: Of::Nothing,
        read: |rest, _| {
            let refuse = || Refusal(format!("wheel {rest}: it takes down or up, and a place, as down 10,3"));
            let (way, place) = rest.split_once(' ').ok_or_else(refuse)?;
            let down = ["up", "down"].iter().position(|word| *word == way).ok_or_else(refuse)? == 1;
            let (column, row) = self::place(place).ok_or_else(refuse)?;
            Ok(Action::Wheel(down, column, row))
        },
    },
];

/// The number of a line.
fn line(name: &str, rest: &str) -> Result<usize, Refusal> {
    let line = rest.parse().ok().filter(|line| *line > 0);
    line.ok_or_else(|| Refusal(format!("{name} {rest}: it takes the number of a line, from 1")))
}

/// A condition, or a line of a program.
fn until(rest: &str, words: &Vocabulary) -> Result<Action, Refusal> {
    match rest.strip_prefix("line ").and_then(|number| line("line", number.trim()).ok()) {
        Some(line) => Ok(Action::Walk(Goal::Line(line))),
        None => Ok(Action::RunUntil(Condition::read(rest, shown(words)?)?)),
    }
}

/// A column and a row.
fn place(text: &str) -> Option<(u16, u16)> {
    let (column, row) = text.split_once(',')?;
    Some((column.trim().parse().ok()?, row.trim().parse().ok()?))
}

/// What there is to see, where there is something.
fn shown<'a>(words: &Vocabulary<'a>) -> Result<&'a Snapshot, Refusal> {
    words.shown.ok_or_else(unopened)
}

/// What is answered where only a lab that has been opened could say more.
pub(super) fn unopened() -> Refusal {
    Refusal("the lab is being opened".to_owned())
}

/// The position that is written, in the lab in front.
pub(super) fn goto(rest: &str, words: &Vocabulary) -> Result<Action, Refusal> {
    let written: WrittenPosition = rest.parse().map_err(|why| {
        let round = words.round;
        Refusal(format!("{why}: write 100 for the end of {round} 100, or 100.3 for its stage 3"))
    })?;
    let shown = shown(words)?;
    within(shown.read_position(written)?, words.end(shown)).map(Action::GoTo)
}

fn within(position: Position, end: Position) -> Result<Position, Refusal> {
    let refuse = || Refusal(format!("position {position} is past the end; the last one is {end}"));
    (position <= end).then_some(position).ok_or_else(refuse)
}

/// So many rounds on, or back where `sign` is −1.
pub(super) fn rounds(name: &str, rest: &str, sign: i64, words: &Vocabulary) -> Result<Action, Refusal> {
    let refuse = |_| Refusal(format!("{name} {rest}: it takes a number of {}s, or nothing", words.round));
    let rounds = sign * i64::try_from(rest.parse::<u64>().map_err(refuse)?).unwrap_or(i64::MAX);
    let shown = shown(words)?;
    within(shown.reach(crate::lab::Goal::Rounds(rounds)), words.end(shown))?;
    Ok(Action::Rounds(rounds))
}

fn set(rest: &str, words: &Vocabulary) -> Result<Action, Refusal> {
    if let Some(assignments) = assignments::read(rest, words)? {
        return Ok(Action::Set(assignments));
    }
    named_value(rest, words).ok_or_else(|| {
        let names: Vec<&str> = words.parameters.that_matter().map(|(parameter, _)| parameter.name).collect();
        Refusal(format!("set {rest}: it takes NAME=VALUE; there are {}", names.join(", ")))
    })
}

/// `lr 0.05`.
pub(super) fn named_value(text: &str, words: &Vocabulary) -> Option<Action> {
    let (name, value) = text.split_once(char::is_whitespace)?;
    words.parameter(name)?;
    let (name, value) = (name.to_owned(), value.trim().to_owned());
    Some(Action::Set(vec![crate::lab::Assignment { name, value, from: None }]))
}

fn speed(name: &str, rest: &str) -> Result<f64, Refusal> {
    let speed = rest.parse::<f64>().ok().filter(|speed| *speed > 0.0 && speed.is_finite());
    speed.ok_or_else(|| Refusal(format!("{name} {rest}: it takes a number of rounds a second above 0")))
}

fn why(rest: &str, words: &Vocabulary) -> Result<Action, Refusal> {
    if inquiry::named(shown(words)?, rest).is_some() {
        return Ok(Action::AskAbout(rest.to_owned()));
    }
    if let Some(shape) = words.indexed(rest).filter(|shape| !shape.is_empty()) {
        let (many, first) = (shape.times(), Cell::SCALAR.index(shape));
        return Err(Refusal(format!("why {rest}: it has {many} numbers; write one of them, as {rest}{first}")));
    }
    let names: Vec<&str> = words.quantities().into_iter().map(|(name, _)| name).collect();
    let names = names.join(", ");
    Err(Refusal(format!("why {rest}: there is no such number here; write a name and an index, of {names}")))
}

pub(super) fn lab(rest: &str, words: &Vocabulary) -> Result<Action, Refusal> {
    let place = rest.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
    let named = words.labs.iter().find(|lab| **lab == rest).copied();
    let lab = place.and_then(|place| words.labs.get(place).copied()).or(named);
    let refuse = || Refusal(format!("there is no lab `{rest}`; there are {}", words.labs.join(", ")));
    lab.map(Action::Lab).ok_or_else(refuse)
}
