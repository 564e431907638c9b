//! A copy of the file as it was before the first save of a day; the newest ten are kept.
//!
//! The rename of a save is against crashes; these are against people and against ourselves. This
//! module must never touch the data file.

use std::ffi::{OsStr, OsString};
use std::fs::Metadata;
use std::io;

use crate::calendar::Date;

use super::attributes::keep;
use super::copy::Backup;
use super::error::{Fault, FileOperation, StoreError};
use super::replace::{Old, write_beside};
use super::target::{Folder, Target};

/// How many backups are kept.
pub const KEPT: usize = 10;

/// The backups of a file, newest first; none where its folder is not there.
///
/// # Errors
/// Its folder cannot be read.
pub fn backups(target: &Target) -> Result<Vec<Backup>, StoreError> {
    let folder = match target.open_folder() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(target.refused(FileOperation::Read))?,
    };
    in_folder(target, &folder).map_err(target.refused(FileOperation::Read))
}

fn in_folder(target: &Target, folder: &Folder) -> io::Result<Vec<Backup>> {
    let is_file = |name: &OsStr| {
        folder
            .look(name)
            .ok()
            .flatten()
            .is_some_and(|f| f.is_file())
    };
    let mut found: Vec<Backup> = folder
        .names()?
        .into_iter()
        .filter_map(|name| {
            let day = target.backup_day(&name).filter(|_| is_file(&name))?;
            let path = target.beside_path(&name);
            Some(Backup { day, path })
        })
        .collect();
    found.sort_unstable_by_key(|backup| std::cmp::Reverse(backup.day));
    Ok(found)
}

/// The files that were set aside: what a backup took the place of, and what somebody saved while another
/// file was given back. None where the folder cannot be read.
#[must_use]
pub fn set_aside(target: &Target) -> Vec<OsString> {
    let names = target.open_folder().and_then(|folder| folder.names());
    let mut names = names.unwrap_or_default();
    names.retain(|name| target.is_replaced(name));
    names.sort_unstable();
    names
}

/// The newest backup of a file; none where none can be found.
#[must_use]
pub fn newest(target: &Target) -> Option<Backup> {
    backups(target).ok()?.into_iter().next()
}

/// Keeps what is about to be replaced, if nothing was kept today; whether it did.
///
/// It comes before the new text is written, so that both can use the same temporary name and a kill
/// leaves one file at most.
pub(super) fn keep_today(
    target: &Target,
    folder: &Folder,
    old: &Old,
    today: Date,
) -> Result<bool, StoreError> {
    let name = target.backup_name(today);
    let there = || {
        folder
            .look(&name)
            .map_err(target.refused(FileOperation::Backup))
    };
    let is_kept = |there: Option<Metadata>| match there {
        // A save without its copy would be one without a way back.
        Some(found) if !found.is_file() => {
            Err(target.error(Fault::InTheWay(target.beside_path(&name))))
        }
        found => Ok(found.is_some()),
    };
    if is_kept(there()?)? {
        return Ok(false);
    }
    match copy_to(target, folder, old, &name) {
        Ok(()) => {}
        // Where locks do not reach, somebody else may have kept it at this moment.
        Err(_) if is_kept(there()?)? => return Ok(false),
        Err(error) => return Err(error),
    }
    prune(target, folder, today);
    Ok(true)
}

/// Keeps what is about to be replaced by a backup, under the first name that is free.
pub(super) fn keep_aside(
    target: &Target,
    folder: &Folder,
    old: &Old,
) -> Result<OsString, StoreError> {
    let mut names = (1..).map(|n| target.replaced_name(n));
    let name = loop {
        let name = names.next().unwrap_or_default();
        if folder
            .look(&name)
            .map_err(target.refused(FileOperation::Backup))?
            .is_none()
        {
            break name;
        }
    };
    copy_to(target, folder, old, &name)?;
    Ok(name)
}

fn copy_to(target: &Target, folder: &Folder, old: &Old, name: &OsStr) -> Result<(), StoreError> {
    let new = write_beside(
        target,
        folder,
        |new| old.copy_into(new),
        |new| keep(&old.file, new),
    )
    .map_err(|fault| target.error(fault))?;
    folder.rename_new(new.name(), name).map_err(|error| {
        new.remove_from(folder);
        target.error(Fault::system(FileOperation::Backup, &error))
    })
}

/// Removes the oldest. One that may not be removed stays: too many backups harm nobody. Those of days
/// to come, by which a clock was wrong or somebody had a plan, take no place of another and are left.
fn prune(target: &Target, folder: &Folder, today: Date) {
    let found = in_folder(target, folder).unwrap_or_default();
    let known = found.into_iter().filter(|backup| backup.day <= today);
    for old in known.skip(KEPT) {
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

        fn old(&self) -> Old {
            Old::open(&self.target, &self.folder).unwrap()
        }

        fn keep(&self, day: Date) {
            keep_today(&self.target, &self.folder, &self.old(), day).unwrap();
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
        bench.keep(day("2026-11-23"));
        fs::write(bench.target.path(), "second").unwrap();
        bench.keep(day("2026-11-23"));
        let backup = newest(&bench.target).unwrap();
        assert_eq!(backup.day, day("2026-11-23"));
        assert_eq!(fs::read_to_string(&backup.path).unwrap(), "first");
        assert_eq!(fs::metadata(&backup.path).unwrap().mode() & 0o7777, 0o640);
    }

    #[test]
    fn the_newest_ten_are_kept() {
        let bench = Bench::new();
        for day in day("2026-02-20").iter_days().take(13) {
            bench.keep(day);
        }
        let days: Vec<Date> = backups(&bench.target)
            .unwrap()
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
    fn those_of_days_to_come_take_the_place_of_none() {
        let bench = Bench::new();
        let (past, today) = (day("2026-02-20"), day("2026-11-23"));
        for day in day("2030-01-01").iter_days().take(KEPT + 2) {
            let name = bench.target.backup_name(day);
            fs::write(bench.target.beside_path(&name), "of another clock").unwrap();
        }
        bench.keep(past);
        bench.keep(today);
        let days: Vec<Date> = backups(&bench.target)
            .unwrap()
            .iter()
            .map(|backup| backup.day)
            .collect();
        assert_eq!(days.len(), KEPT + 4);
        assert!(days.ends_with(&[today, past]));
    }

    #[test]
    fn a_planted_link_is_neither_followed_nor_counted() {
        let bench = Bench::new();
        let victim = bench.target.folder_path().join("victim");
        fs::write(&victim, "untouched").unwrap();
        let name = bench.target.backup_name(day("2026-11-23"));
        std::os::unix::fs::symlink(&victim, bench.target.folder_path().join(name)).unwrap();
        let today = day("2026-11-23");
        let error = keep_today(&bench.target, &bench.folder, &bench.old(), today).unwrap_err();
        let name = bench.target.backup_name(today);
        assert_eq!(
            error.fault,
            Fault::InTheWay(bench.target.beside_path(&name))
        );
        assert_eq!(fs::read_to_string(&victim).unwrap(), "untouched");
        assert_eq!(newest(&bench.target), None);
    }

    #[test]
    fn what_a_backup_replaces_is_kept_under_a_free_name() {
        let bench = Bench::new();
        for (n, text) in [(1, "damaged"), (2, "damaged again")] {
            fs::write(bench.target.path(), text).unwrap();
            let name = keep_aside(&bench.target, &bench.folder, &bench.old()).unwrap();
            assert_eq!(name, bench.target.replaced_name(n));
            let path = bench.target.folder_path().join(name);
            assert_eq!(fs::read_to_string(path).unwrap(), text);
        }
    }
}
