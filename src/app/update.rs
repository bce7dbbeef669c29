//! What follows from an action.

use ratatui::layout::Rect;

use super::Effect;
use super::comparing;
use super::pages::{Page, Reading};
use super::room::{Notice, Room};
use super::scene::{Front, Scene};
use super::task::By;
use super::viewer::{Due, Mode, Tab, Viewer};
use super::writing::Draft;
use crate::input::Action;
use crate::lab::{Goal, Order, Snapshot};
use crate::labs::Entry;
use crate::page::Sentence;
use crate::ui::{Comparison, code, help};

/// Changes the room and one person's view of it as `action` asks, and says what the driver has to do about it.
pub fn update(room: &mut Room, viewer: &mut Viewer, action: Action) -> Vec<Effect> {
    let mut desk = Desk { room, viewer, effects: vec![] };
    // What was said is said until the person does something.
    if !matches!(action, Action::Tick | Action::Resize(..) | Action::SeedQuiz(_) | Action::Measured(..)) {
        desk.viewer.message = None;
        desk.viewer.due = None;
        if desk.stop_watching(&action) {
            return desk.finish();
        }
    }
    desk.follow(action);
    desk.finish()
}

/// Puts a program in front of a person that has been read.
pub(super) fn bring(room: &mut Room, viewer: &mut Viewer, entry: &'static Entry) -> Vec<Effect> {
    let mut desk = Desk { room, viewer, effects: vec![] };
    desk.bring(entry);
    desk.finish()
}

/// Lets a person see what has changed in the room, and hear what came of their orders.
pub fn look_again(room: &mut Room, viewer: &mut Viewer, notices: &[Notice]) -> Vec<Effect> {
    let mut desk = Desk { room, viewer, effects: vec![] };
    desk.refresh();
    for notice in notices {
        desk.hear(notice);
    }
    match desk.viewer.due.take() {
        Some(Due::Again(action)) => desk.follow(action),
        Some(Due::Ask(origin)) => desk.ask_there(origin),
        None => {}
    }
    desk.finish()
}

/// Whether an action leads from one place of a run to another, or means no more than that something is to end.
fn is_motion(action: &Action) -> bool {
    matches!(
        action,
        Action::Forward
            | Action::Back
            | Action::StageForward
            | Action::StageBack
            | Action::Walk(_)
            | Action::Rounds(_)
            | Action::Start
            | Action::End
            | Action::Play
            | Action::PlayBack
            | Action::Open
            | Action::Close
            | Action::Refuse(_)
    )
}

/// A person at work in a room.
pub(super) struct Desk<'a> {
    pub(super) room: &'a mut Room,
    pub(super) viewer: &'a mut Viewer,
    pub(super) effects: Vec<Effect>,
}

impl Desk<'_> {
    pub(super) fn scene(&self) -> Scene<'_> {
        Scene { room: self.room, viewer: self.viewer }
    }

    pub(super) fn tab(&self) -> &Tab {
        self.viewer.tab()
    }

    /// What is shown of the lab in front.
    pub(super) fn shown(&self) -> Option<&Snapshot> {
        self.tab().seen.as_deref()
    }

    pub(super) fn by(&self) -> By {
        By::Viewer(self.viewer.id)
    }

    /// Gives the run in front an order.
    pub(super) fn order(&mut self, order: Order) {
        let (run, by) = (self.tab().run, self.by());
        self.room.conduct(run, order, by);
    }

    /// Looks at what is in front of the person; what has yet to be found out is wanted. Nothing where there is nothing in
    /// front yet, which the person is told.
    pub(super) fn front<T>(&mut self, look: impl FnOnce(&Front) -> T) -> Option<T> {
        let scene = Scene { room: self.room, viewer: self.viewer };
        let Some(front) = scene.front() else {
            let name = scene.entry().description.name;
            self.viewer.warn(Sentence::of("being-opened").with("lab", name));
            return None;
        };
        let found = look(&front);
        let wanted = front.sight.into_wanted();
        self.room.want(wanted);
        Some(found)
    }

    /// Does an action again when what it needs has been found out.
    pub(super) fn again(&mut self, action: Action) {
        self.viewer.due = Some(Due::Again(action));
    }

    fn refresh(&mut self) {
        self.viewer.tabs.iter_mut().for_each(|tab| tab.leave_dropped(self.room));
        let current = self.viewer.current;
        let completed = self.viewer.tabs[current].refresh(self.room);
        // Who asks looks at what they ask about; and the cursor of some labs moves over something else than what is computed.
        let is_asking = matches!(self.viewer.mode, Mode::Asking(_));
        if let Some((of, to)) = completed.filter(|_| !is_asking) {
            let number = Some((of, to));
            let has_it = |front: Front| front.screen.looked_at(&front.sight, &front.look.at(to)) == number;
            if self.scene().front().is_some_and(has_it) {
                self.viewer.tab_mut().go_along(to);
            }
        }
        let Some(front) = self.scene().front() else { return };
        let first = front.screen.first_cell_of(&front.sight, front.look);
        let telling = front.screen.telling_cell(&front.sight, front.look);
        let extent = front.screen.extent_of(&front.sight, front.look);
        let tab = self.viewer.tab_mut();
        if is_asking && tab.put.is_some() {
            tab.keep_cursor(extent);
        } else {
            tab.put_cursor(first, telling, extent);
        }
    }

    fn finish(mut self) -> Vec<Effect> {
        let run = self.tab().run;
        self.room.open(run);
        self.refresh();
        self.effects.extend(self.room.take_tasks().into_iter().map(Effect::Work));
        self.effects
    }

    /// Ends running until a condition holds: whoever does something else has seen enough. What nobody knows the end of
    /// stops at whatever is done, also at what would lead on; says whether there is nothing more to do.
    fn stop_watching(&mut self, action: &Action) -> bool {
        let run = self.room.run(self.tab().run);
        let is_endless = run.is_endless();
        if is_endless || (run.watched().is_some() && !matches!(action, Action::Close | Action::Refuse(_))) {
            self.order(Order::Stay);
        }
        is_endless && is_motion(action)
    }

    fn follow(&mut self, action: Action) {
        match action {
            Action::Forward | Action::StageForward | Action::Play | Action::PlayAt(_) | Action::End
                if self.scene().is_waiting() =>
            {
                self.errand();
            }
            Action::Forward => self.step_on(Goal::Forward, action),
            Action::StageForward => self.step_on(Goal::StageForward, action),
            Action::Back
            | Action::StageBack
            | Action::Walk(_)
            | Action::GoTo(_)
            | Action::Rounds(_)
            | Action::Start
            | Action::End => self.go_as(&action),
            Action::Play if let Some(lead) = self.lead_of_play() => self.follow_lead(lead),
            Action::Play
            | Action::PlayBack
            | Action::Faster
            | Action::Slower
            | Action::Speed(_)
            | Action::PlayAt(_) => self.change_play(|play| play.change(&action)),
            Action::Tick => self.tick(),
            Action::Measured(errand, setting) => self.measured(errand, setting),
            _ if self.go_among_points(&action) => {}
            Action::Open
            | Action::Ask
            | Action::AskAbout(_)
            | Action::AskOn
            | Action::AskBack
            | Action::NextQuantity
            | Action::PreviousQuantity
            | Action::CellDown
            | Action::CellUp => self.inquire(&action),
            Action::Predict => self.toggle_quiz(),
            Action::SeedQuiz(seed) => self.viewer.quiz.seed = seed,
            Action::WouldFit => self.would_fit(),
            Action::TurnLeft | Action::TurnRight => self.turn(action == Action::TurnLeft),
            Action::OpenUntil => self.viewer.mode = Mode::Writing(Draft::new("until ")),
            Action::RunUntil(condition) => {
                self.pause();
                let lens = self.tab().entry.lens();
                self.order(Order::Until(condition, lens));
            }
            Action::OpenProgram(_) | Action::AsProgram | Action::Reload | Action::Watch(_) => self.program(&action),
            Action::Break | Action::Mark(_) => self.mark(&action),
            Action::ChangeScene => self.change_scene(),
            Action::Home => self.go_to_tab(self.viewer.home()),
            Action::NextSetting(name) => self.set_next(name),
            Action::NextTab => self.go_on_by_tabs(1),
            Action::PreviousTab => self.go_on_by_tabs(self.viewer.tabs.len() - 1),
            Action::Lab(name) => self.go_to_lab(name),
            Action::NextChoice(name) => self.show_next(name),
            Action::Choose(name, way) => self.choose_way(name, way),
            Action::Zoom | Action::Digits => self.enlarge(&action),
            Action::RowDown | Action::RowUp => self.move_row(action == Action::RowDown),
            Action::PageDown | Action::PageUp => self.page(action == Action::PageDown),
            Action::FirstRow | Action::LastRow if self.go_to_edge_of_page(action == Action::LastRow) => {}
            Action::FirstRow => self.look().row = 0,
            Action::LastRow => self.look().row = usize::MAX,
            Action::Path(_) | Action::NextPath | Action::PreviousPath => self.follow_path(&action),
            Action::Sort => self.sort(),
            Action::SortBy(name) => self.sort_by(&name),
            Action::OpenSearch => self.open_search(),
            Action::NextMatch => self.find_next(),
            Action::OpenLabs | Action::NextOffer | Action::PreviousOffer | Action::TakeOffer => self.offer(&action),
            Action::Undo | Action::Bookmark | Action::GoToBookmark(_) => self.remember_place(&action),
            Action::Search(text) => self.search(text),
            Action::OpenCopy => self.viewer.mode = Mode::Copying,
            Action::Copy(what) => self.copy(what),
            Action::NextCode => self.next_code(),
            Action::ColumnRight | Action::ColumnLeft => self.move_column(action == Action::ColumnRight),
            Action::ScrollDown | Action::ScrollUp => self.scroll(action == Action::ScrollDown, 1),
            Action::OpenCommand => self.viewer.mode = Mode::Writing(Draft::default()),
            Action::OpenParameters => self.open_parameters(),
            Action::OpenHelp => self.read(Page::Help),
            Action::OpenLesson => self.read(Page::Lesson),
            Action::OpenGlossary => self.read(Page::Glossary),
            Action::NudgeUp | Action::NudgeDown => self.nudge(action == Action::NudgeUp),
            Action::Change => self.begin_value(self.text_to_change()),
            Action::Type(first) => self.begin_value(first.to_string()),
            Action::Reset => self.reset(),
            Action::ToggleFrom => self.toggle_since(),
            Action::Set(assignments) => self.set(assignments),
            Action::Edit(_)
            | Action::CompleteNext
            | Action::CompletePrevious
            | Action::RecallBack
            | Action::RecallOn => self.write(&action),
            Action::Refuse(why) => self.viewer.warn(why),
            Action::Confirm => self.confirm(),
            Action::Close => self.close(),
            Action::Click(column, row) => self.click(column, row),
            Action::Wheel(down, column, row) => self.wheel(down, column, row),
            Action::Resize(width, height) => self.viewer.area = Rect::new(0, 0, width, height),
            Action::Mouse(has_mouse) => self.use_mouse(has_mouse),
            Action::Theme(background) => self.viewer.background = background,
            Action::Redraw | Action::Suspend | Action::Quit => self.leave(&action),
            _ => self.go_among_runs(&action),
        }
    }

    /// Goes to the tab so many further on.
    fn go_on_by_tabs(&mut self, tabs: usize) {
        self.go_to_tab((self.viewer.current + tabs) % self.viewer.tabs.len());
    }

    /// Does what an action means, in the course of another one.
    pub(super) fn act(&mut self, action: Action) {
        self.follow(action);
    }

    fn change_play(&mut self, change: impl Fn(&mut super::Play)) {
        let run = self.tab().run;
        self.room.change_play(run, change);
    }

    pub(super) fn pause(&mut self) {
        self.change_play(|play| play.direction = None);
    }

    pub(super) fn play_on(&mut self) {
        self.change_play(|play| play.direction = Some(super::Direction::Forwards));
    }

    pub(super) fn look(&mut self) -> &mut crate::ui::Look {
        &mut self.viewer.tab_mut().look
    }

    /// Scrolls by so many lines, as far as there are any: of the page that is being read, else of the arithmetic.
    pub(super) fn scroll(&mut self, down: bool, lines: usize) {
        let moved = |scroll: usize, overflow: usize| {
            if down { scroll.saturating_add(lines).min(overflow) } else { scroll.min(overflow).saturating_sub(lines) }
        };
        if matches!(self.viewer.mode, Mode::Reading(Reading { page: Page::Labs, .. })) && lines == 1 {
            return self.choose_offer(down);
        }
        if let Mode::Reading(Reading { page, scroll, chosen }) = self.viewer.mode {
            let overflow = help::overflow(&page.blocks(self.scene()), page.stand(self.viewer.area));
            self.viewer.mode = Mode::Reading(Reading { page, scroll: moved(scroll, overflow), chosen });
            return;
        }
        if self.scene().is_comparing() {
            let body = self.scene().regions(self.viewer.area).body;
            let overflow = comparing::overflow(self.scene(), body);
            let look = self.look();
            look.scroll = moved(look.scroll, overflow);
            return;
        }
        let body = self.scene().regions(self.viewer.area).body;
        let overflow = self.front(|front| front.screen.overflow(&front.sight, front.look, body));
        if let Some(overflow) = overflow {
            let look = self.look();
            look.scroll = moved(look.scroll, overflow);
        }
    }

    /// Shows the code in its next way, in every lab.
    fn next_code(&mut self) {
        let code = code::next(self.look().code);
        self.viewer.tabs.iter_mut().for_each(|tab| tab.look.code = code);
    }

    /// Goes a page on: of what is being read, less a line to go on from; else of the rows.
    fn page(&mut self, down: bool) {
        if let Mode::Reading(Reading { page, .. }) = self.viewer.mode {
            self.scroll(down, page.stand(self.viewer.area).height().saturating_sub(1).max(1));
        } else {
            self.move_rows(down);
        }
    }

    /// Shows runs beside each other in their next way.
    fn next_view_of_runs(&mut self) {
        if self.tab().comparison == Comparison::Sweep {
            return self.viewer.note(Sentence::of("sweep-one-view"));
        }
        self.compare(&Action::NextComparison);
    }

    /// Shows the lab's option of this name in its next way.
    fn show_next(&mut self, name: &str) {
        // What is behind runs that stand beside each other is not to be seen: another view of them is.
        if name == "view" && self.scene().is_comparing() {
            return self.next_view_of_runs();
        }
        if !self.look().next(name) {
            let lab = self.tab().entry.description.name;
            self.viewer.note(Sentence::of("only-one").with("lab", lab).with("name", name));
        }
        self.begin_cursor(name);
    }

    /// Shows the lab's option of this name in this way.
    fn choose_way(&mut self, name: &str, way: &str) {
        self.look().choose(name, way);
        self.begin_cursor(name);
    }

    /// Puts the cursor where it begins, where it moves over something else now.
    fn begin_cursor(&mut self, name: &str) {
        if matches!(name, "cursor" | "show") {
            self.viewer.tab_mut().put = None;
        }
    }

    /// Lets a part of the screen fill it, or writes the step large.
    fn enlarge(&mut self, action: &Action) {
        let look = self.look();
        if *action == Action::Zoom {
            look.zoom = look.zoom.next();
        } else {
            look.has_digits = !look.has_digits;
        }
    }

    fn use_mouse(&mut self, has_mouse: bool) {
        self.viewer.has_mouse = has_mouse;
        self.viewer.note(Sentence::of(if has_mouse { "mouse-ours" } else { "mouse-of-terminal" }));
        self.effects.push(Effect::Mouse(has_mouse));
    }
}
