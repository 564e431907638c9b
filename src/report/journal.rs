//! The journal: for people a line for each change, and one for whatever else it did; for programs an array of objects.

mod filter;

use std::io::{self, Write};

use serde::Serialize;

use crate::calendar::Date;
use crate::plan::Event;
use crate::record::{
    self, Dossier, Edit, Entry, Item, Journal, Judged, Op, Outcome, Record, Request, Swap,
};
use crate::words::{self, audit, change, dates, sanitize::sanitized};

use super::Look;
use super::json::{LimitView, RecordView, print};

pub use filter::Filter;

/// Writes the journal for people, oldest first, so that the newest stands next to the prompt; of it,
/// what the filter keeps, and where that is nothing, a sentence.
///
/// # Errors
/// Those of `out`.
pub fn write_text(
    out: &mut impl Write,
    look: Look,
    dossier: &Dossier,
    journal: &Journal,
    filter: &Filter,
) -> io::Result<()> {
    let lang = look.lang;
    let zone = dossier.plan.time_zone.tz();
    let overwritten = journal.overwritten(dossier);
    let marks = journal.attempt_marks(&dossier.plan);
    let kept = filter.kept(dossier, journal);
    if kept.is_empty() {
        let said = audit::none_kept(lang, journal.entries().len());
        return writeln!(out, "{}", look.fold(&said));
    }
    for (place, entry) in kept {
        let entry = &*marks.marked(entry);
        let at = entry.stamp.at.with_timezone(&zone);
        let (day, time) = (dates::short(at.date_naive()), at.format("%H:%M"));
        let (who, what) = (
            change::author(&entry.stamp),
            change::entry(lang, dossier, entry),
        );
        let reason = entry.reason.as_ref();
        let reason = reason.map(|reason| crate::words::report::because(lang, &sanitized(reason)));
        let reason = reason.unwrap_or_default();
        let since = if overwritten.contains(&place) {
            format!(" [{}]", audit::overwritten(lang))
        } else {
            String::new()
        };
        let line = format!("{:>5} {day} {time}  {who}  {what}{reason}{since}", entry.n);
        writeln!(out, "{}", look.fold(&line))?;
        for other in words::entry::others(lang, dossier, entry) {
            writeln!(out, "{:24}{}", "", look.fold(&other))?;
        }
    }
    Ok(())
}

/// Writes the journal for programs: an array, oldest first, of what the filter keeps.
///
/// # Errors
/// Those of `out`.
pub fn write_json(
    out: &mut impl Write,
    dossier: &Dossier,
    journal: &Journal,
    filter: &Filter,
) -> io::Result<()> {
    let overwritten = journal.overwritten(dossier);
    let entries = filter.kept(dossier, journal).into_iter();
    let view = |(place, entry)| EntryView {
        overwritten: overwritten.contains(&place),
        ..EntryView::of(entry)
    };
    let entries: Vec<EntryView<'_>> = entries.map(view).collect();
    print(out, &entries)
}

/// One entry as the contract of `log --json` has it.
#[derive(Serialize)]
struct EntryView<'j> {
    n: u64,
    at: String,
    by: &'j str,
    login: &'j str,
    op: &'static str,
    place: Option<String>,
    before: Option<Value<'j>>,
    after: Option<Value<'j>>,
    /// Every value that was altered, where they are several: `place`, `before` and `after` say the first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<AlteredView<'j>>,
    reason: Option<&'j str>,
    judged: Option<JudgedView<'j>>,
    /// Whether the value it left was then altered outside of the program.
    overwritten: bool,
}

/// One of several values that a change altered.
#[derive(Serialize)]
struct AlteredView<'j> {
    place: Option<String>,
    before: Option<Value<'j>>,
    after: Option<Value<'j>>,
}

/// The whole value of a slot.
#[derive(Serialize)]
#[serde(untagged)]
enum Value<'j> {
    Record(Box<RecordView<'j>>),
    Opening(Box<OpeningView<'j>>),
    Item(ItemView<'j>),
    Other(record::Value<'j>),
}

/// The record that opens a request, with what the request is about.
#[derive(Serialize)]
struct OpeningView<'j> {
    #[serde(flatten)]
    record: RecordView<'j>,
    subject: Option<&'j str>,
}

/// An item, with the date that went or came back with it.
#[derive(Serialize)]
struct ItemView<'j> {
    #[serde(flatten)]
    item: &'j Item,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
}

impl<'j> Value<'j> {
    fn record(record: &'j Record) -> Self {
        Self::Record(Box::new(RecordView::of(record)))
    }
}

/// The verdict on the first clock that a change closed, the others under `also`.
#[derive(Serialize)]
struct JudgedView<'j> {
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<LimitView>,
    due: Date,
    outcome: Outcome,
    clock: &'j str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<JudgedView<'j>>,
}

impl<'j> EntryView<'j> {
    fn of(entry: &'j Entry) -> Self {
        let edit = main_edit(entry);
        let (before, after) = edit.map(|edit| sides(entry, edit)).unwrap_or_default();
        let several = entry.edits.iter().filter(|_| entry.edits.len() > 1);
        let edits = several.map(|edit| {
            let (before, after) = sides(entry, edit);
            AlteredView {
                place: edit.place(),
                before,
                after,
            }
        });
        let mut judged = entry.judged.iter().map(JudgedView::of);
        let first = judged.next().map(|first| JudgedView {
            also: judged.collect(),
            ..first
        });
        Self {
            n: entry.n,
            at: entry.stamp.at.to_rfc3339(),
            by: &entry.stamp.by,
            login: &entry.stamp.login,
            op: entry.op.as_str(),
            place: edit.and_then(Edit::place),
            before,
            after,
            edits: edits.collect(),
            reason: entry.reason.as_deref(),
            judged: first,
            overwritten: false,
        }
    }
}

impl<'j> JudgedView<'j> {
    fn of(judged: &'j Judged) -> Self {
        Self {
            limit: judged.limit.map(LimitView::from),
            due: judged.due,
            outcome: judged.outcome,
            clock: &judged.clock,
            also: Vec::new(),
        }
    }
}

/// The value people think of first. A change begins with it, and so an undo ends with it.
pub(super) fn main_edit(entry: &Entry) -> Option<&Edit> {
    match entry.op {
        Op::Undo => entry.edits.last(),
        _ => entry.edits.first(),
    }
}

/// The dates that an item had before and after a change that drops it or brings it back.
fn item_dates(entry: &Entry, item: &Item) -> (Option<Date>, Option<Date>) {
    let its = Event::item(&item.milestone, &item.id);
    let dates = entry.edits.iter().find_map(|edit| match edit {
        Edit::Record {
            event,
            before,
            after,
            ..
        } if *event == its => Some((before, after)),
        _ => None,
    });
    dates.map_or((None, None), |(before, after)| {
        let date = |record: &Option<Box<Record>>| record.as_ref().map(|record| record.date);
        (date(before), date(after))
    })
}

/// The record of one side of a change; the opening of a request says what the request is about.
fn record<'j>(record: &'j Record, request: Option<&'j Request>) -> Value<'j> {
    match request {
        None => Value::record(record),
        Some(request) => Value::Opening(Box::new(OpeningView {
            record: RecordView::of(record),
            subject: request.subject.as_deref(),
        })),
    }
}

/// The request that a change opens, takes away or brings back, before and after.
fn requests(entry: &Entry) -> (Option<&Request>, Option<&Request>) {
    let requests = entry.edits.iter().find_map(|edit| match edit {
        Edit::Request { before, after } => Some((before.as_deref(), after.as_deref())),
        _ => None,
    });
    requests.unwrap_or_default()
}

fn sides<'j>(entry: &'j Entry, edit: &'j Edit) -> (Option<Value<'j>>, Option<Value<'j>>) {
    let (request_before, request_after) = requests(entry);
    match edit {
        Edit::Record { before, after, .. } => (
            before.as_deref().map(|was| record(was, request_before)),
            after.as_deref().map(|now| record(now, request_after)),
        ),
        Edit::Item { before, after, .. } => (
            before.as_deref().map(|item| {
                let date = item_dates(entry, item).0;
                Value::Item(ItemView { item, date })
            }),
            after.as_deref().map(|item| {
                let date = item_dates(entry, item).1;
                Value::Item(ItemView { item, date })
            }),
        ),
        other => {
            let Swap { before, after } = other.sides();
            (before.map(Value::Other), after.map(Value::Other))
        }
    }
}
