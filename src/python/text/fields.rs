//! The fields of `text.format(…)`.

use super::fault::Fault;

/// A piece of a format string.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Text as it stands.
    Text(String),
    /// A field to be filled.
    Field(Field),
}

/// `{name.attribute[item]!r:spec}`
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Which argument.
    pub name: Name,
    /// Attributes and items that follow.
    pub path: Vec<Step>,
    /// `r`, `s` or `a`.
    pub conversion: Option<char>,
    /// The specifier, which may have fields itself.
    pub spec: Vec<Part>,
}

/// Which argument a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// An argument by its place; `{}` are counted already.
    Position(usize),
    /// A keyword argument.
    Keyword(String),
}

/// What follows the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// `.name`
    Attribute(String),
    /// `[3]`
    Index(usize),
    /// `[name]`
    Key(String),
}

struct Fields {
    /// The next `{}`; `None` once fields are numbered by hand.
    next: Option<usize>,
    numbered: bool,
}

/// Reads a format string.
///
/// # Errors
/// `ValueError`, as Python words it.
pub fn parse_format(text: &str) -> Result<Vec<Part>, Fault> {
    let chars: Vec<char> = text.chars().collect();
    Fields { next: Some(0), numbered: false }.parts(&chars, 2)
}

impl Fields {
    fn parts(&mut self, chars: &[char], depth: u32) -> Result<Vec<Part>, Fault> {
        if depth == 0 {
            return Err(Fault::value("Max string recursion exceeded"));
        }
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut at = 0;
        while at < chars.len() {
            let c = chars[at];
            at += 1;
            let twice = chars.get(at) == Some(&c);
            match c {
                '{' | '}' if twice => {
                    text.push(c);
                    at += 1;
                }
                '}' => return Err(Fault::value("Single '}' encountered in format string")),
                '{' if at == chars.len() => {
                    return Err(Fault::value("Single '{' encountered in format string"));
                }
                '{' => {
                    let end = closing(chars, at)?;
                    if !text.is_empty() {
                        parts.push(Part::Text(std::mem::take(&mut text)));
                    }
                    parts.push(Part::Field(self.field(&chars[at..end], depth)?));
                    at = end + 1;
                }
                _ => text.push(c),
            }
        }
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        Ok(parts)
    }

    fn field(&mut self, chars: &[char], depth: u32) -> Result<Field, Fault> {
        let mut bracket = false;
        let mut end = chars.len();
        for (i, &c) in chars.iter().enumerate() {
            match c {
                '[' => bracket = true,
                ']' => bracket = false,
                '{' => return Err(Fault::value("unexpected '{' in field name")),
                '!' | ':' if !bracket => {
                    end = i;
                    break;
                }
                _ => {}
            }
        }
        let mut rest = &chars[end..];
        let mut conversion = None;
        if rest.first() == Some(&'!') {
            let letter = rest.get(1).copied();
            conversion =
                Some(letter.ok_or_else(|| Fault::value("end of string while looking for conversion specifier"))?);
            rest = &rest[2..];
            if rest.first().is_some_and(|&c| c != ':') {
                return Err(Fault::value("expected ':' after conversion specifier"));
            }
        }
        let (name, path) = self.name(&chars[..end])?;
        if let Some(letter) = conversion
            && !matches!(letter, 'r' | 's' | 'a')
        {
            return Err(Fault::value(format!("Unknown conversion specifier {letter}")));
        }
        let spec = rest.get(1..).unwrap_or(&[]);
        Ok(Field { name, path, conversion, spec: self.parts_of_spec(spec, depth - 1)? })
    }

    fn parts_of_spec(&mut self, spec: &[char], depth: u32) -> Result<Vec<Part>, Fault> {
        if spec.is_empty() {
            return Ok(Vec::new());
        }
        if depth == 0 && !spec.contains(&'{') && !spec.contains(&'}') {
            return Ok(vec![Part::Text(spec.iter().collect())]);
        }
        self.parts(spec, depth)
    }

    fn name(&mut self, chars: &[char]) -> Result<(Name, Vec<Step>), Fault> {
        let end = chars.iter().position(|c| matches!(c, '.' | '[')).unwrap_or(chars.len());
        let first: String = chars[..end].iter().collect();
        let name = if first.is_empty() {
            if self.numbered {
                return Err(Fault::value("cannot switch from manual field specification to automatic field numbering"));
            }
            let index = self.next.unwrap_or(0);
            self.next = Some(index + 1);
            Name::Position(index)
        } else if let Some(index) = digits(&first)? {
            if self.next.is_some_and(|n| n > 0) {
                return Err(Fault::value("cannot switch from automatic field numbering to manual field specification"));
            }
            self.numbered = true;
            Name::Position(index)
        } else {
            Name::Keyword(first)
        };
        Ok((name, steps(&chars[end..])?))
    }
}

fn steps(chars: &[char]) -> Result<Vec<Step>, Fault> {
    let mut path = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match chars[at] {
            '.' => {
                let rest = &chars[at + 1..];
                let length = rest.iter().position(|c| matches!(c, '.' | '[')).unwrap_or(rest.len());
                if length == 0 {
                    return Err(Fault::value("Empty attribute in format string"));
                }
                path.push(Step::Attribute(rest[..length].iter().collect()));
                at += 1 + length;
            }
            '[' => {
                let rest = &chars[at + 1..];
                let length =
                    rest.iter().position(|&c| c == ']').ok_or_else(|| Fault::value("Missing ']' in format string"))?;
                if length == 0 {
                    return Err(Fault::value("Empty attribute in format string"));
                }
                let key: String = rest[..length].iter().collect();
                path.push(digits(&key)?.map_or(Step::Key(key), Step::Index));
                at += length + 2;
            }
            _ => {
                return Err(Fault::value("Only '.' or '[' may follow ']' in format field specifier"));
            }
        }
    }
    Ok(path)
}

fn digits(text: &str) -> Result<Option<usize>, Fault> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Fault::value("Too many decimal digits in format string"))
}

/// Where the field that begins at `start` ends: its own brace, brackets being text.
fn closing(chars: &[char], start: usize) -> Result<usize, Fault> {
    let mut depth = 1;
    let (mut in_name, mut bracket) = (true, false);
    for (i, &c) in chars.iter().enumerate().skip(start) {
        match c {
            '[' if in_name => bracket = true,
            ']' => bracket = false,
            ':' | '!' if !bracket => in_name = false,
            '{' if !bracket => depth += 1,
            '}' if !bracket => {
                depth -= 1;
                if depth == 0 {
                    return Ok(i);
                }
            }
            _ => {}
        }
    }
    Err(Fault::value("expected '}' before end of string"))
}
