//! What can happen to a save, on the real program: a kill at each of its system calls, errors of the
//! disk, colleagues who save at once, a colleague who stopped in the middle, no room, files that are
//! none.
//!
//! Kills and errors are made with `strace`; where it is not installed those tests say so and end.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "a test that is left out says so")]

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with one dossier in it.
struct Office {
    folder: TempDir,
}

impl Office {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    /// With a file on which the award was recorded.
    fn begun() -> Self {
        let office = Self::new();
        assert!(
            office
                .run(&["record", "award", "2025-01-20"])
                .status
                .success()
        );
        office
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("crono.json")
    }

    /// The program, or something in front of it, with nothing of this machine around it.
    fn command(&self, front: &[&str], arguments: &[&str]) -> Command {
        let program = assert_cmd::cargo::cargo_bin!("crono").to_str().unwrap();
        let line: Vec<&str> = front.iter().copied().chain([program]).collect();
        let mut command = Command::new(line[0]);
        command.args(&line[1..]).args(arguments).env_clear();
        command
            .env("CRONO_FILE", self.file())
            .env("CRONO_TODAY", "2025-08-29");
        command
            .env("LANG", "it_IT.UTF-8")
            .env("PATH", std::env::var_os("PATH").unwrap());
        command.env("CRONO_BY", "M.R.").stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(&[], arguments).output().unwrap()
    }

    fn status(&self) -> Value {
        let output = self.run(&["status", "--json"]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// The events that are recorded.
    fn recorded(&self) -> BTreeSet<String> {
        let status = self.status();
        let events = status["records"].as_array().unwrap().iter();
        events
            .map(|record| record["event"].as_str().unwrap().to_owned())
            .collect()
    }

    fn journal(&self) -> Vec<Value> {
        if !self.file().exists() {
            return Vec::new();
        }
        let output = self.run(&["log", "--json"]);
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Everything beside the data file but its lock and its backups.
    fn litter(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names
            .filter(|n| n != "crono.json" && n != ".crono.json.lock" && !n.contains(".bak-"))
            .collect()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether `strace` can be used here; says so if not.
fn can_trace() -> bool {
    let traced = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .output();
    let can = traced.is_ok_and(|output| output.status.success());
    if !can {
        println!("left out: strace cannot be used here");
    }
    can
}

const RECORD: [&str; 3] = ["record", "contract_signed", "2025-02-06"];

/// The beginning of a line that traces a save: only calls on the data file, its lock, its temporary
/// file and its folder.
fn traced(office: &Office, to: &str) -> Vec<String> {
    let mut line = ["strace", "-f", "-o", to, "-e", "trace=all"]
        .map(String::from)
        .to_vec();
    let folder = office.folder.path();
    let names = ["crono.json", ".crono.json.lock", ".crono.json.tmp"];
    let paths = names
        .iter()
        .map(|name| folder.join(name))
        .chain([folder.to_owned()]);
    for path in paths {
        line.extend(["-P".to_owned(), path.to_str().unwrap().to_owned()]);
    }
    line
}

fn with<'l>(front: &'l [String], inject: &'l str) -> Vec<&'l str> {
    front
        .iter()
        .map(String::as_str)
        .chain(["-e", inject])
        .collect()
}

/// The calls of a save in their order, each with how many of its name came before it.
fn calls_of_a_save(office: &Office) -> Vec<(String, usize)> {
    let trace = office.folder.path().join("trace");
    let front = traced(office, trace.to_str().unwrap());
    let front: Vec<&str> = front.iter().map(String::as_str).collect();
    assert!(
        office
            .command(&front, &RECORD)
            .output()
            .unwrap()
            .status
            .success()
    );
    let mut calls: Vec<(String, usize)> = Vec::new();
    for line in fs::read_to_string(trace).unwrap().lines() {
        let call = line
            .split_whitespace()
            .nth(1)
            .and_then(|call| call.split_once('('));
        if let Some((name, _)) = call {
            let before = calls.iter().filter(|(other, _)| other == name).count();
            calls.push((name.to_owned(), before));
        }
    }
    calls
}

/// Kills the program at each system call of a save, one after the other.
fn killed_everywhere(office: impl Fn() -> Office, before: &[&str]) -> usize {
    let calls = calls_of_a_save(&office());
    assert!(
        calls.iter().any(|(name, _)| name.starts_with("rename")),
        "{calls:?}"
    );
    for (name, nth) in &calls {
        let office = office();
        let inject = format!("inject={name}:signal=KILL:when={}", nth + 1);
        let front = traced(&office, "/dev/null");
        let output = office
            .command(&with(&front, &inject), &RECORD)
            .output()
            .unwrap();
        assert!(!output.status.success(), "{inject} did not kill");
        // Old or new, never anything between; and never "saved" for nothing.
        let exists = office.file().exists();
        let found = if exists {
            office.recorded()
        } else {
            BTreeSet::new()
        };
        let mut wanted: BTreeSet<String> = before.iter().map(ToString::to_string).collect();
        if found.contains("contract_signed") || text(&output.stdout).contains("Salvato") {
            wanted.insert("contract_signed".to_owned());
        }
        assert_eq!(found, wanted, "{inject}");
        assert_eq!(office.journal().len(), found.len(), "{inject}");
        assert!(
            office.litter().len() <= 1,
            "{inject}: {:?}",
            office.litter()
        );
        let next = office.run(&["record", "plan_delivered", "2025-02-17"]);
        assert!(next.status.success(), "{inject}: {}", text(&next.stderr));
        assert!(
            office.litter().is_empty(),
            "{inject}: {:?}",
            office.litter()
        );
    }
    calls.len()
}

#[test]
fn a_kill_at_any_system_call_leaves_the_old_file_or_the_new() {
    if can_trace() {
        let calls = killed_everywhere(Office::begun, &["award"]);
        println!("killed at each of {calls} calls");
    }
}

#[test]
fn a_kill_at_any_system_call_of_the_first_save_leaves_no_file_or_a_whole_one() {
    if can_trace() {
        let calls = killed_everywhere(Office::new, &[]);
        println!("killed at each of {calls} calls");
    }
}

#[test]
fn an_error_of_the_disk_is_never_taken_for_a_save() {
    if !can_trace() {
        return;
    }
    let fallible = [
        "openat",
        "write",
        "copy_file_range",
        "fsync",
        "rename",
        "renameat",
        "fchmod",
        "flock",
    ];
    let mut injected = 0;
    for (name, nth) in calls_of_a_save(&Office::begun()) {
        if !fallible.contains(&name.as_str()) {
            continue;
        }
        for error in ["ENOSPC", "EIO", "EACCES", "EROFS"] {
            let office = Office::begun();
            let old = fs::read(office.file()).unwrap();
            let inject = format!("inject={name}:error={error}:when={}", nth + 1);
            let front = traced(&office, "/dev/null");
            let output = office
                .command(&with(&front, &inject), &RECORD)
                .output()
                .unwrap();
            let (saved, said) = (office.recorded().len() == 2, text(&output.stderr));
            if output.status.success() {
                assert!(saved, "{inject}: said to be saved, and is not");
            } else {
                assert_eq!(output.status.code(), Some(1), "{inject}: {said}");
                assert!(said.starts_with("crono: "), "{inject}: {said:?}");
            }
            if !saved {
                assert_eq!(fs::read(office.file()).unwrap(), old, "{inject}");
            }
            let next = office.run(&["record", "plan_delivered", "2025-02-17"]);
            assert!(next.status.success(), "{inject}: {}", text(&next.stderr));
            injected += 1;
        }
    }
    assert!(injected > 20, "{injected} errors");
}

#[test]
fn colleagues_who_save_at_once_all_keep_what_they_wrote() {
    let office = Office::begun();
    let many: Vec<String> = (0..24).map(|i| format!("voce-{i}")).collect();
    let mut children = Vec::new();
    for item in &many {
        let arguments = ["item", "add", "content_published", item];
        let mut command = office.command(&[], &arguments);
        children.push(
            command
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap(),
        );
    }
    // Whoever reads meanwhile sees a whole file.
    for _ in 0..10 {
        office.status();
    }
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    let status = office.status();
    let found: BTreeSet<&str> = status["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| i["id"].as_str().unwrap())
        .collect();
    assert_eq!(found, many.iter().map(String::as_str).collect());
    let numbers: Vec<u64> = office
        .journal()
        .iter()
        .map(|e| e["n"].as_u64().unwrap())
        .collect();
    assert_eq!(numbers, (1..=25).collect::<Vec<u64>>());
}

#[test]
fn of_those_who_record_the_same_event_at_once_one_wins_and_the_others_hear_who() {
    for _ in 0..3 {
        let office = Office::begun();
        let children: Vec<_> = (1..=6)
            .map(|day| {
                let date = format!("2025-02-0{day}");
                let arguments = ["record", "contract_signed", &date, "--if-was", "-"];
                let mut command = office.command(&[], &arguments);
                command
                    .stdout(Stdio::piped())
                    .stderr(Stdio::piped())
                    .spawn()
                    .unwrap()
            })
            .collect();
        let outputs: Vec<Output> = children
            .into_iter()
            .map(|child| child.wait_with_output().unwrap())
            .collect();
        let (won, lost): (Vec<_>, Vec<_>) = outputs.iter().partition(|o| o.status.success());
        assert_eq!((won.len(), lost.len()), (1, 5));
        for output in lost {
            let said = text(&output.stderr);
            assert!(
                said.contains("Conflitto") && said.contains("M.R."),
                "{said}"
            );
        }
        assert_eq!(office.journal().len(), 2);
    }
}

#[test]
fn a_colleague_who_stopped_in_the_middle_of_a_save_is_named_in_bounded_time() {
    let office = Office::begun();
    let lock = office.folder.path().join(".crono.json.lock");
    let held = fs::File::options()
        .read(true)
        .write(true)
        .open(lock)
        .unwrap();
    held.lock().unwrap();
    let output = office.run(&RECORD);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("5 second"),
        "{}",
        text(&output.stderr)
    );
    // Who only reads never waits.
    assert_eq!(office.recorded().len(), 1);
    drop(held);
    assert!(office.run(&RECORD).status.success());
}

#[test]
fn without_room_for_the_new_file_the_old_one_stays() {
    let office = Office::begun();
    let old = fs::read(office.file()).unwrap();
    // SIGXFSZ ends the program; a limit of 4 blocks leaves no room for the plan.
    let front = ["sh", "-c", "ulimit -f 4; exec \"$0\" \"$@\""];
    let output = office.command(&front, &RECORD).output().unwrap();
    assert!(!output.status.success());
    assert_eq!(fs::read(office.file()).unwrap(), old);
    assert!(office.run(&RECORD).status.success());
}

#[test]
fn what_is_no_dossier_is_named_and_never_touched() {
    let whole = fs::read(Office::begun().file()).unwrap();
    let cut = |n: usize| whole[..whole.len() * n / 10].to_vec();
    let mut inputs: Vec<Vec<u8>> = (0..10).map(cut).collect();
    inputs.extend([
        b"{}".to_vec(),
        b"[]".to_vec(),
        b"null".to_vec(),
        vec![0; 4096],
        vec![0xff, 0xfe, b'{'],
        "[".repeat(100_000).into_bytes(),
        text(&whole)
            .replace("2025-01-20", "2025-02-30")
            .into_bytes(),
        text(&whole)
            .replace("\"award\",\n      \"date\"", "\"reward\",\n      \"date\"")
            .into_bytes(),
        vec![b' '; 17 << 20],
    ]);
    for (i, input) in inputs.iter().enumerate() {
        let office = Office::new();
        fs::write(office.file(), input).unwrap();
        for arguments in [&RECORD[..], &["status"], &["validate"]] {
            let output = office.run(arguments);
            assert_eq!(
                output.status.code(),
                Some(1),
                "{i}: {}",
                text(&output.stdout)
            );
            let said = text(&output.stderr);
            assert!(said.contains("crono.json"), "{i}: {said}");
            assert!(!said.contains("panicked"), "{i}: {said}");
        }
        assert_eq!(&fs::read(office.file()).unwrap(), input, "{i}");
    }
}

#[test]
fn a_pipe_a_folder_and_a_device_are_refused_at_once() {
    let office = Office::new();
    fs::create_dir(office.file()).unwrap();
    assert_eq!(office.run(&["status"]).status.code(), Some(1));
    for path in ["/dev/null", "/dev/zero"] {
        assert_eq!(
            office.run(&["status", "--file", path]).status.code(),
            Some(1),
            "{path}"
        );
    }
    let pipe = office.folder.path().join("pipe");
    if Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .is_ok_and(|status| status.success())
    {
        let output = office.run(&["status", "--file", pipe.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn links_owners_and_modes_stay_as_they_are() {
    let office = Office::begun();
    let other = office.folder.path().join("elsewhere.json");
    fs::rename(office.file(), &other).unwrap();
    symlink(&other, office.file()).unwrap();
    fs::set_permissions(&other, fs::Permissions::from_mode(0o640)).unwrap();
    assert!(office.run(&RECORD).status.success());
    assert!(fs::symlink_metadata(office.file()).unwrap().is_symlink());
    assert_eq!(fs::metadata(&other).unwrap().mode() & 0o7777, 0o640);
    fs::hard_link(&other, office.folder.path().join("twin.json")).unwrap();
    let output = office.run(&["record", "plan_delivered", "2025-02-17"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(office.recorded().len(), 2);
}

#[test]
fn a_new_file_is_for_its_owner_or_for_the_group_of_a_shared_folder() {
    for (folder, mode) in [(0o755, 0o600), (0o2775, 0o660)] {
        for mask in ["000", "077"] {
            let office = Office::new();
            fs::set_permissions(office.folder.path(), fs::Permissions::from_mode(folder)).unwrap();
            let front = ["sh", "-c", &format!("umask {mask}; exec \"$0\" \"$@\"")];
            assert!(
                office
                    .command(&front, &RECORD)
                    .output()
                    .unwrap()
                    .status
                    .success()
            );
            let found = fs::metadata(office.file()).unwrap().mode() & 0o7777;
            assert_eq!(found, mode, "folder {folder:o}, umask {mask}");
            let lock = fs::metadata(office.folder.path().join(".crono.json.lock")).unwrap();
            assert_eq!(
                lock.mode() & 0o7777,
                mode,
                "the lock keeps nobody out: {folder:o}, {mask}"
            );
        }
    }
}

#[test]
fn what_this_version_does_not_know_is_kept_where_it_stands() {
    let office = Office::begun();
    let known = fs::read_to_string(office.file()).unwrap();
    let strange = known
        .replacen(
            "\"rev\": 1,",
            "\"office\": {\"b\": 1, \"a\": 2},\n  \"rev\": 1,",
            1,
        )
        .replacen(
            "\"event\": \"award\",",
            "\"event\": \"award\",\n      \"room\": \"12\",",
            1,
        );
    assert_ne!(known, strange);
    fs::write(office.file(), &strange).unwrap();
    assert!(office.run(&RECORD).status.success());
    let after = fs::read_to_string(office.file()).unwrap();
    let positions = [
        "\"format\"",
        "\"office\"",
        "\"b\": 1",
        "\"a\": 2",
        "\"rev\"",
        "\"room\": \"12\"",
    ]
    .map(|part| {
        after
            .find(part)
            .unwrap_or_else(|| panic!("{part} is lost:\n{after}"))
    });
    assert!(positions.is_sorted(), "{positions:?}");
}

#[test]
fn a_file_of_a_newer_program_is_shown_and_never_written() {
    let office = Office::begun();
    let newer =
        fs::read_to_string(office.file())
            .unwrap()
            .replacen("\"version\": 1", "\"version\": 2", 1);
    fs::write(office.file(), &newer).unwrap();
    assert_eq!(office.recorded().len(), 1);
    let output = office.run(&RECORD);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("crono 2"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(fs::read_to_string(office.file()).unwrap(), newer);
}

#[test]
fn no_text_of_the_file_can_command_the_terminal() {
    let office = Office::begun();
    let hostile = "a\u{1b}[31m\u{7}\u{202e}b\u{85}c\r\nd";
    assert!(office.run(&["note", "1", hostile]).status.success());
    assert!(
        office
            .run(&["item", "add", "content_published", "x", "--label", hostile])
            .status
            .success()
    );
    let lines: [&[&str]; 6] = [
        &["status"],
        &["status", "--plain"],
        &["status", "--brief"],
        &["log"],
        &["record", "content_published:x", "+1"],
        &["record", hostile],
    ];
    for arguments in lines {
        let output = office.run(arguments);
        for said in [text(&output.stdout), text(&output.stderr)] {
            let bad =
                |c: &char| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c);
            assert_eq!(said.chars().find(bad), None, "{arguments:?}: {said:?}");
        }
    }
}

#[test]
fn the_first_save_of_a_day_keeps_a_copy_and_the_newest_ten_are_kept() {
    let office = Office::begun();
    for day in 1..=12 {
        let name = format!(".crono.json.bak-2025-01-{day:02}");
        fs::copy(office.file(), office.folder.path().join(name)).unwrap();
    }
    let before = fs::read(office.file()).unwrap();
    assert!(office.run(&RECORD).status.success());
    let mut copies: Vec<PathBuf> = backups(office.folder.path());
    copies.sort();
    assert_eq!(copies.len(), 10);
    assert_eq!(fs::read(copies.last().unwrap()).unwrap(), before);
    assert!(
        office
            .run(&["record", "plan_delivered", "2025-02-17"])
            .status
            .success()
    );
    assert_eq!(backups(office.folder.path()).len(), 10);
}

fn backups(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.to_str().unwrap().contains(".bak-"))
        .collect()
}
