//! What lateness would cost, in words: always said to be an estimate and not a charge.

use crate::plan::Amount;
use crate::say;

use super::setting::amount as amount_in_words;

pub use super::compose::estimate::{each, of_clocks, sum};

say! {
    /// An amount as each language writes it: "1.332,80 euro", "1,332.80 euro".
    pub fn euro(lang, cents: u64)
        let amount = Amount { cents }.to_string();
        let amount = amount_in_words(lang, &amount).unwrap_or(amount);
        it "{amount} euro"
        en "{amount} euro";

    /// What stands beside every sum, so that nobody takes it for a charge.
    pub fn caveat(lang) -> &str it "stima, non addebito" en "estimate, not a charge";

    /// The same over a list.
    pub fn heading(lang) -> &str it "STIMA, NON ADDEBITO" en "ESTIMATE, NOT A CHARGE";

    pub(super) fn capped(lang, sum: &str, is_capped: bool) match is_capped {
        true => it "{sum}, tetto raggiunto" en "{sum}, cap reached";
        false => every "{sum}";
    }

    pub(super) fn in_all(lang, sum: &str) it "in tutto: {sum}" en "in all: {sum}";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Penalty;
    use crate::words::Lang;

    #[test]
    fn amounts_are_written_as_each_language_does() {
        for (cents, it, en) in [
            (0, "0,00 euro", "0.00 euro"),
            (5, "0,05 euro", "0.05 euro"),
            (99_950, "999,50 euro", "999.50 euro"),
            (133_280, "1.332,80 euro", "1,332.80 euro"),
            (123_456_789, "1.234.567,89 euro", "1,234,567.89 euro"),
        ] {
            assert_eq!(euro(Lang::It, cents), it);
            assert_eq!(euro(Lang::En, cents), en);
        }
    }

    #[test]
    fn a_sum_says_the_days_and_whether_the_cap_cut_it() {
        let penalty = |days_late, cents, capped| Penalty {
            clock: 0,
            days_late,
            cents,
            capped,
        };
        for (penalty, it, en) in [
            (
                penalty(17, 133_280, false),
                "17 giorni, 1.332,80 euro",
                "17 days, 1,332.80 euro",
            ),
            (
                penalty(1, 7_840, false),
                "1 giorno, 78,40 euro",
                "1 day, 78.40 euro",
            ),
            (
                penalty(130, 980_000, true),
                "130 giorni, 9.800,00 euro, tetto raggiunto",
                "130 days, 9,800.00 euro, cap reached",
            ),
        ] {
            assert_eq!(sum(Lang::It, &penalty), it);
            assert_eq!(sum(Lang::En, &penalty), en);
        }
    }
}
