//! The command line.

mod place;

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use ratatui::layout::Size;

use crate::lab::Assignment;
use crate::report::{Export, TraceFormat};
use crate::terminal::LARGEST;

/// The linear algebra behind machine learning in a terminal, one step at a time, forwards and backwards.
///
/// Without a command it opens the screen, at LAB if one is named. Press ? there for the keys.
#[derive(Debug, Parser)]
#[command(name = "lina-tui", version = env!("LINA_TUI_VERSION"), args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do instead of opening the screen.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to open the screen.
    #[command(flatten)]
    pub open: Open,
}

/// How to open the screen.
#[derive(Debug, Args)]
pub struct Open {
    /// The lab to open (`lina-tui list` names them); a program in a file; `gallery`, or one of its programs
    #[arg(value_name = "LAB")]
    pub lab: Option<String>,
    /// Where and with what to open it.
    #[command(flatten)]
    pub place: Place,
    /// What the screen looks like.
    #[command(flatten)]
    pub look: LookOptions,
    /// Carry out commands first, with `;` between them, as they could be written after `:`
    #[arg(long = "do", value_name = "COMMANDS")]
    pub commands: Option<String>,
    /// Carry out the commands in FILE, one a line, with `wait SECONDS` between them; any key takes over
    #[arg(long, value_name = "FILE", conflicts_with = "plain")]
    pub keys: Option<PathBuf>,
    /// Write what is done into a new FILE, as commands that --keys carries out
    #[arg(long, value_name = "FILE", conflicts_with_all = ["plain", "keys"])]
    pub record: Option<PathBuf>,
    /// Draw no screen: read commands by line, and tell what comes of them in sentences and small tables
    #[arg(long)]
    pub plain: bool,
    /// Say it in the words of this language, from files beside the settings (`lina-tui messages` says which)
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// Print the settings that hold, as the file of settings has them
    #[arg(long, exclusive = true)]
    pub print_config: bool,
    /// Print where the file of settings is looked for
    #[arg(long, exclusive = true)]
    pub print_paths: bool,
}

/// Where a lab stands and with which parameters.
#[derive(Debug, Clone, Default, Args)]
pub struct Place {
    /// The position: N after round N, N.k after its stage k
    #[arg(long, value_name = "POSITION")]
    pub step: Option<String>,
    /// A person's own table: fields between commas, semicolons or tabs, under a line of headings; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub data: Option<PathBuf>,
    /// The column of the table that is the label; the last one unless said otherwise
    #[arg(long, value_name = "COLUMN", requires = "data")]
    pub target: Option<String>,
    /// Open the same run as a link of another program does: `lina-tui playground --from 'https://playground.tensorflow.org/#...'`
    #[arg(long, value_name = "LINK")]
    pub from: Option<String>,
    /// Set a parameter; NAME=VALUE@N sets it from the time on when N rounds are complete
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub settings: Vec<Assignment>,
    /// Let a run of this name branch off; NAME:SETTING@N sets it otherwise from round N on. Again for more settings, or runs
    #[arg(long = "fork", value_name = "NAME:SETTING")]
    pub forks: Vec<Fork>,
    /// Of the runs the one that is meant; that which the others branch off from is called as the lab
    #[arg(long, value_name = "NAME", requires = "forks")]
    pub run: Option<String>,
    /// Whether a run that ends sooner rests at its end.
    #[arg(skip)]
    pub rests: bool,
}

/// A run that branches off: `NAME:SETTING`, or its name alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fork {
    /// What it is called.
    pub name: String,
    /// What is set otherwise in it.
    pub setting: Option<Assignment>,
}

impl FromStr for Fork {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, setting) = text.split_once(':').map_or((text, None), |(name, setting)| (name, Some(setting)));
        if name.is_empty() {
            return Err("write it as NAME:SETTING, as hot:lr=0.1@40".to_owned());
        }
        let setting = setting.filter(|setting| !setting.is_empty()).map(str::parse).transpose()?;
        Ok(Self { name: name.to_owned(), setting })
    }
}

/// What the screen looks like.
#[derive(Debug, Clone, Copy, Args)]
pub struct LookOptions {
    /// Colours for a dark or a light background; `auto` asks the terminal
    #[arg(long, value_enum, default_value_t)]
    pub theme: ThemeChoice,
    /// How many colours to use; `auto` goes by the environment (`NO_COLOR`, `COLORTERM`, `TERM`)
    #[arg(long, value_enum, default_value_t)]
    pub color: ColourChoice,
    /// Draw with ASCII characters only
    #[arg(long)]
    pub ascii: bool,
}

/// Which colours to draw in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ThemeChoice {
    /// Those that suit the terminal's background.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
}

/// How many colours to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColourChoice {
    /// As many as the terminal has.
    #[default]
    Auto,
    /// None.
    Never,
    /// Sixteen.
    #[value(name = "16")]
    Ansi16,
    /// 256.
    #[value(name = "256")]
    Ansi256,
    /// All.
    Truecolor,
}

/// How a picture of a screen is drawn.
#[derive(Debug, Clone, Args)]
pub struct Drawn {
    /// The picture's size in columns and rows
    #[arg(long, value_name = "COLUMNSxROWS", default_value = "100x30", value_parser = size)]
    pub size: Size,
    /// The picture's colours: for a dark or a light background
    #[arg(long, value_enum, default_value_t)]
    pub theme: ThemeChoice,
    /// Draw the picture with ASCII characters only
    #[arg(long)]
    pub ascii: bool,
    /// Carry out commands before the picture is drawn, with `;` between them
    #[arg(long = "do", value_name = "COMMANDS")]
    pub commands: Option<String>,
}

/// What to do instead of opening the screen.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Print a lab's parameters and quantities at a position, or a program's parameters and variables
    Print {
        /// The lab, or the file of a program
        lab: String,
        /// Where it stands; its last position unless said otherwise.
        #[command(flatten)]
        place: Place,
        /// For scripts, for people, or as a picture
        #[arg(long, value_enum, default_value_t)]
        format: PrintFormat,
        /// How the picture is drawn.
        #[command(flatten)]
        drawn: Drawn,
    },
    /// Run a program of your own: Python with NumPy, in a script, a notebook or the code of a Markdown text
    Run {
        /// The file: `.py`, `.ipynb` or `.md`; `-` is standard input
        file: String,
        /// Replace the literal that a name is given at top level
        #[arg(long = "set", value_name = "NAME=VALUE")]
        settings: Vec<Assignment>,
    },
    /// List the labs with their parameters and quantities
    List {
        /// List what is known of NumPy instead
        #[arg(long)]
        numpy: bool,
        /// For scripts or for people
        #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
        format: ReportFormat,
    },
    /// Read what a lab is about, why it matters, what to try, and which mistakes are common
    Lesson {
        /// The lab; without one, what lessons there are
        lab: Option<String>,
    },
    /// Recompute every figure that the two articles print; fails if one differs and it is not known why
    Verify {
        /// Figures to check instead of the articles', in a file written as `assets/figures.toml` is
        #[arg(long, value_name = "FILE")]
        figures: Option<PathBuf>,
        /// For scripts or for people
        #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
        format: ReportFormat,
    },
    /// Take a position along: as a script in NumPy, in Markdown, or as the command that opens it
    Export {
        /// The lab
        lab: String,
        /// Where it stands; its last position unless said otherwise.
        #[command(flatten)]
        place: Place,
        /// What to take along
        #[arg(long, value_enum, default_value_t)]
        format: Export,
    },
    /// Print the words for what is said, in Fluent, to be worded anew: in files beside the settings, for `--lang`
    Messages {
        /// The lab, or `programs`; without one, what is said around the labs
        lab: Option<String>,
        /// Name what is wrong in the files of this language instead
        #[arg(long, value_name = "CODE", exclusive = true)]
        check: Option<String>,
    },
    /// Write the manual page, in the language of `man`
    Man {
        /// Of this command; of the whole program unless said otherwise
        command: Option<String>,
    },
    /// Write what completes arguments in a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Stream the history of a run, a row for every N rounds
    Trace {
        /// The lab, or the file of a program
        lab: String,
        /// Rounds from one row to the next
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
        every: u64,
        /// How rows are written
        #[arg(long, value_enum, default_value_t = TraceFormat::Csv)]
        format: TraceFormat,
        /// With which parameters, and up to where.
        #[command(flatten)]
        place: Place,
    },
}

/// For scripts or for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ReportFormat {
    /// One JSON value.
    #[default]
    Json,
    /// Lines to read, or to have read out.
    Text,
}

/// For scripts, for people, or as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum PrintFormat {
    /// One JSON value.
    #[default]
    Json,
    /// Lines to read, or to have read out.
    Text,
    /// The screen, as SVG.
    Svg,
}

/// A size as it is written.
fn size(text: &str) -> Result<Size, String> {
    let numbers = text.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    let within =
        |(width, height): &(u16, u16)| (1..=LARGEST.width).contains(width) && (1..=LARGEST.height).contains(height);
    let refuse = || format!("it takes columns and rows, as 100x30, up to {}x{}", LARGEST.width, LARGEST.height);
    numbers.filter(within).map(|(width, height)| Size::new(width, height)).ok_or_else(refuse)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Cli;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
