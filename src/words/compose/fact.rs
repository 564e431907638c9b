//! Dates, items, requests and notes: how each is told after a save, in the journal, after an undo and in a
//! conflict.

use crate::calendar::Date;
use crate::plan::Role;
use crate::record::{Document, Dossier, Item, Note, Record, Request, Slot, Swap};
use crate::words::change::{DocumentField, a_note, an_item, field, item, no_date, note, request};
use crate::words::dates::{self, with_weekday};
use crate::words::event::{label, milestone, number, place};
use crate::words::register::EntryNoun;
use crate::words::sanitize::sanitized;
use crate::words::{Lang, conflict, log, saved, state};

use super::told::Telling;

/// The edit that an edit takes back.
fn inverse<T>(back: Swap<&T>) -> Swap<&T> {
    Swap {
        before: back.after,
        after: back.before,
    }
}

impl Telling for Record {
    const IS_DATE: bool = true;

    fn slot(lang: Lang, dossier: &Dossier, slot: &Slot) -> Option<String> {
        match slot {
            Slot::Record(event) => Some(label(lang, dossier, event)),
            _ => None,
        }
    }

    fn written(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let Some(known) = edit.any() else {
            return String::new();
        };
        let name = match dossier.plan.role(&known.event) {
            Ok(Role::Request(register, n)) if edit.before.is_none() => {
                let side = sanitized(state::text(lang, &register.request.label));
                format!("{}, {side}", number(lang, n))
            }
            _ => label(lang, dossier, &known.event),
        };
        date_written(lang, &name, edit.before, edit.after)
    }

    fn done(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let Some(known) = edit.any() else {
            return String::new();
        };
        let name = label(lang, dossier, &known.event);
        date_done(lang, &name, edit.before, edit.after)
    }

    fn undone(lang: Lang, dossier: &Dossier, back: Swap<&Self>) -> (bool, String) {
        let name = back.any().map(|known| label(lang, dossier, &known.event));
        let date = back.after.map(|record| with_weekday(lang, record.date));
        let name = name.unwrap_or_default();
        (false, saved::date_again(lang, &name, date.as_deref()))
    }
}

/// What was written of the date of an event that is called so.
pub(super) fn date_written(
    lang: Lang,
    name: &str,
    before: Option<&Record>,
    after: Option<&Record>,
) -> String {
    let before = before.map(|was| with_weekday(lang, was.date));
    let after = after.map(|now| with_weekday(lang, now.date));
    match (before, after) {
        (Some(before), None) => saved::was(lang, name, &before),
        (Some(was), Some(now)) if was != now => saved::moved(lang, name, &now, &was),
        (_, Some(now)) => format!("{name}, {now}"),
        (None, None) => name.to_owned(),
    }
}

/// What a change did to the date of an event that is called so, for a line of the journal.
pub(super) fn date_done(
    lang: Lang,
    name: &str,
    before: Option<&Record>,
    after: Option<&Record>,
) -> String {
    match (before, after) {
        (Some(was), Some(now)) if was.date == now.date => {
            format!("{name}: {}", amended(lang, &was.document, &now.document))
        }
        (before, after) => {
            let date = |record: Option<&Record>| day(lang, record.map(|it| it.date));
            format!("{name}: {} → {}", date(before), date(after))
        }
    }
}

impl Telling for Item {
    fn slot(lang: Lang, dossier: &Dossier, slot: &Slot) -> Option<String> {
        let Slot::Item(of, item) = slot else {
            return None;
        };
        let known = dossier.item(of, item);
        let name = sanitized(known.map_or(item.as_str(), |item| item.name()));
        Some(format!("{}: {name}", milestone(lang, &dossier.plan, of)))
    }

    fn written(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        edit.any().map_or_else(
            || an_item(lang),
            |item| {
                let of = milestone(lang, &dossier.plan, &item.milestone);
                format!("{of}: {}", sanitized(item.name()))
            },
        )
    }

    fn done(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        edit.any().map_or_else(
            || an_item(lang),
            |known| {
                let of = milestone(lang, &dossier.plan, &known.milestone);
                let (was, is) = (edit.before.is_some(), edit.after.is_some());
                item(lang, was, is, &of, &sanitized(known.name()))
            },
        )
    }

    fn taken_back(lang: Lang, dossier: &Dossier, back: Swap<&Self>) -> String {
        Self::done(lang, dossier, inverse(back))
    }
}

impl Telling for Request {
    fn slot(lang: Lang, dossier: &Dossier, slot: &Slot) -> Option<String> {
        match slot {
            Slot::Request(register, n) => {
                let noun = EntryNoun::of(lang, &dossier.plan, register);
                Some(format!("{} {}", noun.one, number(lang, *n)))
            }
            _ => None,
        }
    }

    fn written(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        Self::done(lang, dossier, edit)
    }

    fn done(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        let told = edit.any().map(|known| {
            let (was, is) = (edit.before.is_some(), edit.after.is_some());
            let noun = EntryNoun::of(lang, &dossier.plan, &known.register);
            request(lang, was, is, &noun, &number(lang, known.n))
        });
        told.unwrap_or_default()
    }

    fn taken_back(lang: Lang, dossier: &Dossier, back: Swap<&Self>) -> String {
        Self::done(lang, dossier, inverse(back))
    }
}

impl Telling for Note {
    fn slot(lang: Lang, _: &Dossier, slot: &Slot) -> Option<String> {
        match slot {
            Slot::Note(n) => Some(conflict::note(lang, *n)),
            _ => None,
        }
    }

    fn written(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        edit.any().map_or_else(
            || a_note(lang),
            |known| {
                let said = saved::note(lang, &place(lang, dossier, &known.place));
                match log::kind(lang, dossier, known) {
                    Some(kind) => format!("{said}, {kind}"),
                    None => said,
                }
            },
        )
    }

    fn done(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        edit.any().map_or_else(
            || a_note(lang),
            |known| {
                let mut at = place(lang, dossier, &known.place);
                if let Some(kind) = log::kind(lang, dossier, known) {
                    at = format!("{at}, {kind}");
                }
                note(lang, edit.after.is_some(), &at, &sanitized(&known.text))
            },
        )
    }

    fn taken_back(lang: Lang, dossier: &Dossier, back: Swap<&Self>) -> String {
        Self::done(lang, dossier, inverse(back))
    }
}

fn day(lang: Lang, date: Option<Date>) -> String {
    date.map_or_else(|| no_date(lang), dates::full)
}

/// What of a document changed while the date stayed.
fn amended(lang: Lang, was: &Document, now: &Document) -> String {
    let fields = [
        (was.source != now.source, DocumentField::Source),
        (was.protocol != now.protocol, DocumentField::Protocol),
        (
            was.protocol_date != now.protocol_date,
            DocumentField::ProtocolDate,
        ),
        (was.pec_id != now.pec_id, DocumentField::PecId),
        (was.note != now.note, DocumentField::Note),
        (was.attachment != now.attachment, DocumentField::Attachment),
    ];
    let changed = fields.iter().filter(|(differs, _)| *differs);
    let changed: Vec<&str> = changed.map(|(_, of)| field(lang, *of)).collect();
    changed.join(", ")
}
