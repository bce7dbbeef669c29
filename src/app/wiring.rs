//! What holds the tabs together: the way from one to the next, and what has to be measured on the way.

use super::Effect;
use super::hosted::Hosted;
use super::update::Desk;
use super::viewer::Mode;
use crate::input::Action;
use crate::lab::{Assignment, Errand, Goal, Order, Position, Setting, Snapshot};
use crate::page::Sentence;
use crate::ui::{Lead, Then};

impl Desk<'_> {
    /// Goes to the tab in this place.
    pub(super) fn go_to_tab(&mut self, index: usize) {
        let count = self.viewer.tabs.len();
        if index >= count {
            self.viewer.warn(Sentence::of("no-such-tab").with("number", index + 1).with("count", count));
        } else if index != self.viewer.current {
            self.pause();
            (self.viewer.mode, self.viewer.behind) = (Mode::Stepping, Mode::Stepping);
            self.viewer.current = index;
        }
    }

    /// Goes to the lab of this name.
    pub(super) fn go_to_lab(&mut self, name: &str) {
        match self.viewer.tabs.iter().position(|tab| tab.entry.description.name == name) {
            Some(index) => self.go_to_tab(index),
            None => self.viewer.warn(Sentence::of("no-such-lab").with("lab", name)),
        }
    }

    /// Has measured what has to be before the lab can go on from where it stands.
    pub(super) fn errand(&mut self) {
        let is_at_rest = self.scene().run().progress().is_none();
        let Some(errand) = self.shown().and_then(Snapshot::errand).filter(|_| is_at_rest) else { return };
        self.pause();
        // Two at once would disturb each other.
        if self.room.measuring.as_ref() != Some(&errand) {
            self.viewer.note(errand.about);
            self.room.measuring = Some(errand.clone());
            self.effects.push(Effect::Measure(errand));
        }
    }

    /// What came of an errand.
    pub(super) fn measured(&mut self, errand: Errand, setting: String) {
        self.room.measuring = None;
        self.viewer.forget(errand.about);
        let is_asked = |run: &Hosted| run.shown.as_ref().is_some_and(|shown| shown.errand().as_ref() == Some(&errand));
        if let Some(index) = self.room.runs().iter().position(is_asked) {
            self.room.order(index, Order::Measured(errand, setting), self.by());
        }
    }

    /// Where Enter leads on to.
    pub(super) fn lead(&mut self) -> Option<Lead> {
        self.front(|front| front.screen.leads_to(&front.sight, front.look))?
    }

    /// Where playing leads on to.
    pub(super) fn lead_of_play(&self) -> Option<Lead> {
        let front = self.scene().front()?;
        front.screen.plays_at(&front.sight)
    }

    /// Goes where something leads to.
    pub(super) fn follow_lead(&mut self, lead: Lead) {
        self.open_program(lead.lab);
        let run = self.tab().run;
        self.room.open(run);
        match lead.then {
            Then::Look => {}
            Then::Play => {
                self.order(Order::Go(Goal::At(Position::START)));
                self.play_on();
            }
            Then::Stage => {
                self.order(Order::Go(Goal::At(Position::START)));
                self.order(Order::Go(Goal::StageForward));
            }
            Then::Why(number) => {
                self.order(Order::Go(Goal::End));
                self.again(Action::AskAbout(number.to_owned()));
            }
            Then::Lesson => self.again(Action::OpenLesson),
        }
    }

    /// Sets the parameter `name` to its next setting.
    pub(super) fn set_next(&mut self, name: &str) {
        if let Some(setting) = self.scene().next_setting(name) {
            return self.set(vec![Assignment { name: name.to_owned(), value: setting.to_string(), from: None }]);
        }
        let lab = self.tab().entry.description.name;
        self.viewer.warn(Sentence::of("nothing-to-change").with("lab", lab).with("name", name));
    }
}

impl super::Scene<'_> {
    /// The setting of the parameter `name` one further, where the lab has such a parameter and it matters.
    pub(super) fn next_setting(self, name: &str) -> Option<Setting> {
        let parameters = self.parameters();
        let (parameter, setting) = parameters.at(parameters.index(name).ok()?);
        (parameter.matters)(&parameters).then(|| parameter.nudged(setting, true))
    }

    /// Whether another lab does the work of what is being looked at.
    pub(super) fn leads_on(self) -> bool {
        self.front().is_some_and(|front| front.screen.leads_to(&front.sight, front.look).is_some())
    }
}
