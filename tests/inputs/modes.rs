//! Who may read and write the file, before a save and after it.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::Path;

use crate::NOTE;
use crate::office::{AWARD, Office, SIGNED, can_use, is_root};

const NOBODY: u32 = 65_534;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn under(mask: &str) -> [String; 3] {
    let line = format!("umask {mask}; exec \"$0\" \"$@\"");
    ["sh".to_owned(), "-c".to_owned(), line]
}

#[test]
fn a_new_file_is_for_its_owner_or_for_the_group_of_a_shared_folder() {
    for (folder, wanted) in [
        (0o755, 0o600),
        (0o777, 0o600),
        (0o2775, 0o660),
        (0o2770, 0o660),
    ] {
        for mask in ["000", "022", "077"] {
            let office = Office::new();
            set_mode(office.path(), folder);
            office.run_after(&under(mask), &AWARD).done();
            assert_eq!(mode(&office.file()), wanted, "{folder:o}, umask {mask}");
            assert_eq!(mode(&office.lock()), wanted, "the lock keeps nobody out");
            office.run_after(&under(mask), &SIGNED).done();
            assert_eq!(mode(&office.file()), wanted, "{folder:o}, umask {mask}");
            assert_eq!(mode(&office.lock()), wanted, "{folder:o}, umask {mask}");
            assert_eq!(
                mode(&office.backups()[0]),
                wanted,
                "{folder:o}, umask {mask}"
            );
        }
    }
}

#[test]
fn a_report_is_for_those_whom_the_umask_leaves_and_the_answer_says_where_it_is() {
    let office = Office::begun();
    for (mask, wanted) in [
        ("022", 0o644),
        ("027", 0o640),
        ("002", 0o664),
        ("077", 0o600),
    ] {
        let (report, plan) = (
            office.path().join("report.md"),
            office.path().join("new.json"),
        );
        let path = report.to_str().unwrap();
        let said = office.run_after(&under(mask), &["export", "md", "-o", path]);
        let said = said.done();
        let real = report.canonicalize().unwrap();
        assert!(said.contains(real.to_str().unwrap()), "{said}");
        assert_eq!(mode(&report), wanted, "umask {mask}");
        // One that is replaced stays for whom it was.
        set_mode(&report, 0o604);
        let again = ["export", "md", "--force", "-o", path];
        office.run_after(&under(mask), &again).done();
        assert_eq!(mode(&report), 0o604, "umask {mask}");
        // A dossier is for its owner, whatever the umask.
        let said = office.run_after(&under(mask), &["-f", plan.to_str().unwrap(), "init"]);
        let said = said.done();
        let real = plan.canonicalize().unwrap();
        assert!(said.contains(real.to_str().unwrap()), "{said}");
        assert_eq!(mode(&plan), 0o600, "umask {mask}");
        fs::remove_file(report).unwrap();
        fs::remove_file(plan).unwrap();
    }
}

#[test]
fn a_save_changes_neither_mode_nor_lock_nor_backup_whatever_the_umask() {
    // Who may only read has no business with the lock: to open it is enough to hold it.
    for (wanted, lock) in [
        (0o600, 0o600),
        (0o640, 0o600),
        (0o660, 0o660),
        (0o664, 0o660),
    ] {
        for mask in ["000", "077"] {
            let office = Office::begun();
            set_mode(&office.file(), wanted);
            office.run_after(&under(mask), &SIGNED).done();
            assert_eq!(mode(&office.file()), wanted, "{wanted:o}, umask {mask}");
            assert_eq!(
                mode(&office.backups()[0]),
                wanted,
                "{wanted:o}, umask {mask}"
            );
            assert_eq!(mode(&office.lock()), lock, "{wanted:o}, umask {mask}");
        }
    }
}

/// Words in front of the program that make it run without the rights of root, with everything in the
/// folder its own; none where this is not root. `None` where that cannot be done.
fn as_somebody(office: &Office) -> Option<Vec<String>> {
    if !rustix::process::geteuid().is_root() {
        return Some(Vec::new());
    }
    let front = [
        "setpriv",
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
    ];
    let program = assert_cmd::cargo::cargo_bin!("crono").to_str().unwrap();
    let trial = [&front[1..], &[program, "--version"]].concat();
    if !can_use(front[0], &trial) {
        return None;
    }
    chown(office.path(), Some(NOBODY), Some(NOBODY)).unwrap();
    for entry in fs::read_dir(office.path()).unwrap() {
        chown(entry.unwrap().path(), Some(NOBODY), Some(NOBODY)).unwrap();
    }
    Some(front.map(String::from).to_vec())
}

#[test]
fn a_file_that_may_not_be_written_is_not_replaced_although_it_could_be() {
    let office = Office::begun();
    let Some(front) = as_somebody(&office) else {
        return;
    };
    set_mode(&office.file(), 0o444);
    let old = office.bytes();
    let said = office.run_after(&front, &SIGNED).refused();
    assert!(said.contains("crono.json"), "{said}");
    office.run_after(&front, &["status"]).done();
    assert_eq!((office.bytes(), mode(&office.file())), (old, 0o444));
    set_mode(&office.file(), 0o644);
    office.run_after(&front, &SIGNED).done();
}

#[test]
fn a_folder_that_may_not_be_written_is_named_with_what_it_needs() {
    let office = Office::begun();
    let Some(front) = as_somebody(&office) else {
        return;
    };
    set_mode(office.path(), 0o555);
    let said = office.run_after(&front, &SIGNED);
    let status = office.run_after(&front, &["status"]);
    set_mode(office.path(), 0o755);
    assert!(said.refused().contains("2770"));
    status.done();
    assert_eq!(office.says().len(), 1);
}

#[test]
fn a_file_that_may_not_be_read_is_named() {
    let office = Office::begun();
    let Some(front) = as_somebody(&office) else {
        return;
    };
    set_mode(&office.file(), 0o000);
    for arguments in [&["status"][..], &NOTE, &["validate"]] {
        let said = office.run_after(&front, arguments).refused();
        assert!(said.contains("crono.json"), "{said}");
    }
    set_mode(&office.file(), 0o600);
    office.run_after(&front, &SIGNED).done();
}

/// A lock that keeps colleagues out: they are told whose it is, after the usual patience.
#[test]
fn a_lock_that_may_not_be_opened_is_named_with_its_owner() {
    if !is_root() {
        return;
    }
    let office = Office::begun();
    let Some(front) = as_somebody(&office) else {
        return;
    };
    chown(office.lock(), Some(0), Some(0)).unwrap();
    set_mode(&office.lock(), 0o600);
    let said = office.run_after(&front, &SIGNED).refused();
    for part in [".crono.json.lock", "utente 0", "chmod"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(office.says().len(), 1);
}

/// Only root can leave a file with the owner it had.
#[test]
fn a_save_by_root_leaves_the_file_to_its_owner() {
    if !is_root() {
        return;
    }
    let office = Office::begun();
    chown(office.file(), Some(NOBODY), Some(12)).unwrap();
    set_mode(&office.file(), 0o640);
    office.run(&SIGNED).done();
    for path in [office.file(), office.backups().remove(0)] {
        let found = fs::metadata(path).unwrap();
        assert_eq!((found.uid(), found.gid()), (NOBODY, 12));
        assert_eq!(found.mode() & 0o7777, 0o640);
    }
}

/// A colleague in the group may save; who owns the file then is the colleague, and the group stays.
#[test]
fn a_save_by_a_colleague_keeps_the_group() {
    if !is_root() {
        return;
    }
    let office = Office::new();
    set_mode(office.path(), 0o2770);
    chown(office.path(), Some(0), Some(NOBODY)).unwrap();
    office.run(&AWARD).done();
    assert_eq!(fs::metadata(office.file()).unwrap().gid(), NOBODY);
    office.run(&NOTE).done();
    let Some(front) = as_somebody(&Office::new()) else {
        return;
    };
    office.run_after(&front, &SIGNED).done();
    let found = fs::metadata(office.file()).unwrap();
    assert_eq!((found.gid(), found.mode() & 0o7777), (NOBODY, 0o660));
    assert_eq!(office.says().len(), 2);
}
