//! Lines being written, and closing what is open.

use tui_input::Input;

use super::{App, Effect, Message, Mode, command};
use crate::lab::{Assignment, Range};

impl App {
    /// The line being written.
    pub(super) fn input(&mut self) -> Option<&mut Input> {
        match &mut self.mode {
            Mode::Writing(input) | Mode::Searching(input) => Some(input),
            Mode::Editing(editor) => editor.input.as_mut(),
            Mode::Predicting(prediction) => Some(&mut prediction.input),
            Mode::Stepping | Mode::Reading(_) | Mode::Copying | Mode::Asking(_) | Mode::Fitting(_) => None,
        }
    }

    pub(super) fn confirm(&mut self) -> Option<Effect> {
        match &mut self.mode {
            Mode::Writing(input) => {
                let text = input.value().to_owned();
                self.mode = Mode::Stepping;
                let open = &self.tabs[self.current];
                match command::read(&text, open.tab.as_ref(), &open.look, &self.names()) {
                    Ok(action) => self.update(action),
                    Err(refusal) => {
                        self.message = Some(Message::Warning(refusal.0));
                        None
                    }
                }
            }
            Mode::Searching(input) => {
                let text = input.value().to_owned();
                self.mode = Mode::Stepping;
                self.search(text);
                None
            }
            Mode::Editing(editor) => {
                let input = editor.input.take()?;
                let parameter = self.tabs[self.current].tab.parameters().at(editor.selected).0;
                let name = parameter.name.to_owned();
                // Text can be empty, a number cannot.
                if !input.value().trim().is_empty() || matches!(parameter.range, Range::Text { .. }) {
                    self.set(&Assignment { name, value: input.value().to_owned(), from: None });
                }
                None
            }
            Mode::Predicting(prediction) => {
                let prediction = prediction.clone();
                self.judge(prediction);
                None
            }
            Mode::Stepping | Mode::Reading(_) | Mode::Copying | Mode::Asking(_) | Mode::Fitting(_) => None,
        }
    }

    /// Closes the innermost thing that is open; where nothing is, stops what is under way.
    pub(super) fn close(&mut self) {
        match &mut self.mode {
            Mode::Editing(editor) if editor.input.is_some() => editor.input = None,
            Mode::Stepping => {
                self.play.direction = None;
                if self.tab().progress().is_some() {
                    self.session().stay();
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
            | Mode::Fitting(_) => self.mode = Mode::Stepping,
        }
    }
}
