//! A person in front of the app: presses keys and reads the screen, without a terminal.
//!
//! The screen is drawn after everything that happens, also while something is under way: what is asked for while drawing
//! is found out afterwards, as in a terminal. What is worked on arrives at once, or late and in any order.

use std::sync::Arc;

use lina_tui::app::{App, Effect, Pace, Task};
use lina_tui::input::{Action, Key};
use lina_tui::lab::{Name, Parameters, Schedule, Snapshot};
use lina_tui::ops::Cell;
use lina_tui::page::Sentence;
use lina_tui::table::Table;
use lina_tui::terminal::{Capabilities, Colours};
use lina_tui::ui::{Background, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::labs::labs;

pub const CAPABILITIES: Capabilities = Capabilities { colours: Colours::True, unicode: true };

/// When what is worked on arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrivals {
    /// Before anything else happens.
    AtOnce,
    /// When it is waited for, in an order that this number decides.
    Late(u64),
}

pub struct Person {
    pub app: App,
    area: Rect,
    theme: Theme,
    arrivals: Arrivals,
    /// What is under way.
    tasks: Vec<Task>,
    /// What the driver has to do besides.
    effect: Option<Effect>,
    /// Whether the screen is drawn after everything that happens.
    is_drawing: bool,
}

impl Person {
    /// In front of the lab `name` on a screen of this size.
    pub fn before(name: &str, width: u16, height: u16) -> Self {
        Self::with_table(name, &Table::built_in(), width, height)
    }

    /// In front of the lab `name`, every lab with this table.
    pub fn with_table(name: &str, table: &Arc<Table>, width: u16, height: u16) -> Self {
        let mut person = Self::new(table);
        let lab = labs().find(name).unwrap();
        let effects = person.app.open(lab, Schedule::new(Parameters::defaults(lab.description.parameters)), None);
        person.take_on(effects);
        person.resize(width, height);
        person
    }

    /// In front of the lab `name` on the usual screen, with these settings.
    pub fn with_settings(name: &str, settings: &[impl AsRef<str>]) -> Self {
        let mut person = Self::before(name, 80, 24);
        for setting in settings {
            person.set(setting.as_ref());
        }
        person
    }

    /// In front of the home screen, with this table.
    pub fn at_home(table: &Arc<Table>, width: u16, height: u16) -> Self {
        let mut person = Self::new(table);
        person.resize(width, height);
        person
    }

    fn new(table: &Arc<Table>) -> Self {
        let theme = Theme::new(Background::Dark, CAPABILITIES);
        let app = App::new(labs(), table, None);
        let arrivals = Arrivals::AtOnce;
        Self { app, area: Rect::default(), theme, arrivals, tasks: vec![], effect: None, is_drawing: true }
    }

    /// The same person, for whom things arrive so from now on.
    pub fn waiting(mut self, arrivals: Arrivals) -> Self {
        self.arrivals = arrivals;
        self
    }

    /// The same person, who does not look at the screen in between.
    pub fn not_looking(mut self) -> Self {
        self.is_drawing = false;
        self
    }

    /// The same person, before a terminal with so many colours.
    pub fn with_colours(mut self, colours: Colours) -> Self {
        self.theme = Theme::new(Background::Dark, Capabilities { colours, unicode: true });
        self
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.area = Rect::new(0, 0, width, height);
        self.act(Action::Resize(width, height));
    }

    /// Presses keys: names as in the file of keys, separated by spaces; `"text` types what follows, up to the next space.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for word in keys.split_whitespace() {
            match word.strip_prefix('"') {
                Some(text) => text.chars().for_each(|character| self.key(&character.to_string())),
                None => self.key(word),
            }
        }
        self
    }

    fn key(&mut self, key: &str) {
        let key: Key = key.parse().unwrap();
        if let Some(action) = self.app.meaning(key) {
            self.act(action);
        }
    }

    /// Does something; of what the driver has to do about it, what is no work.
    pub fn act(&mut self, action: Action) -> Option<Effect> {
        let effects = self.app.update(action);
        self.take_on(effects);
        self.look();
        if self.arrivals == Arrivals::AtOnce {
            self.settle();
        }
        self.effect.take()
    }

    /// Puts a program in front that has been read.
    pub fn bring(&mut self, entry: &'static lina_tui::labs::Entry) {
        let effects = self.app.bring(entry);
        self.take_on(effects);
        self.settle();
    }

    /// Lets what is under way take longer than anybody wants to wait.
    pub fn overdue(&mut self) {
        for id in self.tasks.iter().filter_map(Task::id) {
            self.app.room.is_overdue(id);
        }
    }

    /// Keeps what has to be done: what is work, and the first of what is none.
    fn take_on(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Work(task) => self.tasks.push(task),
                effect => _ = self.effect.get_or_insert(effect),
            }
        }
    }

    /// Sets a parameter as it is written.
    pub fn set(&mut self, setting: &str) {
        self.act(Action::Set(vec![setting.parse().unwrap()]));
    }

    /// Puts the lab `name` in front.
    pub fn go_to_lab(&mut self, name: &str) -> Option<Effect> {
        self.act(Action::Lab(labs().find(name).unwrap().description.name))
    }

    /// The name of the lab in front.
    pub fn lab(&self) -> &'static str {
        self.app.scene().entry().description.name
    }

    /// Draws the screen as it is now, and wants what is missing on it.
    fn look(&mut self) {
        if self.is_drawing {
            let mut buffer = Buffer::empty(self.area);
            let wanted = self.app.view(&self.theme, self.area, &mut buffer);
            let effects = self.app.want(wanted);
            self.take_on(effects);
        }
    }

    /// Lets one piece of work that is under way arrive; says whether there was one.
    pub fn wait(&mut self) -> bool {
        let count = self.tasks.len();
        if count == 0 {
            return false;
        }
        let which = match &mut self.arrivals {
            Arrivals::AtOnce => 0,
            Arrivals::Late(number) => {
                *number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (*number >> 33) as usize % count
            }
        };
        let arrival = self.tasks.remove(which).perform();
        let effects = self.app.take(arrival);
        self.take_on(effects);
        self.look();
        true
    }

    /// Waits until nothing is under way.
    pub fn settle(&mut self) {
        self.look();
        while self.wait() {}
    }

    /// What is shown of the lab in front.
    pub fn shown(&self) -> &Snapshot {
        self.app.scene().shown().expect("the lab in front has been opened")
    }

    /// The number that the cursor stands on.
    pub fn looked_at(&self) -> Option<(Name, Cell)> {
        let front = self.app.scene().front()?;
        front.screen.looked_at(&front.sight, front.look)
    }

    /// What is said of what is shown, as data.
    pub fn said(&self) -> Sentence {
        let front = self.app.scene().front().expect("the lab in front has been opened");
        front.screen.narration(&front.sight, front.look)
    }

    /// The sentence about what is shown.
    pub fn narration(&self) -> String {
        let front = self.app.scene().front().expect("the lab in front has been opened");
        front.narration()
    }

    /// Whether it plays.
    pub fn is_playing(&self) -> bool {
        self.app.pace() != Pace::Idle
    }

    pub fn buffer(&self) -> Buffer {
        let mut buffer = Buffer::empty(self.area);
        self.app.view(&self.theme, self.area, &mut buffer);
        buffer
    }

    /// What is on the screen, row by row.
    pub fn text(&self) -> String {
        rows(&self.buffer()).join("\n")
    }

    /// What is on the screen below the tabs, row by row: it is the same whichever labs there are.
    pub fn below_the_tabs(&self) -> String {
        rows(&self.buffer()).into_iter().skip(1).collect::<Vec<_>>().join("\n")
    }

    /// What is on the screen below the tabs, and under it which style each piece of it has.
    pub fn picture(&self) -> String {
        let buffer = self.buffer();
        let mut legend: Vec<String> = vec![];
        let mut styles = String::new();
        for y in 1..buffer.area.height {
            for x in 0..buffer.area.width {
                let cell = &buffer[(x, y)];
                let style = format!("{:?} on {:?} {:?}", cell.fg, cell.bg, cell.modifier);
                let index = legend.iter().position(|known| *known == style).unwrap_or_else(|| {
                    legend.push(style);
                    legend.len() - 1
                });
                styles.push(if index == 0 { '.' } else { char::from(b'a' + index as u8 - 1) });
            }
            styles.truncate(styles.trim_end_matches('.').len());
            styles.push('\n');
        }
        let legend: Vec<String> = legend
            .iter()
            .enumerate()
            .map(|(k, style)| format!("{} {style}", if k == 0 { '.' } else { char::from(b'a' + k as u8 - 1) }))
            .collect();
        format!("{}\n\n{styles}\n{}\n", self.below_the_tabs(), legend.join("\n"))
    }
}

fn rows(buffer: &Buffer) -> Vec<String> {
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..buffer.area.height).map(row).collect()
}
