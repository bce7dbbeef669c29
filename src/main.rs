//! `lina-tui`: arguments to driver.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use lina_tui::cli::Cli;
use lina_tui::driver::headless::{self, Failure};
use lina_tui::driver::local;
use lina_tui::labs;

fn main() -> ExitCode {
    if let Err(error) = color_eyre::install() {
        eprintln!("lina-tui: {error}");
    }
    let cli = Cli::parse();
    match &cli.command {
        None => local::run(labs::registry(), &cli.open),
        Some(command) => {
            match headless::run(labs::registry(), command, io::stdout().lock(), &mut io::stderr().lock()) {
                Ok(()) => ExitCode::SUCCESS,
                // Whoever was reading has read enough.
                Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
                Err(Failure::Output(error)) => fail(&error),
                Err(Failure::Refused(refusal)) => fail(&refusal),
                Err(Failure::Found(what)) => fail(&what),
            }
        }
    }
}

fn fail(why: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("lina-tui: {why}");
    ExitCode::FAILURE
}
