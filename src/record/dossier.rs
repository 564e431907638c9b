//! The dossier: a plan with what was recorded on it, and what makes the two fit together.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::calendar::{Date, FIRST_DATE, LAST_DATE};
use crate::plan::{ClockId, Event, ItemId, LogKind, MilestoneId, Plan, Role, Switch, TEXT_MAX};

use super::{Item, Note, Record, Request};

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
        crate::plan::parsed(deserializer)
    }
}

/// Something recorded that does not fit the plan, or cannot be, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierProblem {
    /// Where, as a path into the file: `records[3] plan_delivered`.
    pub place: String,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What can be wrong with what was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// An event, milestone, item, register, place or kind that does not exist.
    Unknown(String),
    /// The same thing twice.
    Duplicate(String),
    /// A date outside what a file may hold.
    DateOutOfRange(Date),
    /// A text longer than [`TEXT_MAX`] characters.
    TooLong,
    /// A request that was never opened, or an answer before its request.
    RequestWithoutDate,
    /// A milestone that may not have items.
    NoItems(String),
}

impl fmt::Display for DossierProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.place, self.kind)
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

    /// The phase a note is shown under; `None` for notes on the plan, and for places that no longer
    /// are.
    #[must_use]
    pub fn phase_of(&self, place: &NotePlace) -> Option<u32> {
        match place {
            NotePlace::Plan => None,
            NotePlace::Phase(number) => Some(*number),
            NotePlace::Named(event) => match self.plan.role(event) {
                Ok(role) => Some(role.phase()),
                Err(_) => self.phase_of_clock(event),
            },
        }
    }

    /// The kinds that a note on a place may be of: those that its phase keeps a log of.
    pub fn kinds_of(&self, place: &NotePlace) -> impl Iterator<Item = &LogKind> {
        let phase = self.phase_of(place).into_iter();
        phase.flat_map(|phase| self.plan.log_kinds(phase))
    }

    fn phase_of_clock(&self, name: &Event) -> Option<u32> {
        let id: ClockId = name.milestone.as_str().parse().ok()?;
        let plan = &self.plan;
        match name.number() {
            Some(n) => self
                .request(&id, n)
                .and_then(|_| plan.register(&id))
                .map(|r| r.phase),
            None if name.part.is_some() => None,
            None => (plan.clock(&id).map(|clock| clock.phase))
                .or_else(|| plan.register(&id).map(|register| register.phase))
                .or_else(|| plan.term(&id).map(|term| term.phase)),
        }
    }

    /// Makes sure that what was recorded fits the plan.
    ///
    /// # Errors
    /// Every problem there is.
    pub fn checked(self) -> Result<Self, Vec<DossierProblem>> {
        let mut problems = Vec::new();
        self.check_records(&mut problems);
        self.check_items_and_requests(&mut problems);
        self.check_notes(&mut problems);
        if problems.is_empty() {
            Ok(self)
        } else {
            Err(problems)
        }
    }

    fn check_records(&self, problems: &mut Vec<DossierProblem>) {
        let items: HashSet<(&str, &str)> = self
            .items
            .iter()
            .map(|i| (i.milestone.as_str(), i.id.as_str()))
            .collect();
        let requests: HashSet<(&str, u32)> = self
            .requests
            .iter()
            .map(|r| (r.register.as_str(), r.n))
            .collect();
        let mut seen = HashSet::with_capacity(self.records.len());
        for (i, record) in self.records.iter().enumerate() {
            let mut report = |kind| {
                problems.push(DossierProblem {
                    place: format!("records[{i}] {}", record.event),
                    kind,
                });
            };
            let known = match self.plan.role(&record.event) {
                Ok(Role::Milestone(_)) => true,
                Ok(Role::Item(milestone, item)) => {
                    items.contains(&(milestone.id.as_str(), item.as_str()))
                }
                Ok(Role::Request(register, n) | Role::Answer(register, n)) => {
                    requests.contains(&(register.id.as_str(), n))
                }
                Err(_) => false,
            };
            if !known {
                report(FaultKind::Unknown(record.event.to_string()));
            }
            if !seen.insert(&record.event) {
                report(FaultKind::Duplicate(record.event.to_string()));
            }
            for date in [Some(record.date), record.protocol_date]
                .into_iter()
                .flatten()
            {
                if !(FIRST_DATE..=LAST_DATE).contains(&date) {
                    report(FaultKind::DateOutOfRange(date));
                }
            }
            let texts = [
                &record.protocol,
                &record.pec_id,
                &record.note,
                &record.attachment,
            ];
            if texts.into_iter().flatten().any(|text| is_too_long(text)) {
                report(FaultKind::TooLong);
            }
        }
    }

    fn check_items_and_requests(&self, problems: &mut Vec<DossierProblem>) {
        let mut report = |place: String, kind| problems.push(DossierProblem { place, kind });
        let mut seen = HashSet::new();
        for (i, item) in self.items.iter().enumerate() {
            let place = || format!("items[{i}] {}:{}", item.milestone, item.id);
            match self.plan.milestone(&item.milestone).map(|m| m.items) {
                None => report(place(), FaultKind::Unknown(item.milestone.to_string())),
                Some(Some(Switch::On)) => {}
                Some(_) => report(place(), FaultKind::NoItems(item.milestone.to_string())),
            }
            if !seen.insert((&item.milestone, &item.id)) {
                report(place(), FaultKind::Duplicate(item.id.to_string()));
            }
            if item.label.as_deref().is_some_and(is_too_long) {
                report(place(), FaultKind::TooLong);
            }
        }
        if self.requests.is_empty() {
            return;
        }
        let dates: std::collections::HashMap<&Event, Date> = self
            .records
            .iter()
            .map(|record| (&record.event, record.date))
            .collect();
        let mut seen = HashSet::new();
        for (i, request) in self.requests.iter().enumerate() {
            let place = || format!("requests[{i}] {}:{}", request.register, request.n);
            let Some(register) = self.plan.register(&request.register) else {
                report(place(), FaultKind::Unknown(request.register.to_string()));
                continue;
            };
            if !seen.insert((&request.register, request.n)) {
                report(place(), FaultKind::Duplicate(request.n.to_string()));
            }
            let opened = dates.get(&Event::numbered(&register.request.id, request.n));
            let answered = dates.get(&Event::numbered(&register.answer.id, request.n));
            if opened.is_none() || answered.is_some_and(|answered| Some(answered) < opened) {
                report(place(), FaultKind::RequestWithoutDate);
            }
            if request.subject.as_deref().is_some_and(is_too_long) {
                report(place(), FaultKind::TooLong);
            }
        }
    }

    fn check_notes(&self, problems: &mut Vec<DossierProblem>) {
        let mut seen = HashSet::new();
        for (i, note) in self.notes.iter().enumerate() {
            let mut report = |kind| {
                problems.push(DossierProblem {
                    place: format!("notes[{i}]"),
                    kind,
                });
            };
            if !seen.insert(note.n) {
                report(FaultKind::Duplicate(note.n.to_string()));
            }
            if let Some(kind) = &note.kind
                && !self.kinds_of(&note.place).any(|known| known.id == *kind)
            {
                report(FaultKind::Unknown(kind.to_string()));
            }
            if is_too_long(&note.text) {
                report(FaultKind::TooLong);
            }
            if !(FIRST_DATE..=LAST_DATE).contains(&note.date) {
                report(FaultKind::DateOutOfRange(note.date));
            }
        }
    }
}

/// Whether a text is longer than a file may hold.
pub(super) fn is_too_long(text: &str) -> bool {
    text.len() > TEXT_MAX && text.chars().count() > TEXT_MAX
}
