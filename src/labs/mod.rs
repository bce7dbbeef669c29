//! The labs.

pub mod training;
