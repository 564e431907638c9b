//! How a rejection is told: by what the plan calls it, and its day. The reason stands beside it.

use crate::plan::Event;
use crate::record::{Dossier, Rejection, Slot, Swap};
use crate::words::Lang;
use crate::words::act::rejection_dropped;
use crate::words::dates::{short, with_weekday};
use crate::words::event::label;

use super::told::Telling;

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
        Self::done(lang, dossier, edit)
    }

    fn done(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let name = edit.any().map(|it| named(lang, dossier, it));
        let name = name.unwrap_or_default();
        match edit.after {
            Some(it) => format!("{name}, {}", with_weekday(lang, it.date)),
            None => rejection_dropped(lang, &name),
        }
    }

    fn in_short(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        match edit.after {
            Some(it) => format!("{}, {}", named(lang, dossier, it), short(it.date)),
            None => Self::done(lang, dossier, edit),
        }
    }
}

/// What a rejection is called: "Piano respinto (1)".
fn named(lang: Lang, dossier: &Dossier, of: &Rejection) -> String {
    label(lang, dossier, &Event::milestone(&of.name()))
}
