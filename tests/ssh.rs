//! Sessions through a real `sshd`, where there is one: on a port of its own, with keys of its own. Elsewhere these tests
//! say that they are left out.
#![expect(clippy::disallowed_methods, reason = "whoever waits for another program needs a clock to give up by")]

#[path = "support/session.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod session;

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use session::Session;

/// How often a connection is tried.
const ATTEMPTS: usize = 3;

/// A server that ends with the test.
struct Server {
    child: Child,
    port: u16,
    folder: PathBuf,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program of this name, where system programs and others are.
fn found(name: &str) -> Option<PathBuf> {
    let folders = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/bin"];
    folders.iter().map(|folder| Path::new(folder).join(name)).find(|path| path.exists())
}

impl Server {
    /// A server in a folder of its own; nothing where there is none to be had.
    fn start(name: &str) -> Option<Self> {
        let (sshd, keygen, _) = (found("sshd")?, found("ssh-keygen")?, found("ssh")?);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("ssh-{}", std::process::id())).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).ok()?;
        for key in ["host", "user"] {
            let made =
                Command::new(&keygen).args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(folder.join(key)).status();
            made.ok().filter(std::process::ExitStatus::success)?;
        }
        // As root it wants this folder, which the system makes when it starts its own.
        let _ = std::fs::create_dir_all("/run/sshd");
        let port = TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port();
        let shown = folder.display();
        let configuration = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {shown}/host\nAuthorizedKeysFile {shown}/user.pub\n\
             StrictModes no\nUsePAM no\nPidFile none\nPermitRootLogin yes\nPrintMotd no\nPrintLastLog no\n"
        );
        std::fs::write(folder.join("configuration"), configuration).ok()?;
        let mut child = Command::new(sshd)
            .args(["-D", "-f"])
            .arg(folder.join("configuration"))
            .arg("-E")
            .arg(folder.join("log"))
            .stdin(Stdio::null())
            .spawn()
            .ok()?;
        let end = Instant::now() + Duration::from_secs(30);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if child.try_wait().ok()?.is_some() || Instant::now() > end {
                let _ = child.kill();
                return None;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Some(Self { child, port, folder })
    }

    /// Where the program that was opened last notes its number.
    fn note(&self) -> PathBuf {
        self.folder.join("process")
    }

    /// The program on a terminal of this kind, through the server. A connection that `ssh` itself could not make says
    /// nothing of the program, and is made again.
    fn open(&self, term: &str) -> Session {
        for _ in 0..ATTEMPTS {
            let session = self.connect(term);
            if session.comes_to_write("\x1b[?1049h") {
                return session;
            }
            println!("{term}: the connection came to nothing: {}", session.written());
        }
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        panic!("{term}: no connection in {ATTEMPTS} attempts; the server says:\n{log}");
    }

    fn connect(&self, term: &str) -> Session {
        let user = Command::new("id").arg("-un").output().unwrap().stdout;
        let user = String::from_utf8(user).unwrap();
        let mut command = session::command(found("ssh").unwrap());
        command.env("TERM", term);
        command.args([
            "-tt",
            "-F",
            "none",
            "-o",
            "LogLevel=ERROR",
            "-o",
            "BatchMode=yes",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
        ]);
        command.args(["-o", "IdentitiesOnly=yes", "-i", self.folder.join("user").to_str().unwrap()]);
        command.args(["-p", &self.port.to_string(), &format!("{}@127.0.0.1", user.trim())]);
        let (note, program) = (self.note(), env!("CARGO_BIN_EXE_lina-tui"));
        command.arg(format!(
            "echo $$ > '{}'; exec env LANG=C.UTF-8 '{program}' training --theme dark --set epochs=500",
            note.display()
        ));
        Session::run(command, 80, 24, None)
    }

    /// Whether the program is still there.
    fn is_there(&self) -> bool {
        let process = std::fs::read_to_string(self.note()).unwrap();
        let process = rustix::process::Pid::from_raw(process.trim().parse().unwrap()).unwrap();
        rustix::process::test_kill_process(process).is_ok()
    }

    #[track_caller]
    fn assert_gone_soon(&self) {
        let since = Instant::now();
        while self.is_there() {
            assert!(since.elapsed() < Duration::from_secs(10), "the program is still there");
            std::thread::sleep(Duration::from_millis(5));
        }
        println!("gone after {:?}", since.elapsed());
    }
}

#[test]
fn every_kind_of_terminal_steps_resizes_and_leaves() {
    let Some(server) = Server::start("kinds") else {
        println!("left out: there is no sshd to go through");
        return;
    };
    for term in ["xterm", "xterm-256color", "screen", "linux", "vt100"] {
        let mut session = server.open(term);
        session.wait_for("epoch 0/500");
        session.type_bytes(b"\x1b[C\x1b[C");
        session.wait_for("epoch 2/500");
        session.resize(120, 36);
        session.type_bytes(b"\x1bOC");
        session.wait_for("epoch 3/500");
        session.resize(60, 20);
        session.type_bytes(b":7\r");
        session.wait_for("epoch 7/500");
        session.type_bytes(b"q");
        assert_eq!(session.wait_for_end(), 0, "{term}");
        session.assert_given_back();
        server.assert_gone_soon();
        assert!(session.written().ends_with("\x1b[?1049l\x1b[5n"), "{term}: nothing of an answer is echoed");
    }
}

#[test]
fn whoever_is_cut_off_leaves_nothing_running() {
    let Some(server) = Server::start("cut") else {
        println!("left out: there is no sshd to go through");
        return;
    };
    for keys in [&b""[..], b" ", b":epochs=100000000\r:100000000\r"] {
        let mut session = server.open("xterm-256color");
        session.wait_for("epoch 0/500");
        session.type_bytes(keys);
        session.signal(rustix::process::Signal::KILL);
        session.wait_for_end();
        server.assert_gone_soon();
    }
}
