//! Generators: parked frames.

use super::{Fault, Machine, Result, Then};
use crate::python::objects::{Handle, Object, Value};

impl Machine {
    /// Unparks a generator's frame.
    pub(super) fn resume(&mut self, handle: Handle, value: Value, then: Then) -> Result<()> {
        self.check_depth()?;
        let base = self.stack.len();
        let Object::Generator(generator) = self.heap.get_mut(handle) else { return Ok(()) };
        if generator.done {
            return match then {
                Then::Next(to) | Then::Delegate(to) => {
                    self.pop();
                    if matches!(then, Then::Delegate(_)) {
                        self.push(Value::None);
                    }
                    self.jump(to);
                    Ok(())
                }
                Then::OrDefault(default) => {
                    self.push(default);
                    Ok(())
                }
                _ => Err(Fault::New("StopIteration", String::new())),
            };
        }
        let Some(mut frame) = generator.frame.take() else {
            return Err(Fault::value_error("generator already executing"));
        };
        if !generator.started && value != Value::None {
            generator.frame = Some(frame);
            return Err(Fault::type_error("can't send non-None value to a just-started generator"));
        }
        let started = std::mem::replace(&mut generator.started, true);
        let stack = std::mem::take(&mut generator.stack);
        self.stack.extend(stack);
        if started {
            self.stack.push(value);
        }
        frame.base = base as u32;
        frame.then = then;
        frame.generator = Some(handle);
        self.loops += frame.loops;
        self.frames.push(frame);
        Ok(())
    }

    pub(super) fn throw(&mut self, handle: Handle, exception: Value) -> Result<()> {
        if let Object::Generator(generator) = self.heap.get_mut(handle) {
            if !generator.started {
                generator.done = true;
            }
            if generator.done {
                return Err(Fault::Raised(exception));
            }
        }
        self.resume(handle, Value::None, Then::Push)?;
        Err(Fault::Raised(exception))
    }

    pub(super) fn yield_value(&mut self) {
        let value = self.pop();
        let Some(mut frame) = self.frames.pop() else { return };
        let then = frame.then;
        self.loops = self.loops.saturating_sub(frame.loops);
        let stack = self.stack.split_off(frame.base as usize);
        frame.base = 0;
        if let Some(handle) = frame.generator.take()
            && let Object::Generator(generator) = self.heap.get_mut(handle)
        {
            generator.frame = Some(frame);
            generator.stack = stack;
        }
        if !matches!(then, Then::Drop) {
            self.push(value);
        }
    }
}
