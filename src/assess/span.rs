//! The rows of the timeline as stretches of days: what was used, what is left, late, suspended,
//! waited, foreseen.
//!
//! Every day comes from the assessment, so that the picture cannot differ from the numbers: the
//! stretches of a clock add up to the days that it says of itself. Nothing is drawn here, and
//! nothing counted anew.

use std::cell::OnceCell;

use crate::calendar::Date;
use crate::plan::Event;
use crate::record::Dossier;

use super::acts::Ledger;
use super::days::Days;
use super::proof::stopped_with;
use super::row::term_told;
use super::{Assessment, ClockStatus, Course, RowKind};

/// What a stretch of days is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpanKind {
    /// Counted, in time.
    Used,
    /// Still to come up to the last day in time.
    Left,
    /// Past the last day in time.
    Late,
    /// Out of the count.
    Suspended,
    /// Passed without a limit.
    Waiting,
    /// Still to come as far as known.
    Forecast,
    /// Of a service.
    Term,
}

/// A stretch of days of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Which kind.
    pub kind: SpanKind,
    /// The days.
    pub days: Days,
}

/// What a row of the timeline draws.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// The stretches in the order of time; they do not overlap.
    pub spans: Vec<Span>,
    /// The last day in time.
    pub limit: Option<Date>,
    /// The day promised for the end, while it has not ended.
    pub promised: Option<Date>,
    /// The day it ended.
    pub end: Option<Date>,
}

/// A row of the timeline (corsia).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its phase: the position in the plan.
    pub phase: usize,
    /// What it draws.
    pub track: Track,
    /// Whether it is the row of the phase, and not one of those under it.
    pub heads: bool,
}

/// What a row of the timeline is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Track {
    /// A clock: its position in the assessment.
    Clock(usize),
    /// A term: its position in the assessment.
    Term(usize),
    /// Nothing: a register without an open request, a phase that only waits.
    Nothing,
}

/// The days between which there is something to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The first start, fixed days left out.
    pub first: Date,
    /// The last end of a clock, foreseen or not, or today; terms and fixed days left out.
    pub last: Date,
    /// The very first day.
    pub from: Date,
    /// The very last.
    pub to: Date,
}

impl Lane {
    /// The row of the timeline beside a row of the list.
    #[must_use]
    pub fn beside(dossier: &Dossier, assessment: &Assessment, row: RowKind) -> Option<Self> {
        match row {
            RowKind::Phase(phase) => Some(Self::of_phase(assessment, phase)),
            RowKind::Clock(clock) => Some(Self {
                phase: dossier.plan.phase_index(assessment.clocks[clock].phase)?,
                track: Track::Clock(clock),
                heads: false,
            }),
        }
    }

    /// The row of a phase: its leading clock, or else the term that it tells of. A register shows the open
    /// request that is due first.
    fn of_phase(assessment: &Assessment, phase: usize) -> Self {
        let status = &assessment.phases[phase];
        let answered = |clock: &usize| {
            let clock = &assessment.clocks[*clock];
            clock.key.n.is_some() && !clock.is_open()
        };
        let track = match (status.lead, term_told(assessment, phase)) {
            (Some(lead), _) if !answered(&lead) => Track::Clock(lead),
            (None, Some(term)) => Track::Term(term),
            (None, None) => {
                let next = assessment.series_of(phase).find_map(|series| series.next);
                next.map_or(Track::Nothing, Track::Clock)
            }
            _ => Track::Nothing,
        };
        Self {
            phase,
            track,
            heads: true,
        }
    }

    /// What it draws.
    #[must_use]
    pub fn bar(self, dossier: &Dossier, assessment: &Assessment) -> Bar {
        self.bar_with(dossier, assessment, &OnceCell::new())
    }

    fn bar_with<'d>(self, dossier: &'d Dossier, assessment: &Assessment, acts: &Acts<'d>) -> Bar {
        match self.track {
            Track::Clock(clock) => clock_bar(dossier, assessment, clock, acts),
            Track::Term(term) => term_bar(dossier, assessment, term),
            Track::Nothing => Bar::default(),
        }
    }
}

/// The acts, sorted once for many rows, and only where one asks for them.
type Acts<'d> = OnceCell<Ledger<'d>>;

/// What many rows draw.
#[must_use]
pub fn bars(dossier: &Dossier, assessment: &Assessment, lanes: &[Lane]) -> Vec<Bar> {
    let acts = OnceCell::new();
    let bar = |lane: &Lane| lane.bar_with(dossier, assessment, &acts);
    lanes.iter().map(bar).collect()
}

/// The rows of the timeline: each phase, then what else of it has days to show: other clocks, waits
/// without a limit, open requests, terms.
#[must_use]
pub fn lanes(dossier: &Dossier, assessment: &Assessment) -> Vec<Lane> {
    let mut lanes = Vec::with_capacity(assessment.phases.len());
    for (phase, status) in assessment.phases.iter().enumerate() {
        let head = Lane::of_phase(assessment, phase);
        lanes.push(head);
        let clocks = status.clocks.iter().copied();
        let clocks = clocks.filter(|clock| has_days(assessment, *clock));
        let terms = status.terms.iter().copied();
        let terms = terms.filter(|term| term_days(dossier, assessment, *term).is_some());
        let more = clocks.map(Track::Clock).chain(terms.map(Track::Term));
        lanes.extend(more.filter(|track| *track != head.track).map(|track| Lane {
            phase,
            track,
            heads: false,
        }));
    }
    lanes
}

/// Whether a clock that does not lead its phase has a row of its own.
fn has_days(assessment: &Assessment, index: usize) -> bool {
    let clock = &assessment.clocks[index];
    let began = clock.start().is_some();
    if clock.informative {
        return false;
    }
    if clock.is_one_of_many() {
        let foreseen = assessment.forecast.clocks[index];
        return clock.is_open() || clock.is_to_come() && foreseen.is_some();
    }
    // A day fixed from outside is drawn as a day.
    if clock.is_deadline() {
        return false;
    }
    if clock.has_end() {
        began || assessment.forecast.clocks[index].is_some()
    } else {
        began && (clock.is_open() || clock.gross > Some(0))
    }
}

/// The days between which there is something to see; `None` before anything has begun.
#[must_use]
pub fn reach(dossier: &Dossier, assessment: &Assessment) -> Option<Reach> {
    let mut days: Vec<Date> = Vec::new();
    for (index, clock) in assessment.clocks.iter().enumerate() {
        // What is not drawn does not count; a wait that took no time was no wait.
        let is_answered = clock.is_one_of_many() && !clock.is_open() && !clock.is_to_come();
        if clock.informative || is_answered || clock.is_deadline() {
            continue;
        }
        let limit = clock.deadline().map(|deadline| deadline.due);
        days.extend(
            [clock.start(), clock.ended_on(), limit]
                .into_iter()
                .flatten(),
        );
        if clock.has_end() {
            days.extend(foreseen_start(dossier, assessment, index));
            days.extend(assessment.forecast.clocks[index]);
        }
    }
    let terms = (0..assessment.terms.len()).map(|term| term_days(dossier, assessment, term));
    let terms: Vec<Days> = terms.flatten().collect();
    days.extend(terms.iter().map(|term| term.from));
    let first = days.iter().copied().min()?.min(assessment.today);
    let last = days.into_iter().max()?.max(assessment.today);
    let fixed = assessment.clocks.iter().filter(|clock| clock.is_deadline());
    let fixed = fixed.filter_map(|clock| Some(clock.deadline()?.due));
    let days: Vec<Date> = fixed.chain(terms.iter().map(|term| term.to)).collect();
    Some(Reach {
        first,
        last,
        from: days.iter().copied().fold(first, Date::min),
        to: days.into_iter().fold(last, Date::max),
    })
}

/// The day a clock that has not begun will, as far as known.
fn foreseen_start(dossier: &Dossier, assessment: &Assessment, index: usize) -> Option<Date> {
    let clock = &assessment.clocks[index];
    if clock.is_to_come() {
        return clock.period_end;
    }
    let known = dossier.plan.clock(&clock.key.id)?;
    let (date, _) = assessment.start_of(&dossier.plan, known)?;
    (!clock.has_begun()).then_some(date)
}

fn clock_bar<'d>(
    dossier: &'d Dossier,
    assessment: &Assessment,
    index: usize,
    acts: &Acts<'d>,
) -> Bar {
    let clock = &assessment.clocks[index];
    let today = assessment.today;
    let limit = clock.deadline().map(|deadline| deadline.due);
    let stopped = || {
        if clock.suspended == 0 {
            return Vec::new();
        }
        let acts = acts.get_or_init(|| Ledger::of(dossier, today));
        stopped_with(acts, clock)
    };
    let mut spans = Vec::new();
    let mut push = |kind, days: Option<Days>| spans.extend(days.map(|days| Span { kind, days }));
    // From here on nothing is known but what is foreseen.
    let known = match clock.start() {
        None => {
            // Nothing is recorded, and yet a fixed day can be past.
            let missed = limit.filter(|_| clock.is_open());
            push(
                SpanKind::Late,
                missed.and_then(|limit| Days::after(limit, today)),
            );
            // What must have begun by now is foreseen from now on.
            foreseen_start(dossier, assessment, index).map(|start| start.max(today))
        }
        Some(start) => {
            let through = match clock.course {
                // It ran until it ended, or as long as it could, and no longer.
                Course::Waived { end: None, .. } => limit.map_or(start, |limit| limit.min(today)),
                Course::Waived { end: Some(end), .. } => end,
                _ => clock.end().unwrap_or(today),
            };
            let in_time = limit.map_or(through, |limit| limit.max(start).min(through));
            let kind = if clock.has_end() {
                SpanKind::Used
            } else {
                SpanKind::Waiting
            };
            if let Some(counted) = Days::after(start, in_time) {
                for (kind, days) in parted(counted, &stopped(), kind) {
                    push(kind, Some(days));
                }
            }
            push(SpanKind::Late, Days::after(in_time, through));
            match clock.course {
                Course::Open { .. } => Some(limit.map_or(today, |limit| limit.max(today))),
                _ => Some(today),
            }
        }
    };
    if clock.is_open() {
        push(
            SpanKind::Left,
            limit.and_then(|limit| Days::after(today, limit)),
        );
    }
    let foreseen = known.zip(assessment.forecast.clocks[index]);
    push(
        SpanKind::Forecast,
        foreseen.and_then(|(known, end)| Days::after(known, end)),
    );
    Bar {
        spans,
        limit,
        promised: promised(dossier, assessment, clock),
        end: clock.ended_on(),
    }
}

/// Days of one kind, with those out of the count between them.
fn parted(days: Days, stopped: &[Days], kind: SpanKind) -> Vec<(SpanKind, Days)> {
    let mut parts = Vec::new();
    let mut at = days.from;
    let mut push = |kind, from, to| {
        if from < to {
            parts.push((kind, Days { from, to }));
        }
    };
    for stop in stopped.iter().filter_map(|stop| stop.within(days)) {
        push(kind, at, stop.from);
        push(SpanKind::Suspended, stop.from, stop.to);
        at = stop.to;
    }
    push(kind, at, days.to);
    parts
}

/// The last of the days promised for what a clock still waits for.
fn promised(dossier: &Dossier, assessment: &Assessment, clock: &ClockStatus) -> Option<Date> {
    if dossier.expected.is_empty() || clock.end().is_some() {
        return None;
    }
    let plan = &dossier.plan;
    let promise = |event: &Event| dossier.expectation(event).map(|promise| promise.date);
    if let Some(n) = clock.key.n {
        return promise(&plan.numbered(&clock.key.id)?.closing(n));
    }
    let ends = plan.clock(&clock.key.id)?.to.iter();
    let awaited = ends.filter(|id| assessment.happened.date(dossier, id).is_none());
    let dates = awaited.flat_map(|id| {
        let items = dossier.items_of(id).map(|item| Event::item(id, &item.id));
        let happened = |item: &Event| {
            let record = assessment.happened.record(dossier, item);
            record.is_some_and(|record| assessment.happened.covers(record.date))
        };
        let items: Vec<Event> = items.filter(|item| !happened(item)).collect();
        let whole = std::iter::once(Event::milestone(id));
        whole.chain(items).filter_map(|event| promise(&event))
    });
    dates.max()
}

/// The days of a term, foreseen or not: it runs from its first day through its last.
fn term_days(dossier: &Dossier, assessment: &Assessment, index: usize) -> Option<Days> {
    let status = &assessment.terms[index];
    let term = &dossier.plan.terms[status.index];
    let foreseen = || {
        let from = dossier.plan.milestone_index(&term.from)?;
        Some(
            assessment.forecast.milestones[from]?
                .date
                .max(assessment.today),
        )
    };
    let from = status.start.or_else(foreseen)?;
    let through = status
        .through
        .or_else(|| dossier.plan.term_end(term, from))?;
    let to = through.succ_opt()?;
    Some(Days { from, to })
}

fn term_bar(dossier: &Dossier, assessment: &Assessment, index: usize) -> Bar {
    let kind = match assessment.terms[index].start {
        Some(_) => SpanKind::Term,
        None => SpanKind::Forecast,
    };
    let days = term_days(dossier, assessment, index);
    Bar {
        spans: days.map(|days| Span { kind, days }).into_iter().collect(),
        ..Bar::default()
    }
}
