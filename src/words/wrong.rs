//! What is wrong with a value of a file: what has to stand there, and what does.

use std::fmt::Display;

use crate::plan::{ExpectedValue, FoundValue, ID_MAX, ValueKind, Wrong};
use crate::say;

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
            needed_here(lang, &wanted, &found)
        }
        Wrong::Unnamed => bad_value(lang).to_owned(),
    }
}

say! {
    /// A member that has to be there.
    pub fn missing(lang, name: &str) let name = sanitized(name);
        it "manca «{name}»"
        en "\"{name}\" is missing";

    /// What an id is made of.
    pub fn rule_of_ids(lang)
        it "lettere minuscole senza accento, cifre, - e _, con una lettera o una cifra all'inizio, al massimo {ID_MAX}"
        en "lower-case letters without accents, digits, - and _, with a letter or a digit first, at most {ID_MAX}";
}

fn expected(lang: Lang, expected: &ExpectedValue) -> String {
    let words = match expected {
        ExpectedValue::Number => a_number(lang),
        ExpectedValue::Flag => a_flag(lang),
        ExpectedValue::List => a_list(lang),
        ExpectedValue::Object => return an_object(lang),
        ExpectedValue::OneOf(words) => {
            let words = words.join(", ");
            return one_of(lang, &words);
        }
        ExpectedValue::Text(kind) => return text(lang, *kind),
    };
    words.to_owned()
}

/// A text that says something of this kind, with an example.
fn text(lang: Lang, kind: ValueKind) -> String {
    let words = match kind {
        ValueKind::Any => a_text(lang),
        ValueKind::Label => return a_label(lang),
        ValueKind::Date => a_date(lang),
        ValueKind::Instant => an_instant(lang),
        ValueKind::Id => {
            let rule = rule_of_ids(lang);
            return an_id(lang, &rule);
        }
        ValueKind::Ids => ids(lang),
        ValueKind::Event => an_event(lang),
        ValueKind::Clock => a_clock(lang),
        ValueKind::Actors => actors(lang),
        ValueKind::Limit => a_limit(lang),
        ValueKind::MonthDay => a_day_of_the_year(lang),
        ValueKind::Amount => an_amount(lang),
        ValueKind::Rate => a_decimal(lang),
        ValueKind::Zone => a_time_zone(lang),
        ValueKind::Setting => a_setting(lang),
        ValueKind::PlanPath => a_plan_path(lang),
        ValueKind::Place => a_place(lang),
        ValueKind::Through => a_day_or_what(lang),
    };
    words.to_owned()
}

fn found(lang: Lang, found: &FoundValue) -> String {
    what_is_there(lang, found)
}

say! {
    fn bad_value(lang) -> &str
        it "qui c'è un valore che non va bene; crono schema dice che cosa ci vuole"
        en "the value here will not do; crono schema tells what is needed";
    fn a_number(lang) -> &str
        it "un numero intero, da 0 in su e senza virgolette"
        en "a whole number, from 0 up and without quotation marks,";
    fn a_flag(lang) -> &str it "true o false" en "true or false";
    fn a_list(lang) -> &str it "un elenco tra [ e ]" en "a list between [ and ]";
    fn a_text(lang) -> &str
        it "un testo tra virgolette"
        en "a text in quotation marks";
    fn a_date(lang) -> &str
        it "una data come \"2026-03-31\""
        en "a date such as \"2026-03-31\"";
    fn an_instant(lang) -> &str
        it "un istante come \"2026-03-31T10:30:00+02:00\""
        en "an instant such as \"2026-03-31T10:30:00+02:00\"";
    fn ids(lang) -> &str
        it "un nome come \"award\", o una lista di nomi"
        en "a name such as \"award\", or a list of names";
    fn an_event(lang) -> &str
        it "un evento come \"award\", \"evento:voce\" o \"evento:3\""
        en "an event such as \"award\", \"event:item\" or \"event:3\"";
    fn a_clock(lang) -> &str
        it "un termine come \"content\" o \"registro:3\""
        en "a clock such as \"content\" or \"register:3\"";
    fn actors(lang) -> &str
        it "la sigla di una parte come \"supplier\", \"both\" o un elenco di parti come [\"supplier\", \"funder\"]"
        en "the id of a party such as \"supplier\", \"both\", or a list of parties such as [\"supplier\", \"funder\"],";
    fn a_limit(lang) -> &str
        it "un limite come \"90d\", \"5wd\", \"3m\" o \"5y\" (al massimo cento anni; le ore non si contano)"
        en "a limit such as \"90d\", \"5wd\", \"3m\" or \"5y\" (at most a hundred years; hours are not counted)";
    fn a_day_of_the_year(lang) -> &str
        it "un giorno dell'anno come \"04-28\" (mese e giorno)"
        en "a day of the year such as \"04-28\" (month and day)";
    fn an_amount(lang) -> &str
        it "un importo come \"98000.00\""
        en "an amount such as \"98000.00\"";
    fn a_decimal(lang) -> &str
        it "un numero tra virgolette come \"0.6\""
        en "a number in quotation marks such as \"0.6\"";
    fn a_time_zone(lang) -> &str
        it "un fuso orario come \"Europe/Rome\""
        en "a time zone such as \"Europe/Rome\"";
    fn a_setting(lang) -> &str
        it "la chiave di un'impostazione come \"rules.last_day\""
        en "the key of a setting such as \"rules.last_day\"";
    fn a_plan_path(lang) -> &str
        it "un percorso nel cronoprogramma come \"/milestones/award/label\""
        en "a path into the plan such as \"/milestones/award/label\"";
    fn a_day_or_what(lang) -> &str
        it "una data come \"2027-12-31\", o un oggetto con \"term\" o \"event\""
        en "a date such as \"2027-12-31\", or an object with \"term\" or \"event\"";
    fn a_place(lang) -> &str
        it "un posto come \"plan\", \"3\" o l'id di un evento o di un termine"
        en "a place such as \"plan\", \"3\" or the id of an event or a clock";
    fn needed_here(lang, wanted: impl Display, found: impl Display)
        it "qui serve {wanted}, e c'è {found}"
        en "{wanted} is needed here, and there is {found}";
    fn one_of(lang, words: impl Display)
        it "una di queste parole: {words}"
        en "one of these words: {words};";
    fn an_id(lang, rule: impl Display) it "una sigla ({rule})" en "an id ({rule})";

    fn what_is_there(lang, found: &FoundValue) match found {
        FoundValue::Nothing => every "null";
        FoundValue::Flag(flag) => every "{flag}";
        FoundValue::Number(number) => let number = fit(number, LONGEST);
            it "il numero {number}"
            en "the number {number}";
        FoundValue::Text(text) => let text = fit(&sanitized(text), LONGEST);
            it "il testo «{text}»"
            en "the text \"{text}\"";
        FoundValue::List => it "un elenco" en "a list";
        FoundValue::Object => it "un oggetto" en "an object";
    }

    fn an_object(lang) it "un oggetto tra {{ e }}" en "an object between {{ and }}";

    fn a_label(lang)
        it "un testo, o uno per lingua come {{\"it\": \"Nome\", \"en\": \"Name\"}}"
        en "a text, or one for each language such as {{\"it\": \"Nome\", \"en\": \"Name\"}},";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_says_what_must_stand_there_and_what_does() {
        let mut all = vec![
            ExpectedValue::Number,
            ExpectedValue::Flag,
            ExpectedValue::List,
            ExpectedValue::Object,
        ];
        all.push(ExpectedValue::OneOf(vec!["on".into(), "off".into()]));
        let kinds = ValueKind::ALL.into_iter().chain([ValueKind::Any]);
        all.extend(kinds.map(ExpectedValue::Text));
        for expected in all {
            for stands in [
                FoundValue::Nothing,
                FoundValue::Flag(true),
                FoundValue::Number("7".into()),
                FoundValue::Text("x\u{1b}[31m".repeat(40)),
                FoundValue::List,
                FoundValue::Object,
            ] {
                let fault = Wrong::Value {
                    expected: expected.clone(),
                    found: stands,
                };
                let [it, en] = [Lang::It, Lang::En].map(|lang| wrong(lang, &fault));
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
            expected: ExpectedValue::Number,
            found: FoundValue::Text("1".into()),
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
