//! Finding by words: what was typed against names, titles and sentences.
//!
//! One rule for the screen, the journal and the suggestions: words in any order, each of them a part of
//! the text, whatever the case and the accents. Nothing here knows what is looked through.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What was typed to find something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// The query that was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let plain = plain(typed);
        let words = plain.split_whitespace().map(str::to_owned);
        Self {
            words: words.collect(),
        }
    }

    /// Whether nothing was typed: then everything is found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether each of the words stands somewhere in the text.
    #[must_use]
    pub fn finds(&self, text: &str) -> bool {
        if self.is_empty() {
            return true;
        }
        let plain = plain(text);
        self.words.iter().all(|word| plain.contains(word.as_str()))
    }

    /// Whether each of the words stands in one of the texts.
    #[must_use]
    pub fn finds_among<T: AsRef<str>>(&self, texts: &[T]) -> bool {
        let plain: Vec<_> = texts.iter().map(|text| plain(text.as_ref())).collect();
        let mut words = self.words.iter();
        words.all(|word| plain.iter().any(|text| text.contains(word.as_str())))
    }
}

/// The text in small letters and without accents; typewriter accents and apostrophes go, so that
/// `perche'`, `perché` and `PERCHÉ` are one word.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b'\'')
    {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for char in text.nfd().filter(|char| !is_combining_mark(*char)) {
        match char {
            '\'' | '’' | '‘' => {}
            'ß' => plain.push_str("ss"),
            'æ' | 'Æ' => plain.push_str("ae"),
            'œ' | 'Œ' => plain.push_str("oe"),
            'ø' | 'Ø' => plain.push('o'),
            'ł' | 'Ł' => plain.push('l'),
            'đ' | 'Đ' => plain.push('d'),
            'ı' => plain.push('i'),
            _ if char.is_whitespace() => plain.push(' '),
            _ => plain.extend(char.to_lowercase()),
        }
    }
    Cow::Owned(plain)
}

/// The same with one blank between words, whatever parts them: `training_done` is two words.
#[must_use]
pub fn in_words(text: &str) -> String {
    let plain = plain(text);
    let words = plain.split(|char: char| !char.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_order_whatever_their_case_and_accents() {
        let text = "Perché l'Attività dell’ufficio non è conclusa";
        for typed in [
            "",
            "  ",
            "attivita",
            "ATTIVITÀ",
            "attivita'",
            "conclusa perche",
            "uffi perché",
            "dell'ufficio",
            "è",
        ] {
            assert!(Query::new(typed).finds(text), "{typed}");
        }
        for typed in ["attivitè", "conclusa mai", "uf ficiox"] {
            assert!(!Query::new(typed).finds(text), "{typed}");
        }
    }

    #[test]
    fn names_of_the_neighbours_are_found_by_plain_letters() {
        for (typed, text) in [
            ("popescu stefan", "Ștefan Popescu"),
            ("lukasz", "Łukasz"),
            ("strasse", "Straße"),
            ("erno", "Ernő"),
            ("bjorn", "Bjørn"),
            ("e\u{301}", "É"),
        ] {
            assert!(Query::new(typed).finds(text), "{typed}");
        }
        // What has no likeness among plain letters is no joker.
        assert!(!Query::new("?").finds("Жуков"));
        assert!(Query::new("жуков").finds("Жуков"));
    }

    #[test]
    fn the_words_may_stand_in_different_texts() {
        let texts = ["12/2026", "Modulo anagrafe", "in ritardo"];
        assert!(Query::new("ritardo 12").finds_among(&texts));
        assert!(!Query::new("ritardo 13").finds_among(&texts));
        assert!(Query::new("").finds_among::<&str>(&[]));
        assert!(!Query::new("x").finds_among::<&str>(&[]));
    }

    #[test]
    fn what_parts_words_does_not_matter() {
        assert_eq!(in_words("training_done"), "training done");
        assert_eq!(in_words("  Società: l'avvio  "), "societa lavvio");
    }
}
