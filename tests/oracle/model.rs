//! A second assessment, slow and plain: every clock is walked day by day, from the papers alone.
//!
//! Nothing here may be taken from `src/assess`, or the two would be wrong together. What a holiday
//! is and what a last-day rule does to one date is taken from `calendar`, which has tables of its own.

use std::collections::BTreeMap;

use chrono::Days;
use crono::calendar::{
    Date, Datelike as _, FirstDay, LastDayRule, Limit, TermCount, Weekday, WorkingDays,
    WorkingWeek, national_holiday,
};
use crono::plan::{Clock, ClockKey, Event, MilestoneId, Plan, SuspensionRule};
use crono::record::{Dossier, Grant, Suspension};

/// What is expected of one clock on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    pub state: &'static str,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub due: Option<Date>,
    pub civil_due: Option<Date>,
    pub original_due: Option<Date>,
    pub elapsed: Option<i64>,
    pub gross: Option<i64>,
    pub suspended: i64,
    pub days_left: Option<i64>,
    pub days_late: i64,
}

/// What a clock counts, whether of the plan or of a request.
pub struct Measure {
    pub key: ClockKey,
    pub phase: u32,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub limit: Option<Limit>,
    pub first_counts: bool,
    pub rule: LastDayRule,
    pub warn: i64,
    pub informative: bool,
    pub stoppable: bool,
}

/// What one walk over the days of a clock found.
pub struct Walk {
    /// The last day that the count gives, before the rule on holidays.
    last: Date,
    /// The last day in time.
    pub due: Date,
    /// Days on which the clock stood still.
    out: i64,
    /// Whether it stands still on the day the walk ends.
    stopped: bool,
}

fn next(day: Date) -> Date {
    day.checked_add_days(Days::new(1)).expect("a day after")
}

fn days(from: Date, to: Date) -> i64 {
    (to - from).num_days()
}

/// How the days of a clock are counted, one by one.
pub struct Counting<'p> {
    plan: &'p Plan,
    working: bool,
    first_counts: bool,
}

impl<'p> Counting<'p> {
    pub fn of(plan: &'p Plan, measure: &Measure) -> Self {
        Self {
            plan,
            working: matches!(measure.limit, Some(Limit::WorkingDays(_))),
            first_counts: measure.first_counts,
        }
    }

    /// Whether a day is one of those that are counted.
    fn counts(&self, day: Date) -> bool {
        let closed = match day.weekday() {
            Weekday::Sun => true,
            Weekday::Sat => self.plan.rules.working_week == WorkingWeek::MonFri,
            _ => false,
        };
        let local = &self.plan.rules.local_holidays;
        let holiday = national_holiday(day).is_some() || local.iter().any(|on| on.matches(day));
        !self.working || !closed && !holiday
    }

    /// The days after one and through another.
    fn days(&self, from: Date, to: Date) -> i64 {
        if to < from {
            return -self.days(to, from);
        }
        let mut day = from;
        let mut found = 0;
        while day < to {
            day = next(day);
            found += i64::from(self.counts(day));
        }
        found
    }

    /// The day so many days after another, or before it.
    fn plus(&self, from: Date, days: i64) -> Date {
        let (mut day, mut left) = (from, days.abs());
        while left > 0 {
            day = if days > 0 {
                next(day)
            } else {
                day.pred_opt().expect("a day before")
            };
            left -= i64::from(self.counts(day));
        }
        day
    }

    /// The last day as agreed.
    fn nominal(&self, start: Date, limit: Limit) -> Date {
        let before = start.pred_opt().expect("a day before");
        let from = if self.first_counts { before } else { start };
        match limit {
            Limit::Days(days) | Limit::WorkingDays(days) => self.plus(from, days.into()),
            Limit::Months(_) | Limit::Years(_) => {
                let end = limit
                    .nominal_end(start, WorkingDays::default())
                    .expect("an end");
                if self.first_counts {
                    end.pred_opt().expect("a day before")
                } else {
                    end
                }
            }
        }
    }

    /// The last day in time, so many days after that.
    fn due(&self, start: Date, limit: Limit, extra: i64, rule: LastDayRule) -> Date {
        let last = self.plus(self.nominal(start, limit), extra);
        if self.working {
            return last;
        }
        let moved = TermCount {
            limit: Some(Limit::Days(0)),
            fixed: None,
            first_day: FirstDay::Excluded,
            rule,
            worked: self.plan.rules.working_days(),
        };
        moved.due(start, days(start, last)).expect("a last day")
    }

    /// Days used from the start through a day.
    fn used(&self, start: Date, through: Date) -> i64 {
        if through < start {
            return 0;
        }
        self.days(start, through) + i64::from(self.first_counts && self.counts(start))
    }

    /// What is left through a last day; days late are days of the calendar.
    fn left(&self, day: Date, due: Date) -> i64 {
        if day < due {
            self.days(day, due).max(1)
        } else {
            days(day, due)
        }
    }
}

/// The date of a milestone through a day: that of its last item, or its own while no item is dated.
pub fn happened(dossier: &Dossier, milestone: &MilestoneId, today: Date) -> Option<Date> {
    let dated = |event: &Event| {
        let mut records = dossier.records.iter();
        records
            .find(|record| record.event == *event && record.date <= today)
            .map(|record| record.date)
    };
    let items: Vec<Option<Date>> = dossier
        .items
        .iter()
        .filter(|item| item.milestone == *milestone)
        .map(|item| dated(&Event::item(milestone, &item.id)))
        .collect();
    if items.iter().all(Option::is_none) {
        return dated(&Event::milestone(milestone));
    }
    items
        .iter()
        .try_fold(Date::MIN, |last, date| date.map(|date| last.max(date)))
}

/// Every clock of the plan and of its requests, with what happened through a day.
pub fn measures(dossier: &Dossier, today: Date) -> Vec<Measure> {
    let plan = &dossier.plan;
    let stops = plan.rules.suspensions == SuspensionRule::StopClocks;
    let of_clock = |clock: &Clock| {
        let ends: Option<Vec<Date>> = clock
            .to
            .iter()
            .map(|to| happened(dossier, to, today))
            .collect();
        Measure {
            key: clock.id.as_str().parse().expect("a clock"),
            phase: clock.phase,
            start: happened(dossier, &clock.from.0[0], today),
            end: ends.and_then(|ends| ends.into_iter().max()),
            limit: clock.limit,
            first_counts: clock.first_day == FirstDay::Counts,
            rule: clock.last_day.unwrap_or(plan.rules.last_day),
            warn: clock.warn.into(),
            informative: clock.informative,
            stoppable: stops && clock.is_suspendable(),
        }
    };
    let mut found: Vec<Measure> = plan.clocks.iter().map(of_clock).collect();
    for request in &dossier.requests {
        let register = plan.register(&request.register).expect("a register");
        let dated = |event: Event| {
            let record = dossier.records.iter().find(|record| record.event == event);
            record
                .map(|record| record.date)
                .filter(|date| *date <= today)
        };
        let start = dated(Event::numbered(&register.request.id, request.n));
        if start.is_none() {
            continue;
        }
        found.push(Measure {
            key: format!("{}:{}", request.register, request.n)
                .parse()
                .expect("a request"),
            phase: register.phase,
            start,
            end: dated(Event::numbered(&register.answer.id, request.n)),
            limit: register.limit,
            first_counts: false,
            rule: register.last_day.unwrap_or(plan.rules.last_day),
            warn: register.warn.into(),
            informative: false,
            stoppable: stops && register.is_suspendable(),
        });
    }
    found
}

/// Whether a suspension stands on the evening of `day`, as known on `today`.
fn stands(act: &Suspension, day: Date, today: Date) -> bool {
    let resumed = act.resumption.as_ref().map(|end| end.date);
    act.from <= day && resumed.is_none_or(|resumed| resumed > day || resumed > today)
}

/// Walks a clock from its start to the evening of `until`, knowing the facts of `today`.
pub fn walk(
    dossier: &Dossier,
    measure: &Measure,
    (start, until): (Date, Date),
    rule: LastDayRule,
    today: Date,
) -> Option<Walk> {
    let limit = measure.limit?;
    let plan = &dossier.plan;
    let counting = Counting::of(plan, measure);
    let nominal = counting.nominal(start, limit);
    let named: Vec<&Suspension> = dossier
        .suspensions
        .iter()
        .filter(|act| measure.stoppable && act.from <= today && act.names(&measure.key))
        .collect();
    // What is granted or stated before the clock starts holds from its start.
    // A term stated by then, or after its end, speaks of other days than its own.
    let acts = acts_of(dossier, measure, (start, until), today);
    let mut extra = 0;
    // The last day that an act said of a term in working days, until days are added to it.
    let mut settled = None;
    let mut out = 0;
    let mut stopped = false;
    let mut day = start;
    loop {
        // What is granted after a clock has closed counts for its verdict all the same.
        for (on, act, is_extension) in &acts {
            if *on == day || (day == start && *on < start) || (day >= until && *on > day) {
                match act {
                    Grant::Days(more) => {
                        extra += i64::from(*more);
                        settled = settled.filter(|_| *more == 0);
                    }
                    // More time is never less: the term of its own may reach farther.
                    Grant::Until(last)
                        if *is_extension
                            && *last
                                <= settled.unwrap_or_else(|| counting.plus(nominal, extra)) => {}
                    Grant::Until(last) => {
                        extra = counting.days(nominal, *last);
                        settled = Some(*last).filter(|_| counting.working);
                    }
                }
            }
        }
        let due = settled.unwrap_or_else(|| counting.due(start, limit, extra, rule));
        // A suspension takes hold while the last day has not come; what stands goes on standing for as
        // long as there is no day between.
        let standing = named.iter().any(|act| stands(act, day, today));
        stopped = standing && (due > day || stopped);
        if day >= until {
            let last = settled.unwrap_or_else(|| counting.plus(nominal, extra));
            return Some(Walk {
                last,
                due,
                out,
                stopped,
            });
        }
        if stopped {
            let counted = i64::from(counting.counts(next(day)));
            extra += counted;
            settled = settled.filter(|_| counted == 0);
            out += counted;
        }
        day = next(day);
    }
}

/// Extensions and stated terms of a clock known on `today`, each on the day it counts from. On one
/// day a stated term comes first: an extension of that day is on top of it.
fn acts_of(
    dossier: &Dossier,
    measure: &Measure,
    (start, until): (Date, Date),
    today: Date,
) -> Vec<(Date, Grant, bool)> {
    let mut acts = Vec::new();
    if measure.stoppable {
        let mut suspensions: Vec<&Suspension> = dossier.suspensions.iter().collect();
        suspensions.sort_by_key(|act| (act.from, act.n));
        for act in suspensions {
            let speaks = |on: Date| on <= today && on > start && on <= until;
            let Some(end) = act.resumption.as_ref().filter(|end| speaks(end.date)) else {
                continue;
            };
            for term in end.terms.iter().filter(|term| term.clock == measure.key) {
                acts.push((end.date, Grant::Until(term.due), false));
            }
        }
    }
    for act in &dossier.extensions {
        if act.clock == measure.key && act.granted <= today {
            acts.push((act.granted, act.grant, true));
        }
    }
    acts.sort_by_key(|(on, ..)| *on);
    acts
}

/// What a clock must look like on a day.
pub fn expected(dossier: &Dossier, measure: &Measure, today: Date) -> Expected {
    let mut found = Expected {
        state: "not_started",
        start: measure.start,
        end: measure.end,
        due: None,
        civil_due: None,
        original_due: None,
        elapsed: None,
        gross: None,
        suspended: 0,
        days_left: None,
        days_late: 0,
    };
    // What has no start is not judged, though its end may be known.
    let Some(start) = measure.start else {
        found.end = None;
        return found;
    };
    let until = measure.end.unwrap_or(today);
    let plan = &dossier.plan;
    let counting = Counting::of(plan, measure);
    let gross = counting.used(start, until);
    found.gross = Some(gross);
    let Some(limit) = measure.limit else {
        found.state = if measure.end.is_some() {
            "closed_no_limit"
        } else {
            "waiting_no_limit"
        };
        let out = stopped_without_limit(dossier, measure, (start, until), today);
        let mut acts = dossier.suspensions.iter();
        let stands = acts.any(|act| act.names(&measure.key) && stands(act, today, today));
        if measure.end.is_none() && measure.stoppable && stands {
            found.state = "suspended";
        }
        found.suspended = out;
        found.elapsed = Some(gross - out);
        return found;
    };
    let rule = measure.rule;
    found.original_due = Some(counting.due(start, limit, 0, rule));
    let walked = walk(dossier, measure, (start, until), rule, today).expect("a last day");
    let civil = walk(dossier, measure, (start, until), LastDayRule::Civil, today).expect("one");
    found.suspended = walked.out;
    found.elapsed = Some(gross - walked.out);
    if let Some(end) = measure.end {
        found.due = Some(walked.due);
        found.civil_due = Some(civil.due);
        found.days_late = days(walked.due, end).max(0);
        found.state = if end > walked.due { "breached" } else { "met" };
        return found;
    }
    if walked.stopped {
        found.state = "suspended";
        found.days_left = Some(counting.days(today, walked.last).max(0));
        return found;
    }
    let left = counting.left(today, walked.due);
    found.due = Some(walked.due);
    found.civil_due = Some(civil.due);
    found.days_left = Some(left);
    found.days_late = (-left).max(0);
    found.state = match left {
        ..0 => "overdue",
        0 => "due_today",
        _ if left <= measure.warn => "due_soon",
        _ => "running",
    };
    found
}

/// The days on which a clock without limit stood still.
fn stopped_without_limit(
    dossier: &Dossier,
    measure: &Measure,
    (start, until): (Date, Date),
    today: Date,
) -> i64 {
    let mut day = start;
    let mut out = 0;
    while measure.stoppable && day < until {
        let mut acts = dossier.suspensions.iter();
        let named = |act: &&Suspension| act.from <= today && act.names(&measure.key);
        out += i64::from(acts.any(|act| named(&act) && stands(act, day, today)));
        day = next(day);
    }
    out
}

/// The states in the order in which they make a phase what it is.
pub const RANK: [&str; 8] = [
    "overdue",
    "due_today",
    "due_soon",
    "suspended",
    "running",
    "breached",
    "met",
    "not_started",
];

/// The state of each phase that has clocks, and of the whole where no term has a say.
pub fn phases(plan: &Plan, all: &[(&Measure, Expected)]) -> BTreeMap<u32, &'static str> {
    let mut found = BTreeMap::new();
    for phase in &plan.phases {
        let judged: Vec<&str> = all
            .iter()
            .filter(|(m, _)| m.phase == phase.number && !m.informative && m.limit.is_some())
            .map(|(_, e)| e.state)
            .collect();
        let mut state = RANK
            .into_iter()
            .find(|state| judged.contains(state))
            .unwrap_or("not_started");
        if state == "met" && judged.contains(&"not_started") {
            state = "not_started";
        }
        found.insert(phase.number, state);
    }
    found
}

/// The estimate of all penalties in cents: exact, in thousandths of thousandths, capped as a whole.
pub fn penalty(plan: &Plan, late: i64) -> Option<u128> {
    let amount = u128::from(plan.info.net_amount?.cents);
    let rate = u128::from(plan.penalties.daily_per_mille?.thousandths);
    let cap = u128::from(plan.penalties.cap_percent?.thousandths);
    let late = u128::try_from(late).ok()?;
    let half_up = |n: u128, of: u128| (n * 2 + of) / (of * 2);
    let whole = half_up(amount * rate * late, 1_000_000);
    Some(whole.min(half_up(amount * cap, 100_000)))
}
