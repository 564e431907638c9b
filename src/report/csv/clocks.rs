//! The table of clocks: those of the plan, then one for each request, then one for each occurrence of a
//! series, then the terms, then the series.
//!
//! The columns are the fields of a clock in `status --json`, with what a row alone cannot look up
//! elsewhere: titles, who must act, the estimate. Of a term the due date is its last day.

use std::collections::HashMap;

use crate::assess::{
    Assessment, Awaited, ClockStatus, FixedTerm, open_suspensions, penalty_estimate, stopped_by,
};
use crate::plan::{Actors, Plan, TermAnchor};
use crate::record::Dossier;
use crate::report::Sheet;
use crate::report::json::resumption;
use crate::words::{Lang, act, columns, event, parts, party, state};

use super::beside;
use super::clock_row::{ClockCells, ClockRow};

/// Who must act: the word of `status --json`, or the ids of a list; what people call them.
fn actors(lang: Lang, plan: &Plan, actors: &Actors) -> [String; 2] {
    [actors.to_string(), party::in_full(lang, plan, actors)]
}

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
    let terms = assessment
        .terms
        .iter()
        .map(|of| beside::term(lang, dossier, of));
    let series = assessment.series.iter();
    let series = series.map(|of| beside::series(lang, dossier, assessment, of));
    clocks.into_iter().chain(terms).chain(series).collect()
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
        end: status.ended_on(),
        limit: status.limit,
        counted_back: counted_back(lang, plan, status),
        fixed: status.fixed.clone(),
        come_back: None,
        due: deadline.map(|deadline| deadline.due),
        days_left: status.days_left(),
        awaited: None,
        penalty: None,
        owner: Some((
            status.owed_by.to_string(),
            party::label_as_written(lang, plan, &status.owed_by).to_owned(),
        )),
        clock: Some(ClockCells {
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
            is_outside: status.is_outside,
            is_broken_off: status.is_broken_off,
        }),
    }
}

/// What the last day of a clock is counted back from.
fn counted_back(lang: Lang, plan: &Plan, status: &ClockStatus) -> Option<(String, String)> {
    let Some(FixedTerm::Before { before, .. }) = &status.fixed else {
        return None;
    };
    Some(match before.anchor()? {
        TermAnchor::Event(id) => (format!("event:{id}"), event::milestone(lang, plan, id)),
        TermAnchor::Term(id) => (format!("term:{id}"), event::term(lang, plan, id)),
        TermAnchor::Deadline(name) => (
            format!("deadline:{name}"),
            event::deadline(lang, plan, name),
        ),
    })
}
