//! What an entry of the journal says on one line.

use crate::say;

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
    pub(super) fn request(lang, was: bool, is: bool, number: &str) match (was, is) {
        (false, _) => it "richiesta {number} aperta" en "request {number} opened";
        (true, false) => it "richiesta {number} tolta" en "request {number} taken away";
        (true, true) => it "richiesta {number} cambiata" en "request {number} changed";
    }

    pub(super) fn a_request(lang) it "richiesta" en "request";

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
