//! `text % values`: its pieces, and a value in one of them.

use super::fault::Fault;
use super::float_text::{Style, float_digits};
use super::spec::WIDEST;

/// A piece of a `%` format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text as it stands (`%%` is `%`).
    Text(String),
    /// A value to be written.
    Value(Directive),
}

/// A width or precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Left out.
    None,
    /// A number.
    Fixed(i64),
    /// `*`: the next argument, an int (`* wants int` otherwise).
    Star,
}

/// `%(key)#0- +width.precisionX`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The key of a mapping.
    pub key: Option<String>,
    /// Those of `#0- +` that were given.
    pub flags: String,
    /// The least width.
    pub width: Amount,
    /// Digits, or characters of a text.
    pub precision: Amount,
    /// One of `diouxXeEfFgGcrsa`.
    pub conversion: char,
}

/// A value for a directive: the machine gives text for `s`, `r` and `a`, numbers for the rest.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// An integer.
    Int(i64),
    /// A float.
    Float(f64),
    /// A text.
    Text(&'a str),
    /// Anything else, by the name of its type.
    Other(&'a str),
}

struct Reader {
    chars: Vec<char>,
    at: usize,
}

/// Reads a `%` format.
///
/// # Errors
/// `ValueError`, as Python words it.
pub fn parse_percent(text: &str) -> Result<Vec<Piece>, Fault> {
    let mut reader = Reader { chars: text.chars().collect(), at: 0 };
    let mut pieces = Vec::new();
    let mut plain = String::new();
    while let Some(c) = reader.next() {
        if c != '%' {
            plain.push(c);
            continue;
        }
        let directive = reader.directive()?;
        if directive.conversion == '%' {
            plain.push('%');
            continue;
        }
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
        }
        pieces.push(Piece::Value(directive));
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    Ok(pieces)
}

impl Reader {
    fn next(&mut self) -> Option<char> {
        let c = self.chars.get(self.at).copied();
        self.at += 1;
        c
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn directive(&mut self) -> Result<Directive, Fault> {
        let key = if self.peek() == Some('(') { Some(self.key()?) } else { None };
        let mut directive =
            Directive { key, flags: String::new(), width: Amount::None, precision: Amount::None, conversion: 's' };
        while let Some(flag) = self.peek().filter(|&c| "#0- +".contains(c)) {
            directive.flags.push(flag);
            self.at += 1;
        }
        directive.width = self.amount("width")?;
        if self.peek() == Some('.') {
            self.at += 1;
            directive.precision = match self.amount("precision")? {
                Amount::None => Amount::Fixed(0),
                amount => amount,
            };
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.at += 1;
        }
        let c = self.next().ok_or_else(|| Fault::value("incomplete format"))?;
        if !"diouxXeEfFgGcrsa%".contains(c) {
            let shown = if (' '..='~').contains(&c) { c } else { '?' };
            return Err(Fault::value(format!(
                "unsupported format character '{shown}' (0x{:x}) at index {}",
                c as u32,
                self.at - 1
            )));
        }
        directive.conversion = c;
        Ok(directive)
    }

    fn key(&mut self) -> Result<String, Fault> {
        self.at += 1;
        let start = self.at;
        let mut depth = 1;
        while let Some(c) = self.next() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(self.chars[start..self.at - 1].iter().collect());
            }
        }
        Err(Fault::value("incomplete format key"))
    }

    fn amount(&mut self, what: &str) -> Result<Amount, Fault> {
        if self.peek() == Some('*') {
            self.at += 1;
            return Ok(Amount::Star);
        }
        let mut value: Option<i64> = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.at += 1;
            value = Some(value.unwrap_or(0) * 10 + i64::from(digit));
            if value.is_some_and(|v| v > WIDEST as i64) {
                return Err(Fault::value(format!("{what} too big")));
            }
        }
        Ok(value.map_or(Amount::None, Amount::Fixed))
    }
}

impl Directive {
    fn has(&self, flag: char) -> bool {
        self.flags.contains(flag)
    }

    /// Writes a value; `Star` amounts were replaced before.
    ///
    /// # Errors
    /// `TypeError`, `OverflowError`, as Python words them.
    pub fn write(&self, value: Value<'_>) -> Result<String, Fault> {
        let precision = match self.precision {
            Amount::Fixed(p) => Some(usize::try_from(p).unwrap_or(0)),
            _ => None,
        };
        match self.conversion {
            's' | 'r' | 'a' => {
                let Value::Text(text) = value else { return Err(self.wrong(value)) };
                Ok(self.pad("", "", &precision.map_or(text.to_string(), |p| text.chars().take(p).collect()), false))
            }
            'c' => Ok(self.pad("", "", &character(value)?.to_string(), false)),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => self.float(value, precision),
            _ => self.integer(value, precision),
        }
    }

    fn float(&self, value: Value<'_>, precision: Option<usize>) -> Result<String, Fault> {
        let x = match value {
            Value::Int(i) => i as f64,
            Value::Float(x) => x,
            Value::Text(_) => return Err(Fault::type_error("must be real number, not str")),
            Value::Other(name) => return Err(Fault::type_error(format!("must be real number, not {name}"))),
        };
        let style = match self.conversion.to_ascii_lowercase() {
            'e' => Style::Exponent,
            'f' => Style::Fixed,
            _ => Style::General { point: false },
        };
        let mut text = float_digits(x.abs(), style, precision.unwrap_or(6), self.has('#'));
        if self.conversion.is_ascii_uppercase() {
            text.make_ascii_uppercase();
        }
        Ok(self.pad(self.sign(x.is_sign_negative() && !x.is_nan()), "", &text, true))
    }

    fn integer(&self, value: Value<'_>, precision: Option<usize>) -> Result<String, Fault> {
        let value = match value {
            Value::Int(i) => i,
            Value::Float(x) if matches!(self.conversion, 'd' | 'i' | 'u') => super::float::trunc(x)?,
            _ => return Err(self.wrong(value)),
        };
        let size = value.unsigned_abs();
        let (prefix, digits) = match self.conversion {
            'o' => ("0o", format!("{size:o}")),
            'x' => ("0x", format!("{size:x}")),
            'X' => ("0X", format!("{size:X}")),
            _ => ("", size.to_string()),
        };
        let zeros = precision.map_or(0, |p| p.saturating_sub(digits.len()));
        let digits = format!("{}{digits}", "0".repeat(zeros));
        Ok(self.pad(self.sign(value < 0), if self.has('#') { prefix } else { "" }, &digits, true))
    }

    fn sign(&self, negative: bool) -> &'static str {
        match (negative, self.has('+'), self.has(' ')) {
            (true, ..) => "-",
            (_, true, _) => "+",
            (_, _, true) => " ",
            _ => "",
        }
    }

    fn wrong(&self, value: Value<'_>) -> Fault {
        let name = match value {
            Value::Int(_) => "int",
            Value::Float(_) => "float",
            Value::Text(_) => "str",
            Value::Other(name) => name,
        };
        let wanted = if matches!(self.conversion, 'o' | 'x' | 'X') { "an integer" } else { "a real number" };
        Fault::type_error(format!("%{} format: {wanted} is required, not {name}", self.conversion))
    }

    fn pad(&self, sign: &str, prefix: &str, text: &str, number: bool) -> String {
        let (width, left) = match self.width {
            Amount::Fixed(w) => (w.unsigned_abs() as usize, self.has('-') || w < 0),
            _ => (0, self.has('-')),
        };
        let length = sign.len() + prefix.len() + text.chars().count();
        let room = width.saturating_sub(length);
        if left {
            format!("{sign}{prefix}{text}{}", " ".repeat(room))
        } else if self.has('0') && number {
            format!("{sign}{prefix}{}{text}", "0".repeat(room))
        } else {
            format!("{}{sign}{prefix}{text}", " ".repeat(room))
        }
    }
}

fn character(value: Value<'_>) -> Result<char, Fault> {
    match value {
        Value::Int(i) => u32::try_from(i)
            .ok()
            .filter(|&code| code < 0x11_0000)
            .map(|code| char::from_u32(code).unwrap_or('\u{fffd}'))
            .ok_or_else(|| Fault::overflow("%c arg not in range(0x110000)")),
        Value::Text(text) if text.chars().count() == 1 => Ok(text.chars().next().unwrap_or(' ')),
        _ => Err(Fault::type_error("%c requires int or char")),
    }
}
