//! How a wish becomes a change, or a refusal.
//!
//! The screen and the commands both build a [`Proposal`]; the change is made from it against the
//! newest dossier, under the lock of the file, so that two people can never write over each other:
//! a value that is not the expected one is a conflict that names its author.

use crate::calendar::{Date, FIRST_DATE, LAST_DATE};
use crate::plan::{ClockId, Event, ItemId, MilestoneId, Plan, Register, Role, Switch};

use super::dossier::is_too_long;
use super::refusal::Conflict;
use super::{
    Change, Dossier, Edit, Item, Journal, Note, NotePlace, Op, Record, Refusal, Request,
    SettingKey, Slot, Source, Stamp,
};

/// The date of an event and its document, as somebody typed them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The date of the fact.
    pub date: Date,
    /// What kind of document says so.
    pub source: Option<Source>,
    /// Its protocol number.
    pub protocol: Option<String>,
    /// The day of the protocol entry.
    pub protocol_date: Option<Date>,
    /// The message id of the receipt.
    pub pec_id: Option<String>,
    /// A line of explanation.
    pub note: Option<String>,
    /// Where the document is.
    pub attachment: Option<String>,
}

impl Draft {
    /// A date and nothing else.
    #[must_use]
    pub fn on(date: Date) -> Self {
        Self {
            date,
            source: None,
            protocol: None,
            protocol_date: None,
            pec_id: None,
            note: None,
            attachment: None,
        }
    }

    fn texts(&self) -> impl Iterator<Item = &String> {
        [&self.protocol, &self.pec_id, &self.note, &self.attachment]
            .into_iter()
            .flatten()
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
}

/// What somebody wants to do.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Write a note.
    Note {
        /// What it is about.
        place: NotePlace,
        /// The day it speaks of.
        date: Date,
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
    /// Take back the newest change of this account.
    Undo,
    /// Make again what this account took back last.
    Redo,
}

/// What a proposal is turned into a change with.
#[derive(Clone, Copy, Debug)]
pub struct Context<'c> {
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
    /// The change that carries this proposal out; `None` where there is nothing to change.
    ///
    /// # Errors
    /// Why it cannot be carried out.
    pub fn change(&self, context: Context<'_>) -> Result<Option<Change>, Refusal> {
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
            Self::Note { place, date, text } => context.note(place, *date, text).map(Some),
            Self::Set {
                key,
                value,
                expected,
            } => context.set(key, value.as_deref(), expected.as_ref()),
            Self::Undo => context.undo().map(Some),
            Self::Redo => context.redo().map(Some),
        }
    }
}

impl Context<'_> {
    fn plan(&self) -> &Plan {
        &self.dossier.plan
    }

    fn record(
        &self,
        event: &Event,
        draft: &Draft,
        keep: bool,
        expected: &Expected,
    ) -> Result<Option<Change>, Refusal> {
        self.recordable(event)?;
        sound(draft)?;
        let before = self.dossier.record(event);
        self.expect(event, expected)?;
        let kept = |new: &Option<String>, old: fn(&Record) -> &Option<String>| {
            new.clone()
                .or_else(|| before.filter(|_| keep).and_then(|was| old(was).clone()))
        };
        let was = before.filter(|_| keep);
        let after = Record {
            event: event.clone(),
            date: draft.date,
            source: draft.source.or_else(|| was.and_then(|was| was.source)),
            protocol: kept(&draft.protocol, |was| &was.protocol),
            protocol_date: draft
                .protocol_date
                .or_else(|| was.and_then(|was| was.protocol_date)),
            pec_id: kept(&draft.pec_id, |was| &was.pec_id),
            note: kept(&draft.note, |was| &was.note),
            attachment: kept(&draft.attachment, |was| &was.attachment),
            stamp: self.stamp.clone(),
        };
        let op = match before {
            None => Op::Record,
            Some(was) if was.date != after.date => {
                self.reason_given(event, was.date)?;
                Op::Correct
            }
            Some(was)
                if Record {
                    stamp: was.stamp.clone(),
                    ..after.clone()
                } == *was =>
            {
                return Ok(None);
            }
            Some(_) => Op::Amend,
        };
        self.in_order(event, draft.date)?;
        let edit = Edit::Record {
            event: event.clone(),
            before: before.cloned().map(Box::new),
            after: Some(Box::new(after)),
        };
        Ok(Some(Change::new(op, vec![edit])))
    }

    /// Whether this event may bear a date of its own.
    fn recordable(&self, event: &Event) -> Result<(), Refusal> {
        match self.plan().role(event)? {
            Role::Milestone(milestone) => {
                let dated = |item: &&Item| self.item_date(item).is_none();
                let mut items = self.dossier.items_of(&milestone.id).peekable();
                if items.peek().is_none() {
                    return Ok(());
                }
                let missing = items.filter(dated).map(|item| item.id.clone()).collect();
                Err(Refusal::HasItems {
                    milestone: milestone.id.clone(),
                    missing,
                })
            }
            Role::Item(milestone, item) => {
                if self.dossier.item(&milestone.id, &item).is_some() {
                    return Ok(());
                }
                self.items_in_use(&milestone.id)?;
                Err(self.unknown_item(&milestone.id, &item))
            }
            Role::Request(register, n) | Role::Answer(register, n) => {
                match self.dossier.request(&register.id, n) {
                    Some(_) => Ok(()),
                    None => Err(Refusal::UnknownRequest {
                        register: register.id.clone(),
                        n,
                    }),
                }
            }
        }
    }

    fn item_date(&self, item: &Item) -> Option<Date> {
        self.dossier
            .record(&Event::item(&item.milestone, &item.id))
            .map(|record| record.date)
    }

    fn unknown_item(&self, milestone: &MilestoneId, item: &ItemId) -> Refusal {
        let known = self
            .dossier
            .items_of(milestone)
            .map(|item| item.id.clone())
            .collect();
        Refusal::UnknownItem {
            milestone: milestone.clone(),
            item: item.clone(),
            known,
        }
    }

    fn items_in_use(&self, milestone: &MilestoneId) -> Result<(), Refusal> {
        let known = self.plan().milestone(milestone);
        let known = known.ok_or_else(|| self.plan().unknown_event(milestone.as_str()))?;
        match known.items {
            Some(Switch::On) => Ok(()),
            other => Err(Refusal::NoItems {
                milestone: milestone.clone(),
                allowed: other.is_some(),
            }),
        }
    }

    fn reason_given(&self, event: &Event, date: Date) -> Result<(), Refusal> {
        match self.reason {
            Some(reason) if !reason.trim().is_empty() => Ok(()),
            _ => Err(Refusal::ReasonMissing {
                event: event.clone(),
                date,
            }),
        }
    }

    /// An answer never comes before its request.
    fn in_order(&self, event: &Event, date: Date) -> Result<(), Refusal> {
        let (n, opened, answered) = match self.plan().role(event)? {
            Role::Request(register, n) => (n, Some(date), self.date_of(&register.answer.id, n)),
            Role::Answer(register, n) => (n, self.date_of(&register.request.id, n), Some(date)),
            Role::Milestone(_) | Role::Item(..) => return Ok(()),
        };
        match (opened, answered) {
            (Some(opened), Some(answered)) if answered < opened => {
                Err(Refusal::AnswerBeforeRequest {
                    n,
                    opened,
                    answered,
                })
            }
            _ => Ok(()),
        }
    }

    fn date_of(&self, side: &MilestoneId, n: u32) -> Option<Date> {
        self.dossier
            .record(&Event::numbered(side, n))
            .map(|record| record.date)
    }

    fn expect(&self, event: &Event, expected: &Expected) -> Result<(), Refusal> {
        let present = self.dossier.record(event);
        let (holds, expected) = match expected {
            Expected::Anything => return Ok(()),
            Expected::Date(date) => (present.map(|record| record.date) == *date, *date),
            Expected::Record(record) => (
                present == record.as_deref(),
                record.as_ref().map(|record| record.date),
            ),
        };
        if holds {
            return Ok(());
        }
        let slot = Slot::Record(event.clone());
        let author = match present {
            Some(record) => Some(record.stamp.clone()),
            None => self
                .journal
                .last_touch(&slot)
                .map(|entry| entry.stamp.clone()),
        };
        Err(Refusal::Conflict(Box::new(Conflict {
            slot,
            expected: expected.map(|date| date.to_string()),
            present: present.map(|record| record.date.to_string()),
            author,
        })))
    }

    fn clear(&self, event: &Event, expected: &Expected) -> Result<Option<Change>, Refusal> {
        let role = self.plan().role(event)?;
        if !matches!(role, Role::Milestone(_)) {
            self.recordable(event)?;
        }
        self.expect(event, expected)?;
        let Some(before) = self.dossier.record(event) else {
            return Ok(None);
        };
        self.reason_given(event, before.date)?;
        let mut edits = vec![Edit::Record {
            event: event.clone(),
            before: Some(Box::new(before.clone())),
            after: None,
        }];
        if let Role::Request(register, n) = role {
            // A request is nothing without the day it was opened, so it goes with it.
            if self.date_of(&register.answer.id, n).is_some() {
                return Err(Refusal::RequestAnswered { n });
            }
            let before = self.dossier.request(&register.id, n).cloned();
            edits.push(Edit::Request {
                before,
                after: None,
            });
        }
        Ok(Some(Change::new(Op::Clear, edits)))
    }

    fn add_item(&self, item: &Item) -> Result<Change, Refusal> {
        self.items_in_use(&item.milestone)?;
        if self.dossier.item(&item.milestone, &item.id).is_some() {
            let (milestone, item) = (item.milestone.clone(), item.id.clone());
            return Err(Refusal::DuplicateItem { milestone, item });
        }
        if item.label.as_deref().is_some_and(is_too_long) {
            return Err(Refusal::TextTooLong);
        }
        let edit = Edit::Item {
            before: None,
            after: Some(item.clone()),
        };
        Ok(Change::new(Op::ItemAdd, vec![edit]))
    }

    fn drop_item(&self, milestone: &MilestoneId, item: &ItemId) -> Result<Change, Refusal> {
        let Some(before) = self.dossier.item(milestone, item) else {
            self.items_in_use(milestone)?;
            return Err(self.unknown_item(milestone, item));
        };
        let mut edits = vec![Edit::Item {
            before: Some(before.clone()),
            after: None,
        }];
        let event = Event::item(milestone, item);
        if let Some(record) = self.dossier.record(&event) {
            let before = Some(Box::new(record.clone()));
            edits.push(Edit::Record {
                event,
                before,
                after: None,
            });
        }
        Ok(Change::new(Op::ItemDrop, edits))
    }

    fn open_request(
        &self,
        register: Option<&ClockId>,
        subject: Option<&String>,
        draft: &Draft,
    ) -> Result<Change, Refusal> {
        let register = self.register(register)?;
        sound(draft)?;
        if subject.is_some_and(|subject| is_too_long(subject)) {
            return Err(Refusal::TextTooLong);
        }
        let open = self
            .dossier
            .requests
            .iter()
            .filter(|request| request.register == register.id);
        let highest = open.map(|request| request.n).max().unwrap_or(0);
        let highest = highest.max(self.journal.highest_request(&register.id));
        // Past the last number there is, the number is taken and the change does not apply.
        let n = highest.saturating_add(1);
        let event = Event::numbered(&register.request.id, n);
        let record = Record {
            event: event.clone(),
            date: draft.date,
            source: draft.source,
            protocol: draft.protocol.clone(),
            protocol_date: draft.protocol_date,
            pec_id: draft.pec_id.clone(),
            note: draft.note.clone(),
            attachment: draft.attachment.clone(),
            stamp: self.stamp.clone(),
        };
        let request = Request {
            register: register.id.clone(),
            n,
            subject: subject.cloned(),
        };
        Ok(Change::new(
            Op::RequestOpen,
            vec![
                Edit::Record {
                    event,
                    before: None,
                    after: Some(Box::new(record)),
                },
                Edit::Request {
                    before: None,
                    after: Some(request),
                },
            ],
        ))
    }

    fn register(&self, named: Option<&ClockId>) -> Result<&Register, Refusal> {
        let registers = &self.plan().registers;
        let found = match (named, registers.as_slice()) {
            (Some(id), _) => self.plan().register(id),
            (None, [only]) => Some(only),
            (None, _) => None,
        };
        let known = || {
            registers
                .iter()
                .map(|register| register.id.clone())
                .collect()
        };
        found.ok_or_else(|| Refusal::WhichRegister { known: known() })
    }

    fn note(&self, place: &NotePlace, date: Date, text: &str) -> Result<Change, Refusal> {
        let known = match place {
            NotePlace::Plan => true,
            NotePlace::Phase(number) => self.plan().phase(*number).is_some(),
            NotePlace::Named(_) => self.dossier.phase_of(place).is_some(),
        };
        if !known {
            return Err(Refusal::UnknownPlace(place.to_string()));
        }
        if text.trim().is_empty() {
            return Err(Refusal::EmptyText);
        }
        if is_too_long(text) {
            return Err(Refusal::TextTooLong);
        }
        in_range(date)?;
        let highest = self
            .dossier
            .notes
            .iter()
            .map(|note| note.n)
            .max()
            .unwrap_or(0);
        let note = Note {
            n: highest.max(self.journal.highest_note()).saturating_add(1),
            place: place.clone(),
            date,
            text: text.to_owned(),
            stamp: self.stamp.clone(),
        };
        Ok(Change::new(
            Op::Note,
            vec![Edit::Note {
                before: None,
                after: Some(Box::new(note)),
            }],
        ))
    }

    fn set(
        &self,
        key: &SettingKey,
        value: Option<&str>,
        expected: Option<&Option<String>>,
    ) -> Result<Option<Change>, Refusal> {
        let before = key.value(self.plan());
        if let Some(expected) = expected.filter(|expected| **expected != before) {
            let slot = Slot::Setting(key.clone());
            let author = self
                .journal
                .last_touch(&slot)
                .map(|entry| entry.stamp.clone());
            let (expected, present) = (expected.clone(), before);
            return Err(Refusal::Conflict(Box::new(Conflict {
                slot,
                expected,
                present,
                author,
            })));
        }
        let mut next = self.plan().clone();
        key.assign(&mut next, value)?;
        if let SettingKey::Items(milestone) = key
            && let Some(item) = self.dossier.items_of(milestone).next()
        {
            // Items that are there cannot be switched off under their feet.
            let missing = vec![item.id.clone()];
            if value != Some("on") {
                return Err(Refusal::HasItems {
                    milestone: milestone.clone(),
                    missing,
                });
            }
        }
        let after = key.value(&next);
        if before == after {
            return Ok(None);
        }
        let edit = Edit::Setting {
            key: key.clone(),
            before,
            after,
        };
        Ok(Some(Change::new(Op::Set, vec![edit])))
    }
}

impl Edit {
    /// The value before, as people write it.
    #[must_use]
    pub fn before_text(&self) -> Option<String> {
        match self {
            Self::Record { before, .. } => before.as_ref().map(|record| record.date.to_string()),
            Self::Item { before, .. } => before.as_ref().map(|item| item.name().to_owned()),
            Self::Request { before, .. } => before.as_ref().map(|request| request.n.to_string()),
            Self::Note { before, .. } => before.as_ref().map(|note| note.text.clone()),
            Self::Setting { before, .. } => before.clone(),
        }
    }
}

impl Dossier {
    /// The value of a slot, as people write it.
    pub(super) fn text_of(&self, slot: &Slot) -> Option<String> {
        match slot {
            Slot::Record(event) => self.record(event).map(|record| record.date.to_string()),
            Slot::Item(milestone, item) => self
                .item(milestone, item)
                .map(|item| item.name().to_owned()),
            Slot::Request(register, n) => self.request(register, *n).map(|r| r.n.to_string()),
            Slot::Note(n) => self
                .notes
                .iter()
                .find(|note| note.n == *n)
                .map(|note| note.text.clone()),
            Slot::Setting(key) => key.value(&self.plan),
        }
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

fn sound(draft: &Draft) -> Result<(), Refusal> {
    in_range(draft.date)?;
    draft.protocol_date.map_or(Ok(()), in_range)?;
    if draft.texts().any(|text| is_too_long(text)) {
        Err(Refusal::TextTooLong)
    } else {
        Ok(())
    }
}
