//! The gender in Italian of what is said of a clock, a register, a series and a term, and the words of states in it.
//!
//! What they are called is said elsewhere.

use crate::assess::{ClockKey, ClockStatus};
use crate::plan::{Clock, ClockId, Plan, Term};
use crate::words::Lang;
use crate::words::notation::article;
use crate::words::register::EntryNoun;
use crate::words::state::{agreeing, broken_off, outside};

use super::clock::term_is_the_phase;

/// Whether what is said of a clock is feminine in Italian, wherever it is said: as the phase that it stands for, even
/// where it has a name of its own beside its runs; as a fixed day; else as its own name. An entry and a register are as
/// the noun of an entry, an occurrence as that of its series.
#[must_use]
pub fn is_feminine(plan: &Plan, key: &ClockKey) -> bool {
    if let Some(series) = plan.series(&key.id) {
        return super::series::is_feminine(series);
    }
    if key.n.is_some() {
        // By the noun of an entry, or where there are several registers by their labels.
        return plan.register(&key.id).is_some_and(|known| {
            let side = &known.answer;
            let step = side.noun.as_ref().unwrap_or(&side.label);
            let label = if known.is_answered() {
                &known.label
            } else {
                step
            };
            let opens = known.request.noun.as_ref().unwrap_or(&known.request.label);
            let label = if plan.registers.len() == 1 {
                opens
            } else {
                label
            };
            article::is_feminine(label.it())
        });
    }
    if plan.register(&key.id).is_some() {
        // It is of the Italian noun in every language.
        return EntryNoun::of(Lang::default(), plan, &key.id).feminine;
    }
    // A time that a rejection cut short, or made, is of the gender of the first, also once it is gone.
    let own = plan.clock(&key.id);
    let first = own.and_then(Clock::first).cloned();
    let first = first.or_else(|| key.id.attempt()?.0.parse().ok());
    let first = first.and_then(|id| plan.clock(&id)).or(own);
    first.is_some_and(|known| {
        let is_own = || article::is_feminine(known.label.it());
        known.is_deadline() || is_of_phase(plan, known) || is_own()
    })
}

/// Whether a clock speaks for its phase, however it is called: it is the only judged one that was agreed there, or bears
/// its name.
fn is_of_phase(plan: &Plan, known: &Clock) -> bool {
    let Some(phase) = plan.phase(known.phase) else {
        return false;
    };
    let names = [Some(&phase.title), phase.short.as_ref()];
    let judged = |clock: &&Clock| clock.is_agreed() && !clock.informative && clock.has_end();
    let mut alone = plan.clocks_of(known.phase).filter(judged);
    let only = alone.next().filter(|only| only.id == known.id);
    let is_alone = only.is_some() && alone.next().is_none();
    let has_terms = || plan.terms.iter().any(|term| term.phase == known.phase);
    let mut names = names.into_iter().flatten();
    is_alone && !has_terms() || names.any(|name| *name == known.label)
}

/// The word of the state of a clock, in the gender of its name.
#[must_use]
pub fn state_of(lang: Lang, plan: &Plan, clock: &ClockStatus) -> &'static str {
    state_in(lang, clock, is_feminine(plan, &clock.key))
}

/// The same in the gender of what it is said of.
#[must_use]
pub fn state_in(lang: Lang, clock: &ClockStatus, feminine: bool) -> &'static str {
    if clock.is_outside {
        return outside(lang);
    }
    if clock.is_broken_off {
        return broken_off(lang, feminine);
    }
    agreeing(feminine)(lang, clock.state())
}

/// Whether the name of a term is feminine in Italian: that of its phase is, a label of its own may be.
#[must_use]
pub fn term_is_feminine(plan: &Plan, id: &ClockId) -> bool {
    let is_feminine =
        |known: &Term| term_is_the_phase(plan, known) || term_label_is_feminine(known);
    plan.term(id).is_some_and(is_feminine)
}

/// Whether the label of a term is feminine in Italian.
#[must_use]
pub fn term_label_is_feminine(known: &Term) -> bool {
    article::is_feminine(known.label.it())
}
