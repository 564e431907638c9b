//! How a rejection is told: by what the plan calls it, and its day. The reason stands beside it.

use crate::plan::{Event, MilestoneId};
use crate::record::{Dossier, Edit, NotePlace, Rejection, Slot, Swap};
use crate::words::Lang;
use crate::words::act::{rejection_again, rejection_dropped, taken_along};
use crate::words::checklist::list_of;
use crate::words::dates::{short, with_weekday};
use crate::words::event::label;
use crate::words::rejection::{list_went, went_along};
use crate::words::sanitize::sanitized;
use crate::words::state::text;

use super::fact;
use super::told::{self, Telling};

impl Telling for Rejection {
    const IS_DATE: bool = true;

    fn slot(lang: Lang, dossier: &Dossier, slot: &Slot) -> Option<String> {
        match slot {
            Slot::Rejection(event, n) => Some(called(lang, dossier, event, *n)),
            _ => None,
        }
    }

    fn written(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        match (edit.before, edit.after) {
            (Some(was), Some(now)) => {
                let name = named(lang, dossier, now);
                let (was, now) = (was.as_record(), now.as_record());
                fact::date_written(lang, &name, Some(&was), Some(&now))
            }
            _ => Self::done(lang, dossier, edit),
        }
    }

    fn done(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let name = edit.any().map(|it| named(lang, dossier, it));
        let name = name.unwrap_or_default();
        if let (Some(was), Some(now)) = (edit.before, edit.after) {
            let (was, now) = (was.as_record(), now.as_record());
            return fact::date_done(lang, &name, Some(&was), Some(&now));
        }
        match edit.after {
            Some(it) => dated(lang, dossier, it),
            None => rejection_dropped(lang, &name),
        }
    }

    fn taken_back(lang: Lang, dossier: &Dossier, back: Swap<&Self>) -> String {
        if back.before.is_some() && back.after.is_some() {
            return Self::done(lang, dossier, back);
        }
        let name = back.any().map(|it| named(lang, dossier, it));
        let date = back.after.map(|it| with_weekday(lang, it.date));
        rejection_again(lang, &name.unwrap_or_default(), date.as_deref())
    }

    fn in_short(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        match edit.after {
            Some(it) if edit.before.is_none() => {
                format!("{}, {}", named(lang, dossier, it), short(it.date))
            }
            _ => Self::done(lang, dossier, edit),
        }
    }
}

/// What is beside a change that rejects: what became part of the attempt with it. Of one that takes a rejection back,
/// the acts that went with that, each as it was.
#[must_use]
pub fn gone_with_it(lang: Lang, dossier: &Dossier, edits: &[Edit]) -> Option<String> {
    match edits.first() {
        Some(Edit::Rejection { after: None, .. }) => {}
        Some(Edit::Rejection {
            before: None,
            after: Some(rejection),
        }) => return went_with(lang, dossier, rejection, edits),
        _ => return None,
    }
    let acts = edits
        .iter()
        .filter_map(|edit| told::cleared(lang, dossier, edit)?);
    let acts: Vec<String> = acts.collect();
    (!acts.is_empty()).then(|| taken_along(lang, &acts.join("; ")))
}

/// A rejection with its day: "Piano respinto (1), mer 18/02/2026".
#[must_use]
pub fn dated(lang: Lang, dossier: &Dossier, of: &Rejection) -> String {
    format!(
        "{}, {}",
        named(lang, dossier, of),
        with_weekday(lang, of.date)
    )
}

/// What a rejection is called: "Piano respinto (1)".
fn named(lang: Lang, dossier: &Dossier, of: &Rejection) -> String {
    called(lang, dossier, &of.event, of.n)
}

/// The same where it was taken back: its name is that of a part of an attempt then, which another rejection may have.
fn called(lang: Lang, dossier: &Dossier, event: &MilestoneId, n: u32) -> String {
    match dossier.plan.rejection_label(event, n) {
        Some(label) => sanitized(text(lang, &label)).into_owned(),
        None => label(lang, dossier, &Event::milestone(&event.numbered(n))),
    }
}

/// What became part of an attempt with its rejection, beside the delivery: dates by their names, then the lists.
fn went_with(lang: Lang, dossier: &Dossier, of: &Rejection, edits: &[Edit]) -> Option<String> {
    const NAMED: usize = 3;
    let rule = dossier.plan.milestone(&of.event);
    let rule = rule.and_then(|by| by.rejection.as_ref());
    let delivered = rule.map(|rule| rule.of.numbered(of.n));
    let dated = edits.iter().filter_map(|edit| match edit {
        Edit::Record { after, .. } => after.as_ref().map(|record| &record.event),
        Edit::Waiver { after, .. } => match &after.as_ref()?.event {
            NotePlace::Named(event) => Some(event),
            _ => None,
        },
        _ => None,
    });
    let dated = dated.filter(|event| Some(&event.milestone) != delivered.as_ref());
    let mut names: Vec<String> = dated.map(|event| label(lang, dossier, event)).collect();
    let mut lists: Vec<(&MilestoneId, usize)> = Vec::new();
    for edit in edits {
        let (list, ticks) = match edit {
            Edit::Tick {
                after: Some(tick), ..
            } => (&tick.event, 1),
            Edit::Waiver {
                after: Some(waiver),
                ..
            } => match waiver.event.point() {
                Some(place) => (&place.milestone, 0),
                None => continue,
            },
            _ => continue,
        };
        match lists.iter_mut().find(|(known, _)| *known == list) {
            Some((_, count)) => *count += ticks,
            None => lists.push((list, ticks)),
        }
    }
    names.extend(lists.into_iter().map(|(list, ticks)| {
        let of = list_of(lang, &dossier.plan, list);
        list_went(lang, &of, ticks)
    }));
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    (!names.is_empty()).then(|| went_along(lang, &names.join(", "), more))
}
