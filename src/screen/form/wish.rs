//! From what is typed to a proposal.

use crate::calendar::{Date, DateError};
use crate::record::Wish;
use crate::record::{Draft, Expected, Item, Proposal};
use crate::words::{self, Lang, dates, sentences};

use super::fault::FormFault;
use super::{FieldName, Form, Kind};

impl FormFault {
    /// The field to go to.
    #[must_use]
    pub fn field(&self) -> FieldName {
        match self {
            Self::Date(name, _) | Self::Empty(name) => *name,
            Self::Id(_) => FieldName::Id,
            Self::Value(_) => FieldName::Value,
            Self::Grant => FieldName::Grant,
        }
    }

    /// The sentence: what is wrong with what was typed.
    #[must_use]
    pub fn sentence(&self, lang: Lang, form: &Form) -> String {
        match self {
            Self::Date(_, DateError::Empty) => sentences::type_a_date(lang).to_owned(),
            Self::Date(name, error) => {
                let typed = form
                    .field(*name)
                    .map(super::Field::value)
                    .unwrap_or_default();
                dates::date_error(lang, typed, error)
            }
            Self::Empty(FieldName::Ticked) => sentences::tick_a_clock(lang).to_owned(),
            Self::Empty(name) => sentences::empty_field(lang, name.label()),
            Self::Id(id) => sentences::bad_id(lang, id),
            Self::Value(typed) => form.of_setting().map_or_else(String::new, |setting| {
                words::setting::not_understood(lang, &setting.key, typed)
            }),
            Self::Grant => sentences::type_a_grant(lang).to_owned(),
        }
    }
}

impl Form {
    /// What the form asks for, as it stands; `None` where it asks for nothing but a look.
    ///
    /// # Errors
    /// The first field that does not say what it must.
    pub fn wish(&self, today: Date) -> Result<Option<Wish>, FormFault> {
        let reason = self.text(FieldName::Reason);
        let proposal = match &self.kind {
            Kind::Record { was: Some(was), .. } if self.is_emptied() => {
                if reason.is_none() {
                    return Err(FormFault::Empty(FieldName::Reason));
                }
                let expected = Expected::Record(Some(was.clone()));
                Proposal::Clear {
                    event: was.event.clone(),
                    expected,
                }
            }
            Kind::Record { was, .. } => {
                let draft = self.draft(today)?;
                let moved = was.as_ref().is_some_and(|was| was.date != draft.date);
                if moved && reason.is_none() {
                    return Err(FormFault::Empty(FieldName::Reason));
                }
                let event = self
                    .event()
                    .cloned()
                    .ok_or(FormFault::Empty(FieldName::Date))?;
                let expected = Expected::Record(was.clone());
                Proposal::Record {
                    event,
                    draft,
                    keep: false,
                    expected,
                }
            }
            Kind::Open(register) => Proposal::OpenRequest {
                register: Some(register.clone()),
                subject: self.text(FieldName::Subject),
                draft: self.draft(today)?,
            },
            Kind::Item(milestone) => {
                let name = self.text(FieldName::Name);
                let name = name.ok_or(FormFault::Empty(FieldName::Name))?;
                let id = self
                    .text(FieldName::Id)
                    .unwrap_or_else(|| proposed_id(&name));
                let id = id.parse().map_err(|_| FormFault::Id(id))?;
                Proposal::AddItem(Item {
                    milestone: milestone.clone(),
                    id,
                    label: Some(name),
                })
            }
            Kind::Note(place) => Proposal::Note {
                place: place.clone(),
                kind: self.picked(FieldName::Kind).and_then(|id| id.parse().ok()),
                text: self
                    .text(FieldName::Text)
                    .ok_or(FormFault::Empty(FieldName::Text))?,
                date: self.sound_date(today)?,
            },
            Kind::Setting(setting) => self.set(setting, reason.as_deref(), today)?,
            Kind::Act(act) => return self.act_wish(act, today).map(Some),
            Kind::Export(_) => return self.outgoing().map(|_| None),
            Kind::Day(_) => return self.sound_date(today).map(|_| None),
        };
        Ok(Some(Wish { proposal, reason }))
    }

    pub(super) fn text(&self, name: FieldName) -> Option<String> {
        let presumed = self.presumed_reason.clone();
        let presumed = presumed.filter(|_| name == FieldName::Reason);
        self.field(name).and_then(super::Field::text).or(presumed)
    }

    fn sound_date(&self, today: Date) -> Result<Date, FormFault> {
        self.date(today)
            .map_err(|error| FormFault::Date(FieldName::Date, error))
    }

    /// What is chosen in a field that is a choice.
    pub(super) fn picked(&self, name: FieldName) -> Option<String> {
        self.field(name)?.choice.as_ref()?.value()
    }

    fn is_emptied(&self) -> bool {
        self.text(FieldName::Date).is_none()
    }

    fn draft(&self, today: Date) -> Result<Draft, FormFault> {
        let date = self.sound_date(today)?;
        let protocol_date = match self.typed(FieldName::ProtocolDate, today) {
            None | Some(Err(DateError::Empty)) => None,
            Some(Ok(date)) => Some(date),
            Some(Err(error)) => return Err(FormFault::Date(FieldName::ProtocolDate, error)),
        };
        Ok(Draft {
            date,
            source: self.field(FieldName::Source).and_then(|field| field.source),
            protocol: self.text(FieldName::Protocol),
            protocol_date,
            pec_id: self.text(FieldName::Pec),
            note: self.text(FieldName::Note),
            attachment: self.text(FieldName::Attachment),
        })
    }
}

/// An id made from a name: lower case, without accents, words joined by `-`.
#[must_use]
pub fn proposed_id(name: &str) -> String {
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
    id.truncate(crate::plan::ID_MAX);
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
