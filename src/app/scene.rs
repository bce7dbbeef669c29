//! A room as one person sees it.

use std::rc::Rc;
use std::sync::Arc;

use super::hints;
use super::hosted::Hosted;
use super::room::Room;
use super::sweep::Point;
use super::viewer::{Mode, Tab, Viewer};
use crate::input::command::{self, Vocabulary};
use crate::input::{Action, Key, Press, Scope};
use crate::lab::inquiry::Inquiry;
use crate::lab::{Parameters, Range, Refusal, Sight, Snapshot};
use crate::labs::Entry;
use crate::ops::Cell;
use crate::page::{Sentence, Wording};
use crate::ui::{Look, Screen, compare};

/// A room as one person sees it. Looking changes nothing.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// What people share.
    pub room: &'a Room,
    /// The person.
    pub viewer: &'a Viewer,
}

/// What a person has in front of them: a snapshot, what it looks like, and how they look at it.
pub struct Front<'a> {
    /// The snapshot; what is dear is asked here.
    pub sight: Sight<'a>,
    /// What it looks like.
    pub screen: &'static dyn Screen,
    /// How the person looks at it.
    pub look: &'a Look,
    /// What its sentences are worded by.
    pub words: Wording<'a>,
}

impl Front<'_> {
    /// The sentence about what there is to see.
    pub fn narration(&self) -> String {
        self.words.word(&self.screen.narration(&self.sight, self.look))
    }
}

/// The tabs as they stand on the screen, home first.
pub(super) struct Strip {
    /// The place that each has among the viewer's.
    pub(super) places: Vec<usize>,
    /// The name of each.
    pub(super) names: Vec<&'static str>,
    /// Which of them is current.
    pub(super) current: usize,
}

impl<'a> Scene<'a> {
    pub(super) fn tab(self) -> &'a Tab {
        self.viewer.tab()
    }

    /// The lab in front of the person.
    pub fn entry(self) -> &'static Entry {
        self.tab().entry
    }

    /// The run that it shows.
    pub fn run(self) -> &'a Hosted {
        self.room.run(self.tab().run)
    }

    /// What is shown of it; nothing before it has been opened.
    pub fn shown(self) -> Option<&'a Arc<Snapshot>> {
        self.tab().seen.as_ref()
    }

    /// What the person has in front of them; nothing before the lab has been opened.
    pub fn front(self) -> Option<Front<'a>> {
        let sight = Sight::of(self.shown()?, &self.room.answers);
        let entry = self.entry();
        let words = entry.words(&self.viewer.tongue);
        Some(Front { sight, screen: entry.screen, look: self.look(), words })
    }

    /// How the person looks at the lab.
    pub fn look(self) -> &'a Look {
        &self.tab().look
    }

    /// Which value of a sweep is chosen: until somebody has chosen one, the best so far.
    pub fn point(self) -> usize {
        let Some(sweep) = self.sweep() else { return 0 };
        let points: Vec<compare::Point> = sweep.points.iter().map(Point::seen).collect();
        let best = || compare::outcome(&points).map_or(0, |outcome| outcome.best);
        self.tab().point.unwrap_or_else(best).min(points.len().saturating_sub(1))
    }

    /// The question that is open.
    pub(super) fn inquiry(self) -> Option<&'a Inquiry> {
        if let Mode::Asking(inquiry) = &self.viewer.mode { Some(inquiry) } else { None }
    }

    /// What a key means to the person now. One that means nothing is told about where keys do something.
    pub fn meaning(self, key: Key) -> Option<Action> {
        let scope = self.scope();
        let lab = self.entry().description.name;
        // Whoever answers questions writes numbers: where none is open, one must not lead elsewhere.
        if self.viewer.quiz.is_on
            && scope == Scope::Screen
            && key.character().is_some_and(|typed| typed.is_ascii_digit())
        {
            return Some(Action::Refuse(self.viewer.word(&Sentence::of("quiz-not-asking"))));
        }
        match self.viewer.keymap.press(scope, lab, key) {
            // Where a question is open this key ends them: it must not end the program where there happens to be none.
            Some(Press::Command("quit")) if self.ends_questions(key) => Some(Action::Predict),
            Some(Press::Command(command)) => Some(self.read(command).unwrap_or_else(|why| Action::Refuse(why.0))),
            Some(Press::Do(action)) => Some(action),
            None if matches!(scope, Scope::Text | Scope::Predicting | Scope::Parameters | Scope::TextParameter) => None,
            None => Some(Action::Refuse(format!("{key} does nothing here; {}", hints::some(self)))),
        }
    }

    /// Whether a key that quits ends questions first.
    pub(super) fn ends_questions(self, key: Key) -> bool {
        self.viewer.quiz.is_on && self.scope() == Scope::Screen && key.character().is_some()
    }

    /// What a command means to the person now, as it is written.
    ///
    /// # Errors
    /// If it is no command; the refusal says what would be one.
    pub fn read(self, command: &str) -> Result<Action, Refusal> {
        command::read(command, &self.vocabulary())
    }

    /// What commands can speak of.
    pub fn vocabulary(self) -> Vocabulary<'a> {
        Vocabulary {
            labs: self.viewer.tabs.iter().map(|tab| tab.entry.description.name).collect(),
            round: self.entry().description.round,
            parameters: self.parameters(),
            choices: self.entry().screen.choices(),
            columns: Rc::new(move || self.columns().into_iter().map(|(_, name)| name).collect()),
            runs: self.family().iter().map(|run| self.room.run(*run).name.clone()).collect(),
            furthest: self.compared().iter().map(|run| run.shown.end()).max(),
            shown: self.shown().map(|shown| &**shown),
        }
    }

    /// The columns that rows can be sorted by, with their names.
    pub(super) fn columns(self) -> Vec<(usize, String)> {
        let Some(front) = self.front() else { return vec![] };
        let mut columns: Vec<(usize, String)> = vec![];
        // They are told one by one, by where the cursor would have to stand.
        for place in 0..front.screen.extent(&front.sight).1 {
            let look = front.look.at(Cell::SCALAR.in_column(place));
            let column = front.screen.sorts_by(&front.sight, &look);
            columns.extend(column.filter(|column| columns.last() != Some(column)));
        }
        columns
    }

    /// Where the person is.
    pub fn scope(self) -> Scope {
        match &self.viewer.mode {
            Mode::Stepping => Scope::Screen,
            Mode::Writing(_) | Mode::Searching(_) => Scope::Text,
            Mode::Predicting(_) => Scope::Predicting,
            Mode::Editing(editor) if editor.input.is_some() => Scope::Text,
            Mode::Editing(editor) => match self.entry().description.parameters[editor.selected].range {
                Range::Text { .. } => Scope::TextParameter,
                _ => Scope::Parameters,
            },
            Mode::Reading(_) => Scope::Help,
            Mode::Copying => Scope::Copy,
            Mode::Asking(_) => Scope::Asking,
            Mode::Fitting(_) => Scope::Fitting,
        }
    }

    /// Whether what is shown is where the run has come to rest.
    pub fn is_at_rest(self) -> bool {
        let run = self.run();
        self.tab().is_current && !run.is_under_way() && run.progress().is_none() && run.watched().is_none()
    }

    /// Whether the lab cannot go on until something has been measured.
    pub(super) fn is_waiting(self) -> bool {
        self.shown().is_some_and(|shown| shown.errand().is_some() && shown.position >= shown.end())
    }

    /// The parameters of the lab in front where it stands; as they will be, where it has not been opened yet.
    pub(super) fn parameters(self) -> Parameters {
        self.shown().map_or_else(|| self.run().schedule().at(0), |shown| shown.parameters())
    }

    /// The tabs as they stand on the screen.
    pub(super) fn strip(self) -> Strip {
        let tabs = || self.viewer.tabs.iter().enumerate();
        let places = tabs().filter(|(_, tab)| tab.entry.is_home).chain(tabs().filter(|(_, tab)| !tab.entry.is_home));
        let (places, names): (Vec<usize>, Vec<_>) = places.map(|(k, tab)| (k, tab.entry.description.name)).unzip();
        let current = places.iter().position(|place| *place == self.viewer.current).unwrap_or_default();
        Strip { places, names, current }
    }
}
