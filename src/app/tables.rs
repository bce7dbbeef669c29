//! Going through a table: by pages, by a search, in an order of one's own.

use super::scene::Front;
use super::update::Desk;
use crate::input::Action;
use crate::lab::{Evaluation, Refusal};
use crate::ops::{Cell, Shape};
use crate::page::Sentence;
use crate::table::Sort;
use crate::ui::Sought;

impl Desk<'_> {
    /// Moves the cursor by about as many rows as are to be seen.
    pub(super) fn move_rows(&mut self, down: bool) {
        let rows = usize::from(self.scene().regions(self.viewer.area).body.height / 2).max(1);
        let look = self.look();
        look.row = if down { look.row.saturating_add(rows) } else { look.row.saturating_sub(rows) };
    }

    /// Looks at another matrix of an array of more than two axes.
    pub(super) fn follow_path(&mut self, action: &Action) {
        let about = |front: &Front| {
            let shown = &front.sight;
            let (name, _) = front.screen.looked_at(shown, front.look)?;
            let step = shown.step.as_ref().map(|step| &step.evaluation);
            let of = |of: &Evaluation| of.find(&name).map(|found| of.shape(found));
            step.and_then(of).or_else(|| of(&shown.now)).map(|shape| (name.clone(), shape))
        };
        let Some(found) = self.front(about) else { return };
        let Some((name, shape)) = found.filter(|(_, shape)| shape.rank() > 2) else {
            return self.viewer.warn("what is looked at has no more than two axes");
        };
        // The matrices of an array in their order are the numbers of one that has the axes ahead of the last two.
        let lead = Shape::new(shape.lead());
        let look = self.look();
        let path: Vec<usize> = (0..lead.rank()).map(|axis| look.path.get(axis).copied().unwrap_or(0)).collect();
        let here = lead.place(lead.nearest(Cell::from_index(&path)));
        let wanted = match action {
            Action::Path(path) => {
                let cell = (path.len() == lead.rank()).then(|| Cell::from_index(path));
                cell.filter(|cell| lead.has(*cell)).map(|cell| lead.place(cell))
            }
            Action::NextPath => Some((here + 1).min(lead.len().saturating_sub(1))),
            _ => Some(here.saturating_sub(1)),
        };
        let Some(wanted) = wanted else {
            let last: Vec<String> = lead.axes().iter().map(|length| length.saturating_sub(1).to_string()).collect();
            return self.viewer.warn(format!("{name} has matrices up to path {}", last.join(",")));
        };
        let cell = lead.cell(wanted);
        self.look().path = (0..lead.rank()).map(|axis| cell.along(axis, lead)).collect();
    }

    /// The column under the cursor that rows can be sorted by, and its name.
    fn sorts_by(&mut self) -> Option<(usize, String)> {
        self.front(|front| front.screen.sorts_by(&front.sight, front.look))?
    }

    /// Sorts by the column under the cursor; by one that is sorted by already the other way round, then not at all.
    pub(super) fn sort(&mut self) {
        let Some((column, name)) = self.sorts_by() else {
            let name = self.tab().entry.description.name;
            return self.viewer.warn(Sentence::of("no-table-to-sort").with("lab", name));
        };
        self.sort_column(column, &name);
    }

    /// Sorts by the column of this name.
    pub(super) fn sort_by(&mut self, wanted: &str) {
        let lab = self.tab().entry.description.name;
        let columns = self.scene().columns();
        if let Some((column, name)) = columns.iter().find(|(_, name)| name == wanted) {
            return self.sort_column(*column, name);
        }
        let names: Vec<&str> = columns.iter().map(|(_, name)| name.as_str()).collect();
        self.viewer.warn(if names.is_empty() {
            Sentence::of("no-table-to-sort").with("lab", lab)
        } else {
            Sentence::of("no-such-column").with("column", wanted).with("columns", names.join(", "))
        });
    }

    fn sort_column(&mut self, column: usize, name: &str) {
        let look = self.look();
        look.sort = Sort::next(look.sort, column);
        let said = match look.sort {
            Some(Sort { is_descending: true, .. }) => Sentence::of("sorted-greatest-first").with("column", name),
            Some(_) => Sentence::of("sorted-least-first").with("column", name),
            None => Sentence::of("sorted-not"),
        };
        self.viewer.note(said);
    }

    /// Goes to the first place from the cursor on where `text` is found, and remembers it.
    pub(super) fn search(&mut self, text: String) {
        // Whoever writes nothing means what was searched for last.
        let text = if text.trim().is_empty() { self.look().search.take().unwrap_or_default() } else { text };
        let text = in_column(&text, self.sorts_by().map(|(_, name)| name));
        let from = self.look().cell();
        self.go_to_match(&text, from, Action::Search(text.clone()));
    }

    /// Goes to the next place where the text is found that was searched for last.
    pub(super) fn next_match(&mut self) {
        let look = self.look();
        let from = Cell::new(look.row, look.column + 1);
        match look.search.clone() {
            Some(text) => self.go_to_match(&text, from, Action::NextMatch),
            None => self.viewer.warn(Sentence::of("nothing-searched-for")),
        }
    }

    fn go_to_match(&mut self, text: &str, from: Cell, again: Action) {
        let found = self.front(|front| front.screen.find(&front.sight, front.look, text, from));
        let text = text.trim().to_owned();
        match found {
            Some(Ok(Sought::At(Cell { row, column, .. }))) => {
                let look = self.look();
                (look.row, look.column) = (row, column);
                look.search = Some(text);
            }
            Some(Ok(Sought::Nowhere)) => {
                self.viewer.warn(Sentence::of("nowhere-in-table").with("text", &text));
                self.look().search = Some(text);
            }
            Some(Ok(Sought::Unknown)) => {
                self.viewer.note(Sentence::of("looking-for").with("text", &text));
                self.again(again);
            }
            Some(Err(Refusal(why))) => self.viewer.warn(why),
            None => {}
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
