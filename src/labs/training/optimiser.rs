//! The rules by which gradients move a line or a plane.
//!
//! Each rule is written once, in [`Symbol`]s: on numbers it moves a parameter, for the kernel; on a program it writes
//! its lines, for everybody who looks.

use std::ops::{Add, Div, Mul, Sub};

use crate::lab::Parameters;
use crate::lab::formula::{Formula, name, power, square, square_root};
use crate::lab::program::{Builder, Name};
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
    /// v ← β v + g, then w ← w − lr · (g + β v): Nesterov's gradient, looked at where momentum is about to carry the parameter,
    /// as PyTorch's SGD has it (Sutskever et al., "On the importance of initialization and momentum", 2013).
    Nesterov {
        /// β
        momentum: f64,
    },
    /// v ← v + g², then w ← w − lr · g / (√v + ε): Duchi, Hazan and Singer, "Adaptive Subgradient Methods", 2011.
    Adagrad {
        /// Keeps the quotient finite.
        epsilon: f64,
    },
    /// v ← ρ v + (1 − ρ) g², then w ← w − lr · g / (√v + ε): Hinton's lecture 6e, 2012.
    Rmsprop {
        /// ρ
        decay: f64,
        /// Keeps the quotient finite.
        epsilon: f64,
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
    /// Squares of gradients: Adam's and `RMSprop`'s mean v, `AdaGrad`'s sum.
    pub second: f64,
}

/// The words for the optimisers, as the parameter `optimiser` takes them.
pub(in crate::labs) const OPTIMISERS: &[&str] = &["plain", "momentum", "nesterov", "adagrad", "rmsprop", "adam"];

/// What is moved of a line.
pub(super) const LINE: &[&str] = &["slope", "intercept"];

/// What is moved of a plane over several features.
pub(super) const PLANE: &[&str] = &["weights", "intercept"];

impl Memory {
    /// Its numbers as values.
    pub(super) fn values(self) -> [Value; 2] {
        [self.first, self.second].map(Value::from)
    }
}

impl Optimiser {
    pub(in crate::labs) fn of(parameters: &Parameters) -> Self {
        match parameters.get("optimiser") {
            "momentum" => Self::Momentum { momentum: parameters.get("momentum") },
            "nesterov" => Self::Nesterov { momentum: parameters.get("momentum") },
            "adagrad" => Self::Adagrad { epsilon: parameters.get("epsilon") },
            "rmsprop" => Self::Rmsprop { decay: parameters.get("decay"), epsilon: parameters.get("epsilon") },
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
        use Symbol::{Gradient, LearningRate, Mean, MeanHat, Parameter, Square, SquareHat, Squares, Update, Velocity};
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
            Self::Nesterov { momentum } => {
                let momentum = ledger.setting("momentum", momentum);
                ledger.set(Velocity, momentum.clone() * ledger.of(Velocity) + ledger.of(Gradient));
                let ahead = ledger.of(Gradient) + momentum * ledger.of(Velocity);
                ledger.set(Parameter, ledger.of(Parameter) - ledger.of(LearningRate) * ahead);
            }
            Self::Adagrad { epsilon } => {
                ledger.set(Squares, ledger.of(Squares) + ledger.of(Gradient).square());
                Self::divided(ledger, Squares, epsilon);
            }
            Self::Rmsprop { decay, epsilon } => {
                let decay = ledger.setting("decay", decay);
                let squares = decay.clone() * ledger.of(Square) + (one() - decay) * ledger.of(Gradient).square();
                ledger.set(Square, squares);
                Self::divided(ledger, Square, epsilon);
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

    /// Moves the parameter along the gradient divided by the root of its squares.
    fn divided<L: Ledger>(ledger: &mut L, squares: Symbol, epsilon: f64) {
        let epsilon = ledger.setting("epsilon", epsilon);
        let along = ledger.of(Symbol::LearningRate) * ledger.of(Symbol::Gradient);
        let moved = ledger.of(Symbol::Parameter) - along / (ledger.of(squares).square_root() + epsilon);
        ledger.set(Symbol::Parameter, moved);
    }

    /// The parameter and its memory after the `update`-th update (from 1).
    #[inline]
    pub(in crate::labs) fn update(self, lr: f64, update: u64, w: f64, gradient: f64, memory: Memory) -> (f64, Memory) {
        let mut ledger = Numbers { lr, update: update as f64, w, gradient, memory, unbiased: Memory::default() };
        self.apply(&mut ledger);
        (ledger.w, ledger.memory)
    }

    /// The parameters that play a part in it, when so many updates have been made.
    pub(in crate::labs) fn settings(self, lr: f64, updates: u64) -> Vec<(&'static str, Value)> {
        let settings = match self {
            Self::Plain => vec![("lr", lr)],
            Self::Momentum { momentum } | Self::Nesterov { momentum } => vec![("lr", lr), ("momentum", momentum)],
            Self::Adagrad { epsilon } => vec![("lr", lr), ("epsilon", epsilon)],
            Self::Rmsprop { decay, epsilon } => vec![("lr", lr), ("decay", decay), ("epsilon", epsilon)],
            Self::Adam { beta1, beta2, epsilon } => {
                let update = (updates + 1) as f64;
                vec![("lr", lr), ("beta1", beta1), ("beta2", beta2), ("epsilon", epsilon), ("t", update)]
            }
        };
        settings.into_iter().map(|(name, number)| (name, Value::from(number))).collect()
    }

    /// The names of the parameters that play a part in it.
    pub(in crate::labs) fn setting_names(self) -> impl Iterator<Item = &'static str> {
        self.settings(0.0, 0).into_iter().map(|(name, _)| name)
    }

    /// What it remembers of each thing that it moves: what is [`Memory::first`], then what is [`Memory::second`].
    fn remembers(self) -> [Option<Symbol>; 2] {
        match self {
            Self::Plain => [None, None],
            Self::Momentum { .. } | Self::Nesterov { .. } => [Some(Symbol::Velocity), None],
            Self::Adagrad { .. } => [None, Some(Symbol::Squares)],
            Self::Rmsprop { .. } => [None, Some(Symbol::Square)],
            Self::Adam { .. } => [Some(Symbol::Mean), Some(Symbol::Square)],
        }
    }

    /// What is remembered of the things moved, given the first and the second memory of each.
    pub(in crate::labs) fn memories(
        self,
        moved: &[&str],
        memories: impl IntoIterator<Item = [Value; 2]>,
    ) -> Vec<(Name, Value)> {
        let of = |(of, memory): (&&str, [Value; 2])| -> Vec<(Name, Value)> {
            let named = self.remembers().into_iter().zip(memory);
            named.filter_map(|(symbol, value)| Some((symbol?.name(of), value))).collect()
        };
        moved.iter().zip(memories).flat_map(of).collect()
    }

    /// The names of what is remembered of the things moved, in the order of [`memories`](Self::memories).
    pub(in crate::labs) fn memory_names(self, moved: &[&str]) -> Vec<Name> {
        moved.iter().flat_map(|of| self.remembers().into_iter().flatten().map(|symbol| symbol.name(of))).collect()
    }

    /// The names of what is remembered of the things moved: first what is [`Memory::first`], then what is
    /// [`Memory::second`].
    pub(super) fn holders(self, moved: &[&str]) -> [Option<Vec<Name>>; 2] {
        self.remembers().map(|symbol| symbol.map(|symbol| moved.iter().map(|of| symbol.name(of)).collect()))
    }

    /// The lines of the update stage.
    pub(in crate::labs) fn write(self, program: Builder, moved: &[&str]) -> Builder {
        moved.iter().fold(program, |program, moved| {
            let mut lines = Lines { moved, program: Some(program) };
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
    /// v of Adam and `RMSprop`.
    Square,
    /// v of `AdaGrad`, which grows and never shrinks.
    Squares,
    /// m without the bias of its start at 0.
    MeanHat,
    /// v without the bias of its start at 0.
    SquareHat,
    /// lr
    LearningRate,
    /// t: the number of this update, from 1.
    Update,
}

impl Symbol {
    /// What it is called in the program, where `moved` is the parameter that is moved.
    fn name(self, moved: &str) -> Name {
        match self {
            Self::Parameter => moved.into(),
            Self::Gradient => format!("grad_{moved}").into(),
            Self::Velocity => format!("velocity_{moved}").into(),
            Self::Mean => format!("m_{moved}").into(),
            Self::Square => format!("v_{moved}").into(),
            Self::Squares => format!("squares_{moved}").into(),
            Self::MeanHat => format!("m_hat_{moved}").into(),
            Self::SquareHat => format!("v_hat_{moved}").into(),
            Self::LearningRate => "lr".into(),
            Self::Update => "t".into(),
        }
    }
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
            Symbol::Square | Symbol::Squares => self.memory.second,
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
            Symbol::Square | Symbol::Squares => self.memory.second = number,
            Symbol::MeanHat => self.unbiased.first = number,
            Symbol::SquareHat => self.unbiased.second = number,
            other => unreachable!("no rule writes {other:?}"),
        }
    }
}

/// The lines of a program that move something.
struct Lines<'a> {
    moved: &'a str,
    program: Option<Builder>,
}

impl Ledger for Lines<'_> {
    type Term = Formula;

    fn of(&self, symbol: Symbol) -> Formula {
        name(symbol.name(self.moved))
    }

    fn setting(&self, setting: &'static str, _: f64) -> Formula {
        name(setting)
    }

    fn set(&mut self, symbol: Symbol, formula: Formula) {
        let is_carried = !matches!(symbol, Symbol::MeanHat | Symbol::SquareHat);
        let write = if is_carried { Builder::update } else { Builder::compute };
        let program = self.program.take().expect("every line puts it back");
        self.program = Some(write(program, symbol.name(self.moved), formula));
    }
}
