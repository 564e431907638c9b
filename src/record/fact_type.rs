//! What every kind of fact says of itself, so that nobody else has to know which kinds there are.
//!
//! Each type answers in its own file. Where facts stand, and how one is altered, is made from the
//! [table](super::table); what a fact means for a clock is counted in [`assess`](crate::assess).

use crate::calendar::Date;
use crate::plan::{ClockId, ClockKey, Event, MilestoneId, PointPlace};

use super::act_id::ActId;
use super::document::Document;
use super::fault::FaultKind;
use super::stamp::Stamp;

/// A kind of fact.
pub trait FactType {
    /// The value as people write it.
    fn text(&self) -> String;

    /// What it is about, as commands call it.
    fn place(&self) -> String;

    /// What of the plan it is about.
    fn about(&self) -> Concern<'_>;

    /// Who typed it, and when.
    fn stamp(&self) -> Option<&Stamp> {
        None
    }

    /// Whether any day of it is after this one, but for what is promised.
    fn is_after(&self, day: Date) -> bool {
        self.written_for().is_some_and(|of| of > day)
    }

    /// The day it was written for; somebody who writes one that is still to come is asked about it.
    fn written_for(&self) -> Option<Date> {
        None
    }

    /// Whether it is an act: its numbers, clocks and documents are then checked where a file is read.
    fn is_act(&self) -> bool {
        false
    }

    /// The name by which the act can be taken back.
    fn act(&self) -> Option<ActId> {
        None
    }

    /// The name by which only the end of the act can be taken back.
    fn end(&self) -> Option<ActId> {
        None
    }

    /// The clocks an act names that must have begun before it.
    fn begun(&self) -> &[ClockKey] {
        &[]
    }

    /// Shows what an act holds to what looks for faults.
    fn check(&self, _look: &mut dyn FactLook) {}
}

/// What an act of one day says of itself: its date is the value, and the day that it was written for.
macro_rules! one_day {
    () => {
        fn text(&self) -> String {
            self.date.to_string()
        }

        fn stamp(&self) -> Option<&Stamp> {
            Some(&self.stamp)
        }

        fn written_for(&self) -> Option<Date> {
            Some(self.date)
        }

        fn is_act(&self) -> bool {
            true
        }
    };
}

pub(super) use one_day;

/// What of the plan a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern<'f> {
    /// All of it.
    Plan,
    /// A phase.
    Phase(u32),
    /// A milestone.
    Milestone(&'f MilestoneId),
    /// A clock, a register, or the clock of a request.
    Clock(&'f ClockId, Option<u32>),
    /// What has this name: an event, or else a clock.
    Named(&'f Event),
}

impl<'f> From<&'f ClockKey> for Concern<'f> {
    fn from(key: &'f ClockKey) -> Self {
        Self::Clock(&key.id, key.n)
    }
}

/// What looks for faults in an act.
pub trait FactLook {
    /// A clock of the plan, or a register.
    fn clock(&mut self, key: &ClockKey);
    /// An event of the plan, an item, or a side of a request.
    fn event(&mut self, event: &Event);
    /// A point of a check list, or where it may be one a group of points.
    fn point(&mut self, place: &PointPlace, or_group: bool);
    /// The number of a phase.
    fn phase(&mut self, number: u32);
    /// A day.
    fn date(&mut self, date: Date);
    /// The day of the act, its document, and what else was typed beside it.
    fn document(&mut self, date: Date, document: &Document, texts: [&Option<String>; 2]);
    /// A fault that the act itself knows of.
    fn report(&mut self, fault: FaultKind);
}
