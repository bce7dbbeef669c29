//! Python's library: builtins, methods of native types, modules.

mod arguments;
mod builtins;
mod constructors;
mod dict_methods;
pub mod functions;
mod instances;
mod intrinsics;
mod iterators;
mod list_methods;
pub mod math;
pub mod methods;
pub mod modules;
pub mod nearest;
mod number_methods;
mod numpy;
pub mod outside;
mod plain;
pub mod random;
mod set_methods;
mod sorting;
pub mod statistics;
mod str_methods;
pub mod string;

pub use intrinsics::make_instance;
