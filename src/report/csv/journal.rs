//! The table of the journal: one row for each change, oldest first, with the main value before and
//! after; what else a change did stands in `log --json`.

use crate::record::{Edit, Entry, Judged, Swap, Value};
use crate::report::Sheet;
use crate::report::journal::main_edit;
use crate::words::{Lang, act, change, columns, columns::Head, dates, op, plan_change, setting};

use super::cell::{CsvCell, CsvColumn};

/// One change.
pub(super) struct JournalRow<'d> {
    lang: Lang,
    sheet: Sheet<'d>,
    entry: &'d Entry,
    /// In words, every attempt with its number.
    what: String,
    /// Whether what it left was altered outside of the program.
    overwritten: bool,
}

impl JournalRow<'_> {
    /// The verdicts on the clocks that this change closed: "migration breached 2026-08-09".
    fn judged(&self) -> CsvCell {
        let all = |judged: &dyn Fn(&Judged) -> String| {
            let judged: Vec<String> = self.entry.judged.iter().map(judged).collect();
            judged.join(", ")
        };
        if self.entry.judged.is_empty() {
            return CsvCell::Nothing;
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
        CsvCell::named(all(&name), all(&said))
    }

    /// The main value before and after.
    fn sides(&self) -> (CsvCell, CsvCell) {
        main_edit(self.entry).map_or((CsvCell::Nothing, CsvCell::Nothing), |edit| {
            self.values(edit)
        })
    }

    fn values(&self, edit: &Edit) -> (CsvCell, CsvCell) {
        let Swap { before, after } = edit.sides();
        let cell = |side: Option<Value<'_>>| {
            side.map_or(CsvCell::Nothing, |value| self.value(edit, &value))
        };
        (cell(before), cell(after))
    }

    /// A value before or after. What is a date is a cell of a day.
    fn value(&self, edit: &Edit, value: &Value<'_>) -> CsvCell {
        match (value, edit) {
            (Value::Item(item), _) => CsvCell::named(item.id.as_str(), item.name()),
            (Value::Request(request), _) => CsvCell::text(request.subject.as_deref()),
            (Value::Suspension(act), _) => CsvCell::named(value.text(), columns::pause(act)),
            (Value::Extension(act), _) => {
                let dossier = &self.sheet.dossier;
                let working = dossier.plan.is_in_working_days(&dossier.extended_by(act));
                CsvCell::named(value.text(), act::grant(self.lang, act.grant, working))
            }
            (Value::Note(note), _) => CsvCell::Text(note.text.clone()),
            (Value::Setting(text), Edit::Setting { key, .. }) => {
                let plan = &self.sheet.dossier.plan;
                CsvCell::named(
                    text.as_ref(),
                    setting::value(self.lang, plan, key, Some(text)),
                )
            }
            (Value::Plan(value), _) => {
                let plan = &self.sheet.dossier.plan;
                CsvCell::Text(plan_change::value(self.lang, plan, Some(value)))
            }
            _ => {
                let text = value.text();
                text.parse().map_or(CsvCell::Text(text), CsvCell::Day)
            }
        }
    }
}

pub(super) const fn columns<'d>() -> [CsvColumn<JournalRow<'d>>; 13] {
    [
        (Head::Number, |row| number(row.entry.n)),
        (Head::At, |row| {
            let at = row.entry.stamp.at;
            let zone = row.sheet.dossier.plan.time_zone.tz();
            CsvCell::Instant(at, at.with_timezone(&zone).naive_local())
        }),
        (Head::By, |row| CsvCell::Text(row.entry.stamp.by.clone())),
        (Head::Login, |row| {
            CsvCell::Text(row.entry.stamp.login.clone())
        }),
        (Head::Op, |row| {
            CsvCell::named(row.entry.op.as_str(), op::column(row.lang, row.entry.op))
        }),
        (Head::Of, |row| {
            row.entry.of.map_or(CsvCell::Nothing, number)
        }),
        (Head::Place, |row| {
            let place = main_edit(row.entry).and_then(Edit::place);
            // A phase is a number of ours.
            match place.as_deref().map(str::parse) {
                Some(Ok(phase)) => CsvCell::Number(phase),
                _ => CsvCell::text(place.as_deref()),
            }
        }),
        (Head::Before, |row| row.sides().0),
        (Head::After, |row| row.sides().1),
        (Head::Reason, |row| {
            CsvCell::text(row.entry.reason.as_deref())
        }),
        (Head::Judged, JournalRow::judged),
        (Head::What, |row| CsvCell::Text(row.what.clone())),
        (Head::Overwritten, |row| CsvCell::Flag(row.overwritten)),
    ]
}

fn number(n: u64) -> CsvCell {
    CsvCell::number(i64::try_from(n).ok())
}

pub(super) fn rows<'d>(lang: Lang, sheet: &Sheet<'d>) -> Vec<JournalRow<'d>> {
    let overwritten = sheet.journal.overwritten(sheet.dossier);
    let marks = sheet.journal.attempt_marks(&sheet.dossier.plan);
    let entries = sheet.journal.entries().iter().enumerate();
    let row = |(place, entry)| JournalRow {
        what: change::entry(lang, sheet.dossier, &marks.marked(entry)),
        lang,
        sheet: *sheet,
        entry,
        overwritten: overwritten.contains(&place),
    };
    entries.map(row).collect()
}
