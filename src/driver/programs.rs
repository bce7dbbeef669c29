//! Programs of a person's own, without a screen: run, printed at a position, listed, followed round by round.

use std::fmt::Write as _;
use std::io::{BufWriter, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::failure::Failure;
use super::files;
use crate::cli::{Place, PrintFormat, ReportFormat};
use crate::lab::{Assignment, Refusal, WrittenPosition};
use crate::labs::{Entry, Registry};
use crate::programs::{self as walked, GALLERY, Piece, ProgramFile};
use crate::python::session::{Files, Position, Session, Shown, Status};
use crate::report::program::{ProgramReport, scalar, write_program, written};
use crate::report::{TraceFormat, TraceWriter};

/// Instructions from one look at the output to the next.
const SLICE: u64 = 200_000;

/// What a file of a program ends with.
const ENDINGS: [&str; 4] = ["py", "ipynb", "md", "markdown"];

/// Whether a name is that of a program and of none of these labs: of the gallery, or of a file by its ending; `-` is standard
/// input.
pub fn is_program(labs: Registry, name: &str) -> bool {
    labs.find(name).is_err() && is_file_or_piece(name)
}

fn is_file_or_piece(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
    name == "-"
        || Piece::find(name).is_some()
        || ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// What stands beside the file of a program, and the clock.
#[derive(Debug)]
struct Beside(PathBuf);

impl Files for Beside {
    /// Only what lies in the program's own folder or below it is read: a stranger's program finds nothing else.
    fn read(&self, name: &str) -> Result<Vec<u8>, String> {
        let is_below =
            Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if !is_below {
            return Err("only files beside the program can be read".to_owned());
        }
        std::fs::read(self.0.join(name)).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => "No such file or directory".to_owned(),
            _ => error.to_string(),
        })
    }

    fn now(&self) -> f64 {
        #[allow(
            clippy::disallowed_methods,
            reason = "the driver has the clock; what it says is written down for replay"
        )]
        let now = SystemTime::now();
        now.duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64())
    }
}

/// The name of a program, its text, and what lies beside it.
fn read(file: &str) -> Result<(String, String, Arc<Beside>), Refusal> {
    if let Some(piece) = Piece::find(file) {
        return Ok((file.to_owned(), piece.text.to_owned(), Arc::new(Beside(PathBuf::new()))));
    }
    let path = Path::new(file);
    let text = files::text(path)?;
    let is_standard_input = files::is_standard_input(path);
    let name = if is_standard_input { "<stdin>".to_owned() } else { file.to_owned() };
    let folder = if is_standard_input { Path::new("") } else { path.parent().unwrap_or(Path::new("")) };
    Ok((name, text, Arc::new(Beside(folder.to_owned()))))
}

/// The program in a file, as a lab.
///
/// # Errors
/// If the file cannot be read, or has something in it that is not known here.
pub fn entry(file: &str) -> Result<&'static Entry, Refusal> {
    if !is_file_or_piece(file) {
        return Err(Refusal(format!("`{file}` is no program: the name of one ends with {}", ENDINGS.join(", "))));
    }
    let (_, text, beside) = read(file)?;
    let called = Path::new(file).file_name().map_or(file.into(), |name| name.to_string_lossy());
    let is_standard_input = files::is_standard_input(Path::new(file));
    let name = if is_standard_input { "stdin".to_owned() } else { called.into_owned() };
    let path = (!is_standard_input).then(|| file.to_owned());
    Entry::program(ProgramFile { name, text: text.into(), beside, path })
}

/// These labs, and what else `name` means: the program in a file, a program of the gallery, or all of the gallery. Besides,
/// what the program is called among them.
///
/// # Errors
/// If the file cannot be read, or has something in it that is not known here.
pub fn with_programs(labs: Registry, name: &str) -> Result<(Registry, String), Refusal> {
    if labs.find(name).is_ok() {
        return Ok((labs, name.to_owned()));
    }
    if let Some(piece) = Piece::find(name) {
        return Ok((labs.with(Entry::program(piece.file())?), name.to_owned()));
    }
    if is_file_or_piece(name) {
        let entry = entry(name)?;
        return Ok((labs.with(entry), entry.description.name.to_owned()));
    }
    if name == "gallery" {
        let mut all = labs;
        for piece in GALLERY.iter().rev() {
            all = all.with(Entry::program(piece.file())?);
        }
        return Ok((all, GALLERY[0].name.to_owned()));
    }
    Ok((labs, name.to_owned()))
}

/// Opens the program in `file` with what is set of its parameters.
///
/// # Errors
/// If the file cannot be read, or has something in it that is not known here: all of it is named.
fn open(file: &str, settings: &[Assignment]) -> Result<Session, Failure> {
    let (name, text, beside) = read(file)?;
    let (mut overrides, mut patches) = (vec![], vec![]);
    for setting in settings {
        let Assignment { name, value, from } = setting;
        if setting.is_of_cells() {
            patches.push(walked::patch(&setting.overwritten()?));
            continue;
        }
        if from.is_some() {
            return Err(
                Refusal(format!("{name}={value}@…: a program has the same literal from its start to its end")).into()
            );
        }
        overrides.push((name.clone(), value.clone()));
    }
    let opened = Session::open(&name, &text, beside, &overrides).map_err(|refusals| {
        let told = refusals.iter().map(|refusal| {
            let caret = format!("{:>width$}", "^", width = refusal.column.max(1));
            format!("{name}, line {}: {}\n    {}\n    {caret}", refusal.line, refusal.message, refusal.text)
        });
        Failure::Told(told.collect::<Vec<_>>().join("\n") + "\n")
    });
    let mut session = opened?;
    session.overwrite(patches);
    Ok(session)
}

/// Opens the program in `file` as somebody asks for it who could ask for a lab as well.
fn open_at(file: &str, place: &Place) -> Result<Session, Failure> {
    if place.data.is_some() {
        return Err(Refusal("a program reads its own files: --data is for labs".to_owned()).into());
    }
    open(file, &place.settings)
}

/// Runs a program to its end, and writes what it prints as it prints it.
///
/// # Errors
/// If it cannot be opened or written, ends with an exception or a status of its own, or has no number that was to be
/// overwritten.
pub fn run(file: &str, settings: &[Assignment], out: impl Write, remarks: &mut impl Write) -> Result<(), Failure> {
    let mut out = BufWriter::new(out);
    let mut session = open(file, settings)?;
    let (mut printed, mut warned) = (0, 0);
    loop {
        let status = session.run_slice(SLICE);
        out.write_all(session.printed().since(printed).as_bytes())?;
        printed = session.printed().len();
        if session.warnings().len() > warned || status != Status::Running {
            out.flush()?;
            remarks.write_all(&session.warnings().as_bytes()[warned..])?;
            warned = session.warnings().len();
        }
        if status != Status::Running {
            return ended(&session).and_then(|()| all_overwritten(&session));
        }
    }
}

/// How a program that has ended is told to the shell.
fn ended(session: &Session) -> Result<(), Failure> {
    match (session.error(), session.exit_status()) {
        (Some(error), status) => Err(Failure::Ended(error, status)),
        (None, 0) => Ok(()),
        (None, status) => Err(Failure::Ended(String::new(), status)),
    }
}

/// Goes to a position, or to the end where there is none.
///
/// # Errors
/// If the program ends before it.
fn go(session: &mut Session, place: Option<&str>) -> Result<(), Failure> {
    let Some(place) = place else {
        while session.run_slice(SLICE) == Status::Running {}
        return all_overwritten(session);
    };
    let WrittenPosition { round, stage } = place.parse::<WrittenPosition>().map_err(Refusal)?;
    let wanted = Position { round, statement: stage.unwrap_or(0) };
    while session.goto(wanted, SLICE) == Status::Running {}
    let here = session.position();
    if here != wanted {
        let (wanted, last) = (written(wanted), written(session.last().unwrap_or(here)));
        return Err(Refusal(format!("there is no position {wanted}; the last one is {last}")).into());
    }
    all_overwritten(session)
}

/// Whether all could be overwritten that was to be by now.
fn all_overwritten(session: &Session) -> Result<(), Failure> {
    session.unpatched().map_or(Ok(()), |why| Err(Refusal(why.to_owned()).into()))
}

/// Writes a program at a position: its parameters, its plain variables, what it has printed.
///
/// # Errors
/// If it cannot be opened, there is no such position, or it cannot be written.
pub fn print(file: &str, place: &Place, format: PrintFormat, mut out: impl Write) -> Result<(), Failure> {
    let mut session = open_at(file, place)?;
    go(&mut session, place.step.as_deref())?;
    let name = Path::new(file).file_name().map_or(file.into(), |name| name.to_string_lossy());
    let report = ProgramReport { name: &name, session: &session };
    match format {
        PrintFormat::Json => {
            serde_json::to_writer(&mut out, &report)?;
            writeln!(out)?;
        }
        PrintFormat::Text => write_program(&report, &mut out)?,
        PrintFormat::Svg => {
            return Err(Refusal("a program has no picture yet; json and text are there".to_owned()).into());
        }
    }
    out.flush()?;
    if place.step.is_some() { Ok(()) } else { ended(&session) }
}

/// The public names of NumPy, of `linalg`, `random`, `testing` and `fft`, a line each.
const NUMPY: &str = include_str!("../../assets/numpy.txt");

/// What of these is known here: a program asks for each, as any program would.
fn known_of_numpy() -> Result<(Vec<&'static str>, Vec<&'static str>), Failure> {
    let mut asked = "import numpy as np\nfound = []\n".to_owned();
    for name in NUMPY.lines() {
        let (room, own) =
            name.rsplit_once('.').map_or(("np".to_owned(), name), |(room, own)| (format!("np.{room}"), own));
        let _ = write!(asked, "try:\n    found.append(callable(getattr({room}, '{own}')) or True)\n");
        asked.push_str("except AttributeError:\n    found.append(False)\n");
    }
    let unreadable = |_| Refusal("the names of NumPy cannot be asked for".to_owned());
    let mut session = Session::open("names.py", &asked, Arc::new(Beside(PathBuf::new())), &[]).map_err(unreadable)?;
    go(&mut session, None)?;
    let found = session.variables().into_iter().find(|(name, _)| name == "found");
    let Some((_, Shown::List(found))) = found else { return Err(unreadable(vec![]).into()) };
    let is_known = |shown: &Shown| *shown == Shown::Bool(true);
    let (known, unknown): (Vec<_>, Vec<_>) = NUMPY.lines().zip(&found).partition(|(_, shown)| is_known(shown));
    let names = |pairs: Vec<(&'static str, &Shown)>| pairs.into_iter().map(|(name, _)| name).collect();
    Ok((names(known), names(unknown)))
}

/// Lists what of NumPy a program can use, and what not.
///
/// # Errors
/// If it cannot be written.
pub fn list_numpy(format: ReportFormat, mut out: impl Write) -> Result<(), Failure> {
    let (known, unknown) = known_of_numpy()?;
    match format {
        ReportFormat::Json => {
            serde_json::to_writer(&mut out, &serde_json::json!({ "known": known, "unknown": unknown }))?;
            writeln!(out)?;
        }
        ReportFormat::Text => {
            writeln!(out, "of NumPy these {} names are known", known.len())?;
            known.iter().try_for_each(|name| writeln!(out, "  {name}"))?;
            writeln!(out, "\nand these {} are not", unknown.len())?;
            unknown.iter().try_for_each(|name| writeln!(out, "  {name}"))?;
        }
    }
    Ok(out.flush()?)
}

/// Writes the scalars of a program after every so many rounds, up to a position or to its end.
///
/// # Errors
/// If it cannot be opened, there is no such position, it ends with an exception, or it cannot be written.
pub fn trace(file: &str, place: &Place, every: u64, format: TraceFormat, out: impl Write) -> Result<(), Failure> {
    let mut session = open_at(file, place)?;
    go(&mut session, place.step.as_deref())?;
    let scalars = |session: &Session| -> Vec<(String, f64)> {
        let scalar = |(name, value): (String, Shown)| scalar(&value).map(|number| (name, number));
        session.variables().into_iter().filter_map(scalar).collect()
    };
    let last = session.position();
    let done = if place.step.is_some() { Ok(()) } else { ended(&session) };
    let columns = scalars(&session).into_iter().map(|(name, _)| name).collect();
    let mut rows = TraceWriter::new(format, columns, BufWriter::new(out))?;
    for round in (0..=last.round).step_by(usize::try_from(every).unwrap_or(usize::MAX)) {
        let position = Position { round, statement: 0 };
        while session.goto(position, SLICE) == Status::Running {}
        let known = scalars(&session);
        let number = |name: &str| known.iter().find(|(known, _)| known == name).map(|(_, number)| *number);
        rows.write(&written(position), number)?;
    }
    rows.finish()?;
    done
}
