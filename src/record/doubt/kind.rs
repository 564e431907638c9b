//! What there is to ask about, as values; `words` makes sentences of them, and nothing is decided here.

use crate::calendar::Date;
use crate::plan::{ClockId, ClockKey, Event, MilestoneId};
use crate::record::{ActId, InfoField};

/// A reason to ask before saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Another plan takes the place of the one that everybody works with.
    OtherPlan {
        /// How many of its values change.
        values: usize,
    },
    /// The date is after today.
    Future {
        /// The date.
        date: Date,
    },
    /// What it follows has not happened, as far as anybody recorded.
    Missing {
        /// Those events: what it follows itself first, then what those follow.
        events: Vec<MilestoneId>,
    },
    /// What it follows was rejected from a later day on: until then it stands as delivered.
    RejectedLater {
        /// What was rejected.
        of: MilestoneId,
        /// From which day.
        on: Date,
    },
    /// The date is before one that it follows.
    BeforePredecessor {
        /// The event it follows.
        event: MilestoneId,
        /// The date of that event.
        on: Date,
    },
    /// The date is after one that follows it.
    AfterFollower {
        /// The event that follows it.
        event: MilestoneId,
        /// The date of that event.
        on: Date,
    },
    /// The request comes before the milestone that requests are expected after.
    EarlyRequest {
        /// That milestone.
        milestone: MilestoneId,
        /// Its date, if it happened.
        on: Option<Date>,
    },
    /// The date is before the last day of the period that the occurrence is for.
    PeriodRuns {
        /// That day.
        ends: Date,
    },
    /// The act is dated before anything happened.
    BeforeFirst {
        /// The earliest date there is.
        on: Date,
    },
    /// The act is on the time of an attempt that was rejected, while another attempt is awaited.
    ClosedAttempt {
        /// The clock that it names.
        clock: ClockKey,
        /// The time of the attempt that is awaited, where it has one.
        newest: Option<ClockKey>,
    },
    /// What goes with the attempt that is rejected has a date after the rejection.
    PartsAfterRejection {
        /// What, with its date.
        events: Vec<(Event, Date)>,
    },
    /// An act on a clock would be of another attempt than it was, for the day of the rejection.
    ActMoves {
        /// The act.
        act: ActId,
        /// Its day.
        on: Date,
        /// Whether it would be of the attempt that comes next, and not of the one that is rejected.
        to_next: bool,
    },
    /// What has a date, comes after what is rejected and is no part of the attempt.
    StaysBehind {
        /// What is rejected.
        of: MilestoneId,
        /// What stays, with its date.
        events: Vec<(Event, Date)>,
    },
    /// Ticks of a list that goes with the attempt that is rejected are of days after the rejection.
    TicksAfterRejection {
        /// The list.
        list: MilestoneId,
        /// How many.
        ticks: usize,
        /// The day of the last.
        last: Date,
    },
    /// What is said is said of the check list of an attempt that was rejected.
    ClosedList {
        /// The list, by the name of the attempt.
        list: MilestoneId,
        /// The day it was rejected.
        on: Date,
    },
    /// The extension is to a day that is over, and its clock has not begun.
    GivesNoTime {
        /// That day.
        until: Date,
    },
    /// The suspension begins before any of the clocks that it names.
    BeforeClocks {
        /// The day the first of them began.
        on: Date,
    },
    /// Nothing runs under what the suspension names: it would stop from its first day what begins there.
    NothingRuns {
        /// What it names.
        clocks: Vec<ClockKey>,
    },
    /// A suspension in force stops what the rejection cuts short, and not what comes after.
    EndsSuspension {
        /// Its number.
        n: u32,
        /// What it stops.
        clocks: Vec<ClockKey>,
    },
    /// What is set as a code of the contract does not look like one.
    OddCode {
        /// Which.
        field: InfoField,
    },
    /// Clocks and terms that begin with what would not apply: they would not either.
    CountsFrom {
        /// Which.
        clocks: Vec<ClockKey>,
        /// The events that would go on being awaited without them, and may be said not to apply as well.
        ends: Vec<Event>,
    },
    /// A whole phase would not apply: what it holds.
    WholePhase {
        /// Its events that have no date.
        events: Vec<MilestoneId>,
        /// Its registers and its series: what comes in any number.
        coming: Vec<ClockId>,
    },
    /// The date is after the day on which it counts as having happened by silence.
    AfterSilence {
        /// That day.
        on: Date,
    },
    /// It counts as having happened by silence, and would not any more, or on another day.
    UndoesSilence {
        /// What.
        of: MilestoneId,
        /// The day of that.
        on: Date,
        /// The clocks that count from it.
        clocks: Vec<ClockKey>,
    },
    /// What is rejected has no record: it counts as having happened by silence.
    RejectsSilence {
        /// What.
        of: MilestoneId,
        /// The day of that.
        on: Date,
    },
    /// Points of the check list of what would have happened are not ticked.
    OpenPoints {
        /// The milestone.
        milestone: MilestoneId,
        /// How many.
        open: usize,
        /// Of how many.
        total: usize,
    },
    /// The point that would be dropped is ticked.
    DropsTick {
        /// The day of the tick.
        date: Date,
    },
    /// The item that would be dropped has a date.
    DropsDate {
        /// The date.
        date: Date,
    },
}

impl Doubt {
    /// Whether it comes with events that may be said not to apply in the same change.
    #[must_use]
    pub fn offers_followers(&self) -> bool {
        matches!(self, Self::CountsFrom { ends, .. } if !ends.is_empty())
    }
}
