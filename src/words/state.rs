//! The name and the glyph of a state, and who must act: one table for list, pane, text and help.

use crate::assess::State;
use crate::plan::{Actor, Text};
use crate::record::Source;

use super::{Label, Lang};

/// The text of the plan in a language.
#[must_use]
pub fn text(lang: Lang, text: &Text) -> &str {
    match lang {
        Lang::It => text.it(),
        Lang::En => text.en(),
    }
}

/// The word of a clock's state. The Italian words are masculine: they speak of the *termine*.
#[must_use]
pub const fn state(lang: Lang, state: State) -> &'static str {
    match state {
        State::Overdue => lang.pick("in ritardo", "late"),
        State::DueToday => lang.pick("scade oggi", "due today"),
        State::DueSoon => lang.pick("in scadenza", "due soon"),
        State::Suspended => lang.pick("sospeso", "suspended"),
        State::Running => lang.pick("in corso", "running"),
        State::Breached => lang.pick("non rispettato", "not met"),
        State::Met => lang.pick("rispettato", "met"),
        State::Ended => lang.pick("terminato", "ended"),
        State::NotStarted => lang.pick("non avviato", "not started"),
        State::WaitingNoLimit => lang.pick("senza termine", "no limit"),
        State::ClosedNoLimit => lang.pick("concluso", "closed"),
    }
}

/// The word of a term's state: a service is active, not running late or in time.
#[must_use]
pub const fn term_state(lang: Lang, of: State) -> &'static str {
    match of {
        State::Running => lang.pick("attivo", "active"),
        other => state(lang, other),
    }
}

/// The sign of a state; no two urgent states share one, in either set.
#[must_use]
pub const fn glyph(state: State, ascii: bool) -> &'static str {
    let (glyph, letter) = match state {
        State::Overdue => ("■", "X"),
        State::DueToday => ("▼", "!"),
        State::DueSoon => ("▲", "^"),
        State::Suspended => ("║", "="),
        State::Running => ("●", "o"),
        State::WaitingNoLimit => ("○", "?"),
        State::NotStarted => ("·", "."),
        State::Met | State::Ended | State::ClosedNoLimit => ("√", "+"),
        State::Breached => ("×", "x"),
    };
    if ascii { letter } else { glyph }
}

/// Who acts, in a list; "we" are the Administration, in capitals while a clock runs meanwhile.
#[must_use]
pub const fn who(lang: Lang, actor: Actor, clock_runs: bool) -> &'static str {
    match actor {
        Actor::Supplier => Label::Supplier.text(lang),
        Actor::Both => Label::Together.text(lang),
        Actor::Administration if clock_runs => Label::UsNow.text(lang),
        Actor::Administration => Label::Us.text(lang),
    }
}

/// Who acts, in full, for text that leaves the office.
#[must_use]
pub const fn actor(lang: Lang, actor: Actor) -> &'static str {
    match actor {
        Actor::Supplier => lang.pick("fornitore", "supplier"),
        Actor::Administration => lang.pick("Amministrazione", "Administration"),
        Actor::Both => lang.pick("congiunto", "joint"),
    }
}

/// The kind of document, in a form or a list.
#[must_use]
pub const fn source(lang: Lang, source: Source) -> &'static str {
    match source {
        Source::Minutes => Label::Minutes.text(lang),
        Source::Pec => Label::Pec.text(lang),
        Source::Protocol => Label::Protocol.text(lang),
        Source::Decision => Label::Decision.text(lang),
        Source::Platform => Label::Platform.text(lang),
        Source::Other => Label::Other.text(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_fits_its_column_in_both_languages() {
        for of in State::COUNTED {
            for lang in Lang::ALL {
                assert!(state(lang, of).chars().count() <= 14);
            }
        }
    }

    #[test]
    fn urgent_states_have_signs_of_their_own() {
        let urgent = [
            State::Overdue,
            State::DueToday,
            State::DueSoon,
            State::Suspended,
            State::Running,
            State::Breached,
            State::Met,
            State::NotStarted,
            State::WaitingNoLimit,
        ];
        for ascii in [false, true] {
            let mut signs: Vec<_> = urgent.iter().map(|state| glyph(*state, ascii)).collect();
            signs.sort_unstable();
            signs.dedup();
            assert_eq!(signs.len(), urgent.len());
        }
    }
}
