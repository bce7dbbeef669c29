//! `numpy.linalg`.
//!
//! One rule for signs: they are those of LAPACK's unblocked routines (Householder reflections of `dlarfg`, implicit QR with
//! `dlartg`), which NumPy has for matrices of up to about 25 rows; beyond, LAPACK divides and conquers, and a vector may come
//! out with the other sign there than here.

mod general;
mod householder;
mod lu;
mod matrix;
mod norms;
mod powers;
mod qr;
mod rotation;
mod schur;
mod spectral;
mod squares;
mod standard;
mod svd;
mod symmetric;

use super::call::Function;

/// What stands in `np` under this name, if it is one of these.
pub(crate) fn lookup(name: &str) -> Option<Function> {
    Some(match name.strip_prefix("linalg.")? {
        "solve" => lu::solve,
        "inv" => lu::inv,
        "det" => lu::det,
        "slogdet" => lu::slogdet,
        "qr" => qr::qr,
        "cholesky" => qr::cholesky,
        "eig" => spectral::eig,
        "eigvals" => spectral::eigvals,
        "eigh" => spectral::eigh,
        "eigvalsh" => spectral::eigvalsh,
        "svd" => squares::svd,
        "svdvals" => squares::svdvals,
        "lstsq" => squares::lstsq,
        "pinv" => squares::pinv,
        "matrix_rank" => squares::matrix_rank,
        "cond" => norms::cond,
        "norm" => norms::norm,
        "matrix_power" => powers::matrix_power,
        "multi_dot" => powers::multi_dot,
        _ => return None,
    })
}
