//! When what has not happened will, as far as can be told (previsione).
//!
//! In the order of the plan every milestone gets a date: that on which it happened; else the one
//! promised; else the last day of the clock it ends or is on the way to the end of; else, where no
//! clock says, so many days after what it follows as the plan assumes; and never a day that has
//! passed, nor, unless it was promised, one before what it follows. What was never recorded though the
//! clock it leads to the end of is closed must have happened by then: it counts from that day. Where
//! nothing has begun there is nothing to go by, and no date.
//!
//! Next: `deadline.rs`, what this leaves to days fixed from outside.

use std::collections::HashMap;

use crate::calendar::Date;
use crate::plan::{Event, Plan};
use crate::record::{Dossier, Happened};

use super::ClockStatus;
use super::acts::Ledger;
use super::clock::Course;
use super::count::Measure;

/// What a date of the forecast is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// It happened.
    Happened,
    /// It was promised.
    Promised,
    /// The last day of a clock of the plan, by its position.
    Due(usize),
    /// The last day of a clock of the plan that is suspended, if it goes on today.
    IfResumed(usize),
    /// The day a clock of the plan closed, which it leads to the end of: it must have happened by then.
    Closed(usize),
    /// No clock says: so many days after what it follows.
    Assumed(u32),
}

/// Why a date is later than its basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// That day has passed, and it has not happened.
    Passed,
    /// It follows a milestone that will happen later: its position in the plan.
    By(usize),
}

/// The date of a milestone as far as can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreseen {
    /// The date.
    pub date: Date,
    /// What it is taken from.
    pub basis: Basis,
    /// Why it is later than that.
    pub held: Option<Held>,
    /// The clock of the plan that leads to it: the one it ends, or is on the way to the end of.
    pub clock: Option<usize>,
}

/// When what has not happened will (previsione).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// For each milestone of the plan, in its order; `None` where there is nothing to go by.
    pub milestones: Vec<Option<Foreseen>>,
    /// For each clock of the assessment, in its order, the day it will end; `None` once it has.
    pub clocks: Vec<Option<Date>>,
    /// The day on which the last clock of the plan ends or ended, those for information left out, or
    /// what nothing follows happens, if that is later; `None` while that cannot be told. The beginning
    /// of a service is no end.
    pub end: Option<Date>,
}

/// One milestone on the way to another, with what leads to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The milestone: its position in the plan.
    pub milestone: usize,
    /// Its date.
    pub foreseen: Foreseen,
    /// What it is counted from: the position of that milestone, if anything.
    pub from: Option<usize>,
}

impl Forecast {
    /// What `dossier` lets foresee on `today`; `clocks` are those of the assessment.
    pub(super) fn of(ledger: &Ledger<'_>, happened: &Happened, clocks: &[ClockStatus]) -> Self {
        let dossier = ledger.dossier;
        let plan = &dossier.plan;
        let order = order(plan);
        let mut position = vec![0; plan.milestones.len()];
        for (at, milestone) in order.iter().enumerate() {
            position[*milestone] = at;
        }
        let mut looking = Looking {
            dossier,
            ledger,
            happened,
            clocks,
            today: ledger.today,
            promises: dossier
                .expected
                .iter()
                .map(|promise| (&promise.event, promise.date))
                .collect(),
            leads: leads(plan, &order, &position),
            milestones: vec![None; plan.milestones.len()],
        };
        for milestone in order {
            looking.milestones[milestone] = looking.milestone(milestone);
        }
        let ends: Vec<Option<Date>> = (0..clocks.len()).map(|i| looking.end(i)).collect();
        // One without a limit has no due date, and yet a day on which it will end.
        let counted = (0..plan.clocks.len()).filter(|i| !clocks[*i].informative);
        let known: Option<Vec<Date>> = counted
            .map(|i| clocks[i].end().or(ends[i]))
            .collect::<Option<_>>();
        let last = known.and_then(|dates| dates.into_iter().max());
        let after = plan
            .last_milestones()
            .filter_map(|i| Some(looking.milestones[i]?.date));
        let after = after.max();
        Self {
            milestones: looking.milestones,
            clocks: ends,
            end: last.map(|last| after.map_or(last, |after| last.max(after))),
        }
    }

    /// How the date of a milestone came about: the milestone itself, what it is counted from, and so
    /// on back to where the plan begins.
    #[must_use]
    pub fn chain(&self, plan: &Plan, milestone: usize) -> Vec<Link> {
        let mut chain: Vec<Link> = Vec::new();
        let mut seen = vec![false; self.milestones.len()];
        let mut next = Some(milestone);
        while let Some(milestone) = next {
            let Some(foreseen) = self.milestones[milestone] else {
                break;
            };
            let from = self.counted_from(plan, milestone, &foreseen);
            let from = from.filter(|from| !seen[*from]);
            seen[milestone] = true;
            chain.push(Link {
                milestone,
                foreseen,
                from,
            });
            next = from;
        }
        chain
    }

    /// The milestone that the date of another is counted from.
    fn counted_from(&self, plan: &Plan, milestone: usize, foreseen: &Foreseen) -> Option<usize> {
        if let Some(Held::By(other)) = foreseen.held {
            return Some(other);
        }
        let start = foreseen.clock.map(|clock| &plan.clocks[clock].from);
        if let Some(start) = start.and_then(|id| plan.milestone_index(id)) {
            return Some(start);
        }
        let after = plan.milestones[milestone].after.iter();
        after
            .filter_map(|id| plan.milestone_index(id))
            .max_by_key(|before| self.milestones[*before].map(|foreseen| foreseen.date))
    }
}

/// The positions of the milestones, each after those it follows and those its clocks begin with. As a
/// rule that is the order of the plan; a clock that begins with something its end does not follow
/// makes another; and where both contradict each other, the order of the plan stands.
fn order(plan: &Plan) -> Vec<usize> {
    let order = plan.in_order().to_vec();
    let mut position = vec![0; order.len()];
    for (at, milestone) in order.iter().enumerate() {
        position[*milestone] = at;
    }
    let index = |id| plan.milestone_index(id);
    let edges = || {
        plan.clocks.iter().flat_map(|clock| {
            let from = index(&clock.from);
            let ends = clock.to.iter().filter_map(index);
            ends.filter_map(move |to| Some((from?, to)))
        })
    };
    if edges().all(|(from, to)| position[from] < position[to]) {
        return order;
    }
    let mut waiting: Vec<usize> = plan.milestones.iter().map(|m| m.after.len()).collect();
    let mut following: Vec<Vec<usize>> = vec![Vec::new(); waiting.len()];
    for (from, to) in edges() {
        waiting[to] += 1;
        following[from].push(to);
    }
    let mut free: Vec<usize> = order.iter().copied().filter(|i| waiting[*i] == 0).collect();
    let mut at = 0;
    while let Some(milestone) = free.get(at).copied() {
        at += 1;
        for next in plan
            .followers(milestone)
            .iter()
            .chain(&following[milestone])
        {
            waiting[*next] -= 1;
            if waiting[*next] == 0 {
                free.push(*next);
            }
        }
    }
    if free.len() == order.len() {
        free
    } else {
        order
    }
}

/// For each milestone, the judged clocks that it ends; or else the one whose end it is on the way
/// to, of several the one that begins last.
fn leads(plan: &Plan, order: &[usize], position: &[usize]) -> Vec<Vec<usize>> {
    let mut leads: Vec<Vec<usize>> = vec![Vec::new(); plan.milestones.len()];
    for (i, clock) in plan.clocks.iter().enumerate() {
        if clock.informative || clock.limit.is_none() {
            continue;
        }
        for milestone in clock.to.iter().filter_map(|id| plan.milestone_index(id)) {
            leads[milestone].push(i);
        }
    }
    let start = |clock: &usize| {
        let from = plan.milestone_index(&plan.clocks[*clock].from);
        from.map(|from| position[from])
    };
    for milestone in order.iter().rev() {
        if leads[*milestone].is_empty() {
            let followers = plan.followers(*milestone).iter();
            let begun = followers
                .flat_map(|follower| &leads[*follower])
                .filter(|clock| start(clock).is_some_and(|start| start < position[*milestone]));
            let nearest = begun.max_by_key(|clock| start(clock)).copied();
            leads[*milestone].extend(nearest);
        }
    }
    leads
}

struct Looking<'l> {
    dossier: &'l Dossier,
    ledger: &'l Ledger<'l>,
    happened: &'l Happened,
    clocks: &'l [ClockStatus],
    today: Date,
    promises: HashMap<&'l Event, Date>,
    leads: Vec<Vec<usize>>,
    milestones: Vec<Option<Foreseen>>,
}

impl Looking<'_> {
    fn milestone(&self, index: usize) -> Option<Foreseen> {
        let milestone = &self.dossier.plan.milestones[index];
        let (lead, counted) = self.counted(index);
        let occurrence = self.happened.at(index);
        if let Some(date) = occurrence.date {
            return Some(Foreseen {
                date,
                basis: Basis::Happened,
                held: None,
                clock: lead,
            });
        }
        let promised = self.promised(&Event::milestone(&milestone.id));
        let (date, basis) = match (promised, counted) {
            (Some(date), _) => (date, Basis::Promised),
            (None, counted) if occurrence.total > 0 => self.last_item(index, counted)?,
            (None, counted) => counted?,
        };
        if let Basis::Closed(_) = basis {
            return Some(Foreseen {
                date,
                basis,
                held: None,
                clock: lead,
            });
        }
        let before = milestone
            .after
            .iter()
            .filter(|id| !milestone.may_precede.contains(id));
        let before = before.filter_map(|id| self.dossier.plan.milestone_index(id));
        let later = before
            .filter_map(|before| Some((self.milestones[before]?.date, before)))
            .max()
            // Whoever promises a date promises what comes before it, too.
            .filter(|(later, _)| *later > date && basis != Basis::Promised);
        let (date, held) = match later {
            Some((later, by)) if later >= self.today => (later, Some(Held::By(by))),
            _ if date < self.today => (self.today, Some(Held::Passed)),
            _ => (date, None),
        };
        Some(Foreseen {
            date,
            basis,
            held,
            clock: lead,
        })
    }

    /// The clock that leads to a milestone, and the date that the plan gives it without a promise.
    fn counted(&self, index: usize) -> (Option<usize>, Option<(Date, Basis)>) {
        let due = |clock: &usize| Some((self.due(*clock)?, *clock));
        let soonest = self.leads[index].iter().filter_map(due).min();
        if let Some((due, clock)) = soonest {
            let basis = match self.clocks[clock].course {
                Course::Suspended { .. } => Basis::IfResumed(clock),
                Course::Closed { .. } => Basis::Closed(clock),
                Course::NotStarted | Course::Open { .. } => Basis::Due(clock),
            };
            return (Some(clock), Some((due, basis)));
        }
        let milestone = &self.dossier.plan.milestones[index];
        let mut last = None;
        for id in &milestone.after {
            let before = self.dossier.plan.milestone_index(id);
            let Some(before) = before.and_then(|before| self.milestones[before]) else {
                return (None, None);
            };
            last = last.max(Some(before.date));
        }
        let days = chrono::Days::new(milestone.assume_days.into());
        let date = last.and_then(|last: Date| last.checked_add_days(days));
        let date = date.map(|date| (date, Basis::Assumed(milestone.assume_days)));
        (None, date)
    }

    /// The last of the items: each on its date, or that promised for it, or that of the milestone;
    /// `None` where one of them has none of these.
    fn last_item(&self, index: usize, counted: Option<(Date, Basis)>) -> Option<(Date, Basis)> {
        let id = &self.dossier.plan.milestones[index].id;
        let items = self.dossier.items_of(id).map(|item| {
            let event = Event::item(id, &item.id);
            let record = self.dossier.record(&event);
            match record.filter(|record| self.happened.covers(record.date)) {
                Some(record) => Some((record.date, Basis::Happened)),
                None => (self.promised(&event))
                    .map(|date| (date, Basis::Promised))
                    .or(counted),
            }
        });
        let items: Option<Vec<(Date, Basis)>> = items.collect();
        items?.into_iter().max_by_key(|(date, _)| *date).or(counted)
    }

    fn promised(&self, event: &Event) -> Option<Date> {
        self.promises.get(event).copied()
    }

    /// The last day of a clock of the plan: what it is, or would be if it went on today, or what it
    /// will be from the day its start is foreseen; the day it closed, once it has.
    fn due(&self, index: usize) -> Option<Date> {
        let status = &self.clocks[index];
        let known = status.end().or(status.open_due());
        if let Some(known) = known.or(status.resumed_due()) {
            return Some(known);
        }
        let clock = &self.dossier.plan.clocks[index];
        let foreseen = || {
            let from = self.dossier.plan.milestone_index(&clock.from)?;
            self.milestones[from].map(|foreseen| foreseen.date)
        };
        let start = status.start().or_else(foreseen)?;
        let rules = &self.dossier.plan.rules;
        let measure = Measure {
            limit: clock.limit,
            rules,
            acts: &self.ledger.acts(&status.key, start),
        };
        measure.sum(start, None, self.today, rules.last_day).due
    }

    /// The day on which a clock of the assessment will end; `None` once it has.
    fn end(&self, index: usize) -> Option<Date> {
        let status = &self.clocks[index];
        if status.end().is_some() {
            return None;
        }
        let plan = &self.dossier.plan;
        let Some(n) = status.key.n else {
            let ends = plan.clocks[index].to.iter();
            let dates: Option<Vec<Date>> = ends
                .map(|id| Some(self.milestones[plan.milestone_index(id)?]?.date))
                .collect();
            return dates?.into_iter().max();
        };
        let register = plan.register(&status.key.id)?;
        let promised = self.promised(&Event::numbered(&register.answer.id, n));
        let date = promised.or(status.open_due()).or(status.resumed_due())?;
        Some(date.max(self.today))
    }
}
