//! What an entry of the journal says on one line.

use crate::calendar::Date;
use crate::record::{Change, Dossier, Edit, Entry, Op, Record, Stamp};

use super::Lang;
use super::backup;
use super::dates;
use super::event::{label, number, place};
use super::log;
use super::sanitize::sanitized;
use super::setting;

/// Who made a change; the account beside the name where they differ.
#[must_use]
pub fn author(stamp: &Stamp) -> String {
    let by = sanitized(&stamp.by);
    if stamp.by == stamp.login {
        by.into_owned()
    } else {
        format!("{by} ({})", sanitized(&stamp.login))
    }
}

/// An entry on one line: "Migrazione e integrazione: nessuna → 22/08/2025", "nota, fase 3".
#[must_use]
pub fn entry(lang: Lang, dossier: &Dossier, entry: &Entry) -> String {
    let first = match entry.op {
        Op::Undo => entry.edits.last(),
        _ => entry.edits.first(),
    };
    let undone = first
        .filter(|_| entry.op == Op::Undo)
        .and_then(|first| super::act::undone(lang, dossier, first));
    let what = match (undone, first) {
        (Some((_, act)), _) => act,
        (None, Some(first)) if entry.op == Op::Undo => taken_back(lang, dossier, first),
        (None, Some(first)) => edit(lang, dossier, first),
        (None, None) => String::new(),
    };
    let of = entry.of.map(|n| n.to_string()).unwrap_or_default();
    match (lang, entry.op) {
        (Lang::It, Op::Correct) => format!("{what} rett."),
        (Lang::En, Op::Correct) => format!("{what} corr."),
        (_, Op::Restore) => backup::restored(lang, entry.edits.len()),
        (Lang::It, Op::Undo) => format!("annullata la {of}: {what}"),
        (Lang::En, Op::Undo) => format!("undid {of}: {what}"),
        (Lang::It, Op::Redo) => format!("ripetuta la {of}: {what}"),
        (Lang::En, Op::Redo) => format!("redid {of}: {what}"),
        _ => what,
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
            let (before, after) = (before.as_deref(), after.as_deref());
            match (before, after) {
                (Some(was), Some(now)) if was.date == now.date => {
                    format!("{name}: {}", amended(lang, was, now))
                }
                _ => {
                    let date = |record: Option<&Record>| day(lang, record.map(|r| r.date));
                    format!("{name}: {} → {}", date(before), date(after))
                }
            }
        }
        Edit::Item { before, after, .. } => match after.as_ref().or(before.as_ref()) {
            None => lang.pick("voce", "item").to_owned(),
            Some(item) => {
                let milestone = super::event::milestone(lang, &dossier.plan, &item.milestone);
                let name = sanitized(item.name());
                let did = match (before, after) {
                    (None, _) => lang.pick("voce aggiunta", "item added"),
                    (Some(_), None) => lang.pick("voce tolta", "item dropped"),
                    (Some(_), Some(_)) => lang.pick("voce", "item"),
                };
                format!("{milestone}: {did}, {name}")
            }
        },
        Edit::Request { before, after } => match after.as_ref().or(before.as_ref()) {
            None => lang.pick("richiesta", "request").to_owned(),
            Some(request) => {
                let did = match (before, after) {
                    (None, _) => lang.pick("aperta", "opened"),
                    (Some(_), None) => lang.pick("tolta", "taken away"),
                    (Some(_), Some(_)) => lang.pick("cambiata", "changed"),
                };
                let request_word = lang.pick("richiesta", "request");
                format!("{request_word} {} {did}", number(lang, request.n))
            }
        },
        Edit::Note { before, after } => match after.as_ref().or(before.as_ref()) {
            None => lang.pick("nota", "note").to_owned(),
            Some(note) => {
                let what = if after.is_some() {
                    lang.pick("nota", "note")
                } else {
                    lang.pick("nota tolta", "note taken away")
                };
                let place = place(lang, dossier, &note.place);
                let kind = log::kind(lang, dossier, note);
                let kind = kind.map(|kind| format!(", {kind}")).unwrap_or_default();
                format!("{what}, {place}{kind}: {}", sanitized(&note.text))
            }
        },
        Edit::Suspension { .. } | Edit::Extension { .. } | Edit::Expectation { .. } => {
            super::act::done(lang, dossier, edit).unwrap_or_default()
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
    match date {
        Some(date) => dates::full(date),
        None => lang.pick("nessuna", "none").to_owned(),
    }
}

/// What of a record changed while its date stayed.
fn amended(lang: Lang, was: &Record, now: &Record) -> String {
    let mut fields = Vec::new();
    let mut changed = |differs: bool, it: &'static str, en: &'static str| {
        if differs {
            fields.push(lang.pick(it, en));
        }
    };
    changed(was.source != now.source, "fonte", "source");
    changed(was.protocol != now.protocol, "protocollo", "protocol");
    changed(
        was.protocol_date != now.protocol_date,
        "data del protocollo",
        "protocol date",
    );
    changed(was.pec_id != now.pec_id, "ricevuta PEC", "PEC receipt");
    changed(was.note != now.note, "nota", "note");
    changed(was.attachment != now.attachment, "allegato", "attachment");
    fields.join(", ")
}
