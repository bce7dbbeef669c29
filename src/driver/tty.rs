//! The person's own terminal: taken over, and given back whatever happens.

use std::io;
use std::os::fd::OwnedFd;
use std::sync::{Mutex, PoisonError};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcgetwinsize, tcsetattr, ttyname};

use crate::terminal::LARGEST;

/// Another screen, no cursor, no line wrap, pastes reported.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h";

/// Clicks and the wheel reported.
const MOUSE: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// Clicks and the wheel left to the terminal, which can select by them.
const NO_MOUSE: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// All of that undone, after the end of whatever was cut off: a text, or a frame that was to be shown in one.
const LEAVE: &[u8] = b"\x1b\\\x1b[?2026l\x1b[?2004l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?7h\x1b[m\x1b[?25h\x1b[?1049l";

/// Bytes written in one go to a terminal that cannot be asked to take only as many as it can.
const WITHOUT_WAITING: usize = 256;

/// How the terminal was found, while it is taken over.
static FOUND: Mutex<Option<Termios>> = Mutex::new(None);

/// A terminal that has been taken over. Dropping it gives it back.
///
/// Writing to it never waits: a terminal that has stopped reading must not keep anybody from leaving.
#[derive(Debug)]
pub struct Tty {
    out: OwnedFd,
    /// Whether `out` takes only as many bytes as there is room for, instead of waiting for more.
    takes_what_it_can: bool,
    /// What is still to be written.
    queue: Vec<u8>,
    /// Whether clicks and the wheel are reported.
    has_mouse: bool,
}

impl Tty {
    /// Takes the terminal over, with the mouse or without.
    ///
    /// # Errors
    /// If it cannot be.
    pub fn take(has_mouse: bool) -> io::Result<Self> {
        let stdout = rustix::stdio::stdout();
        // Opened anew: what is set for standard output itself would be set for everybody who has it.
        let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let own = ttyname(stdout, vec![]).and_then(|path| open(path, flags, Mode::empty()));
        let mut tty = match own {
            Ok(out) => Self { out, takes_what_it_can: true, queue: vec![], has_mouse },
            Err(_) => Self { out: stdout.try_clone_to_owned()?, takes_what_it_can: false, queue: vec![], has_mouse },
        };
        tty.enter()?;
        Ok(tty)
    }

    /// Takes the terminal over, also if it is already or was given back: others may have set it up their way.
    ///
    /// # Errors
    /// If it cannot be.
    pub fn enter(&mut self) -> io::Result<()> {
        let stdin = rustix::stdio::stdin();
        let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
        let mut raw = match &*found {
            Some(found) => found.clone(),
            None => found.insert(tcgetattr(stdin)?).clone(),
        };
        raw.make_raw();
        // There is no moment in between in which keys are echoed or mean a signal.
        tcsetattr(stdin, OptionalActions::Now, &raw)?;
        drop(found);
        self.write(ENTER)?;
        self.use_mouse(self.has_mouse)
    }

    /// Has clicks and the wheel reported, or leaves them to the terminal.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn use_mouse(&mut self, has_mouse: bool) -> io::Result<()> {
        self.has_mouse = has_mouse;
        self.write(if has_mouse { MOUSE } else { NO_MOUSE })
    }

    /// Writes bytes: as many as the terminal takes now, the rest when [`flush`](Self::flush) is called.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.queue.extend_from_slice(bytes);
        self.flush().map(|_| ())
    }

    /// Writes as much as the terminal takes now of what is still to be written. Says whether that is all of it.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn flush(&mut self) -> io::Result<bool> {
        let mut written = 0;
        while written < self.queue.len() {
            let mut piece = &self.queue[written..];
            if !self.takes_what_it_can {
                let mut polled = [PollFd::new(&self.out, PollFlags::OUT)];
                if poll(&mut polled, Some(&Timespec::default()))? == 0 {
                    break;
                }
                piece = &piece[..piece.len().min(WITHOUT_WAITING)];
            }
            match rustix::io::write(&self.out, piece) {
                Ok(count) => written += count,
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => break,
                Err(error) => return Err(error.into()),
            }
        }
        self.queue.drain(..written);
        Ok(self.queue.is_empty())
    }

    /// Whether bytes are still to be written.
    pub fn is_waiting(&self) -> bool {
        !self.queue.is_empty()
    }

    /// Writes what undoes everything but the way keys are read, instead of all that is still to be written.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn say_goodbye(&mut self, more: &[u8]) -> io::Result<()> {
        self.queue = [LEAVE, more].concat();
        self.flush().map(|_| ())
    }

    /// Gives the terminal back, and with it the keyboard. What it has not taken yet is thrown away first if there is no
    /// other way. Keys and answers that have not been read are not left to whoever reads next.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn leave(&mut self) -> io::Result<()> {
        let is_written = self.flush();
        if matches!(is_written, Ok(false)) {
            let _ = tcflush(&self.out, QueueSelector::OFlush);
            let _ = self.say_goodbye(b"");
        }
        self.queue.clear();
        give_keyboard_back()?;
        is_written.map(|_| ())
    }

    /// How large the terminal is. One that does not say is taken to be the usual 80 by 24.
    pub fn size() -> Size {
        let size = tcgetwinsize(rustix::stdio::stdout()).map_or((0, 0), |size| (size.ws_col, size.ws_row));
        match size {
            (0, _) | (_, 0) => Size::new(80, 24),
            (width, height) => Size::new(width.min(LARGEST.width), height.min(LARGEST.height)),
        }
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        if FOUND.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
            // Nobody is left to tell if the terminal is gone.
            let _ = self.say_goodbye(b"");
            let _ = self.leave();
        }
    }
}

/// Lets keys be read again as they were when the terminal was taken over, if it is.
fn give_keyboard_back() -> io::Result<()> {
    let stdin = rustix::stdio::stdin();
    if let Some(found) = FOUND.lock().unwrap_or_else(PoisonError::into_inner).take() {
        tcflush(stdin, QueueSelector::IFlush)?;
        tcsetattr(stdin, OptionalActions::Now, &found)?;
    }
    Ok(())
}

/// Gives the terminal back without waiting for anything: from a panic, or when the program does not end by itself.
pub fn give_back_at_once() {
    if FOUND.lock().unwrap_or_else(PoisonError::into_inner).is_none() {
        return;
    }
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let path = ttyname(rustix::stdio::stdout(), vec![]);
    let out =
        path.and_then(|path| open(path, flags, Mode::empty())).or_else(|_| open("/dev/tty", flags, Mode::empty()));
    if let Ok(out) = out {
        let mut tty = Tty { out, takes_what_it_can: true, queue: vec![], has_mouse: false };
        let _ = tty.say_goodbye(b"");
        let _ = tty.leave();
    }
    let _ = give_keyboard_back();
}

/// From now on a panic gives the terminal back before it is reported.
pub fn give_back_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back_at_once();
        report(panic);
    }));
}
