//! The keys that work now, in one line.

use ratatui::layout::Rect;

use super::editing::neighbour;
use super::scene::Scene;
use super::viewer::Mode;
use crate::input::{Action, Bound, Key, Scope};
use crate::lab::Goal;
use crate::report::Export;
use crate::ui::chrome;

/// A key that works now, or two that belong together.
pub(super) struct Hint {
    /// The keys.
    pub(super) keys: Vec<Key>,
    /// How they are written, where there are more of them than can be named.
    written: Option<&'static str>,
    /// What they do.
    pub(super) does: String,
}

impl Hint {
    /// The keys as they are written.
    pub(super) fn written(&self) -> String {
        self.written.map_or_else(|| self.keys.iter().map(ToString::to_string).collect(), str::to_owned)
    }
}

/// The keys that work now, as they stand in their line.
pub(super) fn line(scene: Scene) -> Vec<(String, String)> {
    hints(scene).into_iter().map(|hint| (hint.written(), hint.does)).collect()
}

/// The key that stands in this column of their line.
pub(super) fn key_at(scene: Scene, area: Rect, column: u16) -> Option<Key> {
    let mut hints = hints(scene);
    let line: Vec<(String, String)> = hints.iter().map(|hint| (hint.written(), hint.does.clone())).collect();
    let (index, within) = chrome::hint_at(&line, area, column)?;
    let hint = hints.swap_remove(index);
    // Of two keys each has its sign; what both do is what the second does.
    let mut start = 0;
    for key in &hint.keys {
        start += key.to_string().chars().count();
        if within < start {
            return Some(*key);
        }
    }
    hint.keys.last().copied()
}

/// The keys that work now, most useful first.
pub(super) fn hints(scene: Scene) -> Vec<Hint> {
    hints_in(scene, scene.scope())
}

/// The keys that work where the person is, or would be, most useful first.
pub(super) fn hints_in(scene: Scene, scope: Scope) -> Vec<Hint> {
    let (round, stage) = (scene.entry().description.round, scene.entry().description.stage);
    let at = At { scene, scope };
    let both = |a: Action, b: Action, does: &str| at.both(&a, &b, does);
    let one = |action: Action, does: &str| at.one(&action, does);
    let has_table = scene.front().is_some_and(|front| front.screen.sorts_by(&front.sight, front.look).is_some());
    let hints = match scope {
        Scope::Screen => [
            one(Action::NextTab, &next(scene)),
            both(Action::Back, Action::Forward, round),
            both(Action::StageBack, Action::StageForward, stage),
            both(Action::Walk(Goal::PartBack), Action::Walk(Goal::PartForward), "part"),
            one(Action::Play, "play"),
            one(Action::OpenCommand, if scene.entry().file().is_some() { "" } else { "go to" }),
            one(
                Action::OpenParameters,
                if neighbour(&scene.parameters(), usize::MAX, true) == usize::MAX { "" } else { "edit" },
            ),
            one(Action::Open, if scene.leads_on() { "open" } else { "why?" }),
            one(Action::OpenHelp, "help"),
            one(Action::Quit, "quit"),
            one(
                Action::ChangeScene,
                if scene.entry().scene.is_empty() {
                    ""
                } else if scene.is_staged() {
                    "article's own"
                } else {
                    "scene"
                },
            ),
            one(Action::OpenLesson, "lesson"),
            one(Action::Predict, "predict"),
            one(Action::NextChoice("view"), if scene.look().has("view") { "view" } else { "" }),
            one(Action::Zoom, "zoom"),
        ]
        .into_iter()
        .chain(of_lab(scene))
        .chain([
            one(Action::Sort, if has_table { "sort" } else { "" }),
            one(Action::OpenSearch, if has_table { "search" } else { "" }),
            both(Action::RowUp, Action::RowDown, if has_table { "row" } else { "point" }),
            both(Action::Slower, Action::Faster, "speed"),
            one(Action::OpenLabs, "labs"),
            one(Action::OpenGlossary, "glossary"),
            one(Action::NextCode, "code"),
            one(Action::OpenCopy, "copy"),
            one(Action::OpenUntil, "until"),
            one(Action::WouldFit, "fits?"),
            one(Action::PlayBack, "play back"),
        ])
        .collect(),
        _ => hints_over(scene, scope),
    };
    hints.into_iter().filter(|hint| !hint.written().is_empty() && !hint.does.is_empty()).collect()
}

/// What there is to choose on the page that is being read.
fn offers(scene: Scene) -> &'static str {
    match scene.viewer.mode {
        Mode::Reading(reading) if !reading.page.offers(scene).is_empty() => "choose",
        _ => "",
    }
}

/// Where to go on to from the end of a run.
fn next(scene: Scene) -> String {
    let is_over = scene.is_at_rest() && scene.shown().is_some_and(|shown| shown.position >= shown.end());
    let tabs = &scene.viewer.tabs;
    let next = tabs[(scene.viewer.current + 1) % tabs.len()].entry;
    if is_over && !scene.entry().is_home { format!("next: {}", next.description.name) } else { String::new() }
}

/// Keys where somebody is.
struct At<'a> {
    scene: Scene<'a>,
    scope: Scope,
}

impl At<'_> {
    fn key(&self, action: &Action) -> Option<Key> {
        self.scene.viewer.keymap.key(self.scope, self.scene.entry().description.name, action)
    }

    fn both(&self, a: &Action, b: &Action, does: &str) -> Hint {
        let keys = [a, b].into_iter().filter_map(|action| self.key(action)).collect();
        Hint { keys, written: None, does: does.to_owned() }
    }

    fn one(&self, action: &Action, does: &str) -> Hint {
        Hint { keys: self.key(action).into_iter().collect(), written: None, does: does.to_owned() }
    }
}

/// The keys that work over a lab: where something is written, asked or read.
fn hints_over(scene: Scene, scope: Scope) -> Vec<Hint> {
    let (round, stage) = (scene.entry().description.round, scene.entry().description.stage);
    let at = At { scene, scope };
    let both = |a: Action, b: Action, does: &str| at.both(&a, &b, does);
    let one = |action: Action, does: &str| at.one(&action, does);
    match scope {
        Scope::Screen => vec![],
        Scope::Parameters | Scope::TextParameter => vec![
            both(Action::RowUp, Action::RowDown, "choose"),
            both(Action::NudgeDown, Action::NudgeUp, "nudge"),
            Hint {
                keys: vec![],
                written: Some(if scope == Scope::Parameters { "0-9" } else { "a-z" }),
                does: "type".to_owned(),
            },
            one(Action::ToggleFrom, "from here/start"),
            one(Action::Reset, "default"),
            one(Action::Play, "play"),
            one(Action::Close, "done"),
        ],
        Scope::Predicting if matches!(&scene.viewer.mode, Mode::Predicting(it) if it.given.is_some()) => vec![
            one(Action::Confirm, "go on"),
            both(Action::Back, Action::Forward, round),
            one(Action::Play, "play"),
            one(Action::Predict, "no more questions"),
            one(Action::OpenHelp, "help"),
        ],
        Scope::Predicting => vec![
            one(Action::Confirm, "answer"),
            one(Action::Forward, "step without"),
            one(Action::Back, "step back"),
            one(Action::Predict, "no more questions"),
            one(Action::OpenHelp, "help"),
        ],
        Scope::Text => vec![one(Action::Confirm, "done"), one(Action::Close, "cancel")],
        Scope::Asking => vec![
            both(Action::RowUp, Action::RowDown, "source"),
            one(Action::AskOn, "go on"),
            one(Action::AskBack, "back"),
            both(Action::ColumnLeft, Action::ColumnRight, "column"),
            both(Action::CellDown, Action::CellUp, "row"),
            one(Action::NextQuantity, "quantity"),
            both(Action::StageBack, Action::StageForward, stage),
            one(Action::Close, "close"),
            both(Action::Back, Action::Forward, round),
            one(Action::Play, "play"),
        ],
        Scope::Fitting => vec![
            both(Action::RowUp, Action::RowDown, "left factor"),
            both(Action::ColumnLeft, Action::ColumnRight, "right factor"),
            one(Action::TurnLeft, "transpose left"),
            one(Action::TurnRight, "right"),
            one(Action::Close, "close"),
        ],
        Scope::Copy => vec![
            one(Action::Copy(Export::Markdown), "Markdown"),
            one(Action::Copy(Export::Numpy), "NumPy script"),
            one(Action::Copy(Export::Command), "command line"),
            one(Action::Copy(Export::Link), if scene.entry().links.is_some() { "link" } else { "" }),
            one(Action::Close, "cancel"),
        ],
        Scope::Help => vec![
            one(Action::TakeOffer, &scene.offer().map_or_else(String::new, |offer| offer.command)),
            one(Action::NextOffer, offers(scene)),
            both(Action::ScrollUp, Action::ScrollDown, "scroll"),
            one(Action::PageDown, "page"),
            one(Action::OpenLesson, "lesson"),
            one(Action::OpenGlossary, "glossary"),
            one(Action::OpenHelp, "keys"),
            one(Action::OpenSearch, "search"),
            one(Action::Close, "close"),
        ],
    }
}

/// The keys of the lab in front, those that change something now.
fn of_lab(scene: Scene) -> Vec<Hint> {
    let keys = scene.viewer.keymap.of_lab(scene.entry().description.name);
    let works = |bound: &Bound| match scene.read(&bound.command) {
        Ok(Action::NextSetting(name)) => scene.next_setting(name).is_some(),
        other => other.is_ok(),
    };
    let hint = |(key, bound): (Key, &Bound)| Hint { keys: vec![key], written: None, does: bound.hint.clone() };
    keys.filter(|(_, bound)| works(bound)).map(hint).collect()
}

/// A few keys that do something here, for whoever has pressed one that does not.
pub(super) fn some(scene: Scene) -> String {
    let few = line(scene).into_iter().take(3).map(|(key, does)| format!("{key} {does}"));
    few.collect::<Vec<_>>().join(", ")
}
