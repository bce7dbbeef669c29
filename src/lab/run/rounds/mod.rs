//! What the rounds of a lab are, and how they are computed.

mod by_stages;
mod by_updates;
mod contract;

pub use by_stages::ByStages;
pub use by_updates::{ByUpdates, Carried};
pub use contract::{Departure, Rounds};
