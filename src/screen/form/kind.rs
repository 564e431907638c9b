//! The kinds of form, each with what it is about. Plain data; what a kind asks for is in the file of the kind.

use super::choice::Named;
use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::{ClockId, ClockKey, Event, MilestoneId};
use crate::record::{ActId, Expectation, NotePlace, Record, SettingKey};
use crate::report::{Excerpt, Format};

/// What a form is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// The date of an event.
    Record {
        /// The events that may be chosen on the head line.
        choices: Vec<Event>,
        /// Which of them.
        chosen: usize,
        /// The record it has; then this is a correction.
        was: Option<Box<Record>>,
    },
    /// A new request.
    Open(ClockId),
    /// A new item.
    Item(MilestoneId),
    /// A note.
    Note(NotePlace),
    /// A value of the plan.
    Setting(Box<Setting>),
    /// An act that changes clocks, or says what to expect.
    Act(Act),
    /// What leaves the screen.
    Export(Box<Export>),
    /// The day to look at; this is the one that is looked at already.
    Day(Option<Date>),
}

/// What an act is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// A suspension of one of these sets of clocks, or of those that are ticked.
    Suspend {
        /// The sets; an empty one is all clocks.
        sets: Vec<Vec<ClockKey>>,
        /// What may be ticked one by one.
        each: Vec<Named>,
    },
    /// The end of one of these suspensions.
    Resume {
        /// The suspensions that are open.
        open: Vec<u32>,
        /// The clocks that stand, of which the new last day may be stated.
        clocks: Vec<ClockKey>,
        /// Whether something else may be suspended instead.
        other: bool,
    },
    /// More time on one of these clocks.
    Extend(Vec<ClockKey>),
    /// A promised date for one of these events, with the promise each has.
    Promise {
        /// The events that may be chosen on the head line.
        choices: Vec<(Event, Option<Expectation>)>,
        /// Which of them.
        chosen: usize,
    },
    /// An act that should never have been typed in.
    TakeBack(ActId),
}

/// What leaves the screen, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// A report, to a file.
    File {
        /// In this format.
        format: Format,
        /// The path as typed.
        path: String,
        /// Whether over a file that is there.
        replace: bool,
    },
    /// A part of the situation, to the clipboard.
    Clipboard(Excerpt),
}

/// What an export starts from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// The name of the dossier's file, without its ending.
    pub(super) stem: String,
    /// The day of the report.
    pub(super) day: Date,
    /// The phase under the cursor.
    pub(super) phase: Option<u32>,
}

/// A value of the plan that a form changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Which.
    pub key: SettingKey,
    /// The value it had when the form opened, or that of a colleague which is written over.
    pub was: Option<String>,
    /// Whether the plan can be without it.
    pub may_be_none: bool,
    /// Whether it goes over what a colleague wrote meanwhile, which wants a reason.
    pub over: bool,
}
