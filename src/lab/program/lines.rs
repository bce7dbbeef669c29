//! A lab as a short program of named operations.

use std::collections::HashMap;
use std::ops::Range;

use crate::lab::formula::Formula;
use crate::lab::program::Name;
use crate::ops::{self, Code, Language, Shape, identifier};

/// Says which shape something has that has a name.
type Shapes<'a> = &'a dyn Fn(Reference) -> Shape;

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
    pub name: Name,
    /// What its numbers are.
    pub kind: Kind,
}

/// What the numbers of a quantity are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Numbers.
    Number,
    /// The numbers of rows, from 0.
    Rows,
    /// Things that have names, by their places among these.
    Names,
    /// 1 for true and 0 for false.
    Truth,
    /// A parameter, which is not a quantity.
    Setting,
}

/// One line of a program: a name and the formula that gives it its value.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The name. A later statement of the same name replaces the value for all that follow, as in Python.
    pub name: Name,
    /// What computes it.
    pub formula: Formula<Reference>,
    /// Whether the value is carried over into the next round.
    pub is_update: bool,
    /// What its numbers are.
    pub kind: Kind,
}

/// Some lines of a program that are shown as one step.
#[derive(Debug, Clone)]
pub struct Stage {
    /// What the step is called.
    pub name: Name,
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

/// A number as short as a formula can have it: of a very small one its zeros are not counted out.
fn plainly(number: f64) -> String {
    if number != 0.0 && number.abs() < 1e-4 { format!("{number:e}") } else { number.to_string() }
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

    /// What rounds carry over: each input that lines update, with the last of these lines.
    pub fn carried(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let update = |name: &Name| self.statements.iter().rposition(|line| line.is_update && line.name == *name);
        self.inputs.iter().enumerate().filter_map(move |(index, input)| Some((index, update(&input.name)?)))
    }

    /// How many stages there are ahead of the first that updates anything.
    pub fn stages_ahead_of_updates(&self) -> usize {
        let updates = |stage: &Stage| self.statements[stage.statements.clone()].iter().any(|line| line.is_update);
        self.stages.iter().position(updates).unwrap_or(self.stages.len())
    }

    /// The name of what `reference` refers to.
    pub fn name(&self, reference: Reference) -> &str {
        match reference {
            Reference::Input(index) => &self.inputs[index].name,
            Reference::Statement(index) => &self.statements[index].name,
        }
    }

    /// The formula of a line, written in `language`. In Rust that takes the shapes of what it is about, which
    /// [`Evaluation::spell`](crate::lab::Evaluation::spell) knows; here everything is taken to be a scalar.
    pub fn spell(&self, statement: usize, language: Language) -> Code {
        self.spell_formula(&self.statements[statement].formula, language, &|_| Shape::SCALAR)
    }

    /// A formula, written in `language`; `shape` gives the shapes of what has a name.
    pub(super) fn spell_formula(&self, formula: &Formula<Reference>, language: Language, shape: Shapes) -> Code {
        match (formula, language) {
            (Formula::Number(number), Language::Rust) => Code::faer_number(*number),
            (Formula::Number(number), Language::NumPy) => Code::number(plainly(*number)),
            (Formula::Number(number), Language::Notation) => Code::number(plainly(*number).replace("e-", "e−")),
            (Formula::Name(reference), Language::Rust) => self.spell_name(*reference, shape),
            (Formula::Name(reference), _) => Code::atom(self.name(*reference)),
            (Formula::CentralDifferences { of, by }, Language::Rust) => {
                let lines = self.between(*by, *of).into_iter().map(|index| {
                    let Statement { name, formula, .. } = &self.statements[index];
                    format!("let {} = {}; ", identifier(name), self.spell_formula(formula, language, shape).owned())
                });
                let between = format!("{{ {}{} }}", lines.collect::<String>(), identifier(self.name(*of)));
                ops::central_differences(&self.spell_name(*by, shape), &between)
            }
            (Formula::CentralDifferences { of, by }, _) => {
                let (of, by) = (self.name(*of), self.name(*by));
                Code::atom(match language {
                    Language::Notation => format!("Δ{of}/Δ{by}"),
                    Language::NumPy | Language::Rust => format!("central_differences(\"{of}\", \"{by}\")"),
                })
            }
            (Formula::Apply(operation, arguments), _) => {
                let arguments: Vec<Code> = arguments.iter().map(|of| self.spell_formula(of, language, shape)).collect();
                operation.spell(language, &arguments)
            }
        }
    }

    /// A name as faer code.
    fn spell_name(&self, reference: Reference, shape: Shapes) -> Code {
        let (name, shape) = (self.name(reference), shape(reference));
        if self.holds_places(reference) { Code::faer_places(name, shape) } else { Code::faer(name, shape) }
    }

    /// Whether the numbers of what `reference` refers to are places: where languages tell whole numbers from others,
    /// they are whole.
    pub fn holds_places(&self, reference: Reference) -> bool {
        fn is_place(formula: &Formula<Reference>, reference: Reference) -> bool {
            let Formula::Apply(operation, arguments) = formula else { return false };
            arguments.iter().enumerate().any(|(k, argument)| match argument {
                Formula::Name(name) => *name == reference && operation.takes_places(k),
                other => is_place(other, reference),
            })
        }
        let kind = match reference {
            Reference::Input(index) => self.inputs[index].kind,
            Reference::Statement(index) => self.statements[index].kind,
        };
        matches!(kind, Kind::Rows | Kind::Names)
            || self.statements.iter().any(|statement| is_place(&statement.formula, reference))
    }

    /// The lines that lead from `by` to `of`: those that hang on the one and that the other hangs on, in their order.
    pub fn between(&self, by: Reference, of: Reference) -> Vec<usize> {
        let Reference::Statement(last) = of else { return vec![] };
        let uses = |index: usize, what: &dyn Fn(Reference) -> bool| self.statements[index].formula.uses(what);
        let mut after = vec![false; last + 1];
        for index in 0..=last {
            after[index] =
                uses(index, &|name| name == by || matches!(name, Reference::Statement(earlier) if after[earlier]));
        }
        let mut before = vec![false; last + 1];
        before[last] = true;
        for index in (0..last).rev() {
            let is_used = |later: usize| before[later] && uses(later, &|name| name == Reference::Statement(index));
            before[index] = (index + 1..=last).any(is_used);
        }
        (0..=last).filter(|index| after[*index] && before[*index]).collect()
    }

    /// The functions that its first so many lines call and that neither NumPy nor faer has.
    pub fn helpers(&self, language: Language, lines: usize) -> Vec<&'static str> {
        let mut helpers = vec![];
        for statement in &self.statements[..lines] {
            statement.formula.helpers(language, &mut helpers);
        }
        helpers
    }
}

/// Writes a [`Program`] line by line.
#[derive(Debug)]
pub struct Builder {
    program: Program,
    names: HashMap<Name, Reference>,
}

impl Builder {
    /// Starts from quantities: data, and the state that rounds carry on.
    #[must_use]
    pub fn quantities(self, names: impl IntoIterator<Item = impl Into<Name>>) -> Self {
        names.into_iter().fold(self, |program, name| program.input(name, Kind::Number))
    }

    /// Starts from a quantity whose numbers are of this kind.
    #[must_use]
    pub fn quantity_of(self, kind: Kind, name: impl Into<Name>) -> Self {
        self.input(name, kind)
    }

    /// Starts from settings: parameters, which are not quantities.
    #[must_use]
    pub fn settings(self, names: impl IntoIterator<Item = impl Into<Name>>) -> Self {
        names.into_iter().fold(self, |program, name| program.input(name, Kind::Setting))
    }

    fn input(mut self, name: impl Into<Name>, kind: Kind) -> Self {
        let name = name.into();
        self.names.insert(name.clone(), Reference::Input(self.program.inputs.len()));
        self.program.inputs.push(Input { name, kind });
        self
    }

    /// Begins the next stage. Lines ahead of the first stage are done at every position.
    #[must_use]
    pub fn stage(mut self, name: impl Into<Name>) -> Self {
        let next = self.program.statements.len();
        self.program.stages.push(Stage { name: name.into(), statements: next..next });
        self
    }

    /// A line that computes `name`.
    ///
    /// # Panics
    /// If the formula uses a name that no input and no earlier line defines: a mistake in the program, not in its data.
    #[must_use]
    pub fn compute(self, name: impl Into<Name>, formula: Formula) -> Self {
        self.line(name, formula, false, Kind::Number)
    }

    /// A line that computes `name`, whose numbers are of this kind.
    ///
    /// # Panics
    /// As [`compute`](Self::compute).
    #[must_use]
    pub fn compute_as(self, kind: Kind, name: impl Into<Name>, formula: Formula) -> Self {
        self.line(name, formula, false, kind)
    }

    /// A line whose result the next round starts from.
    ///
    /// # Panics
    /// As [`compute`](Self::compute).
    #[must_use]
    pub fn update(self, name: impl Into<Name>, formula: Formula) -> Self {
        self.line(name, formula, true, Kind::Number)
    }

    /// As [`update`](Self::update), for a result whose numbers are of this kind.
    ///
    /// # Panics
    /// As [`compute`](Self::compute).
    #[must_use]
    pub fn update_as(self, kind: Kind, name: impl Into<Name>, formula: Formula) -> Self {
        self.line(name, formula, true, kind)
    }

    fn line(mut self, name: impl Into<Name>, formula: Formula, is_update: bool, kind: Kind) -> Self {
        let (name, formula) = (name.into(), self.resolve(formula));
        let index = self.program.statements.len();
        self.program.statements.push(Statement { name: name.clone(), formula, is_update, kind });
        self.names.insert(name, Reference::Statement(index));
        if let Some(stage) = self.program.stages.last_mut() {
            stage.statements.end = index + 1;
        }
        self
    }

    fn reference(&self, name: &str) -> Reference {
        match self.names.get(name) {
            Some(reference) => *reference,
            None => panic!("the program uses `{name}` before it is defined"),
        }
    }

    fn resolve(&self, formula: Formula) -> Formula<Reference> {
        match formula {
            Formula::Number(number) => Formula::Number(number),
            Formula::Name(name) => Formula::Name(self.reference(&name)),
            Formula::CentralDifferences { of, by } => {
                Formula::CentralDifferences { of: self.reference(&of), by: self.reference(&by) }
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::formula::{mean, name, square};

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
        let names: Vec<_> = program.stage_statements(1).map(|(_, line)| line.name.to_string()).collect();
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
