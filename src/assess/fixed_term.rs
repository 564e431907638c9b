//! Last days that are not counted from the start of a clock: a day fixed from outside, and one counted backwards
//! from an event, from the last day of a term, or from such a day.
//!
//! What is counted back from is a date once it has happened, once the term has begun, or at once where it is
//! fixed. Until then it is at most foreseen, and nobody is judged by it.

use crate::calendar::{Date, FIRST_DATE, FirstDay, FixedDay, LastDayRule, Limit, TermCount};
use crate::plan::{
    Allowance, Before, Clock, ClockKey, DeadlineId, MilestoneId, Plan, Rules, Term, TermAnchor,
};
use crate::record::{Dossier, Happened};

use super::acts::Ledger;
use super::count::Measure;

/// A last day that is not counted from the start of its clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FixedTerm {
    /// A day fixed from outside.
    By(Date),
    /// So long before something that comes later.
    Before {
        /// What it is counted back from, and how long.
        before: Before,
        /// That day, once it is known: of a fixed day, as acts have moved it.
        anchor: Option<Date>,
        /// That day as far as foreseen, until then.
        foreseen: Option<Date>,
        /// The last day as far as foreseen, until then.
        foreseen_last: Option<Date>,
    },
}

impl FixedTerm {
    /// That of a clock, where its last day is not counted from its start.
    pub(super) fn of(ledger: &Ledger<'_>, happened: &Happened, clock: &Clock) -> Option<Self> {
        let dossier = ledger.dossier;
        match clock.allowance() {
            Allowance::Open | Allowance::Limit(_) => None,
            Allowance::By(day) => Some(Self::By(day)),
            Allowance::Before(before) => Some(Self::Before {
                before: before.clone(),
                anchor: match before.anchor()? {
                    TermAnchor::Deadline(name) => fixed_day(ledger, name),
                    other => anchor(dossier, &other, |id| happened.date(dossier, id)),
                },
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
        *foreseen = before.anchor().and_then(|of| anchor(dossier, &of, date));
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
    of: &TermAnchor<'_>,
    date: impl Fn(&MilestoneId) -> Option<Date>,
) -> Option<Date> {
    let plan = &dossier.plan;
    match of {
        TermAnchor::Event(id) => date(id),
        TermAnchor::Term(id) => {
            let term = plan.term(id)?;
            plan.term_end(term, date(&term.from)?)
        }
        TermAnchor::Deadline(name) => plan.deadlines.get(*name).copied(),
    }
}

/// A day fixed from outside as it stands: an act that moves it moves what is counted back from it.
fn fixed_day(ledger: &Ledger<'_>, name: &DeadlineId) -> Option<Date> {
    let plan = &ledger.dossier.plan;
    let given = plan.deadlines.get(name).copied()?;
    let clock = ClockKey::of_deadline(name);
    let acts = ledger.acts(&clock);
    let count = FixedTerm::By(given).count(&plan.rules, None);
    let measure = Measure { count, acts: &acts };
    measure.sum(FIRST_DATE, None, ledger.today).due
}

/// Whether a service does not apply because its phase does not. One that begins with an event elsewhere goes with its
/// phase; one that began within it has a date, and what has a date applies.
pub(super) fn is_waived_with_its_phase(plan: &Plan, happened: &Happened, term: &Term) -> bool {
    let from = plan.milestone(&term.from);
    let elsewhere = from.is_some_and(|from| from.phase != term.phase);
    elsewhere && happened.is_phase_waived(term.phase)
}
