//! Running until a condition holds.

use super::{App, Message};
use crate::lab::{Condition, Position};
use crate::ui::number::number;

/// What one step costs besides its round, in the unit of a session's effort: a frame is made to look at the number.
const LOOK: u64 = 40_000;

/// A run that stops by itself.
#[derive(Debug, Clone)]
pub(super) struct Watch {
    pub(super) condition: Condition,
    /// The number one step earlier.
    before: Option<f64>,
}

impl App {
    /// Runs until `condition` holds.
    pub(super) fn run_until(&mut self, condition: Condition) {
        self.play.direction = None;
        let before = condition.number(self.tab());
        self.watch = Some(Watch { condition, before });
        self.go_on_watching();
    }

    /// Goes on for a while; stops where the condition holds, and at the end.
    pub(super) fn go_on_watching(&mut self) {
        let Some(mut watch) = self.watch.take() else { return };
        let session = self.tabs[self.current].tab.as_mut();
        let round = session.description().round;
        let steps = (super::update::PORTION / (session.effort() + LOOK)).max(1);
        for _ in 0..steps {
            let here = session.position();
            if here >= session.end() {
                let value = watch.before.map_or(String::new(), |value| format!(", where it is {}", number(value)));
                let text = format!("`{}` did not come true by {round} {here}, the last{value}", watch.condition.text);
                self.message = Some(Message::Warning(text));
                return;
            }
            session.go_to(Position::after(here.done + 1));
            let now = watch.condition.number(session);
            if watch.condition.holds(watch.before, now, session) {
                let departure = session.departure().filter(|_| watch.condition.is_of_departure());
                let what = if let Some(departure) = departure {
                    format!("{round} {} is no longer finite", departure.round)
                } else {
                    let number = now.map_or(String::new(), |now| format!("it is {}", number(now)));
                    format!("{round} {}: {number}", session.position())
                };
                self.message = Some(Message::Note(format!("until {}: {what}", watch.condition.text)));
                return;
            }
            watch.before = now;
        }
        self.watch = Some(watch);
    }
}
