//! How a rejection is told: by what the plan calls it, and its day. The reason stands beside it.

use crate::plan::{Event, MilestoneId};
use crate::record::{Dossier, Edit, Rejection, Slot, Swap};
use crate::words::Lang;
use crate::words::act::{rejection_again, rejection_dropped, taken_along};
use crate::words::dates::{short, with_weekday};
use crate::words::event::label;
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
            Some(it) => format!("{name}, {}", with_weekday(lang, it.date)),
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

/// What is beside a change that takes a rejection back: the acts that went with it, each as it was.
#[must_use]
pub fn gone_with_it(lang: Lang, dossier: &Dossier, edits: &[Edit]) -> Option<String> {
    let is_taken_back = |edit: &Edit| matches!(edit, Edit::Rejection { after: None, .. });
    if !edits.first().is_some_and(is_taken_back) {
        return None;
    }
    let acts = edits
        .iter()
        .filter_map(|edit| told::cleared(lang, dossier, edit)?);
    let acts: Vec<String> = acts.collect();
    (!acts.is_empty()).then(|| taken_along(lang, &acts.join("; ")))
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
