//! Whether the figures that articles print are those that the program computes.

mod figures;
mod write;

use crate::lab::program::Kind;
use crate::lab::{Assignment, Parameters, Refusal, Schedule, Session, Setting, Snapshot, WrittenPosition};
use crate::labs::Registry;
use crate::math;
use crate::ops::{Shape, Value};
use crate::table::Table;

pub use figures::{Figure, Reading, Source, articles, read};
pub use write::{write_json, write_text};

/// A figure, and what came of computing it.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The figure.
    pub figure: Figure,
    /// What the program computes; nothing where there is no such thing, or it is not compared.
    pub computed: Option<Computed>,
    /// How the two go together.
    pub verdict: Verdict,
}

/// What the program computes for a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Computed {
    /// A number.
    Number(f64),
    /// A name, a truth value or a shape.
    Text(String),
}

/// How what is printed and what is computed go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// They agree.
    Agrees,
    /// They do not, and it is known why.
    Differs,
    /// It is a time, and not compared.
    Measured,
    /// They do not agree, and nobody knows why.
    Unexplained,
    /// They agree, although a reason is given why they do not.
    AgreesAfterAll,
}

impl Verdict {
    /// Whether it is as expected.
    pub fn is_expected(self) -> bool {
        matches!(self, Self::Agrees | Self::Differs | Self::Measured)
    }

    /// In a word or two.
    pub fn word(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Differs => "differs",
            Self::Measured => "a time",
            Self::Unexplained => "UNEXPLAINED",
            Self::AgreesAfterAll => "AGREES AFTER ALL",
        }
    }
}

impl Computed {
    /// As it would be printed with so many decimals.
    pub fn written(&self, decimals: usize) -> String {
        match self {
            Self::Number(number) => {
                let text = format!("{number:.decimals$}");
                // A zero has no sign worth printing.
                if text.parse() == Ok(0.0) { text.trim_start_matches('-').to_owned() } else { text }
            }
            Self::Text(text) => text.clone(),
        }
    }

    /// Whether it is what was printed, rounded as that is.
    fn is_printed_as(&self, printed: &str, decimals: usize) -> bool {
        match self {
            Self::Number(_) => {
                printed.parse::<f64>().is_ok_and(|printed| self.written(decimals).parse() == Ok(printed))
            }
            Self::Text(text) => text == printed,
        }
    }
}

/// Computes every figure in one of these labs and compares it with what is printed.
///
/// # Errors
/// If a figure is of a lab, a setting, a position, a quantity or a parameter that is not there.
pub fn verify(labs: Registry, figures: Vec<Figure>) -> Result<Vec<Checked>, Refusal> {
    let mut checked: Vec<Checked> = vec![];
    let mut open: Option<Box<dyn Session>> = None;
    for figure in figures {
        // Figures of one lab stand together: it is opened once for all of them.
        let before = checked.last().map(|checked| &checked.figure);
        let is_open = before.is_some_and(|before| before.lab == figure.lab && before.settings == figure.settings);
        let mut session = match open.take() {
            Some(session) if is_open => session,
            _ => of_lab(labs, &figure)?,
        };
        let result = check(figure, session.as_mut())?;
        checked.push(result);
        open = Some(session);
    }
    Ok(checked)
}

/// The lab that computes a figure, with its settings, on the table that is part of the program.
fn of_lab(labs: Registry, figure: &Figure) -> Result<Box<dyn Session>, Refusal> {
    let lab = labs.find(&figure.lab)?;
    let mut schedule = Schedule::new(Parameters::defaults(lab.description.parameters));
    for setting in &figure.settings {
        let assignment: Assignment = setting.parse().map_err(|why| Refusal(format!("{setting}: {why}")))?;
        let (parameter, setting, from) = assignment.read(lab.description.parameters)?;
        schedule.set(parameter, Some(setting), from.unwrap_or(0));
    }
    lab.open(schedule, Table::built_in())
}

/// Computes one figure in its lab, and compares it with what is printed.
///
/// # Errors
/// If there is no such position, quantity or parameter in the lab.
pub fn check(figure: Figure, session: &mut dyn Session) -> Result<Checked, Refusal> {
    let position = match &figure.position {
        Some(position) => session.read_position(position.parse::<WrittenPosition>()?)?,
        None => session.end(),
    };
    if position > session.end() {
        let last = session.end();
        return Err(Refusal(format!("{}: position {position} is past the end; the last one is {last}", figure.lab)));
    }
    session.go_to(position);
    let description = session.description();
    let computed = match &figure.source {
        Source::Parameter(name) => {
            let parameters = session.parameters();
            setting(&parameters.at(parameters.index(name)?).1, figure.cell.row)
        }
        Source::Quantity(name) if !description.quantities.iter().any(|(known, _)| known == name) => {
            return Err(Refusal(format!("{} has no quantity `{name}`", figure.lab)));
        }
        Source::Quantity(_) if figure.is_measured => None,
        Source::Quantity(name) => reading(&figure, name, &session.snapshot()),
    };
    let agrees = computed.as_ref().is_some_and(|computed| computed.is_printed_as(&figure.printed, figure.decimals));
    let verdict = match (agrees, &figure.reason) {
        _ if figure.is_measured => Verdict::Measured,
        (true, None) => Verdict::Agrees,
        (true, Some(_)) => Verdict::AgreesAfterAll,
        (false, Some(_)) => Verdict::Differs,
        (false, None) => Verdict::Unexplained,
    };
    Ok(Checked { figure, computed, verdict })
}

/// What a parameter is set to, of several numbers the one in this place.
fn setting(setting: &Setting, place: usize) -> Option<Computed> {
    match setting {
        Setting::Whole(number) => Some(Computed::Number(*number as f64)),
        Setting::Real(number) => Some(Computed::Number(*number)),
        Setting::Numbers(numbers) => numbers.get(place).map(|number| Computed::Number(*number)),
        Setting::Word(_) | Setting::Text(_) => Some(Computed::Text(setting.to_string())),
    }
}

/// What a figure reads of the quantity `name`; nothing where that does not exist there, or not so far.
fn reading(figure: &Figure, name: &str, shown: &Snapshot) -> Option<Computed> {
    let now = &shown.now;
    let reference = now.find(name)?;
    let value: &Value = now.value(reference);
    let (rows, columns) = (value.shape().rows(), value.shape().columns());
    let count = |count: usize| Some(Computed::Number(count as f64));
    match figure.reading {
        Reading::Shape => Some(Computed::Text(value.shape().to_string())),
        Reading::RowShape => Some(Computed::Text(Shape::vector(columns).to_string())),
        Reading::Rows => count(rows),
        Reading::Columns => count(columns),
        Reading::Count => count(value.shape().len()),
        Reading::Sum => Some(Computed::Number(math::sum(&value.numbers().collect::<Vec<_>>()))),
        Reading::Number if figure.cell.row >= rows || figure.cell.column >= columns => None,
        Reading::Number => {
            let number = value.get(figure.cell);
            Some(match now.kind(reference) {
                Kind::Number | Kind::Rows | Kind::Setting => Computed::Number(number),
                Kind::Names => Computed::Text(now.name_of(number).to_owned()),
                // As Python writes it.
                Kind::Truth => Computed::Text(if number == 0.0 { "False" } else { "True" }.to_owned()),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_printed(number: f64, printed: &str, decimals: usize) -> bool {
        Computed::Number(number).is_printed_as(printed, decimals)
    }

    #[test]
    fn a_number_agrees_when_it_rounds_to_what_is_printed() {
        assert!(is_printed(0.991_312_5, "0.991", 3) && !is_printed(0.991_512_5, "0.991", 3));
        // As Python rounds: to even where the number is exactly between two.
        assert!(is_printed(5.25, "5.2", 1) && is_printed(34.75, "34.8", 1) && is_printed(0.625, "0.62", 2));
        // NumPy leaves zeros away at the end of what it prints in a row, and prints the sign of what is hardly negative.
        assert!(is_printed(0.126_597_301, "0.1265973", 8) && !is_printed(0.126_597_329, "0.1265973", 8));
        assert!(is_printed(2.0, "2.", 8) && !is_printed(2.3, "2.", 8));
        assert!(is_printed(1e-17, "-0.", 4) && is_printed(-1e-17, "0.", 4) && !is_printed(-1e-3, "-0.", 4));
        assert!(!is_printed(f64::NAN, "nan", 4) && !is_printed(1.0, "promoted", 0));
    }
}
