//! The form of an extension: more time on a clock, as a number of days or up to a date.

use serde::{Deserialize, Serialize};

use crate::calendar::{Bias, Date, parse_date, parse_days};
use crate::plan::ClockKey;
use crate::record::{Dossier, Extension, Grant, Proposal, Wish};
use crate::screen::form::choice::Choice;
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::{Fields, today, unsigned};
use crate::screen::form::form_kind::{Echo, FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{Label, Lang, act, count, event, op};

/// More time on one of these clocks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExtendForm(
    /// The clocks.
    pub Vec<ClockKey>,
    /// Those of them that are counted in working days.
    #[serde(default)]
    Vec<ClockKey>,
);

impl ExtendForm {
    /// For these clocks.
    #[must_use]
    pub const fn new(clocks: Vec<ClockKey>) -> Self {
        Self(clocks, Vec::new())
    }

    /// Whether days that are typed are working days; `None` where that hangs on which clock is meant.
    fn in_working_days(&self) -> Option<bool> {
        match self.1.len() {
            0 => Some(false),
            some => (some == self.0.len()).then_some(true),
        }
    }

    fn clock(&self, fields: &Fields) -> Option<&ClockKey> {
        self.0.get(fields.chosen(FieldName::Clock))
    }
}

impl FormKind for ExtendForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        let mut fields = vec![Field::new(FieldName::Grant, "")];
        let in_working_days = |key: &&ClockKey| opening.plan().is_in_working_days(key);
        self.1 = self.0.iter().filter(in_working_days).cloned().collect();
        if self.0.len() > 1 {
            let plan = opening.plan();
            let name = |key| Lang::ALL.map(|lang| event::clock_in_full(lang, plan, key));
            let choice = Choice::numbered(self.0.iter().map(name), 0);
            fields.push(Field::of(FieldName::Clock, choice));
        }
        fields.extend([
            Field::new(FieldName::Granted, today(opening.lang)),
            Field::new(FieldName::Protocol, "").called(Label::FieldAct),
            Field::new(FieldName::Reason, ""),
        ]);
        Some(fields)
    }

    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault> {
        let clock = self.clock(fields).cloned();
        let clock = clock.ok_or(FormFault::Empty(FieldName::Clock))?;
        let typed = fields.text(FieldName::Grant).unwrap_or_default();
        let reason = fields.text(FieldName::Reason);
        let proposal = Proposal::Extend(Box::new(Extension {
            n: 0,
            grant: parse_grant(&typed, today, self.1.contains(&clock)).ok_or(FormFault::Grant)?,
            clock,
            granted: fields.date(FieldName::Granted, today)?,
            reason: reason.clone(),
            document: fields.document(today)?,
            stamp: unsigned(),
        }));
        Ok(Wish { proposal, reason }.into())
    }

    fn head(&self, at: Situation<'_>, fields: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = self.clock(fields).map(|key| {
            let name = event::clock_in_full(at.lang, at.plan(), key);
            let clock = at.assessment.clock(key);
            let limit = clock.and_then(|clock| Some((clock.limit?, clock.moved())));
            match limit {
                Some((limit, granted)) => {
                    format!("{name}: {}", count::allowed(at.lang, limit, granted))
                }
                None => name,
            }
        });
        (op::EXTEND_TITLE.text(at.lang), what.unwrap_or_default())
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        let mut clocks = self.0.iter();
        !self.0.is_empty() && clocks.all(|key| dossier.phase_of_clock(key).is_some())
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        dossier.phase_of_clock(self.0.first()?)
    }

    fn extras(&self) -> &'static [FieldName] {
        &[
            FieldName::Source,
            FieldName::Note,
            FieldName::ProtocolDate,
            FieldName::Attachment,
        ]
    }

    fn echo(&self, at: Situation<'_>, field: &Field) -> Option<Echo> {
        if field.name != FieldName::Grant {
            return None;
        }
        let Some(typed) = field.text() else {
            return Some(Echo::plain(act::or_a_date(at.lang)));
        };
        // What kind of days they are is not known before the clock is, where there are clocks of both.
        let working = self.in_working_days()?;
        Some(match parse_grant(&typed, at.today, working) {
            Some(grant) => Echo::plain(format!("= {}", act::grant(at.lang, grant, working))),
            None => Echo::fault(act::no_grant(at.lang, working)),
        })
    }

    /// The last day that is typed, in full: without a year it would be another one later.
    fn kept(&self, field: &Field, today: Date) -> Option<Date> {
        match parse_grant(field.value(), today, false) {
            Some(Grant::Until(day)) if field.name == FieldName::Grant => Some(day),
            _ => None,
        }
    }
}

/// A number of days (`15`, `15d`, `15 giorni`; of a clock in working days `5`, `5wd`), or else a date, which
/// is then the new last day.
fn parse_grant(text: &str, today: Date, working: bool) -> Option<Grant> {
    let text = text.trim().to_lowercase();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // Six digits and more are a date written without signs.
    let days = parse_days(&text, working).filter(|_| (1..=5).contains(&digits));
    if let Some(days) = days {
        return Some(Grant::Days(days));
    }
    let date = parse_date(&text, today, Bias::Future).ok()?;
    Some(Grant::Until(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_clock_in_working_days_days_are_those() {
        let today: Date = "2025-12-12".parse().unwrap();
        for (typed, grant) in [
            ("3", Some(Grant::Days(3))),
            ("3wd", Some(Grant::Days(3))),
            ("3 giorni lavorativi", Some(Grant::Days(3))),
            ("3 giorni", None),
            ("3d", None),
            ("10/1", Some(Grant::Until("2026-01-10".parse().unwrap()))),
        ] {
            assert_eq!(parse_grant(typed, today, true), grant, "{typed:?}");
        }
        assert_eq!(parse_grant("3wd", today, false), None);
    }

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
            assert_eq!(parse_grant(typed, today, false), grant, "{typed:?}");
        }
    }
}
