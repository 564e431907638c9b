//! What can happen to a save, on the real program: a kill at each of its system calls, errors of the
//! disk at each of them, no room, a colleague who stopped in the middle.
//!
//! Kills and errors are made with `strace`; where it is not installed those tests say so and end.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "faults/hung.rs"]
mod hung;
#[path = "faults/locks.rs"]
mod locks;
#[path = "faults/others.rs"]
mod others;
#[path = "faults/room.rs"]
mod room;
#[path = "faults/screen.rs"]
mod screen;
#[path = "faults/seat.rs"]
mod seat;
#[path = "faults/trace.rs"]
mod trace;

mod office;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::os::unix::fs::MetadataExt as _;
use std::process::Child;
use std::time::{Duration, Instant};

use office::{AWARD, Answer, DELIVERED, Office, SIGNED, can_use, figure, quick_or_full, until};
use rustix::process::{Pid, Signal, kill_process};
use trace::{Call, calls, tampered};

fn can_trace() -> bool {
    can_use("strace", &["-o", "/dev/null", "true"])
}

fn events(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(ToString::to_string).collect()
}

/// After the worst is over: the next save works, and leaves nothing but the file, its lock and its
/// backups.
#[track_caller]
fn life_goes_on(office: &Office, after: &str) {
    let mut wanted = office.says();
    let litter = office.litter();
    assert!(litter.len() <= 1, "{after}: {litter:?}");
    let next = if wanted.is_empty() {
        ("award", AWARD)
    } else {
        ("plan_delivered", DELIVERED)
    };
    let answer = office.run(&next.1);
    assert_eq!((answer.code, &*answer.err), (Some(0), ""), "{after}");
    wanted.insert(next.0.to_owned());
    assert_eq!(office.says(), wanted, "{after}");
    assert_eq!(office.litter(), <[&str; 0]>::default(), "{after}");
}

/// Kills the program at each system call of a command, one after the other; how many.
fn killed_everywhere(
    office: &Office,
    arguments: &[&str],
    old: &BTreeSet<String>,
    new: &BTreeSet<String>,
) -> usize {
    let calls = calls(&office.copy(), arguments);
    let renamed = calls.iter().any(|call| call.name.starts_with("rename"));
    assert!(renamed, "{calls:?}");
    for call in &calls {
        let office = office.copy();
        let inject = call.injected("signal=KILL", "");
        let answer = tampered(&office, &inject, arguments);
        assert_ne!(answer.code, Some(0), "{inject} did not kill");
        let found = office.says();
        assert!(found == *old || found == *new, "{inject}: {found:?}");
        assert!(
            answer.out.is_empty() || found == *new,
            "{inject}: {answer:?}"
        );
        life_goes_on(&office, &inject);
    }
    figure(&format!(
        "killed at each of {} calls of {arguments:?}",
        calls.len()
    ));
    calls.len()
}

#[test]
fn a_kill_at_any_system_call_leaves_the_old_file_or_the_new() {
    if can_trace() {
        let (old, new) = (events(&["award"]), events(&["award", "contract_signed"]));
        killed_everywhere(&Office::begun(), &SIGNED, &old, &new);
    }
}

#[test]
fn a_kill_at_any_system_call_of_the_first_save_leaves_no_file_or_a_whole_one() {
    if can_trace() {
        killed_everywhere(&Office::new(), &AWARD, &events(&[]), &events(&["award"]));
    }
}

#[test]
fn a_kill_at_any_system_call_of_an_undo_leaves_the_change_or_takes_it_back() {
    if can_trace() {
        let office = Office::begun();
        office.run(&SIGNED).done();
        let (old, new) = (events(&["award", "contract_signed"]), events(&["award"]));
        killed_everywhere(&office, &["undo"], &old, &new);
    }
}

/// The errors by which a call can fail on a disk that is full, broken, taken away or forbidden.
fn errors_of(call: &Call) -> &'static [&'static str] {
    match call.name.as_str() {
        "write" | "copy_file_range" | "fsync" | "ftruncate" => &["ENOSPC", "EIO", "EDQUOT"],
        "open" | "openat" => &["EACCES", "EROFS", "ENOSPC", "EDQUOT", "EMFILE", "EIO"],
        "rename" | "renameat" | "renameat2" => &[
            "EACCES", "EROFS", "ENOSPC", "EDQUOT", "EXDEV", "EBUSY", "EIO",
        ],
        "unlinkat" | "fchmod" | "fchown" | "faccessat" => &["EACCES", "EROFS", "EIO"],
        "flock" => &["ENOLCK", "EIO"],
        // Those of `close` and of the reads of folders among them.
        _ => &["EIO"],
    }
}

/// Fails each system call of a command in each way, once or from then on; how many.
fn failed_everywhere(begun: &Office, arguments: &[&str], and_on: &str) -> usize {
    let old = begun.says();
    let mut injected = 0;
    for call in calls(&begun.copy(), arguments) {
        // What goes on failing fails much the same, whatever it is.
        let errors = errors_of(&call).iter();
        for error in errors.take(quick_or_full(if and_on.is_empty() { 2 } else { 1 }, 9)) {
            let office = begun.copy();
            let inject = call.injected(&format!("error={error}"), and_on);
            let answer = tampered(&office, &inject, arguments);
            let is_saved = office.says() != old;
            told_truly(&answer, is_saved, &inject);
            if !is_saved && begun.file().exists() {
                assert_eq!(office.bytes(), begun.bytes(), "{inject}");
            }
            life_goes_on(&office, &inject);
            injected += 1;
        }
    }
    figure(&format!("{injected} errors{and_on} in {arguments:?}"));
    injected
}

/// Who is told "saved" finds it saved; who is not, hears what went wrong with which file, and whether
/// it was written all the same.
#[track_caller]
fn told_truly(answer: &Answer, is_saved: bool, inject: &str) {
    let Answer { code, out, err } = answer;
    match code {
        Some(0) => {
            assert!(is_saved, "{inject}: said to be saved, and is not");
            let said = [
                "Salvato: ",
                "Annullato: ",
                "Ripristinato: ",
                "Fascicolo nuovo: ",
            ];
            assert!(
                said.iter().any(|word| out.starts_with(word)),
                "{inject}: {out}"
            );
        }
        Some(1) => {
            assert!(err.starts_with("crono: "), "{inject}: {err}");
            assert!(err.contains("crono.json"), "{inject}: {err}");
            assert_eq!(is_saved, err.contains("è scritto"), "{inject}: {err}");
            assert_eq!(is_saved, !out.is_empty(), "{inject}: {out}");
        }
        _ => panic!("{inject}: {answer:?}"),
    }
}

#[test]
fn an_error_of_the_disk_is_never_taken_for_a_save() {
    if can_trace() {
        let injected = failed_everywhere(&Office::begun(), &SIGNED, "");
        assert!(injected > 100, "{injected} errors");
    }
}

#[test]
fn a_disk_that_goes_on_failing_is_never_taken_for_a_save() {
    if can_trace() {
        failed_everywhere(&Office::begun(), &SIGNED, "+");
    }
}

#[test]
fn an_error_of_the_first_save_is_never_taken_for_a_save() {
    if can_trace() {
        failed_everywhere(&Office::new(), &AWARD, "");
    }
}

/// A call that was interrupted is made again.
#[test]
fn an_interruption_is_no_error() {
    if !can_trace() {
        return;
    }
    let begun = Office::begun();
    let calls = calls(&begun.copy(), &SIGNED);
    let can_be_interrupted = ["read", "write", "openat", "flock", "fsync"];
    for call in calls {
        if can_be_interrupted.contains(&call.name.as_str()) {
            let office = begun.copy();
            let inject = call.injected("error=EINTR", "");
            let answer = tampered(&office, &inject, &SIGNED);
            assert_eq!((answer.code, &*answer.err), (Some(0), ""), "{inject}");
        }
    }
}

/// The disk takes the first so many bytes and no more.
#[test]
fn without_room_for_the_new_file_the_old_one_stays() {
    let office = Office::begun();
    let (old, size) = (office.bytes(), office.bytes().len());
    for blocks in 0..=size / 512 {
        let limit = format!("ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let answer = office.run_after(&["sh", "-c", &limit], &SIGNED);
        let said = answer.refused();
        assert!(said.contains("crono.json"), "{said}");
        assert_eq!(office.bytes(), old, "{blocks}");
    }
    life_goes_on(&office, "no room");
}

#[test]
fn a_save_that_cannot_be_told_is_still_a_save() {
    let office = Office::begun();
    let mut command = office.command::<&str>(&[], &SIGNED);
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = command.stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(office.says(), events(&["award", "contract_signed"]));
    let said = Answer::of(&output).err;
    assert!(
        said.starts_with("crono: Salvato: Stipula del contratto, gio 06/02/2025."),
        "{said}"
    );
    assert!(
        said.contains("Non posso scrivere il risultato: disco pieno."),
        "{said}"
    );
    for arguments in [&["status"][..], &["log", "--json"], &["--help"]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = office
            .command::<&str>(&[], arguments)
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    }
}

/// Each command that changes something says first that it is done, in both languages: whoever reads only
/// that it failed does it once more.
#[test]
fn every_change_that_cannot_be_told_says_first_that_it_is_done() {
    for lang in ["it", "en"] {
        let office = Office::begun();
        let (other, report) = (office.path().join("b.json"), office.path().join("r.md"));
        let (other, report) = (other.to_str().unwrap(), report.to_str().unwrap());
        for (line, it, en) in [
            (&SIGNED[..], "Salvato: ", "Saved: "),
            (&["note", "plan", "x"], "Salvato: ", "Saved: "),
            (
                &["extend", "plan_delivery", "15d", "--date", "10/2/25"],
                "",
                "",
            ),
            (&["suspend", "2025-02-12"], "", ""),
            (&["resume", "2025-02-14"], "", ""),
            (&["expect", "plan_delivered", "2025-09-30"], "", ""),
            (&["set", "info.supplier", "Rete Srl"], "", ""),
            (&["item", "add", "content_published", "anagrafe"], "", ""),
            (&["item", "drop", "content_published", "anagrafe"], "", ""),
            (&["request", "open", "2025-08-20", "-y"], "", ""),
            (&["request", "answer", "1", "2025-08-21"], "", ""),
            (&["clear", "contract_signed", "--reason", "x", "-y"], "", ""),
            (&["undo"], "Annullato: ", "Undone: "),
            (&["redo"], "", ""),
            (&["export", "md", "-o", report], "Scritto ", "Wrote "),
            (&["-f", other, "init"], "Creato: ", "Created: "),
        ] {
            let before = (office.text(), fs::read_dir(office.path()).unwrap().count());
            let mut command = office.command::<&str>(&[], line);
            let full = File::options().write(true).open("/dev/full").unwrap();
            let output = command.env("CRONO_LANG", lang).stdout(full).output();
            let Answer { code, err, .. } = Answer::of(&output.unwrap());
            let after = (office.text(), fs::read_dir(office.path()).unwrap().count());
            assert_ne!(before, after, "{line:?}: {err}");
            assert_eq!(code, Some(1), "{line:?}: {err}");
            let (first, rest) = err.split_once('\n').unwrap();
            let (begins, cause) = match lang {
                "it" => (it, "Non posso scrivere il risultato: disco pieno."),
                _ => (en, "Cannot write the result: the disk is full."),
            };
            assert!(
                first.starts_with(&format!("crono: {begins}")),
                "{line:?}: {err}"
            );
            assert!(
                !first.contains(cause) && rest.contains(cause),
                "{line:?}: {err}"
            );
        }
    }
    // Whoever stopped reading has been told nothing that they did not want to be.
    let office = Office::begun();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = office.command::<&str>(&[], &SIGNED);
    let output = command.stdout(writer).output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    assert_eq!(office.says(), events(&["award", "contract_signed"]));
}

#[test]
fn a_colleague_who_stopped_in_the_middle_of_a_save_is_named_in_bounded_time() {
    let office = Office::begun();
    let held = File::options().read(true).write(true).open(office.lock());
    let held = held.unwrap();
    held.lock().unwrap();
    fs::write(office.lock(), "4712\ng.torri\nsrv1\n").unwrap();
    let begun = Instant::now();
    let waiting = office.start(&SIGNED);
    // Who only looks never waits: that takes a small part of what the other one waits.
    for arguments in [&["status"][..], &["log"], &["validate"]] {
        let begun = Instant::now();
        office.run(arguments).done();
        assert!(begun.elapsed() < Duration::from_secs(4), "{arguments:?}");
    }
    let said = Answer::from(waiting).refused();
    assert!(begun.elapsed() < office::PATIENCE);
    for part in ["g.torri", "4712", "srv1", "5 secondi", "crono.json"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(office.says(), events(&["award"]));
    drop(held);
    life_goes_on(&office, "the colleague went on");
}

/// Who dies while holding the lock holds it no more.
#[test]
fn a_colleague_who_was_killed_in_the_middle_of_a_save_is_not_waited_for() {
    if !can_trace() {
        return;
    }
    let office = Office::begun();
    tampered(&office, "inject=fsync:signal=KILL:when=1", &SIGNED);
    let begun = Instant::now();
    office.run(&SIGNED).done();
    assert!(begun.elapsed() < Duration::from_secs(4));
}

/// Where names are given by linking, as on NFS, a first save that is killed leaves a file with two.
#[test]
fn a_first_save_killed_where_names_are_linked_keeps_nobody_from_the_next() {
    if !can_trace() {
        return;
    }
    let office = Office::new();
    let inject = [
        "inject=renameat2:error=EINVAL",
        "inject=unlinkat:signal=KILL:when=1",
    ];
    let front = [
        "strace",
        "-f",
        "-o",
        "/dev/null",
        "-e",
        inject[0],
        "-e",
        inject[1],
    ];
    assert_eq!(office.run_after(&front, &AWARD).out, "");
    assert_eq!(fs::metadata(office.file()).unwrap().nlink(), 2);
    life_goes_on(&office, inject[1]);
}

/// A save frozen by the system right before it puts its text in place, with the lock in hand.
struct Frozen {
    tracer: Child,
    /// The process that saves; the lock says which.
    holder: Option<Pid>,
}

impl Frozen {
    fn in_a_save(office: &Office) -> Self {
        // The first is for the backup.
        Self::at(office, "inject=fsync:signal=STOP:when=2")
    }

    fn at(office: &Office, stop: &str) -> Self {
        let mut command = office.command(&["strace", "-f", "-o", "/dev/null", "-e", stop], &SIGNED);
        let mut frozen = Self {
            tracer: command.spawn().unwrap(),
            holder: None,
        };
        // From the moment the lock names it, it lets go of it no more.
        until("the colleague holds the lock", || {
            let lock = fs::read_to_string(office.lock()).unwrap_or_default();
            let holder = lock.lines().next().and_then(|pid| pid.parse().ok());
            frozen.holder = holder.and_then(Pid::from_raw);
            frozen.holder.is_some()
        });
        frozen
    }

    fn goes_on(mut self) {
        let holder = self.holder.take().unwrap();
        until("the colleague has saved", || {
            // It may not have come to where it stops yet.
            let _ = kill_process(holder, Signal::CONT);
            self.tracer.try_wait().unwrap().is_some()
        });
        assert!(self.tracer.wait().unwrap().success());
    }
}

/// Nothing stopped is left behind, whatever happens.
impl Drop for Frozen {
    fn drop(&mut self) {
        if let Some(holder) = self.holder {
            let _ = kill_process(holder, Signal::KILL);
            let _ = self.tracer.wait();
        }
    }
}

#[test]
fn a_colleague_who_was_frozen_in_a_save_keeps_it_and_loses_nobody_elses() {
    if !can_trace() {
        return;
    }
    let office = Office::begun();
    let frozen = Frozen::in_a_save(&office);
    let begun = Instant::now();
    let said = office.run(&DELIVERED).refused();
    let waited = begun.elapsed().as_millis();
    let begun = Instant::now();
    office.run(&["status"]).done();
    figure(&format!(
        "beside a frozen colleague a save is refused after {waited} ms, a look takes {} ms",
        begun.elapsed().as_millis()
    ));
    let holder = frozen.holder.unwrap().as_raw_nonzero();
    assert!(said.contains(&holder.to_string()), "{said}");
    assert_eq!(office.says(), events(&["award"]));
    frozen.goes_on();
    assert_eq!(office.says(), events(&["award", "contract_signed"]));
    life_goes_on(&office, "the colleague went on");
}
