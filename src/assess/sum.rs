//! The sum behind a due date as a value, with its steps. It is counted in `count.rs`.

use crate::calendar::Date;

use super::days::Days;

/// One act in the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// An extension.
    Extended {
        /// Its number.
        n: u32,
        /// The day of the act.
        on: Date,
        /// How many days it added.
        days: i64,
        /// The last day it gave, where it gave one.
        until: Option<Date>,
    },
    /// A suspension, as far as it lies between the start and the end; where another act falls into
    /// it, a step before that act and one after it.
    Suspended {
        /// Its number.
        n: u32,
        /// The day it stopped the clock, or the day of the act that it goes on behind.
        from: Date,
        /// The day the clock went on, or that of the next act; `None` while it stands.
        to: Option<Date>,
        /// The days it took out of the count: fewer than lie between where others cover them.
        days: u32,
        /// Whether it came in time: one that begins on or after the due date does not move it.
        counts: bool,
        /// Which part of it this is.
        part: Part,
    },
    /// A last day stated at the resumption.
    Stated {
        /// The number of the suspension.
        n: u32,
        /// The day of the resumption.
        on: Date,
        /// The last day as stated.
        due: Date,
        /// The last day that the arithmetic gives.
        counted: Date,
    },
}

/// Which part of a suspension a step speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it, or what lies before another act.
    First,
    /// It goes on behind another act.
    Further,
    /// It came too late, and stops the clock since an act gave that one time again.
    Revived,
}

/// A clock that stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The day it was stopped.
    pub since: Date,
    /// The days that are left when it goes on, where it has a limit: the limit and the acts less the
    /// days used, whatever a rule on holidays then makes of the last.
    pub days_left: Option<i64>,
}

/// The sum behind a due date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The last day as first agreed, before acts and holidays.
    pub nominal: Option<Date>,
    /// The days that acts added to it.
    pub extra: i64,
    /// Of these, those out of the count.
    pub suspended: u32,
    /// Of these, those granted.
    pub extension: i64,
    /// Of these, those that stated terms added to the arithmetic, or took away from it.
    pub stated: i64,
    /// The last day in time under the rule, or what it would be if the clock went on today.
    pub due: Option<Date>,
    /// What stops the clock, while something does.
    pub pause: Option<Pause>,
    /// The acts, in the order in which they counted.
    pub steps: Vec<Step>,
    /// The days out of the count, in order; they do not overlap.
    pub stopped: Vec<Days>,
}
