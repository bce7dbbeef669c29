//! Which parameter takes which argument.

use super::{Fault, Machine, Result};
use crate::python::compile::Code;
use crate::python::objects::{Function, Object, Sym, Value};

impl Machine {
    /// The values of the parameters' slots, in their order.
    pub(super) fn bind_arguments(
        &mut self,
        function: &Function,
        code: &Code,
        args: Vec<Value>,
        names: Vec<(Sym, Value)>,
    ) -> Result<Vec<Value>> {
        let of = &code.parameters;
        let (positional, only) = (of.positional as usize, of.keyword_only as usize);
        let mut values = vec![Value::Unbound; of.slots() as usize];
        let given = args.len();
        let mut args = args.into_iter();
        for value in values.iter_mut().take(positional) {
            match args.next() {
                Some(argument) => *value = argument,
                None => break,
            }
        }
        let rest: Vec<Value> = args.collect();
        if of.rest {
            values[positional + only] = self.tuple(rest);
        } else if !rest.is_empty() {
            return Err(self.too_many(function, code, given));
        }
        let mut extra = Vec::new();
        for (name, value) in names {
            let at = (of.positional_only as usize..positional + only).find(|&at| code.slots[at] == Some(name));
            match at {
                Some(at) if values[at] != Value::Unbound => {
                    let words = format!("got multiple values for argument '{}'", self.symbols.name(name));
                    return Err(self.argument_error(function, &words));
                }
                Some(at) => values[at] = value,
                None if of.keywords => extra.push((name, value)),
                None => {
                    let words = format!("got an unexpected keyword argument '{}'", self.symbols.name(name));
                    return Err(self.argument_error(function, &words));
                }
            }
        }
        if of.keywords
            && let Some(last) = values.len().checked_sub(1)
        {
            values[last] = self.keyword_dict(&extra);
        }
        let first = positional - function.defaults.len().min(positional);
        for (value, &default) in values[first..].iter_mut().zip(function.defaults.iter()) {
            if *value == Value::Unbound {
                *value = default;
            }
        }
        for &(name, default) in function.keyword_defaults.iter() {
            if let Some(at) = (positional..positional + only).find(|&at| code.slots[at] == Some(name))
                && values[at] == Value::Unbound
            {
                values[at] = default;
            }
        }
        self.check_missing(function, code, &values)?;
        Ok(values)
    }

    /// Keyword arguments as a dict.
    pub fn keyword_dict(&mut self, names: &[(Sym, Value)]) -> Value {
        let mut dict = crate::python::objects::Dict::default();
        for &(name, value) in names {
            let text = std::sync::Arc::clone(self.symbols.name(name));
            let hash = super::hash::text_hash(&text);
            let key = self.heap.add(Object::Str(text));
            dict.push(hash, key, value);
        }
        self.heap.add(Object::Dict(Box::new(dict)))
    }

    fn argument_error(&self, function: &Function, words: &str) -> Fault {
        Fault::type_error(format!("{}() {words}", self.qualified(function)))
    }

    /// `__qualname__`.
    pub(super) fn qualified(&self, function: &Function) -> String {
        let code = &self.unit.codes[function.code as usize];
        // A function that was given another name, as by `functools.wraps`, goes by that alone.
        let name = if code.name == function.name { code.qualname } else { function.name };
        self.symbols.name(name).to_string()
    }

    fn too_many(&self, function: &Function, code: &Code, given: usize) -> Fault {
        let takes = code.parameters.positional as usize;
        let least = takes - function.defaults.len().min(takes);
        let range = if least < takes { format!("from {least} to {takes}") } else { takes.to_string() };
        let plural = if takes == 1 && least == takes { "" } else { "s" };
        let verb = if given == 1 { "was" } else { "were" };
        self.argument_error(function, &format!("takes {range} positional argument{plural} but {given} {verb} given"))
    }

    fn check_missing(&self, function: &Function, code: &Code, values: &[Value]) -> Result<()> {
        let of = &code.parameters;
        let positional = of.positional as usize;
        for (range, kind) in
            [(0..positional, "positional"), (positional..positional + of.keyword_only as usize, "keyword-only")]
        {
            let missing: Vec<String> = range
                .filter(|&at| values[at] == Value::Unbound)
                .filter_map(|at| code.slots[at])
                .map(|name| format!("'{}'", self.symbols.name(name)))
                .collect();
            if !missing.is_empty() {
                let plural = if missing.len() == 1 { "" } else { "s" };
                let words = format!("missing {} required {kind} argument{plural}: {}", missing.len(), listed(&missing));
                return Err(self.argument_error(function, &words));
            }
        }
        Ok(())
    }
}

fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first, second] => format!("{first} and {second}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
    }
}
