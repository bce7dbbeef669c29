//! What the playground says: one sentence at every position, with its numbers.

use super::compute::Playground;
use crate::lab::Shown;
use crate::ui::Look;

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(_run: Shown<Playground>, _look: &Look) -> String {
    String::new()
}
