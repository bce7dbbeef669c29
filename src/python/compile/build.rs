//! The compiler's state and how it writes instructions.

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};
use rustc_hash::FxHashMap;

use super::scope::{Place, ScopeKind, Scopes};
use super::{Code, Const, Handler, Op, PROGRAM, Parameters, Refusal, Unit};
use crate::python::objects::Sym;

/// A statement around the one that is compiled, and what leaving it takes.
pub(super) enum Block<'a> {
    Loop {
        breaks: Vec<usize>,
        top: u32,
        iterator: bool,
    },
    /// A body whose exceptions are handled; leaving it runs the `finally` or ends the `with`.
    Guard {
        start: u32,
        segments: Vec<(u32, u32)>,
        leave: Leave<'a>,
    },
    /// The body of an `except`, with the slot of the exception and the name to forget.
    Handling {
        slot: u32,
        name: Option<&'a str>,
    },
}

#[derive(Clone, Copy)]
pub(super) enum Leave<'a> {
    Nothing,
    Finally(&'a [Stmt]),
    With(u32),
}

/// Code being written.
pub(super) struct Builder<'a> {
    pub code: Code,
    pub scope: usize,
    pub blocks: Vec<Block<'a>>,
    /// Iterators on the stack, and loops begun.
    pub depth: u32,
    pub loops: u32,
    pub class: Option<&'a str>,
}

/// A source being compiled.
pub(super) struct Compiler<'a> {
    pub unit: &'a mut Unit,
    pub scopes: Scopes,
    pub source: u32,
    pub text: &'a str,
    pub builders: Vec<Builder<'a>>,
    pub refusals: Vec<Refusal>,
    pub span: (u32, u32),
    /// Statements within `try … except ImportError`.
    pub optional_imports: u32,
    pub nesting: u32,
    pub depth: u32,
    /// Names of the module that stand for what is not known here, and what is said of that where they are used.
    pub unknown: FxHashMap<String, String>,
}

impl Unit {
    /// Compiles the syntax of a source, whose number is given; its text must be in `sources`.
    ///
    /// # Errors
    /// All that the machine does not know, at once.
    pub fn compile(&mut self, source: u32, text: &str, body: &[Stmt]) -> Result<(), Vec<Refusal>> {
        let scopes = super::scan::scan(body);
        let mut compiler = Compiler {
            unit: self,
            scopes,
            source,
            text,
            builders: Vec::new(),
            refusals: Vec::new(),
            span: (0, 0),
            optional_imports: 0,
            nesting: 0,
            depth: 0,
            unknown: FxHashMap::default(),
        };
        compiler.open("<module>", 0, None);
        compiler.statements(body);
        compiler.emit(Op::None);
        compiler.emit(Op::Return);
        let code = compiler.close();
        let refusals = std::mem::take(&mut compiler.refusals);
        self.sources[source as usize].code = code;
        if refusals.is_empty() { Ok(()) } else { Err(refusals) }
    }
}

impl<'a> Compiler<'a> {
    pub fn open(&mut self, name: &str, scope: usize, class: Option<&'a str>) {
        let of = &self.scopes.all[scope];
        let (slots, kind, generator) = (of.slots.clone(), of.kind, of.generator);
        let frees = of.frees.iter().map(|&(_, here, there)| (here, there)).collect();
        let own = |binding: &&super::scope::Binding| binding.captured;
        let mut cells: Vec<u32> = of.names.values().filter(own).map(|binding| binding.slot).collect();
        cells.sort_unstable();
        let slots = slots.into_iter().map(|name| name.map(|name| self.unit.symbols.intern(&name))).collect();
        let qualname = self.qualified(name);
        let code = Code {
            name: self.unit.symbols.intern(name),
            qualname,
            source: self.source,
            ops: Vec::new(),
            spans: Vec::new(),
            slots,
            parameters: Parameters::default(),
            cells,
            frees,
            handlers: Vec::new(),
            generator,
            class: kind == ScopeKind::Class,
            doc: None,
            start: self.span.0,
            defaults: (0, Vec::new()),
        };
        self.builders.push(Builder { code, scope, blocks: Vec::new(), depth: 0, loops: 0, class });
    }

    /// A name with those of the functions and classes that it stands in.
    fn qualified(&mut self, name: &str) -> Sym {
        let whole = match self.builders.last().filter(|_| self.builders.len() > 1) {
            None => name.to_owned(),
            Some(around) => {
                let locals = if around.code.class { "" } else { ".<locals>" };
                format!("{}{locals}.{name}", self.unit.symbols.name(around.code.qualname))
            }
        };
        self.unit.symbols.intern(&whole)
    }

    /// Ends the code begun last and gives its number.
    pub fn close(&mut self) -> u32 {
        if let Some(builder) = self.builders.pop() {
            self.unit.codes.push(builder.code);
        }
        self.unit.codes.len() as u32 - 1
    }

    pub fn builder(&mut self) -> &mut Builder<'a> {
        self.builders.last_mut().expect("code is open while statements are compiled")
    }

    pub fn emit(&mut self, op: Op) -> usize {
        let span = self.span;
        let code = &mut self.builder().code;
        code.ops.push(op);
        code.spans.push(span);
        code.ops.len() - 1
    }

    pub fn here(&mut self) -> u32 {
        self.builder().code.ops.len() as u32
    }

    /// Lets a jump written before go here.
    pub fn land(&mut self, jump: usize) {
        let here = self.here();
        let op = &mut self.builder().code.ops[jump];
        match op {
            Op::Jump(to)
            | Op::JumpIfFalse(to)
            | Op::JumpIfTrue(to)
            | Op::JumpIfFalseKeep(to)
            | Op::JumpIfTrueKeep(to)
            | Op::ForIter(to)
            | Op::DelegateIter(to) => *to = here,
            _ => {}
        }
    }

    pub fn at(&mut self, range: TextRange) {
        self.span = (range.start().into(), range.end().into());
    }

    pub fn sym(&mut self, name: &str) -> Sym {
        self.unit.symbols.intern(name)
    }

    pub fn constant(&mut self, value: Const) {
        let number = self.unit.constant(value);
        self.emit(Op::Const(number));
    }

    /// A slot of the compiler's own.
    pub fn hidden(&mut self) -> u32 {
        let slots = &mut self.builder().code.slots;
        slots.push(None);
        slots.len() as u32 - 1
    }

    pub fn load(&mut self, name: &str) {
        let scope = self.builder().scope;
        match self.scopes.place(scope, name) {
            Place::Global if let Some(message) = self.unknown.get(name) => {
                let message = message.clone();
                self.refuse_at(self.span, message);
                0
            }
            Place::Local(slot) => self.emit(Op::Local(slot)),
            Place::Cell(slot) => self.emit(Op::Cell(slot)),
            Place::Class(slot) => {
                let (own, builtin) = self.globals_of(name);
                let global = if self.scopes.all[0].names.contains_key(name) { own } else { builtin.unwrap_or(own) };
                self.emit(Op::ClassName(slot, global))
            }
            Place::Global => {
                let bound = self.scopes.all[0].names.get(name).is_some_and(|binding| binding.bound);
                match self.globals_of(name) {
                    (_, Some(builtin)) if !bound => self.emit(Op::Global(builtin)),
                    (own, Some(builtin)) => self.emit(Op::GlobalOr(own, builtin)),
                    (own, None) => self.emit(Op::Global(own)),
                }
            }
        };
    }

    /// The slots of a name among the source's globals and among the builtins.
    fn globals_of(&mut self, name: &str) -> (u32, Option<u32>) {
        let sym = self.sym(name);
        let builtin = if self.source == 0 { None } else { self.unit.sources[0].slots.get(&sym).copied() };
        let hidden =
            name.starts_with('_') && !name.starts_with("__") && !self.unit.sources[self.source as usize].library;
        let builtin = builtin.filter(|_| !hidden);
        let bound = self.scopes.all[0].names.get(name).is_some_and(|binding| binding.bound);
        let own = if builtin.is_some() && !bound { 0 } else { self.unit.global(self.source, sym) };
        (own, builtin)
    }

    pub fn store(&mut self, name: &str) {
        let scope = self.builder().scope;
        match self.scopes.place(scope, name) {
            Place::Local(slot) | Place::Class(slot) => self.emit(Op::StoreLocal(slot)),
            Place::Cell(slot) => self.emit(Op::StoreCell(slot)),
            Place::Global => {
                self.unknown.remove(name);
                let sym = self.sym(name);
                let slot = self.unit.global(self.source, sym);
                self.emit(Op::StoreGlobal(slot))
            }
        };
    }

    pub fn delete(&mut self, name: &str) {
        let scope = self.builder().scope;
        match self.scopes.place(scope, name) {
            Place::Local(slot) | Place::Class(slot) => self.emit(Op::DeleteLocal(slot)),
            Place::Cell(slot) => self.emit(Op::DeleteCell(slot)),
            Place::Global => {
                let sym = self.sym(name);
                let slot = self.unit.global(self.source, sym);
                self.emit(Op::DeleteGlobal(slot))
            }
        };
    }

    /// A name as a class sees it: `__x` belongs to the class alone.
    pub fn attribute_sym(&mut self, name: &str) -> Sym {
        let class = self.builders.iter().rev().find_map(|builder| builder.class);
        match class {
            Some(class) if name.starts_with("__") && !name.ends_with("__") => {
                self.sym(&format!("_{}{name}", class.trim_start_matches('_')))
            }
            _ => self.sym(name),
        }
    }

    /// Notes that something cannot be done.
    pub fn refuse(&mut self, node: &impl Ranged, message: impl Into<String>) {
        let range = node.range();
        self.refuse_at((range.start().into(), range.end().into()), message);
    }

    /// Whether a program is run as far as to what is not known in it.
    pub fn runs_as_far(&self) -> bool {
        self.unit.is_run_as_far && self.source == PROGRAM
    }

    fn refuse_at(&mut self, place: (u32, u32), message: impl Into<String>) {
        let refusal = self.unit.sources[self.source as usize].refusal(place.0, message);
        // What is no Python at all has no part that could be run.
        if !self.runs_as_far() || refusal.message.starts_with("SyntaxError") {
            return self.refusals.push(refusal);
        }
        let span = std::mem::replace(&mut self.span, place);
        let number = self.unit.constant(Const::Str(refusal.message.clone()));
        self.emit(Op::Refuse(number));
        self.span = span;
        self.unit.refused.push(refusal);
    }

    pub fn guard(&mut self, leave: Leave<'a>) {
        let start = self.here();
        self.builder().blocks.push(Block::Guard { start, segments: Vec::new(), leave });
    }

    /// Ends the guard begun last; what it covered.
    pub fn unguard(&mut self) -> Vec<(u32, u32)> {
        let here = self.here();
        match self.builder().blocks.pop() {
            Some(Block::Guard { start, mut segments, .. }) => {
                segments.push((start, here));
                segments
            }
            _ => Vec::new(),
        }
    }

    /// Sends the exceptions of these segments here.
    pub fn handle(&mut self, segments: &[(u32, u32)]) {
        let target = self.here();
        let builder = self.builder();
        let (depth, loops) = (builder.depth, builder.loops);
        for &(start, end) in segments {
            if start < end {
                builder.code.handlers.push(Handler { start, end, target, depth, loops });
            }
        }
    }

    pub fn expressions(&mut self, exprs: &'a [Expr]) {
        exprs.iter().for_each(|expr| self.expression(expr));
    }
}

impl super::SourceText {
    /// A refusal at a place of the text.
    pub fn refusal(&self, at: u32, message: impl Into<String>) -> Refusal {
        let line = self.line(at);
        let start = self.lines.get(line.wrapping_sub(1)).copied().unwrap_or(0) as usize;
        let column = self.text.get(start..at as usize).map_or(0, |before| before.chars().count()) + 1;
        Refusal { line, column, text: self.line_text(line).into(), message: message.into() }
    }
}
