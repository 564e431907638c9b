//! The dossier: a plan with what was recorded on it, and what makes the two fit together.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::calendar::Date;
use crate::plan::{ClockId, ClockKey, Event, ItemId, LogKind, MilestoneId, Plan, TEXT_MAX};

use super::{Expectation, Extension, Item, Note, Record, Request, Suspension};

/// A plan with what happened on it (fascicolo). The journal is kept apart, see
/// [`Journal`](super::Journal).
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    /// How many changes the file has seen.
    pub rev: u64,
    /// What was agreed.
    pub plan: Plan,
    /// The dates, in the order they were first recorded.
    pub records: Vec<Record>,
    /// The items, in the order they were added.
    pub items: Vec<Item>,
    /// The requests, in the order they were opened.
    pub requests: Vec<Request>,
    /// The suspensions, in the order they were typed in.
    pub suspensions: Vec<Suspension>,
    /// The extensions, in the order they were typed in.
    pub extensions: Vec<Extension>,
    /// The promised dates, in the order they were first typed in.
    pub expected: Vec<Expectation>,
    /// The notes, in the order they were written.
    pub notes: Vec<Note>,
}

/// What a note is about, in its one canonical spelling: `plan`, the number of a phase, an event, a
/// clock (`test_training`) or a request (`assistance:3`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotePlace {
    /// The plan as a whole.
    Plan,
    /// A phase.
    Phase(u32),
    /// An event or a clock; events come first where both bear the name.
    Named(Event),
}

impl FromStr for NotePlace {
    type Err = crate::plan::NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse::<u32>() {
            Ok(number) if text == number.to_string() => Ok(Self::Phase(number)),
            _ if text == "plan" => Ok(Self::Plan),
            _ => text.parse().map(Self::Named),
        }
    }
}

impl fmt::Display for NotePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan => f.write_str("plan"),
            Self::Phase(number) => write!(f, "{number}"),
            Self::Named(event) => write!(f, "{event}"),
        }
    }
}

impl Serialize for NotePlace {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for NotePlace {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::plan::parsed(deserializer, crate::plan::Kind::Place)
    }
}

impl Dossier {
    /// A dossier on which nothing has happened yet.
    #[must_use]
    pub fn new(plan: Plan) -> Self {
        Self {
            rev: 0,
            plan,
            records: Vec::new(),
            items: Vec::new(),
            requests: Vec::new(),
            suspensions: Vec::new(),
            extensions: Vec::new(),
            expected: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The record of an event, if it has one.
    #[must_use]
    pub fn record(&self, event: &Event) -> Option<&Record> {
        self.records.iter().find(|record| record.event == *event)
    }

    /// The items of a milestone, in the order they were added.
    pub fn items_of<'d>(&'d self, milestone: &'d MilestoneId) -> impl Iterator<Item = &'d Item> {
        self.items
            .iter()
            .filter(move |item| item.milestone == *milestone)
    }

    /// The item of that name.
    #[must_use]
    pub fn item(&self, milestone: &MilestoneId, id: &ItemId) -> Option<&Item> {
        self.items
            .iter()
            .find(|item| item.milestone == *milestone && item.id == *id)
    }

    /// The request of that number.
    #[must_use]
    pub fn request(&self, register: &ClockId, n: u32) -> Option<&Request> {
        self.requests
            .iter()
            .find(|request| request.register == *register && request.n == n)
    }

    /// Whether any fact or note is dated after a day: what is said of that day leaves it out.
    #[must_use]
    pub fn has_later_facts(&self, day: Date) -> bool {
        let records = self.records.iter().map(|record| record.date);
        let suspensions = self.suspensions.iter().flat_map(|act| {
            let end = act.resumption.as_ref().map(|end| end.date);
            std::iter::once(act.from).chain(end)
        });
        let extensions = self.extensions.iter().map(|act| act.granted);
        let notes = self.notes.iter().map(|note| note.date);
        let mut dates = records.chain(suspensions).chain(extensions).chain(notes);
        dates.any(|date| date > day)
    }

    /// The phase a note is shown under; `None` for notes on the plan, and for places that no longer
    /// are.
    #[must_use]
    pub fn phase_of(&self, place: &NotePlace) -> Option<u32> {
        match place {
            NotePlace::Plan => None,
            NotePlace::Phase(number) => Some(*number),
            NotePlace::Named(event) => match self.plan.known_role(event) {
                Some(role) => Some(role.phase()),
                None => self.phase_of_clock(&event.to_string().parse().ok()?),
            },
        }
    }

    /// The kinds that a note on a place may be of: those that its phase keeps a log of.
    pub fn kinds_of(&self, place: &NotePlace) -> impl Iterator<Item = &LogKind> {
        let phase = self.phase_of(place).into_iter();
        phase.flat_map(|phase| self.plan.log_kinds(phase))
    }

    /// The phase of a clock, a register, a term, or the clock of a request that is there.
    #[must_use]
    pub fn phase_of_clock(&self, key: &ClockKey) -> Option<u32> {
        let (plan, id) = (&self.plan, &key.id);
        match key.n {
            Some(n) => self
                .request(id, n)
                .and_then(|_| plan.register(id))
                .map(|r| r.phase),
            None => (plan.clock(id).map(|clock| clock.phase))
                .or_else(|| plan.register(id).map(|register| register.phase))
                .or_else(|| plan.term(id).map(|term| term.phase)),
        }
    }
}

/// Whether a text is longer than a file may hold.
pub(super) fn is_too_long(text: &str) -> bool {
    text.len() > TEXT_MAX && text.chars().count() > TEXT_MAX
}
