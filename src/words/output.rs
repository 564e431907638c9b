//! What is said of a report that goes to a file.

use std::path::Path;

use crate::calendar::Date;
use crate::plan::Plan;
use crate::store::{Fault, StoreError};

use super::Lang;
use super::dates::with_weekday;
use super::event;
use super::sanitize::sanitized;
use super::store::store_reason;

/// It is there.
#[must_use]
pub fn written(lang: Lang, path: &Path) -> String {
    let path = path.to_string_lossy();
    let path = sanitized(&path);
    match lang {
        Lang::It => format!("Scritto {path}."),
        Lang::En => format!("Wrote {path}."),
    }
}

/// Why it is not, and what to do.
#[must_use]
pub fn not_written(lang: Lang, error: &StoreError) -> String {
    let reason = store_reason(lang, error);
    match (lang, &error.fault) {
        (Lang::It, Fault::Exists) => {
            format!("{reason}. Non l'ho toccato: per sostituirlo, --force.")
        }
        (Lang::En, Fault::Exists) => {
            format!("{reason}. It was not touched: to replace it, --force.")
        }
        (Lang::It, _) => format!("Il documento non è stato scritto: {reason}."),
        (Lang::En, _) => format!("The report was not written: {reason}."),
    }
}

/// The head of what is copied: whose contract, and the day.
#[must_use]
pub fn heading(lang: Lang, plan: &Plan, day: Date) -> String {
    let (title, day) = (event::title(lang, plan), with_weekday(lang, day));
    match lang {
        Lang::It => format!("{title}, situazione al {day}"),
        Lang::En => format!("{title}, state as of {day}"),
    }
}

/// What is only tried is no report.
#[must_use]
pub fn not_of_a_hypothesis(lang: Lang) -> &'static str {
    lang.pick(
        "Un'ipotesi non si esporta: Esc torna ai dati veri.",
        "A hypothesis is not exported: Esc back to the real data.",
    )
}

/// It is on its way to the clipboard; no terminal says whether it took it.
#[must_use]
pub fn copied(lang: Lang, lines: usize) -> String {
    match (lang, lines) {
        (Lang::It, 0 | 1) => {
            "Copiata una riga negli appunti, se il terminale lo permette.".to_owned()
        }
        (Lang::It, _) => {
            format!("Copiate {lines} righe negli appunti, se il terminale lo permette.")
        }
        (Lang::En, 0 | 1) => {
            "1 line copied to the clipboard, if the terminal allows it.".to_owned()
        }
        (Lang::En, _) => {
            format!("{lines} lines copied to the clipboard, if the terminal allows it.")
        }
    }
}

/// It is more than terminals take.
#[must_use]
pub fn too_long(lang: Lang) -> &'static str {
    lang.pick(
        "Troppo lungo per gli appunti: esportalo in un file.",
        "Too long for the clipboard: export it to a file.",
    )
}

/// Why it is not in the file, for the form that is still open.
#[must_use]
pub fn not_written_from_screen(lang: Lang, error: &StoreError) -> String {
    let reason = store_reason(lang, error);
    match (lang, &error.fault) {
        (Lang::It, Fault::Exists) => {
            format!("{reason}. Sostituirlo?")
        }
        (Lang::En, Fault::Exists) => {
            format!("{reason}. Replace it?")
        }
        _ => not_written(lang, error),
    }
}

/// What Enter does, under the fields.
#[must_use]
pub fn effect(lang: Lang, to_file: bool) -> &'static str {
    if to_file {
        return lang.pick(
            "scrive il documento; il fascicolo non cambia",
            "writes the report; the dossier does not change",
        );
    }
    lang.pick(
        "copia negli appunti di chi sta al terminale (OSC 52)",
        "copies to the clipboard of whoever sits at the terminal (OSC 52)",
    )
}
