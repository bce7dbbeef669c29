//! How labs open on a screen: with a scene, where their defaults teach badly, one key away from the defaults.

use super::room::Room;
use super::scene::Scene;
use super::update::Desk;
use super::{App, hints};
use crate::input::Action;
use crate::lab::{Assignment, Parameters};
use crate::labs::Entry;
use crate::page::Sentence;

impl Room {
    /// Lets every lab that nobody has opened yet open with its scene; but for `given`, whose settings somebody has given.
    pub fn set_scenes(&mut self, given: Option<&'static Entry>) {
        for index in 0..self.runs().len() {
            let entry = self.run(index).entry;
            if given.is_none_or(|given| !std::ptr::eq(given, entry)) {
                entry.staged().into_iter().for_each(|wish| self.run_mut(index).wish(wish));
            }
        }
    }
}

impl App {
    /// Says whose numbers are shown where the lab in front is as the article has it, and would have opened otherwise by itself.
    pub fn say_whose_numbers(&mut self) {
        let scene = self.scene();
        let name = scene.entry().description.name;
        let (parameters, defaults) = (scene.parameters(), Parameters::defaults(scene.entry().description.parameters));
        let is_of_article = parameters.iter().zip(defaults.iter()).all(|((_, set), (_, own))| set == own);
        if scene.entry().staged().is_empty() || !is_of_article {
            return;
        }
        if let Some(key) = hints::key_for(scene, &Action::ChangeScene) {
            self.viewer.note(Sentence::of("article-s-own").with("key", key).with("lab", name));
        }
    }
}

impl Scene<'_> {
    /// Whether the lab in front is set as its scene has it.
    pub(super) fn is_staged(self) -> bool {
        let staged = self.entry().staged();
        let parameters = self.parameters();
        let is_set = |wish: &Assignment| {
            let read = wish.read(self.entry().description.parameters);
            read.is_ok_and(|(_, setting, _)| parameters.setting(&wish.name) == setting)
        };
        !staged.is_empty() && staged.iter().all(is_set)
    }
}

impl Desk<'_> {
    /// Sets the lab in front as the article has it, or as its scene has it.
    pub(super) fn change_scene(&mut self) {
        let entry = self.tab().entry;
        let staged = entry.staged();
        if staged.is_empty() {
            return self.viewer.warn(Sentence::of("no-scene").with("lab", entry.description.name));
        }
        let defaults = Parameters::defaults(entry.description.parameters);
        let of_article = |Assignment { name, .. }: &Assignment| Assignment {
            name: name.clone(),
            value: defaults.setting(name).to_string(),
            from: Some(0),
        };
        let is_staged = self.scene().is_staged();
        let from_start = |wish: Assignment| Assignment { from: Some(0), ..wish };
        let assignments = if is_staged {
            staged.iter().map(of_article).collect()
        } else {
            staged.into_iter().map(from_start).collect()
        };
        self.act(Action::Set(assignments));
    }
}
