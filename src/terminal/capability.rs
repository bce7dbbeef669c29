//! What a terminal can show.

use std::io::IsTerminal;

use termprofile::{DetectorSettings, EnvVarSource, TermProfile, TermVars};

/// How many colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colours {
    /// None: bold, underline and reverse carry what they can.
    None,
    /// The sixteen whose look the person chose.
    Ansi16,
    /// The fixed palette of 256.
    Ansi256,
    /// Red, green and blue with eight bits each.
    True,
}

/// What a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    /// How many colours.
    pub colours: Colours,
    /// Whether it shows more than ASCII.
    pub unicode: bool,
}

/// Looks up an environment variable.
pub trait Environment {
    /// Its value, where it is set and not empty.
    fn get(&self, name: &str) -> Option<String>;
}

impl<F: Fn(&str) -> Option<String>> Environment for F {
    fn get(&self, name: &str) -> Option<String> {
        self(name).filter(|value| !value.is_empty())
    }
}

/// What is said about terminals and about colours. That a build server runs the program (`CI`, `GITHUB_ACTIONS`)
/// says how logs are shown, and nothing of the terminal that is really there.
const ABOUT_TERMINALS: [&str; 12] = [
    "TERM",
    "COLORTERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "TMUX",
    "ConEmuANSI",
    "GOOGLE_CLOUD_SHELL",
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "TTY_FORCE",
];

struct Variables<'a>(&'a dyn Environment);

impl EnvVarSource for Variables<'_> {
    fn var(&self, name: &str) -> Option<String> {
        self.0.get(name).filter(|_| ABOUT_TERMINALS.contains(&name))
    }
}

/// A terminal by assertion: whether output really goes to one is asked before this.
struct Terminal;

impl termprofile::IsTerminal for Terminal {
    fn is_terminal(&self) -> bool {
        true
    }
}

impl Capabilities {
    /// What the environment says about the terminal that standard output goes to.
    pub fn detect() -> Self {
        Self::from_environment(&|name: &str| std::env::var(name).ok())
    }

    /// What an environment says about its terminal.
    pub fn from_environment(environment: &dyn Environment) -> Self {
        let settings = DetectorSettings::default().enable_tmux_info(false);
        let profile =
            TermProfile::detect_with_vars(TermVars::from_source(&Variables(environment), &Terminal, settings));
        let colours = match profile {
            TermProfile::NoTty | TermProfile::NoColor => Colours::None,
            TermProfile::Ansi16 => Colours::Ansi16,
            TermProfile::Ansi256 => Colours::Ansi256,
            TermProfile::TrueColor => Colours::True,
        };
        Self { colours, unicode: speaks_unicode(environment) }
    }

    /// Whether there is a person's terminal at both ends.
    pub fn is_interactive() -> bool {
        std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
    }
}

/// Whether the locale says UTF-8. One that says nothing means UTF-8 on everything but the oldest terminals.
fn speaks_unicode(environment: &dyn Environment) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| environment.get(name));
    match locale {
        Some(locale) => {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        }
        None => !environment.get("TERM").is_some_and(|term| term.starts_with("vt1") || term.starts_with("vt2")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(variables: &'static [(&'static str, &'static str)]) -> Capabilities {
        Capabilities::from_environment(&move |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn colours_follow_the_environment() {
        for (variables, colours) in [
            (&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")][..], Colours::True),
            (&[("TERM", "xterm-256color")], Colours::Ansi256),
            (&[("TERM", "screen-256color")], Colours::Ansi256),
            (&[("TERM", "linux")], Colours::Ansi16),
            (&[("TERM", "xterm-256color"), ("NO_COLOR", "1")], Colours::None),
            (&[("TERM", "xterm-256color"), ("CI", "true"), ("GITHUB_ACTIONS", "true")], Colours::Ansi256),
        ] {
            assert_eq!(given(variables).colours, colours, "{variables:?}");
        }
    }

    #[test]
    fn the_locale_decides_about_unicode() {
        for (variables, unicode) in [
            (&[("LANG", "en_GB.UTF-8")][..], true),
            (&[("LANG", "C.utf8")], true),
            (&[("LANG", "C")], false),
            (&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "POSIX")], false),
            (&[("TERM", "xterm")], true),
            (&[("TERM", "vt100")], false),
        ] {
            assert_eq!(given(variables).unicode, unicode, "{variables:?}");
        }
    }
}
