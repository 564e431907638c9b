//! The table of clocks: those of the plan, then one for each request, then one for each occurrence of a
//! series, then the terms.
//!
//! The columns are the fields of a clock in `status --json`, with what a row alone cannot look up
//! elsewhere: titles, who must act, the estimate. Of a term the due date is its last day.

use std::collections::HashMap;

use crate::assess::{
    Assessment, Awaited, ClockStatus, Parts, State, TermStatus, open_suspensions, penalty_estimate,
    stopped_by,
};
use crate::calendar::{Date, Limit};
use crate::plan::{Actors, Plan};
use crate::record::Dossier;
use crate::report::Sheet;
use crate::report::json::resumption;
use crate::words::{Lang, act, columns, columns::Head, count, event, parts, party, state};

use super::cell::{CsvCell, CsvColumn};

/// A clock, a request or a term.
pub(super) struct ClockRow {
    lang: Lang,
    id: String,
    kind: &'static str,
    phase: u32,
    phase_title: String,
    title: String,
    subject: Option<String>,
    informative: bool,
    state: State,
    start: Option<Date>,
    end: Option<Date>,
    limit: Option<Limit>,
    due: Option<Date>,
    days_left: Option<i64>,
    /// What is awaited as `status --json` calls it, what people call it, and who must act, likewise.
    awaited: Option<(String, String, [String; 2])>,
    penalty: Option<u64>,
    /// Who owes it, as `status --json` calls the party, and what people call it; nobody owes a term.
    owner: Option<(String, String)>,
    /// What a term has not.
    clock: Option<Clock>,
}

struct Clock {
    original_due: Option<Date>,
    civil_due: Option<Date>,
    elapsed: Option<u32>,
    gross: Option<u32>,
    suspended: u32,
    extension: i64,
    stated: i64,
    days_late: i64,
    parts: Option<Parts>,
    /// What the plan calls so many of them, in the language of titles.
    parts_noun: Option<String>,
    forecast_end: Option<Date>,
    in_time_if_holiday_rule: bool,
    ended_before_start: bool,
    by_silence: bool,
}

impl ClockRow {
    /// A number of a clock; nothing for a term.
    fn number<N: Into<i64>>(&self, of: impl Fn(&Clock) -> Option<N>) -> CsvCell {
        CsvCell::number(self.clock.as_ref().and_then(of))
    }

    fn day(&self, of: impl Fn(&Clock) -> Option<Date>) -> CsvCell {
        CsvCell::day(self.clock.as_ref().and_then(of))
    }

    fn flag(&self, of: impl Fn(&Clock) -> bool) -> CsvCell {
        let clock = self.clock.as_ref();
        clock.map_or(CsvCell::Nothing, |clock| CsvCell::Flag(of(clock)))
    }

    fn state(&self) -> CsvCell {
        if self.informative {
            return CsvCell::named("informative", count::informative(self.lang));
        }
        let said = match self.clock {
            Some(_) => state::state(self.lang, self.state),
            None => state::term_state(self.lang, self.state),
        };
        CsvCell::named(self.state.as_str(), said)
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

/// Who must act: the word of `status --json`, or the ids of a list; what people call them.
fn actors(lang: Lang, plan: &Plan, actors: &Actors) -> [String; 2] {
    [actors.to_string(), party::in_full(lang, plan, actors)]
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
    (Head::Limit, |row| limit(row.limit)),
    (Head::LimitUnit, |row| limit_unit(row.lang, row.limit)),
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
    (Head::PartsDone, |row| {
        row.number(|clock| clock.parts.map(|parts| parts.done))
    }),
    (Head::PartsTotal, |row| {
        row.number(|clock| clock.parts.map(|parts| parts.total))
    }),
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
];

pub(super) fn rows(lang: Lang, sheet: &Sheet<'_>) -> Vec<ClockRow> {
    let (dossier, assessment) = (sheet.dossier, sheet.assessment);
    let plan = &dossier.plan;
    let estimate = penalty_estimate(dossier, assessment);
    let late = estimate.iter().flat_map(|estimate| &estimate.clocks);
    let penalties: HashMap<usize, u64> = late.map(|late| (late.clock, late.cents)).collect();
    // The most urgent of those that a clock waits for comes first.
    let mut awaited: HashMap<usize, &Awaited> = HashMap::new();
    for of in &assessment.awaited {
        if let Some(clock) = of.clock {
            awaited.entry(clock).or_insert(of);
        }
    }
    // While a clock stands, its resumption is.
    let open = open_suspensions(dossier, assessment);
    let stopped = stopped_by(&open);
    let mut requests = assessment.requests.iter().peekable();
    let clocks = assessment.clocks.iter().enumerate();
    let clocks = clocks.map(|(index, status)| {
        let request = requests.next_if(|request| request.clock == index);
        let request = request.map(|request| &dossier.requests[request.index]);
        ClockRow {
            penalty: penalties.get(&index).copied(),
            subject: request.and_then(|request| request.subject.clone()),
            awaited: match stopped.get(&index) {
                Some(by) => Some((
                    resumption(open[*by].n),
                    act::resumption_awaited(lang, &open[*by]),
                    actors(lang, plan, &Actors::one(Plan::orders_resumptions())),
                )),
                None => awaited.get(&index).map(|awaited| {
                    let label = event::label(lang, dossier, &awaited.event);
                    let actor = actors(lang, plan, &awaited.actor);
                    (awaited.event.to_string(), label, actor)
                }),
            },
            ..clock(lang, dossier, assessment, (index, status))
        }
    });
    let clocks: Vec<ClockRow> = clocks.collect();
    let terms = assessment.terms.iter().map(|of| term(lang, dossier, of));
    clocks.into_iter().chain(terms).collect()
}

fn clock(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    (index, status): (usize, &ClockStatus),
) -> ClockRow {
    let plan = &dossier.plan;
    let key = &status.key;
    let deadline = status.deadline();
    let title = match key.n {
        Some(n) => plan.numbered(&key.id).map(|of| {
            let label = state::text(lang, of.label());
            format!("{label} {}", event::number(lang, n))
        }),
        None => (plan.clock(&key.id))
            .map(|clock| event::capitalised(&event::clock_label(lang, plan, clock))),
    };
    ClockRow {
        lang,
        id: key.to_string(),
        kind: match key.n {
            Some(_) if status.is_occurrence() => "occurrence",
            Some(_) => "request",
            None => "clock",
        },
        phase: status.phase,
        phase_title: columns::phase_title(lang, dossier, status.phase),
        title: title.unwrap_or_default(),
        subject: None,
        informative: status.informative,
        state: status.state(),
        start: status.start(),
        end: status.end(),
        limit: status.limit,
        due: deadline.map(|deadline| deadline.due),
        days_left: status.days_left(),
        awaited: None,
        penalty: None,
        owner: Some((
            status.owed_by.to_string(),
            party::label_as_written(lang, plan, &status.owed_by).to_owned(),
        )),
        clock: Some(Clock {
            original_due: status.original_due,
            civil_due: deadline.map(|deadline| deadline.civil),
            elapsed: status.elapsed(),
            gross: status.gross,
            suspended: status.suspended,
            extension: status.extension,
            stated: status.stated,
            days_late: status.days_late(),
            parts: status.parts,
            parts_noun: (status.parts)
                .and_then(|of| parts::of_clock(plan, &key.id).noun(lang, of.total)),
            forecast_end: assessment.forecast.clocks[index],
            in_time_if_holiday_rule: status.in_time_if_holiday_rule(),
            ended_before_start: status.ended_before_start(),
            by_silence: status.by_silence,
        }),
    }
}

fn term(lang: Lang, dossier: &Dossier, status: &TermStatus) -> ClockRow {
    let term = &dossier.plan.terms[status.index];
    ClockRow {
        lang,
        id: term.id.to_string(),
        kind: "term",
        phase: term.phase,
        phase_title: columns::phase_title(lang, dossier, term.phase),
        title: state::text(lang, &term.label).to_owned(),
        subject: None,
        informative: false,
        state: status.state,
        start: status.start,
        end: None,
        limit: Some(term.limit),
        due: status.through,
        days_left: status.days_left,
        awaited: None,
        penalty: None,
        owner: None,
        clock: None,
    }
}
