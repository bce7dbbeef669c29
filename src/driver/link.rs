//! The line to the person's terminal: what is wanted on its screen, and as much of it on its way as the line carries.
//!
//! Nothing here ever waits but [`leave`](Link::leave), and that not for long. A driver's loop is
//!
//! ```text
//! loop {
//!     link.draw(|area, buffer| ..);          what is there to see now
//!     link.want(cause);                      that is wanted; `Cause::Person` after a key, a click, a command
//!     link.push()?;                          as much of it as may be sent
//!     wait for something to happen, at the latest until the app's next tick or `link.patience()`;
//!     on `Happening::Answer`: link.answered(answer)
//! }
//! link.leave(&happenings)                    before quitting, and before suspending; `link.enter()` after that
//! ```

#![expect(clippy::disallowed_methods, reason = "the driver holds the clock")]

use std::io;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::appearance::Appearance;
use super::events::Happening;
use super::tty::Tty;
use crate::terminal::pacing::{Pacer, QUESTION};
use crate::terminal::reader::Answer;
use crate::terminal::{Canvas, Cause, MARK_BEGIN, MARK_END, MARKED};

/// Asks a terminal for the colour of its background.
const BACKGROUND: &[u8] = b"\x1b]11;?\x1b\\";

/// Has a line repeated twice at the beginning of the second row, asks where the cursor is then, and takes it all away
/// again. There are terminals that repeat nothing but ASCII, and some to which nothing else may be sent.
const REPEATING: [&str; 2] = ["\x1b[2H-\x1b[2b\x1b[6n\x1b[2K", "\x1b[2H─\x1b[2b\x1b[6n\x1b[2K"];

/// The answer of a terminal that repeats.
const REPEATS: Answer = Answer::Cursor(2, 4);

/// How soon a terminal that takes no more bytes is tried again.
const AGAIN: Duration = Duration::from_millis(10);

/// How long answers that are still due are waited for when leaving.
const LEAVING: Duration = Duration::from_millis(600);

/// The line to a terminal that has been taken over.
#[derive(Debug)]
pub struct Link {
    tty: Tty,
    screen: Canvas,
    pacer: Pacer,
    begun: Instant,
    /// Whether more is wanted than could be sent.
    is_behind: bool,
}

impl Link {
    /// Takes the terminal over, with the mouse or without, and asks whether it answers and repeats what it shows, ASCII or
    /// more; and for its background, if that matters.
    ///
    /// # Errors
    /// If it cannot be taken over.
    pub fn open(screen: Canvas, appearance: &Appearance, has_mouse: bool) -> io::Result<Self> {
        let mut link = Self {
            tty: Tty::take(has_mouse)?,
            screen,
            pacer: Pacer::default(),
            begun: Instant::now(),
            is_behind: false,
        };
        if appearance.asks_background() {
            link.tty.write(BACKGROUND)?;
        }
        let repeating = REPEATING[usize::from(appearance.has_unicode())].as_bytes();
        link.tty.write(repeating)?;
        link.tty.write(QUESTION)?;
        link.pacer.sent(BACKGROUND.len() + repeating.len() + QUESTION.len(), link.now());
        Ok(link)
    }

    /// What is drawn on.
    pub fn screen(&mut self) -> &mut Canvas {
        &mut self.screen
    }

    /// Draws what may be wanted next, as often as it takes.
    pub fn draw<T>(&mut self, draw: impl FnOnce(Rect, &mut Buffer) -> T) -> T {
        self.screen.draw(draw)
    }

    /// What is wanted on the screen from now on is what was drawn last.
    pub fn want(&mut self, cause: Cause) {
        self.screen.want(cause);
    }

    /// Sends as much of what is wanted as may be sent now.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn push(&mut self) -> io::Result<()> {
        if !self.tty.flush()? {
            return Ok(());
        }
        let free = self.pacer.free(self.now());
        let cost = if free >= MARKED { self.screen.cost() } else { usize::MAX };
        // A frame that goes out in one is shown in one.
        let is_whole = (MARKED..free).contains(&cost);
        if is_whole {
            self.tty.write(MARK_BEGIN)?;
        }
        self.is_behind = true;
        loop {
            let room = self.pacer.room(self.now());
            if room == 0 {
                break;
            }
            let piece = if is_whole { self.screen.whole_piece(room) } else { self.screen.piece(room) };
            if piece.is_empty() {
                self.is_behind = false;
                break;
            }
            let mut bytes = piece.len();
            self.tty.write(piece)?;
            if self.pacer.asks() {
                self.tty.write(QUESTION)?;
                bytes += QUESTION.len();
            }
            self.pacer.sent(bytes, self.now());
            if self.tty.is_waiting() {
                break;
            }
        }
        if is_whole {
            self.tty.write(MARK_END)?;
        }
        Ok(())
    }

    /// After how long to [`push`](Self::push) again although nothing has happened; for ever where nothing is left to be
    /// sent, or only the terminal can say when.
    pub fn patience(&self) -> Option<Duration> {
        if self.tty.is_waiting() {
            return Some(AGAIN);
        }
        if self.is_behind { self.pacer.patience(self.now()) } else { None }
    }

    /// The terminal has answered.
    pub fn answered(&mut self, answer: Answer) {
        match answer {
            Answer::Done => self.pacer.answered(self.now()),
            REPEATS => self.screen.repeat(),
            _ => {}
        }
    }

    /// Has clicks and the wheel reported, or leaves them to the terminal.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn use_mouse(&mut self, has_mouse: bool) -> io::Result<()> {
        self.tty.use_mouse(has_mouse)
    }

    /// Sends bytes that are no part of the screen.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn say(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.tty.write(bytes)?;
        if self.pacer.asks() {
            self.tty.write(QUESTION)?;
        }
        self.pacer.sent(bytes.len() + QUESTION.len(), self.now());
        Ok(())
    }

    /// Takes the terminal over again, and what it shows is not known. Gives its size, which may be another one.
    ///
    /// # Errors
    /// If it cannot be taken over.
    pub fn enter(&mut self) -> io::Result<Size> {
        self.tty.enter()?;
        let size = Tty::size();
        self.screen.resize(size);
        Ok(size)
    }

    /// Gives the terminal back. Answers that are still due are waited for, so that none is left to whoever reads the
    /// keyboard next.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn leave(&mut self, happenings: &Receiver<Happening>) -> io::Result<()> {
        let asks = self.pacer.asks();
        self.tty.say_goodbye(if asks { QUESTION } else { b"" })?;
        if asks {
            self.pacer.sent(QUESTION.len(), self.now());
        }
        let end = Instant::now() + LEAVING;
        while !self.pacer.is_settled(self.now()) || self.tty.is_waiting() {
            let left = end.saturating_duration_since(Instant::now());
            let patience = if self.tty.is_waiting() { AGAIN.min(left) } else { left };
            if left.is_zero() {
                break;
            }
            match happenings.recv_timeout(patience) {
                Ok(Happening::Answer(answer)) => self.answered(answer),
                Ok(Happening::End(_)) => break,
                Ok(_) | Err(_) => {}
            }
            self.tty.flush()?;
        }
        self.tty.leave()
    }

    fn now(&self) -> Duration {
        self.begun.elapsed()
    }
}
