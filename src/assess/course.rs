//! How far a clock has come, as a value. What its days are, `count.rs` counts; what they mean, `clock.rs` says.

use crate::calendar::Date;

/// The last day in time, two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Under the rule in force.
    pub due: Date,
    /// Under art. 1187 of the civil code: not on a Sunday or national holiday.
    pub civil: Date,
}

/// How far a clock has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Its start has not happened.
    NotStarted,
    /// Begun, and not ended.
    Open {
        /// The day it counts from; none for one that runs from the beginning while nothing is recorded.
        start: Option<Date>,
        /// Days from the start to today, suspensions left out.
        elapsed: Option<u32>,
        /// The last day in time, where it has one that is known.
        deadline: Option<Deadline>,
        /// Days from today to the due date, negative when late.
        days_left: Option<i64>,
    },
    /// Begun, and stopped by a suspension: nothing is due until it goes on.
    Suspended {
        /// The day it counts from; none as above.
        start: Option<Date>,
        /// Days from the start to the day it was stopped, earlier suspensions left out.
        elapsed: Option<u32>,
        /// The day it was stopped.
        since: Date,
        /// The days that are left when it goes on, where it has a limit.
        days_left: Option<i64>,
        /// The last day in time if it goes on today, where it has a limit.
        resumed: Option<Date>,
    },
    /// Ended.
    Closed {
        /// The day it counts from.
        start: Date,
        /// The day it ended.
        end: Date,
        /// Days from the start to the end, suspensions left out, never below 0.
        elapsed: u32,
        /// The last day in time, where it has a limit.
        deadline: Option<Deadline>,
        /// Days from the end to the due date, negative when late.
        margin: Option<i64>,
    },
    /// Of no consequence: what would begin or end it does not apply, or need not happen and its time has run
    /// out.
    Waived {
        /// The day it counted from.
        start: Option<Date>,
        /// The day it ended all the same: it was cut short, or what ends it was said not to apply.
        end: Option<Date>,
        /// The last day there was, where it had a limit.
        deadline: Option<Deadline>,
    },
}

/// How much of a clock that ends with several things is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// How many have happened.
    pub done: u32,
    /// How many there are.
    pub total: u32,
}
