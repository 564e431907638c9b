//! The report on the state of progress, which an official attaches to a file: what it says, without
//! how it looks.
//!
//! Every cell is a text in the language of the report and has passed [`sanitized`](crate::words::sanitize);
//! nothing is escaped yet, for each format has its own way. Markdown and HTML are two renderings of
//! this one value, so that neither can say what the other does not.

mod block;
mod phases;
mod picture;
mod points;
mod rejections;
mod sections;
mod tables;

use crate::words::Lang;
use crate::words::progress as words;

use super::Sheet;

pub use block::{Block, Contract, Section, Table, TableRow};
pub use picture::{Picture, PictureRow};

/// A report on one contract, or on several.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// Its language.
    pub lang: Lang,
    /// What it is called.
    pub title: String,
    /// Each contract.
    pub contracts: Vec<Contract>,
    /// The files that could not be read, each with the reason.
    pub unread: Vec<String>,
}

impl Progress {
    /// The report on these contracts; `unread` are sentences on files that could not be read.
    #[must_use]
    pub fn of(lang: Lang, sheets: &[Sheet<'_>], unread: Vec<String>) -> Self {
        let contracts: Vec<Contract> = sheets
            .iter()
            .map(|sheet| sections::contract(lang, sheet))
            .collect();
        let title = match contracts.as_slice() {
            [only] => format!("{}: {}", words::TITLE.text(lang), only.title),
            _ => words::TITLE.text(lang).to_owned(),
        };
        Self {
            lang,
            title,
            contracts,
            unread,
        }
    }
}
