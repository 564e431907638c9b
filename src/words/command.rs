//! What the commands say: refusals with the option that helps, the file that is not there yet, the
//! rows of `doctor`.

use std::path::Path;

use crate::calendar::Date;
use crate::plan::{ClockId, ClockKey, ItemId, MilestoneId};
use crate::record::{Dossier, Doubt, NotePlace, Refusal};

use super::Lang;
use super::dates::{full, with_weekday};
use super::doubt::doubt;
use super::event::milestone;
use super::known::{self, Choice};
use super::refusal::refusal;
use super::sanitize::sanitized;
use super::shell;
use super::wrong::rule_of_ids;

/// The terminal cannot be used.
#[must_use]
pub fn no_screen(lang: Lang, reason: &str, named: Option<&Path>) -> String {
    let (reason, status) = (sanitized(reason), shell::command("status", named));
    match lang {
        Lang::It => format!("Il terminale non si può usare ({reason}). Prova: {status}"),
        Lang::En => format!("The terminal cannot be used ({reason}). Try: {status}"),
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
    let folder = sanitized(&folder);
    match lang {
        Lang::It => format!("Nella cartella {folder} non c'è nessun fascicolo (file .json)."),
        Lang::En => format!("There is no dossier (.json file) in the folder {folder}."),
    }
}

/// A refusal on the command line: a sentence, and under it what there is to choose from, a line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why, and what to do.
    pub sentence: String,
    /// What there is; empty where nothing was named that is not there.
    pub rows: Vec<String>,
}

impl From<String> for Refused {
    fn from(sentence: String) -> Self {
        let rows = Vec::new();
        Self { sentence, rows }
    }
}

impl Refused {
    /// A sentence with what there is to choose from.
    #[must_use]
    pub fn among(lang: Lang, sentence: &str, choice: Choice) -> Self {
        let sentence = match (lang, &choice.meant) {
            (_, None) => sentence.to_owned(),
            (Lang::It, Some(near)) => format!("{sentence} Forse {near}?"),
            (Lang::En, Some(near)) => format!("{sentence} Did you mean {near}?"),
        };
        Self::listing(lang, &sentence, choice.rows)
    }

    fn listing(lang: Lang, sentence: &str, rows: Vec<String>) -> Self {
        let there_are = lang.pick("Ci sono:", "There are:");
        let sentence = if rows.is_empty() {
            sentence.to_owned()
        } else {
            format!("{sentence} {there_are}")
        };
        Self { sentence, rows }
    }
}

/// A refusal, with what there is instead of what was named.
#[must_use]
pub fn refused(lang: Lang, dossier: &Dossier, why: &Refusal, named: Option<&Path>) -> Refused {
    let sentence = hinted(lang, dossier, why, named);
    let rows = known::instead(lang, dossier, why).map(|choice| choice.rows);
    Refused::listing(lang, &sentence, rows.unwrap_or_default())
}

/// A refusal, with the option of the command line that helps.
fn hinted(lang: Lang, dossier: &Dossier, why: &Refusal, named: Option<&Path>) -> String {
    let sentence = match why {
        // What there is stands in the lines below.
        Refusal::UnknownItem {
            milestone: of,
            item,
            known,
        } if !known.is_empty() => no_item(lang, dossier, of, item),
        Refusal::WhichRegister { known } if !known.is_empty() => lang
            .pick("Indica il registro.", "Name the register.")
            .to_owned(),
        _ => refusal(lang, dossier, why),
    };
    let hint = match why {
        Refusal::ReasonMissing { .. } | Refusal::ReasonMissingForAct(_) => {
            lang.pick("Aggiungi --reason \"...\".", "Add --reason \"...\".")
        }
        Refusal::UnknownRegister { .. } => {
            lang.pick("Si indica con --register.", "Name it with --register.")
        }
        Refusal::WhichRegister { known } if !known.is_empty() => {
            lang.pick("Si indica con --register.", "Name it with --register.")
        }
        Refusal::WhichSuspension { .. } => {
            let sentence = sentence.trim_end_matches('.');
            return format!("{sentence}, {}.", lang.pick("con --id", "with --id"));
        }
        Refusal::UnknownRequest { .. } => {
            let open = shell::command("request open", named);
            let says = lang.pick("Una si apre con", "Open one with");
            return format!("{sentence} {says}: {open}");
        }
        Refusal::UnknownItem {
            milestone, item, ..
        } => {
            let add = shell::command(&format!("item add {milestone} {item}"), named);
            let says = lang.pick("Una voce si aggiunge con", "Add an item with");
            return format!("{sentence} {says}: {add}");
        }
        Refusal::Conflict(conflict) if conflict.outside => {
            let validate = shell::command("validate", named);
            let says = lang.pick("Tutte le differenze", "All that differs");
            return format!("{sentence} {says}: {validate}");
        }
        _ => return sentence,
    };
    format!("{sentence} {hint}")
}

fn no_item(lang: Lang, dossier: &Dossier, of: &MilestoneId, item: &ItemId) -> String {
    let of = milestone(lang, &dossier.plan, of);
    match lang {
        Lang::It => format!("{of} non ha una voce \"{item}\"."),
        Lang::En => format!("{of} has no item \"{item}\"."),
    }
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
    let path = sanitized(&path);
    match lang {
        Lang::It => format!("Fascicolo nuovo: {path} nasce con la prima data salvata."),
        Lang::En => format!("New dossier: {path} is created with the first date saved."),
    }
}

/// The first save of a command began the file: the first words of its answer.
#[must_use]
pub fn begun(lang: Lang, path: &Path, plan: &str) -> String {
    let path = path.to_string_lossy();
    let (path, plan) = (sanitized(&path), sanitized(plan));
    match lang {
        Lang::It => format!("Fascicolo nuovo: {path}, cronoprogramma {plan}."),
        Lang::En => format!("New dossier: {path}, plan {plan}."),
    }
}

/// The name by which other programs call standard input.
#[must_use]
pub const fn not_a_name(lang: Lang) -> &'static str {
    lang.pick(
        "\"-\" non è un file: il fascicolo non si legge dall'ingresso. Un file di questo nome è ./-",
        "\"-\" is no file: a dossier is not read from standard input. A file of that name is ./-",
    )
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
pub fn no_plan(lang: Lang, name: &str, why: &str) -> Refused {
    let choice = known::plans(lang, name);
    let (name, why) = (sanitized(name), sanitized(why));
    let sentence = match lang {
        Lang::It => format!(
            "\"{name}\" non è un cronoprogramma fornito né un file che si possa leggere. {why}."
        ),
        Lang::En => {
            format!("\"{name}\" is neither a shipped plan nor a file that can be read. {why}.")
        }
    };
    Refused::among(lang, &sentence, choice)
}

/// A kind of note that its place does not have.
#[must_use]
pub fn no_kind(lang: Lang, dossier: &Dossier, place: &NotePlace, kind: &str) -> Refused {
    let choice = known::kinds(lang, dossier, place, kind);
    if choice.rows.is_empty() {
        return refusal(lang, dossier, &dossier.unknown_kind(place, kind)).into();
    }
    let kind = sanitized(kind);
    let sentence = match lang {
        Lang::It => format!("Non c'è un tipo \"{kind}\"."),
        Lang::En => format!("There is no kind \"{kind}\"."),
    };
    Refused::among(lang, &sentence, choice)
}

/// Something that is not the number of a request.
#[must_use]
pub fn no_request(lang: Lang, dossier: &Dossier, register: &ClockId, text: &str) -> Refused {
    let choice = known::requests_of(lang, dossier, register, text);
    Refused::among(lang, &not_a_number(lang, text), choice)
}

/// What was given as a plan is a dossier.
#[must_use]
pub const fn a_dossier(lang: Lang) -> &'static str {
    lang.pick(
        "è un fascicolo, non un cronoprogramma.",
        "it is a dossier, not a plan.",
    )
}

/// A new dossier would come to lie among the copies of another.
#[must_use]
pub fn copies_are_here(lang: Lang, day: Date, named: Option<&Path>) -> String {
    let restore = shell::command("restore", named);
    let day = full(day);
    match lang {
        Lang::It => format!(
            "Qui c'era un fascicolo, e le sue copie ci sono ancora (l'ultima è del {day}): con {restore} si torna a quella. Con -y se ne comincia uno nuovo."
        ),
        Lang::En => format!(
            "There was a dossier here, and its copies still are (the last of {day}): {restore} goes back to it. -y begins a new one."
        ),
    }
}

/// A dossier was created.
#[must_use]
pub fn created(lang: Lang, path: &Path, plan: &str) -> String {
    let path = path.to_string_lossy();
    let (path, plan) = (sanitized(&path), sanitized(plan));
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
    let why = sanitized(why);
    match lang {
        Lang::It => format!("Non posso scrivere il risultato: {why}."),
        Lang::En => format!("Cannot write the result: {why}."),
    }
}

/// A number that is none.
#[must_use]
pub fn not_a_number(lang: Lang, text: &str) -> String {
    let text = sanitized(text);
    match lang {
        Lang::It => {
            format!("\"{text}\" non è un numero: scrivi quello che crono gli ha dato, come 3.")
        }
        Lang::En => {
            format!("\"{text}\" is not a number: type the one that crono gave it, such as 3.")
        }
    }
}

/// A number of days that is none.
#[must_use]
pub fn not_days(lang: Lang, text: &str) -> String {
    let text = sanitized(text);
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
    let (text, rule) = (sanitized(text), rule_of_ids(lang));
    match lang {
        Lang::It => format!("\"{text}\" non può essere una sigla: {rule}."),
        Lang::En => format!("\"{text}\" cannot be an id: {rule}."),
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
