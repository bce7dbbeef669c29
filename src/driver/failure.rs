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
