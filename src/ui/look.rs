//! How one person looks at a lab: what they chose to see, apart from what the lab computes.

use ratatui::layout::Rect;

use crate::lab::Name;
use crate::lab::relief::Axes;
use crate::ops::{Cell, Language};
use crate::table::Sort;

/// Something that a screen can show in several ways.
#[derive(Debug)]
pub struct Choice {
    /// What it is.
    pub name: &'static str,
    /// The ways; the first is the default.
    pub ways: &'static [&'static str],
}

/// What is shown of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zoom {
    /// All of it.
    #[default]
    Whole,
    /// The picture alone.
    Picture,
    /// The arithmetic alone; the code, where somebody wants to see it.
    Arithmetic,
}

impl Zoom {
    /// The one after it, in turn.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Whole => Self::Picture,
            Self::Picture => Self::Arithmetic,
            Self::Arithmetic => Self::Whole,
        }
    }
}

/// What somebody chose to see of a lab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    choices: &'static [Choice],
    chosen: Vec<usize>,
    /// The row that is being looked at.
    pub row: usize,
    /// The column that is being looked at.
    pub column: usize,
    /// Which matrix of an array of more than two axes is looked at, by its index along those ahead of the last two.
    pub path: Vec<usize>,
    /// Of the quantities that a stage computes the one that the cell is of, and that is told of first; the first of them
    /// where none is named.
    pub quantity: Option<Name>,
    /// What the rows of a table are sorted by.
    pub sort: Option<Sort>,
    /// What was searched for last.
    pub search: Option<String>,
    /// Expressions that are watched, the last one asked for last.
    pub watches: Vec<String>,
    /// Lines that the arithmetic is scrolled down by.
    pub scroll: usize,
    /// The language that the code is shown in; nothing where it is not shown.
    pub code: Option<Language>,
    /// What fills the screen.
    pub zoom: Zoom,
    /// Over what the loss surface is drawn.
    pub surface: Axes,
    /// Whether the step stands in large digits where the parameters are.
    pub has_digits: bool,
}

impl PartialEq for Choice {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Choice {}

impl Look {
    /// Everything in its first way.
    pub fn new(choices: &'static [Choice]) -> Self {
        Self {
            choices,
            chosen: vec![0; choices.len()],
            row: 0,
            column: 0,
            path: vec![],
            quantity: None,
            sort: None,
            search: None,
            watches: vec![],
            scroll: 0,
            code: None,
            zoom: Zoom::Whole,
            surface: Axes::default(),
            has_digits: false,
        }
    }

    /// The cell that is being looked at.
    pub fn cell(&self) -> Cell {
        Cell::new(self.row, self.column).in_matrix(&self.path)
    }

    /// What fills `area` alone, of the picture, the arithmetic and the code; nothing where all is seen. Who edits parameters
    /// needs these above all.
    pub fn alone(&self, area: Rect, is_editing: bool) -> Option<[Rect; 3]> {
        let alone = match self.zoom {
            _ if is_editing => return None,
            Zoom::Whole => return None,
            Zoom::Picture => 0,
            Zoom::Arithmetic if self.code.is_some() => 2,
            Zoom::Arithmetic => 1,
        };
        Some([0, 1, 2].map(|part| if part == alone { area } else { Rect::default() }))
    }

    /// The same look at another cell.
    #[must_use]
    pub fn at(&self, cell: Cell) -> Self {
        let path = cell.lead.iter().map(|index| *index as usize).collect();
        Self { row: cell.row, column: cell.column, path, ..self.clone() }
    }

    /// The same look at a cell of this quantity.
    #[must_use]
    pub fn at_quantity(&self, name: &str, cell: Cell) -> Self {
        Self { quantity: Some(name.into()), ..self.at(cell) }
    }

    /// The same look at a screen that this fills.
    #[must_use]
    pub fn zoomed(&self, zoom: Zoom) -> Self {
        Self { zoom, ..self.clone() }
    }

    /// Whether there is a choice of this name.
    pub fn has(&self, name: &str) -> bool {
        self.choices.iter().any(|choice| choice.name == name)
    }

    /// Whether `way` is how its choice is shown.
    pub fn is(&self, way: &str) -> bool {
        self.choices.iter().zip(&self.chosen).any(|(choice, chosen)| choice.ways[*chosen] == way)
    }

    /// Takes the next way of the choice `name`; says whether there is such a choice.
    pub fn next(&mut self, name: &str) -> bool {
        let Some(index) = self.choices.iter().position(|choice| choice.name == name) else { return false };
        self.chosen[index] = (self.chosen[index] + 1) % self.choices[index].ways.len();
        true
    }

    /// Takes this way of the choice `name`; says whether there is one.
    pub fn choose(&mut self, name: &str, way: &str) -> bool {
        let choices = self.choices.iter().zip(&mut self.chosen);
        let Some((choice, chosen)) = choices.into_iter().find(|(choice, _)| choice.name == name) else { return false };
        let index = choice.ways.iter().position(|known| *known == way);
        *chosen = index.unwrap_or(*chosen);
        index.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static CHOICES: [Choice; 2] =
        [Choice { name: "scale", ways: &["log", "linear"] }, Choice { name: "window", ways: &["whole", "recent"] }];

    #[test]
    fn ways_are_taken_in_turn_or_by_name() {
        let mut look = Look::new(&CHOICES);
        assert!(look.is("log") && look.is("whole"));
        assert!(look.next("scale") && look.is("linear") && look.is("whole"));
        assert!(look.next("scale") && look.is("log"));
        assert!(look.choose("window", "recent") && look.is("recent"));
        assert!(!look.next("nothing") && !look.choose("nothing", "recent") && !look.choose("window", "nothing"));
    }
}
