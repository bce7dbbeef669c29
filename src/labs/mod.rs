//! The labs, in the order of their tabs.
//!
//! A new lab is a folder in here and a line in [`registry`]: tabs, help, `list`, `print` and the tests find it there.

pub mod attention;
pub mod backprop;
pub mod dataset;
pub mod layers;
mod lens;
pub mod matmul;
pub mod normalization;
pub mod pipeline;
mod profiled;
pub mod regression;
pub mod residuals;
pub mod softmax;
pub mod training;
pub mod vectors;

use std::fmt;
use std::sync::Arc;

use crate::lab::{Description, Lab, Lens, Refusal, Run, Schedule, Session};
use crate::table::Table;
use crate::ui::Screen;

/// A lab that can be opened.
pub struct Entry {
    /// What it is called and can be asked for.
    pub description: &'static Description,
    /// What it looks like.
    pub screen: &'static dyn Screen,
    source: Source,
}

/// What a lab shows.
enum Source {
    /// Runs of its own.
    Own(Opener),
    /// Those of another lab.
    Others(&'static Lens),
}

/// Opens a lab at its start, with these parameters and this table.
type Opener = fn(Schedule, Arc<Table>) -> Result<Box<dyn Session>, Refusal>;

impl Entry {
    const fn of<L: Lab>(screen: &'static dyn Screen) -> Self {
        let open: Opener = |schedule, table| Ok(Box::new(Run::<L>::new(schedule, table)?));
        Self { description: L::DESCRIPTION, screen, source: Source::Own(open) }
    }

    const fn through(lens: &'static Lens, description: &'static Description, screen: &'static dyn Screen) -> Self {
        Self { description, screen, source: Source::Others(lens) }
    }

    /// What it looks at other labs' runs through, where it has none of its own.
    pub fn lens(&self) -> Option<&'static Lens> {
        if let Source::Others(lens) = self.source { Some(lens) } else { None }
    }

    /// The lab whose runs it shows: itself, or another.
    pub fn runs(&'static self) -> &'static Self {
        let Some(lens) = self.lens() else { return self };
        find(lens.of).expect("a lens looks at a lab that is registered")
    }

    /// The lab at its start, with these parameters and this table.
    ///
    /// # Errors
    /// If the parameters do not go together, or with the table.
    pub fn open(&self, schedule: Schedule, table: Arc<Table>) -> Result<Box<dyn Session>, Refusal> {
        match self.source {
            Source::Own(open) => open(schedule, table),
            Source::Others(lens) => {
                let session = find(lens.of)?.open(schedule, table)?;
                Ok(Box::new(lens::Seen { session, description: self.description, lens, stage: 0, shown: None }))
            }
        }
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.description.name)
    }
}

/// Every lab there is.
pub fn registry() -> &'static [Entry] {
    static LABS: [Entry; 12] = [
        Entry::of::<vectors::Vectors>(&vectors::Screen),
        Entry::of::<dataset::Dataset>(&dataset::Screen),
        Entry::of::<normalization::Normalization>(&normalization::Screen),
        Entry::of::<layers::Layers>(&layers::Screen),
        Entry::of::<training::Training>(&training::Screen),
        Entry::through(&residuals::LENS, residuals::Residuals::DESCRIPTION, &residuals::Screen),
        Entry::of::<attention::Attention>(&attention::Screen),
        Entry::of::<backprop::Backprop>(&backprop::Screen),
        Entry::of::<regression::Regression>(&regression::Screen),
        Entry::of::<softmax::Softmax>(&softmax::Screen),
        Entry::of::<matmul::MatrixProduct>(&matmul::Screen),
        Entry::of::<pipeline::Pipeline>(&pipeline::Screen),
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
