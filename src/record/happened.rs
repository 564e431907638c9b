//! Which milestones have happened through a day, and on which date.
//!
//! A fact dated later is ignored: it becomes one on its day. A milestone that has items happens
//! with the last of them; a date recorded before the first item was added holds until an item is
//! dated. The record of an event is found here without a look at all the others.

use std::collections::{HashMap, HashSet};

use crate::calendar::Date;
use crate::plan::{Clock, ClockStart, Event, MilestoneId, Plan};

use super::occurrence::Occurrence;
use super::spared::spare;
use super::{Dossier, NotePlace, Record};

/// A milestone that counts as having happened because a whole term passed in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Its position in the plan.
    pub milestone: usize,
    /// The last day of that term.
    pub date: Date,
}

/// What has happened through a day, milestone by milestone, in the order of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    milestones: Vec<Occurrence>,
    /// For each milestone, the position of its own record, whatever its date.
    records: Vec<Option<usize>>,
    /// The positions of the records of items and of requests, whatever their dates.
    of_parts: HashMap<Event, usize>,
    /// The items and requests that do not apply, of themselves or with what they are part of.
    waived_parts: HashSet<Event>,
    /// The phases that do not apply.
    waived_phases: Vec<u32>,
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
        let hidden = dossier.attempts_to_come();
        // What is rejected on a later day than the plan is seen on is not rejected yet, though its record bears the
        // number of the attempt.
        let renamed = dossier.plain_names();
        for (position, record) in dossier.records.iter().enumerate() {
            if hidden.contains(&record.event.milestone) {
                continue;
            }
            let id = renamed.get(&record.event.milestone);
            let id = id.unwrap_or(&record.event.milestone);
            if record.event.part.is_some() {
                let event = Event {
                    milestone: id.clone(),
                    ..record.event.clone()
                };
                // Of two the first, as everywhere.
                of_parts.entry(event).or_insert(position);
            }
            let Some(i) = plan.milestone_index(id) else {
                continue;
            };
            let covered = day.is_none_or(|day| record.date <= day);
            match &record.event.part {
                None => {
                    records[i] = Some(position);
                    milestones[i].date = covered.then_some(record.date);
                }
                Some(part) if covered => {
                    parts.insert((id.as_str(), part.as_str()), record.date);
                }
                Some(_) => {}
            }
        }
        for rejection in &dossier.rejections {
            let name = rejection.name();
            if let Some(i) = plan.milestone_index(&name) {
                let covered = day.is_none_or(|day| rejection.date <= day);
                milestones[i].date = covered.then_some(rejection.date);
            }
        }
        let mut latest: HashMap<usize, Date> = HashMap::new();
        let waived_parts = waived_parts(dossier, day);
        let items = dossier.items.iter();
        let items = items.map(|item| Event::item(&item.milestone, &item.id));
        for item in items.chain(dossier.items_in_attempts()) {
            let (Some(i), Some(part)) = (plan.milestone_index(&item.milestone), &item.part) else {
                continue;
            };
            let date = parts.get(&(item.milestone.as_str(), part.as_str()));
            let Some(date) = date else {
                if waived_parts.contains(&item) {
                    milestones[i].waived = true;
                } else {
                    milestones[i].total += 1;
                }
                continue;
            };
            milestones[i].total += 1;
            milestones[i].done += 1;
            latest
                .entry(i)
                .and_modify(|last| *last = (*last).max(*date))
                .or_insert(*date);
        }
        for (i, last) in latest {
            let milestone = &mut milestones[i];
            milestone.date = (milestone.done == milestone.total).then_some(last);
        }
        waive(dossier, day, &mut milestones);
        spare(plan, &mut milestones);
        Self {
            milestones,
            records,
            of_parts,
            waived_parts,
            waived_phases: waived_phases(dossier, day),
            through: day,
        }
    }

    /// Whether a fact of that date is one already.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.through.is_none_or(|through| date <= through)
    }

    /// Counts milestones as having happened by silence, where nothing else is known of them.
    pub fn hear_silence(&mut self, plan: &Plan, silences: &[Silence]) {
        for silence in silences {
            let found = &mut self.milestones[silence.milestone];
            if found.date.is_none() && !found.waived {
                found.date = Some(silence.date);
                found.by_silence = true;
            }
        }
        if !silences.is_empty() {
            spare(plan, &mut self.milestones);
        }
    }

    /// What counts as having happened by silence, in the order of the plan.
    #[must_use]
    pub fn silences(&self) -> Vec<Silence> {
        let all = self.milestones.iter().enumerate();
        let silent = all.filter(|(_, found)| found.by_silence);
        let silence = |(milestone, found): (usize, &Occurrence)| {
            found.date.map(|date| Silence { milestone, date })
        };
        silent.filter_map(silence).collect()
    }

    /// What happened of the milestone at this position of the plan.
    #[must_use]
    pub fn at(&self, index: usize) -> Occurrence {
        self.milestones[index]
    }

    /// What happened of the milestone of this name; `None` where the plan has none.
    #[must_use]
    pub fn of(&self, plan: &Plan, id: &MilestoneId) -> Option<Occurrence> {
        plan.milestone_index(id).map(|index| self.at(index))
    }

    /// What comes before a milestone and is waited for, by the positions in the plan. What does not apply
    /// gives its place to what comes before it; what need not happen is left out, unless nothing else comes
    /// before. Then it gives its place as well, where this one has to happen all the same.
    #[must_use]
    pub fn waited_for(&self, plan: &Plan, index: usize) -> Vec<usize> {
        let spared = |before: &usize| self.milestones[*before].spared;
        let mut found = self.before(plan, index, |before| before.waived && !before.spared);
        if !found.iter().all(spared) {
            found.retain(|before| !spared(before));
        } else if !plan.need_not_happen(index) {
            found = self.before(plan, index, |before| before.waived || before.spared);
        }
        found
    }

    /// What comes before a milestone; of what gives its place, what comes before that.
    fn before(
        &self,
        plan: &Plan,
        index: usize,
        gives_place: impl Fn(&Occurrence) -> bool,
    ) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut next = vec![index];
        while let Some(milestone) = next.pop() {
            let before = plan.milestones[milestone].after.iter();
            for before in before.filter_map(|id| plan.milestone_index(id)) {
                if gives_place(&self.milestones[before]) {
                    next.push(before);
                } else if !found.contains(&before) {
                    found.push(before);
                }
            }
        }
        found
    }

    /// Whether an event does not apply.
    #[must_use]
    pub fn is_waived(&self, plan: &Plan, event: &Event) -> bool {
        match plan.milestone_index(&event.milestone) {
            Some(i) if event.part.is_none() => self.milestones[i].waived,
            _ => self.waived_parts.contains(event) || self.is_waived_with_phase(plan, event),
        }
    }

    /// Whether a phase as a whole does not apply.
    #[must_use]
    pub fn is_phase_waived(&self, number: u32) -> bool {
        self.waived_phases.contains(&number)
    }

    /// Whether an occurrence of a series does not apply because its phase does not.
    fn is_waived_with_phase(&self, plan: &Plan, event: &Event) -> bool {
        let series = plan.series_of(&event.milestone);
        series.is_some_and(|series| self.is_phase_waived(series.phase))
    }

    /// The date of a milestone, if it happened.
    #[must_use]
    pub fn date(&self, dossier: &Dossier, id: &MilestoneId) -> Option<Date> {
        dossier
            .plan
            .milestone_index(id)
            .and_then(|i| self.milestones[i].date)
    }

    /// The first day that anything happened on, so far.
    #[must_use]
    pub fn first_date(&self, dossier: &Dossier) -> Option<Date> {
        let dates = dossier.records.iter().map(|record| record.date);
        dates.filter(|date| self.covers(*date)).min()
    }

    /// The day a clock counts from, once it has begun. Of several that it counts from, those that need not
    /// happen are left out, unless there are no others. One that runs from the beginning counts its days from
    /// the first that anything happened.
    #[must_use]
    pub fn start_of(&self, dossier: &Dossier, clock: &Clock) -> Option<Date> {
        let starts = clock.starts().iter();
        let found = || starts.clone().filter_map(|id| self.of(&dossier.plan, id));
        match clock.start() {
            ClockStart::FromBeginning => self.first_date(dossier),
            ClockStart::First(_) => found().filter_map(|start| start.date).min(),
            ClockStart::Last(_) => {
                let alone = found().all(|start| start.need_not_happen());
                let counted = found().filter(|start| alone || !start.need_not_happen());
                let dates: Option<Vec<Date>> = counted.map(|start| start.date).collect();
                dates?.into_iter().max()
            }
        }
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
        let is_it = record.event == *event || record.event.milestone.whole() == event.milestone;
        is_it.then_some(record)
    }
}

/// The items and answers that do not apply on a day, though they have no date.
fn waived_parts(dossier: &Dossier, day: Option<Date>) -> HashSet<Event> {
    if dossier.waivers.is_empty() {
        return HashSet::new();
    }
    let items = dossier.items.iter();
    let items = items.map(|item| Event::item(&item.milestone, &item.id));
    let answers = dossier.requests.iter().flat_map(|request| {
        let steps = dossier.plan.steps_of(&request.register);
        steps.map(|register| Event::numbered(&register.answer.id, request.n))
    });
    let holds = |event: &Event| dossier.waiver_on(event, day).is_some();
    let parts = items.chain(answers).filter(holds);
    parts.chain(waived_occurrences(dossier, day)).collect()
}

/// The occurrences that do not apply on a day: of themselves, or with their phase.
fn waived_occurrences(dossier: &Dossier, day: Option<Date>) -> Vec<Event> {
    if dossier.plan.series.is_empty() {
        return Vec::new();
    }
    let plain = dossier.plain_names();
    let named = dossier.waivers.iter().filter_map(|waiver| {
        let NotePlace::Named(event) = &waiver.event else {
            return None;
        };
        let is_known = day.is_none_or(|day| waiver.date <= day);
        let id = plain.get(&event.milestone).unwrap_or(&event.milestone);
        let series = dossier.plan.series_of(id);
        let event = Event {
            milestone: id.clone(),
            ..event.clone()
        };
        (is_known && series.is_some() && event.number().is_some()).then_some(event)
    });
    named.collect()
}

/// The phases that do not apply on a day.
fn waived_phases(dossier: &Dossier, day: Option<Date>) -> Vec<u32> {
    let known = dossier.waivers.iter();
    let known = known.filter(|waiver| day.is_none_or(|day| waiver.date <= day));
    let phases = known.filter_map(|waiver| match waiver.event {
        NotePlace::Phase(number) => Some(number),
        NotePlace::Plan | NotePlace::Named(_) | NotePlace::Point(_) => None,
    });
    phases.collect()
}

/// Marks what does not apply. What has a date applies, whatever a file says; and a milestone some of whose
/// items apply does.
fn waive(dossier: &Dossier, day: Option<Date>, milestones: &mut [Occurrence]) {
    for (milestone, found) in dossier.plan.milestones.iter().zip(milestones) {
        let event = || Event::milestone(&milestone.id);
        let holds = || !dossier.waivers.is_empty() && dossier.waiver_on(&event(), day).is_some();
        let by_items = found.waived && found.total == 0;
        found.waived = !found.has_begun() && (by_items || holds());
    }
}
