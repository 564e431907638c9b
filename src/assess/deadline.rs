//! Days fixed from outside, such as the funder's: what the forecast leaves to each, and which part of
//! the plan eats it.

use crate::calendar::{Date, days_between};
use crate::plan::{Clock, ClockKey, DeadlineId};
use crate::record::Dossier;

use super::Assessment;
use super::chain::Link;
use super::clock::ClockStatus;
use super::forecast::Basis;

/// A day fixed from outside, and how the forecast stands to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedDeadline {
    /// Its name.
    pub name: DeadlineId,
    /// The day.
    pub date: Date,
    /// The milestone that must have happened by then: its position in the plan; `None` for the whole.
    pub milestone: Option<usize>,
    /// When that happened, or will as far as known.
    pub foreseen: Option<Date>,
    /// Whether it has happened.
    pub is_over: bool,
    /// What took most of the time beyond what was allowed.
    pub eaten: Option<LargestDelay>,
    /// Whether what must have happened by then does not apply.
    pub is_waived: bool,
}

/// What took time beyond what was allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LargestDelay {
    /// The phase.
    pub phase: u32,
    /// The milestone that was waited for: its position in the plan.
    pub milestone: usize,
    /// Whether no clock measured them.
    pub is_wait: bool,
    /// How many days beyond.
    pub days: i64,
}

impl FixedDeadline {
    /// Days from the foreseen date to the fixed one: what is left, negative where it will be late.
    #[must_use]
    pub fn margin(&self) -> Option<i64> {
        self.foreseen
            .map(|foreseen| days_between(foreseen, self.date))
    }
}

/// The days fixed from outside, by date, of what applies.
#[must_use]
pub fn fixed_deadlines(dossier: &Dossier, assessment: &Assessment) -> Vec<FixedDeadline> {
    let mut deadlines = all_fixed_deadlines(dossier, assessment);
    deadlines.retain(|deadline| !deadline.is_waived);
    deadlines
}

/// The same with those of what does not apply.
#[must_use]
pub fn all_fixed_deadlines(dossier: &Dossier, assessment: &Assessment) -> Vec<FixedDeadline> {
    let mut deadlines: Vec<FixedDeadline> = dossier
        .plan
        .deadlines
        .iter()
        .map(|(name, date)| fixed_deadline(dossier, assessment, name, *date))
        .collect();
    deadlines.sort_by_key(|deadline| deadline.date);
    deadlines
}

fn fixed_deadline(
    dossier: &Dossier,
    assessment: &Assessment,
    name: &DeadlineId,
    date: Date,
) -> FixedDeadline {
    let plan = &dossier.plan;
    let key = ClockKey::of_deadline(name);
    // An extension moves it.
    let clock = assessment.clock(&key);
    let moved = clock.and_then(ClockStatus::deadline);
    let date = moved.map_or(date, |deadline| deadline.due);
    // Where a rejection left the first verdict standing, that day was for the attempt which it is of.
    let ends = plan.clock(&key.id).map(|clock| clock.to.as_slice());
    let attempt = match ends {
        Some([only]) if only.attempt().is_some() => Some(only.clone()),
        _ => None,
    };
    let named = attempt.or_else(|| name.as_str().parse().ok());
    let milestone = named.and_then(|id| plan.milestone_index(&id));
    let forecast = &assessment.forecast;
    let (last, foreseen) = match milestone {
        Some(milestone) => (
            Some(milestone),
            forecast.milestones[milestone].map(|foreseen| foreseen.date),
        ),
        None => (last_milestone(dossier, assessment), forecast.last),
    };
    let last = last.filter(|_| foreseen.is_some());
    let is_over = match milestone {
        Some(milestone) => forecast.milestones[milestone].is_some_and(|it| !it.is_ahead()),
        None => forecast.last.is_some() && forecast.end.is_none(),
    };
    let chain = last.map(|last| forecast.chain(plan, last));
    FixedDeadline {
        name: name.clone(),
        date,
        milestone,
        foreseen,
        is_over,
        eaten: chain.and_then(|chain| eaten(dossier, assessment, &chain)),
        is_waived: clock.is_some_and(ClockStatus::is_waived),
    }
}

/// The milestone that the end of the whole hangs on.
fn last_milestone(dossier: &Dossier, assessment: &Assessment) -> Option<usize> {
    let plan = &dossier.plan;
    let judged = (0..plan.clocks.len()).filter(|i| assessment.clocks[*i].is_judged());
    let judged = judged.filter(|i| !plan.clocks[*i].is_deadline());
    let ends = judged.flat_map(|i| &plan.clocks[i].to);
    let ends = ends.filter_map(|id| plan.milestone_index(id));
    let ends = ends.chain(plan.last_milestones(|i| assessment.happened.at(i).need_not_happen()));
    let dated = ends.filter_map(|end| Some((assessment.forecast.milestones[end]?.date, end)));
    dated.max().map(|(_, end)| end)
}

/// Whether a clock counts its days from the milestone at this position.
fn counts_from(dossier: &Dossier, clock: &Clock, from: usize) -> bool {
    let mut starts = dossier.plan.starts_of(clock);
    clock.limit.is_some() && starts.any(|start| start == from)
}

/// Of a chain, the link that took or will take most beyond what was allowed for it. What no clock
/// measures was allowed the days that the plan assumes.
fn eaten(dossier: &Dossier, assessment: &Assessment, chain: &[Link]) -> Option<LargestDelay> {
    let plan = &dossier.plan;
    let over = chain.windows(2).map(|pair| {
        let (link, from) = (&pair[0], &pair[1]);
        let taken = days_between(from.foreseen.date, link.foreseen.date);
        let milestone = &plan.milestones[link.milestone];
        let agreed = link.foreseen.clock.map(|clock| &plan.clocks[clock]);
        let fixed = link.foreseen.clock.map(|clock| &assessment.clocks[clock]);
        let fixed = fixed.filter(|clock| clock.fixed.is_some());
        let last = |clock: &ClockStatus| {
            let known = clock.deadline().map(|deadline| deadline.due);
            known.or(clock.foreseen_last_day())
        };
        // What must be done by a day may take until then.
        let until = fixed.and_then(last);
        let until = until.map(|last| days_between(from.foreseen.date, last));
        let (is_wait, allowed) = match (until, agreed) {
            (Some(allowed), _) => (false, allowed),
            (None, Some(clock))
                if link
                    .from
                    .is_some_and(|from| counts_from(dossier, clock, from)) =>
            {
                let count = plan.rules.count(clock.limit, clock.first_day, None);
                let end = count.nominal(from.foreseen.date);
                let days = end.map_or(0, |end| days_between(from.foreseen.date, end));
                (clock.limit.is_none(), days)
            }
            (None, _) => match link.foreseen.basis {
                Basis::Assumed(days) => (true, days.into()),
                _ => (true, milestone.assume_days.into()),
            },
        };
        LargestDelay {
            phase: milestone.phase,
            milestone: link.milestone,
            is_wait,
            days: taken - allowed,
        }
    });
    over.filter(|eaten| eaten.days > 0)
        .max_by_key(|eaten| eaten.days)
}
