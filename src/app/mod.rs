//! What people do, and what follows from that.
//!
//! A [`Room`] is what people share: the runs and the data. A [`Viewer`] is one person in front of it. [`update`] is the
//! only thing that changes either, and it is deterministic: no clock, no entropy, no files, no threads. What takes long
//! it gives out as a [`Task`]; what comes of that is taken back as an [`Arrival`]. The same actions and arrivals give the
//! same room and the same screen to the last bit, whoever sent them.

mod asking;
mod bringing;
mod catalogue;
mod clicks;
mod comparing;
mod copied;
mod copy;
mod editing;
mod family;
mod fitting;
mod forking;
mod going;
mod hearing;
mod hints;
mod hosted;
mod moving;
mod offers;
mod pages;
mod palette;
mod play;
mod predicting;
mod room;
mod runs;
mod scene;
mod staging;
mod sweep;
mod sweeping;
mod tables;
mod task;
mod telling;
mod undoing;
mod update;
mod verdict;
mod view;
mod viewer;
mod wiring;
mod writing;

pub use catalogue::{catalogue, messages};
pub use family::{MOST_RUNS, check_form};
pub use hosted::Hosted;
pub use play::{Direction, Play};
pub use predicting::Score;
pub use room::{News, Notice, Room};
pub use scene::{Front, Scene};
pub use sweep::{Sweep, Swept};
pub use task::{Arrival, By, Opening, Task, TaskId, ViewerId};
pub use update::{look_again, update};
pub use view::view;
pub use viewer::{Message, Viewer};

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::input::{Action, Key, Scope};
use crate::lab::{Errand, Refusal, Schedule, Wanted, WrittenPosition};
use crate::labs::{Entry, Registry};
use crate::table::Table;
use crate::ui::Theme;
use crate::ui::chrome::Regions;

/// What the driver is to do, because only the driver can.
#[derive(Debug)]
pub enum Effect {
    /// Do this beside everything else, and bring back what comes of it.
    Work(Task),
    /// Draw the screen anew, as if nothing were known of it.
    Redraw,
    /// Give the terminal back and stop until resumed.
    Suspend,
    /// Put this text on the person's clipboard.
    Copy(String),
    /// Have clicks and the wheel reported, or leave them to the terminal.
    Mouse(bool),
    /// Read the program in the file of this name, and bring it.
    Open(String),
    /// Measure this, and say what came of it by [`Action::Measured`].
    Measure(Errand),
    /// End.
    Quit,
}

/// When somebody wants to hear of the time again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Not at all.
    Idle,
    /// After so long.
    After(Duration),
}

/// A room with one person in front of it.
pub struct App {
    /// What people share.
    pub room: Room,
    /// The person.
    pub viewer: Viewer,
}

impl App {
    /// A room of these labs with the home screen in front. Those that can take a table take `table` where it is a
    /// person's own, which they brought in `file`.
    pub fn new(labs: Registry, table: &Arc<Table>, file: Option<PathBuf>) -> Self {
        let room = Room::new(labs, table, file);
        let viewer = Viewer::new(ViewerId::default(), &room);
        Self { room, viewer }
    }

    /// Opens the lab `entry` with these settings at this position, and puts it in front.
    pub fn open(
        &mut self,
        entry: &'static Entry,
        schedule: Schedule,
        position: Option<WrittenPosition>,
    ) -> Vec<Effect> {
        self.viewer.open(&mut self.room, entry, schedule, position);
        look_again(&mut self.room, &mut self.viewer, &[])
    }

    /// Lets a run of this name branch off from the one in front, with these settings over the whole of it.
    ///
    /// # Errors
    /// If it cannot be called so, or there are as many as can stand beside each other.
    pub fn branch(&mut self, name: String, schedule: Schedule) -> Result<Vec<Effect>, Refusal> {
        let run = self.viewer.tab().run;
        self.room.branch(run, name, schedule, By::Viewer(self.viewer.id))?;
        Ok(look_again(&mut self.room, &mut self.viewer, &[]))
    }

    /// Puts the run of this name in front, of those that stand beside each other.
    ///
    /// # Errors
    /// If there is none.
    pub fn choose_run(&mut self, name: &str) -> Result<(), Refusal> {
        let run = self.room.named(self.viewer.tab().run, name)?;
        // The lab in front may show it through a lens.
        self.viewer.look_at_run(run);
        Ok(())
    }

    /// Puts a program in front that has been read.
    pub fn bring(&mut self, entry: &'static Entry) -> Vec<Effect> {
        let mut effects = update::bring(&mut self.room, &mut self.viewer, entry);
        effects.extend(self.listen());
        effects
    }

    /// Does what `action` asks, and says what the driver has to do about it.
    pub fn update(&mut self, action: Action) -> Vec<Effect> {
        let mut effects = update(&mut self.room, &mut self.viewer, action);
        effects.extend(self.listen());
        effects
    }

    /// Takes what came of a task.
    pub fn take(&mut self, arrival: Arrival) -> Vec<Effect> {
        self.room.take(arrival);
        self.listen()
    }

    /// Has found out what was wanted while drawing, and again when there is something else to see.
    pub fn want(&mut self, wanted: Vec<Wanted>) -> Vec<Effect> {
        self.viewer.look_at(&mut self.room, &wanted);
        self.room.want(wanted);
        self.room.take_tasks().into_iter().map(Effect::Work).collect()
    }

    fn listen(&mut self) -> Vec<Effect> {
        let notices = self.room.take_notices();
        look_again(&mut self.room, &mut self.viewer, &notices)
    }

    /// The room as the person sees it.
    pub fn scene(&self) -> Scene<'_> {
        Scene { room: &self.room, viewer: &self.viewer }
    }

    /// Draws it. What has yet to be found out for it is wanted.
    pub fn view(&self, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Vec<Wanted> {
        view(self.scene(), theme, area, buffer)
    }

    /// What a key means to the person now.
    pub fn meaning(&self, key: Key) -> Option<Action> {
        self.scene().meaning(key)
    }

    /// What a command means to the person now, as it is written.
    ///
    /// # Errors
    /// If it is no command; the refusal says what would be one.
    pub fn read(&self, command: &str) -> Result<Action, Refusal> {
        self.scene().read(command)
    }

    /// What there is to see, in sentences and small tables, for somebody who sees no screen.
    pub fn told(&self, theme: &Theme) -> String {
        self.scene().told(theme)
    }

    /// The line that is done being written when it is confirmed, as a command or an answer; nothing where none is.
    pub fn written(&self) -> Option<String> {
        self.scene().written()
    }

    /// Where the person is.
    pub fn scope(&self) -> Scope {
        self.scene().scope()
    }

    /// Whether the place in the run is shown in this row of the screen.
    pub fn is_scrubber(&self, row: u16) -> bool {
        row == Regions::of(self.viewer.area).transport.y
    }

    /// How the person's predictions came out.
    pub fn score(&self) -> Score {
        self.viewer.score()
    }

    /// When the person wants to hear of the time again.
    pub fn pace(&self) -> Pace {
        let play = self.scene().run().play;
        play.direction.map_or(Pace::Idle, |_| Pace::After(play.tick()))
    }

    /// Why the lab in front could not be opened.
    pub fn refusal(&self) -> Option<Refusal> {
        self.scene().run().refusal().cloned()
    }

    /// Whether something is under way.
    pub fn is_busy(&self) -> bool {
        self.room.is_busy()
    }
}
