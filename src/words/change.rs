//! What an entry of the journal says on one line.

use crate::say;

use super::register::EntryNoun;

pub use super::compose::author::author;
pub use super::compose::change::{edit, edit_between, entry, entry_fact_first, entry_in_short};

say! {
    /// An item that was there, that is there.
    pub(super) fn item(lang, was: bool, is: bool, of: &str, name: &str) match (was, is) {
        (false, _) => it "{of}: voce aggiunta, {name}" en "{of}: item added, {name}";
        (true, false) => it "{of}: voce tolta, {name}" en "{of}: item dropped, {name}";
        (true, true) => it "{of}: voce, {name}" en "{of}: item, {name}";
    }

    pub(super) fn an_item(lang) it "voce" en "item";

    /// A request that was there, that is there.
    pub(super) fn request(lang, was: bool, is: bool, noun: &EntryNoun, number: &str)
        let name = &noun.one;
    match (was, is, noun.feminine) {
        (false, _, true) => it "{name} {number} aperta" en "{name} {number} opened";
        (false, _, false) => it "{name} {number} aperto" en "{name} {number} opened";
        (true, false, true) => it "{name} {number} tolta" en "{name} {number} taken away";
        (true, false, false) => it "{name} {number} tolto" en "{name} {number} taken away";
        (true, true, true) => it "{name} {number} cambiata" en "{name} {number} changed";
        (true, true, false) => it "{name} {number} cambiato" en "{name} {number} changed";
    }

    /// A note that is there, or that was.
    pub(super) fn note(lang, is: bool, place: &str, text: &str) match is {
        true => it "nota, {place}: {text}" en "note, {place}: {text}";
        false => it "nota tolta, {place}: {text}" en "note taken away, {place}: {text}";
    }

    pub(super) fn a_note(lang) it "nota" en "note";

    pub(super) fn no_date(lang) it "nessuna" en "none";

    pub(super) fn field(lang, field: DocumentField) -> &str match field {
        DocumentField::Source => it "fonte" en "source";
        DocumentField::Protocol => it "protocollo" en "protocol";
        DocumentField::ProtocolDate => it "data del protocollo" en "protocol date";
        DocumentField::PecId => it "ricevuta PEC" en "PEC receipt";
        DocumentField::Note => it "nota" en "note";
        DocumentField::Attachment => it "allegato" en "attachment";
    }
}

/// What of a document may change while the date stays.
#[derive(Clone, Copy, Debug)]
pub(super) enum DocumentField {
    Source,
    Protocol,
    ProtocolDate,
    PecId,
    Note,
    Attachment,
}
