//! What happens to the program: keys, signals, and the end of the terminal, all in one queue.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crossterm::event::{self, Event};

/// Something that happened.
#[derive(Debug)]
pub enum Happening {
    /// A key, a click, a new size.
    Terminal(Event),
    /// The terminal cannot be read.
    Lost(io::Error),
    /// The program is to end, by this signal.
    End(i32),
    /// The program is to give the terminal back for a while.
    Stop,
    /// The program goes on after it was stopped.
    Continue,
}

/// Listens to everything.
///
/// # Errors
/// If signals cannot be listened to.
pub fn listen() -> io::Result<Receiver<Happening>> {
    let (sender, receiver) = channel();
    #[cfg(unix)]
    unix::listen(&sender)?;
    thread::Builder::new().name("terminal".to_owned()).spawn(move || read_terminal(&sender))?;
    Ok(receiver)
}

fn read_terminal(sender: &Sender<Happening>) {
    loop {
        let happening = match event::read() {
            Ok(event) => Happening::Terminal(event),
            Err(error) => Happening::Lost(error),
        };
        let is_over = matches!(happening, Happening::Lost(_));
        if sender.send(happening).is_err() || is_over {
            return;
        }
    }
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::mpsc::Sender;
    use std::thread;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;

    use super::Happening;
    use crate::driver::tty;

    /// How long the program may take to end by itself.
    const GRACE: Duration = Duration::from_secs(1);

    pub(super) fn listen(sender: &Sender<Happening>) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT])?;
        let to_signals = sender.clone();
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in &mut signals {
                match signal {
                    SIGTSTP => _ = to_signals.send(Happening::Stop),
                    SIGCONT => _ = to_signals.send(Happening::Continue),
                    signal => end(&to_signals, signal),
                }
            }
        })?;
        let to_watch = sender.clone();
        thread::Builder::new().name("hang-up".to_owned()).spawn(move || watch(&to_watch))?;
        Ok(())
    }

    /// Waits for the terminal to hang up. The signal for that does not reach every program: a terminal reader would
    /// then ask a dead terminal for keys again and again.
    fn watch(sender: &Sender<Happening>) {
        let stdin = io::stdin();
        loop {
            match poll(&mut [PollFd::new(&stdin, PollFlags::empty())], None) {
                Err(Errno::INTR | Errno::AGAIN) => {}
                // Some systems cannot poll a terminal at all; there the signal has to do.
                Err(_) => return,
                Ok(_) => return end(sender, SIGHUP),
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
}
