//! How a rejection is told: by what the plan calls it, and its day. The reason stands beside it.

use crate::plan::Event;
use crate::record::{Dossier, Edit, Rejection, Slot, Swap};
use crate::words::Lang;
use crate::words::act::{rejection_again, rejection_dropped, taken_along};
use crate::words::dates::{short, with_weekday};
use crate::words::event::label;

use super::told::{self, Telling};

impl Telling for Rejection {
    const IS_DATE: bool = true;

    fn slot(lang: Lang, dossier: &Dossier, slot: &Slot) -> Option<String> {
        match slot {
            Slot::Rejection(event, n) => {
                let name = Event::milestone(&event.numbered(*n));
                Some(label(lang, dossier, &name))
            }
            _ => None,
        }
    }

    fn written(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        match (edit.before, edit.after) {
            (Some(was), Some(now)) => {
                let (was, now) = (was.as_record(), now.as_record());
                Telling::written(
                    lang,
                    dossier,
                    Swap {
                        before: Some(&was),
                        after: Some(&now),
                    },
                )
            }
            _ => Self::done(lang, dossier, edit),
        }
    }

    fn done(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let name = edit.any().map(|it| named(lang, dossier, it));
        let name = name.unwrap_or_default();
        if let (Some(was), Some(now)) = (edit.before, edit.after) {
            let (was, now) = (was.as_record(), now.as_record());
            return Telling::done(
                lang,
                dossier,
                Swap {
                    before: Some(&was),
                    after: Some(&now),
                },
            );
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
    label(lang, dossier, &Event::milestone(&of.name()))
}
