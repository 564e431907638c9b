//! An entry of the journal in full, for the view that shows one at a time.

use crate::record::{Dossier, Entry, Outcome};

use super::sanitize::sanitized;
use super::{Lang, change, dates};

/// "11 modifiche, la più recente in alto".
#[must_use]
pub fn how_many(lang: Lang, entries: usize) -> String {
    match (lang, entries) {
        (_, 0) => lang.pick("nessuna modifica", "no changes").to_owned(),
        (Lang::It, 1) => "1 modifica".to_owned(),
        (Lang::It, _) => format!("{entries} modifiche, la più recente in alto"),
        (Lang::En, 1) => "1 change".to_owned(),
        (Lang::En, _) => format!("{entries} changes, newest on top"),
    }
}

/// Everything the journal knows of one change, a line each: what, the values, the reason, the
/// verdicts, who and when.
#[must_use]
pub fn in_full(lang: Lang, dossier: &Dossier, entry: &Entry) -> Vec<String> {
    let head = lang.pick("modifica", "change");
    let mut lines = vec![format!(
        "{head} {}: {}",
        entry.n,
        change::entry(lang, dossier, entry)
    )];
    for edit in entry.edits.iter().skip(1) {
        lines.push(change::edit(lang, dossier, edit));
    }
    if let Some(reason) = &entry.reason {
        lines.push(format!(
            "{}: {}",
            lang.pick("motivo", "reason"),
            sanitized(reason)
        ));
    }
    for judged in &entry.judged {
        let outcome = match judged.outcome {
            Outcome::Met => lang.pick("rispettato", "met"),
            Outcome::Breached => lang.pick("non rispettato", "not met"),
        };
        let due = dates::with_weekday(lang, judged.due);
        let clock = sanitized(&judged.clock);
        lines.push(match lang {
            Lang::It => format!("giudicato allora: {clock} {outcome}, scadeva {due}"),
            Lang::En => format!("judged then: {clock} {outcome}, was due {due}"),
        });
    }
    let at = entry.stamp.at;
    let written = lang.pick("scritta", "written");
    let day = dates::with_weekday(lang, at.date_naive());
    lines.push(format!(
        "{written}: {day} {}, {}",
        at.format("%H:%M"),
        change::author(&entry.stamp)
    ));
    lines
}
