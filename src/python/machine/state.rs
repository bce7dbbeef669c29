//! The whole state of a program.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Frame, Patch, Printed, Result, Then, Until};
use crate::python::compile::{Const, Unit};
use crate::python::objects::{Handle, Heap, Kind, Object, Sym, Value};

/// Where a program stands: rounds begun and statements begun in this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Position {
    /// Rounds that have begun: iterations of the outermost loop, and statements outside loops.
    pub round: u64,
    /// Statements begun in this round.
    pub statement: u64,
}

/// A line of a traceback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TraceEntry {
    /// The code.
    pub code: u32,
    /// Where in the source.
    pub at: u32,
}

/// A program that runs. Clones share code and what neither has changed.
#[derive(Debug, Clone)]
pub struct Machine {
    /// Code and tables; never changed while the program runs.
    pub unit: Arc<Unit>,
    /// Names; only added to.
    pub symbols: crate::python::objects::Symbols,
    /// Objects.
    pub heap: Heap,
    /// Slots and temporaries of all frames.
    pub stack: Vec<Value>,
    /// Frames, the running one last.
    pub frames: Vec<Frame>,
    /// Globals of all sources.
    pub globals: Vec<Value>,
    /// Constants.
    pub consts: Vec<Value>,
    /// The classes of native values.
    pub types: Arc<FxHashMap<Kind, Handle>>,
    /// Names that the machine itself asks for.
    pub names: Arc<super::types::Names>,
    /// The methods of native values.
    pub methods: Arc<FxHashMap<(Kind, Sym), super::native::Method>>,
    /// Modules that have been imported.
    pub modules: Vec<(Sym, Value)>,
    /// What has been printed.
    pub output: Printed,
    /// What has been written to standard error.
    pub errors: String,
    /// Loops running in all frames.
    pub loops: u32,
    /// How many rounds had begun when the outermost of the loops that run was entered.
    pub loop_begun: u64,
    /// Where the program stands.
    pub position: Position,
    /// The place in the program's text of the statement run last.
    pub statement: u32,
    /// Where to stop before the next statement.
    pub until: Option<Until>,
    /// Where marks are, in the program's text: from byte to byte.
    pub marks: Arc<Vec<(u32, u32)>>,
    /// Numbers that are overwritten from outside, in the order of their positions.
    pub patches: Arc<Vec<Patch>>,
    /// How many of them have been.
    pub patched: usize,
    /// Why one of them could not be.
    pub unpatched: Option<Arc<str>>,
    /// Why it has stopped.
    pub stop: Option<super::Stop>,
    /// The position at which it has stopped: it alone tells the end of a round from its last statement.
    pub reached: Option<Position>,
    /// Frames left by the exception that is on its way.
    pub trace: Vec<TraceEntry>,
    /// The exception caught last, with the frames it had left.
    pub caught: (Value, Vec<TraceEntry>),
    /// The exception that ended the program.
    pub failure: Option<Value>,
    /// Where the program has come to what is not known here.
    pub refused: Option<(u32, u32)>,
    /// Instructions run.
    pub steps: u64,
    /// What stands beside the program.
    pub outside: crate::python::library::outside::Outside,
    /// What is noted of operations and writes.
    pub recorder: crate::python::arrays::Recorder,
    /// What stands in NumPy beside its arguments.
    pub numpy: crate::python::arrays::NumPy,
}

impl Machine {
    /// A machine before its first instruction, with the builtins made.
    pub fn new(unit: Unit, outside: crate::python::library::outside::Outside) -> Self {
        let mut symbols = unit.symbols.clone();
        let names = Arc::new(super::types::Names::new(&mut symbols));
        let mut machine = Self {
            symbols,
            heap: Heap::default(),
            stack: Vec::new(),
            frames: Vec::new(),
            globals: vec![Value::Unbound; unit.globals as usize],
            consts: Vec::new(),
            types: Arc::default(),
            names,
            methods: Arc::default(),
            modules: Vec::new(),
            output: Printed::default(),
            errors: String::new(),
            loops: 0,
            loop_begun: 0,
            position: Position::default(),
            statement: 0,
            until: None,
            marks: Arc::default(),
            patches: Arc::default(),
            patched: 0,
            unpatched: None,
            stop: None,
            reached: None,
            trace: Vec::new(),
            caught: (Value::None, Vec::new()),
            failure: None,
            refused: None,
            steps: 0,
            outside,
            recorder: crate::python::arrays::Recorder::default(),
            numpy: crate::python::arrays::NumPy::default(),
            unit: Arc::new(unit),
        };
        machine.make_types();
        machine.make_constants();
        machine.make_builtins();
        machine
    }

    /// Makes the constants of the code that have not been made yet.
    pub fn make_constants(&mut self) {
        let unit = Arc::clone(&self.unit);
        for constant in &unit.consts[self.consts.len()..] {
            let value = self.constant(constant);
            self.consts.push(value);
        }
    }

    fn constant(&mut self, constant: &Const) -> Value {
        match constant {
            Const::None => Value::None,
            Const::Ellipsis => Value::Ellipsis,
            Const::Bool(value) => Value::Bool(*value),
            Const::Int(value) => Value::Int(*value),
            Const::Float(value) => Value::Float(*value),
            Const::Complex(re, im) => self.heap.add(Object::Complex(*re, *im)),
            Const::Str(text) => self.text(text),
            Const::Bytes(bytes) => self.heap.add(Object::Bytes(bytes.as_slice().into())),
            Const::Tuple(items) => {
                let items: Vec<Value> = items.iter().map(|item| self.constant(item)).collect();
                self.tuple(items)
            }
        }
    }

    /// A string.
    pub fn text(&mut self, text: &str) -> Value {
        self.heap.add(Object::Str(text.into()))
    }

    /// A tuple.
    pub fn tuple(&mut self, items: Vec<Value>) -> Value {
        self.heap.add(Object::Tuple(items.into()))
    }

    /// A list.
    pub fn list(&mut self, items: Vec<Value>) -> Value {
        self.heap.add(Object::List(items))
    }

    /// The object of a value, if it is one.
    pub fn object(&self, value: Value) -> Option<&Object> {
        value.handle().map(|handle| self.heap.get(handle))
    }

    /// Whether this code is of the library, and not of the program.
    pub fn is_library(&self, code: u32) -> bool {
        let source = self.unit.codes[code as usize].source;
        self.unit.sources[source as usize].library
    }

    /// What a function holds in one of its slots, also where it shares that with a function within; nothing where nothing
    /// has been given to it.
    pub fn local(&self, frame: &Frame, slot: usize) -> Option<Value> {
        let value = *self.stack.get(frame.base as usize + slot)?;
        let value = if let Some(Object::Cell(inner)) = self.object(value) { *inner } else { value };
        (value != Value::Unbound).then_some(value)
    }

    /// The text of a string, also of an instance of a class derived from `str`.
    pub fn str_of(&self, value: Value) -> Option<&Arc<str>> {
        match self.object(value)? {
            Object::Str(text) => Some(text),
            Object::Instance(instance) => match self.object(instance.inner)? {
                Object::Str(text) => Some(text),
                _ => None,
            },
            _ => None,
        }
    }

    /// A function of the library's builtins, or of NumPy, written in Python.
    pub fn library(&self, name: &str) -> Value {
        let Some(sym) = self.unit.symbols.find(name) else { return Value::Unbound };
        let numpy = self.unit.modules.get("numpy").copied();
        let bound = |source: u32| {
            let slot = self.unit.sources[source as usize].slots.get(&sym)?;
            Some(self.globals[*slot as usize]).filter(|&value| value != Value::Unbound)
        };
        bound(0).or_else(|| numpy.and_then(bound)).unwrap_or(Value::Unbound)
    }

    /// Begins the code of a source.
    pub fn begin(&mut self, source: u32, then: Then) {
        let code = self.unit.sources[source as usize].code;
        self.push_frame(code, &[], then);
    }

    /// A frame for code, with the first slots filled from these.
    pub fn push_frame(&mut self, code: u32, cells: &[Value], then: Then) {
        let unit = Arc::clone(&self.unit);
        let of = &unit.codes[code as usize];
        let base = self.stack.len();
        self.stack.resize(base + of.slots.len(), Value::Unbound);
        for &slot in &of.cells {
            self.stack[base + slot as usize] = self.heap.add(Object::Cell(Value::Unbound));
        }
        for (&(slot, _), &cell) in of.frees.iter().zip(cells) {
            self.stack[base + slot as usize] = cell;
        }
        self.frames.push(Frame { code, ip: 0, base: base as u32, loops: 0, then, generator: None });
    }

    /// Frees what cannot be reached.
    pub fn collect(&mut self) {
        let mut roots: Vec<Value> = Vec::with_capacity(self.stack.len() + self.globals.len() + self.consts.len());
        roots.extend(&self.stack);
        roots.extend(&self.globals);
        roots.extend(&self.consts);
        roots.extend(self.types.values().map(|&class| Value::Ref(class)));
        roots.extend(self.modules.iter().map(|&(_, module)| module));
        roots.push(self.caught.0);
        roots.extend(self.failure);
        self.frames.iter().for_each(|frame| frame.trace(&mut |value| roots.push(value)));
        self.heap.collect(roots.into_iter());
    }

    /// Checks that there is room for one more frame.
    ///
    /// # Errors
    /// `RecursionError` beyond a depth of 1,000.
    pub fn check_depth(&self) -> Result<()> {
        if self.frames.len() >= 1000 {
            return Err(super::Fault::New("RecursionError", "maximum recursion depth exceeded".into()));
        }
        Ok(())
    }
}
