//! All the settings of a lab, each with its value.

use crate::lab::{Parameter, Refusal, Setting, Typed};

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
    /// What somebody has set; nothing where the default holds.
    set: Vec<Option<Setting>>,
}

impl Parameters {
    /// Every parameter at its default.
    pub fn defaults(known: &'static [Parameter]) -> Self {
        Self { known, set: vec![None; known.len()] }
    }

    /// Each parameter with its value, in the lab's order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Parameter, Setting)> + '_ {
        (0..self.known.len()).map(|index| self.at(index))
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
        let parameter = &self.known[index];
        let default = || parameter.default_among.map_or_else(|| parameter.default.into(), |among| among(self));
        (parameter, self.set[index].clone().unwrap_or_else(default))
    }

    /// What somebody has set the parameter in place `index` to; nothing where its default holds.
    pub fn what_was_set(&self, index: usize) -> Option<&Setting> {
        self.set[index].as_ref()
    }

    /// The same with one value set, or its default again.
    #[must_use]
    pub fn with(mut self, index: usize, setting: Option<Setting>) -> Self {
        self.set[index] = setting;
        self
    }

    /// The same with the parameter `name` set to what `text` says.
    ///
    /// # Errors
    /// If the lab has no such parameter, or it cannot be that.
    pub fn reading(self, name: &str, text: &str) -> Result<Self, Refusal> {
        let index = self.index(name)?;
        let setting = self.at(index).0.read(text)?;
        Ok(self.with(index, Some(setting)))
    }

    /// The setting of the parameter `name`.
    ///
    /// # Panics
    /// If the lab has no such parameter: a mistake in the lab.
    pub fn setting(&self, name: &str) -> Setting {
        match self.index(name) {
            Ok(index) => self.at(index).1,
            Err(refusal) => panic!("{refusal}"),
        }
    }

    /// The value of the parameter `name`, as what it is.
    ///
    /// # Panics
    /// If the lab has no such parameter, or it is something else: a mistake in the lab.
    pub fn get<T: Typed>(&self, name: &str) -> T {
        let setting = self.setting(name);
        T::of(&setting).unwrap_or_else(|| panic!("`{name}` is `{setting}`, not {}", T::WHAT))
    }
}
