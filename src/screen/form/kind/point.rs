//! The form of a point of a check list: what it says in both languages, where it comes from, its group.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::{ItemId, Milestone, MilestoneId, PointPlace};
use crate::record::{Dossier, PointText, Proposal, SettingKey, Wish};
use crate::screen::form::choice::{Choice, Named};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{Label, checklist, event};

use super::item::proposed_id;

/// A point of this milestone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PointForm {
    milestone: MilestoneId,
    /// The point that is said otherwise; `None` for a new one.
    id: Option<ItemId>,
    /// The group that a new one is proposed for.
    group: Option<ItemId>,
    /// What the point said when the form opened.
    was: Option<String>,
}

impl PointForm {
    /// A new point, proposed for a group.
    #[must_use]
    pub const fn new(milestone: MilestoneId, group: Option<ItemId>) -> Self {
        Self {
            milestone,
            id: None,
            group,
            was: None,
        }
    }

    /// Says a point otherwise.
    #[must_use]
    pub fn renaming(dossier: &Dossier, milestone: MilestoneId, point: ItemId) -> Self {
        let key = SettingKey::Point(milestone.clone(), point.clone());
        Self {
            was: key.value(&dossier.plan),
            milestone,
            id: Some(point),
            group: None,
        }
    }

    fn text(&self) -> Option<PointText> {
        PointText::read(self.was.as_deref()?, None)
    }

    fn id(&self, fields: &Fields) -> Result<ItemId, FormFault> {
        if let Some(id) = &self.id {
            return Ok(id.clone());
        }
        let typed = fields.text(FieldName::Id);
        let name = name(fields);
        let id = typed.unwrap_or_else(|| proposed_id(&name));
        id.parse().map_err(|_| FormFault::Id(id))
    }
}

/// What the point says in the language that is typed first, or in the other.
fn name(fields: &Fields) -> String {
    let mut both = fields
        .iter()
        .filter(|field| matches!(field.name, FieldName::Italian | FieldName::English));
    both.find_map(Field::text).unwrap_or_default()
}

/// The choice among the groups of a milestone; `None` where there are none.
fn groups(milestone: &Milestone, present: Option<&ItemId>) -> Option<Field> {
    if milestone.groups.is_empty() {
        return None;
    }
    let named = milestone
        .groups
        .iter()
        .map(|group| Named::new(group.id.to_string(), |lang| checklist::group(lang, group)));
    let none = Named::new("", |lang| Label::NoKind.text(lang).to_owned());
    let present = present.map(ItemId::as_str).unwrap_or_default();
    let choice = Choice::one(std::iter::once(none).chain(named).collect(), present);
    Some(Field::of(FieldName::Group, choice))
}

impl FormKind for PointForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        let milestone = opening.plan().milestone(&self.milestone)?;
        let text = self.text();
        let [it, en] = text.as_ref().map_or(["", ""], |text| [&text.it, &text.en]);
        let mut fields = vec![
            Field::new(FieldName::Italian, it),
            Field::new(FieldName::English, en),
        ];
        if self.id.is_none() {
            fields.push(Field::new(FieldName::Id, ""));
        }
        let group = text
            .as_ref()
            .map_or(self.group.as_ref(), |text| text.group.as_ref());
        fields.extend(groups(milestone, group));
        let source = text.as_ref().and_then(|text| text.source.as_deref());
        fields.push(Field::new(FieldName::Code, source.unwrap_or_default()));
        fields.push(Field::new(FieldName::Reason, ""));
        Some(fields)
    }

    fn asked(&self, fields: &Fields, _: Date) -> Result<Asked, FormFault> {
        // In one language only it is the same in both.
        let [it, en] = [FieldName::Italian, FieldName::English].map(|name| fields.text(name));
        let first = || {
            fields
                .first()
                .map_or(FieldName::Italian, |field| field.name)
        };
        let any = it.clone().or_else(|| en.clone());
        let any = any.ok_or_else(|| FormFault::Empty(first()))?;
        let text = PointText {
            it: it.unwrap_or_else(|| any.clone()),
            en: en.unwrap_or(any),
            source: fields.text(FieldName::Code),
            group: fields
                .picked(FieldName::Group)
                .and_then(|id| id.parse().ok()),
        };
        let proposal = Proposal::Set {
            key: SettingKey::Point(self.milestone.clone(), self.id(fields)?),
            value: Some(text.value()),
            expected: Some(self.was.clone()),
        };
        let reason = fields.text(FieldName::Reason);
        Ok(Wish { proposal, reason }.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let Some(id) = &self.id else {
            let what = event::milestone(at.lang, at.plan(), &self.milestone);
            return (Label::TitleAddPoint.text(at.lang), what);
        };
        let place = PointPlace {
            milestone: self.milestone.clone(),
            point: id.clone(),
        };
        let what = checklist::place(at.lang, at.plan(), &place);
        (Label::TitleChange.text(at.lang), what)
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        let milestone = dossier.plan.milestone(&self.milestone);
        milestone.is_some_and(|known| {
            let id = self.id.as_ref();
            id.is_none_or(|id| known.point(id).is_some())
        })
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        Some(dossier.plan.milestone(&self.milestone)?.phase)
    }

    fn presumed(&self, fields: &Fields, field: &Field) -> Option<String> {
        match field.name {
            FieldName::Id => Some(proposed_id(&name(fields))),
            FieldName::Italian | FieldName::English => Some(name(fields)),
            _ => None,
        }
    }
}
