//! Methods of str and bytes, `%` and the parts of `format`.

use super::methods::Entry;
use crate::python::machine::{Fault, Flow, Machine, Result};
use crate::python::objects::{Kind, Object, Sym, Value};
use crate::python::text::{self, Amount, Name, Part, Piece, Plain, Step};

type Names<'a> = &'a [(Sym, Value)];

macro_rules! table {
    ($($name:literal),* $(,)?) => {
        /// Methods by name.
        pub const TABLE: &[Entry] = &[
            $((Kind::Str, $name, |m, this, args, names| method(m, $name, this, args, names)),)*
            (Kind::Str, "join", join), (Kind::Str, "format", format), (Kind::Str, "format_map", format_map),
            (Kind::Str, "encode", encode), (Kind::Str, "__len__", length), (Kind::Bytes, "decode", decode),
            (Kind::Bytes, "hex", hex), (Kind::Bytes, "split", bytes_split),
        ];
    };
}

table! {
    "capitalize", "casefold", "center", "count", "endswith", "expandtabs", "find", "index", "isalnum", "isalpha",
    "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle",
    "isupper", "ljust", "lower", "lstrip", "maketrans", "partition", "removeprefix", "removesuffix", "replace",
    "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip",
    "swapcase", "title", "translate", "upper", "zfill",
}

fn method(m: &mut Machine, name: &'static str, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let Some(own) = m.str_of(this).cloned() else { return Err(Fault::type_error("this method needs a str")) };
    let plain: Vec<Plain> = args.iter().map(|&value| m.plain(value, 0)).collect();
    let texts: Vec<_> = names.iter().map(|&(key, value)| (m.symbols.name(key).clone(), m.plain(value, 0))).collect();
    let names: Vec<(&str, Plain)> = texts.iter().map(|(key, value)| (&**key, value.clone())).collect();
    let result = text::methods::call(name, &own, &plain, &names)?;
    Ok(Flow::Value(m.from_plain(result)))
}

/// `str.maketrans`.
pub fn maketrans(m: &mut Machine, _: Value, args: &[Value], names: Names) -> Result<Flow> {
    let empty = m.text("");
    method(m, "maketrans", empty, args, names)
}

fn join(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [items] = m.fit("join", 1, ["iterable"], args, names)?;
    let separator = m.str_of(this).cloned().unwrap_or_else(|| "".into());
    let values = match m.collect_items(items) {
        Ok(Some(values)) => values,
        Ok(None) => return Ok(m.listed_method(this, "join", 0, args)),
        Err(_) => return Err(Fault::type_error("can only join an iterable")),
    };
    let mut whole = String::new();
    for (at, &value) in values.iter().enumerate() {
        let Some(part) = m.str_of(value) else {
            let words = format!("sequence item {at}: expected str instance, {} found", m.type_name(value));
            return Err(Fault::type_error(words));
        };
        if at > 0 {
            whole.push_str(&separator);
        }
        whole.push_str(part);
    }
    Ok(m.text_flow(&whole))
}

fn length(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    Ok(Flow::Value(Value::Int(m.length(this).unwrap_or(0) as i64)))
}

fn format(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let (args, names) = (m.tuple(args.to_vec()), m.keyword_dict(names));
    Ok(Flow::Library("_format_text", vec![this, args, names]))
}

fn format_map(m: &mut Machine, this: Value, args: &[Value], names: Names) -> Result<Flow> {
    let [mapping] = m.fit("format_map", 1, ["mapping"], args, names)?;
    let args = m.tuple(Vec::new());
    Ok(Flow::Library("_format_text", vec![this, args, mapping]))
}

fn encode(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let bytes = m.str_of(this).map(|text| text.as_bytes().to_vec()).unwrap_or_default();
    Ok(Flow::Value(m.heap.add(Object::Bytes(bytes.into()))))
}

fn bytes_of(m: &Machine, this: Value) -> Vec<u8> {
    match m.object(this) {
        Some(Object::Bytes(bytes)) => bytes.to_vec(),
        _ => Vec::new(),
    }
}

fn decode(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    match String::from_utf8(bytes_of(m, this)) {
        Ok(text) => Ok(m.text_flow(&text)),
        Err(_) => Err(Fault::New("UnicodeDecodeError", "'utf-8' codec can't decode these bytes".into())),
    }
}

fn hex(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    use std::fmt::Write;
    let mut whole = String::new();
    for byte in bytes_of(m, this) {
        let _ = write!(whole, "{byte:02x}");
    }
    Ok(m.text_flow(&whole))
}

fn bytes_split(m: &mut Machine, this: Value, _: &[Value], _: Names) -> Result<Flow> {
    let bytes = bytes_of(m, this);
    let parts: Vec<Vec<u8>> =
        bytes.split(u8::is_ascii_whitespace).filter(|part| !part.is_empty()).map(<[u8]>::to_vec).collect();
    let items = parts.into_iter().map(|part| m.heap.add(Object::Bytes(part.into()))).collect();
    Ok(Flow::Value(m.list(items)))
}

/// The parts of a format text for the library: texts, and tuples of name, path, conversion and specifier.
pub fn parse_format(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let own = args.first().and_then(|&value| m.str_of(value)).cloned().unwrap_or_else(|| "".into());
    let parts = text::parse_format(&own)?;
    Ok(Flow::Value(parts_value(m, parts)))
}

fn parts_value(m: &mut Machine, parts: Vec<Part>) -> Value {
    let mut items = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Text(text) => items.push(m.text(&text)),
            Part::Field(field) => {
                let name = match field.name {
                    Name::Position(at) => Value::Int(at as i64),
                    Name::Keyword(name) => m.text(&name),
                };
                let mut path = Vec::new();
                for step in field.path {
                    let (attribute, value) = match step {
                        Step::Attribute(name) => (true, m.text(&name)),
                        Step::Index(at) => (false, Value::Int(at as i64)),
                        Step::Key(key) => (false, m.text(&key)),
                    };
                    path.push(m.tuple(vec![Value::Bool(attribute), value]));
                }
                let path = m.list(path);
                let conversion = field.conversion.map_or(Value::None, |letter| m.text(&letter.to_string()));
                let spec = parts_value(m, field.spec);
                items.push(m.tuple(vec![name, path, conversion, spec]));
            }
        }
    }
    m.list(items)
}

impl Machine {
    /// `text % values`.
    ///
    /// # Errors
    /// `TypeError` and `ValueError` as Python.
    pub fn percent(&mut self, left: Value, right: Value) -> Result<Flow> {
        let own = self.str_of(left).cloned().unwrap_or_else(|| "".into());
        let pieces = text::parse_percent(&own)?;
        let values = match self.object(right) {
            Some(Object::Tuple(items)) => items.to_vec(),
            _ => vec![right],
        };
        let directives =
            pieces.iter().filter_map(|piece| if let Piece::Value(directive) = piece { Some(directive) } else { None });
        let mapping = directives.clone().any(|directive| directive.key.is_some());
        if !mapping && values.iter().any(|&value| self.is_foreign_text(value)) {
            let letters: String = directives.map(|directive| directive.conversion).collect();
            let letters = self.text(&letters);
            let values = self.list(values);
            return Ok(Flow::Library("_percent_foreign", vec![left, values, letters]));
        }
        if mapping && self.dict_of(right).is_none() {
            return Err(Fault::type_error("format requires a mapping"));
        }
        let (mut whole, mut at) = (String::new(), 0);
        for piece in pieces {
            let mut directive = match piece {
                Piece::Text(text) => {
                    whole.push_str(&text);
                    continue;
                }
                Piece::Value(directive) => directive,
            };
            for amount in [&mut directive.width, &mut directive.precision] {
                if *amount == Amount::Star {
                    let value = values.get(at).and_then(|&value| self.integer(value));
                    *amount = Amount::Fixed(value.ok_or_else(|| Fault::type_error("* wants int"))?);
                    at += 1;
                }
            }
            let value = if let Some(key) = &directive.key {
                let key = self.text(key);
                self.dict_get(right, key)?.ok_or_else(|| self.key_error(key))?
            } else {
                at += 1;
                *values.get(at - 1).ok_or_else(|| Fault::type_error("not enough arguments for format string"))?
            };
            whole.push_str(&self.write_directive(&directive, value)?);
        }
        if !mapping
            && at < values.len()
            && (matches!(self.object(right), Some(Object::Tuple(_))) || self.dict_of(right).is_none())
        {
            return Err(Fault::type_error("not all arguments converted during string formatting"));
        }
        Ok(self.text_flow(&whole))
    }

    fn write_directive(&mut self, directive: &text::Directive, value: Value) -> Result<String> {
        let shown = match directive.conversion {
            's' => Some(self.str(value)),
            'r' => Some(self.repr(value)),
            'a' => Some(text::escape_beyond_ascii(&self.repr(value))),
            'c' => self.str_of(value).map(ToString::to_string),
            _ => None,
        };
        let name = self.type_name(value);
        let plain = match (&shown, self.plain(value, 0)) {
            (Some(text), _) => text::Value::Text(text),
            (None, Plain::Bool(b)) => text::Value::Int(b.into()),
            (None, Plain::Int(i)) => text::Value::Int(i),
            (None, Plain::Float(x)) => text::Value::Float(x),
            _ => text::Value::Other(&name),
        };
        Ok(directive.write(plain)?)
    }
}
