//! Scaled dot-product attention.

mod compute;

pub use compute::Attention;
