//! The table of the journal: one row for each change, oldest first, with the main value before and
//! after; what else a change did stands in `log --json`.

use crate::record::{Edit, Entry, Judged};
use crate::report::Sheet;
use crate::report::journal::{main_edit, place};
use crate::words::{Lang, act, change, columns, columns::Head, dates, setting};

use super::cell::{Cell, Column};

/// One change.
pub(super) struct JournalRow<'d> {
    lang: Lang,
    sheet: Sheet<'d>,
    entry: &'d Entry,
    /// Whether what it left was altered outside of the program.
    overwritten: bool,
}

impl JournalRow<'_> {
    /// The verdicts on the clocks that this change closed: "migration breached 2026-08-09".
    fn judged(&self) -> Cell {
        let all = |judged: &dyn Fn(&Judged) -> String| {
            let judged: Vec<String> = self.entry.judged.iter().map(judged).collect();
            judged.join(", ")
        };
        if self.entry.judged.is_empty() {
            return Cell::Nothing;
        }
        let outcome = |judged: &Judged| columns::outcome(self.lang, judged.outcome);
        let name =
            |judged: &Judged| format!("{} {} {}", judged.clock, outcome(judged).0, judged.due);
        let said = |judged: &Judged| {
            format!(
                "{} {} {}",
                judged.clock,
                outcome(judged).1,
                dates::full(judged.due)
            )
        };
        Cell::named(all(&name), all(&said))
    }

    /// The main value before and after.
    fn sides(&self) -> (Cell, Cell) {
        main_edit(self.entry).map_or((Cell::Nothing, Cell::Nothing), |edit| self.values(edit))
    }

    fn values(&self, edit: &Edit) -> (Cell, Cell) {
        fn both<T>(before: Option<T>, after: Option<T>, of: impl Fn(T) -> Cell) -> (Cell, Cell) {
            let cell = |side: Option<T>| side.map_or(Cell::Nothing, &of);
            (cell(before), cell(after))
        }
        match edit {
            Edit::Record { before, after, .. } => both(before.as_ref(), after.as_ref(), |record| {
                Cell::Day(record.date)
            }),
            Edit::Item { before, after, .. } => both(before.as_ref(), after.as_ref(), |item| {
                Cell::named(item.id.as_str(), item.name())
            }),
            Edit::Request { before, after } => both(before.as_ref(), after.as_ref(), |request| {
                Cell::text(request.subject.as_deref())
            }),
            Edit::Suspension { before, after } => both(before.as_ref(), after.as_ref(), |act| {
                Cell::named(act.text(), columns::pause(act))
            }),
            Edit::Extension { before, after } => both(before.as_ref(), after.as_ref(), |granted| {
                Cell::named(
                    granted.grant.to_string(),
                    act::grant(self.lang, granted.grant),
                )
            }),
            Edit::Expectation { before, after, .. } => {
                both(before.as_ref(), after.as_ref(), |act| Cell::Day(act.date))
            }
            Edit::Note { before, after } => both(before.as_ref(), after.as_ref(), |note| {
                Cell::Text(note.text.clone())
            }),
            Edit::Setting { key, before, after } => {
                both(before.as_ref(), after.as_ref(), |value| {
                    let plan = &self.sheet.dossier.plan;
                    Cell::named(value, setting::value(self.lang, plan, key, Some(value)))
                })
            }
        }
    }
}

pub(super) const fn columns<'d>() -> [Column<JournalRow<'d>>; 13] {
    [
        (Head::Number, |row| number(row.entry.n)),
        (Head::At, |row| {
            let at = row.entry.stamp.at;
            let zone = row.sheet.dossier.plan.time_zone.tz();
            Cell::Instant(at, at.with_timezone(&zone).naive_local())
        }),
        (Head::By, |row| Cell::Text(row.entry.stamp.by.clone())),
        (Head::Login, |row| Cell::Text(row.entry.stamp.login.clone())),
        (Head::Op, |row| {
            Cell::named(row.entry.op.as_str(), columns::op(row.lang, row.entry.op))
        }),
        (Head::Of, |row| row.entry.of.map_or(Cell::Nothing, number)),
        (Head::Place, |row| {
            let place = main_edit(row.entry).and_then(place);
            // A phase is a number of ours.
            match place.as_deref().map(str::parse) {
                Some(Ok(phase)) => Cell::Number(phase),
                _ => Cell::text(place.as_deref()),
            }
        }),
        (Head::Before, |row| row.sides().0),
        (Head::After, |row| row.sides().1),
        (Head::Reason, |row| Cell::text(row.entry.reason.as_deref())),
        (Head::Judged, JournalRow::judged),
        (Head::What, |row| {
            Cell::Text(change::entry(row.lang, row.sheet.dossier, row.entry))
        }),
        (Head::Overwritten, |row| Cell::Flag(row.overwritten)),
    ]
}

fn number(n: u64) -> Cell {
    Cell::number(i64::try_from(n).ok())
}

pub(super) fn rows<'d>(lang: Lang, sheet: &Sheet<'d>) -> Vec<JournalRow<'d>> {
    let overwritten = sheet.journal.overwritten(sheet.dossier);
    let entries = sheet.journal.entries().iter().enumerate();
    let row = |(place, entry)| JournalRow {
        lang,
        sheet: *sheet,
        entry,
        overwritten: overwritten.contains(&place),
    };
    entries.map(row).collect()
}
