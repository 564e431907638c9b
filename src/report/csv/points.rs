//! The table of points: one row for each point of a check list, with its tick, or why it does not apply.

use crate::record::{CheckList, PointState, PointStatus, Slot};
use crate::report::Sheet;
use crate::words::{Lang, checklist, columns, columns::Head};

use super::cell::{CsvCell, CsvColumn};

/// One point.
pub(super) struct CheckPointRow<'d> {
    lang: Lang,
    milestone: &'d str,
    label: String,
    phase: u32,
    status: PointStatus<'d>,
    zone: chrono_tz::Tz,
    /// Whether its tick is not what the journal left, and so not by whom it names.
    outside: bool,
}

pub(super) const fn columns<'d>() -> [CsvColumn<CheckPointRow<'d>>; 15] {
    [
        (Head::Event, |row| CsvCell::Text(row.milestone.to_owned())),
        (Head::Label, |row| CsvCell::Text(row.label.clone())),
        (Head::Phase, |row| CsvCell::Number(row.phase.into())),
        (Head::Id, |row| {
            CsvCell::Text(row.status.point.id.to_string())
        }),
        (Head::What, |row| {
            CsvCell::Text(checklist::point(row.lang, row.status.point))
        }),
        (Head::Source, |row| {
            CsvCell::text(row.status.point.source.as_deref())
        }),
        (Head::Group, |row| match row.status.group {
            Some(group) => CsvCell::named(group.id.to_string(), checklist::group(row.lang, group)),
            None => CsvCell::Nothing,
        }),
        (Head::State, |row| {
            let (name, said) = columns::point_state(row.lang, &row.status);
            CsvCell::named(name, said)
        }),
        (Head::Date, |row| {
            CsvCell::day(row.status.tick().map(|tick| tick.date))
        }),
        (Head::Note, |row| CsvCell::text(row.status.note())),
        (Head::Reason, |row| {
            CsvCell::text(row.status.waiver().map(|waiver| waiver.reason.as_str()))
        }),
        (Head::By, |row| {
            CsvCell::text(row.status.stamp().map(|stamp| stamp.by.as_str()))
        }),
        (Head::Login, |row| {
            CsvCell::text(row.status.stamp().map(|stamp| stamp.login.as_str()))
        }),
        (Head::At, |row| match row.status.stamp() {
            Some(stamp) => {
                CsvCell::Instant(stamp.at, stamp.at.with_timezone(&row.zone).naive_local())
            }
            None => CsvCell::Nothing,
        }),
        (Head::Outside, |row| CsvCell::Flag(row.outside)),
    ]
}

pub(super) fn rows<'d>(lang: Lang, sheet: &Sheet<'d>) -> Vec<CheckPointRow<'d>> {
    let dossier = sheet.dossier;
    let outside = sheet.journal.outside(dossier);
    let rows = |list: CheckList<'d>| {
        let milestone = list.milestone;
        let label = checklist::list_of(lang, &dossier.plan, &milestone.id);
        let row = |status: PointStatus<'d>| {
            let written = match status.state {
                PointState::Ticked(tick) => {
                    Some(Slot::Tick(tick.event.clone(), tick.point.clone()))
                }
                PointState::Waived(waiver) => Some(Slot::Waiver(waiver.event.clone())),
                PointState::Open => None,
            };
            CheckPointRow {
                lang,
                milestone: milestone.id.as_str(),
                label: label.clone(),
                phase: milestone.phase,
                outside: written.is_some_and(|slot| outside.contains(&slot)),
                status,
                zone: dossier.plan.time_zone.tz(),
            }
        };
        list.points.into_iter().map(row).collect::<Vec<_>>()
    };
    let lists = dossier.checklists(sheet.assessment.today);
    lists.flat_map(rows).collect()
}
