//! Going through a table: by pages, by a search, in an order of one's own.

use super::{App, Message};
use crate::ops::Cell;
use crate::table::Sort;
use crate::ui::chrome::Regions;

impl App {
    /// Moves the cursor by about as many rows as are to be seen.
    pub(super) fn move_rows(&mut self, down: bool) {
        let rows = usize::from(Regions::of(self.area).body.height / 2).max(1);
        let look = &mut self.tabs[self.current].look;
        look.row = if down { look.row.saturating_add(rows) } else { look.row.saturating_sub(rows) };
    }

    /// Sorts by the column under the cursor; by one that is sorted by already the other way round, then not at all.
    pub(super) fn sort(&mut self) {
        let open = &mut self.tabs[self.current];
        let Some((column, name)) = open.tab.sorts_by(&open.look) else {
            let name = open.tab.description().name;
            return self.message = Some(Message::Warning(format!("{name} has no table to sort")));
        };
        open.look.sort = Sort::next(open.look.sort, column);
        self.message = Some(Message::Note(match open.look.sort {
            Some(Sort { is_descending: true, .. }) => format!("sorted by {name}, the greatest first"),
            Some(_) => format!("sorted by {name}, the least first"),
            None => "the rows as they are".to_owned(),
        }));
    }

    /// Goes to the first place from the cursor on where `text` is found, and remembers it.
    pub(super) fn search(&mut self, text: String) {
        let open = &mut self.tabs[self.current];
        // Whoever writes nothing means what was searched for last.
        let text = if text.trim().is_empty() { open.look.search.take().unwrap_or_default() } else { text };
        let text = in_column(&text, open.tab.sorts_by(&open.look).map(|(_, name)| name));
        let from = open.look.cell();
        self.go_to_match(&text, from);
    }

    /// Goes to the next place where the text is found that was searched for last.
    pub(super) fn next_match(&mut self) {
        let look = &self.tabs[self.current].look;
        let from = Cell { row: look.row, column: look.column + 1 };
        match look.search.clone() {
            Some(text) => self.go_to_match(&text, from),
            None => self.message = Some(Message::Warning("nothing has been searched for yet; / does".to_owned())),
        }
    }

    fn go_to_match(&mut self, text: &str, from: Cell) {
        let open = &mut self.tabs[self.current];
        let found = open.tab.find(&open.look, text, from);
        let text = text.trim().to_owned();
        match found {
            Ok(Some(Cell { row, column })) => {
                (open.look.row, open.look.column) = (row, column);
                open.look.search = Some(text);
            }
            Ok(None) => {
                self.message = Some(Message::Warning(format!("`{text}` is nowhere in the table")));
                open.look.search = Some(text);
            }
            Err(refusal) => self.message = Some(Message::Warning(refusal.0)),
        }
    }
}

/// A comparison without a column, such as `> 5`, with the column that it was written in front of: so it stays the same
/// when the cursor goes on.
fn in_column(text: &str, column: Option<String>) -> String {
    const SIGNS: [char; 7] = ['<', '>', '=', '!', '≤', '≥', '≠'];
    match column {
        Some(name) if text.trim().starts_with(SIGNS) && !name.contains(SIGNS) => format!("{name} {}", text.trim()),
        _ => text.to_owned(),
    }
}
