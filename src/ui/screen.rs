//! The contract that a lab's screen keeps.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::parameters::Editor;
use super::{Choice, Look, Theme};

/// What a screen is drawn with.
#[derive(Debug, Clone, Copy)]
pub struct Ui<'a> {
    /// What colours mean.
    pub theme: &'a Theme,
    /// What the person chose to see.
    pub look: &'a Look,
    /// The parameter being edited, while one is.
    pub editor: Option<&'a Editor>,
}

/// The screen of a lab. Drawing changes nothing.
pub trait Screen {
    /// Draws the lab where it stands. Any area will do, also none.
    fn view(&self, ui: &Ui, area: Rect, buffer: &mut Buffer);

    /// One sentence on what is to be seen, with its numbers.
    fn narration(&self, look: &Look) -> String;

    /// What can be shown in several ways.
    fn choices(&self) -> &'static [Choice];

    /// How many rows and columns of numbers there are to look at.
    fn extent(&self) -> (usize, usize);

    /// The lab that does the work of what is being looked at, where another one does.
    fn leads_to(&self, look: &Look) -> Option<&'static str> {
        let _ = look;
        None
    }

    /// How many lines of arithmetic do not fit when the screen is drawn into `area`.
    fn overflow(&self, look: &Look, area: Rect) -> usize;
}
