//! Last days that are not counted from the start of a clock: a day fixed from outside, and one counted backwards
//! from an event, from the last day of a term, or from such a day.
//!
//! What is counted back from is a date once it has happened, once the term has begun, or at once where it is
//! fixed. Until then it is at most foreseen, and nobody is judged by it.

use crate::calendar::{Date, FirstDay, FixedDay, LastDayRule, Limit, TermCount};
use crate::plan::{Allowance, Before, Clock, MilestoneId, Rules, TermAnchor};
use crate::record::{Dossier, Happened};

/// A last day that is not counted from the start of its clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FixedTerm {
    /// A day fixed from outside.
    By(Date),
    /// So long before something that comes later.
    Before {
        /// What it is counted back from, and how long.
        before: Before,
        /// That day, once it is known.
        anchor: Option<Date>,
        /// That day as far as foreseen, until then.
        foreseen: Option<Date>,
        /// The last day as far as foreseen, until then.
        foreseen_last: Option<Date>,
    },
}

impl FixedTerm {
    /// That of a clock, where its last day is not counted from its start.
    pub(super) fn of(dossier: &Dossier, happened: &Happened, clock: &Clock) -> Option<Self> {
        match clock.allowance() {
            Allowance::Open | Allowance::Limit(_) => None,
            Allowance::By(day) => Some(Self::By(day)),
            Allowance::Before(before) => Some(Self::Before {
                before: before.clone(),
                anchor: anchor(dossier, before, |id| happened.date(dossier, id)),
                foreseen: None,
                foreseen_last: None,
            }),
        }
    }

    /// The same with what the forecast says of a day that is not known, so many days moved by acts.
    pub(super) fn foresee(
        &mut self,
        dossier: &Dossier,
        (rule, moved): (Option<LastDayRule>, i64),
        date: impl Fn(&MilestoneId) -> Option<Date>,
    ) {
        let plan = &dossier.plan;
        let Self::Before {
            before,
            anchor: None,
            foreseen,
            ..
        } = self
        else {
            return;
        };
        *foreseen = anchor(dossier, before, date);
        let day =
            foreseen.and_then(|day| before.limit.nominal_before(day, plan.rules.working_days()));
        let count = self.count_to(&plan.rules, rule, day);
        let last = day.and_then(|day| count.due(day, moved));
        if let Self::Before { foreseen_last, .. } = self {
            *foreseen_last = last;
        }
    }

    /// How its days are counted.
    pub(super) fn count<'r>(&self, rules: &'r Rules, rule: Option<LastDayRule>) -> TermCount<'r> {
        let day = match self {
            Self::By(day) => Some(*day),
            Self::Before { before, anchor, .. } => {
                anchor.and_then(|day| before.limit.nominal_before(day, rules.working_days()))
            }
        };
        self.count_to(rules, rule, day)
    }

    fn count_to<'r>(
        &self,
        rules: &'r Rules,
        rule: Option<LastDayRule>,
        day: Option<Date>,
    ) -> TermCount<'r> {
        // A fixed day is that day, holiday or not, unless the clock itself says otherwise.
        let rule = match self {
            Self::By(_) => Some(rule.unwrap_or(LastDayRule::Nominal)),
            Self::Before { .. } => rule,
        };
        let count = rules.count(self.length(), FirstDay::Excluded, rule);
        count.ending(FixedDay {
            day,
            is_backwards: matches!(self, Self::Before { .. }),
        })
    }

    /// How long before what comes later, where it is counted backwards.
    #[must_use]
    pub const fn length(&self) -> Option<Limit> {
        match self {
            Self::By(_) => None,
            Self::Before { before, .. } => Some(before.limit),
        }
    }

    /// Whether its day is known.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        match self {
            Self::By(_) => true,
            Self::Before { anchor, .. } => anchor.is_some(),
        }
    }

    /// The last day as far as foreseen, while it is not known.
    #[must_use]
    pub const fn foreseen(&self) -> Option<Date> {
        match self {
            Self::By(_) => None,
            Self::Before { foreseen_last, .. } => *foreseen_last,
        }
    }
}

/// The day that a term is counted back from, where `date` knows that of what it hangs on.
fn anchor(
    dossier: &Dossier,
    before: &Before,
    date: impl Fn(&MilestoneId) -> Option<Date>,
) -> Option<Date> {
    let plan = &dossier.plan;
    match before.anchor()? {
        TermAnchor::Event(id) => date(id),
        TermAnchor::Term(id) => {
            let term = plan.term(id)?;
            plan.term_end(term, date(&term.from)?)
        }
        TermAnchor::Deadline(name) => plan.deadlines.get(name).copied(),
    }
}
