//! What stands beside the program: files and the clock.

use std::sync::Arc;

use crate::python::machine::{Fault, Flow, Function, Machine, Result};
use crate::python::objects::{Object, Sym, Value};

/// Files beside a program, and the driver's clock.
pub trait Files: std::fmt::Debug + Send + Sync {
    /// The bytes of a file beside the program.
    ///
    /// # Errors
    /// What is said of a file that cannot be read.
    fn read(&self, name: &str) -> std::result::Result<Vec<u8>, String>;

    /// Seconds since the epoch.
    fn now(&self) -> f64;
}

/// What was read from outside, in order, so that a replay reads it again.
#[derive(Debug, Clone)]
pub struct Outside {
    files: Arc<dyn Files>,
    log: Arc<std::sync::Mutex<Log>>,
    /// How many readings of the clock this machine has taken.
    readings: usize,
}

#[derive(Debug, Default)]
struct Log {
    clock: Vec<f64>,
    files: Vec<(String, std::result::Result<Arc<[u8]>, String>)>,
}

impl Outside {
    /// Nothing read yet.
    pub fn new(files: Arc<dyn Files>) -> Self {
        Self { files, log: Arc::default(), readings: 0 }
    }

    /// Seconds since the epoch.
    pub fn now(&mut self) -> f64 {
        let Ok(mut log) = self.log.lock() else { return 0.0 };
        if log.clock.len() <= self.readings {
            let now = self.files.now();
            log.clock.push(now);
        }
        self.readings += 1;
        log.clock[self.readings - 1]
    }

    fn read(&self, name: &str) -> std::result::Result<Arc<[u8]>, String> {
        let Ok(mut log) = self.log.lock() else { return Err("the file cannot be read".into()) };
        if let Some((_, result)) = log.files.iter().find(|(own, _)| own == name) {
            return result.clone();
        }
        let result = self.files.read(name).map(Arc::from);
        log.files.push((name.into(), result.clone()));
        result
    }
}

/// Functions by name.
pub const TABLE: &[(&str, Function)] = &[
    ("_now", now),
    ("_read_text", read_text),
    ("_read_bytes", read_bytes),
    ("_read_array", read_array),
    ("_read_archive", read_archive),
    ("_write_out", write_out),
    ("_warn", warn),
];

fn now(m: &mut Machine, _: &[Value], _: &[(Sym, Value)]) -> Result<Flow> {
    Ok(Flow::Value(Value::Float(m.outside.now())))
}

fn file(m: &mut Machine, args: &[Value]) -> Result<Arc<[u8]>> {
    let name = args.first().map_or_else(String::new, |&value| m.str(value));
    m.outside.read(&name).map_err(|words| {
        let text = m.text(&words);
        let name = m.text(&name);
        let exception = m.make_exception("FileNotFoundError", vec![Value::Int(2), text, name]);
        Fault::Raised(exception)
    })
}

fn read_text(m: &mut Machine, args: &[Value], _: &[(Sym, Value)]) -> Result<Flow> {
    let bytes = file(m, args)?;
    let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
    Ok(m.text_flow(&text))
}

fn read_bytes(m: &mut Machine, args: &[Value], _: &[(Sym, Value)]) -> Result<Flow> {
    let bytes = file(m, args)?;
    Ok(Flow::Value(m.heap.add(Object::Bytes(bytes))))
}

fn bytes_of(m: &Machine, args: &[Value]) -> Result<Arc<[u8]>> {
    match args.first().and_then(|&value| m.object(value)) {
        Some(Object::Bytes(bytes)) => Ok(Arc::clone(bytes)),
        _ => Err(Fault::type_error("a file of arrays is bytes")),
    }
}

/// The array in the bytes of a `.npy` file.
fn read_array(m: &mut Machine, args: &[Value], _: &[(Sym, Value)]) -> Result<Flow> {
    let bytes = bytes_of(m, args)?;
    let array = crate::numpy::files::read(&bytes)?;
    Ok(Flow::Value(m.from_array(array, &[])))
}

/// The files in an archive: their names and bytes.
fn read_archive(m: &mut Machine, args: &[Value], _: &[(Sym, Value)]) -> Result<Flow> {
    let bytes = bytes_of(m, args)?;
    let dict = m.new_dict();
    for (name, data) in crate::numpy::files::members(&bytes)? {
        let (name, data) = (m.text(&name), m.heap.add(Object::Bytes(data.into())));
        m.dict_put(dict, name, data)?;
    }
    Ok(Flow::Value(dict))
}

fn write_out(m: &mut Machine, args: &[Value], _: &[(Sym, Value)]) -> Result<Flow> {
    let line = args.first().map_or_else(String::new, |&value| m.str(value));
    let to_errors = args.get(1).is_some_and(|&value| value == Value::Bool(true));
    m.write_out(&line, to_errors)?;
    Ok(Flow::Value(Value::None))
}

fn warn(m: &mut Machine, args: &[Value], _: &[(Sym, Value)]) -> Result<Flow> {
    let text = |at: usize| args.get(at).map_or_else(String::new, |&value| m.str(value));
    let (class, words) = (text(0), text(1));
    m.warn(&class, &words);
    Ok(Flow::Value(Value::None))
}

impl Machine {
    /// Writes a warning to standard error, once for each line.
    pub fn warn(&mut self, class: &str, words: &str) {
        let frame = self.frames.iter().rev().find(|frame| !self.is_library(frame.code));
        let Some(frame) = frame else { return };
        let code = &self.unit.codes[frame.code as usize];
        let source = &self.unit.sources[code.source as usize];
        let at = code.spans.get(frame.ip.saturating_sub(1) as usize).map_or(0, |span| span.0);
        let line = source.line(at);
        let text = format!("{}:{line}: {class}: {words}\n  {}\n", source.name, source.line_text(line).trim());
        if !self.errors.contains(&text) {
            self.errors.push_str(&text);
        }
    }
}
