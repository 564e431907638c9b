//! What a plan does that is applied: to clocks, owners and facts.

use crate::assess::{ClockEffect, ClockStatus, Preview};
use crate::plan::{ClockKey, Plan};
use crate::record::{Change, Dossier, NotePlace, Slot};
use crate::words::effect::{clock_effect, gone};
use crate::words::event::{clock_in_full, clock_label, phase};
use crate::words::plan_change::{
    LeftBehind, advice, in_phase, leaves, no_effect, not_saved, other_owner,
};
use crate::words::{Lang, change, conflict, effect, party, plan_change};

use super::effect::has_name;

/// What another plan does to the clocks, a line each: states, days, owners.
#[must_use]
pub fn effects(lang: Lang, before: &Dossier, preview: &Preview) -> Vec<String> {
    let after = &preview.dossier.plan;
    // What both plans have is told by its name in the new one.
    let lost = preview.clocks.iter().filter(|it| !has_name(after, it));
    let lost = lost.filter(|it| !it.clock().is_deadline() && !it.clock().is_occurrence());
    // By its own label: what it is short for, the phase, may be there still.
    let lost = lost.map(|it| clock_gone(lang, &before.plan, it));
    let mut lines = effect::effects(lang, preview);
    lines.extend(lost);
    let both = preview.clocks.iter();
    let both = both.filter_map(|it| Some((it.before.as_ref()?, it.after.as_ref()?)));
    lines.extend(both.filter_map(|(was, is)| {
        let owner = |plan: &Plan, status: &ClockStatus| party::label(lang, plan, &status.owed_by);
        let key: &ClockKey = &is.key;
        (was.owed_by != is.owed_by).then(|| {
            let name = clock_in_full(lang, after, key);
            other_owner(lang, &name, &owner(&before.plan, was), &owner(after, is))
        })
    }));
    lines
}

/// That a clock is gone.
fn clock_gone(lang: Lang, plan: &Plan, effect: &ClockEffect) -> String {
    match plan.clock(&effect.clock().key.id) {
        Some(known) => {
            let (phase, label) = (phase(lang, known.phase), clock_label(lang, plan, known));
            format!("{phase}, {label}: {}", gone(lang))
        }
        None => clock_effect(lang, plan, effect),
    }
}

/// The values of the plan that a change alters, a line each.
#[must_use]
pub fn values_of(lang: Lang, before: &Dossier, change: &Change, preview: &Preview) -> Vec<String> {
    let edits = change.edits.iter().filter(|edit| edit.is_of_plan());
    let edits: Vec<_> = edits.collect();
    let renamed = plan_change::renamed(&edits);
    let values = edits.iter().enumerate().filter_map(|(at, edit)| {
        if let Some((was, is)) = renamed.iter().find(|(was, is)| [*was, *is].contains(&at)) {
            return (at == *was).then(|| plan_change::rename(lang, edits[*was], edits[*is]));
        }
        Some(change::edit_between(lang, (before, &preview.dossier), edit))
    });
    values.collect()
}

/// All that another plan does, a line each: to clocks, to what is recorded, and value by value.
#[must_use]
pub fn in_full(lang: Lang, before: &Dossier, change: &Change, preview: &Preview) -> Vec<String> {
    let mut lines = effects(lang, before, preview);
    if lines.is_empty() {
        lines.push(no_effect(lang).trim().to_owned());
    }
    lines.extend(facts_of(lang, before, change));
    lines.extend(values_of(lang, before, change, preview));
    lines
}

/// The facts that a change takes away, a line each.
#[must_use]
pub fn facts_of(lang: Lang, dossier: &Dossier, change: &Change) -> Vec<String> {
    let edits = change.edits.iter();
    let facts = edits.filter(|edit| !edit.is_of_plan());
    facts
        .map(|edit| change::edit(lang, dossier, edit))
        .collect()
}

/// The facts that would have no place in a plan, and what to do.
#[must_use]
pub fn left_without_a_place(lang: Lang, dossier: &Dossier, slots: &[Slot]) -> String {
    let kind = |slot: &Slot| match slot {
        Slot::Note(n) => match dossier
            .notes
            .iter()
            .find(|note| note.n == *n)
            .map(|note| &note.place)
        {
            Some(NotePlace::Phase(number)) => (LeftBehind::PhaseNote, Some(*number)),
            _ => (LeftBehind::Note, None),
        },
        // What is not a wish that may not apply, but happened, can only be taken back.
        Slot::Record(..) | Slot::Rejection(..) => (LeftBehind::Date, None),
        _ => (LeftBehind::Fact, None),
    };
    let named = |slot: &Slot| {
        let name = conflict::slot(lang, dossier, slot);
        let phase = kind(slot).1.map(|number| in_phase(lang, number));
        match phase.or_else(|| dossier.place_of(slot)) {
            Some(place) => format!("{name} [{place}]"),
            None => name,
        }
    };
    let all: Vec<String> = slots.iter().map(named).collect();
    let mut said = vec![leaves(lang, &all.join("; "))];
    let has = |of| slots.iter().any(|slot| kind(slot).0 == of);
    for of in [
        LeftBehind::Date,
        LeftBehind::Fact,
        LeftBehind::Note,
        LeftBehind::PhaseNote,
    ] {
        // Of a fact the same is advised, and one thing more.
        let is_said = of == LeftBehind::Date && has(LeftBehind::Fact);
        if has(of) && !is_said {
            said.push(advice(lang, of).to_owned());
        }
    }
    said.push(not_saved(lang).to_owned());
    said.join(" ")
}
