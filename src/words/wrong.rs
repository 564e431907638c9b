//! What is wrong with a value of a file: what has to stand there, and what does.

use crate::plan::{Expected, Found, ID_MAX, Kind, Wrong};

use super::Lang;
use super::sanitize::{fit, sanitized};

/// As much of what stands there as a sentence repeats.
const LONGEST: usize = 40;

/// What is wrong, to go on after its place and before a full stop: "qui serve un numero intero, e c'è
/// il testo «x»".
#[must_use]
pub fn wrong(lang: Lang, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Missing(name) => missing(lang, name),
        Wrong::Value { expected, found } => {
            let (wanted, found) = (self::expected(lang, expected), self::found(lang, found));
            match lang {
                Lang::It => format!("qui serve {wanted}, e c'è {found}"),
                Lang::En => format!("{wanted} is needed here, and there is {found}"),
            }
        }
        Wrong::Unnamed => lang
            .pick(
                "qui c'è un valore che non va bene; crono schema dice che cosa ci vuole",
                "the value here will not do; crono schema tells what is needed",
            )
            .to_owned(),
    }
}

/// A member that has to be there.
#[must_use]
pub fn missing(lang: Lang, name: &str) -> String {
    let name = sanitized(name);
    match lang {
        Lang::It => format!("manca «{name}»"),
        Lang::En => format!("\"{name}\" is missing"),
    }
}

/// What an id is made of.
#[must_use]
pub fn rule_of_ids(lang: Lang) -> String {
    match lang {
        Lang::It => format!(
            "lettere minuscole senza accento, cifre, - e _, con una lettera o una cifra all'inizio, al massimo {ID_MAX}"
        ),
        Lang::En => format!(
            "lower-case letters without accents, digits, - and _, with a letter or a digit first, at most {ID_MAX}"
        ),
    }
}

fn expected(lang: Lang, expected: &Expected) -> String {
    let words = match expected {
        Expected::Number => lang.pick(
            "un numero intero, da 0 in su e senza virgolette",
            "a whole number, from 0 up and without quotation marks,",
        ),
        Expected::Flag => lang.pick("true o false", "true or false"),
        Expected::List => lang.pick("un elenco tra [ e ]", "a list between [ and ]"),
        Expected::Object => lang.pick("un oggetto tra { e }", "an object between { and }"),
        Expected::OneOf(words) => {
            let words = words.join(", ");
            return match lang {
                Lang::It => format!("una di queste parole: {words}"),
                Lang::En => format!("one of these words: {words};"),
            };
        }
        Expected::Text(kind) => return text(lang, *kind),
    };
    words.to_owned()
}

/// A text that says something of this kind, with an example.
fn text(lang: Lang, kind: Kind) -> String {
    let words = match kind {
        Kind::Any => lang.pick("un testo tra virgolette", "a text in quotation marks"),
        Kind::Label => lang.pick(
            "un testo, o uno per lingua come {\"it\": \"Nome\", \"en\": \"Name\"}",
            "a text, or one for each language such as {\"it\": \"Nome\", \"en\": \"Name\"},",
        ),
        Kind::Date => lang.pick(
            "una data come \"2026-03-31\"",
            "a date such as \"2026-03-31\"",
        ),
        Kind::Instant => lang.pick(
            "un istante come \"2026-03-31T10:30:00+02:00\"",
            "an instant such as \"2026-03-31T10:30:00+02:00\"",
        ),
        Kind::Id => {
            let rule = rule_of_ids(lang);
            return match lang {
                Lang::It => format!("una sigla ({rule})"),
                Lang::En => format!("an id ({rule})"),
            };
        }
        Kind::Event => lang.pick(
            "un evento come \"award\", \"evento:voce\" o \"evento:3\"",
            "an event such as \"award\", \"event:item\" or \"event:3\"",
        ),
        Kind::Clock => lang.pick(
            "un termine come \"content\" o \"registro:3\"",
            "a clock such as \"content\" or \"register:3\"",
        ),
        Kind::Limit => lang.pick(
            "un limite come \"90d\", \"3m\" o \"5y\" (al massimo cento anni)",
            "a limit such as \"90d\", \"3m\" or \"5y\" (at most a hundred years)",
        ),
        Kind::MonthDay => lang.pick(
            "un giorno dell'anno come \"04-28\" (mese e giorno)",
            "a day of the year such as \"04-28\" (month and day)",
        ),
        Kind::Amount => lang.pick(
            "un importo come \"98000.00\"",
            "an amount such as \"98000.00\"",
        ),
        Kind::Rate => lang.pick(
            "un numero tra virgolette come \"0.6\"",
            "a number in quotation marks such as \"0.6\"",
        ),
        Kind::Zone => lang.pick(
            "un fuso orario come \"Europe/Rome\"",
            "a time zone such as \"Europe/Rome\"",
        ),
        Kind::Setting => lang.pick(
            "la chiave di un'impostazione come \"rules.last_day\"",
            "the key of a setting such as \"rules.last_day\"",
        ),
        Kind::Place => lang.pick(
            "un posto come \"plan\", \"3\" o l'id di un evento o di un termine",
            "a place such as \"plan\", \"3\" or the id of an event or a clock",
        ),
    };
    words.to_owned()
}

fn found(lang: Lang, found: &Found) -> String {
    match (lang, found) {
        (_, Found::Nothing) => "null".to_owned(),
        (_, Found::Flag(flag)) => flag.to_string(),
        (Lang::It, Found::Number(number)) => format!("il numero {}", fit(number, LONGEST)),
        (Lang::En, Found::Number(number)) => format!("the number {}", fit(number, LONGEST)),
        (Lang::It, Found::Text(text)) => format!("il testo «{}»", fit(&sanitized(text), LONGEST)),
        (Lang::En, Found::Text(text)) => format!("the text \"{}\"", fit(&sanitized(text), LONGEST)),
        (Lang::It, Found::List) => "un elenco".to_owned(),
        (Lang::En, Found::List) => "a list".to_owned(),
        (Lang::It, Found::Object) => "un oggetto".to_owned(),
        (Lang::En, Found::Object) => "an object".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_says_what_must_stand_there_and_what_does() {
        let mut all = vec![
            Expected::Number,
            Expected::Flag,
            Expected::List,
            Expected::Object,
        ];
        all.push(Expected::OneOf(vec!["on".into(), "off".into()]));
        let kinds = Kind::ALL.into_iter().chain([Kind::Any]);
        all.extend(kinds.map(Expected::Text));
        for expected in all {
            for stands in [
                Found::Nothing,
                Found::Flag(true),
                Found::Number("7".into()),
                Found::Text("x\u{1b}[31m".repeat(40)),
                Found::List,
                Found::Object,
            ] {
                let fault = Wrong::Value {
                    expected: expected.clone(),
                    found: stands,
                };
                let [it, en] = Lang::ALL.map(|lang| wrong(lang, &fault));
                assert!(
                    it.starts_with("qui serve ") && en.contains(" is needed here"),
                    "{it} {en}"
                );
                assert!(!it.chars().any(char::is_control) && it != en);
            }
        }
    }

    #[test]
    fn a_number_in_quotation_marks_is_named() {
        let fault = Wrong::Value {
            expected: Expected::Number,
            found: Found::Text("1".into()),
        };
        assert_eq!(
            wrong(Lang::It, &fault),
            "qui serve un numero intero, da 0 in su e senza virgolette, e c'è il testo «1»"
        );
        assert_eq!(
            wrong(Lang::En, &fault),
            "a whole number, from 0 up and without quotation marks, is needed here, and there is the text \"1\""
        );
        assert_eq!(wrong(Lang::It, &Wrong::Missing("id".into())), "manca «id»");
    }
}
