//! The program without a screen, with every lab that the tests try: as `program.rs` has it, but in the tests' own process.

use clap::Parser;
use lina_tui::cli::Cli;
use lina_tui::driver::failure::Failure;
use lina_tui::driver::headless;

use super::labs::labs;

fn run(arguments: &[&str]) -> (Result<(), Failure>, [Vec<u8>; 2]) {
    let cli = Cli::try_parse_from(std::iter::once("lina-tui").chain(arguments.iter().copied())).unwrap();
    let (mut out, mut remarks) = (vec![], vec![]);
    let done = headless::run(labs(), &cli.command.expect("it is a command"), &mut out, &mut remarks);
    (done, [out, remarks])
}

/// What it writes when asked for something that can be had, and what it says on the side.
#[track_caller]
pub fn answer(arguments: &[&str]) -> (String, String) {
    let (done, written) = run(arguments);
    done.unwrap_or_else(|failure| panic!("{arguments:?}: {failure:?}"));
    written.map(|bytes| String::from_utf8(bytes).unwrap()).into()
}

/// Why it cannot be had what it is asked for; nothing is written then.
#[track_caller]
pub fn refusal(arguments: &[&str]) -> String {
    match run(arguments) {
        (Err(Failure::Refused(refusal)), [out, _]) if out.is_empty() => refusal.0,
        (done, _) => panic!("{arguments:?}: {done:?}"),
    }
}
