//! The form of a tick: the day a point of a check list was found done, and a line beside it.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::{ItemId, MilestoneId, PointPlace};
use crate::record::{Conflict, Dossier, ExpectedFact, Proposal, Tick, Ticking, Wish};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::{Fields, today};
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::question::Answer;
use crate::words::{Label, Lang, checklist, dates};

/// The tick of a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TickForm {
    milestone: MilestoneId,
    point: ItemId,
    /// The tick it has.
    was: Option<Tick>,
}

impl TickForm {
    /// Ticks a point, or changes the tick that it has.
    #[must_use]
    pub const fn new(milestone: MilestoneId, point: ItemId, was: Option<Tick>) -> Self {
        Self {
            milestone,
            point,
            was,
        }
    }

    fn place(&self) -> PointPlace {
        PointPlace {
            milestone: self.milestone.clone(),
            point: self.point.clone(),
        }
    }
}

impl FormKind for TickForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        let was = self.was.as_ref();
        let date = was.map(|was| dates::full(was.date));
        let date = date.unwrap_or_else(|| today(opening.lang).to_owned());
        let note = was.and_then(|was| was.note.clone()).unwrap_or_default();
        let mut fields = vec![Field::new(FieldName::Date, &date)];
        fields.extend(was.map(|_| Field::new(FieldName::Reason, "")));
        fields.push(Field::new(FieldName::Note, &note));
        Some(fields)
    }

    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault> {
        let is_emptied = self.was.is_some() && fields.text(FieldName::Date).is_none();
        let date = if is_emptied {
            None
        } else {
            Some(fields.date(FieldName::Date, today)?)
        };
        // Another day is a correction, as of any date.
        let was = self.was.as_ref().map(|was| was.date);
        if was.zip(date).is_some_and(|(was, date)| was != date) {
            fields.needed(FieldName::Reason)?;
        }
        let proposal = Proposal::Tick(Ticking {
            milestone: self.milestone.clone(),
            points: vec![self.point.clone()],
            date,
            note: Some(fields.text(FieldName::Note).unwrap_or_default()),
            expected: Some(ExpectedFact::fact(self.was.as_ref())),
        });
        let reason = fields.text(FieldName::Reason);
        Ok(Wish { proposal, reason }.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = checklist::place(at.lang, at.plan(), &self.place());
        (Label::TitleTick.text(at.lang), what)
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        let milestone = dossier.plan.milestone(&self.milestone);
        milestone.is_some_and(|known| known.point(&self.point).is_some())
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        Some(dossier.plan.milestone(&self.milestone)?.phase)
    }

    /// The day with its note: either may be the other one.
    fn clashing(&self, at: Situation<'_>, fields: &Fields, _: &Conflict) -> Option<[String; 3]> {
        let said = |tick: Option<&Tick>| {
            let tick = tick.map(|tick| (tick.date, tick.note.as_deref()));
            checklist::day_and_note(at.lang, tick)
        };
        let note = fields.text(FieldName::Note);
        let mine = fields.date(FieldName::Date, at.today).ok();
        let mine = mine.map(|date| (date, note.as_deref()));
        let theirs = at.dossier.tick(&self.milestone, &self.point);
        let mine = checklist::day_and_note(at.lang, mine);
        Some([said(theirs), mine, said(self.was.as_ref())])
    }

    fn clash(&self, lang: Lang, by: &str) -> String {
        checklist::clash(lang, by)
    }

    /// What a colleague ticked is corrected like any tick: another day takes a reason.
    fn over(&self) -> Answer {
        Answer::Mine
    }

    fn put_over(
        &mut self,
        _: &Conflict,
        dossier: &Dossier,
        fields: &mut Fields,
    ) -> Option<FieldName> {
        self.was = dossier.tick(&self.milestone, &self.point).cloned();
        self.was.as_ref()?;
        Some(fields.ask_for_a_reason())
    }
}
