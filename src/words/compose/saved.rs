//! The line after a save, an undo and a redo, by what was done.

use crate::assess::Preview;
use crate::plan::Role;
use crate::record::{Change, Dossier, Edit, Entry, Op};
use crate::words::change::a_note;
use crate::words::change::an_item;
use crate::words::change::{self, author};
use crate::words::dates::with_weekday;
use crate::words::effect::effects_in_short;
use crate::words::event::{label, milestone, number, place};
use crate::words::sanitize::sanitized;
use crate::words::saved::{
    act_taken_away, act_undone, by_op, date_again, moved, note, nothing_changed, somebody, undo,
    value, value_again, was,
};
use crate::words::{Lang, act, backup, beside, log, setting, state};

/// The one line after a save: "Salvato: Verifica della migrazione, ven 29/08/2025. Fase 3:
/// rispettato, 84 su 90." For a request its number is the first integer of the line.
#[must_use]
pub fn saved(lang: Lang, dossier: &Dossier, change: &Change, preview: &Preview) -> String {
    let mut line = head(lang, dossier, change);
    let short = effects_in_short(lang, preview);
    let beside = beside::in_full(lang, change, preview);
    for sentence in [short].into_iter().chain(beside) {
        if !sentence.is_empty() {
            line = format!("{line} {sentence}");
        }
    }
    line
}

fn head(lang: Lang, dossier: &Dossier, change: &Change) -> String {
    let Some(edit) = change.edits.first() else {
        return match change.op {
            Op::Restore => by_op(lang, change.op, &backup::values(lang, 0)),
            _ => nothing_changed(lang).to_owned(),
        };
    };
    match change.op {
        Op::Undo => undone(lang, dossier, &change.edits),
        Op::Redo => redone(lang, dossier, &change.edits),
        Op::Restore => by_op(lang, change.op, &backup::values(lang, change.edits.len())),
        Op::Clear => match act::taken_away(lang, dossier, edit) {
            Some(act) => act_taken_away(lang, &act),
            None => by_op(lang, change.op, &what(lang, dossier, edit)),
        },
        op => by_op(lang, op, &what(lang, dossier, edit)),
    }
}

/// What an edit wrote: the event with its date, the item, the note, the value.
#[must_use]
pub fn what(lang: Lang, dossier: &Dossier, edit: &Edit) -> String {
    match edit {
        Edit::Record {
            event,
            before,
            after,
            ..
        } => {
            let name = match dossier.plan.role(event) {
                Ok(Role::Request(register, n)) if before.is_none() => {
                    let side = sanitized(state::text(lang, &register.request.label));
                    format!("{}, {side}", number(lang, n))
                }
                _ => label(lang, dossier, event),
            };
            let before = before.as_ref().map(|was| with_weekday(lang, was.date));
            let after = after.as_ref().map(|now| with_weekday(lang, now.date));
            match (before, after) {
                (Some(before), None) => was(lang, &name, &before),
                (Some(was), Some(now)) if was != now => moved(lang, &name, &now, &was),
                (_, Some(now)) => format!("{name}, {now}"),
                (None, None) => name,
            }
        }
        Edit::Item { before, after, .. } => match after.as_ref().or(before.as_ref()) {
            Some(item) => {
                let of = milestone(lang, &dossier.plan, &item.milestone);
                format!("{of}: {}", sanitized(item.name()))
            }
            None => an_item(lang),
        },
        Edit::Request { .. } | Edit::Expectation { .. } => change::edit(lang, dossier, edit),
        Edit::Suspension { before, after } => {
            act::suspension_written(lang, dossier, before.as_deref(), after.as_deref())
        }
        Edit::Extension { before, after } => {
            act::extension_written(lang, dossier, before.as_deref(), after.as_deref())
        }
        Edit::Note { before, after } => match after.as_ref().or(before.as_ref()) {
            Some(known) => {
                let said = note(lang, &place(lang, dossier, &known.place));
                match log::kind(lang, dossier, known) {
                    Some(kind) => format!("{said}, {kind}"),
                    None => said,
                }
            }
            None => a_note(lang),
        },
        Edit::Setting { key, before, after } => {
            let plan = &dossier.plan;
            let said = |value: &Option<String>| setting::value(lang, plan, key, value.as_deref());
            let name = setting::name(lang, plan, key);
            value(lang, &name, &said(after), &said(before))
        }
    }
}

/// What an edit did, for questions and for what somebody else did: an act by what became of it, anything
/// else by what was written.
#[must_use]
pub fn done(lang: Lang, dossier: &Dossier, edit: &Edit) -> String {
    match edit {
        Edit::Suspension { .. } | Edit::Extension { .. } => change::edit(lang, dossier, edit),
        _ => what(lang, dossier, edit),
    }
}

/// The line after an undo: "Annullato: Verifica della migrazione torna senza data." The edits are
/// those of the undo, which begins with what the change did last.
#[must_use]
pub fn undone(lang: Lang, dossier: &Dossier, edits: &[Edit]) -> String {
    let Some(edit) = edits.last() else {
        return nothing_changed(lang).to_owned();
    };
    let (is_gone, back) = match edit {
        Edit::Suspension { before, after } => {
            act::suspension_undone(lang, dossier, before.as_deref(), after.as_deref())
        }
        Edit::Extension { before, after } => {
            act::extension_undone(lang, dossier, before.as_deref(), after.as_deref())
        }
        Edit::Record { event, after, .. } => {
            let name = label(lang, dossier, event);
            let date = after.as_ref();
            let date = date.map(|record| with_weekday(lang, record.date));
            (false, date_again(lang, &name, date.as_deref()))
        }
        Edit::Setting { key, after, .. } => {
            let name = setting::name(lang, &dossier.plan, key);
            let value = setting::value(lang, &dossier.plan, key, after.as_deref());
            (false, value_again(lang, &name, &value))
        }
        Edit::Item { .. } | Edit::Request { .. } | Edit::Expectation { .. } | Edit::Note { .. } => {
            (false, change::taken_back(lang, dossier, edit))
        }
    };
    // One edit speaks for all, unless it is many things at once.
    let back = match edits.len() {
        0..=2 => back,
        n => format!("{back} (+{})", n - 1),
    };
    if is_gone {
        act_undone(lang, &back)
    } else {
        by_op(lang, Op::Undo, &back)
    }
}

/// The line after a redo: "Ripetuto: Verifica della migrazione, ven 29/08/2025."
#[must_use]
pub fn redone(lang: Lang, dossier: &Dossier, edits: &[Edit]) -> String {
    match edits.first() {
        Some(edit) => by_op(lang, Op::Redo, &done(lang, dossier, edit)),
        None => nothing_changed(lang).to_owned(),
    }
}

/// What somebody else did to the file meanwhile: "M.R. ha registrato: Formazione conclusa, ven
/// 10/10/2025."
#[must_use]
pub fn by_somebody_else(lang: Lang, dossier: &Dossier, entry: &Entry) -> String {
    let what = match entry.op {
        Op::Restore => Some(backup::values(lang, entry.edits.len())),
        Op::Undo => entry.edits.last().map(|edit| done(lang, dossier, edit)),
        _ => entry.edits.first().map(|edit| done(lang, dossier, edit)),
    };
    let by = author(&entry.stamp);
    somebody(lang, &by, entry.op, &what.unwrap_or_default())
}

/// The question before an undo: "Annullare: Verifica della migrazione, ven 29/08/2025?"
#[must_use]
pub fn undo_question(lang: Lang, dossier: &Dossier, entry: &Entry) -> String {
    if entry.op == Op::Restore {
        return backup::undo_question(lang, entry.edits.len());
    }
    let what = entry.edits.first().map(|edit| done(lang, dossier, edit));
    undo(lang, &what.unwrap_or_default())
}
