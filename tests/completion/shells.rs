//! The same in real shells: somebody types at a terminal and presses Tab.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use tempfile::TempDir;

use crate::office::{PATIENCE, can_use};

/// A shell at a terminal, in a folder with a dossier.
struct Shell {
    _folder: TempDir,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn std::io::Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
}

const SIZE: (u16, u16) = (100, 30);

impl Shell {
    /// A shell with nothing of this machine in it, that has read the completions.
    fn with(program: &str, arguments: &[&str], source: &str) -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::copy(
            "data/demonstration.json",
            folder.path().join("borgomare.json"),
        )
        .unwrap();
        std::fs::write(folder.path().join("verbale.pdf"), "").unwrap();
        let pair = native_pty_system()
            .openpty(PtySize {
                rows: SIZE.1,
                cols: SIZE.0,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        let ours = assert_cmd::cargo::cargo_bin!("crono");
        let path = std::env::var("PATH").unwrap();
        let ours = Path::new(ours).parent().unwrap().display().to_string();
        command.env("PATH", format!("{ours}:{path}"));
        for (name, value) in [
            ("TERM", "xterm"),
            ("LANG", "C.UTF-8"),
            ("CRONO_LANG", "it"),
            ("PS1", "$ "),
            ("INPUTRC", "/dev/null"),
        ] {
            command.env(name, value);
        }
        for name in ["HOME", "ZDOTDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
            command.env(name, folder.path());
        }
        command.cwd(folder.path());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let _master = pair.master;
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        let mut shell = Self {
            _folder: folder,
            child,
            keyboard,
            output,
            screen: vt100::Parser::new(SIZE.1.try_into().unwrap(), SIZE.0.try_into().unwrap(), 0),
        };
        shell.types(&format!("{source}; echo re''ady\r"));
        shell.sees("ready");
        shell
    }

    fn types(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Waits until the screen says this.
    #[track_caller]
    fn sees(&mut self, text: &str) {
        let begun = Instant::now();
        while !self.screen.screen().contents().contains(text) {
            let contents = self.screen.screen().contents();
            assert!(begun.elapsed() < PATIENCE, "never {text:?}:\n{contents}");
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
                self.screen.process(&bytes);
            }
        }
    }

    /// Types a part of a line and Tab, sees what it becomes, and takes it away again.
    #[track_caller]
    fn completes(&mut self, line: &str, whole: &str) {
        self.types(&format!("{line}\t"));
        self.sees(whole);
        self.forget();
    }

    /// Leaves the line, on an empty screen.
    fn forget(&mut self) {
        self.types("\x03");
        self.types("clear; echo cle''an\r");
        self.sees("clean");
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What every shell makes of these lines; a name with a blank in it is written as that shell does.
const LINES: [(&str, &str); 9] = [
    ("crono rec", "crono record "),
    ("crono -f borgo", "crono -f borgomare.json "),
    ("crono -f borgomare.json why migr", "why migration "),
    (
        "crono -f borgomare.json record content_published:pol",
        "record content_published:polizia-locale ",
    ),
    (
        "crono -f borgomare.json set rules.last_day eu",
        "set rules.last_day eu1182 ",
    ),
    (
        "crono -f borgomare.json request answer 3",
        "request answer 3 ",
    ),
    ("crono -f borgomare.json log --by G", r"log --by G.\ Torri "),
    ("crono export csv --dialect=ex", "--dialect=excel-it "),
    (
        "crono -f borgomare.json record award --attachment verb",
        "--attachment verbale.pdf ",
    ),
];

/// What every shell does, the answers to a question said as this one says them after these keys.
#[track_caller]
fn completes_all(shell: &mut Shell, (tabs, answers): (&str, &str)) {
    for (line, whole) in LINES {
        // A cursor that has gone on stands for the blank at the end of a row.
        shell.completes(line, whole.trim_end());
    }
    // Nothing stands behind a name that goes on: the next Tab is about its parts.
    shell.types("crono -f borgomare.json record content_pub\tanag\t");
    shell.sees("record content_published:anagrafe");
    shell.forget();
    shell.types(&format!("crono -f borgomare.json request answer {tabs}"));
    shell.sees(answers);
    shell.forget();
}

/// A file that the environment names, on the line itself.
#[track_caller]
fn completes_by_environment(shell: &mut Shell) {
    shell.completes(
        "CRONO_FILE=borgomare.json crono item drop content_published tri",
        "tributi",
    );
}

/// An event by a word of its title.
#[track_caller]
fn completes_by_title(shell: &mut Shell) {
    shell.completes(
        "crono -f borgomare.json record formazion",
        "record training_done",
    );
}

#[test]
fn in_bash() {
    if !can_use("bash", &["--version"]) {
        return;
    }
    let mut shell = Shell::with(
        "bash",
        &["--norc", "--noprofile", "-i"],
        "source <(crono completions bash)",
    );
    completes_all(&mut shell, ("\t\t", "3  4  5"));
    completes_by_title(&mut shell);
    shell.types("export CRONO_FILE=borgomare.json; clear; echo cle''an\r");
    shell.sees("clean");
    shell.completes("crono item drop content_published tri", "tributi");
}

#[test]
fn in_zsh() {
    if !can_use("zsh", &["--version"]) {
        return;
    }
    let mut shell = Shell::with(
        "zsh",
        &["-f", "-i"],
        "autoload -U compinit; compinit -u; source <(crono completions zsh)",
    );
    completes_all(&mut shell, ("\t", "Prospetto delle spese"));
    completes_by_title(&mut shell);
    completes_by_environment(&mut shell);
}

#[test]
fn in_fish() {
    if !can_use("fish", &["--version"]) {
        return;
    }
    let mut shell = Shell::with(
        "fish",
        &["--no-config", "-i"],
        "crono completions fish | source",
    );
    completes_all(&mut shell, ("\t", "Prospetto delle spese"));
    completes_by_environment(&mut shell);
}
