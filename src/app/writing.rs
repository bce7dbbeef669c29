//! Lines being written, and closing what is open.

use tui_input::Input;

use super::scene::Scene;
use super::sweep::Sweep;
use super::update::Desk;
use super::viewer::Mode;
use crate::input::Action;
use crate::input::command::{self, Completion, Vocabulary};
use crate::lab::{Assignment, Condition, Order, Range};
use crate::page::Sentence;
use crate::ui::{Comparison, Zoom};

/// Commands that are remembered at most.
const REMEMBERED: usize = 200;

/// A command that is being written.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) input: Input,
    /// While it is completed: what was written, and which of the ways it could go on is taken.
    pub(super) completing: Option<(String, usize)>,
    /// While commands are recalled: how many back, and what was written ahead of that.
    recalled: Option<(usize, String)>,
}

impl Draft {
    /// A command that begins so.
    pub(super) fn new(text: &str) -> Self {
        Self { input: Input::new(text.to_owned()), ..Self::default() }
    }

    /// Whatever was completed or recalled is what is written now.
    fn settle(&mut self) {
        (self.completing, self.recalled) = (None, None);
    }

    /// What it could become, and which of the ways is taken.
    pub(super) fn completion(&self, words: &Vocabulary) -> (Completion, Option<usize>) {
        let (text, chosen) = match &self.completing {
            Some((text, chosen)) => (text.as_str(), Some(*chosen)),
            None => (self.input.value(), None),
        };
        (command::complete(text, words), chosen)
    }
}

impl Scene<'_> {
    /// The line that is being written, as a command or an answer; nothing where none is.
    pub(super) fn written(self) -> Option<String> {
        match &self.viewer.mode {
            Mode::Writing(draft) => Some(draft.input.value().to_owned()),
            Mode::Searching(input) => command::write(&Action::Search(input.value().to_owned())),
            Mode::Editing(editor) => {
                let input = editor.input.as_ref()?;
                let parameters = self.parameters();
                let parameter = parameters.at(editor.selected).0;
                let (name, value) = (parameter.name.to_owned(), input.value().to_owned());
                // Only text can be empty.
                if value.trim().is_empty() && !matches!(parameter.range, Range::Text { .. }) {
                    return None;
                }
                command::write(&Action::Set(vec![Assignment { name, value, from: None }]))
            }
            Mode::Predicting(prediction) => Some(prediction.input.value().to_owned()),
            _ => None,
        }
    }
}

impl Desk<'_> {
    /// Goes on with the line that is being written.
    pub(super) fn write(&mut self, action: &Action) {
        match action {
            Action::Edit(request) => {
                if let Some(input) = self.input() {
                    input.handle(*request);
                }
            }
            Action::CompleteNext => self.complete(true),
            Action::CompletePrevious => self.complete(false),
            Action::RecallBack => self.recall(true),
            Action::RecallOn => self.recall(false),
            _ => {}
        }
    }

    /// Lets the command that is being written go on in the next way there is, or in the one before.
    fn complete(&mut self, next: bool) {
        let Mode::Writing(draft) = &self.viewer.mode else { return };
        let (completion, chosen) = draft.completion(&self.scene().vocabulary());
        let count = completion.candidates.len();
        if count == 0 {
            return;
        }
        let chosen = match chosen {
            None if next => 0,
            None => count - 1,
            Some(chosen) if next => (chosen + 1) % count,
            Some(chosen) => (chosen + count - 1) % count,
        };
        let Mode::Writing(draft) = &mut self.viewer.mode else { return };
        let written = draft.completing.take().map_or_else(|| draft.input.value().to_owned(), |(written, _)| written);
        let text = format!("{}{}", &written[..completion.from], completion.candidates[chosen].text);
        draft.input = Input::new(text);
        // What can become only this has become it.
        draft.completing = (count > 1).then_some((written, chosen));
    }

    /// Writes the command once more that was written before, or after.
    fn recall(&mut self, back: bool) {
        let history = &self.viewer.history;
        let Mode::Writing(draft) = &mut self.viewer.mode else { return };
        let (place, written) = draft.recalled.take().unwrap_or_else(|| (0, draft.input.value().to_owned()));
        let place = if back { (place + 1).min(history.len()) } else { place.saturating_sub(1) };
        let text = history.len().checked_sub(place).and_then(|index| history.get(index)).filter(|_| place > 0);
        draft.input = Input::new(text.cloned().unwrap_or_else(|| written.clone()));
        draft.completing = None;
        draft.recalled = (place > 0).then_some((place, written));
    }

    /// Says that nothing is no condition, and what would be one.
    fn refuse_condition(&mut self) {
        if let Some(Err(refusal)) = self.shown().map(|shown| Condition::read("", shown)) {
            self.viewer.warn(refusal.0);
        }
    }

    /// Remembers a command that was written.
    fn remember(&mut self, text: &str) {
        let (text, history) = (text.trim(), &mut self.viewer.history);
        if text.is_empty() || history.last().is_some_and(|last| last == text) {
            return;
        }
        history.push(text.to_owned());
        if history.len() > REMEMBERED {
            history.remove(0);
        }
    }

    /// The line being written.
    pub(super) fn input(&mut self) -> Option<&mut Input> {
        match &mut self.viewer.mode {
            Mode::Writing(draft) => {
                draft.settle();
                Some(&mut draft.input)
            }
            Mode::Searching(input) => Some(input),
            Mode::Editing(editor) => editor.input.as_mut(),
            // An answer that has been given stays as it is.
            Mode::Predicting(prediction) if prediction.given.is_none() => Some(&mut prediction.input),
            _ => None,
        }
    }

    /// Does what is written.
    pub(super) fn confirm(&mut self) {
        match &mut self.viewer.mode {
            Mode::Writing(draft) => {
                let text = draft.input.value().to_owned();
                self.viewer.mode = Mode::Stepping;
                self.remember(&text);
                match self.scene().read(&text) {
                    // It was being written: nothing was.
                    Ok(Action::OpenUntil) => self.refuse_condition(),
                    Ok(action) => self.act(action),
                    Err(refusal) => self.viewer.warn(refusal.0),
                }
            }
            Mode::Searching(input) => {
                let text = input.value().to_owned();
                self.viewer.mode = Mode::Stepping;
                self.search_for(text);
            }
            Mode::Editing(editor) => {
                let Some(input) = editor.input.take() else { return };
                let selected = editor.selected;
                let parameter = self.parameters().at(selected).0;
                let name = parameter.name.to_owned();
                // Text can be empty, a number cannot.
                if !input.value().trim().is_empty() || matches!(parameter.range, Range::Text { .. }) {
                    let value = input.value().to_owned();
                    self.set(vec![Assignment { name, value, from: None }]);
                }
            }
            Mode::Predicting(prediction) => {
                let prediction = prediction.clone();
                self.judge(prediction);
            }
            Mode::Stepping | Mode::Reading(_) | Mode::Copying | Mode::Asking(_) | Mode::Fitting(_) => {}
        }
    }

    /// Closes the innermost thing that is open; where nothing is, stops what is under way.
    pub(super) fn close(&mut self) {
        if let (Mode::Asking(_), Some((begun, _))) = (&self.viewer.mode, self.viewer.trail.first()) {
            let begun = begun.to_string();
            self.viewer.note(Sentence::of("question-led-here").with("position", begun));
        }
        match &mut self.viewer.mode {
            Mode::Editing(editor) if editor.input.is_some() => editor.input = None,
            Mode::Stepping => {
                self.pause();
                let is_on_its_way = |run: &usize| {
                    let run = self.room.run(*run);
                    run.is_under_way() || run.progress().is_some() || run.watched().is_some()
                };
                if self.scene().family().iter().any(is_on_its_way) {
                    self.order(Order::Stay);
                } else if self.is_looking_at_sweep() && self.scene().sweep().is_some_and(Sweep::is_under_way) {
                    self.room.stop_sweep();
                    self.viewer.note("the sweep is given up; what has been found out stays");
                } else if self.look().zoom != Zoom::Whole {
                    self.look().zoom = Zoom::Whole;
                } else if self.look().is("watch") {
                    // The expression that is looked at is not watched any more.
                    let look = self.look();
                    look.watches.pop();
                    look.choose("show", "operation");
                } else if self.look().has("cursor") && !self.look().is("numbers") {
                    // Back to the numbers, from wherever the cursor was.
                    self.act(Action::Choose("cursor", "numbers"));
                } else {
                    self.viewer.tab_mut().comparison = Comparison::Off;
                }
            }
            Mode::Predicting(_) => self.leave_question(),
            Mode::Reading(_) => self.stop_reading(),
            Mode::Searching(_) => self.stop_searching(),
            Mode::Writing(_) | Mode::Editing(_) | Mode::Copying | Mode::Asking(_) | Mode::Fitting(_) => {
                self.viewer.mode = Mode::Stepping;
            }
        }
    }
}
