//! The table of requests: one row for each that was open by the day, with both its dates, the protocol
//! numbers behind them and how long it took.

use std::collections::HashMap;

use crate::assess::{ClockStatus, RequestStatus};
use crate::plan::{Event, MilestoneId, Register};
use crate::record::{Record, Request};
use crate::report::Sheet;
use crate::words::{Lang, columns::Head, state};

use super::cell::{CsvCell, CsvColumn};
use super::clock_row::{limit, limit_unit};

/// One request.
pub(super) struct RequestRow<'d> {
    lang: Lang,
    request: &'d Request,
    register: Option<&'d Register>,
    status: RequestStatus,
    clock: &'d ClockStatus,
    opening: Option<&'d Record>,
    answer: Option<&'d Record>,
}

impl RequestRow<'_> {
    fn protocol(record: Option<&Record>) -> CsvCell {
        CsvCell::text(record.and_then(|record| record.document.protocol.as_deref()))
    }
}

pub(super) const fn columns<'d>() -> [CsvColumn<RequestRow<'d>>; 20] {
    [
        (Head::Id, |row| CsvCell::Text(row.clock.key.to_string())),
        (Head::Register, |row| {
            let id = row.request.register.to_string();
            let label = row
                .register
                .map(|register| state::text(row.lang, &register.label));
            CsvCell::named(id.clone(), label.map_or(id, str::to_owned))
        }),
        (Head::Number, |row| CsvCell::Number(row.request.n.into())),
        (Head::Phase, |row| CsvCell::Number(row.clock.phase.into())),
        (Head::Subject, |row| {
            CsvCell::text(row.request.subject.as_deref())
        }),
        (Head::State, |row| {
            let of = row.clock.state();
            CsvCell::named(of.as_str(), state::state(row.lang, of))
        }),
        (Head::Opened, |row| CsvCell::Day(row.status.opened)),
        (Head::OpenedProtocol, |row| {
            RequestRow::protocol(row.opening)
        }),
        (Head::Answered, |row| CsvCell::day(row.status.answered)),
        (Head::AnsweredProtocol, |row| {
            RequestRow::protocol(row.answer)
        }),
        (Head::Limit, |row| limit(row.clock.limit)),
        (Head::LimitUnit, |row| limit_unit(row.lang, row.clock.limit)),
        (Head::Due, |row| {
            CsvCell::day(row.clock.deadline().map(|deadline| deadline.due))
        }),
        (Head::OriginalDue, |row| {
            CsvCell::day(row.clock.original_due)
        }),
        (Head::Elapsed, |row| CsvCell::number(row.clock.elapsed())),
        (Head::Gross, |row| CsvCell::number(row.clock.gross)),
        (Head::Suspended, |row| {
            CsvCell::Number(row.clock.suspended.into())
        }),
        (Head::Extension, |row| CsvCell::Number(row.clock.extension)),
        (Head::DaysLeft, |row| CsvCell::number(row.clock.days_left())),
        (Head::DaysLate, |row| CsvCell::Number(row.clock.days_late())),
    ]
}

pub(super) fn rows<'d>(lang: Lang, sheet: &Sheet<'d>) -> Vec<RequestRow<'d>> {
    let (dossier, assessment) = (sheet.dossier, sheet.assessment);
    let numbered = dossier.records.iter();
    let numbered = numbered.filter(|record| record.event.part.is_some());
    let records: HashMap<&Event, &Record> = numbered.map(|it| (&it.event, it)).collect();
    let side = |side: Option<&MilestoneId>, request: &Request| {
        records.get(&Event::numbered(side?, request.n)).copied()
    };
    let row = |status: &RequestStatus| {
        let request = &dossier.requests[status.index];
        let register = dossier
            .plan
            .register(&assessment.clocks[status.clock].key.id);
        let today = assessment.today;
        let answer = side(register.map(|register| &register.answer.id), request);
        RequestRow {
            lang,
            request,
            register,
            status: status.clone(),
            clock: &assessment.clocks[status.clock],
            opening: side(register.map(|register| &register.request.id), request),
            answer: answer.filter(|record| record.date <= today),
        }
    };
    assessment.requests.iter().map(row).collect()
}
