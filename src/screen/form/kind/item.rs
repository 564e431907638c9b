//! The form of a new item of a milestone.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::{ID_MAX, MilestoneId};
use crate::record::{Dossier, Item, Proposal, Wish};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{Label, event};

/// A new item of this milestone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemForm(pub MilestoneId);

impl FormKind for ItemForm {
    fn begin(&mut self, _: &Opening<'_>) -> Option<Vec<Field>> {
        Some(vec![
            Field::new(FieldName::Name, ""),
            Field::new(FieldName::Id, ""),
            Field::new(FieldName::Reason, ""),
        ])
    }

    fn asked(&self, fields: &Fields, _: Date) -> Result<Asked, FormFault> {
        let name = fields.needed(FieldName::Name)?;
        let id = fields.text(FieldName::Id);
        let id = id.unwrap_or_else(|| proposed_id(&name));
        let proposal = Proposal::AddItem(Item {
            milestone: self.0.clone(),
            id: id.parse().map_err(|_| FormFault::Id(id))?,
            label: Some(name),
        });
        let reason = fields.text(FieldName::Reason);
        Ok(Wish { proposal, reason }.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = event::milestone(at.lang, at.plan(), &self.0);
        (Label::TitleAddItem.text(at.lang), what)
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        dossier.plan.milestone(&self.0).is_some()
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        Some(dossier.plan.milestone(&self.0)?.phase)
    }

    fn presumed(&self, fields: &Fields, field: &Field) -> Option<String> {
        let name = fields.text(FieldName::Name).unwrap_or_default();
        (field.name == FieldName::Id).then(|| proposed_id(&name))
    }
}

/// An id made from a name: lower case, without accents, words joined by `-`.
pub(super) fn proposed_id(name: &str) -> String {
    let mut id = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'à' | 'á' => 'a',
            'è' | 'é' => 'e',
            'ì' | 'í' => 'i',
            'ò' | 'ó' => 'o',
            'ù' | 'ú' => 'u',
            c if c.is_ascii_alphanumeric() => c,
            _ => '-',
        };
        if plain != '-' || !(id.is_empty() || id.ends_with('-')) {
            id.push(plain);
        }
    }
    id.truncate(ID_MAX);
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::proposed_id;

    #[test]
    fn an_id_is_made_from_a_name_as_people_would() {
        for (name, id) in [
            ("Polizia locale", "polizia-locale"),
            ("  Attività  produttive (SUAP) ", "attivita-produttive-suap"),
            ("Città", "citta"),
            ("日本", ""),
        ] {
            assert_eq!(proposed_id(name), id);
        }
    }
}
