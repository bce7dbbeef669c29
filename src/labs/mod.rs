//! The labs, in the order of their tabs.
//!
//! A new lab is a folder in here and a line in [`registry`]: tabs, help, `list`, `print` and the tests find it there.

pub mod training;

use crate::lab::{Description, Lab, Refusal, Run, Schedule, Session};
use crate::ui::Screen;

/// A lab being stepped through, and its screen.
pub trait Tab: Session + Screen {}

impl<T: Session + Screen> Tab for T {}

/// A lab that can be opened.
#[derive(Debug)]
pub struct Entry {
    /// What it is called and can be asked for.
    pub description: &'static Description,
    open: fn(Schedule) -> Result<Box<dyn Tab>, Refusal>,
}

impl Entry {
    const fn of<L: Lab>() -> Self
    where
        Run<L>: Screen,
    {
        Self { description: L::DESCRIPTION, open: |schedule| Ok(Box::new(Run::<L>::new(schedule)?)) }
    }

    /// The lab at its start, with these parameters.
    ///
    /// # Errors
    /// If the parameters do not go together.
    pub fn open(&self, schedule: Schedule) -> Result<Box<dyn Tab>, Refusal> {
        (self.open)(schedule)
    }
}

/// Every lab there is.
pub fn registry() -> &'static [Entry] {
    static LABS: [Entry; 1] = [Entry::of::<training::Training>()];
    &LABS
}

/// The lab of this name.
///
/// # Errors
/// If there is none; the refusal names those there are.
pub fn find(name: &str) -> Result<&'static Entry, Refusal> {
    registry().iter().find(|lab| lab.description.name == name).ok_or_else(|| {
        let names: Vec<_> = registry().iter().map(|lab| lab.description.name).collect();
        Refusal(format!("no lab `{name}`; there are {}", names.join(", ")))
    })
}
