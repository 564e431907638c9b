//! Writing a note, under a number never given before.

use crate::calendar::Date;
use crate::plan::ItemId;
use crate::record::dossier::is_too_long;
use crate::record::edit::Fact;
use crate::record::{Change, Dossier, Note, NotePlace, Op, Refusal};

use super::{ProposalContext, in_range};

impl ProposalContext<'_> {
    pub(super) fn note(
        &self,
        place: &NotePlace,
        date: Date,
        kind: Option<&ItemId>,
        text: &str,
    ) -> Result<Change, Refusal> {
        let known = match place {
            NotePlace::Plan => true,
            NotePlace::Phase(number) => self.plan().phase(*number).is_some(),
            NotePlace::Named(_) => self.dossier.phase_of(place).is_some(),
            NotePlace::Point(point) => self.plan().has_point(point),
        };
        if !known {
            return Err(Refusal::UnknownPlace(place.to_string()));
        }
        if let Some(kind) = kind
            && !self.dossier.kinds_of(place).any(|known| known.id == *kind)
        {
            return Err(self.dossier.unknown_kind(place, kind.as_str()));
        }
        if text.trim().is_empty() {
            return Err(Refusal::EmptyText);
        }
        if is_too_long(text) {
            return Err(Refusal::TextTooLong);
        }
        in_range(date)?;
        let note = Note {
            n: self.next_number(|_: &Note| true),
            place: place.clone(),
            date,
            kind: kind.cloned(),
            text: text.to_owned(),
            stamp: self.stamp.clone(),
        };
        Ok(Change::new(Op::Note, vec![note.instead_of(None)]))
    }
}

impl Dossier {
    /// The refusal of a text that is no kind of a note on this place.
    #[must_use]
    pub fn unknown_kind(&self, place: &NotePlace, text: &str) -> Refusal {
        Refusal::UnknownKind {
            kind: text.to_owned(),
            known: self.kinds_of(place).map(|kind| kind.id.clone()).collect(),
        }
    }
}
