//! Why a proposal is not carried out: typed, so that `words` can say what, where and what to do.

use crate::calendar::Date;
use crate::plan::{ClockId, ClockKey, Event, ItemId, MilestoneId, PlanProblem, PointPlace};

use super::{ActId, Conflict, NotePlace, SettingKey, Slot, Tick};

/// Why a proposal is not carried out. Nothing was altered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The plan has no such event.
    #[error(transparent)]
    UnknownEvent(#[from] crate::plan::UnknownEvent),
    /// The plan has no such clock.
    #[error("no clock `{text}`")]
    UnknownClock {
        /// What was asked for.
        text: String,
        /// Whether all of a register might have been named, as by a suspension.
        registers: bool,
    },
    /// The plan has no such register.
    #[error("no register `{0}`")]
    UnknownRegister(String),
    /// The step before has no date yet.
    #[error("{0} comes first")]
    StepBefore(Event),
    /// The step before has a later date.
    #[error("{event} is of {on}, and comes first")]
    StepTooEarly {
        /// That step.
        event: Event,
        /// Its date.
        on: Date,
    },
    /// The step behind has a date, which would then come first, or alone.
    #[error("{event} is of {on} already")]
    StepAfter {
        /// That step.
        event: Event,
        /// Its date.
        on: Date,
    },
    /// A series comes back no more by then: the period of this occurrence would end after it.
    #[error("no occurrence {event}: the last is no. {last}, through {through}")]
    NoOccurrence {
        /// The occurrence.
        event: Event,
        /// How many there are.
        last: u32,
        /// The last day that a period may end on.
        through: Date,
    },
    /// The plan has several registers, or none, and none was named.
    #[error("which register?")]
    WhichRegister {
        /// Those there are.
        known: Vec<ClockId>,
    },
    /// No request has that number.
    #[error("no request {register}:{n}")]
    UnknownRequest {
        /// The register.
        register: ClockId,
        /// The number.
        n: u32,
    },
    /// The milestone has no such item.
    #[error("no item {milestone}:{item}")]
    UnknownItem {
        /// The milestone.
        milestone: MilestoneId,
        /// The item.
        item: ItemId,
        /// Those it has.
        known: Vec<ItemId>,
    },
    /// The milestone has an item of that name already.
    #[error("item {milestone}:{item} is there already")]
    DuplicateItem {
        /// The milestone.
        milestone: MilestoneId,
        /// The item.
        item: ItemId,
    },
    /// The milestone is not made of items.
    #[error("{milestone} has no items")]
    NoItems {
        /// The milestone.
        milestone: MilestoneId,
        /// Whether the plan lets items be switched on.
        allowed: bool,
    },
    /// The milestone has items, so its date is that of the last of them.
    #[error("{milestone} has items")]
    HasItems {
        /// The milestone.
        milestone: MilestoneId,
        /// Those without a date.
        missing: Vec<ItemId>,
    },
    /// A recorded date changes or goes without a reason.
    #[error("a correction needs a reason")]
    ReasonMissing {
        /// The event.
        event: Event,
        /// The date it has.
        date: Date,
    },
    /// An answer cannot come before its request.
    #[error("answer before its request")]
    AnswerBeforeRequest {
        /// The number of the request.
        n: u32,
        /// The day it was opened.
        opened: Date,
        /// The day of the answer.
        answered: Date,
    },
    /// The opening of a request that has an answer cannot be taken back.
    #[error("request {n} has an answer")]
    RequestAnswered {
        /// The number of the request.
        n: u32,
    },
    /// The plan does not let a suspension stop this clock, or the suspension does not name it.
    #[error("{0} cannot be suspended")]
    NotSuspendable(ClockKey),
    /// No suspension is open.
    #[error("nothing is suspended")]
    NothingSuspended,
    /// Several suspensions are open, and none was named.
    #[error("which suspension?")]
    WhichSuspension {
        /// Their numbers.
        open: Vec<u32>,
    },
    /// No suspension has that number.
    #[error("no suspension {n}")]
    UnknownSuspension {
        /// The number.
        n: u32,
        /// The numbers of those that are open.
        open: Vec<u32>,
    },
    /// The suspension has an end already.
    #[error("suspension {0} ended on {1}")]
    AlreadyResumed(u32, Date),
    /// What the suspension stopped ended before, with a rejected attempt.
    #[error("suspension {0} ended on {1} with its attempt")]
    EndedWithAttempt(u32, Date),
    /// A resumption cannot come before its suspension.
    #[error("resumption before its suspension")]
    ResumptionBeforeSuspension {
        /// The number.
        n: u32,
        /// The day it began.
        from: Date,
        /// The day it would end.
        resumed: Date,
    },
    /// A term that would have passed before its clock goes on.
    #[error("{clock} would end on {due}, before the resumption")]
    TermBeforeResumption {
        /// The clock.
        clock: ClockKey,
        /// The stated last day.
        due: Date,
        /// The day of the resumption.
        resumed: Date,
    },
    /// A clock without a limit of its own: a register as a whole, a term, a wait.
    #[error("{0} has no limit to extend")]
    NothingToExtend(ClockKey),
    /// The clock has no term here, because something that it would count from or end with does not apply.
    #[error("{clock} has no term: {event} does not apply")]
    NoTerm {
        /// The clock.
        clock: ClockKey,
        /// What does not apply.
        event: Event,
    },
    /// An extension of no days, or of more than a hundred years.
    #[error("an extension of {days} days")]
    BadGrant {
        /// The days.
        days: u32,
    },
    /// An extension to a day that is not after the present last day.
    #[error("{clock} is due on {due} already")]
    ExtensionShortens {
        /// The clock.
        clock: ClockKey,
        /// Its present last day.
        due: Date,
        /// The day it would be extended to.
        until: Date,
    },
    /// A date cannot be promised for what has happened.
    #[error("{event} happened on {on}")]
    HappenedAlready {
        /// The event.
        event: Event,
        /// Its date.
        on: Date,
    },
    /// What has a date applies.
    #[error("{event} happened on {on}, so it applies")]
    AppliesAlready {
        /// The event.
        event: Event,
        /// Its date.
        on: Date,
    },
    /// What happened by silence applies.
    #[error("{0} happened by silence on {1}, so it applies")]
    SilenceApplies(Event, Date),
    /// A date for what does not apply.
    #[error("{event} does not apply")]
    DoesNotApply {
        /// The event.
        event: Event,
        /// What was said not to apply: the event itself, or what it is part of.
        place: NotePlace,
    },
    /// The milestone has no check list.
    #[error("{0} has no check list")]
    NoCheckList(MilestoneId),
    /// The check list has no such point.
    #[error("no point {milestone}/{point}")]
    UnknownPoint {
        /// The milestone.
        milestone: MilestoneId,
        /// The point.
        point: ItemId,
        /// Whether a group of points bears the name.
        is_group: bool,
        /// The points it has.
        known: Vec<ItemId>,
    },
    /// The check list has a point, or a group, of that name already.
    #[error("point {0} is there already")]
    DuplicatePoint(PointPlace),
    /// A tick for what does not apply.
    #[error("{point} does not apply")]
    PointDoesNotApply {
        /// The point.
        point: PointPlace,
        /// What was said not to apply: the point itself, or its group.
        place: NotePlace,
    },
    /// What is ticked applies.
    #[error("{} was ticked on {}, so it applies", .0.point_place(), .0.date)]
    TickedAlready(Box<Tick>),
    /// A point stands in the list of an attempt that was rejected, and is dropped; or that list would stand again.
    #[error("{0} stands in the list of an attempt")]
    PointOfAttempt(PointPlace),
    /// The day of a tick is changed without a reason.
    #[error("{} was ticked on {}: changing that needs a reason", .0.point_place(), .0.date)]
    ReasonMissingForTick(Box<Tick>),
    /// That something does not apply is said, or taken back, without a reason.
    #[error("that {0} does not apply needs a reason")]
    ReasonMissingForWaiver(NotePlace),
    /// The plan does not let this event reject anything.
    #[error("{event} rejects nothing")]
    NotRejectable {
        /// The event.
        event: Event,
        /// Those that may reject something.
        known: Vec<MilestoneId>,
    },
    /// What would be rejected has not been delivered.
    #[error("{of} has not happened, so {event} cannot reject it")]
    NothingToReject {
        /// The event.
        event: Event,
        /// What would be rejected.
        of: MilestoneId,
        /// The newest rejection of it, and its day: nothing was delivered since.
        last: Option<(MilestoneId, Date)>,
    },
    /// A rejection of what has been accepted.
    #[error("{event} happened on {on}")]
    DecidedAlready {
        /// The event.
        event: Event,
        /// Its date.
        on: Date,
    },
    /// A rejection cannot come before its delivery.
    #[error("rejected before it was delivered")]
    RejectedBeforeDelivery {
        /// What is rejected, or an occurrence of that attempt.
        of: Event,
        /// The day it was delivered.
        delivered: Date,
        /// The day of the rejection.
        rejected: Date,
    },
    /// Something is rejected, or a rejection taken back, without a reason.
    #[error("rejecting by {0} needs a reason")]
    ReasonMissingForRejection(Event),
    /// There is no such rejection.
    #[error("no rejection {name}")]
    UnknownRejection {
        /// What was asked for.
        name: MilestoneId,
        /// Those that the event made.
        known: Vec<MilestoneId>,
    },
    /// A rejection that was followed by another, this one, is not taken back before that.
    #[error("followed by {0}")]
    RejectedAgain(MilestoneId),
    /// A rejection that was followed by a new delivery is not taken back before that.
    #[error("{name} was followed by {of} on {on}")]
    DeliveredAgain {
        /// The rejection.
        name: MilestoneId,
        /// What was delivered again.
        of: MilestoneId,
        /// When.
        on: Date,
    },
    /// A rejection after which the same point was ticked again is not taken back before that tick.
    #[error("{} was ticked again", .0.point_place())]
    TickedAgain(Box<Tick>),
    /// An attempt that was rejected, or its rejection, is neither taken back nor recorded by itself.
    #[error("{event} was rejected by {by}")]
    WasRejected {
        /// The attempt or the rejection.
        event: Event,
        /// The rejection.
        by: MilestoneId,
    },
    /// No act has that number.
    #[error("no such act")]
    UnknownAct(ActId),
    /// An act is taken back without a reason.
    #[error("taking an act back needs a reason")]
    ReasonMissingForAct(ActId),
    /// Somebody else changed the value meanwhile.
    #[error("conflict")]
    Conflict(Box<Conflict>),
    /// An earlier state has another plan: other phases, events or clocks.
    #[error("another plan")]
    OtherPlan,
    /// A change is named by a number that the journal does not have, and its last one.
    #[error("no change {0}, the last is {1}")]
    NoSuchChange(u64, u64),
    /// Facts would have no place in the plan that is applied.
    #[error("facts without a place: {0:?}")]
    PlanLeaves(Vec<Slot>),
    /// Nothing of this account is left to take back.
    #[error("nothing to undo")]
    NothingToUndo,
    /// Nothing that this account took back can be made again.
    #[error("nothing to redo")]
    NothingToRedo,
    /// A date outside what a file may hold.
    #[error("{0} is outside 1900 to 2200")]
    DateOutOfRange(Date),
    /// A text that has nothing to read.
    #[error("empty text")]
    EmptyText,
    /// A text longer than a file may hold.
    #[error("text too long")]
    TextTooLong,
    /// Who writes has a longer name than a file may hold.
    #[error("author too long")]
    AuthorTooLong,
    /// There is nothing of that name to set.
    #[error("no setting `{text}`")]
    UnknownSetting {
        /// What was asked for.
        text: String,
    },
    /// A value that the setting does not take.
    #[error("{key} does not take `{value}`")]
    BadValue {
        /// The setting.
        key: SettingKey,
        /// The value.
        value: String,
    },
    /// The setting would make the plan unsound.
    #[error("the plan would be unsound")]
    UnsoundPlan(Vec<PlanProblem>),
    /// A note of a kind that the phase of its place keeps no log of.
    #[error("no kind `{kind}`")]
    UnknownKind {
        /// What was asked for.
        kind: String,
        /// Those there are.
        known: Vec<ItemId>,
    },
    /// A note on a place that is not.
    #[error("no place `{0}`")]
    UnknownPlace(String),
}
