//! What a save that was killed left beside the file, and how it is cleared up.
//!
//! Each process writes under a name of its own, with its number in it. What belongs to a process that
//! is gone is removed by the next save that has a reason to look: the lock it takes names somebody
//! who never let go of it or could not tidy up, or it is the first of a day. A file that somebody may still be writing is
//! left alone; if one is taken away all the same, the save it belongs to notices before it renames.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt as _;

use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};

use super::lock::Lock;
use super::target::{Folder, Target};

/// No save takes as long as this many seconds, even of a process that lives.
const LONGEST_SAVE: i64 = 60 * 60;

/// Whether the lock is held, so that no other process of this machine can be saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Under {
    /// It is.
    Lock,
    /// There is none, as for a report.
    NoLock,
}

/// Removes what processes that are gone left. `now` is a file that was written just now: its time is
/// of the clock that the others have their times from. What cannot be removed stays.
pub(super) fn clear(target: &Target, folder: &Folder, now: &Metadata, under: Under) {
    for name in folder.names().unwrap_or_default() {
        let Some(process) = target.temporary_process(&name) else {
            continue;
        };
        let Some(found) = folder.look(&name).ok().flatten().filter(Metadata::is_file) else {
            continue;
        };
        let is_old = now.mtime().saturating_sub(found.mtime()) > LONGEST_SAVE;
        if is_old || under == Under::Lock && is_gone(process) {
            let _ = folder.remove(&name);
        }
    }
}

/// Makes the next save look, where this one could not take away what it wrote beside the file.
pub(super) fn mark(target: &Target, folder: &Folder, lock: &Lock) {
    let name = target.temporary_name(std::process::id(), 0);
    if !folder.identity(&name).is_ok_and(|found| found.is_none()) {
        lock.leave();
    }
}

/// Takes a temporary name from a file that bears it beside its own; whether there was one. Where
/// names are given by linking (NFS), a first save that is killed leaves both.
pub(super) fn drop_second_name(
    target: &Target,
    folder: &Folder,
    file: &Metadata,
) -> std::io::Result<bool> {
    let same = Some((file.dev(), file.ino()));
    for name in folder.names()? {
        if target.temporary_process(&name).is_some() && folder.identity(&name)? == same {
            return folder.remove(&name).map(|()| true);
        }
    }
    Ok(false)
}

/// Whether no process of this machine has that number.
fn is_gone(process: u32) -> bool {
    let pid = i32::try_from(process).ok().and_then(Pid::from_raw);
    pid.is_none_or(|pid| test_kill_process(pid) == Err(Errno::SRCH))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{self, File};
    use std::time::Duration;

    #[test]
    fn what_the_dead_left_goes_and_what_may_be_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::resolve(&folder.path().join("crono.json")).unwrap();
        let opened = target.open_folder().unwrap();
        let write = |name: &str| {
            let file = File::create(folder.path().join(name)).unwrap();
            (file.metadata().unwrap(), file)
        };
        let me = std::process::id();
        // No process has a number as high as this.
        let (dead, other) = (".crono.json.4294967295.tmp", ".other.json.4294967295.tmp");
        let (mine, old) = (
            format!(".crono.json.{me}.tmp"),
            format!(".crono.json.{me}-1.tmp"),
        );
        for name in [dead, other, &mine] {
            write(name);
        }
        let (now, aged) = write(&old);
        let long_ago = now.modified().unwrap() - Duration::from_secs(2 * 60 * 60);
        aged.set_modified(long_ago).unwrap();
        fs::create_dir(folder.path().join(".crono.json.4294967294.tmp")).unwrap();
        let left = |under| {
            clear(&target, &opened, &now, under);
            let mut names = opened.names().unwrap();
            names.sort();
            names
        };
        let (without, under) = (left(Under::NoLock), left(Under::Lock));
        let odd = ".crono.json.4294967294.tmp";
        let sorted = |mut names: Vec<&str>| {
            names.sort_unstable();
            names
                .into_iter()
                .map(Into::into)
                .collect::<Vec<std::ffi::OsString>>()
        };
        assert_eq!(without, sorted(vec![&mine, odd, dead, other]));
        assert_eq!(under, sorted(vec![&mine, odd, other]));
    }
}
