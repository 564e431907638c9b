//! Phases, terms, items and requests on one day.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::calendar::{Date, days_between};
use crate::plan::{Event, ItemId, MilestoneId, Plan};
use crate::record::{Dossier, Happened};

use super::State;
use super::acts::Ledger;
use super::clock::ClockStatus;
use super::fixed_term::is_waived_with_its_phase;
use super::series::SeriesStatus;

/// One phase on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseStatus {
    /// Its number.
    pub number: u32,
    /// The most urgent state of its judged clocks and terms.
    pub state: State,
    /// The positions of its clocks in [`Assessment::clocks`](super::Assessment::clocks).
    pub clocks: Vec<usize>,
    /// The positions of its terms in [`Assessment::terms`](super::Assessment::terms).
    pub terms: Vec<usize>,
    /// The positions of its series in [`Assessment::series`](super::Assessment::series).
    pub series: Vec<usize>,
    /// The positions of the events awaited in it in [`Assessment::awaited`](super::Assessment::awaited).
    pub awaited: Vec<usize>,
    /// The clock that the state comes from: of several, the open one due first, or the one closed
    /// last. Where nothing of the phase is judged, the clock without a limit that stands for it, once it
    /// has begun.
    pub lead: Option<usize>,
    /// The informative clock that is all that runs in the phase, while nothing else of it has begun: then
    /// its row speaks of this one, calmly.
    pub informative: Option<usize>,
}

/// One term on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermStatus {
    /// Its position in the plan.
    pub index: usize,
    /// Not started, running, about to end, or ended.
    pub state: State,
    /// The day it runs from.
    pub start: Option<Date>,
    /// Its last day.
    pub through: Option<Date>,
    /// Days from today to its last day; 0 once it is over.
    pub days_left: Option<i64>,
}

/// One item on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemStatus {
    /// The milestone it is part of.
    pub milestone: MilestoneId,
    /// Its name.
    pub id: ItemId,
    /// The day it happened.
    pub date: Option<Date>,
    /// Days from the start of its clock, suspensions left out, once it happened.
    pub elapsed: Option<u32>,
    /// What it would be as a clock of its own, from the common start to its date; without a date the
    /// state of its clock.
    pub state: State,
}

/// One request on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestStatus {
    /// Its position in the dossier.
    pub index: usize,
    /// The position of its clock in [`Assessment::clocks`](super::Assessment::clocks).
    pub clock: usize,
    /// The day it was opened.
    pub opened: Date,
    /// The day it was answered.
    pub answered: Option<Date>,
}

/// The first state in the order of urgency; not started where there is none.
pub(super) fn first(states: impl Iterator<Item = State>) -> State {
    states.min().unwrap_or(State::NotStarted)
}

/// The phases: informative clocks and clocks without a limit never count, and a phase with a clock
/// still to begin is never met. One in which nothing is judged and nothing runs follows its events.
pub(super) fn phases(
    plan: &Plan,
    clocks: &[ClockStatus],
    (terms, series): (&[TermStatus], &[SeriesStatus]),
    happened: &Happened,
) -> Vec<PhaseStatus> {
    let mut phases = unjudged(plan, clocks, terms, series);
    for phase in &mut phases {
        let all = || phase.clocks.iter().copied();
        let has_term = phase.terms.iter().any(|i| terms[*i].state != State::Waived);
        // A day fixed from outside speaks for a phase that has something else only once it is near or missed.
        let others = all().any(|i| clocks[i].is_judged() && !clocks[i].is_deadline());
        let is_quiet = |i: usize| (others || has_term) && clocks[i].is_quiet_deadline();
        let is_lead = |i: usize| clocks[i].is_judged() && !clocks[i].is_to_come();
        let judged = || all().filter(|i| is_lead(*i) && !is_quiet(*i));
        // What need not begin tells nothing of how far the phase has come.
        let counted = || judged().filter(|i| !clocks[*i].may_lapse || clocks[*i].has_begun());
        let states = counted().map(|i| clocks[i].state());
        let states = states.chain(phase.terms.iter().map(|i| terms[*i].state));
        let own = || phase.series.iter().map(|i| &series[*i]);
        let coming = own().filter(|series| !series.is_off);
        let states = states.chain(coming.filter_map(SeriesStatus::state));
        // What does not apply counts nowhere.
        let states = states.filter(|state| *state != State::Waived);
        let state = first(states);
        // What need not begin holds up nothing.
        let still_to_begin = |i: &usize| {
            let term = &terms[*i];
            term.state == State::NotStarted && !need_not_begin(plan, term, happened)
        };
        let waits = judged().any(|i| !clocks[i].may_lapse && !clocks[i].has_begun())
            || phase.terms.iter().any(still_to_begin)
            || own().any(|series| !series.is_off && series.state() == Some(State::NotStarted));
        let never_met = matches!(state, State::Met | State::Ended) && waits;
        let is_over = matches!(state, State::Met | State::Ended);
        phase.state = if never_met {
            State::NotStarted
        } else if is_over && is_awaited_again(plan, phase.number, happened) {
            State::Running
        } else {
            state
        };
        phase.lead = judged()
            .filter(|i| clocks[*i].state() == phase.state)
            .min_by_key(|i| {
                let clock = &clocks[*i];
                (clock.open_due(), Reverse(clock.end()))
            });
        let has_series = own().any(|series| !series.is_off && !series.has_no_period());
        if counted().next().is_none() && !has_term && !has_series {
            // What comes back in a phase without events is all there is to apply.
            let is_off =
                own().any(|series| series.is_waived) && plan.milestones_of(phase.number).is_empty();
            let is_done = own().any(|series| !series.is_off);
            phase.state = if is_off && is_done {
                State::ClosedNoLimit
            } else if is_off {
                State::Waived
            } else {
                of_events(plan, phase.number, happened)
            };
            let as_the_phase = |i: &usize| clocks[*i].state() == phase.state;
            let unneeded = judged().find(as_the_phase);
            let stands = stands_for(&phase.clocks, clocks);
            phase.lead = stands.or(unneeded);
            // What is open is not over, even while it stands still.
            if stands.is_some_and(|i| clocks[i].state() == State::Suspended) {
                phase.state = State::Suspended;
            }
        }
        phase.informative = alone_informative(&phase.clocks, clocks);
    }
    phases
}

/// The phases with what belongs to each, before anything is said of it.
fn unjudged(
    plan: &Plan,
    clocks: &[ClockStatus],
    terms: &[TermStatus],
    series: &[SeriesStatus],
) -> Vec<PhaseStatus> {
    let mut phases: Vec<PhaseStatus> = plan
        .phases
        .iter()
        .map(|phase| PhaseStatus {
            number: phase.number,
            state: State::NotStarted,
            clocks: Vec::new(),
            terms: Vec::new(),
            series: Vec::new(),
            awaited: Vec::new(),
            lead: None,
            informative: None,
        })
        .collect();
    for phase in &mut phases {
        phase.clocks.extend(plan.clock_positions(phase.number));
    }
    for (i, clock) in clocks.iter().enumerate().skip(plan.clocks.len()) {
        if let Some(phase) = plan.phase_index(clock.phase) {
            phases[phase].clocks.push(i);
        }
    }
    for (i, term) in terms.iter().enumerate() {
        if let Some(phase) = plan.phase_index(plan.terms[term.index].phase) {
            phases[phase].terms.push(i);
        }
    }
    for (i, status) in series.iter().enumerate() {
        if let Some(phase) = plan.phase_index(status.of(plan).phase) {
            phases[phase].series.push(i);
        }
    }
    phases
}

/// The informative clock that runs in a phase while none of its other clocks has begun; of several the
/// one that ends first.
fn alone_informative(here: &[usize], clocks: &[ClockStatus]) -> Option<usize> {
    let others = here.iter().map(|i| &clocks[*i]);
    let mut others = others.filter(|clock| !clock.informative);
    if others.any(|clock| clock.start().is_some()) {
        return None;
    }
    let runs = here.iter().copied().filter(|i| clocks[*i].informative);
    let runs = runs.filter(|i| clocks[*i].open_due().is_some());
    runs.min_by_key(|i| clocks[*i].open_due())
}

/// Whether something of a phase was rejected and is awaited again: the phase is not over, though the new attempt may
/// have no term.
fn is_awaited_again(plan: &Plan, phase: u32, happened: &Happened) -> bool {
    let own = plan.milestones_of(phase).iter();
    let mut open = own.filter(|i| !happened.at(**i).is_settled());
    open.any(|i| plan.attempts_rejected(&plan.milestones[*i].id) > 0)
}

/// Whether what a term would begin with need not happen.
pub(super) fn need_not_begin(plan: &Plan, term: &TermStatus, happened: &Happened) -> bool {
    let begins = happened.of(plan, &plan.terms[term.index].from);
    begins.is_some_and(|begins| begins.need_not_happen())
}

/// How far the events of a phase have come. One that is made of items has begun with the first of them; one
/// that need not happen is not waited for.
fn of_events(plan: &Plan, phase: u32, happened: &Happened) -> State {
    let events = || plan.milestones_of(phase).iter().map(|i| happened.at(*i));
    let has_begun = events().any(|event| event.has_begun());
    let is_settled = events().all(|event| event.is_settled());
    let waives = events().any(|event| event.waived);
    if waives && events().all(|event| event.waived) {
        State::Waived
    } else if is_settled && (has_begun || waives) {
        State::ClosedNoLimit
    } else if has_begun {
        State::Running
    } else {
        State::NotStarted
    }
}

/// The clock that stands for a phase of which nothing is judged: one that is open, or else the one
/// closed last; a request only while it is open, and of several the first.
fn stands_for(here: &[usize], clocks: &[ClockStatus]) -> Option<usize> {
    let own = here.iter().copied().filter(|i| {
        let clock = &clocks[*i];
        // What a rejection cut short is over, and tells nothing of the phase as it stands.
        let is_past = clock.key.n.is_some() || clock.key.id.attempt().is_some();
        let stays = !is_past || clock.is_open();
        !clock.informative && stays && clock.start().is_some()
    });
    own.max_by_key(|i| {
        let clock = &clocks[*i];
        let first = Reverse(clock.key.n);
        (clock.is_open(), first, clock.end())
    })
}

/// The terms. A service runs through its last day; that day is no deadline to perform by, so no
/// last-day rule moves it.
pub(super) fn terms(dossier: &Dossier, happened: &Happened, today: Date) -> Vec<TermStatus> {
    let plan = &dossier.plan;
    let status = |(index, term): (usize, &crate::plan::Term)| {
        let start = happened.date(dossier, &term.from);
        let through = start.and_then(|start| plan.term_end(term, start));
        let left = through.map(|through| days_between(today, through));
        let begins = happened.of(plan, &term.from);
        let state = match left {
            _ if is_waived_with_its_phase(plan, happened, term) => State::Waived,
            None if begins.is_some_and(|begins| begins.waived) => State::Waived,
            None => State::NotStarted,
            Some(..0) => State::Ended,
            Some(left) if term.warn > 0 && left <= i64::from(term.warn) => State::Ending,
            Some(_) => State::Running,
        };
        TermStatus {
            index,
            state,
            start,
            through,
            days_left: left
                .map(|left| left.max(0))
                .filter(|_| state != State::Waived),
        }
    };
    plan.terms.iter().enumerate().map(status).collect()
}

/// The items, each against the limit of the clock that ends with its milestone; of several the judged
/// one that makes it most urgent. One without a date stands as its clock does, which may be closed.
pub(super) fn items(
    ledger: &Ledger<'_>,
    happened: &Happened,
    clocks: &[ClockStatus],
) -> Vec<ItemStatus> {
    let (dossier, today) = (ledger.dossier, ledger.today);
    if dossier.items.is_empty() {
        return Vec::new();
    }
    let plan = &dossier.plan;
    let mut ends: HashMap<&MilestoneId, Vec<&ClockStatus>> = HashMap::new();
    for (agreed, clock) in plan.clocks.iter().zip(clocks) {
        for milestone in agreed.to.iter().filter(|_| !agreed.informative) {
            ends.entry(milestone).or_default().push(clock);
        }
    }
    for clocks in ends.values_mut() {
        if clocks.iter().any(|clock| clock.is_judged()) {
            clocks.retain(|clock| clock.is_judged());
        }
    }
    let dated: HashMap<&Event, Date> = dossier
        .records
        .iter()
        .filter(|record| record.date <= today)
        .map(|record| (&record.event, record.date))
        .collect();
    let status = |item: &crate::record::Item| {
        let date = dated.get(&Event::item(&item.milestone, &item.id)).copied();
        let own = ends.get(&item.milestone).into_iter().flatten();
        let own = own.map(|clock| {
            if date.is_none() {
                return (clock.state(), None);
            }
            let ended = ClockStatus::clone(clock).run(clock.start(), date, ledger);
            (ended.state(), ended.elapsed())
        });
        let (state, elapsed) = own.min_by_key(|(state, _)| *state).unwrap_or(match date {
            None => (State::WaitingNoLimit, None),
            Some(_) => (State::ClosedNoLimit, None),
        });
        let state = match date {
            None if happened.is_waived(plan, &Event::item(&item.milestone, &item.id)) => {
                State::Waived
            }
            _ => state,
        };
        ItemStatus {
            milestone: item.milestone.clone(),
            id: item.id.clone(),
            date,
            elapsed,
            state,
        }
    };
    dossier.items.iter().map(status).collect()
}
