//! A program with numbers in it, computed as far as anybody looks.

use std::fmt;
use std::sync::Arc;

use super::numbers::{Numbers, explain};
use crate::lab::formula::{Applied, Formula};
use crate::lab::program::{Input, Kind, Program, Reference};
use crate::ops::{
    Arithmetic, Cell, Code, Language, MatMul, Operation, Shape, ShapeError, SourceCell, Transpose, Value,
};

/// Numbers of a matrix that is transposed to be seen as a factor.
const MOST_TRANSPOSED: usize = 1 << 14;

/// A program, what it was given, and what has been asked of it so far.
///
/// Values are computed when first asked for and kept. A single cell of a long vector is computed alone where it can be,
/// so that showing the error of one point among ten million costs one subtraction. Clones share everything.
#[derive(Clone)]
pub struct Evaluation {
    pub(super) numbers: Arc<Numbers>,
    /// Statements done at this position.
    pub(super) done: usize,
}

/// One cell of one quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Element {
    /// Which quantity.
    pub of: Reference,
    /// Where in it.
    pub cell: Cell,
}

impl Evaluation {
    /// `program` on `inputs`, given by name, at its end.
    ///
    /// # Errors
    /// If the shapes do not fit somewhere in it.
    ///
    /// # Panics
    /// If what is given are not the program's inputs: a mistake of who wrote it.
    pub fn new<N: AsRef<str>>(
        program: &Arc<Program>,
        inputs: impl IntoIterator<Item = (N, Value)>,
    ) -> Result<Self, ShapeError> {
        Self::with_names(program, inputs, Arc::new([]))
    }

    /// As [`new`](Self::new), with the names that quantities of [`Kind::Names`] refer to.
    ///
    /// # Errors
    /// If the shapes do not fit somewhere in it.
    ///
    /// # Panics
    /// As [`new`](Self::new).
    pub fn with_names<N: AsRef<str>>(
        program: &Arc<Program>,
        inputs: impl IntoIterator<Item = (N, Value)>,
        names: Arc<[String]>,
    ) -> Result<Self, ShapeError> {
        let mut given: Vec<Option<Value>> = vec![None; program.inputs().len()];
        for (name, value) in inputs {
            let place = program.inputs().iter().position(|input| input.name == *name.as_ref());
            given[place.unwrap_or_else(|| panic!("the program has no input `{}`", name.as_ref()))] = Some(value);
        }
        let value = |(value, input): (Option<Value>, &Input)| {
            value.unwrap_or_else(|| panic!("the program's input `{}` is not given", input.name))
        };
        Self::in_order(program, given.into_iter().zip(program.inputs()).map(value).collect(), names)
    }

    /// `program` on `inputs` in its own order.
    pub(super) fn in_order(
        program: &Arc<Program>,
        inputs: Vec<Value>,
        names: Arc<[String]>,
    ) -> Result<Self, ShapeError> {
        let numbers = Numbers::new(program, inputs, names)?;
        let done = numbers.statements.len();
        Ok(Self { numbers: Arc::new(numbers), done })
    }

    /// The same with some values known beforehand, from a kernel that computes what the program does.
    #[must_use]
    pub fn knowing<V: Into<Value>>(self, known: impl IntoIterator<Item = (impl AsRef<str>, V)>) -> Self {
        for (name, value) in known {
            let value = value.into();
            for (line, statement) in self.numbers.statements.iter().zip(self.program().statements()) {
                if statement.name == *name.as_ref() && !statement.is_update {
                    let _ = line.value.set(value.clone());
                }
            }
        }
        self
    }

    /// The same program at its end, with other values for some of its inputs.
    ///
    /// # Panics
    /// If these have other shapes, which do not fit: a mistake in the program.
    #[must_use]
    pub fn starting_from(&self, values: impl IntoIterator<Item = (usize, Value)>) -> Self {
        let mut inputs = self.numbers.inputs.clone();
        values.into_iter().for_each(|(input, value)| inputs[input] = value);
        let evaluation = Self::in_order(self.program(), inputs, Arc::clone(&self.numbers.names));
        evaluation.expect("an update has the shape of what it replaces")
    }

    /// Whether `other` starts from the same numbers and computes the same of them.
    pub fn starts_as(&self, other: &Self) -> bool {
        let (inputs, others) = (&self.numbers.inputs, &other.numbers.inputs);
        let lines = |program: &Program| -> Vec<String> {
            let line = |index: usize| program.spell(index, Language::NumPy).text;
            (0..program.statements().len())
                .map(|index| format!("{} = {}", program.statements()[index].name, line(index)))
                .collect()
        };
        inputs.len() == others.len()
            && inputs.iter().zip(others).all(|(a, b)| a.is_same_as(b))
            && (Arc::ptr_eq(self.program(), other.program()) || lines(self.program()) == lines(other.program()))
    }

    /// About what it costs to compute all its lines, in units of half a nanosecond.
    pub fn effort(&self) -> u64 {
        /// What it costs to go through the tree for one line, and to compute one number of its value.
        const LINE: usize = 2000;
        const NUMBER: usize = 20;
        let given: usize = self.numbers.inputs.iter().map(|value| value.shape().len()).sum();
        let lines = self.program().statements().iter().zip(&self.numbers.statements);
        let cost = lines.map(|(statement, line)| {
            // Whatever is no matter of a few cells is taken to read everything given for each row of its result.
            let read = if statement.formula.is_local() { 0 } else { given * line.shape.rows() };
            LINE + NUMBER * line.shape.len() + read
        });
        cost.sum::<usize>() as u64
    }

    /// The same after so many of its stages.
    #[must_use]
    pub fn after(&self, stages: usize) -> Self {
        Self { numbers: Arc::clone(&self.numbers), done: self.program().statements_done(stages) }
    }

    /// Computes what is dear to compute of the lines that are done: whatever takes more than a few cells of something
    /// else. What is left is had cell by cell, however long it is.
    pub fn settle(&self) {
        for (index, statement) in self.program().statements()[..self.done].iter().enumerate() {
            if !statement.formula.is_local() {
                let _ = self.value(Reference::Statement(index));
            }
        }
    }

    /// Whether the line in this place of the program is done at this position.
    pub fn has_done(&self, line: usize) -> bool {
        line < self.done
    }

    /// The program.
    pub fn program(&self) -> &Arc<Program> {
        &self.numbers.program
    }

    /// What has been computed at this position under this name; nothing where it has not been yet.
    pub fn find(&self, name: &str) -> Option<Reference> {
        let line = self.program().statements()[..self.done].iter().rposition(|line| line.name == name);
        let input = || self.program().inputs().iter().position(|input| input.name == name);
        line.map(Reference::Statement).or_else(|| input().map(Reference::Input))
    }

    /// The value of this name, where it has been computed.
    pub fn get(&self, name: &str) -> Option<&Value> {
        Some(self.value(self.find(name)?))
    }

    /// The scalar of this name, where it has been computed.
    pub fn scalar(&self, name: &str) -> Option<f64> {
        self.get(name)?.scalar()
    }

    /// Every quantity that exists at this position, inputs first, each name once with its latest value.
    pub fn quantities(&self) -> impl Iterator<Item = (&str, Reference)> + '_ {
        let inputs = self.program().inputs().iter().enumerate().filter(|(_, input)| input.kind != Kind::Setting);
        let inputs = inputs.map(|(index, input)| (&*input.name, Reference::Input(index)));
        let lines = self.program().statements()[..self.done].iter().enumerate();
        let lines = lines.map(|(index, line)| (&*line.name, Reference::Statement(index)));
        let latest = |&(name, reference): &(&str, Reference)| self.find(name) == Some(reference);
        inputs.chain(lines).filter(latest)
    }

    /// What the numbers of a quantity are.
    pub fn kind(&self, reference: Reference) -> Kind {
        match reference {
            Reference::Input(index) => self.program().inputs()[index].kind,
            Reference::Statement(index) => self.program().statements()[index].kind,
        }
    }

    /// What number `index` names, in a quantity of [`Kind::Names`].
    pub fn name_of(&self, index: f64) -> &str {
        self.numbers.names.get(index as usize).map_or("?", String::as_str)
    }

    /// Every name that quantities of [`Kind::Names`] can refer to.
    pub fn names(&self) -> &[String] {
        &self.numbers.names
    }

    /// The shape of what `reference` refers to.
    pub fn shape(&self, reference: Reference) -> Shape {
        self.numbers.shape(reference)
    }

    /// The value of what `reference` refers to.
    pub fn value(&self, reference: Reference) -> &Value {
        self.numbers.value(reference)
    }

    /// What a formula over this program's names comes to.
    pub(super) fn value_of(&self, formula: &Formula<Reference>) -> Value {
        self.numbers.formula_value(formula)
    }

    /// The formula of a line, written in `language`.
    pub fn spell(&self, statement: usize, language: Language) -> Code {
        let formula = &self.program().statements()[statement].formula;
        self.program().spell_formula(formula, language, &|of| self.shape(of))
    }

    /// How many lines are done at this position.
    pub fn lines_done(&self) -> usize {
        self.done
    }

    /// The number in one place.
    pub fn number(&self, place: Element) -> f64 {
        self.numbers.number(place)
    }

    /// The outermost operation of a statement with its arguments; nothing for an input, or for what is no operation.
    pub fn operands(&self, of: Reference) -> Option<Operands> {
        let Reference::Statement(index) = of else { return None };
        let Formula::Apply(operation, formulas) = &self.program().statements()[index].formula else { return None };
        let values = self.numbers.arguments(index, formulas);
        let written = |formula| self.program().spell_formula(formula, Language::Notation, &|of| self.shape(of)).text;
        let arguments = formulas.iter().map(written).zip(values).collect();
        Some(Operands { operation: operation.clone(), sign: operation.sign(), arguments })
    }

    /// The factors of an argument of a statement's outermost operation, where it is the product of two quantities or of their
    /// transposes.
    pub fn factors(&self, of: Reference, argument: usize) -> Option<Operands> {
        let Reference::Statement(index) = of else { return None };
        let Formula::Apply(_, formulas) = &self.program().statements()[index].formula else { return None };
        let Formula::Apply(operation, factors) = formulas.get(argument)? else { return None };
        if operation.name() != MatMul.name() {
            return None;
        }
        let factor = |formula: &Formula<Reference>| match formula {
            Formula::Name(of) => Some((self.program().name(*of).to_owned(), self.value(*of).clone())),
            Formula::Apply(operation, of) if operation.name() == Transpose.name() => {
                let [Formula::Name(transposed)] = &**of else { return None };
                let is_small = self.shape(*transposed).len() <= MOST_TRANSPOSED;
                let name = || self.program().spell_formula(formula, Language::Notation, &|of| self.shape(of)).text;
                is_small.then(|| (name(), self.value_of(formula)))
            }
            _ => None,
        };
        let arguments = factors.iter().map(factor).collect::<Option<_>>()?;
        Some(Operands { operation: operation.clone(), sign: operation.sign(), arguments })
    }

    /// The place that a cell of an argument of a statement's outermost operation was taken from, where it was taken as it
    /// is: from a name, or from one whose cells were only moved.
    pub fn origin(&self, of: Reference, argument: usize, cell: Cell) -> Option<Element> {
        let Reference::Statement(index) = of else { return None };
        let Formula::Apply(_, formulas) = &self.program().statements()[index].formula else { return None };
        match explain(&self.numbers, formulas.get(argument)?, cell, None) {
            Arithmetic::Source(place) => Some(place),
            _ => None,
        }
    }

    /// How the number in `place` came about, down to named quantities; an input is its own explanation.
    pub fn explain(&self, place: Element) -> Arithmetic<Element> {
        match place.of {
            Reference::Input(_) => Arithmetic::Source(place),
            Reference::Statement(_) if self.is_overwritten(place.of, place.cell) => Arithmetic::Source(place),
            Reference::Statement(index) => {
                explain(&self.numbers, &self.program().statements()[index].formula, place.cell, Some(place.of))
            }
        }
    }
}

/// The outermost operation of a statement, taken apart.
pub struct Operands {
    /// The operation.
    pub operation: Applied,
    /// Its sign, to be written between two arguments.
    pub sign: &'static str,
    /// Each argument as it is written, with its value.
    pub arguments: Vec<(String, Value)>,
}

impl Operands {
    /// How one cell of the result comes from which cells of the arguments.
    pub fn explain(&self, cell: Cell) -> Arithmetic<SourceCell> {
        let values: Vec<Value> = self.arguments.iter().map(|(_, value)| value.clone()).collect();
        self.operation.explain(&values.as_slice(), cell)
    }
}

impl fmt::Debug for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.quantities().map(|(name, of)| (name, self.shape(of).to_string()))).finish()
    }
}
