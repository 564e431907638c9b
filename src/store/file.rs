//! The data file as everybody else sees it: open it, or commit one change to the newest of it.
//!
//! Here the steps of a save are put together, and their order is the promise: nothing is decided
//! before the lock is held and the file read again; nothing is written before the result was read
//! back and found to be what was meant; and nobody hears "saved" before the disk has confirmed it.
//! Next: `replace.rs` for how a text takes the place of another.

use std::path::{Path, PathBuf};

use crate::calendar::Date;
use crate::record::{Change, Clash, Dossier, Journal, Judged, Stamp};

use super::backup::{self, Backup};
use super::document::{Document, Rest, sound, unknown_in};
use super::error::{Fault, ReadOnly, Step, StoreError};
use super::lock::{self, Lock, Patience};
use super::place::{Origin, Place};
use super::present::{Present, checked, with_backup};
use super::read::{self, Fingerprint, ReadFile};
use super::replace::{self, Old};
use super::target::{self, Folder, Target};

/// The data file of one dossier.
#[derive(Clone, Debug)]
pub struct JsonFile {
    path: PathBuf,
    /// Whether its folder is ours to make.
    makes_folder: bool,
    patience: Patience,
}

/// A file that was opened, with what it said at that moment.
#[derive(Debug)]
pub struct Opened {
    /// Where the file really is, links followed.
    pub target: Target,
    /// What it says; the journal is apart.
    pub dossier: Dossier,
    /// The state it was in.
    pub fingerprint: Fingerprint,
    /// Whether other accounts can write it.
    pub is_shared: bool,
    /// What is left unread until somebody asks for it.
    pub unread: Unread,
}

/// What of a file is not needed to show the situation: its journal, of which there may be years, and
/// whether it can be saved, which takes a second look at all of it.
#[derive(Debug)]
pub struct Unread {
    target: Target,
    rest: Rest,
    denied: Option<ReadOnly>,
}

/// Whether a save can succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Nothing known stands in its way.
    Writable,
    /// It cannot.
    ReadOnly(ReadOnly),
}

/// Who saves, and when.
#[derive(Clone, Copy, Debug)]
pub struct Saving<'s> {
    /// The account, for colleagues who have to wait.
    pub login: &'s str,
    /// The real day, by which backups are named.
    pub today: Date,
    /// What the file begins with if it is not there yet; without it a missing file is an error.
    pub first: Option<&'s Dossier>,
}

/// A change, and what the journal says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The change.
    pub change: Change,
    /// Who makes it, and when.
    pub stamp: Stamp,
    /// Why.
    pub reason: Option<String>,
    /// The verdicts on the clocks that it closes.
    pub judged: Vec<Judged>,
}

/// The file after a save.
#[derive(Debug)]
pub struct Saved {
    /// What it says now: the change on top of everybody else's.
    pub dossier: Dossier,
    /// Its journal; the last entry is the change.
    pub journal: Journal,
    /// The state it is in.
    pub fingerprint: Fingerprint,
}

/// Why nothing was committed.
#[derive(Debug, thiserror::Error)]
pub enum CommitError<E> {
    /// The file could not be read or saved.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Whoever decides decided against it.
    #[error("refused")]
    Refused(E),
    /// The change was not made for this dossier.
    #[error("the change does not fit")]
    Clash(Clash),
}

impl JsonFile {
    /// The file at a path. It need not exist.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            makes_folder: false,
            patience: Patience::default(),
        }
    }

    /// The file at the place where it was found. One's own folder is made with the first save.
    #[must_use]
    pub fn at(place: &Place) -> Self {
        Self {
            makes_folder: place.origin == Origin::Personal,
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

    /// Reads the file.
    ///
    /// # Errors
    /// Why it cannot be read; [`Fault::Missing`] where there is none.
    pub fn open(&self) -> Result<Opened, StoreError> {
        let target = self.target()?;
        let found = read::read(&target).map_err(|error| with_backup(&target, error.fault))?;
        let ReadFile {
            text,
            fingerprint,
            is_shared,
            denied,
            ..
        } = found;
        let document = Document::read(text).map_err(|fault| with_backup(&target, fault))?;
        let unread = Unread {
            target: target.clone(),
            rest: document.rest,
            denied,
        };
        Ok(Opened {
            target,
            dossier: document.dossier,
            fingerprint,
            is_shared,
            unread,
        })
    }

    /// Writes a new file.
    ///
    /// # Errors
    /// [`Fault::Exists`] where there is one, even one made at this instant, or why it cannot be written.
    pub fn create(&self, dossier: &Dossier, login: &str) -> Result<Fingerprint, StoreError> {
        let target = self.target_with_folder()?;
        let (folder, _lock) = self.lock(&target, login)?;
        let fault = |fault| target.error(fault);
        let dossier = sound(dossier.clone()).map_err(|unsound| fault(Fault::Unsound(unsound)))?;
        let text = Document::new(dossier.clone())
            .and_then(|document| document.with(&dossier, None))
            .and_then(|text| checked(text, &dossier, &Journal::default()))
            .map_err(fault)?;
        replace::create(&target, &folder, text.as_bytes())
    }

    /// Makes one change to the newest state of the file.
    ///
    /// `decide` is given that state, read under the lock, and says what to change, or that there is
    /// nothing to change (then nothing is written and the answer is `None`), or why not. It must not
    /// wait for anybody: colleagues do.
    ///
    /// # Errors
    /// What `decide` said, or why the file cannot be read or saved. It is as it was, unless
    /// [`StoreError::was_written`] says otherwise.
    pub fn commit<E>(
        &self,
        saving: Saving<'_>,
        decide: impl FnOnce(&Dossier, &Journal) -> Result<Option<Commit>, E>,
    ) -> Result<Option<Saved>, CommitError<E>> {
        let target = match saving.first {
            Some(_) => self.target_with_folder()?,
            None => self.target()?,
        };
        let (folder, _lock) = self.lock(&target, saving.login)?;
        let present = Present::read(&target, &folder, saving.first)?;
        let fault = |fault| with_backup(&target, fault);
        let mut journal = present.document.rest.journal().map_err(fault)?;
        let decided = decide(&present.document.dossier, &journal).map_err(CommitError::Refused)?;
        let Some(Commit {
            change,
            stamp,
            reason,
            judged,
        }) = decided
        else {
            return Ok(None);
        };
        let mut next = present.document.dossier.clone();
        next.apply(&change).map_err(CommitError::Clash)?;
        next.rev = next.rev.saturating_add(1);
        let next = sound(next).map_err(|unsound| fault(Fault::Unsound(unsound)))?;
        journal.append(change, stamp, reason, judged);
        let text = (present.document.with(&next, journal.entries().last()))
            .and_then(|text| checked(text, &next, &journal))
            .map_err(fault)?;
        let fingerprint = present.put(&target, &folder, saving.today, &text)?;
        Ok(Some(Saved {
            dossier: next,
            journal,
            fingerprint,
        }))
    }

    /// Who is saving at this moment, if anybody is.
    #[must_use]
    pub fn held_by(&self) -> Option<lock::Holder> {
        lock::held_by(&self.target().ok()?)
    }

    /// The backups of the file, newest first.
    #[must_use]
    pub fn backups(&self) -> Vec<Backup> {
        self.target()
            .map(|target| backup::backups(&target))
            .unwrap_or_default()
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
        Document::read(found.text.clone())
            .and_then(|document| document.rest.journal().map(drop))
            .map_err(|fault| copy.error(fault))?;
        let bytes = found.to_bytes();
        let (folder, _lock) = self.lock(&target, login)?;
        if folder
            .look(target.name())
            .map_err(target.refused(Step::Read))?
            .is_none()
        {
            return replace::create(&target, &folder, &bytes).map(|_| None);
        }
        let old = Old::open(&target, &folder)?;
        let kept = backup::keep_aside(&target, &folder, &old)?;
        replace::replace(&target, &folder, &old, &bytes)?;
        Ok(Some(target.folder_path().join(kept)))
    }

    /// Where the file is. A folder that is ours to make is no error yet.
    fn target(&self) -> Result<Target, StoreError> {
        Target::resolve(&self.path).map_err(|error| match error.fault {
            Fault::NoFolder(_) if self.makes_folder => StoreError::new(&self.path, Fault::Missing),
            _ => error,
        })
    }

    fn target_with_folder(&self) -> Result<Target, StoreError> {
        match (Target::resolve(&self.path), self.path.parent()) {
            (
                Err(StoreError {
                    fault: Fault::NoFolder(_),
                    ..
                }),
                Some(folder),
            ) if self.makes_folder => {
                target::make_folder(folder).map_err(|error| {
                    StoreError::new(&self.path, Fault::system(Step::Write, &error))
                })?;
                Target::resolve(&self.path)
            }
            (found, _) => found,
        }
    }

    fn lock(&self, target: &Target, login: &str) -> Result<(Folder, Lock), StoreError> {
        replace::outlive_size_limit();
        let folder = target.open_folder().map_err(target.refused(Step::Lock))?;
        let denied = read::folder_denied(target, &folder).map_err(target.refused(Step::Lock))?;
        if let Some(because) = denied {
            // Without this the lock would be refused first, and say less.
            return Err(target.error(Fault::ReadOnly(because)));
        }
        let lock = lock::acquire(target, &folder, login, self.patience)?;
        Ok((folder, lock))
    }
}

impl Opened {
    /// The fields that this version does not know, as paths: kept, and perhaps misspelt.
    ///
    /// # Errors
    /// Faults of our own.
    pub fn unknown(&self) -> Result<Vec<String>, StoreError> {
        unknown_in(&self.unread.rest.text, &self.dossier).map_err(|fault| self.target.error(fault))
    }

    /// Reads the journal.
    ///
    /// # Errors
    /// [`Fault::Damaged`].
    pub fn journal(&self) -> Result<Journal, StoreError> {
        self.unread.journal()
    }

    /// Whether a save can succeed, as far as can be told.
    ///
    /// # Errors
    /// [`Fault::Damaged`].
    pub fn access(&self) -> Result<Access, StoreError> {
        self.unread.access()
    }
}

impl Unread {
    /// How many bytes the file has.
    #[must_use]
    pub fn size(&self) -> usize {
        self.rest.text.len()
    }

    /// Reads the journal.
    ///
    /// # Errors
    /// [`Fault::Damaged`].
    pub fn journal(&self) -> Result<Journal, StoreError> {
        let journal = self.rest.journal();
        journal.map_err(|fault| with_backup(&self.target, fault))
    }

    /// Whether a save can succeed, as far as can be told.
    ///
    /// # Errors
    /// [`Fault::Damaged`].
    pub fn access(&self) -> Result<Access, StoreError> {
        let read_only = self.rest.read_only();
        let read_only = read_only.map_err(|fault| with_backup(&self.target, fault))?;
        Ok(match read_only.or_else(|| self.denied.clone()) {
            Some(because) => Access::ReadOnly(because),
            None => Access::Writable,
        })
    }
}

#[cfg(test)]
mod tests;
