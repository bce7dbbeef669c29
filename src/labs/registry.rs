//! Which labs there are.

use super::{
    Entry, attention, backprop, classifier, dataset, layers, matmul, normalization, pipeline, playground, regression,
    residuals, softmax, training, vectors,
};
use crate::lab::Refusal;

/// The labs of the program, in the order of their tabs.
pub fn registry() -> Registry {
    static LABS: Registry = Registry::new(&[
        &vectors::LAB,
        &dataset::LAB,
        &normalization::LAB,
        &layers::LAB,
        &training::LAB,
        &residuals::LAB,
        &attention::LAB,
        &backprop::LAB,
        &classifier::LAB,
        &regression::LAB,
        &softmax::LAB,
        &matmul::LAB,
        &playground::LAB,
        &pipeline::LAB,
    ]);
    LABS
}

/// Some labs, in the order of their tabs. Whoever opens, lists or names labs is told by this which there are.
#[derive(Debug, Clone, Copy)]
pub struct Registry {
    entries: &'static [&'static Entry],
}

impl Registry {
    /// These labs.
    ///
    /// # Panics
    /// If not exactly one of them is home; where it is made at compile time, it does not compile.
    pub const fn new(entries: &'static [&'static Entry]) -> Self {
        let (mut homes, mut index) = (0, 0);
        while index < entries.len() {
            homes += entries[index].is_home as usize;
            index += 1;
        }
        assert!(homes == 1, "one of the labs is home");
        Self { entries }
    }

    /// These labs and another, in place of the one that has its name.
    #[must_use]
    pub fn with(self, entry: &'static Entry) -> Self {
        let others = self.entries.iter().copied().filter(|other| other.description.name != entry.description.name);
        let entries: Vec<&'static Entry> = std::iter::once(entry).chain(others).collect();
        Self { entries: entries.leak() }
    }

    /// The labs in their order. Home is last wherever it is named: it lies between the last of the others and the first.
    pub fn iter(self) -> impl Iterator<Item = &'static Entry> + Clone {
        let those = move |is_home: bool| self.entries.iter().copied().filter(move |lab| lab.is_home == is_home);
        those(false).chain(those(true))
    }

    /// The home screen.
    pub fn home(self) -> &'static Entry {
        self.iter().find(|lab| lab.is_home).expect("it has been made with one")
    }

    /// The lab of this name.
    ///
    /// # Errors
    /// If there is none; the refusal names those there are.
    pub fn find(self, name: &str) -> Result<&'static Entry, Refusal> {
        self.iter().find(|lab| lab.description.name == name).ok_or_else(|| {
            let names: Vec<_> = self.iter().map(|lab| lab.description.name).collect();
            Refusal(format!("no lab `{name}`; there are {}", names.join(", ")))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static HOME_FIRST: Registry = Registry::new(&[&pipeline::LAB, &softmax::LAB, &vectors::LAB]);

    fn names(labs: Registry) -> Vec<&'static str> {
        labs.iter().map(|lab| lab.description.name).collect()
    }

    #[test]
    fn home_is_said_and_not_counted() {
        assert_eq!(names(HOME_FIRST), ["softmax", "vectors", "pipeline"]);
        assert_eq!(HOME_FIRST.home().description.name, "pipeline");
        assert_eq!(registry().home().description.name, "pipeline");
    }

    #[test]
    #[should_panic(expected = "one of the labs is home")]
    fn without_a_home_there_is_no_registry() {
        static LABS: [&Entry; 1] = [&softmax::LAB];
        let _ = Registry::new(&LABS);
    }

    #[test]
    #[should_panic(expected = "one of the labs is home")]
    fn nobody_has_two_homes() {
        static LABS: [&Entry; 2] = [&pipeline::LAB, &pipeline::LAB];
        let _ = Registry::new(&LABS);
    }

    #[test]
    fn labs_are_found_by_names_of_their_own() {
        for lab in registry().iter() {
            assert!(std::ptr::eq(registry().find(lab.description.name).unwrap(), lab));
        }
        let refusal = HOME_FIRST.find("training").unwrap_err();
        assert_eq!(refusal.0, "no lab `training`; there are softmax, vectors, pipeline");
    }
}
