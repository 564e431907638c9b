//! Every clock for which there is something to be known beside what an act does to it.

use std::collections::{HashMap, HashSet};

use crate::assess::{ClockStatus, Course, Late, Part, Preview, Step, Stops, sums};
use crate::calendar::Date;
use crate::plan::ClockKey;
use crate::record::{ActId, Change, Edit, Suspension, is_suspendable};
use crate::words::Lang;
use crate::words::act::{name, named};
use crate::words::beside::{Told, sentence, short};
use crate::words::event::{capitalised, clock};
use crate::words::proof::only_since;
use crate::words::rejection::gone_with_it;

/// What is to be known beside the effects of an act: a suspension that comes too late for a clock, a
/// stated term that differs from the arithmetic. A sentence each.
#[must_use]
pub fn in_full(lang: Lang, change: &Change, preview: &Preview) -> Vec<String> {
    let mut sentences = Vec::new();
    let today = preview.after.today;
    for_each(change, preview, |key, told| {
        sentences.push(match told {
            Told::Only(late) => format!("{}.", ended(lang, change, late)),
            told => sentence(lang, &named(lang, &preview.dossier, key), &told, today),
        });
    });
    let gone = gone_with_it(lang, &preview.dossier, &change.edits);
    sentences.extend(gone.map(|gone| format!("{gone}.")));
    sentences
}

/// The same for a form, where the effects stand above: "fase 5: il calcolo darebbe dom 06/09/2026".
#[must_use]
pub fn in_short(lang: Lang, change: &Change, preview: &Preview) -> Vec<String> {
    let mut lines = Vec::new();
    let today = preview.after.today;
    for_each(change, preview, |key, told| {
        lines.push(match told {
            Told::Only(late) => ended(lang, change, late),
            told => short(lang, &clock(lang, &preview.dossier.plan, key), &told, today),
        });
    });
    lines.extend(gone_with_it(lang, &preview.dossier, &change.edits));
    lines
}

/// A suspension that is over and counted only from a later day than it began.
fn ended(lang: Lang, change: &Change, late: Late) -> String {
    let n = match change.edits.first() {
        Some(Edit::Suspension {
            after: Some(act), ..
        }) => act.n,
        _ => 0,
    };
    let name = capitalised(&name(lang, ActId::Suspension(n)));
    format!("{name}: {}", only_since(lang, late))
}

/// Every clock for which a suspension comes too late, or counts only since an act that gave it time, and
/// every one whose stated term, given first, is not what the sum gives.
fn for_each(change: &Change, preview: &Preview, mut told: impl FnMut(&ClockKey, Told)) {
    if let Some(Edit::Extension {
        after: Some(act), ..
    }) = change.edits.first()
    {
        let steps = steps(preview, |clock| clock.key == act.clock);
        let since = steps.values().flatten().filter_map(revived_since);
        for (n, since) in since.filter(|(_, since)| *since == act.granted) {
            told(&act.clock, Told::Revived(n, since));
        }
        return;
    }
    let Some(Edit::Suspension {
        after: Some(act), ..
    }) = change.edits.first()
    else {
        return;
    };
    let Some(end) = &act.resumption else {
        return for_each_stopped(act, preview, told);
    };
    let (dossier, seen) = (&preview.dossier, &preview.after);
    let all: Vec<_> = seen.clocks.iter().collect();
    let stop = Stops::new(dossier, seen, &all).by(act);
    let late = stop.and_then(|stop| match stop.late() {
        Some(late @ Late::Revived(_)) => Some(late),
        _ => None,
    });
    let first = seen
        .clocks
        .iter()
        .find(|clock| dossier.is_named_by(&clock.key, act));
    if let Some((late, first)) = late.zip(first) {
        told(&first.key, Told::Only(late));
    }
    let stated: HashSet<&ClockKey> = end.terms.iter().map(|term| &term.clock).collect();
    let steps = steps(preview, |clock| stated.contains(&clock.key));
    for term in &end.terms {
        let mut told_so = steps.get(&term.clock).into_iter().flatten();
        let counted = told_so.find_map(|step| match step {
            Step::Stated { n, counted, .. } if *n == act.n => Some(*counted),
            _ => None,
        });
        if let Some(counted) = counted.filter(|counted| *counted != term.due) {
            told(&term.clock, Told::Stated(term.due, counted));
        }
    }
}

/// Every clock for which a suspension that has not ended comes too late, or counts only since an act that
/// gave it time.
fn for_each_stopped(act: &Suspension, preview: &Preview, mut told: impl FnMut(&ClockKey, Told)) {
    let (dossier, seen) = (&preview.dossier, &preview.after);
    let plan = &dossier.plan;
    let is_named = |key: &ClockKey| dossier.is_named_by(key, act) && is_suspendable(plan, key);
    // Stopped later than it would be by the suspension alone.
    let is_late = |clock: &ClockStatus| match clock.course {
        Course::Suspended { start, since, .. } => {
            since > start.map_or(act.from, |start| act.from.max(start))
        }
        _ => false,
    };
    let steps = steps(preview, |clock| is_late(clock) && is_named(&clock.key));
    for clock in &seen.clocks {
        let due = clock.open_due().filter(|due| *due <= act.from);
        if let Some(due) = due.filter(|_| is_named(&clock.key)) {
            told(&clock.key, Told::TooLate(due));
        }
        let since = steps.get(&clock.key).into_iter().flatten();
        let mut since = since.filter_map(revived_since);
        if let Some((n, since)) = since.find(|(n, _)| *n == act.n) {
            told(&clock.key, Told::Revived(n, since));
        }
    }
}

/// The steps of the sums of clocks that have begun, by their names; the acts are sorted once for all.
fn steps(
    preview: &Preview,
    is_wanted: impl Fn(&ClockStatus) -> bool,
) -> HashMap<&ClockKey, Vec<Step>> {
    let clocks = preview.after.clocks.iter();
    let clocks = clocks.filter(|clock| clock.has_begun() && is_wanted(clock));
    let sums = sums(&preview.dossier, clocks.clone(), preview.after.today);
    clocks
        .zip(sums)
        .map(|(clock, sum)| (&clock.key, sum.steps))
        .collect()
}

/// The number of a suspension that counts only since an act that gave the clock time, and since when.
fn revived_since(step: &Step) -> Option<(u32, Date)> {
    match step {
        Step::Suspended {
            n,
            from,
            part: Part::Revived,
            ..
        } => Some((*n, *from)),
        _ => None,
    }
}
