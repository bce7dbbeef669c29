//! The labs, in the order of their tabs.
//!
//! A new lab is a folder in here and a line in [`registry`]: tabs, help, `list`, `print` and the tests find it there.

pub mod attention;
pub mod backprop;
pub mod dataset;
pub mod layers;
pub mod matmul;
pub mod normalization;
pub mod pipeline;
pub mod regression;
pub mod residuals;
pub mod softmax;
pub mod training;
pub mod vectors;

use std::sync::Arc;

use crate::lab::{Description, Lab, Refusal, Run, Schedule};
use crate::table::Table;
use crate::ui::Screen;

/// A lab being stepped through, and its screen.
pub trait Tab: Screen {}

impl<T: Screen> Tab for T {}

/// A lab that can be opened.
#[derive(Debug)]
pub struct Entry {
    /// What it is called and can be asked for.
    pub description: &'static Description,
    open: Opener,
}

/// Opens a lab at its start, with these parameters and this table.
type Opener = fn(Schedule, Arc<Table>) -> Result<Box<dyn Tab>, Refusal>;

impl Entry {
    const fn of<L: Lab>() -> Self
    where
        Run<L>: Screen,
    {
        Self { description: L::DESCRIPTION, open: |schedule, table| Ok(Box::new(Run::<L>::new(schedule, table)?)) }
    }

    /// The lab at its start, with these parameters and this table.
    ///
    /// # Errors
    /// If the parameters do not go together, or with the table.
    pub fn open(&self, schedule: Schedule, table: Arc<Table>) -> Result<Box<dyn Tab>, Refusal> {
        (self.open)(schedule, table)
    }
}

/// Every lab there is.
pub fn registry() -> &'static [Entry] {
    static LABS: [Entry; 12] = [
        Entry::of::<vectors::Vectors>(),
        Entry::of::<dataset::Dataset>(),
        Entry::of::<normalization::Normalization>(),
        Entry::of::<layers::Layers>(),
        Entry::of::<training::Training>(),
        Entry::of::<residuals::Residuals>(),
        Entry::of::<attention::Attention>(),
        Entry::of::<backprop::Backprop>(),
        Entry::of::<regression::Regression>(),
        Entry::of::<softmax::Softmax>(),
        Entry::of::<matmul::MatrixProduct>(),
        Entry::of::<pipeline::Pipeline>(),
    ];
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
