//! What a calendar may still hold of an earlier file: promises, requests, days fixed from outside, limits
//! and dates that were taken away since, of which the journal knows, and clocks that do not apply.
//!
//! They come as cancelled, so that importing the new file is enough.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::assess::ClockStatus;
use crate::calendar::Date;
use crate::plan::{ClockKey, Event, MilestoneId, Plan};
use crate::record::{Edit, Entry, Record, SettingKey};
use crate::report::Sheet;
use crate::words::appointment::{AppointmentKind, about_gone, clock, one_line};
use crate::words::{Lang, event};

use super::appointments::{of_clock, of_fixed_day, of_promise, of_record};
use super::entry::Appointment;

/// What was in the file by the journal and is not among what is there now.
pub(super) fn of(
    lang: Lang,
    sheet: &Sheet<'_>,
    recorded: bool,
    there: &[Appointment],
) -> Vec<Appointment> {
    let there: HashSet<&str> = there.iter().map(|known| known.of.as_str()).collect();
    let mut gone: BTreeMap<String, Appointment> = BTreeMap::new();
    for entry in sheet.journal.entries() {
        for edit in &entry.edits {
            let found = was(lang, sheet, recorded, entry, edit);
            // Of several, the last it was.
            gone.extend(found.map(|found| (found.of.clone(), found)));
        }
    }
    gone.extend(not_begun_again(lang, sheet));
    gone.extend(waived(lang, sheet));
    let gone = gone.into_values();
    gone.filter(|gone| !there.contains(gone.of.as_str()))
        .collect()
}

/// What a change took from, if it is of a kind that has an entry.
fn was(
    lang: Lang,
    sheet: &Sheet<'_>,
    recorded: bool,
    entry: &Entry,
    edit: &Edit,
) -> Option<Appointment> {
    let dossier = sheet.dossier;
    let gone = |of, date, what| taken_away(lang, of, date, what);
    match edit {
        Edit::Expectation { before, .. } => {
            let promise = before.as_ref()?;
            let event = &promise.event;
            let what = event::label(lang, dossier, event);
            Some(gone(of_promise(event), promise.date, what))
        }
        Edit::Request { before, .. } => {
            let request = before.as_ref()?;
            let key = ClockKey::numbered(&request.register, request.n);
            let name = event::clock_in_full(lang, &dossier.plan, &key);
            let subject = request.subject.as_deref().map(one_line);
            let what = subject.map_or(name.clone(), |subject| format!("{name}, {subject}"));
            let opening = entry.edits.iter().find_map(opening);
            let date = opening.map_or_else(|| day(sheet, entry), |record| record.date);
            Some(gone(of_clock(&key), date, what))
        }
        Edit::Setting {
            key: SettingKey::Deadline(name),
            before,
            ..
        } => {
            let date = before.as_ref()?.parse().ok()?;
            let what = event::deadline(lang, &dossier.plan, name);
            Some(gone(of_fixed_day(name.as_str()), date, what))
        }
        Edit::Setting {
            key: SettingKey::Limit(id),
            before: Some(_),
            ..
        } => {
            let key = ClockKey::of(id);
            let status = sheet.assessment.clock(&key)?;
            let date = status.start().unwrap_or_else(|| day(sheet, entry));
            Some(gone(
                of_clock(&key),
                date,
                clock(lang, &dossier.plan, &key, None),
            ))
        }
        Edit::Record {
            event,
            before: Some(record),
            ..
        } if recorded => {
            let what = event::label(lang, dossier, event);
            Some(gone(of_record(event), record.date, what))
        }
        _ => None,
    }
}

/// Clocks that had begun, until the date they begin with was taken back.
fn not_begun_again(lang: Lang, sheet: &Sheet<'_>) -> Vec<(String, Appointment)> {
    let plan = &sheet.dossier.plan;
    let edits = sheet
        .journal
        .entries()
        .iter()
        .flat_map(|entry| &entry.edits);
    let taken: HashMap<&MilestoneId, Date> = edits
        .filter_map(|edit| match edit {
            Edit::Record {
                event,
                before: Some(record),
                ..
            } => Some((&event.milestone, record.date)),
            _ => None,
        })
        .collect();
    let judged = plan.clocks.iter().zip(&sheet.assessment.clocks);
    let judged = judged.filter(|(_, status)| status.is_judged() && !status.has_begun());
    let gone = judged.filter_map(|(agreed, status)| {
        let dates = agreed.starts().iter().filter_map(|id| taken.get(id));
        Some(clock_gone(lang, plan, status, *dates.max()?))
    });
    gone.collect()
}

/// Clocks that are of no consequence any more, on the last day that they had.
fn waived(lang: Lang, sheet: &Sheet<'_>) -> Vec<(String, Appointment)> {
    let clocks = sheet.assessment.clocks.iter();
    let waived = clocks.filter(|status| status.is_waived() && !status.informative);
    let gone = waived.filter_map(|status| {
        let date = status.deadline()?.due;
        Some(clock_gone(lang, &sheet.dossier.plan, status, date))
    });
    gone.collect()
}

fn clock_gone(lang: Lang, plan: &Plan, status: &ClockStatus, date: Date) -> (String, Appointment) {
    let what = clock(lang, plan, &status.key, None);
    let of = of_clock(&status.key);
    (of.clone(), taken_away(lang, of, date, what))
}

fn taken_away(lang: Lang, of: String, date: Date, what: String) -> Appointment {
    Appointment {
        of,
        date,
        kind: AppointmentKind::Gone,
        what,
        about: vec![about_gone(lang).to_owned()],
        alarms: Vec::new(),
    }
}

/// The record that goes with a request that goes.
fn opening(edit: &Edit) -> Option<&Record> {
    match edit {
        Edit::Record {
            event: Event { part: Some(_), .. },
            before: Some(record),
            ..
        } => Some(record),
        _ => None,
    }
}

/// The day of a change.
fn day(sheet: &Sheet<'_>, entry: &Entry) -> Date {
    let zone = sheet.dossier.plan.time_zone.tz();
    entry.stamp.at.with_timezone(&zone).date_naive()
}
