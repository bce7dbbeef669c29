//! Numerics below the operations: long columns, fused kernels, stable statistics and NumPy's random numbers.
//!
//! Nothing here knows of labs, screens or terminals. Every sum is taken in an order that is fixed by the number of
//! terms alone, so a result is the same to the last bit whichever instruction set or number of threads computes it.

mod arc4;
mod dense;
mod doubles;
mod ends;
mod error_sums;
mod hyperbolic;
mod level_lines;
mod line_fit;
mod matrix_product;
mod numpy_random;
mod plane;
mod plane_fit;
mod plane_sums;
mod statistics;
mod summation;

pub use arc4::Arc4;
pub use dense::{add_products, back, dense, times_tanh_slope};
pub use doubles::Doubles;
pub use ends::ends;
pub use error_sums::{ErrorSums, Line, error_sums, error_sums_of_rows};
pub use hyperbolic::{logistic_in_place, tanh, tanh_in_place};
pub use level_lines::{Pieces, level_line};
pub use line_fit::LineFit;
pub use matrix_product::{matmul_by_faer, matmul_by_loops, matmul_by_reordered_loops};
pub use numpy_random::NumpyRandom;
pub use plane::Plane;
pub use plane_fit::{condition, least_norm_plane};
pub use plane_sums::{PlaneSums, plane_sums, plane_sums_of_rows};
pub use statistics::{Histogram, normal_quantile};
pub use summation::{mean, sum};
