//! Files that people bring: read as far as is reasonable, and never without end or without a word.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::os::unix::fs::FileTypeExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::lab::Refusal;
use crate::report::verify::{self, Figure};
use crate::table::{self, Table};
use crate::terminal::visible;

/// Bytes of a file that are read at most.
const MOST: u64 = 1 << 30;

/// Bytes of what does not say how long it is, a pipe or a device, that are read at most.
const MOST_WITHOUT_END: u64 = 1 << 28;

/// Bytes at the beginning among which nothing but text has a zero.
const TELLING: usize = 1 << 16;

/// How long a pipe may say nothing before the person is told that it is waited for.
const WORTH_A_WORD: Duration = Duration::from_secs(1);

/// The table in the file at `path`, or on standard input where it is `-`; the one that is part of the program, where there
/// is no path.
///
/// # Errors
/// If the file cannot be read, or is no table.
pub fn table(path: Option<&Path>) -> Result<Arc<Table>, Refusal> {
    let Some(path) = path else { return Ok(Table::built_in()) };
    let (shown, bytes) = read(path)?;
    let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    let name = if is_standard_input(path) { shown.clone() } else { name };
    let table = table::read(&bytes, &name).map_err(|error| Refusal(format!("{shown}, {error}")))?;
    Ok(Arc::new(table))
}

/// The figures in the file at `path`; those of the two articles, where there is no path.
///
/// # Errors
/// If the file cannot be read, or is not written as figures are.
pub fn figures(path: Option<&Path>) -> Result<Vec<Figure>, Refusal> {
    let Some(path) = path else { return Ok(verify::articles()) };
    verify::read(&text(path)?).map_err(|why| Refusal(format!("{}: {why}", path.display())))
}

/// The text in the file at `path`.
///
/// # Errors
/// If it cannot be read, or is no text.
pub fn text(path: &Path) -> Result<String, Refusal> {
    let (shown, bytes) = read(path)?;
    String::from_utf8(bytes).map_err(|_| Refusal(format!("{shown}: this is no UTF-8 text")))
}

/// Whether a path means standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Lets keys be read from the terminal where standard input was something else that has been read.
///
/// # Errors
/// If there is no terminal.
pub fn turn_to_the_terminal() -> io::Result<()> {
    if io::stdin().is_terminal() {
        return Ok(());
    }
    let terminal = File::open("/dev/tty")?;
    Ok(rustix::stdio::dup2_stdin(&terminal)?)
}

/// What the file at `path` is called, and all that it holds.
fn read(path: &Path) -> Result<(String, Vec<u8>), Refusal> {
    if is_standard_input(path) {
        let shown = "standard input".to_owned();
        let bytes = patiently(&shown, MOST_WITHOUT_END, || Ok(io::stdin().lock()));
        return Ok((shown.clone(), explained(&shown, bytes)?));
    }
    let shown = path.display().to_string();
    let kind = explained(&shown, path.metadata())?.file_type();
    let most = if kind.is_file() { MOST } else { MOST_WITHOUT_END };
    let bytes = if kind.is_fifo() {
        let path = path.to_owned();
        patiently(&shown, most, || File::open(path))
    } else {
        File::open(path).and_then(|file| up_to(most, file))
    };
    let bytes = explained(&shown, bytes)?;
    Ok((shown, bytes))
}

fn explained<T>(shown: &str, result: io::Result<T>) -> Result<T, Refusal> {
    result.map_err(|error| Refusal(format!("{shown} cannot be read: {error}")))
}

/// Reads all of what others may write when they like; says so once they take their time.
fn patiently<R: Read>(
    shown: &str,
    most: u64,
    open: impl FnOnce() -> io::Result<R> + Send + 'static,
) -> io::Result<Vec<u8>> {
    let (sender, receiver) = channel();
    // Opening a pipe waits for somebody to write to it.
    let reading = move || _ = sender.send(open().and_then(|from| up_to(most, from)));
    thread::Builder::new().name("reading".to_owned()).spawn(reading)?;
    let gone = |_| Err(io::Error::other("it is gone"));
    match receiver.recv_timeout(WORTH_A_WORD) {
        Err(RecvTimeoutError::Timeout) => {
            eprintln!("lina-tui: waiting for all of {}; ctrl-c gives up", visible::line(shown));
            receiver.recv().unwrap_or_else(gone)
        }
        Err(RecvTimeoutError::Disconnected) => Err(io::Error::other("it is gone")),
        Ok(read) => read,
    }
}

/// Reads to the end, if that comes within so many bytes, and if they can be text.
fn up_to(most: u64, mut from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = vec![];
    from.by_ref().take(TELLING as u64).read_to_end(&mut bytes)?;
    // Two bytes for every letter is text too, and is told so later.
    let is_wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if bytes.contains(&0) && !is_wide {
        return Err(io::Error::other("this is no text"));
    }
    from.take(most + 1 - bytes.len() as u64).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::other(format!("it is longer than {} million bytes", most / 1_000_000)));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_ends_is_given_up() {
        let error = |most, from: &mut dyn Read| up_to(most, from).unwrap_err().to_string();
        assert_eq!(error(MOST, &mut io::repeat(0)), "this is no text");
        assert_eq!(error(3_000_000, &mut io::repeat(b'1')), "it is longer than 3 million bytes");
        let exactly = vec![b'1'; 200_000];
        assert_eq!(up_to(200_000, &*exactly).unwrap().len(), 200_000);
        assert!(up_to(199_999, &*exactly).is_err());
    }
}
