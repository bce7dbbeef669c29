//! The screen, on the person's own terminal.

#![expect(clippy::disallowed_methods, reason = "the driver holds the clock")]

use std::io;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyEventKind, MouseButton, MouseEventKind};
use tui_input::InputRequest;

use super::events::{self, Happening};
use super::tty::{self, Tty};
use crate::app::{Action, App, Effect, Pace, view};
use crate::cli::{ColourChoice, Look, Open, ThemeChoice};
use crate::input::Scope;
use crate::lab::Refusal;
use crate::terminal::{Capabilities, Colours, Reducer, Screen};
use crate::ui::{Background, Theme};

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
        Err(error) => {
            eprintln!("lina-tui: the terminal is gone: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The app as the command line asks for it.
fn prepare(open: &Open) -> Result<App, Refusal> {
    let opened = match &open.lab {
        Some(name) => {
            let mut tab = open.place.open(name)?;
            if let Some(position) = open.place.position(tab.as_ref())? {
                tab.set_out(position);
            }
            Some(tab)
        }
        None if open.place.step.is_some() || !open.place.settings.is_empty() => {
            return Err(Refusal("--step and --set need a lab: lina-tui LAB --set NAME=VALUE".to_owned()));
        }
        None => None,
    };
    if !Capabilities::is_interactive() || std::env::var("TERM").is_ok_and(|term| term == "dumb") {
        let instead = "`lina-tui print LAB` and `lina-tui list` do without";
        return Err(Refusal(format!("the screen needs a terminal; {instead}")));
    }
    App::new(opened)
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
    (Reducer::new(capabilities, Theme::palette()), Theme::new(background))
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
    let mut tty = Tty::take()?;
    let happenings = events::listen()?;
    let size = Tty::size();
    let mut screen = Screen::new(reducer, size);
    app.update(Action::Resize(size.width, size.height));
    let mut last_tick = Instant::now();
    loop {
        tty.write(screen.frame(|area, buffer| view(&app, theme, area, buffer)))?;
        let Some(first) = wait(&happenings, app.pace(), &mut last_tick)? else {
            app.update(Action::Tick);
            continue;
        };
        let more = std::iter::from_fn(|| happenings.try_recv().ok()).take(BETWEEN_FRAMES);
        for happening in std::iter::once(first).chain(more) {
            match happening {
                Happening::End(signal) => return Ok(ExitCode::from((128 + signal) as u8)),
                Happening::Lost(error) => return Err(error),
                Happening::Stop => suspend(&mut tty, &mut screen, &mut app)?,
                // The terminal may have been used by others meanwhile, and may have another size.
                Happening::Continue => resume(&mut tty, &mut screen, &mut app)?,
                Happening::Terminal(event) => {
                    if let Event::Resize(width, height) = event {
                        screen.resize(tty::sensible(width, height));
                    }
                    for action in meanings(&app, &event) {
                        match app.update(action) {
                            None => {}
                            Some(Effect::Redraw) => screen.forget(),
                            Some(Effect::Suspend) => suspend(&mut tty, &mut screen, &mut app)?,
                            Some(Effect::Quit) => return Ok(ExitCode::SUCCESS),
                        }
                    }
                }
            }
        }
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

/// What an event of the terminal means to the app.
fn meanings(app: &App, event: &Event) -> Vec<Action> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => app.meaning((*key).into()).into_iter().collect(),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) | MouseEventKind::Drag(MouseButton::Left) => {
                vec![Action::Click(mouse.column, mouse.row)]
            }
            MouseEventKind::ScrollDown => vec![Action::ScrollDown],
            MouseEventKind::ScrollUp => vec![Action::ScrollUp],
            _ => vec![],
        },
        Event::Paste(text) if app.scope() == Scope::Text => {
            let typed = text.chars().filter(|character| !character.is_control());
            typed.map(|character| Action::Edit(InputRequest::InsertChar(character))).collect()
        }
        Event::Resize(width, height) => {
            let size = tty::sensible(*width, *height);
            vec![Action::Resize(size.width, size.height)]
        }
        _ => vec![],
    }
}

/// Gives the terminal back and stops, until the shell brings the program back.
fn suspend(tty: &mut Tty, screen: &mut Screen, app: &mut App) -> io::Result<()> {
    #[cfg(unix)]
    {
        tty.leave()?;
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
    }
    resume(tty, screen, app)
}

/// Takes the terminal over again and draws everything anew.
fn resume(tty: &mut Tty, screen: &mut Screen, app: &mut App) -> io::Result<()> {
    tty.enter()?;
    let size = Tty::size();
    screen.resize(size);
    app.update(Action::Resize(size.width, size.height));
    Ok(())
}
