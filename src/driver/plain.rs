//! The program without a screen: commands by line, and what there is to see told in sentences and small tables. For screen
//! readers, logs, terminals that cannot be drawn on, and scripts through a pipe.

use std::io::{self, BufRead, IsTerminal, Write};

use ratatui::layout::Rect;

use super::config::Config;
use super::failure::Failure;
use super::opening;
use super::script::{Line, meant};
use super::sitting::Sitting;
use crate::app::{Direction, Effect};
use crate::cli::Open;
use crate::input::{Action, Scope};
use crate::lab::Refusal;
use crate::labs::Registry;
use crate::terminal::{Capabilities, Colours};
use crate::ui::{Background, Theme};

/// Characters of a line that are read at most.
const MOST: u64 = 1 << 16;

/// The screen that pages and tables are laid out for.
const SCREEN: Rect = Rect { x: 0, y: 0, width: 80, height: 24 };

/// Reads commands from `lines` and tells what comes of them on `out`, until they end or one of them is `quit`. A command
/// that cannot be carried out is answered by one line, and the next one is read.
///
/// # Errors
/// If what was asked for cannot be opened, or nothing can be written.
pub fn run(
    labs: Registry,
    open: &Open,
    config: &Config,
    mut lines: impl BufRead,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let (app, effects) = opening::open(labs, open, config)?;
    let capabilities = Capabilities { colours: Colours::None, unicode: !config.look(open.look).ascii };
    let theme = Theme::new(Background::Dark, capabilities);
    let mut sitting = Sitting::new(app, effects);
    sitting.act(Action::Resize(SCREEN.width, SCREEN.height));
    if let Some(refusal) = sitting.app.refusal() {
        return Err(refusal.into());
    }
    sitting.screen(&theme, SCREEN);
    let is_asked = io::stdin().is_terminal();
    write!(out, "{}", sitting.app.told(&theme))?;
    loop {
        if is_asked {
            write!(out, "> ")?;
        }
        out.flush()?;
        let mut line = vec![];
        if io::Read::take(&mut lines, MOST).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let line = String::from_utf8_lossy(&line);
        // Nobody has to be given time to look.
        let line = match Line::read(&line) {
            Ok(Some(Line::Command(line))) => line,
            // An empty line closes what is open.
            Ok(None) if line.trim().is_empty() => String::new(),
            Ok(Some(Line::Wait(_)) | None) => continue,
            Err(refusal) => {
                writeln!(out, "{refusal}")?;
                continue;
            }
        };
        let effects = match follow(&mut sitting, &line) {
            Ok(effects) => effects,
            Err(refusal) => {
                writeln!(out, "{refusal}")?;
                continue;
            }
        };
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(()),
                Effect::Copy(text) => writeln!(out, "{}", text.trim_end())?,
                _ => {}
            }
        }
        sitting.screen(&theme, SCREEN);
        write!(out, "{}", sitting.app.told(&theme))?;
        // A page that has been told has been read.
        if sitting.app.scope() == Scope::Help {
            sitting.act(Action::Close);
        }
    }
}

/// Does what a line says.
fn follow(sitting: &mut Sitting, line: &str) -> Result<Vec<Effect>, Refusal> {
    let mut left = vec![];
    for action in meant(&sitting.app, line)? {
        left.extend(sitting.act(action));
    }
    // Nobody watches it play: it goes to where that ends.
    match sitting.app.scene().run().play.direction {
        Some(Direction::Forwards) => left.extend(sitting.act(Action::End)),
        Some(Direction::Backwards) => left.extend(sitting.act(Action::Start)),
        None => {}
    }
    Ok(left)
}
