//! A real session: the program in a pseudo-terminal, and a terminal that shows what it writes.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take. Nothing depends on it but how soon a failure is reported.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    shown: Arc<Shown>,
    reader: Option<JoinHandle<()>>,
}

/// What the terminal shows, and a bell for whoever waits for a change.
struct Shown {
    terminal: Mutex<Terminal>,
    changed: Condvar,
}

struct Terminal {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    is_closed: bool,
    /// Whether whoever reads is to let go of the terminal with the next bytes.
    lets_go: bool,
    /// Whether the terminal has stopped reading.
    has_stopped: bool,
}

/// What kind of terminal it is.
#[derive(Clone, Copy, Default)]
pub struct Habits {
    /// What it answers when asked for its background, if it does.
    pub background: Option<&'static str>,
    /// It answers nothing before this has been written to it, or is to be seen on it.
    pub answers_after: Option<&'static str>,
    /// It lies at the end of a line that carries so many bytes a second, behind somebody who takes whatever comes.
    pub rate: Option<f64>,
}

/// Reads what somebody else has read, and no faster than a line carries it.
struct Line {
    comes: std::sync::mpsc::Receiver<Vec<u8>>,
    waiting: std::collections::VecDeque<u8>,
    rate: f64,
    free_at: Instant,
}

impl Line {
    fn from(mut output: Box<dyn Read + Send>, rate: f64) -> Self {
        let (takes, comes) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Some(read) = output.read(&mut buffer).ok().filter(|read| *read > 0) {
                if takes.send(buffer[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self { comes, waiting: std::collections::VecDeque::new(), rate, free_at: Instant::now() }
    }
}

impl Read for Line {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.waiting.is_empty() {
            match self.comes.recv() {
                Ok(bytes) => self.waiting.extend(bytes),
                Err(_) => return Ok(0),
            }
            self.free_at = self.free_at.max(Instant::now());
        }
        let count = self.waiting.len().min(buffer.len()).min(64);
        self.free_at += Duration::from_secs_f64(count as f64 / self.rate);
        std::thread::sleep(self.free_at.saturating_duration_since(Instant::now()));
        buffer.iter_mut().zip(self.waiting.drain(..count)).for_each(|(to, byte)| *to = byte);
        Ok(count)
    }
}

/// A command with the environment of a terminal of 256 colours, and nothing of the one that the tests run in: build
/// servers, shells and locales each set variables of their own.
pub fn command(program: impl AsRef<OsStr>) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.env_clear();
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    command
}

impl Session {
    /// The program with these arguments, in a terminal of 256 colours.
    pub fn start(arguments: &[&str], width: u16, height: u16) -> Self {
        let mut command = command(env!("CARGO_BIN_EXE_lina-tui"));
        command.args(arguments);
        Self::run(command, width, height, None)
    }

    /// Any command; `background` is what the terminal answers when asked for its background. It always says when it has
    /// read all that was written.
    pub fn run(command: CommandBuilder, width: u16, height: u16, background: Option<&'static str>) -> Self {
        Self::run_on(Habits { background, ..Habits::default() }, command, width, height)
    }

    /// Any command, in a terminal with these habits.
    pub fn run_on(habits: Habits, command: CommandBuilder, width: u16, height: u16) -> Self {
        let pty = native_pty_system().openpty(size(width, height)).unwrap();
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let parser = vt100::Parser::new(height.try_into().unwrap(), width.try_into().unwrap(), 0);
        let terminal = Terminal { parser, bytes: vec![], is_closed: false, lets_go: false, has_stopped: false };
        let shown = Arc::new(Shown { terminal: Mutex::new(terminal), changed: Condvar::new() });
        let output = pty.master.try_clone_reader().unwrap();
        let mut output: Box<dyn Read + Send> = match habits.rate {
            Some(rate) => Box::new(Line::from(output, rate)),
            None => output,
        };
        let keyboard = Arc::new(Mutex::new(pty.master.take_writer().unwrap()));
        let (to, answers) = (Arc::clone(&shown), Arc::clone(&keyboard));
        let reader = std::thread::spawn(move || {
            let (mut buffer, mut answered) = ([0; 4096], 0);
            let mut holds_back = habits.answers_after;
            loop {
                let read = match output.read(&mut buffer) {
                    Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                    read => read.unwrap_or(0),
                };
                let mut terminal = to.terminal.lock().unwrap();
                while terminal.has_stopped {
                    terminal = to.changed.wait(terminal).unwrap();
                }
                terminal.is_closed = read == 0;
                terminal.parser.process(&buffer[..read]);
                terminal.bytes.extend_from_slice(&buffer[..read]);
                to.changed.notify_all();
                if read == 0 || terminal.lets_go {
                    return;
                }
                holds_back = holds_back.filter(|text| {
                    let is_written = String::from_utf8_lossy(&terminal.bytes).contains(text);
                    !is_written && !terminal.parser.screen().contents().contains(text)
                });
                if holds_back.is_none() {
                    answered = answer(&terminal.bytes, answered, habits.background, &mut **answers.lock().unwrap());
                }
            }
        });
        let keyboard = Box::new(Shared(keyboard));
        Self { master: Some(pty.master), keyboard: Some(keyboard), child, shown, reader: Some(reader) }
    }

    /// The terminal stops reading, or goes on.
    pub fn stop_reading(&self, stops: bool) {
        self.shown.terminal.lock().unwrap().has_stopped = stops;
        self.shown.changed.notify_all();
    }

    /// The terminal as another program finds it.
    pub fn tty(&self) -> std::fs::File {
        use std::os::unix::fs::OpenOptionsExt;
        let path = self.master.as_ref().unwrap().tty_name().unwrap();
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
        let mut options = std::fs::OpenOptions::new();
        options.read(true).write(true).custom_flags(flags.bits() as i32).open(path).unwrap()
    }

    pub fn type_bytes(&mut self, bytes: &[u8]) {
        let keyboard = self.keyboard.as_mut().expect("the terminal is there");
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        let mut terminal = self.shown.terminal.lock().unwrap();
        terminal.parser.screen_mut().set_size(height.try_into().unwrap(), width.try_into().unwrap());
        drop(terminal);
        self.master.as_ref().unwrap().resize(size(width, height)).unwrap();
    }

    /// Waits until the screen shows what `is_there` looks for.
    #[track_caller]
    pub fn wait_until(&self, what: &str, mut is_there: impl FnMut(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        let mut terminal = self.shown.terminal.lock().unwrap();
        while !is_there(terminal.parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            let text = terminal.parser.screen().contents();
            assert!(!left.is_zero(), "waited for {what} in vain:\n{text}");
            assert!(!terminal.is_closed, "the program ended before {what}:\n{text}");
            terminal = self.shown.changed.wait_timeout(terminal, left).unwrap().0;
        }
    }

    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Whether this is ever written, before the program ends.
    #[track_caller]
    pub fn comes_to_write(&self, text: &str) -> bool {
        let end = Instant::now() + PATIENCE;
        let mut terminal = self.shown.terminal.lock().unwrap();
        while !String::from_utf8_lossy(&terminal.bytes).contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited for {text:?} in vain");
            if terminal.is_closed {
                return false;
            }
            terminal = self.shown.changed.wait_timeout(terminal, left).unwrap().0;
        }
        true
    }

    /// Whether the screen shows this text before so much time is over.
    pub fn shows_within(&self, text: &str, time: Duration) -> bool {
        let end = Instant::now() + time;
        let mut terminal = self.shown.terminal.lock().unwrap();
        while !terminal.parser.screen().contents().contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            terminal = self.shown.changed.wait_timeout(terminal, left).unwrap().0;
        }
        true
    }

    /// Whether the program ends before so much time is over.
    pub fn ends_within(&mut self, time: Duration) -> bool {
        let end = Instant::now() + time;
        loop {
            if self.child.try_wait().unwrap().is_some() {
                return true;
            }
            if Instant::now() >= end {
                return false;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// The screen as it is.
    pub fn screen<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.shown.terminal.lock().unwrap().parser.screen())
    }

    /// All that was ever written.
    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.shown.terminal.lock().unwrap().bytes).into_owned()
    }

    pub fn process(&self) -> rustix::process::Pid {
        rustix::process::Pid::from_raw(self.child.process_id().unwrap() as i32).unwrap()
    }

    pub fn signal(&self, signal: rustix::process::Signal) {
        rustix::process::kill_process(self.process(), signal).unwrap();
    }

    /// The terminal goes away.
    pub fn hang_up(&mut self) {
        // The last one to hold it is the thread that reads, which waits for bytes: ctrl-l makes the program write some.
        self.shown.terminal.lock().unwrap().lets_go = true;
        self.type_bytes(b"\x0c");
        self.reader.take().unwrap().join().unwrap();
        self.keyboard = None;
        self.master = None;
    }

    /// Waits until the program has ended, and says with which status.
    #[track_caller]
    pub fn wait_for_end(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "the program does not end");
            std::thread::yield_now();
        }
    }

    /// Waits until all that was written has been read, and checks that the terminal is as it was found.
    #[track_caller]
    pub fn assert_given_back(&self) {
        let end = Instant::now() + PATIENCE;
        let mut terminal = self.shown.terminal.lock().unwrap();
        while !terminal.is_closed {
            assert!(Instant::now() < end, "the terminal stays open");
            terminal = self.shown.changed.wait_timeout(terminal, Duration::from_millis(50)).unwrap().0;
        }
        let screen = terminal.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is free");
        assert!(!screen.bracketed_paste(), "pastes are plain");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One keyboard for the person and for the terminal's own answers.
struct Shared(Arc<Mutex<Box<dyn Write + Send>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.lock().unwrap().flush()
    }
}

/// Answers, one after the other, what a terminal is asked in `bytes` from `from` on: whether it has read all, and its
/// background, if it is to say that. Gives back how far the questions have been read.
fn answer(bytes: &[u8], mut from: usize, background: Option<&str>, keyboard: &mut dyn Write) -> usize {
    let colour = background.map(|background| format!("\x1b]11;{background}\x1b\\")).unwrap_or_default();
    let questions: [(&[u8], &str); 2] = [(b"\x1b]11;?", &colour), (b"\x1b[5n", "\x1b[0n")];
    let find = |question: &[u8], from: usize| {
        bytes[from..].windows(question.len()).position(|window| window == question).map(|at| from + at)
    };
    while let Some((at, question, answer)) =
        questions.iter().filter_map(|(question, answer)| Some((find(question, from)?, question, answer))).min()
    {
        let _ = keyboard.write_all(answer.as_bytes());
        from = at + question.len();
    }
    let _ = keyboard.flush();
    from
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}
