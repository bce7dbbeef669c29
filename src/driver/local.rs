//! The screen, on the person's own terminal.

#![expect(clippy::disallowed_methods, reason = "the driver holds the clock")]

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant, SystemTime};

use signal_hook::consts::SIGTSTP;
use tui_input::InputRequest;

use super::events::{self, Happening};
use super::tty::{self, Tty};
use super::{files, race};
use crate::app::{App, Effect, Pace, view};
use crate::cli::{ColourChoice, Look, Open, ThemeChoice};
use crate::input::{Action, Scope};
use crate::lab::Refusal;
use crate::terminal::{Capabilities, Colours, Reducer, Screen, copying};
use crate::ui::{Background, Theme};

/// The status of a program that its terminal's hang-up has ended: 128 and the number of the signal.
const HUNG_UP: u8 = 128 + 1;

/// Happenings taken in between two frames at most: a held key draws what it came to, not every step on the way.
const BETWEEN_FRAMES: usize = 64;

/// Opens the screen and stays until the person leaves.
pub fn run(open: &Open) -> ExitCode {
    let app = match prepare(open) {
        Ok(app) => app,
        Err(Refusal(why)) => {
            eprintln!("lina-tui: {why}");
            return ExitCode::FAILURE;
        }
    };
    let (reducer, theme) = appearance(open.look);
    tty::give_back_on_panic();
    match stay(app, reducer, &theme) {
        Ok(code) => code,
        // A terminal that is gone is one that has hung up. There may be nobody left to tell.
        Err(error) => {
            let _ = writeln!(io::stderr(), "lina-tui: the terminal is gone: {error}");
            ExitCode::from(HUNG_UP)
        }
    }
}

/// The app as the command line asks for it.
fn prepare(open: &Open) -> Result<App, Refusal> {
    let table = files::table(open.place.data.as_deref())?;
    let opened = match &open.lab {
        Some(name) => {
            let mut tab = open.place.open(name, Arc::clone(&table))?;
            if let Some(position) = open.place.position(tab.as_ref())? {
                tab.set_out(position);
            }
            Some(tab)
        }
        None if open.place.step.is_some() || !open.place.settings.is_empty() => {
            return Err(Refusal("--step and --set need a lab: lina-tui LAB --set NAME=VALUE".to_owned()));
        }
        // A table is best looked at first.
        None if open.place.data.is_some() => Some(open.place.open("dataset", Arc::clone(&table))?),
        None => None,
    };
    if !Capabilities::is_interactive() || std::env::var("TERM").is_ok_and(|term| term == "dumb") {
        let instead = "`lina-tui print LAB` and `lina-tui list` do without";
        return Err(Refusal(format!("the screen needs a terminal; {instead}")));
    }
    Ok(App::new(opened, &table)?.with_file(open.place.data.clone()))
}

/// What the terminal can show, and in which colours.
fn appearance(look: Look) -> (Reducer, Theme) {
    let mut capabilities = Capabilities::detect();
    capabilities.unicode &= !look.ascii;
    capabilities.colours = match look.color {
        ColourChoice::Auto => capabilities.colours,
        ColourChoice::Never => Colours::None,
        ColourChoice::Ansi16 => Colours::Ansi16,
        ColourChoice::Ansi256 => Colours::Ansi256,
        ColourChoice::Truecolor => Colours::True,
    };
    let background = match look.theme {
        ThemeChoice::Dark => Background::Dark,
        ThemeChoice::Light => Background::Light,
        ThemeChoice::Auto if capabilities.colours == Colours::None => Background::Dark,
        ThemeChoice::Auto => background(),
    };
    (Reducer::new(capabilities, Theme::palette()), Theme::new(background, capabilities))
}

/// The terminal's background, as it says when asked; dark where it says nothing.
fn background() -> Background {
    use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};
    match theme_mode(QueryOptions::default()) {
        Ok(ThemeMode::Light) => Background::Light,
        Ok(ThemeMode::Dark) | Err(_) => Background::Dark,
    }
}

/// Takes the terminal over until the person leaves.
fn stay(mut app: App, reducer: Reducer, theme: &Theme) -> io::Result<ExitCode> {
    // Listening comes first: a size that changes from now on is heard of.
    let (happenings, sender) = events::listen()?;
    let mut tty = Tty::take()?;
    let size = Tty::size();
    let mut screen = Screen::new(reducer, size);
    app.update(Action::Resize(size.width, size.height));
    let in_tmux = std::env::var_os("TMUX").is_some();
    // What is asked when people predict is to be new each time.
    let since_the_epoch = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    app.update(Action::SeedQuiz(since_the_epoch.subsec_nanos()));
    let mut last_tick = Instant::now();
    loop {
        tty.write(screen.frame(|area, buffer| view(&app, theme, area, buffer)))?;
        let Some(first) = wait(&happenings, app.pace(), &mut last_tick)? else {
            app.update(Action::Tick);
            continue;
        };
        let more = std::iter::from_fn(|| happenings.try_recv().ok()).take(BETWEEN_FRAMES);
        for happening in std::iter::once(first).chain(more) {
            if let Happening::End(signal) = happening {
                return Ok(ExitCode::from((128 + signal) as u8));
            }
            for action in meanings(&app, happening) {
                match app.update(action) {
                    None => {}
                    // The terminal may have been used by others, and may have another size.
                    Some(Effect::Redraw) => take_up(&mut tty, &mut screen, &mut app)?,
                    Some(Effect::Suspend) => {
                        tty.leave()?;
                        signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
                        take_up(&mut tty, &mut screen, &mut app)?;
                    }
                    Some(Effect::Copy(text)) => tty.write(&copying(&text, in_tmux))?,
                    Some(Effect::Measure(errand)) => {
                        events::later(&sender, move || Happening::Measured(errand, race::run(errand)))?;
                    }
                    Some(Effect::Quit) => return Ok(ExitCode::SUCCESS),
                }
            }
        }
    }
}

/// Takes the terminal over, also if it has been already, and draws everything anew.
fn take_up(tty: &mut Tty, screen: &mut Screen, app: &mut App) -> io::Result<()> {
    tty.enter()?;
    let size = Tty::size();
    screen.resize(size);
    app.update(Action::Resize(size.width, size.height));
    Ok(())
}

/// What something that happened means to the app.
fn meanings(app: &App, happening: Happening) -> Vec<Action> {
    match happening {
        Happening::Key(key) => app.meaning(key).into_iter().collect(),
        Happening::Click(column, row) => vec![Action::Click(column, row)],
        Happening::Wheel { down } => vec![if down { Action::ScrollDown } else { Action::ScrollUp }],
        Happening::Paste(text) if app.scope() == Scope::Text => {
            let typed = text.chars().filter(|character| !character.is_control());
            typed.map(|character| Action::Edit(InputRequest::InsertChar(character))).collect()
        }
        Happening::Resized | Happening::Continue => vec![Action::Redraw],
        Happening::Measured(errand, setting) => vec![Action::Measured(errand, setting)],
        Happening::Stop => vec![Action::Suspend],
        Happening::Paste(_) | Happening::End(_) => vec![],
    }
}

/// Waits for something to happen. Nothing has when it is time for a tick.
fn wait(happenings: &Receiver<Happening>, pace: Pace, last_tick: &mut Instant) -> io::Result<Option<Happening>> {
    let gone = || io::Error::other("nothing more can happen");
    match pace {
        Pace::Idle => {
            let happening = happenings.recv().map_err(|_| gone())?;
            *last_tick = Instant::now();
            Ok(Some(happening))
        }
        Pace::Now => match happenings.try_recv() {
            Ok(happening) => Ok(Some(happening)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => Err(gone()),
        },
        Pace::After(period) => {
            let due = *last_tick + period;
            match happenings.recv_timeout(due.saturating_duration_since(Instant::now())) {
                Ok(happening) => Ok(Some(happening)),
                Err(RecvTimeoutError::Timeout) => {
                    // Time lost is not made up for: the speed drops instead.
                    *last_tick =
                        due.max(Instant::now().checked_sub(period.min(Duration::from_millis(20))).unwrap_or(due));
                    Ok(None)
                }
                Err(RecvTimeoutError::Disconnected) => Err(gone()),
            }
        }
    }
}
