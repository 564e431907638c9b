//! What the commands say: refusals with the option that helps, the file that is not there yet, the
//! rows of `doctor`.

use std::path::Path;

use crate::calendar::Date;
use crate::plan::ClockKey;
use crate::record::{Dossier, Doubt, Refusal};

use super::Lang;
use super::dates::with_weekday;
use super::doubt::doubt;
use super::refusal::refusal;
use super::shown::shown;

/// The terminal cannot be used.
#[must_use]
pub fn no_screen(lang: Lang, reason: &str) -> String {
    let reason = shown(reason);
    match lang {
        Lang::It => format!("Il terminale non si può usare ({reason}). Prova crono status."),
        Lang::En => format!("The terminal cannot be used ({reason}). Try crono status."),
    }
}

/// A command that speaks of one dossier was given several.
#[must_use]
pub fn one_dossier_only(lang: Lang) -> &'static str {
    lang.pick(
        "Questo comando riguarda un solo fascicolo. Indica un file con --file.",
        "This command is about one dossier. Give one file with --file.",
    )
}

/// A folder holds none.
#[must_use]
pub fn no_dossiers(lang: Lang, folder: &Path) -> String {
    let folder = folder.to_string_lossy();
    let folder = shown(&folder);
    match lang {
        Lang::It => format!("Nella cartella {folder} non c'è nessun fascicolo (file .json)."),
        Lang::En => format!("There is no dossier (.json file) in the folder {folder}."),
    }
}

/// A refusal, with the option of the command line that helps.
#[must_use]
pub fn refused(lang: Lang, dossier: &Dossier, why: &Refusal) -> String {
    let sentence = refusal(lang, dossier, why);
    let hint = match why {
        Refusal::ReasonMissing { .. } | Refusal::ReasonMissingForAct(_) => {
            lang.pick("Aggiungi --reason \"...\".", "Add --reason \"...\".")
        }
        Refusal::WhichRegister { known } if !known.is_empty() => {
            lang.pick("Si indica con --register.", "Name it with --register.")
        }
        Refusal::WhichSuspension { .. } => {
            let sentence = sentence.trim_end_matches('.');
            return format!("{sentence}, {}.", lang.pick("con --id", "with --id"));
        }
        Refusal::UnknownRequest { .. } => lang.pick(
            "Si apre con crono request open.",
            "Open it with crono request open.",
        ),
        Refusal::UnknownItem { .. } => lang.pick(
            "Una voce si aggiunge con crono item add.",
            "Add an item with crono item add.",
        ),
        Refusal::UnknownSetting { .. } => lang.pick(
            "Le chiavi si vedono con crono get.",
            "crono get shows the keys.",
        ),
        Refusal::UnknownEvent(_) | Refusal::UnknownClock { .. } => lang.pick(
            "Gli id si vedono con crono status --json.",
            "crono status --json shows the ids.",
        ),
        _ => return sentence,
    };
    format!("{sentence} {hint}")
}

/// Everything that would be asked, and how to say yes. The date in question is said in full, for a day
/// typed without its year may be of another year than was meant.
#[must_use]
pub fn asked(lang: Lang, dossier: &Dossier, doubts: &[Doubt], date: Option<Date>) -> String {
    let mut sentences: Vec<String> = doubts
        .iter()
        .map(|asked| doubt(lang, dossier, asked))
        .collect();
    let how = lang.pick(
        "Niente è stato salvato: aggiungi -y per salvare lo stesso",
        "Nothing was saved: add -y to save all the same",
    );
    let is_said = |doubt: &Doubt| matches!(doubt, Doubt::Future { .. });
    let with = lang.pick("con la data", "with the date");
    sentences.push(match date.filter(|_| !doubts.iter().any(is_said)) {
        Some(date) => format!("{how}, {with} {}.", with_weekday(lang, date)),
        None => format!("{how}."),
    });
    sentences.join(" ")
}

/// There is no file yet: the shipped plan is shown.
#[must_use]
pub fn no_file_yet(lang: Lang, path: &Path) -> String {
    let path = path.to_string_lossy();
    let path = shown(&path);
    match lang {
        Lang::It => format!("Fascicolo nuovo: {path} nasce con la prima data salvata."),
        Lang::En => format!("New dossier: {path} is created with the first date saved."),
    }
}

/// There is no file, and the verb needs one.
#[must_use]
pub const fn no_file(lang: Lang) -> &'static str {
    lang.pick(
        "Il fascicolo non c'è. Si crea con crono init, o con la prima data salvata.",
        "There is no dossier. crono init creates one, and so does the first date saved.",
    )
}

/// There is no place for a file.
#[must_use]
pub const fn no_place(lang: Lang) -> &'static str {
    lang.pick(
        "Non so dove sia il fascicolo: questo account non ha una cartella. Indica --file.",
        "There is no place for the dossier: this account has no home. Name one with --file.",
    )
}

/// The file is only being looked at.
#[must_use]
pub const fn only_looking(lang: Lang) -> &'static str {
    lang.pick(
        "Sola lettura: con --readonly niente viene scritto.",
        "Read only: with --readonly nothing is written.",
    )
}

/// A plan that is neither shipped nor a file.
#[must_use]
pub fn no_plan(lang: Lang, name: &str, known: &[&str], why: &str) -> String {
    let (name, why) = (shown(name), shown(why));
    let known = known.join(", ");
    match lang {
        Lang::It => format!(
            "\"{name}\" non è un cronoprogramma fornito ({known}) né un file che si possa leggere. {why}."
        ),
        Lang::En => format!(
            "\"{name}\" is neither a shipped plan ({known}) nor a file that can be read. {why}."
        ),
    }
}

/// What was given as a plan is a dossier.
#[must_use]
pub const fn a_dossier(lang: Lang) -> &'static str {
    lang.pick(
        "è un fascicolo, non un cronoprogramma.",
        "it is a dossier, not a plan.",
    )
}

/// A dossier was created.
#[must_use]
pub fn created(lang: Lang, path: &Path, plan: &str) -> String {
    let path = path.to_string_lossy();
    let (path, plan) = (shown(&path), shown(plan));
    match lang {
        Lang::It => format!("Creato: {path}, cronoprogramma {plan}."),
        Lang::En => format!("Created: {path}, plan {plan}."),
    }
}

/// A dossier is sound.
#[must_use]
pub fn sound(lang: Lang, records: usize, entries: usize) -> String {
    let one_or_many = |n, one, many| format!("{n} {}", if n == 1 { one } else { many });
    match lang {
        Lang::It => format!(
            "Il fascicolo è sano: {}, {}.",
            one_or_many(records, "data", "date"),
            one_or_many(entries, "modifica", "modifiche")
        ),
        Lang::En => format!(
            "The dossier is sound: {}, {}.",
            one_or_many(records, "date", "dates"),
            one_or_many(entries, "change", "changes")
        ),
    }
}

/// Output that could not be written.
#[must_use]
pub fn no_output(lang: Lang, why: &str) -> String {
    let why = shown(why);
    match lang {
        Lang::It => format!("Non posso scrivere il risultato: {why}."),
        Lang::En => format!("Cannot write the result: {why}."),
    }
}

/// A number that is none.
#[must_use]
pub fn not_a_number(lang: Lang, text: &str) -> String {
    let text = shown(text);
    match lang {
        Lang::It => format!("\"{text}\" non è un numero."),
        Lang::En => format!("\"{text}\" is not a number."),
    }
}

/// A number of days that is none.
#[must_use]
pub fn not_days(lang: Lang, text: &str) -> String {
    let text = shown(text);
    match lang {
        Lang::It => format!("\"{text}\" non sono giorni: scrivi un numero come 15d."),
        Lang::En => format!("\"{text}\" are no days: type a number such as 15d."),
    }
}

/// A new term without its clock, where none or several stand.
#[must_use]
pub fn which_term(lang: Lang, standing: &[ClockKey]) -> String {
    let keys: Vec<String> = standing.iter().map(ToString::to_string).collect();
    match (lang, keys.is_empty()) {
        (Lang::It, true) => {
            "Nessun termine è fermo: indica quale con --term TERMINE=DATA.".to_owned()
        }
        (Lang::En, true) => "No clock stands: name one with --term CLOCK=DATE.".to_owned(),
        (Lang::It, false) => format!(
            "Fermi: {}. Indica quale con --term TERMINE=DATA.",
            keys.join(", ")
        ),
        (Lang::En, false) => format!(
            "Standing: {}. Name one with --term CLOCK=DATE.",
            keys.join(", ")
        ),
    }
}

/// A name that cannot be an id.
#[must_use]
pub fn not_an_id(lang: Lang, text: &str) -> String {
    let text = shown(text);
    match lang {
        Lang::It => format!(
            "\"{text}\" non può essere una sigla: solo lettere minuscole senza accento, cifre, - e _."
        ),
        Lang::En => format!(
            "\"{text}\" cannot be an id: only lower-case letters without accents, digits, - and _."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_dossier_is_counted_in_the_right_number() {
        let said = |lang| [0, 1, 2].map(|n| sound(lang, n, n));
        assert_eq!(
            said(Lang::It),
            [
                "Il fascicolo è sano: 0 date, 0 modifiche.",
                "Il fascicolo è sano: 1 data, 1 modifica.",
                "Il fascicolo è sano: 2 date, 2 modifiche.",
            ]
        );
        assert_eq!(said(Lang::En)[1], "The dossier is sound: 1 date, 1 change.");
    }
}
