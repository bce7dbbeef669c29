//! What can be set of a lab: named settings, what each may be, and from when on they hold.

mod assignment;
mod definition;
mod overwritten;
mod parameters;
mod schedule;
mod selected;
mod setting;
mod since;

pub use assignment::Assignment;
pub use definition::{Nudge, Parameter, Refusal};
pub use overwritten::Overwritten;
pub use parameters::Parameters;
pub use schedule::Schedule;
pub use selected::{FEATURES, MISSING, ORIGIN, SOURCE, Selected, TARGET, is_drawn, is_from_table, parting};
pub use setting::{Preset, Range, Setting, Typed, grouped};
pub use since::{Change, Set, Since};
