//! What is to be said about the document behind a date: a protocol number used twice, and where the
//! file is.

use crate::record::{Dossier, Record};

use super::Lang;
use super::dates::full;
use super::event::label;
use super::sanitize::sanitized;
use super::state;

/// The document behind a record, in a few words: "prot. 1204/2025", or what kind it is; empty where
/// nothing is known of it.
#[must_use]
pub fn of_record(lang: Lang, record: &Record) -> String {
    match (&record.protocol, record.source) {
        (Some(protocol), _) => format!("prot. {}", sanitized(protocol)),
        (None, Some(source)) => state::source(lang, source).to_owned(),
        (None, None) => String::new(),
    }
}

/// The protocol number is on other records already, the first of which is named: "Il protocollo
/// 5131/2025 è già su: Verifica della migrazione (29/08/2025).". `None` without any.
#[must_use]
pub fn protocol_again(
    lang: Lang,
    dossier: &Dossier,
    number: &str,
    records: &[&Record],
) -> Option<String> {
    let (first, more) = records.split_first()?;
    let number = sanitized(number.trim());
    let on = format!(
        "{} ({})",
        label(lang, dossier, &first.event),
        full(first.date)
    );
    let more = match (lang, more.len()) {
        (_, 0) => String::new(),
        (Lang::It, 1) => " e un'altra data".to_owned(),
        (Lang::It, more) => format!(" e altre {more} date"),
        (Lang::En, 1) => " and 1 other date".to_owned(),
        (Lang::En, more) => format!(" and {more} other dates"),
    };
    Some(match lang {
        Lang::It => format!("Il protocollo {number} è già su: {on}{more}."),
        Lang::En => format!("Protocol {number} is already on: {on}{more}."),
    })
}

/// Where the document is, as it was written.
#[must_use]
pub fn attachment(lang: Lang, name: &str) -> String {
    format!(
        "{}: {}",
        lang.pick("allegato", "attachment"),
        sanitized(name)
    )
}

/// The file is not where it was written to be.
#[must_use]
pub fn attachment_missing(lang: Lang, name: &str) -> String {
    let missing = lang.pick("allegato non trovato", "attachment not found");
    format!("{missing}: {}", sanitized(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::Stamp;
    use Lang::{En, It};

    #[test]
    fn a_number_used_once_twice_and_often() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let record = Record {
            event: "migration_verified".parse().unwrap(),
            date: "2025-08-29".parse().unwrap(),
            source: None,
            protocol: Some("5131/2025".into()),
            protocol_date: None,
            pec_id: None,
            note: None,
            attachment: None,
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
