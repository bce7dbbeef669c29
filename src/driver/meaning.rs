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
        Happening::Mouse(Mouse::Press | Mouse::Drag, column, row) => vec![Action::Click(column, row)],
        Happening::Mouse(Mouse::WheelDown, ..) => vec![Action::ScrollDown],
        Happening::Mouse(Mouse::WheelUp, ..) => vec![Action::ScrollUp],
        Happening::Paste(text) if app.scope() == Scope::Text => {
            let typed = text.chars().filter(|character| !character.is_control());
            typed.map(|character| Action::Edit(InputRequest::InsertChar(character))).collect()
        }
        Happening::Resized | Happening::Continue => vec![Action::Redraw],
        Happening::Measured(errand, setting) => vec![Action::Measured(errand, setting)],
        Happening::Stop => vec![Action::Suspend],
        Happening::Mouse(Mouse::Release, ..)
        | Happening::Paste(_)
        | Happening::Arrived
        | Happening::Answer(_)
        | Happening::End(_) => vec![],
    }
}
