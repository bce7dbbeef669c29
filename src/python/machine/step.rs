//! One instruction after another.

use super::arithmetic::{fast_binary, fast_compare};
use super::{Fault, Machine, Result};
use crate::python::arrays::Watched;
use crate::python::compile::{Op, Unary, Unit};
use crate::python::objects::{Object, Value};

impl Machine {
    pub(super) fn pop(&mut self) -> Value {
        self.stack.pop().unwrap_or(Value::None)
    }

    pub(super) fn push(&mut self, value: Value) {
        self.stack.push(value);
    }

    pub(super) fn top(&self) -> Value {
        self.stack.last().copied().unwrap_or(Value::None)
    }

    /// Takes the last `count` values off the stack.
    pub(super) fn take(&mut self, count: usize) -> Vec<Value> {
        let from = self.stack.len().saturating_sub(count);
        self.stack.split_off(from)
    }

    pub(super) fn jump(&mut self, to: u32) {
        if let Some(frame) = self.frames.last_mut() {
            frame.ip = to;
        }
    }

    /// Lets the running instruction run again.
    pub(super) fn again(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.ip -= 1;
        }
    }

    /// Runs the last frame until another one is last, or the steps are used up; whether to stop here.
    pub(super) fn run_frame(&mut self, unit: &Unit, end: u64) -> Result<bool> {
        let depth = self.frames.len();
        let Some(frame) = self.frames.last() else { return Ok(false) };
        let (code, base) = (&unit.codes[frame.code as usize], frame.base as usize);
        while self.steps < end {
            self.steps += 1;
            let Some(frame) = self.frames.last_mut() else { return Ok(false) };
            let op = code.ops[frame.ip as usize];
            frame.ip += 1;
            match op {
                Op::Local(slot) => match self.stack[base + slot as usize] {
                    Value::Unbound => return Err(self.unbound(code.slots[slot as usize])),
                    value => self.stack.push(value),
                },
                Op::StoreLocal(slot) => self.stack[base + slot as usize] = self.pop(),
                Op::Const(number) => self.stack.push(self.consts[number as usize]),
                Op::Global(slot) => match self.globals[slot as usize] {
                    Value::Unbound => return Err(self.unknown_name(slot, code.source)),
                    value => self.stack.push(value),
                },
                Op::Binary(op) | Op::InPlace(op) if self.stack.len() >= 2 => {
                    let (left, right) = (self.stack[self.stack.len() - 2], self.stack[self.stack.len() - 1]);
                    if let Some(value) = fast_binary(op, left, right) {
                        self.stack.pop();
                        *self.stack.last_mut().expect("two operands") = value;
                    } else {
                        let in_place = matches!(code.ops[frame.ip as usize - 1], Op::InPlace(_));
                        self.binary(op, in_place)?;
                    }
                }
                Op::Compare(op) if self.stack.len() >= 2 => {
                    let (left, right) = (self.stack[self.stack.len() - 2], self.stack[self.stack.len() - 1]);
                    if let Some(value) = fast_compare(op, left, right) {
                        self.stack.pop();
                        *self.stack.last_mut().expect("two operands") = Value::Bool(value);
                    } else {
                        self.compare(op)?;
                    }
                }
                Op::Jump(to) => {
                    frame.ip = to;
                    if self.heap.is_full() {
                        return Ok(false);
                    }
                }
                Op::JumpIfFalse(to) | Op::JumpIfTrue(to) => {
                    let wanted = matches!(op, Op::JumpIfTrue(_));
                    let truth = match self.top() {
                        Value::Bool(value) => Some(value),
                        other => self.truth(other)?,
                    };
                    match truth {
                        None => self.ask_truth()?,
                        Some(value) => {
                            self.stack.pop();
                            if value == wanted {
                                self.jump(to);
                            }
                        }
                    }
                }
                Op::Statement(at, top) => {
                    if !self.enter(at, top) {
                        self.again();
                        self.steps -= 1;
                        return Ok(true);
                    }
                }
                Op::ForIter(to) => self.for_iter(to)?,
                Op::ItemOfTwo => self.item_of_two()?,
                Op::StoreItemOfTwo => self.store_item_of_two()?,
                Op::LoopNext => {
                    if self.enter_round() {
                        self.again();
                        self.steps -= 1;
                        return Ok(true);
                    }
                }
                _ => self.rare(op, unit)?,
            }
            // A return may begin another frame at the same depth.
            if self.frames.len() != depth || matches!(op, Op::Return | Op::Yield) {
                return Ok(false);
            }
        }
        Ok(false)
    }

    fn enter(&mut self, at: u32, top: bool) -> bool {
        !self.enter_statement(at, top)
    }

    fn rare(&mut self, op: Op, unit: &Unit) -> Result<()> {
        let base = self.frames.last().map_or(0, |frame| frame.base) as usize;
        match op {
            Op::None => self.push(Value::None),
            Op::Pop => {
                self.pop();
            }
            Op::Dup => self.push(self.top()),
            Op::DupTwo => {
                let at = self.stack.len() - 2;
                self.push(self.stack[at]);
                self.push(self.stack[at + 1]);
            }
            Op::DupThree => {
                let at = self.stack.len() - 3;
                self.stack.extend_from_within(at..);
            }
            Op::RotateFour => {
                let at = self.stack.len() - 4;
                self.stack[at..].rotate_right(1);
            }
            Op::Swap => {
                let at = self.stack.len() - 2;
                self.stack.swap(at, at + 1);
            }
            Op::RotateThree => {
                let at = self.stack.len() - 3;
                self.stack[at..].rotate_right(1);
            }
            Op::Cell(slot) => {
                let value = self.cell(self.stack[base + slot as usize]);
                if value == Value::Unbound {
                    return Err(self.unbound_cell(slot));
                }
                self.push(value);
            }
            Op::StoreCell(slot) => {
                let value = self.pop();
                self.set_cell(self.stack[base + slot as usize], value);
            }
            Op::NewCell(slot) => self.stack[base + slot as usize] = self.heap.add(Object::Cell(Value::Unbound)),
            Op::DeleteLocal(slot) => {
                let code = self.frames.last().map_or(0, |frame| frame.code);
                if std::mem::replace(&mut self.stack[base + slot as usize], Value::Unbound) == Value::Unbound {
                    return Err(self.unbound(unit.codes[code as usize].slots[slot as usize]));
                }
            }
            Op::DeleteCell(slot) => self.set_cell(self.stack[base + slot as usize], Value::Unbound),
            Op::StoreGlobal(slot) => {
                self.globals[slot as usize] = self.pop();
                self.note_binding(Watched::Global(slot));
            }
            Op::DeleteGlobal(slot) => {
                if std::mem::replace(&mut self.globals[slot as usize], Value::Unbound) == Value::Unbound {
                    return Err(self.unknown_name(slot, 1));
                }
            }
            Op::GlobalOr(own, other) => match self.globals[own as usize] {
                Value::Unbound => self.push(self.globals[other as usize]),
                value => self.push(value),
            },
            Op::ClassName(slot, global) => {
                let value = match self.stack[base + slot as usize] {
                    Value::Unbound => self.globals[global as usize],
                    value => value,
                };
                if value == Value::Unbound {
                    return Err(self.unknown_name(global, 1));
                }
                self.push(value);
            }
            _ => return self.rarer(op, unit),
        }
        Ok(())
    }

    fn rarer(&mut self, op: Op, unit: &Unit) -> Result<()> {
        match op {
            Op::Binary(op) => self.binary(op, false)?,
            Op::InPlace(op) => self.binary(op, true)?,
            Op::Compare(op) => self.compare(op)?,
            Op::Unary(op) => self.unary(op)?,
            Op::Is(wanted) => {
                let (right, left) = (self.pop(), self.pop());
                self.push(Value::Bool(left.is(right) == wanted));
            }
            Op::In(wanted) => self.contains(wanted)?,
            Op::JumpIfFalseKeep(to) | Op::JumpIfTrueKeep(to) => {
                let wanted = matches!(op, Op::JumpIfTrueKeep(_));
                let top = self.top();
                match self.truth(top)? {
                    Some(value) if value == wanted => self.jump(to),
                    Some(_) => {
                        self.pop();
                    }
                    None => self.keep_truth(to, wanted)?,
                }
            }
            Op::Call(count) => self.call_stack(count as usize)?,
            Op::CallMethod(name, count) => self.call_method(name, count as usize)?,
            Op::CallShaped(number) => self.call_shaped(&unit.calls[number as usize])?,
            Op::CallSpread(keywords) => self.call_spread(keywords)?,
            Op::Attribute(name) => {
                let object = self.pop();
                self.load_attribute(object, name)?;
            }
            Op::StoreAttribute(name) => {
                let (object, value) = (self.pop(), self.pop());
                self.store_attribute(object, name, value)?;
            }
            Op::DeleteAttribute(name) => {
                let object = self.pop();
                self.delete_attribute(object, name)?;
            }
            Op::Item => self.load_item()?,
            Op::StoreItem => self.store_item()?,
            Op::DeleteItem => self.delete_item()?,
            Op::Return => self.return_value()?,
            Op::Yield => self.yield_value(),
            Op::Iter => self.iter_top()?,
            Op::DelegateIter(to) => self.delegate_iter(to)?,
            Op::LoopEnter => self.enter_loop(),
            Op::LoopExit => {
                self.loops = self.loops.saturating_sub(1);
                if let Some(frame) = self.frames.last_mut() {
                    frame.loops = frame.loops.saturating_sub(1);
                }
            }
            _ => return self.building(op, unit),
        }
        Ok(())
    }

    fn building(&mut self, op: Op, unit: &Unit) -> Result<()> {
        match op {
            Op::Tuple(count) => {
                let items = self.take(count as usize);
                let tuple = self.tuple(items);
                self.push(tuple);
            }
            Op::List(count) => {
                let items = self.take(count as usize);
                let list = self.list(items);
                self.push(list);
            }
            Op::Set(count) => self.build_set(count as usize)?,
            Op::Dict(count) => self.build_dict(count as usize)?,
            Op::Slice(step) => {
                let step = if step { self.pop() } else { Value::None };
                let (stop, start) = (self.pop(), self.pop());
                let slice = self.heap.add(Object::Slice(start, stop, step));
                self.push(slice);
            }
            Op::Text(count) => {
                let parts = self.take(count as usize);
                let whole: String = parts.iter().filter_map(|&part| self.str_of(part)).map(|text| &**text).collect();
                let text = self.text(&whole);
                self.push(text);
            }
            Op::Append(deep) => {
                let value = self.pop();
                let at = self.stack.len() - deep as usize;
                if let Value::Ref(list) = self.stack[at]
                    && let Object::List(items) = self.heap.get_mut(list)
                {
                    items.push(value);
                    self.heap.grown(16);
                }
            }
            Op::AddTo(deep) => self.add_to(deep as usize)?,
            Op::PutInto(deep) => self.put_into(deep as usize)?,
            Op::Extend | Op::UpdateSet | Op::UpdateDict => self.extend(op)?,
            Op::ListToTuple => {
                let list = self.pop();
                let items = self.items_of(list).unwrap_or_default();
                let tuple = self.tuple(items);
                self.push(tuple);
            }
            Op::Format(conversion, spec) => self.format_top(conversion, spec)?,
            Op::Super => {
                let (object, class) = (self.pop(), self.pop());
                let Value::Ref(class) = class else {
                    return Err(Fault::New("RuntimeError", "super(): no arguments".into()));
                };
                let value = self.heap.add(Object::Super(class, object));
                self.push(value);
            }
            Op::Function(code) => self.make_function(code, unit),
            Op::Class(bases) => self.begin_class(bases)?,
            Op::Unpack(count) => self.unpack(count as usize)?,
            Op::UnpackStar(before, after) => self.unpack_star(before as usize, after as usize)?,
            Op::Raise(how) => return self.raise_top(how),
            Op::Refuse(number) => {
                let words = self.str_of(self.consts[number as usize]).map(ToString::to_string);
                return Err(Fault::Refused(words.unwrap_or_default()));
            }
            Op::Reraise => return Err(self.reraise()),
            Op::Matches => self.matches()?,
            Op::Import(name) => self.import(name)?,
            Op::ImportFrom(name) => self.import_from(name)?,
            Op::ImportStar => self.import_star(),
            Op::Annotation(name, text) => self.annotate(name, text),
            _ => {}
        }
        Ok(())
    }

    fn cell(&self, cell: Value) -> Value {
        match self.object(cell) {
            Some(Object::Cell(value)) => *value,
            _ => Value::Unbound,
        }
    }

    pub(super) fn set_cell(&mut self, cell: Value, value: Value) {
        if let Value::Ref(handle) = cell
            && let Object::Cell(place) = self.heap.get_mut(handle)
        {
            *place = value;
        }
    }

    fn unbound(&self, name: Option<crate::python::objects::Sym>) -> Fault {
        let name = name.map_or("this", |name| self.symbols.name(name));
        let words = format!("cannot access local variable '{name}' where it is not associated with a value");
        Fault::New("UnboundLocalError", words)
    }

    fn unbound_cell(&self, slot: u32) -> Fault {
        let code = self.frames.last().map_or(0, |frame| frame.code);
        match self.unit.codes[code as usize].slots[slot as usize] {
            Some(name) => self.unbound(Some(name)),
            None => Fault::New(
                "NameError",
                "cannot access free variable where it is not associated with a value in enclosing scope".into(),
            ),
        }
    }

    fn unknown_name(&self, slot: u32, source: u32) -> Fault {
        let source = &self.unit.sources[source as usize];
        let name = source.slots.iter().find(|&(_, &of)| of == slot).map(|(&name, _)| name);
        let name = name.map_or("?", |name| self.symbols.name(name));
        Fault::New("NameError", format!("name '{name}' is not defined"))
    }

    fn unary(&mut self, op: Unary) -> Result<()> {
        let value = self.pop();
        if op == Unary::Not {
            if let Some(truth) = self.truth(value)? {
                self.push(Value::Bool(!truth));
            } else {
                self.push(value);
                self.ask_truth()?;
            }
            return Ok(());
        }
        self.unary_operator(op, value)
    }
}
