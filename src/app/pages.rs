//! The pages that can be read over a lab.

use super::copied::Copied;
use super::scene::Scene;
use crate::input::{Action, Bound, Key, Scope};
use crate::page::{self, Block, Span, glossary};

/// A page being read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    /// Which.
    pub(super) page: Page,
    /// Lines that it is scrolled down by.
    pub(super) scroll: usize,
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
    /// What was taken along last.
    Copied,
}

impl Page {
    /// What stands above it.
    pub(super) fn title(self, scene: Scene) -> String {
        let lab = scene.entry().description.name;
        match self {
            Self::Help => "help".to_owned(),
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
            Self::Help => help(scene),
            Self::Lesson => page::read(scene.entry().texts.lesson),
            Self::Glossary => {
                let words = glossary::words(scene.entry().texts.glossary);
                scene.shown().map_or_else(Vec::new, |shown| glossary::page(shown, &words))
            }
            Self::Copied => scene.viewer.copied.as_ref().map_or_else(Vec::new, Copied::blocks),
        }
    }
}

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
    fn of(action: &Action) -> Self {
        match action {
            Action::Forward
            | Action::Back
            | Action::StageForward
            | Action::StageBack
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
            Action::NextTab | Action::PreviousTab | Action::Tab(_) | Action::Home | Action::Open => Self::Labs,
            Action::Close | Action::Redraw | Action::Suspend | Action::Quit => Self::Program,
            // What is for nothing else is for looking at the lab.
            _ => Self::Screen,
        }
    }
}

/// Commands that can be written, and what they do.
const COMMANDS: [(&str, &str); 8] = [
    ("137", "go to the end of round 137"),
    ("137.3", "go to the end of its stage 3"),
    ("+10  -10", "go on, go back by so many rounds"),
    ("lr=0.05", "set a parameter, from here or from the start as chosen"),
    ("lr=0.05@100", "set it from the time when 100 rounds are complete"),
    ("speed 20", "play 20 rounds a second"),
    ("start end play back", "as their keys"),
    ("help lesson glossary", "as their keys; so do edit and quit"),
];

/// What the keys and the commands do.
fn help(scene: Scene) -> Vec<Block> {
    let description = scene.entry().description;
    let mut blocks = vec![Block::heading(description.name), Block::Paragraph(vec![Span::plain(description.about)])];
    let rounds = if description.round == description.stage {
        format!("It goes on by {}s.", description.round)
    } else {
        format!("It goes on by {}s, and within one by {}s.", description.round, description.stage)
    };
    blocks.push(Block::Paragraph(vec![Span::plain(rounds)]));
    let keys = scene.viewer.keymap.bindings(Scope::Screen);
    for (purpose, heading) in PURPOSES {
        blocks.push(Block::heading(heading));
        blocks.extend(keys.iter().filter(|(bound, _)| Purpose::of(&bound.action) == purpose).map(entry));
        if purpose == Purpose::Labs {
            blocks.push(Block::entry("1 … 9", "the lab in that place"));
        }
    }
    for (scope, heading) in [
        (Scope::Asking, "While asking why"),
        (Scope::Fitting, "While trying a product"),
        (Scope::Copy, "While choosing what to copy"),
        (Scope::Parameters, "While editing parameters"),
        (Scope::Help, "While reading"),
    ] {
        blocks.push(Block::heading(heading));
        let keys = scene.viewer.keymap.bindings(scope);
        let is_own = |action: &Action| *action == Action::Close || Purpose::of(action) != Purpose::Program;
        blocks.extend(keys.iter().filter(|(bound, _)| is_own(&bound.action)).map(entry));
    }
    blocks.push(Block::heading("Commands, after :"));
    blocks.extend(COMMANDS.map(|(command, does)| Block::entry(command, does)));
    blocks
}

fn entry((bound, keys): &(&'static Bound, Vec<Key>)) -> Block {
    let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
    Block::entry(keys.join(" "), bound.help)
}
