//! Exceptions: making, raising, catching; and what becomes of results.

use super::{Fault, Machine, Result, Then, TraceEntry};
use crate::python::objects::{Instance, Kind, Object, Value};

/// What a program comes to that comes to what is not known here.
pub const REFUSED: &str = "_NotKnownHere";

impl Machine {
    /// The exception of a fault.
    pub fn exception(&mut self, fault: Fault) -> Value {
        match fault {
            Fault::Raised(value) | Fault::Again(value) => value,
            Fault::Refused(words) => {
                let words = vec![self.text(&words)];
                self.make_exception(REFUSED, words)
            }
            Fault::New(class, words) => {
                let words = if words.is_empty() { Vec::new() } else { vec![self.text(&words)] };
                self.make_exception(class, words)
            }
        }
    }

    /// An exception of one of the library's classes.
    pub fn make_exception(&mut self, class: &str, args: Vec<Value>) -> Value {
        let class = match self.library(class) {
            Value::Ref(class) => class,
            _ => self.type_of_kind(Kind::Exception),
        };
        let args = self.tuple(args);
        let attributes = vec![(self.names.args, args)];
        self.heap.add(Object::Instance(Box::new(Instance { class, attributes, inner: Value::None })))
    }

    /// Whether a value is an exception of a class of the library.
    pub fn is_exception(&self, value: Value, class: &str) -> bool {
        matches!(self.library(class), Value::Ref(class) if self.is_subclass(self.class_of(value), class))
    }

    /// Looks for a handler, leaving frames; without one down to `floor`, the program has failed.
    pub(super) fn raise(&mut self, fault: Fault, floor: usize) {
        let mut again = matches!(fault, Fault::Again(_));
        let is_refused = matches!(fault, Fault::Refused(_));
        let exception = self.exception(fault);
        if !again {
            self.trace.clear();
        }
        while let Some(frame) = self.frames.last().cloned() {
            let code = &self.unit.codes[frame.code as usize];
            let ip = frame.ip.saturating_sub(1);
            if !self.is_library(frame.code) && !std::mem::take(&mut again) {
                let at = code.spans.get(ip as usize).map_or(0, |span| span.0);
                self.trace.push(TraceEntry { code: frame.code, at });
            }
            let handler = code.handlers.iter().find(|handler| handler.start <= ip && ip < handler.end).copied();
            let slots = code.slots.len();
            if is_refused && self.refused.is_none() {
                self.refused = code.spans.get(ip as usize).copied();
            }
            if let Some(handler) = handler.filter(|_| !is_refused) {
                self.stack.truncate(frame.base as usize + slots + handler.depth as usize);
                self.push(exception);
                self.loops -= frame.loops.saturating_sub(handler.loops).min(self.loops);
                if let Some(frame) = self.frames.last_mut() {
                    frame.loops = frame.loops.min(handler.loops);
                    frame.ip = handler.target;
                }
                self.caught = (exception, std::mem::take(&mut self.trace));
                return;
            }
            self.leave(&frame);
            if let Some(generator) = frame.generator
                && let Object::Generator(generator) = self.heap.get_mut(generator)
            {
                generator.done = true;
            }
            if self.end_of_iterator(&frame.then, exception) {
                return;
            }
            if frame.then == Then::Stop || self.frames.len() <= floor {
                break;
            }
        }
        self.failure = Some(exception);
    }

    /// Takes a frame and its slots away.
    fn leave(&mut self, frame: &super::Frame) {
        self.frames.pop();
        self.stack.truncate(frame.base as usize);
        self.loops = self.loops.saturating_sub(frame.loops);
    }

    /// Whether an exception that leaves a frame is what its caller waits for.
    fn end_of_iterator(&mut self, then: &Then, exception: Value) -> bool {
        match *then {
            Then::Next(to) if self.is_exception(exception, "StopIteration") => {
                self.pop();
                self.jump(to);
            }
            Then::Delegate(to) if self.is_exception(exception, "StopIteration") => {
                self.pop();
                let value = self.first_argument(exception);
                self.push(value);
                self.jump(to);
            }
            Then::OrDefault(default) if self.is_exception(exception, "StopIteration") => self.push(default),
            Then::Attribute(default) if self.is_exception(exception, "AttributeError") => self.push(default),
            _ => return false,
        }
        true
    }

    /// The first argument of an exception.
    pub fn first_argument(&self, exception: Value) -> Value {
        let args = self.instance_attribute(exception, self.names.args);
        args.and_then(|args| self.items_of(args)).and_then(|args| args.first().copied()).unwrap_or(Value::None)
    }

    pub(super) fn raise_top(&mut self, how: u8) -> Result<()> {
        if how == 2 {
            if self.caught.0 == Value::None {
                return Err(Fault::New("RuntimeError", "No active exception to reraise".into()));
            }
            self.trace.clear();
            return Err(Fault::Raised(self.caught.0));
        }
        let cause = (how == 1).then(|| self.pop());
        let value = self.pop();
        if let Value::Ref(handle) = value
            && let Object::Class(class) = self.heap.get(handle)
            && class.kind == Kind::Exception
        {
            // The class is called, and what it makes is raised by the library.
            let cause = cause.unwrap_or(Value::None);
            return self.call_library("_raise_class", vec![value, cause]);
        }
        if self.kind(value) != Kind::Exception {
            return Err(Fault::type_error("exceptions must derive from BaseException"));
        }
        if let Some(cause) = cause {
            self.set_instance_attribute(value, self.names.cause, cause);
        }
        Err(Fault::Raised(value))
    }

    pub(super) fn reraise(&mut self) -> Fault {
        let value = self.pop();
        if self.caught.0 == value {
            self.trace.clone_from(&self.caught.1);
            return Fault::Again(value);
        }
        Fault::Raised(value)
    }

    pub(super) fn matches(&mut self) -> Result<()> {
        let (class, exception) = (self.pop(), self.pop());
        let wanted = match self.object(class) {
            Some(Object::Tuple(classes)) => classes.to_vec(),
            _ => vec![class],
        };
        let own = self.class_of(exception);
        let mut found = false;
        for class in wanted {
            let handle = class.handle().filter(|&handle| self.class(handle).is_some_and(|c| c.kind == Kind::Exception));
            let Some(handle) = handle else {
                let words = "catching classes that do not inherit from BaseException is not allowed";
                return Err(Fault::type_error(words));
            };
            found |= self.is_subclass(own, handle);
        }
        self.push(Value::Bool(found));
        Ok(())
    }

    pub(super) fn return_value(&mut self) -> Result<()> {
        let value = self.pop();
        let Some(frame) = self.frames.last().cloned() else { return Ok(()) };
        if let Then::Class { bases } = frame.then {
            return self.finish_class(&frame, bases);
        }
        self.leave(&frame);
        if let Some(generator) = frame.generator {
            if let Object::Generator(generator) = self.heap.get_mut(generator) {
                generator.done = true;
            }
            return self.finish_generator(frame.then, value);
        }
        self.finish(frame.then, value)
    }

    fn finish_generator(&mut self, then: Then, value: Value) -> Result<()> {
        match then {
            Then::Next(to) => {
                self.pop();
                self.jump(to);
            }
            Then::Delegate(to) => {
                self.pop();
                self.push(value);
                self.jump(to);
            }
            Then::OrDefault(default) => self.push(default),
            Then::Drop | Then::Stop => {}
            _ => {
                let args = if value == Value::None { Vec::new() } else { vec![value] };
                let exception = self.make_exception("StopIteration", args);
                return Err(Fault::Raised(exception));
            }
        }
        Ok(())
    }

    /// Gives a result to whoever waits for it.
    pub(super) fn finish(&mut self, then: Then, value: Value) -> Result<()> {
        match then {
            Then::Push
            | Then::Next(_)
            | Then::Delegate(_)
            | Then::OrDefault(_)
            | Then::Attribute(_)
            | Then::Class { .. } => {
                self.push(value);
            }
            Then::Drop | Then::Stop => {}
            Then::Instead(instead) => {
                if value != Value::None {
                    let words = format!("__init__() should return None, not '{}'", self.type_name(value));
                    return Err(Fault::type_error(words));
                }
                self.push(instead);
            }
            Then::Not | Then::Truth => match self.truth(value)? {
                Some(truth) => self.push(Value::Bool(truth == (then == Then::Truth))),
                None => self.push(Value::Bool(then == Then::Truth)),
            },
            Then::Binary { op, left, right, asked, in_place } => {
                if value == Value::NotImplemented {
                    return self.binary_next(op, left, right, asked, in_place);
                }
                self.push(value);
            }
            Then::Compare { op, left, right, asked } => {
                if value == Value::NotImplemented {
                    return self.compare_next(op, left, right, asked);
                }
                self.push(value);
            }
            Then::Keep { to, wanted } => {
                if value == Value::Bool(wanted) {
                    self.jump(to);
                } else {
                    self.pop();
                }
            }
            Then::Iterator => {
                self.push(value);
                return self.check_iterator(value);
            }
            Then::Length => {
                let Some(length) = self.integer(value) else {
                    let words = format!("'{}' object cannot be interpreted as an integer", self.type_name(value));
                    return Err(Fault::type_error(words));
                };
                if length < 0 {
                    return Err(Fault::value_error("__len__() should return >= 0"));
                }
                self.push(Value::Int(length));
            }
            Then::Text => {
                if self.str_of(value).is_none() {
                    let words = format!("__str__ returned non-string (type {})", self.type_name(value));
                    return Err(Fault::type_error(words));
                }
                self.push(value);
            }
        }
        Ok(())
    }
}
