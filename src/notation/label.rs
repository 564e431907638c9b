//! A label of the text: in one language or two, with its nouns, and the names that are made from it.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use crate::plan::{Bearer, ID_MAX};
use crate::words::Lang;
use crate::words::notation::article::{
    begins_with_article, name_with_article, several, with_article,
};
use crate::words::notation::{Keyword, TextFaultKind, members};

use super::fault::TextFaults;
use super::glyph::{Slice, fold};

/// The name of what has a label without letters that a name may have.
const NAMELESS: &str = "x";

/// What something is called.
#[derive(Clone, Debug, Default)]
pub(super) struct LabelText {
    /// In the first language of the text.
    pub first: String,
    /// In the second.
    pub second: Option<String>,
    /// With its article, where the text says so.
    pub nouns: (Option<String>, Option<String>),
}

/// The other language that a text of a plan may have.
pub(super) fn other(lang: Lang) -> Lang {
    let mut all = Lang::ALL.into_iter();
    all.find(|other| members(*other) != members(lang))
        .unwrap_or(lang)
}

/// A text of a plan, in one language or in two.
pub(super) fn text(lang: Lang, first: &str, second: Option<&str>) -> Value {
    let (one, two) = members(lang).split_once(' ').unwrap_or_default();
    second.map_or_else(|| json!(first), |second| json!({one: first, two: second}))
}

impl LabelText {
    /// Reads a label that is never put into a sentence with its article: what stands in parentheses is of it.
    pub(super) fn plain(piece: Slice<'_>, faults: &mut TextFaults) -> Self {
        let (main, second) = halves(piece, faults);
        if main.is_empty() {
            faults.in_piece(piece, TextFaultKind::Label);
        }
        let second = second.filter(|second| !second.is_empty());
        Self {
            first: main.text(),
            second: second.map(Slice::text),
            nouns: (None, None),
        }
    }

    /// Reads a label with its noun; nothing else may stand in its piece.
    pub(super) fn read(piece: Slice<'_>, faults: &mut TextFaults) -> Self {
        let whole = piece;
        // The noun may stand behind the braces as well.
        let behind = piece.ending_in_parentheses();
        let behind = behind.filter(|(before, inside)| {
            before.text().ends_with('}') && begins_with_article(&inside.text())
        });
        let piece = behind.map_or(piece, |(before, _)| before);
        let (main, second) = halves(piece, faults);
        let (first, noun) = without_noun(main);
        let noun = noun.or(behind.map(|(_, inside)| inside.trimmed().text()));
        if first.is_empty() {
            faults.in_piece(whole, TextFaultKind::Label);
        }
        let second = second.filter(|second| !second.is_empty()).map(without_noun);
        Self {
            first: first.text(),
            second: second.as_ref().map(|(text, _)| text.text()),
            nouns: (noun, second.and_then(|(_, noun)| noun)),
        }
    }

    /// The text of a plan that it is.
    pub(super) fn text(&self, lang: Lang) -> Value {
        text(lang, &self.first, self.second.as_deref())
    }

    /// With its article: as the text says, else by rule.
    pub(super) fn noun(&self, lang: Lang) -> Value {
        self.noun_by(lang, with_article)
    }

    /// The same of a party, whose name keeps its capital.
    pub(super) fn noun_of_party(&self, lang: Lang) -> Value {
        self.noun_by(lang, name_with_article)
    }

    fn noun_by(&self, lang: Lang, by_rule: fn(Lang, &str) -> String) -> Value {
        let first = self.nouns.0.clone();
        let first = first.unwrap_or_else(|| by_rule(lang, &self.first));
        let second = self.second.as_ref().map(|label| {
            let noun = self.nouns.1.clone();
            noun.unwrap_or_else(|| by_rule(other(lang), label))
        });
        text(lang, &first, second.as_deref())
    }

    /// The same made into another text of a plan, in each language.
    pub(super) fn made(&self, lang: Lang, make: impl Fn(Lang, &str) -> String) -> Value {
        let second = self.second.as_ref();
        let second = second.map(|label| make(other(lang), label));
        text(lang, &make(lang, &self.first), second.as_deref())
    }

    /// The same made of its noun.
    pub(super) fn made_of_noun(&self, lang: Lang, make: impl Fn(Lang, &str) -> String) -> Value {
        let noun = |value: &Value, member: &str| {
            let text = value.as_str().or_else(|| value.get(member)?.as_str());
            text.unwrap_or_default().to_owned()
        };
        let (value, of) = (
            self.noun(lang),
            members(lang).split_once(' ').unwrap_or_default(),
        );
        let second = self.second.as_ref();
        let second = second.map(|_| make(other(lang), &noun(&value, of.1)));
        text(lang, &make(lang, &noun(&value, of.0)), second.as_deref())
    }
}

/// A label and what stands behind it in braces.
pub(super) fn halves<'l>(
    piece: Slice<'l>,
    faults: &mut TextFaults,
) -> (Slice<'l>, Option<Slice<'l>>) {
    let piece = piece.trimmed();
    let Some(at) = piece.find(|slice, at| slice.from(at).begins('{')) else {
        return (piece, None);
    };
    let Some((inside, rest)) = piece.from(at).bracketed() else {
        faults.in_piece(piece.from(at), TextFaultKind::Unclosed);
        return (piece.to(at).trimmed(), None);
    };
    if !rest.trimmed().is_empty() {
        let behind = TextFaultKind::Cell {
            near: None,
            sign: '-',
        };
        faults.in_piece(rest, behind);
    }
    (piece.to(at).trimmed(), Some(inside.trimmed()))
}

fn without_noun(piece: Slice<'_>) -> (Slice<'_>, Option<String>) {
    let piece = piece.trimmed();
    match piece.ending_in_parentheses() {
        Some((before, inside)) if begins_with_article(&inside.text()) && !before.is_empty() => {
            (before, Some(inside.trimmed().text()))
        }
        _ => (piece, None),
    }
}

/// What the items of an event are called: one, and several.
pub(super) fn item_nouns(
    piece: Slice<'_>,
    lang: Lang,
    faults: &mut TextFaults,
) -> Map<String, Value> {
    let (first, second) = halves(piece, faults);
    let mut pair = |lang: Lang, piece: Slice<'_>| {
        let mut words = piece.split(|char| char == '/').into_iter();
        let one = words
            .next()
            .map(|one| one.trimmed().text())
            .unwrap_or_default();
        let many = words.next().map(|many| many.trimmed().text());
        for more in words {
            faults.in_piece(more, TextFaultKind::TooMany);
        }
        let many = many.unwrap_or_else(|| several(lang, &one));
        (one, many)
    };
    let first = pair(lang, first);
    let second = second.map(|second| pair(other(lang), second));
    if first.0.is_empty() {
        faults.in_piece(piece, TextFaultKind::Label);
    }
    let of = |one: &str, two: Option<&String>| text(lang, one, two.map(String::as_str));
    let mut nouns = Map::new();
    let pairs = second.as_ref();
    nouns.insert("one".into(), of(&first.0, pairs.map(|(one, _)| one)));
    nouns.insert("many".into(), of(&first.1, pairs.map(|(_, many)| many)));
    nouns
}

/// A piece without what it says of items at its end, and that.
pub(super) fn without_items(piece: Slice<'_>) -> (Slice<'_>, Option<Slice<'_>>) {
    let is_items = |slice: Slice<'_>, at: usize| {
        let rest = slice.from(at);
        rest.begins(',') && rest.from(1).trimmed().take(Keyword::Per).is_some()
    };
    let Some(at) = piece.find(is_items) else {
        return (piece, None);
    };
    let items = piece.from(at + 1).trimmed().take(Keyword::Per);
    (piece.to(at).trimmed(), items)
}

/// A name made from a label: its letters and digits, without accents.
pub(super) fn slug(label: &str) -> String {
    // An apostrophe parts words here, and nowhere else.
    let label = label.replace(['\'', '’', '‘', 'ʼ', '´'], " ");
    let folded = fold(&label);
    let words = folded.split(|char: char| !char.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let mut slug = words.join("_");
    slug.truncate(ID_MAX - 4);
    let slug = slug.trim_end_matches('_');
    if slug.is_empty() { NAMELESS } else { slug }.to_owned()
}

/// The name made from the label of what bears it: another one where commands mean something else by it.
pub(super) fn name_of(label: &str, bearer: Bearer) -> String {
    let slug = slug(label);
    if bearer.is_reserved(&slug) {
        format!("{slug}_1")
    } else {
        slug
    }
}

/// The names of one kind that are taken.
#[derive(Clone, Debug, Default)]
pub(super) struct TakenNames {
    names: HashSet<String>,
    /// For a name that has others with a number, the last of these.
    last: HashMap<String, usize>,
}

impl TakenNames {
    /// The names that a list gives, wherever in it they stand.
    pub(super) fn of<'s>(said: impl Iterator<Item = Slice<'s>>) -> Self {
        let mut taken = Self::default();
        for id in said {
            taken.take(&id.text());
        }
        taken
    }

    /// Takes a name that the text gives; whether it was free.
    pub(super) fn take(&mut self, id: &str) -> bool {
        self.names.insert(id.to_owned())
    }

    /// Takes the name that is made of this one: itself, or with the first number that is free.
    pub(super) fn make(&mut self, base: &str) -> String {
        if self.take(base) {
            return base.to_owned();
        }
        let mut n = self.last.get(base).copied().unwrap_or(1);
        loop {
            n += 1;
            let id = format!("{base}_{n}");
            if self.take(&id) {
                self.last.insert(base.to_owned(), n);
                return id;
            }
        }
    }
}
