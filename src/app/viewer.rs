//! What one person in front of a room has for themselves: a screen of some size, a lab in front, what they are doing.

use std::sync::Arc;

use ratatui::layout::Rect;
use tui_input::Input;

use super::copied::Copied;
use super::fitting::Fitting;
use super::pages::Reading;
use super::predicting::{Prediction, Quiz, Score};
use super::room::Room;
use super::scene::Scene;
use super::task::ViewerId;
use super::undoing::{Bookmark, Done};
use super::writing::Draft;
use crate::input::{Action, Keymap};
use crate::lab::inquiry::Inquiry;
use crate::lab::{Goal, Name, Origin, Position, Schedule, Since, Snapshot, Through, Wanted, WrittenPosition};
use crate::labs::{Entry, Registry};
use crate::ops::Cell;
use crate::page::{Sentence, Tongue};
use crate::ui::parameters::Editor;
use crate::ui::{Background, Comparison, Look};

/// One person in front of a room.
pub struct Viewer {
    /// Which of them.
    pub id: ViewerId,
    pub(super) tabs: Vec<Tab>,
    pub(super) current: usize,
    /// Whether every step asks first, and what was answered.
    pub(super) quiz: Quiz,
    pub(super) mode: Mode,
    /// What they go back to when they have read what they read.
    pub(super) behind: Mode,
    pub(super) message: Option<Message>,
    /// From when on parameters that are set hold: what the person chose last.
    pub(super) since: Since,
    pub(super) area: Rect,
    pub(super) keymap: Keymap,
    /// Commands that were written, the last of them last.
    pub(super) history: Vec<String>,
    /// Whether clicks and the wheel are the program's.
    pub has_mouse: bool,
    /// The words that they are spoken to in.
    pub tongue: Arc<Tongue>,
    /// The background that the colours are for, where the person has said so.
    pub(super) background: Option<Background>,
    /// What was taken along last.
    pub(super) copied: Option<Copied>,
    /// What can be undone, the last of it last.
    pub(super) done: Vec<Done>,
    /// Whether what is being set undoes something.
    pub(super) is_undoing: bool,
    /// Places to come back to.
    pub(super) bookmarks: Vec<Bookmark>,
    /// The page that is searched, while it is.
    pub(super) searched: Option<Reading>,
    /// What was searched for last on a page.
    pub(super) sought: String,
    /// What waits for something to be found out.
    pub(super) due: Option<Due>,
    /// Questions that led from one place of a run to another, and where each was asked.
    pub(super) trail: Vec<(Position, Inquiry)>,
}

/// A lab in front of a person, and how they look at it.
pub(super) struct Tab {
    pub(super) entry: &'static Entry,
    pub(super) look: Look,
    /// The place of the run that is looked at.
    pub(super) run: usize,
    /// What is shown: the last there was to see, whole.
    pub(super) seen: Option<Arc<Snapshot>>,
    /// Whether that is where the run stands.
    pub(super) is_current: bool,
    /// Where the screen has put the cursor, once it has: as long as it stands there, nobody has moved it.
    pub(super) put: Option<Cell>,
    /// The cursor that went along to the last part of a stage, as long as the run stands there.
    along: Option<Along>,
    /// How the runs beside each other are compared, where they are.
    pub(super) comparison: Comparison,
    /// The number that compared curves are to come below, where somebody has said so.
    pub(super) threshold: Option<f64>,
    /// Which value of a sweep is chosen.
    pub(super) point: Option<usize>,
    /// Through a lens: so many complete rounds, and so many of the lens's stages into the next.
    pub(super) within: (u64, u64),
}

/// Something to be done when what it needs has been found out. Whatever the person does next, they do instead.
pub(super) enum Due {
    /// This, once more.
    Again(Action),
    /// To ask about a number where it was computed, when that is shown.
    Ask(Origin),
}

/// What the person is doing.
#[derive(Debug, Clone)]
pub(super) enum Mode {
    /// Stepping.
    Stepping,
    /// Writing a command.
    Writing(Draft),
    /// Writing what to search for.
    Searching(Input),
    /// Editing parameters.
    Editing(Editor),
    /// Reading a page.
    Reading(Reading),
    /// Choosing what to take along.
    Copying,
    /// Asking why a number is what it is.
    Asking(Inquiry),
    /// Saying what the next step will compute.
    Predicting(Prediction),
    /// Trying whether a product would fit.
    Fitting(Fitting),
}

/// One line for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Something was done.
    Note(String),
    /// Something was not done.
    Warning(String),
}

impl Viewer {
    /// Somebody in front of the home screen of `room`, on a screen of 80 columns and 24 rows until they say otherwise.
    pub fn new(id: ViewerId, room: &Room) -> Self {
        let tab = |entry: &'static Entry| Tab::new(entry, room.main_run(entry));
        let mut viewer = Self {
            id,
            tabs: room.labs().iter().map(tab).collect(),
            current: 0,
            quiz: Quiz::default(),
            mode: Mode::Stepping,
            behind: Mode::Stepping,
            message: None,
            since: Since::Here,
            area: Rect::new(0, 0, 80, 24),
            keymap: Keymap::of(room.labs()),
            history: vec![],
            has_mouse: true,
            tongue: Arc::default(),
            background: None,
            copied: None,
            done: vec![],
            is_undoing: false,
            bookmarks: vec![],
            searched: None,
            sought: String::new(),
            due: None,
            trail: vec![],
        };
        viewer.current = viewer.home();
        viewer
    }

    /// The place of the home screen.
    pub(super) fn home(&self) -> usize {
        let home = self.tabs.iter().position(|tab| tab.entry.is_home);
        home.expect("one of the labs of a room is home")
    }

    /// Puts the lab `entry` in front, opened with these settings at this position.
    pub(super) fn open(
        &mut self,
        room: &mut Room,
        entry: &'static Entry,
        schedule: Schedule,
        position: Option<WrittenPosition>,
    ) {
        let Some(index) = self.tabs.iter().position(|tab| std::ptr::eq(tab.entry, entry)) else { return };
        self.current = index;
        let tab = &mut self.tabs[index];
        let mut position = position;
        if let (Some(written), Some(_)) = (&mut position, entry.lens()) {
            // Its stages are the lens's own.
            tab.within = (written.round.saturating_sub(1), written.stage.unwrap_or(0));
            *written = WrittenPosition { round: written.round - u64::from(written.stage.is_some()), stage: None };
        }
        let parameters = schedule.at(0);
        room.open_at(tab.run, schedule, position);
        for (parameter, setting) in parameters.iter() {
            room.share(parameter, &setting, tab.run, self.id);
        }
    }

    /// Puts a run of the room in front, on the screen of its lab.
    pub fn watch(&mut self, room: &Room, run: usize) {
        let entry = room.run(run).entry;
        let Some(index) = self.tabs.iter().position(|tab| std::ptr::eq(tab.entry, entry)) else { return };
        self.current = index;
        let tab = &mut self.tabs[index];
        (tab.run, tab.seen, tab.is_current) = (run, None, false);
    }

    /// Puts a run in front, on the screen that shows the lab.
    pub(super) fn look_at_run(&mut self, run: usize) {
        let tab = self.tab_mut();
        (tab.run, tab.is_current) = (run, false);
    }

    /// Takes note of what was wanted while drawing, to be found out again about what there is to see next.
    pub(super) fn look_at(&self, room: &mut Room, wanted: &[Wanted]) {
        let tab = self.tab();
        // What is seen through a lens is found out first.
        let through = room
            .run(tab.run)
            .shown
            .as_ref()
            .zip(tab.entry.lens())
            .map(|(shown, lens)| Wanted::new(shown, Through { lens, stage: 0 }));
        // What runs are in is compared anew when all have come.
        let is_comparing = Scene { room, viewer: self }.is_comparing();
        let own = wanted.iter().filter(|one| through.is_none() && !is_comparing && !one.is_long()).cloned();
        let asked = through.iter().cloned().chain(own).collect();
        room.look_at(tab.run, asked);
    }

    pub(super) fn tab(&self) -> &Tab {
        &self.tabs[self.current]
    }

    pub(super) fn tab_mut(&mut self) -> &mut Tab {
        &mut self.tabs[self.current]
    }

    /// How the person's predictions came out.
    pub fn score(&self) -> Score {
        self.quiz.score
    }

    /// Binds a key of the person's own to a command, as far as these labs have it.
    ///
    /// # Errors
    /// If it is no key, or the command is none.
    pub fn bind(&mut self, key: &str, command: &str, labs: Registry) -> Result<(), String> {
        self.keymap.bind(key, command, labs)
    }

    /// The background that the colours are for, where the person has said so.
    pub fn background(&self) -> Option<Background> {
        self.background
    }

    /// The line for the person, while there is one.
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// Says something.
    pub fn note(&mut self, said: impl Into<Sentence>) {
        self.message = Some(Message::Note(self.word(&said.into())));
    }

    /// Says this no longer, if it is what is said.
    pub(super) fn forget(&mut self, said: &str) {
        let word = self.word(&Sentence::from(said));
        self.message = self.message.take().filter(|message| !matches!(message, Message::Note(note) if *note == word));
    }

    /// Tells the person of something that is not as they want it.
    pub fn warn(&mut self, said: impl Into<Sentence>) {
        self.message = Some(Message::Warning(self.word(&said.into())));
    }
}

/// A cursor that went along to the last part of a stage.
#[derive(Debug)]
struct Along {
    position: Position,
    from: Cell,
    to: Cell,
}

impl Tab {
    pub(super) fn new(entry: &'static Entry, run: usize) -> Self {
        Self {
            entry,
            look: Look::new(entry.screen.choices()),
            run,
            seen: None,
            is_current: false,
            put: None,
            along: None,
            comparison: Comparison::Off,
            threshold: None,
            point: None,
            within: (0, 0),
        }
    }

    /// Looks at the main run where that which was looked at has been dropped.
    pub(super) fn leave_dropped(&mut self, room: &Room) {
        if room.run(self.run).is_dropped {
            (self.run, self.is_current) = (room.main_run(self.entry), false);
        }
    }

    /// Looks at what there is to see now. Where a stage has just been gone through part by part up to its end, this is the number that
    /// the last of them came to. A cursor that went along to such a number comes back when the run goes on.
    pub(super) fn refresh(&mut self, room: &mut Room) -> Option<(Name, Cell)> {
        let before = self.seen.clone();
        self.see(room);
        let now = self.seen.as_ref()?;
        if let Some(along) = self.along.take_if(|along| along.position != now.position)
            && self.look.cell() == along.to
        {
            (self.look.row, self.look.column) = (along.from.row, along.from.column);
        }
        let is_completed = |before: &Snapshot| before.reach(Goal::StageForward) == now.position;
        let before = before.filter(|before| before.position.stage > 0 && is_completed(before))?;
        before.step.as_ref()?.last(self.look.cell())
    }

    /// Lets the cursor go along to the last part of a stage, as long as the run stands here.
    pub(super) fn go_along(&mut self, to: Cell) {
        let Some(now) = &self.seen else { return };
        self.along = Some(Along { position: now.position, from: self.look.cell(), to });
        (self.look.row, self.look.column) = (to.row, to.column);
    }

    /// Looks at what there is to see now; what is seen through a lens may have yet to be found out.
    fn see(&mut self, room: &mut Room) {
        let Some(shown) = room.run(self.run).shown.clone() else { return };
        match self.entry.lens() {
            None => (self.seen, self.is_current) = (Some(shown), true),
            Some(lens) => {
                let request = Through { lens, stage: self.stage_within(&shown) };
                let seen = room.answers.get(&shown, &request);
                self.is_current = seen.is_some();
                match seen {
                    Some(seen) => self.seen = Some(seen),
                    None => room.want(vec![Wanted::new(&shown, request)]),
                }
            }
        }
    }

    /// How many stages of a lens somebody is into the next round of a run that stands here, if it can be entered.
    pub(super) fn stage_within(&self, shown: &Snapshot) -> u64 {
        let (done, stage) = self.within;
        if stage > 0 && done == shown.position.done && shown.ahead(Goal::Forward).is_some() { stage } else { 0 }
    }

    /// Puts the cursor where it begins; later, as long as nobody has moved it, where the screen has most to tell.
    pub(super) fn put_cursor(&mut self, first: Cell, telling: Option<Cell>, extent: (usize, usize)) {
        let begins = self.put.is_none();
        let is_put = begins || self.put == Some(self.look.cell());
        let put = if begins { Some(telling.unwrap_or(first)) } else { telling.filter(|_| is_put) };
        if let Some(put) = put {
            (self.look.row, self.look.column) = (put.row, put.column);
        }
        if is_put {
            self.put = Some(self.look.cell());
        }
        self.keep_cursor(extent);
    }

    /// Puts the cursor within what there is to see: there may be fewer points now than the one that was chosen.
    pub(super) fn keep_cursor(&mut self, extent: (usize, usize)) {
        let is_put = self.put == Some(self.look.cell());
        self.look.row = self.look.row.min(extent.0.saturating_sub(1));
        self.look.column = self.look.column.min(extent.1.saturating_sub(1));
        // Who has not moved it has not done so now.
        if is_put {
            self.put = Some(self.look.cell());
        }
    }
}
