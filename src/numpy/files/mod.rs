//! Files of arrays: `.npy`, and the archives of them that `np.savez` writes.

mod archive;
mod npy;

pub use archive::members;
pub use npy::read;
