//! A paste while it comes in: limited in size and in time, so that one whose end is lost does not take the keyboard
//! with it.

use std::time::Duration;

use super::MOMENT;

/// What ends a paste.
const END: &[u8] = b"\x1b[201~";

/// Bytes of a paste that are taken.
pub const LARGEST: usize = 1 << 16;

/// Silence after which a paste is over.
const SILENCE: Duration = Duration::from_secs(1);

/// Silences that a paste may come to in all.
const SILENCES: Duration = Duration::from_secs(10);

/// A paste that has begun.
#[derive(Debug, Default)]
pub struct Paste {
    bytes: Vec<u8>,
    is_too_long: bool,
    /// Bytes of the mark of its end that have come.
    matched: usize,
    silences: Duration,
    /// Whether it has been handed over already, being late, and the rest of it is thrown away.
    is_late: bool,
}

/// How a paste ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Ended {
    /// With this text, and whether it is all of it.
    Whole(String, bool),
    /// Not yet, but it has taken too long: this is what is to be had of it.
    Late(String),
    /// Having been handed over before.
    Over,
    /// By Ctrl-C, in the rest of one that was handed over before.
    Interrupted,
}

impl Paste {
    /// Takes a byte in; says whether and how the paste ended with it.
    pub fn take(&mut self, byte: u8) -> Option<Ended> {
        if self.is_late && byte == 0x03 {
            return Some(Ended::Interrupted);
        }
        // The mark begins with an escape and has no other: where it breaks off, only that one can begin it anew.
        if byte == END[self.matched] {
            self.matched += 1;
            if self.matched == END.len() {
                return Some(self.end(!self.is_too_long));
            }
            return None;
        }
        let begun = self.matched;
        self.matched = usize::from(byte == END[0]);
        self.keep(&END[..begun]);
        if self.matched == 0 {
            self.keep(&[byte]);
        }
        None
    }

    /// So much time has passed without a byte, and `silence` in all since the last one.
    pub fn rest(&mut self, time: Duration, silence: Duration) -> Option<Ended> {
        self.silences = self.silences.saturating_add(time);
        if self.is_late {
            return (silence >= MOMENT).then_some(Ended::Over);
        }
        let is_out_of_time = self.silences >= SILENCES;
        if silence >= SILENCE || is_out_of_time && silence >= MOMENT {
            return Some(self.end(false));
        }
        if is_out_of_time {
            self.is_late = true;
            return Some(Ended::Late(self.text()));
        }
        None
    }

    /// How long to wait for more.
    pub fn patience(&self, silence: Duration) -> Duration {
        if self.is_late {
            return MOMENT.saturating_sub(silence);
        }
        SILENCE.saturating_sub(silence).min(SILENCES.saturating_sub(self.silences))
    }

    fn keep(&mut self, bytes: &[u8]) {
        if self.is_late {
            return;
        }
        let room = LARGEST.saturating_sub(self.bytes.len());
        self.is_too_long |= bytes.len() > room;
        self.bytes.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    fn end(&mut self, is_whole: bool) -> Ended {
        if self.is_late { Ended::Over } else { Ended::Whole(self.text(), is_whole) }
    }

    fn text(&mut self) -> String {
        String::from_utf8_lossy(&std::mem::take(&mut self.bytes)).into_owned()
    }
}
