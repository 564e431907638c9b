//! What has not happened although everything before it has, and who must bring it about.

use crate::calendar::{Date, days_between};
use crate::plan::{Actors, Event, Plan, Whose};
use crate::record::{Dossier, Happened};

use super::State;
use super::clock::ClockStatus;
use super::phase::RequestStatus;

/// An event that somebody must bring about (evento atteso). What leads only to the end of clocks that are
/// suspended nobody owes: what is awaited is their resumption, see
/// [`open_suspensions`](super::open_suspensions).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Awaited {
    /// The event; the item, where its milestone has items.
    pub event: Event,
    /// Who must act.
    pub actor: Actors,
    /// Whether that is us.
    pub whose: Whose,
    /// The phase it is shown under.
    pub phase: u32,
    /// The day since which it can happen; `None` for what nothing comes before.
    pub since: Option<Date>,
    /// The open clock that it ends, or, if it ends none, the one it is on the way to the end of: its
    /// position in [`Assessment::clocks`](super::Assessment::clocks). Only judged clocks count.
    pub clock: Option<usize>,
    /// The same, among the clocks that run and that another party than us owes: that clock keeps running
    /// until the event happens.
    pub holds_up: Option<usize>,
}

impl Awaited {
    /// How many days it has been awaited by `today`.
    #[must_use]
    pub fn waited(&self, today: Date) -> Option<i64> {
        self.since.map(|since| days_between(since, today).max(0))
    }

    /// Whether we alone, by not acting, have held up a running clock of somebody else for more than a day.
    #[must_use]
    pub fn presses(&self, today: Date) -> bool {
        let is_ours = self.whose == Whose::Ours;
        is_ours && self.holds_up.is_some() && self.waited(today).is_some_and(|days| days > 1)
    }
}

/// The awaited events, most urgent first: by the due date of their clock, then, without one, by the
/// days they have been awaited.
pub(super) fn awaited(
    dossier: &Dossier,
    happened: &Happened,
    clocks: &[ClockStatus],
    requests: &[RequestStatus],
    today: Date,
) -> Vec<Awaited> {
    let plan = &dossier.plan;
    let ends = ending_clocks(dossier, happened, clocks, |_| true);
    let us = plan.us();
    // One that is suspended does not run on.
    let of_another = |clock: &ClockStatus| clock.owed_by != us && clock.open_due().is_some();
    let of_others = ending_clocks(dossier, happened, clocks, of_another);
    let stands = standing(dossier, happened, clocks);
    let turns = turns_to_come(dossier, clocks);
    let mut awaited = Vec::new();
    // Of an attempt that is over nothing is awaited.
    let open = plan.milestones.iter().enumerate();
    for (i, milestone) in open.filter(|(_, known)| known.attempt.is_none()) {
        let ready = || {
            happened
                .waited_for(plan, i)
                .into_iter()
                .map(|before| happened.at(before).date)
        };
        let is_ready = !happened.at(i).is_settled() && ready().all(|date| date.is_some());
        // The event that ends a clock counted backwards is awaited from the day its warning begins, and not before.
        let is_far = turns[i].is_some_and(|day| day > today);
        if !is_ready || stands[i] == Some(true) || is_far {
            continue;
        }
        let expected = |event| Awaited {
            event,
            actor: milestone.actor.clone(),
            whose: milestone.actor.whose(&us),
            phase: milestone.phase,
            since: ready().flatten().max().max(turns[i]),
            clock: ends[i],
            holds_up: of_others[i],
        };
        if happened.at(i).total == 0 {
            awaited.push(expected(Event::milestone(&milestone.id)));
            continue;
        }
        for item in dossier.items_of(&milestone.id) {
            let event = Event::item(&milestone.id, &item.id);
            let record = happened.record(dossier, &event);
            let dated = record.is_some_and(|record| happened.covers(record.date));
            if !dated && !happened.is_waived(plan, &event) {
                awaited.push(expected(event));
            }
        }
    }
    let runs = |request: &&RequestStatus| {
        let state = clocks[request.clock].state();
        request.answered.is_none() && !matches!(state, State::Suspended | State::Waived)
    };
    for open in requests.iter().filter(runs) {
        let request = &dossier.requests[open.index];
        let Some(register) = plan.register(&clocks[open.clock].key.id) else {
            continue;
        };
        let judged = clocks[open.clock].is_judged().then_some(open.clock);
        awaited.push(Awaited {
            event: Event::numbered(&register.answer.id, request.n),
            actor: register.answer.actor.clone(),
            whose: register.answer.actor.whose(&us),
            phase: register.phase,
            since: Some(open.opened),
            clock: judged,
            holds_up: judged.filter(|i| of_another(&clocks[*i])),
        });
    }
    awaited.extend(occurrences(plan, clocks, of_another));
    awaited.sort_by_key(|awaited| {
        let due = awaited.clock.and_then(|i| clocks[i].open_due());
        (due.is_none(), due, awaited.since.is_none(), awaited.since)
    });
    awaited
}

/// For each milestone that ends nothing but clocks that are counted backwards, the day from which it is somebody's turn:
/// that on which the first of their warnings begins. Where a plan gives none, it is as long as for any term of that
/// length.
fn turns_to_come(dossier: &Dossier, clocks: &[ClockStatus]) -> Vec<Option<Date>> {
    let plan = &dossier.plan;
    let mut turns: Vec<Option<Option<Date>>> = vec![None; plan.milestones.len()];
    let own = plan.clocks.iter().zip(clocks);
    for (agreed, clock) in own.filter(|(_, clock)| clock.is_open() && !clock.informative) {
        // A day fixed from outside begins nobody's turn.
        if agreed.is_deadline() {
            continue;
        }
        let day = clock.turn_begins(&plan.rules);
        for milestone in agreed.to.iter().filter_map(|id| plan.milestone_index(id)) {
            turns[milestone] = Some(match turns[milestone] {
                None => day,
                Some(other) => day.zip(other).map(|(day, other)| day.min(other)),
            });
        }
    }
    turns.into_iter().map(Option::flatten).collect()
}

/// The occurrences whose period has ended, and that are not done.
fn occurrences<'c>(
    plan: &'c Plan,
    clocks: &'c [ClockStatus],
    of_another: impl Fn(&ClockStatus) -> bool,
) -> impl Iterator<Item = Awaited> {
    let open = clocks.iter().enumerate();
    let open = open.filter(|(_, clock)| clock.is_open() && clock.state() != State::Suspended);
    open.filter_map(move |(i, clock)| {
        let series = &plan.series[clock.series?];
        Some(Awaited {
            event: series.event(clock.key.n?),
            actor: series.actor.clone(),
            whose: series.actor.whose(&plan.us()),
            phase: series.phase,
            since: clock.start(),
            clock: Some(i),
            holds_up: Some(i).filter(|_| of_another(clock)),
        })
    })
}

/// For each milestone, the judged open clock it ends or leads to the end of, of those that count.
///
/// Milestones are visited from the last to the first, so that one pass is enough: what ends no clock
/// itself serves the most urgent one that its followers serve.
fn ending_clocks(
    dossier: &Dossier,
    happened: &Happened,
    clocks: &[ClockStatus],
    counts: impl Fn(&ClockStatus) -> bool,
) -> Vec<Option<usize>> {
    let plan = &dossier.plan;
    // A clock that is suspended has no due date: it comes last.
    let due = |i: &usize| {
        let due = clocks[*i].open_due();
        (due.is_none(), due)
    };
    let mut ends: Vec<Option<usize>> = vec![None; plan.milestones.len()];
    for (i, clock) in plan.clocks.iter().enumerate() {
        // What the whole must have ended by is nobody's next step.
        let is_next = clocks[i].is_judged() && clocks[i].is_open() && !clock.is_of_the_whole();
        if !is_next || !counts(&clocks[i]) {
            continue;
        }
        for milestone in clock.to.iter().filter_map(|id| plan.milestone_index(id)) {
            let sooner = ends[milestone].is_none_or(|other| due(&i) < due(&other));
            if sooner {
                ends[milestone] = Some(i);
            }
        }
    }
    for milestone in plan.in_order().iter().rev() {
        if ends[*milestone].is_none() {
            let followers = plan.followers(*milestone).iter();
            let ahead = followers.filter(|follower| !happened.at(**follower).is_settled());
            ends[*milestone] = ahead.filter_map(|follower| ends[*follower]).min_by_key(due);
        }
    }
    ends
}

/// For each milestone, whether all open clocks stand that it ends or, where it ends none, leads to the end
/// of; `None` where there are none. Those for information have no say.
fn standing(dossier: &Dossier, happened: &Happened, clocks: &[ClockStatus]) -> Vec<Option<bool>> {
    let plan = &dossier.plan;
    let both = |one: Option<bool>, other: bool| Some(one.unwrap_or(true) && other);
    let mut stands: Vec<Option<bool>> = vec![None; plan.milestones.len()];
    let own = plan.clocks.iter().zip(clocks);
    for (agreed, clock) in own.filter(|(_, clock)| clock.is_open() && !clock.informative) {
        if agreed.is_deadline() {
            continue;
        }
        for milestone in agreed.to.iter().filter_map(|id| plan.milestone_index(id)) {
            stands[milestone] = both(stands[milestone], clock.state() == State::Suspended);
        }
    }
    for milestone in plan.in_order().iter().rev() {
        if stands[*milestone].is_none() {
            let followers = plan.followers(*milestone).iter();
            let ahead = followers.filter(|follower| !happened.at(**follower).is_settled());
            stands[*milestone] = ahead.filter_map(|i| stands[*i]).fold(None, both);
        }
    }
    stands
}
