//! A file that was opened: what it says, and what of it is still to be read.
//!
//! What the first picture does not need is left unread until somebody asks for it. This module must
//! never write.

use std::os::unix::fs::MetadataExt as _;

use crate::plan::{Plan, UnknownMember};
use crate::record::{Dossier, Journal};

use super::document::{Rest, printed, unknown_in};
use super::error::{Fault, ReadOnly, StoreError};
use super::parts::FileParts;
use super::present::{checked, with_backup};
use super::read::{Fingerprint, HEAVY};
use super::target::Target;

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
    pub(super) target: Target,
    pub(super) rest: Rest,
    pub(super) denied: Option<ReadOnly>,
}

/// Whether a save can succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Nothing known stands in its way.
    Writable,
    /// It cannot.
    ReadOnly(ReadOnly),
}

impl Opened {
    /// How many bytes the file has, where that makes it a heavy one.
    #[must_use]
    pub fn heavy(&self) -> Option<u64> {
        let size = self.fingerprint.size();
        (size >= HEAVY).then_some(size)
    }

    /// The fields that this version does not know, as paths: kept, and perhaps misspelt.
    ///
    /// # Errors
    /// Faults of our own.
    pub fn unknown(&self) -> Result<Vec<String>, StoreError> {
        unknown_in(&self.unread.rest.text, &self.dossier).map_err(|fault| self.target.error(fault))
    }

    /// The members of the plan that this version does not know: kept, and perhaps misspelt.
    #[must_use]
    pub fn unknown_in_plan(&self) -> Vec<UnknownMember> {
        let parts = FileParts::of(&self.unread.rest.text);
        let plan = parts.as_ref().ok().and_then(|parts| parts.get("plan"));
        plan.map_or_else(Vec::new, Plan::unknown_members)
    }

    /// Reads the journal.
    ///
    /// # Errors
    /// [`Fault::Damaged`].
    pub fn journal(&self) -> Result<Journal, StoreError> {
        self.unread.journal()
    }

    /// Whether a save can succeed, as far as known.
    ///
    /// # Errors
    /// [`Fault::Damaged`].
    pub fn access(&self) -> Result<Access, StoreError> {
        self.unread.access()
    }

    /// Whether a save would find the text fit to be written again, rights and disk apart.
    ///
    /// # Errors
    /// What a save would refuse it for.
    pub fn can_be_written_again(&self) -> Result<(), StoreError> {
        let read_only = self.unread.rest.read_only();
        let printed = read_only.and_then(|read_only| {
            if let Some(because) = read_only {
                return Err(Fault::ReadOnly(because));
            }
            let text = &self.unread.rest.text;
            let text = printed(text, (&self.dossier, &self.dossier), None)?;
            checked(text, &self.dossier, &self.unread.rest.journal()?).map(drop)
        });
        printed.map_err(|fault| self.target.error(fault))?;
        let found = self.target.path().metadata();
        match found.map_or(1, |found| found.nlink()) {
            0 | 1 => Ok(()),
            names => Err(self.target.error(Fault::HardLinks(names))),
        }
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

    /// Whether a save can succeed, as far as known.
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
