//! The contract that a lab's screen keeps.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::compare::Compared;
use super::parameters::Editor;
use super::{Choice, Look, Theme, arrangement};
use crate::lab::{Goal, Name, Refusal, Sight, Snapshot};
use crate::ops::{Cell, Shape};
use crate::page::{Sentence, Wording};

/// What a screen is drawn with.
#[derive(Debug, Clone, Copy)]
pub struct Ui<'a> {
    /// What colours mean.
    pub theme: &'a Theme,
    /// What the person chose to see.
    pub look: &'a Look,
    /// Columns of the whole screen: a quantity has as many decimals wherever it stands on it.
    pub width: u16,
    /// What the lab's sentences are worded by.
    pub words: Wording<'a>,
    /// The parameter being edited, while one is.
    pub editor: Option<&'a Editor>,
    /// The number that somebody asks about, while they do.
    pub lit: Option<&'a Lit>,
    /// The runs that stand beside each other, itself included.
    pub beside: &'a [Compared<'a>],
}

/// A number that somebody asks about, and those it came from. They are lit wherever they stand on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lit {
    /// The quantity and the cell in question.
    pub target: Option<(Name, Cell)>,
    /// The cells it came from.
    pub sources: HashSet<(Name, Cell)>,
}

impl Ui<'_> {
    /// The cell of the quantity `name` that somebody asks about.
    pub fn asked(&self, name: &str) -> Option<Cell> {
        let (of, cell) = self.lit?.target.as_ref()?;
        (*of == name).then_some(*cell)
    }

    /// Whether the number in question came from this cell.
    pub fn is_source(&self, name: &str, cell: Cell) -> bool {
        self.lit.is_some_and(|lit| lit.sources.iter().any(|(of, source)| *of == name && *source == cell))
    }

    /// The cells of the quantity `name` from which the number in question came.
    pub fn sources(&self, name: &str) -> HashSet<Cell> {
        let sources = self.lit.into_iter().flat_map(|lit| &lit.sources);
        sources.filter(|(of, _)| *of == name).map(|(_, cell)| *cell).collect()
    }

    /// The style of the number in `cell` of the quantity `name`, which is `usual` unless somebody asks about it or about
    /// what came from it.
    pub fn style_of(&self, name: &str, cell: Cell, usual: Style) -> Style {
        match self.lit {
            Some(_) if self.asked(name) == Some(cell) => self.theme.accent().add_modifier(Modifier::REVERSED),
            Some(_) if self.is_source(name, cell) => self.theme.accent().add_modifier(Modifier::UNDERLINED),
            _ => usual,
        }
    }
}

/// Another lab, and what is to be seen of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lead {
    /// The lab.
    pub lab: &'static str,
    /// What is done when one is there.
    pub then: Then,
}

/// What is done in a lab that one is led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Nothing yet.
    Look,
    /// It plays from the start.
    Play,
    /// Its first stage is done.
    Stage,
    /// It goes to its end, and this number is asked about.
    Why(&'static str),
    /// Its lesson is opened.
    Lesson,
}

/// What a lab looks like, and how the cursor moves over it. Drawing changes nothing; whatever is dear is asked of the
/// sight, and may not be known yet.
pub trait Screen: Sync {
    /// Draws the lab where it stands. Any area will do, also none.
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer);

    /// One sentence on what is to be seen, with its numbers.
    fn narration(&self, shown: &Sight, look: &Look) -> Sentence;

    /// What can be shown in several ways.
    fn choices(&self) -> &'static [Choice] {
        &[]
    }

    /// The quantity that the cursor moves over, and the cell it stands on: what Enter asks about. Unless a screen says
    /// otherwise, what the stage has just computed.
    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        let step = shown.step.as_ref()?;
        step.looked_at(look.cell())
    }

    /// The same look at what the stage computes, where the cursor moves over something else.
    fn in_stage(&self, shown: &Sight, look: &Look) -> Look {
        let _ = shown;
        look.clone()
    }

    /// How many rows and columns the cursor can move over.
    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let step = shown.step.as_ref();
        let shape = step.and_then(|step| Some(step.evaluation.shape(step.result()?)));
        let shape = shape.unwrap_or(Shape::SCALAR);
        (shape.rows(), shape.columns())
    }

    /// Where the cursor stands before anybody has moved it.
    fn first_cell(&self, shown: &Sight) -> Cell {
        let _ = shown;
        Cell::SCALAR
    }

    /// How many rows and columns the cursor can move over, as somebody looks at it.
    fn extent_of(&self, shown: &Sight, look: &Look) -> (usize, usize) {
        let _ = look;
        self.extent(shown)
    }

    /// Where the cursor stands before anybody has moved it, as somebody looks at it.
    fn first_cell_of(&self, shown: &Sight, look: &Look) -> Cell {
        let _ = look;
        self.first_cell(shown)
    }

    /// Where the cursor goes by itself as long as nobody has moved it, so that it stands on something that happens; nothing
    /// where it stays.
    fn telling_cell(&self, shown: &Sight, look: &Look) -> Option<Cell> {
        let _ = (shown, look);
        None
    }

    /// The line of a person's own program that the cursor stands on, or else the one that has been run.
    fn line(&self, shown: &Sight, look: &Look) -> Option<usize> {
        let _ = (shown, look);
        None
    }

    /// Where Enter lets the run go; nothing where it lets it stay.
    fn goes_to(&self, shown: &Sight, look: &Look) -> Option<Goal> {
        let _ = (shown, look);
        None
    }

    /// The column of a table that is being looked at and its name, where rows can be sorted by it.
    fn sorts_by(&self, shown: &Sight, look: &Look) -> Option<(usize, String)> {
        let _ = (shown, look);
        None
    }

    /// The next place from `from` on, itself included, where `text` is found, as a row and a column of the cursor.
    ///
    /// # Errors
    /// If there is nothing to search here, or not for this.
    fn find(&self, shown: &Sight, look: &Look, text: &str, from: Cell) -> Result<Sought, Refusal> {
        let _ = (look, text, from);
        Err(Refusal(format!("{} has no table to search", shown.description().name)))
    }

    /// Whether the ways of several runs like this one can be drawn over one surface.
    fn has_ways(&self, shown: &Snapshot) -> bool {
        let _ = shown;
        false
    }

    /// Draws the ways of several runs over one surface, that of the first.
    fn view_ways(&self, runs: &[Compared], theme: &Theme, area: Rect, buffer: &mut Buffer) {
        let _ = (runs, theme, area, buffer);
    }

    /// Whether the loss can be drawn over any two of what is learnt.
    fn has_relief(&self) -> bool {
        false
    }

    /// Where Enter leads on to from what is being looked at; nothing where it asks why a number is what it is.
    fn leads_to(&self, shown: &Sight, look: &Look) -> Option<Lead> {
        let _ = (shown, look);
        None
    }

    /// Whether steps are asked about ahead of them, where somebody wants to be asked.
    fn asks(&self) -> bool {
        true
    }

    /// Where playing leads on to, where there is more to watch than here.
    fn plays_at(&self, shown: &Sight) -> Option<Lead> {
        let _ = shown;
        None
    }

    /// How many lines of arithmetic do not fit when the screen is drawn into `area`.
    fn overflow(&self, shown: &Sight, look: &Look, area: Rect) -> usize {
        arrangement::overflow(shown, &self.in_stage(shown, look), area)
    }
}

/// What came of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// It is found here.
    At(Cell),
    /// It is nowhere.
    Nowhere,
    /// It is being looked for.
    Unknown,
}
