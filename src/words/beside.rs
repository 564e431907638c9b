//! What is to be known beside what a suspension or its end does to the clocks, in full after a save and
//! in short in a form.

use crate::assess::{Preview, Step, why};
use crate::calendar::Date;
use crate::plan::ClockKey;
use crate::record::{Change, Edit, is_suspendable};

use super::Lang;
use super::act::named;
use super::dates::with_weekday;
use super::event::clock;

/// What is to be known beside the effects of an act: a suspension that comes too late for a clock, a
/// stated term that differs from the arithmetic. A sentence each.
#[must_use]
pub fn in_full(lang: Lang, change: &Change, preview: &Preview) -> Vec<String> {
    let mut sentences = Vec::new();
    for_each(change, preview, |key, stated| {
        let name = named(lang, &preview.dossier, key);
        sentences.push(match (lang, stated) {
            (Lang::It, None) => format!("{name}: il termine è già scaduto, non si ferma."),
            (Lang::En, None) => format!("{name}: its due date has come, it does not stop."),
            (_, Some((due, counted))) => {
                let (due, counted) = (with_weekday(lang, due), with_weekday(lang, counted));
                match lang {
                    Lang::It => format!(
                        "{name}: vale il termine indicato, {due}; il calcolo darebbe {counted}."
                    ),
                    Lang::En => {
                        format!(
                            "{name}: the stated term stands, {due}; the sum would give {counted}."
                        )
                    }
                }
            }
        });
    });
    sentences
}

/// The same for a form, where the effects stand above: "fase 5: il calcolo darebbe dom 06/09/2026".
#[must_use]
pub fn in_short(lang: Lang, change: &Change, preview: &Preview) -> Vec<String> {
    let mut lines = Vec::new();
    for_each(change, preview, |key, stated| {
        let name = clock(lang, &preview.dossier.plan, key);
        lines.push(match (lang, stated) {
            (Lang::It, None) => format!("{name}: è già scaduto, non si ferma"),
            (Lang::En, None) => format!("{name}: was due already, does not stop"),
            (Lang::It, Some((_, counted))) => {
                format!("{name}: il calcolo darebbe {}", with_weekday(lang, counted))
            }
            (Lang::En, Some((_, counted))) => {
                format!("{name}: the sum would give {}", with_weekday(lang, counted))
            }
        });
    });
    lines
}

/// Every clock for which a suspension comes too late, and every one whose stated term, given first, is
/// not what the sum gives.
fn for_each(
    change: &Change,
    preview: &Preview,
    mut told: impl FnMut(&ClockKey, Option<(Date, Date)>),
) {
    let Some(Edit::Suspension {
        after: Some(act), ..
    }) = change.edits.first()
    else {
        return;
    };
    let (dossier, seen) = (&preview.dossier, &preview.after);
    let Some(end) = &act.resumption else {
        for clock in &seen.clocks {
            let past = clock.open_due().is_some_and(|due| due <= act.from);
            if past && act.names(&clock.key) && is_suspendable(&dossier.plan, &clock.key) {
                told(&clock.key, None);
            }
        }
        return;
    };
    for term in &end.terms {
        let sum = why(dossier, seen, &term.clock).and_then(|why| why.sum);
        let counted = sum.and_then(|sum| {
            sum.steps.iter().find_map(|step| match step {
                Step::Stated { n, counted, .. } if *n == act.n => Some(*counted),
                _ => None,
            })
        });
        if let Some(counted) = counted.filter(|counted| *counted != term.due) {
            told(&term.clock, Some((term.due, counted)));
        }
    }
}
