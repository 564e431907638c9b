//! A save: one change to the newest state of the file.
//!
//! Here its steps are put together, and their order is the promise: nothing is decided before the lock
//! is held and the file read again; nothing is written before the result was read back and found to be
//! what was meant; and nobody hears "saved" before the disk has confirmed it. A file that was there is
//! only ever replaced; where there is none, and never was one, the first change begins it.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::calendar::Date;
use crate::record::{Change, Clash, Dossier, Entry, Journal, Judged, Stamp};

use super::absent;
use super::begin;
use super::document::ParsedFile;
use super::error::{Fault, FileOperation, Reason, StoreError};
use super::file::{JsonFile, doing, gone};
use super::git::Git;
use super::present::{Present, checked, with_backup};
use super::read::{self, Fingerprint};
use super::sound::sound;
use super::target::{Folder, Target};

/// Who saves, and when.
#[derive(Clone, Copy, Debug)]
pub struct Saving<'s> {
    /// The account, for colleagues who have to wait.
    pub login: &'s str,
    /// The real day, by which backups are named.
    pub today: Date,
    /// What the file begins with if it is not there yet, nor ever was; without it a missing file is an
    /// error.
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
pub struct CommittedFile {
    /// What it says now: the change on top of everybody else's.
    pub dossier: Dossier,
    /// Its journal; the last entry is the change.
    pub journal: Journal,
    /// The state it is in.
    pub fingerprint: Fingerprint,
    /// Whether the file was begun with it.
    pub is_new: bool,
    /// A lock that git left beside it long ago, and that was passed over.
    pub left_over: Option<PathBuf>,
}

/// How long a save does: git and synchronisers take a file away for an instant.
const AWAY: Duration = Duration::from_secs(1);

/// Why nothing was committed.
#[derive(Debug, thiserror::Error)]
pub enum CommitError<E> {
    /// The file could not be read or saved.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The decision callback refused.
    #[error("refused")]
    Refused(E),
    /// The change was not made for this dossier.
    #[error("the change does not fit")]
    Clash(Clash),
}

impl JsonFile {
    /// Makes one change to the newest state of the file.
    ///
    /// `decide` is given that state and says what to change, or that there is nothing to change (then
    /// nothing is written and the answer is `None`), or why not. It must not wait for anybody: colleagues
    /// do. It is asked again where the file has changed meanwhile.
    ///
    /// A file that was there is only ever replaced: while it is away nothing is written.
    ///
    /// # Errors
    /// What `decide` said, or why the file cannot be read or saved. It is as it was, unless
    /// [`StoreError::was_written`] says otherwise.
    pub fn commit<E>(
        &self,
        saving: Saving<'_>,
        mut decide: impl FnMut(&Dossier, &Journal) -> Result<Option<Commit>, E>,
    ) -> Result<Option<CommittedFile>, CommitError<E>> {
        let begun = Instant::now();
        let mut away_since = None;
        let mut tried = None;
        loop {
            let done = match saving.first.filter(|_| self.is_nowhere()) {
                Some(first) => self.begin(first, saving, &mut decide),
                None => self.change(saving, &mut decide, &mut tried),
            };
            match done {
                // Somebody began it at the same moment: then it is changed.
                Err(CommitError::Store(error)) if error.fault == Fault::Exists => {}
                Err(CommitError::Store(error)) if error.fault.is_absent() => {
                    let since = *away_since.get_or_insert_with(Instant::now);
                    if !self.waits(since, &error.fault) {
                        return Err(self.absent_for_good(error).into());
                    }
                }
                Err(CommitError::Store(error)) if self.waits(begun, &error.fault) => {
                    away_since = None;
                }
                other => return other,
            }
        }
    }

    /// What is said of a file that did not come back.
    fn absent_for_good(&self, error: StoreError) -> StoreError {
        if error.fault != Fault::Missing {
            return error;
        }
        self.target()
            .map_or_else(|error| error, |target| gone(&target))
    }

    /// Begins the file with its first change. It needs no lock: a name is given once.
    fn begin<E>(
        &self,
        first: &Dossier,
        saving: Saving<'_>,
        decide: &mut impl FnMut(&Dossier, &Journal) -> Result<Option<Commit>, E>,
    ) -> Result<Option<CommittedFile>, CommitError<E>> {
        let journal = Journal::default();
        // What is refused leaves nothing behind, not even a folder.
        self.is_ours_to_make()?;
        let Some(commit) = decide(first, &journal).map_err(CommitError::Refused)? else {
            return Ok(None);
        };
        let target = self.target_with_folder()?;
        let document = ParsedFile::new(first.clone()).map_err(|fault| target.error(fault))?;
        let (next, journal, text) = made(&target, &document, journal, commit)?;
        let fingerprint = begin::put(&target, self.patience, saving.login, text.as_bytes())?;
        Ok(Some(CommittedFile {
            dossier: next,
            journal,
            fingerprint,
            is_new: true,
            left_over: None,
        }))
    }

    /// Changes the file, under its lock. `tried` is what the last try put in place: where the lock keeps
    /// nobody out, somebody may have written over it and then given it back.
    pub(super) fn change<E>(
        &self,
        saving: Saving<'_>,
        decide: &mut impl FnMut(&Dossier, &Journal) -> Result<Option<Commit>, E>,
        tried: &mut Option<Entry>,
    ) -> Result<Option<CommittedFile>, CommitError<E>> {
        let target = self.target()?;
        if !target.folder_path().join(target.lock_name()).exists() {
            // Nobody has saved here yet. What is refused leaves not even a lock behind.
            let folder = target
                .open_folder()
                .map_err(target.refused(FileOperation::Read))?;
            let present = Present::read(&target, &folder)?;
            if decided(&target, &present, decide)?.is_none() {
                return Ok(None);
            }
        }
        let (folder, lock) = self.lock(&target, saving.login)?;
        let left_over = match doing(&target, &folder) {
            Git::LeftOver(lock) => Some(lock),
            Git::AtRest | Git::AtWork => None,
        };
        let present = Present::read(&target, &folder)?;
        if let Some(journal) = journal_with(&target, &present, tried.as_ref())? {
            let unconfirmed = |error| target.error(Fault::Unconfirmed(Reason::from(&error)));
            folder.sync().map_err(unconfirmed)?;
            return Ok(Some(CommittedFile {
                fingerprint: present.fingerprint(),
                dossier: present.document.dossier,
                journal,
                is_new: false,
                left_over,
            }));
        }
        let Some((journal, commit)) = decided(&target, &present, decide)? else {
            return Ok(None);
        };
        let (next, journal, text) = made(&target, &present.document, journal, commit)?;
        *tried = journal.entries().last().cloned();
        let fingerprint = present.put(&target, &folder, &lock, saving.today, &text)?;
        if is_lost(&target, &folder, fingerprint, &journal) {
            return Err(target.error(Fault::ChangedMeanwhile).into());
        }
        Ok(Some(CommittedFile {
            dossier: next,
            journal,
            fingerprint,
            is_new: false,
            left_over,
        }))
    }

    /// Whether there is neither a file nor anything that shows that there was one.
    fn is_nowhere(&self) -> bool {
        match self.target() {
            Ok(target) => target.path().symlink_metadata().is_err() && !absent::was_there(&target),
            Err(error) => error.fault == Fault::Missing,
        }
    }

    /// Waits a moment where what is wrong may pass by itself; not for longer than it is worth.
    pub(super) fn waits(&self, begun: Instant, fault: &Fault) -> bool {
        let limit = match fault {
            Fault::ChangedMeanwhile | Fault::GitAtWork | Fault::TakenAway(_) => self.patience.limit,
            fault if fault.may_pass() => AWAY.min(self.patience.limit),
            _ => return false,
        };
        if begun.elapsed() >= limit {
            return false;
        }
        std::thread::sleep(self.patience.pause);
        true
    }
}

/// The journal of a file that has an entry already.
fn journal_with(
    target: &Target,
    present: &Present,
    tried: Option<&Entry>,
) -> Result<Option<Journal>, StoreError> {
    let Some(tried) = tried else {
        return Ok(None);
    };
    let journal = present.document.rest.journal();
    let journal = journal.map_err(|fault| with_backup(target, fault))?;
    let is_there = journal.entries().iter().rev().any(|entry| entry == tried);
    Ok(is_there.then_some(journal))
}

/// What is to be done to a file as it stands, with the journal it is added to.
fn decided<E>(
    target: &Target,
    present: &Present,
    decide: &mut impl FnMut(&Dossier, &Journal) -> Result<Option<Commit>, E>,
) -> Result<Option<(Journal, Commit)>, CommitError<E>> {
    let journal = present.document.rest.journal();
    let journal = journal.map_err(|fault| with_backup(target, fault))?;
    let decided = decide(&present.document.dossier, &journal).map_err(CommitError::Refused)?;
    Ok(decided.map(|commit| (journal, commit)))
}

/// What a change makes of a document: the dossier, its journal, and the text that says both.
fn made<E>(
    target: &Target,
    document: &ParsedFile,
    mut journal: Journal,
    commit: Commit,
) -> Result<(Dossier, Journal, String), CommitError<E>> {
    let fault = |fault| with_backup(target, fault);
    let Commit {
        change,
        stamp,
        reason,
        judged,
    } = commit;
    let mut next = document.dossier.clone();
    next.apply(&change).map_err(CommitError::Clash)?;
    next.rev = next.rev.saturating_add(1);
    let next = sound(next).map_err(|unsound| fault(Fault::Unsound(unsound)))?;
    journal.append(change, stamp, reason, judged);
    let text = (document.with(&next, journal.entries().last()))
        .and_then(|text| checked(text, &next, &journal))
        .map_err(fault)?;
    Ok((next, journal, text))
}

/// Whether what was put in place is known to be written over: another file is there, and it has not the
/// last change of our journal. Where the lock keeps nobody out, somebody may have looked just before it
/// was put in place, and written over it just after.
///
/// A file that is away is not lost. It was put in place, and somebody moved it afterwards: to make the
/// change again would record it twice once the file comes back. The same holds for what cannot be read.
pub(super) fn is_lost(
    target: &Target,
    folder: &Folder,
    put: Fingerprint,
    journal: &Journal,
) -> bool {
    match folder.look(target.name()) {
        Ok(there) if there.as_ref().map(Fingerprint::from) != Some(put) => {}
        _ => return false,
    }
    let Ok(found) = read::read(target) else {
        return false;
    };
    let now = ParsedFile::read(found.text).and_then(|document| document.rest.journal());
    let has = |now: Journal| {
        let ours = journal.entries().last();
        now.entries().iter().rev().any(|entry| Some(entry) == ours)
    };
    !now.is_ok_and(has)
}
