//! What is said of a report that goes to a file.

use std::path::Path;

use crate::calendar::Date;
use crate::plan::Plan;
use crate::say;
use crate::store::{Fault, StoreError};

use super::compose::list::path as shown;
use super::dates::with_weekday;
use super::event;
use super::store::store_reason;

say! {
    /// It is there.
    pub fn written(lang, path: &Path) let path = shown(path);
        it "Scritto {path}."
        en "Wrote {path}.";

    /// Why it is not, and what to do.
    pub fn not_written(lang, error: &StoreError)
        let reason = store_reason(lang, error);
        let fault = &error.fault;
    match fault {
        Fault::Exists =>
            it "{reason}. Non l'ho toccato: per sostituirlo, --force."
            en "{reason}. It was not touched: to replace it, --force.";
        _ =>
            it "Il documento non è stato scritto: {reason}."
            en "The report was not written: {reason}.";
    }

    /// The head of what is copied: whose contract, and the day.
    pub fn heading(lang, plan: &Plan, day: Date)
        let (title, day) = (event::title(lang, plan), with_weekday(lang, day));
        it "{title}, situazione a {day}"
        en "{title}, state as of {day}";

    /// The same where columns are few.
    pub fn heading_in_short(lang, plan: &Plan, day: Date)
        let (title, day) = (event::title_in_short(lang, plan), with_weekday(lang, day));
        it "{title}, situazione a {day}"
        en "{title}, state as of {day}";

    /// What is only tried is no report.
    pub fn not_of_a_hypothesis(lang) -> &str
        it "Un'ipotesi non si esporta: Esc torna ai dati veri."
        en "A hypothesis is not exported: Esc back to the real data.";

    /// It is on its way to the clipboard; no terminal says whether it took it.
    pub fn copied(lang, lines: usize) match lines {
        0 | 1 =>
            it "Copiata una riga negli appunti, se il terminale lo permette."
            en "1 line copied to the clipboard, if the terminal allows it.";
        _ =>
            it "Copiate {lines} righe negli appunti, se il terminale lo permette."
            en "{lines} lines copied to the clipboard, if the terminal allows it.";
    }

    /// It is more than terminals take.
    pub fn too_long(lang) -> &str
        it "Troppo lungo per gli appunti: esportalo in un file."
        en "Too long for the clipboard: export it to a file.";

    /// Why it is not in the file, for the form that is still open.
    pub fn not_written_from_screen(lang, error: &StoreError) let fault = &error.fault; match fault {
        Fault::Exists => let reason = store_reason(lang, error);
            it "{reason}. Sostituirlo?"
            en "{reason}. Replace it?";
        _ => say not_written(lang, error);
    }

    /// What Enter does, under the fields.
    pub fn effect(lang, to_file: bool) -> &str match to_file {
        true =>
            it "scrive il documento; il fascicolo non cambia"
            en "writes the report; the dossier does not change";
        false =>
            it "copia negli appunti di chi sta al terminale (OSC 52)"
            en "copies to the clipboard of the person at the terminal (OSC 52)";
    }
}

/// Whether the spreadsheet that opens with a double click is offered before everything else.
#[must_use]
pub const fn spreadsheet_first(lang: super::Lang) -> bool {
    matches!(lang, super::Lang::It)
}
