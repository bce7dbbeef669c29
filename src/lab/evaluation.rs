//! A program with numbers in it, computed as far as anybody looks.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::formula::Formula;
use super::program::{Kind, Program, Reference};
use crate::ops::{
    self, Arguments, Arithmetic, Binary, Cell, Code, Language, Operation, Shape, ShapeError, SourceCell, Value,
};

/// How far a number is moved to either side for a central difference, relative to its size: the cube root of the machine
/// precision, where rounding and truncation weigh the same.
const NUDGE: f64 = 6.055_454_452_393_343e-6;

/// How far a number is moved to either side for a central difference.
pub fn nudge(number: f64) -> f64 {
    NUDGE * number.abs().max(1.0)
}

/// A program, what it was given, and what has been asked of it so far.
///
/// Values are computed when first asked for and kept. A single cell of a long vector is computed alone where it can be,
/// so that showing the error of one point among ten million costs one subtraction. Clones share everything.
#[derive(Clone)]
pub struct Evaluation {
    numbers: Arc<Numbers>,
    /// Statements done at this position.
    done: usize,
}

/// What is given, and what has been computed of it.
struct Numbers {
    program: Arc<Program>,
    inputs: Vec<Value>,
    statements: Vec<Line>,
    /// What quantities of [`Kind::Names`] name.
    names: Arc<[String]>,
}

struct Line {
    /// Where only its value says which shape it has, the largest that it can have.
    shape: Shape,
    has_shape_of_its_value: bool,
    value: OnceLock<Value>,
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
    /// `program` on `inputs`, given in the program's order, at its end.
    ///
    /// # Errors
    /// If the shapes do not fit somewhere in it.
    pub fn new(program: &Arc<Program>, inputs: Vec<Value>) -> Result<Self, ShapeError> {
        Self::with_names(program, inputs, Arc::new([]))
    }

    /// As [`new`](Self::new), with the names that quantities of [`Kind::Names`] refer to.
    ///
    /// # Errors
    /// If the shapes do not fit somewhere in it.
    pub fn with_names(program: &Arc<Program>, inputs: Vec<Value>, names: Arc<[String]>) -> Result<Self, ShapeError> {
        assert_eq!(inputs.len(), program.inputs().len(), "the program wants {:?}", program.inputs());
        let mut numbers = Numbers { program: Arc::clone(program), inputs, statements: vec![], names };
        for statement in program.statements() {
            let shape = numbers.formula_shape(&statement.formula)?;
            let has_shape_of_its_value = matches!(
                &statement.formula, Formula::Apply(operation, _) if operation.has_shape_of_its_value()
            );
            numbers.statements.push(Line { shape, has_shape_of_its_value, value: OnceLock::new() });
        }
        let done = numbers.statements.len();
        Ok(Self { numbers: Arc::new(numbers), done })
    }

    /// The same with some values known beforehand, from a kernel that computes what the program does.
    #[must_use]
    pub fn knowing<V: Into<Value>>(self, known: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        for (name, value) in known {
            let value = value.into();
            for (line, statement) in self.numbers.statements.iter().zip(self.program().statements()) {
                if statement.name == name && !statement.is_update {
                    let _ = line.value.set(value.clone());
                }
            }
        }
        self
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
                self.value(Reference::Statement(index));
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
    pub fn quantities(&self) -> impl Iterator<Item = (&'static str, Reference)> + '_ {
        let inputs = self.program().inputs().iter().enumerate().filter(|(_, input)| input.kind != Kind::Setting);
        let inputs = inputs.map(|(index, input)| (input.name, Reference::Input(index)));
        let lines = self.program().statements()[..self.done].iter().enumerate();
        let lines = lines.map(|(index, line)| (line.name, Reference::Statement(index)));
        let latest = |&(name, reference): &(&'static str, Reference)| self.find(name) == Some(reference);
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
        let arguments = formulas
            .iter()
            .map(|formula| {
                let code = self.program().spell_formula(formula, Language::Notation, &|of| self.shape(of));
                (code.text, self.numbers.formula_value(formula))
            })
            .collect();
        Some(Operands { operation: *operation, sign: operation.sign(), arguments })
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
            Reference::Statement(index) => {
                explain(&self.numbers, &self.program().statements()[index].formula, place.cell, Some(place.of))
            }
        }
    }
}

/// The outermost operation of a statement, taken apart.
pub struct Operands {
    /// The operation.
    pub operation: &'static dyn Operation,
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

impl Numbers {
    fn shape(&self, reference: Reference) -> Shape {
        match reference {
            Reference::Input(index) => self.inputs[index].shape(),
            Reference::Statement(index) if self.statements[index].has_shape_of_its_value => {
                self.value(reference).shape()
            }
            Reference::Statement(index) => self.statements[index].shape,
        }
    }

    fn value(&self, reference: Reference) -> &Value {
        match reference {
            Reference::Input(index) => &self.inputs[index],
            Reference::Statement(index) => {
                let formula = &self.program.statements()[index].formula;
                self.statements[index].value.get_or_init(|| self.formula_value(formula))
            }
        }
    }

    fn number(&self, place: Element) -> f64 {
        if let Reference::Statement(index) = place.of
            && self.statements[index].value.get().is_none()
        {
            let formula = &self.program.statements()[index].formula;
            if formula.is_local() {
                return self.formula_number(formula, place.cell);
            }
        }
        self.value(place.of).get(place.cell)
    }

    fn formula_shape(&self, formula: &Formula<Reference>) -> Result<Shape, ShapeError> {
        match formula {
            Formula::Number(_) => Ok(Shape::SCALAR),
            Formula::Name(reference) => Ok(self.shape(*reference)),
            Formula::CentralDifferences { by, .. } => Ok(self.shape(*by)),
            Formula::Apply(operation, arguments) => {
                let shapes: Vec<Shape> =
                    arguments.iter().map(|argument| self.formula_shape(argument)).collect::<Result<_, _>>()?;
                operation.shape(&shapes)
            }
        }
    }

    fn formula_value(&self, formula: &Formula<Reference>) -> Value {
        match formula {
            Formula::Number(number) => Value::from(*number),
            Formula::Name(reference) => self.value(*reference).clone(),
            Formula::CentralDifferences { by, .. } => {
                Value::from_cells(self.shape(*by), |cell| self.formula_number(formula, cell))
            }
            Formula::Apply(operation, arguments) => {
                let arguments: Vec<Value> = arguments.iter().map(|of| self.formula_value(of)).collect();
                ops::evaluate(*operation, &arguments).expect("shapes were checked when the evaluation was made")
            }
        }
    }

    fn formula_number(&self, formula: &Formula<Reference>, cell: Cell) -> f64 {
        match formula {
            Formula::Number(number) => *number,
            Formula::Name(reference) => self.number(Element { of: *reference, cell }),
            Formula::CentralDifferences { of, by } => {
                let (above, below, width) = self.to_either_side(*of, *by, cell);
                (above - below) / width
            }
            Formula::Apply(operation, formulas) => {
                let arguments = Formulas { numbers: self, formulas };
                let number = |source: &SourceCell| match *source {
                    SourceCell::Argument(argument, cell) => arguments.number(argument, cell),
                    SourceCell::Result(cell) => self.formula_number(formula, cell),
                };
                operation.explain(&arguments, cell).evaluate(&number)
            }
        }
    }

    /// The scalar `of` with one cell of the input `by` a little greater and a little less, and how far apart these are.
    fn to_either_side(&self, of: Reference, by: Reference, cell: Cell) -> (f64, f64, f64) {
        let Reference::Input(input) = by else { unreachable!("programs take differences by what is given") };
        let at = self.inputs[input].get(cell);
        let nudge = nudge(at);
        let moved = |to: f64| {
            let mut inputs = self.inputs.clone();
            inputs[input] = Value::from_cells(inputs[input].shape(), |other| {
                if other == cell { to } else { self.inputs[input].get(other) }
            });
            let moved = Evaluation::new(&self.program, inputs).expect("only a number has changed, and no shape");
            moved.value(of).get(Cell::SCALAR)
        };
        let (above, below) = (at + nudge, at - nudge);
        (moved(above), moved(below), above - below)
    }
}

/// The arithmetic of one cell of a formula; `whole` is the statement, where the formula is all of one.
fn explain(
    numbers: &Arc<Numbers>,
    formula: &Formula<Reference>,
    cell: Cell,
    whole: Option<Reference>,
) -> Arithmetic<Element> {
    match formula {
        Formula::Number(number) => Arithmetic::Number(*number),
        Formula::Name(reference) => Arithmetic::Source(Element { of: *reference, cell }),
        Formula::CentralDifferences { of, by } => {
            let (above, below, width) = numbers.to_either_side(*of, *by, cell);
            let number = |number| Box::new(Arithmetic::Number(number));
            let difference = Arithmetic::Binary(Binary::Subtract, number(above), number(below));
            Arithmetic::Binary(Binary::Divide, Box::new(difference), number(width))
        }
        Formula::Apply(operation, formulas) => {
            let arithmetic = operation.explain(&Formulas { numbers, formulas }, cell);
            let (numbers, formula, formulas) = (Arc::clone(numbers), formula.clone(), Arc::clone(formulas));
            let inline = move |source: SourceCell| match (source, whole) {
                (SourceCell::Argument(argument, cell), _) => explain(&numbers, &formulas[argument], cell, None),
                (SourceCell::Result(cell), Some(of)) => Arithmetic::Source(Element { of, cell }),
                (SourceCell::Result(cell), None) => explain(&numbers, &formula, cell, None),
            };
            arithmetic.substitute(&(Arc::new(inline) as Arc<_>))
        }
    }
}

/// The arguments of one operation inside a formula.
struct Formulas<'a> {
    numbers: &'a Numbers,
    formulas: &'a [Formula<Reference>],
}

impl Arguments for Formulas<'_> {
    fn shape(&self, argument: usize) -> Shape {
        self.numbers.formula_shape(&self.formulas[argument]).expect("checked when the evaluation was made")
    }

    fn number(&self, argument: usize, cell: Cell) -> f64 {
        self.numbers.formula_number(&self.formulas[argument], cell)
    }
}
