//! A lab as it is registered.

use std::fmt;
use std::sync::{Arc, Mutex, OnceLock};

use super::lens::Seen;
use crate::lab::{Assignment, Description, Lab, Lens, Parameters, Refusal, Rounds, Run, Schedule, Session};
use crate::page::{Catalogue, Tongue, Wording};
use crate::programs::{self, ProgramFile, Walkthrough};
use crate::python::session as python;
use crate::table::Table;
use crate::ui::Screen;

/// A lab that can be opened: what it computes, what it looks like, and the texts that it brings.
pub struct Entry {
    /// What it is called and can be asked for.
    pub description: &'static Description,
    /// What it looks like.
    pub screen: &'static dyn Screen,
    /// What there is to read about it.
    pub texts: Texts,
    /// Its own keys, in TOML: a section for the screen, with a key and its command a line.
    pub keys: &'static str,
    /// What it is set to where somebody opens it on a screen and says nothing: `NAME=VALUE`, each. Nothing where its
    /// defaults show it best.
    pub scene: &'static str,
    /// The links that open its runs elsewhere, where there are such.
    pub links: Option<Links>,
    /// Whether its rounds are the stages of one program.
    pub is_in_stages: bool,
    /// Whether it is the home screen, from which the others are reached.
    pub is_home: bool,
    source: Source,
    catalogue: OnceLock<Catalogue>,
}

/// What there is to read about a lab.
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    /// Its lesson, in Markdown.
    pub lesson: &'static str,
    /// Its words for the glossary, in TOML: what the names in its programs mean that are neither quantities nor
    /// parameters.
    pub glossary: &'static str,
    /// The words for what it says, in Fluent.
    pub messages: &'static str,
}

/// Links that open a lab's runs in another program.
#[derive(Debug, Clone, Copy)]
pub struct Links {
    /// The other program.
    pub of: &'static str,
    /// What a link sets.
    pub read: fn(&str) -> Result<Vec<Assignment>, Refusal>,
    /// The link that opens a run with these parameters.
    pub write: fn(&Parameters) -> Result<String, Refusal>,
}

/// What a lab shows.
enum Source {
    /// Runs of its own.
    Own(Opener),
    /// Those of another lab.
    Others { lens: &'static Lens, of: &'static Entry },
    /// Those of a person's own program, which has been read.
    Program(&'static ProgramFile, Box<Mutex<python::Session>>),
}

/// Opens a lab at its start, with these parameters and this table.
type Opener = fn(Schedule, Arc<Table>) -> Result<Box<dyn Session>, Refusal>;

impl Entry {
    /// The lab `L`.
    pub const fn of<L: Lab>(screen: &'static dyn Screen, texts: Texts) -> Self {
        let open: Opener = |schedule, table| Ok(Box::new(Run::<L>::new(schedule, table)?));
        Self {
            description: L::DESCRIPTION,
            screen,
            texts,
            keys: "",
            scene: "",
            links: None,
            is_in_stages: !<L::Rounds as Rounds<L>>::CHANGES_IN_MID_RUN,
            is_home: false,
            source: Source::Own(open),
            catalogue: OnceLock::new(),
        }
    }

    /// Another way to look at the runs of the lab `of`.
    pub const fn through(
        lens: &'static Lens,
        of: &'static Self,
        description: &'static Description,
        screen: &'static dyn Screen,
        texts: Texts,
    ) -> Self {
        let is_in_stages = of.is_in_stages;
        let source = Source::Others { lens, of };
        Self {
            description,
            screen,
            texts,
            keys: "",
            scene: "",
            links: None,
            is_in_stages,
            is_home: false,
            source,
            catalogue: OnceLock::new(),
        }
    }

    /// A person's own program. It is known for as long as this process runs, as every lab is.
    ///
    /// # Errors
    /// If there is something in it that is not known here.
    pub fn program(file: ProgramFile) -> Result<&'static Self, Refusal> {
        let (description, opened) = file.described()?;
        let source = Source::Program(Box::leak(Box::new(file)), Box::new(Mutex::new(opened)));
        Ok(Box::leak(Box::new(Self {
            description,
            screen: &programs::SCREEN,
            texts: Texts { lesson: programs::LESSON, glossary: "", messages: programs::MESSAGES },
            keys: programs::KEYS,
            scene: "",
            links: None,
            is_in_stages: false,
            is_home: false,
            source,
            catalogue: OnceLock::new(),
        })))
    }

    /// The program that it walks through, where it does.
    pub fn file(&self) -> Option<&'static ProgramFile> {
        if let Source::Program(file, _) = &self.source { Some(file) } else { None }
    }

    /// The same lab with keys of its own.
    #[must_use]
    pub const fn with_keys(mut self, keys: &'static str) -> Self {
        self.keys = keys;
        self
    }

    /// The same lab with links.
    #[must_use]
    pub const fn with_links(mut self, links: Links) -> Self {
        self.links = Some(links);
        self
    }

    /// The same lab, opened on a screen with this scene.
    #[must_use]
    pub const fn with_scene(mut self, scene: &'static str) -> Self {
        self.scene = scene;
        self
    }

    /// What its scene sets.
    ///
    /// # Panics
    /// If it is no line of assignments: it is part of the program.
    pub fn staged(&self) -> Vec<Assignment> {
        let assignments = self.scene.split_whitespace().map(str::parse);
        assignments.collect::<Result<_, _>>().expect("a scene is part of the program and read by its tests")
    }

    /// The same lab as the home screen.
    #[must_use]
    pub const fn at_home(mut self) -> Self {
        self.is_home = true;
        self
    }

    /// The built-in words for what it says.
    pub fn catalogue(&self) -> &Catalogue {
        self.catalogue.get_or_init(|| Catalogue::built_in(self.texts.messages))
    }

    /// The words for what it says, in the person's tongue.
    pub fn words<'a>(&'a self, tongue: &'a Tongue) -> Wording<'a> {
        match self.source {
            Source::Program(..) => tongue.of_programs(programs::catalogue()),
            _ => tongue.of_lab(self.description.name, self.catalogue()),
        }
    }

    /// What it looks at other labs' runs through, where it has none of its own.
    pub fn lens(&self) -> Option<&'static Lens> {
        if let Source::Others { lens, .. } = self.source { Some(lens) } else { None }
    }

    /// The lab whose runs it shows: itself, or another.
    pub fn runs(&'static self) -> &'static Self {
        if let Source::Others { of, .. } = self.source { of } else { self }
    }

    /// The lab at its start, with these parameters and this table.
    ///
    /// # Errors
    /// If the parameters do not go together, or with the table.
    pub fn open(&self, schedule: Schedule, table: Arc<Table>) -> Result<Box<dyn Session>, Refusal> {
        match &self.source {
            Source::Own(open) => open(schedule, table),
            Source::Program(file, opened) => {
                let opened = opened.lock().ok().map(|opened| opened.clone());
                Ok(Box::new(Walkthrough::read(file, self.description, schedule, opened)?))
            }
            Source::Others { lens, of } => {
                let session = of.open(schedule, table)?;
                Ok(Box::new(Seen { session, description: self.description, lens, stage: 0, shown: None }))
            }
        }
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.description.name)
    }
}
