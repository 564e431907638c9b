//! How a wish becomes a change, or a refusal.
//!
//! The screen and the commands both build a [`Proposal`]; the change is made from it against the
//! newest dossier, under the lock of the file, so that two people can never write over each other:
//! a value that is not the expected one is a conflict that names its author.

mod act;
mod date;
mod expected;
mod item;
mod note;
mod plan;
mod reject;
mod reject_lists;
mod reject_parts;
mod request;
mod restore;
mod set;
mod tick;
mod undo;
mod waive;

use crate::calendar::{Date, FIRST_DATE, LAST_DATE};
use crate::plan::{ClockId, Event, ItemId, MilestoneId, Plan};

pub use expected::ExpectedFact;

use super::dossier::is_too_long;
use super::edit::Fact;
use super::{
    ActId, Change, Document, Dossier, Expectation, Extension, Item, Journal, NotePlace, Record,
    Refusal, Resumption, SettingKey, Stamp, Suspension, Ticking,
};

/// The date of an event and its document, as somebody typed them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The date of the fact.
    pub date: Date,
    /// The document that says so.
    pub document: Document,
}

impl Draft {
    /// A date and nothing else.
    #[must_use]
    pub fn on(date: Date) -> Self {
        let document = Document::default();
        Self { date, document }
    }

    /// The record of an event as the draft has it; what it leaves out is that of `kept`.
    fn record(&self, event: &Event, stamp: &Stamp, kept: Option<&Record>) -> Record {
        let document = self.document.clone();
        Record {
            event: event.clone(),
            date: self.date,
            document: match kept {
                Some(kept) => document.or(&kept.document),
                None => document,
            },
            stamp: stamp.clone(),
        }
    }
}

/// What must be there for a proposal to be carried out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Expected {
    /// Whatever is there.
    #[default]
    Anything,
    /// This date, or none.
    Date(Option<Date>),
    /// Exactly the record that the author was looking at, or none.
    Record(Option<Box<Record>>),
    /// No date, and what the event accepts or rejects is the attempt of this number.
    Attempt(u32),
}

/// What somebody wants to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Proposal {
    /// Record, correct or complete the date of an event.
    Record {
        /// The event.
        event: Event,
        /// Its date and document.
        draft: Draft,
        /// Whether what the draft leaves out stays as it was.
        keep: bool,
        /// What must be there now.
        expected: Expected,
    },
    /// Take a date back.
    Clear {
        /// The event.
        event: Event,
        /// What must be there now.
        expected: Expected,
    },
    /// Add an item to a milestone.
    AddItem(Item),
    /// Drop an item, with its date if it has one.
    DropItem {
        /// The milestone.
        milestone: MilestoneId,
        /// The item.
        item: ItemId,
    },
    /// Open a request; its number is the next one.
    OpenRequest {
        /// The register, where the plan has several.
        register: Option<ClockId>,
        /// What it is about.
        subject: Option<String>,
        /// The date it reached the supplier, and its document.
        draft: Draft,
    },
    /// Suspend clocks; the number is the next one.
    Suspend(Box<Suspension>),
    /// End a suspension: the one of that number, or the only one that is open.
    Resume {
        /// The number of the suspension.
        n: Option<u32>,
        /// Its end.
        end: Box<Resumption>,
    },
    /// Give a clock more time; the number is the next one.
    Extend(Box<Extension>),
    /// Promise a date for an event; `None` takes the promise away.
    Promise {
        /// The event.
        event: Event,
        /// The date, and where it was promised.
        promised: Option<Box<(Date, Document)>>,
        /// The promise that must be there now, where the author said so.
        expected: Option<ExpectedFact<Expectation>>,
    },
    /// Say that an event or a phase does not apply, from a day on; `None` takes that back.
    Waive {
        /// The event, or the phase.
        place: NotePlace,
        /// From which day.
        date: Option<Date>,
        /// Whether the same is said of the events that count from it alone.
        with_followers: bool,
        /// The day that must be there now, where the author said so.
        expected: Option<Option<Date>>,
    },
    /// Say that what an event would accept is rejected: it is awaited again.
    Reject {
        /// The event.
        event: Event,
        /// The day of the rejection, and its document.
        draft: Draft,
        /// Which attempt it is of, where the author said so.
        expected: Option<u32>,
    },
    /// Take a rejection back: what was delivered stands again.
    TakeBackRejection {
        /// The event.
        event: MilestoneId,
        /// Which attempt was rejected.
        n: u32,
    },
    /// Tick points of a check list, or take ticks back.
    Tick(Ticking),
    /// Take back an act that should never have been typed in.
    TakeBack(ActId),
    /// Write a note.
    Note {
        /// What it is about.
        place: NotePlace,
        /// The day it speaks of.
        date: Date,
        /// What kind of thing was done, where the phase keeps a log of such.
        kind: Option<ItemId>,
        /// What it says.
        text: String,
    },
    /// Set a value of the plan; `None` takes it away.
    Set {
        /// Which.
        key: SettingKey,
        /// The new value.
        value: Option<String>,
        /// The value that must be there now, where the author said so.
        expected: Option<Option<String>>,
    },
    /// Make another plan the plan of the dossier.
    ApplyPlan {
        /// The plan.
        plan: Box<Plan>,
        /// The plan that its author started from, where that may be another than the newest: what somebody altered
        /// elsewhere since then stays.
        base: Option<Box<Plan>>,
        /// The change after which nobody may have altered the plan, where the author said so.
        since: Option<u64>,
    },
    /// Go back to what an earlier state of the dossier says.
    Restore(Box<Dossier>),
    /// Take back the newest change of this account.
    Undo,
    /// Make again what this account took back last.
    Redo,
}

/// What a proposal is turned into a change with.
#[derive(Clone, Copy, Debug)]
pub struct ProposalContext<'c> {
    /// The newest dossier.
    pub dossier: &'c Dossier,
    /// Its journal.
    pub journal: &'c Journal,
    /// Who proposes, and when.
    pub stamp: &'c Stamp,
    /// Why.
    pub reason: Option<&'c str>,
}

impl Proposal {
    /// The date that it writes; `None` where it writes none.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Record { draft, .. }
            | Self::OpenRequest { draft, .. }
            | Self::Reject { draft, .. } => Some(draft.date),
            Self::Suspend(act) => Some(act.from),
            Self::Resume { end, .. } => Some(end.date),
            Self::Extend(act) => Some(act.granted),
            Self::Promise { promised, .. } => promised.as_ref().map(|promised| promised.0),
            Self::Note { date, .. } => Some(*date),
            Self::Waive { date, .. } => *date,
            Self::Tick(ticking) => ticking.date,
            _ => None,
        }
    }

    /// The change that carries this proposal out; `None` where there is nothing to change.
    ///
    /// # Errors
    /// Why it cannot be carried out.
    pub fn change(&self, context: ProposalContext<'_>) -> Result<Option<Change>, Refusal> {
        let mut signed = [&context.stamp.by, &context.stamp.login].into_iter();
        if signed.any(|name| is_too_long(name)) {
            return Err(Refusal::AuthorTooLong);
        }
        if context.reason.is_some_and(is_too_long) {
            return Err(Refusal::TextTooLong);
        }
        match self {
            Self::Record {
                event,
                draft,
                keep,
                expected,
            } => context.record(event, draft, *keep, expected),
            Self::Clear { event, expected } => context.clear(event, expected),
            Self::AddItem(item) => context.add_item(item).map(Some),
            Self::DropItem { milestone, item } => context.drop_item(milestone, item).map(Some),
            Self::OpenRequest {
                register,
                subject,
                draft,
            } => context
                .open_request(register.as_ref(), subject.as_ref(), draft)
                .map(Some),
            Self::Suspend(act) => context.suspend(act).map(Some),
            Self::Resume { n, end } => context.resume(*n, end).map(Some),
            Self::Extend(act) => context.extend(act).map(Some),
            Self::Promise {
                event,
                promised,
                expected,
            } => context.promise(event, promised.as_deref(), expected.as_ref()),
            Self::Waive {
                place,
                date,
                with_followers,
                expected,
            } => context.waive(place, *date, *with_followers, expected.as_ref()),
            Self::Reject {
                event,
                draft,
                expected,
            } => context.reject(event, draft, *expected).map(Some),
            Self::TakeBackRejection { event, n } => {
                context.take_back_rejection(event, *n).map(Some)
            }
            Self::Tick(ticking) => context.tick(ticking),
            Self::TakeBack(act) => context.take_back(*act).map(Some),
            Self::Note {
                place,
                date,
                kind,
                text,
            } => context.note(place, *date, kind.as_ref(), text).map(Some),
            Self::Set {
                key,
                value,
                expected,
            } => context.set(key, value.as_deref(), expected.as_ref()),
            Self::ApplyPlan { plan, base, since } => {
                context.apply_plan(plan, base.as_deref(), *since)
            }
            Self::Restore(earlier) => context.restore(earlier),
            Self::Undo => context.undo().map(Some),
            Self::Redo => context.redo().map(Some),
        }
    }
}

impl ProposalContext<'_> {
    fn plan(&self) -> &Plan {
        &self.dossier.plan
    }

    /// A number that was never given to a fact of this kind, nor of this part of its list.
    fn next_number<T: Fact>(&self, is_of: impl Fn(&T) -> bool) -> u32 {
        let known = T::list(self.dossier).iter().chain(self.journal.ever());
        let numbers = known.filter(|known| is_of(known)).filter_map(Fact::number);
        numbers.max().unwrap_or(0).saturating_add(1)
    }
}

fn in_range(date: Date) -> Result<(), Refusal> {
    let range = FIRST_DATE..=LAST_DATE;
    if range.contains(&date) {
        Ok(())
    } else {
        Err(Refusal::DateOutOfRange(date))
    }
}

/// Whether a document, and what else was typed beside it, may stand in a file.
fn sound(document: &Document, texts: &[&Option<String>]) -> Result<(), Refusal> {
    document.protocol_date.map_or(Ok(()), in_range)?;
    let texts = texts.iter().copied().flatten().chain(document.texts());
    if texts.into_iter().any(|text| is_too_long(text)) {
        Err(Refusal::TextTooLong)
    } else {
        Ok(())
    }
}
