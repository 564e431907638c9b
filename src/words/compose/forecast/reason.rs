//! Why a date is foreseen: promised, the last day of a clock, assumed by the plan. Nothing is worked out
//! here: what a date is taken from is said by the assessment.

use crate::assess::{Basis, ClockKey, Foreseen, Held};
use crate::plan::Plan;
use crate::words::forecast::{assumed, closed, if_resumed, limit, not_before_today, promised};
use crate::words::{Lang, event};

/// Why a date is foreseen.
pub(super) struct ForecastReason<'p> {
    pub(super) lang: Lang,
    pub(super) plan: &'p Plan,
    /// The clock that is spoken of, which needs no name.
    pub(super) own: Option<usize>,
    /// Whether the milestone must be named, because nothing before names it.
    pub(super) is_named: bool,
}

impl ForecastReason<'_> {
    /// Why a milestone is foreseen on its date; `None` where it has happened.
    pub(super) fn reason(&self, milestone: usize, foreseen: &Foreseen) -> Option<String> {
        let lang = self.lang;
        let passed = foreseen.held == Some(Held::Passed);
        if let Some(Held::By(other)) = foreseen.held {
            let other = &self.plan.milestones[other].id;
            return Some(event::after(lang, self.plan, other));
        }
        Some(match foreseen.basis {
            Basis::Happened => return None,
            Basis::Promised => promised(lang, passed).to_owned(),
            Basis::Due(index) => limit(lang, self.clock_name(index).as_deref(), passed),
            Basis::IfResumed(index) => if_resumed(lang, self.clock_name(index).as_deref()),
            Basis::Closed(index) => closed(lang, self.clock_name(index).as_deref()),
            Basis::Assumed(days) => {
                let id = &self.plan.milestones[milestone].id;
                let name = self.is_named.then(|| event::milestone(lang, self.plan, id));
                if passed {
                    not_before_today(lang, name.as_deref())
                } else {
                    assumed(lang, name.as_deref(), days)
                }
            }
        })
    }

    /// The name of a clock, where it needs one.
    fn clock_name(&self, index: usize) -> Option<String> {
        let clock = self.plan.clocks.get(index)?;
        let key = ClockKey {
            id: clock.id.clone(),
            n: None,
        };
        (self.own != Some(index)).then(|| event::clock(self.lang, self.plan, &key))
    }
}
