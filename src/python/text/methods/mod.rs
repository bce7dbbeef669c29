//! The methods of `str`, by characters.

mod arguments;
mod call;
mod case;
mod find;
mod pad;
mod split;
mod table;
mod test;

pub use call::{NAMES, call, join};
pub use case::{capitalize, casefold, lower, swapcase, title, upper};
pub use find::{byte_at, count, endswith, find, length, removeprefix, removesuffix, replace, rfind, startswith};
pub use pad::{center, expandtabs, ljust, rjust, zfill};
pub use split::{lstrip, partition, rpartition, rsplit, rsplit_blanks, rstrip, split, split_blanks, splitlines, strip};
pub use table::{maketrans, translate};
pub use test::{
    isalnum, isalpha, isascii, isdecimal, isdigit, isidentifier, islower, isnumeric, isprintable, isspace, istitle,
    isupper,
};
