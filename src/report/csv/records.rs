//! The table of records: the dates through the day, each with its document, in the order they were
//! first recorded; the columns are the fields of a record in `status --json`.

use crate::record::{Record, Slot};
use crate::report::Sheet;
use crate::words::{Lang, columns, columns::Head, state};

use super::cell::{CsvCell, CsvColumn};

/// One record.
pub(super) struct RecordRow<'d> {
    lang: Lang,
    record: &'d Record,
    label: String,
    phase: Option<u32>,
    zone: chrono_tz::Tz,
    /// Whether it is not what the journal left, and so not by whom it names.
    outside: bool,
}

pub(super) const fn columns<'d>() -> [CsvColumn<RecordRow<'d>>; 14] {
    [
        (Head::Event, |row| {
            CsvCell::Text(row.record.event.to_string())
        }),
        (Head::Label, |row| CsvCell::Text(row.label.clone())),
        (Head::Phase, |row| CsvCell::number(row.phase)),
        (Head::Date, |row| CsvCell::Day(row.record.date)),
        (Head::Source, |row| {
            row.record
                .document
                .source
                .map_or(CsvCell::Nothing, |source| {
                    CsvCell::named(source.as_str(), state::source(row.lang, source))
                })
        }),
        (Head::Protocol, |row| {
            CsvCell::text(row.record.document.protocol.as_deref())
        }),
        (Head::ProtocolDate, |row| {
            CsvCell::day(row.record.document.protocol_date)
        }),
        (Head::PecId, |row| {
            CsvCell::text(row.record.document.pec_id.as_deref())
        }),
        (Head::Note, |row| {
            CsvCell::text(row.record.document.note.as_deref())
        }),
        (Head::Attachment, |row| {
            CsvCell::text(row.record.document.attachment.as_deref())
        }),
        (Head::By, |row| CsvCell::Text(row.record.stamp.by.clone())),
        (Head::Login, |row| {
            CsvCell::Text(row.record.stamp.login.clone())
        }),
        (Head::At, |row| {
            let at = row.record.stamp.at;
            CsvCell::Instant(at, at.with_timezone(&row.zone).naive_local())
        }),
        (Head::Outside, |row| CsvCell::Flag(row.outside)),
    ]
}

pub(super) fn rows<'d>(lang: Lang, sheet: &Sheet<'d>) -> Vec<RecordRow<'d>> {
    let dossier = sheet.dossier;
    let today = sheet.assessment.today;
    let known = dossier.records.iter().filter(|record| record.date <= today);
    let outside = sheet.journal.outside(dossier);
    let row = |record: &'d Record| RecordRow {
        outside: outside.contains(&Slot::Record(record.event.clone())),
        lang,
        record,
        label: columns::event_label(lang, dossier, &record.event),
        phase: dossier
            .plan
            .role(&record.event)
            .ok()
            .map(|role| role.phase()),
        zone: dossier.plan.time_zone.tz(),
    };
    known.map(row).collect()
}
