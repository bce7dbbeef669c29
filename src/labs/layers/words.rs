//! What the layers lab says: one sentence at every position, with its numbers.

use super::compute::Layers;
use crate::lab::{Run, Session};
use crate::ui::Look;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: &Run<Layers>, _: &Look) -> String {
    run.description().about.to_owned()
}
