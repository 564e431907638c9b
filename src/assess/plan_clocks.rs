//! The clocks of the plan on one day: when each begins and ends, and how much of it is done.

use crate::calendar::Date;
use crate::plan::{
    AttemptClock, Before, Clock, ClockKey, ClockStart, Event, MilestoneId, Plan, Term, TermAnchor,
};
use crate::record::Happened;

use super::State;
use super::acts::Ledger;
use super::clock::ClockStatus;
use super::course::Parts;
use super::fixed_term::{FixedTerm, is_waived_with_its_phase};

/// The clocks of the plan, in its order.
pub(super) fn of_plan(ledger: &Ledger<'_>, happened: &Happened) -> Vec<ClockStatus> {
    let clocks = ledger.dossier.plan.clocks.iter();
    clocks
        .map(|clock| of_clock(ledger, happened, clock))
        .collect()
}

/// One of them.
pub(super) fn of_clock(ledger: &Ledger<'_>, happened: &Happened, clock: &Clock) -> ClockStatus {
    let dossier = ledger.dossier;
    let plan = &dossier.plan;
    let (end, parts) = end_of(plan, happened, clock);
    let start = happened.start_of(dossier, clock);
    let run = Run::of(plan, happened, clock);
    let end = run.as_ref().map_or(end, |run| run.end);
    let owed_by = plan.clock_owner(clock);
    let status = ClockStatus {
        informative: clock.informative,
        fixed: FixedTerm::of(ledger, happened, clock),
        from_beginning: clock.start() == ClockStart::FromBeginning,
        first_day: clock.first_day,
        last_day: clock.last_day,
        warn: clock.warn,
        warn_after: clock.warn_after,
        by_silence: end.is_some_and(|end| is_by_silence(plan, happened, clock, end)),
        // What ends a day fixed from outside is one thing: what it is about.
        parts: parts.filter(|_| !clock.is_deadline()),
        ..ClockStatus::new(ClockKey::of(&clock.id), clock.phase, owed_by, clock.limit)
    };
    let status = status.run(start, end, ledger);
    if let Some(run) = run {
        return run.judged(start, status);
    }
    if begins_after_all_is_over(plan, happened, clock, start) {
        return status.waived();
    }
    let begins = || clock.starts().iter().filter_map(|id| happened.of(plan, id));
    let need_not_begin = begins().next().is_some() && begins().all(|begins| begins.spared);
    if is_waived(plan, happened, clock) {
        status.waived_on(waived_on(ledger, happened, clock))
    } else if need_not_begin || need_not_end(plan, happened, clock) {
        status.lapsing()
    } else {
        status
    }
}

/// The time of a clock up to the rejection that cut it short.
struct Run {
    /// The day it ended: that of the rejection, or that of what the clock ends with, if it came first.
    end: Option<Date>,
    rejected: Option<Date>,
    /// Whether it ended with what the clock ends with, or with an answer to what it waits for.
    is_complete: bool,
}

impl Run {
    fn of(plan: &Plan, happened: &Happened, clock: &Clock) -> Option<Self> {
        let (ends, is_answered, is_unfinished) = match &clock.attempt {
            Some(AttemptClock::Run {
                ends,
                is_answered,
                is_unfinished,
                ..
            }) => (&ends[..], *is_answered, *is_unfinished),
            Some(AttemptClock::Again { is_cut: true, .. }) => (&[][..], false, true),
            _ => return None,
        };
        let date = |id: &MilestoneId| happened.of(plan, id).and_then(|it| it.date);
        let rejected = clock.to.first().and_then(date);
        let ends: Option<Vec<Date>> = ends.iter().map(date).collect();
        let ends = ends.filter(|_| !is_unfinished);
        let own = ends.and_then(|ends| ends.into_iter().max());
        let own = own.filter(|own| rejected.is_some_and(|rejected| *own <= rejected));
        Some(Self {
            end: own.or(rejected),
            rejected,
            is_complete: own.is_some() || is_answered,
        })
    }

    /// Its verdict. One that did not begin, or that was cut short in time before it was done, has none.
    fn judged(&self, start: Option<Date>, status: ClockStatus) -> ClockStatus {
        let has_begun = start.is_some_and(|start| self.rejected.is_none_or(|day| start <= day));
        let is_late = status.state() == State::Breached;
        if has_begun && (self.is_complete || self.rejected.is_none()) {
            status
        } else if has_begun && is_late {
            status.cut_late()
        } else if has_begun {
            status.broken_off()
        } else {
            status.waived()
        }
    }
}

/// Whether a clock is the time for an attempt within one that had been rejected before it would begin.
fn begins_after_all_is_over(
    plan: &Plan,
    happened: &Happened,
    clock: &Clock,
    start: Option<Date>,
) -> bool {
    let Some(AttemptClock::Again {
        over: Some(over), ..
    }) = &clock.attempt
    else {
        return false;
    };
    let over = happened.of(plan, over).and_then(|it| it.date);
    over.zip(start).is_some_and(|(over, start)| start > over)
}

/// Whether nothing that would end a clock need happen.
fn need_not_end(plan: &Plan, happened: &Happened, clock: &Clock) -> bool {
    let mut ends = clock.to.iter();
    ends.all(|id| {
        happened
            .of(plan, id)
            .is_some_and(|end| end.need_not_happen())
    })
}

/// Whether a clock is of no consequence: what it would begin with does not apply, or all that would end it
/// does not, but for what need not happen, or what it is counted back from does not.
fn is_waived(plan: &Plan, happened: &Happened, clock: &Clock) -> bool {
    let waived = |id| happened.of(plan, id).is_some_and(|it| it.waived);
    let need_not = |id| happened.of(plan, id).is_some_and(|it| it.need_not_happen());
    let starts = clock.starts();
    let begins_never = starts.iter().all(need_not) && starts.iter().any(waived);
    begins_never
        || plan.anchor_of(clock).is_some_and(waived)
        || counts_back_from(plan, clock)
            .is_some_and(|term| is_waived_with_its_phase(plan, happened, term))
        || need_not_end(plan, happened, clock) && clock.to.iter().any(waived)
}

/// The service whose last day a clock is counted back from.
fn counts_back_from<'p>(plan: &'p Plan, clock: &'p Clock) -> Option<&'p Term> {
    match clock.before.as_ref().and_then(Before::anchor)? {
        TermAnchor::Term(id) => plan.term(id),
        TermAnchor::Event(_) | TermAnchor::Deadline(_) => None,
    }
}

/// The day on which the last of what would end a clock, or of what it is counted back from, was said not to apply.
fn waived_on(ledger: &Ledger<'_>, happened: &Happened, clock: &Clock) -> Option<Date> {
    let dossier = ledger.dossier;
    let waived = |id: &&MilestoneId| (happened.of(&dossier.plan, id)).is_some_and(|it| it.waived);
    let on = |event: &Event| {
        let said = dossier.waiver_on(event, Some(ledger.today));
        said.map(|said| said.date)
    };
    let day = |id: &MilestoneId| {
        let items = dossier.items_of(id);
        let items = items.filter_map(|item| on(&Event::item(id, &item.id)));
        on(&Event::milestone(id)).or_else(|| items.max())
    };
    let ends = clock.to.iter().chain(dossier.plan.anchor_of(clock));
    ends.filter(waived).filter_map(day).max()
}

/// Whether what ended a clock on a day happened by silence.
fn is_by_silence(plan: &Plan, happened: &Happened, clock: &Clock, end: Date) -> bool {
    let silent = clock.silent.iter().map(|(_, id)| id);
    let ends = clock.ends().iter().chain(silent);
    let mut ends = ends.filter_map(|id| happened.of(plan, id));
    ends.any(|found| found.by_silence && found.date == Some(end))
}

/// What ended a clock by silence in an attempt that was rejected since, of what it ends with at this place.
pub(super) fn silent_end<'c>(
    plan: &Plan,
    happened: &Happened,
    clock: &'c Clock,
    at: usize,
) -> Option<&'c MilestoneId> {
    let mut silent = clock.silent.iter().filter(|(place, _)| *place == at);
    let is_silent = |id: &MilestoneId| happened.of(plan, id).is_some_and(|it| it.by_silence);
    silent.find_map(|(_, id)| is_silent(id).then_some(id))
}

/// The day the last thing a clock waits for happened, and how much of it has. What need not happen is waited
/// for only where there is nothing else.
fn end_of(plan: &Plan, happened: &Happened, clock: &Clock) -> (Option<Date>, Option<Parts>) {
    let mut parts = Parts { done: 0, total: 0 };
    let mut whole = true;
    let mut last = None;
    let alone = need_not_end(plan, happened, clock);
    let ends = clock.to.iter().enumerate();
    let ends = ends.map(|(at, id)| silent_end(plan, happened, clock, at).unwrap_or(id));
    for milestone in ends.filter_map(|id| happened.of(plan, id)) {
        if milestone.need_not_happen() && !alone {
            continue;
        }
        parts.total += milestone.total.max(1);
        parts.done += if milestone.total > 0 {
            milestone.done
        } else {
            u32::from(milestone.date.is_some())
        };
        whole &= milestone.date.is_some();
        last = last.max(milestone.date);
    }
    let single = clock.to.len() == 1 && parts.total == 1 && {
        let only = happened.of(plan, &clock.to[0]);
        only.is_none_or(|only| only.total == 0)
    };
    (last.filter(|_| whole), (!single).then_some(parts))
}
