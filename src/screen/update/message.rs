//! What the screen hears: keys, and what came of what it asked for.
//!
//! Plain data; what follows from it is decided by `update`.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use crossterm::event::{KeyEvent, MouseEvent};

use crate::assess::Preview;
use crate::calendar::Date;
use crate::plan::Plan;
use crate::record::{Change, Dossier, Journal, Mark, Refusal};
use crate::screen::app::{FileState, LookOnly};
use crate::screen::form::PlanToRead;
use crate::store::{Attachment, KeptText, NotKept, StoreError};
use crate::words::notation::TableQuestion;

use super::burst::Unmeant;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key.
    Key(KeyEvent),
    /// The mouse pointed at something, or its wheel was turned.
    Mouse(MouseEvent),
    /// Text from the clipboard, or of a burst of keys.
    Paste(String),
    /// Something came that was not meant for this screen, and was left out.
    Unmeant(Unmeant),
    /// The terminal has another size.
    Resize(u16, u16),
    /// Another day has begun.
    Day(Date),
    /// The journal has been read, perhaps after the first frame.
    Journal(Journal),
    /// How far this person had looked; `None` where they never had.
    LastLooked(Option<Mark>),
    /// Whether the file can be written has been found out, perhaps after the first frame.
    Access(Option<LookOnly>),
    /// A wish was carried out; `None` when there was nothing to change.
    Saved(Option<Box<Saved>>),
    /// A wish was refused against the newest file.
    Refused(Refusal),
    /// The file could not be written; nothing was saved.
    Failed(StoreError),
    /// The file of an attachment was looked for.
    Attachment(Attachment),
    /// A plan was read from a file, or was not.
    PlanRead(Box<Result<ReadPlan, UnreadPlan>>),
    /// How the path of a file may go on, as far as it is certain; of what was typed, and with the names that there are.
    PathCompleted(CompletedPath),
    /// A report went to a file, or did not.
    Exported(Result<PathBuf, StoreError>),
    /// The file was changed by somebody else, or reread.
    Reread(Box<Reread>),
    /// What is to be said of copies that lie beside the file; nothing where there are none.
    Copies(String),
    /// The file was changed and cannot be read; whether it will be tried again without being asked.
    Unreadable(StoreError, bool),
    /// Something is left of a form that was not finished.
    LeftOpen(KeptText),
    /// The form that was left last was kept then, under this number, or could not be.
    Kept(Result<u8, NotKept>, DateTime<FixedOffset>),
    /// Nothing of this sitting is remembered: root was given the home of this account.
    NothingKept {
        /// The account.
        owner: u32,
    },
    /// The line is dead, or the machine goes down: what is to be kept is kept now.
    Cut(DateTime<FixedOffset>),
}

/// How the path of a file may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompletedPath {
    /// As it was typed.
    pub typed: String,
    /// As far as it is certain.
    pub path: String,
    /// The names that fit.
    pub names: Vec<String>,
}

/// A plan that was read from a file.
#[derive(Debug)]
pub struct ReadPlan {
    /// What the file is called.
    pub name: String,
    /// The plan.
    pub plan: Plan,
    /// What of it is not kept, a sentence each.
    pub remarks: Vec<String>,
}

/// Why none was read.
#[derive(Debug)]
pub enum UnreadPlan {
    /// The table does not say all.
    Asked(PlanToRead, Vec<TableQuestion>),
    /// What is wrong with the file, a sentence each.
    Said(Vec<String>),
}

/// What came of a wish: the last entry of the journal is the change.
#[derive(Debug)]
pub struct Saved {
    /// The file as it is now.
    pub now: Reread,
    /// The change that was made.
    pub change: Change,
    /// What it did, as it was worked out under the lock.
    pub preview: Preview,
}

/// The file as it is now.
#[derive(Debug)]
pub struct Reread {
    /// The dossier.
    pub dossier: Dossier,
    /// The journal.
    pub journal: Journal,
    /// The file.
    pub file: FileState,
}
