//! Arguments of native functions.

use crate::python::machine::{Fault, Flow, Machine, Result};
use crate::python::objects::{Sym, Value};

impl Machine {
    /// Positional and keyword arguments by the names of the parameters; what is not given is `Unbound`.
    ///
    /// # Errors
    /// `TypeError` for too many, too few and unknown ones.
    pub fn fit<const N: usize>(
        &self,
        function: &str,
        least: usize,
        parameters: [&str; N],
        args: &[Value],
        names: &[(Sym, Value)],
    ) -> Result<[Value; N]> {
        let mut values = [Value::Unbound; N];
        if args.len() > N {
            let plural = if N == 1 { "" } else { "s" };
            let bound = if least == N { "exactly" } else { "at most" };
            let words = format!("{function}() takes {bound} {N} argument{plural} ({} given)", args.len());
            return Err(Fault::type_error(words));
        }
        values[..args.len()].copy_from_slice(args);
        for &(name, value) in names {
            let text = self.symbols.name(name);
            match parameters.iter().position(|&parameter| parameter == &**text) {
                Some(at) if values[at] == Value::Unbound => values[at] = value,
                Some(at) => {
                    let words = format!("argument for {function}() given by name ('{text}') and position ({})", at + 1);
                    return Err(Fault::type_error(words));
                }
                None => {
                    let words = format!("{function}() got an unexpected keyword argument '{text}'");
                    return Err(Fault::type_error(words));
                }
            }
        }
        if let Some(at) = values[..least].iter().position(|&value| value == Value::Unbound) {
            let words = if N == 1 || least == N {
                let plural = if least == 1 { "" } else { "s" };
                format!("{function}() takes exactly {least} argument{plural} ({} given)", args.len())
            } else {
                format!("{function}() missing required argument '{}' (pos {})", parameters[at], at + 1)
            };
            return Err(Fault::type_error(words));
        }
        Ok(values)
    }

    /// The call that makes a list of an argument that only the program can iterate, and then this call again.
    pub fn listed(&mut self, function: &'static str, at: usize, args: &[Value], names: &[(Sym, Value)]) -> Flow {
        let callee = self.library(function);
        let args = self.tuple(args.to_vec());
        let names = self.keyword_dict(names);
        Flow::Library("_listed", vec![callee, Value::Int(at as i64), args, names])
    }

    /// The same for a method.
    pub fn listed_method(&mut self, this: Value, method: &str, at: usize, args: &[Value]) -> Flow {
        let name = self.symbols.intern(method);
        let callee = self.heap.add(crate::python::objects::Object::NativeMethod(this, name));
        let args = self.tuple(args.to_vec());
        let names = self.keyword_dict(&[]);
        Flow::Library("_listed", vec![callee, Value::Int(at as i64), args, names])
    }

    /// Text in a flow.
    pub fn text_flow(&mut self, text: &str) -> Flow {
        Flow::Value(self.text(text))
    }
}
