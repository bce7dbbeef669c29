//! The keys that work now, in one line.

use ratatui::layout::Rect;

use super::editing::neighbour;
use super::scene::Scene;
use super::viewer::Mode;
use crate::input::{Action, Bound, Key, Scope};
use crate::lab::Goal;
use crate::page::Sentence;
use crate::report::Export;
use crate::ui::help::Stand;
use crate::ui::{Comparison, chrome};

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
    let (round, stage) = (scene.entry().description.round, stage(scene));
    let at = At { scene, scope };
    let both = |a: Action, b: Action, id: &'static str| at.both(&a, &b, at.word(id));
    let both_said = |a: Action, b: Action, does: &str| at.both(&a, &b, does.to_owned());
    let one = |action: Action, id: &'static str| at.one(&action, at.word(id));
    let said = |action: Action, does: String| at.one(&action, does);
    // At the end of a run there is nothing to play.
    let next = next(scene);
    let under_way = |id: &'static str| if next.is_empty() { id } else { "" };
    let has_table = scene.front().is_some_and(|front| front.screen.sorts_by(&front.sight, front.look).is_some());
    let is_sweep = scene.is_comparing() && scene.tab().comparison == Comparison::Sweep;
    let beside = |does: &'static str| if scene.family().len() > 1 { does } else { "" };
    let ends_questions = at.key(&Action::Quit).is_some_and(|key| scene.ends_questions(key));
    let hints = match scope {
        Scope::Screen => [
            said(Action::NextTab, next.clone()),
            both(Action::RowUp, Action::RowDown, if is_sweep { "hint-point" } else { "" }),
            one(Action::Open, if is_sweep { "hint-open" } else { "" }),
            both_said(Action::Back, Action::Forward, round),
            both_said(Action::StageBack, Action::StageForward, stage),
            one(Action::NextRun, beside("hint-next-run")),
            one(Action::NextComparison, beside("hint-compare")),
            both(Action::Walk(Goal::PartBack), Action::Walk(Goal::PartForward), "hint-part"),
            one(Action::Play, under_way("hint-play")),
            one(
                Action::OpenParameters,
                if neighbour(&scene.parameters(), usize::MAX, true) == usize::MAX { "" } else { "hint-edit" },
            ),
            one(
                Action::Open,
                if is_sweep {
                    ""
                } else if scene.leads_on() {
                    "hint-open"
                } else {
                    "hint-why"
                },
            ),
            one(Action::NextChoice("view"), if scene.look().has("view") { "hint-view" } else { "" }),
            one(Action::OpenHelp, "hint-help"),
            one(Action::Quit, if ends_questions { "hint-no-more-questions" } else { "hint-quit" }),
            one(
                Action::ChangeScene,
                if scene.entry().scene.is_empty() {
                    ""
                } else if scene.is_staged() {
                    "hint-articles-own"
                } else {
                    "hint-scene"
                },
            ),
            one(Action::OpenLesson, "hint-lesson"),
            one(Action::Predict, "hint-predict"),
            one(Action::Zoom, "hint-zoom"),
            one(Action::OpenCommand, if scene.entry().file().is_some() { "" } else { under_way("hint-go-to") }),
        ]
        .into_iter()
        .chain(of_lab(scene))
        .chain([
            one(Action::Sort, if has_table { "hint-sort" } else { "" }),
            one(Action::OpenSearch, if has_table { "hint-search" } else { "" }),
            both(
                Action::RowUp,
                Action::RowDown,
                if is_sweep {
                    ""
                } else if has_table {
                    "hint-row"
                } else {
                    "hint-point"
                },
            ),
            both(Action::Slower, Action::Faster, "hint-speed"),
            one(Action::OpenLabs, "hint-labs"),
            one(Action::OpenGlossary, "hint-glossary"),
            one(Action::NextCode, "hint-code"),
            one(Action::OpenCopy, "hint-copy"),
            one(Action::OpenUntil, "hint-until"),
            one(Action::WouldFit, "hint-fits"),
            one(Action::PlayBack, "hint-play-back"),
            one(Action::Fork { name: None, settings: vec![] }, "hint-fork"),
        ])
        .collect(),
        _ => hints_over(scene, scope),
    };
    hints.into_iter().filter(|hint| !hint.written().is_empty() && !hint.does.is_empty()).collect()
}

/// What there is to choose on the page that is being read.
fn offers(scene: Scene) -> &'static str {
    match scene.viewer.mode {
        Mode::Reading(reading) if !reading.page.offers(scene).is_empty() => "hint-choose",
        _ => "",
    }
}

/// Whether a page is read beside the lab that it is about.
fn is_beside(scene: Scene) -> bool {
    let Mode::Reading(reading) = scene.viewer.mode else { return false };
    matches!(reading.page.stand(scene.viewer.area), Stand::Beside(_))
}

/// Where to go on to from the end of a run.
fn next(scene: Scene) -> String {
    let is_over = scene.is_at_rest() && scene.shown().is_some_and(|shown| shown.position >= shown.end());
    let tabs = &scene.viewer.tabs;
    let next = tabs[(scene.viewer.current + 1) % tabs.len()].entry;
    if !is_over || scene.entry().is_home {
        return String::new();
    }
    scene.viewer.word(&Sentence::of("hint-next").with("lab", next.description.name))
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

    fn both(&self, a: &Action, b: &Action, does: String) -> Hint {
        let keys = [a, b].into_iter().filter_map(|action| self.key(action)).collect();
        Hint { keys, written: None, does }
    }

    fn one(&self, action: &Action, does: String) -> Hint {
        Hint { keys: self.key(action).into_iter().collect(), written: None, does }
    }

    /// What a key does, in the person's words; nothing for one that does nothing now.
    fn word(&self, id: &'static str) -> String {
        if id.is_empty() { String::new() } else { self.scene.viewer.word(&Sentence::of(id)) }
    }
}

/// What the next stage or part is called.
fn stage(scene: Scene) -> &'static str {
    let progress = scene.shown().and_then(|shown| Some(shown.step.as_ref()?.progress));
    let under_way = progress.filter(|progress| !progress.is_complete()).and_then(|progress| progress.walk.part());
    under_way.unwrap_or(scene.entry().description.stage)
}

/// The key that does something in front of a lab, as it is written; nothing where none does.
pub(super) fn key_for(scene: Scene, action: &Action) -> Option<String> {
    At { scene, scope: Scope::Screen }.key(action).map(|key| key.to_string())
}

/// The keys that work over a lab: where something is written, asked or read.
fn hints_over(scene: Scene, scope: Scope) -> Vec<Hint> {
    let (round, stage) = (scene.entry().description.round, stage(scene));
    let at = At { scene, scope };
    let both = |a: Action, b: Action, id: &'static str| at.both(&a, &b, at.word(id));
    let both_said = |a: Action, b: Action, does: &str| at.both(&a, &b, does.to_owned());
    let one = |action: Action, id: &'static str| at.one(&action, at.word(id));
    let said = |action: Action, does: String| at.one(&action, does);
    match scope {
        Scope::Screen => vec![],
        Scope::Parameters | Scope::TextParameter => vec![
            both(Action::RowUp, Action::RowDown, "hint-choose"),
            both(Action::NudgeDown, Action::NudgeUp, "hint-nudge"),
            Hint {
                keys: vec![],
                written: Some(if scope == Scope::Parameters { "0-9" } else { "a-z" }),
                does: at.word("hint-type"),
            },
            one(Action::ToggleFrom, "hint-from"),
            one(Action::Reset, "hint-default"),
            one(Action::Play, "hint-play"),
            one(Action::Close, "hint-done"),
        ],
        Scope::Predicting if matches!(&scene.viewer.mode, Mode::Predicting(it) if it.given.is_some()) => vec![
            one(Action::Confirm, "hint-go-on"),
            both_said(Action::Back, Action::Forward, round),
            one(Action::Play, "hint-play"),
            one(Action::Predict, "hint-no-more-questions"),
            one(Action::OpenHelp, "hint-help"),
        ],
        Scope::Predicting => vec![
            one(Action::Confirm, "hint-answer"),
            one(Action::Forward, "hint-step-without"),
            one(Action::Back, "hint-step-back"),
            one(Action::Predict, "hint-no-more-questions"),
            one(Action::OpenHelp, "hint-help"),
        ],
        Scope::Text => vec![one(Action::Confirm, "hint-done"), one(Action::Close, "hint-cancel")],
        Scope::Asking => vec![
            both(Action::RowUp, Action::RowDown, "hint-source"),
            one(Action::AskOn, "hint-go-on"),
            one(Action::AskBack, "hint-back"),
            both(Action::ColumnLeft, Action::ColumnRight, "hint-column"),
            both(Action::CellDown, Action::CellUp, "hint-row"),
            one(Action::OpenWhat, "hint-what-if"),
            one(Action::NextQuantity, "hint-quantity"),
            both_said(Action::StageBack, Action::StageForward, stage),
            one(Action::Close, "hint-close"),
            both_said(Action::Back, Action::Forward, round),
            one(Action::Play, "hint-play"),
        ],
        Scope::Fitting => vec![
            both(Action::RowUp, Action::RowDown, "hint-left-factor"),
            both(Action::ColumnLeft, Action::ColumnRight, "hint-right-factor"),
            one(Action::TurnLeft, "hint-transpose-left"),
            one(Action::TurnRight, "hint-right"),
            one(Action::Close, "hint-close"),
        ],
        Scope::Copy => vec![
            one(Action::Copy(Export::Markdown), "hint-markdown"),
            one(Action::Copy(Export::Numpy), "hint-numpy-script"),
            one(Action::Copy(Export::Command), "hint-command-line"),
            one(Action::Copy(Export::Link), if scene.entry().links.is_some() { "hint-link" } else { "" }),
            one(Action::Close, "hint-cancel"),
        ],
        Scope::Help => vec![
            said(Action::TakeOffer, scene.offer().map_or_else(String::new, |offer| offer.command)),
            one(Action::NextOffer, offers(scene)),
            both(Action::ScrollUp, Action::ScrollDown, "hint-scroll"),
            both_said(Action::StageBack, Action::StageForward, if is_beside(scene) { stage } else { "" }),
            one(Action::PageDown, "hint-page"),
            one(Action::OpenLesson, "hint-lesson"),
            one(Action::OpenGlossary, "hint-glossary"),
            one(Action::OpenHelp, "hint-keys"),
            one(Action::OpenSearch, "hint-search"),
            one(Action::Close, "hint-close"),
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
