//! Suspensions, resumptions, extensions and promised dates: what each says, and what their forms do.
//!
//! Next: `refusal.rs`, why one is refused; `proof.rs` beside this folder, what the pane says of them.

mod refusal;

use crate::assess::OpenSuspension;
use crate::plan::{ClockKey, Plan};
use crate::record::{ActId, Dossier, Edit, Expectation, Extension, Grant, Op, Suspension};

use super::Lang;
use super::dates::{self, with_weekday};
use super::event::{capitalised, clock, clock_in_full, label, number, phase_titled};

pub use refusal::refusal;

/// Which clocks a suspension stops: "tutti i termini", "fase 5, n. 3".
#[must_use]
pub fn clocks(lang: Lang, dossier: &Dossier, keys: &[ClockKey]) -> String {
    if keys.is_empty() {
        return lang
            .pick("tutti i termini sospendibili", "all suspendable clocks")
            .to_owned();
    }
    let names = keys.iter().map(|key| clock(lang, &dossier.plan, key));
    names.collect::<Vec<_>>().join(", ")
}

/// What a suspension is to stop, as its form offers it: "solo fase 5, Contenuti", "tutti i termini",
/// "tutte le richieste, fase 7".
#[must_use]
pub fn stopped(lang: Lang, plan: &Plan, keys: &[ClockKey]) -> String {
    let name = |key: &ClockKey| match plan.register(&key.id) {
        Some(register) if key.n.is_none() => {
            let phase = phase_titled(lang, plan, register.phase);
            format!(
                "{}, {phase}",
                lang.pick("tutte le richieste", "all requests")
            )
        }
        _ => clock_in_full(lang, plan, key),
    };
    match keys {
        [] => lang.pick("tutti i termini", "all clocks").to_owned(),
        [only] if plan.register(&only.id).is_some() && only.n.is_none() => name(only),
        keys => {
            let names: Vec<String> = keys.iter().map(name).collect();
            format!("{} {}", lang.pick("solo", "only"), names.join(", "))
        }
    }
}

/// "n. 1, da lun 28/07/2025, tutti i termini sospendibili"; with its end: "n. 1, da lun 28/07/2025 a
/// lun 01/09/2025 (35 giorni), ...".
#[must_use]
pub fn suspension(lang: Lang, dossier: &Dossier, act: &Suspension) -> String {
    let n = number(lang, act.n);
    let from = with_weekday(lang, act.from);
    let clocks = clocks(lang, dossier, &act.clocks);
    let Some(end) = &act.resumption else {
        return match lang {
            Lang::It => format!("{n}, da {from}, {clocks}"),
            Lang::En => format!("{n}, from {from}, {clocks}"),
        };
    };
    let to = with_weekday(lang, end.date);
    let days = dates::days(lang, crate::calendar::days_between(act.from, end.date));
    match lang {
        Lang::It => format!("{n}, da {from} a {to} ({days}), {clocks}"),
        Lang::En => format!("{n}, from {from} to {to} ({days}), {clocks}"),
    }
}

/// "n. 2, fase 3: 15 giorni, concessa ven 12/12/2025".
#[must_use]
pub fn extension(lang: Lang, dossier: &Dossier, act: &Extension) -> String {
    let n = number(lang, act.n);
    let name = clock(lang, &dossier.plan, &act.clock);
    let granted = with_weekday(lang, act.granted);
    let grant = grant(lang, act.grant);
    match lang {
        Lang::It => format!("{n}, {name}: {grant}, concessa {granted}"),
        Lang::En => format!("{n}, {name}: {grant}, granted {granted}"),
    }
}

/// "15 giorni", "fino a ven 12/12/2025".
#[must_use]
pub fn grant(lang: Lang, grant: Grant) -> String {
    match (lang, grant) {
        (_, Grant::Days(days)) => dates::days(lang, days),
        (Lang::It, Grant::Until(date)) => format!("fino a {}", with_weekday(lang, date)),
        (Lang::En, Grant::Until(date)) => format!("until {}", with_weekday(lang, date)),
    }
}

/// "Formazione conclusa, promessa per ven 10/10/2025".
fn promise(lang: Lang, dossier: &Dossier, act: &Expectation) -> String {
    let name = label(lang, dossier, &act.event);
    let date = with_weekday(lang, act.date);
    match lang {
        Lang::It => format!("{name}, promessa per {date}"),
        Lang::En => format!("{name}, promised for {date}"),
    }
}

/// What an edit of an act wrote, for the line after a save; `None` for any other edit.
#[must_use]
pub fn what(lang: Lang, dossier: &Dossier, edit: &Edit) -> Option<String> {
    Some(match edit {
        Edit::Suspension { before, after } => {
            let act = after.as_ref().or(before.as_ref())?;
            suspension(lang, dossier, act)
        }
        Edit::Extension { before, after } => {
            let act = after.as_ref().or(before.as_ref())?;
            extension(lang, dossier, act)
        }
        Edit::Expectation { before, after, .. } => match (before, after) {
            (Some(was), Some(now)) => {
                let (now, was) = (promise(lang, dossier, now), with_weekday(lang, was.date));
                match lang {
                    Lang::It => format!("{now} (era {was})"),
                    Lang::En => format!("{now} (was {was})"),
                }
            }
            (None, Some(now)) => promise(lang, dossier, now),
            (was, None) => {
                let name = label(lang, dossier, &was.as_ref()?.event);
                let gone = lang.pick("promessa tolta", "promise taken away");
                format!("{name}, {gone}")
            }
        },
        _ => return None,
    })
}

/// What an edit of an act did, for a line of the journal; `None` for any other edit.
#[must_use]
pub fn done(lang: Lang, dossier: &Dossier, edit: &Edit) -> Option<String> {
    let what = what(lang, dossier, edit)?;
    let did = match edit {
        Edit::Suspension { before, after } => match (before, after) {
            (None, _) => lang.pick("sospensione", "suspension"),
            (Some(_), None) => lang.pick("sospensione tolta", "suspension taken away"),
            (Some(_), Some(now)) if now.resumption.is_none() => {
                lang.pick("ripresa tolta", "resumption taken away")
            }
            (Some(_), Some(_)) => lang.pick("ripresa", "resumption"),
        },
        Edit::Extension { after: None, .. } => lang.pick("proroga tolta", "extension taken away"),
        Edit::Extension { .. } => lang.pick("proroga", "extension"),
        _ => return Some(what),
    };
    Some(format!("{did} {what}"))
}

/// An act that was taken back, with what it said: "sospensione n. 1, da lun 25/08/2025, fase 3".
/// Nothing for any other edit.
#[must_use]
pub fn taken_away(lang: Lang, dossier: &Dossier, edit: &Edit) -> String {
    let act = match edit {
        Edit::Suspension { before, after } => match (before, after) {
            (_, Some(open)) => Some(ActId::Resumption(open.n)),
            (before, None) => before.as_ref().map(|act| ActId::Suspension(act.n)),
        },
        Edit::Extension { before, .. } => before.as_ref().map(|act| ActId::Extension(act.n)),
        _ => None,
    };
    let said = act.zip(what(lang, dossier, edit));
    said.map(|(act, what)| format!("{} {what}", word(lang, act)))
        .unwrap_or_default()
}

/// What an undo did to an act, with the act itself: an act that is there again is said to be.
/// `None` for any other edit; `true` where the act is gone.
#[must_use]
pub fn undone(lang: Lang, dossier: &Dossier, edit: &Edit) -> Option<(bool, String)> {
    let gone = match edit {
        Edit::Suspension { before, after } => {
            let ended = |act: Option<&Suspension>| act.map(|act| act.resumption.is_some());
            ended(before.as_deref()) > ended(after.as_deref())
        }
        Edit::Extension { after, .. } => after.is_none(),
        _ => return None,
    };
    let is_end = matches!(
        edit,
        Edit::Suspension {
            before: Some(_),
            after: Some(_)
        }
    );
    let word = match edit {
        Edit::Suspension { .. } if is_end => {
            lang.pick("ripresa della sospensione", "resumption of suspension")
        }
        Edit::Suspension { .. } => lang.pick("sospensione", "suspension"),
        _ => lang.pick("proroga", "extension"),
    };
    let act = format!("{word} {}", what(lang, dossier, edit)?);
    Some(match (lang, gone) {
        (_, true) => (true, act),
        (Lang::It, false) => (false, format!("{act}, di nuovo")),
        (Lang::En, false) => (false, format!("{act}, again")),
    })
}

/// What the line after a save begins with; `None` for what is not an act.
#[must_use]
pub const fn verb(lang: Lang, op: Op) -> Option<&'static str> {
    Some(match op {
        Op::Suspend => lang.pick("Sospensione", "Suspension"),
        Op::Resume => lang.pick("Ripresa", "Resumption"),
        Op::Extend => lang.pick("Proroga", "Extension"),
        Op::Expect => lang.pick("Data promessa", "Promised date"),
        _ => return None,
    })
}

/// A clock inside a sentence of its own, which begins with it.
pub(super) fn named(lang: Lang, dossier: &Dossier, key: &ClockKey) -> String {
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

const fn word(lang: Lang, act: ActId) -> &'static str {
    match act {
        ActId::Suspension(_) => lang.pick("sospensione", "suspension"),
        ActId::Resumption(_) => lang.pick("ripresa della sospensione", "resumption of suspension"),
        ActId::Extension(_) => lang.pick("proroga", "extension"),
    }
}

/// In place of the suspension to end: that something else is to be suspended.
#[must_use]
pub const fn another_suspension(lang: Lang) -> &'static str {
    lang.pick("un'altra sospensione", "another suspension")
}

/// Beside the empty field of how far an extension goes, whose label speaks of days.
#[must_use]
pub const fn or_a_date(lang: Lang) -> &'static str {
    lang.pick("oppure una data", "or a date")
}

/// Beside the same field, where what is typed is not understood.
#[must_use]
pub const fn no_grant(lang: Lang) -> &'static str {
    lang.pick("× né giorni né una data", "× neither days nor a date")
}

/// Beside the empty field of the last day that a resumption may state.
#[must_use]
pub const fn if_stated(lang: Lang) -> &'static str {
    lang.pick(
        "nuovo termine, se l'atto lo indica",
        "if the act states a new term",
    )
}

/// What a suspension does where the plan keeps such acts as notes.
#[must_use]
pub const fn only_a_note(lang: Lang) -> &'static str {
    lang.pick(
        "annotata: per questo cronoprogramma i termini non si fermano",
        "a note: in this plan it stops no clock",
    )
}

/// What emptying the date of a promise does.
#[must_use]
pub const fn promise_gone(lang: Lang) -> &'static str {
    lang.pick("la promessa è tolta", "the promise is taken away")
}
