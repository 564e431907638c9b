//! What the monitoring plug-in says beyond the sentences that everybody shares.

use crate::say;

use super::dates;
use super::sanitize::sanitized;

pub use super::compose::check::several;

say! {
    pub(super) fn alerts_of_several(lang, n: usize) match n {
        0 => it "nessun termine da guardare" en "no clock to look at";
        1 => it "{n} termine da guardare" en "{n} clock to look at";
        _ => it "{n} termini da guardare" en "{n} clocks to look at";
    }

    pub(super) fn unread_of_several(lang, n: usize) match n {
        1 => it "{n} non leggibile" en "{n} cannot be read";
        _ => it "{n} non leggibili" en "{n} cannot be read";
    }

    /// Of what alerts, so much has no line of its own.
    pub fn more_alerts(lang, n: usize) match n {
        1 => it "e un altro termine da guardare"
             en "and 1 other clock to look at"
             de "und eine weitere Frist";
        _ => it "e altri {n} termini da guardare"
             en "and {n} other clocks to look at"
             de "und {n} weitere Fristen";
    }

    /// Of what cannot be read, so much has no line of its own.
    pub fn more_unread(lang, n: usize) match n {
        1 => it "e un altro fascicolo non leggibile" en "and 1 other dossier cannot be read";
        _ => it "e altri {n} fascicoli non leggibili" en "and {n} other dossiers cannot be read";
    }

    /// A wait without a limit that has become long.
    pub fn long_wait(lang, name: &str, days: i64) let days = dates::days(lang, days);
        it "{name}: attesa lunga, da {days}"
        en "{name}: long wait, for {days}";

    /// A number of lines that is none.
    pub fn not_a_limit(lang, typed: &str) let typed = sanitized(typed);
        it "--limit {typed}: quante righe al massimo? Un numero intero, da 0 in su, per esempio 10."
        en "--limit {typed}: how many lines at most? A whole number, from 0 up, for example 10.";

    /// A threshold that is none.
    pub fn not_a_range(lang, option: &str, typed: &str) let typed = sanitized(typed);
        it "{option} {typed}: non è una soglia. Per esempio: 10: (sotto 10 giorni), 3:20, @1:3, ~:5"
        en "{option} {typed}: not a threshold. For example: 10: (below 10 days), 3:20, @1:3, ~:5";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn several_are_counted_in_the_right_number() {
        for (lang, counts, said) in [
            (
                Lang::It,
                (1, 0, 0),
                "1 fascicolo: nessun termine da guardare",
            ),
            (
                Lang::It,
                (2, 1, 1),
                "2 fascicoli: 1 termine da guardare, 1 non leggibile",
            ),
            (
                Lang::En,
                (3, 2, 2),
                "3 dossiers: 2 clocks to look at, 2 cannot be read",
            ),
        ] {
            let (dossiers, alerts, unread) = counts;
            assert_eq!(several(lang, dossiers, alerts, unread), said);
        }
    }
}
