//! When what has not happened will, as far as known (previsione).
//!
//! In the order of the plan every milestone gets a date: that on which it happened; else the one promised; else the
//! last day of the clock it ends; else so many days after what it follows as the plan assumes for it; else the last day
//! of the clock it is on the way to the end of; else the day of what it follows; and never a day that has passed, nor,
//! unless it was promised, one before what it follows. What was never recorded though the clock it leads to the end of
//! is closed must have happened by then: it counts from that day. Where nothing has begun there is no date.

use std::collections::HashMap;

use crate::calendar::Date;
use crate::plan::{Event, MilestoneId};
use crate::record::{Dossier, Happened};

use super::ClockStatus;
use super::acts::Ledger;
use super::count::Measure;
use super::course::Course;
use super::sequence::{leads, order};
use super::starts::start_of;

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
    /// No clock ends with it: so many days after what it follows.
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

/// The date of a milestone as far as known.
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
    /// For each clock of the assessment, in its order, the day it will end, never before today; `None`
    /// once all that ends it has happened, whether it ever began or not.
    pub clocks: Vec<Option<Date>>,
    /// The day on which all will have ended, as `last`; `None` once it has.
    pub end: Option<Date>,
    /// The day on which the last clock of the plan ends or ended, those for information left out, or
    /// what nothing follows happens, if that is later; `None` while that is not known. The beginning
    /// of a service is no end.
    pub last: Option<Date>,
    /// The last day of what comes back and is still to be done, as far as known.
    pub coming_back: Option<Date>,
}

impl Foreseen {
    /// Whether it is still to happen. What was never recorded, though the clock it leads to the end of is
    /// closed, must have happened: it is not awaited on a day to come.
    #[must_use]
    pub const fn is_ahead(&self) -> bool {
        !matches!(self.basis, Basis::Happened | Basis::Closed(_))
    }
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
            records: dossier
                .records
                .iter()
                .filter(|record| record.event.part.is_some() && happened.covers(record.date))
                .map(|record| (&record.event, record.date))
                .collect(),
            leads: leads(plan, &order, &position),
            milestones: vec![None; plan.milestones.len()],
        };
        for milestone in order {
            looking.milestones[milestone] = looking.milestone(milestone);
        }
        let ends: Vec<Option<(Date, bool)>> = (0..clocks.len()).map(|i| looking.end(i)).collect();
        // One without a limit has no due date, and yet a day on which it will end.
        let counts = |i: &usize| {
            !plan.clocks[*i].is_deadline() && !clocks[*i].informative && clocks[*i].will_end()
        };
        let counted = (0..plan.clocks.len()).filter(counts);
        let counted: Option<Vec<(Date, bool)>> = counted.map(|i| ends[i]).collect();
        let after = plan.last_milestones(|i| happened.at(i).need_not_happen());
        let after = after.filter_map(|i| looking.milestones[i].as_ref());
        let after: Vec<(Date, bool)> = after
            .map(|foreseen| (foreseen.date, foreseen.is_ahead()))
            .collect();
        let all = counted.map(|counted| [counted, after].concat());
        let last = all.iter().flatten().map(|(date, _)| *date).max();
        let is_ahead = all.iter().flatten().any(|(_, is_ahead)| *is_ahead);
        let ahead = |end: Option<(Date, bool)>| end.filter(|(_, is_ahead)| *is_ahead);
        Self {
            milestones: looking.milestones,
            clocks: ends
                .into_iter()
                .map(|end| ahead(end).map(|(date, _)| date))
                .collect(),
            end: last.filter(|_| is_ahead),
            last,
            coming_back: None,
        }
    }

    /// The day on which all will have ended, what comes back included; `None` once it has.
    #[must_use]
    pub fn end_of_all(&self) -> Option<Date> {
        self.end.max(self.coming_back)
    }
}

/// A date, what it is taken from, and why it is later than that.
#[derive(Clone, Copy)]
struct Dated {
    date: Date,
    basis: Basis,
    held: Option<Held>,
}

impl Dated {
    const fn of(date: Date, basis: Basis) -> Self {
        Self {
            date,
            basis,
            held: None,
        }
    }
}

struct Looking<'l, 'd> {
    dossier: &'l Dossier,
    ledger: &'l Ledger<'d>,
    happened: &'l Happened,
    clocks: &'l [ClockStatus],
    today: Date,
    promises: HashMap<&'l Event, Date>,
    /// The items that have a date by today.
    records: HashMap<&'l Event, Date>,
    leads: Vec<Vec<usize>>,
    milestones: Vec<Option<Foreseen>>,
}

impl Looking<'_, '_> {
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
        // It has a date only where somebody promised one.
        if occurrence.waived || occurrence.spared && promised.is_none() {
            return None;
        }
        // Whatever was promised or comes before: from then on silence speaks.
        let silent = counted.filter(|counted| self.is_silence(index, *counted));
        let promised = promised.filter(|date| silent.is_none_or(|(last, _)| *date <= last));
        let counted = counted.map(|counted| match silent {
            Some((date, basis)) => Dated::of(date, basis),
            None => self.held(index, lead, counted),
        });
        let dated = match (promised, counted) {
            (Some(date), _) => Dated::of(date, Basis::Promised),
            (None, counted) if occurrence.total > 0 => self.last_item(index, counted)?,
            (None, counted) => counted?,
        };
        let is_past = dated.date < self.today && !matches!(dated.basis, Basis::Closed(_));
        let (date, held) = if is_past {
            (self.today, Some(Held::Passed))
        } else {
            (dated.date, dated.held)
        };
        Some(Foreseen {
            date,
            basis: dated.basis,
            held,
            clock: lead,
        })
    }

    /// Whether that is the last day of a clock at which the milestone happens by silence.
    fn is_silence(&self, index: usize, (_, basis): (Date, Basis)) -> bool {
        let Basis::Due(clock) = basis else {
            return false;
        };
        let plan = &self.dossier.plan;
        let clock = &plan.clocks[clock];
        clock.on_expiry.is_some() && clock.to.contains(&plan.milestones[index].id)
    }

    /// The date that the plan gives a milestone, no earlier than what it follows will happen. A
    /// promised date promises what comes before it, too.
    fn held(&self, index: usize, lead: Option<usize>, (date, basis): (Date, Basis)) -> Dated {
        if let Basis::Closed(_) = basis {
            return Dated::of(date, basis);
        }
        let plan = &self.dossier.plan;
        let milestone = &plan.milestones[index];
        let before = milestone.after.iter();
        let before = before.filter(|id| !milestone.may_precede.contains(id));
        let before = before.filter_map(|id| plan.milestone_index(id));
        let later = before
            .filter_map(|before| Some((self.milestones[before]?.date, before)))
            .chain(lead.and_then(|clock| self.start(clock)))
            .max()
            .filter(|(later, _)| *later > date && *later >= self.today);
        match later {
            Some((date, by)) => Dated {
                date,
                basis,
                held: Some(Held::By(by)),
            },
            None => Dated::of(date, basis),
        }
    }

    /// The clock that leads to a milestone, and the date that the plan gives it without a promise.
    fn counted(&self, index: usize) -> (Option<usize>, Option<(Date, Basis)>) {
        // What ends a clock does not happen before the clock begins, whatever an act says of its last day.
        let due = |clock: &usize| {
            let due = self.due(*clock)?;
            let start = self.start(*clock).map(|(start, _)| start);
            Some((start.map_or(due, |start| due.max(start)), *clock, due))
        };
        let soonest = self.leads[index].iter().filter_map(due).min();
        let assumed = self.assumed(index);
        let Some((_, clock, due)) = soonest else {
            return (None, assumed);
        };
        if assumed.is_some() && self.is_assumed(index, clock) {
            return (None, assumed);
        }
        let basis = match self.clocks[clock].course {
            Course::Suspended { .. } => Basis::IfResumed(clock),
            Course::Closed { .. } => Basis::Closed(clock),
            Course::NotStarted | Course::Open { .. } | Course::Waived { .. } => Basis::Due(clock),
        };
        (Some(clock), Some((due, basis)))
    }

    /// Whether the plan assumes days for what is only on the way to the end of a clock that has not closed without it.
    fn is_assumed(&self, index: usize, clock: usize) -> bool {
        let milestone = &self.dossier.plan.milestones[index];
        let is_end = self.dossier.plan.clocks[clock].to.contains(&milestone.id);
        let is_over = matches!(self.clocks[clock].course, Course::Closed { .. });
        milestone.assume_days > 0 && !is_end && !(is_over && self.happened.at(index).date.is_none())
    }

    /// So many days after what a milestone follows as the plan assumes; `None` while that has no date.
    fn assumed(&self, index: usize) -> Option<(Date, Basis)> {
        let plan = &self.dossier.plan;
        let before = self.happened.waited_for(plan, index).into_iter();
        let before: Option<Vec<Foreseen>> = before.map(|before| self.milestones[before]).collect();
        let last = before?.iter().map(|before| before.date).max()?;
        let days = plan.milestones[index].assume_days;
        let date = last.checked_add_days(chrono::Days::new(days.into()))?;
        Some((date, Basis::Assumed(days)))
    }

    /// The last of the items: each on its date, or that promised for it, or that of the milestone;
    /// `None` where one of them has none of these.
    fn last_item(&self, index: usize, counted: Option<Dated>) -> Option<Dated> {
        let id = &self.dossier.plan.milestones[index].id;
        let items = self.dossier.items_of(id).map(|item| {
            let event = Event::item(id, &item.id);
            let record = self.records.get(&event).copied();
            match (record, self.promised(&event)) {
                (Some(date), _) => Some(Dated::of(date, Basis::Happened)),
                (None, Some(date)) => Some(Dated::of(date, Basis::Promised)),
                (None, None) => counted,
            }
        });
        let items: Option<Vec<Dated>> = items.collect();
        // What has not happened comes today at the earliest, and so after what happened today.
        let when = |dated: &Dated| match dated.basis {
            Basis::Happened | Basis::Closed(_) => (dated.date, false),
            _ => (dated.date.max(self.today), true),
        };
        items?.into_iter().max_by_key(when)
    }

    fn promised(&self, event: &Event) -> Option<Date> {
        self.promises.get(event).copied()
    }

    /// The last day of a clock of the plan: what it is, or would be if it went on today, or what it
    /// will be from the day its start is foreseen; the day it closed, once it has.
    fn due(&self, index: usize) -> Option<Date> {
        let status = Some(&self.clocks[index]).filter(|clock| !clock.is_waived())?;
        let known = status.end().or(status.open_due());
        if let Some(known) = known.or(status.resumed_due()) {
            return Some(known);
        }
        if let Some(last) = self.counted_back(index) {
            return Some(last);
        }
        let start = || self.start(index).map(|(start, _)| start);
        let start = status.start().or_else(start)?;
        let measure = Measure {
            count: status.count(&self.dossier.plan.rules),
            acts: &self.ledger.acts(&status.key),
        };
        measure.sum(start, None, self.today).due
    }

    /// The last day of a clock that is counted back from what is foreseen.
    fn counted_back(&self, index: usize) -> Option<Date> {
        let status = &self.clocks[index];
        let mut fixed = status.fixed.clone().filter(|fixed| !fixed.is_known())?;
        let date = |id: &MilestoneId| {
            let milestone = self.dossier.plan.milestone_index(id)?;
            self.milestones[milestone].map(|foreseen| foreseen.date)
        };
        fixed.foresee(self.dossier, (status.last_day, status.moved()), date);
        fixed.foreseen()
    }

    /// The day on which a clock of the plan that has not begun is foreseen to, and the milestone it begins
    /// with.
    fn start(&self, index: usize) -> Option<(Date, usize)> {
        let plan = &self.dossier.plan;
        let has_begun = self.clocks[index].has_begun();
        let date = |milestone: usize| self.milestones[milestone].map(|it| it.date);
        let start = || start_of(plan, &plan.clocks[index], self.happened, date);
        (!has_begun).then(start).flatten()
    }

    /// The day on which a clock of the assessment will end, or ended, and whether it is still to.
    fn end(&self, index: usize) -> Option<(Date, bool)> {
        let status = &self.clocks[index];
        if let Some(end) = status.end() {
            return Some((end, false));
        }
        let plan = &self.dossier.plan;
        let Some(n) = status.key.n else {
            let ends = plan.clocks[index].to.iter();
            let ends = ends.filter_map(|id| plan.milestone_index(id));
            let awaited = ends.filter(|end| {
                !self.happened.at(*end).need_not_happen() || self.milestones[*end].is_some()
            });
            let ends: Option<Vec<Foreseen>> = awaited.map(|end| self.milestones[end]).collect();
            let ends = ends?;
            let last = ends.iter().map(|end| end.date).max()?;
            return Some((last, ends.iter().any(Foreseen::is_ahead)));
        };
        let promised = self.promised(&plan.numbered(&status.key.id)?.closing(n));
        let date = promised.or(status.open_due()).or(status.resumed_due())?;
        Some((date.max(self.today), true))
    }
}
