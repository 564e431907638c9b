//! Several dossiers side by side: what each says in its line, and the two sentences above them.
//!
//! A [`Row`] is all that is kept of a dossier while others are looked at: its
//! [`Summary`](crate::assess::Summary) and the words that need the plan. Screen and text show the same
//! because they show these. What somebody typed has passed [`shown`] here.
//!
//! Next: `row.rs` for the row, `weight.rs` for what is said of a heavy file.

mod row;
mod weight;

use crate::assess::{Figures, State};

use super::headline::Headline;
use super::sanitize::{sanitized, width};
use super::{Label, Lang, count, dates, event};

pub use row::{Row, UNREADABLE, distinguish, reason};
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
    let more = match (lang, more) {
        (_, 0) => String::new(),
        (Lang::It, 1) => " e un'altra".to_owned(),
        (Lang::It, _) => format!(" e altre {more}"),
        (Lang::En, _) => format!(" and {more} more"),
    };
    let names = format!("{}{more}", known.join(", "));
    Some(match (lang, n) {
        (_, 0) => return None,
        (Lang::It, 1) => format!(
            "Accanto c'è una copia, che non è contata: {names}. Ciò che ha in più va registrato di nuovo, poi va tolta."
        ),
        (Lang::It, _) => format!(
            "Accanto ci sono {n} copie, che non sono contate: {names}. Ciò che hanno in più va registrato di nuovo, poi vanno tolte."
        ),
        (Lang::En, 1) => format!(
            "A copy lies beside and is not counted: {names}. Record again what it has more, then remove it."
        ),
        (Lang::En, _) => format!(
            "{n} copies lie beside and are not counted: {names}. Record again what they have more, then remove them."
        ),
    })
}

/// The same in the few words that a screen has room for; what to do about them `status` and `doctor` say.
#[must_use]
pub fn copies_in_short(lang: Lang, names: &[String]) -> Option<String> {
    let first = sanitized(names.first()?);
    let n = names.len();
    Some(match (lang, n) {
        (Lang::It, 1) => format!("Accanto c'è una copia, non contata: {first}"),
        (Lang::It, _) => {
            format!("Accanto ci sono {n} copie, non contate: {first}, ...")
        }
        (Lang::En, 1) => format!("A copy lies beside, not counted: {first}"),
        (Lang::En, _) => format!("{n} copies lie beside, not counted: {first}, ..."),
    })
}

/// The first sentence: what is late, or falls due, among all of them, in so many columns. The rows are
/// in the order of the figures, and what cannot be read comes after them.
#[must_use]
pub fn due(lang: Lang, rows: &[Row], figures: &Figures, columns: usize) -> Headline {
    let told = |state, text| Headline { state, text };
    let title = |i: usize| rows[i].title.clone();
    if !figures.late.is_empty() {
        return told(State::Overdue, late(lang, rows, &figures.late, columns));
    }
    if !figures.due_today.is_empty() {
        let names: Vec<String> = figures.due_today.iter().copied().map(title).collect();
        let start = match (lang, names.len()) {
            (Lang::It, 1) => "SCADE OGGI: ",
            (Lang::It, _) => "SCADONO OGGI: ",
            (Lang::En, _) => "DUE TODAY: ",
        };
        return told(State::DueToday, naming(start, &names, columns));
    }
    let first = figures.next.map(|i| (&rows[i], rows[i].summary.as_ref()));
    if let Some((row, Some(summary))) = first
        && let Some(next) = &summary.next
    {
        let left = event::capitalised(&count::countdown(lang, next.days_left));
        let day = dates::weekday_day_month(lang, next.due);
        let text = format!("{left} ({}): {}, {}.", day, row.title, row.what);
        return told(summary.state, text);
    }
    let read = rows.iter().filter(|row| row.summary.is_some()).count();
    if read == 0 {
        return told(State::NotStarted, String::new());
    }
    let over = figures.over == read;
    let text = match (lang, over) {
        (Lang::It, false) => "Nessun termine corre.",
        (Lang::En, false) => "No clock is running.",
        (Lang::It, true) => "Nessun termine è aperto.",
        (Lang::En, true) => "No clock is open.",
    };
    let state = if over { State::Met } else { State::NotStarted };
    told(state, text.to_owned())
}

/// "1 fascicolo IN RITARDO: Pontelungo, di 8 giorni."
fn late(lang: Lang, rows: &[Row], late: &[usize], columns: usize) -> String {
    let by = |i: &usize| {
        let next = rows[*i].summary.as_ref().and_then(|s| s.next.as_ref());
        let days = dates::days(lang, -next.map_or(0, |next| next.days_left));
        match lang {
            Lang::It => format!("di {days}"),
            Lang::En => format!("by {days}"),
        }
    };
    let link = if late.len() == 1 { ", " } else { " " };
    let names: Vec<String> = late
        .iter()
        .map(|i| format!("{}{link}{}", rows[*i].title, by(i)))
        .collect();
    let start = match (lang, late.len()) {
        (Lang::It, 1) => "1 fascicolo IN RITARDO: ".to_owned(),
        (Lang::It, n) => format!("{n} fascicoli IN RITARDO: "),
        (Lang::En, 1) => "1 dossier LATE: ".to_owned(),
        (Lang::En, n) => format!("{n} dossiers LATE: "),
    };
    naming(&start, &names, columns)
}

/// The second sentence: in which of them we must act, in so many columns.
#[must_use]
pub fn ours(lang: Lang, rows: &[Row], figures: &Figures, columns: usize) -> String {
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
        lang.pick(", insieme al fornitore", ", with the supplier")
    } else {
        ""
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

/// How many cannot be read: "1 non leggibile".
#[must_use]
pub fn unread_ones(lang: Lang, unread: usize) -> String {
    match (lang, unread) {
        (Lang::It, 1) => "1 non leggibile".to_owned(),
        (Lang::It, n) => format!("{n} non leggibili"),
        (Lang::En, n) => format!("{n} unreadable"),
    }
}

/// What they are called together.
#[must_use]
pub const fn title(lang: Lang) -> &'static str {
    lang.pick("Fascicoli", "Dossiers")
}

/// The head of the column with their titles.
#[must_use]
pub const fn head(lang: Lang) -> &'static str {
    lang.pick("Fascicolo", "Dossier")
}

/// The head of the column that says what is due or awaited.
#[must_use]
pub const fn head_what(lang: Lang) -> &'static str {
    lang.pick("Che cosa", "What")
}

/// The names of what is known of a contract: its supplier, the code of the tender, its file.
#[must_use]
pub const fn labels(lang: Lang) -> (&'static str, &'static str, &'static str) {
    match lang {
        Lang::It => ("Fornitore", "CIG", "File"),
        Lang::En => ("Supplier", "CIG", "File"),
    }
}

/// There is none.
#[must_use]
pub const fn none(lang: Lang) -> &'static str {
    lang.pick(
        "Qui non c'è nessun fascicolo (file .json).",
        "There is no dossier (.json file) here.",
    )
}

/// None holds what is looked for.
#[must_use]
pub fn none_holds(lang: Lang, sought: &str) -> String {
    let sought = sanitized(sought);
    match lang {
        Lang::It => format!("Nessun fascicolo con «{sought}»."),
        Lang::En => format!("No dossier with \"{sought}\"."),
    }
}

/// What stands before the words that are looked for.
#[must_use]
pub const fn search(lang: Lang) -> &'static str {
    lang.pick("Cerca: ", "Search: ")
}

/// How many of them hold what is looked for: "3 di 1000".
#[must_use]
pub fn found(lang: Lang, found: usize, of: usize) -> String {
    format!("{found} {} {of}", lang.pick("di", "of"))
}

/// That the list is not whole, and which part of it is here.
#[must_use]
pub fn filtered(lang: Lang, sought: &str, shown_ones: usize, of: usize) -> String {
    let (sought, found) = (sanitized(sought), found(lang, shown_ones, of));
    match lang {
        Lang::It => format!("Solo con «{sought}»: {found}. Esc li mostra tutti."),
        Lang::En => format!("Only with \"{sought}\": {found}. Esc shows all."),
    }
}

/// "1 fascicolo", "6 fascicoli".
#[must_use]
pub fn how_many(lang: Lang, number: usize) -> String {
    match (lang, number) {
        (Lang::It, 1) => "1 fascicolo".to_owned(),
        (Lang::It, n) => format!("{n} fascicoli"),
        (Lang::En, 1) => "1 dossier".to_owned(),
        (Lang::En, n) => format!("{n} dossiers"),
    }
}

/// A dossier read aloud: "Pontelungo · Anagrafe: in ritardo di 8 giorni, scaduto gio 21/08/2025, fase
/// 3, Collaudo. Tocca al fornitore: il collaudo, attesa da 8 giorni."
#[must_use]
pub fn sentence(lang: Lang, row: &Row) -> String {
    match row.heavy {
        Some(bytes) => format!("{} {}", of_state(lang, row), weight::heavy(lang, bytes)),
        None => of_state(lang, row),
    }
}

fn of_state(lang: Lang, row: &Row) -> String {
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

/// What stands in the column of the state of a file that cannot be read.
#[must_use]
pub const fn unreadable(lang: Lang) -> &'static str {
    lang.pick("non leggibile", "unreadable")
}
