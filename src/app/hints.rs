//! The keys that work now, in one line.

use super::editing::neighbour;
use super::scene::Scene;
use super::viewer::Mode;
use crate::input::{Action, Bound, Scope};
use crate::report::Export;

/// The keys that work now, most useful first.
pub(super) fn hints(scene: Scene) -> Vec<(String, String)> {
    let (scope, keymap, lab) = (scene.scope(), &scene.viewer.keymap, scene.entry().description.name);
    let (round, stage) = (scene.entry().description.round, scene.entry().description.stage);
    let both = |a: Action, b: Action, does: &str| {
        let keys = [a, b].map(|action| keymap.key(scope, lab, &action));
        let keys: String = keys.iter().flatten().map(ToString::to_string).collect();
        (keys, does.to_owned())
    };
    let one = |action: Action, does: &str| {
        (keymap.key(scope, lab, &action).map_or(String::new(), |key| key.to_string()), does.to_owned())
    };
    let has_table = scene.front().is_some_and(|front| front.screen.sorts_by(&front.sight, front.look).is_some());
    let hints = match scope {
        Scope::Screen => vec![
            both(Action::Back, Action::Forward, round),
            both(Action::StageBack, Action::StageForward, stage),
            one(Action::Play, "play"),
            one(Action::OpenCommand, "go to"),
            one(
                Action::OpenParameters,
                if neighbour(&scene.parameters(), usize::MAX, true) == usize::MAX { "" } else { "edit" },
            ),
            one(Action::Open, if scene.leads_on() { "open" } else { "why?" }),
            one(Action::OpenHelp, "help"),
            one(Action::Quit, "quit"),
            one(Action::OpenLesson, "lesson"),
            one(Action::Predict, "predict"),
            one(Action::NextChoice("view"), if scene.look().has("view") { "view" } else { "" }),
            one(Action::Sort, if has_table { "sort" } else { "" }),
            one(Action::OpenSearch, if has_table { "search" } else { "" }),
            both(Action::RowUp, Action::RowDown, if has_table { "row" } else { "point" }),
            both(Action::Slower, Action::Faster, "speed"),
            one(Action::OpenGlossary, "glossary"),
            one(Action::NextCode, "code"),
            one(Action::OpenCopy, "copy"),
            one(Action::OpenUntil, "until"),
            one(Action::WouldFit, "fits?"),
            one(Action::PlayBack, "play back"),
        ],
        Scope::Parameters | Scope::TextParameter => vec![
            both(Action::RowUp, Action::RowDown, "choose"),
            both(Action::NudgeDown, Action::NudgeUp, "nudge"),
            (if scope == Scope::Parameters { "0-9" } else { "a-z" }.to_owned(), "type".to_owned()),
            one(Action::ToggleFrom, "from here/start"),
            one(Action::Reset, "default"),
            one(Action::Play, "play"),
            one(Action::Close, "done"),
        ],
        Scope::Text if matches!(scene.viewer.mode, Mode::Predicting(_)) => {
            vec![one(Action::Confirm, "answer"), one(Action::Close, "step without")]
        }
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
            one(Action::Close, "cancel"),
        ],
        Scope::Help => vec![
            both(Action::ScrollUp, Action::ScrollDown, "scroll"),
            one(Action::PageDown, "page"),
            one(Action::OpenLesson, "lesson"),
            one(Action::OpenGlossary, "glossary"),
            one(Action::OpenHelp, "keys"),
            one(Action::Close, "close"),
        ],
    };
    let mut hints = hints;
    if scope == Scope::Screen {
        let after_view = hints.iter().position(|(_, does)| does == "view" || does == "predict").map_or(0, |at| at + 2);
        hints.splice(after_view..after_view, of_lab(scene));
    }
    hints.into_iter().filter(|(key, does)| !key.is_empty() && !does.is_empty()).collect()
}

/// The keys of the lab in front, those that change something now.
fn of_lab(scene: Scene) -> Vec<(String, String)> {
    let keys = scene.viewer.keymap.of_lab(scene.entry().description.name);
    let works = |bound: &Bound| match scene.read(&bound.command) {
        Ok(Action::NextSetting(name)) => scene.next_setting(name).is_some(),
        other => other.is_ok(),
    };
    keys.filter(|(_, bound)| works(bound)).map(|(key, bound)| (key.to_string(), bound.hint.clone())).collect()
}

/// A few keys that do something here, for whoever has pressed one that does not.
pub(super) fn some(scene: Scene) -> String {
    let few = hints(scene).into_iter().take(3).map(|(key, does)| format!("{key} {does}"));
    few.collect::<Vec<_>>().join(", ")
}
