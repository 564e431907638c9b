//! What a dossier means on a given day: states, due dates, days, awaited events.
//!
//! An [`Assessment`] (situazione) is computed here, in one place, on demand, and never stored; the
//! list on the screen, the JSON, the exit code all show *it* and so cannot disagree. Today is an
//! argument: facts dated after it do not exist yet. This module must never touch a file, ask the
//! time or speak a language.

mod acts;
mod alert;
mod awaited;
mod ceiling;
mod chain;
mod clock;
mod contrast;
mod count;
mod course;
mod days;
mod deadline;
mod fixed_term;
mod forecast;
mod last_day;
mod latest;
mod named;
mod penalty;
mod phase;
mod plan_clocks;
mod portfolio;
mod prepare;
mod preview;
mod proof;
mod register;
mod requests;
mod row;
mod sections;
mod sequence;
mod series;
mod series_cut;
mod series_effect;
mod share;
mod shift;
mod silence;
mod span;
mod standing;
mod stands;
mod starts;
mod state;
mod stops;
mod sum;
mod taken;
mod told;
mod turn;
mod undone;
mod verdict;
mod waived;
mod why;

use crate::calendar::Date;
use crate::plan::{Clock, Event, Plan};
use crate::record::{Dossier, Happened};

use acts::Ledger;

pub use crate::plan::ClockKey;
pub use alert::Alert;
pub use awaited::Awaited;
pub use ceiling::{SuspensionTotal, suspension_total};
pub use chain::Link;
pub use clock::ClockStatus;
pub use contrast::{Aspect, Difference, Due, Sides, Standing, Topic, contrast};
pub use course::{Course, Deadline, Parts};
pub use days::Days;
pub use deadline::{FixedDeadline, LargestDelay, all_fixed_deadlines, fixed_deadlines};
pub use fixed_term::FixedTerm;
pub use forecast::{Basis, Forecast, Foreseen, Held};
pub use penalty::{Penalty, PenaltyEstimate, penalty_estimate};
pub use phase::{ItemStatus, PhaseStatus, RequestStatus, TermStatus};
pub use portfolio::{Figures, NextDue, Summary, Turn, figures, sort_by_urgency};
pub use prepare::prepare;
pub use preview::{ClockEffect, Preview, TermEffect, preview};
pub use proof::{IfHappened, if_happened, stopped, sum, sums};
pub use register::{Longest, RegisterStatistics, Tenths, Verdicts};
pub use row::{
    Acting, Row, RowKind, Subject, open_requests, rows, series_told, subject, term_told, who,
};
pub use series::SeriesStatus;
pub use series_effect::SeriesEffect;
pub use share::Share;
pub use shift::Shift;
pub use span::{Bar, Lane, Reach, Span, SpanKind, Track, bars, lanes, reach};
pub use standing::{OpenSuspension, open_suspensions, stopped_by};
pub use state::State;
pub use stops::{Late, Stop, Stops};
pub use sum::{Part, Pause, Step, Sum};
pub use turn::{Turns, turns};
pub use verdict::{Rejudged, rejudged};
pub use why::{Ahead, Count, Point, Why, WhyTerm, why, why_term};

/// What a dossier means on one day (situazione).
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The day.
    pub today: Date,
    /// The state of the whole: the most urgent of its phases.
    pub state: State,
    /// Every clock of the plan in its order, then those of the requests, then those of the occurrences of series.
    pub clocks: Vec<ClockStatus>,
    /// Every phase, in order of number.
    pub phases: Vec<PhaseStatus>,
    /// Every term, in the order of the plan.
    pub terms: Vec<TermStatus>,
    /// Every series, in the order of the plan.
    pub series: Vec<SeriesStatus>,
    /// Every item, in the order it was added.
    pub items: Vec<ItemStatus>,
    /// Every request that was open by this day, in the order it was opened.
    pub requests: Vec<RequestStatus>,
    /// The positions of those in the order they are shown: open ones by due date, without one last, the
    /// oldest first; then closed ones, newest first.
    pub requests_as_shown: Vec<usize>,
    /// How the requests of every register were answered, in the order of the plan.
    pub registers: Vec<RegisterStatistics>,
    /// The events that somebody must bring about, most urgent first.
    pub awaited: Vec<Awaited>,
    /// The judged clocks that are open: their positions in `clocks`, by due date. The late ones come
    /// first.
    pub open: Vec<usize>,
    /// The position in `clocks` of the open clock with the earliest due date.
    pub next_due: Option<usize>,
    /// Which milestones have happened.
    pub happened: Happened,
    /// When the others will, as far as known.
    pub forecast: Forecast,
}

impl Assessment {
    /// What `dossier` means on `today`.
    #[must_use]
    pub fn of(dossier: &Dossier, today: Date) -> Self {
        let mut happened = Happened::through(dossier, Some(today));
        let ledger = Ledger::of(dossier, today);
        let mut clocks = silence::with_silences(&ledger, &mut happened);
        let requests = requests::requests(&ledger, &happened, &mut clocks);
        series_cut::of_plan(&ledger, &happened, &mut clocks);
        let mut series = series::of_plan(&ledger, &happened, &mut clocks);
        let mut forecast = Forecast::of(&ledger, &happened, &clocks);
        series::foresee(&ledger, &happened, &mut series, &mut clocks, &mut forecast);
        for clock in &mut clocks {
            let moved = clock.moved();
            if let Some(fixed) = &mut clock.fixed {
                fixed.foresee(dossier, (clock.last_day, moved), |id| {
                    let known = forecast.milestones[dossier.plan.milestone_index(id)?];
                    known.map(|known| known.date)
                });
            }
        }
        let requests_as_shown = requests::as_shown(&requests, &clocks);
        let terms = phase::terms(dossier, &happened, today);
        let items = phase::items(&ledger, &happened, &clocks);
        let mut phases = phase::phases(&dossier.plan, &clocks, (&terms, &series), &happened);
        let awaited = awaited::awaited(dossier, &happened, &clocks, &requests, today);
        for (i, awaited) in awaited.iter().enumerate() {
            if let Some(phase) = dossier.plan.phase_index(awaited.phase) {
                phases[phase].awaited.push(i);
            }
        }
        let registers = register::registers(dossier, &clocks, &requests);
        let state = phase::first(phases.iter().map(|phase| phase.state));
        let open = by_due_date(&clocks);
        Self {
            today,
            state,
            clocks,
            phases,
            terms,
            series,
            items,
            requests,
            requests_as_shown,
            registers,
            awaited,
            next_due: open.first().copied(),
            open,
            happened,
            forecast,
        }
    }

    /// Whether anything was recorded by this day: what bears a later date is no fact yet.
    #[must_use]
    pub fn has_records(&self, dossier: &Dossier) -> bool {
        self.happened.first_date(dossier).is_some()
    }

    /// The clocks of the phase at this position.
    pub fn clocks_of(&self, phase: usize) -> impl Iterator<Item = &ClockStatus> {
        let clocks = self.phases[phase].clocks.iter();
        clocks.map(|i| &self.clocks[*i])
    }

    /// The series of the phase at this position, those that never begin left out.
    pub fn series_of(&self, phase: usize) -> impl Iterator<Item = &SeriesStatus> {
        let series = self.phases[phase].series.iter();
        let series = series.map(|i| &self.series[*i]);
        series.filter(|series| !series.is_off)
    }

    /// The events awaited in a phase, most urgent first.
    pub fn awaited_in(&self, phase: &PhaseStatus) -> impl Iterator<Item = &Awaited> {
        phase.awaited.iter().map(|i| &self.awaited[*i])
    }

    /// The judged clocks that an event ends, alone or as the last of several.
    #[must_use]
    pub fn ended_by(&self, plan: &Plan, event: &Event) -> Vec<&ClockStatus> {
        let ends = |clock: &&ClockStatus| match clock.key.n {
            None => plan
                .clock(&clock.key.id)
                .is_some_and(|agreed| agreed.to.contains(&event.milestone)),
            Some(n) => plan
                .numbered(&clock.key.id)
                .is_some_and(|of| of.closing(n) == *event),
        };
        let judged = self.clocks.iter().filter(|clock| clock.is_judged());
        judged.filter(ends).collect()
    }

    /// The judged clocks that are open, by due date.
    #[must_use]
    pub fn open_clocks(&self) -> impl ExactSizeIterator<Item = &ClockStatus> {
        self.open.iter().map(|i| &self.clocks[*i])
    }

    /// How many judged clocks are in this state.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.clocks
            .iter()
            .filter(|clock| clock.is_judged() && clock.state() == state)
            .count()
    }

    /// The day on which a clock that has not begun will end, as far as known, or the last day of one that is
    /// counted back from what is only foreseen; `clock` is its position here.
    #[must_use]
    pub fn foreseen_due(&self, clock: usize) -> Option<Date> {
        let status = &self.clocks[clock];
        let ends = self.forecast.clocks[clock].filter(|_| !status.has_begun());
        status.foreseen_last_day().or(ends)
    }

    /// The state that the phase at this position is shown with: its own, or where nothing of it is
    /// judged, that of the clock that stands for it.
    #[must_use]
    pub fn state_shown(&self, phase: usize) -> State {
        let status = &self.phases[phase];
        let lead = status.lead.map(|lead| self.clocks[lead].state());
        let uncounted = |state: &State| {
            matches!(
                state,
                State::WaitingNoLimit | State::LongWait | State::ClosedNoLimit | State::Waived
            )
        };
        lead.filter(uncounted).unwrap_or(status.state)
    }

    /// The clock whose last day is only foreseen and nearest, with the days to it, where one comes near.
    #[must_use]
    pub fn near_as_foreseen(&self) -> Option<(i64, &ClockStatus)> {
        let clocks = self.clocks.iter();
        let near = clocks.filter_map(|clock| Some((clock.near_as_foreseen(self.today)?, clock)));
        near.min_by_key(|(left, _)| *left)
    }

    /// The milestone that a clock of the plan counts from, by its position, and its date, as far as known.
    #[must_use]
    pub fn start_of(&self, plan: &Plan, clock: &Clock) -> Option<(Date, usize)> {
        let milestones = &self.forecast.milestones;
        let date = |milestone: usize| milestones[milestone].map(|foreseen| foreseen.date);
        starts::start_of(plan, clock, &self.happened, date)
    }

    /// The clock of that name.
    #[must_use]
    pub fn clock(&self, key: &ClockKey) -> Option<&ClockStatus> {
        self.clock_index(key).map(|index| &self.clocks[index])
    }

    /// The position of the clock of that name in `clocks`.
    #[must_use]
    pub fn clock_index(&self, key: &ClockKey) -> Option<usize> {
        self.clocks.iter().position(|clock| clock.key == *key)
    }
}

/// The positions of the judged clocks that are open, by due date.
fn by_due_date(clocks: &[ClockStatus]) -> Vec<usize> {
    let judged = clocks.iter().enumerate().filter(|(_, c)| c.is_judged());
    let mut due: Vec<(Date, usize)> = judged
        .filter_map(|(i, clock)| Some((clock.open_due()?, i)))
        .collect();
    due.sort_unstable();
    due.into_iter().map(|(_, i)| i).collect()
}

#[cfg(test)]
mod tests;
