//! A lab as a short program of named operations.

use std::collections::HashMap;
use std::ops::{Add, Div, Mul, Neg, Range, Sub};
use std::sync::Arc;

use crate::ops::{Binary, Code, Fold, Language, Operation, Take, Unary};

/// A formula over operations. Its leaves are numbers and names; `N` says how a name is held: as it was written
/// (`&str`) or as what it refers to ([`Reference`]).
#[derive(Debug, Clone)]
pub enum Formula<N = &'static str> {
    /// A number that stands in the formula itself.
    Number(f64),
    /// Something given or computed before.
    Name(N),
    /// An operation on formulas.
    Apply(&'static dyn Operation, Arc<[Self]>),
}

/// What a name in a program refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reference {
    /// What is given to the program, by its place among the inputs.
    Input(usize),
    /// What the program computes, by its place among the statements.
    Statement(usize),
}

/// A name that a program starts from.
#[derive(Debug, Clone)]
pub struct Input {
    /// The name.
    pub name: &'static str,
    /// What it is.
    pub kind: InputKind,
}

/// What a program starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputKind {
    /// A quantity of the lab: data, or the state that rounds carry on.
    Quantity,
    /// A quantity that holds the numbers of rows, from 0.
    Rows,
    /// A parameter, which is not a quantity.
    Setting,
}

/// One line of a program: a name and the formula that gives it its value.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The name. A later statement of the same name replaces the value for all that follow, as in Python.
    pub name: &'static str,
    /// What computes it.
    pub formula: Formula<Reference>,
    /// Whether the value is carried over into the next round.
    pub is_update: bool,
}

/// Some lines of a program that are shown as one step.
#[derive(Debug, Clone)]
pub struct Stage {
    /// What the step is called.
    pub name: &'static str,
    /// Its statements.
    pub statements: Range<usize>,
}

/// A short program of named operations, cut into stages.
#[derive(Debug, Clone)]
pub struct Program {
    inputs: Vec<Input>,
    statements: Vec<Statement>,
    stages: Vec<Stage>,
}

impl Program {
    /// A program without a line so far.
    pub fn builder() -> Builder {
        Builder { program: Self { inputs: vec![], statements: vec![], stages: vec![] }, names: HashMap::new() }
    }

    /// What it starts from.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// All its lines.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// Its stages in order.
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// The lines of one stage.
    pub fn stage_statements(&self, stage: usize) -> impl Iterator<Item = (usize, &Statement)> {
        self.stages[stage].statements.clone().map(|index| (index, &self.statements[index]))
    }

    /// How many lines are done after `stages` stages. What is computed ahead of the first stage is always done.
    pub fn statements_done(&self, stages: usize) -> usize {
        match stages.checked_sub(1) {
            Some(last) => self.stages[last].statements.end,
            None => self.stages.first().map_or(self.statements.len(), |first| first.statements.start),
        }
    }

    /// The name of what `reference` refers to.
    pub fn name(&self, reference: Reference) -> &'static str {
        match reference {
            Reference::Input(index) => self.inputs[index].name,
            Reference::Statement(index) => self.statements[index].name,
        }
    }

    /// The formula of a line, written in `language`.
    pub fn spell(&self, statement: usize, language: Language) -> Code {
        self.spell_formula(&self.statements[statement].formula, language)
    }

    fn spell_formula(&self, formula: &Formula<Reference>, language: Language) -> Code {
        match formula {
            Formula::Number(number) => Code::number(number.to_string()),
            Formula::Name(reference) => Code::atom(self.name(*reference)),
            Formula::Apply(operation, arguments) => {
                let arguments: Vec<Code> = arguments.iter().map(|of| self.spell_formula(of, language)).collect();
                operation.spell(language, &arguments)
            }
        }
    }
}

/// Writes a [`Program`] line by line.
#[derive(Debug)]
pub struct Builder {
    program: Program,
    names: HashMap<&'static str, Reference>,
}

impl Builder {
    /// Starts from quantities: data, and the state that rounds carry on.
    #[must_use]
    pub fn quantities(self, names: impl IntoIterator<Item = &'static str>) -> Self {
        names.into_iter().fold(self, |program, name| program.input(name, InputKind::Quantity))
    }

    /// Starts from the numbers of rows.
    #[must_use]
    pub fn rows(self, name: &'static str) -> Self {
        self.input(name, InputKind::Rows)
    }

    /// Starts from settings: parameters, which are not quantities.
    #[must_use]
    pub fn settings(self, names: impl IntoIterator<Item = &'static str>) -> Self {
        names.into_iter().fold(self, |program, name| program.input(name, InputKind::Setting))
    }

    fn input(mut self, name: &'static str, kind: InputKind) -> Self {
        self.names.insert(name, Reference::Input(self.program.inputs.len()));
        self.program.inputs.push(Input { name, kind });
        self
    }

    /// Begins the next stage. Lines ahead of the first stage are done at every position.
    #[must_use]
    pub fn stage(mut self, name: &'static str) -> Self {
        let next = self.program.statements.len();
        self.program.stages.push(Stage { name, statements: next..next });
        self
    }

    /// A line that computes `name`.
    ///
    /// # Panics
    /// If the formula uses a name that no input and no earlier line defines: a mistake in the program, not in its data.
    #[must_use]
    pub fn compute(self, name: &'static str, formula: Formula) -> Self {
        self.line(name, formula, false)
    }

    /// A line whose result the next round starts from.
    ///
    /// # Panics
    /// As [`compute`](Self::compute).
    #[must_use]
    pub fn update(self, name: &'static str, formula: Formula) -> Self {
        self.line(name, formula, true)
    }

    fn line(mut self, name: &'static str, formula: Formula, is_update: bool) -> Self {
        let formula = self.resolve(formula);
        let index = self.program.statements.len();
        self.program.statements.push(Statement { name, formula, is_update });
        self.names.insert(name, Reference::Statement(index));
        if let Some(stage) = self.program.stages.last_mut() {
            stage.statements.end = index + 1;
        }
        self
    }

    fn resolve(&self, formula: Formula) -> Formula<Reference> {
        match formula {
            Formula::Number(number) => Formula::Number(number),
            Formula::Name(name) => match self.names.get(name) {
                Some(reference) => Formula::Name(*reference),
                None => panic!("the program uses `{name}` before it is defined"),
            },
            Formula::Apply(operation, arguments) => {
                Formula::Apply(operation, arguments.iter().map(|of| self.resolve(of.clone())).collect())
            }
        }
    }

    /// The program as it stands.
    pub fn build(self) -> Program {
        self.program
    }
}

impl<N> Formula<N> {
    /// Whether any one cell of the result can be had without computing the others.
    pub fn is_local(&self) -> bool {
        match self {
            Self::Number(_) | Self::Name(_) => true,
            Self::Apply(operation, arguments) => operation.is_local() && arguments.iter().all(Self::is_local),
        }
    }
}

impl Formula {
    fn apply<const ARITY: usize>(operation: &'static dyn Operation, arguments: [Self; ARITY]) -> Self {
        Self::Apply(operation, Arc::new(arguments))
    }
}

/// Something given or computed before, by its name.
pub fn name(name: &'static str) -> Formula {
    Formula::Name(name)
}

/// The mean over all of `of`.
pub fn mean(of: Formula) -> Formula {
    Formula::apply(&Fold::Mean, [of])
}

/// The sum over all of `of`.
pub fn sum(of: Formula) -> Formula {
    Formula::apply(&Fold::Sum, [of])
}

/// `of` squared, number by number.
pub fn square(of: Formula) -> Formula {
    Formula::apply(&Unary::Square, [of])
}

/// The square root, number by number.
pub fn square_root(of: Formula) -> Formula {
    Formula::apply(&Unary::SquareRoot, [of])
}

/// `base` to the power of `exponent`, number by number.
pub fn power(base: Formula, exponent: Formula) -> Formula {
    Formula::apply(&Binary::Power, [base, exponent])
}

/// The numbers of the vector `of` in the places that `rows` names.
pub fn take(of: Formula, rows: Formula) -> Formula {
    Formula::apply(&Take, [of, rows])
}

impl From<f64> for Formula {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl Neg for Formula {
    type Output = Self;

    fn neg(self) -> Self {
        Self::apply(&Unary::Negate, [self])
    }
}

/// `formula op formula`, `formula op number` and `number op formula`.
macro_rules! infix {
    ($($trait:ident :: $method:ident => $operation:expr;)*) => {$(
        impl<R: Into<Formula>> $trait<R> for Formula {
            type Output = Formula;

            fn $method(self, right: R) -> Formula {
                Formula::apply(&$operation, [self, right.into()])
            }
        }

        impl $trait<Formula> for f64 {
            type Output = Formula;

            fn $method(self, right: Formula) -> Formula {
                Formula::apply(&$operation, [self.into(), right])
            }
        }
    )*};
}

infix! {
    Add::add => Binary::Add;
    Sub::sub => Binary::Subtract;
    Mul::mul => Binary::Multiply;
    Div::div => Binary::Divide;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn descent() -> Program {
        Program::builder()
            .quantities(["x", "w"])
            .settings(["lr"])
            .compute("scale", mean(square(name("x"))))
            .stage("loss")
            .compute("loss", square(name("w") - name("x")) / name("scale"))
            .stage("update")
            .update("w", name("w") - name("lr") * (2.0 * name("w")))
            .compute("twice", name("w") + name("w"))
            .build()
    }

    #[test]
    fn stages_hold_their_lines_and_what_stands_ahead_is_always_done() {
        let program = descent();
        assert_eq!([0, 1, 2].map(|stages| program.statements_done(stages)), [1, 2, 4]);
        let names: Vec<_> = program.stage_statements(1).map(|(_, line)| line.name).collect();
        assert_eq!(names, ["w", "twice"]);
    }

    #[test]
    fn a_name_means_the_last_thing_of_that_name() {
        let program = descent();
        let Formula::Apply(_, arguments) = &program.statements()[3].formula else { panic!() };
        assert!(matches!(arguments[0], Formula::Name(Reference::Statement(2))));
        let Formula::Apply(_, arguments) = &program.statements()[2].formula else { panic!() };
        assert!(matches!(arguments[0], Formula::Name(Reference::Input(1))));
    }

    #[test]
    fn formulas_are_spelled_in_every_language() {
        let program = descent();
        let spelled = |line, language| program.spell(line, language).text;
        assert_eq!(spelled(0, Language::Notation), "mean(x²)");
        assert_eq!(spelled(0, Language::NumPy), "np.mean(x ** 2)");
        assert_eq!(spelled(1, Language::Notation), "(w − x)² / scale");
        assert_eq!(spelled(2, Language::Notation), "w − lr · (2 · w)");
        assert_eq!(spelled(2, Language::NumPy), "w - lr * (2 * w)");
    }

    #[test]
    #[should_panic(expected = "`nothing` before it is defined")]
    fn an_undefined_name_is_a_mistake_in_the_program() {
        let _ = Program::builder().compute("a", name("nothing") + 1.0);
    }
}
