//! Several runs of one lab or program without a screen: each as it would be alone, under its name.

use std::io::{BufRead, Write};

use super::failure::Failure;
use super::{files, headless};
use crate::cli::{Command, Place, PrintFormat};
use crate::lab::Refusal;
use crate::labs::Registry;
use crate::report::{Export, TraceFormat};

/// Carries out a command for each of the runs that it names, or for the one that it asks for.
///
/// # Errors
/// As the command itself for one of them, if there is no run of a name, or what it gives cannot be told apart by runs.
pub fn run(labs: Registry, command: &Command, mut out: impl Write, remarks: &mut impl Write) -> Result<(), Failure> {
    let (Command::Print { lab, place, .. } | Command::Trace { lab, place, .. } | Command::Export { lab, place, .. }) =
        command
    else {
        return Err(Refusal("--fork is for print, trace and export".to_owned()).into());
    };
    // What is read from standard input is read once.
    if lab == "-" || place.data.as_deref().is_some_and(files::is_standard_input) {
        return Err(Refusal("several runs need their table or program in a file, and not in `-`".to_owned()).into());
    }
    let runs = place.runs(lab)?;
    if let Some(asked) = &place.run {
        let names: Vec<&str> = runs.iter().map(|(name, _)| name.as_str()).collect();
        let Some((_, place)) = runs.iter().find(|(name, _)| name == asked) else {
            return Err(Refusal(format!("there is no run `{asked}`; there are {}", names.join(", "))).into());
        };
        return headless::run(labs, &with(command, place), out, remarks);
    }
    let mut texts = vec![];
    for (name, place) in &runs {
        let mut text = vec![];
        headless::run(labs, &with(command, place), &mut text, remarks)?;
        texts.push((name.as_str(), text));
    }
    match command {
        Command::Print { format: PrintFormat::Json, .. } => {
            write!(out, "{{\"lab\":{},\"runs\":{{", serde_json::to_string(lab)?)?;
            for (k, (name, text)) in texts.iter().enumerate() {
                write!(out, "{}{}:", if k == 0 { "" } else { "," }, serde_json::to_string(name)?)?;
                out.write_all(text.trim_ascii_end())?;
            }
            writeln!(out, "}}}}")?;
        }
        Command::Trace { format, .. } => trace(*format, &texts, &mut out)?,
        _ => {
            for (k, (name, text)) in texts.iter().enumerate() {
                let mark = if matches!(command, Command::Export { format: Export::Numpy, .. }) { "# " } else { "" };
                writeln!(out, "{}{mark}run {name}\n", if k == 0 { "" } else { "\n" })?;
                out.write_all(text)?;
            }
        }
    }
    Ok(out.flush()?)
}

/// The same command for one run.
fn with(command: &Command, place: &Place) -> Command {
    let mut command = command.clone();
    if let Command::Print { place: of, .. } | Command::Trace { place: of, .. } | Command::Export { place: of, .. } =
        &mut command
    {
        of.clone_from(place);
    }
    command
}

/// Writes the rows of each run, the name of the run ahead of each.
fn trace(format: TraceFormat, texts: &[(&str, Vec<u8>)], out: &mut impl Write) -> Result<(), Failure> {
    let heading = |text: &[u8]| text.lines().next().transpose();
    let first = texts.first().map(|(_, text)| heading(text)).transpose()?.flatten().unwrap_or_default();
    if format == TraceFormat::Csv {
        for (name, text) in texts {
            if heading(text)?.unwrap_or_default() != first {
                let why = format!("{name} has other columns: `--format jsonl` names them in each row");
                return Err(Refusal(why).into());
            }
        }
        writeln!(out, "run,{first}")?;
    }
    for (name, text) in texts {
        for line in text.lines().skip(usize::from(format == TraceFormat::Csv)) {
            let line = line?;
            match (format, line.strip_prefix('{')) {
                (TraceFormat::Jsonl, Some(rest)) => {
                    writeln!(out, "{{\"run\":{},{rest}", serde_json::to_string(name)?)?;
                }
                _ if name.contains(',') => writeln!(out, "\"{name}\",{line}")?,
                _ => writeln!(out, "{name},{line}")?,
            }
        }
    }
    Ok(())
}
