//! Lines being written, and closing what is open.

use tui_input::Input;

use super::command;
use super::update::Desk;
use super::viewer::Mode;
use crate::lab::{Assignment, Order, Range};

impl Desk<'_> {
    /// The line being written.
    pub(super) fn input(&mut self) -> Option<&mut Input> {
        match &mut self.viewer.mode {
            Mode::Writing(input) | Mode::Searching(input) => Some(input),
            Mode::Editing(editor) => editor.input.as_mut(),
            Mode::Predicting(prediction) => Some(&mut prediction.input),
            Mode::Stepping | Mode::Reading(_) | Mode::Copying | Mode::Asking(_) | Mode::Fitting(_) => None,
        }
    }

    /// Does what is written.
    pub(super) fn confirm(&mut self) {
        match &mut self.viewer.mode {
            Mode::Writing(input) => {
                let text = input.value().to_owned();
                self.viewer.mode = Mode::Stepping;
                match command::read(&text, self.scene()) {
                    Ok(action) => self.act(action),
                    Err(refusal) => self.viewer.warn(refusal.0),
                }
            }
            Mode::Searching(input) => {
                let text = input.value().to_owned();
                self.viewer.mode = Mode::Stepping;
                self.search(text);
            }
            Mode::Editing(editor) => {
                let Some(input) = editor.input.take() else { return };
                let selected = editor.selected;
                let parameter = self.parameters().at(selected).0;
                let name = parameter.name.to_owned();
                // Text can be empty, a number cannot.
                if !input.value().trim().is_empty() || matches!(parameter.range, Range::Text { .. }) {
                    self.set(&Assignment { name, value: input.value().to_owned(), from: None });
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
        match &mut self.viewer.mode {
            Mode::Editing(editor) if editor.input.is_some() => editor.input = None,
            Mode::Stepping => {
                self.play().direction = None;
                let run = self.scene().run();
                if run.is_under_way() || run.progress().is_some() || run.watched().is_some() {
                    self.order(Order::Stay);
                }
            }
            Mode::Predicting(prediction) => {
                let goal = prediction.goal;
                self.skip(goal);
            }
            Mode::Writing(_)
            | Mode::Searching(_)
            | Mode::Editing(_)
            | Mode::Reading(_)
            | Mode::Copying
            | Mode::Asking(_)
            | Mode::Fitting(_) => self.viewer.mode = Mode::Stepping,
        }
    }
}
