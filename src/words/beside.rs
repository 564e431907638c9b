//! What is to be known beside what a suspension or its end does to the clocks, in full after a save and
//! in short in a form.

use crate::assess::{Course, Late, Part, Preview, Step, Stops, why};
use crate::calendar::Date;
use crate::plan::ClockKey;
use crate::record::{ActId, Change, Edit, is_suspendable};

use super::Lang;
use super::act::{name, named};
use super::dates::with_weekday;
use super::event::{capitalised, clock};
use super::proof::only_since;

/// What is to be known beside the effects of an act: a suspension that comes too late for a clock, a
/// stated term that differs from the arithmetic. A sentence each.
#[must_use]
pub fn in_full(lang: Lang, change: &Change, preview: &Preview) -> Vec<String> {
    let mut sentences = Vec::new();
    let today = preview.after.today;
    for_each(change, preview, |key, told| {
        let name = named(lang, &preview.dossier, key);
        sentences.push(match (lang, told) {
            (Lang::It, Told::TooLate(due)) if due < today => {
                format!("{name}: il termine è già scaduto, non si ferma.")
            }
            (Lang::En, Told::TooLate(due)) if due < today => {
                format!("{name}: its due date has passed, it does not stop.")
            }
            (_, Told::TooLate(due)) => format!("{name}: {}.", due_by_then(lang, due)),
            (_, Told::Revived(n, since)) => format!("{name}: {}.", revived(lang, n, since)),
            (_, Told::Only(late)) => format!("{}.", ended(lang, change, late)),
            (_, Told::Stated(due, counted)) => {
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
    let today = preview.after.today;
    for_each(change, preview, |key, told| {
        let name = clock(lang, &preview.dossier.plan, key);
        lines.push(match (lang, told) {
            (Lang::It, Told::TooLate(due)) if due < today => {
                format!("{name}: è già scaduto, non si ferma")
            }
            (Lang::En, Told::TooLate(due)) if due < today => {
                format!("{name}: was due already, does not stop")
            }
            (_, Told::TooLate(due)) => format!("{name}: {}", due_by_then(lang, due)),
            (_, Told::Revived(n, since)) => format!("{name}: {}", revived(lang, n, since)),
            (_, Told::Only(late)) => ended(lang, change, late),
            (Lang::It, Told::Stated(_, counted)) => {
                format!("{name}: il calcolo darebbe {}", with_weekday(lang, counted))
            }
            (Lang::En, Told::Stated(_, counted)) => {
                format!("{name}: the sum would give {}", with_weekday(lang, counted))
            }
        });
    });
    lines
}

/// A suspension that begins on the due date or after it, which has not passed yet.
fn due_by_then(lang: Lang, due: Date) -> String {
    let due = with_weekday(lang, due);
    match lang {
        Lang::It => format!("scade prima che cominci ({due}), non si ferma"),
        Lang::En => format!("due before it begins ({due}), does not stop"),
    }
}

/// A suspension that began too late, and stops the clock since an act gave that one time again.
fn revived(lang: Lang, n: u32, since: Date) -> String {
    let since = with_weekday(lang, since);
    match lang {
        Lang::It => format!(
            "la sospensione n. {n} lo ferma da {since}, il giorno dell'atto che gli dà tempo; prima no"
        ),
        Lang::En => format!(
            "suspension no. {n} stops it since {since}, the day of the act that gives it time; not before"
        ),
    }
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

/// What is told of a clock.
enum Told {
    /// A suspension stops it only since an act that gave it time: its number, and since when.
    Revived(u32, Date),
    /// The suspension that ends counted only since a day.
    Only(Late),
    /// The suspension does not stop it: it is due on this day.
    TooLate(Date),
    /// Its stated term, and what the sum gives.
    Stated(Date, Date),
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
                Course::Suspended { start, since, .. } => since > act.from.max(start),
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
