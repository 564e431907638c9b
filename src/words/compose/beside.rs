//! Every clock for which there is something to be known beside what an act does to it.

use crate::assess::{Course, Late, Part, Preview, Step, Stops, why};
use crate::calendar::Date;
use crate::plan::ClockKey;
use crate::record::{ActId, Change, Edit, is_suspendable};
use crate::words::Lang;
use crate::words::act::{name, named};
use crate::words::beside::{Told, sentence, short};
use crate::words::event::{capitalised, clock};
use crate::words::proof::only_since;

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
        let steps = steps(preview, &act.clock);
        let since = steps.iter().filter_map(revived_since);
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
    let (dossier, seen) = (&preview.dossier, &preview.after);
    let Some(end) = &act.resumption else {
        for clock in &seen.clocks {
            let due = clock.open_due().filter(|due| *due <= act.from);
            let named = act.names(&clock.key) && is_suspendable(&dossier.plan, &clock.key);
            if let Some(due) = due.filter(|_| named) {
                told(&clock.key, Told::TooLate(due));
            }
            // Stopped later than it would be by the suspension alone.
            let late = match clock.course {
                Course::Suspended { start, since, .. } => {
                    since > start.map_or(act.from, |start| act.from.max(start))
                }
                _ => false,
            };
            if late && named {
                let steps = steps(preview, &clock.key);
                let mut since = steps.iter().filter_map(revived_since);
                if let Some((n, since)) = since.find(|(n, _)| *n == act.n) {
                    told(&clock.key, Told::Revived(n, since));
                }
            }
        }
        return;
    };
    let all: Vec<_> = seen.clocks.iter().collect();
    let stop = Stops::new(dossier, seen, &all).by(act);
    let late = stop.and_then(|stop| match stop.late() {
        Some(late @ Late::Revived(_)) => Some(late),
        _ => None,
    });
    let first = seen.clocks.iter().find(|clock| act.names(&clock.key));
    if let Some((late, first)) = late.zip(first) {
        told(&first.key, Told::Only(late));
    }
    for term in &end.terms {
        let steps = steps(preview, &term.clock);
        let counted = steps.iter().find_map(|step| match step {
            Step::Stated { n, counted, .. } if *n == act.n => Some(*counted),
            _ => None,
        });
        if let Some(counted) = counted.filter(|counted| *counted != term.due) {
            told(&term.clock, Told::Stated(term.due, counted));
        }
    }
}

/// The steps of the sum of a clock.
fn steps(preview: &Preview, key: &ClockKey) -> Vec<Step> {
    let sum = why(&preview.dossier, &preview.after, key).and_then(|why| why.sum);
    sum.map(|sum| sum.steps).unwrap_or_default()
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
