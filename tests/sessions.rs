//! Real sessions in a pseudo-terminal: keys, sizes, signals, and terminals that go away.
#![expect(clippy::disallowed_methods, reason = "whoever waits for another program needs a clock to give up by")]

#[path = "support/session.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod session;

use rustix::process::Signal;
use session::Session;

fn start() -> Session {
    let session = Session::start(&["training", "--theme", "dark"], 80, 24);
    session.wait_for("epoch 0/500");
    session
}

#[test]
fn a_person_steps_plays_edits_and_leaves() {
    let mut session = start();
    for (keys, shows) in [
        (&b"\x1b[C\x1b[C\x1b[C"[..], "epoch 3/500"),
        (b"\x1b[D", "epoch 2/500"),
        (b".", "epoch 3.1/500"),
        (b":137\r", "epoch 137/500"),
        (b"e", "set from epoch 137 on"),
        (b"0.05\r", "lr 0.01 → 0.05 from epoch 137 on"),
        (b"q", "epoch 137/500"),
        (b"\x1b[F", "epoch 500/500"),
        (b"\x1b[H", "epoch 0/500"),
        (b"Z\x1b[24~\x00", "epoch 0/500"),
    ] {
        session.type_bytes(keys);
        session.wait_for(shows);
    }
    session.type_bytes(b":speed 1000\r ");
    session.wait_for("epoch 500/500");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_given_back();
}

/// What a recording holds that was made on a terminal, and a file to make it in.
fn recorded(name: &str, keys: &[(&[u8], &str)]) -> (std::path::PathBuf, String) {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}.txt", std::process::id()));
    let _ = std::fs::remove_file(&path);
    let mut session = Session::start(&["training", "--theme", "dark", "--record", path.to_str().unwrap()], 80, 24);
    session.wait_for("epoch 0/500");
    for (keys, shows) in keys {
        session.type_bytes(keys);
        session.wait_for(shows);
    }
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
    let text = std::fs::read_to_string(&path).unwrap();
    (path, text)
}

#[test]
fn what_is_recorded_can_be_done_again_on_a_screen_and_without_one() {
    let keys: [(&[u8], &str); 7] = [
        (b"\x1b[C\x1b[C\x1b[C", "epoch 3/500"),
        (b".", "epoch 4.1/500"),
        (b":137\r", "epoch 137/500"),
        (b"e", "set from epoch 137 on"),
        (b"0.05\r", "lr 0.01 \u{2192} 0.05 from epoch 137 on"),
        (b"\x1b", "epoch 137/500"),
        (b"\x1b[C", "epoch 138/500"),
    ];
    let (path, text) = recorded("recording", &keys);
    let commands = text.lines().filter(|line| !line.starts_with("wait ")).collect::<Vec<_>>();
    let steps = ["step"; 3];
    let rest = ["stage", "137", "edit", "set lr=0.05", "close", "step"];
    assert_eq!(commands[1..], [&steps[..], &rest[..]].concat(), "{text}");
    assert!(commands[0].starts_with("predict "), "the questions are the same ones: {text}");

    let file = path.to_str().unwrap();
    let mut session = Session::start(&["training", "--theme", "dark", "--keys", file], 80, 24);
    session.wait_for("epoch 138/500");
    session.wait_for("0.05");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);

    let mut command = session::command("/bin/sh");
    command.args(["-c", &format!("'{}' --plain training < '{file}'", env!("CARGO_BIN_EXE_lina-tui"))]);
    let mut session = Session::run(command, 80, 24, None);
    session.wait_for("epoch 138 of 500");
    assert_eq!(session.wait_for_end(), 0);

    let mut session = Session::start(&["training", "--record", file], 80, 24);
    session.wait_for("is there already: a recording needs a new file");
    assert_eq!(session.wait_for_end(), 1);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "nothing is lost");
}

#[test]
fn a_script_ends_where_it_is_wrong_and_any_key_takes_over() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("script-{}.txt", std::process::id()));
    let file = path.to_str().unwrap();
    std::fs::write(&path, "# a lesson\ngoto 100\nbetter\ngoto 200\n").unwrap();
    let mut session = Session::start(&["training", "--theme", "dark", "--keys", file], 80, 24);
    session.wait_for("line 3: `better`");
    session.wait_for("epoch 100/500");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);

    std::fs::write(&path, "goto 100\nwait 86400\ngoto 200\n").unwrap();
    let mut session = Session::start(&["training", "--theme", "dark", "--keys", file], 80, 24);
    session.wait_for("epoch 100/500");
    session.type_bytes(b".");
    session.wait_for("epoch 101.1/500");
    session.wait_for("the keys are yours: left at line 3");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);

    std::fs::write(&path, "goto 100\nwait for it\nwait soon\n").unwrap();
    let mut session = Session::start(&["training", "--keys", file], 80, 24);
    session.wait_for("line 3: `wait soon`: write seconds");
    assert_eq!(session.wait_for_end(), 1);
}

#[test]
fn what_is_copied_goes_to_the_terminal() {
    let mut session = start();
    session.type_bytes(b"\x1b[C");
    session.wait_for("epoch 1/500");
    session.type_bytes(b"yc");
    session.wait_for("lina-tui training --step 1");
    // "lina-tui training --step 1\n" in base 64, as the terminal is asked to keep it.
    let asked = "\x1b]52;c;bGluYS10dWkgdHJhaW5pbmcgLS1zdGVwIDEK\x07";
    assert!(session.written().contains(asked));
    session.type_bytes(b"\x1b");
    session.wait_until("the page is closed", |screen| !screen.contents().contains("lina-tui training"));
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_given_back();
}

#[test]
fn it_opens_at_exactly_the_place_asked_for() {
    let session = Session::start(&["training", "--theme", "dark", "--set", "lr=0.05", "--step", "42.3"], 80, 24);
    session.wait_for("epoch 42.3/500");
    session.wait_for("lr 0.05");
    session.wait_for("loss, stage 3 of 5");
}

#[test]
fn ctrl_c_quits() {
    let mut session = start();
    session.type_bytes(b":12\x03");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_given_back();
}

#[test]
fn the_size_may_change_at_any_moment() {
    let mut session = start();
    for (width, height) in [(120, 36), (40, 12), (1, 1), (200, 60), (3, 50), (80, 24)] {
        session.resize(width, height);
        session.type_bytes(b"\x1b[C");
        if (width, height) > (60, 20) {
            session.wait_for("paused");
        }
    }
    session.wait_for("epoch 6/500");
    session.resize(20, 5);
    session.wait_for("32x10 needed");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
}

#[test]
fn the_mouse_reaches_the_transport() {
    let mut session = start();
    session.type_bytes(b"\x1b[<0;14;23M\x1b[<0;14;23m");
    session.wait_for("epoch 500/500");
    session.type_bytes(b"\x1b[<0;2;23M\x1b[<0;2;23m");
    session.wait_for("epoch 0/500");
}

#[test]
fn signals_end_it_and_the_terminal_is_given_back() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::HUP, 129), (Signal::QUIT, 131)] {
        let mut session = start();
        session.type_bytes(b" ");
        session.signal(signal);
        assert_eq!(session.wait_for_end(), status, "{signal:?}");
        session.assert_given_back();
    }
}

#[test]
fn it_ends_when_its_terminal_goes_away() {
    for keys in [&b""[..], b" ", b":epochs=100000000\r:100000000\r"] {
        let mut session = start();
        session.type_bytes(keys);
        session.hang_up();
        assert_eq!(session.wait_for_end(), 129);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn it_can_be_suspended_and_brought_back() {
    let is_stopped = |session: &Session| {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", session.process().as_raw_nonzero())).unwrap();
        stat.rsplit_once(") ").unwrap().1.starts_with('T')
    };
    let mut session = start();
    session.type_bytes(b"\x1b[C\x1b[C");
    session.wait_for("epoch 2/500");
    for round in 0..2 {
        if round == 0 {
            session.type_bytes(b"\x1a");
        } else {
            session.signal(Signal::TSTP);
        }
        session.wait_until("the terminal given back", |screen| !screen.alternate_screen());
        while !is_stopped(&session) {
            std::thread::yield_now();
        }
        session.signal(Signal::CONT);
        session.wait_until("the screen again", |screen| {
            screen.alternate_screen() && screen.contents().contains("epoch 2/500")
        });
    }
    session.type_bytes(b"\x1b[C");
    session.wait_for("epoch 3/500");
    session.type_bytes(b"q");
    assert_eq!(session.wait_for_end(), 0);
    session.assert_given_back();
}

#[test]
#[cfg(target_os = "linux")]
fn idle_it_does_nothing() {
    // Clock ticks that the process has had the processor, in user and kernel mode.
    let ticks = |session: &Session| -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", session.process().as_raw_nonzero())).unwrap();
        let fields: Vec<&str> = stat.rsplit_once(") ").unwrap().1.split(' ').collect();
        fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
    };
    let mut session = start();
    session.type_bytes(b"\x1b[C");
    session.wait_for("epoch 1/500");
    let rest = || std::thread::sleep(std::time::Duration::from_millis(300));
    let mut written = 0;
    while std::mem::replace(&mut written, session.written().len()) != written {
        rest();
    }
    let before = ticks(&session);
    (0..3).for_each(|_| rest());
    assert!(ticks(&session) - before <= 2, "it uses the processor with nothing to do");
    assert_eq!(session.written().len(), written, "it writes with nothing to say");
}

#[test]
fn a_light_terminal_gets_the_light_theme() {
    for (background, colour) in [("rgb:0000/0000/0000", 221), ("rgb:ffff/ffff/ffff", 88)] {
        let mut command = session::command(env!("CARGO_BIN_EXE_lina-tui"));
        command.arg("training");
        let session = Session::run(command, 80, 24, Some(background));
        session.wait_for("epoch 0/500");
        session.wait_until("the theme", |screen| {
            // The tab that is current stands out by its colour.
            let tabs = screen.rows(0, 80).next().unwrap();
            let current = tabs.chars().position(|character| character == '[');
            let cell = current.and_then(|current| screen.cell(0, current as u16));
            cell.is_some_and(|cell| cell.fgcolor() == vt100::Color::Idx(colour))
        });
    }
}

/// Run by the test below in a pseudo-terminal of its own.
#[test]
fn panics_in_a_terminal() {
    if std::env::var_os("LINA_TUI_PANICS").is_some() {
        lina_tui::driver::tty::give_back_on_panic();
        let _tty = lina_tui::driver::tty::Tty::take(true).unwrap();
        panic!("as the test wants it");
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_reported() {
    let mut command = session::command(std::env::current_exe().unwrap());
    command.args(["panics_in_a_terminal", "--exact", "--nocapture"]);
    command.env("LINA_TUI_PANICS", "1");
    let mut session = Session::run(command, 80, 24, None);
    assert_ne!(session.wait_for_end(), 0);
    session.assert_given_back();
    let written = session.written();
    let (left, report) = (written.find("\x1b[?1049l").unwrap(), written.find("as the test wants it").unwrap());
    assert!(left < report, "the report can be read");
}
