//! The way in for whoever names no command: the screen, or what is told without one.

use std::io::{self, BufReader, Write};
use std::process::ExitCode;

use super::config::{self, Complaint, Config};
use super::failure::{self, Failure};
use super::{local, plain};
use crate::cli::Open;
use crate::labs::Registry;
use crate::terminal::visible::Visible;

/// Opens what the command line and the person's settings ask for, and stays until the person leaves.
pub fn enter(labs: Registry, open: &Open) -> ExitCode {
    let path = config::path(&|name: &str| std::env::var(name).ok());
    let read = path.as_ref().map_or_else(|| Ok((Config::default(), vec![])), |path| config::load(path, labs));
    // Settings that cannot be read are no reason not to open.
    let (config, complaints) = read.unwrap_or_else(|why| {
        let complaint = Complaint { line: 0, what: why.0 };
        (Config::default(), vec![complaint])
    });
    let mut remarks = Visible::new(io::stderr().lock());
    let mut out = Visible::new(io::stdout().lock());
    let complain = |remarks: &mut dyn Write| {
        complaints.iter().try_for_each(|complaint| writeln!(remarks, "lina-tui: {complaint}")).map_err(Failure::from)
    };
    let done = if open.print_paths {
        let shown = path.map_or_else(|| "nowhere: HOME is not set".to_owned(), |path| path.display().to_string());
        writeln!(out, "config = {shown}").map_err(Failure::from)
    } else if open.print_config {
        complain(&mut remarks).and_then(|()| Ok(out.write_all(config.written(labs).as_bytes())?))
    } else if open.plain {
        complain(&mut remarks).and_then(|()| plain::run(labs, open, &config, BufReader::new(io::stdin()), &mut out))
    } else {
        drop((remarks, out));
        return local::run(labs, open, &config, &complaints);
    };
    failure::status(done, &mut remarks)
}
