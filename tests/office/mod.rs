//! An office for tests of the real program: a folder, a dossier in it, and nothing of this machine
//! around it.
//!
//! Commands are the program itself, started anew each time. What the file says afterwards is read by
//! the library, and [`Office::says`] looks at all that must hang together in it.

#![allow(dead_code, reason = "each of the tests uses a part")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crono::plan::{SHIPPED_DEFAULT, shipped};
use crono::record::{Change, Dossier, Journal};
use crono::store::{Fault, JsonFile};
use tempfile::TempDir;

/// Never reached on a working machine, however busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The day in every office.
pub(crate) const TODAY: &str = "2025-08-29";

/// What is recorded in [`Office::begun`].
pub(crate) const AWARD: [&str; 3] = ["record", "award", "2025-01-20"];
/// What is recorded next.
pub(crate) const SIGNED: [&str; 3] = ["record", "contract_signed", "2025-02-06"];
/// And then.
pub(crate) const DELIVERED: [&str; 3] = ["record", "plan_delivered", "2025-02-17"];

/// A folder with at most one dossier in it, at the place that is looked at where nothing is named.
pub(crate) struct Office {
    home: TempDir,
    folder: PathBuf,
}

/// What a command answered.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The exit code; `None` where a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Office {
    /// Without a file yet.
    pub(crate) fn new() -> Self {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("crono");
        fs::create_dir(&folder).unwrap();
        Self { home, folder }
    }

    /// With a file on which the award was recorded.
    pub(crate) fn begun() -> Self {
        let office = Self::new();
        office.run(&AWARD).done();
        office
    }

    /// With the plan of a text, begun on a day.
    #[track_caller]
    pub(crate) fn of_text(day: &str, plan: &str) -> Self {
        let office = Self::new();
        let path = office.path().join("plan.txt");
        fs::write(&path, plan).unwrap();
        let init = ["init", "--plan", path.to_str().unwrap()];
        office.run_on(day, &init).done();
        office
    }

    /// A command on a day, in English.
    pub(crate) fn run_on(&self, day: &str, arguments: &[&str]) -> Answer {
        self.run(&[&["--today", day, "--lang", "en"], arguments].concat())
    }

    /// With a file that holds these bytes.
    pub(crate) fn holding(bytes: &[u8]) -> Self {
        let office = Self::new();
        fs::write(office.file(), bytes).unwrap();
        office
    }

    /// One like this, file by file.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::new();
        for entry in fs::read_dir(self.path()).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
        }
        copy
    }

    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.path().join("crono.json")
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.path().join(".crono.json.lock")
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        fs::read(self.file()).unwrap()
    }

    pub(crate) fn text(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }

    /// The program, or something in front of it.
    pub(crate) fn command<S: AsRef<std::ffi::OsStr>>(
        &self,
        front: &[S],
        arguments: &[&str],
    ) -> Command {
        let program = assert_cmd::cargo::cargo_bin!("crono").as_os_str();
        let mut line = front.iter().map(AsRef::as_ref).chain([program]);
        let mut command = Command::new(line.next().unwrap());
        command
            .args(line)
            .args(arguments)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("XDG_DATA_HOME", self.home.path())
            .env("XDG_STATE_HOME", self.path().join("state"))
            .env("XDG_CONFIG_HOME", self.path().join("config"))
            // For the scripts of tests; the program does not look at it.
            .env("DOSSIER", self.file())
            .env("CRONO_TODAY", TODAY)
            .env("CRONO_BY", "M.R.")
            .env("LANG", "it_IT.UTF-8")
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Answer {
        self.run_after::<&str>(&[], arguments)
    }

    /// The same with something in front of the program.
    pub(crate) fn run_after<S: AsRef<std::ffi::OsStr>>(
        &self,
        front: &[S],
        arguments: &[&str],
    ) -> Answer {
        let mut command = self.command(front, arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn().unwrap();
        Answer::of(&child.wait_with_output().unwrap())
    }

    /// Starts a command that answers later.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        let mut command = self.command::<&str>(&[], arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    }

    /// The events that the file has dates of; none where there is no file. Fails unless everything in
    /// it holds together: it is sound, its journal is numbered without gaps, and whoever makes the
    /// changes of the journal again comes to the same dossier.
    #[track_caller]
    pub(crate) fn says(&self) -> BTreeSet<String> {
        let Some((dossier, journal)) = self.dossier() else {
            return BTreeSet::new();
        };
        let numbers: Vec<u64> = journal.entries().iter().map(|entry| entry.n).collect();
        assert_eq!(numbers, (1..=dossier.rev).collect::<Vec<u64>>());
        let mut again = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        for entry in journal.entries() {
            let (op, of, edits) = (entry.op, entry.of, entry.edits.clone());
            again.apply(&Change { op, of, edits }).unwrap();
        }
        again.rev = dossier.rev;
        assert_eq!(again, dossier);
        let events = dossier.records.iter();
        events.map(|record| record.event.to_string()).collect()
    }

    /// What is in the file; `None` where there is none.
    #[track_caller]
    pub(crate) fn dossier(&self) -> Option<(Dossier, Journal)> {
        match JsonFile::new(&self.file()).open() {
            Ok(opened) => Some((opened.dossier.clone(), opened.journal().unwrap())),
            Err(error) if error.fault == Fault::Missing => None,
            Err(error) => panic!("{error}"),
        }
    }

    /// Everything beside the data file but its lock and its backups.
    pub(crate) fn litter(&self) -> Vec<String> {
        let mut names = self.names();
        names.retain(|n| n != "crono.json" && n != ".crono.json.lock" && !n.contains(".bak-"));
        names
    }

    /// The backups, oldest first.
    pub(crate) fn backups(&self) -> Vec<PathBuf> {
        let mut names = self.names();
        names.retain(|name| name.starts_with(".crono.json.bak-"));
        names.sort();
        names.iter().map(|name| self.path().join(name)).collect()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect()
    }
}

impl Answer {
    pub(crate) fn of(output: &Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    /// The answer of a command that was started.
    pub(crate) fn from(child: Child) -> Self {
        Self::of(&child.wait_with_output().unwrap())
    }

    /// It was done: exit 0 and nothing on standard error.
    #[track_caller]
    pub(crate) fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{self:?}");
        self.out
    }

    /// It was refused: exit 1 with a sentence on standard error and nothing on standard output.
    #[track_caller]
    pub(crate) fn refused(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (Some(1), ""), "{self:?}");
        assert!(self.err.starts_with("crono: "), "{self:?}");
        assert!(!self.err.contains("panicked"), "{self:?}");
        self.err
    }
}

/// Waits for a condition, and fails when it never comes.
#[track_caller]
pub(crate) fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < PATIENCE, "never: {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// What a test does in its quick form, which everybody runs, and in its long form, which is asked for
/// with `CRONO_TEST=full`.
pub(crate) fn quick_or_full<T>(quick: T, full: T) -> T {
    if std::env::var_os("CRONO_TEST").is_some_and(|form| form == "full") {
        full
    } else {
        quick
    }
}

/// Says what a test counted or measured, past whatever collects the output of tests that pass.
pub(crate) fn figure(text: &str) {
    let _ = writeln!(std::io::stderr(), "figure: {text}");
}

/// Says aloud that a test, or a part of it, was left out, and what it would need.
pub(crate) fn skipped(needs: &str) {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test");
    let _ = writeln!(std::io::stderr(), "skipped: needs {needs}: {test}");
}

/// Whether this is root; says so if not.
pub(crate) fn is_root() -> bool {
    let is = rustix::process::geteuid().is_root();
    if !is {
        skipped("root");
    }
    is
}

/// Whether a tool is here and works; says so if not.
pub(crate) fn can_use(tool: &str, arguments: &[&str]) -> bool {
    let tried = Command::new(tool).args(arguments).output();
    let can = tried.is_ok_and(|output| output.status.success());
    if !can {
        skipped(tool);
    }
    can
}

/// What was said, whatever lines it was folded into.
pub(crate) fn unfolded(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}
