//! How far what comes back has come, and what one occurrence is called.

use crate::calendar::{Date, FirstDay, Limit};
use crate::say;

use super::dates;
use super::event::Preposition;

pub use super::compose::series::{
    effects, every, is_feminine, label, name, next_is_due, of_clock, progress, reading, standing,
    standing_of_several, through,
};

say! {
    /// "2 di 12"; where nobody knows how many there will be, "2 finora".
    pub(super) fn done_of(lang, done: u32, total: Option<&str>) match total {
        Some(total) => it "{done} di {total}" en "{done} of {total}";
        None => it "{done} finora" en "{done} so far";
    }

    /// "2 di 12, prossima 10/05", in the gender of what comes back.
    pub(super) fn then_next(lang, feminine: bool, done: &str, day: &str) match feminine {
        true => it "{done}, prossima {day}" en "{done}, next {day}";
        false => it "{done}, prossimo {day}" en "{done}, next {day}";
    }

    /// Occurrences that there are no more.
    pub(super) fn are_gone(lang, which: &str, many: bool) match many {
        false => it "{which} non c'è più" en "{which} is gone";
        true => it "{which} non ci sono più" en "{which} are gone";
    }

    /// Occurrences that belong to an attempt that was rejected, and keep what became of them there.
    pub(super) fn stay_behind(lang, which: &str, many: bool) match many {
        false => it "{which} resta al tentativo respinto" en "{which} stays with the rejected attempt";
        true => it "{which} restano al tentativo respinto" en "{which} stay with the rejected attempt";
    }

    /// Occurrences that belonged to such an attempt, and are those of the series again.
    pub(super) fn come_back(lang, which: &str, many: bool) match many {
        false => it "{which} torna dal tentativo respinto" en "{which} is back from the rejected attempt";
        true => it "{which} tornano dal tentativo respinto" en "{which} are back from the rejected attempt";
    }

    /// Occurrences of such an attempt that there are no more.
    pub(super) fn are_lost(lang, which: &str, many: bool) match many {
        false => it "{which} del tentativo respinto non c'è più" en "{which} of the rejected attempt is gone";
        true => it "{which} del tentativo respinto non ci sono più" en "{which} of the rejected attempt are gone";
    }

    /// Occurrences that are late.
    pub(super) fn are_late(lang, which: &str, many: bool) match many {
        false => it "{which} è in ritardo" en "{which} is late";
        true => it "{which} sono in ritardo" en "{which} are late";
    }

    /// An occurrence without a date, whose attempt was rejected on a day.
    pub fn cut_short(lang, day: &str, feminine: bool) match feminine {
        true => it "{day}, interrotta dal rigetto" en "{day}, cut short by the rejection";
        false => it "{day}, interrotto dal rigetto" en "{day}, cut short by the rejection";
    }

    /// Occurrences that come beside the others.
    pub(super) fn are_added(lang, which: &str, many: bool) match many {
        false => it "{which} si aggiunge" en "{which} is added";
        true => it "{which} si aggiungono" en "{which} are added";
    }

    /// Occurrences that were recorded, though the series does not come back any more by then.
    pub(super) fn are_outside(lang, which: &str, many: bool, feminine: bool) match (many, feminine) {
        (false, true) =>
            it "{which} resta registrata ma fuori periodo, e non conta"
            en "{which} stays recorded but outside, and does not count";
        (false, false) =>
            it "{which} resta registrato ma fuori periodo, e non conta"
            en "{which} stays recorded but outside, and does not count";
        (true, true) =>
            it "{which} restano registrate ma fuori periodo, e non contano"
            en "{which} stay recorded but outside, and do not count";
        (true, false) =>
            it "{which} restano registrati ma fuori periodo, e non contano"
            en "{which} stay recorded but outside, and do not count";
    }

    /// The same once they are not outside any more.
    pub(super) fn count_again(lang, which: &str, many: bool) match many {
        false => it "{which} conta di nuovo" en "{which} counts again";
        true => it "{which} contano di nuovo" en "{which} count again";
    }

    /// How often it comes back.
    pub(super) fn each(lang, every: Limit) match every {
        Limit::Days(1) => it "ogni giorno" en "every day";
        Limit::Months(1) => it "ogni mese" en "every month";
        Limit::Years(1) => it "ogni anno" en "every year";
        every => let every = dates::limit(lang, every);
            it "ogni {every}"
            en "every {every}";
    }

    /// What it counts from, how often, and what is allowed after each period.
    pub(super) fn measured(lang, every: &str, from: &str, due: &str, through: &str)
        it "{every} {from}, entro {due} dalla fine di ogni periodo, {through}"
        en "{every} {from}, within {due} of the end of each period, {through}";

    pub(super) fn through_the_whole(lang) -> &str
        it "fino alla fine del tutto"
        en "through the end of the whole";

    pub(super) fn through_day(lang, day: Date) let day = dates::with_weekday(lang, day);
        it "fino a {day}"
        en "through {day}";

    pub(super) fn through_what(lang, what: &str) let to = Preposition::To.with(lang, what);
        it "fino {to}"
        en "through {what}";

    /// The last day of a period, before it has passed: nothing is to be done yet.
    pub fn period_runs(lang, ends: Date) let ends = dates::with_weekday(lang, ends);
        it "periodo fino a {ends}"
        en "period through {ends}";

    /// The line of "why this date?" that says which period it is.
    pub(super) fn period(lang) -> &str it "Periodo" en "Period";

    /// Which period, and how its last day is found.
    pub(super) fn nth(lang, n: u32, every: &str, how: &str)
        it "n. {n}, {every}: {how}"
        en "no. {n}, {every}: {how}";

    pub(super) fn counted_from_the_start(lang, every: Limit, first: FirstDay) -> &str match (every, first) {
        (Limit::Days(_) | Limit::WorkingDays(_), FirstDay::Excluded) =>
            it "contati dall'inizio della serie, il cui giorno non conta (art. 2963 c.c.)"
            en "counted from the start of the series, whose day does not count (art. 2963 c.c.)";
        (Limit::Days(_) | Limit::WorkingDays(_), FirstDay::Counts) =>
            it "contati dall'inizio della serie, il cui giorno conta"
            en "counted from the start of the series, whose day counts";
        (_, FirstDay::Excluded) =>
            it "stesso numero di giorno dell'inizio della serie, o l'ultimo del mese (art. 2963 c.c.)"
            en "same-numbered day as the start of the series, or the last of the month (art. 2963 c.c.)";
        (_, FirstDay::Counts) =>
            it "il giorno prima di quello con lo stesso numero dell'inizio della serie, perché il primo conta"
            en "the day before the same-numbered day of the start of the series, because the first counts";
    }

    pub(super) fn no_rule_moves_a_period(lang) -> &str
        it "nessuna regola lo sposta"
        en "no rule moves it";

    /// Why the clock of an occurrence has not begun.
    pub(super) fn waits_for_its_period(lang) -> &str
        it "non parte ancora: il suo periodo non è finito"
        en "not started: its period has not ended yet";
}
