//! The first sentence while no clock is due: what stands, what is waited for, which service runs, and what
//! was not met before.

use crate::assess::{Assessment, ClockStatus, Course, State};
use crate::calendar::{Date, DayCount, days_between};
use crate::plan::Plan;
use crate::record::Dossier;
use crate::words::event::{
    capitalised, clock, clock_label, from_start, is_feminine, milestone_noun, term_in_full,
};
use crate::words::headline::{
    Headline, begins_with, informative_by, informative_ends, informative_past, informative_runs,
    late_by, long_wait, none_open, none_runs, not_met, so_many_not_met, stand_still, stands_still,
    term_ends, term_runs, the_limit, would_be_due,
};
use crate::words::{Lang, count, dates, series};

/// Nothing runs: because nothing has begun, because somebody must act first, or because all is over.
pub(super) fn nothing_due(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Headline {
    let plan = &dossier.plan;
    let told = |state, text| Headline { state, text };
    if let Some(near) = foreseen(lang, plan, assessment) {
        return near;
    }
    if dossier.records.is_empty() {
        return told(State::NotStarted, nothing_recorded(lang, plan));
    }
    let stands = |clock: &&ClockStatus| !clock.informative && clock.state() == State::Suspended;
    let stand = || assessment.clocks.iter().filter(stands);
    let told_of = |stands| {
        let text = suspended(lang, plan, stands, assessment.today);
        told(State::Suspended, text)
    };
    if let Some(judged) = stand().find(|clock| clock.is_judged()) {
        return told_of(judged);
    }
    if let Some(waits) = waiting(lang, plan, assessment) {
        return waits;
    }
    // What has no limit is open all the same, as long as it only stands still.
    if let Some(open) = stand().next() {
        return told_of(open);
    }
    if let Some(runs) = running_term(lang, plan, assessment) {
        return runs;
    }
    if let Some(runs) = comes_back(lang, plan, assessment) {
        return runs;
    }
    if let Some(runs) = informative(lang, plan, assessment) {
        return runs;
    }
    let ahead = assessment
        .clocks
        .iter()
        .any(|c| c.is_judged() && c.will_end() && c.state() == State::NotStarted);
    if ahead {
        return told(State::NotStarted, none_runs(lang).to_owned());
    }
    if !assessment.awaited.is_empty() {
        return told(State::WaitingNoLimit, none_runs(lang).to_owned());
    }
    let missed = assessment.count(State::Breached) > 0;
    let of = if missed { State::Breached } else { State::Met };
    told(of, none_open(lang).to_owned())
}

/// What is waited for without a limit; of several, the wait that has become long.
fn waiting(lang: Lang, plan: &Plan, assessment: &Assessment) -> Option<Headline> {
    let waits = |clock: &&ClockStatus| !clock.informative && !clock.may_lapse;
    let clocks = || assessment.clocks.iter().filter(waits);
    let first = |of: State| clocks().find(|clock| clock.state() == of);
    let waits = first(State::LongWait).or_else(|| first(State::WaitingNoLimit))?;
    let name = clock(lang, plan, &waits.key);
    let days = waits.elapsed().unwrap_or_default().into();
    let state = waits.state();
    let text = if state == State::LongWait {
        long_wait(lang, &name, days)
    } else {
        let name = capitalised(&name);
        format!("{} {name}: {}.", none_runs(lang), count::since(lang, days))
    };
    Some(Headline { state, text })
}

/// A last day that is only foreseen, and near.
fn foreseen(lang: Lang, plan: &Plan, assessment: &Assessment) -> Option<Headline> {
    let (left, near) = assessment.near_as_foreseen()?;
    let day = dates::weekday_day_month(lang, near.foreseen_last_day()?);
    let name = capitalised(&clock(lang, plan, &near.key));
    Some(Headline {
        state: State::Running,
        text: format!("{}.", would_be_due(lang, &name, &day, left)),
    })
}

/// The clock for information that is all that runs: calm, whatever it says.
fn informative(lang: Lang, plan: &Plan, assessment: &Assessment) -> Option<Headline> {
    let phases = assessment.phases.iter();
    let runs = phases.filter_map(|phase| phase.informative);
    let clock = runs
        .map(|i| &assessment.clocks[i])
        .min_by_key(|clock| clock.open_due())?;
    let agreed = plan.clock(&clock.key.id)?;
    let from = from_start(lang, plan, agreed);
    let day = dates::weekday_day_month(lang, clock.open_due()?);
    let left = clock.left()?;
    let Some(limit) = clock.limit else {
        // It has no days of its own: which clock it is tells what runs.
        let name = clock_label(lang, plan, agreed);
        let left = count::informative_left(lang, left);
        return Some(Headline {
            state: State::WaitingNoLimit,
            text: informative_by(lang, &capitalised(&name), &left, &day),
        });
    };
    let text = match left.days {
        1.. => {
            let left = capitalised(&count::informative_left(lang, left));
            informative_runs(lang, &left, &from, &day)
        }
        0 => informative_ends(lang, &dates::limit(lang, limit), &from),
        past => informative_past(lang, -past, &the_limit(lang, limit), &from),
    };
    Some(Headline {
        state: State::WaitingNoLimit,
        text,
    })
}

/// What comes back next, between two occurrences.
fn comes_back(lang: Lang, plan: &Plan, assessment: &Assessment) -> Option<Headline> {
    let runs = assessment.series.iter();
    let runs = runs.filter(|series| series.state() == Some(State::Running));
    let next = runs.min_by_key(|known| (series::next_is_due(assessment, known), known.index))?;
    let label = capitalised(&series::label(lang, next.of(plan)));
    let standing = series::standing(lang, plan, assessment, next);
    Some(Headline {
        state: State::Running,
        text: format!("{label}: {standing}."),
    })
}

/// The service that ends first, of those that run.
fn running_term(lang: Lang, plan: &Plan, assessment: &Assessment) -> Option<Headline> {
    let terms = assessment.terms.iter();
    let runs = terms.filter(|term| matches!(term.state, State::Running | State::Ending));
    let term = runs.min_by_key(|term| term.through)?;
    let name = capitalised(&term_in_full(lang, plan, &plan.terms[term.index]));
    let (day, left) = (
        dates::weekday_day_month(lang, term.through?),
        term.days_left?,
    );
    let text = if term.state == State::Ending {
        format!("{}.", term_ends(lang, &name, &day, left))
    } else {
        let day = dates::full(term.through?);
        term_runs(
            lang,
            &name,
            &day,
            &count::remain(lang, DayCount::calendar(left)),
        )
    };
    Some(Headline {
        state: term.state,
        text,
    })
}

/// What was not met, in full, and how many where columns are few.
pub(super) fn missed(lang: Lang, plan: &Plan, assessment: &Assessment) -> Option<[String; 2]> {
    const NAMED: usize = 2;
    let missed = || {
        let clocks = assessment.clocks.iter();
        clocks.filter(|clock| clock.is_judged() && clock.state() == State::Breached)
    };
    let named: Vec<String> = missed()
        .take(NAMED)
        .map(|late| late_by(lang, &clock(lang, plan, &late.key), late.days_late()))
        .collect();
    let n = missed().count();
    let more = n.saturating_sub(NAMED);
    let more = if more > 0 {
        format!(" (+{more})")
    } else {
        String::new()
    };
    (n > 0).then(|| {
        let full = not_met(lang, n, &format!("{}{more}", named.join(", ")));
        [full, so_many_not_met(lang, n)]
    })
}

/// "Nessun termine corre. Fase 5: sospeso da 9 giorni, restano 43 giorni."
fn suspended(lang: Lang, plan: &Plan, stands: &ClockStatus, today: Date) -> String {
    let name = capitalised(&clock(lang, plan, &stands.key));
    let since = match stands.course {
        Course::Suspended { since, .. } => count::since(lang, days_between(since, today)),
        _ => String::new(),
    };
    let left = stands.left().map(|left| count::remain(lang, left));
    let left = left.map(|left| format!(", {left}")).unwrap_or_default();
    let stands = if is_feminine(plan, &stands.key) {
        stand_still(lang, &name, &since, &left)
    } else {
        stands_still(lang, &name, &since, &left)
    };
    format!("{} {stands}", none_runs(lang))
}

fn nothing_recorded(lang: Lang, plan: &Plan) -> String {
    let first = plan.in_order().first().map(|i| &plan.milestones[*i].id);
    let first = first
        .map(|id| milestone_noun(lang, plan, id))
        .unwrap_or_default();
    begins_with(lang, &first)
}
