//! The line after a save, an undo and a redo, by what was done.

use crate::assess::{ClockStatus, Preview};
use crate::plan::{ClockKey, Role};
use crate::record::{Change, Dossier, Edit, Entry, NotePlace, Op};
use crate::words::change::author;
use crate::words::effect::effects_in_short;
use crate::words::event::inside;
use crate::words::op::{saved_by, somebody};
use crate::words::plan_change::undo_question as undo_of_plan;
use crate::words::saved::{act_taken_away, act_undone, nothing_changed, undo, value, value_again};
use crate::words::{Lang, backup, beside, plan_change, setting};

use super::{checklist, told};

/// The one line after a save: "Salvato: Verifica della migrazione, ven 29/08/2025. Fase 3:
/// rispettato, 84 su 90." For a request its number is the first integer of the line.
#[must_use]
pub fn saved(lang: Lang, dossier: &Dossier, change: &Change, preview: &Preview) -> String {
    let mut line = head(lang, dossier, change);
    if change.op == Op::Plan {
        // What it does has been said before: it may be too much for one line.
        return line;
    }
    // That something does not apply is not said again of the clock that it is.
    let is_said =
        |clock: &ClockStatus| change.op == Op::Waive && is_waived_itself(dossier, change, clock);
    let short = effects_in_short(lang, preview, is_said);
    let beside = beside::in_full(lang, change, preview);
    for sentence in [short].into_iter().chain(beside) {
        if !sentence.is_empty() {
            line = format!("{line} {sentence}");
        }
    }
    line
}

/// Whether a change says of a clock itself that it does not apply: of its phase, or of the occurrence.
fn is_waived_itself(dossier: &Dossier, change: &Change, clock: &ClockStatus) -> bool {
    let is_it = |place: &NotePlace| match place {
        NotePlace::Phase(number) => clock.key.n.is_none() && clock.phase == *number,
        NotePlace::Named(event) => match dossier.plan.role(event) {
            Ok(Role::Occurrence(series, n)) => clock.key == ClockKey::numbered(&series.id, n),
            _ => false,
        },
        NotePlace::Plan | NotePlace::Point(_) => false,
    };
    let mut edits = change.edits.iter();
    edits.any(
        |edit| matches!(edit, Edit::Waiver { after: Some(waiver), .. } if is_it(&waiver.event)),
    )
}

fn head(lang: Lang, dossier: &Dossier, change: &Change) -> String {
    let Some(edit) = change.edits.first() else {
        return match change.op {
            Op::Restore => saved_by(lang, change.op, &backup::values(lang, 0)),
            _ => nothing_changed(lang).to_owned(),
        };
    };
    match change.op {
        Op::Set if checklist::is_of_point(edit) => {
            saved_by(lang, Op::Amend, &what(lang, dossier, edit))
        }
        Op::Undo => undone(lang, dossier, &change.edits),
        Op::Redo => redone(lang, dossier, &change.edits),
        Op::Restore => saved_by(lang, change.op, &backup::values(lang, change.edits.len())),
        Op::Plan => saved_by(
            lang,
            change.op,
            &plan_change::values(lang, change.edits.len()),
        ),
        Op::Clear => match told::cleared(lang, dossier, edit).flatten() {
            Some(act) => act_taken_away(lang, &act),
            None => saved_by(lang, change.op, &what(lang, dossier, edit)),
        },
        Op::Tick => {
            let what = and_more(what(lang, dossier, edit), change.edits.len());
            saved_by(lang, change.op, &what)
        }
        op => {
            // A change of several facts of a kind names them all.
            let all = told_of(&change.edits).iter();
            let all: Vec<String> = all.map(|edit| what(lang, dossier, edit)).collect();
            saved_by(lang, op, &all.join("; "))
        }
    }
}

/// The edits of a change that are told: what was said not to apply one by one, else the first for all.
fn told_of(edits: &[Edit]) -> &[Edit] {
    if edits.iter().all(is_waiver) {
        edits
    } else {
        edits.get(..1).unwrap_or_default()
    }
}

const fn is_rejection(edit: &Edit) -> bool {
    matches!(edit, Edit::Rejection { .. })
}

const fn is_waiver(edit: &Edit) -> bool {
    matches!(edit, Edit::Waiver { .. })
}

/// What was told of one edit, and how many others of its kind the change has.
#[must_use]
pub fn with_others(told: String, edits: &[Edit]) -> String {
    if edits.iter().any(|edit| matches!(edit, Edit::Plan { .. })) {
        return and_more(told, edits.len());
    }
    let is_act = |edit: &&Edit| matches!(edit, Edit::Suspension { .. } | Edit::Extension { .. });
    let more = if edits.iter().any(is_rejection) {
        // What bears another number because of it is not told; what was ordered meanwhile is.
        edits.iter().filter(is_act).count()
    } else {
        told_of(edits).len().saturating_sub(1)
    };
    match more {
        0 => told,
        more => format!("{told} (+{more})"),
    }
}

/// What the first edit says, and how many more points of the list there are beside it.
pub(super) fn and_more(what: String, edits: usize) -> String {
    match edits {
        0 | 1 => what,
        more => format!("{what} (+{})", more - 1),
    }
}

/// What an edit wrote: the event with its date, the item, the note, the value.
#[must_use]
pub fn what(lang: Lang, dossier: &Dossier, edit: &Edit) -> String {
    told::written(lang, dossier, edit).unwrap_or_else(|| set(lang, dossier, edit))
}

/// What an edit did, for questions and for what somebody else did: an act by what became of it, anything
/// else by what was written.
#[must_use]
pub fn done(lang: Lang, dossier: &Dossier, edit: &Edit) -> String {
    told::asked(lang, dossier, edit).unwrap_or_else(|| set(lang, dossier, edit))
}

/// What an edit of a value of the plan wrote.
fn set(lang: Lang, dossier: &Dossier, edit: &Edit) -> String {
    if matches!(edit, Edit::Plan { .. }) {
        return plan_change::edit(lang, &dossier.plan, edit);
    }
    let Edit::Setting {
        key, before, after, ..
    } = edit
    else {
        return String::new();
    };
    let plan = &dossier.plan;
    if let Some(told) = checklist::of_point(lang, plan, edit, false) {
        return told;
    }
    let said = |value: &Option<String>| setting::value(lang, plan, key, value.as_deref());
    let name = inside(&setting::name(lang, plan, key));
    value(lang, &name, &said(after), &said(before))
}

/// The line after an undo: "Annullato: Verifica della migrazione torna senza data." The edits are
/// those of the undo, which begins with what the change did last.
#[must_use]
pub fn undone(lang: Lang, dossier: &Dossier, edits: &[Edit]) -> String {
    let Some(edit) = edits.last() else {
        return nothing_changed(lang).to_owned();
    };
    let of_point = checklist::of_point(lang, &dossier.plan, edit, true);
    let (is_gone, back) = match edit {
        _ if of_point.is_some() => (false, of_point.unwrap_or_default()),
        Edit::Setting { key, after, .. } => {
            let name = inside(&setting::name(lang, &dossier.plan, key));
            let value = setting::value(lang, &dossier.plan, key, after.as_deref());
            (false, value_again(lang, &name, &value))
        }
        Edit::Plan { .. } => (false, plan_change::edit(lang, &dossier.plan, edit)),
        _ => told::undone(lang, dossier, edit).unwrap_or_default(),
    };
    // One edit speaks for all, unless it is many things at once.
    let back = match edits.len() {
        _ if edits.iter().any(is_rejection) => with_others(back, edits),
        0..=2 => with_others(back, edits),
        n => format!("{back} (+{})", n - 1),
    };
    if is_gone {
        act_undone(lang, &back)
    } else {
        saved_by(lang, Op::Undo, &back)
    }
}

/// The line after a redo: "Ripetuto: Verifica della migrazione, ven 29/08/2025."
#[must_use]
pub fn redone(lang: Lang, dossier: &Dossier, edits: &[Edit]) -> String {
    match edits.first() {
        Some(edit) => {
            let what = with_others(done(lang, dossier, edit), edits);
            saved_by(lang, Op::Redo, &what)
        }
        None => nothing_changed(lang).to_owned(),
    }
}

/// What somebody else did to the file meanwhile: "M.R. ha registrato: Formazione conclusa, ven
/// 10/10/2025."
#[must_use]
pub fn by_somebody_else(lang: Lang, dossier: &Dossier, entry: &Entry) -> String {
    let what = match entry.op {
        Op::Restore => Some(backup::values(lang, entry.edits.len())),
        Op::Plan => {
            return somebody(
                lang,
                &author(&entry.stamp),
                entry.op,
                &plan_change::values(lang, entry.edits.len()),
            );
        }
        Op::Undo => entry.edits.last().map(|edit| {
            let of_point = checklist::of_point(lang, &dossier.plan, edit, true);
            of_point.unwrap_or_else(|| done(lang, dossier, edit))
        }),
        _ => entry.edits.first().map(|edit| done(lang, dossier, edit)),
    };
    let by = author(&entry.stamp);
    let what = with_others(what.unwrap_or_default(), &entry.edits);
    let op = match (entry.op, entry.edits.first()) {
        (Op::Set, Some(edit)) if checklist::is_of_point(edit) => Op::Amend,
        (op, _) => op,
    };
    somebody(lang, &by, op, &what)
}

/// The question before an undo: "Annullare: Verifica della migrazione, ven 29/08/2025?"
#[must_use]
pub fn undo_question(lang: Lang, dossier: &Dossier, entry: &Entry) -> String {
    if entry.op == Op::Restore {
        return backup::undo_question(lang, entry.edits.len());
    }
    if entry.op == Op::Plan {
        return undo_of_plan(lang, entry.edits.len());
    }
    let what = entry.edits.first().map(|edit| done(lang, dossier, edit));
    undo(lang, &with_others(what.unwrap_or_default(), &entry.edits))
}
