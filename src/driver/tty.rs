//! The person's own terminal: taken over, and given back whatever happens.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;

use crossterm::terminal;
use ratatui::layout::Size;
use rustix::fs::{Mode, OFlags, open};

/// Another screen, no cursor, no line wrap, clicks and pastes reported.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?1000h\x1b[?1002h\x1b[?1006h\x1b[?2004h";

/// All of that undone.
const LEAVE: &[u8] = b"\x1b[?2004l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?7h\x1b[m\x1b[?25h\x1b[?1049l";

/// The largest terminal that is drawn in full.
const LARGEST: Size = Size::new(400, 200);

/// A terminal that has been taken over. Dropping it gives it back.
#[derive(Debug)]
pub struct Tty {
    /// Standard output without the standard library's buffer: a frame is one write.
    out: File,
}

impl Tty {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// If it cannot be.
    pub fn take() -> io::Result<Self> {
        let mut tty = Self { out: File::from(io::stdout().as_fd().try_clone_to_owned()?) };
        tty.enter()?;
        Ok(tty)
    }

    /// Takes the terminal over again after [`leave`](Self::leave).
    ///
    /// # Errors
    /// If it cannot be.
    pub fn enter(&mut self) -> io::Result<()> {
        // Others may have set the terminal up their way meanwhile, and raw mode is not entered twice.
        terminal::disable_raw_mode()?;
        terminal::enable_raw_mode()?;
        self.out.write_all(ENTER)
    }

    /// Gives the terminal back.
    ///
    /// # Errors
    /// If it is gone.
    pub fn leave(&mut self) -> io::Result<()> {
        let written = self.out.write_all(LEAVE);
        terminal::disable_raw_mode().and(written)
    }

    /// Writes a frame.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn write(&mut self, frame: &[u8]) -> io::Result<()> {
        if frame.is_empty() { Ok(()) } else { self.out.write_all(frame) }
    }

    /// How large the terminal is. One that does not say is taken to be the usual 80 by 24.
    pub fn size() -> Size {
        match terminal::size().unwrap_or((0, 0)) {
            (0, _) | (_, 0) => Size::new(80, 24),
            (width, height) => Size::new(width.min(LARGEST.width), height.min(LARGEST.height)),
        }
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        // Nobody is left to tell if the terminal is gone.
        let _ = self.leave();
    }
}

/// Gives the terminal back without waiting for anything: from a panic, or when the program does not end by itself.
pub fn give_back_at_once() {
    let _ = terminal::disable_raw_mode();
    // A terminal that takes no bytes any more must not keep the program from ending.
    if let Ok(tty) = open("/dev/tty", OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY, Mode::empty()) {
        let _ = File::from(tty).write_all(LEAVE);
    }
}

/// From now on a panic gives the terminal back before it is reported.
pub fn give_back_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back_at_once();
        report(panic);
    }));
}
