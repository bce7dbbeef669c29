//! What a place on the command line means: a lab, its settings, the runs beside it, and where they stand.

use std::sync::Arc;

use super::{Fork, Place};
use crate::app::{MOST_RUNS, check_form};
use crate::lab::{Assignment, Description, Parameters, Position, Refusal, SOURCE, Schedule, Session, WrittenPosition};
use crate::labs::{Entry, Registry};
use crate::table::Table;

impl Place {
    /// The lab `name` of these labs, and what is set of it.
    ///
    /// # Errors
    /// If there is no such lab, parameter or value, or the lab takes no table and there is one.
    pub fn lab(&self, labs: Registry, name: &str) -> Result<(&'static Entry, Schedule), Refusal> {
        let lab = labs.find(name)?;
        if self.data.is_some() && !lab.description.takes_table {
            let takers = labs.iter().map(|lab| lab.description).filter(|lab| lab.takes_table);
            let takers: Vec<&str> = takers.map(|lab| lab.name).collect();
            return Err(Refusal(format!("`{name}` takes no table; these do: {}", takers.join(", "))));
        }
        Ok((lab, self.schedule(labs, lab)?))
    }

    /// The lab `name` of these labs with these parameters and this table, at its start.
    ///
    /// # Errors
    /// As [`lab`](Self::lab), and if the parameters do not go together, or with the table.
    pub fn open(&self, labs: Registry, name: &str, table: Arc<Table>) -> Result<Box<dyn Session>, Refusal> {
        let (lab, schedule) = self.lab(labs, name)?;
        lab.open(schedule, table)
    }

    /// Whether it says where something is to stand, or how it is set.
    pub fn says_something(&self) -> bool {
        self.step.is_some() || !self.settings.is_empty() || !self.forks.is_empty() || self.from.is_some()
    }

    /// The settings of each run that branches off, by its name, in the order in which they were named.
    ///
    /// # Errors
    /// If one cannot be called so, or there are more than can stand beside each other.
    pub fn branches(&self, lab: &str) -> Result<Vec<(String, Vec<Assignment>)>, Refusal> {
        let mut branches: Vec<(String, Vec<Assignment>)> = vec![];
        for Fork { name, setting } in &self.forks {
            check_form(name)?;
            if name == lab {
                return Err(Refusal(format!("--fork {name}: the run that others branch off from is called so")));
            }
            let known = branches.iter().position(|(known, _)| known == name);
            let place = known.unwrap_or(branches.len());
            if place == branches.len() {
                branches.push((name.clone(), vec![]));
            }
            branches[place].1.extend(setting.clone());
        }
        if branches.len() >= MOST_RUNS {
            return Err(Refusal(format!("{MOST_RUNS} runs can stand beside each other, not {}", branches.len() + 1)));
        }
        Ok(branches)
    }

    /// Every run by its name, each as if it were alone.
    ///
    /// # Errors
    /// As [`branches`](Self::branches).
    pub fn runs(&self, lab: &str) -> Result<Vec<(String, Self)>, Refusal> {
        let alone = |settings: Vec<Assignment>| Self {
            settings: [self.settings.clone(), settings].concat(),
            forks: vec![],
            run: None,
            rests: true,
            ..self.clone()
        };
        let branches = self.branches(lab)?.into_iter().map(|(name, settings)| (name, alone(settings)));
        Ok(std::iter::once((lab.to_owned(), alone(vec![]))).chain(branches).collect())
    }

    /// The position as it was written.
    ///
    /// # Errors
    /// If it is none.
    pub fn written(&self) -> Result<Option<WrittenPosition>, Refusal> {
        Ok(self.step.as_deref().map(str::parse).transpose()?)
    }

    /// What the link sets, where there is one.
    fn linked(&self, labs: Registry, lab: &'static Entry) -> Result<Vec<Assignment>, Refusal> {
        let Some(link) = &self.from else { return Ok(vec![]) };
        let links = lab.links.ok_or_else(|| {
            let takers = labs.iter().filter(|lab| lab.links.is_some()).map(|lab| lab.description.name);
            let takers = takers.collect::<Vec<_>>().join(", ");
            Refusal(format!("`{}` takes no links; these do: {takers}", lab.description.name))
        })?;
        (links.read)(link)
    }

    fn schedule(&self, labs: Registry, entry: &'static Entry) -> Result<Schedule, Refusal> {
        let lab: &'static Description = entry.description;
        let mut schedule = Schedule::new(Parameters::defaults(lab.parameters));
        let assignment =
            |name: &str, value: &str| Assignment { name: name.to_owned(), value: value.to_owned(), from: None };
        // Whoever brings numbers means them; what is set by hand comes after and holds.
        let has_sources = lab.parameters.iter().any(|parameter| parameter.name == SOURCE);
        let source = (self.data.is_some() && has_sources).then(|| assignment(SOURCE, "table"));
        let target = self.target.as_ref().map(|column| assignment("target", column));
        let linked = self.linked(labs, entry)?;
        for assignment in source.iter().chain(&target).chain(&linked).chain(&self.settings) {
            assignment.take(lab, &mut schedule)?;
        }
        Ok(schedule)
    }

    /// The position that was asked for, in `session`, which may not be known yet to reach it.
    ///
    /// # Errors
    /// If there is no such position.
    pub fn position(&self, session: &dyn Session) -> Result<Option<Position>, Refusal> {
        let Some(written) = self.written()? else { return Ok(None) };
        let position = session.read_position(written)?;
        if position > session.end() && self.rests {
            return Ok(Some(session.end()));
        }
        if position > session.end() {
            return Err(Refusal(format!("position {position} is past the end; the last one is {}", session.end())));
        }
        Ok(Some(position))
    }
}
