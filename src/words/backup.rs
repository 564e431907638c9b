//! Backups: which there are, what going back to one takes away, and that it was done.

use std::path::Path;

use crate::calendar::Date;
use crate::record::Stamp;
use crate::say;
use crate::store::StoreError;

use super::change::author;
use super::compose::list::path;
use super::dates::{full, with_weekday};
use super::shell::command;
use super::store::store_reason;

pub use super::compose::backup::{asked, replaced, row};

say! {
    /// How many values: "1 valore", "5 valori".
    pub fn values(lang, n: usize) match n {
        1 => it "{n} valore" en "{n} value";
        _ => it "{n} valori" en "{n} values";
    }

    /// The entry of the journal: "ripristinata una copia: 5 valori".
    pub fn restored(lang, edits: usize) let values = values(lang, edits);
        it "ripristinata una copia: {values}"
        en "a backup restored: {values}";

    /// The question before it is undone.
    pub fn undo_question(lang, edits: usize) let values = values(lang, edits);
        it "Annullare il ripristino della copia: {values}?"
        en "Undo the restoring of the backup: {values}?";

    /// There are no backups yet.
    pub fn none_yet(lang, file: &Path) let file = path(file);
        it "Non c'è ancora nessuna copia di {file}: la prima si fa al primo salvataggio del giorno."
        en "There is no backup of {file} yet: the first save of a day makes one.";

    /// The head of the list.
    pub fn heading(lang, file: &Path) let file = path(file);
        it "Copie di {file}, la più recente in alto:"
        en "Backups of {file}, newest first:";

    /// Who made the last change before a backup.
    pub(super) fn last_change(lang, last: Option<&Stamp>) match last {
        Some(stamp) => let (by, at) = (author(stamp), with_weekday(lang, stamp.at.date_naive()));
            it "ultima modifica di {by}, {at}"
            en "last change by {by}, {at}";
        None => it "nessuna modifica" en "no changes";
    }

    /// What was done since.
    pub(super) fn since(lang, last: &str, changes: usize) match changes {
        0 => it "{last}; da allora niente è cambiato" en "{last}; nothing changed since";
        1 => it "{last}; da allora {changes} modifica" en "{last}; {changes} change since";
        _ => it "{last}; da allora {changes} modifiche" en "{last}; {changes} changes since";
    }

    /// A backup that cannot be gone back to.
    pub fn bad_row(lang, day: Date, error: &StoreError)
        let (day, reason) = (full(day), store_reason(lang, error));
        it "  {day}  non utilizzabile: {reason}"
        en "  {day}  of no use: {reason}";

    /// The same where it is asked for.
    pub fn bad_copy(lang, day: Date, error: &StoreError, named: Option<&Path>)
        let (day, reason) = (full(day), store_reason(lang, error));
        let restore = command("restore", named);
        it "La copia del {day} non è utilizzabile: {reason}. Nulla è stato scritto. Quelle che ci sono: {restore}"
        en "The backup of {day} is of no use: {reason}. Nothing was written. Those there are: {restore}";

    /// A row of a day to come, which a wrong clock made.
    pub fn of_a_day_to_come(lang, row: &str)
        it "{row}; di un giorno che deve ancora venire: un orologio era sbagliato?"
        en "{row}; of a day to come: was a clock wrong?";

    /// How to go back.
    pub fn how(lang, day: Date, named: Option<&Path>)
        let restore = command(&format!("restore {}", full(day)), named);
        it "Per tornare a una: {restore}"
        en "To go back to one: {restore}";

    /// There is none of that day.
    pub fn not_of_that_day(lang, day: Date, named: Option<&Path>)
        let (day, restore) = (full(day), command("restore", named));
        it "Non c'è una copia del {day}. Quelle che ci sono: {restore}"
        en "There is no backup of {day}. Those there are: {restore}";

    /// How many changes going back would take away.
    pub(super) fn takes_away(lang, day: Date, changes: usize) let day = full(day); match changes {
        1 =>
            it "Tornando alla copia del {day} si toglie {changes} modifica:"
            en "Going back to the backup of {day} takes {changes} change away:";
        _ =>
            it "Tornando alla copia del {day} si tolgono {changes} modifiche:"
            en "Going back to the backup of {day} takes {changes} changes away:";
    }

    pub(super) fn others(lang, more: usize) it "  e altre {more}" en "  and {more} more";

    pub(super) fn they_stay(lang, named: Option<&Path>) let undo = command("undo", named);
        it "Restano nello storico, e {undo} le riprende. Con -y si torna alla copia."
        en "They stay in the journal, and {undo} brings them back. -y goes back.";

    /// A damaged file would be replaced as a whole.
    pub fn asked_over_damage(lang, day: Date) let day = full(day);
        it "Il fascicolo non si legge: la copia del {day} ne prenderebbe il posto, e quello danneggiato resterebbe accanto. Con -y si fa."
        en "The dossier cannot be read: the backup of {day} would take its place, and the damaged one be kept beside it. -y does it.";

    /// The file is gone, and a backup would be put where it was.
    pub fn asked_where_gone(lang, day: Date) let day = full(day);
        it "Il fascicolo non c'è più: al suo posto andrebbe la copia del {day}, senza ciò che si è scritto dopo. Con -y si fa."
        en "The dossier is gone: the backup of {day} would be put in its place, without what was written since. -y does it.";

    /// A backup took the place of a file.
    pub(super) fn in_its_place(lang, day: Date) let day = full(day);
        it "Il fascicolo è quello della copia del {day}."
        en "The dossier is that of the backup of {day}.";

    pub(super) fn damaged_one(lang, kept: &Path) let kept = path(kept);
        it "Quello danneggiato è in {kept}."
        en "The damaged one is in {kept}.";

    /// The backup has another plan, which no change can bring back.
    pub fn other_plan(lang) -> &str
        it "La copia è di un altro contratto: nessun evento in comune. Può solo prendere il posto del file, a mano."
        en "The backup is of another contract: no event in common. It can only take the place of the file, by hand.";
}
