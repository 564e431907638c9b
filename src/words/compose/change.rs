//! Entries of the journal and the edits they are made of.

use crate::calendar::Date;
use crate::record::{Change, Document, Dossier, Edit, Entry, Op, Record};
use crate::words::change::{
    DocumentField, a_note, a_request, an_item, by_op, field, item, no_date, note, request,
};
use crate::words::event::{label, milestone, number, place};
use crate::words::sanitize::sanitized;
use crate::words::{Lang, act, backup, dates, log, setting};

/// An entry on one line: "Migrazione e integrazione: nessuna → 22/08/2025", "nota, fase 3".
#[must_use]
pub fn entry(lang: Lang, dossier: &Dossier, entry: &Entry) -> String {
    entry_by(lang, dossier, entry, edit)
}

/// The same where it may be cut: what was written comes before what it is about.
#[must_use]
pub fn entry_fact_first(lang: Lang, dossier: &Dossier, entry: &Entry) -> String {
    entry_by(lang, dossier, entry, edit_fact_first)
}

/// How an edit is told.
type Told = fn(Lang, &Dossier, &Edit) -> String;

fn entry_by(lang: Lang, dossier: &Dossier, entry: &Entry, told: Told) -> String {
    if entry.op == Op::Restore {
        return backup::restored(lang, entry.edits.len());
    }
    let is_undo = entry.op == Op::Undo;
    let first = if is_undo {
        entry.edits.last()
    } else {
        entry.edits.first()
    };
    let what = match first {
        Some(first) if is_undo => undone(lang, dossier, first, told),
        Some(first) => told(lang, dossier, first),
        None => String::new(),
    };
    let of = entry.of.map(|n| n.to_string()).unwrap_or_default();
    by_op(lang, entry.op, &what, &of)
}

/// What an undo did: an act that is there again is said to be.
fn undone(lang: Lang, dossier: &Dossier, back: &Edit, told: Told) -> String {
    match back {
        Edit::Suspension { before, after } => {
            act::suspension_undone(lang, dossier, before.as_deref(), after.as_deref()).1
        }
        Edit::Extension { before, after } => {
            act::extension_undone(lang, dossier, before.as_deref(), after.as_deref()).1
        }
        Edit::Item { .. } | Edit::Request { .. } | Edit::Note { .. } => {
            taken_back(lang, dossier, back)
        }
        _ => told(lang, dossier, back),
    }
}

/// What an undo takes back, by the edit that takes it back: dates and values say where they go, things
/// that come and go are called by what was done to them.
#[must_use]
pub fn taken_back(lang: Lang, dossier: &Dossier, back: &Edit) -> String {
    match back {
        Edit::Item { .. } | Edit::Request { .. } | Edit::Note { .. } => {
            let done = Change::inverse(std::slice::from_ref(back));
            done.first()
                .map_or(String::new(), |done| edit(lang, dossier, done))
        }
        _ => edit(lang, dossier, back),
    }
}

/// The same, what was written first: "18/02/2025 → 17/02/2025  Consegna del piano".
fn edit_fact_first(lang: Lang, dossier: &Dossier, edit: &Edit) -> String {
    let told = self::edit(lang, dossier, edit);
    let name = match edit {
        Edit::Record { event, .. } => label(lang, dossier, event),
        Edit::Setting { key, .. } => setting::name(lang, &dossier.plan, key),
        _ => return told,
    };
    match told
        .strip_prefix(&name)
        .map(|fact| fact.trim_start_matches(": "))
    {
        Some(fact) => format!("{fact}  {name}"),
        None => told,
    }
}

/// One value before and after: "Consegna del piano: 18/02/2025 → 17/02/2025".
#[must_use]
pub fn edit(lang: Lang, dossier: &Dossier, edit: &Edit) -> String {
    match edit {
        Edit::Record {
            event,
            before,
            after,
            ..
        } => {
            let name = label(lang, dossier, event);
            match (before.as_deref(), after.as_deref()) {
                (Some(was), Some(now)) if was.date == now.date => {
                    format!("{name}: {}", amended(lang, &was.document, &now.document))
                }
                (before, after) => {
                    let date = |record: Option<&Record>| day(lang, record.map(|r| r.date));
                    format!("{name}: {} → {}", date(before), date(after))
                }
            }
        }
        Edit::Item { before, after, .. } => match after.as_ref().or(before.as_ref()) {
            None => an_item(lang),
            Some(known) => {
                let of = milestone(lang, &dossier.plan, &known.milestone);
                let name = sanitized(known.name());
                item(lang, before.is_some(), after.is_some(), &of, &name)
            }
        },
        Edit::Request { before, after } => match after.as_ref().or(before.as_ref()) {
            None => a_request(lang),
            Some(known) => {
                let number = number(lang, known.n);
                request(lang, before.is_some(), after.is_some(), &number)
            }
        },
        Edit::Note { before, after } => match after.as_ref().or(before.as_ref()) {
            None => a_note(lang),
            Some(known) => {
                let mut at = place(lang, dossier, &known.place);
                if let Some(kind) = log::kind(lang, dossier, known) {
                    at = format!("{at}, {kind}");
                }
                note(lang, after.is_some(), &at, &sanitized(&known.text))
            }
        },
        Edit::Suspension { before, after } => {
            act::suspension_done(lang, dossier, before.as_deref(), after.as_deref())
        }
        Edit::Extension { before, after } => {
            act::extension_done(lang, dossier, before.as_deref(), after.as_deref())
        }
        Edit::Expectation { before, after, .. } => {
            act::promise_written(lang, dossier, before.as_deref(), after.as_deref())
        }
        Edit::Setting { key, before, after } => {
            let plan = &dossier.plan;
            let value = |value: &Option<String>| setting::value(lang, plan, key, value.as_deref());
            let name = setting::name(lang, plan, key);
            format!("{name}: {} → {}", value(before), value(after))
        }
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
