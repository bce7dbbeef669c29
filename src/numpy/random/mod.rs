//! Random numbers, value for value as NumPy and Python draw them. All states are plain, cloneable data.

mod bits;
mod choice;
mod distributions;
mod fill;
mod generator;
mod generator_call;
mod integers;
mod laws;
mod legacy;
mod legacy_call;
mod many;
mod pcg64;
mod python;
mod python_call;
mod seed_bits;
mod signature;
mod weights;
mod ziggurat;
mod ziggurat_tables;

pub(crate) use fill::match_shapes;
pub use generator::Generator;
pub use legacy::LegacyState;
pub(crate) use legacy_call::lookup;
pub use pcg64::Pcg64;
pub use python::Random;
