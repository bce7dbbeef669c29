//! All the settings of a lab, each with its value.

use super::{Parameter, Refusal, Setting};

/// The place of the parameter `name` among those of a lab.
pub(super) fn index(known: &[Parameter], name: &str) -> Result<usize, Refusal> {
    known.iter().position(|parameter| parameter.name == name).ok_or_else(|| {
        let names: Vec<_> = known.iter().map(|parameter| parameter.name).collect();
        Refusal(format!("no parameter `{name}`; there are {}", names.join(", ")))
    })
}

/// A value for every parameter of a lab.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameters {
    known: &'static [Parameter],
    settings: Vec<Setting>,
}

impl Parameters {
    /// Every parameter at its default.
    pub fn defaults(known: &'static [Parameter]) -> Self {
        Self { known, settings: known.iter().map(|parameter| parameter.default).collect() }
    }

    /// Each parameter with its value, in the lab's order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Parameter, Setting)> + '_ {
        self.known.iter().zip(self.settings.iter().copied())
    }

    /// Those that play a part.
    pub fn that_matter(&self) -> impl Iterator<Item = (&'static Parameter, Setting)> + '_ {
        self.iter().filter(|(parameter, _)| (parameter.matters)(self))
    }

    /// The place of a parameter among the lab's.
    ///
    /// # Errors
    /// If the lab has none of that name; the refusal names those it has.
    pub fn index(&self, name: &str) -> Result<usize, Refusal> {
        index(self.known, name)
    }

    /// The parameter in place `index`, with its value.
    pub fn at(&self, index: usize) -> (&'static Parameter, Setting) {
        (&self.known[index], self.settings[index])
    }

    /// The same with one value changed.
    #[must_use]
    pub fn with(mut self, index: usize, setting: Setting) -> Self {
        self.settings[index] = setting;
        self
    }

    /// The value of the parameter `name`.
    ///
    /// # Panics
    /// If the lab has no such parameter: a mistake in the lab.
    pub fn get(&self, name: &str) -> Setting {
        match self.index(name) {
            Ok(index) => self.settings[index],
            Err(refusal) => panic!("{refusal}"),
        }
    }

    /// The value of `name` as a number.
    ///
    /// # Panics
    /// If the lab has no such parameter or it is a word.
    pub fn real(&self, name: &str) -> f64 {
        match self.get(name) {
            Setting::Real(number) => number,
            Setting::Whole(number) => number as f64,
            Setting::Word(word) => panic!("`{name}` is the word `{word}`, not a number"),
        }
    }

    /// The value of `name` as a whole number; nothing where it is a word.
    ///
    /// # Panics
    /// If the lab has no such parameter.
    pub fn whole(&self, name: &str) -> Option<u64> {
        match self.get(name) {
            Setting::Whole(number) => Some(number),
            Setting::Real(_) | Setting::Word(_) => None,
        }
    }

    /// The value of `name` as a word; nothing where it is a number.
    ///
    /// # Panics
    /// If the lab has no such parameter.
    pub fn word(&self, name: &str) -> Option<&'static str> {
        match self.get(name) {
            Setting::Word(word) => Some(word),
            Setting::Real(_) | Setting::Whole(_) => None,
        }
    }
}
