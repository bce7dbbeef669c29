//! What follows from an action.

use ratatui::layout::Rect;
use tui_input::Input;

use super::pages::{Page, Reading};
use super::{App, Direction, Effect, Message, Mode};
use crate::input::Action;
use crate::lab::{Assignment, From, Position, Refusal, Session, Set, Setting};
use crate::ui::chrome::Regions;
use crate::ui::parameters::{Editor, since};
use crate::ui::{code, help};

/// Work done in one go, in the unit of [`Session::effort`]: about 15 ms, so that a key is never kept waiting.
pub(super) const PORTION: u64 = 30_000_000;

impl App {
    /// Changes the app as `action` asks, and says what the driver has to do about it.
    pub fn update(&mut self, action: Action) -> Option<Effect> {
        // What was said is said until the person does something.
        if !matches!(action, Action::Tick | Action::Resize(..) | Action::SeedQuiz(_)) {
            self.message = None;
            self.watch = None;
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
            Action::Forward | Action::StageForward if self.asks_first() => self.predict(self.next(&action)),
            Action::Forward | Action::StageForward => {
                let goal = self.next(&action);
                self.step(|_, _| goal);
            }
            Action::Back => self.step(|position, _| match position.stage {
                0 => Position::after(position.done.saturating_sub(1)),
                _ => Position::after(position.done),
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
            Action::Open
            | Action::Ask
            | Action::AskOn
            | Action::AskBack
            | Action::NextQuantity
            | Action::PreviousQuantity
            | Action::CellDown
            | Action::CellUp => self.inquire(&action),
            Action::Predict => self.toggle_quiz(),
            Action::SeedQuiz(seed) => self.quiz.seed = seed,
            Action::WouldFit => self.would_fit(),
            Action::TurnLeft => self.turn(true),
            Action::TurnRight => self.turn(false),
            Action::OpenUntil => self.mode = Mode::Writing(Input::new("until ".to_owned())),
            Action::RunUntil(condition) => self.run_until(condition),
            Action::Home => self.go_to_tab(self.home()),
            Action::NextSetting(name) => self.set_next(name),
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
            Action::OpenCopy => self.mode = Mode::Copying,
            Action::Copy(what) => return self.copy(what),
            Action::NextCode => self.next_code(),
            Action::ColumnRight => self.move_column(true),
            Action::ColumnLeft => self.move_column(false),
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

    /// Where a step on leads to.
    fn next(&self, action: &Action) -> Position {
        let (session, position) = (self.tab(), self.tab().position());
        if *action == Action::StageForward && position.stage + 1 < session.stages(position.done) {
            Position { stage: position.stage + 1, ..position }
        } else {
            Position::after(position.done + 1)
        }
    }

    /// Whether a step on is asked about first.
    fn asks_first(&self) -> bool {
        self.quiz.is_on && self.tab().position() < self.tab().end() && self.tab().progress().is_none()
    }

    pub(super) fn session(&mut self) -> &mut dyn Session {
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
        if self.watch.is_some() {
            return self.go_on_watching();
        }
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
        match &mut self.mode {
            Mode::Asking(_) => return self.reconsider(|inquiry, frame| inquiry.choose(frame, down)),
            Mode::Fitting(fitting) => return fitting.choose(true, down),
            _ => {}
        }
        let open = &mut self.tabs[self.current];
        open.look.row = if down { open.look.row + 1 } else { open.look.row.saturating_sub(1) };
    }

    fn move_column(&mut self, right: bool) {
        match &mut self.mode {
            Mode::Asking(_) => {
                let by = if right { 1 } else { -1 };
                return self.reconsider(|inquiry, frame| inquiry.move_by(frame, 0, by));
            }
            Mode::Fitting(fitting) => return fitting.choose(false, right),
            _ => {}
        }
        let look = &mut self.tabs[self.current].look;
        look.column = if right { look.column + 1 } else { look.column.saturating_sub(1) };
    }

    fn turn(&mut self, is_left: bool) {
        if let Mode::Fitting(fitting) = &mut self.mode {
            fitting.turn(is_left);
        }
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

    /// Shows the code in its next way, in every lab.
    fn next_code(&mut self) {
        let code = code::next(self.look().code);
        self.tabs.iter_mut().for_each(|open| open.look.code = code);
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

    /// Whether the lab has anything to set.
    pub(super) fn has_parameters(&self) -> bool {
        neighbour(self.tab(), usize::MAX, true) != usize::MAX
    }

    fn open_parameters(&mut self) {
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

    pub(super) fn set(&mut self, assignment: &Assignment) {
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
