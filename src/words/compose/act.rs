//! Suspensions, extensions and promises: what was written, done, undone and taken away.

use crate::assess::OpenSuspension;
use crate::calendar::days_between;
use crate::plan::{ClockKey, Plan};
use crate::record::{ActId, Dossier, Edit, Expectation, Extension, Suspension};
use crate::words::Lang;
use crate::words::act::{
    all_clocks, all_requests, all_suspendable, ended_suspension, extension, extension_did,
    gone_or_again, only, open_suspension, promise, promise_dropped, promise_gone, promise_moved,
    suspension_did, word,
};
use crate::words::dates::{self, with_weekday};
use crate::words::event::{capitalised, clock, clock_in_full, label, number};

/// Which clocks a suspension stops: "tutti i termini", "fase 5, n. 3".
#[must_use]
pub fn clocks(lang: Lang, dossier: &Dossier, keys: &[ClockKey]) -> String {
    if keys.is_empty() {
        return all_suspendable(lang).to_owned();
    }
    let names = keys.iter().map(|key| clock(lang, &dossier.plan, key));
    names.collect::<Vec<_>>().join(", ")
}

/// What a suspension is to stop, as its form offers it: "solo fase 5, Contenuti", "tutti i termini",
/// "tutte le richieste, fase 7".
#[must_use]
pub fn stopped(lang: Lang, plan: &Plan, keys: &[ClockKey]) -> String {
    let name = |key: &ClockKey| match plan.register(&key.id) {
        Some(register) if key.n.is_none() => all_requests(lang, plan, register.phase),
        _ => clock_in_full(lang, plan, key),
    };
    match keys {
        [] => all_clocks(lang).to_owned(),
        [one] if plan.register(&one.id).is_some() && one.n.is_none() => name(one),
        keys => {
            let names: Vec<String> = keys.iter().map(name).collect();
            only(lang, &names.join(", "))
        }
    }
}

/// "n. 1, da lun 28/07/2025, tutti i termini sospendibili"; with its end: "n. 1, da lun 28/07/2025 a
/// lun 01/09/2025 (35 giorni), ...".
#[must_use]
pub fn suspension(lang: Lang, dossier: &Dossier, act: &Suspension) -> String {
    let clocks = clocks(lang, dossier, &act.clocks);
    let Some(end) = &act.resumption else {
        return open_suspension(lang, act, &clocks);
    };
    let n = number(lang, act.n);
    let (from, to) = (with_weekday(lang, act.from), with_weekday(lang, end.date));
    let days = dates::days(lang, days_between(act.from, end.date));
    ended_suspension(lang, &n, &from, &to, &days, &clocks)
}

/// What an edit of a suspension wrote, for the line after a save.
#[must_use]
pub fn suspension_written(
    lang: Lang,
    dossier: &Dossier,
    before: Option<&Suspension>,
    after: Option<&Suspension>,
) -> String {
    let act = after.or(before);
    act.map_or_else(
        || word(lang, ActId::Suspension(0)).to_owned(),
        |act| suspension(lang, dossier, act),
    )
}

/// What an edit of an extension wrote.
#[must_use]
pub fn extension_written(
    lang: Lang,
    dossier: &Dossier,
    before: Option<&Extension>,
    after: Option<&Extension>,
) -> String {
    let act = after.or(before);
    act.map_or_else(
        || word(lang, ActId::Extension(0)).to_owned(),
        |act| extension(lang, dossier, act),
    )
}

/// What an edit of a promise wrote.
#[must_use]
pub fn promise_written(
    lang: Lang,
    dossier: &Dossier,
    before: Option<&Expectation>,
    after: Option<&Expectation>,
) -> String {
    match (before, after) {
        (Some(was), Some(now)) => {
            let (now, was) = (promise(lang, dossier, now), with_weekday(lang, was.date));
            promise_moved(lang, &now, &was)
        }
        (None, Some(now)) => promise(lang, dossier, now),
        (Some(was), None) => promise_dropped(lang, &label(lang, dossier, &was.event)),
        (None, None) => promise_gone(lang).to_owned(),
    }
}

/// What an edit of a suspension did, for a line of the journal.
#[must_use]
pub fn suspension_done(
    lang: Lang,
    dossier: &Dossier,
    before: Option<&Suspension>,
    after: Option<&Suspension>,
) -> String {
    let what = suspension_written(lang, dossier, before, after);
    suspension_did(lang, before, after, &what)
}

/// What an edit of an extension did.
#[must_use]
pub fn extension_done(
    lang: Lang,
    dossier: &Dossier,
    before: Option<&Extension>,
    after: Option<&Extension>,
) -> String {
    let what = extension_written(lang, dossier, before, after);
    extension_did(lang, after, &what)
}

/// An act that was taken back, with what it said: "sospensione n. 1, da lun 25/08/2025, fase 3"; `None`
/// for any other edit.
#[must_use]
pub fn taken_away(lang: Lang, dossier: &Dossier, edit: &Edit) -> Option<String> {
    let (act, what) = match edit {
        Edit::Suspension { before, after } => {
            let (before, after) = (before.as_deref(), after.as_deref());
            let act = match (after, before) {
                (Some(open), _) => ActId::Resumption(open.n),
                (None, gone) => ActId::Suspension(gone?.n),
            };
            (act, suspension_written(lang, dossier, before, after))
        }
        Edit::Extension { before, after } => {
            let (before, after) = (before.as_deref(), after.as_deref());
            let act = ActId::Extension(before?.n);
            (act, extension_written(lang, dossier, before, after))
        }
        _ => return None,
    };
    Some(format!("{} {what}", word(lang, act)))
}

/// What an undo did to a suspension, with the act itself: one that is there again is said to be. `true`
/// where it is gone.
#[must_use]
pub fn suspension_undone(
    lang: Lang,
    dossier: &Dossier,
    before: Option<&Suspension>,
    after: Option<&Suspension>,
) -> (bool, String) {
    let ended = |act: Option<&Suspension>| act.map(|act| act.resumption.is_some());
    let is_gone = ended(before) > ended(after);
    let act = if before.is_some() && after.is_some() {
        ActId::Resumption(0)
    } else {
        ActId::Suspension(0)
    };
    let what = suspension_written(lang, dossier, before, after);
    let act = format!("{} {what}", word(lang, act));
    (is_gone, gone_or_again(lang, &act, is_gone))
}

/// The same for an extension.
#[must_use]
pub fn extension_undone(
    lang: Lang,
    dossier: &Dossier,
    before: Option<&Extension>,
    after: Option<&Extension>,
) -> (bool, String) {
    let is_gone = after.is_none();
    let what = extension_written(lang, dossier, before, after);
    let act = format!("{} {what}", word(lang, ActId::Extension(0)));
    (is_gone, gone_or_again(lang, &act, is_gone))
}

/// A clock inside a sentence of its own, which begins with it.
pub(in crate::words) fn named(lang: Lang, dossier: &Dossier, key: &ClockKey) -> String {
    capitalised(&clock(lang, &dossier.plan, key))
}

/// What an act is called: "sospensione n. 1".
#[must_use]
pub fn name(lang: Lang, act: ActId) -> String {
    let (ActId::Suspension(n) | ActId::Resumption(n) | ActId::Extension(n)) = act;
    format!("{} {}", word(lang, act), number(lang, n))
}

/// What we must order while something stands, among the events that are awaited: "Ripresa della
/// sospensione n. 1".
#[must_use]
pub fn resumption_awaited(lang: Lang, open: &OpenSuspension) -> String {
    capitalised(&name(lang, ActId::Resumption(open.n)))
}

/// An act by its name and what it says: "sospensione n. 1, da lun 29/09/2025, fase 5".
#[must_use]
pub fn in_full(lang: Lang, dossier: &Dossier, act: ActId) -> String {
    let what = match act {
        ActId::Suspension(n) | ActId::Resumption(n) => {
            let known = dossier.suspension(n);
            known.map(|known| suspension(lang, dossier, known))
        }
        ActId::Extension(n) => {
            let known = dossier.extension(n);
            known.map(|known| extension(lang, dossier, known))
        }
    };
    what.map_or_else(
        || name(lang, act),
        |what| format!("{} {what}", word(lang, act)),
    )
}
