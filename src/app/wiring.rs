//! What holds the tabs together: labs that follow each other, parameters that they share, and the way from one to the
//! next.

use super::{App, Effect, Message, Mode};
use crate::lab::{Assignment, Errand, From, Position, Setting};
use crate::table::SOURCE;

impl App {
    /// Goes to the tab in this place.
    pub(super) fn go_to_tab(&mut self, index: usize) {
        if index >= self.tabs.len() {
            let message = format!("there is no tab {}; there are {}", index + 1, self.tabs.len());
            self.message = Some(Message::Warning(message));
        } else if index != self.current {
            self.play.direction = None;
            self.mode = Mode::Stepping;
            self.catch_up(index);
            self.current = index;
        }
    }

    /// Lets the lab in this place stand where the lab stands that was stepped through last of those that follow each
    /// other.
    fn catch_up(&mut self, index: usize) {
        let Some(group) = self.tabs[index].tab.description().follows else { return };
        let leader = self.leaders.insert(group, index).filter(|leader| *leader != index);
        let Some(leader) = leader.map(|leader| &self.tabs[leader].tab) else { return };
        let (schedule, position) = (leader.schedule().clone(), leader.position());
        let tab = &mut self.tabs[index].tab;
        let goal = if tab.position().done == position.done && *tab.schedule() == schedule {
            // The stages of the two have nothing to do with each other: what was under way here stays so.
            tab.position()
        } else {
            Position::after(position.done)
        };
        if let Err(refusal) = tab.follow(&schedule, goal) {
            self.message = Some(Message::Warning(refusal.0));
        }
        tab.work(super::update::PORTION);
    }

    /// Sets a parameter that labs share in all of them, as it was set in the one in place `from`.
    pub(super) fn share(&mut self, name: &str, from: usize) {
        let parameters = self.tabs[from].tab.parameters();
        let Ok(parameter) = parameters.index(name) else { return };
        let (known, setting) = parameters.at(parameter);
        if !known.is_shared {
            return;
        }
        for (index, other) in self.tabs.iter_mut().enumerate() {
            let theirs = other.tab.parameters();
            let Some(place) = theirs.index(name).ok().filter(|place| theirs.at(*place).0.is_shared) else { continue };
            if index == from || theirs.at(place).1 == setting {
                continue;
            }
            other.tab.stay();
            let set = other.tab.set(name, &setting.to_string(), From::Start);
            // Where it does not matter now it is set all the same, and refused when it comes to matter.
            if let Err(refusal) = set {
                let lab = other.tab.description().name;
                self.message = Some(Message::Warning(format!("{lab} keeps its own: {refusal}")));
            }
            other.tab.work(super::update::PORTION);
        }
    }

    /// Lets every lab that can take its numbers from a table do so.
    pub(super) fn use_table(&mut self) {
        for open in &mut self.tabs {
            let parameters = open.tab.parameters();
            if parameters.index(SOURCE).is_ok_and(|index| parameters.what_was_set(index).is_none()) {
                // A table that does not suit one lab may suit the others.
                if let Err(refusal) = open.tab.set(SOURCE, "table", From::Start) {
                    let lab = open.tab.description().name;
                    self.message = Some(Message::Warning(format!("{lab} keeps its own numbers: {refusal}")));
                }
            }
        }
    }

    /// What has to be measured before the lab can go on from where it stands.
    pub(super) fn errand(&mut self) -> Option<Effect> {
        let tab = self.tab();
        let errand = tab.errand().filter(|_| tab.progress().is_none())?;
        self.play.direction = None;
        // Two at once would disturb each other.
        if self.measuring.replace(errand) == Some(errand) {
            return None;
        }
        self.message = Some(Message::Note("racing: every way is timed on this machine".to_owned()));
        Some(Effect::Measure(errand))
    }

    /// What came of an errand.
    pub(super) fn measured(&mut self, errand: Errand, setting: &str) {
        self.measuring = None;
        let asked = |tab: &super::OpenTab| tab.tab.errand() == Some(errand);
        let Some(index) = self.tabs.iter().position(asked) else { return };
        let tab = &mut self.tabs[index].tab;
        // Whoever has stepped away meanwhile stays there.
        let is_waiting = tab.position() >= tab.end();
        match tab.set(errand.setting, setting, From::Start) {
            Ok(_) => {
                if is_waiting {
                    tab.set_out(tab.end());
                }
                tab.work(super::update::PORTION);
            }
            Err(refusal) => self.message = Some(Message::Warning(refusal.0)),
        }
    }

    /// The lab that does the work of what is being looked at, in its place among the tabs.
    pub(super) fn linked(&self) -> Option<usize> {
        let name = self.tab().leads_to(self.look())?;
        self.tabs.iter().position(|open| open.tab.description().name == name)
    }

    /// Sets the parameter `name` to its next setting.
    pub(super) fn set_next(&mut self, name: &str) {
        if let Some(setting) = self.next_setting(name) {
            return self.set(&Assignment { name: name.to_owned(), value: setting.to_string(), from: None });
        }
        let message = format!("{} has no `{name}` to change", self.tab().description().name);
        self.message = Some(Message::Warning(message));
    }

    /// The setting of the parameter `name` one further, where the lab has such a parameter and it matters.
    pub(super) fn next_setting(&self, name: &str) -> Option<Setting> {
        let parameters = self.tab().parameters();
        let (parameter, setting) = parameters.at(parameters.index(name).ok()?);
        (parameter.matters)(&parameters).then(|| parameter.nudged(setting, true))
    }
}
