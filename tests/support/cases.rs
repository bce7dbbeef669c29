//! What the tests try of a lab, as the lab says it in the `cases.toml` that it brings.

use serde::Deserialize;

/// What a lab is set to: `NAME=VALUE`, each.
pub type Settings = Vec<String>;

/// What the tests try of a lab.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cases {
    /// Settings that between them bring up all that it can compute.
    pub computed: Vec<Settings>,
    /// Settings with which it goes no further than it can.
    #[serde(default)]
    pub cut: Vec<Settings>,
    /// More settings with which every position is told in a sentence and drawn.
    #[serde(default)]
    pub shown: Vec<Settings>,
    /// What is set one after the other, while a question is open.
    #[serde(default)]
    pub changes: Vec<String>,
    /// What the lesson says is refused.
    #[serde(default)]
    pub refused: Vec<String>,
    /// Whether its picture has no numbers that could be lit.
    #[serde(default)]
    pub is_without_numbers: bool,
    /// The keys that lead to where everything that can be asked is asked, to see what it looks like.
    pub asked: Option<String>,
    /// Until when it runs in a terminal, where everything that can be opened over it has been.
    pub walked_until: Option<String>,
    /// The keys that lead to its picture.
    pub picture: String,
    /// Screens that are kept.
    pub screens: Vec<Screen>,
    /// Places that are taken along.
    pub places: Vec<Place>,
    /// Numbers that the lesson quotes.
    #[serde(default)]
    pub quoted: Vec<Quoted>,
    /// Programs that are compiled as Rust.
    pub compiled: Vec<Compiled>,
    /// Conditions that it runs until.
    #[serde(default)]
    pub until: Vec<Until>,
    /// What is no condition.
    #[serde(default)]
    pub no_conditions: Vec<NoCondition>,
}

/// A screen that is kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screen {
    /// What it is called, apart from its lab.
    pub name: String,
    /// The keys that lead there.
    pub keys: String,
}

/// Places that are taken along.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// What is set.
    #[serde(default)]
    pub set: Settings,
    /// Whether it is with a person's own table.
    #[serde(default)]
    pub own_table: bool,
    /// The positions.
    pub at: Vec<String>,
}

/// Numbers that a lesson quotes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quoted {
    /// What is set.
    #[serde(default)]
    pub set: Settings,
    /// The position.
    pub at: String,
    /// The quantity.
    pub quantity: String,
    /// Its cells, counted row by row.
    pub cells: Vec<usize>,
}

/// A program that is compiled as Rust.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compiled {
    /// What it is called there.
    pub name: String,
    /// What is set.
    #[serde(default)]
    pub set: Settings,
}

/// A condition that a lab runs until.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Until {
    /// What is set.
    #[serde(default)]
    pub set: Settings,
    /// The condition, as a person writes it.
    pub condition: String,
}

/// What is no condition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoCondition {
    /// What a person writes.
    pub condition: String,
    /// What is said of it.
    pub says: Vec<String>,
}

impl Cases {
    /// Settings that between them bring up all that it can compute, or stop it from going on.
    pub fn runs(&self) -> impl Iterator<Item = &Settings> + Clone {
        self.computed.iter().chain(&self.cut)
    }

    /// Everything that it is looked at with: its defaults, and all the settings here that it is looked at with.
    pub fn looks(&self) -> impl Iterator<Item = Settings> + '_ {
        let defaults = Settings::new();
        let others = self.runs().chain(&self.shown).filter(|settings| !settings.is_empty());
        std::iter::once(defaults).chain(others.cloned())
    }

    /// Whatever is set here.
    pub fn settings(&self) -> impl Iterator<Item = &String> {
        self.runs().chain(&self.shown).flatten().chain(&self.changes)
    }
}
