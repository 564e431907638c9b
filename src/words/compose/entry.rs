//! What the journal knows of one change, a line each.

use crate::record::{Dossier, Entry, Op};
use crate::words::entry::{head, judged, reason, written};
use crate::words::{Lang, audit, change, dates};

/// Everything the journal knows of one change, a line each: what, the values, the reason, the
/// verdicts, who and when; and that it was `overwritten` with an editor.
#[must_use]
pub fn in_full(lang: Lang, dossier: &Dossier, entry: &Entry, overwritten: bool) -> Vec<String> {
    let what = change::entry(lang, dossier, entry);
    let mut lines = vec![head(lang, entry.n, &what)];
    lines.extend(overwritten.then(|| audit::overwritten(lang).to_owned()));
    // The head names one edit, or only how many there are.
    let named = match entry.op {
        Op::Restore => None,
        Op::Undo => entry.edits.len().checked_sub(1),
        _ => Some(0),
    };
    for (place, edit) in entry.edits.iter().enumerate() {
        if Some(place) != named {
            lines.push(change::edit(lang, dossier, edit));
        }
    }
    lines.extend(entry.reason.as_ref().map(|why| reason(lang, why)));
    for verdict in &entry.judged {
        lines.push(judged(lang, &verdict.clock, verdict.outcome, verdict.due));
    }
    let at = entry.stamp.at;
    let day = dates::with_weekday(lang, at.date_naive());
    let time = at.format("%H:%M").to_string();
    lines.push(written(lang, &day, &time, &change::author(&entry.stamp)));
    lines
}
