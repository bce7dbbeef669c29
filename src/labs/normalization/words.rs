//! What the normalization lab says: one sentence at every position, with its numbers.

use super::compute::Normalization;
use crate::lab::{Run, Session};
use crate::ui::Look;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: &Run<Normalization>, _: &Look) -> String {
    run.description().about.to_owned()
}
