//! Over a real line: an `sshd` of our own on loopback, with its own port and keys. The line is dropped in
//! a form and in the middle of a save, by a client that is killed or frozen; the program ends, nothing
//! that was saved is lost, the form is offered again, and the next save works.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;
use std::io::{Read as _, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child as Process, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use office::{Office, can_use, figure, quick_or_full, skipped, until};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

const SSHD: &str = "/usr/sbin/sshd";

/// A server for this account alone, gone with its folder.
struct Server {
    folder: tempfile::TempDir,
    port: u16,
    daemon: Process,
}

impl Server {
    /// `None` where there is none to be had; that is said.
    fn start() -> Option<Self> {
        if !Path::new(SSHD).exists() || !can_use("ssh", &["-V"]) {
            skipped("openssh-server");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["host", "key"] {
            let made = Command::new("ssh-keygen")
                .args(["-q", "-t", "ed25519", "-N", "", "-f"])
                .arg(path(name))
                .status();
            assert!(made.unwrap().success());
        }
        fs::copy(path("key.pub"), path("authorized")).unwrap();
        if rustix::process::geteuid().is_root() {
            // Where the daemon locks away what it does before somebody has logged in.
            let _ = fs::create_dir_all("/run/sshd");
        }
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let config = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nAuthorizedKeysFile {}\nPidFile none\n\
             UsePAM no\nStrictModes no\nPermitRootLogin yes\nPasswordAuthentication no\n\
             ClientAliveInterval 1\nClientAliveCountMax 1\n",
            path("host").display(),
            path("authorized").display(),
        );
        fs::write(path("config"), config).unwrap();
        let daemon = Command::new(SSHD)
            .args(["-D", "-e", "-f"])
            .arg(path("config"))
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self {
            folder,
            port,
            daemon,
        };
        until("the server listens", || {
            std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        Some(server)
    }

    /// A line to the server, with the program at its other end.
    fn line(&self, office: &Office) -> Line {
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let program = assert_cmd::cargo::cargo_bin!("crono");
        let remote = format!(
            "exec env -i TERM=xterm-256color LANG=it_IT.UTF-8 SSH_CONNECTION=1 CRONO_TODAY={} CRONO_BY=M.R. \
             XDG_STATE_HOME='{state}' CRONO_FILE='{file}' '{program}'",
            office::TODAY,
            state = office.path().join("state").display(),
            file = office.file().display(),
            program = program.display(),
        );
        let mut command = CommandBuilder::new("ssh");
        command.args([
            "-tt",
            "-F",
            "none",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "LogLevel=ERROR",
        ]);
        let known = self.folder.path().join("known");
        command.args(["-o", &format!("UserKnownHostsFile={}", known.display())]);
        command.args([
            "-o",
            "IdentitiesOnly=yes",
            "-i",
            self.folder.path().join("key").to_str().unwrap(),
        ]);
        command.args(["-p", &self.port.to_string(), "127.0.0.1", &remote]);
        command.env("TERM", "xterm-256color");
        let client = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(
            24.try_into().unwrap(),
            80.try_into().unwrap(),
            0,
        )));
        let mut output = pair.master.try_clone_reader().unwrap();
        let shown = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut bytes) {
                shown.lock().unwrap().process(&bytes[..read]);
            }
        });
        Line {
            keyboard: pair.master.take_writer().unwrap(),
            _master: pair.master,
            client,
            screen,
            file: office.file(),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// Somebody at home, with the program on the server.
struct Line {
    keyboard: Box<dyn Write + Send>,
    _master: Box<dyn MasterPty + Send>,
    client: Box<dyn Child + Send + Sync>,
    screen: Arc<Mutex<vt100::Parser>>,
    file: PathBuf,
}

impl Line {
    fn keys(&mut self, keys: &str) {
        // Enter comes a moment after the key before it, as from a hand.
        for piece in keys.split_inclusive('\r') {
            let text = piece.trim_end_matches('\r');
            self.keyboard.write_all(text.as_bytes()).unwrap();
            if text != piece {
                std::thread::sleep(Duration::from_millis(150));
                self.keyboard.write_all(b"\r").unwrap();
            }
        }
    }

    fn sees(&self, text: &str) {
        until(text, || {
            let screen = self.screen.lock().unwrap();
            screen.screen().contents().contains(text)
        });
    }

    fn signal(&self, signal: Signal) {
        let pid = self.client.process_id().unwrap().try_into().unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }

    /// How long the program on the server goes on.
    fn goes_on_for(&self) -> Duration {
        let begun = Instant::now();
        until("the program on the server ends", || {
            running(&self.file) == 0
        });
        begun.elapsed()
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.signal(Signal::CONT);
        let _ = self.client.kill();
        let _ = self.client.wait();
    }
}

/// How many programs have this file open before them.
fn running(file: &Path) -> usize {
    let wanted = format!("CRONO_FILE={}", file.display());
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let of_ours = processes.filter(|process| {
        let named = |name: &str| fs::read(process.path().join(name)).unwrap_or_default();
        let variables = named("environ");
        let is_ours = variables
            .split(|byte| *byte == 0)
            .any(|one| one == wanted.as_bytes());
        is_ours && named("comm") == b"crono\n"
    });
    of_ours.count()
}

/// The lines that are dropped, each in another way.
fn rounds() -> usize {
    quick_or_full(3, 100)
}

#[test]
fn a_line_that_drops_in_a_form_loses_nothing_and_offers_the_form_again() {
    let Some(server) = Server::start() else {
        return;
    };
    let mut longest = Duration::ZERO;
    for round in 0..rounds() {
        let office = Office::begun();
        let mut line = server.line(&office);
        line.sees("? aiuto");
        line.keys("\r");
        line.sees("REGISTRA");
        line.keys("06/02/2025\t3999/2025");
        line.sees("3999/2025");
        line.signal(Signal::KILL);
        longest = longest.max(line.goes_on_for());
        drop(line);
        assert_eq!(office.says().len(), 1, "round {round}");
        let mut line = server.line(&office);
        line.sees("Invio riprende il modulo");
        line.keys("\r");
        line.sees("Invio salva");
        line.keys("\t\r");
        line.sees("Salvato: Stipula del contratto");
        line.keys("q");
        line.goes_on_for();
        assert_eq!(office.says().len(), 2, "round {round}");
        assert_eq!(office.litter(), ["state"], "round {round}");
    }
    figure(&format!(
        "{} lines dropped in a form: gone after {longest:?} at most",
        rounds()
    ));
}

#[test]
fn a_line_that_drops_in_a_save_leaves_the_old_file_or_the_new_and_the_next_save_works() {
    let Some(server) = Server::start() else {
        return;
    };
    let (mut longest, mut saved) = (Duration::ZERO, 0);
    for round in 0..rounds() {
        let office = Office::begun();
        let mut line = server.line(&office);
        line.sees("? aiuto");
        line.keys("\r");
        line.sees("REGISTRA");
        line.keys("06/02/2025");
        line.sees("gio 06/02/2025");
        line.keys("\r");
        // A little later each time: before the key arrives, in the save, after it.
        std::thread::sleep(Duration::from_micros(round as u64 % 20 * 700));
        line.signal(Signal::KILL);
        longest = longest.max(line.goes_on_for());
        drop(line);
        let events = office.says();
        assert!(matches!(events.len(), 1 | 2), "round {round}: {events:?}");
        saved += events.len() - 1;
        office
            .run(&["record", "plan_delivered", "2025-02-17", "-y"])
            .done();
    }
    let rounds = rounds();
    figure(&format!(
        "{rounds} lines dropped in a save, {saved} saved: gone after {longest:?} at most"
    ));
}

#[test]
fn a_client_that_freezes_holds_nobody_up() {
    let Some(server) = Server::start() else {
        return;
    };
    let office = Office::begun();
    let mut line = server.line(&office);
    line.sees("? aiuto");
    line.keys("\r");
    line.sees("REGISTRA");
    line.keys("06/02");
    line.signal(Signal::STOP);
    // Colleagues go on at once; the server drops whoever does not answer.
    office.run(&["note", "plan", "prova"]).done();
    let gone = line.goes_on_for();
    figure(&format!("a frozen client: gone after {gone:?}"));
    assert_eq!(office.says().len(), 1);
}
