//! The format mini-language: what stands after the colon of a field.

use super::fault::Fault;

/// A format specifier: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    /// What fills up to the width.
    pub fill: char,
    /// `<`, `>`, `^` or `=`.
    pub align: char,
    /// `+`, `-` or a blank.
    pub sign: Option<char>,
    /// `z`: a zero never has a minus sign.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// The least width in characters.
    pub width: usize,
    /// `,` or `_`
    pub grouping: Option<char>,
    /// Digits, or characters of a string.
    pub precision: Option<usize>,
    /// The letter at the end.
    pub kind: Option<char>,
}

/// What a specifier is for: decides what is left out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// A string: to the left.
    Text,
    /// A number: to the right.
    Number,
}

/// The longest width or precision that is taken: a wider field is no text for people.
pub const WIDEST: usize = 1_000_000;

struct Reader<'a> {
    chars: std::iter::Peekable<std::str::Chars<'a>>,
}

impl Reader<'_> {
    fn take(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        self.chars.next_if(|&c| wanted(c))
    }

    fn integer(&mut self) -> Result<Option<usize>, Fault> {
        let mut value: Option<usize> = None;
        while let Some(digit) = self.chars.peek().and_then(|c| c.to_digit(10)) {
            self.chars.next();
            let so_far = value.unwrap_or(0);
            if so_far > (i64::MAX as usize - digit as usize) / 10 {
                return Err(Fault::value("Too many decimal digits in format string"));
            }
            value = Some(so_far * 10 + digit as usize);
        }
        Ok(value)
    }
}

fn is_align(c: char) -> bool {
    matches!(c, '<' | '>' | '=' | '^')
}

impl Spec {
    /// Reads a specifier; `type_name` is for the words of errors.
    ///
    /// # Errors
    /// `ValueError`, as Python words it.
    pub fn parse(text: &str, purpose: For, type_name: &str) -> Result<Self, Fault> {
        let mut spec = Self {
            fill: ' ',
            align: if purpose == For::Text { '<' } else { '>' },
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            kind: None,
        };
        let mut rest = text;
        let mut first = text.chars();
        let (one, two) = (first.next(), first.next());
        let (mut filled, mut aligned) = (false, false);
        if let (Some(fill), Some(align)) = (one, two)
            && is_align(align)
        {
            (spec.fill, spec.align, filled, aligned) = (fill, align, true, true);
            rest = &text[fill.len_utf8() + 1..];
        } else if let Some(align) = one
            && is_align(align)
        {
            (spec.align, aligned) = (align, true);
            rest = &text[1..];
        }
        let mut reader = Reader { chars: rest.chars().peekable() };
        spec.sign = reader.take(|c| matches!(c, '+' | '-' | ' '));
        spec.no_negative_zero = reader.take(|c| c == 'z').is_some();
        spec.alternate = reader.take(|c| c == '#').is_some();
        if !filled && reader.take(|c| c == '0').is_some() {
            spec.fill = '0';
            if !aligned && purpose == For::Number {
                spec.align = '=';
            }
        }
        spec.width = reader.integer()?.unwrap_or(0);
        spec.tail(reader, text, type_name)?;
        if spec.width > WIDEST || spec.precision.is_some_and(|p| p > WIDEST) {
            return Err(Fault::value(format!("width and precision above {WIDEST} are not taken here")));
        }
        Ok(spec)
    }

    fn tail(&mut self, mut reader: Reader<'_>, text: &str, type_name: &str) -> Result<(), Fault> {
        let both = || Fault::value("Cannot specify both ',' and '_'.");
        self.grouping = reader.take(|c| c == ',');
        if reader.take(|c| c == '_').is_some() {
            if self.grouping.is_some() {
                return Err(both());
            }
            self.grouping = Some('_');
        }
        if self.grouping == Some('_') && reader.chars.peek() == Some(&',') {
            return Err(both());
        }
        if reader.take(|c| c == '.').is_some() {
            self.precision = Some(reader.integer()?.ok_or_else(|| Fault::value("Format specifier missing precision"))?);
        }
        self.kind = reader.chars.next();
        if reader.chars.next().is_some() {
            return Err(Fault::value(format!("Invalid format specifier '{text}' for object of type '{type_name}'")));
        }
        let Some(grouping) = self.grouping else { return Ok(()) };
        let taken = match self.kind {
            None => type_name != "str",
            Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => true,
            Some('b' | 'o' | 'x' | 'X') => grouping == '_',
            Some(_) => false,
        };
        if taken {
            return Ok(());
        }
        let kind = self.kind.unwrap_or('s');
        Err(Fault::value(if kind > ' ' && kind < '\u{80}' {
            format!("Cannot specify '{grouping}' with '{kind}'.")
        } else {
            format!("Cannot specify '{grouping}' with '\\x{:x}'.", kind as u32)
        }))
    }

    /// The words for a letter that a type does not have.
    pub fn unknown(&self, type_name: &str) -> Fault {
        let kind = self.kind.unwrap_or(' ');
        Fault::value(if kind > ' ' && kind < '\u{80}' {
            format!("Unknown format code '{kind}' for object of type '{type_name}'")
        } else {
            format!("Unknown format code '\\x{:x}' for object of type '{type_name}'", kind as u32)
        })
    }

    /// Fills a text up to the width, to the side that was asked for.
    pub fn pad(&self, text: &str) -> String {
        let length = text.chars().count();
        if length >= self.width {
            return text.to_string();
        }
        let room = self.width - length;
        let left = match self.align {
            '<' => 0,
            '^' => room / 2,
            _ => room,
        };
        let mut out = String::with_capacity(text.len() + room);
        out.extend(std::iter::repeat_n(self.fill, left));
        out.push_str(text);
        out.extend(std::iter::repeat_n(self.fill, room - left));
        out
    }
}
