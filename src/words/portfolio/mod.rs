//! Several dossiers side by side: what each says in its line, and the two sentences above them.
//!
//! A [`DossierRow`] is all that is kept of a dossier while others are looked at: its
//! [`Summary`](crate::assess::Summary) and the words that need the plan. Screen and text show the same
//! because they show these. What somebody typed has passed [`sanitized`] here.

use crate::words::headline::none_open;
use crate::words::headline::none_runs;
mod row;
mod weight;

use std::fmt::Display;

use crate::assess::{Figures, State};
use crate::say;

use super::headline::Headline;
use super::sanitize::{sanitized, width};
use super::search::found;
use super::{Label, Lang, count, dates, event};

pub use row::{DossierRow, UNREADABLE, distinguish, reason, unreadable};
pub use weight::{heavy, heavy_ones, mark};

/// Copies that lie beside dossiers: how many, which, and that they are left out; `None` where there are
/// none.
#[must_use]
pub fn copies_beside(lang: Lang, names: &[String]) -> Option<String> {
    const SHOWN: usize = 3;
    let n = names.len();
    let known: Vec<_> = names
        .iter()
        .take(SHOWN)
        .map(|name| sanitized(name))
        .collect();
    let more = n.saturating_sub(SHOWN);
    if n == 0 {
        return None;
    }
    let names = and_others(lang, &known.join(", "), more);
    Some(copies(lang, n, &names))
}

/// The same in the few words that a screen has room for; what to do about them `status` and `doctor` say.
#[must_use]
pub fn copies_in_short(lang: Lang, names: &[String]) -> Option<String> {
    let first = sanitized(names.first()?);
    let n = names.len();
    Some(copies_beside_briefly(lang, n, &first))
}

say! {
    fn copies_beside_briefly(lang, n: usize, first: &str) match n {
        ..2 => it "Accanto c'è una copia, non contata: {first}"
            en "A copy lies beside, not counted: {first}";
        2.. => it "Accanto ci sono {n} copie, non contate: {first}, ..."
            en "{n} copies lie beside, not counted: {first}, ...";
    }
}

/// The first sentence: what is late, or falls due, among all of them, in so many columns. The rows are
/// in the order of the figures, and what cannot be read comes after them.
#[must_use]
pub fn due(lang: Lang, rows: &[DossierRow], figures: &Figures, columns: usize) -> Headline {
    let told = |state, text| Headline { state, text };
    let title = |i: usize| rows[i].title.clone();
    let today: Vec<String> = figures.due_today.iter().copied().map(title).collect();
    let due_today = |columns| naming(due_today(lang, today.len()), &today, columns);
    if !figures.late.is_empty() {
        let mut text = late(lang, rows, &figures.late, columns);
        // What is late does not hide what is due today.
        let room = columns.saturating_sub(width(&text) + 1);
        let also = (!today.is_empty()).then(|| due_today(room));
        if let Some(also) = also.filter(|also| columns == 0 || width(also) <= room) {
            text = format!("{text} {also}");
        }
        return told(State::Overdue, text);
    }
    if !today.is_empty() {
        return told(State::DueToday, due_today(columns));
    }
    let first = figures.next.map(|i| (&rows[i], rows[i].summary.as_ref()));
    if let Some((row, Some(summary))) = first
        && let Some(next) = &summary.next
    {
        let left = event::capitalised(&count::countdown(lang, next.left));
        let day = dates::weekday_day_month(lang, next.due);
        let text = format!("{left} ({}): {}, {}.", day, row.title, row.what);
        return told(summary.state, text);
    }
    let read = rows.iter().filter(|row| row.summary.is_some()).count();
    if read == 0 {
        return told(State::NotStarted, String::new());
    }
    let over = figures.over == read;
    let (state, text) = if over {
        (State::Met, none_open(lang))
    } else {
        (State::NotStarted, none_runs(lang))
    };
    told(state, text.to_owned())
}

/// "1 fascicolo IN RITARDO: Pontelungo, di 8 giorni."
fn late(lang: Lang, rows: &[DossierRow], late: &[usize], columns: usize) -> String {
    let by = |i: &usize| {
        let next = rows[*i].summary.as_ref().and_then(|s| s.next.as_ref());
        let days = dates::days(lang, -next.map_or(0, |next| next.left.days));
        by(lang, &days)
    };
    let link = if late.len() == 1 { ", " } else { " " };
    let names: Vec<String> = late
        .iter()
        .map(|i| format!("{}{link}{}", rows[*i].title, by(i)))
        .collect();
    let start = so_many_late(lang, late.len());
    naming(&start, &names, columns)
}

/// The second sentence: in which of them we must act, in so many columns.
#[must_use]
pub fn ours(lang: Lang, rows: &[DossierRow], figures: &Figures, columns: usize) -> String {
    if figures.ours.is_empty() {
        return Label::NothingForUs.text(lang).to_owned();
    }
    let names: Vec<String> = figures
        .ours
        .iter()
        .map(|i| rows[*i].title.clone())
        .collect();
    let turn = count::our_turn(lang, None, figures.is_pressing);
    let with = if figures.together {
        let mut with = figures.ours.iter().map(|i| rows[*i].with.as_str());
        let first = with.next().unwrap_or_default();
        // In each of them it may be with others.
        let same = Some(first).filter(|first| with.all(|with| with == *first));
        together_with(lang, same)
    } else {
        String::new()
    };
    naming(&format!("{turn}{with}: "), &names, columns)
}

/// A sentence that ends with as many names as fit, one at least.
fn naming(start: &str, names: &[String], columns: usize) -> String {
    // No line holds more.
    const MOST: usize = 24;
    let with = |shown: usize| {
        let more = match names.len() - shown {
            0 => String::new(),
            more => format!(" (+{more})"),
        };
        format!("{start}{}{more}.", names[..shown].join(", "))
    };
    let most = names.len().min(MOST);
    let fitting = (1..=most).rev().map(with);
    let fits = |text: &String| width(text) <= columns;
    fitting
        .into_iter()
        .find(fits)
        .unwrap_or_else(|| with(most.min(1)))
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
    fn together_with(lang, others: Option<&str>) match others {
        Some(others) => it ", insieme {others}" en ", with {others}";
        None => it ", insieme ad altri" en ", with others";
    }
    fn by(lang, days: impl Display) it "di {days}" en "by {days}";

    fn and_others(lang, names: &str, more: usize) match more {
        0 => every "{names}";
        1 => it "{names} e un'altra" en "{names} and {more} more";
        _ => it "{names} e altre {more}" en "{names} and {more} more";
    }

    fn copies(lang, n: usize, names: &str) match n {
        1 =>
            it "Accanto c'è una copia, che non è contata: {names}. Ciò che ha in più va registrato di nuovo, poi va tolta."
            en "A copy lies beside and is not counted: {names}. Record again what it has more, then remove it.";
        _ =>
            it "Accanto ci sono {n} copie, che non sono contate: {names}. Ciò che hanno in più va registrato di nuovo, poi vanno tolte."
            en "{n} copies lie beside and are not counted: {names}. Record again what they have more, then remove them.";
    }

    fn due_today(lang, dossiers: usize) -> &str match dossiers {
        1 => it "SCADE OGGI: " en "DUE TODAY: ";
        _ => it "SCADONO OGGI: " en "DUE TODAY: ";
    }

    fn so_many_late(lang, n: usize) match n {
        1 => it "{n} fascicolo IN RITARDO: " en "{n} dossier LATE: ";
        _ => it "{n} fascicoli IN RITARDO: " en "{n} dossiers LATE: ";
    }

    fn supplier(lang) -> &str it "Fornitore" en "Supplier";

    fn cig(lang) -> &str it "CIG" en "CIG";

    fn file_name(lang) -> &str it "File" en "File";
}
