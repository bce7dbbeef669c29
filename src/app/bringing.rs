//! Programs that are brought while people look: from a file, from the gallery, or out of a lab.

use std::sync::Arc;

use super::Effect;
use super::copy::AsText;
use super::update::Desk;
use super::viewer::Tab;
use crate::input::Action;
use crate::lab::{Goal, Marking, Order, Refusal};
use crate::labs::Entry;
use crate::page::Sentence;
use crate::programs::{Nothing, Piece, ProgramFile, ProgramStand};
use crate::python::reader;
use crate::report::Export;

/// Expressions that are watched at most.
const MOST_WATCHED: usize = 12;

impl Desk<'_> {
    /// Opens a program, or reads it again.
    pub(super) fn program(&mut self, action: &Action) {
        match action {
            Action::OpenProgram(name) => self.open_program(name),
            Action::Reload => self.reload(),
            Action::Watch(expression) => self.watch(expression),
            _ => self.open_as_program(),
        }
    }

    /// Changes marks on lines: where none is named, that of the line under the cursor.
    pub(super) fn mark(&mut self, action: &Action) {
        if let Action::Mark(marking) = action {
            return self.order(Order::Mark(marking.clone()));
        }
        let line = self.front(|front| front.screen.line(&front.sight, front.look));
        match line.flatten() {
            Some(line) => self.order(Order::Mark(Marking::Toggle(line))),
            None => self.viewer.warn("there is no line to mark here; `break 12` marks line 12 of a program"),
        }
    }

    /// Watches an expression, and shows it; without one, none any more.
    fn watch(&mut self, expression: &str) {
        let look = self.look();
        if expression.is_empty() {
            look.watches.clear();
            look.choose("show", "operation");
            return;
        }
        look.watches.retain(|known| known != expression);
        look.watches.push(expression.to_owned());
        // More than can be kept track of would be found out again and again.
        if look.watches.len() > MOST_WATCHED {
            look.watches.remove(0);
        }
        look.choose("show", "watch");
    }

    /// Chooses the run of this name beside the one in front; without one, opens a program by its name: one that is open already, one of the gallery, or one that the driver finds in a file.
    pub(super) fn open_program(&mut self, name: &str) {
        if self.choose_run(name) {
            return;
        }
        let known = self.viewer.tabs.iter().position(|tab| tab.entry.description.name == name);
        match (known, Piece::find(name)) {
            (Some(index), _) => self.go_to_tab(index),
            (None, Some(piece)) => self.bring_program(piece.file()),
            (None, None) => self.effects.push(Effect::Open(name.to_owned())),
        }
    }

    /// Reads the program in front from its file again.
    pub(super) fn reload(&mut self) {
        match self.tab().entry.file().map(|file| file.path.clone()) {
            Some(Some(path)) => self.effects.push(Effect::Open(path)),
            Some(None) => self.viewer.warn(Sentence::of("in-no-file")),
            None => self.viewer.warn(Sentence::of("no-program")),
        }
    }

    /// Opens what the lab in front computes as a program: its script in NumPy.
    pub(super) fn open_as_program(&mut self) {
        let entry = self.tab().entry;
        if entry.file().is_some() {
            return self.viewer.warn(Sentence::of("program-already"));
        }
        let (look, file) = (self.tab().look.clone(), self.room.file.clone());
        let tongue = self.viewer.tongue.clone();
        let text = self.front(|front| front.sight.ask(AsText { entry, tongue, look, file, what: Export::Numpy }));
        match text.as_ref().map(Option::as_deref) {
            None => {}
            Some(None) => self.again(Action::AsProgram),
            Some(Some(Ok(text))) => {
                let name = format!("{}.py", entry.description.name);
                let text = text.as_str().into();
                self.bring_program(ProgramFile { name, text, beside: Arc::new(Nothing), path: None });
            }
            Some(Some(Err(Refusal(why)))) => self.viewer.warn(why.clone()),
        }
    }

    fn bring_program(&mut self, file: ProgramFile) {
        match Entry::program(file) {
            Ok(entry) => self.bring(entry),
            Err(Refusal(why)) => self.viewer.warn(why),
        }
    }

    /// Puts a program in front. Where one of its name is open, it takes its place, with what is set of it, and goes to where
    /// that stands.
    pub(super) fn bring(&mut self, entry: &'static Entry) {
        let name = entry.description.name;
        let (run, old) = self.room.bring(entry);
        self.viewer.keymap.learn(entry);
        let known = self.viewer.tabs.iter().position(|tab| tab.entry.description.name == name);
        let (Some(index), Some(old)) = (known, old) else {
            self.viewer.tabs.insert(0, Tab::new(entry, run));
            return self.go_to_tab(0);
        };
        let before = std::mem::replace(&mut self.viewer.tabs[index], Tab::new(entry, run));
        self.viewer.tabs[index].look = before.look;
        let changed = match (code(before.entry), code(entry)) {
            (Some(old), Some(new)) => first_difference(&old, &new),
            _ => None,
        };
        let position = old.shown.as_ref().map(|shown| shown.position);
        self.viewer.tabs[index].comparison = before.comparison;
        let schedule = old.schedule.carried_to(entry.description.parameters);
        self.room.open_at(run, schedule, None);
        let marks = old.shown.as_ref().and_then(|shown| ProgramStand::of(shown)).map(|stand| {
            stand.marks.iter().map(|line| found_again(&stand.source.text, *line, entry)).collect::<Vec<usize>>()
        });
        if let Some(marks) = marks.filter(|marks| !marks.is_empty()) {
            self.order(Order::Mark(Marking::Put(marks)));
        }
        if let Some(position) = position {
            self.order(Order::Go(Goal::At(position)));
        }
        self.viewer.note(match changed {
            Some(line) => Sentence::of("read-again").with("file", name).with("line", line),
            None => Sentence::of("read-again-same").with("file", name),
        });
    }
}

/// The lines of a program as they are run: of a notebook those of its cells.
fn code(entry: &Entry) -> Option<String> {
    let file = entry.file()?;
    reader::program(&file.name, &file.text).ok()
}

/// The first line that two texts do not have in common, from 1.
fn first_difference(before: &str, after: &str) -> Option<usize> {
    let (mut before, mut after) = (before.lines(), after.lines());
    let mut line = 0;
    loop {
        line += 1;
        match (before.next(), after.next()) {
            (None, None) => return None,
            (old, new) if old != new => return Some(line),
            _ => {}
        }
    }
}

/// Where a line of a program stands in what it has become: the nearest with the same text; else in the same place.
fn found_again(text: &str, line: usize, entry: &Entry) -> usize {
    let wanted = text.lines().nth(line.saturating_sub(1)).map(str::trim);
    let now = code(entry).unwrap_or_default();
    let same = now.lines().zip(1..).filter(|(text, _)| Some(text.trim()) == wanted).map(|(_, line)| line);
    same.min_by_key(|found: &usize| found.abs_diff(line)).unwrap_or(line)
}
