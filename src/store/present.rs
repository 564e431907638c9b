//! The file as a save finds it and as it leaves it.

use crate::calendar::Date;
use crate::record::{Dossier, Journal};

use super::backup;
use super::document::ParsedFile;
use super::error::{Fault, StoreError};
use super::leftover::{self, Under};
use super::lock::Lock;
use super::read::{self, Fingerprint, SIZE_LIMIT};
use super::replace::{self, Old};
use super::target::{Folder, Target};

/// What a save starts from, read under the lock.
pub(super) struct Present {
    /// What it says.
    pub(super) document: ParsedFile,
    /// The file.
    old: Old,
}

impl Present {
    /// Reads it.
    pub(super) fn read(target: &Target, folder: &Folder) -> Result<Self, StoreError> {
        let fault = |fault| with_backup(target, fault);
        let found = read::read(target).map_err(|error| fault(error.fault))?;
        let old = Old::open(target, folder)?.holding(found.digest());
        if old.fingerprint() != found.fingerprint {
            return Err(fault(Fault::ChangedMeanwhile));
        }
        let document = ParsedFile::read(found.text).map_err(fault)?;
        match document.rest.read_only().map_err(fault)?.or(found.denied) {
            Some(because) => Err(fault(Fault::ReadOnly(because))),
            None => Ok(Self { document, old }),
        }
    }

    /// The state of the file.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        self.old.fingerprint()
    }

    /// Puts a new text in its place, the day's backup first.
    pub(super) fn put(
        &self,
        target: &Target,
        folder: &Folder,
        lock: &Lock,
        today: Date,
        text: &str,
    ) -> Result<Fingerprint, StoreError> {
        let put = self.put_after_backup(target, folder, lock, today, text);
        leftover::mark(target, folder, lock);
        put
    }

    fn put_after_backup(
        &self,
        target: &Target,
        folder: &Folder,
        lock: &Lock,
        today: Date,
        text: &str,
    ) -> Result<Fingerprint, StoreError> {
        let is_first_of_day = backup::keep_today(target, folder, &self.old, today)?;
        if is_first_of_day && let Ok(now) = lock.metadata() {
            leftover::clear(target, folder, &now, Under::Lock);
        }
        replace::replace(target, folder, lock, &self.old, text.as_bytes())
    }
}

/// A text that was read back and says what was meant: a cheap guard against our own faults.
pub(super) fn checked(text: String, dossier: &Dossier, journal: &Journal) -> Result<String, Fault> {
    if text.len() as u64 > SIZE_LIMIT {
        return Err(Fault::WouldBeTooLarge { limit: SIZE_LIMIT });
    }
    let differs = |what: &str| Err(Fault::NotReadBack(what.to_owned()));
    let document = match ParsedFile::read(text) {
        Ok(document) => document,
        Err(fault) => return differs(&fault.to_string()),
    };
    match document.rest.journal() {
        Ok(read) if read == *journal => {}
        _ => return differs("journal"),
    }
    if document.dossier != *dossier {
        return differs("dossier");
    }
    match document.rest.read_only() {
        Ok(None) => Ok(document.rest.text),
        suspect => differs(&format!("{suspect:?}")),
    }
}

/// A fault of the file, with the newest copy where it is damaged.
pub(super) fn with_backup(target: &Target, mut fault: Fault) -> StoreError {
    if let Fault::Damaged(damage) = &mut fault {
        damage.backup = backup::newest(target);
    }
    target.error(fault)
}
