//! What can be wrong with a plan: as values, for `words` to make sentences of.

use std::fmt;

use crate::calendar::{Date, Limit};

use super::wrong::Wrong;

/// Something wrong with a plan, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanProblem {
    /// Where, as a path into the plan: `clocks[2] content`, `to[0]`.
    pub place: String,
    /// What is wrong there.
    pub kind: ProblemKind,
}

/// What can be wrong with a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The plan has no phases or no milestones at all.
    Empty,
    /// The same name stands twice.
    Duplicate(String),
    /// A name that stands behind that of something else, and would be read as the number of an attempt at it.
    OnlyDigits(String),
    /// A name that commands mean otherwise.
    Reserved(String),
    /// A name that nothing bears.
    Unknown(String),
    /// A party that the plan does not have.
    Party {
        /// Its name.
        name: String,
        /// Those that it has, and the words that may stand there.
        known: Vec<String>,
    },
    /// A group of points that the check list does not have.
    Group {
        /// Its name.
        name: String,
        /// Those that it has.
        known: Vec<String>,
    },
    /// A party that is called by the word for the first two together.
    Both,
    /// A member that the format of a plan does not know: a slip of the finger would take away what it
    /// was to say.
    Member {
        /// Its name.
        name: String,
        /// The members that may stand there.
        known: Vec<String>,
    },
    /// A deadline whose name is nearly that of a milestone: it would be held against the whole.
    Deadline {
        /// Its name.
        name: String,
        /// The milestone.
        meant: String,
    },
    /// A side of a register where an event is needed that has a single date.
    Side {
        /// The side.
        side: String,
        /// The register.
        register: String,
    },
    /// A value that cannot be read, or one that is missing.
    Value(Wrong),
    /// A series where an event is needed that has a single date.
    ComesBack(String),
    /// A register with steps that are not more than two.
    FewSteps,
    /// A register with steps says what each of them has for itself.
    OfEachStep,
    /// The first step of a register says what only a step with one before it can.
    OfFirstStep,
    /// Periods of a series in working days.
    WorkingPeriod(Limit),
    /// Milestones that wait for each other, in a circle.
    Cycle(Vec<String>),
    /// A label with nothing to read, or with too much.
    Label,
    /// A limit of no days, or absurdly long.
    Limit(Limit),
    /// More than a hundred years of warning, or of an assumed wait. A warning longer than its limit is
    /// sound: the clock is due soon from its first day, and either number may be changed first.
    Days(u32),
    /// A rate that is nothing, or more than the most that it may be.
    Rate(String, u32),
    /// A date outside what a file may hold.
    Day(Date),
    /// Milestones of which every one is optional, or comes only after such: nothing would ever be awaited.
    AllOptional,
    /// What items are called, of a milestone that has none.
    NoItems,
    /// What would be rejected is nothing that the event comes after.
    NotBefore(String),
    /// What would be rejected is made of items, and a delivery is one thing.
    RejectsItems(String),
    /// What would be rejected may itself reject something, so that a number behind its name could mean either.
    RejectsRejecting(String),
    /// A clock counts from several things that may be rejected: which of them cut it short, and how often, no
    /// name of its runs could tell.
    RejectedStarts(Vec<String>),
    /// A clock that a rejection cuts short is called like what may be rejected and has a new term: the runs of the one
    /// and the times of the other would have the same names.
    NamedAsAttempt(String),
    /// The clock goes on, and yet a new attempt would have a limit of its own.
    AgainGoesOn,
    /// A clock that ends with nothing, or where it begins.
    Endless,
    /// A clock that ends with something that comes before what it begins with.
    EndsFirst,
    /// A clock that begins with nothing, and whose last day is not fixed either.
    Startless,
    /// Members of which only one may stand beside the others.
    OneOf(&'static [&'static str]),
    /// Members of which one has to stand there, and no other of them.
    ExactlyOne(&'static [&'static str]),
    /// Days are counted from the first one in a term that is not counted from its start.
    NoFirstDay,
    /// Silence would mean something at the end of a clock that has no limit.
    EndlessSilence,
    /// Silence would mean something of several events at once.
    SilenceOnSeveral,
    /// A clock that says what another one says.
    Twin(String),
    /// A phase number outside 1 to 9999.
    Number(u32),
    /// Phases that are not in order of number.
    Order,
}

impl fmt::Display for PlanProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.place, self.kind)
    }
}

/// Why a text is not a plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// It cannot be read as one.
    #[error("line {line}, column {column}, {place}: {wrong:?}")]
    Unreadable {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// The path to the value.
        place: String,
        /// What is wrong there; `None` where it is no JSON.
        wrong: Option<Wrong>,
        /// What else is wrong, as far as it was read.
        others: Vec<PlanProblem>,
    },
    /// It can be read, and says things that cannot be.
    #[error("{} problems, the first: {}", .0.len(), .0.first().map(ToString::to_string).unwrap_or_default())]
    Unsound(Vec<PlanProblem>),
}
