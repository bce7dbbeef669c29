//! Marks on lines of a program: whoever goes on stops there.

use super::session::Walkthrough;
use crate::lab::{Marking, Refusal};

/// What there is to say of how somebody came to where a program stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// There is a mark on this line.
    AtMark(usize),
    /// A line was looked for that is not run again; it was run here last.
    Last,
    /// This line was looked for, and is not run at all.
    Never(usize),
    /// This line was looked for, and the program fails before it comes there.
    Fails(usize),
    /// This line was looked for, and nothing begins in it: the statement that goes on there is run, or else the next one.
    Below(usize),
    /// There is nothing to run on this line or below it.
    Nowhere(usize),
}

impl Walkthrough {
    /// Lets the program know where marks are.
    pub(super) fn heed_marks(&mut self) {
        self.program.set_marks(self.marks.iter().map(|line| self.source.span_of_line(*line)).collect());
    }

    /// Changes marks, and says what came of it.
    ///
    /// # Errors
    /// If there is nothing to run on a line that is to be marked, or no mark where one is to be taken away.
    pub(super) fn change_marks(&mut self, marking: &Marking) -> Result<String, Refusal> {
        let said = match marking {
            Marking::Toggle(line) => {
                let stop = self.source.stop(*line).ok_or_else(|| {
                    Refusal(format!("nothing is run in line {line} or below; the program has {}", self.source.lines()))
                })?;
                let is_taken = self.marks.remove(&stop);
                if !is_taken {
                    self.marks.insert(stop);
                }
                let is_elsewhere = stop != *line;
                match (is_taken, is_elsewhere) {
                    (true, _) => format!("line {stop} has no mark any more"),
                    (false, false) => format!("line {stop} is marked: whoever goes on stops there; B goes to it"),
                    (false, true) => format!("line {stop} is marked, as nothing begins in line {line}"),
                }
            }
            Marking::Clear(Some(line)) => {
                if !self.marks.remove(line) {
                    return Err(Refusal(format!("line {line} has no mark; {}", self.marked())));
                }
                format!("line {line} has no mark any more")
            }
            Marking::Clear(None) => match std::mem::take(&mut self.marks).len() {
                0 => "no line was marked".to_owned(),
                1 => "the mark is taken away".to_owned(),
                many => format!("{many} marks are taken away"),
            },
            Marking::List => self.marked(),
            Marking::Put(lines) => {
                self.marks = lines.iter().filter_map(|line| self.source.stop(*line)).collect();
                self.marked()
            }
        };
        self.heed_marks();
        Ok(said)
    }

    /// Which lines are marked.
    fn marked(&self) -> String {
        let lines: Vec<String> = self.marks.iter().map(usize::to_string).collect();
        match lines.as_slice() {
            [] => "no line is marked; `break 12` marks line 12".to_owned(),
            [line] => format!("line {line} is marked"),
            lines => format!("lines {} are marked", lines.join(", ")),
        }
    }
}
