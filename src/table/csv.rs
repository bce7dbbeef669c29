//! Reading a table: fields between commas, semicolons or tabs, under a line of headings.

use std::collections::HashSet;
use std::fmt;

use ::csv::{ByteRecord, ReaderBuilder};

use super::{Column, LeftOut, Separator, Table};

/// What is wrong with a file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    /// The line, from 1.
    pub line: u64,
    /// The heading of the column, or its number where it has none.
    pub column: Option<String>,
    /// What is wrong there.
    pub what: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.column {
            Some(column) => write!(f, "line {}, column {column}: {}", self.line, self.what),
            None => write!(f, "line {}: {}", self.line, self.what),
        }
    }
}

impl std::error::Error for TableError {}

/// What an empty cell may say.
const EMPTY: [&str; 6] = ["", "na", "n/a", "nan", "null", "none"];

/// The largest number: that of the square of any larger one, which a standard deviation takes, nothing is left.
const LARGEST: f64 = 1e150;

/// Characters of a heading at most: what is longer is no name, and would have to be laid out everywhere.
const LONGEST_HEADING: usize = 1000;

/// Characters of a cell that an error shows at most.
const SHOWN: usize = 40;

/// Whether a cell says that it is empty.
fn is_empty(text: &str) -> bool {
    // Nearly every cell is a number, which begins with no letter.
    let begins_with_letter = || text.starts_with(|first: char| first.is_ascii_alphabetic());
    text.is_empty() || (begins_with_letter() && EMPTY.contains(&text.to_ascii_lowercase().as_str()))
}

/// A cell as an error shows it: on one line, and not all of a long one.
fn shown(text: &str) -> String {
    let start: String = text.chars().take(SHOWN).flat_map(char::escape_debug).collect();
    if text.chars().nth(SHOWN).is_some() { format!("`{start}…`") } else { format!("`{start}`") }
}

/// That a line has not as many fields as there are headings, when it goes over so many lines.
fn wrong_length(fields: usize, headings: usize, over: u64) -> String {
    let plural = |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    let what = format!("{}, where the first line has {}", plural(fields, "field"), plural(headings, "heading"));
    if over > 1 { format!("{what}; a quotation mark may not be closed") } else { what }
}

/// A column while it is being read.
struct Reading {
    name: String,
    numbers: Vec<f64>,
    count: usize,
    /// The first cell that is neither a number nor empty, and how many such there are.
    text: Option<(u64, String)>,
    texts: usize,
}

/// A table, from the bytes of a file. `source` says where they come from.
///
/// A column in which most cells are no numbers is left out, and named. One in which some are is a mistake: nobody can
/// know which of the two was meant.
///
/// # Errors
/// If the bytes are no such table; the error says where and why.
pub fn read(bytes: &[u8], source: &str) -> Result<Table, TableError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(TableError { line: 1, column: None, what: "this is UTF-16 text; save it as UTF-8".to_owned() });
    }
    let separator = separator(bytes);
    let mut reader =
        ReaderBuilder::new().delimiter(separator.byte()).has_headers(false).flexible(true).from_reader(bytes);
    let mut record = ByteRecord::new();
    let mut columns = headings(&mut reader, &mut record)?;
    let mut decimal = Decimal { separator, comma: None, point: None };
    while next(&mut reader, &mut record)? {
        let line = line(&record);
        if record.len() != columns.len() {
            let over = reader.position().line().saturating_sub(line);
            return Err(TableError { line, column: None, what: wrong_length(record.len(), columns.len(), over) });
        }
        for (column, field) in columns.iter_mut().zip(&record) {
            let error = |what: String| TableError { line, column: Some(column.name.clone()), what };
            let text = str::from_utf8(field).map_err(|_| error("these bytes are no UTF-8 text".to_owned()))?.trim();
            if is_empty(text) {
                column.numbers.push(f64::NAN);
                continue;
            }
            match decimal.number(text, line).map_err(error)? {
                Some(number) if number.abs() <= LARGEST => {
                    column.numbers.push(number);
                    column.count += 1;
                }
                Some(number) if number.is_finite() => {
                    return Err(error(format!("{} is too large: numbers go up to 1e150", shown(text))));
                }
                Some(_) => return Err(error(format!("{} is not a finite number", shown(text)))),
                None => {
                    column.numbers.push(f64::NAN);
                    column.texts += 1;
                    column.text.get_or_insert_with(|| (line, text.to_owned()));
                }
            }
        }
    }
    // What such a mark has swallowed would be lost without a word.
    if let Some((line, field)) = unclosed(bytes, separator) {
        // A heading with an open mark is no name.
        let name = columns.get(field).filter(|_| line > 1).map(|column| column.name.clone());
        let column = Some(name.unwrap_or_else(|| (field + 1).to_string()));
        return Err(TableError { line, column, what: "a quotation mark is opened here and never closed".to_owned() });
    }
    finished(columns, source, separator, decimal.comma.is_some())
}

/// The line, from 1, and the field, from 0, of a quotation mark that is open when the bytes end.
fn unclosed(bytes: &[u8], separator: Separator) -> Option<(u64, usize)> {
    /// Where in a field a byte stands; a mark that is not the first byte of its field means nothing.
    enum At {
        Start,
        Bare,
        Quoted(u64, usize),
        /// Behind a mark that closes, or is the first of two that stand for one.
        Mark(u64, usize),
    }
    let (mut at, mut line, mut field) = (At::Start, 1, 0);
    for byte in bytes {
        at = match (at, byte) {
            (At::Start, b'"') => At::Quoted(line, field),
            (At::Quoted(line, field), b'"') => At::Mark(line, field),
            (At::Mark(line, field), b'"') | (At::Quoted(line, field), _) => At::Quoted(line, field),
            (_, b'\n' | b'\r') => {
                field = 0;
                At::Start
            }
            (_, byte) if *byte == separator.byte() => {
                field += 1;
                At::Start
            }
            _ => At::Bare,
        };
        line += u64::from(*byte == b'\n');
    }
    if let At::Quoted(line, field) = at { Some((line, field)) } else { None }
}

/// The separator that the first line has most of.
fn separator(bytes: &[u8]) -> Separator {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let mut in_quotes = false;
    let outside: Vec<u8> = first
        .iter()
        .copied()
        .filter(|byte| {
            in_quotes ^= *byte == b'"';
            !in_quotes
        })
        .collect();
    let count = |separator: &Separator| outside.split(|byte| *byte == separator.byte()).count();
    // Of several with the same count the last is taken: commas, if there is nothing else to go by.
    [Separator::Tab, Separator::Semicolon, Separator::Comma].into_iter().max_by_key(count).unwrap_or(Separator::Comma)
}

fn line(record: &ByteRecord) -> u64 {
    record.position().map_or(0, ::csv::Position::line)
}

/// Reads the next line; says whether there was one.
fn next(reader: &mut ::csv::Reader<&[u8]>, record: &mut ByteRecord) -> Result<bool, TableError> {
    reader.read_byte_record(record).map_err(|error| {
        let line = error.position().map_or(0, ::csv::Position::line);
        TableError { line, column: None, what: error.to_string() }
    })
}

fn headings(reader: &mut ::csv::Reader<&[u8]>, record: &mut ByteRecord) -> Result<Vec<Reading>, TableError> {
    let nothing = || TableError { line: 1, column: None, what: "there is nothing in the file".to_owned() };
    if !next(reader, record)? {
        return Err(nothing());
    }
    let line = line(record);
    let (mut columns, mut names): (Vec<Reading>, HashSet<String>) = (vec![], HashSet::new());
    for (index, field) in record.iter().enumerate() {
        let error = |what: &str| TableError { line, column: Some((index + 1).to_string()), what: what.to_owned() };
        let name = str::from_utf8(field).map_err(|_| error("these bytes are no UTF-8 text"))?.trim().to_owned();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(error("the heading is empty"));
        }
        if name.contains(char::is_control) {
            return Err(error("there is a control character in the heading"));
        }
        let length = name.chars().count();
        if length > LONGEST_HEADING {
            return Err(error(&format!("the heading has {length} characters; {LONGEST_HEADING} are taken at most")));
        }
        if !names.insert(name.clone()) {
            return Err(error(&format!("there is another column `{name}`")));
        }
        columns.push(Reading { name, numbers: vec![], count: 0, text: None, texts: 0 });
    }
    if columns.iter().all(|column| column.name.parse::<f64>().is_ok()) {
        let what = "only numbers: the first line has to name the columns".to_owned();
        return Err(TableError { line, column: None, what });
    }
    Ok(columns)
}

/// How the decimals of a file are written, as far as it has shown.
struct Decimal {
    separator: Separator,
    /// The first line with a decimal comma, and that with a decimal point.
    comma: Option<u64>,
    point: Option<u64>,
}

impl Decimal {
    /// The number that `text` is, if it is one.
    fn number(&mut self, text: &str, line: u64) -> Result<Option<f64>, String> {
        if self.separator != Separator::Comma && is_with_decimal_comma(text) {
            if let Some(other) = self.point {
                return Err(format!("`{text}` has a decimal comma, and line {other} a decimal point"));
            }
            self.comma.get_or_insert(line);
            return Ok(text.replace(',', ".").replace('−', "-").parse().ok());
        }
        let number =
            text.parse::<f64>().ok().or_else(|| text.strip_prefix('−')?.parse().map(|number: f64| -number).ok());
        if number.is_some() && text.contains('.') {
            if let Some(other) = self.comma {
                return Err(format!("`{text}` has a decimal point, and line {other} a decimal comma"));
            }
            self.point.get_or_insert(line);
        }
        Ok(number)
    }
}

/// Whether `text` is digits, one comma, digits.
fn is_with_decimal_comma(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['-', '+', '−']).unwrap_or(text);
    unsigned.split_once(',').is_some_and(|(whole, decimals)| digits(whole) && digits(decimals))
}

/// The table, with the columns left out that are none of numbers.
fn finished(
    columns: Vec<Reading>,
    source: &str,
    separator: Separator,
    has_decimal_commas: bool,
) -> Result<Table, TableError> {
    let mut table =
        Table { source: source.to_owned(), columns: vec![], left_out: vec![], separator, has_decimal_commas };
    let rows = columns.first().map_or(0, |column| column.numbers.len());
    for Reading { name, numbers, count, text, texts } in columns {
        match text {
            None if count > 0 => table.columns.push(Column { name, numbers }),
            None => table.left_out.push(LeftOut { name, why: "empty" }),
            Some(_) if texts > count => table.left_out.push(LeftOut { name, why: "text" }),
            Some((line, text)) => {
                let others = if count == 1 { "1 other in the column is" } else { "others in the column are" };
                let many = if count == 1 { String::new() } else { format!("{count} ") };
                let what = format!("{} is not a number, as {many}{others}", shown(&text));
                return Err(TableError { line, column: Some(name), what });
            }
        }
    }
    let error = |line, what: &str| Err(TableError { line, column: None, what: what.to_owned() });
    match table.columns.len() {
        _ if rows == 0 => error(2, "there are no rows under the headings"),
        0 if table.left_out.len() == 1 => {
            error(1, "there is no column of numbers; commas, semicolons or tabs stand between fields")
        }
        0 => error(1, "there is no column of numbers"),
        _ => Ok(table),
    }
}

#[cfg(test)]
mod tests;
