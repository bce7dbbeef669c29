//! The pages that can be read over a lab.

use ratatui::layout::Rect;

use super::copied::Copied;
use super::hints;
use super::scene::Scene;
use super::update::Desk;
use super::viewer::Mode;
use crate::input::command::{FORMS, WORDS, word};
use crate::input::{Action, Bound, Key, Scope};
use crate::page::{self, Block, Span, glossary};
use crate::ui::chrome::Regions;
use crate::ui::help::{self, Stand};

/// A page being read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    /// Which.
    pub(super) page: Page,
    /// Lines that it is scrolled down by.
    pub(super) scroll: usize,
    /// Which of what it offers is chosen.
    pub(super) chosen: Option<usize>,
}

/// Something to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// What the keys and the commands do.
    Help,
    /// What the lab is about.
    Lesson,
    /// What the names and the signs on the screen mean.
    Glossary,
    /// Which labs there are.
    Labs,
    /// What was taken along last.
    Copied,
}

impl Page {
    /// Whether it is about the lab in front, and stands beside it where there is room for both.
    pub(super) fn is_about_the_lab(self) -> bool {
        matches!(self, Self::Lesson | Self::Glossary)
    }

    /// Where it stands on a screen of this area.
    pub(super) fn stand(self, area: Rect) -> Stand {
        let beside = help::beside(Regions::of(area).body).filter(|_| self.is_about_the_lab());
        beside.map_or(Stand::Over(area), |(_, place)| Stand::Beside(place))
    }

    /// What stands above it.
    pub(super) fn title(self, scene: Scene) -> String {
        let lab = scene.entry().description.name;
        match self {
            Self::Help => "help".to_owned(),
            Self::Labs => "labs".to_owned(),
            Self::Lesson => format!("lesson: {lab}"),
            Self::Glossary => {
                let round = scene.entry().description.round;
                scene.shown().map_or_else(String::new, |shown| format!("glossary: {lab}, {round} {}", shown.position))
            }
            Self::Copied => scene.viewer.copied.as_ref().map_or_else(String::new, Copied::title),
        }
    }

    /// What stands on it now.
    pub(super) fn blocks(self, scene: Scene) -> Vec<Block> {
        match self {
            Self::Help => keys_and_commands(scene),
            Self::Labs => labs(scene),
            Self::Lesson => page::read(scene.entry().texts.lesson),
            Self::Glossary => {
                let words = glossary::words(scene.entry().texts.glossary);
                scene.shown().map_or_else(Vec::new, |shown| glossary::page(shown, &words))
            }
            Self::Copied => scene.viewer.copied.as_ref().map_or_else(Vec::new, Copied::blocks),
        }
    }
}

impl Desk<'_> {
    /// Opens a page, or closes it where it is what is being read.
    pub(super) fn read(&mut self, page: Page) {
        match self.viewer.mode {
            Mode::Reading(reading) if reading.page == page => self.stop_reading(),
            Mode::Reading(_) => self.viewer.mode = Mode::Reading(Reading { page, scroll: 0, chosen: None }),
            _ => {
                let reading = Mode::Reading(Reading { page, scroll: 0, chosen: None });
                self.viewer.behind = std::mem::replace(&mut self.viewer.mode, reading);
            }
        }
    }

    /// Back to what was done before reading.
    pub(super) fn stop_reading(&mut self) {
        self.viewer.mode = std::mem::replace(&mut self.viewer.behind, Mode::Stepping);
    }
}

/// Keys that are told of first.
const HERE: usize = 12;

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Run,
    Screen,
    Reading,
    Labs,
    Program,
}

/// The purposes in the order of the help, and what stands above their keys.
const PURPOSES: [(Purpose, &str); 5] = [
    (Purpose::Run, "Through the run"),
    (Purpose::Screen, "What is on the screen"),
    (Purpose::Reading, "To read, and to take along"),
    (Purpose::Labs, "From lab to lab"),
    (Purpose::Program, "The program"),
];

impl Purpose {
    fn of_command(bound: &Bound) -> Self {
        word(&bound.command).map_or(Self::Screen, |word| Self::of(&word.action))
    }

    fn of(action: &Action) -> Self {
        match action {
            Action::Forward
            | Action::Back
            | Action::StageForward
            | Action::StageBack
            | Action::Walk(_)
            | Action::Start
            | Action::End
            | Action::Play
            | Action::PlayBack
            | Action::Faster
            | Action::Slower
            | Action::OpenCommand => Self::Run,
            Action::OpenHelp | Action::OpenLesson | Action::OpenGlossary | Action::OpenCopy | Action::Copy(_) => {
                Self::Reading
            }
            Action::NextTab | Action::PreviousTab | Action::OpenLabs | Action::Lab(_) | Action::Home | Action::Open => {
                Self::Labs
            }
            Action::Close | Action::Redraw | Action::Suspend | Action::Quit => Self::Program,
            // What is for nothing else is for looking at the lab.
            _ => Self::Screen,
        }
    }
}

/// Which labs there are.
fn labs(scene: Scene) -> Vec<Block> {
    let tabs = &scene.viewer.tabs;
    let entries = scene.strip().places.into_iter().map(|place| tabs[place].entry.description);
    entries.map(|lab| Block::entry(lab.name, first_words(lab.about))).collect()
}

/// A sentence as far as it fits into a line beside a name.
fn first_words(text: &str) -> String {
    const WIDTH: usize = 52;
    let lines = page::broken(text, WIDTH);
    if lines.len() > 1 { format!("{} …", lines[0]) } else { text.to_owned() }
}

/// What the keys and the commands do.
fn keys_and_commands(scene: Scene) -> Vec<Block> {
    let description = scene.entry().description;
    let mut blocks = vec![Block::heading(description.name), Block::Paragraph(vec![Span::plain(description.about)])];
    let rounds = if description.round == description.stage {
        format!("It goes on by {}s.", description.round)
    } else {
        format!("It goes on by {}s, and within one by {}s.", description.round, description.stage)
    };
    blocks.push(Block::Paragraph(vec![Span::plain(rounds)]));
    blocks.push(Block::heading("Here, now"));
    let here = hints::hints_in(scene, Scope::Screen);
    blocks.extend(here.into_iter().take(HERE).map(|hint| Block::entry(hint.written(), hint.does)));
    let (keymap, lab) = (&scene.viewer.keymap, description.name);
    let mut keys = keymap.bindings(Scope::Screen, lab);
    // Digits are told of together.
    keys.retain(|(bound, _)| !bound.command.starts_with("lab ") || word(&bound.command).is_some());
    for (purpose, heading) in PURPOSES {
        blocks.push(Block::heading(heading));
        blocks.extend(keys.iter().filter(|(bound, _)| Purpose::of_command(bound) == purpose).map(entry));
        if purpose == Purpose::Labs {
            blocks.push(Block::entry("1 … 9", "the lab in that place"));
        }
    }
    for (scope, heading) in [
        (Scope::Asking, "While asking why"),
        (Scope::Predicting, "While answering a question"),
        (Scope::Fitting, "While trying a product"),
        (Scope::Copy, "While choosing what to copy"),
        (Scope::Parameters, "While editing parameters"),
        (Scope::Help, "While reading"),
    ] {
        blocks.push(Block::heading(heading));
        let keys = keymap.bindings(scope, lab);
        let closes = |bound: &Bound| word(&bound.command).is_some_and(|word| word.action == Action::Close);
        let is_own = |bound: &Bound| closes(bound) || Purpose::of_command(bound) != Purpose::Program;
        blocks.extend(keys.iter().filter(|(bound, _)| is_own(bound)).map(entry));
    }
    blocks.push(Block::heading("Commands, after :"));
    blocks.push(Block::Paragraph(vec![Span::plain(
        "Every key is a command, and every command can be written: tab completes it, up recalls the one before.",
    )]));
    blocks.extend(SHORT.map(|(command, does)| Block::entry(command, does)));
    blocks.extend(FORMS.iter().map(|form| Block::entry(format!("{} {}", form.name, form.takes), form.help)));
    blocks.extend(WORDS.iter().map(|word| Block::entry(word.text, word.help)));
    blocks
}

fn entry((bound, keys): &(&Bound, Vec<Key>)) -> Block {
    let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
    Block::entry(keys.join(" "), bound.help.as_str())
}

/// What can be written without a command's name.
const SHORT: [(&str, &str); 4] = [
    ("137  137.3", "goto 137, goto 137.3"),
    ("+10  -10", "step 10, back 10"),
    ("lr=0.05 from 100", "set lr=0.05 from 100; lr=0.05@100 too"),
    ("attention", "lab attention"),
];
