//! From a text to a machine before its first statement.

use std::sync::Arc;

use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_python_parser::{Mode, ParseErrorType, ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;

use crate::python::compile::{Op, PROGRAM, Refusal, SourceText, Unit};
use crate::python::library::{
    modules,
    outside::{Files, Outside},
};
use crate::python::machine::{Machine, Status, Then, public_types};
use crate::python::reader;

/// More bytes of program than this are refused.
const LONGEST: usize = 1 << 20;
/// What Python says of more brackets within each other than it takes.
pub(super) const TOO_DEEP: &str = "SyntaxError: too many nested parentheses";

fn refused(text: &str) -> Vec<Refusal> {
    vec![Refusal { line: 1, column: 1, text: String::new(), message: text.into() }]
}

/// Refuses what the parser had better not see.
fn check_shape(source: &SourceText) -> Result<(), Vec<Refusal>> {
    if source.text.len() > LONGEST {
        return Err(refused("a program of more than 1 MiB is not taken"));
    }
    match reader::too_deep(&source.text) {
        Some(at) => Err(vec![source.refusal(at, TOO_DEEP)]),
        None => Ok(()),
    }
}

/// The class that `CPython` gives an error of the parser.
fn class_of(error: &ParseErrorType) -> &'static str {
    let is_of_indentation = error.to_string().to_lowercase().contains("indent");
    if is_of_indentation { "IndentationError" } else { "SyntaxError" }
}

/// Where the bracket stands that is open at the end of a text.
fn unclosed(tokens: &Tokens) -> Option<(u32, char)> {
    let mut open = Vec::new();
    for token in tokens {
        let bracket = match token.kind() {
            TokenKind::Lpar => '(',
            TokenKind::Lsqb => '[',
            TokenKind::Lbrace => '{',
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                open.pop();
                continue;
            }
            _ => continue,
        };
        open.push((u32::from(token.start()), bracket));
    }
    open.pop()
}

fn compile(unit: &mut Unit, number: u32) -> Result<(), Vec<Refusal>> {
    let text = unit.sources[number as usize].text.clone();
    let before = unit.codes.len();
    let parsed = parse_unchecked(&text, ParseOptions::from(Mode::Module));
    if !parsed.errors().is_empty() {
        let source = &unit.sources[number as usize];
        if let Some((at, bracket)) = unclosed(parsed.tokens()) {
            return Err(vec![source.refusal(at, format!("SyntaxError: '{bracket}' was never closed"))]);
        }
        let errors = parsed.errors().iter().take(5);
        return Err(errors
            .map(|error| {
                source.refusal(error.location.start().into(), format!("{}: {}", class_of(&error.error), error.error))
            })
            .collect());
    }
    let Some(module) = parsed.try_into_module() else { return Err(refused("this is not a program")) };
    unit.compile(number, &text, module.suite())?;
    let mut wanted = Vec::new();
    for code in &unit.codes[before..] {
        for op in &code.ops {
            if let Op::Import(name) = op {
                wanted.push(unit.symbols.name(*name).to_string());
            }
        }
    }
    wanted.iter().try_for_each(|name| load(unit, name))
}

/// Compiles a module of the library, once.
fn load(unit: &mut Unit, name: &str) -> Result<(), Vec<Refusal>> {
    let name = modules::canonical(name);
    let Some(text) = modules::source(name) else { return Ok(()) };
    if unit.modules.contains_key(name) {
        return Ok(());
    }
    let number = unit.sources.len() as u32;
    unit.sources.push(SourceText::new(&format!("<{name}>"), text, true));
    unit.modules.insert(name.into(), number);
    unit.reserve(number, name);
    compile(unit, number)
}

/// A machine that stands before the first statement of a program.
///
/// # Errors
/// All that it does not know, at once.
pub(super) fn open(
    name: &str,
    text: &str,
    files: Arc<dyn Files>,
    overrides: &[(String, String)],
    is_run_as_far: bool,
) -> Result<Machine, Vec<Refusal>> {
    let text = reader::program(name, text).map_err(|words| refused(&words))?;
    let mut source = SourceText::new(name, &text, false);
    check_shape(&source)?;
    if !overrides.is_empty() {
        source = SourceText::new(name, &super::overrides::replaced(&source, overrides)?, false);
    }
    let mut unit = Unit::run_as_far(is_run_as_far);
    unit.sources.push(SourceText::new("<builtins>", modules::BUILTINS, true));
    unit.sources.push(source);
    unit.reserve(0, "");
    for name in public_types().chain(["NotImplemented", "Ellipsis", "__debug__", "__name__"]) {
        let sym = unit.symbols.intern(name);
        unit.global(0, sym);
    }
    compile(&mut unit, 0)?;
    compile(&mut unit, PROGRAM)?;
    let mut machine = Machine::new(unit, Outside::new(files));
    machine.begin(0, Then::Stop);
    if machine.run(u64::MAX / 4, 0) != Status::Ended {
        return Err(refused("the library does not begin"));
    }
    machine.steps = 0;
    machine.begin(PROGRAM, Then::Stop);
    Ok(machine)
}
