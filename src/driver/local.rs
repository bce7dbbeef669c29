//! The screen, on the person's own terminal.

#![expect(clippy::disallowed_methods, reason = "the driver holds the clock")]

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant, SystemTime};

use signal_hook::consts::SIGTSTP;
use tui_input::InputRequest;

use super::events::{self, Happening};
use super::tty::{self, Tty};
use super::workers::Workers;
use super::{files, stopwatch};
use crate::app::{App, Effect, Pace};
use crate::cli::{ColourChoice, Look, Open, ThemeChoice};
use crate::input::{Action, Scope};
use crate::lab::Refusal;
use crate::labs::Registry;
use crate::terminal::{Capabilities, Colours, Reducer, Screen, copying};
use crate::ui::{Background, Theme};

/// The status of a program that its terminal's hang-up has ended: 128 and the number of the signal.
const HUNG_UP: u8 = 128 + 1;

/// Happenings taken in between two frames at most: a held key draws what it came to, not every step on the way.
const BETWEEN_FRAMES: usize = 64;

/// Opens the screen with these labs and stays until the person leaves.
pub fn run(labs: Registry, open: &Open) -> ExitCode {
    let refuse = |why: Refusal| {
        eprintln!("lina-tui: {why}");
        ExitCode::FAILURE
    };
    let (app, effects) = match prepare(labs, open) {
        Ok(prepared) => prepared,
        Err(why) => return refuse(why),
    };
    let (reducer, theme) = appearance(open.look);
    tty::give_back_on_panic();
    match stay(app, effects, reducer, &theme) {
        Ok(Left::With(code)) => code,
        Ok(Left::Refused(why)) => refuse(why),
        // A terminal that is gone is one that has hung up. There may be nobody left to tell.
        Err(error) => {
            let _ = writeln!(io::stderr(), "lina-tui: the terminal is gone: {error}");
            ExitCode::from(HUNG_UP)
        }
    }
}

/// The app as the command line asks for it, and what is to be done for it.
fn prepare(labs: Registry, open: &Open) -> Result<(App, Vec<Effect>), Refusal> {
    let table = files::table(open.place.data.as_deref())?;
    let wanted = match &open.lab {
        Some(name) => Some(open.place.lab(labs, name)?),
        None if open.place.step.is_some() || !open.place.settings.is_empty() => {
            return Err(Refusal("--step and --set need a lab: lina-tui LAB --set NAME=VALUE".to_owned()));
        }
        // A table is best looked at first.
        None if open.place.data.is_some() => Some(open.place.lab(labs, "dataset")?),
        None => None,
    };
    let position = open.place.written()?;
    if !Capabilities::is_interactive() || std::env::var("TERM").is_ok_and(|term| term == "dumb") {
        let instead = "`lina-tui print LAB` and `lina-tui list` do without";
        return Err(Refusal(format!("the screen needs a terminal; {instead}")));
    }
    let mut app = App::new(labs, &table, open.place.data.clone());
    let effects = wanted.map_or_else(Vec::new, |(entry, schedule)| app.open(entry, schedule, position));
    Ok((app, effects))
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

/// How somebody has left.
enum Left {
    /// With this status.
    With(ExitCode),
    /// Because what they wanted to open cannot be.
    Refused(Refusal),
}

/// How long what a person did may stay out of sight, so that what comes of it is drawn with it.
const GRACE: Duration = Duration::from_millis(12);

/// How long the lab that was asked for may take to open before the screen is taken over without it: whoever asked for
/// what cannot be had reads that in their shell.
const OPENING: Duration = Duration::from_millis(80);

/// Takes the terminal over until the person leaves.
fn stay(app: App, effects: Vec<Effect>, reducer: Reducer, theme: &Theme) -> io::Result<Left> {
    // Listening comes first: a size that changes from now on is heard of.
    let (happenings, sender) = events::listen()?;
    let mut workers = Workers::new(sender.clone());
    let mut app = app;
    for effect in effects {
        if let Effect::Work(task) = effect {
            workers.perform(task)?;
        }
    }
    if app.is_busy()
        && let Ok(Happening::Arrived) = happenings.recv_timeout(OPENING)
    {
        for arrival in workers.arrivals() {
            for effect in app.take(arrival) {
                if let Effect::Work(task) = effect {
                    workers.perform(task)?;
                }
            }
        }
    }
    if let Some(why) = app.refusal() {
        return Ok(Left::Refused(why));
    }
    let tty = Tty::take()?;
    let size = Tty::size();
    let screen = Screen::new(reducer, size);
    // What is asked when people predict is to be new each time.
    let since_the_epoch = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let first = [Action::Resize(size.width, size.height), Action::SeedQuiz(since_the_epoch.subsec_nanos())];
    let in_tmux = std::env::var_os("TMUX").is_some();
    Stay { app, workers, happenings, sender, tty, screen, in_tmux, has_begun: false }.stay(first, theme)
}

/// Somebody in front of their terminal.
struct Stay {
    app: App,
    workers: Workers,
    happenings: Receiver<Happening>,
    sender: Sender<Happening>,
    tty: Tty,
    screen: Screen,
    in_tmux: bool,
    /// Whether there has been something to see.
    has_begun: bool,
}

impl Stay {
    fn stay(mut self, first: [Action; 2], theme: &Theme) -> io::Result<Left> {
        let mut last_tick = Instant::now();
        for action in first {
            let effects = self.app.update(action);
            self.perform(effects)?;
        }
        loop {
            if let Some(left) = self.draw(theme)? {
                return Ok(left);
            }
            if !self.has_begun {
                if let Some(why) = self.app.refusal() {
                    return Ok(Left::Refused(why));
                }
                self.has_begun = self.app.scene().shown().is_some();
            }
            let left = if let Some(first) = wait(&self.happenings, self.app.pace(), &mut last_tick)? {
                self.handle(first)?
            } else {
                let effects = self.app.update(Action::Tick);
                self.perform(effects)?
            };
            if let Some(left) = left {
                return Ok(left);
            }
        }
    }

    /// Draws what there is to see; what is under way may come along with it, if it comes soon.
    fn draw(&mut self, theme: &Theme) -> io::Result<Option<Left>> {
        let until = Instant::now() + GRACE;
        loop {
            while self.app.is_busy() {
                let Ok(happening) = self.happenings.recv_timeout(until.saturating_duration_since(Instant::now()))
                else {
                    break;
                };
                if let Some(left) = self.handle(happening)? {
                    return Ok(Some(left));
                }
            }
            let app = &self.app;
            let wanted = self.screen.draw(|area, buffer| app.view(theme, area, buffer));
            let effects = self.app.want(wanted);
            if effects.is_empty() {
                break;
            }
            self.perform(effects)?;
            if Instant::now() >= until {
                break;
            }
        }
        let bytes = self.screen.bytes();
        self.tty.write(bytes)?;
        Ok(None)
    }

    /// Takes in what happened, and what has happened besides.
    fn handle(&mut self, first: Happening) -> io::Result<Option<Left>> {
        let mut next = Some(first);
        for _ in 0..BETWEEN_FRAMES {
            let Some(happening) = next.or_else(|| self.happenings.try_recv().ok()) else { break };
            next = None;
            if let Happening::End(signal) = happening {
                return Ok(Some(Left::With(ExitCode::from((128 + signal) as u8))));
            }
            if happening == Happening::Arrived {
                for arrival in self.workers.arrivals() {
                    let effects = self.app.take(arrival);
                    if let Some(left) = self.perform(effects)? {
                        return Ok(Some(left));
                    }
                }
                continue;
            }
            for task in self.workers.overdue() {
                self.app.room.is_overdue(task);
            }
            for action in meanings(&self.app, happening) {
                let effects = self.app.update(action);
                if let Some(left) = self.perform(effects)? {
                    return Ok(Some(left));
                }
            }
        }
        Ok(None)
    }

    /// Does what the app cannot do itself; says how the person has left, once they have.
    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<Option<Left>> {
        for effect in effects {
            match effect {
                Effect::Work(task) => self.workers.perform(task)?,
                // The terminal may have been used by others, and may have another size.
                Effect::Redraw => self.take_up()?,
                Effect::Suspend => {
                    self.tty.leave()?;
                    signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
                    self.take_up()?;
                }
                Effect::Copy(text) => self.tty.write(&copying(&text, self.in_tmux))?,
                Effect::Measure(errand) => {
                    events::later(&self.sender, move || {
                        let setting = errand.done_by(stopwatch::fastest);
                        Happening::Measured(errand, setting)
                    })?;
                }
                Effect::Quit => return Ok(Some(Left::With(ExitCode::SUCCESS))),
            }
        }
        Ok(None)
    }

    /// Takes the terminal over, also if it has been already, and draws everything anew.
    fn take_up(&mut self) -> io::Result<()> {
        self.tty.enter()?;
        let size = Tty::size();
        self.screen.resize(size);
        let effects = self.app.update(Action::Resize(size.width, size.height));
        self.perform(effects).map(|_| ())
    }
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
        Happening::Paste(_) | Happening::Arrived | Happening::End(_) => vec![],
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
