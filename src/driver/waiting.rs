//! Waiting in front of a terminal.

#![expect(clippy::disallowed_methods, reason = "the driver holds the clock")]

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::events::Happening;
use crate::app::Pace;

/// What ended a wait.
pub(super) enum Waited {
    /// Something happened.
    Happened(Happening),
    /// It is time for a tick.
    Tick,
    /// The line to the terminal may take more.
    Line,
}

/// Waits for something to happen, for the next tick, or until the line to the terminal may take more.
pub(super) fn wait(
    happenings: &Receiver<Happening>,
    pace: Pace,
    line: Option<Duration>,
    last_tick: &mut Instant,
) -> io::Result<Waited> {
    let gone = || io::Error::other("nothing more can happen");
    let period = match pace {
        Pace::Idle => None,
        Pace::After(period) => Some(period),
    };
    let due = period.map(|period| *last_tick + period);
    let left = due.map(|due| due.saturating_duration_since(Instant::now()));
    let happened = match left.into_iter().chain(line).min() {
        None => happenings.recv().map_err(|_| gone())?,
        Some(time) => match happenings.recv_timeout(time) {
            Ok(happening) => happening,
            Err(RecvTimeoutError::Disconnected) => return Err(gone()),
            Err(RecvTimeoutError::Timeout) => {
                let now = Instant::now();
                let (Some(due), Some(period)) = (due.filter(|due| now >= *due), period) else {
                    return Ok(Waited::Line);
                };
                // Time lost is not made up for: the speed drops instead.
                *last_tick = due.max(now.checked_sub(period.min(Duration::from_millis(20))).unwrap_or(due));
                return Ok(Waited::Tick);
            }
        },
    };
    if period.is_none() {
        *last_tick = Instant::now();
    }
    Ok(Waited::Happened(happened))
}
