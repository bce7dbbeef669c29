//! What a person has set once for all, in a file of their own.
//!
//! ```toml
//! theme = "light"      # auto, dark, light
//! color = "256"        # auto, never, 16, 256, truecolor
//! ascii = true         # draw with ASCII characters only
//! speed = 5            # rounds a second when a lab plays
//! lab = "training"     # the lab to open where none is named
//! mouse = false        # leave the mouse to the terminal
//! lang = "de"          # whose words to use, from files beside this one
//!
//! [keys]
//! x = "goto 100"       # a key, and the command that it is for
//! ```
//!
//! What cannot be is named by its line and left out; all else holds.

use std::fmt::{self, Display, Write as _};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{files, tongues};
use crate::cli::{ColourChoice, LookOptions, ThemeChoice};
use crate::input::Keymap;
use crate::lab::Refusal;
use crate::labs::Registry;
use crate::terminal::Environment;

/// Where the file lies in the folder of a person's settings.
const FILE: &str = "lina-tui/config.toml";

/// What can be set.
const KNOWN: [&str; 8] = ["theme", "color", "ascii", "speed", "lab", "mouse", "lang", "keys"];

/// What a person has set.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Colours for which background.
    pub theme: ThemeChoice,
    /// How many colours.
    pub colour: ColourChoice,
    /// Whether to draw with ASCII characters only.
    pub ascii: bool,
    /// Rounds a second, where it is not what each lab has.
    pub speed: Option<f64>,
    /// The lab to open where none is named.
    pub lab: Option<String>,
    /// Whether clicks and the wheel are the program's.
    pub mouse: bool,
    /// The language whose words are used, where it is not English.
    pub lang: Option<String>,
    /// Keys and the commands that they are for, each with its line.
    pub keys: Vec<Binding>,
}

/// A key of a person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The key.
    pub key: String,
    /// The command.
    pub command: String,
    /// The line that says so.
    pub line: usize,
}

/// What is wrong with a line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The line, from 1 on; 0 where the whole file is meant.
    pub line: usize,
    /// What is wrong, and what is possible.
    pub what: String,
}

impl Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.line {
            0 => write!(f, "settings: {}", self.what),
            line => write!(f, "settings, line {line}: {}", self.what),
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Auto,
            colour: ColourChoice::Auto,
            ascii: false,
            speed: None,
            lab: None,
            mouse: true,
            lang: None,
            keys: vec![],
        }
    }
}

/// Where the file of settings is looked for, as the environment says; nowhere, where it says nothing.
pub fn path(environment: &dyn Environment) -> Option<PathBuf> {
    let own = environment.get("XDG_CONFIG_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    let folder = own.or_else(|| Some(Path::new(&environment.get("HOME")?).join(".config")))?;
    Some(folder.join(FILE))
}

/// What is set in the file at `path`, where there is one, and what is wrong with it.
///
/// # Errors
/// If there is one and it cannot be read.
pub fn load(path: &Path, labs: Registry) -> Result<(Config, Vec<Complaint>), Refusal> {
    if !path.exists() {
        return Ok((Config::default(), vec![]));
    }
    Ok(read(&files::text(path)?, labs))
}

/// What a text sets, and what is wrong with it.
pub fn read(text: &str, labs: Registry) -> (Config, Vec<Complaint>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let line = |at: usize| text.get(..at).map_or(0, |before| before.matches('\n').count()) + 1;
    let mut complaints: Vec<Complaint> = errors
        .iter()
        .map(|error| Complaint {
            line: line(error.span().map_or(0, |span| span.start)),
            what: error.message().to_owned(),
        })
        .collect();
    let (mut config, mut keymap) = (Config::default(), Keymap::of(labs));
    for (name, value) in table.into_inner() {
        if name.get_ref() == "keys" {
            let DeValue::Table(keys) = value.get_ref() else {
                complaints.push(Complaint { line: line(name.span().start), what: "keys: it is a table".to_owned() });
                continue;
            };
            for (key, command) in keys {
                let line = line(key.span().start);
                let key = key.get_ref().to_string();
                match command.get_ref() {
                    DeValue::String(command) => {
                        let command = command.to_string();
                        match keymap.bind(&key, &command, labs) {
                            Ok(()) => config.keys.push(Binding { key, command, line }),
                            Err(what) => complaints.push(Complaint { line, what }),
                        }
                    }
                    _ => complaints.push(Complaint { line, what: format!("{key}: it takes a command in quotes") }),
                }
            }
        } else if let Err(what) = config.set(name.get_ref(), &value, labs) {
            complaints.push(Complaint { line: line(name.span().start), what });
        }
    }
    config.keys.sort_by_key(|binding| binding.line);
    complaints.sort_by_key(|complaint| complaint.line);
    (config, complaints)
}

impl Config {
    fn set(&mut self, name: &str, value: &Spanned<DeValue>, labs: Registry) -> Result<(), String> {
        let value = value.get_ref();
        let refuse = |takes: &str| format!("{name}: it takes {takes}");
        let flag = || value.as_bool().ok_or_else(|| refuse("true or false"));
        let word = || match value {
            DeValue::Integer(number) => Some(number.as_str()),
            other => other.as_str(),
        };
        match name {
            "theme" => self.theme = choice(word()).ok_or_else(|| refuse(&words::<ThemeChoice>()))?,
            "color" => self.colour = choice(word()).ok_or_else(|| refuse(&words::<ColourChoice>()))?,
            "ascii" => self.ascii = flag()?,
            "mouse" => self.mouse = flag()?,
            "speed" => {
                let number = match value {
                    DeValue::Integer(number) => number.as_str().parse().ok(),
                    DeValue::Float(number) => number.as_str().parse().ok(),
                    _ => None,
                };
                let speed = number.filter(|speed: &f64| *speed > 0.0 && speed.is_finite());
                self.speed = Some(speed.ok_or_else(|| refuse("a number of rounds a second above 0"))?);
            }
            "lab" => {
                let lab = value.as_str().ok_or_else(|| refuse("the name of a lab in quotes"))?;
                labs.find(lab).map_err(|refusal| refusal.0)?;
                self.lab = Some(lab.to_owned());
            }
            "lang" => {
                let code = value.as_str().filter(|code| tongues::is_code(code));
                self.lang = Some(code.ok_or_else(|| refuse("a language in quotes, as \"de\""))?.to_owned());
            }
            _ => return Err(format!("`{name}` is no setting; there are {}", KNOWN.join(", "))),
        }
        Ok(())
    }

    /// What the command line says of the screen's look; what it does not say, these settings do.
    #[must_use]
    pub fn look(&self, said: LookOptions) -> LookOptions {
        LookOptions {
            theme: if said.theme == ThemeChoice::Auto { self.theme } else { said.theme },
            color: if said.color == ColourChoice::Auto { self.colour } else { said.color },
            ascii: said.ascii || self.ascii,
        }
    }

    /// The settings as the file has them: what is not set stands in a comment with what it would take.
    pub fn written(&self, labs: Registry) -> String {
        let mut text = String::new();
        let labs: Vec<&str> = labs.iter().map(|lab| lab.description.name).collect();
        let speed = self.speed.map(|speed| speed.to_string());
        let lab = self.lab.as_ref().map(|lab| format!("\"{lab}\""));
        let lang = self.lang.as_ref().map(|lang| format!("\"{lang}\""));
        let settings = [
            ("theme", Some(quoted(&self.theme)), words::<ThemeChoice>()),
            ("color", Some(quoted(&self.colour)), words::<ColourChoice>()),
            ("ascii", Some(self.ascii.to_string()), "draw with ASCII characters only".to_owned()),
            ("speed", speed, "rounds a second when a lab plays".to_owned()),
            ("lab", lab, format!("the lab to open where none is named: {}", labs.join(", "))),
            ("mouse", Some(self.mouse.to_string()), "false leaves the mouse to the terminal".to_owned()),
            ("lang", lang, "whose words to use: `lina-tui messages` says where they lie".to_owned()),
        ];
        for (name, value, takes) in settings {
            let _ = match value {
                Some(value) => writeln!(text, "{name} = {value}  # {takes}"),
                None => writeln!(text, "# {name} =  # {takes}"),
            };
        }
        text.push_str("\n[keys]  # a key, and the command that it is for\n");
        for Binding { key, command, .. } in &self.keys {
            let _ = writeln!(text, "{} = {}", toml_text(key), toml_text(command));
        }
        text
    }
}

/// The choice that a word means.
fn choice<T: ValueEnum>(word: Option<&str>) -> Option<T> {
    T::from_str(word?, false).ok()
}

/// The words of a choice.
fn words<T: ValueEnum>() -> String {
    let words = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    words.map(|word| format!("\"{}\"", word.get_name())).collect::<Vec<_>>().join(", ")
}

fn quoted<T: ValueEnum>(choice: &T) -> String {
    choice.to_possible_value().map_or(String::new(), |word| format!("\"{}\"", word.get_name()))
}

/// A text as TOML has it.
fn toml_text(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::registry;

    fn environment(variables: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<String> {
        |name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn the_file_lies_in_the_folder_of_settings() {
        let found = |variables| path(&environment(variables)).map(|path| path.display().to_string());
        assert_eq!(found(&[("HOME", "/h")]).unwrap(), "/h/.config/lina-tui/config.toml");
        let own = found(&[("HOME", "/h"), ("XDG_CONFIG_HOME", "/x")]).unwrap();
        assert_eq!(own, "/x/lina-tui/config.toml");
        let relative = found(&[("HOME", "/h"), ("XDG_CONFIG_HOME", "x")]).unwrap();
        assert_eq!(relative, "/h/.config/lina-tui/config.toml", "the standard says to leave such out");
        assert_eq!(found(&[]), None);
    }

    #[test]
    fn bad_entries_are_named_by_their_line_and_left_out() {
        let text = "theme = \"light\"\nspeed = -1\ncolour = 3\nlab = \"trainig\"\nmouse = false\ncolor = 256\n\n[keys]\nx = \"goto 100\"\ny = 3\n";
        let (config, complaints) = read(text, registry());
        assert_eq!((config.theme, config.mouse, config.speed), (ThemeChoice::Light, false, None));
        assert_eq!(config.colour, ColourChoice::Ansi256, "a number means what its digits say");
        assert_eq!(config.keys, [Binding { key: "x".to_owned(), command: "goto 100".to_owned(), line: 9 }]);
        let lines: Vec<usize> = complaints.iter().map(|complaint| complaint.line).collect();
        assert_eq!(lines, [2, 3, 4, 10], "{complaints:?}");
        assert!(complaints[1].what.contains("there are theme, color"), "{complaints:?}");
        assert!(complaints[2].what.contains("training"), "{complaints:?}");
    }

    #[test]
    fn keys_that_no_lab_has_a_command_for_are_named_by_their_lines() {
        let text = "[keys]\nx = \"goto banana\"\nz = \"causal next\"\nctrl-c = \"play\"\nw = \"optimiser=best\"\n";
        let (config, complaints) = read(text, registry());
        let keys: Vec<&str> = config.keys.iter().map(|binding| &*binding.key).collect();
        let lines: Vec<usize> = complaints.iter().map(|complaint| complaint.line).collect();
        assert_eq!((keys, lines), (vec!["z"], vec![2, 4, 5]), "{complaints:?}");
    }

    #[test]
    fn what_is_no_toml_takes_nothing_else_along() {
        let (config, complaints) = read("ascii = true\nspeed = = 3\nmouse = false\n", registry());
        assert!(config.ascii && !config.mouse, "{config:?}");
        assert!(complaints.iter().any(|complaint| complaint.line == 2), "{complaints:?}");
        assert!(complaints.iter().all(|complaint| complaint.line == 2), "{complaints:?}");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let keys = vec![Binding { key: "\"".to_owned(), command: "set tokens=\"the cat\"".to_owned(), line: 10 }];
        let set = Config {
            theme: ThemeChoice::Dark,
            colour: ColourChoice::Ansi16,
            ascii: true,
            speed: Some(2.5),
            lab: Some("softmax".to_owned()),
            mouse: false,
            lang: Some("pt-BR".to_owned()),
            keys,
        };
        for config in [Config::default(), set] {
            assert_eq!(read(&config.written(registry()), registry()), (config, vec![]));
        }
    }
}
