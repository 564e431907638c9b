//! What a series was in an attempt that was rejected. Which there are is found in `attempt_series.rs`.

use super::id::MilestoneId;
use super::series::Series;

/// A series as it came back in an attempt that was rejected.
#[derive(Clone, Debug, PartialEq)]
pub struct AttemptSeries {
    /// As the plan says it, under the name that it has there, and counted from what it began with there.
    pub series: Series,
    /// The position in the plan of what it is an attempt of.
    pub of: usize,
    /// The rejection that cut it short.
    pub rejection: MilestoneId,
    /// Where it came back through a term that begins with a part of the attempt, that part.
    pub term_from: Option<MilestoneId>,
}
