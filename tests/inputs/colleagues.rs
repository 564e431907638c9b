//! Colleagues with accounts of their own at one file: nobody is locked out of it, of its lock or of its
//! backups, and nobody gets in who could not before, whatever their umask.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::office::{Answer, Office, can_use, figure, is_root, quick_or_full};

/// Accounts and a group that no machine needs to know.
pub(crate) const COLLEAGUES: [u32; 3] = [43_001, 43_002, 43_003];
pub(crate) const OUTSIDER: u32 = 43_009;
pub(crate) const GROUP: u32 = 43_100;

/// Words in front of the program that make it run as somebody, under a umask.
pub(crate) fn front(uid: u32, group: u32, mask: &str) -> Vec<String> {
    let line = format!("umask {mask}; exec \"$0\" \"$@\"");
    let (uid, group) = (format!("--reuid={uid}"), format!("--regid={group}"));
    let words = ["setpriv", &uid, &group, "--clear-groups", "sh", "-c", &line];
    words.map(str::to_owned).to_vec()
}

pub(crate) fn can_be_others() -> bool {
    let program = assert_cmd::cargo::cargo_bin!("crono").to_str().unwrap();
    is_root()
        && can_use(
            "setpriv",
            &["--reuid=43001", "--clear-groups", program, "--version"],
        )
}

pub(crate) fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Everything in a folder that is a file.
pub(crate) fn files(office: &Office) -> Vec<PathBuf> {
    let entries = fs::read_dir(office.path()).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.is_file()).collect()
}

/// Without the state of the program, which each has at home.
pub(crate) fn run(office: &Office, front: &[String], arguments: &[&str]) -> Answer {
    let mut command = office.command(front, arguments);
    command.env("XDG_STATE_HOME", "/nonexistent");
    // These accounts have no home, and the folder of the office lies in one of ours.
    command.env("HOME", "/nonexistent");
    set_mode(office.path().parent().unwrap(), 0o755);
    Answer::of(&command.output().unwrap())
}

#[test]
fn colleagues_of_a_group_save_by_turns_whatever_their_umask_and_nobody_else_reads_it() {
    if !can_be_others() {
        return;
    }
    let mut saves = 0;
    for mode in [0o2770, 0o2775] {
        let office = Office::new();
        set_mode(office.path(), mode);
        chown(office.path(), Some(0), Some(GROUP)).unwrap();
        set_mode(office.path(), mode);
        for round in 0..quick_or_full(3, 40) {
            for (uid, mask) in COLLEAGUES.iter().zip(["077", "000", "027"]) {
                let front = front(*uid, GROUP, mask);
                let text = format!("nota {round}");
                run(&office, &front, &["note", "1", &text]).done();
                let out = office.path().join(format!("out-{uid}-{round}.html"));
                let out = out.to_str().unwrap();
                run(&office, &front, &["export", "html", "-o", out]).done();
                saves += 1;
                let umask = u32::from_str_radix(mask, 8).unwrap();
                for path in files(&office) {
                    let found = fs::metadata(&path).unwrap();
                    let who = format!("{uid}, umask {mask}: {}", path.display());
                    assert_eq!(found.gid(), GROUP, "{who}");
                    // A report is for those whom the umask of its author leaves in.
                    let is_report = path.extension().is_some_and(|end| end == "html");
                    if is_report && path != std::path::Path::new(out) {
                        continue;
                    }
                    let wanted = if is_report { 0o666 & !umask } else { 0o660 };
                    assert_eq!(found.mode() & 0o7777, wanted, "{who}");
                }
            }
        }
        let outsider = front(OUTSIDER, OUTSIDER, "000");
        run(&office, &outsider, &["status"]).refused();
        run(&office, &outsider, &["note", "1", "x"]).refused();
        let (dossier, _) = office.dossier().unwrap();
        assert_eq!(
            dossier.notes.len() * 2,
            saves * if mode == 0o2770 { 2 } else { 1 }
        );
    }
    figure(&format!(
        "{saves} saves by turns of 3 accounts, umask 077, 000 and 027: nobody locked out"
    ));
}

#[test]
fn colleagues_with_accounts_of_their_own_who_save_at_once_are_all_kept() {
    if !can_be_others() {
        return;
    }
    let office = Office::new();
    chown(office.path(), Some(0), Some(GROUP)).unwrap();
    set_mode(office.path(), 0o2770);
    let each = quick_or_full(4, 50);
    std::thread::scope(|scope| {
        for (uid, mask) in COLLEAGUES.iter().zip(["077", "000", "027"]) {
            let office = &office;
            scope.spawn(move || {
                for n in 0..each {
                    let text = format!("nota {uid}-{n}");
                    run(office, &front(*uid, GROUP, mask), &["note", "1", &text]).done();
                }
            });
        }
    });
    assert_eq!(office.dossier().unwrap().0.notes.len(), 3 * each);
}

/// What the system says about who may do what, without names.
fn access_list(path: &Path) -> Vec<String> {
    let output = Command::new("getfacl")
        .args(["--numeric", "--omit-header", "--absolute-names"])
        .arg(path)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

pub(crate) fn set_access_list(arguments: &[&str], path: &Path) {
    let set = Command::new("setfacl").args(arguments).arg(path).output();
    assert!(set.unwrap().status.success(), "{arguments:?}");
}

/// Access given to single people by a list: who saves becomes the owner of the new file, and who owned
/// the old one must not be locked out by that.
#[test]
fn colleagues_of_an_access_list_save_by_turns_and_nobody_else_gets_in() {
    if !can_be_others() || !can_use("setfacl", &["--version"]) {
        return;
    }
    let [owner, second, third] = COLLEAGUES;
    for first in [owner, second] {
        let office = Office::new();
        chown(office.path(), Some(owner), Some(GROUP)).unwrap();
        set_mode(office.path(), 0o700);
        run(
            &office,
            &front(owner, GROUP, "077"),
            &["note", "1", "inizio"],
        )
        .done();
        // The lock is made anew by whoever comes first.
        fs::remove_file(office.lock()).unwrap();
        let named = format!("u:{second}:rwx,u:{third}:rwx");
        set_access_list(&["-m", &named], office.path());
        let named = format!("u:{second}:rw,u:{third}:rw");
        set_access_list(&["-m", &named], &office.file());
        let turns = [first, third, owner, second, owner, third, second];
        for (n, uid) in turns.iter().enumerate() {
            for mask in ["077", "000"] {
                let front = front(*uid, GROUP, mask);
                let text = format!("nota {n} {mask}");
                run(&office, &front, &["note", "1", &text]).done();
            }
            for path in files(&office) {
                let list = access_list(&path);
                let others = list.iter().find(|line| line.starts_with("other:")).unwrap();
                assert_eq!(others, "other::---", "{}: {list:?}", path.display());
                let group = list.iter().find(|line| line.starts_with("group::"));
                assert!(group.unwrap().starts_with("group::---"), "{list:?}");
                let strangers = list.iter().filter(|line| line.starts_with("user:"));
                let mut strangers = strangers.filter(|line| {
                    let named = COLLEAGUES.iter().any(|uid| line.contains(&uid.to_string()));
                    !named && !line.starts_with("user::")
                });
                assert_eq!(strangers.next(), None, "{list:?}");
            }
        }
        assert_eq!(office.dossier().unwrap().0.notes.len(), 15);
        let outsider = front(OUTSIDER, OUTSIDER, "000");
        run(&office, &outsider, &["status"]).refused();
        // Of the same group, and not on the list.
        let outsider = front(OUTSIDER, GROUP, "000");
        run(&office, &outsider, &["status"]).refused();
    }
}

/// Who is not in the group of the file cannot give it to that group again, and so hears what to ask for.
#[test]
fn a_save_that_would_take_the_group_away_is_refused_with_the_remedy() {
    if !can_be_others() || !can_use("setfacl", &["--version"]) {
        return;
    }
    let office = Office::begun();
    let [_, second, _] = COLLEAGUES;
    set_access_list(&["-m", &format!("u:{second}:rwx")], office.path());
    for path in files(&office) {
        set_access_list(&["-m", &format!("u:{second}:rw")], &path);
    }
    let old = office.bytes();
    let front = front(second, second, "077");
    run(&office, &front, &["status"]).done();
    let said = run(&office, &front, &["note", "1", "x"]).refused();
    assert!(said.contains("gruppo del file"), "{said}");
    assert_eq!(office.bytes(), old);
}

#[test]
fn a_save_keeps_the_access_list_and_what_people_attached_to_the_file() {
    if !can_use("setfacl", &["--version"]) {
        return;
    }
    let office = Office::begun();
    set_access_list(&["-m", "u:43002:rw,u:43003:r,g:43100:r"], &office.file());
    let attached = rustix::fs::setxattr(
        office.file(),
        "user.pratica",
        b"12/2025",
        rustix::fs::XattrFlags::empty(),
    );
    let list = access_list(&office.file());
    assert_eq!(list.len(), 7, "{list:?}");
    for n in 0..3 {
        office.run(&["note", "1", &format!("nota {n}")]).done();
        for path in [office.file(), office.backups().remove(0)] {
            if n == 0 || !path.to_str().unwrap().contains(".bak-") {
                assert_eq!(access_list(&path), list, "{}", path.display());
            }
        }
        // Who may only read has no business with the lock: to open it is enough to hold it.
        let lock = access_list(&office.lock());
        for (line, of_lock) in list.iter().zip(&lock) {
            let (who, may) = line.rsplit_once(':').unwrap();
            let may = if may.starts_with("rw") { "rw-" } else { "---" };
            assert!(of_lock.starts_with(&format!("{who}:{may}")), "{lock:?}");
        }
    }
    if attached.is_ok() {
        let mut value = [0; 16];
        let read = rustix::fs::getxattr(office.file(), "user.pratica", &mut value[..]).unwrap();
        assert_eq!(&value[..read], b"12/2025");
    }
}

/// Not even for the instant between making a file and giving it its rights is it open to more people.
#[test]
fn no_file_is_wider_than_in_the_end_at_any_instant() {
    if !can_use("strace", &["-o", "/dev/null", "true"]) {
        return;
    }
    for (folder, wanted) in [(0o700, 0o600), (0o2770, 0o660)] {
        let office = Office::new();
        set_mode(office.path(), folder);
        let out = office.path().join("out.html");
        let trace = tempfile::NamedTempFile::new().unwrap();
        let words = "strace -f -e trace=open,openat,creat,chmod,fchmod,fchmodat,mkdir,mkdirat -o";
        let words = words.split(' ').chain([trace.path().to_str().unwrap()]);
        let words = words.chain(["sh", "-c", "umask 000; exec \"$0\" \"$@\""]);
        let front: Vec<String> = words.map(str::to_owned).collect();
        let lines: [&[&str]; 4] = [
            &["note", "1", "prima"],
            &["note", "1", "seconda"],
            &["export", "html", "-o", out.to_str().unwrap()],
            &["export", "html", "--force", "-o", out.to_str().unwrap()],
        ];
        for arguments in lines {
            run(&office, &front, arguments).done();
            let text = fs::read_to_string(trace.path()).unwrap();
            let made = text.lines().filter(|line| line.contains("O_CREAT"));
            let made: Vec<_> = made.collect();
            assert!(!made.is_empty());
            assert!(
                made.iter().all(|line| line.contains(", 0600)")),
                "{made:#?}"
            );
            for line in text.lines().filter(|line| line.contains("chmod(")) {
                let (_, given) = line.split_once(", 0").unwrap();
                let given = u32::from_str_radix(&given[..3], 8).unwrap();
                // A report has the rights that its author's umask leaves, and none before it is whole.
                let is_report = arguments[0] == "export";
                let wanted = if is_report { 0o666 } else { wanted };
                assert_eq!(given & !wanted, 0, "{line}");
            }
        }
    }
}
