//! What the journal knows of one change, a line each.

use crate::assess::State;
use crate::record::{Dossier, Edit, Entry, Op, Outcome};
use crate::words::entry::{head, judged, reason, written};
use crate::words::event::{clock_in_full, is_feminine};
use crate::words::state::agreeing;
use crate::words::{Lang, audit, change, dates, rejection};

/// What a change did beside what its line names, a line each.
#[must_use]
pub fn others(lang: Lang, dossier: &Dossier, entry: &Entry) -> Vec<String> {
    // The line names one edit, or only how many there are.
    let named = match entry.op {
        Op::Restore => None,
        Op::Undo => entry.edits.len().checked_sub(1),
        _ => Some(0),
    };
    let takes_along =
        entry.op != Op::Undo && rejection::gone_with_it(lang, dossier, &entry.edits).is_some();
    let rejects = entry.op != Op::Undo
        && matches!(entry.edits.first(), Some(Edit::Rejection { after, .. }) if after.is_some());
    let is_told = |edit: &Edit| {
        let is_act = matches!(edit, Edit::Suspension { .. } | Edit::Extension { .. });
        // What bears the number of the attempt since a rejection was written by others; what was ordered is new.
        if rejects {
            !is_act
        } else {
            takes_along && is_act
        }
    };
    let edits = entry.edits.iter().enumerate();
    let edits = edits.filter(|(place, edit)| Some(*place) != named && !is_told(edit));
    edits
        .map(|(_, edit)| change::edit(lang, dossier, edit))
        .collect()
}

/// Everything the journal knows of one change, a line each: what, the values, the reason, the
/// verdicts, who and when; and that it was `overwritten` with an editor.
#[must_use]
pub fn in_full(lang: Lang, dossier: &Dossier, entry: &Entry, overwritten: bool) -> Vec<String> {
    let what = change::entry(lang, dossier, entry);
    let mut lines = vec![head(lang, entry.n, &what)];
    lines.extend(overwritten.then(|| audit::overwritten(lang).to_owned()));
    lines.extend(others(lang, dossier, entry));
    lines.extend(entry.reason.as_ref().map(|why| reason(lang, why)));
    for verdict in &entry.judged {
        let clock = verdict.clock.parse();
        let feminine = clock
            .as_ref()
            .is_ok_and(|key| is_feminine(&dossier.plan, key));
        let clock = clock.map(|key| clock_in_full(lang, &dossier.plan, &key));
        let clock = clock.unwrap_or_else(|_| verdict.clock.clone());
        let state = match verdict.outcome {
            Outcome::Met => State::Met,
            Outcome::Breached => State::Breached,
        };
        let word = agreeing(feminine)(lang, state);
        lines.push(judged(lang, &clock, word, verdict.due));
    }
    let at = entry.stamp.at;
    let day = dates::with_weekday(lang, at.date_naive());
    let time = at.format("%H:%M").to_string();
    lines.push(written(lang, &day, &time, &change::author(&entry.stamp)));
    lines
}
