//! Pure functions on plain values: `math`, `statistics`, `string`.

use crate::python::machine::{Flow, Function, Machine, Result};
use crate::python::objects::{Kind, Object, Sym, Value};
use crate::python::text::Plain;

impl Machine {
    /// A value as pure functions take it.
    pub fn plain(&mut self, value: Value, depth: usize) -> Plain {
        match value {
            Value::None | Value::Unbound => Plain::None,
            Value::Bool(b) | Value::NpBool(b) => Plain::Bool(b),
            Value::Int(i) | Value::NpInt(i) => Plain::Int(i),
            Value::Float(x) | Value::NpFloat(x) => Plain::Float(x),
            _ => {
                let value = self.unwrap(value);
                match self.object(value) {
                    Some(Object::Str(text)) => Plain::Str(text.to_string()),
                    Some(Object::List(items)) if depth < 20 => {
                        let items = items.clone();
                        Plain::List(items.into_iter().map(|item| self.plain(item, depth + 1)).collect())
                    }
                    Some(Object::Tuple(items)) if depth < 20 => {
                        let items = items.to_vec();
                        Plain::Tuple(items.into_iter().map(|item| self.plain(item, depth + 1)).collect())
                    }
                    Some(Object::Dict(table)) if depth < 20 => {
                        let entries: Vec<(Value, Value)> = table.iter().collect();
                        let plain = |m: &mut Self, value| m.plain(value, depth + 1);
                        Plain::Dict(entries.into_iter().map(|(k, v)| (plain(self, k), plain(self, v))).collect())
                    }
                    Some(Object::Scalar(scalar)) => match self.scalar_value(scalar) {
                        Some(own) => self.plain(own, depth + 1),
                        None => Plain::Other(self.type_name(value)),
                    },
                    Some(Object::Array(_)) if depth == 0 => match self.one(value) {
                        Ok(own) => self.plain(own, 1),
                        Err(_) => match self.collect_items(value) {
                            Ok(Some(items)) => Plain::List(items.into_iter().map(|item| self.plain(item, 1)).collect()),
                            _ => Plain::Other(self.type_name(value)),
                        },
                    },
                    Some(
                        Object::Set(_)
                        | Object::FrozenSet(_)
                        | Object::Range(..)
                        | Object::DictView(..)
                        | Object::Iter(_),
                    ) if depth < 20 => match self.collect_items(value) {
                        Ok(Some(items)) => {
                            Plain::List(items.into_iter().map(|item| self.plain(item, depth + 1)).collect())
                        }
                        _ => Plain::Other(self.type_name(value)),
                    },
                    _ => Plain::Other(self.type_name(value)),
                }
            }
        }
    }

    /// What a pure function gives as a value.
    pub fn from_plain(&mut self, plain: Plain) -> Value {
        match plain {
            Plain::None | Plain::Other(_) => Value::None,
            Plain::Bool(b) => Value::Bool(b),
            Plain::Int(i) => Value::Int(i),
            Plain::Float(x) => Value::Float(x),
            Plain::Str(text) => self.text(&text),
            Plain::List(items) => {
                let items = items.into_iter().map(|item| self.from_plain(item)).collect();
                self.list(items)
            }
            Plain::Tuple(items) => {
                let items = items.into_iter().map(|item| self.from_plain(item)).collect();
                self.tuple(items)
            }
            Plain::Dict(entries) => {
                let dict = self.new_dict();
                for (key, value) in entries {
                    let (key, value) = (self.from_plain(key), self.from_plain(value));
                    let _ = self.dict_put(dict, key, value);
                }
                dict
            }
        }
    }

    /// What a module binds a name to, if it is that module.
    fn module_value(&self, module: Value, name: &str, own: &str) -> Option<Value> {
        let Some(Object::Module(of)) = self.object(module) else { return None };
        if &*of.name != name {
            return None;
        }
        let sym = self.symbols.find(own)?;
        of.slots.iter().find(|&&(key, _)| key == sym).map(|&(_, slot)| self.globals[slot as usize])
    }

    /// Arguments as pure functions take them; the place of one that only the program can iterate.
    fn plain_args(
        &mut self,
        args: &[Value],
        names: &[(Sym, Value)],
    ) -> std::result::Result<(Vec<Plain>, Vec<(String, Plain)>), usize> {
        if let Some(at) = args.iter().position(|&value| self.kind(value) == Kind::Generator) {
            return Err(at);
        }
        let plain = args.iter().map(|&value| self.plain(value, 0)).collect();
        let names = names.iter().map(|&(name, value)| (self.symbols.name(name).to_string(), self.plain(value, 0)));
        Ok((plain, names.collect::<Vec<_>>()))
    }
}

fn math(m: &mut Machine, name: &'static str, args: &[Value], names: &[(Sym, Value)]) -> Result<Flow> {
    let own = name.strip_prefix("math.").unwrap_or(name);
    if let [value] = args
        && let Some(Object::Instance(of)) = m.object(*value)
    {
        let special = m.symbols.find(match own {
            "floor" => "__floor__",
            "ceil" => "__ceil__",
            "trunc" => "__trunc__",
            _ => "__float__",
        });
        if let Some(method) = special.and_then(|special| m.class_attribute(of.class, special)) {
            let direct = matches!(own, "floor" | "ceil" | "trunc");
            if direct {
                return Ok(Flow::Call(method, vec![*value], Vec::new()));
            }
            let callee = m.modules.iter().find_map(|&(_, module)| m.module_value(module, "math", own));
            if let Some(callee) = callee {
                return Ok(Flow::Library("_with_float", vec![callee, *value]));
            }
        }
    }
    match m.plain_args(args, names) {
        Ok((plain, names)) => {
            let names: Vec<(&str, Plain)> = names.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
            let result = super::math::call(own, &plain, &names)?;
            Ok(Flow::Value(m.from_plain(result)))
        }
        Err(at) => Ok(listed_module(m, "math", own, at, args)),
    }
}

fn listed_module(m: &mut Machine, module: &str, own: &str, at: usize, args: &[Value]) -> Flow {
    let callee = m.modules.iter().find_map(|&(_, value)| m.module_value(value, module, own)).unwrap_or(Value::None);
    let args = m.tuple(args.to_vec());
    let names = m.keyword_dict(&[]);
    Flow::Library("_listed", vec![callee, Value::Int(at as i64), args, names])
}

fn statistics(m: &mut Machine, name: &'static str, args: &[Value], names: &[(Sym, Value)]) -> Result<Flow> {
    let own = name.strip_prefix("statistics._").unwrap_or(name);
    let (plain, names) = match m.plain_args(args, names) {
        Ok(parts) => parts,
        Err(at) => return Ok(listed_module(m, "statistics", &format!("_{own}"), at, args)),
    };
    let names: Vec<(&str, Plain)> = names.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let result = super::statistics::call(own, &plain, &names)?;
    Ok(Flow::Value(m.from_plain(result)))
}

fn capwords(m: &mut Machine, args: &[Value], names: &[(Sym, Value)]) -> Result<Flow> {
    let [text, separator] = m.fit("capwords", 1, ["s", "sep"], args, names)?;
    let (text, separator) = (m.str(text), m.str_of(separator).cloned());
    let whole = super::string::capwords(&text, separator.as_deref());
    Ok(m.text_flow(&whole))
}

macro_rules! table {
    ($function:ident: $($name:literal),*) => {
        &[$(($name, |m, args, names| $function(m, $name, args, names)),)*]
    };
}

const MATH: &[(&str, Function)] = table!(math:
    "math.acos", "math.acosh", "math.asin", "math.asinh", "math.atan", "math.atan2", "math.atanh", "math.cbrt",
    "math.ceil", "math.comb", "math.copysign", "math.cos", "math.cosh", "math.degrees", "math.dist", "math.erf",
    "math.erfc", "math.exp", "math.exp2", "math.expm1", "math.fabs", "math.factorial", "math.floor", "math.fmod",
    "math.frexp", "math.fsum", "math.gamma", "math.gcd", "math.hypot", "math.isclose", "math.isfinite", "math.isinf",
    "math.isnan", "math.isqrt", "math.lcm", "math.ldexp", "math.lgamma", "math.log", "math.log10", "math.log1p",
    "math.log2", "math.modf", "math.nextafter", "math.perm", "math.pow", "math.prod", "math.radians", "math.remainder",
    "math.sin", "math.sinh", "math.sqrt", "math.tan", "math.tanh", "math.trunc", "math.ulp");

const STATISTICS: &[(&str, Function)] = table!(statistics:
    "statistics._correlation", "statistics._covariance", "statistics._fmean", "statistics._geometric_mean",
    "statistics._harmonic_mean", "statistics._linear_regression", "statistics._mean", "statistics._median",
    "statistics._median_grouped", "statistics._median_high", "statistics._median_low", "statistics._mode",
    "statistics._multimode", "statistics._pstdev", "statistics._pvariance", "statistics._quantiles",
    "statistics._stdev", "statistics._variance");

const STRING: &[(&str, Function)] = &[("string.capwords", capwords)];

/// Functions by module and name.
pub const TABLES: [&[(&str, Function)]; 3] = [MATH, STATISTICS, STRING];
