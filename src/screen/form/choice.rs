//! A field that is a choice: one value of a few, or several of them, each with its words.
//!
//! The words are those of both languages, so that a letter finds what begins with it whichever is
//! shown. What is chosen is the canonical value; words never leave this field.

use std::borrow::Cow;

use crossterm::event::KeyCode;

use crate::record::Source;
use crate::words::{Lang, act, state};

/// One value that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The value, as the plan writes it.
    pub value: String,
    /// Its words, Italian and English.
    pub names: [String; Lang::ALL.len()],
}

impl Named {
    /// A value with its words in each language.
    pub fn new(value: impl Into<String>, name: impl FnMut(Lang) -> String) -> Self {
        Self {
            value: value.into(),
            names: Lang::ALL.map(name),
        }
    }
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    options: Vec<Named>,
    /// The option in sight.
    at: usize,
    /// The options ticked, in the order in which they were, where there may be several.
    ticked: Option<Vec<usize>>,
    /// What was chosen when the form opened.
    original: String,
}

impl Choice {
    /// One of these; `present` is chosen, and is one of them even if the plan would not offer it.
    #[must_use]
    pub fn one(options: Vec<Named>, present: &str) -> Self {
        let mut choice = Self {
            options,
            at: 0,
            ticked: None,
            original: present.to_owned(),
        };
        choice.at = choice.position(present);
        choice
    }

    /// One of the kinds of source, or none.
    #[must_use]
    pub fn source(present: &str) -> Self {
        let named = |source: Source| {
            Named::new(source.as_str(), |lang| {
                state::source(lang, source).to_owned()
            })
        };
        let none = Named::new("", |_| String::new());
        let options = std::iter::once(none).chain(Source::ALL.into_iter().map(named));
        Self::one(options.collect(), present)
    }

    /// Whether an event happened, which is 0, or does not apply.
    #[must_use]
    pub fn outcome() -> Self {
        let outcomes = [act::happened, act::applies_not];
        Self::numbered(
            outcomes.map(|name| Lang::ALL.map(|lang| name(lang).to_owned())),
            0,
        )
    }

    /// The value of a choice of the outcome that means a rejection.
    pub const REJECTED: usize = 2;

    /// Whether what came before an event is accepted by it, is rejected, or whether the event does not apply; by
    /// the same values as other outcomes.
    #[must_use]
    pub fn verdict() -> Self {
        type Name = fn(Lang) -> &'static str;
        let outcomes: [(usize, Name); 3] = [
            (0, act::accepted),
            (Self::REJECTED, act::rejected),
            (1, act::applies_not),
        ];
        let named = outcomes
            .map(|(value, name)| Named::new(value.to_string(), |lang| name(lang).to_owned()));
        Self::one(named.into(), "0")
    }

    /// Whether a rejection is one of them.
    #[must_use]
    pub fn offers_rejection(&self) -> bool {
        let value = Self::REJECTED.to_string();
        self.options.iter().any(|option| option.value == value)
    }

    /// One of these, whose values are their numbers from zero.
    #[must_use]
    pub fn numbered(
        names: impl IntoIterator<Item = [String; Lang::ALL.len()]>,
        present: usize,
    ) -> Self {
        let options = names.into_iter().enumerate();
        let options = options.map(|(n, names)| Named {
            value: n.to_string(),
            names,
        });
        Self::one(options.collect(), &present.to_string())
    }

    /// Several of these; `present` are ticked, and the first of them is in sight.
    #[must_use]
    pub fn several(options: Vec<Named>, present: &str) -> Self {
        let mut choice = Self::one(options, "");
        present.clone_into(&mut choice.original);
        let ticked: Vec<usize> = present
            .split_whitespace()
            .map(|value| choice.position(value))
            .collect();
        choice.at = ticked.first().copied().unwrap_or(0);
        choice.ticked = Some(ticked);
        choice
    }

    /// Chooses a value, or ticks several, as [`value`](Self::value) wrote them; one that is not offered
    /// is left out.
    pub(super) fn choose(&mut self, value: &str) {
        let place = |value: &str| self.options.iter().position(|option| option.value == value);
        if self.ticked.is_none() {
            self.at = place(value).unwrap_or(self.at);
            return;
        }
        let ticked: Vec<usize> = value.split_whitespace().filter_map(place).collect();
        self.at = ticked.first().copied().unwrap_or(self.at);
        self.ticked = Some(ticked);
    }

    fn position(&mut self, value: &str) -> usize {
        let known = self.options.iter().position(|option| option.value == value);
        known.unwrap_or_else(|| {
            if !value.is_empty() {
                self.options.push(Named {
                    value: value.to_owned(),
                    names: Lang::ALL.map(|_| value.to_owned()),
                });
            }
            self.options.len().saturating_sub(1)
        })
    }

    /// Whether several may be ticked.
    #[must_use]
    pub fn takes_several(&self) -> bool {
        self.ticked.is_some()
    }

    /// What is chosen, in its canonical spelling; `None` where nothing is ticked.
    #[must_use]
    pub fn value(&self) -> Option<String> {
        let values: Vec<&str> = match &self.ticked {
            Some(ticked) => ticked.iter().map(|i| self.value_at(*i)).collect(),
            None => vec![self.value_at(self.at)],
        };
        Some(values.join(" ")).filter(|value| !value.is_empty())
    }

    fn value_at(&self, i: usize) -> &str {
        self.options.get(i).map_or("", |option| &option.value)
    }

    /// Whether something else is chosen than at first.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.value().unwrap_or_default() != self.original
    }

    /// A key: to the sides, a letter, or away with what may be nothing; whether it meant anything.
    pub fn key(&mut self, key: KeyCode) -> bool {
        match key {
            KeyCode::Left => self.turn(false),
            KeyCode::Right => self.turn(true),
            KeyCode::Char(letter) => self.find(letter),
            KeyCode::Backspace | KeyCode::Delete => {
                let none = self
                    .options
                    .iter()
                    .position(|option| option.value.is_empty());
                let Some(none) = none else { return false };
                self.at = none;
            }
            _ => return false,
        }
        true
    }

    /// Goes to the next option, or the one before.
    pub fn turn(&mut self, forward: bool) {
        let len = self.options.len().max(1);
        let step = if forward { 1 } else { len - 1 };
        self.at = (self.at + step) % len;
    }

    /// The space bar: ticks the option in sight or takes its tick away; where only one is chosen, goes
    /// to the next.
    pub fn tick(&mut self) {
        let Some(ticked) = &mut self.ticked else {
            self.turn(true);
            return;
        };
        match ticked.iter().position(|i| *i == self.at) {
            Some(place) => {
                ticked.remove(place);
            }
            None => ticked.push(self.at),
        }
    }

    /// Goes to the next option that begins with a letter, in either language; without any, stays.
    pub fn find(&mut self, letter: char) {
        let was = self.at;
        for _ in 0..self.options.len() {
            self.turn(true);
            let names = &self.options[self.at].names;
            let first = |name: &String| name.to_lowercase().chars().next();
            if names
                .iter()
                .any(|name| first(name) == letter.to_lowercase().next())
            {
                return;
            }
        }
        self.at = was;
    }

    /// Which of how many options is in sight, counted from one.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        (self.at + 1, self.options.len())
    }

    /// What the field shows: the option in sight, ticked or not.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> Cow<'_, str> {
        let Some(option) = self.options.get(self.at) else {
            return Cow::Borrowed("");
        };
        let name = &option.names[lang as usize];
        let tick = match &self.ticked {
            Some(ticked) if ticked.contains(&self.at) => "[x] ",
            Some(_) => "[ ] ",
            None => "",
        };
        Cow::Owned(format!("{tick}{name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Vec<Named> {
        [
            ("a", "Avvio", "Start"),
            ("b", "Banco", "Bench"),
            ("c", "Coda", "Tail"),
        ]
        .map(|(value, it, en)| Named {
            value: value.into(),
            names: Lang::ALL.map(|lang| lang.pick(it, en).to_owned()),
        })
        .into()
    }

    #[test]
    fn one_is_turned_and_found_by_letter_in_both_languages() {
        let mut choice = Choice::one(options(), "b");
        assert_eq!(choice.shown(Lang::It), "Banco");
        assert_eq!(choice.place(), (2, 3));
        assert!(!choice.is_changed());
        choice.turn(true);
        assert_eq!(choice.value().as_deref(), Some("c"));
        choice.tick();
        assert_eq!(choice.value().as_deref(), Some("a"));
        choice.turn(false);
        assert_eq!(choice.shown(Lang::En), "Tail");
        choice.find('S');
        assert_eq!(choice.value().as_deref(), Some("a"));
        choice.find('z');
        assert_eq!(choice.value().as_deref(), Some("a"));
        assert!(choice.is_changed());
    }

    #[test]
    fn several_keep_the_order_they_had() {
        let mut choice = Choice::several(options(), "c a");
        assert_eq!(choice.shown(Lang::It), "[x] Coda");
        assert_eq!(choice.value().as_deref(), Some("c a"));
        choice.turn(false);
        choice.tick();
        assert_eq!(choice.value().as_deref(), Some("c a b"));
        choice.tick();
        assert!(!choice.is_changed());
        choice.find('a');
        choice.tick();
        choice.find('c');
        choice.tick();
        assert_eq!((choice.value(), choice.is_changed()), (None, true));
    }

    #[test]
    fn a_value_that_is_not_offered_stays_chosen() {
        let choice = Choice::one(options(), "x");
        assert_eq!(choice.value().as_deref(), Some("x"));
        assert!(!choice.is_changed());
        assert_eq!(Choice::one(Vec::new(), "").value(), None);
    }

    #[test]
    fn a_letter_finds_the_kind_of_source() {
        let mut choice = Choice::source("");
        let mut after = |key| {
            choice.key(key);
            choice.value().and_then(|value| value.parse().ok())
        };
        let letter = KeyCode::Char;
        assert_eq!(after(letter('v')), Some(Source::Minutes));
        assert_eq!(after(letter('p')), Some(Source::Pec));
        assert_eq!(after(letter('p')), Some(Source::Protocol));
        assert_eq!(after(letter('x')), Some(Source::Protocol));
        assert_eq!(after(KeyCode::Delete), None);
        assert_eq!(after(letter('x')), None, "no kind begins with it");
        assert!((0..6).all(|_| after(KeyCode::Right).is_some()));
        assert_eq!(after(KeyCode::Right), None);
    }

    #[test]
    fn a_value_by_its_number_is_found_by_its_words_and_cannot_be_taken_away() {
        let names = ["Uno", "Due"].map(|name| Lang::ALL.map(|_| name.to_owned()));
        let mut choice = Choice::numbered(names, 1);
        assert_eq!(choice.shown(Lang::It), "Due");
        assert!(!choice.is_changed() && !choice.key(KeyCode::Delete));
        assert!(choice.key(KeyCode::Char('u')));
        assert_eq!(choice.value().as_deref(), Some("0"));
    }
}
