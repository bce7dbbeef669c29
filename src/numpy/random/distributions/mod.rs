//! Distributions on top of a source, NumPy's formulas step by step.
//!
//! Source: `distributions.c` and `legacy-distributions.c` of NumPy.

mod binomial;
mod continuous;
mod discrete;
mod gamma;
mod log_gamma;
mod poisson;

pub(super) use binomial::binomial;
pub(super) use continuous::{
    cauchy, gumbel, laplace, logistic, pareto, power, rayleigh, triangular, vonmises, wald, weibull,
};
pub(super) use discrete::{geometric, logseries, zipf};
pub(super) use gamma::{beta, chisquare, f, gamma, standard_t};
pub(super) use poisson::poisson;
