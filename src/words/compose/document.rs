//! The document behind a record, and whether its number stands on others.

use crate::record::{Dossier, Record};
use crate::words::dates::full;
use crate::words::document::{again, protocol};
use crate::words::event::label;
use crate::words::sanitize::sanitized;
use crate::words::{Lang, state};

/// The document behind a record, in a few words: "prot. 1204/2025", or what kind it is; empty where
/// nothing is known of it.
#[must_use]
pub fn of_record(lang: Lang, record: &Record) -> String {
    match (&record.document.protocol, record.document.source) {
        (Some(number), _) => protocol(lang, number),
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
    let name = label(lang, dossier, &first.event);
    let on = format!("{name} ({})", full(first.date));
    Some(again(lang, &sanitized(number.trim()), &on, more.len()))
}
