//! Labs without a screen: `print`, `list`, `lesson`, `verify`, `export` and `trace`.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};

use super::failure::Failure;
use super::sitting::Sitting;
use super::{files, forks, manual, opening, programs, stopwatch, tongues};
use crate::app::{self, App};
use crate::cli::{Command, Drawn, Place, PrintFormat, ReportFormat, ThemeChoice};
use crate::input::Action;
use crate::lab::{Goal, Position, Refusal, Session, Since};
use crate::labs::Registry;
use crate::page::Wording;
use crate::page::lessons;
use crate::report::{self, Export, Report, TraceFormat, TraceWriter};
use crate::terminal::{Capabilities, Colours, Reducer, Svg};
use crate::ui::{Background, Look, Theme};

/// A run that costs more than this is worth a progress bar: about a second.
const LONG: u64 = 2_000_000_000;

/// How often a progress bar moves, in the unit of [`Session::effort`].
const PORTION: u64 = 100_000_000;

/// Carries out a command with these labs, writing to `out`, with remarks and progress on `remarks`.
///
/// # Errors
/// If what is asked for cannot be, or the output cannot be written. Nothing has been written in the first case. Also if
/// figures do not agree, when all of them are written.
pub fn run(labs: Registry, command: &Command, out: impl Write, remarks: &mut impl Write) -> Result<(), Failure> {
    if let Command::Print { place, .. } | Command::Trace { place, .. } | Command::Export { place, .. } = command
        && !place.forks.is_empty()
        && !matches!(command, Command::Print { format: PrintFormat::Svg, .. })
    {
        return forks::run(labs, command, out, remarks);
    }
    let mut out: BufWriter<Box<dyn Write + '_>> = BufWriter::with_capacity(1 << 16, Box::new(out));
    match command {
        Command::Run { file, settings } => programs::run(file, settings, out, remarks),
        Command::Print { lab, place, format: PrintFormat::Svg, drawn } => {
            let picture = picture(labs, lab, place, drawn)?;
            out.write_all(picture.as_bytes())?;
            Ok(out.flush()?)
        }
        Command::Print { lab, place, format, .. } if programs::is_program(labs, lab) => {
            programs::print(lab, place, *format, out)
        }
        Command::Trace { lab, every, format, place } if programs::is_program(labs, lab) => {
            programs::trace(lab, place, *every, *format, out)
        }
        Command::List { numpy: true, format } => programs::list_numpy(*format, out),
        Command::Print { lab, place, format, .. } => {
            let table = files::table(place.data.as_deref())?;
            let mut session = place.open(labs, lab, Arc::clone(&table))?;
            go(session.as_mut(), place)?;
            let shown = session.snapshot();
            let of_table = report::remarks(&shown, &table);
            match format {
                PrintFormat::Json => {
                    // The object has no room for them.
                    for remark in of_table {
                        writeln!(remarks, "lina-tui: {remark}")?;
                    }
                    serde_json::to_writer(&mut out, &Report(&shown))?;
                    writeln!(out)?;
                }
                PrintFormat::Text | PrintFormat::Svg => report::write_text(&shown, &of_table, &mut out)?,
            }
            Ok(out.flush()?)
        }
        Command::List { format, .. } => {
            let labs = labs.iter().map(|lab| lab.description);
            match format {
                ReportFormat::Json => report::list_as_json(labs, &mut out)?,
                ReportFormat::Text => report::list_as_text(labs, &mut out)?,
            }
            Ok(out.flush()?)
        }
        Command::Lesson { lab } => {
            let text = match lab {
                Some(lab) => lessons::as_text(labs.find(lab)?.texts.lesson),
                None => lessons::contents(labs.iter().map(|lab| (lab.description.name, lab.texts.lesson))),
            };
            out.write_all(text.as_bytes())?;
            Ok(out.flush()?)
        }
        Command::Verify { figures, format } => {
            let checked = report::verify::verify(labs, files::figures(figures.as_deref())?)?;
            match format {
                ReportFormat::Json => report::verify::write_json(&checked, &mut out)?,
                ReportFormat::Text => report::verify::write_text(&checked, &mut out)?,
            }
            out.flush()?;
            match checked.iter().filter(|checked| !checked.verdict.is_expected()).count() {
                0 => Ok(()),
                1 => Err(Failure::Found("1 figure is not as expected".to_owned())),
                many => Err(Failure::Found(format!("{many} figures are not as expected"))),
            }
        }
        Command::Export { lab, place, format } => {
            let text = export(labs, lab, place, *format)?;
            out.write_all(text.as_bytes())?;
            Ok(out.flush()?)
        }
        Command::Messages { lab, check } => messages(labs, lab.as_deref(), check.as_deref(), &mut out),
        Command::Man { command } => {
            manual::page(command.as_deref(), &mut out)??;
            Ok(out.flush()?)
        }
        Command::Completions { shell } => {
            // Written in one, as whoever generates it does not expect a reader that has read enough.
            let mut script = vec![];
            manual::completions(*shell, &mut script);
            out.write_all(&script)?;
            Ok(out.flush()?)
        }
        Command::Trace { lab, every, format, place } => {
            let mut session = place.open(labs, lab, files::table(place.data.as_deref())?)?;
            trace(session.as_mut(), place, *every, *format, out)?;
            if let Some(departure) = session.snapshot().departure() {
                let (round, at) = (session.description().round, departure.round);
                writeln!(remarks, "lina-tui: in {round} {at} {} leaves the finite numbers", departure.quantity)?;
            }
            Ok(())
        }
    }
}

/// The screen of a lab where it stands, as SVG.
fn picture(labs: Registry, lab: &str, place: &Place, drawn: &Drawn) -> Result<String, Refusal> {
    let (labs, lab) = programs::with_programs(labs, lab)?;
    let (entry, schedule) = place.lab(labs, &lab)?;
    let position = place.written()?;
    let mut app = App::new(labs, &files::table(place.data.as_deref())?, place.data.clone());
    let mut effects = app.open(entry, schedule.clone(), position);
    effects.extend(opening::branches(&mut app, place, entry, &schedule)?);
    let mut sitting = Sitting::new(app, effects);
    if let Some(refusal) = sitting.app.refusal() {
        return Err(refusal);
    }
    let size = drawn.size;
    if position.is_none() {
        sitting.act(Action::End);
    }
    sitting.carry_out(drawn.commands.as_deref().unwrap_or_default())?;
    sitting.act(Action::Resize(size.width, size.height));
    let capabilities = Capabilities { colours: Colours::True, unicode: !drawn.ascii };
    let drawn = if drawn.theme == ThemeChoice::Light { Background::Light } else { Background::Dark };
    let theme = Theme::new(sitting.app.viewer.background().unwrap_or(drawn), capabilities);
    let mut screen = sitting.screen(&theme, size.into());
    Reducer::new(capabilities, Theme::palette()).reduce(&mut screen);
    let (paper, ink) = theme.terminal();
    Ok(Svg { screen: &screen, title: &format!("lina-tui, {lab}"), paper, ink }.to_string())
}

/// Goes to the position asked for, or to the last one.
fn go(session: &mut dyn Session, place: &Place) -> Result<(), Refusal> {
    // What only a clock can tell is found out where somebody asks for it.
    if let Some(errand) = session.snapshot().errand()
        && !matches!(place.position(session), Ok(Some(_)))
    {
        session.set(errand.setting, &errand.done_by(stopwatch::fastest), Since::Start)?;
    }
    let asked = place.position(session)?;
    let goal = asked.unwrap_or_else(|| session.end());
    let bar = progress_bar(session, goal);
    session.set_out(Goal::At(goal));
    while !session.work(PORTION) {
        bar.set_position(session.progress().map_or(0, |(round, _)| round));
    }
    bar.finish_and_clear();
    match session.snapshot().departure() {
        Some(departure) if asked.is_some() && session.position() != goal && !place.rests => Err(Refusal(format!(
            "position {goal} is not reached: in {} {} {} leaves the finite numbers; the last position is {}",
            session.description().round,
            departure.round,
            departure.quantity,
            session.end(),
        ))),
        _ => Ok(()),
    }
}

fn trace(
    session: &mut dyn Session,
    place: &Place,
    every: u64,
    format: TraceFormat,
    out: impl Write,
) -> Result<(), Failure> {
    let last = place.position(session)?.unwrap_or_else(|| session.end());
    let bar = progress_bar(session, last);
    let mut rows = TraceWriter::new(format, report::columns(&session.snapshot()), out)?;
    let (mut next, mut written) = (Position::START, None);
    let mut since_shown = 0;
    loop {
        let goal = next.min(last);
        session.go_to(goal);
        if written != Some(session.position()) {
            let shown = session.snapshot();
            rows.write(&shown.position.to_string(), |name| shown.scalar(name))?;
            written = Some(session.position());
        }
        // It has come as far as it should, or as far as the numbers are finite.
        if goal == last || written != Some(goal) {
            break;
        }
        since_shown += every.saturating_mul(session.effort());
        if since_shown > PORTION {
            bar.set_position(goal.done);
            since_shown = 0;
        }
        next = Position::after(goal.done.saturating_add(every));
    }
    bar.finish_and_clear();
    Ok(rows.finish()?)
}

/// A progress bar, where there is somebody to see it and something to wait for.
fn progress_bar(session: &dyn Session, goal: Position) -> ProgressBar {
    let is_long = goal.done.saturating_mul(session.effort()) > LONG;
    if !is_long || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let template = format!("{} {{pos}} of {{len}} {{wide_bar}} {{eta}}", session.description().round);
    let style = ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(goal.done).with_style(style)
}

/// The position that is asked for, taken along.
fn export(labs: Registry, lab: &str, place: &Place, format: Export) -> Result<String, Failure> {
    let mut session = place.open(labs, lab, files::table(place.data.as_deref())?)?;
    go(session.as_mut(), place)?;
    let entry = labs.find(lab)?;
    let (look, words) = (Look::new(entry.screen.choices()), Wording::english(entry.catalogue()));
    Ok(report::export(&session.snapshot(), entry, words, &look, place.data.as_deref(), format)?)
}

/// Writes the words for what is said, or what is wrong with a person's own words in the language `check`.
fn messages(labs: Registry, lab: Option<&str>, check: Option<&str>, out: &mut impl Write) -> Result<(), Failure> {
    if let Some(code) = check {
        let folder = tongues::folder()?;
        let (_, faults) = tongues::load(&folder, code, labs)?;
        faults.iter().try_for_each(|fault| writeln!(out, "{fault}"))?;
        out.flush()?;
        return match faults.len() {
            0 => Ok(()),
            1 => Err(Failure::Found("1 line is left out".to_owned())),
            many => Err(Failure::Found(format!("{many} lines are left out"))),
        };
    }
    let (place, text) = match lab {
        Some("programs") => ("programs/".to_owned(), crate::programs::MESSAGES),
        Some(lab) => (format!("labs/{lab}/"), labs.find(lab)?.texts.messages),
        None => (String::new(), app::messages()),
    };
    if let Ok(folder) = tongues::folder() {
        let folder = folder.display();
        writeln!(out, "# For `--lang CODE`, what is worded anew goes to {folder}/{place}messages.CODE.ftl\n")?;
    }
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}
