//! Somebody in front of the app without a terminal: whatever they do is carried out to its end before they do more.

use std::collections::VecDeque;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{programs, stopwatch};
use crate::app::{App, Effect};
use crate::input::{Action, command};
use crate::lab::Refusal;
use crate::terminal::{Capabilities, Colours};
use crate::ui::{Background, Theme};

/// The screen that is looked at where nobody has said of which size it is.
const USUAL: Rect = Rect { x: 0, y: 0, width: 80, height: 24 };

/// What is looked at without being shown.
fn plain() -> Theme {
    Theme::new(Background::Dark, Capabilities { colours: Colours::None, unicode: true })
}

/// Somebody in front of the app without a terminal.
pub struct Sitting {
    /// The app.
    pub app: App,
}

impl Sitting {
    /// In front of `app`, which wants this done first.
    pub fn new(app: App, effects: Vec<Effect>) -> Self {
        let mut sitting = Self { app };
        sitting.settle(effects);
        sitting
    }

    /// Does something, and waits for what comes of it. Gives what is left to be done that is neither work nor a measurement.
    pub fn act(&mut self, action: Action) -> Vec<Effect> {
        let effects = self.app.update(action);
        self.settle(effects)
    }

    /// Does what these commands say, one after the other. Gives what is left to be done.
    ///
    /// # Errors
    /// If one is none, or what they are about cannot be opened. Those before it have been carried out.
    pub fn carry_out(&mut self, commands: &str) -> Result<Vec<Effect>, Refusal> {
        let mut left = vec![];
        self.act(Action::Resize(USUAL.width, USUAL.height));
        for command in command::split(commands) {
            if let Some(refusal) = self.app.refusal() {
                return Err(refusal);
            }
            let action = self.app.read(command)?;
            left.extend(self.act(action));
            // Whatever has to be found out to be seen may be what the next one is about.
            self.screen(&plain(), USUAL);
        }
        Ok(left)
    }

    /// The screen of this size, with all that has to be found out for it.
    pub fn screen(&mut self, theme: &Theme, area: Rect) -> Buffer {
        loop {
            let mut buffer = Buffer::empty(area);
            let wanted = self.app.view(theme, area, &mut buffer);
            let effects = self.app.want(wanted);
            if effects.is_empty() {
                return buffer;
            }
            self.settle(effects);
        }
    }

    fn settle(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        let (mut due, mut left) = (VecDeque::from(effects), vec![]);
        while let Some(effect) = due.pop_front() {
            match effect {
                Effect::Work(task) => due.extend(self.app.take(task.perform())),
                Effect::Measure(errand) => {
                    let setting = errand.done_by(stopwatch::fastest);
                    due.extend(self.app.update(Action::Measured(errand, setting)));
                }
                Effect::Open(name) => match programs::entry(&name) {
                    Ok(entry) => due.extend(self.app.bring(entry)),
                    Err(Refusal(why)) => self.app.viewer.warn(why),
                },
                other => left.push(other),
            }
        }
        left
    }
}
