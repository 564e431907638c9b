//! What makes a clock sound: what it begins and ends with is there, and what it allows is said in one way.

use crate::calendar::{FIRST_DATE, FirstDay, LAST_DATE};
use crate::plan::clock::{Clock, ClockStart, TermAnchor};
use crate::plan::id::MilestoneId;
use crate::plan::problem::ProblemKind;

use super::Check;

impl Check<'_> {
    pub(super) fn clocks(&mut self) {
        for (i, clock) in self.plan.agreed_clocks() {
            let place = || format!("clocks[{i}] {}", clock.id);
            self.phase_exists(&place, clock.phase);
            self.text(&|| format!("{}.label", place()), &clock.label);
            self.starts(&place, clock);
            self.milestones_exist(&|| format!("{}.to", place()), &clock.to);
            let ends_at_start = |start| clock.to.contains(start);
            if clock.to.is_empty() || clock.starts().iter().any(ends_at_start) {
                self.report(format!("{}.to", place()), ProblemKind::Endless);
            }
            self.allowance(&place, clock);
            self.limit(&place, clock.limit, clock.warn);
            self.silence(&place, clock);
            self.days(&|| format!("{}.warn_after", place()), clock.warn_after);
            self.party_exists(&|| format!("{}.owed_by", place()), clock.owed_by.as_ref());
        }
    }

    /// Each of several milestones is there, and once.
    fn milestones_exist(&mut self, place: &dyn Fn() -> String, ids: &[MilestoneId]) {
        for (i, id) in ids.iter().enumerate() {
            self.milestone_exists(place, id);
            if ids[..i].contains(id) {
                self.report(place(), ProblemKind::Duplicate(id.to_string()));
            }
        }
    }

    fn starts(&mut self, place: &dyn Fn() -> String, clock: &Clock) {
        self.milestones_exist(&|| format!("{}.from", place()), &clock.from.0);
        self.milestones_exist(&|| format!("{}.from_first", place()), &clock.from_first);
        if !clock.from.0.is_empty() && !clock.from_first.is_empty() {
            self.report(place(), ProblemKind::OneOf(&["from", "from_first"]));
        }
        let is_fixed = clock.by.is_some() || clock.before.is_some();
        if clock.start() == ClockStart::FromBeginning && !is_fixed {
            self.report(format!("{}.from", place()), ProblemKind::Startless);
        }
    }

    /// Silence is that of a term counted from its start, about one event.
    fn silence(&mut self, place: &dyn Fn() -> String, clock: &Clock) {
        if clock.on_expiry.is_none() {
            return;
        }
        if clock.limit.is_none() {
            self.report(
                format!("{}.on_expiry", place()),
                ProblemKind::EndlessSilence,
            );
        }
        if clock.to.len() > 1 {
            self.report(
                format!("{}.on_expiry", place()),
                ProblemKind::SilenceOnSeveral,
            );
        }
    }

    /// What a clock allows is said in one way.
    fn allowance(&mut self, place: &dyn Fn() -> String, clock: &Clock) {
        let said = [
            clock.limit.is_some(),
            clock.by.is_some(),
            clock.before.is_some(),
        ];
        if said.iter().filter(|said| **said).count() > 1 {
            self.report(place(), ProblemKind::OneOf(&["limit", "by", "before"]));
        }
        if clock.limit.is_none() && said.contains(&true) && clock.first_day != FirstDay::Excluded {
            self.report(format!("{}.first_day", place()), ProblemKind::NoFirstDay);
        }
        if let Some(day) = clock
            .by
            .filter(|day| !(FIRST_DATE..=LAST_DATE).contains(day))
        {
            self.report(format!("{}.by", place()), ProblemKind::Day(day));
        }
        let Some(before) = &clock.before else {
            return;
        };
        let place = || format!("{}.before", place());
        self.limit(&place, Some(before.limit), 0);
        let unknown = match before.anchor() {
            None => {
                let names = &["event", "term", "deadline"];
                return self.report(place(), ProblemKind::ExactlyOne(names));
            }
            Some(TermAnchor::Event(id)) if clock.to.contains(id) => {
                return self.report(format!("{}.event", place()), ProblemKind::Endless);
            }
            Some(TermAnchor::Event(id)) => {
                return self.milestone_exists(&|| format!("{}.event", place()), id);
            }
            Some(TermAnchor::Term(id)) => {
                (self.plan.term(id).is_none()).then_some(("term", id.as_str()))
            }
            Some(TermAnchor::Deadline(name)) => {
                let is_there = self.plan.deadlines.contains_key(name);
                (!is_there).then_some(("deadline", name.as_str()))
            }
        };
        if let Some((field, name)) = unknown {
            let unknown = ProblemKind::Unknown(name.to_owned());
            self.report(format!("{}.{field}", place()), unknown);
        }
    }
}
