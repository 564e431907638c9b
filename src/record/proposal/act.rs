//! Suspending and resuming clocks, giving one more time, promising a date, and taking such acts back.

use crate::calendar::Date;
use crate::plan::{ClockKey, Event, Numbered, Role};
use crate::record::edit::Fact;
use crate::record::{
    ActId, Change, Document, Expectation, Extension, GRANT_MAX, Grant, Happened, Op, Refusal,
    Resumption, Slot, StatedTerm, Suspension, is_suspendable, may_stop,
};

use super::{ExpectedFact, ProposalContext, in_range, sound};

impl ProposalContext<'_> {
    pub(super) fn suspend(&self, act: &Suspension) -> Result<Change, Refusal> {
        in_range(act.from)?;
        sound(&act.document, &[&act.reason, &act.ordered_by])?;
        for key in &act.clocks {
            self.known_clock(key, true)?;
            self.may_come(key)?;
            if !may_stop(self.plan(), key) {
                return Err(Refusal::NotSuspendable(key.clone()));
            }
            self.has_term(key)?;
        }
        let after = Suspension {
            n: self.next_number(|_: &Suspension| true),
            stamp: self.stamp.clone(),
            resumption: None,
            ..act.clone()
        };
        let edit = after.instead_of(None);
        Ok(Change::new(Op::Suspend, vec![edit]))
    }

    pub(super) fn resume(&self, n: Option<u32>, end: &Resumption) -> Result<Change, Refusal> {
        in_range(end.date)?;
        sound(&end.document, &[&end.ordered_by])?;
        let before = self.open_suspension(n)?;
        if end.date < before.from {
            return Err(Refusal::ResumptionBeforeSuspension {
                n: before.n,
                from: before.from,
                resumed: end.date,
            });
        }
        if let Some(cut) = self.dossier.ended_with_attempt(before, end.date)
            && cut < end.date
        {
            return Err(Refusal::EndedWithAttempt(before.n, cut));
        }
        for term in &end.terms {
            in_range(term.due)?;
            self.stated(before, term, end.date)?;
        }
        let resumption = Resumption {
            stamp: self.stamp.clone(),
            ..end.clone()
        };
        let after = Suspension {
            resumption: Some(Box::new(resumption)),
            ..before.clone()
        };
        let edit = after.instead_of(Some(before));
        Ok(Change::new(Op::Resume, vec![edit]))
    }

    /// The suspension to end: the one of that number, or the only one that is open.
    fn open_suspension(&self, n: Option<u32>) -> Result<&Suspension, Refusal> {
        // One whose clocks were cut short ended with them; by its number it may still be ended before that day.
        let mut open = self.dossier.unended_suspensions();
        let Some(n) = n else {
            let first = open.next().ok_or(Refusal::NothingSuspended)?;
            let others: Vec<u32> = open.map(|known| known.n).collect();
            if others.is_empty() {
                return Ok(first);
            }
            let open = [first.n].into_iter().chain(others).collect();
            return Err(Refusal::WhichSuspension { open });
        };
        let known = self.dossier.suspension(n);
        let known = known.ok_or_else(|| Refusal::UnknownSuspension {
            n,
            open: open.map(|known| known.n).collect(),
        })?;
        match &known.resumption {
            Some(end) => Err(Refusal::AlreadyResumed(n, end.date)),
            None => Ok(known),
        }
    }

    /// A stated term speaks of a clock that was suspended, and cannot have passed before it goes on.
    fn stated(
        &self,
        suspension: &Suspension,
        term: &StatedTerm,
        resumed: Date,
    ) -> Result<(), Refusal> {
        self.known_clock(&term.clock, false)?;
        if !suspension.names(&term.clock) || !is_suspendable(self.plan(), &term.clock) {
            return Err(Refusal::NotSuspendable(term.clock.clone()));
        }
        if term.due < resumed {
            return Err(Refusal::TermBeforeResumption {
                clock: term.clock.clone(),
                due: term.due,
                resumed,
            });
        }
        Ok(())
    }

    pub(super) fn extend(&self, act: &Extension) -> Result<Change, Refusal> {
        in_range(act.granted)?;
        sound(&act.document, &[&act.reason])?;
        match act.grant {
            Grant::Until(date) => in_range(date)?,
            Grant::Days(days) if (1..=GRANT_MAX).contains(&days) => {}
            Grant::Days(days) => return Err(Refusal::BadGrant { days }),
        }
        self.known_clock(&act.clock, false)?;
        self.may_come(&act.clock)?;
        let plan = self.plan();
        let has_end = if let Some(clock) = plan.clock(&act.clock.id) {
            clock.has_end()
        } else {
            let known = plan.numbered(&act.clock.id);
            act.clock.n.is_some() && known.is_some_and(|known| known.limit().is_some())
        };
        if !has_end {
            return Err(Refusal::NothingToExtend(act.clock.clone()));
        }
        self.has_term(&act.clock)?;
        let after = Extension {
            n: self.next_number(|_: &Extension| true),
            stamp: self.stamp.clone(),
            ..act.clone()
        };
        let edit = after.instead_of(None);
        Ok(Change::new(Op::Extend, vec![edit]))
    }

    pub(super) fn promise(
        &self,
        event: &Event,
        promised: Option<&(Date, Document)>,
        expected: Option<&ExpectedFact<Expectation>>,
    ) -> Result<Option<Change>, Refusal> {
        self.known_event(event)?;
        let before = self.dossier.expectation(event);
        let date = |promise: &Expectation| promise.date;
        if let Some(expected) = expected.filter(|expected| !expected.is(before, date)) {
            let expected = expected.date(date).map(|date| date.to_string());
            return Err(self.clash(Slot::Expectation(event.clone()), expected));
        }
        let after = match promised {
            None => None,
            Some((date, document)) => {
                in_range(*date)?;
                sound(document, &[])?;
                if let Some(on) = self.happened_on(event) {
                    let event = event.clone();
                    return Err(Refusal::HappenedAlready { event, on });
                }
                self.applies(event)?;
                self.fits_attempt(event, *date)?;
                Some(Expectation {
                    event: event.clone(),
                    date: *date,
                    document: document.clone(),
                    stamp: self.stamp.clone(),
                })
            }
        };
        let edit = match (before, after) {
            (None, None) => return Ok(None),
            (Some(was), None) => was.taken_away(),
            (Some(was), Some(now)) if was.date == now.date && was.document == now.document => {
                return Ok(None);
            }
            (before, Some(now)) => now.instead_of(before),
        };
        let edits = Change::placed(self.dossier, vec![edit]);
        Ok(Some(Change::new(Op::Expect, edits)))
    }

    /// Takes an act back that should never have been typed in.
    pub(super) fn take_back(&self, act: ActId) -> Result<Change, Refusal> {
        if self.reason.is_none_or(|reason| reason.trim().is_empty()) {
            return Err(Refusal::ReasonMissingForAct(act));
        }
        let unknown = || Refusal::UnknownAct(act);
        let edit = match act {
            ActId::Suspension(n) => {
                let before = self.dossier.suspension(n).ok_or_else(unknown)?;
                before.taken_away()
            }
            ActId::Resumption(n) => {
                let known = self.dossier.suspension(n);
                let before = known.filter(|known| known.resumption.is_some());
                let before = before.ok_or_else(unknown)?;
                let open = Suspension {
                    resumption: None,
                    ..before.clone()
                };
                open.instead_of(Some(before))
            }
            ActId::Extension(n) => {
                let before = self.dossier.extension(n).ok_or_else(unknown)?;
                before.taken_away()
            }
        };
        Ok(Change::new(Op::Clear, vec![edit]))
    }

    /// A clock of the plan, a register, a term, or the clock of a request that is there. What an act
    /// can do to it is asked afterwards.
    fn known_clock(&self, key: &ClockKey, registers: bool) -> Result<(), Refusal> {
        if self.dossier.phase_of_clock(key).is_some() {
            return Ok(());
        }
        let text = key.to_string();
        Err(Refusal::UnknownClock { text, registers })
    }

    /// Refuses an act on an occurrence that can never be, as a date of it is.
    fn may_come(&self, key: &ClockKey) -> Result<(), Refusal> {
        match (self.plan().numbered(&key.id), key.n) {
            (Some(Numbered::Series(series)), Some(n)) => self.comes_back(series, n),
            _ => Ok(()),
        }
    }

    /// Refuses an act on a clock that has no term because something does not apply.
    fn has_term(&self, key: &ClockKey) -> Result<(), Refusal> {
        match self.dossier.no_term_because(key) {
            None => Ok(()),
            Some(event) => Err(Refusal::NoTerm {
                clock: key.clone(),
                event,
            }),
        }
    }

    /// The date of an event: its own, or that of the last of its items once all of them have one.
    fn happened_on(&self, event: &Event) -> Option<Date> {
        let own = self.dossier.record(event).map(|record| record.date);
        let whole = || Happened::through(self.dossier, None).date(self.dossier, &event.milestone);
        own.or_else(|| event.part.is_none().then(whole).flatten())
    }

    fn known_event(&self, event: &Event) -> Result<(), Refusal> {
        match self.plan().role(event)? {
            Role::Milestone(_) => Ok(()),
            Role::Item(..) | Role::Request(..) | Role::Answer(..) | Role::Occurrence(..) => {
                self.recordable(event)
            }
        }
    }
}

impl crate::record::Dossier {
    /// The refusal of a text that is no clock of this dossier.
    #[must_use]
    pub fn unknown_clock(&self, text: &str) -> Refusal {
        let text = text.to_owned();
        Refusal::UnknownClock {
            text,
            registers: false,
        }
    }
}
