//! What a package of the program brings along: its manual pages, and completions for shells. Both are written from the
//! command line's own description.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::cli::Cli;
use crate::lab::Refusal;

/// Writes the manual page of a command, or of the whole program.
///
/// # Errors
/// If it cannot be written.
pub fn page(command: Option<&str>, out: &mut impl Write) -> io::Result<Result<(), Refusal>> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let Some(name) = command else {
        return Man::new(program).render(out).map(Ok);
    };
    let names: Vec<String> = program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let Some(command) = program.find_subcommand(name) else {
        return Ok(Err(Refusal(format!("there is no command `{name}`; there are {}", names.join(", ")))));
    };
    Man::new(command.clone()).render(out).map(Ok)
}

/// Writes what completes the program's arguments in a shell.
pub fn completions(shell: Shell, out: &mut impl Write) {
    clap_complete::generate(shell, &mut Cli::command(), "lina-tui", out);
}
