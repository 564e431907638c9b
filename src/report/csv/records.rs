//! The table of records: the dates through the day, each with its document, in the order they were
//! first recorded, then the rejections; the columns are the fields of a record in `status --json`.

use crate::calendar::Date;
use crate::plan::Event;
use crate::record::{Document, Record, Rejection, Slot, Stamp};
use crate::report::Sheet;
use crate::words::{Lang, columns, columns::Head, state};

use super::cell::{CsvCell, CsvColumn};

/// One record.
pub(super) struct RecordRow<'d> {
    lang: Lang,
    event: Event,
    date: Date,
    document: &'d Document,
    stamp: &'d Stamp,
    label: String,
    phase: Option<u32>,
    zone: chrono_tz::Tz,
    /// Whether it is not what the journal left, and so not by whom it names.
    outside: bool,
    /// The day this delivery was rejected.
    rejected: Option<Date>,
    /// Why it was rejected, or why it rejects.
    reason: Option<&'d str>,
}

pub(super) const fn columns<'d>() -> [CsvColumn<RecordRow<'d>>; 16] {
    [
        (Head::Event, |row| CsvCell::Text(row.event.to_string())),
        (Head::Label, |row| CsvCell::Text(row.label.clone())),
        (Head::Phase, |row| CsvCell::number(row.phase)),
        (Head::Date, |row| CsvCell::Day(row.date)),
        (Head::Source, |row| {
            row.document.source.map_or(CsvCell::Nothing, |source| {
                CsvCell::named(source.as_str(), state::source(row.lang, source))
            })
        }),
        (Head::Protocol, |row| {
            CsvCell::text(row.document.protocol.as_deref())
        }),
        (Head::ProtocolDate, |row| {
            CsvCell::day(row.document.protocol_date)
        }),
        (Head::PecId, |row| {
            CsvCell::text(row.document.pec_id.as_deref())
        }),
        (Head::Note, |row| {
            CsvCell::text(row.document.note.as_deref())
        }),
        (Head::Attachment, |row| {
            CsvCell::text(row.document.attachment.as_deref())
        }),
        (Head::By, |row| CsvCell::Text(row.stamp.by.clone())),
        (Head::Login, |row| CsvCell::Text(row.stamp.login.clone())),
        (Head::At, |row| {
            let at = row.stamp.at;
            CsvCell::Instant(at, at.with_timezone(&row.zone).naive_local())
        }),
        (Head::Outside, |row| CsvCell::Flag(row.outside)),
        (Head::Rejected, |row| CsvCell::day(row.rejected)),
        (Head::Reason, |row| CsvCell::text(row.reason)),
    ]
}

pub(super) fn rows<'d>(lang: Lang, sheet: &Sheet<'d>) -> Vec<RecordRow<'d>> {
    let dossier = sheet.dossier;
    let today = sheet.assessment.today;
    let known = dossier.records.iter().filter(|record| record.date <= today);
    let outside = sheet.journal.outside(dossier);
    let named = dossier.named_on_the_day();
    let row = |record: &'d Record| {
        let event = named(&record.event);
        let rejection = dossier.rejection_of(&record.event);
        let rejection = rejection.filter(|rejection| rejection.date <= today);
        RecordRow {
            outside: outside.contains(&Slot::Record(record.event.clone())),
            lang,
            date: record.date,
            document: &record.document,
            stamp: &record.stamp,
            label: columns::event_label(lang, dossier, &event),
            phase: dossier.plan.role(&event).ok().map(|role| role.phase()),
            event,
            zone: dossier.plan.time_zone.tz(),
            rejected: rejection.map(|rejection| rejection.date),
            reason: rejection.map(|rejection| rejection.reason.as_str()),
        }
    };
    let rejections = dossier.rejections.iter();
    let rejections = rejections.filter(|rejection| rejection.date <= today);
    let rejected = |rejection: &'d Rejection| {
        let slot = Slot::Rejection(rejection.event.clone(), rejection.n);
        let event = Event::milestone(&rejection.name());
        RecordRow {
            outside: outside.contains(&slot),
            lang,
            date: rejection.date,
            document: &rejection.document,
            stamp: &rejection.stamp,
            label: columns::event_label(lang, dossier, &event),
            phase: dossier.plan.role(&event).ok().map(|role| role.phase()),
            zone: dossier.plan.time_zone.tz(),
            rejected: None,
            reason: Some(&rejection.reason),
            event,
        }
    };
    known.map(row).chain(rejections.map(rejected)).collect()
}
