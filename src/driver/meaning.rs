//! What happens to the program, as what the person means.

use tui_input::InputRequest;

use super::events::Happening;
use crate::app::App;
use crate::input::{Action, Scope};
use crate::terminal::reader::Mouse;

/// What something that happened means to the app.
pub fn meanings(app: &App, happening: Happening) -> Vec<Action> {
    match happening {
        Happening::Key(key) => app.meaning(key).into_iter().collect(),
        Happening::Mouse(Mouse::Press, column, row) => vec![Action::Click(column, row)],
        // Only the place in the run can be drawn along.
        Happening::Mouse(Mouse::Drag, column, row) if app.is_scrubber(row) => vec![Action::Click(column, row)],
        Happening::Mouse(Mouse::WheelDown, column, row) => vec![Action::Wheel(true, column, row)],
        Happening::Mouse(Mouse::WheelUp, column, row) => vec![Action::Wheel(false, column, row)],
        Happening::Paste(text) if app.scope() == Scope::Text => {
            let typed = text.chars().filter(|character| !character.is_control());
            typed.map(|character| Action::Edit(InputRequest::InsertChar(character))).collect()
        }
        Happening::Resized | Happening::Continue => vec![Action::Redraw],
        Happening::Measured(errand, setting) => vec![Action::Measured(errand, setting)],
        Happening::Stop => vec![Action::Suspend],
        Happening::Mouse(Mouse::Release | Mouse::Drag, ..)
        | Happening::Paste(_)
        | Happening::Arrived
        | Happening::Written(_)
        | Happening::Answer(_)
        | Happening::End(_) => vec![],
    }
}
