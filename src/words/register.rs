//! How the entries of a register stand and how they were answered, in a line each.

use std::fmt::Display;

use crate::say;

use super::event::capitalised;
use super::notation::article::takes_lo;

pub use super::compose::entry_noun::EntryNoun;
pub use super::compose::register::{answers, counts, name, open_in_phase, subject};

say! {
    pub(super) fn answered_in_time(lang, in_time: impl Display, of: impl Display, share: impl Display, days: impl Display)
        it "nei termini {in_time} su {of} ({share}%), {days}"
        en "in time {in_time} of {of} ({share}%), {days}";

    pub(super) fn entries_open(lang, open: usize, noun: &EntryNoun)
        let (one, many) = (&noun.one, &noun.many);
    match (open, noun.feminine) {
        (0, true) => it "nessuna {one} aperta" en "no {one} open";
        (0, false) => let none = no_masculine(lang, takes_lo(&noun.one)); it "{none} {one} aperto" en "no {one} open";
        (1, true) => it "{open} {one} aperta" en "{open} {one} open";
        (1, false) => it "{open} {one} aperto" en "{open} {one} open";
        (_, true) => it "{open} {many} aperte" en "{open} {many} open";
        (_, false) => it "{open} {many} aperti" en "{open} {many} open";
    }

    fn no_masculine(lang, with_lo: bool) -> &str match with_lo {
        true => it "nessuno" en "no";
        false => it "nessun" en "no";
    }

    /// What heads a list of what is open.
    pub fn open_entries(lang, noun: &EntryNoun)
        let (many, named, feminine) = (&noun.many, capitalised(&noun.many), noun.feminine);
    match feminine {
        true => it "{named} aperte" en "Open {many}";
        false => it "{named} aperti" en "Open {many}";
    }

    /// That a register has no entry.
    pub fn no_entries(lang, noun: &EntryNoun) let (one, many, feminine) = (&noun.one, &noun.many, noun.feminine);
    match feminine {
        true => it "Nessuna {one}." en "No {many}.";
        false => let none = capitalised(no_masculine(lang, takes_lo(&noun.one))); it "{none} {one}." en "No {many}.";
    }

    /// The same where one can be opened.
    pub fn no_entries_yet(lang, noun: &EntryNoun) let (none, feminine) = (no_entries(lang, noun), noun.feminine);
    match feminine {
        true => it "{none} Con a se ne apre una." en "{none} Open one with a.";
        false => it "{none} Con a se ne apre uno." en "{none} Open one with a.";
    }

    pub(super) fn entries_closed(lang, answered: usize, feminine: bool) match (answered, feminine) {
        (1, true) => it "{answered} chiusa" en "{answered} closed";
        (1, false) => it "{answered} chiuso" en "{answered} closed";
        (_, true) => it "{answered} chiuse" en "{answered} closed";
        (_, false) => it "{answered} chiusi" en "{answered} closed";
    }

    pub(super) fn all_late(lang, said: &str) it "{said} in ritardo" en "{said} late";

    pub(super) fn some_late(lang, said: &str, late: usize)
        it "{said} di cui {late} in ritardo"
        en "{said}, {late} of them late";

    pub(super) fn average_and_longest(lang, average: &str, days: u32, whose: &str)
        it "media {average}, massimo {days} ({whose})"
        en "average {average}, longest {days} ({whose})";

    pub(super) fn with_tenth(lang, whole: u32, tenth: u32)
        it "{whole},{tenth} giorni"
        en "{whole}.{tenth} days";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{Longest, RegisterStatistics, Tenths, Verdicts};
    use crate::words::Lang;

    fn plan() -> crate::plan::Plan {
        crate::plan::shipped(crate::plan::SHIPPED_DEFAULT).unwrap()
    }

    /// Open, late of them, answered, late of them; average in tenths, longest and whose.
    fn register(
        open: [usize; 2],
        answered: [usize; 2],
        tenths: u32,
        longest: (u32, u32),
    ) -> RegisterStatistics {
        let any = answered[0] > 0;
        RegisterStatistics {
            index: 0,
            open: open[0],
            answered: answered[0],
            verdicts: Some(Verdicts {
                in_time: answered[0] - answered[1],
                late: answered[1],
                open_late: open[1],
            }),
            average: any.then_some(Tenths(tenths)),
            worst: any.then_some(Longest {
                days: longest.0,
                n: longest.1,
            }),
        }
    }

    #[test]
    fn requests_are_counted_in_the_feminine() {
        for (open, answered, it, en) in [
            (
                [0, 0],
                [0, 0],
                "nessuna richiesta aperta",
                "no request open",
            ),
            (
                [2, 0],
                [2, 1],
                "2 richieste aperte, 2 chiuse di cui 1 in ritardo",
                "2 requests open, 2 closed, 1 of them late",
            ),
            (
                [1, 1],
                [1, 1],
                "1 richiesta aperta in ritardo, 1 chiusa in ritardo",
                "1 request open late, 1 closed late",
            ),
            (
                [3, 2],
                [4, 0],
                "3 richieste aperte di cui 2 in ritardo, 4 chiuse",
                "3 requests open, 2 of them late, 4 closed",
            ),
        ] {
            let register = register(open, answered, 0, (0, 1));
            assert_eq!(counts(Lang::It, &plan(), [&register]), it);
            assert_eq!(counts(Lang::En, &plan(), [&register]), en);
        }
    }

    #[test]
    fn several_registers_are_counted_together() {
        let (one, other) = (
            register([1, 0], [2, 1], 85, (11, 2)),
            register([2, 1], [1, 1], 300, (30, 1)),
        );
        assert_eq!(
            counts(Lang::It, &plan(), [&one, &other]),
            "3 richieste aperte di cui 1 in ritardo, 3 chiuse di cui 2 in ritardo"
        );
    }

    #[test]
    fn answers_say_share_average_and_the_longest_with_its_number() {
        for (answered, tenths, longest, it, en) in [
            (
                [2, 1],
                95,
                (15, 2),
                "nei termini 1 su 2 (50%), media 9,5 giorni, massimo 15 (n. 2)",
                "in time 1 of 2 (50%), average 9.5 days, longest 15 (no. 2)",
            ),
            (
                [1, 0],
                10,
                (1, 4),
                "nei termini 1 su 1 (100%), media 1 giorno, massimo 1 (n. 4)",
                "in time 1 of 1 (100%), average 1 day, longest 1 (no. 4)",
            ),
            (
                [3, 0],
                3,
                (1, 4),
                "nei termini 3 su 3 (100%), media 0,3 giorni, massimo 1 (n. 4)",
                "in time 3 of 3 (100%), average 0.3 days, longest 1 (no. 4)",
            ),
        ] {
            let register = register([0, 0], answered, tenths, longest);
            assert_eq!(answers(Lang::It, &register).as_deref(), Some(it));
            assert_eq!(answers(Lang::En, &register).as_deref(), Some(en));
        }
    }

    #[test]
    fn without_a_limit_only_the_days_are_said_and_without_an_answer_nothing() {
        let unjudged = RegisterStatistics {
            verdicts: None,
            ..register([0, 0], [2, 0], 95, (15, 2))
        };
        assert_eq!(
            answers(Lang::It, &unjudged).as_deref(),
            Some("media 9,5 giorni, massimo 15 (n. 2)")
        );
        assert_eq!(
            counts(Lang::It, &plan(), [&unjudged]),
            "nessuna richiesta aperta, 2 chiuse"
        );
        assert_eq!(
            answers(Lang::It, &register([2, 1], [0, 0], 0, (0, 0))),
            None
        );
    }
}
