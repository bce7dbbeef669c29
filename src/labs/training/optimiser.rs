//! The rules by which gradients move a line or a plane.
//!
//! Each rule is written once, in [`Symbol`]s: on numbers it moves a parameter, for the kernel; on a program it writes
//! its lines, for everybody who looks.

use std::ops::{Add, Div, Mul, Sub};

use crate::lab::Parameters;
use crate::lab::formula::{Formula, name, power, square, square_root};
use crate::lab::program::Builder;
use crate::ops::Value;

/// How a gradient g moves a parameter w.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Optimiser {
    /// w ← w − lr · g
    Plain,
    /// v ← β v + g, then w ← w − lr · v: Polyak's heavy ball, as PyTorch's SGD has it.
    Momentum {
        /// β
        momentum: f64,
    },
    /// Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1.
    Adam {
        /// How much of the mean gradient is kept.
        beta1: f64,
        /// How much of the mean squared gradient is kept.
        beta2: f64,
        /// Keeps the quotient finite.
        epsilon: f64,
    },
}

/// What an optimiser remembers of one parameter's gradients. All of it is 0 at the start.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Memory {
    /// The velocity of momentum, Adam's mean gradient m.
    pub first: f64,
    /// Adam's mean squared gradient v.
    pub second: f64,
}

/// The words for the optimisers, as the parameter `optimiser` takes them.
pub(super) const OPTIMISERS: &[&str] = &["plain", "momentum", "adam"];

const SLOPE: Names = Names {
    parameter: "slope",
    gradient: "grad_slope",
    velocity: "velocity_slope",
    mean: "m_slope",
    square: "v_slope",
    mean_hat: "m_hat_slope",
    square_hat: "v_hat_slope",
};

const WEIGHTS: Names = Names {
    parameter: "weights",
    gradient: "grad_weights",
    velocity: "velocity_weights",
    mean: "m_weights",
    square: "v_weights",
    mean_hat: "m_hat_weights",
    square_hat: "v_hat_weights",
};

const INTERCEPT: Names = Names {
    parameter: "intercept",
    gradient: "grad_intercept",
    velocity: "velocity_intercept",
    mean: "m_intercept",
    square: "v_intercept",
    mean_hat: "m_hat_intercept",
    square_hat: "v_hat_intercept",
};

/// What is moved of a line.
pub(super) const LINE: &[Names] = &[SLOPE, INTERCEPT];

/// What is moved of a plane over several features.
pub(super) const PLANE: &[Names] = &[WEIGHTS, INTERCEPT];

/// The names that something moved has in the program, with those of its gradient and of what is remembered of it.
pub(super) struct Names {
    pub(super) parameter: &'static str,
    gradient: &'static str,
    velocity: &'static str,
    mean: &'static str,
    square: &'static str,
    mean_hat: &'static str,
    square_hat: &'static str,
}

impl Memory {
    /// Its numbers as values.
    pub(super) fn values(self) -> [Value; 2] {
        [self.first, self.second].map(Value::from)
    }
}

impl Optimiser {
    pub(super) fn of(parameters: &Parameters) -> Self {
        match parameters.get("optimiser") {
            "momentum" => Self::Momentum { momentum: parameters.get("momentum") },
            "adam" => Self::Adam {
                beta1: parameters.get("beta1"),
                beta2: parameters.get("beta2"),
                epsilon: parameters.get("epsilon"),
            },
            _ => Self::Plain,
        }
    }

    /// The rule.
    fn apply<L: Ledger>(self, ledger: &mut L) {
        use Symbol::{Gradient, LearningRate, Mean, MeanHat, Parameter, Square, SquareHat, Update, Velocity};
        let one = || L::Term::from(1.0);
        match self {
            Self::Plain => {
                let moved = ledger.of(Parameter) - ledger.of(LearningRate) * ledger.of(Gradient);
                ledger.set(Parameter, moved);
            }
            Self::Momentum { momentum } => {
                let velocity = ledger.setting("momentum", momentum) * ledger.of(Velocity) + ledger.of(Gradient);
                ledger.set(Velocity, velocity);
                let moved = ledger.of(Parameter) - ledger.of(LearningRate) * ledger.of(Velocity);
                ledger.set(Parameter, moved);
            }
            Self::Adam { beta1, beta2, epsilon } => {
                let (beta1, beta2) = (ledger.setting("beta1", beta1), ledger.setting("beta2", beta2));
                let kept = |ledger: &L, memory: Symbol, beta: &L::Term, new: L::Term| {
                    beta.clone() * ledger.of(memory) + (one() - beta.clone()) * new
                };
                let unbiased = |ledger: &L, memory: Symbol, beta: &L::Term| {
                    ledger.of(memory) / (one() - beta.clone().power(ledger.of(Update)))
                };
                ledger.set(Mean, kept(ledger, Mean, &beta1, ledger.of(Gradient)));
                ledger.set(Square, kept(ledger, Square, &beta2, ledger.of(Gradient).square()));
                ledger.set(MeanHat, unbiased(ledger, Mean, &beta1));
                ledger.set(SquareHat, unbiased(ledger, Square, &beta2));
                let epsilon = ledger.setting("epsilon", epsilon);
                let moved = ledger.of(Parameter)
                    - ledger.of(LearningRate) * ledger.of(MeanHat) / (ledger.of(SquareHat).square_root() + epsilon);
                ledger.set(Parameter, moved);
            }
        }
    }

    /// The parameter and its memory after the `update`-th update (from 1).
    #[inline]
    pub(super) fn update(self, lr: f64, update: u64, w: f64, gradient: f64, memory: Memory) -> (f64, Memory) {
        let mut ledger = Numbers { lr, update: update as f64, w, gradient, memory, unbiased: Memory::default() };
        self.apply(&mut ledger);
        (ledger.w, ledger.memory)
    }

    /// The names of the parameters that play a part in it.
    pub(super) fn setting_names(self) -> &'static [&'static str] {
        match self {
            Self::Plain => &["lr"],
            Self::Momentum { .. } => &["lr", "momentum"],
            Self::Adam { .. } => &["lr", "beta1", "beta2", "epsilon", "t"],
        }
    }

    /// Their numbers, when so many updates have been made.
    pub(super) fn settings(self, lr: f64, updates: u64) -> Vec<f64> {
        match self {
            Self::Plain => vec![lr],
            Self::Momentum { momentum } => vec![lr, momentum],
            Self::Adam { beta1, beta2, epsilon } => vec![lr, beta1, beta2, epsilon, (updates + 1) as f64],
        }
    }

    /// The names of what is remembered of what is moved, in the order of [`memories`](Self::memories).
    pub(super) fn memory_names(self, moved: &[Names]) -> Vec<&'static str> {
        match self {
            Self::Plain => vec![],
            Self::Momentum { .. } => moved.iter().map(|names| names.velocity).collect(),
            Self::Adam { .. } => moved.iter().flat_map(|names| [names.mean, names.square]).collect(),
        }
    }

    /// What is remembered, given the first and the second memory of each thing moved.
    pub(super) fn memories(self, moved: [[Value; 2]; 2]) -> Vec<Value> {
        match self {
            Self::Plain => vec![],
            Self::Momentum { .. } => moved.into_iter().map(|[first, _]| first).collect(),
            Self::Adam { .. } => moved.into_iter().flatten().collect(),
        }
    }

    /// The names of what is remembered of what is moved: first what is [`Memory::first`], then what is
    /// [`Memory::second`].
    pub(super) fn holders(self, moved: &[Names]) -> [Option<Vec<&'static str>>; 2] {
        let all = |name: fn(&Names) -> &'static str| Some(moved.iter().map(name).collect());
        match self {
            Self::Plain => [None, None],
            Self::Momentum { .. } => [all(|names| names.velocity), None],
            Self::Adam { .. } => [all(|names| names.mean), all(|names| names.square)],
        }
    }

    /// The lines of the update stage.
    pub(super) fn write(self, program: Builder, moved: &[Names]) -> Builder {
        moved.iter().fold(program, |program, names| {
            let mut lines = Lines { names, program: Some(program) };
            self.apply(&mut lines);
            lines.program.expect("every line puts it back")
        })
    }
}

/// What a rule is about.
#[derive(Debug, Clone, Copy)]
enum Symbol {
    /// w
    Parameter,
    /// g
    Gradient,
    /// v of momentum.
    Velocity,
    /// m of Adam.
    Mean,
    /// v of Adam.
    Square,
    /// m without the bias of its start at 0.
    MeanHat,
    /// v without the bias of its start at 0.
    SquareHat,
    /// lr
    LearningRate,
    /// t: the number of this update, from 1.
    Update,
}

/// What a rule is written in.
trait Term: Clone + From<f64> + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> {
    fn square(self) -> Self;
    fn square_root(self) -> Self;
    fn power(self, exponent: Self) -> Self;
}

impl Term for f64 {
    fn square(self) -> Self {
        self * self
    }

    fn square_root(self) -> Self {
        self.sqrt()
    }

    fn power(self, exponent: Self) -> Self {
        self.powf(exponent)
    }
}

impl Term for Formula {
    fn square(self) -> Self {
        square(self)
    }

    fn square_root(self) -> Self {
        square_root(self)
    }

    fn power(self, exponent: Self) -> Self {
        power(self, exponent)
    }
}

/// Where a rule reads what its symbols stand for, and writes what it makes of them.
trait Ledger {
    type Term: Term;

    fn of(&self, symbol: Symbol) -> Self::Term;
    /// A number of the rule's own, by its name.
    fn setting(&self, name: &'static str, number: f64) -> Self::Term;
    fn set(&mut self, symbol: Symbol, term: Self::Term);
}

/// One parameter being moved.
struct Numbers {
    lr: f64,
    update: f64,
    w: f64,
    gradient: f64,
    memory: Memory,
    unbiased: Memory,
}

impl Ledger for Numbers {
    type Term = f64;

    #[inline]
    fn of(&self, symbol: Symbol) -> f64 {
        match symbol {
            Symbol::Parameter => self.w,
            Symbol::Gradient => self.gradient,
            Symbol::Velocity | Symbol::Mean => self.memory.first,
            Symbol::Square => self.memory.second,
            Symbol::MeanHat => self.unbiased.first,
            Symbol::SquareHat => self.unbiased.second,
            Symbol::LearningRate => self.lr,
            Symbol::Update => self.update,
        }
    }

    #[inline]
    fn setting(&self, _: &'static str, number: f64) -> f64 {
        number
    }

    #[inline]
    fn set(&mut self, symbol: Symbol, number: f64) {
        match symbol {
            Symbol::Parameter => self.w = number,
            Symbol::Velocity | Symbol::Mean => self.memory.first = number,
            Symbol::Square => self.memory.second = number,
            Symbol::MeanHat => self.unbiased.first = number,
            Symbol::SquareHat => self.unbiased.second = number,
            other => unreachable!("no rule writes {other:?}"),
        }
    }
}

/// The lines of a program that move something.
struct Lines<'a> {
    names: &'a Names,
    program: Option<Builder>,
}

impl Lines<'_> {
    fn name(&self, symbol: Symbol) -> &'static str {
        match symbol {
            Symbol::Parameter => self.names.parameter,
            Symbol::Gradient => self.names.gradient,
            Symbol::Velocity => self.names.velocity,
            Symbol::Mean => self.names.mean,
            Symbol::Square => self.names.square,
            Symbol::MeanHat => self.names.mean_hat,
            Symbol::SquareHat => self.names.square_hat,
            Symbol::LearningRate => "lr",
            Symbol::Update => "t",
        }
    }
}

impl Ledger for Lines<'_> {
    type Term = Formula;

    fn of(&self, symbol: Symbol) -> Formula {
        name(self.name(symbol))
    }

    fn setting(&self, setting: &'static str, _: f64) -> Formula {
        name(setting)
    }

    fn set(&mut self, symbol: Symbol, formula: Formula) {
        let is_carried = !matches!(symbol, Symbol::MeanHat | Symbol::SquareHat);
        let write = if is_carried { Builder::update } else { Builder::compute };
        let program = self.program.take().expect("every line puts it back");
        self.program = Some(write(program, self.name(symbol), formula));
    }
}
