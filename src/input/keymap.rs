//! What each key does, by where the person is: a command, as it could be written.

use std::collections::HashMap;
use std::sync::Arc;

use tui_input::InputRequest;

use super::command::{WORDS, check, word, write};
use super::key_file::{self, Line};
use super::{Action, Code, Key};
use crate::labs::{Entry, Registry};

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
    /// Answering a question ahead of a step.
    Predicting,
    /// Reading the help.
    Help,
    /// Choosing what to take along.
    Copy,
    /// Asking why a number is what it is.
    Asking,
    /// Trying whether a product would fit.
    Fitting,
}

/// The scopes by their names in the files of keys.
const SCOPES: [(&str, Scope); 8] = [
    ("screen", Scope::Screen),
    ("parameters", Scope::Parameters),
    ("text", Scope::Text),
    ("predicting", Scope::Predicting),
    ("help", Scope::Help),
    ("copy", Scope::Copy),
    ("asking", Scope::Asking),
    ("fitting", Scope::Fitting),
];

/// The section of keys that do the same wherever the person is.
const ALWAYS: &str = "always";

/// What whoever wants to leave can always do.
const LEAVE: &str = "quit";

/// A command that a key is bound to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The command.
    pub command: String,
    /// What it does, for the line of keys; nothing where that knows itself.
    pub hint: String,
    /// What it does, for the help.
    pub help: String,
}

/// What a key means.
#[derive(Debug, Clone, PartialEq)]
pub enum Press<'a> {
    /// This command.
    Command(&'a str),
    /// What no command says: a letter of a line that is being written.
    Do(Action),
}

/// What each key does.
#[derive(Debug, Clone)]
pub struct Keymap {
    always: Layer,
    scopes: HashMap<Scope, Layer>,
    /// The keys of a person's own, in front of a lab.
    own: Layer,
    /// The keys of each lab, in front of it.
    labs: HashMap<&'static str, Layer>,
}

/// Keys with what they do; of a command's keys the first named comes first.
type Layer = Vec<(Key, Arc<Bound>)>;

impl Keymap {
    /// The keys that are part of the program, and those that these labs bring.
    pub fn of(labs: Registry) -> Self {
        let mut keymap = Self::read(KEYS).expect("the file of keys is part of the program and read by its tests");
        labs.iter().for_each(|lab| keymap.learn(lab));
        keymap
    }

    /// Takes in the keys that a lab brings.
    pub fn learn(&mut self, lab: &Entry) {
        let own = Self::read(lab.keys).expect("a lab's keys are part of the program and read by its tests");
        let layer = own.scopes.into_iter().find(|(scope, _)| *scope == Scope::Screen);
        self.labs.insert(lab.description.name, layer.map_or_else(Layer::new, |(_, layer)| layer));
    }

    /// The keys that a file gives.
    ///
    /// # Errors
    /// If the file names a key or a place that is none, or one key twice in a place.
    pub fn read(file: &str) -> Result<Self, String> {
        let mut keymap = Self { always: vec![], scopes: HashMap::new(), own: vec![], labs: HashMap::new() };
        for Line { section, key, command, hint, help } in key_file::read(file)? {
            let layer = match SCOPES.iter().find(|(name, _)| *name == section) {
                Some((_, scope)) => keymap.scopes.entry(*scope).or_default(),
                None if section == ALWAYS => &mut keymap.always,
                None => return Err(format!("`{section}` is no place that has keys")),
            };
            let key: Key = key.parse()?;
            if let Some((_, other)) = layer.iter().find(|(taken, _)| *taken == key) {
                return Err(format!("{key} is given to both {} and {command}", other.command));
            }
            layer.push((key, Arc::new(bound(command, hint, help))));
        }
        Ok(keymap)
    }

    /// Binds a key to a command in front of every lab, whatever it was bound to there.
    ///
    /// # Errors
    /// If it is no key, the command is none in any of these labs, or it is the key that is always to be had to leave.
    pub fn bind(&mut self, key: &str, command: &str, labs: Registry) -> Result<(), String> {
        let key: Key = key.parse()?;
        check(command, labs).map_err(|refusal| refusal.0)?;
        if self.always.iter().any(|(taken, bound)| *taken == key && bound.command == LEAVE) && command != LEAVE {
            return Err(format!("{key} is for leaving, wherever one is"));
        }
        self.own.retain(|(taken, _)| *taken != key);
        self.own.push((key, Arc::new(bound(command.to_owned(), String::new(), String::new()))));
        Ok(())
    }

    /// What `key` means to a person at `scope`, in front of the lab of this name.
    pub fn press(&self, scope: Scope, lab: &str, key: Key) -> Option<Press<'_>> {
        if scope == Scope::TextParameter
            && let Some(first) = key.character().filter(|character| character.is_alphanumeric())
        {
            return Some(Press::Do(Action::Type(first)));
        }
        let bound = self.layers(scope, lab).flatten().find(|(bound, _)| *bound == key);
        if let Some((_, bound)) = bound {
            return Some(Press::Command(&bound.command));
        }
        match scope {
            Scope::Text | Scope::Predicting => editing(key).map(|request| Press::Do(Action::Edit(request))),
            // Whoever types a number over a parameter means its value.
            Scope::Parameters | Scope::TextParameter => {
                let digit = key.character().filter(|c| c.is_ascii_digit() || "-.".contains(*c));
                digit.map(|digit| Press::Do(Action::Type(digit)))
            }
            _ => None,
        }
    }

    /// The first key for an action at a scope, in front of the lab of this name.
    pub fn key(&self, scope: Scope, lab: &str, action: &Action) -> Option<Key> {
        let command = write(action)?;
        self.layers(scope, lab).flatten().find(|(_, bound)| bound.command == command).map(|(key, _)| *key)
    }

    /// Every command that has keys at a scope, with its keys, in the order of the help.
    pub fn bindings(&self, scope: Scope, lab: &str) -> Vec<(&Bound, Vec<Key>)> {
        let mut bindings: Vec<(&Bound, Vec<Key>)> = vec![];
        for (key, bound) in self.layers(scope, lab).flatten() {
            match bindings.iter_mut().find(|(known, _)| known.command == bound.command) {
                Some((_, keys)) => keys.push(*key),
                None => bindings.push((bound, vec![*key])),
            }
        }
        let place = |bound: &Bound| WORDS.iter().position(|word| word.text == bound.command).unwrap_or(WORDS.len());
        bindings.sort_by_key(|(bound, _)| place(bound));
        bindings
    }

    /// The keys that the lab of this name brings, in the order of its file.
    pub fn of_lab(&self, lab: &str) -> impl Iterator<Item = (Key, &Bound)> {
        self.labs.get(lab).into_iter().flatten().map(|(key, bound)| (*key, &**bound))
    }

    /// The layers at a scope, the one that counts first ahead.
    fn layers(&self, scope: Scope, lab: &str) -> impl Iterator<Item = &Layer> {
        let scope = if scope == Scope::TextParameter { Scope::Parameters } else { scope };
        let in_front = scope == Scope::Screen;
        let own = in_front.then_some(&self.own);
        let of_lab = self.labs.get(lab).filter(|_| in_front);
        own.into_iter().chain(of_lab).chain(self.scopes.get(&scope)).chain([&self.always])
    }
}

/// A command with what it does: what its file says, or else what is known of it.
fn bound(command: String, hint: String, help: String) -> Bound {
    let known = || word(&command).map_or_else(|| command.clone(), |word| word.help.to_owned());
    Bound { help: if help.is_empty() { known() } else { help }, hint, command }
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
    use super::super::command::{read, unopened};
    use super::*;
    use crate::labs::registry;

    fn key(text: &str) -> Key {
        text.parse().unwrap()
    }

    fn keymap() -> Keymap {
        Keymap::of(registry())
    }

    #[test]
    fn the_keys_of_the_program_are_well_formed() {
        let keymap = keymap();
        let press = |scope, text: &str| keymap.press(scope, "training", key(text));
        assert_eq!(press(Scope::Screen, "right"), Some(Press::Command("step")));
        assert_eq!(press(Scope::Parameters, "right"), Some(Press::Command("nudge up")));
        assert_eq!(press(Scope::Screen, "3"), Some(Press::Command("lab 3")));
        assert_eq!(press(Scope::Screen, "Z"), None);
    }

    #[test]
    fn keys_of_a_lab_are_for_that_lab() {
        let keymap = keymap();
        assert_eq!(keymap.press(Scope::Screen, "training", key("l")), Some(Press::Command("scale next")));
        assert_eq!(keymap.press(Scope::Screen, "softmax", key("l")), None);
        assert_eq!(keymap.press(Scope::Asking, "training", key("l")), None);
    }

    #[test]
    fn no_key_has_two_meanings_in_one_place() {
        let keymap = keymap();
        let scopes = SCOPES.map(|(_, scope)| scope);
        for (lab, scope) in registry().iter().flat_map(|lab| scopes.map(|scope| (lab.description.name, scope))) {
            let mut seen: HashMap<String, &str> = HashMap::new();
            for (key, bound) in keymap.layers(scope, lab).flatten() {
                if let Some(other) = seen.insert(key.to_string(), &bound.command) {
                    panic!("in {scope:?} of {lab}, {key} is both `{other}` and `{}`", bound.command);
                }
            }
        }
    }

    #[test]
    fn every_key_is_bound_to_a_command_in_its_plainest_form() {
        let keymap = keymap();
        let labs = keymap.labs.values().chain(keymap.scopes.values()).chain([&keymap.always]);
        for (key, bound) in labs.flatten() {
            let plainest = word(&bound.command).map_or(&*bound.command, |word| word.text);
            assert_eq!(bound.command, plainest, "{key}");
            assert!(check(&bound.command, registry()).is_ok(), "{key}: {}", bound.command);
        }
    }

    #[test]
    fn every_key_is_for_something_in_front_of_its_lab() {
        let (keymap, labs) = (keymap(), registry());
        for lab in labs.iter() {
            for (key, bound) in keymap.layers(Scope::Screen, lab.description.name).flatten() {
                let read = read(&bound.command, &unopened(lab, labs));
                assert!(read.is_ok() || bound.command.starts_with("lab "), "{key}: {read:?}");
            }
        }
    }

    #[test]
    fn ctrl_c_quits_everywhere() {
        let keymap = keymap();
        for (_, scope) in SCOPES {
            assert_eq!(keymap.press(scope, "training", key("ctrl-c")), Some(Press::Command("quit")));
        }
    }

    #[test]
    fn text_takes_every_character() {
        let keymap = keymap();
        for character in ["q", "e", ":", " ", "?", "é"] {
            let key = Key::plain(Code::Char(character.chars().next().unwrap()));
            let press = keymap.press(Scope::Text, "training", key);
            assert!(matches!(press, Some(Press::Do(Action::Edit(InputRequest::InsertChar(_))))), "{character}");
        }
    }

    #[test]
    fn a_file_with_mistakes_is_refused_with_what_is_wrong() {
        let file = |line: &str| Keymap::read(&format!("[screen]\n{line}\n"));
        assert!(file("").is_ok());
        assert!(file("hyper-x = \"step\"").unwrap_err().contains("`hyper-x` is not a key"));
        assert!(Keymap::read("[attic]\nx = \"step\"").unwrap_err().contains("`attic` is no place"));
        assert!(file("x = 3").unwrap_err().contains("x: it takes a command"));
        assert!(file("\"+\" = \"faster\"\n\"+\" = \"slower\"").is_err(), "one key twice");
    }

    #[test]
    fn a_key_of_a_persons_own_counts_first_and_only_in_front_of_labs() {
        let mut keymap = keymap();
        let labs = registry();
        assert_eq!(keymap.bind("right", "step 10", labs), Ok(()));
        assert_eq!(keymap.press(Scope::Screen, "training", key("right")), Some(Press::Command("step 10")));
        assert_eq!(keymap.press(Scope::Parameters, "training", key("right")), Some(Press::Command("nudge up")));
        for (key, command, why) in [
            ("x", "dance", "`dance` is no command"),
            ("x", "goto banana", "`banana`"),
            ("x", "speed fast", "above 0"),
            ("x", "lab trainig", "there are vectors"),
            ("x", "dance next", "is no command"),
            ("x", "height=3", "no lab has a parameter `height`"),
            ("x", "optimiser=best", "it takes"),
            ("hyper-x", "play", "is not a key"),
            ("ctrl-c", "play", "is for leaving"),
        ] {
            let refused = keymap.bind(key, command, labs).unwrap_err();
            assert!(refused.contains(why), "{key} = {command}: {refused}");
        }
        for command in
            ["goto 100", "causal next", "until loss < 0.6", "lr=0.05 from 3", "view matrix", "why scores[1,2]"]
        {
            assert_eq!(keymap.bind("x", command, labs), Ok(()), "{command}");
        }
    }
}
