//! Entries of the journal and the edits they are made of.

use crate::record::{Dossier, Edit, Entry, Op, Record, SettingKey};
use crate::words::act::promised_in_short;
use crate::words::event::{inside, label, label_own_first};
use crate::words::op::in_journal;
use crate::words::plan_change::applied;
use crate::words::{Lang, backup, dates, plan_change, rejection, setting};

use super::{checklist, saved, told};

/// An entry on one line: "Migrazione e integrazione: nessuna → 22/08/2025", "nota, fase 3".
#[must_use]
pub fn entry(lang: Lang, dossier: &Dossier, entry: &Entry) -> String {
    entry_by(lang, dossier, entry, edit)
}

/// The same where it may be cut: what was written comes before what it is about.
#[must_use]
pub fn entry_fact_first(lang: Lang, dossier: &Dossier, entry: &Entry) -> String {
    entry_by(lang, dossier, entry, edit_fact_first)
}

/// The same where that has no room: dates in short, that nothing was there before left out, an item and
/// a request by their own names first.
#[must_use]
pub fn entry_in_short(lang: Lang, dossier: &Dossier, entry: &Entry) -> String {
    entry_by(lang, dossier, entry, edit_in_short)
}

/// How an edit is told on a line.
type EditLine = fn(Lang, &Dossier, &Edit) -> String;

fn entry_by(lang: Lang, dossier: &Dossier, entry: &Entry, line: EditLine) -> String {
    if entry.op == Op::Restore {
        return backup::restored(lang, entry.edits.len());
    }
    if entry.op == Op::Plan {
        let how_many = applied(lang, entry.edits.len());
        let first = entry.edits.first().map(|edit| line(lang, dossier, edit));
        let first = saved::and_more(first.unwrap_or_default(), entry.edits.len());
        return format!("{how_many}; {first}");
    }
    let is_undo = entry.op == Op::Undo;
    let first = if is_undo {
        entry.edits.last()
    } else {
        entry.edits.first()
    };
    let what = match first {
        Some(first) if is_undo => undone(lang, dossier, first, line),
        Some(first) => line(lang, dossier, first),
        None => String::new(),
    };
    let what = match rejection::gone_with_it(lang, dossier, &entry.edits) {
        Some(gone) if !is_undo => format!("{what}; {}", inside(&gone)),
        _ => saved::with_others(what, &entry.edits),
    };
    let what = match entry.op {
        Op::Tick => saved::and_more(what, entry.edits.len()),
        _ => what,
    };
    let of = entry.of.map(|n| n.to_string()).unwrap_or_default();
    in_journal(lang, entry.op, &what, &of)
}

/// What an undo did: dates and values say where they go, an act that is there again is said to be.
fn undone(lang: Lang, dossier: &Dossier, back: &Edit, line: EditLine) -> String {
    if let Some(told) = checklist::of_point(lang, &dossier.plan, back, true) {
        return told;
    }
    match back {
        Edit::Record { .. } | Edit::Setting { .. } | Edit::Plan { .. } => line(lang, dossier, back),
        _ => told::taken_back(lang, dossier, back).unwrap_or_default(),
    }
}

/// The same, what was written first: "18/02/2025 → 17/02/2025  Consegna del piano".
fn edit_fact_first(lang: Lang, dossier: &Dossier, edit: &Edit) -> String {
    let told = self::edit(lang, dossier, edit);
    let name = match edit {
        Edit::Record { event, .. } => label(lang, dossier, event),
        Edit::Setting { key, .. } if !checklist::is_of_point(edit) => {
            setting::name(lang, &dossier.plan, key)
        }
        _ => return told,
    };
    match told
        .strip_prefix(&name)
        .map(|fact| fact.trim_start_matches(": "))
    {
        Some(fact) => format!("{fact}  {name}"),
        None => told,
    }
}

/// The same in few columns: "18/02/25 → 17/02/25  Consegna del piano", "20/08/26  n. 5, Richiesta di
/// assistenza".
fn edit_in_short(lang: Lang, dossier: &Dossier, edit: &Edit) -> String {
    let named = |event| label_own_first(lang, dossier, event);
    match edit {
        Edit::Record {
            event,
            before,
            after,
            ..
        } => {
            let day = |record: &Record| dates::short(record.date);
            match (before.as_deref(), after.as_deref()) {
                (None, Some(now)) => format!("{}  {}", day(now), named(event)),
                (Some(was), Some(now)) if was.date != now.date => {
                    format!("{} → {}  {}", day(was), day(now), named(event))
                }
                _ => edit_fact_first(lang, dossier, edit),
            }
        }
        Edit::Expectation {
            before: None,
            after: Some(now),
            ..
        } => promised_in_short(lang, &dates::short(now.date), &named(&now.event)),
        Edit::Suspension { .. }
        | Edit::Extension { .. }
        | Edit::Tick { .. }
        | Edit::Waiver { .. } => told::in_short(lang, dossier, edit).unwrap_or_default(),
        _ => edit_fact_first(lang, dossier, edit),
    }
}

/// One value before and after: "Consegna del piano: 18/02/2025 → 17/02/2025".
#[must_use]
pub fn edit(lang: Lang, dossier: &Dossier, edit: &Edit) -> String {
    edit_between(lang, (dossier, dossier), edit)
}

/// The same between two plans: each value is told in the words of the plan that it stands in.
#[must_use]
pub fn edit_between(lang: Lang, (was, is): (&Dossier, &Dossier), edit: &Edit) -> String {
    // What is new is called as it will be, what goes as it was.
    let is_gone = edit.sides().after.is_none();
    let dossier = if is_gone { was } else { is };
    if let Some(told) = checklist::of_point(lang, &dossier.plan, edit, false) {
        return told;
    }
    if let Edit::Setting {
        key, before, after, ..
    } = edit
    {
        let value = |of: &Dossier, value: &Option<String>| {
            setting::value(lang, &of.plan, key, value.as_deref())
        };
        let is_name = matches!(
            key,
            SettingKey::Name(_) | SettingKey::PartyLabel(_) | SettingKey::PartyNoun(_)
        );
        // What is called otherwise is known by what it was called.
        let by = if is_name && before.is_some() {
            was
        } else {
            dossier
        };
        let name = setting::name(lang, &by.plan, key);
        return format!("{name}: {} → {}", value(was, before), value(is, after));
    }
    if matches!(edit, Edit::Plan { .. }) {
        return plan_change::edit_between(lang, (&was.plan, &is.plan), edit);
    }
    told::done(lang, dossier, edit).unwrap_or_default()
}
