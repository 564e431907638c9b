//! Answers to the questions about a table, and the questions as they come up.
//!
//! An answer is what is asked about and what it is: a head, a name or a number as it stands in the table, or a word. An
//! answer may be for one row only: `row 5 who`. Nothing here knows what is asked.

use std::collections::HashSet;

use crate::words::notation::{TableAsked, TableColumn, TableQuestion, TableWord};

use crate::notation::glyph::fold;

/// What was answered, each as what it is about and what was said.
#[derive(Clone, Debug, Default)]
pub struct TableAnswers {
    list: Vec<TableAnswer>,
    within: Option<WithinText>,
}

/// Where in a text a table goes on: the text has a title already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WithinText {
    /// Whether events stand above.
    pub below_others: bool,
    /// The number of the phase above; 0 where there is none.
    pub phase: u32,
}

#[derive(Clone, Debug)]
struct TableAnswer(String);

impl TableAnswer {
    /// What was said about something. What stands in a table may have the sign that parts the two: `3-FS=P2D=after`.
    fn about(&self, key: &str) -> Option<&str> {
        let mut parted = self.0.match_indices('=');
        parted.find_map(|(at, sign)| {
            let value = self.0[at + sign.len()..].trim();
            (fold(&self.0[..at]) == key).then_some(value)
        })
    }
}

impl TableAnswers {
    /// One more, as it is typed: `Duration=working`; whether it can be one.
    pub fn add(&mut self, typed: &str) -> bool {
        self.list.push(TableAnswer(typed.to_owned()));
        let parted = typed.split_once('=');
        parted.is_some_and(|(key, value)| !key.trim().is_empty() && !value.trim().is_empty())
    }

    /// The same of a table that goes into a text.
    #[must_use]
    pub fn within(mut self, text: WithinText) -> Self {
        self.within = Some(text);
        self
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// What asks, and takes what was answered.
pub(super) struct Asker<'a> {
    answers: &'a TableAnswers,
    used: HashSet<usize>,
    questions: Vec<TableQuestion>,
}

impl<'a> Asker<'a> {
    pub(super) fn new(answers: &'a TableAnswers) -> Self {
        Self {
            answers,
            used: HashSet::new(),
            questions: Vec::new(),
        }
    }

    /// Whether events stand above the table.
    pub(super) fn is_below_others(&self) -> bool {
        self.within().is_some_and(|text| text.below_others)
    }

    /// Where in a text the table goes on, where it does.
    pub(super) fn within(&self) -> Option<WithinText> {
        self.answers.within
    }

    /// What was answered about something, without using it up.
    pub(super) fn peek(&self, key: &str) -> Option<&'a str> {
        let key = fold(key);
        let mut all = self.answers.list.iter().rev();
        all.find_map(|answer| answer.about(&key))
    }

    /// What was answered about something; of several answers the last.
    pub(super) fn value(&mut self, key: &str) -> Option<&'a str> {
        let key = fold(key);
        let mut found = None;
        for (at, answer) in self.answers.list.iter().enumerate() {
            if let Some(value) = answer.about(&key) {
                self.used.insert(at);
                found = Some(value);
            }
        }
        found
    }

    /// The same of the answers that say something else than what a column is.
    pub(super) fn value_besides(&mut self, head: &str) -> Option<&'a str> {
        let key = fold(head);
        let mut found = None;
        for (at, answer) in self.answers.list.iter().enumerate() {
            let value = answer.about(&key).filter(|value| !is_column(value));
            if value.is_some() {
                self.used.insert(at);
                found = value;
            }
        }
        found
    }

    /// What was answered that a column is, or that it does not count.
    pub(super) fn meaning(&self, head: &str) -> Option<&'a str> {
        let key = fold(head);
        let mut all = self.answers.list.iter().rev();
        all.find_map(|answer| {
            let value = answer.about(&key)?;
            (is_column(value) || says(value, TableWord::No)).then_some(value)
        })
    }

    /// Uses up the answers that say what a column is.
    pub(super) fn used_as_meaning(&mut self, head: &str) {
        let key = fold(head);
        let all = self.answers.list.iter().enumerate();
        let said = all.filter(|(_, answer)| {
            let value = answer.about(&key);
            value.is_some_and(|value| is_column(value) || says(value, TableWord::No))
        });
        self.used.extend(said.map(|(at, _)| at));
    }

    /// What was answered about something that a word names in one of its spellings.
    pub(super) fn word(
        &mut self,
        spellings: impl Iterator<Item = &'static str>,
    ) -> Option<&'a str> {
        let mut found = None;
        for spelling in spellings {
            found = self.value(spelling).or(found);
        }
        found
    }

    /// The same of one row, or of all.
    pub(super) fn of_row(
        &mut self,
        row: usize,
        spellings: impl Iterator<Item = &'static str> + Clone,
    ) -> Option<&'a str> {
        let mut own = None;
        for name in TableWord::Row.spellings() {
            for spelling in spellings.clone() {
                own = self.value(&format!("{name} {row} {spelling}")).or(own);
            }
        }
        own.or_else(|| self.word(spellings))
    }

    /// Asks; once, whatever asks again.
    pub(super) fn ask(&mut self, asked: TableAsked, refused: Option<&str>) {
        let question = TableQuestion {
            asked,
            refused: refused.map(str::to_owned),
        };
        if !self.questions.contains(&question) {
            self.questions.push(question);
        }
    }

    /// What is asked; where that is nothing, which answers answer nothing.
    pub(super) fn finished(mut self) -> Vec<TableQuestion> {
        if self.questions.is_empty() {
            let all = self.answers.list.iter().enumerate();
            let unused = all.filter(|(at, _)| !self.used.contains(at));
            self.questions
                .extend(unused.map(|(_, answer)| TableQuestion {
                    asked: TableAsked::Unasked {
                        answer: answer.0.clone(),
                    },
                    refused: None,
                }));
        }
        self.questions
    }
}

/// Whether an answer says what a column is; the words for days of a kind say that of its days.
fn is_column(value: &str) -> bool {
    let mut all = TableColumn::ALL.into_iter();
    let are_days = says(value, TableWord::Working) || says(value, TableWord::Calendar);
    !are_days && all.any(|column| is_one_of(value, column.spellings()))
}

/// Whether an answer is a word.
pub(super) fn says(value: &str, word: TableWord) -> bool {
    is_one_of(value, word.spellings())
}

/// Whether a text is one of several spellings.
pub(super) fn is_one_of(text: &str, mut spellings: impl Iterator<Item = &'static str>) -> bool {
    let text = fold(text);
    spellings.any(|spelling| fold(spelling) == text)
}
