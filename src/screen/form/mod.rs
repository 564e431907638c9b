//! Forms: drafts that become a proposal, or say why not.
//!
//! Half-typed dates are normal here and illegal everywhere else. A form looks ahead at every key:
//! its [`Outlook`] is what saving would do, from the same arithmetic that the save itself uses.

mod act;
mod choice;
mod day;
mod export;
mod fault;
mod field;
mod fixed_day;
mod focus;
mod kept;
mod kind;
mod name;
mod setting;
mod suspension;
mod unfinished;
mod wish;

use crate::assess::{Assessment, Preview};
use crate::calendar::{Bias, Date, DateError};
use crate::plan::{ClockId, Event, LogKind, MilestoneId};
use crate::record::{Change, Conflict, NotePlace, Record, Refusal, Source};
use crate::words::question::Answer;
use crate::words::{Lang, dates};

use super::question::Question;

pub use fault::FormFault;
pub use field::{FIELD_MAX, Field, Intake};
pub use fixed_day::without_fixed_day;
pub use kept::Kept;
pub use kind::{Act, Kind, Outgoing, Setting};
pub use name::FieldName;
pub use setting::can_be_none;
pub use unfinished::Unfinished;
pub use wish::proposed_id;

/// What a form is doing.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Taking keys.
    Typing,
    /// Asking whether what is doubtful is meant.
    Doubting(Question),
    /// Showing that somebody else changed the value meanwhile.
    Clashing(Box<Conflict>, Question),
    /// Asking what to do with unsaved text.
    Leaving(Question),
    /// Asking whether a file that is there is to be written over.
    Replacing(String, Question),
}

impl Stage {
    /// The question, if it is one.
    #[must_use]
    pub const fn question(&self) -> Option<&Question> {
        match self {
            Self::Typing => None,
            Self::Doubting(question)
            | Self::Clashing(_, question)
            | Self::Leaving(question)
            | Self::Replacing(_, question) => Some(question),
        }
    }

    pub(super) const fn question_mut(&mut self) -> Option<&mut Question> {
        match self {
            Self::Typing => None,
            Self::Doubting(question)
            | Self::Clashing(_, question)
            | Self::Leaving(question)
            | Self::Replacing(_, question) => Some(question),
        }
    }
}

/// What saving the form would do.
#[derive(Clone, Debug, PartialEq)]
pub enum Outlook {
    /// It cannot be saved as it stands.
    Fault(FormFault),
    /// It would be refused.
    Refused(Refusal),
    /// Nothing would change.
    Same,
    /// It would do this.
    Ready(Box<(Change, Preview)>),
    /// Nothing is saved: the situation of a day would be shown.
    Look(Box<Assessment>),
    /// Nothing is saved: this would leave.
    Send(Outgoing),
}

impl Outlook {
    /// What would be, if it can be saved.
    #[must_use]
    pub fn preview(&self) -> Option<&Preview> {
        match self {
            Self::Ready(ready) => Some(&ready.1),
            _ => None,
        }
    }
}

/// A form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// What it is for.
    pub kind: Kind,
    /// Its fields, top to bottom.
    pub fields: Vec<Field>,
    /// The field with the cursor; `None` on the head line.
    pub focus: Option<usize>,
    /// What it is doing.
    pub stage: Stage,
    /// What saving would do.
    pub outlook: Outlook,
    /// Dates offered where none may be taken for granted.
    pub suggestions: Vec<Date>,
    /// The last date that stood in a field with the cursor: what is half typed is none.
    pub last_date: Option<Date>,
    /// Whether nothing was pressed but Enter since it came back: from a question, or from what was left
    /// unfinished. Then Enter asks before it saves, for it may be held down, or mean the list.
    pub unseen: bool,
    /// What of it lies on the disk, where it was left unfinished before.
    pub kept: Option<Kept>,
    /// The reason, where it is not asked for.
    presumed_reason: Option<String>,
}

/// The word for the day it is.
const fn today(lang: Lang) -> &'static str {
    crate::words::view::today(lang)
}

impl Form {
    fn new(kind: Kind, fields: Vec<Field>) -> Self {
        Self {
            kind,
            fields,
            focus: Some(0),
            stage: Stage::Typing,
            outlook: Outlook::Same,
            suggestions: Vec::new(),
            last_date: None,
            unseen: false,
            kept: None,
            presumed_reason: None,
        }
    }

    /// Records the first of some awaited events, today proposed.
    #[must_use]
    pub fn record(choices: Vec<Event>, lang: Lang, source: Option<Source>) -> Self {
        let fields = vec![
            Field::new(FieldName::Date, today(lang)),
            Field::new(FieldName::Protocol, ""),
            Field::source(source),
            Field::new(FieldName::Note, ""),
        ];
        Self::new(
            Kind::Record {
                choices,
                chosen: 0,
                was: None,
            },
            fields,
        )
    }

    /// Records an event for which no date may be taken for granted: some are offered.
    #[must_use]
    pub fn with_suggestions(mut self, suggestions: Vec<Date>) -> Self {
        if let Some(date) = self.field_mut(FieldName::Date) {
            *date = Field::new(FieldName::Date, "");
        }
        self.suggestions = suggestions;
        self
    }

    /// Corrects a record, its values proposed.
    #[must_use]
    pub fn correct(record: &Record) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut fields = vec![
            Field::new(FieldName::Date, &dates::full(record.date)),
            Field::new(FieldName::Reason, ""),
            Field::new(FieldName::Protocol, &text(&record.protocol)),
            Field::source(record.source),
            Field::new(FieldName::Note, &text(&record.note)),
        ];
        let protocol_date = record.protocol_date.map(dates::full).unwrap_or_default();
        for (name, value) in [
            (FieldName::ProtocolDate, protocol_date),
            (FieldName::Pec, text(&record.pec_id)),
            (FieldName::Attachment, text(&record.attachment)),
        ] {
            if !value.is_empty() {
                fields.push(Field::new(name, &value));
            }
        }
        // Only the date is replaced by the first character; the rest is there to be completed.
        for field in &mut fields[1..] {
            field.fresh = false;
        }
        let kind = Kind::Record {
            choices: vec![record.event.clone()],
            chosen: 0,
            was: Some(Box::new(record.clone())),
        };
        Self::new(kind, fields)
    }

    /// Opens a request, today proposed.
    #[must_use]
    pub fn open(register: &ClockId, lang: Lang) -> Self {
        let fields = vec![
            Field::new(FieldName::Date, today(lang)),
            Field::new(FieldName::Subject, ""),
            Field::new(FieldName::Protocol, ""),
            Field::new(FieldName::Note, ""),
        ];
        Self::new(Kind::Open(register.clone()), fields)
    }

    /// Adds an item.
    #[must_use]
    pub fn item(milestone: &MilestoneId) -> Self {
        let fields = vec![
            Field::new(FieldName::Name, ""),
            Field::new(FieldName::Id, ""),
            Field::new(FieldName::Reason, ""),
        ];
        Self::new(Kind::Item(milestone.clone()), fields)
    }

    /// Writes a note, dated today; of one of these kinds, or of none.
    #[must_use]
    pub fn note<'p>(
        place: NotePlace,
        kinds: impl IntoIterator<Item = &'p LogKind>,
        lang: Lang,
    ) -> Self {
        let mut fields = vec![Field::new(FieldName::Text, "")];
        fields.extend(Field::kind(kinds));
        fields.push(Field::new(FieldName::Date, today(lang)));
        Self::new(Kind::Note(place), fields)
    }

    /// Asks for another day to look at; `from` is the one that is looked at already.
    #[must_use]
    pub fn day(from: Option<Date>, lang: Lang) -> Self {
        let proposed = from.map_or_else(|| today(lang).to_owned(), dates::full);
        let fields = vec![Field::new(FieldName::Date, &proposed)];
        Self::new(Kind::Day(from), fields)
    }

    /// With no date standing ready: what was only proposed is taken out.
    #[must_use]
    pub fn undated(mut self) -> Self {
        let dates = self.fields.iter_mut().filter(|field| field.name.is_date());
        for field in
            dates.filter(|field| Lang::ALL.iter().any(|lang| field.value() == today(*lang)))
        {
            *field = Field::new(field.name, "");
        }
        self
    }

    /// Without asking for the reason, which is this one.
    #[must_use]
    pub fn with_reason(mut self, reason: &str) -> Self {
        self.fields.retain(|field| field.name != FieldName::Reason);
        self.presumed_reason = Some(reason.to_owned());
        self
    }

    /// The event whose date it takes.
    #[must_use]
    pub fn event(&self) -> Option<&Event> {
        match &self.kind {
            Kind::Record {
                choices, chosen, ..
            } => choices.get(*chosen),
            Kind::Act(Act::Promise { choices, chosen }) => {
                choices.get(*chosen).map(|(event, _)| event)
            }
            _ => None,
        }
    }

    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: FieldName) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    pub(super) fn field_mut(&mut self, name: FieldName) -> Option<&mut Field> {
        self.fields.iter_mut().find(|field| field.name == name)
    }

    /// The field with the cursor.
    #[must_use]
    pub fn focused(&self) -> Option<&Field> {
        self.focus.and_then(|i| self.fields.get(i))
    }

    pub(super) fn focused_mut(&mut self) -> Option<&mut Field> {
        self.focus.and_then(|i| self.fields.get_mut(i))
    }

    /// Whether anything was typed that would be lost.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        // Which format a report was to have is chosen again with a key.
        let mut fields = self.fields.iter();
        fields.any(|field| field.name != FieldName::Format && field.is_changed())
    }

    /// Whether it asks before it saves, whatever is typed: it came back by Enter and nobody has touched
    /// it since, or something did not go in.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        self.unseen || self.fields.iter().any(|field| field.refused > 0)
    }

    /// Somebody else wrote the same meanwhile: asks which of the two it is to be.
    pub(super) fn clash(&mut self, conflict: Box<Conflict>) {
        // A promise needs no reason.
        let mine = if self.promises() {
            Answer::Mine
        } else {
            Answer::MineWithReason
        };
        let question = Question::new(&[Answer::Stay, Answer::Theirs, mine]);
        self.stage = Stage::Clashing(conflict, question);
    }

    /// The date as it is typed.
    ///
    /// # Errors
    /// Why it is not one.
    pub fn date(&self, today: Date) -> Result<Date, DateError> {
        self.typed(FieldName::Date, today)
            .unwrap_or(Err(DateError::Empty))
    }

    /// What is typed in a field of a date, read as one; `None` without the field.
    pub(super) fn typed(&self, name: FieldName, today: Date) -> Option<Result<Date, DateError>> {
        let field = self.field(name)?;
        Some(crate::calendar::parse_date(
            field.value(),
            today,
            self.bias(name),
        ))
    }

    /// Which way a date without a year is understood: what is promised, stated or fixed for the future
    /// is still to come, a suspension or its end is the nearest.
    #[must_use]
    pub fn bias(&self, name: FieldName) -> Bias {
        match (&self.kind, name) {
            (Kind::Act(Act::Promise { .. }), FieldName::Date)
            | (_, FieldName::Term)
            | (Kind::Setting(_), FieldName::Day) => Bias::Future,
            (Kind::Act(Act::Suspend { .. }), FieldName::From)
            | (Kind::Act(Act::Resume { .. }), FieldName::Date) => Bias::Nearest,
            _ => Bias::Past,
        }
    }
}
