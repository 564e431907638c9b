//! What the monitoring plug-in says beyond the sentences that everybody shares.

use super::Lang;
use super::sanitize::sanitized;

/// Several dossiers in one sentence: "5 fascicoli: 2 termini da guardare, 1 non leggibile".
#[must_use]
pub fn several(lang: Lang, dossiers: usize, alerts: usize, unread: usize) -> String {
    let of = |n: usize, it: (&str, &str), en: (&str, &str)| {
        let (one, many) = lang.pick(it, en);
        format!("{n} {}", if n == 1 { one } else { many })
    };
    let mut said = of(
        dossiers,
        ("fascicolo", "fascicoli"),
        ("dossier", "dossiers"),
    );
    said.push_str(": ");
    said.push_str(&match alerts {
        0 => lang
            .pick("nessun termine da guardare", "no clock to look at")
            .to_owned(),
        n => of(
            n,
            ("termine da guardare", "termini da guardare"),
            ("clock to look at", "clocks to look at"),
        ),
    });
    if unread > 0 {
        said.push_str(", ");
        said.push_str(&of(
            unread,
            ("non leggibile", "non leggibili"),
            ("cannot be read", "cannot be read"),
        ));
    }
    said
}

/// Of what alerts, so much has no line of its own.
#[must_use]
pub fn more_alerts(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::It, 1) => "e un altro termine da guardare".to_owned(),
        (Lang::It, n) => format!("e altri {n} termini da guardare"),
        (Lang::En, 1) => "and 1 other clock to look at".to_owned(),
        (Lang::En, n) => format!("and {n} other clocks to look at"),
    }
}

/// Of what cannot be read, so much has no line of its own.
#[must_use]
pub fn more_unread(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::It, 1) => "e un altro fascicolo non leggibile".to_owned(),
        (Lang::It, n) => format!("e altri {n} fascicoli non leggibili"),
        (Lang::En, 1) => "and 1 other dossier cannot be read".to_owned(),
        (Lang::En, n) => format!("and {n} other dossiers cannot be read"),
    }
}

/// A number of lines that is none.
#[must_use]
pub fn not_a_limit(lang: Lang, typed: &str) -> String {
    let typed = sanitized(typed);
    match lang {
        Lang::It => format!("--limit {typed}: quante righe al massimo? Per esempio 10, o 0."),
        Lang::En => format!("--limit {typed}: how many lines at most? For example 10, or 0."),
    }
}

/// A threshold that is none.
#[must_use]
pub fn not_a_range(lang: Lang, option: &str, typed: &str) -> String {
    let typed = sanitized(typed);
    match lang {
        Lang::It => format!(
            "{option} {typed}: non è una soglia. Per esempio: 10: (sotto 10 giorni), 3:20, @1:3, ~:5"
        ),
        Lang::En => format!(
            "{option} {typed}: not a threshold. For example: 10: (below 10 days), 3:20, @1:3, ~:5"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
