//! What happens to the program: keys, signals, and the end of the terminal, all in one queue.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use termina::event::{KeyCode, KeyEvent, KeyEventKind, Modifiers, MouseButton, MouseEventKind};
use termina::{Event, Parser};

use super::tty;
use crate::input::{Code, Key};
use crate::lab::Errand;

/// Something that happened.
#[derive(Debug, PartialEq)]
pub enum Happening {
    /// A key was pressed.
    Key(Key),
    /// The mouse was pressed, or dragged, on this column and row.
    Click(u16, u16),
    /// The mouse's wheel was turned, down or up.
    Wheel {
        /// Which way.
        down: bool,
    },
    /// Text was pasted.
    Paste(String),
    /// The terminal has another size.
    Resized,
    /// An errand was done: the setting that says what came of it.
    Measured(Errand, String),
    /// Something that was worked on has arrived.
    Arrived,
    /// The program is to end, by this signal.
    End(i32),
    /// The program is to give the terminal back for a while.
    Stop,
    /// The program goes on after it was stopped.
    Continue,
}

/// How long the rest of a key's bytes may take: what begins with an escape and does not go on is the escape key.
const REST_OF_A_KEY: Timespec = Timespec { tv_sec: 0, tv_nsec: 40_000_000 };

/// How long the program may take to end by itself.
const GRACE: Duration = Duration::from_secs(1);

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
fn read_terminal(sender: &Sender<Happening>) {
    let stdin = rustix::stdio::stdin();
    let mut parser = Parser::default();
    let mut bytes = [0; 1024];
    loop {
        let is_readable = wait(None).is_ok_and(|flags| flags.contains(PollFlags::IN));
        match rustix::io::read(stdin, &mut bytes) {
            Err(Errno::INTR | Errno::AGAIN) => {}
            Ok(count) if is_readable && count > 0 => {
                parser.parse(&bytes[..count], true);
                pass_on(&mut parser, sender);
                if !wait(Some(&REST_OF_A_KEY)).is_ok_and(|flags| flags.contains(PollFlags::IN)) {
                    parser.parse(&[], false);
                    pass_on(&mut parser, sender);
                }
            }
            Ok(_) | Err(_) => return end(sender, SIGHUP),
        }
    }
}

/// Passes on what has been read. Nobody listens any more when the program is about to end.
fn pass_on(parser: &mut Parser, sender: &Sender<Happening>) {
    while let Some(event) = parser.pop() {
        if let Some(happening) = happening(event) {
            let _ = sender.send(happening);
        }
    }
}

/// Waits until there is something to read, or for so long; no flag is set where nothing was.
fn wait(timeout: Option<&Timespec>) -> Result<PollFlags, Errno> {
    let stdin = rustix::stdio::stdin();
    let mut polled = [PollFd::new(&stdin, PollFlags::IN)];
    loop {
        match poll(&mut polled, timeout) {
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error),
            Ok(_) => return Ok(polled[0].revents()),
        }
    }
}

/// What an event of the terminal is to the program, if anything.
fn happening(event: Event) -> Option<Happening> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Happening::Key(pressed(key)?)),
        Event::Paste(text) => Some(Happening::Paste(text)),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) | MouseEventKind::Drag(MouseButton::Left) => {
                Some(Happening::Click(mouse.column, mouse.row))
            }
            MouseEventKind::ScrollDown => Some(Happening::Wheel { down: true }),
            MouseEventKind::ScrollUp => Some(Happening::Wheel { down: false }),
            _ => None,
        },
        _ => None,
    }
}

/// The key that was pressed. Shift is not kept: the character says it already.
fn pressed(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(character) => Code::Char(character),
        KeyCode::Enter => Code::Enter,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Tab if event.modifiers.contains(Modifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Escape => Code::Esc,
        KeyCode::Left if event.modifiers.contains(Modifiers::SHIFT) => Code::ShiftLeft,
        KeyCode::Left => Code::Left,
        KeyCode::Right if event.modifiers.contains(Modifiers::SHIFT) => Code::ShiftRight,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Delete => Code::Delete,
        KeyCode::Function(number) => Code::F(number),
        _ => return None,
    };
    let held = |modifier| event.modifiers.contains(modifier);
    Some(Key { code, ctrl: held(Modifiers::CONTROL), alt: held(Modifiers::ALT) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn happenings(bytes: &[u8]) -> Vec<Happening> {
        let mut parser = Parser::default();
        parser.parse(bytes, false);
        std::iter::from_fn(|| parser.pop()).filter_map(happening).collect()
    }

    fn key(name: &str) -> Happening {
        Happening::Key(name.parse().unwrap())
    }

    #[test]
    fn bytes_become_keys() {
        for (bytes, name) in [
            (&b"a"[..], "a"),
            (b"?", "?"),
            (b" ", "space"),
            (b"\r", "enter"),
            (b"\x1b", "esc"),
            (b"\x7f", "backspace"),
            (b"\t", "tab"),
            (b"\x1b[Z", "backtab"),
            (b"\x1b[C", "right"),
            (b"\x1bOD", "left"),
            (b"\x1b[H", "home"),
            (b"\x1b[4~", "end"),
            (b"\x1b[5~", "pageup"),
            (b"\x1b[3~", "delete"),
            (b"\x1bOP", "f1"),
            (b"\x03", "ctrl-c"),
            (b"\x1b[1;5C", "ctrl-right"),
            (b"\x1b[1;2D", "shift-left"),
            (b"\x1bw", "alt-w"),
            ("é".as_bytes(), "é"),
        ] {
            assert_eq!(happenings(bytes), [key(name)], "{bytes:?}");
        }
    }

    #[test]
    fn clicks_pastes_and_wheels_are_told_apart_and_answers_are_taken_out() {
        assert_eq!(happenings(b"\x1b[<0;14;23M\x1b[<0;14;23m"), [Happening::Click(13, 22)]);
        assert_eq!(happenings(b"\x1b[<65;1;1M"), [Happening::Wheel { down: true }]);
        assert_eq!(happenings(b"\x1b[200~lr=0.1\x1b[201~"), [Happening::Paste("lr=0.1".to_owned())]);
        assert_eq!(happenings(b"\x1b[0n\x1b[?62;22c\x1b]11;rgb:ffff/ffff/ffff\x1b\\x"), [key("x")]);
    }

    #[test]
    fn a_key_may_come_in_pieces() {
        let mut parser = Parser::default();
        for byte in b"\x1b[1;5C" {
            parser.parse(&[*byte], true);
        }
        assert_eq!(parser.pop().and_then(happening), Some(key("ctrl-right")));
    }
}
