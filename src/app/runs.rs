//! The line that lists the runs beside each other.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::hosted::Hosted;
use super::scene::Scene;
use super::sweep::Sweep;
use crate::lab::grouped;
use crate::ui::chrome::Regions;
use crate::ui::runs::{self, Listed};
use crate::ui::{Comparison, Theme};

impl<'a> Scene<'a> {
    /// The places of the runs that stand beside the one in front, itself included.
    pub(super) fn family(self) -> Vec<usize> {
        self.room.family_of(self.tab().run)
    }

    /// The parts of a screen of this area.
    pub(super) fn regions(self, area: Rect) -> Regions {
        Regions::with_runs(area, self.family().len() > 1)
    }

    /// What is being swept of the runs beside the one in front, or was last.
    pub fn sweep(self) -> Option<&'a Sweep> {
        self.room.sweep.as_ref().filter(|sweep| sweep.family == self.run().family)
    }

    /// Whether runs are being compared.
    pub(super) fn is_comparing(self) -> bool {
        match self.tab().comparison {
            Comparison::Off => false,
            Comparison::Sweep => self.sweep().is_some(),
            _ => self.family().len() > 1,
        }
    }

    /// The runs beside each other as the line lists them.
    pub(super) fn listed(self) -> Vec<Listed> {
        let front = self.tab().run;
        let listed = |index: usize| {
            let run = self.room.run(index);
            Listed { name: run.name.clone(), slot: run.slot, is_front: index == front, says: said(run) }
        };
        self.family().into_iter().map(listed).collect()
    }
}

/// What there is to say of a run beside others: that it rests, and why; how far it has come.
pub(super) fn said(run: &Hosted) -> String {
    let Some(shown) = &run.shown else { return "is being opened".to_owned() };
    if let Some((done, goal)) = run.progress() {
        return format!("{} of {}", grouped(done), grouped(goal));
    }
    match shown.departure() {
        Some(departure) if shown.position >= shown.end() => {
            format!("rests at {}: then {} is not finite", shown.position, departure.quantity)
        }
        None if shown.position >= shown.end() => "ended".to_owned(),
        _ => String::new(),
    }
}

/// Draws the line.
pub(super) fn render(scene: Scene, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if !area.is_empty() {
        runs::render(&scene.listed(), theme, area, buffer);
    }
}

/// The place of the run that is listed here.
pub(super) fn at(scene: Scene, area: Rect, column: u16, row: u16) -> Option<usize> {
    if area.is_empty() {
        return None;
    }
    let index = runs::at(&scene.listed(), area, column, row)?;
    scene.family().get(index).copied()
}
