//! The app: its state, what can be meant, and what follows from that.
//!
//! [`App::update`] is the only thing that changes anything, and it is deterministic: no clock, no entropy, no files.
//! The same actions give the same app and the same screen to the last bit, whoever sent them.

mod asking;
mod clicks;
mod command;
mod copied;
mod copy;
mod fitting;
mod hints;
mod pages;
mod play;
mod predicting;
mod tables;
mod until;
mod update;
mod view;
mod wiring;
mod writing;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ratatui::layout::Rect;
use tui_input::Input;

use copied::Copied;
pub use play::{Direction, Play};
pub use predicting::Score;
pub use view::view;

use fitting::Fitting;
use pages::Reading;
use predicting::{Prediction, Quiz};
use until::Watch;

use crate::input::{Action, Key, Keymap, Scope};
use crate::lab::inquiry::Inquiry;
use crate::lab::{Errand, From, Parameters, Range, Refusal, Schedule};
use crate::labs::{self, Tab};
use crate::table::Table;
use crate::ui::Look;
use crate::ui::parameters::Editor;

/// What the driver is to do, because only the driver can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Draw the screen anew, as if nothing were known of it.
    Redraw,
    /// Give the terminal back and stop until resumed.
    Suspend,
    /// Put this text on the person's clipboard.
    Copy(String),
    /// Measure this, and say what came of it by [`Action::Measured`].
    Measure(Errand),
    /// End.
    Quit,
}

/// Everything there is.
pub struct App {
    tabs: Vec<OpenTab>,
    current: usize,
    /// Of labs that follow each other, the place of the one that was in front of the person last.
    leaders: HashMap<&'static str, usize>,
    /// What is being measured.
    measuring: Option<Errand>,
    /// Whether every step asks first, and what was answered.
    quiz: Quiz,
    /// What is being run until.
    watch: Option<Watch>,
    mode: Mode,
    play: Play,
    message: Option<Message>,
    /// From when on parameters that are set hold: what the person chose last.
    from: From,
    area: Rect,
    keymap: Keymap,
    /// The file of the table that was put in.
    file: Option<PathBuf>,
    /// What was taken along last.
    copied: Option<Copied>,
}

/// A lab, and how the person looks at it.
struct OpenTab {
    tab: Box<dyn Tab>,
    look: Look,
}

/// What the person is doing.
#[derive(Debug, Clone)]
enum Mode {
    /// Stepping.
    Stepping,
    /// Writing a command.
    Writing(Input),
    /// Writing what to search for.
    Searching(Input),
    /// Editing parameters.
    Editing(Editor),
    /// Reading a page.
    Reading(Reading),
    /// Choosing what to take along.
    Copying,
    /// Asking why a number is what it is.
    Asking(Inquiry),
    /// Saying what the next step will compute.
    Predicting(Prediction),
    /// Trying whether a product would fit.
    Fitting(Fitting),
}

/// One line for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Something was done.
    Note(String),
    /// Something was not done.
    Warning(String),
}

/// When the app wants to hear of the time again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Not at all.
    Idle,
    /// After so long.
    After(Duration),
    /// As soon as there is nothing else to do: there is work left.
    Now,
}

impl App {
    /// Every lab at its start with its default parameters, and the home screen in front; `opened` in its own place, if it
    /// is given, and in front. Labs that can take a table take `table` where it is a person's own.
    ///
    /// # Errors
    /// If a lab cannot be opened.
    pub fn new(opened: Option<Box<dyn Tab>>, table: &Arc<Table>) -> Result<Self, Refusal> {
        let mut opened = opened;
        let wanted = opened.as_ref().map(|tab| tab.description().name);
        let mut current = home();
        let mut tabs = vec![];
        for (index, lab) in labs::registry().iter().enumerate() {
            let name = lab.description.name;
            let tab = if wanted == Some(name) {
                current = index;
                opened.take()
            } else {
                None
            };
            let tab = match tab {
                Some(tab) => tab,
                None => lab.open(Schedule::new(Parameters::defaults(lab.description.parameters)), Arc::clone(table))?,
            };
            let first = tab.first_cell();
            let mut look = Look::new(tab.choices());
            (look.row, look.column) = (first.row, first.column);
            tabs.push(OpenTab { tab, look });
        }
        let leaders = tabs[current].tab.description().follows.map(|group| (group, current)).into_iter().collect();
        let mut app = Self {
            tabs,
            current,
            leaders,
            measuring: None,
            quiz: Quiz::default(),
            watch: None,
            mode: Mode::Stepping,
            play: Play::default(),
            message: None,
            from: From::Here,
            area: Rect::new(0, 0, 80, 24),
            keymap: Keymap::built_in(),
            file: None,
            copied: None,
        };
        if !Arc::ptr_eq(table, &Table::built_in()) {
            app.use_table();
        }
        let parameters = app.tab().parameters();
        parameters.iter().for_each(|(parameter, _)| app.share(parameter.name, current));
        Ok(app)
    }

    /// The place of the tab that is home.
    fn home(&self) -> usize {
        home().min(self.tabs.len() - 1)
    }

    /// Whether the lab cannot go on until something has been measured.
    fn is_waiting(&self) -> bool {
        self.tab().errand().is_some() && self.tab().position() >= self.tab().end()
    }

    /// The lab in front of the person.
    pub fn tab(&self) -> &dyn Tab {
        self.tabs[self.current].tab.as_ref()
    }

    /// How the person looks at it.
    pub fn look(&self) -> &Look {
        &self.tabs[self.current].look
    }

    /// Whether and how it plays.
    pub fn play(&self) -> Play {
        self.play
    }

    /// How the person's predictions came out.
    pub fn score(&self) -> Score {
        self.quiz.score
    }

    /// The line for the person, while there is one.
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// What a key means to the person now.
    pub fn meaning(&self, key: Key) -> Option<Action> {
        self.keymap.action(self.scope(), key)
    }

    /// Where the person is.
    pub fn scope(&self) -> Scope {
        match &self.mode {
            Mode::Stepping => Scope::Screen,
            Mode::Writing(_) | Mode::Searching(_) | Mode::Predicting(_) => Scope::Text,
            Mode::Editing(editor) if editor.input.is_some() => Scope::Text,
            Mode::Editing(editor) => match self.tab().parameters().at(editor.selected).0.range {
                Range::Text { .. } => Scope::TextParameter,
                _ => Scope::Parameters,
            },
            Mode::Reading(_) => Scope::Help,
            Mode::Copying => Scope::Copy,
            Mode::Asking(_) => Scope::Asking,
            Mode::Fitting(_) => Scope::Fitting,
        }
    }

    /// When the app wants to hear of the time again.
    pub fn pace(&self) -> Pace {
        match self.play.direction {
            _ if self.tab().progress().is_some() || self.watch.is_some() => Pace::Now,
            Some(_) => Pace::After(self.play.tick()),
            None => Pace::Idle,
        }
    }

    fn names(&self) -> Vec<&'static str> {
        self.tabs.iter().map(|open| open.tab.description().name).collect()
    }

    /// The names of the tabs as they stand on the screen, home first, and which of them is current.
    fn strip(&self) -> (Vec<&'static str>, usize) {
        let mut names = self.names();
        names.rotate_right(1);
        (names, (self.current + 1) % self.tabs.len())
    }
}

/// The place of the lab that is the home screen: the last.
fn home() -> usize {
    labs::registry().len() - 1
}
