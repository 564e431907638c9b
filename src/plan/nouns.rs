//! How the nouns of items are written as one value: "servizio pubblicato / servizi pubblicati", and behind `|` the
//! same in English where the languages differ.
//!
//! What cannot be written so, because a noun holds one of these signs, is written as in the file. Whatever is
//! written here reads back to the same nouns, so that a setting can be taken back.

use std::fmt;
use std::str::FromStr;

use super::parts::ItemNouns;
use super::text::Text;

/// Between one and several.
const NUMBERS: char = '/';
/// Between Italian and English.
const LANGUAGES: char = '|';

/// A text that is no nouns of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of one item and of several")]
pub struct BadItemNouns;

impl fmt::Display for ItemNouns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pair = |one: &str, many: &str| format!("{one} {NUMBERS} {many}");
        let (one, many) = (&self.one, &self.many);
        let italian = pair(one.it(), many.it());
        let english = pair(one.en(), many.en());
        let plain = if italian == english {
            italian
        } else {
            format!("{italian} {LANGUAGES} {english}")
        };
        if plain.parse().as_ref() == Ok(self) {
            return f.write_str(&plain);
        }
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl FromStr for ItemNouns {
    type Err = BadItemNouns;

    fn from_str(text: &str) -> Result<Self, BadItemNouns> {
        let text = text.trim();
        if text.starts_with('{') {
            return serde_json::from_str(text).map_err(|_| BadItemNouns);
        }
        let in_each = |it: String, en: String| {
            if it == en {
                Text::Plain(it)
            } else {
                Text::Both { it, en }
            }
        };
        let (italian, english) = text.split_once(LANGUAGES).unwrap_or((text, text));
        let ([one, many], [one_en, many_en]) = (both(italian)?, both(english)?);
        Ok(Self {
            one: in_each(one, one_en),
            many: in_each(many, many_en),
        })
    }
}

/// One and several of one language.
fn both(text: &str) -> Result<[String; 2], BadItemNouns> {
    let (one, many) = text.split_once(NUMBERS).ok_or(BadItemNouns)?;
    let is_one_too_many = many.contains(NUMBERS) || many.contains(LANGUAGES);
    let said = [one.trim().to_owned(), many.trim().to_owned()];
    if is_one_too_many || said.iter().any(String::is_empty) {
        return Err(BadItemNouns);
    }
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(it: &str, en: &str) -> Text {
        let (it, en) = (it.to_owned(), en.to_owned());
        Text::Both { it, en }
    }

    #[test]
    fn every_pair_of_nouns_reads_back_to_itself() {
        let plain = |text: &str| Text::Plain(text.to_owned());
        for (one, many, value) in [
            (plain("servizio"), plain("servizi"), "servizio / servizi"),
            (
                both("servizio pubblicato", "service published"),
                both("servizi pubblicati", "services published"),
                "servizio pubblicato / servizi pubblicati | service published / services published",
            ),
            (
                plain("server"),
                both("server", "servers"),
                "server / server | server / servers",
            ),
            (
                both("server", "server"),
                plain("servers"),
                "{\"one\":{\"it\":\"server\",\"en\":\"server\"},\"many\":\"servers\"}",
            ),
            (
                plain("prova/test"),
                plain("prove/test"),
                "{\"one\":\"prova/test\",\"many\":\"prove/test\"}",
            ),
        ] {
            let nouns = ItemNouns { one, many };
            assert_eq!(nouns.to_string(), value);
            assert_eq!(value.parse(), Ok(nouns));
        }
    }

    #[test]
    fn a_value_with_one_noun_or_three_is_none() {
        for value in [
            "",
            "servizi",
            "servizio /",
            "a / b / c",
            "a / b | c",
            "a / b | c / d | e / f",
            "{",
        ] {
            assert_eq!(value.parse::<ItemNouns>(), Err(BadItemNouns), "{value}");
        }
        let typed: ItemNouns = " servizio/servizi ".parse().unwrap();
        assert_eq!(typed.to_string(), "servizio / servizi");
    }
}
