//! Why a date is foreseen: promised, the last day of a clock, assumed by the plan. Nothing is worked out
//! here: what a date is taken from is said by the assessment.

use crate::assess::{Basis, ClockKey, Foreseen, Held};
use crate::plan::Plan;
use crate::words::{Lang, dates, event};

/// Why a date is foreseen.
pub(super) struct Why<'p> {
    pub(super) lang: Lang,
    pub(super) plan: &'p Plan,
    /// The clock that is spoken of, which needs no name.
    pub(super) own: Option<usize>,
    /// Whether the milestone must be named, because nothing before names it.
    pub(super) is_named: bool,
}

impl Why<'_> {
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
            Basis::Promised => gone(
                lang,
                lang.pick("data promessa", "promised date"),
                lang.pick("già passata", "already past"),
                passed,
            ),
            Basis::Due(index) => {
                let limit = self.limit(index);
                gone(
                    lang,
                    &limit,
                    lang.pick("già passato", "already past"),
                    passed,
                )
            }
            Basis::IfResumed(index) => self.if_resumed(index),
            Basis::Closed(index) => self.closed(index),
            Basis::Assumed(days) => self.assumed(milestone, days, passed),
        })
    }

    fn clock_name(&self, index: usize) -> Option<String> {
        let clock = self.plan.clocks.get(index)?;
        let key = ClockKey {
            id: clock.id.clone(),
            n: None,
        };
        (self.own != Some(index)).then(|| event::clock(self.lang, self.plan, &key))
    }

    fn limit(&self, index: usize) -> String {
        match (self.lang, self.clock_name(index)) {
            (_, None) => self.lang.pick("limite", "limit").to_owned(),
            (Lang::It, Some(name)) => format!("limite {name}"),
            (_, Some(name)) => format!("limit of {name}"),
        }
    }

    fn if_resumed(&self, index: usize) -> String {
        match (self.lang, self.clock_name(index)) {
            (Lang::It, None) => "se riprende oggi".to_owned(),
            (_, None) => "if it resumes today".to_owned(),
            (Lang::It, Some(name)) => format!("{name}, se riprende oggi"),
            (_, Some(name)) => format!("{name}, if it resumes today"),
        }
    }

    /// What was never recorded, though the clock that it leads to the end of is closed.
    fn closed(&self, index: usize) -> String {
        match (self.lang, self.clock_name(index)) {
            (Lang::It, None) => "il termine si è chiuso quel giorno".to_owned(),
            (_, None) => "the clock closed on that day".to_owned(),
            (Lang::It, Some(name)) => format!("{name}, chiusa quel giorno"),
            (_, Some(name)) => format!("{name}, closed on that day"),
        }
    }

    /// What no clock measures.
    fn assumed(&self, milestone: usize, days: u32, passed: bool) -> String {
        let lang = self.lang;
        let name = event::milestone(lang, self.plan, &self.plan.milestones[milestone].id);
        let named = |with: &str| {
            let name = self.is_named.then(|| format!("{name}{with}"));
            name.unwrap_or_default()
        };
        if passed {
            let awaited = lang.pick("non prima di oggi", "not before today");
            return format!("{}{awaited}", named(": "));
        }
        let count = dates::days(lang, days);
        match (lang, days) {
            (Lang::It, 0) => format!(
                "{}si conta lo stesso giorno, il piano non ipotizza attese",
                named(": ")
            ),
            (_, 0) => format!(
                "{}counted on the same day, the plan assumes no wait",
                named(": ")
            ),
            (Lang::It, 1) => format!("{}senza termine: {count} ipotizzato dal piano", named(" ")),
            (Lang::It, _) => format!("{}senza termine: {count} ipotizzati dal piano", named(" ")),
            (_, _) => format!("{}without a limit: {count} assumed by the plan", named(" ")),
        }
    }
}

/// What a date is taken from, and that it has passed.
pub(in crate::words) fn gone(lang: Lang, what: &str, past: &str, passed: bool) -> String {
    if !passed {
        return what.to_owned();
    }
    let today = lang.pick("non prima di oggi", "not before today");
    format!("{what} {past}: {today}")
}
