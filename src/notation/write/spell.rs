//! Labels, references and lengths as they are written: so that they are read as what they were.

use serde_json::{Map, Value};

use crate::calendar::{Date, Limit};
use crate::words::notation::article::{begins_with_article, name_with_article, with_article};
use crate::words::notation::{Keyword, members};
use crate::words::sanitize::sanitized;
use crate::words::{Lang, dates};

use crate::notation::glyph::{Slice, fold, glyphs};
use crate::notation::label::other;
use crate::notation::names::Names;

/// A text with a backslash before each sign of these, and before those that always mean something.
pub(in crate::notation) fn escape(text: &str, signs: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if matches!(char, '\\' | '|' | '{' | '}' | '[' | ']') || signs.contains(char) {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

/// What is said in the second language; a word that would begin JSON is a plain one.
pub(super) fn braced(text: &str) -> String {
    let json = text
        .get(..4)
        .is_some_and(|word| word.eq_ignore_ascii_case("json"));
    let plain = if json { "\\" } else { "" };
    format!("{{{plain}{text}}}")
}

/// A text of the plan that can stand on a line: what cannot be shown is marked.
pub(super) fn shown(text: &str) -> String {
    let shown = sanitized(text);
    shown.trim().to_owned()
}

/// A text of the plan in the first language of the text, and in the second if it has both.
pub(super) fn halves(value: Option<&Value>, lang: Lang) -> (String, Option<String>) {
    let (one, two) = members(lang).split_once(' ').unwrap_or_default();
    let of = |value: &Value, member: &str| value.get(member)?.as_str().map(shown);
    match value {
        Some(Value::String(text)) => (shown(text), None),
        Some(value) => (of(value, one).unwrap_or_default(), of(value, two)),
        None => (String::new(), None),
    }
}

/// The language of labels that have only one, told by the articles of their nouns: that of most.
pub(in crate::notation) fn language_of(plan: &Value) -> Option<Lang> {
    let mut nouns = Vec::new();
    labels_with_nouns(plan, &mut nouns);
    let by_rule = |lang: Lang| {
        let made = nouns.iter().filter(|(label, noun)| {
            with_article(lang, label) == **noun || name_with_article(lang, label) == **noun
        });
        (made.count(), lang)
    };
    let mut all = Lang::ALL.map(by_rule);
    all.sort_by_key(|(made, _)| *made);
    match all {
        [.., (next, _), (most, lang)] if next < most => Some(lang),
        _ => None,
    }
}

fn labels_with_nouns<'v>(value: &'v Value, found: &mut Vec<(&'v str, &'v str)>) {
    match value {
        Value::Object(map) => {
            found.extend(string(map, "label").zip(string(map, "noun")));
            map.values()
                .for_each(|value| labels_with_nouns(value, found));
        }
        Value::Array(list) => list
            .iter()
            .for_each(|value| labels_with_nouns(value, found)),
        _ => {}
    }
}

/// How a label is written: signs that mean something where it stands, and which of them only before a word.
#[derive(Clone, Copy, Default)]
pub(super) struct LabelPlace {
    pub signs: &'static str,
    /// Whether something may be said of items behind it.
    pub items: bool,
    /// Whether it is the name of a party, which keeps its capital behind an article.
    pub is_name: bool,
}

/// A label with its noun, in both languages.
pub(super) fn label(of: &Map<String, Value>, lang: Lang, place: LabelPlace) -> String {
    let (first, second) = halves(of.get("label"), lang);
    let nouns = of.get("noun").map(|noun| halves(Some(noun), lang));
    let (noun, other_noun) = nouns.map_or((None, None), |(first, second)| (Some(first), second));
    let first = half(&first, noun.as_deref(), lang, place);
    match second {
        Some(second) => {
            let second = half(&second, other_noun.as_deref(), other(lang), place);
            format!("{first} {}", braced(&second))
        }
        None => first,
    }
}

/// A label of an event in one language, as it is typed.
pub(in crate::notation) fn plain_label(label: &str, lang: Lang) -> String {
    let place = LabelPlace {
        items: true,
        ..LabelPlace::default()
    };
    half(&shown(label), None, lang, place)
}

fn half(label: &str, noun: Option<&str>, lang: Lang, place: LabelPlace) -> String {
    let by_rule = if place.is_name {
        name_with_article(lang, label)
    } else {
        with_article(lang, label)
    };
    let noun = noun.filter(|noun| *noun != by_rule && begins_with_article(noun));
    let parts = |label: &str| label.split('(').skip(1).any(begins_with_article);
    let mut signs = place.signs.to_owned();
    if label.ends_with(')') && parts(label) {
        signs.push('(');
    }
    if place.items && fold(label).contains(',') && fold(label).contains("per") {
        signs.push(',');
    }
    let label = escape(label, &signs);
    match noun {
        Some(noun) => format!("{label} ({})", escape(noun, "()")),
        None => label,
    }
}

/// A text in both languages, without a noun.
pub(super) fn text(value: Option<&Value>, lang: Lang, signs: &str) -> String {
    let (first, second) = halves(value, lang);
    match second {
        Some(second) => format!(
            "{} {}",
            escape(&first, signs),
            braced(&escape(&second, signs))
        ),
        None => escape(&first, signs),
    }
}

/// A length, as it is written: `90 giorni`.
pub(super) fn limit(text: &str, lang: Lang) -> String {
    let limit = text.parse::<Limit>();
    limit.map_or_else(|_| text.to_owned(), |limit| dates::limit(lang, limit))
}

/// A day, as it is written.
pub(super) fn day(text: &str) -> String {
    let day: Result<Date, _> = text.parse();
    day.map_or_else(|_| text.to_owned(), dates::full)
}

/// A number of a plan with the mark that its language has for decimals.
pub(super) fn number(text: &str, lang: Lang) -> String {
    text.replace('.', Keyword::DecimalMark.written(lang))
}

/// Some things that are referred to: by their labels where these tell, else by their names.
pub(super) fn references(ids: &[&str], names: &Names, and: Keyword, lang: Lang) -> String {
    let joined = |parts: Vec<String>| parts.join(&format!(" {} ", and.written(lang)));
    let by_label = ids.iter().map(|id| {
        let label = names.label_of(id).unwrap_or_default();
        escape(label, ",")
    });
    let by_label = joined(by_label.collect());
    let letters = glyphs(&by_label, 0);
    let read = names.several_of(Slice::new(0, &letters, 0));
    if read.is_ok_and(|read| read == ids) {
        return by_label;
    }
    let by_name = ids.iter().map(|id| {
        let one = names
            .label_of(id)
            .filter(|label| names.find(label).is_ok_and(|found| found == *id));
        let has_and = |label: &&str| !fold(label).split(' ').any(|word| word.len() <= 3);
        one.filter(has_and)
            .map_or_else(|| format!("[{id}]"), |label| escape(label, ","))
    });
    let mixed = joined(by_name.collect());
    let letters = glyphs(&mixed, 0);
    let read = names.several_of(Slice::new(0, &letters, 0));
    if read.is_ok_and(|read| read == ids) {
        return mixed;
    }
    joined(ids.iter().map(|id| format!("[{id}]")).collect())
}

/// The strings of a value that is one or a list of them.
pub(super) fn strings(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(text)) => vec![text],
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// A member of an object, as text.
pub(super) fn string<'v>(of: &'v Map<String, Value>, key: &str) -> Option<&'v str> {
    of.get(key).and_then(Value::as_str)
}
