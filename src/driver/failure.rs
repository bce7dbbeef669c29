//! Why something asked for without a screen is not had, and how the program ends then.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::lab::Refusal;
use crate::terminal::visible;

/// Why a command without a screen gives up.
#[derive(Debug)]
pub enum Failure {
    /// It was asked for something that cannot be.
    Refused(Refusal),
    /// What it looked into is not as it should be; all of it is written.
    Found(String),
    /// What it was given cannot be taken, for reasons that take some lines to tell.
    Told(String),
    /// A program has ended with these words and this status.
    Ended(String, i32),
    /// Its output cannot be written.
    Output(io::Error),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

/// The status to end with; why, where something was not had, is said on `remarks`.
pub fn status(done: Result<(), Failure>, remarks: &mut impl Write) -> ExitCode {
    let why = match done {
        Err(Failure::Told(lines)) => {
            let _ = remarks.write_all(lines.as_bytes());
            return ExitCode::FAILURE;
        }
        Err(Failure::Ended(words, status)) => {
            let _ = remarks.write_all(words.as_bytes());
            return ExitCode::from(u8::try_from(status & 0xff).unwrap_or(1));
        }
        Ok(()) => return ExitCode::SUCCESS,
        // Whoever was reading has read enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
        Err(Failure::Output(error)) => error.to_string(),
        Err(Failure::Refused(Refusal(why)) | Failure::Found(why)) => why,
    };
    // Nobody is left to tell if this cannot be.
    let _ = writeln!(remarks, "lina-tui: {}", visible::line(&why));
    ExitCode::FAILURE
}
