//! What is said of a report that goes to a file.

use std::path::Path;

use crate::store::{Fault, StoreError};

use super::Lang;
use super::shown::shown;
use super::store::store_reason;

/// It is there.
#[must_use]
pub fn written(lang: Lang, path: &Path) -> String {
    let path = path.to_string_lossy();
    let path = shown(&path);
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

/// The name is the dossier's own, or of what keeps it safe.
#[must_use]
pub fn in_place_of_a_dossier(lang: Lang) -> &'static str {
    lang.pick(
        "Qui c'è il fascicolo, o una sua copia di sicurezza: scegli un altro nome per il documento.",
        "This is the dossier, or a backup of it: choose another name for the report.",
    )
}
