//! One stage of a lab's program, and how far it has come.

use super::super::program::{Name, Statement};
use super::super::{Element, Evaluation, Reference};
use crate::ops::{Arithmetic, Cell, Shape};

/// One stage, done or under way.
#[derive(Debug, Clone)]
pub struct Step {
    /// The program with its numbers as they were while this stage was done.
    pub evaluation: Evaluation,
    /// Which of the program's stages it is.
    pub stage: usize,
    /// The part of the round it belongs to, where a round has several: which one, and of how many.
    pub part: Option<(u64, u64)>,
    /// How far the stage has come, where it is gone through in parts.
    pub progress: Progress,
}

/// How far a stage has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Parts done.
    pub done: u64,
    /// Of so many.
    pub of: u64,
    /// What a part is.
    pub walk: Walk,
}

/// What a stage is gone through by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// Nothing less than the whole.
    Whole,
    /// The cells of its first result, row by row.
    Cells,
    /// The rows of its first result.
    Rows,
    /// The columns of its first result.
    Columns,
    /// The cells of its first result from the last to the first.
    Backwards,
    /// The terms of the sum behind the cell that is being looked at.
    Terms,
}

impl Walk {
    /// What a part is called; nothing where there are none.
    pub fn part(self) -> Option<&'static str> {
        match self {
            Self::Whole => None,
            Self::Cells | Self::Backwards => Some("cell"),
            Self::Rows => Some("row"),
            Self::Columns => Some("column"),
            Self::Terms => Some("term"),
        }
    }
}

impl Progress {
    /// All of it at once.
    pub const WHOLE: Self = Self { done: 1, of: 1, walk: Walk::Whole };

    /// Nothing of it.
    pub const NOTHING: Self = Self { done: 0, of: 1, walk: Walk::Whole };

    /// Whether the stage is complete.
    pub fn is_complete(self) -> bool {
        self.done >= self.of
    }

    /// Whether `cell` of the stage's first result, of this shape, has been computed.
    pub fn has(self, cell: Cell, shape: Shape) -> bool {
        let place = match self.walk {
            _ if self.is_complete() => return true,
            Walk::Whole | Walk::Terms => return false,
            Walk::Cells => shape.place(cell),
            Walk::Rows => cell.row,
            Walk::Columns => cell.column,
            Walk::Backwards => shape.len() - 1 - shape.place(cell),
        };
        (place as u64) < self.done
    }

    /// The cell that the stage has come to, while it is under way by cells, rows or columns; of a row or a column that
    /// one which the person looks at.
    pub fn current(self, looked_at: Cell, shape: Shape) -> Option<Cell> {
        if self.is_complete() { None } else { self.cell_of(self.done, looked_at, shape) }
    }

    /// The cell that completes the stage, where one part more does and others have gone before it.
    pub fn last(self, looked_at: Cell, shape: Shape) -> Option<Cell> {
        let is_all_but_done = self.done > 0 && self.done + 1 == self.of;
        if is_all_but_done { self.cell_of(self.of, looked_at, shape) } else { None }
    }

    /// The cell that this part comes to, counted from 1.
    fn cell_of(self, part: u64, looked_at: Cell, shape: Shape) -> Option<Cell> {
        let last = part.checked_sub(1)? as usize;
        match self.walk {
            Walk::Whole | Walk::Terms => None,
            Walk::Cells => Some(shape.cell(last)),
            Walk::Backwards => Some(shape.cell(shape.len() - 1 - last)),
            Walk::Rows => Some(Cell { row: last, ..looked_at }),
            Walk::Columns => Some(Cell { column: last, ..looked_at }),
        }
    }

    /// How many parts a stage has that is gone through so.
    pub fn parts(walk: Walk, shape: Shape, terms: usize) -> u64 {
        let parts = match (walk, shape.rank()) {
            (Walk::Terms, _) => terms,
            (Walk::Cells | Walk::Backwards, _) => shape.len(),
            (Walk::Rows, 1..) => shape.rows(),
            (Walk::Columns, 2..) => shape.columns(),
            (Walk::Whole | Walk::Rows | Walk::Columns, _) => 1,
        };
        parts.max(1) as u64
    }
}

impl Step {
    /// The stage's name.
    pub fn name(&self) -> &str {
        &self.evaluation.program().stages()[self.stage].name
    }

    /// The lines of the stage.
    pub fn statements(&self) -> impl Iterator<Item = (Reference, &Statement)> + '_ {
        self.evaluation
            .program()
            .stage_statements(self.stage)
            .map(|(index, statement)| (Reference::Statement(index), statement))
    }

    /// The first thing that the stage computes; nothing where it computes nothing.
    pub fn result(&self) -> Option<Reference> {
        self.statements().next().map(|(reference, _)| reference)
    }

    /// Whether the stage computes `name`.
    pub fn computes(&self, name: &str) -> bool {
        self.statements().any(|(_, statement)| statement.name == name)
    }

    /// The cell of its first result that the stage has come to, while it is under way.
    pub fn current(&self, looked_at: Cell) -> Option<Cell> {
        let shape = self.evaluation.shape(self.result()?);
        self.progress.current(shape.nearest(looked_at), shape)
    }

    /// Its first result and the cell of that which completes the stage, where one part more does and others have gone before it.
    pub fn last(&self, looked_at: Cell) -> Option<(Name, Cell)> {
        let of = self.result()?;
        let shape = self.evaluation.shape(of);
        let cell = self.progress.last(shape.nearest(looked_at), shape)?;
        Some((self.evaluation.program().name(of).into(), cell))
    }

    /// The cell of `of` to show: the one that the stage has come to, else the one that the person looks at, or the
    /// nearest to it that there is.
    pub fn cell(&self, of: Reference, looked_at: Cell) -> Cell {
        let shape = self.evaluation.shape(of);
        let within = shape.nearest(looked_at);
        if self.result() == Some(of) { self.progress.current(within, shape).unwrap_or(within) } else { within }
    }

    /// What the stage computes first, by name, and the cell of it to show to somebody who looks at `looked_at`.
    pub fn looked_at(&self, looked_at: Cell) -> Option<(Name, Cell)> {
        let of = self.result()?;
        Some((self.evaluation.program().name(of).into(), self.cell(of, looked_at)))
    }

    /// The terms of the sum behind `cell` of `of`, as far as the stage has come, and what they come to; nothing where
    /// there is no sum behind it. What is done to the sum afterwards, such as a root, is left out.
    pub fn terms(&self, of: Reference, cell: Cell) -> Option<(Vec<f64>, f64)> {
        let arithmetic = self.evaluation.explain(Element { of, cell });
        let is_under_way = self.progress.walk == Walk::Terms && self.result() == Some(of);
        let all = arithmetic.terms()?;
        let count = if is_under_way { (self.progress.done as usize).min(all) } else { all };
        let Arithmetic::Fold(fold, terms) = arithmetic.partial(count)? else { return None };
        let number = |place: &Element| self.evaluation.number(*place);
        let terms: Vec<f64> = terms.iter().map(|term| term.evaluate(&number)).collect();
        let sum = fold.apply(terms.iter().copied(), count);
        Some((terms, sum))
    }

    /// How one cell of what the stage computed came about, and what came out.
    pub fn explain(&self, of: Reference, cell: Cell) -> (Arithmetic<Element>, f64) {
        let place = Element { of, cell };
        (self.evaluation.explain(place), self.evaluation.number(place))
    }
}
