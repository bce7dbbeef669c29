//! A lab being stepped through: how it gets from any position to any other, and what there is to see at each.
//!
//! A [`Session`] moves. What it shows is a [`Snapshot`]: everything at one position, immutable and shared. Whoever looks,
//! asks or reports is given a snapshot and nothing else.

mod answers;
mod contract;
mod engine;
mod errand;
mod goal;
mod lab_run;
mod lens;
mod parting;
mod plan;
mod position;
mod request;
mod rounds;
mod session;
mod sight;
mod snapshot;
mod stand;
mod step;
mod timeline;
mod trace;

pub use answers::Answers;
pub use contract::{Lab, State};
pub use engine::{Engine, Order, Outcome, PORTION, Reply};
pub use errand::{Errand, Stopwatch};
pub use goal::{Goal, Marking};
pub use lab_run::Run;
pub use lens::{Lens, Through};
pub use parting::{Against, Apart, Difference, Parting};
pub use position::{Position, WrittenPosition};
pub use request::{Found, Request, Wanted};
pub use rounds::{ByStages, ByUpdates, Carried, Departure, Rounds};
pub use session::Session;
pub use sight::{Shown, Sight};
pub use snapshot::{Snapshot, Surroundings};
pub use stand::{Origin, Stand, Standing};
pub use step::{Progress, Step, Walk};
pub use timeline::RECENT_ROUNDS;
pub use trace::{SAMPLE_WIDTH, Sample, Trace};
