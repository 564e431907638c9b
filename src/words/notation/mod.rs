//! The plan as text: its words in both languages, the rules for articles, and what can be wrong with a text.

pub mod article;
mod encoding;
mod expected;
mod fault;
mod keyword;
mod plan_fault;
mod table;
mod table_said;
mod table_word;

pub use encoding::{TextEncoding, is_a_document, read_as};
pub use expected::ExpectedText;
pub use fault::{NoLength, TextFaultKind, and_more, fault};
pub use keyword::{Keyword, members, words_for_the_day_of};
pub use table::{TableAsked, TableQuestion, TableRemark, is_free_answer};
pub use table_said::{
    in_row, no_answer, no_table, question_lines, question_text, table_asks, table_remark,
};
pub use table_word::{TableColumn, TableUnit, TableWord, words_for_days, words_for_links};

use crate::say;

use super::preposition::Preposition;

say! {
    /// What a further term of an event is called, where the text gives no name.
    pub fn term_from(lang, label: &str, start: &str)
        it "{label}, da {start}"
        en "{label}, from {start}";

    /// What a rejection is called, as a label or in a sentence, where the text gives no name.
    pub fn rejection(lang, noun: &str, label: bool)
        let of = Preposition::Of.with(lang, noun);
        match label {
            true => it "Rigetto {of}" en "Rejection of {noun}";
            false => it "il rigetto {of}" en "the rejection of {noun}";
        }
}
