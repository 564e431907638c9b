//! The states that clocks, phases and the whole can be in, in the order of urgency.

/// The state of a clock, of a phase, or of the whole, as everybody names it.
///
/// The order is that of urgency: the state of a phase is the first that any of its clocks has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Open, and past its due date.
    Overdue,
    /// Open, and today is the last day in time.
    DueToday,
    /// Open, with no more days left than its warning.
    DueSoon,
    /// A term that is about to end: it runs.
    Ending,
    /// Open, without a limit, and waited for longer than the plan takes for granted.
    LongWait,
    /// Stopped by a suspension.
    Suspended,
    /// Open, with time left.
    Running,
    /// Closed late.
    Breached,
    /// Closed in time.
    Met,
    /// Closed, without a limit; a phase whose events have all happened.
    ClosedNoLimit,
    /// A term that is over.
    Ended,
    /// Not begun.
    NotStarted,
    /// Open, without a limit: it only counts the days.
    WaitingNoLimit,
    /// Of no consequence: what it waited for need not happen, or does not apply.
    Waived,
}

impl State {
    /// The states of clocks that are counted, in the order of the contract of `status --json`.
    pub const COUNTED: [Self; 8] = [
        Self::Met,
        Self::Breached,
        Self::Overdue,
        Self::DueToday,
        Self::DueSoon,
        Self::Running,
        Self::Suspended,
        Self::NotStarted,
    ];

    /// The word of `status --json`, in which a long wait and a term about to end have members of their own.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::DueToday => "due_today",
            Self::DueSoon => "due_soon",
            Self::Suspended => "suspended",
            Self::Running | Self::Ending => "running",
            Self::Breached => "breached",
            Self::Met => "met",
            Self::Ended => "ended",
            Self::NotStarted => "not_started",
            Self::WaitingNoLimit | Self::LongWait => "waiting_no_limit",
            Self::ClosedNoLimit => "closed_no_limit",
            Self::Waived => "waived",
        }
    }

    /// Whether something is still to be done about it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Overdue
                | Self::DueToday
                | Self::DueSoon
                | Self::Suspended
                | Self::Running
                | Self::Ending
                | Self::LongWait
                | Self::WaitingNoLimit
        )
    }
}
