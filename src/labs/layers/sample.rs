//! The sample that somebody looks at, and what its class is called.

use super::compute::Layers;
use crate::lab::Shown;
use crate::ui::Look;

/// The sample that the stage has come to, or that somebody looks at.
pub(super) fn current(run: Shown<Layers>, look: &Look) -> usize {
    let step = run.step.as_ref();
    let cell = step.and_then(|step| Some(step.cell(step.result()?, look.cell())));
    cell.map_or(look.row, |cell| cell.row).min(run.lab().samples().saturating_sub(1))
}

/// What a class is called.
pub(super) fn class(run: Shown<Layers>, index: f64) -> String {
    run.lab().outputs().get(index as usize).cloned().unwrap_or_default()
}
