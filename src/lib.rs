//! `lina-tui` shows the linear algebra behind machine learning in a terminal, one step at a time, forwards and
//! backwards.
//!
//! # The map of the house
//!
//! ```text
//! terminal bytes │ commands │ clock │ signals
//!     └► driver ─► input ─► Action ─► App::update ─► effects for the driver
//!                                         │
//!                                     App { labs, current tab, mode, ... }
//!                                         │
//!                        view ─► Buffer ─► terminal ─► bytes      report ─► JSON, text, CSV
//! ```
//!
//! The floors, from the ground up. Each rests on those below it and knows nothing of those above; `tests/architecture.rs`
//! holds them to that.
//!
//! - [`math`]: numerics below the operations: fused kernels, stable sums, NumPy's random numbers.
//! - [`ops`]: the operations, each with its value, shape rule, explanation, spelling and gradient.
//! - [`table`]: a person's own numbers, read from a file.
//! - [`lab`]: what a lab is: parameters, a program of operations, a timeline, quantities.
//! - [`page`]: lessons, the glossary and numbers, as text that fits any width.
//! - [`terminal`]: from a drawn buffer to the bytes of a terminal.
//! - [`ui`]: theme and widgets that the labs' screens share.
//! - [`labs`]: the labs themselves, a folder each, and their registry.
//! - [`report`]: JSON, text and CSV.
//! - [`input`]: from keys to actions.
//! - [`app`]: the state of the whole program, and what each action makes of it.
//! - [`cli`], [`driver`]: the command line, and what deals with the world.
//!
//! The idea that carries it: **a lab is a short program of named operations.** An operation is written once; stages to
//! step through, quantities, JSON, the arithmetic on screen and the checks of the tests all follow from the program.

#[cfg(not(unix))]
compile_error!("lina-tui needs a Unix terminal; on Windows it runs in WSL");

pub mod app;
pub mod cli;
pub mod driver;
pub mod input;
pub mod lab;
pub mod labs;
pub mod math;
pub mod ops;
pub mod page;
pub mod report;
pub mod table;
pub mod terminal;
pub mod ui;
