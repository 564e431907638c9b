//! How long something takes, as a project tool writes it, and days of a table.
//!
//! Whether days are working or calendar days is asked wherever neither the unit nor the head says so. A length
//! that is none of a tool stays as it is typed: what a line may say is known elsewhere.

use crate::calendar::{Date, Limit};
use crate::words::notation::{Keyword, TableAsked, TableUnit, TableWord};
use crate::words::{Lang, dates};

use crate::notation::glyph::{Slice, glyphs};
use crate::notation::measure::{day, limit};

use super::answer::{Asker, is_one_of, says};

/// The days of a week, and how many of them are worked where nothing else is said.
const WEEK: (u32, u32) = (7, 5);

/// A length as it is typed.
pub(super) struct TypedLength {
    number: u32,
    unit: TableUnit,
    /// Whether the tool marks it as estimated.
    pub is_estimated: bool,
}

/// What a cell says of a length, if it is one of a tool: `30 days?`, `6 sett`, `12`.
pub(super) fn typed(cell: &str) -> Option<TypedLength> {
    let bare = cell.trim().trim_end_matches('?').trim();
    let end = bare
        .find(|char: char| !char.is_ascii_digit())
        .unwrap_or(bare.len());
    let number = bare[..end].parse().ok()?;
    let unit = bare[end..]
        .trim()
        .trim_end_matches('.')
        .replace(['(', ')'], "");
    let unit = match unit.as_str() {
        "" => TableUnit::Days,
        unit => TableUnit::ALL
            .into_iter()
            .find(|known| is_one_of(unit, known.spellings()))?,
    };
    Some(TypedLength {
        number,
        unit,
        is_estimated: cell.trim().ends_with('?'),
    })
}

impl TypedLength {
    /// Whether it is nothing: a milestone of a tool.
    pub(super) fn is_nothing(&self) -> bool {
        self.number == 0
    }

    /// The length of a term; nothing where it has to be asked first.
    pub(super) fn limit(
        &self,
        column: &DaysOf<'_>,
        text: &str,
        asker: &mut Asker<'_>,
    ) -> Option<Limit> {
        let number = self.number;
        let weeks = |days: u32| number.saturating_mul(days);
        Some(match self.unit {
            TableUnit::Working => Limit::WorkingDays(number),
            TableUnit::Days if column.are_working(asker)? => Limit::WorkingDays(number),
            TableUnit::Days | TableUnit::Elapsed => Limit::Days(number),
            TableUnit::Weeks if column.are_working(asker)? => Limit::WorkingDays(weeks(WEEK.1)),
            TableUnit::Weeks | TableUnit::ElapsedWeeks => Limit::Days(weeks(WEEK.0)),
            TableUnit::Months => Limit::Months(number),
            TableUnit::Years => Limit::Years(number),
            TableUnit::Minutes => {
                let answer = asker.value(text);
                if !answer.is_some_and(|answer| says(answer, TableWord::Months)) {
                    let no = answer.is_some_and(|answer| says(answer, TableWord::No));
                    if !no {
                        let text = text.to_owned();
                        asker.ask(TableAsked::Minutes { text }, answer);
                    }
                    return None;
                }
                Limit::Months(number)
            }
        })
    }
}

/// A column with days, and whether its head says which.
pub(super) struct DaysOf<'h> {
    pub head: &'h str,
    pub said: Option<bool>,
}

impl DaysOf<'_> {
    fn are_working(&self, asker: &mut Asker<'_>) -> Option<bool> {
        if self.said.is_some() {
            return self.said;
        }
        let answer = asker.value_besides(self.head);
        let known = [(TableWord::Working, true), (TableWord::Calendar, false)];
        let mut known = known.into_iter();
        let chosen = answer.and_then(|answer| known.find(|(word, _)| says(answer, *word)));
        if chosen.is_none() {
            let head = self.head.to_owned();
            asker.ask(TableAsked::Days { head }, answer);
        }
        chosen.map(|(_, working)| working)
    }
}

/// A day with the month first as one with the day first; nothing where it is no such day.
pub(super) fn month_first(cell: &str) -> Option<String> {
    let digits = |char: char| char.is_ascii_digit();
    let start = cell.find(digits)?;
    let mut parts = cell[start..].splitn(3, '/');
    let (month, day, rest) = (parts.next()?, parts.next()?, parts.next()?);
    Some(format!("{}{day}/{month}/{rest}", &cell[..start]))
}

/// The day that a cell is; a time behind it does not count.
pub(super) fn whole_day(cell: &str) -> Option<Date> {
    let letters = glyphs(cell, 0);
    let found = day(Slice::new(0, &letters, 0));
    found
        .filter(|(_, rest)| rest.is_empty())
        .map(|(day, _)| day)
}

/// Whether a cell is a day, with the month first or not.
pub(super) fn is_day(cell: &str) -> bool {
    let turned = || month_first(cell).and_then(|turned| whole_day(&turned));
    whole_day(cell).is_some() || turned().is_some()
}

/// Whether a cell begins with a length, whatever stands behind it: `30 g`, `entro 30 giorni dalla stipula`.
pub(super) fn begins_with_a_length(cell: &str) -> bool {
    let letters = glyphs(cell, 0);
    let said = Slice::new(0, &letters, 0);
    let within = said
        .take(Keyword::By)
        .or_else(|| said.take(Keyword::Within));
    typed(cell).is_some() || limit(within.unwrap_or(said)).is_some()
}

/// A length, as a line says it.
pub(super) fn written(limit: Limit, lang: Lang) -> String {
    dates::limit(lang, limit)
}
