//! Instructions and what they need to know.

use crate::python::objects::Sym;

/// Operators of two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are Python's")]
pub enum Binary {
    Add,
    Sub,
    Mul,
    Div,
    FloorDiv,
    Mod,
    Pow,
    MatMul,
    And,
    Or,
    Xor,
    Shl,
    Shr,
}

/// Operators of one operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are Python's")]
pub enum Unary {
    Neg,
    Pos,
    Invert,
    Not,
}

/// Comparisons that ask the operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are Python's")]
pub enum Compare {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// An instruction. Numbers are slots, places in tables, or places in the code.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs, reason = "each does what its name says to the stack")]
pub enum Op {
    Const(u32),
    None,
    Local(u32),
    StoreLocal(u32),
    DeleteLocal(u32),
    Cell(u32),
    StoreCell(u32),
    DeleteCell(u32),
    Global(u32),
    GlobalOr(u32, u32),
    StoreGlobal(u32),
    DeleteGlobal(u32),
    /// A slot of a class body, else a global.
    ClassName(u32, u32),
    NewCell(u32),
    Pop,
    Dup,
    DupTwo,
    Swap,
    RotateThree,
    Binary(Binary),
    InPlace(Binary),
    Unary(Unary),
    Compare(Compare),
    Is(bool),
    In(bool),
    Jump(u32),
    JumpIfFalse(u32),
    JumpIfTrue(u32),
    JumpIfFalseKeep(u32),
    JumpIfTrueKeep(u32),
    Tuple(u32),
    List(u32),
    Set(u32),
    Dict(u32),
    Slice(bool),
    Text(u32),
    /// Appends to the list that lies this deep.
    Append(u32),
    AddTo(u32),
    PutInto(u32),
    Extend,
    UpdateSet,
    UpdateDict,
    ListToTuple,
    /// Conversion (`b's'`, `b'r'`, `b'a'` or 0), and whether a format lies on top.
    Format(u8, bool),
    Attribute(Sym),
    StoreAttribute(Sym),
    DeleteAttribute(Sym),
    Item,
    StoreItem,
    DeleteItem,
    /// A subscript of two, which lie on the stack one by one.
    ItemOfTwo,
    StoreItemOfTwo,
    DupThree,
    RotateFour,
    Call(u32),
    CallMethod(Sym, u32),
    CallShaped(u32),
    CallSpread(bool),
    Super,
    Function(u32),
    Class(u32),
    Iter,
    ForIter(u32),
    Unpack(u32),
    UnpackStar(u32, u32),
    Return,
    Yield,
    DelegateIter(u32),
    Raise(u8),
    /// The program comes to what is not known here; the constant says what.
    Refuse(u32),
    Reraise,
    Matches,
    Statement(u32, bool),
    LoopEnter,
    LoopNext,
    LoopExit,
    Import(Sym),
    ImportFrom(Sym),
    ImportStar,
    Annotation(u32, u32),
}

/// How a call's arguments lie on the stack.
#[derive(Debug, Clone)]
pub struct CallShape {
    /// The method's name, if it is a call of one.
    pub method: Option<Sym>,
    /// How many arguments there are in all.
    pub count: u32,
    /// The names of the last of them.
    pub names: Vec<Sym>,
}

/// Where an exception of a range of code goes.
#[derive(Debug, Clone, Copy)]
pub struct Handler {
    /// The first instruction covered.
    pub start: u32,
    /// The instruction behind the last.
    pub end: u32,
    /// Where it is handled.
    pub target: u32,
    /// How many temporaries stay.
    pub depth: u32,
    /// How many loops stay.
    pub loops: u32,
}

/// A function's parameters; their slots come first.
#[derive(Debug, Clone, Default)]
pub struct Parameters {
    /// How many have places, those before `/` included.
    pub positional: u32,
    /// How many are before `/`.
    pub positional_only: u32,
    /// How many follow `*`.
    pub keyword_only: u32,
    /// Whether there is `*args`, whose slot follows.
    pub rest: bool,
    /// Whether there is `**kwargs`, whose slot is the last.
    pub keywords: bool,
}

impl Parameters {
    /// How many slots they take.
    pub fn slots(&self) -> u32 {
        self.positional + self.keyword_only + u32::from(self.rest) + u32::from(self.keywords)
    }
}

/// The code of a module, function, class body or generator.
#[derive(Debug, Clone)]
pub struct Code {
    /// Its name.
    pub name: Sym,
    /// Its name with those that it stands in: `C.f.<locals>.g`.
    pub qualname: Sym,
    /// Which source it was written in.
    pub source: u32,
    /// Its instructions.
    pub ops: Vec<Op>,
    /// Where in the source each was written.
    pub spans: Vec<(u32, u32)>,
    /// The names of its slots; those without a name are the compiler's.
    pub slots: Vec<Option<Sym>>,
    /// Its parameters.
    pub parameters: Parameters,
    /// Slots that hold cells of its own.
    pub cells: Vec<u32>,
    /// Slots that take cells of the frame around, and the slots there.
    pub frees: Vec<(u32, u32)>,
    /// Where exceptions go; the first range that covers counts.
    pub handlers: Vec<Handler>,
    /// Whether a call gives a generator.
    pub generator: bool,
    /// Whether it is the body of a class.
    pub class: bool,
    /// Its documentation, a constant.
    pub doc: Option<u32>,
    /// Where its definition begins.
    pub start: u32,
    /// How many values of defaults lie on the stack where it is made, and the keyword-only names that have one.
    pub defaults: (u32, Vec<Sym>),
}

/// A constant.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the names are Python's")]
pub enum Const {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(f64),
    Complex(f64, f64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Const>),
}
