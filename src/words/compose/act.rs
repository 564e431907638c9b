//! Suspensions, extensions and promises: what was written, done, undone and taken away.

use crate::assess::OpenSuspension;
use crate::calendar::{Date, days_between};
use crate::plan::{ClockId, ClockKey, Plan, Register};
use crate::record::{
    ActId, Dossier, Expectation, Extension, Grant, NotePlace, Slot, Suspension, Swap, Waiver,
};
use crate::words::Lang;
use crate::words::act::{
    all_clocks, all_suspendable, ended_in_short, ended_suspension, extension, extension_did,
    extension_in_short, gone_or_again, grant, granted_until, only, open_in_short, open_suspension,
    promise, promise_again, promise_dropped, promise_gone, promise_moved, suspension_did,
    until_rejected, waived, waiver, waiver_again, waiver_dropped, waiver_in_short, word,
};
use crate::words::checklist;
use crate::words::dates::{self, with_weekday};
use crate::words::event::{
    all_numbers, all_requests, capitalised, clock, clock_in_short, inside, label, label_own_first,
    number, phase_titled,
};
use crate::words::register::EntryNoun;
use crate::words::sanitize::sanitized;
use crate::words::state::text;

use super::checklist::place_own_first;
use super::told::Telling;

/// Which clocks a suspension stops: "tutti i termini", "fase 5, n. 3".
#[must_use]
pub fn clocks(lang: Lang, dossier: &Dossier, keys: &[ClockKey]) -> String {
    if keys.is_empty() {
        return all_suspendable(lang).to_owned();
    }
    let (whole, others) = whole_registers(lang, &dossier.plan, keys);
    let others = others
        .into_iter()
        .map(|key| clock(lang, &dossier.plan, key));
    whole
        .into_iter()
        .chain(others)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The registers that are named with all their steps, all of a phase by that phase; and what is named beside them.
fn whole_registers<'k>(
    lang: Lang,
    plan: &Plan,
    keys: &'k [ClockKey],
) -> (Vec<String>, Vec<&'k ClockKey>) {
    let has = |register: &Register| {
        keys.iter()
            .any(|key| key.n.is_none() && key.id == register.id)
    };
    let may_stop = |register: &&Register| register.is_suspendable();
    let mut names = Vec::new();
    let mut told: Vec<&ClockId> = Vec::new();
    for opening in plan.opening() {
        let steps = || plan.steps_of(opening.agreed()).filter(may_stop);
        let in_phase = || {
            plan.registers
                .iter()
                .filter(|other| other.phase == opening.phase)
        };
        if told.contains(&opening.agreed()) || !steps().any(has) {
            continue;
        }
        if in_phase().filter(may_stop).all(has) {
            let noun = EntryNoun::of_all(lang, plan, in_phase());
            let phase = phase_titled(lang, plan, opening.phase);
            names.push(all_requests(lang, &noun, &phase));
            told.extend(in_phase().map(Register::agreed));
        } else if steps().all(has) {
            let label = sanitized(text(lang, opening.entry_label())).into_owned();
            names.push(all_numbers(lang, &inside(&label)));
            told.push(opening.agreed());
        }
    }
    let is_told = |key: &&ClockKey| {
        let register = plan.register(&key.id).filter(|_| key.n.is_none());
        register.is_some_and(|register| told.contains(&register.agreed()))
    };
    (names, keys.iter().filter(|key| !is_told(key)).collect())
}

/// What a suspension is to stop, as its form offers it: "solo fase 5, Contenuti", "tutti i termini",
/// "tutte le richieste, fase 7".
#[must_use]
pub fn stopped(lang: Lang, plan: &Plan, keys: &[ClockKey]) -> String {
    if keys.is_empty() {
        return all_clocks(lang).to_owned();
    }
    let (whole, others) = whole_registers(lang, plan, keys);
    let is_register = |key: &&ClockKey| key.n.is_none() && plan.register(&key.id).is_some();
    let is_all = others.iter().all(is_register);
    let others = others
        .into_iter()
        .map(|key| clock_in_short(lang, plan, key));
    let names: Vec<String> = whole.into_iter().chain(others).collect();
    if is_all {
        names.join(", ")
    } else {
        only(lang, &names.join(", "))
    }
}

/// "n. 1, da lun 28/07/2025, tutti i termini sospendibili"; with its end: "n. 1, da lun 28/07/2025 a
/// lun 01/09/2025 (35 giorni), ...".
#[must_use]
pub fn suspension(lang: Lang, dossier: &Dossier, act: &Suspension) -> String {
    suspended_until(lang, dossier, act, None)
}

/// The same as it stood on a day: one whose clocks a rejection cut short ended with them.
#[must_use]
pub fn suspension_on(lang: Lang, dossier: &Dossier, act: &Suspension, day: Date) -> String {
    suspended_until(lang, dossier, act, dossier.ended_with_attempt(act, day))
}

fn suspended_until(lang: Lang, dossier: &Dossier, act: &Suspension, cut: Option<Date>) -> String {
    let clocks = clocks(lang, dossier, &dossier.stopped_by(act));
    let resumed = act.resumption.as_ref().map(|end| end.date);
    let Some(end) = resumed.or(cut) else {
        return open_suspension(lang, act, &clocks);
    };
    let n = number(lang, act.n);
    let (from, to) = (with_weekday(lang, act.from), with_weekday(lang, end));
    let days = dates::days(lang, days_between(act.from, end));
    let days = match resumed {
        Some(_) => days,
        None => until_rejected(lang, &days),
    };
    ended_suspension(lang, &n, &from, &to, &days, &clocks)
}

impl Telling for Suspension {
    fn slot(lang: Lang, _: &Dossier, slot: &Slot) -> Option<String> {
        match slot {
            Slot::Suspension(n) => Some(name(lang, ActId::Suspension(*n))),
            _ => None,
        }
    }

    fn written(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let act = edit.any().map(|act| suspension(lang, dossier, act));
        act.unwrap_or_else(|| word(lang, ActId::Suspension(0)).to_owned())
    }

    fn done(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let what = Self::written(lang, dossier, edit);
        suspension_did(lang, edit.before, edit.after, &what)
    }

    fn in_short(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let Some(act) = edit.any() else {
            return Self::done(lang, dossier, edit);
        };
        let clocks = clocks(lang, dossier, &dossier.stopped_by(act));
        let n = number(lang, act.n);
        let from = dates::short(act.from);
        let what = match &act.resumption {
            None => open_in_short(lang, &n, &from, &clocks),
            Some(end) => ended_in_short(lang, &n, &from, &dates::short(end.date), &clocks),
        };
        suspension_did(lang, edit.before, edit.after, &what)
    }

    fn asked(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        Self::done(lang, dossier, edit)
    }

    fn taken_back(lang: Lang, dossier: &Dossier, back: Swap<&Self>) -> String {
        Self::undone(lang, dossier, back).1
    }

    fn undone(lang: Lang, dossier: &Dossier, back: Swap<&Self>) -> (bool, String) {
        let ended = |act: Option<&Self>| act.map(|act| act.resumption.is_some());
        let is_gone = ended(back.before) > ended(back.after);
        let act = match (back.before, back.after) {
            (Some(_), Some(_)) => ActId::Resumption(0),
            _ => ActId::Suspension(0),
        };
        let what = Self::written(lang, dossier, back);
        let act = format!("{} {what}", word(lang, act));
        (is_gone, gone_or_again(lang, &act, is_gone))
    }

    fn cleared(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> Option<String> {
        if let (Some(was), Some(now)) = (edit.before, edit.after)
            && was.clocks != now.clocks
        {
            let gone = was.clocks.iter().filter(|key| !now.clocks.contains(key));
            let gone: Vec<ClockKey> = gone.cloned().collect();
            let gone = only(lang, &clocks(lang, dossier, &gone));
            return Some(format!("{}, {gone}", name(lang, ActId::Suspension(now.n))));
        }
        let act = match edit.after {
            Some(open) => ActId::Resumption(open.n),
            None => ActId::Suspension(edit.before?.n),
        };
        let what = Self::written(lang, dossier, edit);
        Some(format!("{} {what}", word(lang, act)))
    }
}

impl Telling for Extension {
    fn slot(lang: Lang, _: &Dossier, slot: &Slot) -> Option<String> {
        match slot {
            Slot::Extension(n) => Some(name(lang, ActId::Extension(*n))),
            _ => None,
        }
    }

    fn written(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let act = edit.any().map(|act| extension(lang, dossier, act));
        act.unwrap_or_else(|| word(lang, ActId::Extension(0)).to_owned())
    }

    fn done(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let what = Self::written(lang, dossier, edit);
        extension_did(lang, edit.after, &what)
    }

    fn in_short(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let Some(act) = edit.any() else {
            return Self::done(lang, dossier, edit);
        };
        let key = dossier.extended_by(act);
        let grant = match act.grant {
            Grant::Until(date) => granted_until(lang, &dates::short(date)),
            days @ Grant::Days(_) => grant(lang, days, dossier.plan.is_in_working_days(&key)),
        };
        let (n, name) = (number(lang, act.n), clock(lang, &dossier.plan, &key));
        let what = extension_in_short(lang, &n, &name, &grant, &dates::short(act.granted));
        extension_did(lang, edit.after, &what)
    }

    fn asked(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        Self::done(lang, dossier, edit)
    }

    fn taken_back(lang: Lang, dossier: &Dossier, back: Swap<&Self>) -> String {
        Self::undone(lang, dossier, back).1
    }

    fn undone(lang: Lang, dossier: &Dossier, back: Swap<&Self>) -> (bool, String) {
        let what = Self::written(lang, dossier, back);
        let act = format!("{} {what}", word(lang, ActId::Extension(0)));
        let is_gone = back.after.is_none();
        (is_gone, gone_or_again(lang, &act, is_gone))
    }

    fn cleared(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> Option<String> {
        let act = word(lang, ActId::Extension(edit.before?.n));
        Some(format!("{act} {}", Self::written(lang, dossier, edit)))
    }
}

impl Telling for Expectation {
    const IS_DATE: bool = true;

    fn slot(lang: Lang, dossier: &Dossier, slot: &Slot) -> Option<String> {
        match slot {
            Slot::Expectation(event) => Some(label(lang, dossier, event)),
            _ => None,
        }
    }

    fn written(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        Self::done(lang, dossier, edit)
    }

    fn done(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        match (edit.before, edit.after) {
            (Some(was), Some(now)) => {
                let (now, was) = (promise(lang, dossier, now), with_weekday(lang, was.date));
                promise_moved(lang, &now, &was)
            }
            (None, Some(now)) => promise(lang, dossier, now),
            (Some(was), None) => promise_dropped(lang, &label(lang, dossier, &was.event)),
            (None, None) => promise_gone(lang).to_owned(),
        }
    }
    fn taken_back(lang: Lang, dossier: &Dossier, back: Swap<&Self>) -> String {
        let name = back.any().map(|it| label(lang, dossier, &it.event));
        let date = back.after.map(|it| with_weekday(lang, it.date));
        promise_again(lang, &name.unwrap_or_default(), date.as_deref())
    }
}

impl Telling for Waiver {
    fn slot(lang: Lang, dossier: &Dossier, slot: &Slot) -> Option<String> {
        match slot {
            Slot::Waiver(place) => Some(place_named(lang, dossier, place)),
            _ => None,
        }
    }

    fn written(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        Self::done(lang, dossier, edit)
    }

    fn done(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let name = edit.any().map(|it| place_named(lang, dossier, &it.event));
        let name = name.unwrap_or_default();
        match edit.after {
            Some(_) => waived(lang, &name),
            None => waiver_dropped(lang, &name),
        }
    }

    fn in_short(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let name = edit.any().map(|it| match &it.event {
            NotePlace::Point(point) => place_own_first(lang, &dossier.plan, point),
            NotePlace::Named(event) => label_own_first(lang, dossier, event),
            place @ (NotePlace::Phase(_) | NotePlace::Plan) => place_named(lang, dossier, place),
        });
        waiver_in_short(lang, edit.after.is_some(), &name.unwrap_or_default())
    }
    fn taken_back(lang: Lang, dossier: &Dossier, back: Swap<&Self>) -> String {
        let name = back.any().map(|it| place_named(lang, dossier, &it.event));
        waiver_again(lang, &name.unwrap_or_default(), back.after.is_some())
    }
}

/// "Verifica della migrazione, non si applica (verificata dal Ministero)".
#[must_use]
pub fn not_applying(lang: Lang, dossier: &Dossier, of: &Waiver) -> String {
    let name = place_named(lang, dossier, &of.event);
    waiver(lang, &name, &sanitized(&of.reason))
}

/// What a place is called that may not apply: an event, or a phase by its number and title.
#[must_use]
pub fn place_named(lang: Lang, dossier: &Dossier, place: &NotePlace) -> String {
    match place {
        NotePlace::Named(event) => label(lang, dossier, event),
        NotePlace::Phase(number) => phase_titled(lang, &dossier.plan, *number),
        NotePlace::Plan => place.to_string(),
        NotePlace::Point(point) => checklist::place(lang, &dossier.plan, point),
    }
}

/// A clock inside a sentence of its own, which begins with it.
pub(in crate::words) fn named(lang: Lang, dossier: &Dossier, key: &ClockKey) -> String {
    capitalised(&clock(lang, &dossier.plan, key))
}

/// What an act is called: "sospensione n. 1".
#[must_use]
pub fn name(lang: Lang, act: ActId) -> String {
    format!("{} {}", word(lang, act), number(lang, act.n()))
}

/// What we must order while something stands, among the events that are awaited: "Ripresa della
/// sospensione n. 1".
#[must_use]
pub fn resumption_awaited(lang: Lang, open: &OpenSuspension) -> String {
    capitalised(&name(lang, ActId::Resumption(open.n)))
}

/// What an act says: "n. 1, da lun 29/09/2025, fase 5"; empty where there is none of this name.
#[must_use]
pub fn what(lang: Lang, dossier: &Dossier, act: ActId) -> String {
    let what = match act {
        ActId::Suspension(n) | ActId::Resumption(n) => {
            let known = dossier.suspension(n);
            known.map(|known| suspended_until(lang, dossier, known, dossier.cut_off_on(known)))
        }
        ActId::Extension(n) => {
            let known = dossier.extension(n);
            known.map(|known| extension(lang, dossier, known))
        }
    };
    what.unwrap_or_default()
}

/// An act by its name and what it says: "sospensione n. 1, da lun 29/09/2025, fase 5".
#[must_use]
pub fn in_full(lang: Lang, dossier: &Dossier, act: ActId) -> String {
    match what(lang, dossier, act) {
        nothing if nothing.is_empty() => name(lang, act),
        what => format!("{} {what}", word(lang, act)),
    }
}
