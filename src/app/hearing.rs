//! What people hear of what they have ordered.

use super::editing::neighbour;
use super::room::{News, Notice};
use super::task::By;
use super::update::Desk;
use super::viewer::Mode;
use crate::lab::{Outcome, Reply, Set, Since};
use crate::page::Sentence;
use crate::ui::parameters::since;

impl Desk<'_> {
    /// Tells the person what came of an order.
    pub(super) fn hear(&mut self, notice: &Notice) {
        let lab = self.room.run(notice.run).entry.description.name;
        let is_in_front = notice.run == self.tab().run;
        match (notice.to, &notice.news) {
            (By::Viewer(id) | By::Sharing(id), _) if id != self.viewer.id => {}
            (_, News::Remark(text)) => self.viewer.warn(text.clone()),
            (By::Viewer(_), News::Reply(Reply::Set(Ok(sets)))) => {
                if is_in_front {
                    self.has_set(sets);
                }
            }
            (By::Viewer(_), News::Reply(Reply::Set(Err(refusal)))) | (_, News::Reply(Reply::Marked(Err(refusal)))) => {
                self.viewer.warn(refusal.0.clone());
            }
            // Where it does not matter now it is set all the same, and refused when it comes to matter.
            (By::Sharing(_), News::Reply(Reply::Set(Err(refusal)))) => {
                self.viewer.warn(Sentence::of("keeps-its-own").with("lab", lab).with("why", refusal.to_string()));
            }
            (By::Sharing(_), News::Reply(Reply::Set(Ok(_)))) => {}
            (_, News::Reply(Reply::Marked(Ok(said)))) => self.viewer.note(said.clone()),
            (_, News::Reply(Reply::Until(condition, outcome))) => self.has_ended(&condition.text, outcome),
        }
    }

    /// Says what was set, and from when on it holds.
    pub(super) fn has_set(&mut self, sets: &[Set]) {
        self.note_done(sets);
        let shown = self.room.run(self.tab().run).shown.as_deref();
        let said = sets.iter().map(|set| {
            let from = if set.from == 0 { Since::Start } else { Since::Round(set.from) };
            let held = match shown {
                _ if set.parameter.whole_run => "for the whole run".to_owned(),
                Some(shown) => since(shown, from),
                None => String::new(),
            };
            // Text that nobody has given has a place all the same.
            let [before, after] = [&set.before, &set.after].map(|setting| match setting.to_string() {
                text if text.is_empty() => "–".to_owned(),
                text => text,
            });
            format!("{} {before} → {after} {held}", set.parameter.shown_as())
        });
        self.viewer.note(said.collect::<Vec<_>>().join("; "));
        // A parameter may play no part any more.
        let parameters = self.parameters();
        if let Mode::Editing(editor) = &mut self.viewer.mode
            && !(parameters.at(editor.selected).0.matters)(&parameters)
        {
            editor.selected = neighbour(&parameters, editor.selected, false);
        }
    }

    /// Says how running until a condition held has ended.
    pub(super) fn has_ended(&mut self, condition: &str, outcome: &Outcome) {
        let round = self.tab().entry.description.round;
        let of = |id: &'static str| Sentence::of(id).with("condition", condition).with("round", round);
        match outcome {
            Outcome::Holds(here, hit) => {
                let said = match (&hit.name, hit.before, hit.now) {
                    (_, _, None) => of("until-came"),
                    (None, _, Some(now)) => of("until-holds").number("value", now),
                    (Some(name), None, Some(now)) => of("until-named").with("name", name).number("value", now),
                    (Some(name), Some(before), Some(now)) => {
                        of("until-changed").with("name", name).number("before", before).number("value", now)
                    }
                };
                self.viewer.note(said.with("position", here.to_string()));
            }
            Outcome::Departs(departure) => {
                self.viewer.note(of("until-departs").with("position", departure.round.to_string()));
            }
            Outcome::Rests(here, rest) => {
                self.viewer.note(of("until-rests").with("position", here.to_string()).with("rest", rest));
            }
            Outcome::Never(here, value) => {
                let said = of(if value.is_some() { "until-never" } else { "until-never-known" });
                self.viewer.warn(said.with("position", here.to_string()).number("value", *value));
            }
        }
    }
}
