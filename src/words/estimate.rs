//! What lateness would cost, in words: always said to be an estimate and not a charge.

use crate::assess::{Assessment, Penalty, PenaltyEstimate};
use crate::plan::{Amount, Plan};

use super::event::{clock, clock_in_full};
use super::setting::amount as amount_in_words;
use super::{Lang, dates};

/// An amount as each language writes it: "1.332,80 euro", "1,332.80 euro".
#[must_use]
pub fn euro(lang: Lang, cents: u64) -> String {
    let amount = Amount { cents }.to_string();
    let said = amount_in_words(lang, &amount);
    format!("{} euro", said.unwrap_or(amount))
}

/// What stands beside every sum, so that nobody takes it for a charge.
#[must_use]
pub const fn caveat(lang: Lang) -> &'static str {
    lang.pick("stima, non addebito", "estimate, not a charge")
}

/// The same over a list.
#[must_use]
pub const fn heading(lang: Lang) -> &'static str {
    lang.pick("STIMA, NON ADDEBITO", "ESTIMATE, NOT A CHARGE")
}

/// "17 giorni, 1.332,80 euro", "130 giorni, 9.800,00 euro, tetto raggiunto".
#[must_use]
pub fn sum(lang: Lang, penalty: &Penalty) -> String {
    let days = dates::days(lang, penalty.days_late);
    let sum = euro(lang, penalty.cents);
    format!("{days}, {sum}{}", capped(lang, penalty.capped))
}

const fn capped(lang: Lang, is_capped: bool) -> &'static str {
    if is_capped {
        lang.pick(", tetto raggiunto", ", cap reached")
    } else {
        ""
    }
}

/// What some clocks would cost, on one line: "17 giorni, 1.332,80 euro: stima, non addebito"; of
/// several, each with its name. `None` where none of them is late.
#[must_use]
pub fn of_clocks(
    lang: Lang,
    plan: &Plan,
    assessment: &Assessment,
    estimate: &PenaltyEstimate,
    clocks: &[usize],
) -> Option<String> {
    let late = estimate.clocks.iter();
    let late: Vec<&Penalty> = late.filter(|late| clocks.contains(&late.clock)).collect();
    let sums: Vec<String> = match late.as_slice() {
        [] => return None,
        [only] => vec![sum(lang, only)],
        several => several
            .iter()
            .map(|penalty| {
                let name = clock(lang, plan, &assessment.clocks[penalty.clock].key);
                format!("{name} {}", sum(lang, penalty))
            })
            .collect(),
    };
    Some(format!("{}: {}", sums.join("; "), caveat(lang)))
}

/// What each late clock would cost, and all together: "fase 4, Test, debug, formazione: 17 giorni,
/// 1.332,80 euro". Nothing where none is late.
#[must_use]
pub fn each(
    lang: Lang,
    plan: &Plan,
    assessment: &Assessment,
    estimate: &PenaltyEstimate,
) -> Vec<String> {
    let mut lines: Vec<String> = estimate
        .clocks
        .iter()
        .map(|penalty| {
            let name = clock_in_full(lang, plan, &assessment.clocks[penalty.clock].key);
            format!("{name}: {}", sum(lang, penalty))
        })
        .collect();
    if lines.len() > 1 || estimate.capped && !lines.is_empty() {
        let total = euro(lang, estimate.cents);
        let capped = capped(lang, estimate.capped);
        lines.push(format!(
            "{}: {total}{capped}",
            lang.pick("in tutto", "in all")
        ));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

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
