//! The list of backups, and what going back to one would take away.

use std::path::Path;

use crate::calendar::Date;
use crate::record::{Dossier, Entry};
use crate::words::Lang;
use crate::words::backup::{
    damaged_one, in_its_place, last_change, others, since, takes_away, they_stay,
};
use crate::words::change::{author, entry as change_of};
use crate::words::dates::full;

/// One backup: "24/08/2026  ultima modifica di G. Torri, ven 21/08/2026; da allora 3 modifiche".
/// `changes` is what was done since, where that is known.
#[must_use]
pub fn row(lang: Lang, day: Date, last: Option<&Entry>, changes: Option<usize>) -> String {
    let last = last_change(lang, last.map(|entry| &entry.stamp));
    let said = match changes {
        Some(changes) => since(lang, &last, changes),
        None => last,
    };
    format!("  {}  {said}", full(day))
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
    let mut lines = vec![takes_away(lang, day, lost.len())];
    lines.extend(lost.iter().rev().take(SHOWN).map(|entry| {
        let what = change_of(lang, dossier, entry);
        format!("  {}  {}  {what}", entry.n, author(&entry.stamp))
    }));
    let more = lost.len().saturating_sub(SHOWN);
    if more > 0 {
        lines.push(others(lang, more));
    }
    lines.push(they_stay(lang, named));
    lines
}

/// A backup took the place of a damaged file.
#[must_use]
pub fn replaced(lang: Lang, day: Date, kept: Option<&Path>) -> String {
    let said = in_its_place(lang, day);
    match kept {
        Some(kept) => format!("{said} {}", damaged_one(lang, kept)),
        None => said,
    }
}
