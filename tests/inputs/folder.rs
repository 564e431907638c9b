//! What somebody who may write the folder, or only read it, can put in the way of the others: modes,
//! links and odd things under the names that a save uses, locks, copies of days to come. It costs at
//! most a sentence that names it; nobody's file is altered and nobody's rights are lent.

use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::Days;

use crate::NOTE;
use crate::colleagues::{
    COLLEAGUES, GROUP, can_be_others, files, front, run, set_access_list, set_mode,
};
use crate::office::{Answer, Office, SIGNED, can_use, is_root};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[expect(
    clippy::disallowed_methods,
    reason = "backups are named by the real day, whatever day is asked for"
)]
fn real_day() -> chrono::NaiveDate {
    chrono::Utc::now().date_naive()
}

/// The names that the copy of the real day may have, whatever the hour.
fn copies_of_today(office: &Office) -> Vec<PathBuf> {
    let days = [
        real_day().pred_opt(),
        Some(real_day()),
        real_day().succ_opt(),
    ];
    let names = days.map(|day| format!(".crono.json.bak-{}", day.unwrap()));
    names.map(|name| office.path().join(name)).to_vec()
}

#[test]
fn no_save_and_no_report_keeps_a_mode_that_lends_the_rights_of_its_owner() {
    let office = Office::begun();
    let out = office.path().join("out.html");
    let export = ["export", "html", "--force", "-o", out.to_str().unwrap()];
    office.run(&export).done();
    for lent in [0o6770, 0o4700, 0o2660, 0o1600] {
        set_mode(&office.file(), lent);
        set_mode(&out, lent);
        for copy in office.backups() {
            fs::remove_file(copy).unwrap();
        }
        office.run(&NOTE).done();
        office.run(&export).done();
        assert_eq!(mode(&office.file()), lent & 0o777);
        for path in files(&office) {
            assert_eq!(mode(&path) & 0o7000, 0, "{lent:o}: {}", path.display());
        }
        // Going back to a copy is a replacement of its own.
        fs::write(office.file(), "{").unwrap();
        set_mode(&office.file(), lent);
        let day = copies_of_today(&office);
        let day = day.iter().find(|path| path.exists()).unwrap();
        let day = day.to_str().unwrap().rsplit_once(".bak-").unwrap().1;
        office.run(&["restore", day, "-y"]).done();
        for path in files(&office) {
            assert_eq!(mode(&path) & 0o7000, 0, "{lent:o}: {}", path.display());
        }
    }
}

/// A colleague puts a copy of their own with mode 6770 in place of the file; whoever saves next becomes
/// its owner.
#[test]
fn a_save_does_not_make_a_colleagues_file_run_as_oneself() {
    if !can_be_others() {
        return;
    }
    let [first, second, _] = COLLEAGUES;
    let office = Office::new();
    chown(office.path(), Some(0), Some(GROUP)).unwrap();
    set_mode(office.path(), 0o2770);
    run(&office, &front(first, GROUP, "022"), &NOTE).done();
    set_mode(&office.file(), 0o6770);
    run(&office, &front(second, GROUP, "022"), &NOTE).done();
    let found = fs::metadata(office.file()).unwrap();
    assert_eq!((found.uid(), found.gid()), (second, GROUP));
    assert_eq!(found.mode() & 0o7777, 0o770);
}

/// The lines for cron in the manuals have `--force`, and may write to a folder of many.
#[test]
fn a_report_is_never_written_through_a_link() {
    for folder in [0o755, 0o1777] {
        let office = Office::begun();
        let elsewhere = tempfile::TempDir::new().unwrap();
        let victim = elsewhere.path().join("profile");
        fs::write(&victim, "untouched").unwrap();
        set_mode(office.path(), folder);
        let out = office.path().join("deadlines.ics");
        for to in [
            victim.as_path(),
            Path::new("/nowhere/at/all"),
            Path::new("crono.json"),
        ] {
            symlink(to, &out).unwrap();
            for force in [&["--force"][..], &[]] {
                for format in ["ics", "html", "md", "csv", "json"] {
                    let line = ["export", format, "-o", out.to_str().unwrap()];
                    let said = office.run(&[&line, force].concat()).refused();
                    let why = ["collegamento", "fascicolo"];
                    assert!(why.iter().any(|word| said.contains(word)), "{said}");
                    assert!(said.contains("deadlines.ics"), "{said}");
                }
            }
            assert_eq!(fs::read_link(&out).unwrap(), to);
            fs::remove_file(&out).unwrap();
        }
        assert_eq!(fs::read_to_string(&victim).unwrap(), "untouched");
        assert!(!Path::new("/nowhere").exists());
        // A folder that is a link is where somebody keeps their reports.
        symlink(elsewhere.path(), office.path().join("www")).unwrap();
        let out = office.path().join("www/deadlines.ics");
        let line = ["export", "ics", "-o", out.to_str().unwrap(), "--force"];
        office.run(&line).done();
        office.run(&line).done();
        assert!(elsewhere.path().join("deadlines.ics").exists());
        assert_eq!(office.says().len(), 1);
    }
}

#[test]
fn a_link_that_somebody_else_planted_in_a_folder_of_all_leads_nowhere() {
    if !can_be_others() {
        return;
    }
    let [victim, attacker, _] = COLLEAGUES;
    let office = Office::begun();
    set_mode(office.path(), 0o755);
    set_mode(&office.file(), 0o644);
    let home = tempfile::TempDir::new().unwrap();
    set_mode(home.path(), 0o755);
    let profile = home.path().join("profile");
    fs::write(&profile, "untouched").unwrap();
    chown(&profile, Some(victim), Some(victim)).unwrap();
    let all = tempfile::TempDir::new().unwrap();
    set_mode(all.path(), 0o1777);
    let out = all.path().join("report.md");
    symlink(&profile, &out).unwrap();
    std::os::unix::fs::lchown(&out, Some(attacker), Some(attacker)).unwrap();
    let line = ["export", "md", "--force", "-o", out.to_str().unwrap()];
    let said = run(&office, &front(victim, victim, "022"), &line).refused();
    assert!(said.contains("report.md"), "{said}");
    assert_eq!(fs::read_to_string(&profile).unwrap(), "untouched");
}

/// Puts something in place of the lock; what must not change, and how it is known by.
struct Odd {
    what: &'static str,
    put: fn(&Office),
    /// What the sentence says of it.
    said: &'static str,
}

const VICTIM: &str = "somebody's file, which is longer than any lock";

fn victim(office: &Office) -> PathBuf {
    let path = office.path().join("victim");
    fs::write(&path, VICTIM).unwrap();
    set_mode(&path, 0o640);
    path
}

fn made(tool: &str, arguments: &[&str]) {
    let made = Command::new(tool).args(arguments).status().unwrap();
    assert!(made.success(), "{tool} {arguments:?}");
}

const ODD: [Odd; 8] = [
    Odd {
        what: "the dossier itself",
        put: |office| fs::hard_link(office.file(), office.lock()).unwrap(),
        said: "collegamenti fisici",
    },
    Odd {
        what: "another file, linked",
        put: |office| fs::hard_link(victim(office), office.lock()).unwrap(),
        said: "collegamenti fisici",
    },
    Odd {
        what: "a link",
        put: |office| symlink(victim(office), office.lock()).unwrap(),
        said: "è un collegamento",
    },
    Odd {
        what: "a link to nothing",
        put: |office| symlink("nothing", office.lock()).unwrap(),
        said: "è un collegamento",
    },
    Odd {
        what: "a pipe",
        put: |office| made("mkfifo", &[office.lock().to_str().unwrap()]),
        said: "non è un file come gli altri",
    },
    Odd {
        what: "a folder",
        put: |office| fs::create_dir(office.lock()).unwrap(),
        said: "è una cartella",
    },
    Odd {
        what: "a few words of somebody's",
        put: |office| fs::write(office.lock(), "work\n").unwrap(),
        said: "contiene altro",
    },
    Odd {
        what: "somebody's work",
        put: |office| fs::write(office.lock(), "x".repeat(5_000)).unwrap(),
        said: "contiene altro",
    },
];

#[test]
fn what_cannot_be_a_lock_is_refused_by_name_before_anything_is_done_to_it() {
    for odd in ODD {
        let office = Office::begun();
        fs::remove_file(office.lock()).unwrap();
        (odd.put)(&office);
        let before = fs::symlink_metadata(office.lock()).unwrap();
        let dossier = office.bytes();
        // Whoever looks needs no lock.
        office.run(&["status"]).done();
        let doctor = office.run(&["doctor"]).done();
        let said = office.run(&SIGNED).refused();
        let what = odd.what;
        for part in [odd.said, "Libera quel nome"] {
            assert!(doctor.contains(part), "{what}: {part}: {doctor}");
        }
        for part in [".crono.json.lock", odd.said, "Nulla è stato scritto"] {
            assert!(said.contains(part), "{what}: {part}: {said}");
        }
        assert_eq!(office.bytes(), dossier, "{what}");
        let after = fs::symlink_metadata(office.lock()).unwrap();
        let of = |found: &fs::Metadata| (found.ino(), found.mode(), found.size(), found.mtime());
        assert_eq!(of(&after), of(&before), "{what}");
        if let Ok(text) = fs::read_to_string(office.path().join("victim")) {
            assert_eq!(
                (text.as_str(), mode(&victim(&office))),
                (VICTIM, 0o640),
                "{what}"
            );
        }
        // It says what to do, and that helps.
        let command = said.rsplit_once("riprova: ").unwrap().1;
        made("sh", &["-c", command]);
        office.run(&SIGNED).done();
        assert_eq!(office.says().len(), 2, "{what}");
    }
}

#[test]
fn a_device_in_place_of_the_lock_is_not_even_opened() {
    if !is_root() {
        return;
    }
    let office = Office::begun();
    fs::remove_file(office.lock()).unwrap();
    let lock = office.lock();
    // The null device: it takes whatever is written and so would be a lock for anybody.
    if !can_use("mknod", &[lock.to_str().unwrap(), "c", "1", "3"]) {
        return;
    }
    let said = office.run(&SIGNED).refused();
    assert!(said.contains(".crono.json.lock"), "{said}");
    assert_eq!(office.says().len(), 1);
}

/// Whether somebody can open the lock to read, which is enough to hold it.
fn can_hold(office: &Office, uid: u32, group: u32) -> bool {
    let (uid, group) = (format!("--reuid={uid}"), format!("--regid={group}"));
    let words = [&uid, &group, "--clear-groups", "sh", "-c", "exec 9<\"$0\""];
    let tried = Command::new("setpriv")
        .args(words)
        .arg(office.lock())
        .output();
    tried.unwrap().status.success()
}

#[test]
fn who_may_only_read_cannot_hold_the_lock() {
    if !can_be_others() || !can_use("setfacl", &["--version"]) {
        return;
    }
    let ([writer, other, auditor], reading) = (COLLEAGUES, 43_200);
    for by_default in [false, true] {
        let office = Office::new();
        chown(office.path(), Some(0), Some(GROUP)).unwrap();
        set_mode(office.path(), 0o2770);
        let (of_folder, of_file) = (format!("u:{auditor}:rx"), format!("u:{auditor}:r"));
        set_access_list(&["-m", &of_folder], office.path());
        if by_default {
            // Every new file of the folder is given to the auditor to read.
            set_access_list(&["-d", "-m", &of_file], office.path());
        }
        let save = |who| run(&office, &front(who, GROUP, "000"), &NOTE).done();
        save(writer);
        assert!(
            !can_hold(&office, auditor, reading),
            "by default: {by_default}"
        );
        if !by_default {
            set_access_list(&["-m", &of_file], &office.file());
        }
        for who in [writer, other, writer] {
            save(who);
            assert!(
                !can_hold(&office, auditor, reading),
                "by default: {by_default}"
            );
            assert!(can_hold(&office, other, GROUP), "who may write may lock");
        }
        let auditing = front(auditor, reading, "022");
        run(&office, &auditing, &["status"]).done();
        run(&office, &auditing, &["log"]).done();
        let doctor = run(&office, &auditing, &["doctor"]).done();
        assert!(doctor.contains("non si può dire"), "{doctor}");
        run(&office, &auditing, &NOTE).refused();
        // A lock from before, which they could read.
        set_access_list(&["-m", &of_file], &office.lock());
        assert!(can_hold(&office, auditor, reading));
        save(writer);
        assert!(
            !can_hold(&office, auditor, reading),
            "by default: {by_default}"
        );
    }
}

#[test]
fn a_group_or_all_who_may_only_read_cannot_hold_the_lock_either() {
    if !can_be_others() {
        return;
    }
    let [owner, reader, _] = COLLEAGUES;
    for rights in [0o640, 0o644] {
        let office = Office::new();
        chown(office.path(), Some(owner), Some(GROUP)).unwrap();
        set_mode(office.path(), 0o755);
        let save = || run(&office, &front(owner, GROUP, "022"), &NOTE).done();
        save();
        set_mode(&office.file(), rights);
        save();
        run(&office, &front(reader, GROUP, "022"), &["status"]).done();
        assert!(!can_hold(&office, reader, GROUP), "{rights:o}");
        save();
    }
}

#[test]
fn copies_of_days_to_come_never_cost_that_of_today() {
    let office = Office::begun();
    let future = real_day().checked_add_days(Days::new(400)).unwrap();
    let names: Vec<_> = future
        .iter_days()
        .take(12)
        .map(|day| office.path().join(format!(".crono.json.bak-{day}")))
        .collect();
    for path in &names {
        fs::copy(office.file(), path).unwrap();
    }
    let before = office.bytes();
    office.run(&SIGNED).done();
    let today = copies_of_today(&office);
    let kept = today.iter().find(|path| path.exists()).unwrap();
    assert_eq!(fs::read(kept).unwrap(), before);
    assert!(
        names.iter().all(|path| path.exists()),
        "nobody's copy is taken"
    );
    let doctor = office.run(&["doctor"]).done();
    let first = names
        .last()
        .unwrap()
        .to_str()
        .unwrap()
        .rsplit_once("-20")
        .unwrap()
        .1;
    let (year, month_and_day) = first.split_once('-').unwrap();
    let (month, day) = month_and_day.split_once('-').unwrap();
    let date = format!("{day}/{month}/20{year}");
    for part in ["1, la più recente", "12 del futuro", &date, "orologio"] {
        assert!(doctor.contains(part), "{part}: {doctor}");
    }
    // Of those that are past ten are kept, whatever is to come.
    for day in (1..20).map(|n| real_day().checked_sub_days(Days::new(n)).unwrap()) {
        fs::copy(
            office.file(),
            office.path().join(format!(".crono.json.bak-{day}")),
        )
        .unwrap();
    }
    fs::remove_file(kept).unwrap();
    office.run(&NOTE).done();
    assert!(copies_of_today(&office).iter().any(|path| path.exists()));
    assert_eq!(office.backups().len(), 12 + 10);
}

#[test]
fn something_odd_under_the_name_of_todays_copy_is_named() {
    let puts: [fn(&Path); 2] = [
        |path| fs::create_dir(path).unwrap(),
        |path| symlink("/etc/passwd", path).unwrap(),
    ];
    for put in puts {
        let office = Office::begun();
        let before = office.bytes();
        for path in copies_of_today(&office) {
            put(&path);
        }
        let said = office.run(&SIGNED).refused();
        for part in [".crono.json.bak-20", "Nulla è stato scritto"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert_eq!(office.bytes(), before);
        for path in copies_of_today(&office) {
            fs::rename(&path, path.with_extension("old")).unwrap();
        }
        office.run(&SIGNED).done();
    }
}

/// Runs a command as the process whose number `$$` is in the script before it.
fn after(office: &Office, script: &str, arguments: &[&str]) -> Answer {
    let script = format!("D=$(dirname \"$DOSSIER\"); {script}; exec \"$0\" \"$@\"");
    office.run_after(&["sh", "-c", &script], arguments)
}

#[test]
fn something_odd_under_a_name_that_a_save_would_use_is_in_nobodys_way_or_named() {
    let office = Office::begun();
    fs::create_dir(office.path().join(".crono.json.tmp")).unwrap();
    office.run(&NOTE).done();
    for one in [
        r#"mkdir "$D/.crono.json.$$.tmp""#,
        r#"ln -s /etc/passwd "$D/.crono.json.$$.tmp""#,
        r#"mkfifo "$D/.crono.json.$$.tmp""#,
    ] {
        after(&office, one, &NOTE).done();
    }
    let all = r#"n=0; mkdir "$D/.crono.json.$$.tmp"; while [ $n -lt 99 ]; do n=$((n+1)); mkdir "$D/.crono.json.$$-$n.tmp"; done"#;
    let before = office.bytes();
    let said = after(&office, all, &NOTE).refused();
    for part in ["-99.tmp", "Nulla è stato scritto"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(office.bytes(), before);
    office.run(&NOTE).done();
}

/// What a save was killed with is cleared up by the next one; what somebody may be writing is not.
#[test]
fn what_the_dead_left_is_cleared_up_and_what_the_living_write_is_not() {
    let office = Office::begun();
    let at = |name: String| office.path().join(name);
    let (dead, alive) = (4_294_967_295_u32, std::process::id());
    let (dead, alive) = (
        at(format!(".crono.json.{dead}.tmp")),
        at(format!(".crono.json.{alive}.tmp")),
    );
    let theirs = at(".crono.json.bak-1.tmp".into());
    for path in [&dead, &alive, &theirs] {
        fs::write(path, "half").unwrap();
    }
    // As somebody leaves it who was killed in a save.
    fs::write(office.lock(), "4294967295\nmrossi\nsrv1\n").unwrap();
    office.run(&NOTE).done();
    assert!(!dead.exists() && alive.exists() && theirs.exists());
    // No save takes an hour.
    let long_ago = fs::metadata(office.file()).unwrap().modified().unwrap();
    let long_ago = long_ago - std::time::Duration::from_secs(2 * 60 * 60);
    File::options()
        .write(true)
        .open(&alive)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    fs::write(office.lock(), "4294967295\nmrossi\nsrv1\n").unwrap();
    office.run(&NOTE).done();
    assert!(!alive.exists() && theirs.exists());
}

/// `sudo -E crono`: what root makes in the home of a person that person cannot use.
#[test]
fn root_makes_nothing_in_the_home_of_somebody_else() {
    if !can_be_others() {
        return;
    }
    let [person, ..] = COLLEAGUES;
    let office = Office::new();
    set_mode(office.path(), 0o755);
    set_mode(office.path().parent().unwrap(), 0o755);
    let home = office.path().join("home");
    fs::create_dir(&home).unwrap();
    chown(&home, Some(person), Some(person)).unwrap();
    let as_root = |arguments: &[&str]| {
        let mut command = office.command::<&str>(&[], arguments);
        command
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_STATE_HOME");
        command.env("HOME", &home);
        Answer::of(&command.output().unwrap())
    };
    let is_shared = Path::new("/var/lib/crono/crono.json").exists();
    if is_shared {
        return;
    }
    let status = as_root(&["status"]).done();
    assert!(status.contains("sudo senza -E"), "{status}");
    assert!(!status.contains("prima data salvata"), "{status}");
    for line in [&SIGNED[..], &["init"], &NOTE] {
        let said = as_root(line).refused();
        for part in ["root", "43001", "--file"] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
    let doctor = as_root(&["doctor"]).done();
    assert!(doctor.contains("niente: sei root"), "{doctor}");
    assert_eq!(fs::read_dir(&home).unwrap().count(), 0);
    // A file of theirs that is there stays theirs, with its lock and its copies.
    let as_person = || {
        let line = [
            "setpriv",
            "--reuid=43001",
            "--regid=43001",
            "--clear-groups",
        ];
        let mut command = office.command(&line, &NOTE);
        command
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_STATE_HOME");
        command.env("HOME", &home);
        Answer::of(&command.output().unwrap()).done();
    };
    as_person();
    let folder = home.join(".local/share/crono");
    fs::remove_file(folder.join(".crono.json.lock")).unwrap();
    as_root(&NOTE).done();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let found = fs::metadata(&path).unwrap();
        assert_eq!(
            (found.uid(), found.gid()),
            (person, person),
            "{}",
            path.display()
        );
    }
    as_person();
}

/// The table of mounts of the system, as it is on a machine where the folder is on such a disk.
#[test]
fn doctor_says_where_a_lock_keeps_nobody_out() {
    let fake = "mount --bind \"$D/mounts\" /proc/$$/mountinfo";
    let office = Office::begun();
    let folder = office.path().canonicalize().unwrap();
    let at = folder.to_str().unwrap();
    let answer = |line: &str| {
        fs::write(office.path().join("mounts"), line).unwrap();
        let script = format!("D=$(dirname \"$DOSSIER\"); {fake}; exec \"$0\" \"$@\"");
        office.run_after(&["unshare", "-m", "sh", "-c", &script], &["doctor"])
    };
    if !is_root() || answer("1 1 0:1 / / rw - ext4 a rw\n").code != Some(0) {
        crate::office::skipped("mounts over /proc");
        return;
    }
    for (kind, options, said) in [
        ("nfs", "rw,nolock", "nfs, nolock"),
        ("nfs4", "rw,local_lock=all", "nfs4, local_lock=all"),
        ("cifs", "rw,nobrl", "cifs, nobrl"),
        ("fuse.sshfs", "rw", "fuse.sshfs"),
        ("9p", "rw,trans=virtio", "9p"),
    ] {
        let doctor = answer(&format!("1 1 0:1 / {at} rw - {kind} srv {options}\n")).done();
        let line = format!("attenzione, {said}:");
        assert!(doctor.contains(&line), "{line}: {doctor}");
    }
    for (kind, options) in [
        ("ext4", "rw"),
        ("nfs4", "rw,local_lock=none"),
        ("xfs", "rw"),
    ] {
        let doctor = answer(&format!("1 1 0:1 / {at} rw - {kind} srv {options}\n")).done();
        assert!(!doctor.contains("attenzione"), "{kind}: {doctor}");
    }
}
