//! Arrays as NumPy has them; nothing here knows of Python's statements.

mod args;
mod array;
mod attributes;
mod buffer;
mod call;
mod create;
mod dtype;
mod element;
mod error;
mod fft;
pub mod files;
mod float_format;
mod float_repr;
mod index;
mod linalg;
mod logic;
mod methods;
mod operand;
mod order;
mod print;
mod products;
pub mod random;
mod reductions;
mod samples;
mod settings;
mod shape;
mod state;
mod text;
mod ufunc;
mod view;

pub use array::Array;
pub use buffer::{Buffer, Cell};
pub use call::{Callable, attribute, call, is_known, is_method, lookup, method, scalar_method};
pub use dtype::{Dtype, Kind};
pub use error::{Error, ErrorKind};
pub use float_repr::{float_repr, float32_repr};
pub use index::{Places, cast_into, get, places, set};
pub use operand::Operand;
pub use print::{
    FloatMode, PrintOptions, Words, array2string, laid_out, repr, repr_with, scalar_repr, shown_cells, str,
};
pub use random::Pcg64;
pub use state::{ErrState, ErrorMode, State, Warning};
pub(crate) use text::general;
pub use text::{complex_repr, python_str_repr};
pub use ufunc::{Binary, Unary, augmented, binary, ufunc_names, unary};
pub use view::{Slice, View, broadcast_shapes};
