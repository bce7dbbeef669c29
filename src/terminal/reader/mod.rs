//! From the bytes of a terminal to what they say: keys, clicks, pastes, and answers to what the terminal was asked.
//!
//! A pure state machine. Bytes go in by [`Reader::feed`], the time in which nothing came by [`Reader::rest`], and what
//! they say comes out by [`Reader::pop`]. Three rules keep a keyboard alive whatever arrives on it:
//!
//! - Ctrl-C is heard at once, inside anything but a paste.
//! - An escape that stays alone is the escape key; two bytes `ESC x` that stay alone are Alt-x; anything longer that
//!   stays unfinished is dropped and never typed.
//! - What comes after a pause has to go on with something that is known. If it does not, it stands for itself.

mod paste;
mod sequence;

use std::collections::VecDeque;
use std::time::Duration;

use crate::terminal::{Code, Key};
use paste::{Ended, Paste};
use sequence::{Reading, read};

/// What a terminal said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something on this column and row, from 0.
    Mouse(Mouse, u16, u16),
    /// Text was pasted. It is not whole where it was too long, or did not end in time.
    Paste {
        /// The text, as far as it was taken.
        text: String,
        /// Whether that is all of it.
        is_whole: bool,
    },
    /// The terminal answered a question.
    Answer(Answer),
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// Its left button was pressed.
    Press,
    /// It was moved with its left button held.
    Drag,
    /// Its left button was let go.
    Release,
    /// Its wheel was turned up.
    WheelUp,
    /// Its wheel was turned down.
    WheelDown,
}

/// What a terminal answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// To `ESC[5n`: all that was sent before has been read.
    Done,
    /// To `ESC[c`: what kind of terminal it is.
    Identity,
    /// To a question for the colour of its background: red, green and blue of 16 bits each.
    Background(u16, u16, u16),
    /// To `ESC[6n`: the row and the column of its cursor, from 1 on.
    Cursor(u32, u32),
    /// To something that nobody here asks.
    Other,
}

/// Silence after which bytes that could be the beginning of more are taken as what they are by themselves.
pub const PAUSE: Duration = Duration::from_millis(50);

/// Silence after which an unfinished sequence is dropped. The bytes of one are sent together, and arrive together but
/// for a lost packet or a slow serial line.
pub const MOMENT: Duration = Duration::from_millis(300);

/// Silences that an unfinished sequence may come to in all: a key that is held must not keep one alive for ever.
const LONGEST: Duration = Duration::from_secs(1);

/// Bytes of a sequence that are kept. None that means anything here is as long.
const KEPT: usize = 96;

/// Reads a terminal's bytes.
#[derive(Debug, Default)]
pub struct Reader {
    /// The bytes of a sequence that is not finished.
    held: Vec<u8>,
    paste: Option<Paste>,
    /// Since the last byte.
    silence: Duration,
    /// All silences since the sequence began.
    silences: Duration,
    events: VecDeque<Event>,
}

impl Reader {
    /// Takes bytes in, as many as there are.
    pub fn feed(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let is_after_pause = self.silence >= PAUSE;
            self.silence = Duration::ZERO;
            match &mut self.paste {
                Some(paste) => {
                    let ended = paste.take(*byte);
                    self.end_paste(ended);
                }
                None => self.take(*byte, is_after_pause),
            }
        }
    }

    /// So much time has passed in which nothing came.
    pub fn rest(&mut self, time: Duration) {
        self.silence = self.silence.saturating_add(time);
        if let Some(paste) = &mut self.paste {
            let ended = paste.rest(time, self.silence);
            return self.end_paste(ended);
        }
        if self.held.is_empty() {
            return;
        }
        self.silences = self.silences.saturating_add(time);
        if self.silence >= PAUSE {
            self.settle();
        }
        if self.silence >= MOMENT || self.silences >= LONGEST {
            self.held.clear();
        }
    }

    /// How long to wait for more bytes at most before [`rest`](Self::rest) is to be told; for ever where nothing is
    /// unfinished.
    pub fn patience(&self) -> Option<Duration> {
        if let Some(paste) = &self.paste {
            return Some(paste.patience(self.silence));
        }
        if self.held.is_empty() {
            return None;
        }
        let next = if self.silence < PAUSE { PAUSE } else { MOMENT };
        Some(next.saturating_sub(self.silence).min(LONGEST.saturating_sub(self.silences)))
    }

    /// The next of the things that were said, in their order.
    pub fn pop(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// Takes a byte that is not pasted.
    fn take(&mut self, byte: u8, is_after_pause: bool) {
        if byte == 0x03 {
            self.held.clear();
            return self.say(Event::Key(Key { code: Code::Char('c'), ctrl: true, alt: false }));
        }
        if self.held.is_empty() {
            self.silences = Duration::ZERO;
        }
        let (before, is_begun) = (self.held.len(), !self.held.is_empty());
        self.held.push(byte);
        match read(&self.held) {
            Reading::Unfinished { is_known } if is_known || !is_after_pause => self.shorten(),
            Reading::Whole(Some(event)) if !is_after_pause || event != Event::Answer(Answer::Other) => {
                self.held.clear();
                self.say(event);
            }
            Reading::Whole(None) if !(is_begun && is_after_pause) => self.held.clear(),
            Reading::PasteBegins => {
                self.held.clear();
                self.paste = Some(Paste::default());
            }
            // What was held is over without an end, and the byte stands for itself.
            Reading::Broken | Reading::Whole(_) | Reading::Unfinished { .. } => {
                self.held.truncate(before);
                if before > 1 && self.held.ends_with(b"\x1b") {
                    // An escape that does not end a text begins something new.
                    self.held = b"\x1b".to_vec();
                } else {
                    self.settle();
                    self.held.clear();
                }
                if is_begun {
                    self.take(byte, false);
                }
            }
        }
    }

    /// Takes what is held for what it is by itself, where it is anything.
    fn settle(&mut self) {
        let key = match *self.held {
            [0x1b, byte] if byte != 0x1b => sequence::key(byte).map(|key| Key { alt: true, ..key }),
            // Alone, or somebody pressed escape in the midst of something.
            [.., 0x1b] => Some(Key::plain(Code::Esc)),
            // Nothing follows a mouse's old report: it comes in one go.
            [0x1b, b'[', b'M', ..] => {
                self.held.clear();
                None
            }
            _ => None,
        };
        if let Some(key) = key {
            self.held.clear();
            self.say(Event::Key(key));
        }
    }

    /// Lets go of the middle of what is too long to mean anything: only its end is still waited for.
    fn shorten(&mut self) {
        if self.held.len() > KEPT {
            self.held.remove(KEPT / 2);
        }
    }

    fn end_paste(&mut self, ended: Option<Ended>) {
        match ended {
            Some(Ended::Whole(text, is_whole)) => {
                self.paste = None;
                self.say(Event::Paste { text, is_whole });
            }
            // The rest of it, if there is more, is not typed either.
            Some(Ended::Late(text)) => self.say(Event::Paste { text, is_whole: false }),
            Some(Ended::Over) => self.paste = None,
            Some(Ended::Interrupted) => {
                self.paste = None;
                self.take(0x03, false);
            }
            None => {}
        }
    }

    fn say(&mut self, event: Event) {
        self.events.push_back(event);
    }
}

#[cfg(test)]
mod tests;
