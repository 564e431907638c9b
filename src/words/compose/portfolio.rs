//! Which dossiers the two sentences above a list of them name, in so many columns.

use crate::assess::{Figures, State};
use crate::words::headline::{Headline, none_open, none_runs};
use crate::words::portfolio::{
    DossierRow, and_others, awaited_in, by, copies, copies_beside_briefly, due_today, so_many_late,
    together_with,
};
use crate::words::sanitize::{fit, sanitized, width};
use crate::words::{Label, Lang, count, dates, event};

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

/// The first sentence: what is late, or falls due, among all of them, in so many columns. The rows are
/// in the order of the figures, and what cannot be read comes after them.
#[must_use]
pub fn due(lang: Lang, rows: &[DossierRow], figures: &Figures, columns: usize) -> Headline {
    let told = |state, text| Headline { state, text };
    let title = |i: usize| rows[i].title.clone();
    let title = |i: usize| (title(i), String::new());
    let today: Vec<_> = figures.due_today.iter().copied().map(title).collect();
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
        let day = dates::weekday_seen(lang, next.due, summary.today);
        let said = |title: &str, what: &str| format!("{left} ({day}): {title}, {what}.");
        let text = cut_to_fit(&row.title, &row.what, columns, said);
        return told(summary.state, text);
    }
    let read = rows.iter().filter(|row| row.summary.is_some()).count();
    if read == 0 {
        return told(State::NotStarted, String::new());
    }
    let over = figures.over == read;
    if over {
        return told(State::Met, none_open(lang).to_owned());
    }
    // What is for us the second sentence says.
    let is_theirs = |row: &&DossierRow| {
        let summary = row.summary.as_ref();
        summary.is_some_and(|known| known.turn.is_some() && !known.is_ours())
    };
    let Some(row) = rows.iter().find(is_theirs) else {
        return told(State::NotStarted, none_runs(lang).to_owned());
    };
    let awaited = |title: &str, what: &str| awaited_in(lang, title, what, &row.who);
    let whole = format!("{} {}", none_runs(lang), awaited(&row.title, &row.what));
    let text = if columns == 0 || width(&whole) <= columns {
        whole
    } else {
        cut_to_fit(&row.title, &row.what, columns, awaited)
    };
    told(State::NotStarted, text)
}

/// What is said of two names, which are cut where columns are too few; without columns they are whole.
fn cut_to_fit(
    one: &str,
    other: &str,
    columns: usize,
    said: impl Fn(&str, &str) -> String,
) -> String {
    let whole = said(one, other);
    if columns == 0 || width(&whole) <= columns {
        return whole;
    }
    let cut = |room| said(&fit(one, room), &fit(other, room));
    let mut rooms = (1..columns).rev().map(cut);
    rooms.find(|text| width(text) <= columns).unwrap_or(whole)
}

/// "1 fascicolo IN RITARDO: Pontelungo, di 8 giorni."
fn late(lang: Lang, rows: &[DossierRow], late: &[usize], columns: usize) -> String {
    let by = |i: &usize| {
        let next = rows[*i].summary.as_ref().and_then(|s| s.next.as_ref());
        let days = dates::days(lang, -next.map_or(0, |next| next.left.days));
        by(lang, &days)
    };
    let link = if late.len() == 1 { ", " } else { " " };
    let names: Vec<_> = late
        .iter()
        .map(|i| (rows[*i].title.clone(), format!("{link}{}", by(i))))
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
    let names: Vec<_> = figures
        .ours
        .iter()
        .map(|i| (rows[*i].title.clone(), String::new()))
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

/// A sentence that ends with as many names as fit, each with what is said of it; one at least, which is cut.
fn naming(start: &str, names: &[(String, String)], columns: usize) -> String {
    // No line holds more.
    const MOST: usize = 24;
    let with = |shown: usize, room: usize| {
        let more = match names.len() - shown {
            0 => String::new(),
            more => format!(" (+{more})"),
        };
        let each = names[..shown].iter();
        let each = each.map(|(title, said)| format!("{}{said}", fit(title, room)));
        format!("{start}{}{more}.", each.collect::<Vec<_>>().join(", "))
    };
    let most = names.len().min(MOST);
    let whole = (1..=most).rev().map(|shown| with(shown, usize::MAX));
    let one = most.min(1);
    let cut = (1..columns).rev().map(|room| with(one, room));
    let fits = |text: &String| width(text) <= columns;
    let mut fitting = whole.chain(cut);
    fitting.find(fits).unwrap_or_else(|| with(one, usize::MAX))
}
