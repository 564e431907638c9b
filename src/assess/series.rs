//! What comes back on one day: which occurrences of a series there are, which is the next, how many there
//! will be.
//!
//! An occurrence is there from the last day of its period on; until then it is only foreseen. Each has a
//! clock like any other, from that day. How its days are counted is never decided here.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::calendar::Date;
use crate::plan::{
    ClockKey, MilestoneId, Numbered, OCCURRENCES_MAX, Plan, Series, SeriesEnd, Term, Through,
};
use crate::record::{Dossier, Happened, SeriesRun};

use super::State;
use super::acts::Ledger;
use super::clock::ClockStatus;
use super::count::Measure;
use super::forecast::Forecast;

/// A series on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesStatus {
    /// Its position in the plan.
    pub index: usize,
    /// The day that its periods are counted from.
    pub start: Option<Date>,
    /// The occurrences that there are, in their order: positions in
    /// [`Assessment::clocks`](super::Assessment::clocks).
    pub clocks: Vec<usize>,
    /// The next one, which is only foreseen: its position there.
    pub next: Option<usize>,
    /// How many there will be in all, as far as known or foreseen; those that do not apply are left out.
    pub total: Option<u32>,
    /// Whether that is only foreseen.
    pub is_total_foreseen: bool,
    /// How many are done.
    pub done: u32,
    /// Whether it does not begin, as far as known: it does not apply, or counts from what need not happen.
    pub is_off: bool,
    /// Whether it does not apply: what it counts from, or its phase, was said not to.
    pub is_waived: bool,
}

impl SeriesStatus {
    /// What it makes of its phase beside its clocks: running between two occurrences, and nothing once it is
    /// over.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        match (self.next, self.start) {
            _ if self.is_waived => Some(State::Waived),
            _ if self.is_off => Some(State::NotStarted),
            (Some(_), Some(_)) => Some(State::Running),
            (Some(_), None) => Some(State::NotStarted),
            (None, _) => None,
        }
    }

    /// Whether it is over without a single period, as far as known for certain.
    #[must_use]
    pub fn has_no_period(&self) -> bool {
        let is_known = self.start.is_some() && !self.is_total_foreseen;
        is_known && self.total == Some(0) && self.clocks.is_empty()
    }

    /// What the plan says of it.
    #[must_use]
    pub fn of<'p>(&self, plan: &'p Plan) -> &'p Series {
        &plan.series[self.index]
    }
}

impl ClockStatus {
    /// Whether it is that of a request.
    #[must_use]
    pub fn is_request(&self) -> bool {
        self.key.n.is_some() && !self.is_occurrence()
    }

    /// Whether it is that of an occurrence of a series.
    #[must_use]
    pub fn is_occurrence(&self) -> bool {
        self.series.is_some()
    }

    /// Whether it is that of an occurrence whose period still runs.
    #[must_use]
    pub fn is_to_come(&self) -> bool {
        self.is_occurrence() && !self.has_begun() && !self.is_waived()
    }
}

/// The series, in the order of the plan; each occurrence that there is adds its clock to `clocks`.
pub(super) fn of_plan(
    ledger: &Ledger<'_>,
    happened: &Happened,
    clocks: &mut Vec<ClockStatus>,
) -> Vec<SeriesStatus> {
    let mut dates = dates(ledger.dossier, ledger.today);
    let all = ledger.dossier.plan.series.iter().enumerate();
    all.map(|(index, series)| {
        let own = dates.remove(series.id.as_str()).unwrap_or_default();
        occurrences(ledger, happened, (index, series), &own, clocks)
    })
    .collect()
}

fn occurrences(
    ledger: &Ledger<'_>,
    happened: &Happened,
    (index, series): (usize, &Series),
    dates: &BTreeMap<u32, Date>,
    clocks: &mut Vec<ClockStatus>,
) -> SeriesStatus {
    let (dossier, today) = (ledger.dossier, ledger.today);
    let plan = &dossier.plan;
    let run = happened.run_of(dossier, series);
    let mut status = SeriesStatus {
        index,
        start: run.start,
        clocks: Vec::new(),
        next: None,
        total: None,
        is_total_foreseen: false,
        done: 0,
        is_off: run.is_off || happened.is_phase_waived(series.phase),
        is_waived: run.is_waived || happened.is_phase_waived(series.phase),
    };
    let Some(start) = run.start else {
        return status;
    };
    let through = run.end.map_or(today, |end| end.min(today));
    let ended = plan.periods_through(series, start, through);
    let early = dates.range(ended + 1..).map(|(n, _)| *n);
    for n in (1..=ended).chain(early) {
        let Some(clock) = occurrence(ledger, (index, series), &run, n) else {
            continue;
        };
        let done = dates.get(&n).copied();
        let clock = clock.run(plan.period_end(series, start, n), done, ledger);
        let is_waived = done.is_none() && happened.is_waived(plan, &series.event(n));
        let is_outside = n > ended && is_past(&clock, run.end);
        status.done += u32::from(done.is_some() && !is_outside);
        status.clocks.push(clocks.len());
        clocks.push(if is_outside {
            clock.outside()
        } else if is_waived {
            let by = dossier.waiver_on(&series.event(n), Some(today));
            clock.waived_on(by.map(|waiver| waiver.date))
        } else {
            clock
        });
    }
    status
}

/// Whether the period of an occurrence ends after the day that its series is known to come back through.
pub(super) fn is_past(clock: &ClockStatus, through: Option<Date>) -> bool {
    through.is_some_and(|through| clock.period_end.is_none_or(|end| end > through))
}

/// The dates of the occurrences of every series through a day, by its name.
pub(super) fn dates(dossier: &Dossier, today: Date) -> HashMap<&str, BTreeMap<u32, Date>> {
    let cut = dossier.plan.attempt_series().iter();
    let all = dossier.plan.series.iter().chain(cut.map(|cut| &cut.series));
    let mut dates: HashMap<&str, BTreeMap<u32, Date>> = all
        .map(|series| (series.id.as_str(), BTreeMap::new()))
        .collect();
    if dates.is_empty() {
        return dates;
    }
    let plain = dossier.plain_names();
    for record in dossier.records.iter().filter(|record| record.date <= today) {
        // As of a day before its attempt was rejected it counted.
        let id = plain.get(&record.event.milestone);
        let id = id.unwrap_or(&record.event.milestone);
        let own = dates.get_mut(id.as_str());
        if let Some((own, n)) = own.zip(record.event.number()) {
            own.insert(n, record.date);
        }
    }
    dates
}

/// The clock of an occurrence, not begun.
pub(super) fn occurrence(
    ledger: &Ledger<'_>,
    (index, series): (usize, &Series),
    run: &SeriesRun,
    n: u32,
) -> Option<ClockStatus> {
    let plan = &ledger.dossier.plan;
    if n > OCCURRENCES_MAX {
        return None;
    }
    let key = ClockKey::numbered(&series.id, n);
    let owed_by = plan.numbered_owner(Numbered::Series(series));
    Some(ClockStatus {
        series: Some(index),
        period_end: run.period_end(plan, series, n),
        warn: series.warn,
        last_day: series.last_day,
        ..ClockStatus::new(key, series.phase, owed_by, Some(series.due))
    })
}

/// The clock of an occurrence that is still to come, whether it is the next or a later one; `None` where its period
/// would end after the series, as far as known.
pub(super) fn to_come(
    ledger: &Ledger<'_>,
    (happened, forecast): (&Happened, &Forecast),
    known: &[SeriesStatus],
    (series, n): (&Series, u32),
) -> Option<ClockStatus> {
    let dossier = ledger.dossier;
    let known = known.iter();
    let status = known
        .filter(|status| !status.is_off)
        .find(|status| status.of(&dossier.plan) == series)?;
    let run = foreseen_run(ledger, happened, series, forecast);
    let total = run.total(&dossier.plan, series);
    let clock = occurrence(ledger, (status.index, series), &run, n)?;
    total.is_none_or(|total| n <= total).then_some(clock)
}

/// Between which days a series comes back, as far as it is known or foreseen.
fn foreseen_run(
    ledger: &Ledger<'_>,
    happened: &Happened,
    series: &Series,
    forecast: &Forecast,
) -> SeriesRun {
    let dossier = ledger.dossier;
    let known = happened.run_of(dossier, series);
    let from = || {
        let from = dossier.plan.milestone_index(&series.from)?;
        forecast.milestones[from].map(|foreseen| foreseen.date)
    };
    // What has not ended by today is foreseen to end today at the earliest, and nobody knows when: it goes on.
    let end = || foreseen_end(dossier, series, forecast).filter(|end| *end > ledger.today);
    SeriesRun {
        start: known.start.or_else(from),
        end: known.end.or_else(end),
        cut: None,
        is_off: false,
        is_waived: false,
    }
}

/// Adds the next occurrence of each series, as far as it is foreseen, and how many there will be.
pub(super) fn foresee(
    ledger: &Ledger<'_>,
    happened: &Happened,
    all: &mut [SeriesStatus],
    clocks: &mut Vec<ClockStatus>,
    forecast: &mut Forecast,
) {
    let mut last = None;
    for status in all.iter_mut().filter(|status| !status.is_off) {
        foresee_one(ledger, happened, status, clocks, forecast);
        last = last.max(last_day(ledger, happened, status, clocks, forecast));
    }
    forecast.coming_back = last;
}

/// The day by which the last occurrence that is still to be done is due, today at the earliest; while nobody knows how
/// many there will be, of those that there are and of the next.
fn last_day(
    ledger: &Ledger<'_>,
    happened: &Happened,
    status: &SeriesStatus,
    clocks: &[ClockStatus],
    forecast: &Forecast,
) -> Option<Date> {
    let series = status.of(&ledger.dossier.plan);
    let open = status.clocks.iter().map(|i| &clocks[*i]);
    let open = open.filter(|clock| clock.is_open()).filter_map(|clock| {
        let due = clock.open_due().or(clock.resumed_due())?;
        Some(due.max(ledger.today))
    });
    let ahead = || {
        let run = foreseen_run(ledger, happened, series, forecast);
        let next = clocks[status.next?].key.n?;
        let plan = &ledger.dossier.plan;
        let last = run.total(plan, series).unwrap_or(next).max(next);
        // What does not apply ends nothing.
        let applies = |n: &u32| !happened.is_waived(plan, &series.event(*n));
        let last = (next..=last).rev().find(applies)?;
        let clock = occurrence(ledger, (status.index, series), &run, last)?;
        due_of(ledger, &clock)
    };
    open.chain(ahead()).max()
}

/// The last day of an occurrence whose period still runs.
fn due_of(ledger: &Ledger<'_>, clock: &ClockStatus) -> Option<Date> {
    let acts = ledger.acts(&clock.key);
    let count = clock.count(&ledger.dossier.plan.rules);
    let measure = Measure { count, acts: &acts };
    measure.sum(clock.period_end?, None, ledger.today).due
}

fn foresee_one(
    ledger: &Ledger<'_>,
    happened: &Happened,
    status: &mut SeriesStatus,
    clocks: &mut Vec<ClockStatus>,
    forecast: &mut Forecast,
) {
    let dossier = ledger.dossier;
    let plan = &dossier.plan;
    let series = status.of(plan);
    let known = happened.run_of(dossier, series);
    let run = foreseen_run(ledger, happened, series, forecast);
    let own = status
        .clocks
        .iter()
        .filter_map(|clock| clocks[*clock].key.n);
    let there: HashSet<u32> = own.collect();
    let waived = |n: &u32| happened.is_waived(plan, &series.event(*n));
    let through = known.end.map_or(ledger.today, |end| end.min(ledger.today));
    let ended = (known.start).map_or(0, |start| plan.periods_through(series, start, through));
    let next = (ended + 1..=OCCURRENCES_MAX).find(|n| !there.contains(n) && !waived(n));
    let total = run.total(plan, series);
    status.total = total.map(|total| {
        let waived = waived_through(dossier, happened, series, total);
        total.saturating_sub(waived).max(status.done)
    });
    status.is_total_foreseen = known.start.is_none() || known.end.is_none();
    let next = next.filter(|n| total.is_none_or(|total| *n <= total));
    let next = next.and_then(|n| occurrence(ledger, (status.index, series), &run, n));
    let Some(clock) = next else {
        return;
    };
    let due = due_of(ledger, &clock);
    let promised = clock.key.n.and_then(|n| {
        let promise = dossier.expectation(&series.event(n))?;
        Some(promise.date)
    });
    status.next = Some(clocks.len());
    clocks.push(clock);
    let done = promised.or(due).map(|day| day.max(ledger.today));
    forecast.clocks.push(done);
}

/// How many of the first occurrences of a series do not apply.
fn waived_through(dossier: &Dossier, happened: &Happened, series: &Series, total: u32) -> u32 {
    if dossier.waivers.is_empty() {
        return 0;
    }
    let waived = |n: &u32| happened.is_waived(&dossier.plan, &series.event(*n));
    let waived = (1..=total).filter(waived).count();
    u32::try_from(waived).unwrap_or(total)
}

/// The day that a series is foreseen to come back through.
fn foreseen_end(dossier: &Dossier, series: &Series, forecast: &Forecast) -> Option<Date> {
    let plan = &dossier.plan;
    let date = |id: &MilestoneId| {
        let milestone = forecast.milestones[plan.milestone_index(id)?];
        milestone.map(|foreseen| foreseen.date)
    };
    let of_term = |term: &Term| plan.term_end(term, date(&term.from)?);
    let through = series.through.as_ref().and_then(Through::end);
    match through.unwrap_or(SeriesEnd::Whole) {
        SeriesEnd::Date(day) => Some(day),
        SeriesEnd::Event(id) => date(id),
        SeriesEnd::Term(id) => of_term(plan.term(id)?),
        SeriesEnd::Whole => {
            let start = date(&series.from);
            let terms: Option<Vec<Date>> = plan.terms.iter().map(of_term).collect();
            let last = forecast.last.into_iter().chain(terms?).max();
            last.filter(|last| start.is_none_or(|start| start < *last))
        }
    }
}
