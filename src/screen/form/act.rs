//! The forms of acts: suspend, resume, extend, promise, and take such an act back.

use crate::calendar::{Bias, Date, DateError, parse_date};
use crate::plan::{ClockKey, Event};
use crate::record::Wish;
use crate::record::{
    ActId, Document, Expectation, Extension, Grant, Proposal, Resumption, Source, Stamp,
    StatedTerm, Suspension,
};
use crate::words::{Lang, dates};

use super::kind::Act;
use super::{Field, FieldName, Form, FormFault, Kind};

impl Act {
    /// The fields that are rarely needed.
    pub(super) const fn extras(&self) -> &'static [FieldName] {
        match self {
            Self::Suspend { .. } | Self::Resume { .. } | Self::Promise { .. } => {
                &[FieldName::ProtocolDate, FieldName::Attachment]
            }
            Self::Extend(_) => &[
                FieldName::Source,
                FieldName::Note,
                FieldName::ProtocolDate,
                FieldName::Attachment,
            ],
            Self::TakeBack(_) => &[],
        }
    }
}

impl Form {
    /// Extends a clock by an act of today.
    #[must_use]
    pub fn extend(clocks: Vec<ClockKey>, lang: Lang) -> Self {
        let mut fields = vec![Field::new(FieldName::Grant, "")];
        if clocks.len() > 1 {
            fields.push(Field::one_of(FieldName::Clock, 0, clocks.len()));
        }
        fields.extend([
            Field::new(FieldName::Granted, crate::words::view::today(lang)),
            Field::new(FieldName::Protocol, ""),
            Field::new(FieldName::Reason, ""),
        ]);
        Self::new(Kind::Act(Act::Extend(clocks)), fields)
    }

    /// Promises a date for the first of some events, or changes what was promised.
    #[must_use]
    pub fn promise(
        choices: Vec<(Event, Option<Expectation>)>,
        source: Option<Source>,
    ) -> Option<Self> {
        let fields = promise_fields(choices.first()?.1.as_ref(), source);
        let act = Act::Promise { choices, chosen: 0 };
        Some(Self::new(Kind::Act(act), fields))
    }

    /// Takes an act back; the reason is wanted.
    #[must_use]
    pub fn take_back(act: ActId) -> Self {
        let fields = vec![Field::new(FieldName::Reason, "")];
        Self::new(Kind::Act(Act::TakeBack(act)), fields)
    }

    /// Which value of a choice is chosen.
    #[must_use]
    pub fn chosen(&self, name: FieldName) -> usize {
        let choice = self.field(name).and_then(|field| field.chosen);
        choice.map_or(0, |(chosen, _)| chosen)
    }

    /// The promise that the form would change, where there is one.
    #[must_use]
    pub fn promised(&self) -> Option<&Expectation> {
        match &self.kind {
            Kind::Act(Act::Promise { choices, chosen }) => choices.get(*chosen)?.1.as_ref(),
            _ => None,
        }
    }

    /// Whether it promises a date.
    #[must_use]
    pub const fn promises(&self) -> bool {
        matches!(self.kind, Kind::Act(Act::Promise { .. }))
    }

    /// Whether the suspension chosen is none of those that are open, but another one to order.
    #[must_use]
    pub fn wants_another(&self) -> bool {
        match &self.kind {
            Kind::Act(Act::Resume { open, other, .. }) => {
                *other && self.chosen(FieldName::Which) == open.len()
            }
            _ => false,
        }
    }

    /// Makes the form one about what somebody else has promised meanwhile; what was typed stays.
    pub(in crate::screen) fn rebase_promise(&mut self, theirs: Option<&Expectation>) {
        if let Kind::Act(Act::Promise { choices, chosen }) = &mut self.kind
            && let Some(choice) = choices.get_mut(*chosen)
        {
            choice.1 = theirs.cloned();
        }
        self.stage = super::Stage::Typing;
    }

    /// Shows what was promised for the event that has just been chosen.
    pub(super) fn show_promise(&mut self) {
        let source = self.field(FieldName::Source).and_then(|field| field.source);
        // What was typed stays, as in the form that records.
        if self.promises() && !self.is_dirty() {
            self.fields = promise_fields(self.promised(), source);
            self.focus = self.focus.map(|_| 0);
        }
    }

    pub(super) fn act_wish(&self, act: &Act, today: Date) -> Result<Wish, FormFault> {
        let reason = self.text(FieldName::Reason);
        let proposal = match act {
            Act::Suspend { sets, .. } => {
                let chosen = sets.get(self.chosen(FieldName::Clocks)).cloned();
                let ticked = self.ticked();
                if ticked.as_ref().is_some_and(Vec::is_empty) {
                    return Err(FormFault::Empty(FieldName::Ticked));
                }
                Proposal::Suspend(Box::new(Suspension {
                    n: 0,
                    from: self.dated(FieldName::From, today)?,
                    clocks: ticked.or(chosen).unwrap_or_default(),
                    reason: reason.clone(),
                    ordered_by: self.text(FieldName::OrderedBy),
                    document: self.document(today)?,
                    stamp: unsigned(),
                    resumption: None,
                }))
            }
            Act::Resume { open, clocks, .. } => Proposal::Resume {
                n: open.get(self.chosen(FieldName::Which)).copied(),
                end: Box::new(Resumption {
                    date: self.dated(FieldName::Date, today)?,
                    ordered_by: self.text(FieldName::OrderedBy),
                    terms: self.stated(clocks, today)?,
                    document: self.document(today)?,
                    stamp: unsigned(),
                }),
            },
            Act::Extend(clocks) => {
                let clock = clocks.get(self.chosen(FieldName::Clock));
                let clock = clock.cloned().ok_or(FormFault::Empty(FieldName::Clock))?;
                Proposal::Extend(Box::new(Extension {
                    n: 0,
                    clock,
                    grant: self.grant(today)?,
                    granted: self.dated(FieldName::Granted, today)?,
                    reason: reason.clone(),
                    document: self.document(today)?,
                    stamp: unsigned(),
                }))
            }
            Act::Promise { choices, chosen } => {
                let (event, was) = choices
                    .get(*chosen)
                    .ok_or(FormFault::Empty(FieldName::Date))?;
                let promised = match (was, self.text(FieldName::Date)) {
                    (Some(_), None) => None,
                    _ => Some(Box::new((
                        self.dated(FieldName::Date, today)?,
                        self.document(today)?,
                    ))),
                };
                Proposal::Promise {
                    event: event.clone(),
                    promised,
                    expected: Some(was.as_ref().map(|was| was.date)),
                }
            }
            Act::TakeBack(_) if reason.is_none() => {
                return Err(FormFault::Empty(FieldName::Reason));
            }
            Act::TakeBack(act) => Proposal::TakeBack(*act),
        };
        Ok(Wish { proposal, reason })
    }

    /// The promised date, as it is typed.
    ///
    /// # Errors
    /// Why it is not one; it is empty where the promise is to be taken away.
    pub fn day_of_promise(&self, today: Date) -> Result<Date, FormFault> {
        self.dated(FieldName::Date, today)
    }

    fn dated(&self, name: FieldName, today: Date) -> Result<Date, FormFault> {
        let typed = self.typed(name, today);
        typed
            .unwrap_or(Err(DateError::Empty))
            .map_err(|error| FormFault::Date(name, error))
    }

    /// The new last day, where one is typed.
    fn stated(&self, clocks: &[ClockKey], today: Date) -> Result<Vec<StatedTerm>, FormFault> {
        let Some(clock) = clocks.get(self.chosen(FieldName::TermOf)) else {
            return Ok(Vec::new());
        };
        match self.dated(FieldName::Term, today) {
            Ok(due) => Ok(vec![StatedTerm {
                clock: clock.clone(),
                due,
            }]),
            Err(FormFault::Date(_, DateError::Empty)) => Ok(Vec::new()),
            Err(fault) => Err(fault),
        }
    }

    /// How far the extension goes, as it is typed.
    ///
    /// # Errors
    /// What is typed is neither a number of days nor a date.
    pub fn grant(&self, today: Date) -> Result<Grant, FormFault> {
        let typed = self.text(FieldName::Grant);
        parse_grant(&typed.unwrap_or_default(), today).ok_or(FormFault::Grant)
    }

    fn document(&self, today: Date) -> Result<Document, FormFault> {
        let protocol_date = match self.dated(FieldName::ProtocolDate, today) {
            Ok(date) => Some(date),
            Err(FormFault::Date(_, DateError::Empty)) => None,
            Err(fault) => return Err(fault),
        };
        Ok(Document {
            source: self.field(FieldName::Source).and_then(|field| field.source),
            protocol: self.text(FieldName::Protocol),
            protocol_date,
            note: self.text(FieldName::Note),
            attachment: self.text(FieldName::Attachment),
        })
    }
}

/// The fields of a promise, with what was promised already.
fn promise_fields(was: Option<&Expectation>, source: Option<Source>) -> Vec<Field> {
    let Some(was) = was else {
        return vec![
            Field::new(FieldName::Date, ""),
            Field::new(FieldName::Protocol, ""),
            Field::source(source),
            Field::new(FieldName::Note, ""),
        ];
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let document = &was.document;
    let mut fields = vec![
        Field::new(FieldName::Date, &dates::full(was.date)),
        Field::new(FieldName::Protocol, &text(&document.protocol)),
        Field::source(document.source),
        Field::new(FieldName::Note, &text(&document.note)),
    ];
    let protocol_date = document.protocol_date.map(dates::full).unwrap_or_default();
    for (name, value) in [
        (FieldName::ProtocolDate, protocol_date),
        (FieldName::Attachment, text(&document.attachment)),
    ] {
        if !value.is_empty() {
            fields.push(Field::new(name, &value));
        }
    }
    // Only the date is replaced by the first character; the rest is there to be completed.
    for field in &mut fields[1..] {
        field.fresh = false;
    }
    fields
}

/// A number of days (`15`, `15d`, `15 giorni`), or else a date, which is then the new last day.
fn parse_grant(text: &str, today: Date) -> Option<Grant> {
    let text = text.trim().to_lowercase();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let is_days = matches!(
        unit.trim(),
        "" | "d" | "g" | "gg" | "giorno" | "giorni" | "day" | "days"
    );
    // Six digits and more are a date written without signs.
    if (1..=5).contains(&digits) && is_days {
        return number.parse().ok().map(Grant::Days);
    }
    let date = parse_date(&text, today, Bias::Future).ok()?;
    Some(Grant::Until(date))
}

/// The save signs what it writes; nobody has before.
fn unsigned() -> Stamp {
    Stamp {
        by: String::new(),
        login: String::new(),
        at: chrono::DateTime::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_is_typed_in_days_or_as_a_date() {
        let today: Date = "2025-12-12".parse().unwrap();
        for (typed, grant) in [
            ("15", Some(Grant::Days(15))),
            (" 15d ", Some(Grant::Days(15))),
            ("15 giorni", Some(Grant::Days(15))),
            ("1 Giorno", Some(Grant::Days(1))),
            ("20 days", Some(Grant::Days(20))),
            ("10/1", Some(Grant::Until("2026-01-10".parse().unwrap()))),
            (
                "10/01/2026",
                Some(Grant::Until("2026-01-10".parse().unwrap())),
            ),
            ("100126", Some(Grant::Until("2026-01-10".parse().unwrap()))),
            ("15 mesi", None),
            ("31/9", None),
            ("", None),
        ] {
            assert_eq!(parse_grant(typed, today), grant, "{typed:?}");
        }
    }
}
