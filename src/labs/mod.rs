//! The labs, a folder each.
//!
//! A folder brings all that is the lab's: its program, its pictures and what it says, and, in the folder of its name in
//! `assets/labs`, the words for that, its lesson and what the tests try of it. The line in [`registry`] is all else: tabs, help, `list`,
//! `print` and the tests find it there.

pub mod attention;
pub mod backprop;
pub mod classifier;
pub mod dataset;
mod entry;
pub mod layers;
mod lens;
pub mod matmul;
mod networks;
pub mod normalization;
pub mod pipeline;
pub mod playground;
mod profiled;
mod registry;
pub mod regression;
pub mod residuals;
pub mod softmax;
pub mod training;
pub mod vectors;

pub use entry::{Entry, Links, Texts};
pub use registry::{Registry, registry};
