//! The app as the command line asks for it.

use std::sync::Arc;

use super::config::{Binding, Config};
use super::sitting::Sitting;
use super::{files, programs, tongues};
use crate::app::{App, Effect};
use crate::cli::{Open, Place};
use crate::lab::{Refusal, Schedule};
use crate::labs::{Entry, Registry};

/// Lets the runs branch off that the command line names, and puts that in front which it asks for.
///
/// # Errors
/// If one cannot be called so, there are too many, or there is no such setting.
pub fn branches(
    app: &mut App,
    place: &Place,
    entry: &'static Entry,
    schedule: &Schedule,
) -> Result<Vec<Effect>, Refusal> {
    let mut effects = vec![];
    for (name, settings) in place.branches(entry.description.name)? {
        let mut schedule = schedule.clone();
        for assignment in settings {
            assignment.take(entry.runs().description, &mut schedule)?;
        }
        effects.extend(app.branch(name, schedule)?);
    }
    if let Some(name) = &place.run {
        app.choose_run(name)?;
    }
    Ok(effects)
}

/// The app as the command line asks for it, and what is to be done for it.
///
/// # Errors
/// If there is no such lab, table, setting or command.
pub fn open(labs: Registry, open: &Open, config: &Config) -> Result<(App, Vec<Effect>), Refusal> {
    let table = files::table(open.place.data.as_deref())?;
    let (labs, lab) = match &open.lab {
        Some(name) => programs::with_programs(labs, name).map(|(labs, lab)| (labs, Some(lab)))?,
        None => (labs, None),
    };
    let wanted = match &lab {
        Some(name) => Some(open.place.lab(labs, name)?),
        None if open.place.says_something() => {
            return Err(Refusal(
                "--step, --set, --fork and --from need a lab: lina-tui LAB --set NAME=VALUE".to_owned(),
            ));
        }
        // A table is best looked at first.
        None if open.place.data.is_some() => Some(open.place.lab(labs, "dataset")?),
        None => config.lab.as_ref().map(|name| open.place.lab(labs, name)).transpose()?,
    };
    let position = open.place.written()?;
    let mut app = App::new(labs, &table, open.place.data.clone());
    for Binding { key, command, .. } in &config.keys {
        app.viewer.bind(key, command, labs).map_err(Refusal)?;
    }
    app.viewer.has_mouse = config.mouse;
    if let Some(speed) = config.speed {
        app.room.set_speed(speed);
    }
    // Who says how a lab is to be set, or where it is to stand, means the lab as print and reset have it.
    let is_given = open.place.says_something();
    app.room.set_scenes(wanted.as_ref().filter(|_| is_given).map(|(entry, _)| *entry));
    let mut effects = vec![];
    if let Some((entry, schedule)) = wanted {
        effects = app.open(entry, schedule.clone(), position);
        effects.extend(branches(&mut app, &open.place, entry, &schedule)?);
        if is_given {
            app.say_whose_numbers();
        }
    }
    if let Some(code) = open.lang.as_ref().or(config.lang.as_ref()) {
        let (tongue, faults) = tongues::load(&tongues::folder()?, code, labs)?;
        app.viewer.tongue = Arc::new(tongue);
        if let Some((first, others)) = faults.split_first() {
            let more = if others.is_empty() { "" } else { "; `lina-tui messages --check` names more" };
            app.viewer.warn(format!("{first}{more}"));
        }
    }
    let Some(commands) = &open.commands else { return Ok((app, effects)) };
    let mut sitting = Sitting::new(app, effects);
    let left = sitting.carry_out(commands)?;
    Ok((sitting.app, left))
}
