//! A row of the table of clocks, and its columns: the fields of a clock in `status --json`, with what a row alone cannot
//! look up elsewhere. What the rows are is not decided here.

use crate::assess::{FixedTerm, Parts, State};
use crate::calendar::{Date, Limit};
use crate::words::columns::Head;
use crate::words::{Lang, columns, count, state};

use super::cell::{CsvCell, CsvColumn};

/// A clock, a request or a term.
pub(super) struct ClockRow {
    pub(super) lang: Lang,
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) phase: u32,
    pub(super) phase_title: String,
    pub(super) title: String,
    pub(super) subject: Option<String>,
    pub(super) informative: bool,
    pub(super) state: State,
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
    pub(super) limit: Option<Limit>,
    /// What its last day is taken from, where that is not counted from its start.
    pub(super) fixed: Option<FixedTerm>,
    pub(super) due: Option<Date>,
    pub(super) days_left: Option<i64>,
    /// What is awaited as `status --json` calls it, what people call it, and who must act, likewise.
    pub(super) awaited: Option<(String, String, [String; 2])>,
    pub(super) penalty: Option<u64>,
    /// Who owes it, as `status --json` calls the party, and what people call it; nobody owes a term.
    pub(super) owner: Option<(String, String)>,
    /// What its last day is counted back from, as the setting writes it, and what people call it.
    pub(super) counted_back: Option<(String, String)>,
    /// How many occurrences of a series are done, and of how many, once that is certain.
    pub(super) come_back: Option<(u32, Option<u32>)>,
    /// What a term and a series have not.
    pub(super) clock: Option<ClockCells>,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a column")]
pub(super) struct ClockCells {
    pub(super) original_due: Option<Date>,
    pub(super) civil_due: Option<Date>,
    pub(super) elapsed: Option<u32>,
    pub(super) gross: Option<u32>,
    pub(super) suspended: u32,
    pub(super) extension: i64,
    pub(super) stated: i64,
    pub(super) days_late: i64,
    pub(super) parts: Option<Parts>,
    /// What the plan calls so many of them, in the language of titles.
    pub(super) parts_noun: Option<String>,
    pub(super) forecast_end: Option<Date>,
    pub(super) in_time_if_holiday_rule: bool,
    pub(super) ended_before_start: bool,
    pub(super) by_silence: bool,
    pub(super) is_outside: bool,
    pub(super) is_broken_off: bool,
}

impl ClockRow {
    /// A number of a clock; nothing for a term.
    fn number<N: Into<i64>>(&self, of: impl Fn(&ClockCells) -> Option<N>) -> CsvCell {
        CsvCell::number(self.clock.as_ref().and_then(of))
    }

    fn day(&self, of: impl Fn(&ClockCells) -> Option<Date>) -> CsvCell {
        CsvCell::day(self.clock.as_ref().and_then(of))
    }

    fn flag(&self, of: impl Fn(&ClockCells) -> bool) -> CsvCell {
        let clock = self.clock.as_ref();
        clock.map_or(CsvCell::Nothing, |clock| CsvCell::Flag(of(clock)))
    }

    fn state(&self) -> CsvCell {
        if self.informative {
            return CsvCell::named("informative", count::informative(self.lang));
        }
        let said = match &self.clock {
            Some(clock) if clock.is_outside => state::outside(self.lang),
            Some(clock) if clock.is_broken_off => state::broken_off(self.lang, false),
            Some(_) => state::state(self.lang, self.state),
            None => state::term_state(self.lang, self.state),
        };
        CsvCell::named(self.state.as_str(), said)
    }

    /// How long it may take, or its last day where that is fixed from outside.
    fn limit(&self) -> CsvCell {
        match &self.fixed {
            Some(FixedTerm::By(day)) => CsvCell::Day(*day),
            Some(FixedTerm::Before { before, .. }) => limit(Some(before.limit)),
            None => limit(self.limit),
        }
    }

    fn limit_unit(&self) -> CsvCell {
        match &self.fixed {
            Some(FixedTerm::By(_)) => {
                let (name, said) = columns::fixed_unit(self.lang);
                CsvCell::named(name, said)
            }
            Some(FixedTerm::Before { before, .. }) => limit_unit(self.lang, Some(before.limit)),
            None => limit_unit(self.lang, self.limit),
        }
    }

    fn parts(&self, of: impl Fn((u32, Option<u32>)) -> Option<u32>) -> CsvCell {
        let parts = self.clock.as_ref().and_then(|clock| clock.parts);
        let parts = parts.map(|parts| (parts.done, Some(parts.total)));
        CsvCell::number(parts.or(self.come_back).and_then(of))
    }

    fn awaited(&self) -> CsvCell {
        let awaited = self.awaited.as_ref();
        awaited.map_or(CsvCell::Nothing, |(event, label, _)| {
            CsvCell::named(event.clone(), label)
        })
    }

    fn actor(&self) -> CsvCell {
        let awaited = self.awaited.as_ref();
        awaited.map_or(CsvCell::Nothing, |(_, _, [id, label])| {
            CsvCell::named(id.clone(), label)
        })
    }
}

/// A limit as a number.
pub(super) fn limit(limit: Option<Limit>) -> CsvCell {
    CsvCell::number(limit.map(|limit| match limit {
        Limit::Days(n) | Limit::WorkingDays(n) | Limit::Months(n) | Limit::Years(n) => n,
    }))
}

/// Its unit.
pub(super) fn limit_unit(lang: Lang, limit: Option<Limit>) -> CsvCell {
    limit.map_or(CsvCell::Nothing, |limit| {
        let (name, said) = columns::unit(lang, limit);
        CsvCell::named(name, said)
    })
}

pub(super) const COLUMNS: &[CsvColumn<ClockRow>] = &[
    (Head::Id, |row| CsvCell::Text(row.id.clone())),
    (Head::Kind, |row| {
        CsvCell::named(row.kind, columns::kind(row.lang, row.kind))
    }),
    (Head::Phase, |row| CsvCell::Number(row.phase.into())),
    (Head::PhaseTitle, |row| {
        CsvCell::Text(row.phase_title.clone())
    }),
    (Head::Title, |row| CsvCell::Text(row.title.clone())),
    (Head::Subject, |row| CsvCell::text(row.subject.as_deref())),
    (Head::Informative, |row| CsvCell::Flag(row.informative)),
    (Head::State, ClockRow::state),
    (Head::Start, |row| CsvCell::day(row.start)),
    (Head::End, |row| CsvCell::day(row.end)),
    (Head::Limit, ClockRow::limit),
    (Head::LimitUnit, ClockRow::limit_unit),
    (Head::Due, |row| CsvCell::day(row.due)),
    (Head::OriginalDue, |row| row.day(|clock| clock.original_due)),
    (Head::CivilDue, |row| row.day(|clock| clock.civil_due)),
    (Head::Elapsed, |row| row.number(|clock| clock.elapsed)),
    (Head::Gross, |row| row.number(|clock| clock.gross)),
    (Head::Suspended, |row| {
        row.number(|clock| Some(clock.suspended))
    }),
    (Head::Extension, |row| {
        row.number(|clock| Some(clock.extension))
    }),
    (Head::Stated, |row| row.number(|clock| Some(clock.stated))),
    (Head::DaysLeft, |row| CsvCell::number(row.days_left)),
    (Head::DaysLate, |row| {
        row.number(|clock| Some(clock.days_late))
    }),
    (Head::PartsDone, |row| row.parts(|(done, _)| Some(done))),
    (Head::PartsTotal, |row| row.parts(|(_, total)| total)),
    (Head::ForecastEnd, |row| row.day(|clock| clock.forecast_end)),
    (Head::InTimeIfHolidayRule, |row| {
        row.flag(|clock| clock.in_time_if_holiday_rule)
    }),
    (Head::EndedBeforeStart, |row| {
        row.flag(|clock| clock.ended_before_start)
    }),
    (Head::Awaited, ClockRow::awaited),
    (Head::Actor, ClockRow::actor),
    (Head::PenaltyEstimate, |row| {
        row.penalty.map_or(CsvCell::Nothing, CsvCell::Cents)
    }),
    (Head::OwedBy, |row| {
        let owner = row.owner.as_ref();
        owner.map_or(CsvCell::Nothing, |(id, label)| {
            CsvCell::named(id.clone(), label)
        })
    }),
    (Head::LongWait, |row| {
        row.flag(|_| row.state == State::LongWait)
    }),
    (Head::PartsNoun, |row| {
        let clock = row.clock.as_ref();
        CsvCell::text(clock.and_then(|clock| clock.parts_noun.as_deref()))
    }),
    (Head::BySilence, |row| row.flag(|clock| clock.by_silence)),
    (Head::CountedBack, |row| {
        let anchor = row.counted_back.as_ref();
        anchor.map_or(CsvCell::Nothing, |(name, said)| {
            CsvCell::named(name.clone(), said)
        })
    }),
    (Head::OutsideSeries, |row| {
        row.flag(|clock| clock.is_outside)
    }),
    (Head::BrokenOff, |row| row.flag(|clock| clock.is_broken_off)),
];
