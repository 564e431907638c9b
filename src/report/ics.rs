//! The dates as an iCalendar (RFC 5545), to be imported or subscribed to.
//!
//! Every due date is an all-day event that takes nobody's time. What a calendar did with the last file
//! is what this one must live with, and most keep an event that is in the new file no more. So an event
//! keeps its UID for ever, comes again with a higher SEQUENCE after every change, and never just
//! vanishes: a clock that has closed stays on its day as done and without alarms; one that is
//! suspended, and what was taken back, comes as `STATUS:CANCELLED`. Nothing here asks the time: the
//! stamps are those of the last change.

mod appointments;
mod entry;
mod gone;
mod identity;
mod lines;

use std::io::{self, Write};

use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus, Parameter, Property};

use crate::calendar::Date;
use crate::words::appointment::{
    AppointmentKind, calendar_of_several, contract, contract_in_full, summary,
};
use crate::words::{Lang, appointment};

use super::Sheet;
use entry::Appointment;
use identity::Identity;

/// How often a subscriber asks again.
const REFRESH: &str = "PT12H";

/// The hour of an alarm.
const HOUR: i64 = 9;

/// Writes the calendar of the sheets; with the recorded dates, if asked for.
///
/// # Errors
/// Those of `out`.
pub fn write(
    out: &mut impl Write,
    lang: Lang,
    sheets: &[Sheet<'_>],
    recorded: bool,
) -> io::Result<()> {
    let mut calendar = Calendar::empty();
    let mut property = |key: &str, value: &str| {
        calendar.append_property(Property::new(key, value));
    };
    property("VERSION", "2.0");
    property("PRODID", crate::words::report::maker(lang));
    property("CALSCALE", "GREGORIAN");
    property("X-WR-CALNAME", &name(lang, sheets));
    if let Some(zone) = zone(sheets) {
        property("X-WR-TIMEZONE", &zone);
    }
    property("X-PUBLISHED-TTL", REFRESH);
    let mut refresh = Property::new("REFRESH-INTERVAL", REFRESH);
    refresh.append_parameter(Parameter::new("VALUE", "DURATION"));
    calendar.append_property(refresh);
    for (sheet, identity) in sheets.iter().zip(identity::of(sheets)) {
        for appointment in appointments_of(lang, sheet, recorded) {
            if let Some(event) = event(lang, sheet, &identity, &appointment) {
                calendar.push(event);
            }
        }
    }
    out.write_all(lines::tidied(&calendar.to_string()).as_bytes())
}

/// What there is, and what there was, by day.
fn appointments_of(lang: Lang, sheet: &Sheet<'_>, recorded: bool) -> Vec<Appointment> {
    let mut all = appointments::of(lang, sheet, recorded);
    let gone = gone::of(lang, sheet, recorded, &all);
    all.extend(gone);
    all.sort_by(|one, other| (one.date, &one.of).cmp(&(other.date, &other.of)));
    all
}

fn name(lang: Lang, sheets: &[Sheet<'_>]) -> String {
    match sheets {
        [only] => contract_in_full(lang, &only.dossier.plan),
        _ => calendar_of_several(lang).to_owned(),
    }
}

/// The time zone, where the contracts agree on it.
fn zone(sheets: &[Sheet<'_>]) -> Option<String> {
    let mut zones = sheets.iter().map(|sheet| sheet.dossier.plan.time_zone);
    let first = zones.next()?;
    zones.all(|zone| zone == first).then(|| first.to_string())
}

/// An entry as an event; none for a day that the format cannot write.
fn event(
    lang: Lang,
    sheet: &Sheet<'_>,
    identity: &Identity,
    appointment: &Appointment,
) -> Option<Event> {
    let plan = &sheet.dossier.plan;
    let next = appointment.date.succ_opt()?;
    let (start, end) = (day(appointment.date)?, day(next)?);
    let kind = appointment.kind;
    let line = summary(lang, kind, &appointment.what, plan);
    let mut about = vec![contract_in_full(lang, plan)];
    about.extend(
        appointment
            .about
            .iter()
            .map(|said| appointment::lines(said)),
    );
    let mut event = Event::new();
    event
        .uid(&identity.uid(&appointment.of))
        .timestamp(identity.stamp)
        .last_modified(identity.stamp)
        .sequence(identity.sequence)
        .summary(&line)
        .description(&about.join("\n"))
        .append_property(start.named("DTSTART"))
        .append_property(end.named("DTEND"))
        .add_property("TRANSP", "TRANSPARENT");
    event.status(match kind {
        AppointmentKind::Forecast => EventStatus::Tentative,
        AppointmentKind::Suspended | AppointmentKind::Gone => EventStatus::Cancelled,
        _ => EventStatus::Confirmed,
    });
    event.categories([kind.category(lang).to_owned(), contract(lang, plan)]);
    for days in &appointment.alarms {
        let mut alarm = Alarm::display(&line, icalendar::Trigger::from(chrono::Duration::zero()));
        alarm.append_property(Property::new("TRIGGER", trigger(*days)));
        alarm.append_property(Property::new(
            "UID",
            identity.uid(&format!("{}.alarm-{days}", appointment.of)),
        ));
        event.alarm(alarm);
    }
    Some(event.done())
}

/// A day as the format writes it.
struct Day(String);

impl Day {
    fn named(&self, key: &str) -> Property {
        let mut property = Property::new(key, self.0.clone());
        property.append_parameter(Parameter::new("VALUE", "DATE"));
        property
    }
}

/// Years have four digits.
fn day(date: Date) -> Option<Day> {
    let text = date.format("%Y%m%d").to_string();
    (text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(Day(text))
}

/// At nine in the morning so many days before, counted from the midnight that the day begins with.
fn trigger(days: u32) -> String {
    match i64::from(days) {
        0 => format!("PT{HOUR}H"),
        1 => format!("-PT{}H", 24 - HOUR),
        days => format!("-P{}DT{}H", days - 1, 24 - HOUR),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alarm_rings_at_nine_of_its_day() {
        for (days, expected) in [(0, "PT9H"), (1, "-PT15H"), (2, "-P1DT15H"), (7, "-P6DT15H")] {
            assert_eq!(trigger(days), expected);
        }
    }
}
