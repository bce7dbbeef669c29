//! Setting parameters.

use tui_input::Input;

use super::update::Desk;
use super::viewer::Mode;
use crate::lab::{Assignment, Change, Order, Parameters, Setting, Since};
use crate::page::Sentence;
use crate::ui::parameters::{Editor, since};

impl Desk<'_> {
    /// The parameters of the lab in front where it stands; as they will be, where it has not been opened yet.
    pub(super) fn parameters(&self) -> Parameters {
        self.scene().parameters()
    }

    /// The parameter that plays a part next to `selected`; the same where there is none.
    pub(super) fn neighbour(&self, selected: usize, down: bool) -> usize {
        neighbour(&self.parameters(), selected, down)
    }

    pub(super) fn open_parameters(&mut self) {
        let selected = self.neighbour(usize::MAX, true);
        if selected == usize::MAX {
            let name = self.tab().entry.description.name;
            return self.viewer.warn(Sentence::of("no-parameters").with("lab", name));
        }
        self.viewer.mode = Mode::Editing(Editor { selected, input: None, since: self.viewer.since });
    }

    pub(super) fn nudge(&mut self, up: bool) {
        let Mode::Editing(editor) = &self.viewer.mode else { return };
        self.order(Order::Nudge { parameter: editor.selected, up, since: editor.since });
    }

    /// Sets the parameter that is chosen to its default; every one where none is being edited.
    pub(super) fn reset(&mut self) {
        let Mode::Editing(editor) = &self.viewer.mode else { return self.reset_all() };
        self.order(Order::Reset { parameter: editor.selected, since: editor.since });
    }

    pub(super) fn toggle_since(&mut self) {
        self.viewer.since = if self.viewer.since == Since::Here { Since::Start } else { Since::Here };
        if let Mode::Editing(editor) = &mut self.viewer.mode {
            editor.since = self.viewer.since;
        }
        let held = self.shown().map(|shown| since(shown, self.viewer.since));
        if let Some(held) = held {
            self.viewer.note(Sentence::of("changes-hold").with("since", held));
        }
    }

    /// What a value begins with that is to be changed: text with what it is, anything else with nothing.
    pub(super) fn text_to_change(&self) -> String {
        let Mode::Editing(editor) = &self.viewer.mode else { return String::new() };
        match self.parameters().at(editor.selected).1 {
            Setting::Text(text) => text,
            _ => String::new(),
        }
    }

    pub(super) fn begin_value(&mut self, text: String) {
        if let Mode::Editing(editor) = &mut self.viewer.mode {
            editor.input = Some(Input::new(text));
        }
    }

    pub(super) fn set(&mut self, assignments: Vec<Assignment>) {
        let since = self.viewer.since;
        let change = |Assignment { name, value, from }| Change { name, value, since: from.map_or(since, Since::Round) };
        self.order(Order::Set(assignments.into_iter().map(change).collect()));
    }
}

/// The parameter that plays a part next to `selected`; the first where none is selected, the same where there is none.
pub(super) fn neighbour(parameters: &Parameters, selected: usize, down: bool) -> usize {
    let matter = |index: &usize| (parameters.at(*index).0.matters)(parameters);
    let count = parameters.iter().count();
    let found =
        if down { (selected.wrapping_add(1)..count).find(matter) } else { (0..selected.min(count)).rev().find(matter) };
    found.unwrap_or(selected)
}
