//! Backups: which there are, what going back to one takes away, and that it was done.

use std::path::Path;

use crate::calendar::Date;
use crate::record::{Dossier, Entry};
use crate::store::StoreError;

use super::Lang;
use super::change::{author, entry as change_of};
use super::dates::{full, with_weekday};
use super::sanitize::sanitized;
use super::shell::command;
use super::store::store_reason;

/// How many values: "1 valore", "5 valori".
#[must_use]
pub fn values(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::It, 1) => "1 valore".to_owned(),
        (Lang::It, _) => format!("{n} valori"),
        (Lang::En, 1) => "1 value".to_owned(),
        (Lang::En, _) => format!("{n} values"),
    }
}

/// How many changes: "1 modifica", "5 modifiche".
fn changes(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::It, 1) => "1 modifica".to_owned(),
        (Lang::It, _) => format!("{n} modifiche"),
        (Lang::En, 1) => "1 change".to_owned(),
        (Lang::En, _) => format!("{n} changes"),
    }
}

/// The entry of the journal: "ripristinata una copia: 5 valori".
#[must_use]
pub fn restored(lang: Lang, edits: usize) -> String {
    let what = lang.pick("ripristinata una copia", "a backup restored");
    format!("{what}: {}", values(lang, edits))
}

/// The question before it is undone.
#[must_use]
pub fn undo_question(lang: Lang, edits: usize) -> String {
    let values = values(lang, edits);
    match lang {
        Lang::It => format!("Annullare il ripristino della copia: {values}?"),
        Lang::En => format!("Undo the restoring of the backup: {values}?"),
    }
}

/// There are no backups yet.
#[must_use]
pub fn none_yet(lang: Lang, file: &Path) -> String {
    let file = file.to_string_lossy();
    let file = sanitized(&file);
    match lang {
        Lang::It => format!(
            "Non c'è ancora nessuna copia di {file}: la prima si fa al primo salvataggio del giorno."
        ),
        Lang::En => format!("There is no backup of {file} yet: the first save of a day makes one."),
    }
}

/// The head of the list.
#[must_use]
pub fn heading(lang: Lang, file: &Path) -> String {
    let file = file.to_string_lossy();
    let file = sanitized(&file);
    match lang {
        Lang::It => format!("Copie di {file}, la più recente in alto:"),
        Lang::En => format!("Backups of {file}, newest first:"),
    }
}

/// One backup: "24/08/2026  ultima modifica di G. Torri, ven 21/08/2026; da allora 3 modifiche".
/// `since` is what was done since, where that is known.
#[must_use]
pub fn row(lang: Lang, day: Date, last: Option<&Entry>, since: Option<usize>) -> String {
    let last = last.map(|entry| {
        let (by, at) = (
            author(&entry.stamp),
            with_weekday(lang, entry.stamp.at.date_naive()),
        );
        match lang {
            Lang::It => format!("ultima modifica di {by}, {at}"),
            Lang::En => format!("last change by {by}, {at}"),
        }
    });
    let last = last.unwrap_or_else(|| lang.pick("nessuna modifica", "no changes").to_owned());
    let since = since.map(|n| match (lang, n) {
        (Lang::It, 0) => "; da allora niente è cambiato".to_owned(),
        (Lang::En, 0) => "; nothing changed since".to_owned(),
        (Lang::It, _) => format!("; da allora {}", changes(lang, n)),
        (Lang::En, _) => format!("; {} since", changes(lang, n)),
    });
    format!("  {}  {last}{}", full(day), since.unwrap_or_default())
}

/// A backup that cannot be gone back to.
#[must_use]
pub fn bad_row(lang: Lang, day: Date, error: &StoreError) -> String {
    let (day, reason) = (full(day), store_reason(lang, error));
    match lang {
        Lang::It => format!("  {day}  non utilizzabile: {reason}"),
        Lang::En => format!("  {day}  of no use: {reason}"),
    }
}

/// How to go back.
#[must_use]
pub fn how(lang: Lang, day: Date, named: Option<&Path>) -> String {
    let restore = command(&format!("restore {}", full(day)), named);
    match lang {
        Lang::It => format!("Per tornare a una: {restore}"),
        Lang::En => format!("To go back to one: {restore}"),
    }
}

/// There is none of that day.
#[must_use]
pub fn not_of_that_day(lang: Lang, day: Date, named: Option<&Path>) -> String {
    let (day, restore) = (full(day), command("restore", named));
    match lang {
        Lang::It => format!("Non c'è una copia del {day}. Quelle che ci sono: {restore}"),
        Lang::En => format!("There is no backup of {day}. Those there are: {restore}"),
    }
}

/// What going back would take away, a line each, and how to say yes.
#[must_use]
pub fn asked(
    lang: Lang,
    dossier: &Dossier,
    day: Date,
    lost: &[Entry],
    named: Option<&Path>,
) -> Vec<String> {
    const SHOWN: usize = 8;
    let (day, n) = (full(day), changes(lang, lost.len()));
    let head = match (lang, lost.len()) {
        (Lang::It, 1) => format!("Tornando alla copia del {day} si toglie {n}:"),
        (Lang::It, _) => format!("Tornando alla copia del {day} si tolgono {n}:"),
        (Lang::En, _) => format!("Going back to the backup of {day} takes {n} away:"),
    };
    let mut lines = vec![head];
    lines.extend(lost.iter().rev().take(SHOWN).map(|entry| {
        let what = change_of(lang, dossier, entry);
        format!("  {}  {}  {what}", entry.n, author(&entry.stamp))
    }));
    let more = lost.len().saturating_sub(SHOWN);
    if more > 0 {
        lines.push(match lang {
            Lang::It => format!("  e altre {more}"),
            Lang::En => format!("  and {more} more"),
        });
    }
    let undo = command("undo", named);
    lines.push(match lang {
        Lang::It => {
            format!("Restano nello storico, e {undo} le riprende. Con -y si torna alla copia.")
        }
        Lang::En => {
            format!("They stay in the journal, and {undo} brings them back. -y goes back.")
        }
    });
    lines
}

/// A damaged file would be replaced as a whole.
#[must_use]
pub fn asked_over_damage(lang: Lang, day: Date) -> String {
    let day = full(day);
    match lang {
        Lang::It => format!(
            "Il fascicolo non si legge: la copia del {day} ne prenderebbe il posto, e quello danneggiato resterebbe accanto. Con -y si fa."
        ),
        Lang::En => format!(
            "The dossier cannot be read: the backup of {day} would take its place, and the damaged one be kept beside it. -y does it."
        ),
    }
}

/// The file is gone, and a backup would be put where it was.
#[must_use]
pub fn asked_where_gone(lang: Lang, day: Date) -> String {
    let day = full(day);
    match lang {
        Lang::It => format!(
            "Il fascicolo non c'è più: al suo posto andrebbe la copia del {day}, senza ciò che si è scritto dopo. Con -y si fa."
        ),
        Lang::En => format!(
            "The dossier is gone: the backup of {day} would be put in its place, without what was written since. -y does it."
        ),
    }
}

/// A backup took the place of a damaged file.
#[must_use]
pub fn replaced(lang: Lang, day: Date, kept: Option<&Path>) -> String {
    let day = full(day);
    let kept = kept.map(|path| {
        let path = path.to_string_lossy();
        match lang {
            Lang::It => format!(" Quello danneggiato è in {}.", sanitized(&path)),
            Lang::En => format!(" The damaged one is in {}.", sanitized(&path)),
        }
    });
    let kept = kept.unwrap_or_default();
    match lang {
        Lang::It => format!("Il fascicolo è quello della copia del {day}.{kept}"),
        Lang::En => format!("The dossier is that of the backup of {day}.{kept}"),
    }
}

/// The backup has another plan, which no change can bring back.
#[must_use]
pub const fn other_plan(lang: Lang) -> &'static str {
    lang.pick(
        "La copia ha un altro cronoprogramma: altre fasi, eventi o termini. Può solo prendere il posto del file, a mano.",
        "The backup has another plan: other phases, events or clocks. It can only take the place of the file, by hand.",
    )
}
