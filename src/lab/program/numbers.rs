//! The numbers of a program: computed when they are first asked for, and kept.

use std::sync::{Arc, OnceLock};

use super::overwriting::Before;
use crate::lab::formula::Formula;
use crate::lab::program::{Program, Reference};
use crate::lab::{Element, Evaluation};
use crate::ops::{self, Arguments, Arithmetic, Binary, Cell, Shape, ShapeError, SourceCell, Value};

/// How far a number is moved to either side for a central difference, relative to its size: the cube root of the machine
/// precision, where rounding and truncation weigh the same.
const NUDGE: f64 = 6.055_454_452_393_343e-6;

/// Numbers of the arguments of one line that are kept.
const MOST_KEPT: usize = 1 << 20;

/// How far a number is moved to either side for a central difference.
pub fn nudge(number: f64) -> f64 {
    NUDGE * number.abs().max(1.0)
}

/// What is given, and what has been computed of it.
pub(super) struct Numbers {
    pub(super) program: Arc<Program>,
    pub(super) inputs: Vec<Value>,
    pub(super) statements: Vec<Line>,
    /// What quantities of [`Kind::Names`] name.
    pub(super) names: Arc<[String]>,
    /// What it was before something in it was overwritten, where something has been.
    pub(super) before: Option<Before>,
}

/// What there is of one line.
pub(super) struct Line {
    /// Where only its value says which shape it has, the largest that it can have.
    pub(super) shape: Shape,
    has_shape_of_its_value: bool,
    pub(super) value: OnceLock<Value>,
    /// What its outermost operation takes, for those who look at it.
    arguments: OnceLock<Vec<Value>>,
}

impl Numbers {
    /// `program` on `inputs`, nothing of it computed yet.
    ///
    /// # Errors
    /// If the shapes do not fit somewhere in it.
    pub(super) fn new(program: &Arc<Program>, inputs: Vec<Value>, names: Arc<[String]>) -> Result<Self, ShapeError> {
        assert_eq!(inputs.len(), program.inputs().len(), "the program wants {:?}", program.inputs());
        let mut numbers = Numbers { program: Arc::clone(program), inputs, statements: vec![], names, before: None };
        for statement in program.statements() {
            let shape = numbers.formula_shape(&statement.formula)?;
            let has_shape_of_its_value = matches!(
                &statement.formula, Formula::Apply(operation, _) if operation.has_shape_of_its_value()
            );
            numbers.statements.push(Line {
                shape,
                has_shape_of_its_value,
                value: OnceLock::new(),
                arguments: OnceLock::new(),
            });
        }
        Ok(numbers)
    }

    pub(super) fn shape(&self, reference: Reference) -> Shape {
        match reference {
            Reference::Input(index) => self.inputs[index].shape(),
            Reference::Statement(index) if self.statements[index].has_shape_of_its_value => {
                self.value(reference).shape()
            }
            Reference::Statement(index) => self.statements[index].shape,
        }
    }

    pub(super) fn value(&self, reference: Reference) -> &Value {
        match reference {
            Reference::Input(index) => &self.inputs[index],
            Reference::Statement(index) => {
                let formula = &self.program.statements()[index].formula;
                self.statements[index].value.get_or_init(|| self.formula_value(formula))
            }
        }
    }

    /// What the outermost operation of a line takes. Who looks at a line looks at it in every frame: it is kept, unless it
    /// is very much.
    pub(super) fn arguments(&self, line: usize, formulas: &[Formula<Reference>]) -> Vec<Value> {
        let kept = &self.statements[line].arguments;
        if let Some(values) = kept.get() {
            return values.clone();
        }
        let values: Vec<Value> = formulas.iter().map(|formula| self.formula_value(formula)).collect();
        if values.iter().map(|value| value.shape().len()).sum::<usize>() <= MOST_KEPT {
            let _ = kept.set(values.clone());
        }
        values
    }

    pub(super) fn number(&self, place: Element) -> f64 {
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

    pub(super) fn formula_shape(&self, formula: &Formula<Reference>) -> Result<Shape, ShapeError> {
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

    pub(super) fn formula_value(&self, formula: &Formula<Reference>) -> Value {
        match formula {
            Formula::Number(number) => Value::from(*number),
            Formula::Name(reference) => self.value(*reference).clone(),
            Formula::CentralDifferences { by, .. } => {
                Value::from_cells(self.shape(*by), |cell| self.formula_number(formula, cell))
            }
            Formula::Apply(operation, arguments) => {
                let arguments: Vec<Value> = arguments.iter().map(|of| self.formula_value(of)).collect();
                ops::evaluate(&**operation, &arguments).expect("shapes were checked when the evaluation was made")
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
            let moved = Evaluation::in_order(&self.program, inputs, Arc::new([]))
                .expect("only a number has changed, and no shape");
            self.carried_over(moved).value(of).get(Cell::SCALAR)
        };
        let (above, below) = (at + nudge, at - nudge);
        (moved(above), moved(below), above - below)
    }
}

/// The arithmetic of one cell of a formula; `whole` is the statement, where the formula is all of one.
pub(super) fn explain(
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
