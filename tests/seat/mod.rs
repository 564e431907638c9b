//! A person at a real pseudo-terminal with the real program in it: keys go in, and what they see is read.

#![allow(dead_code, reason = "not every test needs all of it")]

use std::io::{Read as _, Write};
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags, open};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
use serde_json::Value;
use tempfile::TempDir;

/// Never reached on a working machine, however busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A person at a terminal, with a folder of their own.
pub(crate) struct Seat {
    pub(crate) folder: TempDir,
    pub(crate) child: Box<dyn Child + Send + Sync>,
    pub(crate) master: Option<Box<dyn MasterPty + Send>>,
    pub(crate) keyboard: Option<Box<dyn Write + Send>>,
    pub(crate) output: Receiver<Vec<u8>>,
    pub(crate) screen: vt100::Parser,
    pub(crate) sent: Vec<u8>,
    /// Whether the reader lets go of the line, with what it reads next.
    pub(crate) lets_go: Arc<AtomicBool>,
}

impl Seat {
    pub(crate) fn new() -> Self {
        Self::with(TempDir::new().unwrap(), &[], &[("LANG", "it_IT.UTF-8")])
    }

    /// The same in front of the list of phases: the usual plan was chosen, and no Enter was the last key.
    pub(crate) fn begun() -> Self {
        Self::new().chosen("Con quale cronoprogramma", "registrare l'aggiudicazione")
    }

    /// Takes the first plan, once the choice is seen, until the list is.
    pub(crate) fn chosen(mut self, choice: &str, list: &str) -> Self {
        self.sees(choice);
        self.keys("\r");
        self.sees(list);
        self.keys("\x1b[A");
        self
    }

    pub(crate) fn with(folder: TempDir, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        says_nothing_at_the_end(&*pair.master);
        let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin!("crono"));
        command.args(arguments);
        command.env_clear();
        command.env("CRONO_FILE", folder.path().join("crono.json"));
        command.env("CRONO_TODAY", "2025-08-29");
        command.env("CRONO_BY", "G.T.");
        command.env("TERM", "xterm-256color");
        command.env("XDG_STATE_HOME", folder.path().join("state"));
        command.env("XDG_CONFIG_HOME", folder.path().join("config"));
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        let lets_go = Arc::new(AtomicBool::new(false));
        let asked_to = Arc::clone(&lets_go);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                let gone = sender.send(bytes[..read].to_vec()).is_err();
                if gone || asked_to.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        Self {
            folder,
            child,
            master: Some(pair.master),
            keyboard: Some(keyboard),
            output,
            screen: vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0),
            sent: Vec::new(),
            lets_go,
        }
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("crono.json")
    }

    /// Types as a hand does: Enter comes a moment after the program has answered the keys before it.
    pub(crate) fn keys(&mut self, keys: &str) {
        for piece in keys.split_inclusive('\r') {
            let text = piece.trim_end_matches('\r');
            if !text.is_empty() {
                self.answered(text);
            }
            if text != piece {
                std::thread::sleep(Duration::from_millis(60));
                self.answered("\r");
            }
        }
    }

    /// Sends keys as they are, as a key held down or a script does.
    pub(crate) fn at_once(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
    }

    /// Sends keys and waits a moment for the screen to answer; some have no answer.
    fn answered(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(200)) {
            self.screen.process(&bytes);
            self.sent.extend_from_slice(&bytes);
        }
    }

    /// Waits until the screen says this.
    pub(crate) fn sees(&mut self, text: &str) {
        self.until(text, |seat| seat.screen.screen().contents().contains(text));
    }

    pub(crate) fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !holds(self) {
            match self.output.recv_timeout(Duration::from_millis(50)) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.sent.extend(bytes);
                }
                Err(RecvTimeoutError::Disconnected) => std::thread::yield_now(),
                Err(RecvTimeoutError::Timeout) => {}
            }
            let contents = self.screen.screen().contents();
            assert!(
                begun.elapsed() < PATIENCE,
                "{what:?} is not to be seen:\n{contents}"
            );
        }
    }

    /// Waits for the program to end; its exit code.
    pub(crate) fn ends(&mut self) -> u32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(200)) {
                    self.screen.process(&bytes);
                    self.sent.extend(bytes);
                }
                return status.exit_code();
            }
            assert!(begun.elapsed() < PATIENCE, "it does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// A command of a colleague on the same file.
    pub(crate) fn colleague(&self, arguments: &[&str]) -> String {
        let output = Command::new(assert_cmd::cargo::cargo_bin!("crono"))
            .args(arguments)
            .env_clear()
            .env("CRONO_FILE", self.file())
            .env("CRONO_TODAY", "2025-08-29")
            .env("CRONO_BY", "A.B.")
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// A command of a colleague who has an account of their own.
    pub(crate) fn another_account(&self, arguments: &[&str]) {
        self.colleague(arguments);
        let text = std::fs::read_to_string(self.file()).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let login = r#""login": ""#;
        let newest = lines.iter().rposition(|line| line.contains(login)).unwrap();
        let (before, after) = lines[newest].split_once(login).unwrap();
        let (_, after) = after.split_once('"').unwrap();
        lines[newest] = format!("{before}{login}bianchi\"{after}");
        std::fs::write(self.file(), lines.join("\n") + "\n").unwrap();
    }

    /// What is remembered of what was seen: each file with its text.
    pub(crate) fn marks(&self) -> Vec<(PathBuf, String)> {
        let folder = self.folder.path().join("state/crono");
        let Ok(entries) = std::fs::read_dir(folder) else {
            return Vec::new();
        };
        let paths = entries.map(|entry| entry.unwrap().path());
        paths
            .map(|path| (path.clone(), std::fs::read_to_string(path).unwrap()))
            .collect()
    }

    /// The files of forms that were left open.
    pub(crate) fn unfinished(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder.path().join("state/crono"));
        let paths = entries.into_iter().flatten();
        let paths = paths.map(|entry| entry.unwrap().path());
        let is_left = |path: &PathBuf| path.to_string_lossy().contains("unfinished");
        paths.filter(is_left).collect()
    }

    /// The same person sits down again.
    pub(crate) fn again(mut self, arguments: &[&str]) -> Self {
        let folder = std::mem::replace(&mut self.folder, TempDir::new().unwrap());
        Self::with(folder, arguments, &[("LANG", "it_IT.UTF-8")])
    }

    pub(crate) fn recorded(&self, event: &str) -> Option<String> {
        let status: Value = serde_json::from_str(&self.colleague(&["status", "--json"])).unwrap();
        let records = status["records"].as_array().unwrap();
        let record = records.iter().find(|record| record["event"] == event)?;
        Some(record["date"].as_str().unwrap().to_owned())
    }

    pub(crate) fn pid(&self) -> i32 {
        self.child.process_id().unwrap().try_into().unwrap()
    }

    /// Everything that was switched on has been switched off.
    pub(crate) fn terminal_is_given_back(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pastes are as they were");
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// Takes the end-of-file character from the terminal. The writer of `portable-pty` types a new line and that character
/// when it is dropped, if there is one. A line that really goes dead types nothing, and the program would at times read
/// them before it hears of the hang-up.
fn says_nothing_at_the_end(master: &dyn MasterPty) {
    let no_controlling_terminal = OFlags::RDWR | OFlags::NOCTTY;
    let name = master.tty_name().unwrap();
    let terminal = open(name, no_controlling_terminal, Mode::empty()).unwrap();
    let mut modes = tcgetattr(&terminal).unwrap();
    // Zero is no sign at all.
    modes.special_codes[SpecialCodeIndex::VEOF] = 0;
    tcsetattr(&terminal, OptionalActions::Now, &modes).unwrap();
}

/// A terminal of so many columns and rows.
pub(crate) fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}
