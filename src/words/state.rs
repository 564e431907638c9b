//! The name and the glyph of a state: one table for list, pane, text and help.

use crate::assess::State;
use crate::plan::Text;
use crate::record::Source;
use crate::say;

use super::{Label, Lang};

/// The text of the plan in a language.
#[must_use]
pub fn text(lang: Lang, text: &Text) -> &str {
    lang.pick(text.it(), text.en())
}

say! {
    /// The word of a clock's state. The Italian words are masculine: they speak of the *termine*.
    pub fn state(lang, state: State) -> &str match state {
        State::Overdue => it "in ritardo" en "late";
        State::DueToday => it "scade oggi" en "due today";
        State::DueSoon => it "in scadenza" en "due soon";
        State::Ending => it "in scadenza" en "ending soon";
        State::LongWait => it "attesa lunga" en "long wait";
        State::Suspended => it "sospeso" en "suspended";
        State::Running => it "in corso" en "running";
        State::Breached => it "non rispettato" en "not met";
        State::Met => it "rispettato" en "met";
        State::Ended => it "terminato" en "ended";
        State::NotStarted => it "non avviato" en "not started";
        State::WaitingNoLimit => it "in attesa" en "waiting";
        State::ClosedNoLimit => it "concluso" en "closed";
        State::Waived => it "non si applica" en "does not apply";
    }

    /// The word of an occurrence that was recorded, and comes after what its series comes back through.
    pub fn outside(lang) -> &str it "fuori periodo" en "outside";

    /// The word of a clock that a rejection broke off in time.
    pub fn broken_off(lang, feminine: bool) -> &str match feminine {
        true => it "interrotta" en "broken off";
        false => it "interrotto" en "broken off";
    }

    /// The same of a phase or of a request, which are feminine in Italian.
    pub fn of_phase(lang, state: State) -> &str match state {
        State::Suspended => it "sospesa" en "suspended";
        State::Breached => it "non rispettata" en "not met";
        State::Met => it "rispettata" en "met";
        State::Ended => it "terminata" en "ended";
        State::NotStarted => it "non avviata" en "not started";
        State::ClosedNoLimit => it "conclusa" en "closed";
        State::Overdue
        | State::DueToday
        | State::DueSoon
        | State::Ending
        | State::LongWait
        | State::Running
        | State::WaitingNoLimit
        | State::Waived => say self::state(lang, state);
    }
}

/// The words of states for a name of this gender in Italian.
#[must_use]
pub const fn agreeing(is_feminine: bool) -> fn(Lang, State) -> &'static str {
    if is_feminine { of_phase } else { state }
}

/// The word of a term's state: a service is active, not running late or in time.
#[must_use]
pub const fn term_state(lang: Lang, of: State) -> &'static str {
    match of {
        State::Running => active(lang),
        other => state(lang, other),
    }
}

/// The same of the phase that the service is.
#[must_use]
pub const fn term_of_phase(lang: Lang, of: State) -> &'static str {
    match of {
        State::Running => active_phase(lang),
        other => of_phase(lang, other),
    }
}

/// The words of a term for a name of this gender in Italian.
#[must_use]
pub const fn term_agreeing(is_feminine: bool) -> fn(Lang, State) -> &'static str {
    if is_feminine {
        term_of_phase
    } else {
        term_state
    }
}

/// The sign of a state; no two urgent states share one, in either set.
#[must_use]
pub const fn glyph(state: State, ascii: bool) -> &'static str {
    let (glyph, letter) = match state {
        State::Overdue => ("■", "X"),
        State::DueToday => ("▼", "!"),
        State::DueSoon | State::Ending => ("▲", "^"),
        State::Suspended => ("║", "="),
        State::Running => ("●", "o"),
        State::WaitingNoLimit | State::LongWait => ("○", "?"),
        State::NotStarted => ("·", "."),
        State::Met | State::Ended | State::ClosedNoLimit => ("√", "+"),
        State::Breached => ("×", "x"),
        State::Waived => ("–", "-"),
    };
    if ascii { letter } else { glyph }
}

/// The sign of a rejection: what was delivered is sent back.
#[must_use]
pub const fn rejected(ascii: bool) -> &'static str {
    if ascii { "<" } else { "«" }
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

say! {
    /// The word of a service with its last day: past it, what was.
    pub fn term_with_day(lang, of: State, word: &str, day: &str) match of {
        State::Ended => it "{word} {day}" en "{word} on {day}";
        State::Ending => it "{word}, ultimo giorno {day}" en "{word}, last day {day}";
        _ => it "{word} fino a {day} compreso" en "{word} through {day}";
    }

    fn active(lang) -> &str it "attivo" en "active";
    fn active_phase(lang) -> &str it "attiva" en "active";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_fits_its_column_in_both_languages() {
        for of in State::COUNTED.into_iter().chain([State::Waived]) {
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
            State::Waived,
        ];
        for ascii in [false, true] {
            let mut signs: Vec<_> = urgent.iter().map(|state| glyph(*state, ascii)).collect();
            signs.sort_unstable();
            signs.dedup();
            assert_eq!(signs.len(), urgent.len());
        }
    }
}
