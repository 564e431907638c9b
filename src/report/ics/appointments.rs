//! Which dates a dossier has: the last days of clocks and terms, promises, days fixed from outside, and
//! the recorded dates if asked for.

use std::collections::{HashMap, HashSet};

use crate::assess::{Course, State};
use crate::calendar::Date;
use crate::plan::{ClockKey, Event};
use crate::record::Request;
use crate::report::Sheet;
use crate::words::appointment::{
    AppointmentKind, Owed, about_clock, about_gone, about_promise, about_record, about_rejection,
    about_term, clock,
};
use crate::words::{Lang, event};

use super::entry::Appointment;

/// What a clock is known by among the entries; no id has a point in it.
pub(super) fn of_clock(key: &ClockKey) -> String {
    if let Some(name) = key.id.deadline() {
        return of_fixed_day(name);
    }
    match key.n {
        Some(_) => format!("{}.due", key.to_string().replace([':', '/'], ".")),
        None => format!("{}.due", key.id),
    }
}

pub(super) fn of_promise(event: &Event) -> String {
    format!("{}.promised", dotted(event))
}

pub(super) fn of_record(event: &Event) -> String {
    format!("{}.recorded", dotted(event))
}

pub(super) fn of_fixed_day(name: &str) -> String {
    format!("{name}.fixed")
}

/// Some servers make file names of these, and a colon is not for them.
fn dotted(event: &Event) -> String {
    event.to_string().replace([':', '/'], ".")
}

/// All of them.
pub(super) fn of(lang: Lang, sheet: &Sheet<'_>, recorded: bool) -> Vec<Appointment> {
    let mut all = clocks(lang, sheet);
    all.extend(terms(lang, sheet));
    all.extend(promises(lang, sheet));
    if recorded {
        all.extend(records(lang, sheet));
    }
    for appointment in &mut all {
        // What has passed needs no alarm: calendars ring it at the moment of the import.
        if appointment.date < sheet.assessment.today {
            appointment.alarms.clear();
        }
    }
    all
}

/// The judged clocks: open, foreseen, suspended, or closed, which are there so that a calendar learns
/// of it.
fn clocks(lang: Lang, sheet: &Sheet<'_>) -> Vec<Appointment> {
    let (dossier, assessment) = (sheet.dossier, sheet.assessment);
    let owed = Owed::of(dossier, assessment);
    let requests = assessment.requests.iter();
    let requests: HashMap<usize, &Request> = requests
        .map(|status| (status.clock, &dossier.requests[status.index]))
        .collect();
    let judged = assessment.clocks.iter().enumerate();
    let judged = judged.filter(|(_, status)| {
        let is_foreseen = !status.informative && status.foreseen_last_day().is_some();
        status.is_judged() || is_foreseen
    });
    let appointment = |(index, status): (usize, &crate::assess::ClockStatus)| {
        let due = status.deadline().map(|deadline| deadline.due);
        let is_fixed_day = status.is_deadline();
        let (date, kind): (Option<Date>, AppointmentKind) = match status.course {
            _ if status.foreseen_last_day().is_some() => {
                (status.foreseen_last_day(), AppointmentKind::Forecast)
            }
            Course::NotStarted => (assessment.foreseen_due(index), AppointmentKind::Forecast),
            Course::Suspended { .. } => (status.original_due, AppointmentKind::Suspended),
            Course::Open { .. } if status.state() == State::Overdue => (due, AppointmentKind::Late),
            Course::Open { .. } if is_fixed_day => (due, AppointmentKind::FixedDay),
            Course::Open { .. } => (due, AppointmentKind::Due),
            Course::Closed { .. } if status.is_cut_late => (due, AppointmentKind::CutLate),
            Course::Closed { .. } if status.days_late() > 0 => (due, AppointmentKind::DoneLate),
            Course::Closed { .. } => (due, AppointmentKind::Done),
            Course::Waived { .. } => (None, AppointmentKind::Done),
        };
        let alarms = match kind {
            AppointmentKind::Due | AppointmentKind::FixedDay => alarms(status.warn),
            _ => Vec::new(),
        };
        Some(Appointment {
            of: of_clock(&status.key),
            date: date?,
            kind,
            what: clock(
                lang,
                &dossier.plan,
                &status.key,
                requests.get(&index).copied(),
            ),
            about: about_clock(lang, dossier, assessment, &owed, index),
            alarms,
        })
    };
    judged.filter_map(appointment).collect()
}

/// So many days before, if there is a warning, and on the day.
fn alarms(warn: u32) -> Vec<u32> {
    let warning = Some(warn).filter(|warn| *warn > 0);
    warning.into_iter().chain([0]).collect()
}

/// The services that have begun. One that does not apply is there so that a calendar learns of it.
fn terms(lang: Lang, sheet: &Sheet<'_>) -> Vec<Appointment> {
    let plan = &sheet.dossier.plan;
    let appointment = |status: &crate::assess::TermStatus| {
        let term = &plan.terms[status.index];
        let (kind, about, alarms) = if status.state == State::Waived {
            (
                AppointmentKind::Gone,
                about_gone(lang).to_owned(),
                Vec::new(),
            )
        } else {
            let about = about_term(lang, status.start?);
            (AppointmentKind::Ends, about, alarms(term.warn))
        };
        Some(Appointment {
            of: format!("{}.end", term.id),
            date: status.through?,
            kind,
            what: event::term_in_full(lang, plan, term),
            about: vec![about],
            alarms,
        })
    };
    sheet
        .assessment
        .terms
        .iter()
        .filter_map(appointment)
        .collect()
}

/// The promises, with those whose event has happened.
fn promises(lang: Lang, sheet: &Sheet<'_>) -> Vec<Appointment> {
    let (dossier, assessment) = (sheet.dossier, sheet.assessment);
    let records = dossier.records.iter();
    let dated: HashSet<&Event> = records
        .filter(|record| record.date <= assessment.today)
        .map(|record| &record.event)
        .collect();
    let has_happened = |event: &Event| match event.part {
        None => (assessment.happened.date(dossier, &event.milestone)).is_some(),
        Some(_) => dated.contains(event),
    };
    let appointment = |promise: &crate::record::Expectation| {
        let is_over = has_happened(&promise.event);
        let protocol = promise.document.protocol.as_deref();
        Appointment {
            of: of_promise(&promise.event),
            date: promise.date,
            kind: if is_over {
                AppointmentKind::Done
            } else {
                AppointmentKind::Promise
            },
            what: event::label(lang, dossier, &promise.event),
            about: about_promise(lang, protocol),
            alarms: if is_over { Vec::new() } else { vec![0] },
        }
    };
    dossier.expected.iter().map(appointment).collect()
}

/// The recorded dates through the day.
fn records(lang: Lang, sheet: &Sheet<'_>) -> Vec<Appointment> {
    let records = sheet.dossier.records.iter();
    let known = records.filter(|record| record.date <= sheet.assessment.today);
    let appointment = |record: &crate::record::Record| Appointment {
        of: of_record(&record.event),
        date: record.date,
        kind: AppointmentKind::Recorded,
        what: event::label(lang, sheet.dossier, &record.event),
        about: about_record(lang, record),
        alarms: Vec::new(),
    };
    known
        .map(appointment)
        .chain(rejections(lang, sheet))
        .collect()
}

/// The rejections through the day.
fn rejections(lang: Lang, sheet: &Sheet<'_>) -> Vec<Appointment> {
    let known = sheet.dossier.rejections.iter();
    let known = known.filter(|known| known.date <= sheet.assessment.today);
    let appointment = |known: &crate::record::Rejection| {
        let event = Event::milestone(&known.name());
        Appointment {
            of: of_record(&event),
            date: known.date,
            kind: AppointmentKind::Recorded,
            what: event::label(lang, sheet.dossier, &event),
            about: about_rejection(lang, known),
            alarms: Vec::new(),
        }
    };
    known.map(appointment).collect()
}
