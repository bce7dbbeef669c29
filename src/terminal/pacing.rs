//! How much may be on its way to a terminal, so that a slow line stays live.
//!
//! Whatever is written faster than a line carries it waits in buffers that nobody can take it back from, and so does the
//! answer to the next key. So bytes are sent in pieces, each followed by [`QUESTION`]; the terminal's answer says that it
//! has read them, and no more than a window of bytes is ever under way. The window follows the times that answers take:
//! it grows while they take hardly longer than the shortest, and shrinks to what the line carries in that time and a
//! tenth of a second when they take longer.
//!
//! A terminal that answers nothing is sent bytes by the clock instead.
//!
//! Nothing here looks at a clock: times are given, counted from any moment. How a driver uses it:
//!
//! ```text
//! every time something happened, and at the latest after `patience`:
//!     screen.draw(..)                              what is wanted now
//!     while the line has taken all that was written, and pacer.room(now) > 0:
//!         piece = screen.piece(room); nothing more? then done
//!         write piece, and QUESTION if pacer.asks()
//!         pacer.sent(bytes, now)
//! when the terminal answers:   pacer.answered(now)
//! to leave:                    write what leaves and, if pacer.asks(), QUESTION; pacer.sent(..);
//!                              wait, not for long, until pacer.is_settled(now)
//! ```

use std::collections::VecDeque;
use std::time::Duration;

/// Asks a terminal to say when it has read all that came before.
pub const QUESTION: &[u8] = b"\x1b[5n";

/// Bytes of a piece at most.
pub const PIECE: usize = 1024;

/// Bytes that may always be under way: fewer would cost more in questions than they gain.
const LEAST: usize = 512;

/// Bytes that may be under way before anything is known of the line.
const AT_FIRST: usize = 2048;

/// Bytes that may be under way at most.
const MOST: usize = 1 << 16;

/// Fewer bytes than this are not worth a piece of their own while others are under way.
const WORTH: usize = 128;

/// How much longer than the shortest an answer may take, beside half of that.
const SLACK: Duration = Duration::from_millis(100);

/// How long the shortest time counts: a line may have become another one.
const REMEMBERED: Duration = Duration::from_secs(30);

/// A terminal that has not answered its first question for so long is taken to be one that answers nothing.
const SILENT: Duration = Duration::from_millis(400);

/// Bytes a second, and bytes in one go, for a terminal that answers nothing.
const BLIND_RATE: f64 = 8192.0;
const BLIND_BURST: f64 = 4096.0;

/// The same at first: it may only be at the end of a slow line.
const DOUBTFUL_RATE: f64 = 2048.0;
const DOUBTFUL_BURST: f64 = 2048.0;
const DOUBTFUL: Duration = Duration::from_secs(3);

/// An answer that has not come for so long has been lost, or the line stands still.
const LOST: Duration = Duration::from_secs(2);

/// How long an answer that was given up may still come.
const MAY_STILL_COME: Duration = Duration::from_secs(5);

/// Bytes that are under way.
#[derive(Debug, Clone, Copy)]
struct Piece {
    bytes: usize,
    /// Bytes that were under way with it, its own among them.
    with: usize,
    sent: Duration,
    /// Whether more would have been sent if it had been allowed.
    was_limited: bool,
}

/// What is known of whether the terminal answers.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Speech {
    /// Nothing yet; it was asked first at this time, if it was.
    Unknown(Option<Duration>),
    Answers,
    /// It does not, as it seems since some time: so many bytes may be sent at another.
    Silent {
        since: Duration,
        allowance: f64,
        at: Duration,
    },
}

/// Bytes a second and bytes in one go for a terminal that has said nothing since `since`.
fn blind(since: Duration, now: Duration) -> (f64, f64) {
    let is_doubtful = now.saturating_sub(since) < DOUBTFUL;
    if is_doubtful { (DOUBTFUL_RATE, DOUBTFUL_BURST) } else { (BLIND_RATE, BLIND_BURST) }
}

/// Says how much may be sent, and when.
#[derive(Debug)]
pub struct Pacer {
    speech: Speech,
    under_way: VecDeque<Piece>,
    window: usize,
    /// Whether the line has never been too slow yet: then the window grows fast.
    is_new: bool,
    /// The shortest time that an answer took, and when; and the shortest since half as long as it counts.
    shortest: Option<(Duration, Duration)>,
    next_shortest: Option<(Duration, Duration)>,
    /// Answers that were given up and may still come, and since when.
    given_up: usize,
    given_up_at: Duration,
    /// Times how often in a row answers were given up.
    losses: u32,
    /// When an answer came last that was taken for one that had been given up.
    late_at: Option<Duration>,
    /// Whether less was sent than was there to be sent.
    is_limited: bool,
}

impl Default for Pacer {
    fn default() -> Self {
        Self {
            speech: Speech::Unknown(None),
            under_way: VecDeque::new(),
            window: AT_FIRST,
            is_new: true,
            shortest: None,
            next_shortest: None,
            given_up: 0,
            given_up_at: Duration::ZERO,
            losses: 0,
            late_at: None,
            is_limited: false,
        }
    }
}

impl Pacer {
    /// How many bytes may be sent now, in one piece. With 0 there is more to be sent later: ask again when an answer has
    /// come, or after [`patience`](Self::patience).
    pub fn room(&mut self, now: Duration) -> usize {
        self.look_at_the_time(now);
        if let Speech::Silent { allowance, .. } = self.speech {
            return if allowance < WORTH as f64 { 0 } else { (allowance as usize).min(PIECE) };
        }
        let free = self.window.saturating_sub(self.bytes_under_way());
        let room = free.min(PIECE).min((self.window / 2).max(LEAST / 2));
        if room < WORTH && !self.under_way.is_empty() {
            self.is_limited = true;
            return 0;
        }
        room
    }

    /// How many bytes may be sent now in several pieces.
    pub fn free(&mut self, now: Duration) -> usize {
        self.look_at_the_time(now);
        match self.speech {
            Speech::Silent { allowance, .. } => allowance as usize,
            _ => self.window.saturating_sub(self.bytes_under_way()),
        }
    }

    /// Whether a piece is to be followed by [`QUESTION`].
    pub fn asks(&self) -> bool {
        !matches!(self.speech, Speech::Silent { .. })
    }

    /// So many bytes have been sent, with a question behind them if one was to be asked.
    pub fn sent(&mut self, bytes: usize, now: Duration) {
        match &mut self.speech {
            Speech::Silent { allowance, .. } => {
                *allowance -= bytes as f64;
                return;
            }
            Speech::Unknown(asked @ None) => *asked = Some(now),
            _ => {}
        }
        let with = self.bytes_under_way() + bytes;
        self.under_way.push_back(Piece { bytes, with, sent: now, was_limited: false });
    }

    /// The terminal has answered a question.
    pub fn answered(&mut self, now: Duration) {
        self.speech = Speech::Answers;
        if self.given_up > 0 && now.saturating_sub(self.given_up_at) < MAY_STILL_COME {
            // Answers come in their order: late is far more likely than lost.
            self.given_up -= 1;
            self.late_at = Some(now);
            return;
        }
        self.given_up = 0;
        let Some(mut piece) = self.under_way.pop_front() else { return };
        piece.was_limited |= std::mem::take(&mut self.is_limited);
        self.losses = 0;
        let time = now.saturating_sub(piece.sent);
        let shortest = self.remember(time, now);
        let patience = shortest + SLACK;
        if time > patience + shortest / 2 {
            // What the line carries in the time that it should take.
            let carries = piece.with as f64 * patience.as_secs_f64() / time.as_secs_f64();
            self.window = (carries as usize).clamp(LEAST, self.window);
            self.is_new = false;
        } else if piece.was_limited {
            let more = if self.is_new { piece.bytes } else { piece.bytes / 4 };
            self.window = (self.window + more).min(MOST);
        }
    }

    /// How long to wait at most before asking for room again; for ever where only an answer can make more.
    pub fn patience(&self, now: Duration) -> Option<Duration> {
        let due = match self.speech {
            Speech::Silent { since, allowance, at } => {
                let missing = (WORTH as f64 - allowance).max(0.0);
                at + Duration::from_secs_f64(missing / blind(since, now).0)
            }
            Speech::Unknown(asked) => asked? + SILENT,
            Speech::Answers => self.under_way.front()?.sent + self.lost_after(),
        };
        // Never at once: whoever waits is to get somewhere.
        Some(due.saturating_sub(now).max(Duration::from_millis(1)))
    }

    /// Whether every answer has come that can still be expected. Where one has not, it would go to whoever reads the
    /// keyboard next.
    pub fn is_settled(&self, now: Duration) -> bool {
        let is_over = self.given_up == 0 || now.saturating_sub(self.given_up_at) >= MAY_STILL_COME;
        self.under_way.is_empty() && is_over
    }

    fn bytes_under_way(&self) -> usize {
        self.under_way.iter().map(|piece| piece.bytes).sum()
    }

    fn lost_after(&self) -> Duration {
        let shortest = self.shortest.map_or(Duration::ZERO, |(time, _)| time);
        LOST.max(shortest * 4) * 2_u32.pow(self.losses.min(5))
    }

    /// Draws conclusions from answers that have not come.
    fn look_at_the_time(&mut self, now: Duration) {
        match &mut self.speech {
            Speech::Unknown(Some(asked)) if now.saturating_sub(*asked) >= SILENT => {
                self.speech = Speech::Silent { since: now, allowance: DOUBTFUL_BURST, at: now };
                self.give_up(now);
            }
            Speech::Silent { since, allowance, at } => {
                let (rate, burst) = blind(*since, now);
                *allowance = (*allowance + now.saturating_sub(*at).as_secs_f64() * rate).min(burst);
                *at = now;
            }
            Speech::Answers => {
                let Some(sent) = self.under_way.front().map(|piece| piece.sent) else { return };
                if now.saturating_sub(sent) < self.lost_after() {
                    return;
                }
                let shortest = self.shortest.map_or(Duration::ZERO, |(time, _)| time);
                if self.late_at.is_some_and(|late| late >= sent + shortest) {
                    // What was taken for late answers were these: the others have been lost.
                    self.given_up = 0;
                    self.under_way.clear();
                    self.losses = 0;
                } else {
                    self.give_up(now);
                    self.window = LEAST;
                    self.is_new = false;
                    self.losses += 1;
                }
                self.late_at = None;
            }
            Speech::Unknown(_) => {}
        }
    }

    /// No longer counts on the answers that have not come.
    fn give_up(&mut self, now: Duration) {
        self.given_up += self.under_way.len();
        self.given_up_at = now;
        self.under_way.clear();
    }

    /// Notes how long an answer took; gives the shortest time that counts.
    fn remember(&mut self, time: Duration, now: Duration) -> Duration {
        let is_old = |(_, at): (Duration, Duration)| now.saturating_sub(at) > REMEMBERED;
        if self.shortest.is_some_and(is_old) {
            self.shortest = self.next_shortest.take();
        }
        let is_half_old = |(_, at): (Duration, Duration)| now.saturating_sub(at) > REMEMBERED / 2;
        if self.next_shortest.is_none_or(|next| time <= next.0) && self.shortest.is_some_and(is_half_old) {
            self.next_shortest = Some((time, now));
        }
        match self.shortest {
            Some((shortest, _)) if shortest < time => shortest,
            _ => {
                self.shortest = Some((time, now));
                self.next_shortest = None;
                time
            }
        }
    }
}

#[cfg(test)]
mod tests;
