//! The app as the command line asks for it.

use std::sync::Arc;

use super::config::{Binding, Config};
use super::sitting::Sitting;
use super::{files, programs, tongues};
use crate::app::{App, Effect};
use crate::cli::Open;
use crate::lab::Refusal;
use crate::labs::Registry;

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
        None if open.place.step.is_some() || !open.place.settings.is_empty() => {
            return Err(Refusal("--step and --set need a lab: lina-tui LAB --set NAME=VALUE".to_owned()));
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
    let is_given = open.place.step.is_some() || !open.place.settings.is_empty();
    app.room.set_scenes(wanted.as_ref().filter(|_| is_given).map(|(entry, _)| *entry));
    let effects = wanted.map_or_else(Vec::new, |(entry, schedule)| app.open(entry, schedule, position));
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
