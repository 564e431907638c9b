//! What writes besides a save: a new dossier, a way back from a backup, a report in a file. Each of
//! them is killed and failed at each of its system calls, and leaves what was there or all of the new.

use std::fs;
use std::path::PathBuf;

use crate::office::{Answer, Office, SIGNED, figure, quick_or_full};
use crate::trace::{calls, tampered};
use crate::{can_trace, errors_of, events, failed_everywhere, killed_everywhere};

/// A command that writes one file, whose bytes are known beforehand.
struct Writing {
    begun: Office,
    arguments: &'static [&'static str],
    name: &'static str,
    /// What it says when it is done.
    word: &'static str,
    /// What may stay beside the file besides one file that was being written.
    beside: &'static str,
}

impl Writing {
    fn init() -> Self {
        Self {
            begun: Office::new(),
            arguments: &["init", "--plan", "lavori"],
            name: "crono.json",
            word: "Creato",
            beside: "-",
        }
    }

    fn export() -> Self {
        Self {
            begun: Office::begun(),
            arguments: &["export", "html", "-o", "out.html"],
            name: "out.html",
            word: "Scritto",
            beside: "out.html",
        }
    }

    /// Over a report that is there.
    fn export_again() -> Self {
        let writing = Self {
            arguments: &["export", "html", "--force", "-o", "out.html"],
            ..Self::export()
        };
        fs::write(writing.begun.path().join("out.html"), "of yesterday").unwrap();
        writing
    }

    fn restore_of_a_damaged_file() -> Self {
        let begun = with_a_backup();
        fs::write(begun.file(), &begun.bytes()[..100]).unwrap();
        Self {
            begun,
            arguments: &["restore", "20/8/2025", "-y"],
            name: "crono.json",
            word: "quello della copia",
            beside: ".crono.json.replaced-",
        }
    }

    fn found(&self, office: &Office) -> Option<Vec<u8>> {
        fs::read(office.path().join(self.name)).ok()
    }

    /// The bytes before, and after it was done undisturbed.
    fn states(&self) -> [Option<Vec<u8>>; 2] {
        let office = self.begun.copy();
        let said = self.on(&office, Office::run).done();
        assert!(said.contains(self.word), "{said}");
        [self.found(&self.begun), self.found(&office)]
    }

    /// Does something with the command, whose file is in the folder of the office.
    fn on<T>(&self, office: &Office, act: impl Fn(&Office, &[&str]) -> T) -> T {
        let path: PathBuf = office.path().join("out.html");
        let path = path.to_str().unwrap();
        let in_place = |word: &&'static str| if *word == "out.html" { path } else { *word };
        let line: Vec<&str> = self.arguments.iter().map(in_place).collect();
        act(office, &line)
    }

    /// Whatever happened, the same command does it now, and leaves nothing behind.
    #[track_caller]
    fn life_goes_on(&self, office: &Office, states: &[Option<Vec<u8>>; 2], after: &str) {
        let left = |office: &Office| {
            let mut left = office.litter();
            left.retain(|name| name != self.name && !name.contains(self.beside));
            left
        };
        assert!(left(office).len() <= 1, "{after}: {:?}", left(office));
        if self.found(office) == states[0] {
            self.on(office, Office::run).done();
        }
        assert_eq!(self.found(office), states[1], "{after}");
    }

    fn killed(&self) {
        if !can_trace() {
            return;
        }
        let states = self.states();
        let calls = self.on(&self.begun.copy(), calls);
        assert!(calls.iter().any(|call| call.name.starts_with("rename")));
        for call in &calls {
            let office = self.begun.copy();
            let inject = call.injected("signal=KILL", "");
            let answer = self.on(&office, |office, line| tampered(office, &inject, line));
            assert_ne!(answer.code, Some(0), "{inject} did not kill");
            let found = self.found(&office);
            assert!(states.contains(&found), "{inject}: {found:?}");
            assert!(answer.out.is_empty() || found == states[1], "{inject}");
            self.life_goes_on(&office, &states, &inject);
        }
        let many = calls.len();
        figure(&format!(
            "killed at each of {many} calls of {:?}",
            self.arguments
        ));
    }

    fn failed(&self, and_on: &str) {
        if !can_trace() {
            return;
        }
        let states = self.states();
        let mut many = 0;
        for call in self.on(&self.begun.copy(), calls) {
            for error in errors_of(&call).iter().take(quick_or_full(1, 9)) {
                let office = self.begun.copy();
                let inject = call.injected(&format!("error={error}"), and_on);
                let answer = self.on(&office, |office, line| tampered(office, &inject, line));
                self.told_truly(&answer, self.found(&office).as_ref(), &states, &inject);
                self.life_goes_on(&office, &states, &inject);
                many += 1;
            }
        }
        figure(&format!("{many} errors{and_on} in {:?}", self.arguments));
    }

    #[track_caller]
    fn told_truly(
        &self,
        answer: &Answer,
        found: Option<&Vec<u8>>,
        states: &[Option<Vec<u8>>; 2],
        inject: &str,
    ) {
        assert!(
            states.iter().any(|state| state.as_ref() == found),
            "{inject}: {answer:?}: {found:?}"
        );
        if answer.code == Some(0) {
            assert_eq!(
                found,
                states[1].as_ref(),
                "{inject}: said to be done: {answer:?}"
            );
            assert!(answer.out.contains(self.word), "{inject}: {answer:?}");
        } else {
            assert_eq!(answer.code, Some(1), "{inject}: {answer:?}");
            let said = &answer.err;
            assert!(said.starts_with("crono: "), "{inject}: {said}");
            let named = said.contains("crono.json") || said.contains(self.name);
            assert!(named, "{inject}: {said}");
            // Where old and new are the same there is nothing to tell apart.
            let is_done = found == states[1].as_ref();
            assert_eq!(is_done, said.contains("è scritto"), "{inject}: {said}");
        }
    }
}

/// An office with a backup of 20 August on which only the award was known.
fn with_a_backup() -> Office {
    let office = Office::begun();
    let backup = office.path().join(".crono.json.bak-2025-08-20");
    fs::copy(office.file(), backup).unwrap();
    office.run(&SIGNED).done();
    office
}

const RESTORE: [&str; 3] = ["restore", "20/8/2025", "-y"];

#[test]
fn a_kill_at_any_system_call_of_a_way_back_leaves_the_file_or_the_backup() {
    if can_trace() {
        let (old, new) = (events(&["award", "contract_signed"]), events(&["award"]));
        killed_everywhere(&with_a_backup(), &RESTORE, &old, &new);
    }
    Writing::restore_of_a_damaged_file().killed();
}

#[test]
fn an_error_of_a_way_back_is_never_taken_for_one() {
    if can_trace() {
        failed_everywhere(&with_a_backup(), &RESTORE, "");
    }
    Writing::restore_of_a_damaged_file().failed("");
    Writing::restore_of_a_damaged_file().failed("+");
}

#[test]
fn a_kill_at_any_system_call_of_a_new_dossier_leaves_none_or_a_whole_one() {
    Writing::init().killed();
}

#[test]
fn an_error_of_a_new_dossier_is_never_taken_for_one() {
    Writing::init().failed("");
    Writing::init().failed("+");
}

#[test]
fn a_kill_at_any_system_call_of_a_report_leaves_none_or_a_whole_one() {
    Writing::export().killed();
    Writing::export_again().killed();
}

#[test]
fn an_error_of_a_report_is_never_taken_for_one() {
    for writing in [Writing::export(), Writing::export_again()] {
        writing.failed("");
        writing.failed("+");
    }
}

/// The name of the file a report is first written to has the number of the process in it, so that its
/// own calls are not known beforehand: each call of a kind fails in turn, until one is too many.
#[test]
fn a_report_that_could_not_be_written_whole_is_none() {
    if !can_trace() {
        return;
    }
    let writing = Writing::export_again();
    let states = writing.states();
    for name in [
        "write",
        "fsync",
        "fchmod",
        "fsetxattr",
        "renameat",
        "unlinkat",
    ] {
        for (nth, error) in (1..60).flat_map(|nth| [(nth, "ENOSPC"), (nth, "EIO")]) {
            let office = writing.begun.copy();
            let inject = format!("inject={name}:error={error}:when={nth}");
            let front = ["strace", "-f", "-o", "/dev/null", "-e", &inject];
            let answer = writing.on(&office, |office, line| office.run_after(&front, line));
            let found = writing.found(&office);
            assert!(states.contains(&found), "{inject}: {answer:?}");
            if answer.code == Some(0) {
                assert_eq!(found, states[1], "{inject}: {answer:?}");
                assert!(nth > 1 || name != "write", "{inject} did nothing");
                break;
            }
            assert!(answer.err.starts_with("crono: "), "{inject}: {answer:?}");
            writing.life_goes_on(&office, &states, &inject);
        }
    }
}
