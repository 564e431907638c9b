//! What a change does to a term: a service that runs from a day on.

use crate::assess::{State, TermEffect};
use crate::plan::Plan;
use crate::words::dates::with_weekday;
use crate::words::effect::not_started_again;
use crate::words::event::{term, term_is_feminine};
use crate::words::{Lang, state};

/// What happens to one term: "fase 8: attiva fino al gio 31/12/2030 compreso".
#[must_use]
pub fn term_effect(lang: Lang, plan: &Plan, effect: &TermEffect) -> String {
    let name = term(lang, plan, &plan.terms[effect.after.index].id);
    format!("{name}: {}", term_happens(lang, plan, effect))
}

/// The same without its name.
pub(super) fn term_happens(lang: Lang, plan: &Plan, effect: &TermEffect) -> String {
    let after = &effect.after;
    let feminine = term_is_feminine(plan, &plan.terms[after.index].id);
    let Some(through) = after.through.map(|through| with_weekday(lang, through)) else {
        let is_waived = [effect.before.state, after.state].contains(&State::Waived);
        return if is_waived {
            state::term_agreeing(feminine)(lang, after.state).to_owned()
        } else {
            not_started_again(lang, feminine)
        };
    };
    // That it is near its end is of no interest where it has just been set.
    let of = match after.state {
        State::Ending => State::Running,
        other => other,
    };
    let word = state::term_agreeing(feminine)(lang, of);
    match of {
        State::Waived => word.to_owned(),
        of => state::term_with_day(lang, of, word, &through),
    }
}
