//! What happens to the program: keys, signals, and the end of the terminal, all in one queue.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::tty;
use crate::input::Key;
use crate::lab::Errand;
use crate::terminal::reader::{Answer, Event, Mouse, Reader};

/// Something that happened.
#[derive(Debug, PartialEq)]
pub enum Happening {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something on this column and row.
    Mouse(Mouse, u16, u16),
    /// Text was pasted.
    Paste(String),
    /// The terminal answered a question.
    Answer(Answer),
    /// The terminal has another size.
    Resized,
    /// An errand was done: the setting that says what came of it.
    Measured(Errand, String),
    /// Something that was worked on has arrived.
    Arrived,
    /// The file of this name has been written.
    Written(String),
    /// The program is to end, by this signal.
    End(i32),
    /// The program is to give the terminal back for a while.
    Stop,
    /// The program goes on after it was stopped.
    Continue,
}

/// How long the program may take to end by itself.
const GRACE: Duration = Duration::from_millis(800);

/// Listens to everything, from now on. What else happens can be sent.
///
/// # Errors
/// If signals cannot be listened to.
pub fn listen() -> io::Result<(Receiver<Happening>, Sender<Happening>)> {
    let (sender, receiver) = channel();
    let signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let to_signals = sender.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || hear_signals(signals, &to_signals))?;
    let to_terminal = sender.clone();
    thread::Builder::new().name("terminal".to_owned()).spawn(move || read_terminal(&to_terminal))?;
    Ok((receiver, sender))
}

/// Does something that takes its time, beside everything else; it happens when it is done.
///
/// # Errors
/// If there is no thread to be had for it.
pub fn later(sender: &Sender<Happening>, work: impl FnOnce() -> Happening + Send + 'static) -> io::Result<()> {
    let sender = sender.clone();
    // Nobody listens any more when the program is about to end.
    thread::Builder::new().name("errand".to_owned()).spawn(move || _ = sender.send(work()))?;
    Ok(())
}

/// How often a file is looked at that is watched.
const LOOKS: Duration = Duration::from_millis(400);

/// Watches a file for as long as somebody listens: it happens when it has been written.
///
/// # Errors
/// If there is no thread to be had for it.
#[expect(clippy::disallowed_methods, reason = "the driver holds the clock")]
pub fn watch(sender: &Sender<Happening>, file: String) -> io::Result<()> {
    let sender = sender.clone();
    let seen = move |file: &str| std::fs::metadata(file).and_then(|about| Ok((about.modified()?, about.len()))).ok();
    thread::Builder::new().name("watch".to_owned()).spawn(move || {
        let mut before = seen(&file);
        loop {
            thread::sleep(LOOKS);
            let now = seen(&file);
            // While an editor replaces it there may be none for a moment.
            if now.is_some() && now != before {
                before = now;
                if sender.send(Happening::Written(file.clone())).is_err() {
                    return;
                }
            }
        }
    })?;
    Ok(())
}

fn hear_signals(mut signals: Signals, sender: &Sender<Happening>) {
    for signal in &mut signals {
        let happening = match signal {
            SIGWINCH => Happening::Resized,
            SIGTSTP => Happening::Stop,
            SIGCONT => Happening::Continue,
            signal => return end(sender, signal),
        };
        if sender.send(happening).is_err() {
            return;
        }
    }
}

/// Asks the program to end, and ends it if it does not: it may be waiting for a terminal that will never answer.
#[expect(clippy::exit, clippy::disallowed_methods, reason = "the signal path, in the driver")]
fn end(sender: &Sender<Happening>, signal: i32) {
    let _ = sender.send(Happening::End(signal));
    thread::sleep(GRACE);
    tty::give_back_at_once();
    std::process::exit(128 + signal);
}

/// Reads keys until the terminal hangs up. The signal for that does not reach every program, and whoever goes on asking
/// a dead terminal for keys asks for ever.
#[expect(clippy::disallowed_methods, reason = "the driver holds the clock")]
fn read_terminal(sender: &Sender<Happening>) {
    let stdin = rustix::stdio::stdin();
    let mut reader = Reader::default();
    let mut bytes = [0; 1024];
    loop {
        let patience = reader.patience();
        let since = Instant::now();
        let Ok(flags) = wait(patience) else { return end(sender, SIGHUP) };
        if flags.is_empty() {
            reader.rest(patience.unwrap_or_default());
            pass_on(&mut reader, sender);
            continue;
        }
        match rustix::io::read(stdin, &mut bytes) {
            Err(Errno::INTR | Errno::AGAIN) => {}
            Ok(count) if flags.contains(PollFlags::IN) && count > 0 => {
                // Whatever the clock says on a busy machine, patience had not run out when these came.
                let almost = |patience: Duration| patience.saturating_sub(Duration::from_nanos(1));
                reader.rest(patience.map_or(Duration::ZERO, |patience| since.elapsed().min(almost(patience))));
                reader.feed(&bytes[..count]);
                pass_on(&mut reader, sender);
            }
            Ok(_) | Err(_) => return end(sender, SIGHUP),
        }
    }
}

/// Passes on what has been read. Nobody listens any more when the program is about to end.
fn pass_on(reader: &mut Reader, sender: &Sender<Happening>) {
    while let Some(event) = reader.pop() {
        let _ = sender.send(match event {
            Event::Key(key) => Happening::Key(key),
            Event::Mouse(mouse, column, row) => Happening::Mouse(mouse, column, row),
            Event::Paste { text, .. } => Happening::Paste(text),
            Event::Answer(answer) => Happening::Answer(answer),
        });
    }
}

/// Waits until there is something to read, or for so long; no flag is set where nothing was.
fn wait(timeout: Option<Duration>) -> Result<PollFlags, Errno> {
    let stdin = rustix::stdio::stdin();
    let mut polled = [PollFd::new(&stdin, PollFlags::IN)];
    let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
    loop {
        match poll(&mut polled, timeout.as_ref()) {
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error),
            Ok(_) => return Ok(polled[0].revents()),
        }
    }
}
