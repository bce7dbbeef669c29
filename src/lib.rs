//! `lina-tui` shows the linear algebra behind machine learning in a terminal, one step at a time, forwards and
//! backwards.
//!
//! # The map of the house
//!
//! ```text
//!                terminal bytes │ commands │ clock │ signals
//!                                   └► driver ─► input ─► Action
//!                                                           │
//!   Room ─ runs by name ─► Run ─ arrives whole ─► Snapshot   │   Viewer: size, theme, tab, mode, cursor
//!     │                     ▲                        │      ▼      │
//!     └──── orders ─────────┘                  update(room, viewer, action) ─► effects: work, copy, measure, quit
//!                                                    │
//!                 view(room, viewer) ─► Buffer ─► terminal ─► bytes        report(snapshot) ─► JSON, text, CSV, SVG
//! ```
//!
//! `update` is deterministic and waits for nothing: what takes long it gives out as a task, and what came of it is brought
//! back. Whoever looks, asks or reports is given a [`Snapshot`](lab::Snapshot): everything about a run at one position,
//! immutable and shared. What a person means is an [`Action`](input::Action), whichever key, click or line said so; each
//! has a written form, read and written by [`input::command`].
//!
//! The floors, from the ground up. Each rests on those below it and knows nothing of those above; `tests/architecture.rs`
//! holds them to that.
//!
//! - [`math`]: numerics below the operations: fused kernels, stable sums, NumPy's random numbers.
//! - [`ops`]: the operations, each with its value, shape rule, explanation, spelling and gradient.
//! - [`numpy`]: the arrays of NumPy: values, views, operations, random numbers, and how they are printed.
//! - [`python`]: programs of a person's own: reader, compiler, a machine of plain data that can be had again at any position.
//! - [`table`]: a person's own numbers, read from a file.
//! - [`lab`]: what a lab is: its parameters ([`lab::parameter`]), its program of operations ([`lab::program`]), and its runs
//!   with their timeline and snapshots ([`lab::run`]).
//! - [`page`]: lessons, the glossary and numbers, as text that fits any width; sentences, and the words for them.
//! - [`terminal`]: the keyboard's bytes as keys; from a drawn buffer to the bytes of a terminal, or to SVG.
//! - [`ui`]: theme and widgets that the labs' screens share.
//! - [`programs`]: a person's own program, walked through like a lab, and what that looks like.
//! - [`labs`]: the labs themselves, a folder each, and their registry.
//! - [`report`]: JSON, text and CSV.
//! - [`input`]: the grammar of commands, and what keys are bound to.
//! - [`app`]: rooms and viewers, and what each action makes of them.
//! - [`cli`], [`driver`]: the command line, and what deals with the world: with a screen, line by line, or for one answer.
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
pub mod numpy;
pub mod ops;
pub mod page;
pub mod programs;
pub mod python;
pub mod report;
pub mod table;
pub mod terminal;
pub mod ui;
