//! Reading what bears a [`Stamp`]: in the file its three fields stand among the others.
//!
//! Serde's `flatten` writes that, but to read it keeps a copy of every field until the end, and a
//! file is mostly records and entries. So each is read as it stands, and put together here.

use chrono::{DateTime, FixedOffset};
use serde::Deserialize;

use crate::calendar::Date;
use crate::plan::{Event, ItemId};

use super::{Edit, Entry, Judged, Note, NotePlace, Op, Record, Source, Stamp};

/// A [`Record`] as it stands in the file.
#[derive(Deserialize)]
pub(super) struct FlatRecord {
    event: Event,
    date: Date,
    source: Option<Source>,
    protocol: Option<String>,
    protocol_date: Option<Date>,
    pec_id: Option<String>,
    note: Option<String>,
    attachment: Option<String>,
    by: String,
    login: String,
    at: DateTime<FixedOffset>,
}

impl From<FlatRecord> for Record {
    fn from(flat: FlatRecord) -> Self {
        Self {
            event: flat.event,
            date: flat.date,
            source: flat.source,
            protocol: flat.protocol,
            protocol_date: flat.protocol_date,
            pec_id: flat.pec_id,
            note: flat.note,
            attachment: flat.attachment,
            stamp: Stamp {
                by: flat.by,
                login: flat.login,
                at: flat.at,
            },
        }
    }
}

/// A [`Note`] as it stands in the file.
#[derive(Deserialize)]
pub(super) struct FlatNote {
    n: u32,
    place: NotePlace,
    date: Date,
    kind: Option<ItemId>,
    text: String,
    by: String,
    login: String,
    at: DateTime<FixedOffset>,
}

impl From<FlatNote> for Note {
    fn from(flat: FlatNote) -> Self {
        Self {
            n: flat.n,
            place: flat.place,
            date: flat.date,
            kind: flat.kind,
            text: flat.text,
            stamp: Stamp {
                by: flat.by,
                login: flat.login,
                at: flat.at,
            },
        }
    }
}

/// An [`Entry`] as it stands in the file.
#[derive(Deserialize)]
pub(super) struct FlatEntry {
    n: u64,
    by: String,
    login: String,
    at: DateTime<FixedOffset>,
    op: Op,
    of: Option<u64>,
    edits: Vec<Edit>,
    reason: Option<String>,
    #[serde(default)]
    judged: Vec<Judged>,
}

impl From<FlatEntry> for Entry {
    fn from(flat: FlatEntry) -> Self {
        Self {
            n: flat.n,
            stamp: Stamp {
                by: flat.by,
                login: flat.login,
                at: flat.at,
            },
            op: flat.op,
            of: flat.of,
            edits: flat.edits,
            reason: flat.reason,
            judged: flat.judged,
        }
    }
}
