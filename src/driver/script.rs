//! Commands in a file: carried out one after the other, as somebody would give them; and written down as they are given.
//!
//! A file holds a command on each line, as it could be written after `:`, `wait SECONDS` between two of them, and comments
//! after `#`. What reads commands by line reads the same files, and waits for nothing.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use tui_input::InputRequest;

use super::files;
use crate::app::App;
use crate::cli::Open;
use crate::input::command::{self, word};
use crate::input::{Action, Scope};
use crate::lab::Refusal;

/// The longest wait, in seconds: a day.
const LONGEST: f64 = 86_400.0;

/// What took less time than this is told as if it took none.
const WORTH_WAITING: Duration = Duration::from_millis(200);

/// A line of a script.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// A command, or what is written where something is asked for.
    Command(String),
    /// Time to look at what is there.
    Wait(Duration),
}

impl Line {
    /// The line in `text`; nothing where it says nothing.
    ///
    /// # Errors
    /// If it is a wait for no length of time.
    pub fn read(text: &str) -> Result<Option<Self>, Refusal> {
        let text = text.trim();
        // A comment is for whoever reads the script.
        if text.is_empty() || text.starts_with('#') {
            return Ok(None);
        }
        let mut words = text.split_whitespace();
        let (Some("wait"), seconds, None) = (words.next(), words.next(), words.next()) else {
            return Ok(Some(Self::Command(text.to_owned())));
        };
        let seconds =
            seconds.and_then(|text| text.parse::<f64>().ok()).filter(|seconds| (0.0..=LONGEST).contains(seconds));
        let seconds =
            seconds.ok_or_else(|| Refusal(format!("`{text}`: write seconds from 0 to a day, as in wait 1.5")))?;
        Ok(Some(Self::Wait(Duration::from_secs_f64(seconds))))
    }
}

/// What a line means to the app: a command; or, where something is being written or a question is open, what is written.
///
/// # Errors
/// If it is no command.
pub fn meant(app: &App, line: &str) -> Result<Vec<Action>, Refusal> {
    let is_answer = app.scope() == Scope::Predicting && word(line).is_none();
    if (app.scope() == Scope::Text || is_answer) && !line.is_empty() {
        let characters = line.chars().filter(|character| !character.is_control());
        let typed = characters.map(|character| Action::Edit(InputRequest::InsertChar(character)));
        return Ok(typed.chain([Action::Confirm]).collect());
    }
    Ok(vec![app.read(line)?])
}

/// What is left to be carried out of a file.
struct Script {
    /// The file without its folders: what is said on the screen has one line.
    name: String,
    lines: VecDeque<(usize, Line)>,
    /// When the next line is due.
    due: Instant,
}

impl Script {
    /// The script in the file at `path`, the first line of which is due now.
    ///
    /// # Errors
    /// If the file cannot be read, or waits for no length of time.
    fn read(path: &Path, now: Instant) -> Result<Self, Refusal> {
        let name = path.display();
        let mut lines = VecDeque::new();
        for (index, line) in files::text(path)?.lines().enumerate() {
            let read =
                Line::read(line).map_err(|Refusal(why)| Refusal(format!("{name}, line {}: {why}", index + 1)))?;
            lines.extend(read.map(|line| (index + 1, line)));
        }
        let name = path.file_name().unwrap_or(path.as_os_str()).display().to_string();
        Ok(Self { name, lines, due: now })
    }

    /// How long it is until something is to be done; nothing where nothing is left.
    fn patience(&self, now: Instant) -> Option<Duration> {
        (!self.lines.is_empty()).then(|| self.due.saturating_duration_since(now))
    }

    /// Takes the command that is due, and where it stands.
    fn take(&mut self, now: Instant) -> Option<(String, String)> {
        while now >= self.due {
            match self.lines.pop_front()? {
                (_, Line::Wait(time)) => self.due = now + time,
                (number, Line::Command(command)) => return Some((command, format!("{}, line {number}", self.name))),
            }
        }
        None
    }

    /// Where it stands, when somebody takes over.
    fn left_at(&self) -> Option<String> {
        self.lines.front().map(|(number, _)| format!("the keys are yours: left at line {number} of {}", self.name))
    }
}

/// Writes down what somebody does, as commands that can be carried out.
struct Recorder {
    file: File,
    name: String,
    last: Instant,
}

impl Recorder {
    /// Begins to write into a new file.
    ///
    /// # Errors
    /// If there is a file of this name already, or none can be made.
    fn begin(path: &Path, now: Instant) -> Result<Self, Refusal> {
        let name = path.display().to_string();
        let file = File::create_new(path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Refusal(format!("{name} is there already: a recording needs a new file")),
            _ => Refusal(format!("{name} cannot be written: {error}")),
        })?;
        Ok(Self { file, name, last: now })
    }

    /// Writes a line down, and first how long it was until then.
    ///
    /// # Errors
    /// If it cannot be written.
    fn write(&mut self, line: &str, now: Instant) -> Result<(), Refusal> {
        let waited = now.saturating_duration_since(self.last);
        self.last = now;
        let wait = if waited < WORTH_WAITING { String::new() } else { format!("wait {:.1}\n", waited.as_secs_f64()) };
        let written = self.file.write_all(format!("{wait}{line}\n").as_bytes());
        written.map_err(|error| Refusal(format!("{} cannot be written: {error}", self.name)))
    }
}

/// What is done as a file says, and what is written down of what is done, in front of one screen.
#[derive(Default)]
pub struct Reel {
    script: Option<Script>,
    recorder: Option<Recorder>,
}

impl Reel {
    /// What the command line asks for; a script's first line is due now.
    ///
    /// # Errors
    /// If a script cannot be read, or a recording cannot be begun.
    pub fn thread(open: &Open, now: Instant) -> Result<Self, Refusal> {
        let script = open.keys.as_deref().map(|path| Script::read(path, now)).transpose()?;
        let recorder = open.record.as_deref().map(|path| Recorder::begin(path, now)).transpose()?;
        Ok(Self { script, recorder })
    }

    /// How long it is until a line is due; nothing where none is left.
    pub fn patience(&self, now: Instant) -> Option<Duration> {
        self.script.as_ref()?.patience(now)
    }

    /// Takes the command that is due, and where it stands.
    pub fn take(&mut self, now: Instant) -> Option<(String, String)> {
        self.script.as_mut()?.take(now)
    }

    /// Carries out no more of a script, and says where it is left.
    pub fn take_over(&mut self) -> Option<String> {
        self.script.take()?.left_at()
    }

    /// Writes down what is about to be done, in front of the app as it is until then.
    ///
    /// # Errors
    /// If it cannot be written; nothing is written any more then.
    pub fn note(&mut self, app: &App, action: &Action, now: Instant) -> Result<(), Refusal> {
        let Some(recorder) = &mut self.recorder else { return Ok(()) };
        let noted = said(app, action).map_or(Ok(()), |line| recorder.write(&line, now));
        if noted.is_err() {
            self.recorder = None;
        }
        noted
    }
}

/// What is about to be done, as a line of a script; nothing for what is a part of a line only, and for what ends it all.
fn said(app: &App, action: &Action) -> Option<String> {
    match action {
        Action::Confirm if let Some(line) = app.written() => Some(line),
        // What is begun to be written is written down when it has been, as one line.
        Action::Close if app.scope() == Scope::Text => None,
        Action::OpenCommand | Action::OpenUntil | Action::OpenSearch | Action::Change | Action::Type(_) => None,
        action => Some(action).filter(|action| !is_end(action)).and_then(command::write),
    }
}

/// Whether an action is about the terminal, or the end: what follows a recording is for whoever looks at it.
fn is_end(action: &Action) -> bool {
    matches!(action, Action::Redraw | Action::Suspend | Action::Quit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_command_a_wait_or_nothing() {
        assert_eq!(Line::read("  # wait 3"), Ok(None));
        assert_eq!(Line::read(" "), Ok(None));
        assert_eq!(Line::read("wait 1.5"), Ok(Some(Line::Wait(Duration::from_millis(1500)))));
        assert_eq!(Line::read(" goto 100 "), Ok(Some(Line::Command("goto 100".to_owned()))));
        // Not a wait, and refused where it is read as a command.
        assert_eq!(Line::read("wait 1 2"), Ok(Some(Line::Command("wait 1 2".to_owned()))));
        for wrong in ["wait", "wait -1", "wait nan", "wait inf", "wait soon", "wait 1e9"] {
            let Err(Refusal(why)) = Line::read(wrong) else { panic!("{wrong} is no wait") };
            assert!(why.contains("wait 1.5"), "{why}");
        }
    }
}
