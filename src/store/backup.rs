//! A copy of the file as it was before the first save of a day; the newest ten are kept.
//!
//! The rename of a save is against crashes; these are against people and against ourselves. This
//! module must never touch the data file. Next: `file.rs`, where a save is put together.

use std::path::PathBuf;

use crate::calendar::Date;

use super::attributes::keep;
use super::error::{Fault, Reason, Step, StoreError};
use super::replace::{Old, write_beside};
use super::target::{Folder, Target};

/// How many backups are kept.
pub const KEPT: usize = 10;

/// A copy of the file, as it was before the first save of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The day of that save.
    pub day: Date,
    /// Where the copy is.
    pub path: PathBuf,
}

/// The backups of a file, newest first; none where its folder cannot be read.
#[must_use]
pub fn backups(target: &Target) -> Vec<Backup> {
    let Ok(entries) = std::fs::read_dir(target.folder_path()) else {
        return Vec::new();
    };
    let mut found: Vec<Backup> = entries
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .filter_map(|entry| {
            let day = target.backup_day(&entry.file_name())?;
            Some(Backup {
                day,
                path: entry.path(),
            })
        })
        .collect();
    found.sort_unstable_by_key(|backup| std::cmp::Reverse(backup.day));
    found
}

/// The newest backup of a file.
#[must_use]
pub fn newest(target: &Target) -> Option<Backup> {
    backups(target).into_iter().next()
}

/// Keeps the bytes that are about to be replaced, if none were kept today.
///
/// It comes before the new text is written, so that both can use the same temporary name and a kill
/// leaves one file at most.
pub(super) fn keep_today(
    target: &Target,
    folder: &Folder,
    old: &Old,
    bytes: &[u8],
    today: Date,
) -> Result<(), StoreError> {
    let name = target.backup_name(today);
    let refused = target.refused(Step::Backup);
    if folder.look(&name).map_err(&refused)?.is_some() {
        return Ok(());
    }
    let temporary = target.temporary_name();
    let kept = write_beside(folder, &temporary, bytes, |new| keep(&old.file, new));
    let put = kept.and_then(|_| match folder.rename_new(&temporary, &name) {
        Ok(()) => Ok(()),
        Err(error) => {
            let _ = folder.remove(&temporary);
            Err(Fault::System {
                step: Step::Backup,
                reason: Reason::from(&error),
            })
        }
    });
    put.map_err(|fault| target.error(fault))?;
    prune(target, folder);
    Ok(())
}

/// Removes the oldest. One that may not be removed stays: too many backups harm nobody.
fn prune(target: &Target, folder: &Folder) {
    for old in backups(target).into_iter().skip(KEPT) {
        let _ = folder.remove(&target.backup_name(old.day));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    struct Bench {
        _folder: tempfile::TempDir,
        target: Target,
        folder: Folder,
    }

    impl Bench {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("crono.json");
            fs::write(&path, "first").unwrap();
            let target = Target::resolve(&path).unwrap();
            Self {
                _folder: folder,
                folder: target.open_folder().unwrap(),
                target,
            }
        }

        fn keep(&self, day: Date, text: &str) {
            let old = Old::open(&self.target, &self.folder).unwrap();
            keep_today(&self.target, &self.folder, &old, text.as_bytes(), day).unwrap();
        }
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_first_save_of_a_day_keeps_what_was_there() {
        let bench = Bench::new();
        fs::set_permissions(bench.target.path(), fs::Permissions::from_mode(0o640)).unwrap();
        assert_eq!(newest(&bench.target), None);
        bench.keep(day("2026-11-23"), "first");
        bench.keep(day("2026-11-23"), "second");
        let backup = newest(&bench.target).unwrap();
        assert_eq!(backup.day, day("2026-11-23"));
        assert_eq!(fs::read_to_string(&backup.path).unwrap(), "first");
        assert_eq!(fs::metadata(&backup.path).unwrap().mode() & 0o7777, 0o640);
    }

    #[test]
    fn the_newest_ten_are_kept() {
        let bench = Bench::new();
        for day in day("2026-02-20").iter_days().take(13) {
            bench.keep(day, "text");
        }
        let days: Vec<Date> = backups(&bench.target)
            .iter()
            .map(|backup| backup.day)
            .collect();
        assert_eq!(days.len(), KEPT);
        assert_eq!((days[0], days[9]), (day("2026-03-04"), day("2026-02-23")));
        // The backups and the file, nothing else.
        assert_eq!(
            fs::read_dir(bench.target.folder_path()).unwrap().count(),
            KEPT + 1
        );
    }

    #[test]
    fn a_planted_link_is_neither_followed_nor_counted() {
        let bench = Bench::new();
        let victim = bench.target.folder_path().join("victim");
        fs::write(&victim, "untouched").unwrap();
        let name = bench.target.backup_name(day("2026-11-23"));
        std::os::unix::fs::symlink(&victim, bench.target.folder_path().join(name)).unwrap();
        bench.keep(day("2026-11-23"), "first");
        assert_eq!(fs::read_to_string(&victim).unwrap(), "untouched");
        assert_eq!(newest(&bench.target), None);
    }
}
