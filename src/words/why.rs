//! "Why this date?": the sum behind a due date in words, step by step, with the article where one
//! applies.
//!
//! Sources: art. 2963 of the civil code for the first day, the last instant, months and years; art.
//! 1187 for the last day on a holiday.

use std::fmt::Display;

use crate::calendar::WorkingWeek;
use crate::say;

use super::{dates, setting};

pub use super::compose::why::{
    ReasonLine, beside, reading, reading_in, steps, term, term_title, title, verdicts, whose,
};

// What a line is headed with and what it says, in the order of the lines.
say! {
    pub(super) fn start(lang) -> &str it "Inizio" en "Start";
    pub(super) fn runs_anyway(lang) -> &str
        it "nessun evento: corre dall'inizio del contratto"
        en "no event: it runs from the beginning of the contract";
    pub(super) fn last_of_them_counts(lang) -> &str it "conta l'ultimo di questi" en "the last of these counts";
    pub(super) fn first_of_them_counts(lang) -> &str it "conta il primo di questi" en "the first of these counts";
    pub(super) fn not_yet(lang) -> &str it "non ancora" en "not yet";
    pub(super) fn starting_day_does_not_count(lang) -> &str
        it "quello d'inizio non conta (art. 2963 c.c.)"
        en "the starting day does not count (art. 2963 c.c.)";
    pub(super) fn starting_day_counts(lang) -> &str
        it "quello d'inizio conta"
        en "the starting day counts";
    pub(super) fn first_day(lang) -> &str it "Primo giorno" en "First day";
    pub(super) fn limit(lang) -> &str it "Limite" en "Limit";
    pub(super) fn none(lang) -> &str it "nessuno" en "none";
    /// Why a clock has no limit though the plan gives it one.
    pub(super) fn no_term(lang, event: impl Display)
        it "perché non si applica: {event}"
        en "because this does not apply: {event}";
    /// How a term ended that was there to use a right in, and nobody did.
    pub(super) fn right_not_used(lang) -> &str
        it "il diritto non è stato usato in tempo: non si applica, e nessuno è in ritardo"
        en "over, and the right was not used by its last day: it does not apply, and nobody is late";
    /// The end of a clock that a rejection took the ground from.
    pub(super) fn broken_off(lang, noun: &str)
        it "si interrompe senza esito: {noun}"
        en "broken off without a verdict: {noun}";
    pub(super) fn fixed_day(lang) -> &str it "Data fissa" en "Fixed day";
    pub(super) fn fixed_from_outside(lang) -> &str
        it "vale quel giorno, festivo o no"
        en "it is that day, holiday or not";
    pub(super) fn counted_back(lang) -> &str it "A ritroso" en "Backwards";
    /// Of a fixed day that is counted back from, once an act has moved it.
    pub(super) fn moved_by_an_extension(lang, day: &str)
        it "spostato da una proroga: era {day}"
        en "moved by an extension: it was {day}";
    pub(super) fn not_known_yet(lang) -> &str
        it "quel giorno non è ancora certo: nessuno è giudicato"
        en "that day is not certain yet: nobody is judged";
    pub(super) fn of_the_calendar(lang) -> &str it "di calendario" en "of the calendar";
    pub(super) fn same_numbered_day(lang) -> &str
        it "stesso numero di giorno (art. 2963 c.c.)"
        en "same-numbered day (art. 2963 c.c.)";
    pub(super) fn working_week(lang, week: WorkingWeek) let week = setting::working_week(lang, week);
        it "{week}, festivi esclusi"
        en "{week}, holidays excluded";
    pub(super) fn unmoved_in_working_days(lang) -> &str
        it "in giorni lavorativi nessuna regola lo sposta"
        en "in working days no rule moves it";
    pub(super) fn day_before(lang) -> &str
        it "il giorno prima di quello con lo stesso numero, perché il primo conta"
        en "the day before the same-numbered one, because the first counts";
    pub(super) fn extension(lang) -> &str it "Proroga" en "Extension";
    pub(super) fn began_too_late(lang) -> &str
        it "cominciata alla scadenza o dopo: non la sposta"
        en "it began on the due date or later: it does not move it";
    pub(super) fn shared_days_count_once(lang) -> &str
        it "i giorni che ha in comune con un'altra contano una volta"
        en "the days it shares with another count once";
    pub(super) fn counts_from(lang, from: &str)
        it "conta da {from}, quando il termine decorre"
        en "it counts from {from}, when the clock begins";
    pub(super) fn same_after_act_above(lang) -> &str
        it "la stessa, dopo l'atto qui sopra"
        en "the same one, behind the act above";
    pub(super) fn same_revived_by_act_above(lang) -> &str
        it "la stessa: con l'atto qui sopra il termine corre di nuovo, da allora lo ferma"
        en "the same one: with the act above the clock has time again, since then it stops it";
    pub(super) fn suspension(lang) -> &str it "Sospensione" en "Suspension";
    pub(super) fn new_term(lang) -> &str it "Nuovo termine" en "New term";
    pub(super) fn last_day(lang) -> &str it "Ultimo giorno" en "Last day";
    /// Of a last day that is only foreseen.
    pub(super) fn as_foreseen(lang) -> &str it "come previsto finora" en "as foreseen so far";
    pub(super) fn holiday(lang) -> &str it "Festivo" en "Holiday";
    pub(super) fn moves_back(lang) -> &str
        it "contato a ritroso, passa al giorno non festivo che precede"
        en "counted backwards, it moves to the day before that is none";
    pub(super) fn no_holiday(lang) -> &str it "non è festivo" en "not a holiday";
    pub(super) fn suspensions_count_otherwise(lang) -> &str
        it ", anche perché allora le sospensioni contano diversamente"
        en ", also because suspensions then count otherwise";
    pub(super) fn silence(lang) -> &str it "Silenzio" en "Silence";
    pub(super) fn silence_counts(lang) -> &str
        it "finito l'ultimo giorno senza una data, quel giorno vale come data (silenzio)"
        en "when the last day is over without a date, that day counts as the date (silence)";
    /// Of a term that goes on past its last day, because what was there by then was rejected.
    pub(super) fn silence_is_spent(lang) -> &str
        it "quel che c'era all'ultimo giorno è stato respinto: ora vale solo una data registrata"
        en "what was there by the last day was rejected: now only a recorded date counts";
    pub(super) fn end(lang) -> &str it "Fine" en "End";
    pub(super) fn today(lang) -> &str it "Oggi" en "Today";
    pub(super) fn last_changed_by(lang, by: impl Display, on: impl Display)
        it "ultima modifica di {by}, {on}"
        en "last changed by {by}, {on}";
    pub(super) fn stated_at_resumption(lang, n: impl Display)
        it "indicato alla ripresa della sospensione n. {n}"
        en "stated at the resumption of suspension no. {n}";
    pub(super) fn instead_of_the_sum(lang, counted: impl Display)
        it "vale al posto del calcolo, che darebbe {counted}"
        en "it stands instead of the sum, which would give {counted}";
    pub(super) fn rule_in_use(lang, rule: impl Display) it "regola in uso: {rule}" en "rule in use: {rule}";
    pub(super) fn if_civil_code_applies(lang, civil_day: impl Display, counted: impl Display)
        it "se vale l'art. 1187 c.c.: {civil_day}{counted}"
        en "if art. 1187 c.c. applies: {civil_day}{counted}";
    pub(super) fn in_gross(lang, gross: impl Display) it " ({gross} lordi)" en " ({gross} gross)";
    pub(super) fn waits_for(lang, noun: impl Display)
        it "non parte ancora: aspetta {noun}"
        en "not started: it waits for {noun}";

    pub(super) fn granted_on(lang, n: u32, on: &str, until: Option<&str>) match until {
        None => it "n. {n}, concessa il {on}" en "no. {n}, granted on {on}";
        Some(until) =>
            it "n. {n}, concessa il {on}, fino a {until}"
            en "no. {n}, granted on {on}, until {until}";
    }

    pub(super) fn suspended_from(lang, n: u32, from: &str, to: Option<&str>) match to {
        Some(to) => it "n. {n}, da {from} a {to}" en "no. {n}, from {from} to {to}";
        None => it "n. {n}, da {from}, ancora aperta" en "no. {n}, from {from}, still open";
    }

    pub(super) fn suspended_with(lang, left: &str)
        it "in sospensione: {left} dalla ripresa"
        en "suspended: {left} from the resumption";
}

// What stands beside the sum.
say! {
    pub(super) fn acts(lang) -> &str it "Atti" en "Acts";
    pub(super) fn warning(lang) -> &str it "Preavviso" en "Warning";
    pub(super) fn through(lang) -> &str it "Fino a" en "Through";
    pub(super) fn no_rule_moves_it(lang) -> &str
        it "compreso; nessuna regola lo sposta"
        en "included; no rule moves it";
    pub(super) fn not_started_yet(lang) -> &str it "non parte ancora" en "not started yet";
    pub(super) fn later_counts(lang) -> &str it ": conta l'ultimo dei due" en ": the later one counts";
    pub(super) fn latest_counts(lang) -> &str it ": conta l'ultimo" en ": the latest counts";
    pub(super) fn ends_with(lang) -> &str it "Finisce con" en "Ends with";
    pub(super) fn owed_by(lang) -> &str it "A carico di" en "Owed by";
    pub(super) fn cut_short_by(lang) -> &str it "Interrotto da" en "Cut short by";
    pub(super) fn for_information_only(lang) -> &str it "solo informativo" en "for information only";
    pub(super) fn no_acts(lang) -> &str
        it "nessuna proroga, nessuna sospensione"
        en "none recorded: no extension, no suspension";
    pub(super) fn due_soon_from(lang, days: impl Display)
        it "in scadenza da {days} prima"
        en "due soon from {days} before";
    pub(super) fn suspended_days(lang, days: impl Display) it "{days} di sospensione" en "{days} of suspension";
    pub(super) fn in_time(lang) -> &str it "nei termini" en "met";
    pub(super) fn recalculated(lang, now: impl Display, then: impl Display)
        it "ricalcolato: {now}; giudicato alla chiusura: {then}"
        en "recalculated: {now}; judged at closing: {then}";

    /// Whose turn so many days were: of one party, or of several together.
    pub(super) fn whose_days(lang, days: &str, whose: &str, parties: usize) match parties {
        ..2 => every "{days} {whose}";
        _ => it "{days} {whose} insieme" en "{days} {whose} together";
    }

    pub(super) fn late_by(lang, late: i64) let days = dates::days(lang, late);
        it "in ritardo di {days}"
        en "late by {days}";

    pub(super) fn promised(lang) -> &str it "Promessa" en "Promised";
    pub(super) fn starts(lang, is_past: bool) -> &str match is_past {
        true => it "Conta da" en "Counts from";
        false => it "Parte" en "Starts";
    }
    pub(super) fn forecast(lang) -> &str it "Previsione" en "Forecast";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Turns;
    use crate::plan::{Actors, PartyId};
    use crate::words::Lang;

    #[test]
    fn the_days_of_a_late_clock_were_the_turn_of_somebody() {
        let plan = crate::plan::shipped(crate::plan::SHIPPED_DEFAULT).unwrap();
        let of = |supplier, administration, both, suspended| {
            let acting = [
                (Actors::one(PartyId::supplier()), supplier),
                (Actors::one(PartyId::administration()), administration),
                (Actors::both(), both),
            ];
            Turns {
                acting: acting.into_iter().filter(|(_, days)| *days > 0).collect(),
                suspended,
            }
        };
        for (turns, it, en) in [
            (
                of(42, 63, 0, 35),
                "42 giorni al fornitore, 63 all'Amministrazione, 35 giorni di sospensione",
                "42 days the supplier's, 63 the Administration's, 35 days of suspension",
            ),
            (
                of(1, 2, 0, 0),
                "1 giorno al fornitore, 2 giorni all'Amministrazione",
                "1 day the supplier's, 2 days the Administration's",
            ),
            (
                of(0, 1, 0, 1),
                "1 giorno all'Amministrazione, 1 giorno di sospensione",
                "1 day the Administration's, 1 day of suspension",
            ),
            (
                of(9, 0, 20, 0),
                "9 giorni al fornitore, 20 all'Amministrazione e al fornitore insieme",
                "9 days the supplier's, 20 the Administration's and the supplier's together",
            ),
        ] {
            assert_eq!(whose(Lang::It, &plan, &turns), it);
            assert_eq!(whose(Lang::En, &plan, &turns), en);
        }
    }
}
