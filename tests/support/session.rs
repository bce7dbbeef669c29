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

    /// Any command; `background` is what the terminal answers when asked for its background.
    pub fn run(command: CommandBuilder, width: u16, height: u16, background: Option<&'static str>) -> Self {
        let pty = native_pty_system().openpty(size(width, height)).unwrap();
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let parser = vt100::Parser::new(height.try_into().unwrap(), width.try_into().unwrap(), 0);
        let terminal = Terminal { parser, bytes: vec![], is_closed: false, lets_go: false };
        let shown = Arc::new(Shown { terminal: Mutex::new(terminal), changed: Condvar::new() });
        let mut output = pty.master.try_clone_reader().unwrap();
        let keyboard = Arc::new(Mutex::new(pty.master.take_writer().unwrap()));
        let (to, answers) = (Arc::clone(&shown), Arc::clone(&keyboard));
        let reader = std::thread::spawn(move || {
            let (mut buffer, mut answered) = ([0; 4096], 0);
            loop {
                let read = output.read(&mut buffer).unwrap_or(0);
                let mut terminal = to.terminal.lock().unwrap();
                terminal.is_closed = read == 0;
                terminal.parser.process(&buffer[..read]);
                terminal.bytes.extend_from_slice(&buffer[..read]);
                to.changed.notify_all();
                if read == 0 || terminal.lets_go {
                    return;
                }
                if let Some(background) = background {
                    answered = answer(&terminal.bytes, answered, background, &mut **answers.lock().unwrap());
                }
            }
        });
        let keyboard = Box::new(Shared(keyboard));
        Self { master: Some(pty.master), keyboard: Some(keyboard), child, shown, reader: Some(reader) }
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

/// Answers, one after the other, what a terminal is asked in `bytes` from `from` on: its colours, and what it is. Gives
/// back how far the questions have been read.
fn answer(bytes: &[u8], mut from: usize, background: &str, keyboard: &mut dyn Write) -> usize {
    let questions: [(&[u8], String); 3] = [
        (b"\x1b]10;?", "\x1b]10;rgb:8080/8080/8080\x1b\\".to_owned()),
        (b"\x1b]11;?", format!("\x1b]11;{background}\x1b\\")),
        (b"\x1b[c", "\x1b[?62;22c".to_owned()),
    ];
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
