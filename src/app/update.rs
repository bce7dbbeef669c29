//! What follows from an action.

use ratatui::layout::Rect;
use tui_input::Input;

use super::pages::{Page, Reading};
use super::{App, Direction, Effect, Message, Mode, command, view};
use crate::input::Action;
use crate::lab::{Assignment, From, Position, Range, Refusal, Session, Set, Setting};
use crate::ui::chrome::{self, Button, Regions};
use crate::ui::parameters::{Editor, since};
use crate::ui::{code, help};

/// Work done in one go, in the unit of [`Session::effort`]: about 15 ms, so that a key is never kept waiting.
pub(super) const PORTION: u64 = 30_000_000;

impl App {
    /// Changes the app as `action` asks, and says what the driver has to do about it.
    pub fn update(&mut self, action: Action) -> Option<Effect> {
        // What was said is said until the person does something.
        if !matches!(action, Action::Tick | Action::Resize(..)) {
            self.message = None;
        }
        let effect = self.follow(action);
        // There may be fewer points now than the one that was chosen.
        let open = &mut self.tabs[self.current];
        let (rows, columns) = open.tab.extent();
        open.look.row = open.look.row.min(rows.saturating_sub(1));
        open.look.column = open.look.column.min(columns.saturating_sub(1));
        effect
    }

    fn follow(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Forward | Action::StageForward | Action::Play | Action::End if self.is_waiting() => {
                return self.errand();
            }
            Action::Forward => self.step(|position, _| Position::after(position.done + 1)),
            Action::Back => self.step(|position, _| match position.stage {
                0 => Position::after(position.done.saturating_sub(1)),
                _ => Position::after(position.done),
            }),
            Action::StageForward => self.step(|position, session| {
                if position.stage + 1 < session.stages(position.done) {
                    Position { stage: position.stage + 1, ..position }
                } else {
                    Position::after(position.done + 1)
                }
            }),
            Action::StageBack => self.step(|position, session| match position {
                Position { stage: 1.., .. } => Position { stage: position.stage - 1, ..position },
                Position { done: 0, .. } => position,
                Position { done, .. } => Position { done: done - 1, stage: session.stages(done - 1) - 1 },
            }),
            Action::GoTo(goal) => self.step(|_, _| goal),
            Action::Start => self.step(|_, _| Position::START),
            Action::End => self.step(|_, session| session.end()),
            Action::Play => self.play.toggle(Direction::Forwards),
            Action::PlayBack => self.play.toggle(Direction::Backwards),
            Action::Faster => self.play.faster(),
            Action::Slower => self.play.slower(),
            Action::Speed(speed) => self.play.set_speed(speed),
            Action::Tick => self.tick(),
            Action::Measured(errand, setting) => self.measured(errand, &setting),
            Action::Open => {
                if let Some(index) = self.linked() {
                    self.go_to_tab(index);
                }
            }
            Action::Home => self.go_to_tab(self.home()),
            Action::NextSetting(name) => {
                if let Some(setting) = self.next_setting(name) {
                    self.set(&Assignment { name: name.to_owned(), value: setting.to_string(), from: None });
                } else {
                    let message = format!("`{name}` is nothing that {} has", self.tab().description().name);
                    self.message = Some(Message::Warning(message));
                }
            }
            Action::NextTab => self.go_to_tab((self.current + 1) % self.tabs.len()),
            Action::PreviousTab => self.go_to_tab((self.current + self.tabs.len() - 1) % self.tabs.len()),
            Action::Tab(index) => self.go_to_tab(index),
            Action::NextChoice(name) => {
                self.tabs[self.current].look.next(name);
            }
            Action::Choose(way) => {
                self.tabs[self.current].look.choose(way);
            }
            Action::RowDown => self.move_row(true),
            Action::RowUp => self.move_row(false),
            Action::PageDown => self.move_rows(true),
            Action::PageUp => self.move_rows(false),
            Action::FirstRow => self.tabs[self.current].look.row = 0,
            Action::LastRow => self.tabs[self.current].look.row = usize::MAX,
            Action::Sort => self.sort(),
            Action::OpenSearch => self.mode = Mode::Searching(Input::default()),
            Action::NextMatch => self.next_match(),
            Action::ColumnRight => self.tabs[self.current].look.column += 1,
            Action::ColumnLeft => {
                let look = &mut self.tabs[self.current].look;
                look.column = look.column.saturating_sub(1);
            }
            Action::OpenCopy => self.mode = Mode::Copying,
            Action::Copy(what) => return self.copy(what),
            Action::NextCode => {
                let code = code::next(self.look().code);
                self.tabs.iter_mut().for_each(|open| open.look.code = code);
            }
            Action::ScrollDown => self.scroll(true, 1),
            Action::ScrollUp => self.scroll(false, 1),
            Action::OpenCommand => self.mode = Mode::Writing(Input::default()),
            Action::OpenParameters => self.open_parameters(),
            Action::ScrollPageDown => self.scroll_page(true),
            Action::ScrollPageUp => self.scroll_page(false),
            Action::OpenHelp => self.read(Page::Help),
            Action::OpenLesson => self.read(Page::Lesson),
            Action::OpenGlossary => self.read(Page::Glossary),
            Action::NudgeUp => self.nudge(true),
            Action::NudgeDown => self.nudge(false),
            Action::Change => self.begin_value(self.text_to_change()),
            Action::Type(first) => self.begin_value(first.to_string()),
            Action::Reset => self.reset(),
            Action::ToggleFrom => self.toggle_from(),
            Action::Set(assignment) => self.set(&assignment),
            Action::Edit(request) => {
                if let Some(input) = self.input() {
                    input.handle(request);
                }
            }
            Action::Confirm => return self.confirm(),
            Action::Close => self.close(),
            Action::Click(column, row) => return self.click(column, row),
            Action::Resize(width, height) => self.area = Rect::new(0, 0, width, height),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Quit => return Some(Effect::Quit),
        }
        None
    }

    fn session(&mut self) -> &mut dyn Session {
        self.tabs[self.current].tab.as_mut()
    }

    /// Sets out for the position that `next` makes of the current one.
    fn step(&mut self, next: impl FnOnce(Position, &dyn Session) -> Position) {
        self.play.direction = None;
        let session = self.session();
        let goal = next(session.position(), session);
        session.set_out(goal);
        session.work(PORTION);
    }

    /// Goes on with what takes time: first with a way begun, then with playing.
    fn tick(&mut self) {
        let rounds = self.play.rounds_per_tick();
        let direction = self.play.direction;
        let session = self.session();
        if session.progress().is_none() {
            let Position { done, stage } = session.position();
            let goal = match direction {
                Some(Direction::Forwards) => Position::after(done + rounds),
                Some(Direction::Backwards) => Position::after((done + u64::from(stage > 0)).saturating_sub(rounds)),
                None => return,
            };
            session.set_out(goal);
        }
        session.work(PORTION);
        let session = self.tab();
        let is_there = match direction {
            Some(Direction::Forwards) => session.position() >= session.end(),
            Some(Direction::Backwards) => session.position() == Position::START,
            None => false,
        };
        if is_there && session.progress().is_none() {
            self.play.direction = None;
        }
    }

    fn move_row(&mut self, down: bool) {
        if let Mode::Editing(editor) = &mut self.mode {
            let session = self.tabs[self.current].tab.as_ref();
            editor.selected = neighbour(session, editor.selected, down);
            return;
        }
        let open = &mut self.tabs[self.current];
        open.look.row = if down { open.look.row + 1 } else { open.look.row.saturating_sub(1) };
    }

    /// Scrolls by so many lines, as far as there are any: of the page that is being read, else of the arithmetic.
    fn scroll(&mut self, down: bool, lines: usize) {
        let moved = |scroll: usize, overflow: usize| {
            if down { scroll.saturating_add(lines).min(overflow) } else { scroll.min(overflow).saturating_sub(lines) }
        };
        if let Mode::Reading(Reading { page, scroll }) = self.mode {
            let overflow = help::overflow(&page.blocks(self), self.area);
            self.mode = Mode::Reading(Reading { page, scroll: moved(scroll, overflow) });
            return;
        }
        let body = Regions::of(self.area).body;
        let open = &mut self.tabs[self.current];
        open.look.scroll = moved(open.look.scroll, open.tab.overflow(&open.look, body));
    }

    /// Scrolls by as many lines as a page shows at once, less one to go on from.
    fn scroll_page(&mut self, down: bool) {
        self.scroll(down, help::height(self.area).saturating_sub(1).max(1));
    }

    /// Opens a page, or closes it where it is what is being read.
    fn read(&mut self, page: Page) {
        self.mode = match self.mode {
            Mode::Reading(reading) if reading.page == page => Mode::Stepping,
            _ => Mode::Reading(Reading { page, scroll: 0 }),
        };
    }

    fn open_parameters(&mut self) {
        if self.tab().parameters().that_matter().next().is_none() {
            let message = format!("{} has no parameters", self.tab().description().name);
            self.message = Some(Message::Note(message));
            return;
        }
        let selected = neighbour(self.tab(), usize::MAX, true);
        if selected == usize::MAX {
            let message = format!("{} has no parameters", self.tab().description().name);
            self.message = Some(Message::Warning(message));
            return;
        }
        self.mode = Mode::Editing(Editor { selected, input: None, from: self.from });
    }

    fn nudge(&mut self, up: bool) {
        let Mode::Editing(editor) = &self.mode else { return };
        let (selected, from) = (editor.selected, editor.from);
        self.tabs[self.current].tab.stay();
        let set = self.session().nudge(selected, up, from);
        self.report(set);
    }

    fn reset(&mut self) {
        let Mode::Editing(editor) = &self.mode else { return };
        let (selected, from) = (editor.selected, editor.from);
        self.tabs[self.current].tab.stay();
        let set = self.session().reset(selected, from);
        self.report(set);
    }

    fn toggle_from(&mut self) {
        self.from = if self.from == From::Here { From::Start } else { From::Here };
        if let Mode::Editing(editor) = &mut self.mode {
            editor.from = self.from;
        }
        let message = format!("changes hold {}", since(self.tab(), self.from));
        self.message = Some(Message::Note(message));
    }

    /// What a value begins with that is to be changed: text with what it is, anything else with nothing.
    fn text_to_change(&self) -> String {
        let Mode::Editing(editor) = &self.mode else { return String::new() };
        match self.tab().parameters().at(editor.selected).1 {
            Setting::Text(text) => text,
            _ => String::new(),
        }
    }

    fn begin_value(&mut self, text: String) {
        if let Mode::Editing(editor) = &mut self.mode {
            editor.input = Some(Input::new(text));
        }
    }

    /// The line being written.
    fn input(&mut self) -> Option<&mut Input> {
        match &mut self.mode {
            Mode::Writing(input) | Mode::Searching(input) => Some(input),
            Mode::Editing(editor) => editor.input.as_mut(),
            Mode::Stepping | Mode::Reading(_) | Mode::Copying => None,
        }
    }

    fn set(&mut self, assignment: &Assignment) {
        let from = assignment.from.map_or(self.from, From::Round);
        // What is under way was on its way with the old value.
        self.tabs[self.current].tab.stay();
        let set = self.session().set(&assignment.name, &assignment.value, from);
        self.report(set);
    }

    /// Says what was set, or why it was not, and goes back to where the lab stood.
    fn report(&mut self, set: Result<Set, Refusal>) {
        let parameter = set.as_ref().ok().map(|set| set.parameter);
        self.message = Some(match set {
            Ok(set) => {
                self.session().work(PORTION);
                let since = since(self.tab(), if set.from == 0 { From::Start } else { From::Round(set.from) });
                let held = if set.parameter.whole_run { "for the whole run" } else { &since };
                Message::Note(format!("{} {} → {} {held}", set.parameter.name, set.before, set.after))
            }
            Err(refusal) => Message::Warning(refusal.0),
        });
        if let Some(parameter) = parameter {
            self.share(parameter.name, self.current);
        }
        // A parameter may play no part any more.
        if let Mode::Editing(editor) = &mut self.mode {
            let session = self.tabs[self.current].tab.as_ref();
            let parameters = session.parameters();
            if !(parameters.at(editor.selected).0.matters)(&parameters) {
                editor.selected = neighbour(session, editor.selected, false);
            }
        }
    }

    fn confirm(&mut self) -> Option<Effect> {
        match &mut self.mode {
            Mode::Writing(input) => {
                let text = input.value().to_owned();
                self.mode = Mode::Stepping;
                let open = &self.tabs[self.current];
                match command::read(&text, open.tab.as_ref(), &open.look, &self.names()) {
                    Ok(action) => self.update(action),
                    Err(refusal) => {
                        self.message = Some(Message::Warning(refusal.0));
                        None
                    }
                }
            }
            Mode::Searching(input) => {
                let text = input.value().to_owned();
                self.mode = Mode::Stepping;
                self.search(text);
                None
            }
            Mode::Editing(editor) => {
                let input = editor.input.take()?;
                let parameter = self.tabs[self.current].tab.parameters().at(editor.selected).0;
                let name = parameter.name.to_owned();
                // Text can be empty, a number cannot.
                if !input.value().trim().is_empty() || matches!(parameter.range, Range::Text { .. }) {
                    self.set(&Assignment { name, value: input.value().to_owned(), from: None });
                }
                None
            }
            Mode::Stepping | Mode::Reading(_) | Mode::Copying => None,
        }
    }

    /// Closes the innermost thing that is open; where nothing is, stops what is under way.
    fn close(&mut self) {
        match &mut self.mode {
            Mode::Editing(editor) if editor.input.is_some() => editor.input = None,
            Mode::Stepping => {
                self.play.direction = None;
                if self.tab().progress().is_some() {
                    self.session().stay();
                }
            }
            Mode::Writing(_) | Mode::Searching(_) | Mode::Editing(_) | Mode::Reading(_) | Mode::Copying => {
                self.mode = Mode::Stepping;
            }
        }
    }

    fn click(&mut self, column: u16, row: u16) -> Option<Effect> {
        let regions = Regions::of(self.area);
        let (names, current) = self.strip();
        if row == regions.tabs.y
            && let Some(tab) = chrome::tab_at(&names, current, regions.tabs, column, row)
        {
            return self.update(Action::Tab((tab + self.tabs.len() - 1) % self.tabs.len()));
        }
        if row != regions.transport.y {
            return None;
        }
        let status = view::status(self);
        let action = match chrome::button_at(&status, regions.transport, column)? {
            Button::Start => Action::Start,
            Button::Back => Action::Back,
            Button::Play => Action::Play,
            Button::Forward => Action::Forward,
            Button::End => Action::End,
            Button::Place(share) => {
                let rounds = (share * self.tab().end().done as f64).round() as u64;
                Action::GoTo(Position::after(rounds))
            }
        };
        self.update(action)
    }
}

/// The parameter that plays a part next to `selected`; the first where none is selected, the same where there is none.
fn neighbour(session: &dyn Session, selected: usize, down: bool) -> usize {
    let parameters = session.parameters();
    let matter = |index: &usize| (parameters.at(*index).0.matters)(&parameters);
    let count = parameters.iter().count();
    let found =
        if down { (selected.wrapping_add(1)..count).find(matter) } else { (0..selected.min(count)).rev().find(matter) };
    found.unwrap_or(selected)
}
