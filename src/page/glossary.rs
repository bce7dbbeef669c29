//! The glossary: what every name and every sign on a lab's screen means.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::Block;
use super::number::number;
use crate::lab::formula::Formula;
use crate::lab::program::{Kind, Program, Reference};
use crate::lab::{Description, Element, Snapshot};
use crate::ops::Cell;

/// The file that is part of the program.
const FILE: &str = include_str!("../../assets/glossary.toml");

/// What stands for a [`Formula::CentralDifferences`] among the names of operations: it is none.
pub const CENTRAL_DIFFERENCES: &str = "central differences";

/// The file, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    /// How operations are written.
    #[serde(rename = "operation")]
    pub operations: Vec<Operation>,
    /// Signs that stand on screens whatever is computed.
    #[serde(rename = "sign")]
    pub signs: Vec<Sign>,
}

/// How operations are written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// As it is written.
    pub symbol: String,
    /// The operations that are written so, by their names.
    pub of: Vec<String>,
    /// What it means.
    pub meaning: String,
}

/// A sign that stands on screens whatever is computed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// The sign.
    pub symbol: String,
    /// What it means.
    pub meaning: String,
}

/// What the names in a lab's programs mean that are neither quantities nor parameters.
pub type Words = BTreeMap<String, String>;

/// A lab's words for the glossary, as the file has them that it brings.
pub fn words(file: &str) -> Words {
    toml::from_str(file).expect("what a lab brings is part of the program and read by its tests")
}

impl Glossary {
    /// The glossary that is part of the program.
    pub fn built_in() -> &'static Self {
        static READ: LazyLock<Glossary> =
            LazyLock::new(|| toml::from_str(FILE).expect("the glossary is part of the program and read by its tests"));
        &READ
    }
}

/// Everything that a lab with these words shows where it stands: what the stage is about first.
pub fn page(shown: &Snapshot, words: &Words) -> Vec<Block> {
    let glossary = Glossary::built_in();
    let description = shown.description();
    let frame = shown;
    let explained = |name: &str| explain(shown, words, name);
    let mut told = HashSet::new();
    let mut blocks = vec![];
    if let Some(step) = &frame.step {
        let mut names = vec![];
        for (_, statement) in step.statements() {
            names.push(&*statement.name);
            each(&statement.formula, &mut |formula| names.extend(named(step.evaluation.program(), formula)));
        }
        names.retain(|name| told.insert(*name));
        section(&mut blocks, &format!("In stage {}", step.name()), names.into_iter().map(explained));
    }
    let computed: Vec<&str> = frame.now.quantities().map(|(name, _)| name).filter(|name| told.insert(*name)).collect();
    let title = if frame.step.is_some() { "There before this stage" } else { "There to begin with" };
    section(&mut blocks, title, computed.into_iter().map(explained));
    let to_come = description.quantities.iter().map(|(name, _)| *name).filter(|name| told.insert(*name));
    let to_come = to_come.filter(|name| programs(shown).iter().any(|program| defines(program, name)));
    section(&mut blocks, "Not computed yet", to_come.collect::<Vec<_>>().into_iter().map(explained));

    let used = operations(shown);
    let operations =
        glossary.operations.iter().filter(|operation| operation.of.iter().any(|name| used.contains(&**name)));
    section(&mut blocks, "Operations", operations.map(|operation| Block::entry(&operation.symbol, &operation.meaning)));
    let parameters = shown.parameters();
    let parameters = parameters.that_matter().map(|(parameter, setting)| {
        let setting = setting.to_string();
        let value = if setting.is_empty() { "not set".to_owned() } else { format!("now {setting}") };
        Block::entry(parameter.name, format!("{}; {value}; {}", parameter.meaning, parameter.range))
    });
    section(&mut blocks, "Parameters", parameters);
    let signs = glossary.signs.iter().map(|sign| Block::entry(&sign.symbol, &sign.meaning));
    section(&mut blocks, "Signs", signs);
    blocks
}

fn section(blocks: &mut Vec<Block>, heading: &str, entries: impl Iterator<Item = Block>) {
    let mut entries = entries.peekable();
    if entries.peek().is_some() {
        blocks.push(Block::heading(heading));
        blocks.extend(entries);
    }
}

/// What a name means, which shape it has, and what it comes to where that is one number.
fn explain(shown: &Snapshot, words: &Words, name: &str) -> Block {
    let now = &shown.now;
    let of_lab = || words.get(name).map(String::as_str);
    let meaning = meaning(shown.description(), name).or_else(of_lab).unwrap_or_default();
    let Some(of) = now.find(name) else { return Block::entry(name, meaning) };
    let shape = now.shape(of);
    let first = || now.number(Element { of, cell: Cell::SCALAR });
    let size = match (shape.rank(), now.kind(of)) {
        (0, Kind::Truth) => (first() != 0.0).to_string(),
        (2.., _) => shape.times(),
        (1, Kind::Names) => format!("{} names", shape.len()),
        // A vector of one number is as good as the number.
        _ if shape.len() == 1 => format!("now {}", number(first())),
        _ => format!("{} numbers", shape.len()),
    };
    Block::entry(name, if meaning.is_empty() { size } else { format!("{meaning}; {size}") })
}

/// What a quantity or a parameter is.
fn meaning(description: &Description, name: &str) -> Option<&'static str> {
    let quantity = description.quantities.iter().find(|(known, _)| *known == name).map(|(_, meaning)| *meaning);
    let parameter = || description.parameters.iter().find(|known| known.name == name).map(|known| known.meaning);
    quantity.or_else(parameter)
}

/// The programs that the lab's screen speaks of: that of the stage, and that of what rests between rounds.
fn programs(shown: &Snapshot) -> Vec<&Program> {
    let frame = shown;
    let of_step = frame.step.as_ref().map(|step| &**step.evaluation.program());
    of_step.into_iter().chain([&**frame.now.program()]).collect()
}

fn defines(program: &Program, name: &str) -> bool {
    program.inputs().iter().any(|input| input.name == name) || program.statements().iter().any(|line| line.name == name)
}

/// The names of all operations that a lab's program is made of where it stands.
pub fn operations(shown: &Snapshot) -> HashSet<&'static str> {
    let mut names = HashSet::new();
    for program in programs(shown) {
        for statement in program.statements() {
            each(&statement.formula, &mut |formula| match formula {
                Formula::Apply(operation, _) => _ = names.insert(operation.name()),
                Formula::CentralDifferences { .. } => _ = names.insert(CENTRAL_DIFFERENCES),
                Formula::Number(_) | Formula::Name(_) => {}
            });
        }
    }
    names
}

/// The names that stand in a piece of a formula itself.
fn named<'a>(program: &'a Program, formula: &Formula<Reference>) -> Vec<&'a str> {
    match formula {
        Formula::Name(reference) => vec![program.name(*reference)],
        Formula::CentralDifferences { of, by } => vec![program.name(*of), program.name(*by)],
        Formula::Number(_) | Formula::Apply(..) => vec![],
    }
}

/// Visits a formula and everything within it, from the left.
fn each(formula: &Formula<Reference>, visit: &mut impl FnMut(&Formula<Reference>)) {
    visit(formula);
    if let Formula::Apply(_, arguments) = formula {
        for argument in arguments.iter() {
            each(argument, visit);
        }
    }
}
