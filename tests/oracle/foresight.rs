//! When what has not happened will: the days from today on are lived through one by one, and on each it
//! is asked what would have happened by its evening.
//!
//! What was promised happens on the day it was promised for; what ends a clock on its last day in time;
//! what the plan assumes days for so many days after what it follows; what else is on the way to the end of a
//! clock on its last day in time; the rest with what it follows. Nothing happens before today, nor, unless it was promised, before what it follows. What
//! is on the way to the end of a clock that has closed was over by then, recorded or not. What nothing
//! leads to never happens, and nobody waits for it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;
use crono::calendar::Date;
use crono::plan::{Clock, Event, Milestone, MilestoneId};
use crono::record::Dossier;

use super::model::{Measure, happened, walk};

/// Longer than any generated plan takes.
const DAYS: u64 = 5_000;

/// What is foreseen.
pub struct Foresight<'d> {
    dossier: &'d Dossier,
    today: Date,
    measures: &'d [Measure],
    /// Milestones that end no judged clock, with the one they lead to the end of.
    on_the_way: &'d [(&'static str, &'static str)],
    /// What nothing leads to is not here.
    to_happen: BTreeSet<&'d MilestoneId>,
    /// The day of what has happened, and of what will.
    dated: BTreeMap<&'d MilestoneId, Date>,
}

impl<'d> Foresight<'d> {
    /// Lives through the days.
    pub fn of(
        dossier: &'d Dossier,
        today: Date,
        measures: &'d [Measure],
        on_the_way: &'d [(&'static str, &'static str)],
    ) -> Self {
        let mut seen = Self {
            dossier,
            today,
            measures,
            on_the_way,
            to_happen: BTreeSet::new(),
            dated: BTreeMap::new(),
        };
        for milestone in &dossier.plan.milestones {
            let known = happened(dossier, &milestone.id, today);
            if let Some(date) = known.or_else(|| seen.over_with_its_clock(milestone)) {
                seen.dated.insert(&milestone.id, date);
            }
        }
        seen.find_what_will_happen();
        let mut day = today;
        for _ in 0..DAYS {
            seen.live(day);
            if seen.to_happen.iter().all(|id| seen.dated.contains_key(*id)) {
                return seen;
            }
            day = day + Days::new(1);
        }
        panic!("some of {:?} never comes", seen.to_happen);
    }

    fn promised(&self, event: &Event) -> Option<Date> {
        let mut promises = self.dossier.expected.iter();
        promises
            .find(|promise| promise.event == *event)
            .map(|promise| promise.date)
    }

    fn items(&self, id: &MilestoneId) -> Vec<Event> {
        let items = self.dossier.items.iter();
        items
            .filter(|item| item.milestone == *id)
            .map(|item| Event::item(id, &item.id))
            .collect()
    }

    fn is_recorded(&self, event: &Event) -> bool {
        let mut records = self.dossier.records.iter();
        records.any(|record| record.event == *event && record.date <= self.today)
    }

    /// The clocks with a limit that a milestone ends, or else leads to the end of.
    fn leading(&self, id: &MilestoneId) -> Vec<(&'d Clock, &'d Measure)> {
        let way = self.on_the_way.iter();
        let way: Vec<&str> = way
            .filter(|(from, _)| *from == id.as_str())
            .map(|it| it.1)
            .collect();
        let clocks = self.dossier.plan.clocks.iter();
        let leads = clocks.filter(|clock| {
            let counts = clock.limit.is_some() && !clock.informative;
            counts && (clock.to.contains(id) || way.contains(&clock.id.as_str()))
        });
        let measured = |clock: &'d Clock| {
            let own = |m: &&Measure| m.key.n.is_none() && m.key.id == clock.id;
            (clock, self.measures.iter().find(own).expect("a clock"))
        };
        leads.map(measured).collect()
    }

    /// The day on which a clock closed that a milestone without a date leads to the end of.
    fn over_with_its_clock(&self, milestone: &Milestone) -> Option<Date> {
        let events = [
            vec![Event::milestone(&milestone.id)],
            self.items(&milestone.id),
        ]
        .concat();
        if events.iter().any(|event| self.promised(event).is_some()) {
            return None;
        }
        let leading = self.leading(&milestone.id).into_iter();
        leading
            .filter_map(|(_, m)| m.end.filter(|_| m.start.is_some()))
            .min()
    }

    /// Whether a date of a milestone can be told at all.
    fn find_what_will_happen(&mut self) {
        loop {
            let known = self.to_happen.len();
            for milestone in &self.dossier.plan.milestones {
                if !self.dated.contains_key(&milestone.id) && self.can_be_told(milestone) {
                    self.to_happen.insert(&milestone.id);
                }
            }
            if self.to_happen.len() == known {
                return;
            }
        }
    }

    fn is_known(&self, id: &MilestoneId) -> bool {
        self.dated.contains_key(id) || self.to_happen.contains(id)
    }

    fn can_be_told(&self, milestone: &Milestone) -> bool {
        if self.promised(&Event::milestone(&milestone.id)).is_some() {
            return true;
        }
        let leading = self.leading(&milestone.id);
        let by_clock = leading
            .iter()
            .any(|(clock, _)| self.is_known(&clock.from.0[0]));
        let follows = !milestone.after.is_empty();
        let counted = by_clock || follows && milestone.after.iter().all(|id| self.is_known(id));
        let items = self.items(&milestone.id);
        let told = |item: &Event| self.is_recorded(item) || self.promised(item).is_some();
        counted || !items.is_empty() && items.iter().all(told)
    }

    /// What happens on a day, in whatever order it needs.
    fn live(&mut self, day: Date) {
        loop {
            let plan = &self.dossier.plan;
            let open = plan.milestones.iter().find(|milestone| {
                let id = &milestone.id;
                let open = self.to_happen.contains(id) && !self.dated.contains_key(id);
                open && self.happens_by(milestone, day)
            });
            let Some(milestone) = open else { return };
            self.dated.insert(&milestone.id, day);
        }
    }

    fn happens_by(&self, milestone: &Milestone, day: Date) -> bool {
        if let Some(promised) = self.promised(&Event::milestone(&milestone.id)) {
            return promised <= day;
        }
        let items = self.items(&milestone.id);
        if items.is_empty() {
            return self.is_due_by(milestone, day);
        }
        items.iter().all(|item| match self.promised(item) {
            _ if self.is_recorded(item) => true,
            Some(promised) => promised <= day,
            None => self.is_due_by(milestone, day),
        })
    }

    /// Whether what comes before a milestone has happened, and its time has come.
    fn is_due_by(&self, milestone: &Milestone, day: Date) -> bool {
        let after = milestone.after.iter();
        let mut waits = after.filter(|id| !milestone.may_precede.contains(id));
        if waits.any(|id| self.is_known(id) && !self.dated.contains_key(id)) {
            return false;
        }
        let leading = self.leading(&milestone.id);
        let by_clock = leading
            .iter()
            .any(|(clock, _)| self.is_known(&clock.from.0[0]));
        if by_clock && !self.takes_days_of_its_own(milestone) {
            let started = leading.iter().filter_map(|(clock, measure)| {
                let start = measure
                    .start
                    .or(self.dated.get(&clock.from.0[0]).copied())?;
                self.last_day(measure, start)
            });
            return started.min().is_some_and(|last| last <= day);
        }
        let dates = milestone.after.iter().map(|id| self.dated.get(id).copied());
        let dates: Option<Vec<Date>> = dates.collect();
        let last = dates.and_then(|dates| dates.into_iter().max());
        let wait = Days::new(milestone.assume_days.into());
        last.is_some_and(|last| last + wait <= day)
    }

    /// Whether the plan allows days for a milestone with which no clock has to end, from something that has a day.
    fn takes_days_of_its_own(&self, milestone: &Milestone) -> bool {
        let clocks = self.dossier.plan.clocks.iter();
        let mut measured = clocks.filter(|clock| clock.limit.is_some() && !clock.informative);
        let ends_one = measured.any(|clock| clock.to.contains(&milestone.id));
        let after = &milestone.after;
        let counts = !after.is_empty() && after.iter().all(|id| self.is_known(id));
        milestone.assume_days > 0 && !ends_one && counts
    }

    /// The last day in time of a clock that starts on a day, as the facts of today give it.
    fn last_day(&self, measure: &Measure, start: Date) -> Option<Date> {
        let until = self.today.max(start);
        let days = (start, until);
        Some(walk(self.dossier, measure, days, measure.rule, self.today)?.due)
    }

    /// The day on which a clock will end; `None` once all that ends it has happened, or where that cannot
    /// be told.
    pub fn end(&self, measure: &Measure) -> Option<Date> {
        let plan = &self.dossier.plan;
        let Some(n) = measure.key.n else {
            let ends = &plan.clock(&measure.key.id)?.to;
            let is_over = |id| happened(self.dossier, id, self.today).is_some();
            if ends.iter().all(is_over) {
                return None;
            }
            let days: Option<Vec<Date>> =
                ends.iter().map(|id| self.dated.get(id).copied()).collect();
            return days?.into_iter().max();
        };
        if measure.end.is_some() {
            return None;
        }
        let register = plan.register(&measure.key.id)?;
        let promised = self.promised(&Event::numbered(&register.answer.id, n));
        let last = promised.or_else(|| self.last_day(measure, measure.start?))?;
        Some(last.max(self.today))
    }

    /// The day on which all will have ended: the last clock of the plan that is not for information, or
    /// what nothing follows and no service begins with.
    pub fn whole(&self) -> Option<Date> {
        let plan = &self.dossier.plan;
        let counted = plan.clocks.iter().filter(|clock| !clock.informative);
        let ends: BTreeSet<&MilestoneId> = counted.flat_map(|clock| &clock.to).collect();
        let is_last = |milestone: &&Milestone| {
            let id = &milestone.id;
            let followed = plan.milestones.iter().any(|other| other.after.contains(id));
            let begins = plan.terms.iter().any(|term| term.from == *id);
            !followed && !begins && self.dated.contains_key(id)
        };
        let last = plan.milestones.iter().filter(is_last).map(|m| &m.id);
        let all: Vec<&MilestoneId> = ends.into_iter().chain(last).collect();
        let is_over = |id: &&MilestoneId| happened(self.dossier, id, self.today).is_some();
        if all.iter().all(is_over) {
            return None;
        }
        let days: Option<Vec<Date>> = all.iter().map(|id| self.dated.get(*id).copied()).collect();
        days?.into_iter().max()
    }
}
