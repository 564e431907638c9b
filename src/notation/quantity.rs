//! How many, as contracts write it: in digits, in words, in one with the other in brackets behind it.
//!
//! Two that are not the same number are none: which of them holds is a question of law, and nothing here answers it.

use std::sync::LazyLock;

use text2num::{Language, text2digits};

use crate::words::notation::Keyword;

use super::glyph::Slice;

/// The most words that a number has: `one hundred and twenty`.
const WORDS_OF_A_NUMBER: usize = 4;

/// How many a piece says.
pub(super) enum Quantity<'l> {
    /// So many, in digits, and what stands behind.
    Of(String, Slice<'l>),
    /// In digits and in words, and the two are not the same.
    Disagrees,
}

/// How many a piece begins with: `30`, `trenta`, `30 (trenta)`, `trenta (30)`, `un`; `None` where it begins with no number.
pub(super) fn quantity(piece: Slice<'_>) -> Option<Quantity<'_>> {
    let one = || Some(("1".to_owned(), piece.take(Keyword::One)?));
    let digits = piece.number().map(|(digits, rest)| (digits.text(), rest));
    let (number, rest) = digits.or_else(|| spelled(piece)).or_else(one)?;
    let Some((again, behind)) = rest.in_parentheses() else {
        return Some(Quantity::Of(number, rest));
    };
    let again = again.trimmed();
    let digits = again.number().filter(|(_, rest)| rest.is_empty());
    let again = match digits {
        Some((digits, _)) => Some(digits.text()),
        None => spelled(again)
            .filter(|(_, rest)| rest.is_empty())
            .map(|(number, _)| number),
    };
    Some(match again {
        Some(again) if is_same(&number, &again) => Quantity::Of(number, behind.trimmed()),
        Some(_) => Quantity::Disagrees,
        // What stands there is no number: `30 (lavorativi) giorni` is for the unit to understand.
        None => Quantity::Of(number, rest),
    })
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim_start_matches('0') == other.trim_start_matches('0')
}

/// The number in words that a piece begins with, in digits, and what stands behind.
fn spelled(piece: Slice<'_>) -> Option<(String, Slice<'_>)> {
    // Each is a table of words that takes its time to make.
    static LANGUAGES: LazyLock<[Language; 2]> =
        LazyLock::new(|| [Language::italian(), Language::english()]);
    let number = |words: &str| {
        let mut read = LANGUAGES
            .iter()
            .filter_map(|it| text2digits(words, it).ok());
        // "terzo" is 3º.
        read.find(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let ends = piece.word_ends(WORDS_OF_A_NUMBER);
    let begins = piece.to(*ends.first()?).text();
    // Nothing of several words is a number whose first is none.
    number(&begins)?;
    ends.into_iter().rev().find_map(|end| {
        let number = number(&piece.to(end).text())?;
        Some((number, piece.from(end).trimmed()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::glyph::glyphs;

    #[test]
    fn a_number_is_read_in_digits_and_in_words() {
        for (said, number, behind) in [
            ("30 giorni", "30", "giorni"),
            ("30 (trenta) giorni", "30", "giorni"),
            ("30(trenta)giorni", "30", "giorni"),
            ("trenta giorni", "30", "giorni"),
            ("Trenta (30) giorni", "30", "giorni"),
            ("centoventi giorni", "120", "giorni"),
            ("trentatré giorni", "33", "giorni"),
            ("one hundred and twenty days", "120", "days"),
            ("un mese", "1", "mese"),
            ("30 (lavorativi) giorni", "30", "(lavorativi) giorni"),
        ] {
            let letters = glyphs(said, 0);
            let Some(Quantity::Of(read, rest)) = quantity(Slice::new(0, &letters, 0)) else {
                panic!("{said}");
            };
            assert_eq!(
                (read.as_str(), rest.text().as_str()),
                (number, behind),
                "{said}"
            );
        }
    }

    #[test]
    fn two_numbers_that_are_not_the_same_are_none() {
        for said in ["30 (venti) giorni", "trenta (20) giorni", "30 (20) giorni"] {
            let letters = glyphs(said, 0);
            let read = quantity(Slice::new(0, &letters, 0));
            assert!(matches!(read, Some(Quantity::Disagrees)), "{said}");
        }
        for said in [
            "giorni",
            "terzo giorno",
            "(trenta) giorni",
            "",
            "lavorativi",
        ] {
            let letters = glyphs(said, 0);
            assert!(quantity(Slice::new(0, &letters, 0)).is_none(), "{said}");
        }
    }
}
