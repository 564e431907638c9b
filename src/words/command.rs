//! What the commands say: refusals with the option that helps, the file that is not there yet, and
//! what is typed and cannot be read.

use std::path::Path;

use crate::calendar::{DAYS_MAX, Date, WORKING_DAYS_MAX};
use crate::plan::{ClockKey, ItemId, MilestoneId, Plan};
use crate::say;

use super::compose::list::{listed, path as shown};
use super::dates::full;
use super::event::milestone;
use super::sanitize::sanitized;
use super::shell::command;
use super::wrong::rule_of_ids;

pub use super::compose::command::{Refused, asked, no_kind, no_plan, no_request, refused};

say! {
    /// The terminal cannot be used.
    pub fn no_screen(lang, reason: &str, named: Option<&Path>)
        let (reason, status) = (sanitized(reason), command("status", named));
        it "Il terminale non si può usare ({reason}). Prova: {status}"
        en "The terminal cannot be used ({reason}). Try: {status}";

    /// A command that speaks of one dossier was given several.
    pub fn one_dossier_only(lang) -> &str
        it "Questo comando riguarda un solo fascicolo. Indica un file con --file."
        en "This command is about one dossier. Give one file with --file.";

    /// A folder holds none.
    pub fn no_dossiers(lang, folder: &Path) let folder = shown(folder);
        it "Nella cartella {folder} non c'è nessun fascicolo (file .json)."
        en "There is no dossier (.json file) in the folder {folder}.";

    /// What may have been meant.
    pub fn did_you_mean(lang, sentence: &str, near: Option<&str>) match near {
        None => every "{sentence}";
        Some(near) => it "{sentence} Forse {near}?" en "{sentence} Did you mean {near}?";
    }

    /// What there is stands in the lines below.
    pub(super) fn there_are(lang, sentence: &str) it "{sentence} Ci sono:" en "{sentence} There are:";

    pub(super) fn which_register(lang) -> &str it "Indica il registro." en "Name the register.";

    /// A correction as it is typed, with the place of the day.
    pub(super) fn a_correction(lang, event: &str) it "record {event} DATA" en "record {event} DATE";

    /// A command that is refused without a reason, with the place for one.
    /// Puts a point into a check list.
    pub(super) fn add_point(_lang, list: &MilestoneId, id: &ItemId, it: &str, en: &str)
        every "point add {list} {id} --it {it} --en {en}";
    pub(super) fn with_code(_lang, line: &str, code: &str) every "{line} --code {code}";
    pub(super) fn with_group(_lang, line: &str, group: &ItemId) every "{line} --group {group}";

    pub(super) fn with_a_reason(_lang, line: &str) every "{line} --reason \"...\"";

    pub(super) fn a_reason(lang) -> &str
        it "Aggiungi --reason \"...\"."
        en "Add --reason \"...\".";

    /// The steps of the same entry that have a term.
    pub(super) fn there_is_a_term(lang, known: &str)
        it "Un termine ha: {known}."
        en "There is a term here: {known}.";

    pub(super) fn named_by_register(lang) -> &str
        it "Si indica con --register."
        en "Name it with --register.";

    pub(super) fn a_line_with_id(lang, sentence: &str)
        it "{sentence}, con --id."
        en "{sentence}, with --id.";

    /// Behind the first settings of a list: how many there are besides, and the command that lists all.
    pub(super) fn and_others(lang, others: usize, all: &str)
        it "  … e altre {others}: {all}"
        en "  … and {others} more: {all}";

    /// The command that lists the changes there are.
    pub(super) fn the_changes(lang, log: &str) it "Quelle che ci sono: {log}" en "Those there are: {log}";

    pub(super) fn how_to_open(lang, open: &str)
        it "Si apre con: {open}"
        en "Open one with: {open}";

    /// The command by which the date of a rejection is corrected.
    pub(super) fn how_to_correct(lang, correct: &str)
        it "La data del rigetto si corregge con: {correct}"
        en "Correct the date of the rejection with: {correct}";

    pub(super) fn how_to_add_an_item(lang, add: &str)
        it "Una voce si aggiunge con: {add}"
        en "Add an item with: {add}";

    pub(super) fn all_that_differs(lang, sentence: &str, validate: &str)
        it "{sentence} Tutte le differenze: {validate}"
        en "{sentence} All that differs: {validate}";

    pub(super) fn no_item(lang, plan: &Plan, of: &MilestoneId, item: &ItemId)
        let of = milestone(lang, plan, of);
        it "{of} non ha una voce \"{item}\"."
        en "{of} has no item \"{item}\".";

    /// How to say yes, with the date in question.
    pub(super) fn nothing_saved(lang, date: Option<&str>) match date {
        Some(date) =>
            it "Niente è stato salvato: aggiungi -y per salvare lo stesso, con la data {date}."
            en "Nothing was saved: add -y to save all the same, with the date {date}.";
        None =>
            it "Niente è stato salvato: aggiungi -y per salvare lo stesso."
            en "Nothing was saved: add -y to save all the same.";
    }

    /// How to say the same of what counts from it.
    pub(super) fn with_followers(lang) -> &str
        it "Con --with-followers non si applica neppure ciò che ne segue, in una sola modifica."
        en "With --with-followers what follows from it does not apply either, in one change.";

    /// There is no file yet: the shipped plan is shown.
    pub fn no_file_yet(lang, path: &Path) let path = shown(path);
        it "Fascicolo nuovo: {path} nasce con la prima data salvata."
        en "New dossier: {path} is created with the first date saved.";

    /// The first save of a command began the file: the first words of its answer.
    pub fn begun(lang, path: &Path, plan: &str) let (path, plan) = (shown(path), sanitized(plan));
        it "Fascicolo nuovo: {path}, cronoprogramma {plan}."
        en "New dossier: {path}, plan {plan}.";

    /// The name by which other programs call standard input.
    pub fn not_a_name(lang) -> &str
        it "\"-\" non è un file: il fascicolo non si legge dall'ingresso. Un file di questo nome è ./-"
        en "\"-\" is no file: a dossier is not read from standard input. A file of that name is ./-";

    /// There is no file, and the verb needs one.
    pub fn no_file(lang) -> &str
        it "Il fascicolo non c'è. Si crea con crono init, o con la prima data salvata."
        en "There is no dossier. crono init creates one, and so does the first date saved.";

    /// There is no place for a file.
    pub fn no_place(lang) -> &str
        it "Non so dove sia il fascicolo: questo account non ha una cartella. Indica --file."
        en "There is no place for the dossier: this account has no home. Name one with --file.";

    /// The file is only being looked at.
    pub fn only_looking(lang) -> &str
        it "Sola lettura: con --readonly niente viene scritto."
        en "Read only: with --readonly nothing is written.";

    pub(super) fn no_such_plan(lang, name: &str, why: &str)
        let (name, why) = (sanitized(name), sanitized(why));
        it "\"{name}\" non è un cronoprogramma fornito né un file che si possa leggere. {why}."
        en "\"{name}\" is neither a shipped plan nor a file that can be read. {why}.";

    pub(super) fn no_such_kind(lang, kind: &str) let kind = sanitized(kind);
        it "Non c'è un tipo \"{kind}\"."
        en "There is no kind \"{kind}\".";

    /// A new dossier would come to lie among the copies of another.
    pub fn copies_are_here(lang, day: Date, named: Option<&Path>)
        let day = full(day);
        let restore = command(&format!("restore {day}"), named);
        it "Qui c'era un fascicolo, e le sue copie ci sono ancora (l'ultima è del {day}): con {restore} si torna a quella. Con -y se ne comincia uno nuovo."
        en "There was a dossier here, and its copies still are (the last of {day}): {restore} goes back to it. -y begins a new one.";

    /// A dossier was created.
    pub fn created(lang, path: &Path, plan: &str) let (path, plan) = (shown(path), sanitized(plan));
        it "Creato: {path}, cronoprogramma {plan}."
        en "Created: {path}, plan {plan}.";

    /// A dossier is sound.
    pub fn sound(lang, records: usize, entries: usize)
        let (dates, changes) = (dates(lang, records), changes(lang, entries));
        it "Il fascicolo è sano: {dates}, {changes}."
        en "The dossier is sound: {dates}, {changes}.";

    /// So many recorded dates.
    pub(super) fn dates(lang, n: usize) match n {
        1 => it "{n} data" en "{n} date";
        _ => it "{n} date" en "{n} dates";
    }

    /// So many changes.
    pub(super) fn changes(lang, n: usize) match n {
        1 => it "{n} modifica" en "{n} change";
        _ => it "{n} modifiche" en "{n} changes";
    }

    /// Output that could not be written.
    pub fn no_output(lang, why: &str) let why = sanitized(why);
        it "Non posso scrivere il risultato: {why}."
        en "Cannot write the result: {why}.";

    /// A number that is none.
    pub fn not_a_number(lang, text: &str) let text = sanitized(text);
        it "\"{text}\" non è un numero dato da crono: scrivine uno, da 1 in su, come 3."
        en "\"{text}\" is not a number that crono gave: type one, from 1 up, such as 3.";

    /// A number of days that is none.
    pub fn not_days(lang, text: &str, working: bool) let text = sanitized(text); match working {
        false =>
            it "\"{text}\" non va bene: scrivi un numero di giorni da 1 a {DAYS_MAX}, come 15d, o --until DATA."
            en "\"{text}\" will not do: type a number of days from 1 to {DAYS_MAX}, such as 15d, or --until DATE.";
        true =>
            it "\"{text}\": questo termine conta giorni lavorativi; scrivi un numero da 1 a {WORKING_DAYS_MAX}, come 5wd, o --until DATA."
            en "\"{text}\": this clock counts working days; type a number from 1 to {WORKING_DAYS_MAX}, such as 5wd, or --until DATE.";
    }

    /// A new term without its clock, where none or several stand.
    pub fn which_term(lang, standing: &[ClockKey]) match standing {
        [] =>
            it "Nessun termine è fermo: indica quale con --term TERMINE=DATA."
            en "No clock stands: name one with --term CLOCK=DATE.";
        keys => let keys = listed(keys);
            it "Fermi: {keys}. Indica quale con --term TERMINE=DATA."
            en "Standing: {keys}. Name one with --term CLOCK=DATE.";
    }

    /// A name that cannot be an id.
    pub fn not_an_id(lang, text: &str) let (text, rule) = (sanitized(text), rule_of_ids(lang));
        it "\"{text}\" non può essere una sigla: {rule}."
        en "\"{text}\" cannot be an id: {rule}.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

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
