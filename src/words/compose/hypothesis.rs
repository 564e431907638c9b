//! The steps of a what-if, and what would differ.

use crate::assess::{Acting, Aspect, Difference, Due, Sides, Standing, State, Topic};
use crate::calendar::Date;
use crate::plan::Plan;
use crate::record::{Change, Dossier, Edit, Grant, Op, Refusal};
use crate::words::hypothesis::{
    aspect, data_changed, extension, left_in_short, loses, nothing_is_saved, of_days,
    one_item_less, one_more_item, others_go, step_tried, try_something, value_changed, without,
};
use crate::words::sanitize::width;
use crate::words::{
    Lang, act, change, count, dates, event, party, plan_change, refusal, saved, state,
};

/// The banner in place of whose turn it is, as much as `columns` take: "IPOTESI, NIENTE SI SALVA:
/// proroga di 15 giorni alla fase 3 (+1)." The last step is named, the others are counted.
#[must_use]
pub fn banner(lang: Lang, last: Option<&str>, others: usize, columns: usize) -> String {
    // What is tried is told beside the list, too; that nothing is saved must be seen.
    let (head, brief) = (nothing_is_saved(lang, true), nothing_is_saved(lang, false));
    let more = if others == 0 {
        String::new()
    } else {
        format!(" (+{others})")
    };
    let what = last.map_or_else(
        || try_something(lang).to_owned(),
        |last| format!("{last}{more}"),
    );
    [
        format!("{head}: {what}."),
        format!("{brief}: {what}."),
        format!("{head}{more}."),
    ]
    .into_iter()
    .find(|said| width(said) <= columns)
    .unwrap_or_else(|| brief.to_owned())
}

/// One step: "proroga di 15 giorni alla fase 3", "Verifica della migrazione, ven 29/08/2025".
#[must_use]
pub fn step(lang: Lang, dossier: &Dossier, change: &Change) -> String {
    let Some(edit) = change.edits.first() else {
        return String::new();
    };
    if let Edit::Extension {
        after: Some(act), ..
    } = edit
    {
        let key = dossier.extended_by(act);
        let name = event::clock(lang, &dossier.plan, &key);
        let working = dossier.plan.is_in_working_days(&key);
        let grant = match act.grant {
            Grant::Days(days) if !working => of_days(lang, days),
            _ => act::grant(lang, act.grant, working),
        };
        let is_phase = dossier.phase_of_clock(&key);
        let is_phase = is_phase.is_some_and(|number| name == event::phase(lang, number));
        return extension(lang, &grant, &name, is_phase);
    }
    if change.op == Op::Plan {
        return plan_change::values(lang, change.edits.len());
    }
    let what = saved::done(lang, dossier, edit);
    match change.op {
        Op::Clear => without(lang, &what),
        Op::ItemAdd => one_more_item(lang, &what),
        Op::ItemDrop => one_item_less(lang, &what),
        _ => what,
    }
}

/// The line after a step was tried, with what it does to the clocks where that is not shown.
#[must_use]
pub fn tried(lang: Lang, step: &str, effects: &str) -> String {
    let head = step_tried(lang, step);
    if effects.is_empty() {
        head
    } else {
        format!("{head} {effects}")
    }
}

/// A step that no longer fits the newest data: why, or `None` where its number was given to something
/// else meanwhile; and how many others went with it.
#[must_use]
pub fn dropped(
    lang: Lang,
    dossier: &Dossier,
    step: &str,
    why: Option<&Refusal>,
    more: usize,
) -> String {
    let why = match why {
        Some(Refusal::Conflict(conflict)) => {
            let by = conflict.author.as_ref().map(change::author);
            value_changed(lang, by.as_deref())
        }
        Some(why) => refusal::refusal(lang, dossier, why),
        None => data_changed(lang),
    };
    let said = loses(lang, step, &why);
    match more {
        0 => said,
        more => format!("{said} {}", others_go(lang, more)),
    }
}

/// One difference: what it is about, and both sides; with dates cut short where there is little room.
#[must_use]
pub fn difference(
    lang: Lang,
    plan: &Plan,
    difference: &Difference,
    short: bool,
) -> (String, String, String) {
    let name = match &difference.of {
        Topic::Phase => event::phase(lang, difference.phase),
        Topic::Clock(key) => event::clock(lang, plan, key),
        Topic::Term(index) => event::term(lang, plan, &plan.terms[*index].id),
    };
    let word = match &difference.of {
        Topic::Phase => state::of_phase,
        Topic::Clock(key) => state::agreeing(event::is_feminine(plan, key)),
        Topic::Term(index) => {
            let id = &plan.terms[*index].id;
            state::term_agreeing(event::term_is_feminine(plan, id))
        }
    };
    let (before, after) = match &difference.what {
        Aspect::Due(sides) => of(*sides, |s| due(lang, s, short)),
        Aspect::Standing(sides) => of(*sides, |s| standing(lang, s, word)),
        Aspect::Limit(sides) => of(*sides, |s| dates::limit(lang, s)),
        Aspect::Foreseen(sides) => of(*sides, |s| format!("~{}", day(lang, s, short))),
        Aspect::Parts(sides) => of(*sides, |s| format!("{}/{}", s.done, s.total)),
        Aspect::Through(sides) => of(*sides, |s| day(lang, s, short)),
        Aspect::Who(sides) => of(sides.as_ref(), |acting: &Acting| {
            party::who(lang, plan, acting)
        }),
    };
    (aspect(lang, &name, &difference.what), before, after)
}

/// Both sides in words; a side without a value is a dash.
fn of<T>(sides: Sides<T>, said: impl Fn(T) -> String) -> (String, String) {
    let said = |side: Option<T>| side.map_or_else(|| "-".to_owned(), &said);
    (said(sides.before), said(sides.after))
}

fn day(lang: Lang, date: Date, short: bool) -> String {
    if short {
        dates::short(date)
    } else {
        dates::with_weekday(lang, date)
    }
}

/// "gio 04/09/2025, restano 6".
pub(in crate::words) fn due(lang: Lang, due: Due, short: bool) -> String {
    let left = due.left.map(|days| left_in_short(lang, days));
    let day = due.day.map(|date| day(lang, date, short));
    let said: Vec<String> = day.into_iter().chain(left).collect();
    said.join(", ")
}

/// "in scadenza"; "rispettato, 84 su 90".
fn standing(lang: Lang, standing: Standing, word: fn(Lang, State) -> &'static str) -> String {
    let word = word(lang, standing.state);
    match standing.used {
        Some((elapsed, limit)) => format!("{word}, {}", count::used_short(lang, elapsed, limit)),
        None => word.to_owned(),
    }
}
