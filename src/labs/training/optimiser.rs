//! The rules by which gradients move the line.
//!
//! Each rule is written twice: as numbers for the kernel, and as lines of the lab's program for everybody who looks.
//! A test holds the two together, to the last bit.

use crate::lab::Parameters;
use crate::lab::formula::{Formula, name, power, square, square_root};
use crate::lab::program::Builder;

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

/// The names that the parameters of the line have in the program, with those of their gradients and memories.
const LINE: [Names; 2] = [
    Names {
        parameter: "slope",
        gradient: "grad_slope",
        velocity: "velocity_slope",
        mean: "m_slope",
        square: "v_slope",
        mean_hat: "m_hat_slope",
        square_hat: "v_hat_slope",
    },
    Names {
        parameter: "intercept",
        gradient: "grad_intercept",
        velocity: "velocity_intercept",
        mean: "m_intercept",
        square: "v_intercept",
        mean_hat: "m_hat_intercept",
        square_hat: "v_hat_intercept",
    },
];

struct Names {
    parameter: &'static str,
    gradient: &'static str,
    velocity: &'static str,
    mean: &'static str,
    square: &'static str,
    mean_hat: &'static str,
    square_hat: &'static str,
}

impl Optimiser {
    pub(super) fn of(parameters: &Parameters) -> Self {
        match parameters.word("optimiser") {
            Some("momentum") => Self::Momentum { momentum: parameters.real("momentum") },
            Some("adam") => Self::Adam {
                beta1: parameters.real("beta1"),
                beta2: parameters.real("beta2"),
                epsilon: parameters.real("epsilon"),
            },
            _ => Self::Plain,
        }
    }

    /// The parameter and its memory after the `update`-th update (from 1).
    pub(super) fn update(self, lr: f64, update: u64, w: f64, gradient: f64, memory: Memory) -> (f64, Memory) {
        match self {
            Self::Plain => (w - lr * gradient, memory),
            Self::Momentum { momentum } => {
                let velocity = momentum * memory.first + gradient;
                (w - lr * velocity, Memory { first: velocity, ..memory })
            }
            Self::Adam { beta1, beta2, epsilon } => {
                let first = beta1 * memory.first + (1.0 - beta1) * gradient;
                let second = beta2 * memory.second + (1.0 - beta2) * (gradient * gradient);
                let mean = first / (1.0 - beta1.powf(update as f64));
                let square = second / (1.0 - beta2.powf(update as f64));
                (w - lr * mean / (square.sqrt() + epsilon), Memory { first, second })
            }
        }
    }

    /// The names of what is remembered of slope and intercept, in the order of [`memories`](Self::memories).
    pub(super) fn memory_names(self) -> Vec<&'static str> {
        match self {
            Self::Plain => vec![],
            Self::Momentum { .. } => LINE.iter().map(|names| names.velocity).collect(),
            Self::Adam { .. } => LINE.iter().flat_map(|names| [names.mean, names.square]).collect(),
        }
    }

    /// The names of what is remembered of slope and intercept: first what is [`Memory::first`], then what is
    /// [`Memory::second`].
    pub(super) fn holders(self) -> [Option<[&'static str; 2]>; 2] {
        let [slope, intercept] = &LINE;
        match self {
            Self::Plain => [None, None],
            Self::Momentum { .. } => [Some([slope.velocity, intercept.velocity]), None],
            Self::Adam { .. } => [Some([slope.mean, intercept.mean]), Some([slope.square, intercept.square])],
        }
    }

    /// The numbers of what is remembered of slope and intercept.
    pub(super) fn memories(self, line: [Memory; 2]) -> Vec<f64> {
        match self {
            Self::Plain => vec![],
            Self::Momentum { .. } => line.iter().map(|memory| memory.first).collect(),
            Self::Adam { .. } => line.iter().flat_map(|memory| [memory.first, memory.second]).collect(),
        }
    }

    /// The lines of the update stage.
    pub(super) fn write(self, program: Builder) -> Builder {
        LINE.iter().fold(program, |program, names| self.write_for(program, names))
    }

    fn write_for(self, program: Builder, names: &Names) -> Builder {
        let (w, gradient) = (|| name(names.parameter), || name(names.gradient));
        match self {
            Self::Plain => program.update(names.parameter, w() - name("lr") * gradient()),
            Self::Momentum { .. } => program
                .update(names.velocity, name("momentum") * name(names.velocity) + gradient())
                .update(names.parameter, w() - name("lr") * name(names.velocity)),
            Self::Adam { .. } => {
                let kept = |beta: &'static str, of: &'static str, new: Formula| {
                    name(beta) * name(of) + (1.0 - name(beta)) * new
                };
                let unbiased = |of: &'static str, beta: &'static str| name(of) / (1.0 - power(name(beta), name("t")));
                program
                    .update(names.mean, kept("beta1", names.mean, gradient()))
                    .update(names.square, kept("beta2", names.square, square(gradient())))
                    .compute(names.mean_hat, unbiased(names.mean, "beta1"))
                    .compute(names.square_hat, unbiased(names.square, "beta2"))
                    .update(
                        names.parameter,
                        w() - name("lr") * name(names.mean_hat)
                            / (square_root(name(names.square_hat)) + name("epsilon")),
                    )
            }
        }
    }
}
