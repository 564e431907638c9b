//! What follows from the assessment and is asked for many times at each key: made when it is first asked
//! for, and kept until the assessment is made anew.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::assess::{State, Stop};
use crate::calendar::Date;
use crate::plan::MilestoneId;
use crate::record::ActId;
use crate::words::order::RequestOrder;
use crate::words::{Label, Lang, dates};

use super::memo::Memo;
use super::point_row::PointRow;

/// What the cursor is about, by its position in the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CursorSubject {
    /// A phase.
    Phase(usize),
    /// A request.
    Request(usize),
}

/// The acts that concern the subject of the cursor, as the pane shows them.
#[derive(Debug, Default)]
pub struct ActsHere {
    /// Suspensions first, each kind in the order of the file.
    pub list: Vec<ActId>,
    /// What each of those suspensions does, by its number.
    pub(super) stops: HashMap<u32, Stop>,
}

impl ActsHere {
    /// What a suspension does here; `None` where it has nothing to do with the clocks.
    #[must_use]
    pub fn stop(&self, n: u32) -> Option<Stop> {
        self.stops.get(&n).copied()
    }
}

/// What stands before a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldLabel {
    /// What it is about.
    Named(Label),
    /// The day it is of.
    Day(Date),
}

impl ToldLabel {
    /// In words.
    #[must_use]
    pub fn text(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Named(label) => Cow::Borrowed(label.text(lang)),
            Self::Day(day) => Cow::Owned(dates::short(day)),
        }
    }
}

impl From<Label> for ToldLabel {
    fn from(label: Label) -> Self {
        Self::Named(label)
    }
}

/// Texts with their labels.
pub type ToldTexts = Vec<(ToldLabel, String)>;

/// What a line of a check list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListLine {
    /// Which list it is, and how much of it is done.
    Title,
    /// A group, and how much of it is done.
    Group,
    /// A point, and how it stands.
    Point(State),
}

/// Check lists, line by line.
pub type ListTexts = Vec<(ListLine, String)>;

/// Texts broken into rows of a width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowsKey {
    /// Of what.
    pub subject: CursorSubject,
    /// In which language.
    pub lang: Lang,
    /// Whether in ASCII.
    pub ascii: bool,
    /// In how many columns.
    pub width: u16,
}

/// What is kept.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub(super) acts: Memo<CursorSubject, ActsHere>,
    pub(super) order: Memo<RequestOrder, Vec<usize>>,
    /// What the acts did, in words.
    pub told: Memo<(CursorSubject, Lang), ToldTexts>,
    /// On which row each of those begins, and at last how many there are.
    pub told_rows: Memo<RowsKey, Vec<usize>>,
    /// The rows of the view of a check list.
    pub(super) points: Memo<Option<MilestoneId>, Vec<PointRow>>,
    /// The check lists of a phase, in words.
    pub lists: Memo<(CursorSubject, Lang), ListTexts>,
    /// The same as of what the acts did.
    pub list_rows: Memo<RowsKey, Vec<usize>>,
    /// The sentences at the end of the pane, and the log of a service.
    pub closing: Memo<(CursorSubject, Lang), ToldTexts>,
    /// The same as of what the acts did.
    pub closing_rows: Memo<RowsKey, Vec<usize>>,
}
