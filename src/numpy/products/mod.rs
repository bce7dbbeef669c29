//! Products and contractions: `@`, `dot`, `einsum` and what is made of them.

mod contract;
mod convolve;
mod cross;
mod dot;
mod einsum;
mod einsum_parse;
mod matmul;
mod trace;

pub(crate) use contract::{multiplied, stacked};

use super::call::Function;

/// What stands in `np` under this name, if it is one of these.
pub(crate) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "matmul" => matmul::matmul,
        "dot" => dot::dot,
        "inner" => dot::inner,
        "outer" => dot::outer,
        "vdot" => dot::vdot,
        "tensordot" => dot::tensordot,
        "kron" => dot::kron,
        "cross" | "linalg.cross" => cross::cross,
        "einsum" => einsum::einsum,
        "trace" => trace::trace,
        "convolve" => convolve::convolve,
        "correlate" => convolve::correlate,
        _ => return None,
    })
}
