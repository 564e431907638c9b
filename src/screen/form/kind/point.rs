//! The form of a point of a check list: what it says in both languages, where it comes from, its group.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::{ItemId, Milestone, MilestoneId, PointPlace, Text};
use crate::record::{Conflict, Dossier, PointText, Proposal, SettingKey, Wish};
use crate::screen::form::choice::{Choice, Named};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{Label, Lang, checklist, event, sentences};

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
    /// Whether it goes over what somebody else wrote meanwhile, which wants a reason.
    #[serde(default)]
    over: bool,
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
            over: false,
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
            over: false,
        }
    }

    fn text(&self) -> Option<PointText> {
        PointText::read(self.was.as_deref()?, None)
    }

    /// What is typed; in one language only it is the same in both.
    fn typed(fields: &Fields) -> Result<PointText, FormFault> {
        let [it, en] = [FieldName::Italian, FieldName::English].map(|name| fields.text(name));
        let first = || {
            fields
                .first()
                .map_or(FieldName::Italian, |field| field.name)
        };
        let (it, en) = match (it, en) {
            (Some(it), Some(en)) => (it, en),
            (None, None) => return Err(FormFault::Empty(first())),
            // Both languages may be typed into one field, with a bar between them.
            (Some(typed), None) | (None, Some(typed)) => {
                let text = Text::read(&typed).unwrap_or(Text::Plain(typed));
                (text.it().to_owned(), text.en().to_owned())
            }
        };
        Ok(PointText {
            it,
            en,
            source: fields.text(FieldName::Code),
            group: fields
                .picked(FieldName::Group)
                .and_then(|id| id.parse().ok()),
        })
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
        let mut both = text
            .as_ref()
            .map_or(["", ""], |text| [&text.it, &text.en].map(String::as_str));
        // What is the same in both is typed once, and stays the same in both.
        if both[0] == both[1] {
            let own = opening.lang as usize;
            let mut others = both.iter_mut().enumerate().filter(|(at, _)| *at != own);
            if let Some((_, other)) = others.next() {
                *other = "";
            }
        }
        let [it, en] = both;
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
        let value = Some(Self::typed(fields)?.value());
        let id = self.id(fields)?;
        if self.over && value != self.was {
            fields.needed(FieldName::Reason)?;
        }
        let proposal = Proposal::Set {
            key: SettingKey::Point(self.milestone.clone(), id),
            value,
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

    /// What the point says, with its source and its group: any of them may be the other one.
    fn clashing(
        &self,
        at: Situation<'_>,
        fields: &Fields,
        conflict: &Conflict,
    ) -> Option<[String; 3]> {
        let milestone = at.plan().milestone(&self.milestone)?;
        let said = |value: Option<&String>| {
            let text = value.and_then(|value| PointText::read(value, None));
            checklist::whole(at.lang, milestone, text.as_ref())
        };
        let mine = Self::typed(fields).ok();
        Some([
            said(conflict.present.as_ref()),
            checklist::whole(at.lang, milestone, mine.as_ref()),
            said(self.was.as_ref()),
        ])
    }

    fn clash(&self, lang: Lang, by: &str) -> String {
        sentences::clash_over_value(lang, by)
    }

    fn put_over(&mut self, conflict: &Conflict, _: &Dossier, _: &mut Fields) -> Option<FieldName> {
        self.was.clone_from(&conflict.present);
        self.over = true;
        Some(FieldName::Reason)
    }

    fn presumed(&self, fields: &Fields, field: &Field) -> Option<String> {
        match field.name {
            FieldName::Id => Some(proposed_id(&name(fields))),
            FieldName::Italian | FieldName::English => Some(name(fields)),
            _ => None,
        }
    }
}
