//! What is to be said about the document behind a date: a protocol number used twice, and where the
//! file is.

use crate::say;

use super::sanitize::sanitized;

pub use super::compose::document::{of_record, protocol_again};

say! {
    /// The number of a document in the protocol register.
    pub fn protocol(lang, number: &str) let number = sanitized(number);
        it "prot. {number}"
        en "prot. {number}";

    /// The number is on another date, and on so many more.
    pub(super) fn again(lang, number: &str, on: &str, more: usize) match more {
        0 =>
            it "Il protocollo {number} è già su: {on}."
            en "Protocol {number} is already on: {on}.";
        1 =>
            it "Il protocollo {number} è già su: {on} e un'altra data."
            en "Protocol {number} is already on: {on} and 1 other date.";
        more =>
            it "Il protocollo {number} è già su: {on} e altre {more} date."
            en "Protocol {number} is already on: {on} and {more} other dates.";
    }

    /// Where the document is, as it was written.
    pub fn attachment(lang, name: &str) let name = sanitized(name);
        it "allegato: {name}"
        en "attachment: {name}";

    /// The file is not where it was written to be.
    pub fn attachment_missing(lang, name: &str) let name = sanitized(name);
        it "allegato non trovato: {name}"
        en "attachment not found: {name}";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::Stamp;
    use crate::record::{Document, Dossier, Record};
    use crate::words::Lang;
    use crate::words::Lang::{En, It};

    #[test]
    fn a_number_used_once_twice_and_often() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let record = Record {
            event: "migration_verified".parse().unwrap(),
            date: "2025-08-29".parse().unwrap(),
            document: Document {
                protocol: Some("5131/2025".into()),
                ..Document::default()
            },
            stamp: Stamp {
                by: "A.B.".into(),
                login: "anna".into(),
                at: "2025-08-29T09:00:00+02:00".parse().unwrap(),
            },
        };
        let it = "Il protocollo 5131/2025 è già su: Verifica della migrazione (29/08/2025)";
        let en = "Protocol 5131/2025 is already on: Migration verified (29/08/2025)";
        for (times, it, en) in [
            (0, None, None),
            (1, Some(format!("{it}.")), Some(format!("{en}."))),
            (
                2,
                Some(format!("{it} e un'altra data.")),
                Some(format!("{en} and 1 other date.")),
            ),
            (
                4,
                Some(format!("{it} e altre 3 date.")),
                Some(format!("{en} and 3 other dates.")),
            ),
        ] {
            let records = vec![&record; times];
            let said = |lang| protocol_again(lang, &dossier, " 5131/2025", &records);
            assert_eq!((said(It), said(En)), (it, en));
        }
    }

    #[test]
    fn the_name_of_a_file_cannot_write_on_the_terminal() {
        for lang in Lang::ALL {
            for said in [
                attachment(lang, "a\u{1b}[2J.pdf"),
                attachment_missing(lang, "\u{202e}fdp.a"),
            ] {
                assert!(said.contains('\u{fffd}') && !said.contains(['\u{1b}', '\u{202e}']));
            }
        }
    }
}
