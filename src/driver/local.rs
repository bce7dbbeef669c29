//! The screen, on the person's own terminal.

#![expect(clippy::disallowed_methods, reason = "the driver holds the clock")]

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant, SystemTime};

use ratatui::layout::{Rect, Size};
use signal_hook::consts::SIGTSTP;

use super::appearance::Appearance;
use super::config::{Complaint, Config};
use super::events::{self, Happening};
use super::link::Link;
use super::meaning::meanings;
use super::script::{Reel, meant};
use super::tty::{self, Tty};
use super::waiting::{Waited, wait};
use super::workers::Workers;
use super::{files, opening, programs, stopwatch};
use crate::app::{App, Effect, Pace};
use crate::cli::Open;
use crate::input::Action;
use crate::lab::Refusal;
use crate::labs::Registry;
use crate::terminal::{Canvas, Capabilities, Cause, copying, visible};
use crate::ui::chrome::Regions;

/// The status of a program that its terminal's hang-up has ended: 128 and the number of the signal.
const HUNG_UP: u8 = 128 + 1;

/// Happenings taken in between two frames at most: a held key draws what it came to, not every step on the way.
const BETWEEN_FRAMES: usize = 64;

/// How long what a person did may stay out of sight, so that what comes of it is drawn with it.
const GRACE: Duration = Duration::from_millis(12);

/// How long the lab that was asked for may take to open before the screen is taken over without it: whoever asked for
/// what cannot be had reads that in their shell.
const OPENING: Duration = Duration::from_millis(80);

/// Opens the screen with these labs and stays until the person leaves.
pub fn run(labs: Registry, open: &Open, config: &Config, complaints: &[Complaint]) -> ExitCode {
    let refuse = |why: Refusal| {
        eprintln!("lina-tui: {}", visible::line(&why.0));
        ExitCode::FAILURE
    };
    let prepared = prepare(labs, open, config).and_then(|prepared| Ok((prepared, Reel::thread(open, Instant::now())?)));
    let ((mut app, effects), reel) = match prepared {
        Ok(prepared) => prepared,
        Err(why) => return refuse(why),
    };
    if let Some(first) = complaints.first() {
        let more = if complaints.len() > 1 { "; `lina-tui --print-config` names more" } else { "" };
        app.viewer.warn(format!("{first}{more}"));
    }
    tty::give_back_on_panic();
    match stay(app, effects, Appearance::new(config.look(open.look)), reel) {
        Ok(Left::With(code)) => code,
        Ok(Left::Refused(why)) => refuse(why),
        // A terminal that is gone is one that has hung up. There may be nobody left to tell.
        Err(error) => {
            let _ = writeln!(io::stderr(), "lina-tui: the terminal is gone: {error}");
            ExitCode::from(HUNG_UP)
        }
    }
}

/// The app as the command line and the person's settings ask for it, where there is a terminal to show it on.
fn prepare(labs: Registry, open: &Open, config: &Config) -> Result<(App, Vec<Effect>), Refusal> {
    let (app, effects) = opening::open(labs, open, config)?;
    if open.place.data.as_deref().is_some_and(files::is_standard_input) {
        // Keys come from elsewhere; where there is no terminal, that is said below.
        let _ = files::turn_to_the_terminal();
    }
    if !Capabilities::is_interactive() || std::env::var("TERM").is_ok_and(|term| term == "dumb") {
        let instead = "`lina-tui --plain` and `lina-tui print LAB` do without";
        return Err(Refusal(format!("the screen needs a terminal; {instead}")));
    }
    Ok((app, effects))
}

/// How somebody has left.
enum Left {
    /// With this status.
    With(ExitCode),
    /// Because what they wanted to open cannot be.
    Refused(Refusal),
}

/// Takes the terminal over until the person leaves.
fn stay(mut app: App, effects: Vec<Effect>, appearance: Appearance, reel: Reel) -> io::Result<Left> {
    // Listening comes first: a size that changes from now on is heard of.
    let (happenings, sender) = events::listen()?;
    let mut workers = Workers::new(sender.clone());
    let mut left = vec![];
    for effect in effects {
        match effect {
            Effect::Work(task) => workers.perform(task)?,
            // There has to be a screen first.
            other => left.push(other),
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
    let link = Link::open(Canvas::new(appearance.reducer(), Tty::size()), &appearance, app.viewer.has_mouse)?;
    let in_tmux = std::env::var_os("TMUX").is_some();
    // What is asked when people predict is to be new each time.
    let since_the_epoch = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let cause = Some(Cause::Person);
    let (has_begun, watched) = (false, vec![]);
    let mut stay =
        Stay { app, appearance, workers, happenings, sender, link, in_tmux, cause, has_begun, watched, reel };
    stay.resize(Tty::size())?;
    let quiz = Action::SeedQuiz(since_the_epoch.subsec_nanos());
    stay.record(&quiz);
    stay.act(quiz)?;
    let left = match stay.perform(left)? {
        Some(left) => left,
        None => stay.stay()?,
    };
    match &left {
        // Whoever has hung up answers nothing any more.
        Left::With(code) if *code == ExitCode::from(HUNG_UP) => {}
        _ => stay.link.leave(&stay.happenings)?,
    }
    Ok(left)
}

/// Somebody in front of their terminal.
struct Stay {
    app: App,
    appearance: Appearance,
    workers: Workers,
    happenings: Receiver<Happening>,
    sender: Sender<Happening>,
    link: Link,
    in_tmux: bool,
    /// Why to draw, where there is a reason to.
    cause: Option<Cause>,
    /// Whether there has been something to see.
    has_begun: bool,
    /// Files that are watched.
    watched: Vec<String>,
    /// What is done as a file says, and what is written down.
    reel: Reel,
}

impl Stay {
    fn stay(&mut self) -> io::Result<Left> {
        let mut last_tick = Instant::now();
        loop {
            if let Some(left) = self.draw()? {
                return Ok(left);
            }
            if !self.has_begun {
                if let Some(why) = self.app.refusal() {
                    return Ok(Left::Refused(why));
                }
                self.has_begun = self.app.scene().shown().is_some();
            }
            self.watch()?;
            self.link.push()?;
            if let Some(left) = self.carry_on()? {
                return Ok(left);
            }
            // What has come of a command is seen before the next one is carried out.
            if self.cause.is_some() {
                continue;
            }
            // What is worked on says so when it is done: the next command waits for that.
            let line = if self.app.is_busy() { None } else { self.reel.patience(Instant::now()) };
            let patience = [self.link.patience(), line].into_iter().flatten().min();
            let left = match wait(&self.happenings, self.app.pace(), patience, &mut last_tick)? {
                Waited::Happened(first) => self.handle(first)?,
                Waited::Tick => {
                    self.cause = self.cause.or(Some(Cause::Time));
                    self.act(Action::Tick)?
                }
                Waited::Line => None,
            };
            if let Some(left) = left {
                return Ok(left);
            }
        }
    }

    /// Watches the file of the program in front.
    fn watch(&mut self) -> io::Result<()> {
        let path = self.app.scene().entry().file().and_then(|file| file.path.as_ref());
        if let Some(path) = path.filter(|path| !self.watched.contains(path)) {
            self.watched.push(path.clone());
            events::watch(&self.sender, path.clone())?;
        }
        Ok(())
    }

    /// Draws what there is to see, where there is a reason to; what is under way may come along with it, if it comes soon.
    fn draw(&mut self) -> io::Result<Option<Left>> {
        if self.cause.is_none() {
            return Ok(None);
        }
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
            self.appearance.choose(self.app.viewer.background());
            let (app, theme) = (&self.app, self.appearance.theme());
            let wanted = self.link.draw(|area, buffer| app.view(theme, area, buffer));
            let effects = self.app.want(wanted);
            if effects.is_empty() {
                break;
            }
            self.perform(effects)?;
            if Instant::now() >= until {
                break;
            }
        }
        if let Some(cause) = self.cause.take() {
            self.link.want(cause);
        }
        Ok(None)
    }

    /// Takes in what happened, and what has happened besides.
    fn handle(&mut self, first: Happening) -> io::Result<Option<Left>> {
        let mut next = Some(first);
        for _ in 0..BETWEEN_FRAMES {
            let Some(happening) = next.or_else(|| self.happenings.try_recv().ok()) else { break };
            next = None;
            let left = match happening {
                Happening::End(signal) => Some(Left::With(ExitCode::from((128 + signal) as u8))),
                Happening::Answer(answer) => {
                    self.link.answered(answer);
                    if self.appearance.learn(answer) {
                        self.cause = self.cause.or(Some(Cause::Time));
                    }
                    None
                }
                Happening::Arrived => self.take_arrivals()?,
                Happening::Written(file) => {
                    self.cause = Some(Cause::Person);
                    self.perform(vec![Effect::Open(file)])?
                }
                happening => self.follow(happening)?,
            };
            if left.is_some() {
                return Ok(left);
            }
        }
        Ok(None)
    }

    /// Takes what was worked on. While nothing plays it comes of what the person did.
    fn take_arrivals(&mut self) -> io::Result<Option<Left>> {
        let cause = if self.app.pace() == Pace::Idle { Cause::Person } else { Cause::Time };
        self.cause = self.cause.or(Some(cause));
        for arrival in self.workers.arrivals() {
            let effects = self.app.take(arrival);
            if let Some(left) = self.perform(effects)? {
                return Ok(Some(left));
            }
        }
        Ok(None)
    }

    /// Does what something that happened means.
    fn follow(&mut self, happening: Happening) -> io::Result<Option<Left>> {
        self.cause = Some(Cause::Person);
        for task in self.workers.overdue() {
            self.app.room.is_overdue(task);
        }
        let is_person = matches!(happening, Happening::Key(_) | Happening::Mouse(..) | Happening::Paste(_));
        for action in meanings(&self.app, happening) {
            self.record(&action);
            if let Some(left) = self.act(action)? {
                return Ok(Some(left));
            }
        }
        if let Some(left_at) = is_person.then(|| self.reel.take_over()).flatten() {
            self.app.viewer.note(left_at);
        }
        Ok(None)
    }

    /// Carries out the next line of a file of commands, once it is due and what the last one asked for is there.
    fn carry_on(&mut self) -> io::Result<Option<Left>> {
        if self.app.is_busy() {
            return Ok(None);
        }
        let Some((line, place)) = self.reel.take(Instant::now()) else { return Ok(None) };
        self.cause = Some(Cause::Person);
        match meant(&self.app, &line) {
            Ok(actions) => {
                for action in actions {
                    if let Some(left) = self.act(action)? {
                        return Ok(Some(left));
                    }
                }
            }
            Err(Refusal(why)) => {
                self.reel.take_over();
                self.app.viewer.warn(format!("{place}: {why}"));
            }
        }
        Ok(None)
    }

    /// Writes down what is about to be done, where that is asked for; once it cannot be, the person is told.
    fn record(&mut self, action: &Action) {
        if let Err(Refusal(why)) = self.reel.note(&self.app, action, Instant::now()) {
            self.app.viewer.warn(why);
        }
    }

    fn act(&mut self, action: Action) -> io::Result<Option<Left>> {
        let effects = self.app.update(action);
        self.perform(effects)
    }

    /// Does what the app cannot do itself; says how the person has left, once they have.
    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<Option<Left>> {
        for effect in effects {
            match effect {
                Effect::Work(task) => self.workers.perform(task)?,
                // The terminal may have been used by others, and may have another size.
                Effect::Redraw => self.take_up()?,
                Effect::Suspend => {
                    self.link.leave(&self.happenings)?;
                    signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
                    self.take_up()?;
                }
                Effect::Mouse(has_mouse) => self.link.use_mouse(has_mouse)?,
                Effect::Copy(text) => self.link.say(&copying(&text, self.in_tmux))?,
                Effect::Open(name) => match programs::entry(&name) {
                    Ok(entry) => {
                        let effects = self.app.bring(entry);
                        if let Some(left) = self.perform(effects)? {
                            return Ok(Some(left));
                        }
                    }
                    Err(Refusal(why)) => self.app.viewer.warn(why),
                },
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
        let size = self.link.enter()?;
        self.resize(size)
    }

    /// The screen has this size now: what is said below is sent before the rest.
    fn resize(&mut self, size: Size) -> io::Result<()> {
        let regions = Regions::of(Rect::from(size));
        self.link.screen().send_first(vec![regions.transport, regions.sentence]);
        self.act(Action::Resize(size.width, size.height)).map(|_| ())
    }
}
