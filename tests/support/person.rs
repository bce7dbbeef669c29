//! A person in front of the app: presses keys and reads the screen, without a terminal.

use std::sync::Arc;

use lina_tui::app::{App, Effect, Pace, view};
use lina_tui::input::{Action, Key};
use lina_tui::labs;
use lina_tui::table::Table;
use lina_tui::terminal::{Capabilities, Colours};
use lina_tui::ui::{Background, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub const CAPABILITIES: Capabilities = Capabilities { colours: Colours::True, unicode: true };

pub struct Person {
    pub app: App,
    area: Rect,
    theme: Theme,
}

impl Person {
    /// In front of the lab `name` on a screen of this size.
    pub fn before(name: &str, width: u16, height: u16) -> Self {
        Self::with_table(name, &Table::built_in(), width, height)
    }

    /// In front of the lab `name`, every lab with this table.
    pub fn with_table(name: &str, table: &Arc<Table>, width: u16, height: u16) -> Self {
        let lab = labs::find(name).unwrap();
        let parameters = lina_tui::lab::Parameters::defaults(lab.description.parameters);
        let tab = lab.open(lina_tui::lab::Schedule::new(parameters), Arc::clone(table)).unwrap();
        let theme = Theme::new(Background::Dark, CAPABILITIES);
        let mut person = Self { app: App::new(Some(tab), table).unwrap(), area: Rect::default(), theme };
        person.resize(width, height);
        person
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

    /// Does something, and waits until nothing is left to be computed.
    pub fn act(&mut self, action: Action) -> Option<Effect> {
        let effect = self.app.update(action);
        while self.app.pace() == Pace::Now {
            self.app.update(Action::Tick);
        }
        effect
    }

    pub fn buffer(&self) -> Buffer {
        let mut buffer = Buffer::empty(self.area);
        view(&self.app, &self.theme, self.area, &mut buffer);
        buffer
    }

    /// What is on the screen, row by row.
    pub fn text(&self) -> String {
        rows(&self.buffer()).join("\n")
    }

    /// What is on the screen, and under it which style each piece of it has.
    pub fn picture(&self) -> String {
        let buffer = self.buffer();
        let mut legend: Vec<String> = vec![];
        let mut styles = String::new();
        for y in 0..buffer.area.height {
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
        format!("{}\n\n{styles}\n{}\n", rows(&buffer).join("\n"), legend.join("\n"))
    }
}

fn rows(buffer: &Buffer) -> Vec<String> {
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..buffer.area.height).map(row).collect()
}
