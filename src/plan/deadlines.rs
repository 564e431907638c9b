//! Days fixed from outside as clocks: a fixed date is a term like any other, so that it is listed, judged and
//! exported by what does so with all terms.
//!
//! They are made anew whenever a plan is checked, and never written: the file says them as `deadlines`.

use serde::Serializer;

use crate::calendar::{Date, FirstDay};

use super::Plan;
use super::agreed::as_agreed;
use super::clock::{Clock, Milestones};
use super::id::{ClockId, DeadlineId, MilestoneId};
use super::penalty::ClockPenalty;
use super::text::Text;

/// How many days before it a fixed day is due soon.
const WARN: u32 = 30;

impl Plan {
    /// The clocks of the fixed days.
    pub(super) fn deadline_clocks(&self) -> Vec<Clock> {
        let fixed = self.deadlines.iter();
        fixed
            .map(|(name, day)| self.deadline_clock(name, *day))
            .collect()
    }

    /// The clock of a fixed day: it ends with the milestone of that name, else with the whole.
    fn deadline_clock(&self, name: &DeadlineId, day: Date) -> Clock {
        let mut milestones = self.milestones.iter();
        let named = milestones.find(|milestone| milestone.id.as_str() == name.as_str());
        let (phase, to) = if let Some(milestone) = named {
            (milestone.phase, vec![milestone.id.clone()])
        } else {
            let last = self.phases.last().map_or(0, |phase| phase.number);
            (last, self.end_of_the_whole())
        };
        Clock {
            id: ClockId::of_deadline(name),
            phase,
            label: Text::Plain(name.to_string()),
            from: Milestones::default(),
            from_first: Vec::new(),
            to,
            limit: None,
            by: Some(day),
            before: None,
            first_day: FirstDay::Excluded,
            last_day: None,
            warn: WARN,
            informative: false,
            suspendable: None,
            owed_by: Some(self.us()),
            // Lateness of it has no price, whoever owes it.
            penalty: Some(ClockPenalty::None),
            warn_after: 0,
            on_expiry: None,
            attempt: None,
            silent: Vec::new(),
        }
    }

    /// What the whole has ended with: what ends its clocks, those for information left out, and what nothing
    /// follows, but for what only begins a service.
    pub(crate) fn end_of_the_whole(&self) -> Vec<MilestoneId> {
        let mut ends: Vec<MilestoneId> = Vec::new();
        let clocks = self.agreed_clocks().map(|(_, clock)| clock);
        let clocks = clocks.filter(|clock| !clock.informative);
        let of_clocks = clocks.flat_map(|clock| clock.to.iter().cloned());
        let last = self.last_milestones(|_| false);
        let last = last.map(|i| self.milestones[i].id.clone());
        for id in of_clocks.chain(last) {
            if !ends.contains(&id) {
                ends.push(id);
            }
        }
        ends
    }
}

/// Writes the clocks that the plan says.
pub(super) fn without<S: Serializer>(clocks: &[Clock], serializer: S) -> Result<S::Ok, S::Error> {
    let own = clocks.iter().filter(|clock| clock.is_agreed());
    serializer.collect_seq(own.map(as_agreed))
}
