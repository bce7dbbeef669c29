//! A monkey in front of every lab: keys, sequences that break off, pastes, clicks, sizes, in any order and cut anywhere.
//! Nothing panics, what is on the terminal is what would be there had it been drawn anew, and the way out is always open.
//!
//! `cargo test --release --test monkey -- --ignored` lets it play for some minutes.
#![expect(clippy::disallowed_methods, reason = "whoever waits for another program needs a clock to give up by")]

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

#[path = "support/session.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod session;

use std::num::NonZero;
use std::time::Duration;

use lina_tui::app::{App, Effect, Task};
use lina_tui::driver::events::Happening;
use lina_tui::driver::meaning::meanings;
use lina_tui::input::Action;
use lina_tui::lab::{Parameters, Schedule};
use lina_tui::labs::registry;
use lina_tui::table::Table;
use lina_tui::terminal::reader::{Event, Reader};
use lina_tui::terminal::{Canvas, Capabilities, Colours, Reducer};
use lina_tui::ui::{Background, Theme};
use rand::RngExt;
use rand::seq::IndexedRandom;
use rand_mt::Mt64;
use ratatui::layout::Size;
use session::Session;
use support::labs::{every_lab, labs};

/// What a keyboard can bring besides single characters: keys, and sequences that break off. Clusters of which terminals
/// disagree how wide they are have tests of their own.
const SEQUENCES: [&[u8]; 40] = [
    b"\x1b[A",
    b"\x1b[B",
    b"\x1b[C",
    b"\x1b[D",
    b"\x1b[H",
    b"\x1b[F",
    b"\x1b[5~",
    b"\x1b[6~",
    b"\x1b[3~",
    b"\x1b[Z",
    b"\x1b[1;2C",
    b"\x1bOP",
    b"\x1b",
    b"\x1b\x1b",
    b"\x1b]",
    b"\x1bP",
    b"\x1b[",
    b"\x1bO",
    b"\x1b[M",
    b"\x1b[<",
    b"\x1b[?",
    b"\x1b[1;",
    b"\x1b[27;5;",
    b"\x1b]11;rgb:ff",
    b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
    b"\x1b[0n",
    b"\x1b[200~lr=0.1\x1b[201~",
    b"\x1b[200~\xff\xfe\x00\x1b[31m",
    b"\x1b[201~",
    b"\xe6\x97",
    b"\xe6\x97\xa5\xe6\x9c\xac",
    b"\xf0\x9f\x91\xa9",
    b"\xc3",
    b"\x80",
    b":lr=0.3\r",
    b":12.3\r",
    b":tokens=\xe6\x97\xa5 the \xf0\x9f\x87\xa9\xf0\x9f\x87\xaa\r",
    b":points=1\r",
    b":seq_len=1\r",
    b"e\x1b[B\x1b[C\x1b[C\r9\r\x1b",
];

struct Monkey(Mt64);

impl Monkey {
    fn new(seed: u64) -> Self {
        Self(Mt64::new(seed))
    }

    /// What the keyboard brings next.
    fn bytes(&mut self) -> Vec<u8> {
        match self.0.random_range(0..10) {
            0..4 => vec![self.0.random_range(b' '..=b'~')],
            4 => vec![*[b'\r', b'\t', 0x7f, 0x0c, 0x04, 0x15, b' '].choose(&mut self.0).unwrap()],
            5 => {
                let (button, column, row) = (
                    [0, 32, 64, 65, 99].choose(&mut self.0).unwrap(),
                    self.0.random_range(0..260),
                    self.0.random_range(0..70),
                );
                let end = if self.0.random() { 'M' } else { 'm' };
                format!("\x1b[<{button};{column};{row}{end}").into_bytes()
            }
            _ => SEQUENCES.choose(&mut self.0).unwrap().to_vec(),
        }
    }

    fn size(&mut self) -> Size {
        match self.0.random_range(0..4) {
            0 => Size::new(self.0.random_range(0..20), self.0.random_range(0..12)),
            1 => Size::new(200, 60),
            _ => Size::new(self.0.random_range(20..130), self.0.random_range(5..40)),
        }
    }
}

/// What is to be seen in a cell, as far as it is to be seen.
type Seen = (String, vt100::Color, vt100::Color, [bool; 3]);

/// The program's whole way from bytes of a keyboard to bytes for a terminal, and a terminal that shows them.
struct Playground {
    app: App,
    theme: Theme,
    reducer: Reducer,
    screen: Canvas,
    terminal: vt100::Parser,
    reader: Reader,
    tasks: Vec<Task>,
    size: Size,
    has_left: bool,
}

impl Playground {
    fn new(lab: &str, monkey: &mut Monkey) -> Self {
        let colours = *[Colours::None, Colours::Ansi16, Colours::Ansi256, Colours::True].choose(&mut monkey.0).unwrap();
        let capabilities = Capabilities { colours, unicode: monkey.0.random() };
        let background = if monkey.0.random() { Background::Dark } else { Background::Light };
        let reducer = Reducer::new(capabilities, Theme::palette());
        let mut app = App::new(labs(), &Table::built_in(), None);
        let entry = labs().find(lab).unwrap();
        let effects = app.open(entry, Schedule::new(Parameters::defaults(entry.description.parameters)), None);
        let mut playground = Self {
            app,
            theme: Theme::new(background, capabilities),
            screen: Canvas::new(reducer.clone(), Size::new(80, 24)),
            reducer,
            terminal: terminal(Size::new(80, 24)),
            reader: Reader::default(),
            tasks: vec![],
            size: Size::new(80, 24),
            has_left: false,
        };
        playground.take_on(effects);
        playground
    }

    fn take_on(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Work(task) => self.tasks.push(task),
                Effect::Redraw => self.screen.forget(),
                Effect::Quit => self.has_left = true,
                Effect::Suspend | Effect::Copy(_) | Effect::Measure(_) | Effect::Mouse(_) | Effect::Open(_) => {}
            }
        }
    }

    /// Brings bytes, cut anywhere, and lets some of the time pass that the keyboard takes.
    fn bring(&mut self, bytes: &[u8], monkey: &mut Monkey) {
        let cut = monkey.0.random_range(0..=bytes.len());
        for part in [&bytes[..cut], &bytes[cut..]] {
            self.reader.feed(part);
            if monkey.0.random_range(0..3) == 0 {
                self.reader.rest(Duration::from_millis(monkey.0.random_range(0..800)));
            }
            while let Some(event) = self.reader.pop() {
                let happening = match event {
                    Event::Key(key) => Happening::Key(key),
                    Event::Mouse(mouse, column, row) => Happening::Mouse(mouse, column, row),
                    Event::Paste { text, .. } => Happening::Paste(text),
                    Event::Answer(answer) => Happening::Answer(answer),
                };
                for action in meanings(&self.app, happening) {
                    let effects = self.app.update(action);
                    self.take_on(effects);
                }
            }
        }
    }

    fn resize(&mut self, size: Size) {
        self.size = size;
        self.screen.resize(size);
        self.terminal = terminal(size);
        let effects = self.app.update(Action::Resize(size.width, size.height));
        self.take_on(effects);
    }

    /// Lets some of what is under way arrive, in any order.
    fn work(&mut self, monkey: &mut Monkey) {
        for _ in 0..monkey.0.random_range(0..4) {
            if self.tasks.is_empty() {
                return;
            }
            let task = self.tasks.swap_remove(monkey.0.random_range(0..self.tasks.len()));
            let effects = self.app.take(task.perform());
            self.take_on(effects);
        }
    }

    /// Draws what has changed, and compares with what would be there had all of it been drawn.
    fn look(&mut self) {
        let (app, theme) = (&self.app, &self.theme);
        let mut wanted = vec![];
        let sent = self.screen.frame(|area, buffer| wanted = app.view(theme, area, buffer)).to_vec();
        show(&mut self.terminal, &sent);
        let Size { width, height } = self.size;
        let mut anew = Canvas::new(self.reducer.clone(), self.size);
        let mut again = terminal(self.size);
        show(&mut again, anew.frame(|area, buffer| _ = app.view(theme, area, buffer)));
        for row in 0..height {
            for column in 0..width {
                let [there, anew] = [&self.terminal, &again].map(|terminal| seen(terminal, row, column));
                let line = |terminal: &vt100::Parser| terminal.screen().rows(0, width).nth(row.into());
                let lines = || [&self.terminal, &again].map(line);
                assert!(there == anew, "row {row}, column {column} of {width}x{height}: {:#?}", lines());
            }
        }
        let effects = self.app.want(wanted);
        self.take_on(effects);
    }
}

fn terminal(size: Size) -> vt100::Parser {
    let [rows, columns] = [size.height, size.width].map(|length| NonZero::new(length).unwrap_or(NonZero::<u16>::MIN));
    vt100::Parser::new(rows, columns, 0)
}

/// Shows what was sent on a terminal. The one of the tests leaves out the stand-in for what must not be sent; every other
/// shows it.
fn show(terminal: &mut vt100::Parser, sent: &[u8]) {
    terminal.process(String::from_utf8_lossy(sent).replace('\u{fffd}', "?").as_bytes());
}

fn seen(terminal: &vt100::Parser, row: u16, column: u16) -> Option<Seen> {
    let cell = terminal.screen().cell(row, column)?;
    let is_blank = cell.contents().trim().is_empty();
    let lines = [cell.bold() && !is_blank, cell.inverse(), cell.underline()];
    let ink = if is_blank && !cell.inverse() { vt100::Color::Default } else { cell.fgcolor() };
    let text = if is_blank { " ".to_owned() } else { cell.contents().to_owned() };
    Some((text, ink, cell.bgcolor(), lines))
}

/// Lets the monkey play in front of a lab.
fn play(lab: &str, seed: u64, moves: usize) {
    let mut monkey = Monkey::new(seed);
    let mut playground = Playground::new(lab, &mut monkey);
    let first = monkey.size();
    playground.resize(first);
    for _ in 0..moves {
        if playground.has_left {
            playground = Playground::new(lab, &mut monkey);
            playground.resize(monkey.size());
        }
        match monkey.0.random_range(0..12) {
            0 => playground.resize(monkey.size()),
            1 => {
                let effects = playground.app.update(Action::Tick);
                playground.take_on(effects);
            }
            _ => {
                let bytes = monkey.bytes();
                playground.bring(&bytes, &mut monkey);
            }
        }
        playground.work(&mut monkey);
        playground.look();
    }
}

#[test]
fn nothing_it_does_upsets_a_lab_or_leaves_a_trace_on_the_screen() {
    for (seed, lab) in every_lab().enumerate() {
        play(lab.name, seed as u64, 250);
    }
}

#[test]
#[ignore = "it takes minutes"]
fn nothing_it_does_for_long_upsets_a_lab_either() {
    for seed in 100..120 {
        for lab in every_lab() {
            play(lab.name, seed, 1000);
        }
    }
}

/// What it brings to a real session, without what ends one. A paste that has begun ends.
fn noise(monkey: &mut Monkey, moves: usize) -> Vec<u8> {
    let brought = (0..moves).flat_map(|_| monkey.bytes()).filter(|byte| *byte != b'q' && *byte != 0x1a);
    brought.chain(*b"\x1b[201~").collect()
}

#[test]
fn the_way_out_is_open_whatever_it_has_done() {
    for (seed, lab) in registry().iter().map(|lab| lab.description).enumerate() {
        let mut monkey = Monkey::new(seed as u64);
        let mut session = Session::start(&[lab.name], 80, 24);
        session.wait_for("paused");
        session.type_bytes(&noise(&mut monkey, 40));
        session.type_bytes(b"\x03");
        assert_eq!(session.wait_for_end(), 0, "{}", lab.name);
        session.assert_given_back();
    }
}

#[test]
#[ignore = "it goes by the clock"]
fn the_way_out_takes_no_longer_than_a_moment() {
    for seed in 0..60 {
        for lab in registry().iter().map(|lab| lab.description) {
            let mut monkey = Monkey::new(seed);
            let mut session = Session::start(&[lab.name], 80, 24);
            session.wait_for("paused");
            session.type_bytes(&noise(&mut monkey, 60));
            std::thread::sleep(Duration::from_millis(seed * 7));
            session.type_bytes(b"\x03");
            assert!(session.ends_within(Duration::from_millis(300)), "{} with {seed}", lab.name);
        }
    }
}
