//! Expressions that somebody asks about where a program stands: they are evaluated on a copy, and change nothing.

use std::sync::{Arc, OnceLock};

use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

use super::open::TOO_DEEP;
use super::{Files, Held, Session, Status, StepRecord};
use crate::numpy::{Array, Buffer};
use crate::python::compile::{PROGRAM, SourceText, Unit};
use crate::python::machine::{Machine, Then};
use crate::python::objects::{Sym, Value};
use crate::python::reader::too_deep;

/// Instructions that an expression may take.
const MOST: u64 = 5_000_000;

/// The name that the value of an expression is given, as in Python's own prompt.
pub const RESULT: &str = "_";

/// Beside a program that is in no file there is nothing to read, and its clock stands still.
#[derive(Debug)]
pub struct Nothing;

impl Files for Nothing {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("No such file or directory".to_owned())
    }

    fn now(&self) -> f64 {
        0.0
    }
}

/// What an expression came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluated {
    /// The text that was run: the expression, given to [`RESULT`].
    pub text: String,
    /// Its operations.
    pub record: StepRecord,
    /// Its value; nothing where it is none that can be shown.
    pub held: Option<Held>,
}

/// What stands ahead of expressions that are about no program.
const BEFORE: &str = "import math\nimport numpy as np\n";

impl Session {
    /// A program that has run to its end and holds these arrays under these names; one without axes is a number.
    ///
    /// # Errors
    /// If it cannot be begun.
    pub fn with_values(given: &[(String, Array)]) -> Result<Self, String> {
        static BOARD: OnceLock<Option<Session>> = OnceLock::new();
        let board = BOARD.get_or_init(|| {
            let mut board = Self::open("watch", BEFORE, Arc::new(Nothing), &[]).ok()?;
            board.run_slice(u64::MAX >> 1);
            Some(board)
        });
        let mut session = board.clone().ok_or("expressions cannot be worked out here")?;
        let machine = &mut session.machine;
        let mut unit = Unit::clone(&machine.unit);
        unit.symbols = machine.symbols.clone();
        let slots: Vec<u32> = given
            .iter()
            .map(|(name, _)| {
                let name = unit.symbols.intern(name);
                unit.global(PROGRAM, name)
            })
            .collect();
        machine.go_on_with(unit);
        for (slot, (_, array)) in slots.into_iter().zip(given) {
            let value = match &*array.buffer {
                Buffer::Float64(cells) if array.rank() == 0 => Value::Float(cells.first().copied().unwrap_or(f64::NAN)),
                _ => machine.from_array(array.clone(), &[]),
            };
            machine.globals[slot as usize] = value;
        }
        Ok(session)
    }

    /// The value of an expression, of what the running function sees where the program stands.
    ///
    /// # Errors
    /// What Python would say: that it is no expression, or the exception that it raises.
    pub fn evaluate(&self, expression: &str) -> Result<Evaluated, String> {
        let text = format!("{RESULT} = {}\n", expression.trim());
        if expression.trim().is_empty() || expression.contains(['\n', '\r']) {
            return Err("an expression is written in one line, as W1.T @ delta".to_owned());
        }
        if too_deep(&text).is_some() {
            return Err(TOO_DEEP.to_owned());
        }
        let parsed = parse_unchecked(&text, ParseOptions::from(Mode::Module));
        if let Some(error) = parsed.errors().first() {
            return Err(format!("SyntaxError: {}", error.error));
        }
        let Some(module) = parsed.try_into_module() else { return Err("SyntaxError: invalid syntax".to_owned()) };
        let mut machine = self.machine.clone();
        let number = machine.unit.sources.len() as u32;
        let mut unit = Unit::clone(&machine.unit);
        unit.symbols = machine.symbols.clone();
        let seen = seen(&machine, &mut unit, &text);
        if let Err(refusals) = unit.compile(number, &text, module.suite()) {
            return Err(refusals.into_iter().next().map_or_else(String::new, |refusal| refusal.message));
        }
        machine.go_on_with(unit);
        for (slot, value) in seen {
            machine.globals[slot as usize] = value;
        }
        machine.failure = None;
        machine.until = None;
        machine.patched = machine.patches.len();
        machine.recorder.operations = Some(vec![]);
        let floor = machine.frames.len();
        machine.begin(number, Then::Stop);
        match machine.run(MOST, floor) {
            Status::Ended | Status::Reached => {}
            Status::Running => return Err("this takes longer than anybody waits for".to_owned()),
            Status::Failed => {
                let failure = machine.failure.map(|failure| machine.exception_line(failure));
                return Err(failure.unwrap_or_default());
            }
        }
        let operations = machine.recorder.operations.take().unwrap_or_default();
        let name = machine.symbols.find(RESULT);
        let slot = name.and_then(|name| machine.unit.sources[number as usize].slots.get(&name).copied());
        let value = slot.map_or(Value::Unbound, |slot| machine.globals[slot as usize]);
        let held = machine.held_as(RESULT, value);
        Ok(Evaluated { text, record: StepRecord { operations, failed: None }, held })
    }
}

/// Adds the source of an expression, which sees what the running function sees: the names of the module as they are, and its own
/// with what they hold.
fn seen(machine: &Machine, unit: &mut Unit, text: &str) -> Vec<(u32, Value)> {
    let mut source = SourceText::new("<watch>", text, false);
    source.slots.clone_from(&unit.sources[PROGRAM as usize].slots);
    let number = unit.sources.len() as u32;
    unit.sources.push(source);
    let frame = machine.frames.iter().rev().find(|frame| !machine.is_library(frame.code));
    let Some(frame) = frame else { return vec![] };
    let slots = machine.unit.codes[frame.code as usize].slots.iter().enumerate();
    let own: Vec<(Sym, Value)> =
        slots.filter_map(|(slot, name)| Some(((*name)?, machine.local(frame, slot)?))).collect();
    let mut given = vec![];
    for (name, value) in own {
        unit.sources[number as usize].slots.remove(&name);
        given.push((unit.global(number, name), value));
    }
    given
}

impl Machine {
    /// Goes on with more code than it had: constants and globals are made for what is new.
    fn go_on_with(&mut self, unit: Unit) {
        self.symbols = unit.symbols.clone();
        self.globals.resize(unit.globals as usize, Value::Unbound);
        self.unit = Arc::new(unit);
        self.make_constants();
    }
}
