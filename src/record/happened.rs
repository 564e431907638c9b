//! Which milestones have happened through a day, and on which date.
//!
//! A fact dated later is ignored: it becomes one on its day. A milestone that has items happens
//! with the last of them; a date recorded before the first item was added holds until an item is
//! dated. The record of an event is found here without a look at all the others.

use std::collections::HashMap;

use crate::calendar::Date;
use crate::plan::{Event, MilestoneId};

use super::{Dossier, Record};

/// What has happened of one milestone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Occurrence {
    /// The date it happened on; `None` while it has not.
    pub date: Option<Date>,
    /// How many of its items are dated.
    pub done: u32,
    /// How many items it has; 0 for a milestone that is one thing.
    pub total: u32,
}

/// What has happened through a day, milestone by milestone, in the order of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    milestones: Vec<Occurrence>,
    /// For each milestone, the position of its own record, whatever its date.
    records: Vec<Option<usize>>,
    /// The positions of the records of items and of requests, whatever their dates.
    of_parts: HashMap<Event, usize>,
    through: Option<Date>,
}

impl Happened {
    /// What had happened through `day`; with `None`, everything recorded counts.
    #[must_use]
    pub fn through(dossier: &Dossier, day: Option<Date>) -> Self {
        let plan = &dossier.plan;
        let mut milestones = vec![Occurrence::default(); plan.milestones.len()];
        let mut records = vec![None; milestones.len()];
        let mut of_parts: HashMap<Event, usize> = HashMap::new();
        let mut parts: HashMap<(&str, &str), Date> = HashMap::new();
        for (position, record) in dossier.records.iter().enumerate() {
            if record.event.part.is_some() {
                // Of two the first, as everywhere.
                of_parts.entry(record.event.clone()).or_insert(position);
            }
            let Some(i) = plan.milestone_index(&record.event.milestone) else {
                continue;
            };
            let covered = day.is_none_or(|day| record.date <= day);
            match &record.event.part {
                None => {
                    records[i] = Some(position);
                    milestones[i].date = covered.then_some(record.date);
                }
                Some(part) if covered => {
                    let milestone = record.event.milestone.as_str();
                    parts.insert((milestone, part.as_str()), record.date);
                }
                Some(_) => {}
            }
        }
        let mut latest: HashMap<usize, Date> = HashMap::new();
        for item in &dossier.items {
            let Some(i) = plan.milestone_index(&item.milestone) else {
                continue;
            };
            milestones[i].total += 1;
            if let Some(date) = parts.get(&(item.milestone.as_str(), item.id.as_str())) {
                milestones[i].done += 1;
                latest
                    .entry(i)
                    .and_modify(|last| *last = (*last).max(*date))
                    .or_insert(*date);
            }
        }
        for (i, last) in latest {
            let milestone = &mut milestones[i];
            milestone.date = (milestone.done == milestone.total).then_some(last);
        }
        Self {
            milestones,
            records,
            of_parts,
            through: day,
        }
    }

    /// Whether a fact of that date is one already.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.through.is_none_or(|through| date <= through)
    }

    /// What happened of the milestone at this position of the plan.
    #[must_use]
    pub fn at(&self, index: usize) -> Occurrence {
        self.milestones[index]
    }

    /// The date of a milestone, if it happened.
    #[must_use]
    pub fn date(&self, dossier: &Dossier, id: &MilestoneId) -> Option<Date> {
        dossier
            .plan
            .milestone_index(id)
            .and_then(|i| self.milestones[i].date)
    }

    /// The record of an event, whatever its date; `dossier` is the one this was made of.
    #[must_use]
    pub fn record<'d>(&self, dossier: &'d Dossier, event: &Event) -> Option<&'d Record> {
        let position = match &event.part {
            Some(_) => *self.of_parts.get(event)?,
            None => match dossier.plan.milestone_index(&event.milestone) {
                Some(i) => self.records[i]?,
                // Only in a file that was never sound.
                None => return dossier.record(event),
            },
        };
        let record = dossier.records.get(position)?;
        (record.event == *event).then_some(record)
    }
}
