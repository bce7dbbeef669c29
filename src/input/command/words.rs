//! Commands that take nothing.

use super::super::Action;
use crate::lab::{Goal, Marking};
use crate::report::Export;
use crate::ui::{Background, Comparison};

/// A command that takes nothing.
#[derive(Debug)]
pub struct Word {
    /// How it is written.
    pub text: &'static str,
    /// How it may be written too.
    pub also: &'static [&'static str],
    /// What it does.
    pub action: Action,
    /// The same in words.
    pub help: &'static str,
}

const fn plain(text: &'static str, action: Action, help: &'static str) -> Word {
    Word { text, also: &[], action, help }
}

const fn also(also: &'static [&'static str], text: &'static str, action: Action, help: &'static str) -> Word {
    Word { text, also, action, help }
}

/// Every command that takes nothing, in the order of the help.
pub static WORDS: &[Word] = &[
    plain("step", Action::Forward, "one round on"),
    plain("step back", Action::Back, "one round back"),
    plain("stage", Action::StageForward, "one stage on"),
    plain("stage back", Action::StageBack, "one stage back"),
    plain("part", Action::Walk(Goal::PartForward), "one part of a stage on"),
    plain("part back", Action::Walk(Goal::PartBack), "one part of a stage back"),
    plain("over", Action::Walk(Goal::Over), "one stage on, with all that it calls"),
    plain("out", Action::Walk(Goal::Out), "on until what is running has been left"),
    plain("again", Action::Walk(Goal::Again), "on to the next time that this line is run"),
    plain("continue", Action::Walk(Goal::Mark), "on to the next line that is marked, or to the end"),
    plain("break", Action::Break, "mark the line under the cursor: whoever goes on stops there"),
    plain("break list", Action::Mark(Marking::List), "which lines are marked"),
    plain("clear", Action::Mark(Marking::Clear(None)), "take all marks from lines away"),
    plain("start", Action::Start, "to the start"),
    plain("end", Action::End, "to the end"),
    also(&["pause"], "play", Action::Play, "play, pause"),
    also(&["back"], "play back", Action::PlayBack, "play backwards"),
    plain("faster", Action::Faster, "play faster"),
    plain("slower", Action::Slower, "play slower"),
    plain("command", Action::OpenCommand, "go to a position, or write a command"),
    plain("edit", Action::OpenParameters, "edit the parameters"),
    plain("move down", Action::RowDown, "choose the next row, point or parameter"),
    plain("move up", Action::RowUp, "choose the one before"),
    plain("move right", Action::ColumnRight, "choose the next column"),
    plain("move left", Action::ColumnLeft, "choose the one before"),
    plain("path next", Action::NextPath, "of an array of more than two axes the next matrix"),
    plain("path back", Action::PreviousPath, "of an array of more than two axes the matrix before"),
    plain("page down", Action::PageDown, "many rows down; a page down"),
    plain("page up", Action::PageUp, "many rows up; a page up"),
    plain("first row", Action::FirstRow, "to the first row"),
    plain("last row", Action::LastRow, "to the last row"),
    plain("sort", Action::Sort, "sort the table by this column: up, down, not at all"),
    plain("search", Action::OpenSearch, "search the table: 95000, > 5, age = 40, row 12, a heading"),
    plain("next match", Action::NextMatch, "next place where it is found"),
    plain("nudge up", Action::NudgeUp, "nudge the chosen parameter up"),
    plain("nudge down", Action::NudgeDown, "nudge it down"),
    plain("change", Action::Change, "type a value for it"),
    plain("from", Action::ToggleFrom, "changes hold from here on, or from the start"),
    plain("reset", Action::Reset, "back to its default; while none is edited, every parameter"),
    plain("undo", Action::Undo, "what was set last, back to what it was"),
    plain("new seed", Action::NextSetting("seed"), "the next seed of the random numbers"),
    plain("bookmark", Action::Bookmark, "remember this place"),
    plain("scroll down", Action::ScrollDown, "scroll down"),
    plain("scroll up", Action::ScrollUp, "scroll up"),
    plain("view next", Action::NextChoice("view"), "the lab's picture in its next way"),
    plain("zoom", Action::Zoom, "the picture alone, then the arithmetic, then all of it"),
    plain("digits", Action::Digits, "the step in large digits, or no more"),
    plain("open", Action::Open, "why? of the number under the cursor; at home, open the lab"),
    plain("why", Action::Ask, "why? of the number under the cursor"),
    plain("why on", Action::AskOn, "go on to the chosen source"),
    plain("why back", Action::AskBack, "back to the question before"),
    plain("why next", Action::NextQuantity, "ask about the next quantity"),
    plain("why previous", Action::PreviousQuantity, "ask about the one before"),
    plain("why down", Action::CellDown, "ask about the cell below"),
    plain("why up", Action::CellUp, "ask about the cell above"),
    plain("predict", Action::Predict, "predict: every step asks first, or no more"),
    plain("fits", Action::WouldFit, "would this product fit?"),
    plain("transpose left", Action::TurnLeft, "transpose the left factor"),
    plain("transpose right", Action::TurnRight, "transpose the right factor"),
    plain("what", Action::OpenWhat, "what if this number were another?"),
    plain("until", Action::OpenUntil, "run until a condition holds: loss < 0.6"),
    plain("code", Action::NextCode, "the code beside it: NumPy, Rust, none"),
    plain("copy", Action::OpenCopy, "copy this place: as a script, in Markdown, as a command"),
    plain("copy numpy", Action::Copy(Export::Numpy), "copy a NumPy script that comes to these numbers"),
    plain("copy markdown", Action::Copy(Export::Markdown), "copy this step in Markdown"),
    plain("copy link", Action::Copy(Export::Link), "copy the link that opens this run in another program"),
    plain("copy command", Action::Copy(Export::Command), "copy the command that opens this place"),
    plain(
        "fork",
        Action::Fork { name: None, settings: vec![] },
        "let another run branch off here: the same up to here",
    ),
    plain("run next", Action::NextRun, "the next of the runs beside each other"),
    plain("drop", Action::Drop(None), "drop the run in front"),
    plain("only", Action::Only, "drop every run but the one in front"),
    plain("compare", Action::NextComparison, "compare the runs: curves, side by side, what differs, standings, none"),
    plain("compare off", Action::Compare(Comparison::Off), "the run in front alone"),
    plain("compare curves", Action::Compare(Comparison::Curves), "the curves of all runs, one over the other"),
    plain("compare ways", Action::Compare(Comparison::Ways), "the ways of all runs over one loss surface"),
    plain("compare side", Action::Compare(Comparison::Side), "the runs side by side"),
    plain("compare sweep", Action::Compare(Comparison::Sweep), "what came of the last sweep"),
    plain("compare numbers", Action::Compare(Comparison::Numbers), "what differs between the runs, and since when"),
    plain("program", Action::AsProgram, "the same in NumPy: the lab's script as a program, to be walked through"),
    plain("reload", Action::Reload, "read the program from its file again"),
    plain("help", Action::OpenHelp, "this help"),
    plain("lesson", Action::OpenLesson, "the lesson: what the lab is about, and what to try"),
    plain("glossary", Action::OpenGlossary, "the glossary: every name and sign on the screen"),
    plain("scene", Action::ChangeScene, "the lab as the article has it, or as it opens on a screen"),
    plain("labs", Action::OpenLabs, "all labs, to choose one"),
    plain("choose next", Action::NextOffer, "the next thing that the page offers to do"),
    plain("choose previous", Action::PreviousOffer, "the one before"),
    plain("do", Action::TakeOffer, "do what is chosen on the page; close it where nothing is"),
    plain("home", Action::Home, "home: the way from raw data to predictions"),
    plain("lab next", Action::NextTab, "next lab"),
    plain("lab previous", Action::PreviousTab, "lab before"),
    also(&["mouse"], "mouse on", Action::Mouse(true), "clicks and the wheel are the program's"),
    plain("mouse off", Action::Mouse(false), "clicks and the wheel are the terminal's, which can select"),
    plain("theme dark", Action::Theme(Some(Background::Dark)), "colours for a dark background"),
    plain("theme light", Action::Theme(Some(Background::Light)), "colours for a light background"),
    plain("theme auto", Action::Theme(None), "colours as the program was begun with"),
    plain("confirm", Action::Confirm, "done writing"),
    plain("complete next", Action::CompleteNext, "the next word that it could become"),
    plain("complete previous", Action::CompletePrevious, "the one before"),
    plain("recall back", Action::RecallBack, "the command before"),
    plain("recall on", Action::RecallOn, "the command after"),
    also(&[""], "close", Action::Close, "close, cancel, stay where you are"),
    plain("redraw", Action::Redraw, "draw the screen anew"),
    plain("suspend", Action::Suspend, "suspend the program; `fg` brings it back"),
    also(&["q", "exit"], "quit", Action::Quit, "quit"),
];

/// The command that is written so.
pub fn word(text: &str) -> Option<&'static Word> {
    WORDS.iter().find(|word| word.text == text || word.also.contains(&text))
}
