//! Git beside the data file: whether it is changing the work tree that the file lies in.
//!
//! Git takes a file away and writes it anew, without our lock; a save in between would be confirmed and
//! then gone. While it does so `.git/index.lock` is there, and a save waits for it to go. Nothing of
//! git is run, and nothing in `.git` is ever changed: a lock that was left over is named and passed over.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A lock older than this was left over: git never works for so long on files like ours.
const LEFT_OVER: Duration = Duration::from_secs(600);

/// What git is doing in the work tree of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Git {
    /// Nothing, or there is no repository.
    AtRest,
    /// It is changing files.
    AtWork,
    /// Its lock is there, and so old that the process that made it is gone.
    LeftOver(PathBuf),
}

/// What git is doing in the work tree that holds a folder. `now` is the time as the disk has it: that of
/// a file which was written just now.
pub(super) fn doing(folder: &Path, now: SystemTime) -> Git {
    let Some(lock) = lock_of(folder) else {
        return Git::AtRest;
    };
    let Ok(made) = lock.symlink_metadata().and_then(|found| found.modified()) else {
        return Git::AtRest;
    };
    match now.duration_since(made) {
        Ok(age) if age > LEFT_OVER => Git::LeftOver(lock),
        // One that is newer than now was made on a machine whose clock is ahead.
        Ok(_) | Err(_) => Git::AtWork,
    }
}

/// The same for somebody who only looks and writes nothing that could tell the time: a lock of which it
/// whose age is not known counts as new.
pub(super) fn seen_doing(folder: &Path) -> Git {
    let Some(lock) = lock_of(folder) else {
        return Git::AtRest;
    };
    match lock.symlink_metadata().and_then(|found| found.modified()) {
        Ok(made) if made.elapsed().is_ok_and(|age| age > LEFT_OVER) => Git::LeftOver(lock),
        Ok(_) => Git::AtWork,
        Err(_) => Git::AtRest,
    }
}

/// Whether git is changing files at the moment at which a file has been written.
pub(super) fn is_at_work(folder: &Path, written: &File) -> bool {
    let now = written.metadata().and_then(|written| written.modified());
    now.is_ok_and(|now| doing(folder, now) == Git::AtWork)
}

/// Where the lock of the index would be; `None` outside of a work tree.
fn lock_of(folder: &Path) -> Option<PathBuf> {
    let found = folder.ancestors().find_map(|above| {
        let dot = above.join(".git");
        let kind = dot.metadata().ok()?;
        Some((above, dot, kind.is_dir()))
    });
    let (above, dot, is_folder) = found?;
    if is_folder {
        return Some(dot.join("index.lock"));
    }
    // A work tree beside its repository, or a submodule: a line says where the index is.
    let text = std::fs::read_to_string(dot).ok()?;
    let path = text.strip_prefix("gitdir:")?.trim();
    Some(above.join(path).join("index.lock"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_lock_is_found_above_the_file_and_through_a_line_that_leads_elsewhere() {
        let home = tempfile::tempdir().unwrap();
        let at = |path: &str| home.path().join(path);
        fs::create_dir_all(at("tree/dossiers/open")).unwrap();
        assert_eq!(lock_of(&at("tree/dossiers")), None);
        fs::create_dir_all(at("tree/.git")).unwrap();
        let lock = at("tree/.git/index.lock");
        assert_eq!(lock_of(&at("tree/dossiers/open")), Some(lock));
        fs::create_dir_all(at("other/dossiers")).unwrap();
        fs::write(at("other/.git"), "gitdir: ../tree/.git/worktrees/other\n").unwrap();
        let lock = at("other/../tree/.git/worktrees/other/index.lock");
        assert_eq!(lock_of(&at("other/dossiers")), Some(lock));
    }

    #[test]
    fn a_lock_is_at_work_until_it_is_ten_minutes_old() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("dossiers");
        fs::create_dir_all(&folder).unwrap();
        fs::create_dir(home.path().join(".git")).unwrap();
        let lock = home.path().join(".git/index.lock");
        let (minute, now) = (Duration::from_secs(60), SystemTime::UNIX_EPOCH);
        let now = now + minute * 1_000_000;
        assert_eq!(doing(&folder, now), Git::AtRest);
        let made = |ago: u32| {
            let file = File::create(&lock).unwrap();
            file.set_modified(now - minute * ago).unwrap();
        };
        for (ago, found) in [
            (0, Git::AtWork),
            (9, Git::AtWork),
            (11, Git::LeftOver(lock.clone())),
        ] {
            made(ago);
            assert_eq!(doing(&folder, now), found, "{ago}");
        }
        // The clock of the machine that made it is ahead.
        assert_eq!(doing(&folder, now - minute * 60), Git::AtWork);
    }
}
