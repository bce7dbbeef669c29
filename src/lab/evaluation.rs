//! A program with numbers in it, computed as far as anybody looks.

use std::sync::{Arc, OnceLock};

use super::program::{Formula, InputKind, Program, Reference};
use crate::ops::{self, Arguments, Arithmetic, Cell, Shape, ShapeError, SourceCell, Value};

/// A program, what it was given, and what has been asked of it so far.
///
/// Values are computed when first asked for and kept. A single cell of a long vector is computed alone where it can be,
/// so that showing the error of one point among ten million costs one subtraction.
#[derive(Debug)]
pub struct Evaluation {
    program: Arc<Program>,
    inputs: Vec<Value>,
    statements: Vec<Line>,
    done: usize,
}

#[derive(Debug)]
struct Line {
    /// Where only its value says which shape it has, the largest that it can have.
    shape: Shape,
    has_shape_of_its_value: bool,
    value: OnceLock<Value>,
}

/// One cell of one quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Which quantity.
    pub of: Reference,
    /// Where in it.
    pub cell: Cell,
}

impl Evaluation {
    /// `program` on `inputs`, given in the program's order, after `stages` of its stages.
    ///
    /// # Errors
    /// If the shapes do not fit somewhere in it.
    pub fn new(program: &Arc<Program>, inputs: Vec<Value>, stages: usize) -> Result<Self, ShapeError> {
        assert_eq!(inputs.len(), program.inputs().len(), "the program wants {:?}", program.inputs());
        let done = program.statements_done(stages);
        let mut evaluation = Self { program: Arc::clone(program), inputs, statements: vec![], done };
        for statement in program.statements() {
            let shape = evaluation.formula_shape(&statement.formula)?;
            let has_shape_of_its_value = matches!(
                &statement.formula, Formula::Apply(operation, _) if operation.has_shape_of_its_value()
            );
            evaluation.statements.push(Line { shape, has_shape_of_its_value, value: OnceLock::new() });
        }
        Ok(evaluation)
    }

    /// The same with some values known beforehand, from a kernel that computes what the program does.
    #[must_use]
    pub fn knowing(self, known: impl IntoIterator<Item = (&'static str, f64)>) -> Self {
        for (name, number) in known {
            for (line, statement) in self.statements.iter().zip(self.program.statements()) {
                if statement.name == name && !statement.is_update {
                    let _ = line.value.set(Value::Scalar(number));
                }
            }
        }
        self
    }

    /// The program.
    pub fn program(&self) -> &Arc<Program> {
        &self.program
    }

    /// What has been computed at this position under this name; nothing where it has not been yet.
    pub fn find(&self, name: &str) -> Option<Reference> {
        let line = self.program.statements()[..self.done].iter().rposition(|line| line.name == name);
        let input = || self.program.inputs().iter().position(|input| input.name == name);
        line.map(Reference::Statement).or_else(|| input().map(Reference::Input))
    }

    /// The scalar of this name, where it has been computed.
    pub fn scalar(&self, name: &str) -> Option<f64> {
        self.value(self.find(name)?).scalar()
    }

    /// Every quantity that exists at this position, inputs first, each name once with its latest value.
    pub fn quantities(&self) -> impl Iterator<Item = (&'static str, Reference)> + '_ {
        let inputs = self.program.inputs().iter().enumerate().filter(|(_, input)| input.kind != InputKind::Setting);
        let inputs = inputs.map(|(index, input)| (input.name, Reference::Input(index)));
        let lines = self.program.statements()[..self.done].iter().enumerate();
        let lines = lines.map(|(index, line)| (line.name, Reference::Statement(index)));
        let latest = |&(name, reference): &(&'static str, Reference)| self.find(name) == Some(reference);
        inputs.chain(lines).filter(latest)
    }

    /// Whether what `reference` refers to are numbers of rows.
    pub fn are_rows(&self, reference: Reference) -> bool {
        matches!(reference, Reference::Input(index) if self.program.inputs()[index].kind == InputKind::Rows)
    }

    /// Whether what `reference` refers to is a parameter.
    pub fn is_setting(&self, reference: Reference) -> bool {
        matches!(reference, Reference::Input(index) if self.program.inputs()[index].kind == InputKind::Setting)
    }

    /// The shape of what `reference` refers to.
    pub fn shape(&self, reference: Reference) -> Shape {
        match reference {
            Reference::Input(index) => self.inputs[index].shape(),
            Reference::Statement(index) if self.statements[index].has_shape_of_its_value => {
                self.value(reference).shape()
            }
            Reference::Statement(index) => self.statements[index].shape,
        }
    }

    /// The value of what `reference` refers to.
    pub fn value(&self, reference: Reference) -> &Value {
        match reference {
            Reference::Input(index) => &self.inputs[index],
            Reference::Statement(index) => {
                let formula = &self.program.statements()[index].formula;
                self.statements[index].value.get_or_init(|| self.formula_value(formula))
            }
        }
    }

    /// The number in one place.
    pub fn number(&self, place: Place) -> f64 {
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

    /// How the number in `place` came about, down to named quantities; an input is its own explanation.
    pub fn explain(self: &Arc<Self>, place: Place) -> Arithmetic<Place> {
        match place.of {
            Reference::Input(_) => Arithmetic::Source(place),
            Reference::Statement(index) => {
                self.explain_formula(&self.program.statements()[index].formula, place.cell, Some(place.of))
            }
        }
    }

    fn formula_shape(&self, formula: &Formula<Reference>) -> Result<Shape, ShapeError> {
        match formula {
            Formula::Number(_) => Ok(Shape::Scalar),
            Formula::Name(reference) => Ok(self.shape(*reference)),
            Formula::Apply(operation, arguments) => {
                let shapes: Vec<Shape> =
                    arguments.iter().map(|argument| self.formula_shape(argument)).collect::<Result<_, _>>()?;
                operation.shape(&shapes)
            }
        }
    }

    fn formula_value(&self, formula: &Formula<Reference>) -> Value {
        match formula {
            Formula::Number(number) => Value::Scalar(*number),
            Formula::Name(reference) => self.value(*reference).clone(),
            Formula::Apply(operation, arguments) => {
                let arguments: Vec<Value> = arguments.iter().map(|of| self.formula_value(of)).collect();
                ops::evaluate(*operation, &arguments).expect("shapes were checked when the evaluation was made")
            }
        }
    }

    fn formula_number(&self, formula: &Formula<Reference>, cell: Cell) -> f64 {
        match formula {
            Formula::Number(number) => *number,
            Formula::Name(reference) => self.number(Place { of: *reference, cell }),
            Formula::Apply(operation, formulas) => {
                let arguments = Formulas { evaluation: self, formulas };
                let number = |source: &SourceCell| match *source {
                    SourceCell::Argument(argument, cell) => arguments.number(argument, cell),
                    SourceCell::Result(cell) => self.formula_number(formula, cell),
                };
                operation.explain(&arguments, cell).evaluate(&number)
            }
        }
    }

    /// The arithmetic of one cell of a formula; `whole` is the statement, where the formula is all of one.
    fn explain_formula(
        self: &Arc<Self>,
        formula: &Formula<Reference>,
        cell: Cell,
        whole: Option<Reference>,
    ) -> Arithmetic<Place> {
        match formula {
            Formula::Number(number) => Arithmetic::Number(*number),
            Formula::Name(reference) => Arithmetic::Source(Place { of: *reference, cell }),
            Formula::Apply(operation, formulas) => {
                let arithmetic = operation.explain(&Formulas { evaluation: self, formulas }, cell);
                let (evaluation, formula, formulas) = (Arc::clone(self), formula.clone(), Arc::clone(formulas));
                let inline = move |source: SourceCell| match (source, whole) {
                    (SourceCell::Argument(argument, cell), _) => {
                        evaluation.explain_formula(&formulas[argument], cell, None)
                    }
                    (SourceCell::Result(cell), Some(of)) => Arithmetic::Source(Place { of, cell }),
                    (SourceCell::Result(cell), None) => evaluation.explain_formula(&formula, cell, None),
                };
                arithmetic.substitute(&(Arc::new(inline) as Arc<_>))
            }
        }
    }
}

/// The arguments of one operation inside a formula.
struct Formulas<'a> {
    evaluation: &'a Evaluation,
    formulas: &'a [Formula<Reference>],
}

impl Arguments for Formulas<'_> {
    fn shape(&self, argument: usize) -> Shape {
        self.evaluation.formula_shape(&self.formulas[argument]).expect("checked when the evaluation was made")
    }

    fn number(&self, argument: usize, cell: Cell) -> f64 {
        self.evaluation.formula_number(&self.formulas[argument], cell)
    }
}
