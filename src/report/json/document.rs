//! A fact's document in `crono-status/1`: the same members for a record and for a rejection.

use serde::Serialize;

use crate::calendar::Date;
use crate::plan::Event;
use crate::record::{Document, Record, Source, Stamp};

/// A record with all its fields, those it does not have as `null`.
#[derive(Serialize)]
pub(in crate::report) struct RecordView<'d> {
    event: Event,
    date: Date,
    #[serde(flatten)]
    document: DocumentView<'d>,
}

impl<'d> RecordView<'d> {
    pub(in crate::report) fn of(record: &'d Record) -> Self {
        Self {
            event: record.event.clone(),
            date: record.date,
            document: DocumentView::of(&record.document, &record.stamp),
        }
    }

    /// The same under the name that its event bears on the day shown.
    pub(super) fn named(self, event: Event) -> Self {
        Self { event, ..self }
    }
}

/// The document of a fact, who typed it and when; what is not there as `null`.
#[derive(Serialize)]
pub(super) struct DocumentView<'d> {
    source: Option<Source>,
    protocol: Option<&'d str>,
    protocol_date: Option<Date>,
    pec_id: Option<&'d str>,
    note: Option<&'d str>,
    attachment: Option<&'d str>,
    by: &'d str,
    login: &'d str,
    at: String,
}

impl<'d> DocumentView<'d> {
    pub(super) fn of(document: &'d Document, stamp: &'d Stamp) -> Self {
        Self {
            source: document.source,
            protocol: document.protocol.as_deref(),
            protocol_date: document.protocol_date,
            pec_id: document.pec_id.as_deref(),
            note: document.note.as_deref(),
            attachment: document.attachment.as_deref(),
            by: &stamp.by,
            login: &stamp.login,
            at: stamp.at.to_rfc3339(),
        }
    }
}
