//! What there is to see of a program where it stands.

use super::{Held, Parameter, Position, Refusal, Session, Shown, Status};
use crate::python::compile::{Code, Op, PROGRAM, SourceText};
use crate::python::machine::{Frame, Machine, Printed};
use crate::python::objects::Value;

/// A function that runs, or the module itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The function's name; the module is `<module>`.
    pub name: String,
    /// The line that it has come to.
    pub line: usize,
}

/// The functions that run, the module first.
fn calls(machine: &Machine) -> Vec<Call> {
    let unit = &machine.unit;
    let source = &unit.sources[PROGRAM as usize];
    // A class that is being made is called by nobody.
    let is_own = |code: &Code| code.source == PROGRAM && !code.class;
    let frames = machine.frames.iter().filter(|frame| is_own(&unit.codes[frame.code as usize]));
    let call = |frame: &Frame| {
        let code = &unit.codes[frame.code as usize];
        let at = code.spans.get(frame.ip.saturating_sub(1) as usize).map_or(code.start, |span| span.0);
        Call { name: machine.symbols.name(code.name).to_string(), line: source.line(at) }
    };
    frames.map(call).collect()
}

impl Session {
    /// How the last slice ended.
    pub fn status(&self) -> Status {
        self.status
    }

    /// What has been printed.
    pub fn output(&self) -> String {
        self.machine.output.to_string()
    }

    /// The same, in pieces that copies share.
    pub fn printed(&self) -> &Printed {
        &self.machine.output
    }

    /// What has been written to standard error, warnings included.
    pub fn warnings(&self) -> &str {
        &self.machine.errors
    }

    /// The exception that ended the program, as Python writes it.
    pub fn error(&self) -> Option<String> {
        self.machine.traceback()
    }

    /// What of the program is not known here, in the order in which it is written.
    pub fn refusals(&self) -> &[Refusal] {
        &self.machine.unit.refused
    }

    /// Where the program has come to what is not known here, from byte to byte.
    pub fn refused(&self) -> Option<(u32, u32)> {
        self.machine.refused
    }

    /// The status that the program ends with: `sys.exit(3)` is 3, an exception 1.
    pub fn exit_status(&self) -> i32 {
        self.machine.exit_status()
    }

    /// The plain variables, by name: those of the module, and in a call those of the function as `function.name`.
    pub fn variables(&self) -> Vec<(String, Shown)> {
        self.machine.variables()
    }

    /// The literals given to names at top level.
    pub fn parameters(&self) -> Vec<Parameter> {
        super::overrides::parameters(self.text())
    }

    /// The line of the statement that was run last, from 1.
    pub fn line(&self) -> usize {
        self.source().line(self.machine.statement)
    }

    /// The program's text, as it runs.
    pub fn text(&self) -> &str {
        &self.source().text
    }

    fn source(&self) -> &SourceText {
        &self.machine.unit.sources[PROGRAM as usize]
    }

    /// Where the statement that was run last begins in the text, in bytes.
    pub fn statement(&self) -> u32 {
        self.machine.statement
    }

    /// How many statements have been run of the round that the program stands in, or has just completed.
    pub fn statements(&self) -> u64 {
        self.machine.position.statement
    }

    /// The position before the one where it stands; nothing at the start.
    pub fn previous(&self) -> Option<Position> {
        let here = self.position();
        match here.statement.checked_sub(1) {
            Some(statement) => Some(Position { statement, ..here }),
            None => {
                Some(Position { round: here.round.checked_sub(1)?, statement: self.statements().saturating_sub(1) })
            }
        }
    }

    /// How many instructions have been run.
    pub fn instructions(&self) -> u64 {
        self.machine.steps
    }

    /// How many frames there are.
    pub fn depth(&self) -> usize {
        self.machine.frames.len()
    }

    /// The functions that run, the module first.
    pub fn calls(&self) -> Vec<Call> {
        calls(&self.machine)
    }

    /// Everything that is held under a name, those of the module first.
    pub fn held(&self) -> Vec<Held> {
        self.machine.held()
    }

    /// Where the instruction is written that the running function has carried out last.
    pub fn carried_out(&self) -> Option<u32> {
        let is_own = |frame: &&Frame| self.machine.unit.codes[frame.code as usize].source == PROGRAM;
        let frame = self.machine.frames.iter().rev().find(is_own)?;
        let spans = &self.machine.unit.codes[frame.code as usize].spans;
        spans.get((frame.ip as usize).checked_sub(1)?).map(|span| span.0)
    }

    /// Whether there is a loop in the program.
    pub fn has_loops(&self) -> bool {
        let own = self.machine.unit.codes.iter().filter(|code| code.source == PROGRAM);
        own.flat_map(|code| &code.ops).any(|op| matches!(op, Op::LoopEnter))
    }

    /// The outermost loop that runs: in which round it was begun, and how many of its iterations have been.
    pub fn iteration(&self) -> Option<(u64, u64)> {
        let begun = self.machine.loop_begun;
        (self.machine.loops > 0).then(|| (begun, self.machine.position.round.saturating_sub(begun)))
    }

    /// Whether it stands within a loop.
    pub fn is_in_loop(&self) -> bool {
        self.machine.loops > 0
    }

    /// How many frames there were before the step that led here.
    pub fn depth_behind(&self) -> Option<usize> {
        self.behind.as_ref().map(|behind| behind.frames.len())
    }

    /// The functions that ran before the step that led here.
    pub fn calls_behind(&self) -> Vec<Call> {
        self.behind.as_ref().map_or_else(Vec::new, |behind| calls(behind))
    }

    /// Where it stood before the step that led here, where that is known.
    pub fn behind(&self) -> Option<Position> {
        self.behind.as_ref().map(|behind| behind.reached.unwrap_or(behind.done()))
    }

    /// Everything that was held under a name before the step that led here.
    pub fn held_behind(&self) -> Vec<Held> {
        self.behind.as_ref().map_or_else(Vec::new, |behind| behind.held())
    }

    /// Everything that is held, each with the frame that has it; and the frame of the function that is running. The module is 0.
    pub fn held_by_frame(&self) -> (Vec<(usize, Held)>, usize) {
        (self.machine.held_by_frame(), self.machine.running())
    }

    /// The same before the step that led here.
    pub fn held_by_frame_behind(&self) -> Vec<(usize, Held)> {
        self.behind.as_ref().map_or_else(Vec::new, |behind| behind.held_by_frame())
    }

    /// How many bytes had been printed before the step that led here.
    pub fn printed_behind(&self) -> usize {
        self.behind.as_ref().map_or(0, |behind| behind.output.len())
    }

    /// The numbers that names of the module hold, by name.
    pub fn scalars(&self) -> Vec<(String, f64)> {
        let number = |value: Value| match value {
            Value::Int(whole) | Value::NpInt(whole) => Some(whole as f64),
            Value::Float(number) | Value::NpFloat(number) => Some(number),
            _ => None,
        };
        let names = self.machine.module_variables().into_iter();
        names.filter_map(|(name, value)| Some((self.machine.symbols.name(name).to_string(), number(value)?))).collect()
    }

    /// Where the statement begins that is run next, where that is known.
    pub fn next_statement(&self) -> Option<u32> {
        let frame = self.machine.frames.last()?;
        let code = &self.machine.unit.codes[frame.code as usize];
        match code.ops.get(frame.ip as usize) {
            Some(Op::Statement(at, _)) if code.source == PROGRAM => Some(*at),
            _ => None,
        }
    }

    /// How many checkpoints are kept.
    pub fn checkpoints(&self) -> usize {
        self.checkpoints.len()
    }

    /// The whole state as text, for comparing a replay with the first run.
    pub fn fingerprint(&self) -> String {
        self.machine.fingerprint()
    }
}
