//! Names of clocks for few columns: without the words that the phase above them has said already.
//!
//! A plan gives a short name to its phases only. What stands in a row under the head of its phase loses the words of
//! that phase, and the small words that led to them; what is left is said whole, before anything is cut.

use crate::plan::{Clock, Plan, Term, Text};
use crate::words::Lang;
use crate::words::event::{capitalised, clock_label, milestone, number, term_label};
use crate::words::preposition::Preposition;
use crate::words::sanitize::{fit, sanitized, width};
use crate::words::state::text;

/// A name, and behind it the number that alone tells it from its like: "(2)", "n. 4", "no. 4"; empty where it has none.
#[must_use]
pub fn numbered_end(name: &str) -> (&str, &str) {
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let attempt = name
        .rfind(" (")
        .filter(|at| name[at + 2..].strip_suffix(')').is_some_and(is_number));
    let nth = || {
        Lang::ALL.into_iter().find_map(|lang| {
            let nought = number(lang, 0);
            let sign = format!(" {}", nought.trim_end_matches('0'));
            let at = name.rfind(&sign)?;
            is_number(&name[at + sign.len()..]).then_some(at)
        })
    };
    match attempt.or_else(nth) {
        Some(at) if at > 0 => name.split_at(at),
        _ => (name, ""),
    }
}

/// A name in at most so many columns: where it is cut, the number that tells it from its like stays.
#[must_use]
pub fn cut_before_number(name: &str, columns: usize) -> String {
    if width(name) <= columns {
        return name.to_owned();
    }
    let (stem, number) = numbered_end(name);
    match columns.checked_sub(width(number)) {
        Some(room) if room > 1 => format!("{}{number}", fit(stem, room)),
        _ => fit(name, columns),
    }
}

/// A word of so many letters means nothing alone: "di", "e", "of", "for".
const SMALL: usize = 3;

/// What a phase may be called in a list, the longest first: its title, its short one.
#[must_use]
pub fn phase_names(lang: Lang, title: &Text, short: Option<&Text>) -> Vec<String> {
    let said = std::iter::once(title).chain(short);
    let said = said.map(|name| sanitized(text(lang, name)).into_owned());
    shorter_and_shorter(said)
}

/// What a clock may be called under the head of its phase, the longest first: its label, the label without the
/// words of the phase, what ends it without them.
#[must_use]
pub fn clock_names(lang: Lang, plan: &Plan, known: &Clock) -> Vec<String> {
    let label = clock_label(lang, plan, known);
    let end = match known.to.as_slice() {
        [only] => Some(milestone(lang, plan, only)),
        _ => None,
    };
    names_under(lang, plan, known.phase, label, end)
}

/// The same of a service.
#[must_use]
pub fn term_names(lang: Lang, plan: &Plan, known: &Term) -> Vec<String> {
    names_under(lang, plan, known.phase, term_label(lang, known), None)
}

fn names_under(
    lang: Lang,
    plan: &Plan,
    number: u32,
    label: String,
    end: Option<String>,
) -> Vec<String> {
    let phase = plan.phases.iter().find(|phase| phase.number == number);
    let title = phase.map_or("", |phase| text(lang, &phase.title));
    let without = |name: &str| {
        let (name, number) = numbered_end(name);
        Some(without_words(name, title)? + number)
    };
    let shorter = without(&label);
    let end = end.and_then(|end| without(&end));
    shorter_and_shorter(std::iter::once(label).chain(shorter).chain(end))
}

/// Those of the names that save columns over the one before.
fn shorter_and_shorter(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if kept.last().is_none_or(|last| width(&name) < width(last)) {
            kept.push(name);
        }
    }
    kept
}

/// A name without the words of another, and without the small words that led to them; none where nothing was
/// left out, or nothing would be left.
fn without_words(name: &str, known: &str) -> Option<String> {
    let known: Vec<String> = known.split_whitespace().map(bare).collect();
    let is_small = |word: &str| {
        let word = bare(word);
        word.chars().count() <= SMALL || Preposition::is_one(&word)
    };
    let mut kept: Vec<&str> = Vec::new();
    let mut left_out = false;
    for word in name.split_whitespace() {
        if !is_small(word) && known.contains(&bare(word)) {
            left_out = true;
        } else {
            kept.push(word);
        }
    }
    // What joined a word that is gone joins nothing now.
    while kept.last().is_some_and(|word| is_small(word)) {
        kept.pop();
    }
    while kept.first().is_some_and(|word| is_small(word)) {
        kept.remove(0);
    }
    let said = kept.join(" ");
    let said = said.trim_matches(|c: char| !c.is_alphanumeric() && !c.is_whitespace());
    (left_out && !said.is_empty()).then(|| capitalised(said))
}

/// A word as it is compared: in small letters, without the signs around it and the article joined to it.
fn bare(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let alone = word.rsplit(['\'', '\u{2019}']).next().unwrap_or(word);
    alone.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{SHIPPED_DEFAULT, shipped};

    fn names(lang: Lang, id: &str) -> Vec<String> {
        let plan = shipped(SHIPPED_DEFAULT).unwrap();
        let clock = plan.clock(&id.parse().unwrap()).unwrap();
        clock_names(lang, &plan, clock)
    }

    #[test]
    fn what_the_phase_says_already_is_left_out_first() {
        assert_eq!(
            names(Lang::It, "plan_acceptance_wait"),
            [
                "Attesa accettazione piano",
                "Attesa accettazione",
                "Accettazione"
            ]
        );
        assert_eq!(
            names(Lang::En, "plan_acceptance_wait"),
            [
                "Waiting for plan acceptance",
                "Waiting for acceptance",
                "Accepted"
            ]
        );
        assert_eq!(
            names(Lang::It, "plan_delivery_obligation"),
            [
                "Piano, dall'aggiudicazione",
                "Dall'aggiudicazione",
                "Consegna"
            ]
        );
    }

    #[test]
    fn the_number_that_tells_one_from_another_is_no_part_of_what_is_shortened() {
        for (name, stem, number) in [
            ("Consegna piano (2)", "Consegna piano", " (2)"),
            ("Relazione mensile n. 13", "Relazione mensile", " n. 13"),
            ("Monthly report no. 3", "Monthly report", " no. 3"),
            ("Lotto (2a)", "Lotto (2a)", ""),
            ("(2)", "(2)", ""),
            ("Piano n. bis", "Piano n. bis", ""),
            ("", "", ""),
        ] {
            assert_eq!(numbered_end(name), (stem, number));
        }
    }

    #[test]
    fn a_name_of_which_nothing_would_be_left_stays_whole() {
        assert_eq!(without_words("Content", "Content"), None);
        assert_eq!(without_words("Verifica", "Migrazione"), None);
        assert_eq!(
            without_words("Avvio del mantenimento", "Mantenimento"),
            Some("Avvio".to_owned())
        );
        assert_eq!(
            without_words("Attesa dell'accettazione", "Accettazione"),
            Some("Attesa".to_owned())
        );
        assert_eq!(
            without_words("Verifica della migrazione", "Migrazione, integrazione"),
            Some("Verifica".to_owned())
        );
    }
}
