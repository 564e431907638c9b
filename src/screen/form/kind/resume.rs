//! The form of the end of a suspension: which of those that are open, and what new last day is stated.

use serde::{Deserialize, Serialize};

use crate::assess::Preview;
use crate::calendar::{Bias, Date};
use crate::plan::ClockKey;
use crate::record::{Change, Dossier, Proposal, Resumption, StatedTerm, Wish};
use crate::screen::form::choice::Choice;
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::{ACT_EXTRAS, Fields, of_act, today, unsigned};
use crate::screen::form::form_kind::{Echo, FormKind, Opening, Situation};
use crate::screen::form::kind::suspend;
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{Lang, act, event, op};

/// The end of one of these suspensions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResumeForm {
    /// The suspensions that are open.
    open: Vec<u32>,
    /// The clocks that stand, of which the new last day may be stated.
    clocks: Vec<ClockKey>,
    /// Whether something else may be suspended instead.
    other: bool,
    /// Which of the open ones is proposed.
    #[serde(skip)]
    proposed: usize,
}

impl ResumeForm {
    /// Ends a suspension, today; `proposed` of the `open` ones is proposed.
    #[must_use]
    pub const fn new(open: Vec<u32>, proposed: usize, clocks: Vec<ClockKey>, other: bool) -> Self {
        Self {
            open,
            clocks,
            other,
            proposed,
        }
    }

    /// The new last day, where one is typed.
    fn stated(&self, fields: &Fields, today: Date) -> Result<Vec<StatedTerm>, FormFault> {
        let Some(clock) = self.clocks.get(fields.chosen(FieldName::TermOf)) else {
            return Ok(Vec::new());
        };
        let due = fields.date_if_any(FieldName::Term, today)?;
        let clock = clock.clone();
        Ok(Vec::from_iter(due.map(|due| StatedTerm { clock, due })))
    }
}

fn suspension(lang: Lang, dossier: &Dossier, n: u32) -> String {
    let known = dossier.suspension(n);
    let what = known.map(|known| act::suspension(lang, dossier, known));
    what.unwrap_or_else(|| event::number(lang, n))
}

impl FormKind for ResumeForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        let (plan, dossier) = (opening.plan(), opening.dossier);
        let date = Field::new(FieldName::Date, today(opening.lang));
        let mut fields = vec![date.leaning(Bias::Nearest)];
        let open = self.open.iter();
        let mut names: Vec<[String; Lang::ALL.len()]> = open
            .map(|n| Lang::ALL.map(|lang| suspension(lang, dossier, *n)))
            .collect();
        if self.other {
            names.push(Lang::ALL.map(|lang| act::another_suspension(lang).to_owned()));
        }
        if names.len() > 1 {
            let choice = Choice::numbered(names, self.proposed);
            fields.push(Field::of(FieldName::Which, choice));
        }
        if !self.clocks.is_empty() {
            fields.push(Field::new(FieldName::Term, "").leaning(Bias::Future));
        }
        if self.clocks.len() > 1 {
            let name = |key| Lang::ALL.map(|lang| event::clock_in_full(lang, plan, key));
            let choice = Choice::numbered(self.clocks.iter().map(name), 0);
            fields.push(Field::of(FieldName::TermOf, choice));
        }
        fields.push(Field::new(FieldName::OrderedBy, ""));
        fields.extend(of_act(opening.source));
        Some(fields)
    }

    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault> {
        let proposal = Proposal::Resume {
            n: self.open.get(fields.chosen(FieldName::Which)).copied(),
            end: Box::new(Resumption {
                date: fields.date(FieldName::Date, today)?,
                ordered_by: fields.text(FieldName::OrderedBy),
                terms: self.stated(fields, today)?,
                document: fields.document(today)?,
                stamp: unsigned(),
            }),
        };
        let reason = fields.text(FieldName::Reason);
        Ok(Wish { proposal, reason }.into())
    }

    fn head(&self, at: Situation<'_>, fields: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = match self.open.as_slice() {
            [n] if fields.field(FieldName::Which).is_none() => suspension(at.lang, at.dossier, *n),
            _ => String::new(),
        };
        (op::RESUME_TITLE.text(at.lang), what)
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        let mut clocks = self.clocks.iter();
        clocks.all(|key| dossier.phase_of_clock(key).is_some())
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        let act = dossier.suspension(*self.open.first()?)?;
        dossier.phase_of_clock(act.clocks.first()?)
    }

    fn extras(&self) -> &'static [FieldName] {
        ACT_EXTRAS
    }

    fn wants_another(&self, fields: &Fields) -> bool {
        self.other && fields.chosen(FieldName::Which) == self.open.len()
    }

    fn echo(&self, at: Situation<'_>, field: &Field) -> Option<Echo> {
        let is_free = field.name == FieldName::Term && field.text().is_none();
        is_free.then(|| Echo::plain(act::if_stated(at.lang)))
    }

    fn effects(
        &self,
        at: Situation<'_>,
        _: &Fields,
        change: &Change,
        preview: &Preview,
    ) -> Vec<String> {
        // What was stated stands beside what it is stated of.
        suspend::effects(at, change, preview, 1)
    }
}
