//! The data file as everybody else sees it: open it, begin it, go back to one of its backups.
//!
//! A file that is not there is told from one that is away: the first may be begun, the second never is.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::record::{Dossier, Journal};

use super::absent::{self, Absence};
use super::backup;
use super::begin;
use super::copy::Backup;
use super::document::ParsedFile;
use super::error::{Fault, FileOperation, StoreError};
use super::git::{self, Git};
use super::leftover::{self, Under};
use super::lock::{self, Lock, Patience};
use super::opened::{Opened, Unread};
use super::place::{Origin, Place};
use super::present::{checked, with_backup};
use super::read::{self, Fingerprint, ReadFile};
use super::replace::{self, Old};
use super::sound::sound;
use super::target::{self, Folder, Target};

/// The data file of one dossier.
#[derive(Clone, Debug)]
pub struct JsonFile {
    path: PathBuf,
    /// Whether its folder is ours to make.
    makes_folder: bool,
    /// Whose folder it is, where root was given another's: nothing is made there.
    anothers: Option<u32>,
    pub(super) patience: Patience,
}

/// How long a reader waits for a file that shows that it was there a moment ago.
const GLANCE: Duration = Duration::from_millis(300);
impl JsonFile {
    /// The file at a path. It need not exist.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            makes_folder: false,
            anothers: None,
            patience: Patience::default(),
        }
    }

    /// The file at the place where it was found. One's own folder is made with the first save.
    #[must_use]
    pub fn at(place: &Place) -> Self {
        Self {
            makes_folder: place.origin == Origin::Personal,
            anothers: match place.origin {
                Origin::Anothers { owner } => Some(owner),
                _ => None,
            },
            ..Self::new(&place.path)
        }
    }

    /// The path as it was given.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Waits for colleagues as long as this and no longer.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// Reads the file. One that was there a moment ago is waited for a little.
    ///
    /// # Errors
    /// Why it cannot be read; [`Fault::Missing`] where there is none, [`Fault::Gone`] where there was.
    pub fn open(&self) -> Result<Opened, StoreError> {
        let target = self.target()?;
        let begun = Instant::now();
        loop {
            match open(&target) {
                Err(error) if error.fault == Fault::Missing && absent::was_there(&target) => {
                    if begun.elapsed() >= GLANCE {
                        return Err(gone(&target));
                    }
                    std::thread::sleep(self.patience.pause);
                }
                other => return other,
            }
        }
    }

    /// What git is doing where the file lies.
    #[must_use]
    pub fn git(&self) -> Git {
        let target = self.target();
        target.map_or(Git::AtRest, |target| git::seen_doing(target.folder_path()))
    }

    /// Why the file is not there, and which may have been meant; `None` where its folder is not there
    /// either.
    #[must_use]
    pub fn absence(&self) -> Option<Absence> {
        self.target().ok().map(|target| Absence::of(&target))
    }

    /// Writes a new file.
    ///
    /// # Errors
    /// [`Fault::Exists`] where there is one, even one made at this instant, or why it cannot be written.
    pub fn create(&self, dossier: &Dossier, login: &str) -> Result<Fingerprint, StoreError> {
        self.is_ours_to_make()?;
        let fault = |fault| StoreError::new(&self.path, fault);
        let dossier = sound(dossier.clone()).map_err(|unsound| fault(Fault::Unsound(unsound)))?;
        let text = ParsedFile::new(dossier.clone())
            .and_then(|document| document.with(&dossier, None))
            .and_then(|text| checked(text, &dossier, &Journal::default()))
            .map_err(fault)?;
        let begun = Instant::now();
        loop {
            let target = self.target_with_folder()?;
            match begin::put(&target, self.patience, login, text.as_bytes()) {
                Err(error) if self.waits(begun, &error.fault) => {}
                other => return other,
            }
        }
    }

    /// Why nothing that is saved here begins the file: it would lie among the files of another account.
    #[must_use]
    pub fn never_begun(&self) -> Option<StoreError> {
        self.is_ours_to_make().err()
    }

    /// Who is saving at this moment, if anybody is.
    #[must_use]
    pub fn held_by(&self) -> lock::LockStatus {
        self.target()
            .map_or(lock::LockStatus::Free, |target| lock::held_by(&target))
    }

    /// The backups of the file, newest first; none where it has no place yet.
    ///
    /// # Errors
    /// Its folder cannot be read.
    pub fn backups(&self) -> Result<Vec<Backup>, StoreError> {
        self.target()
            .map_or_else(|_| Ok(Vec::new()), |target| backup::backups(&target))
    }

    /// Goes back to a backup. What is in the file now, damaged or not, is kept beside it; the answer
    /// says where, if there was a file.
    ///
    /// # Errors
    /// Why the backup is not sound, or why it cannot be put in place.
    pub fn restore(&self, backup: &Backup, login: &str) -> Result<Option<PathBuf>, StoreError> {
        let target = self.target()?;
        let copy = Target::resolve(&backup.path)?;
        let found = read::read(&copy)?;
        ParsedFile::read(found.text.clone())
            .and_then(|document| document.rest.journal().map(drop))
            .map_err(|fault| copy.error(fault))?;
        let bytes = found.to_bytes();
        let (folder, lock) = self.lock(&target, login)?;
        let put = put_back(&target, &folder, &lock, &bytes);
        leftover::mark(&target, &folder, &lock);
        put
    }

    /// Where the file is. A folder that is ours to make is no error yet.
    pub(super) fn target(&self) -> Result<Target, StoreError> {
        Target::resolve(&self.path).map_err(|error| match error.fault {
            Fault::NoFolder(_) if self.makes_folder || self.anothers.is_some() => {
                StoreError::new(&self.path, Fault::Missing)
            }
            _ => error,
        })
    }

    /// Fails where the file is not there, and would be made among the files of another account: not
    /// even its lock is made there.
    pub(super) fn is_ours_to_make(&self) -> Result<(), StoreError> {
        match self.anothers {
            Some(owner) if self.path.symlink_metadata().is_err() => {
                Err(StoreError::new(&self.path, Fault::AnothersHome { owner }))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn target_with_folder(&self) -> Result<Target, StoreError> {
        match (Target::resolve(&self.path), self.path.parent()) {
            (
                Err(StoreError {
                    fault: Fault::NoFolder(_),
                    ..
                }),
                Some(folder),
            ) if self.makes_folder => {
                target::make_folder(folder).map_err(|error| {
                    StoreError::new(&self.path, Fault::system(FileOperation::Write, &error))
                })?;
                Target::resolve(&self.path)
            }
            (found, _) => found,
        }
    }

    /// Takes the lock, once git has done its work: nobody is kept waiting meanwhile.
    pub(super) fn lock(&self, target: &Target, login: &str) -> Result<(Folder, Lock), StoreError> {
        replace::outlive_size_limit();
        let begun = Instant::now();
        loop {
            let folder = target
                .open_folder()
                .map_err(target.refused(FileOperation::Lock))?;
            let denied = read::folder_denied(target, &folder)
                .map_err(target.refused(FileOperation::Lock))?;
            if let Some(because) = denied {
                // Without this the lock would be refused first, and say less.
                return Err(target.error(Fault::ReadOnly(because)));
            }
            let lock = lock::acquire(target, &folder, login, self.patience, begun)?;
            if lock.was_left()
                && let Ok(now) = lock.metadata()
            {
                leftover::clear(target, &folder, &now, Under::Lock);
            }
            if doing(target, &folder) != Git::AtWork {
                return Ok((folder, lock));
            }
            drop(lock);
            if begun.elapsed() >= self.patience.limit {
                return Err(target.error(Fault::GitAtWork));
            }
            std::thread::sleep(self.patience.pause);
        }
    }
}

/// Puts these bytes in place of what is there, which is kept beside them: where.
fn put_back(
    target: &Target,
    folder: &Folder,
    lock: &Lock,
    bytes: &[u8],
) -> Result<Option<PathBuf>, StoreError> {
    let there = folder.look(target.name());
    if there
        .map_err(target.refused(FileOperation::Read))?
        .is_none()
    {
        return replace::create(target, folder, bytes).map(|_| None);
    }
    let old = Old::open(target, folder)?.read(target)?;
    let kept = backup::keep_aside(target, folder, &old)?;
    replace::replace(target, folder, lock, &old, bytes)?;
    Ok(Some(target.folder_path().join(kept)))
}

fn open(target: &Target) -> Result<Opened, StoreError> {
    let found = read::read(target).map_err(|error| with_backup(target, error.fault))?;
    let ReadFile {
        text,
        fingerprint,
        is_shared,
        denied,
        ..
    } = found;
    let document = ParsedFile::read(text).map_err(|fault| with_backup(target, fault))?;
    let unread = Unread {
        target: target.clone(),
        rest: document.rest,
        denied,
    };
    Ok(Opened {
        target: target.clone(),
        dossier: document.dossier,
        fingerprint,
        is_shared,
        unread,
    })
}

/// The file was there, and is not.
pub(super) fn gone(target: &Target) -> StoreError {
    target.error(Fault::Gone(backup::newest(target)))
}

/// What git is doing where the file lies; the lock was written just now, and tells what time it is.
pub(super) fn doing(target: &Target, folder: &Folder) -> Git {
    let lock = folder.look(&target.lock_name()).ok().flatten();
    let now = lock.and_then(|lock| lock.modified().ok());
    now.map_or(Git::AtRest, |now| git::doing(target.folder_path(), now))
}

#[cfg(test)]
mod tests;
