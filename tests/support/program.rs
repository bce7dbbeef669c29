//! The program as a script starts it, in an environment that is the same on every machine.

use std::process::{Command, Output, Stdio};

/// The program with these arguments, and nothing of the environment that the tests run in: build servers, shells and
/// locales each set variables of their own.
pub fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lina-tui"));
    command.args(arguments).env_clear().env("LANG", "C.UTF-8").stdin(Stdio::null());
    command
}

/// What it answers.
pub fn lina(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}
