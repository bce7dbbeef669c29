//! Setting a parameter in writing.

use std::str::FromStr;

use super::parameters::index;
use crate::lab::{Description, Overwritten, Parameter, Position, Refusal, Schedule, Setting, WrittenPosition};

/// `NAME=VALUE`, or `NAME=VALUE@N` from the time on when N rounds are complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The parameter's name, as written.
    pub name: String,
    /// Its value, as written.
    pub value: String,
    /// N, where it was written.
    pub from: Option<u64>,
}

impl Assignment {
    /// Which of the lab's parameters is meant (by its place), what it is set to, and from when on.
    ///
    /// # Errors
    /// If there is no such parameter or value, or the parameter cannot change in mid-run.
    pub fn read(&self, known: &[Parameter]) -> Result<(usize, Setting, Option<u64>), Refusal> {
        let Self { name, value, from } = self;
        let place = index(known, name)?;
        let setting = known[place].read(value)?;
        if known[place].whole_run && from.is_some_and(|from| from > 0) {
            return Err(Refusal(format!("{name} holds for the whole run: write {name}={value}")));
        }
        Ok((place, setting, *from))
    }
}

impl Assignment {
    /// Takes it into a schedule of a lab's: where there is a quantity of its name and no such parameter, numbers of that are
    /// overwritten.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn take(&self, lab: &Description, schedule: &mut Schedule) -> Result<(), Refusal> {
        let quantity = self.name.split('[').next().unwrap_or_default().trim();
        let is_parameter = lab.parameters.iter().any(|parameter| parameter.name == self.name);
        // What a program holds is not known before it is run: a bracket says that a number of it is meant.
        let is_of_program = lab.quantities.is_empty() && self.is_of_cells();
        if !is_parameter && (is_of_program || lab.quantities.iter().any(|(known, _)| *known == quantity)) {
            schedule.overwrite(self.overwritten()?);
            return Ok(());
        }
        let (parameter, setting, from) = self.read(lab.parameters)?;
        schedule.set(parameter, Some(setting), from.unwrap_or(0));
        Ok(())
    }

    /// Whether it is written as numbers of a quantity are: `W1[0,2]`, or `slope[]` for the whole.
    pub fn is_of_cells(&self) -> bool {
        self.name.ends_with(']')
    }

    /// As numbers that are overwritten: `W1[0,2]=0.5@10`, or `@10.3` in the middle of a round.
    ///
    /// # Errors
    /// If it is not written so.
    pub fn overwritten(&self) -> Result<Overwritten, Refusal> {
        let Self { name, value, from } = self;
        let (value, at) = match (from, value.rsplit_once('@')) {
            (None, Some((value, written))) => {
                let written: WrittenPosition = written.parse().map_err(Refusal)?;
                (value, written.in_rounds_of(|_| u64::MAX)?)
            }
            _ => (value.as_str(), Position::after(from.unwrap_or(0))),
        };
        Overwritten::read(&format!("{name}={value}"), at)
    }
}

impl FromStr for Assignment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, written) = text.split_once('=').ok_or("write it as NAME=VALUE")?;
        let from = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        let timed = written.rsplit_once('@').and_then(|(value, round)| Some((value, from(round)?)));
        let (value, from) = timed.map_or((written, None), |(value, from)| (value, Some(from)));
        Ok(Self { name: name.trim().to_owned(), value: value.trim().to_owned(), from })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assignments_may_say_from_when_on() {
        let read = |text: &str| text.parse::<Assignment>();
        let assignment = |name: &str, value: &str, from| Assignment { name: name.into(), value: value.into(), from };
        assert_eq!(read("lr=0.05"), Ok(assignment("lr", "0.05", None)));
        assert_eq!(read("lr = 0.05@100"), Ok(assignment("lr", "0.05", Some(100))));
        assert_eq!(read("labels=a@b"), Ok(assignment("labels", "a@b", None)));
        assert_eq!(read("slope=-3"), Ok(assignment("slope", "-3", None)));
        assert!(read("lr").is_err());
    }

    #[test]
    fn what_cannot_change_in_mid_run_is_refused() {
        let known = [
            Parameter { whole_run: true, ..Parameter::whole("epochs", "", 500, 1, 1000) },
            Parameter::real("lr", "", 0.1, 0.0, 1.0),
        ];
        let read = |text: &str| text.parse::<Assignment>().unwrap().read(&known);
        assert_eq!(read("lr=0.5@3"), Ok((1, Setting::Real(0.5), Some(3))));
        assert_eq!(read("epochs=9"), Ok((0, Setting::Whole(9), None)));
        assert!(read("epochs=9@3").unwrap_err().0.contains("whole run"));
        assert!(read("ep=9").unwrap_err().0.contains("epochs, lr"));
    }
}
