//! Features brought to one scale.

mod compute;

pub use compute::Normalization;
