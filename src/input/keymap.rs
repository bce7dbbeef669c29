//! What each key does, by where the person is.

use std::collections::HashMap;

use serde::Deserialize;
use tui_input::InputRequest;

use super::{Action, Code, Key};
use crate::report::Export;

/// The keys that are part of the program.
const KEYS: &str = include_str!("../../assets/keys.toml");

/// Where the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In front of a lab.
    Screen,
    /// Among the parameters.
    Parameters,
    /// Among the parameters, on one whose value is written with letters: these begin a value.
    TextParameter,
    /// Writing a line of text.
    Text,
    /// Reading the help.
    Help,
    /// Choosing what to take along.
    Copy,
    /// Asking why a number is what it is.
    Asking,
    /// Trying whether a product would fit.
    Fitting,
}

/// An action that a key can be bound to.
#[derive(Debug)]
pub struct Bound {
    /// Its name in the file of keys.
    pub name: &'static str,
    /// The action.
    pub action: Action,
    /// What it does, for the help.
    pub help: &'static str,
}

const fn bound(name: &'static str, action: Action, help: &'static str) -> Bound {
    Bound { name, action, help }
}

/// Every action that a key can be bound to, in the order of the help.
static BOUND: &[Bound] = &[
    bound("forward", Action::Forward, "one round on"),
    bound("back", Action::Back, "one round back"),
    bound("stage-forward", Action::StageForward, "one stage on"),
    bound("stage-back", Action::StageBack, "one stage back"),
    bound("start", Action::Start, "to the start"),
    bound("end", Action::End, "to the end"),
    bound("play", Action::Play, "play, pause"),
    bound("play-back", Action::PlayBack, "play backwards"),
    bound("faster", Action::Faster, "play faster"),
    bound("slower", Action::Slower, "play slower"),
    bound("go-to", Action::OpenCommand, "go to a position, or write a command"),
    bound("edit", Action::OpenParameters, "edit the parameters"),
    bound("row-down", Action::RowDown, "choose the next row, point or parameter"),
    bound("row-up", Action::RowUp, "choose the one before"),
    bound("column-right", Action::ColumnRight, "choose the next column"),
    bound("column-left", Action::ColumnLeft, "choose the one before"),
    bound("page-down", Action::PageDown, "many rows down"),
    bound("page-up", Action::PageUp, "many rows up"),
    bound("first-row", Action::FirstRow, "to the first row"),
    bound("last-row", Action::LastRow, "to the last row"),
    bound("sort", Action::Sort, "sort the table by this column: up, down, not at all"),
    bound("search", Action::OpenSearch, "search the table: 95000, > 5, age = 40, row 12, a heading"),
    bound("next-match", Action::NextMatch, "next place where it is found"),
    bound("nudge-up", Action::NudgeUp, "nudge the chosen parameter up"),
    bound("nudge-down", Action::NudgeDown, "nudge it down"),
    bound("change", Action::Change, "type a value for it"),
    bound("from", Action::ToggleFrom, "changes hold from here on, or from the start"),
    bound("reset", Action::Reset, "back to its default"),
    bound("scroll-down", Action::ScrollDown, "scroll down"),
    bound("scroll-up", Action::ScrollUp, "scroll up"),
    bound("scroll-page-down", Action::ScrollPageDown, "a page down"),
    bound("scroll-page-up", Action::ScrollPageUp, "a page up"),
    bound("scale", Action::NextChoice("scale"), "loss curve logarithmic or linear"),
    bound("window", Action::NextChoice("window"), "loss curve of the whole run or of the recent rounds"),
    bound("view", Action::NextChoice("view"), "the lab's picture in its next way"),
    bound("break", Action::NextSetting("second"), "try a mistake, and mend it again"),
    bound("mask", Action::NextSetting("causal"), "causal mask on, off"),
    bound("open", Action::Open, "why? of the number under the cursor; at home, open the lab"),
    bound("ask", Action::Ask, "why? of the number under the cursor"),
    bound("ask-on", Action::AskOn, "go on to the chosen source"),
    bound("ask-back", Action::AskBack, "back to the question before"),
    bound("next-quantity", Action::NextQuantity, "ask about the next quantity"),
    bound("previous-quantity", Action::PreviousQuantity, "ask about the one before"),
    bound("cell-down", Action::CellDown, "ask about the cell below"),
    bound("cell-up", Action::CellUp, "ask about the cell above"),
    bound("predict", Action::Predict, "predict: every step asks first, or no more"),
    bound("would-fit", Action::WouldFit, "would this product fit?"),
    bound("turn-left", Action::TurnLeft, "transpose the left factor"),
    bound("turn-right", Action::TurnRight, "transpose the right factor"),
    bound("until", Action::OpenUntil, "run until a condition holds: loss < 0.6"),
    bound("home", Action::Home, "home: the way from raw data to predictions"),
    bound("code", Action::NextCode, "the code beside it: NumPy, Rust, none"),
    bound("copy", Action::OpenCopy, "copy this place: as a script, in Markdown, as a command"),
    bound("numpy", Action::Copy(Export::Numpy), "copy a NumPy script that comes to these numbers"),
    bound("markdown", Action::Copy(Export::Markdown), "copy this step in Markdown"),
    bound("command", Action::Copy(Export::Command), "copy the command that opens this place"),
    bound("next-tab", Action::NextTab, "next lab"),
    bound("previous-tab", Action::PreviousTab, "lab before"),
    bound("help", Action::OpenHelp, "this help"),
    bound("lesson", Action::OpenLesson, "the lesson: what the lab is about, and what to try"),
    bound("glossary", Action::OpenGlossary, "the glossary: every name and sign on the screen"),
    bound("confirm", Action::Confirm, "done writing"),
    bound("close", Action::Close, "close, cancel, stay where you are"),
    bound("redraw", Action::Redraw, "draw the screen anew"),
    bound("suspend", Action::Suspend, "suspend the program; `fg` brings it back"),
    bound("quit", Action::Quit, "quit"),
];

/// The file, as it is written: action to keys.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    always: HashMap<String, Vec<String>>,
    screen: HashMap<String, Vec<String>>,
    parameters: HashMap<String, Vec<String>>,
    text: HashMap<String, Vec<String>>,
    help: HashMap<String, Vec<String>>,
    #[serde(default)]
    copy: HashMap<String, Vec<String>>,
    asking: HashMap<String, Vec<String>>,
    fitting: HashMap<String, Vec<String>>,
}

/// What each key does.
#[derive(Debug, Clone)]
pub struct Keymap {
    always: Layer,
    scopes: HashMap<Scope, Layer>,
}

/// Keys with what they do; of an action's keys the first named comes first.
type Layer = Vec<(Key, &'static Bound)>;

impl Keymap {
    /// The keys that are part of the program.
    pub fn built_in() -> Self {
        Self::read(KEYS).expect("the file of keys is part of the program and read by its tests")
    }

    /// The keys that a file gives.
    ///
    /// # Errors
    /// If the file names a key or an action that is none, or one key twice in a place.
    pub fn read(file: &str) -> Result<Self, String> {
        let written: Written = toml::from_str(file).map_err(|error| error.to_string())?;
        let scopes = [
            (Scope::Screen, layer(&written.screen)?),
            (Scope::Parameters, layer(&written.parameters)?),
            (Scope::Text, layer(&written.text)?),
            (Scope::Help, layer(&written.help)?),
            (Scope::Copy, layer(&written.copy)?),
            (Scope::Asking, layer(&written.asking)?),
            (Scope::Fitting, layer(&written.fitting)?),
        ];
        Ok(Self { always: layer(&written.always)?, scopes: scopes.into() })
    }

    /// What `key` means to a person at `scope`.
    pub fn action(&self, scope: Scope, key: Key) -> Option<Action> {
        if scope == Scope::TextParameter
            && let Some(first) = key.character().filter(|character| character.is_alphanumeric())
        {
            return Some(Action::Type(first));
        }
        let bound = self.layers(scope).flatten().find(|(bound, _)| *bound == key);
        if let Some((_, bound)) = bound {
            return Some(bound.action.clone());
        }
        match scope {
            Scope::Text => editing(key).map(Action::Edit),
            // Whoever types a number over a parameter means its value.
            Scope::Parameters | Scope::TextParameter => {
                key.character().filter(|c| c.is_ascii_digit() || "-.".contains(*c)).map(Action::Type)
            }
            Scope::Screen => match key.character() {
                Some(digit @ '1'..='9') => Some(Action::Tab(digit as usize - '1' as usize)),
                _ => None,
            },
            Scope::Help | Scope::Copy | Scope::Asking | Scope::Fitting => None,
        }
    }

    /// The first key for an action at a scope.
    pub fn key(&self, scope: Scope, action: &Action) -> Option<Key> {
        self.layers(scope).flatten().find(|(_, bound)| bound.action == *action).map(|(key, _)| *key)
    }

    /// Every action that has keys at a scope, with its keys, in the order of the help.
    pub fn bindings(&self, scope: Scope) -> Vec<(&'static Bound, Vec<Key>)> {
        let keys = |bound: &'static Bound| -> Vec<Key> {
            self.layers(scope).flatten().filter(|(_, other)| std::ptr::eq(*other, bound)).map(|(key, _)| *key).collect()
        };
        BOUND.iter().map(|bound| (bound, keys(bound))).filter(|(_, keys)| !keys.is_empty()).collect()
    }

    fn layers(&self, scope: Scope) -> impl Iterator<Item = &Layer> {
        let scope = if scope == Scope::TextParameter { Scope::Parameters } else { scope };
        self.scopes.get(&scope).into_iter().chain([&self.always])
    }
}

fn layer(written: &HashMap<String, Vec<String>>) -> Result<Layer, String> {
    let mut layer = Layer::new();
    for (name, keys) in written {
        let bound = BOUND.iter().find(|bound| bound.name == name).ok_or_else(|| {
            let names: Vec<_> = BOUND.iter().map(|bound| bound.name).collect();
            format!("`{name}` is not an action; there are {}", names.join(", "))
        })?;
        for key in keys {
            let key: Key = key.parse()?;
            if let Some((_, other)) = layer.iter().find(|(taken, _)| *taken == key) {
                return Err(format!("{key} is given to both {} and {name}", other.name));
            }
            layer.push((key, bound));
        }
    }
    Ok(layer)
}

/// How a key edits a line of text.
fn editing(key: Key) -> Option<InputRequest> {
    if let Some(character) = key.character() {
        return Some(InputRequest::InsertChar(character));
    }
    Some(match (key.code, key.ctrl || key.alt) {
        (Code::Left, false) => InputRequest::GoToPrevChar,
        (Code::Right, false) => InputRequest::GoToNextChar,
        (Code::Left, true) => InputRequest::GoToPrevWord,
        (Code::Right, true) => InputRequest::GoToNextWord,
        (Code::Home, _) | (Code::Char('a'), true) => InputRequest::GoToStart,
        (Code::End, _) | (Code::Char('e'), true) => InputRequest::GoToEnd,
        (Code::Backspace, false) | (Code::Char('h'), true) => InputRequest::DeletePrevChar,
        (Code::Backspace | Code::Char('w'), true) => InputRequest::DeletePrevWord,
        (Code::Delete, _) => InputRequest::DeleteNextChar,
        (Code::Char('u'), true) => InputRequest::DeleteLine,
        (Code::Char('k'), true) => InputRequest::DeleteTillEnd,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        text.parse().unwrap()
    }

    #[test]
    fn the_keys_of_the_program_are_well_formed() {
        let keymap = Keymap::built_in();
        assert_eq!(keymap.action(Scope::Screen, key("right")), Some(Action::Forward));
        assert_eq!(keymap.action(Scope::Parameters, key("right")), Some(Action::NudgeUp));
        assert_eq!(keymap.action(Scope::Screen, key("3")), Some(Action::Tab(2)));
        assert_eq!(keymap.action(Scope::Screen, key("Z")), None);
    }

    #[test]
    fn ctrl_c_quits_everywhere() {
        let keymap = Keymap::built_in();
        let reading = [Scope::Help, Scope::Copy, Scope::Asking, Scope::Fitting];
        for scope in [Scope::Screen, Scope::Parameters, Scope::Text].into_iter().chain(reading) {
            assert_eq!(keymap.action(scope, key("ctrl-c")), Some(Action::Quit));
        }
    }

    #[test]
    fn text_takes_every_character() {
        let keymap = Keymap::built_in();
        for character in ["q", "e", ":", " ", "?", "é"] {
            let action = keymap.action(Scope::Text, Key::plain(Code::Char(character.chars().next().unwrap())));
            assert!(matches!(action, Some(Action::Edit(InputRequest::InsertChar(_)))), "{character}");
        }
    }

    #[test]
    fn a_file_with_mistakes_is_refused_with_what_is_wrong() {
        let file =
            |screen: &str| format!("[always]\n[screen]\n{screen}\n[parameters]\n[text]\n[help]\n[asking]\n[fitting]\n");
        assert!(Keymap::read(&file("")).is_ok());
        assert!(Keymap::read(&file("dance = [\"x\"]")).unwrap_err().contains("not an action; there are forward"));
        assert!(Keymap::read(&file("forward = [\"hyper-x\"]")).unwrap_err().contains("`hyper-x` is not a key"));
        let twice = Keymap::read(&file("forward = [\"x\"]\nback = [\"x\"]")).unwrap_err();
        assert!(twice.contains("x is given to both"), "{twice}");
    }
}
