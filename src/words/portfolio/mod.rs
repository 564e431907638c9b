//! Several dossiers side by side: what each says in its line, and the two sentences above them.
//!
//! A [`DossierRow`] is all that is kept of a dossier while others are looked at: its
//! [`Summary`](crate::assess::Summary) and the words that need the plan. Screen and text show the same
//! because they show these. What somebody typed has passed [`sanitized`] here.

mod row;
pub(super) mod told;
mod weight;

use std::fmt::Display;

use crate::say;

use super::Lang;
use super::sanitize::sanitized;
use super::search::found;

pub use super::compose::portfolio::{copies_beside, copies_in_short, due, ours};
pub use super::compose::portfolio_row::reason;
pub use row::{DossierRow, UNREADABLE, distinguish};
pub use told::unreadable;
pub use weight::{heavy, heavy_ones, mark};

say! {
    pub(in crate::words) fn copies_beside_briefly(lang, n: usize, first: &str) match n {
        ..2 => it "Accanto c'è una copia, non contata: {first}"
            en "A copy lies beside, not counted: {first}";
        2.. => it "Accanto ci sono {n} copie, non contate: {first}, ..."
            en "{n} copies lie beside, not counted: {first}, ...";
    }
}

say! {
    /// How many cannot be read: "1 non leggibile".
    pub fn unread_ones(lang, unread: usize) match unread {
        1 => it "1 non leggibile" en "1 unreadable";
        n => it "{n} non leggibili" en "{n} unreadable";
    }

    /// What they are called together.
    pub fn title(lang) -> &str
        it "Fascicoli"
        en "Dossiers";

    /// The head of the column with their titles.
    pub fn head(lang) -> &str
        it "Fascicolo"
        en "Dossier";

    /// The head of the column that says what is due or awaited.
    pub fn head_what(lang) -> &str
        it "Che cosa"
        en "What";
}

/// The names of what is known of a contract: its supplier, the code of the tender, its file.
#[must_use]
pub const fn labels(lang: Lang) -> (&'static str, &'static str, &'static str) {
    (supplier(lang), cig(lang), file_name(lang))
}

say! {
    /// There is none.
    pub fn none(lang) -> &str
        it "Qui non c'è nessun fascicolo (file .json)."
        en "There is no dossier (.json file) here.";

    /// None holds what is looked for.
    pub fn none_holds(lang, sought: &str) let sought = sanitized(sought);
        it "Nessun fascicolo con «{sought}»."
        en "No dossier with \"{sought}\".";
}

say! {
    /// That the list is not whole, and which part of it is here.
    pub fn filtered(lang, sought: &str, shown_ones: usize, of: usize) let (sought, found) = (sanitized(sought), found(lang, (shown_ones, of)));
        it "Solo con «{sought}»: {found}. Esc li mostra tutti."
        en "Only with \"{sought}\": {found}. Esc shows all.";

    /// "1 fascicolo", "6 fascicoli".
    pub fn how_many(lang, number: usize) match number {
        1 => it "1 fascicolo" en "1 dossier";
        n => it "{n} fascicoli" en "{n} dossiers";
    }
}

/// A dossier read aloud: "Pontelungo · Anagrafe: in ritardo di 8 giorni, scaduto gio 21/08/2025, fase
/// 3, Collaudo. Tocca al fornitore: il collaudo, attesa da 8 giorni."
#[must_use]
pub fn sentence(lang: Lang, row: &DossierRow) -> String {
    match row.heavy {
        Some(bytes) => format!("{} {}", of_state(lang, row), weight::heavy(lang, bytes)),
        None => of_state(lang, row),
    }
}

fn of_state(lang: Lang, row: &DossierRow) -> String {
    let title = &row.title;
    match &row.summary {
        None => format!("{title}: {}. {}", unreadable(lang), row.situation),
        Some(summary) if summary.next.is_some() => {
            let said = format!("{title}: {}, {}.", row.countdown, row.situation);
            format!("{said} {}", row.act).trim_end().to_owned()
        }
        Some(_) => {
            let said = format!("{title}: {}. {}", row.countdown, row.situation);
            format!("{said} {}", row.act).trim_end().to_owned()
        }
    }
}

say! {
    /// With whom we act, where that is the same in all of them.
    pub(in crate::words) fn together_with(lang, others: Option<&str>) match others {
        Some(others) => it ", insieme {others}" en ", with {others}";
        None => it ", insieme ad altri" en ", with others";
    }
    pub(in crate::words) fn by(lang, days: impl Display) it "di {days}" en "by {days}";

    pub(in crate::words) fn and_others(lang, names: &str, more: usize) match more {
        0 => every "{names}";
        1 => it "{names} e un'altra" en "{names} and {more} more";
        _ => it "{names} e altre {more}" en "{names} and {more} more";
    }

    pub(in crate::words) fn copies(lang, n: usize, names: &str) match n {
        1 =>
            it "Accanto c'è una copia, che non è contata: {names}. Ciò che ha in più va registrato di nuovo, poi va tolta."
            en "A copy lies beside and is not counted: {names}. Record again what it has more, then remove it.";
        _ =>
            it "Accanto ci sono {n} copie, che non sono contate: {names}. Ciò che hanno in più va registrato di nuovo, poi vanno tolte."
            en "{n} copies lie beside and are not counted: {names}. Record again what they have more, then remove them.";
    }

    pub(in crate::words) fn due_today(lang, dossiers: usize) -> &str match dossiers {
        1 => it "SCADE OGGI: " en "DUE TODAY: ";
        _ => it "SCADONO OGGI: " en "DUE TODAY: ";
    }

    /// What one of them waits for, while no clock runs in any.
    pub(in crate::words) fn awaited_in(lang, title: &str, what: &str, who: &str)
        it "In attesa: {title}, {what} ({who})."
        en "Awaited: {title}, {what} ({who}).";

    pub(in crate::words) fn so_many_late(lang, n: usize) match n {
        1 => it "{n} fascicolo IN RITARDO: " en "{n} dossier LATE: ";
        _ => it "{n} fascicoli IN RITARDO: " en "{n} dossiers LATE: ";
    }

    pub(in crate::words) fn supplier(lang) -> &str it "Fornitore" en "Supplier";

    pub(in crate::words) fn cig(lang) -> &str it "CIG" en "CIG";

    pub(in crate::words) fn file_name(lang) -> &str it "File" en "File";
}
