//! `lina-tui`: arguments to driver.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use lina_tui::cli::Cli;
use lina_tui::driver::{entrance, failure, headless};
use lina_tui::labs;
use lina_tui::terminal::visible::Visible;

fn main() -> ExitCode {
    if let Err(error) = color_eyre::install() {
        eprintln!("lina-tui: {error}");
    }
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return explain(&error),
    };
    let Some(command) = &cli.command else { return entrance::enter(labs::registry(), &cli.open) };
    // One door for all that is written: names of files and columns may hold what a terminal would obey.
    let (out, mut remarks) = (Visible::new(io::stdout().lock()), Visible::new(io::stderr().lock()));
    failure::status(headless::run(labs::registry(), command, out, &mut remarks), &mut remarks)
}

/// Says what is wrong with the arguments, which may hold anything; or gives the help or the version, if asked for.
fn explain(error: &clap::Error) -> ExitCode {
    let written = if error.use_stderr() {
        Visible::new(io::stderr().lock()).write_all(error.render().to_string().as_bytes())
    } else {
        error.print()
    };
    // Nobody is left to tell if it cannot be.
    let _ = written;
    ExitCode::from(error.exit_code() as u8)
}
