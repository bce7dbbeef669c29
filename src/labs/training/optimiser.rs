//! The rules by which gradients move a line or a plane.
//!
//! Each rule is written twice: as numbers for the kernel, and as lines of the lab's program for everybody who looks.
//! A test holds the two together, to the last bit.

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
        moved.iter().fold(program, |program, names| self.write_for(program, names))
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
