//! One instruction at a time, with what each operation was given and what it gave.

use super::binary::words;
use super::compare::sign;
use super::{Machine, Result};
use crate::python::arrays::{OperationRecord, Watched};
use crate::python::compile::{CallShape, Op, Unary, Unit};
use crate::python::objects::{Object, Sym, Value};

/// Operands that an operation has at most to be noted.
const MOST_OPERANDS: usize = 16;

/// An operation that is about to run.
struct Begun {
    name: String,
    operands: Vec<Value>,
    keywords: Vec<(String, Value)>,
}

impl Machine {
    /// As [`run_frame`](Self::run_frame), with operations noted.
    pub(super) fn run_recorded(&mut self, unit: &Unit, end: u64) -> Result<bool> {
        let depth = self.frames.len();
        while self.steps < end && self.frames.len() == depth {
            let is_wanted = self.recorder.operations.is_some();
            let (begun, target) = is_wanted.then(|| self.begin_operation(unit)).flatten().unzip();
            self.recorder.begun.clone_from(&begun);
            let stored = self.stored(unit);
            let reaches = self.run_frame(unit, self.steps + 1)?;
            if reaches {
                return Ok(true);
            }
            self.note_local(stored, depth, unit);
            match (begun, target) {
                (Some(operation), Some(target)) if self.frames.len() == depth => self.end_operation(operation, target),
                (Some(operation), Some(_)) if self.frames.len() > depth && self.is_in_library() => {
                    self.recorder.open.push((depth, operation));
                }
                _ => {}
            }
            let now = self.frames.len();
            let has_returned = now < depth && self.recorder.open.last().is_some_and(|(waiting, _)| *waiting == now);
            if has_returned && let Some((_, operation)) = self.recorder.open.pop() {
                self.end_operation(operation, None);
            }
        }
        Ok(false)
    }

    /// Whether each instruction is looked at by itself.
    pub(super) fn is_recorded(&self) -> bool {
        self.recorder.operations.is_some() || matches!(self.recorder.watched, Some(Watched::Local(..)))
    }

    /// The name of the running function that the next instruction gives a value.
    fn stored(&self, unit: &Unit) -> Option<Watched> {
        let frame = self.frames.last()?;
        match unit.codes[frame.code as usize].ops.get(frame.ip as usize) {
            Some(Op::StoreLocal(slot) | Op::StoreCell(slot)) => Some(Watched::Local(frame.code, *slot)),
            _ => None,
        }
    }

    /// Notes that a name of a function has been given a value: by the instruction that has run, or by a call of the function.
    fn note_local(&mut self, stored: Option<Watched>, depth: usize, unit: &Unit) {
        if let Some(stored) = stored {
            self.note_binding(stored);
        } else if self.frames.len() > depth
            && let Some(Watched::Local(code, slot)) = self.recorder.watched
            && self.frames.last().is_some_and(|frame| frame.code == code)
            && slot < unit.codes[code as usize].parameters.slots()
        {
            self.note_binding(Watched::Local(code, slot));
        }
    }

    /// Whether the running frame is the library's.
    fn is_in_library(&self) -> bool {
        self.frames.last().is_some_and(|frame| self.is_library(frame.code))
    }

    /// Notes an operation that has run: what it gave lies on the stack, or is what it wrote into.
    fn end_operation(&mut self, operation: OperationRecord, target: Option<Value>) {
        let value = target.unwrap_or(self.top());
        let result = self.operand_record(value);
        self.recorder.begun = None;
        if let (Some(result), Some(all)) = (result, &mut self.recorder.operations) {
            all.push(OperationRecord { result: Some(result), ..operation });
        }
    }

    /// The operation that the next instruction of the program is, with what it is given; besides, what it writes into.
    fn begin_operation(&mut self, unit: &Unit) -> Option<(OperationRecord, Option<Value>)> {
        let frame = self.frames.last()?;
        if self.is_library(frame.code) {
            return None;
        }
        let code = &unit.codes[frame.code as usize];
        let (op, span) = (*code.ops.get(frame.ip as usize)?, *code.spans.get(frame.ip as usize)?);
        let (begun, target) = self.operation_of(op, unit)?;
        if begun.operands.len() > MOST_OPERANDS {
            return None;
        }
        let operands = begun.operands.into_iter().map(|value| self.operand_record(value)).collect::<Option<_>>()?;
        let keywords = begun.keywords.into_iter();
        let keywords = keywords.filter_map(|(name, value)| Some((name, self.operand_record(value)?))).collect();
        Some((OperationRecord { name: begun.name, span, operands, keywords, result: None }, target))
    }

    fn operation_of(&self, op: Op, unit: &Unit) -> Option<(Begun, Option<Value>)> {
        let last = |count: usize| self.stack.get(self.stack.len().checked_sub(count)?..).map(<[Value]>::to_vec);
        let plain = |name: &str, count: usize| {
            Some((Begun { name: name.to_owned(), operands: last(count)?, keywords: vec![] }, None))
        };
        match op {
            Op::Binary(op) => plain(words(op).0, 2),
            Op::InPlace(op) => plain(&format!("{}=", words(op).0), 2),
            Op::Unary(Unary::Neg) => plain("-", 1),
            Op::Unary(Unary::Pos) => plain("+", 1),
            Op::Unary(Unary::Invert) => plain("~", 1),
            Op::Compare(op) => plain(sign(op), 2),
            Op::Item => plain("[]", 2).filter(|(begun, _)| self.is_array(begun.operands[0])),
            Op::ItemOfTwo => plain("[]", 3).filter(|(begun, _)| self.is_array(begun.operands[0])),
            Op::StoreItem | Op::StoreItemOfTwo => {
                let mut operands = last(if op == Op::StoreItem { 3 } else { 4 })?;
                operands.swap(0, 1);
                let target = operands[0];
                let begun = Begun { name: "[]=".to_owned(), operands, keywords: vec![] };
                self.is_array(target).then_some((begun, Some(target)))
            }
            Op::Attribute(name) => {
                plain(&format!(".{}", self.symbols.name(name)), 1).filter(|(begun, _)| self.is_array(begun.operands[0]))
            }
            Op::Call(count) => {
                let operands = last(count as usize)?;
                let name = self.callee(*last(count as usize + 1)?.first()?)?;
                Some((Begun { name, operands, keywords: vec![] }, None))
            }
            Op::CallMethod(name, count) => self.method_call(name, last(count as usize + 1)?, vec![]),
            Op::CallShaped(number) => self.shaped_call(&unit.calls[number as usize]),
            _ => None,
        }
    }

    fn shaped_call(&self, shape: &CallShape) -> Option<(Begun, Option<Value>)> {
        let from = self.stack.len().checked_sub(shape.count as usize + 1)?;
        let mut operands = self.stack[from..].to_vec();
        let given = operands.split_off(operands.len() - shape.names.len());
        let names = shape.names.iter().map(|name| self.symbols.name(*name).to_string());
        let keywords = names.zip(given).collect();
        if let Some(name) = shape.method {
            return self.method_call(name, operands, keywords);
        }
        let name = self.callee(operands.remove(0))?;
        Some((Begun { name, operands, keywords }, None))
    }

    /// A method of an array, or a function of a module.
    fn method_call(
        &self,
        name: Sym,
        mut operands: Vec<Value>,
        keywords: Vec<(String, Value)>,
    ) -> Option<(Begun, Option<Value>)> {
        let (this, name) = (*operands.first()?, self.symbols.name(name));
        let name = match self.object(this) {
            Some(Object::Module(module)) => {
                operands.remove(0);
                let whole = format!("{}.{name}", module.name);
                whole.strip_prefix("numpy.").unwrap_or(&whole).to_owned()
            }
            Some(Object::NumPy(outer)) => {
                operands.remove(0);
                format!("{outer}.{name}")
            }
            Some(Object::Array(_) | Object::Scalar(_)) => format!(".{name}"),
            _ => return None,
        };
        Some((Begun { name, operands, keywords }, None))
    }

    /// What a function of NumPy or of Python's own is called.
    fn callee(&self, callee: Value) -> Option<String> {
        if let Value::Builtin(number) = callee {
            return Some(super::native::whole_name(number));
        }
        match self.object(callee)? {
            Object::NumPy(name) => Some(name.to_string()),
            Object::Class(class) if class.native => Some(class.name.to_string()),
            Object::Function(function) if self.is_library(function.code) => {
                Some(self.symbols.name(self.unit.codes[function.code as usize].name).to_string())
            }
            _ => None,
        }
    }

    fn is_array(&self, value: Value) -> bool {
        matches!(self.object(value), Some(Object::Array(_)))
    }
}
