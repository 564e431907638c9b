//! The report on the state of progress, which an official attaches to a file: what it says, without
//! how it looks.
//!
//! Every cell is a text in the language of the report and has passed [`shown`](crate::words::sanitize);
//! nothing is escaped yet, for each format has its own way. Markdown and HTML are two renderings of
//! this one value, so that neither can say what the other does not.
//!
//! Next: `sections.rs` for what stands in it, `tables.rs` for its tables, `picture.rs` for the
//! timeline; `markdown.rs` and `html/` write it.

mod picture;
mod sections;
mod tables;

use crate::assess::State;
use crate::words::Lang;
use crate::words::progress as words;

use super::Sheet;

pub use picture::{Lane, Picture};

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

/// One contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Contract {
    /// Its title.
    pub title: String,
    /// The day it is seen on, in words.
    pub heading: String,
    /// The sections, none of them empty.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its head.
    pub title: &'static str,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Names with their values.
    Facts(Vec<(String, String)>),
    /// A sentence.
    Said(String),
    /// Things of a kind, each in a sentence.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// The timeline, for formats that can draw.
    Picture(Picture),
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it is about.
    pub caption: &'static str,
    /// The heads of its columns, and whether they hold numbers.
    pub heads: Vec<(&'static str, bool)>,
    /// Its rows.
    pub rows: Vec<Line>,
}

/// A row of a table. Its first cell is what the row is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The cells.
    pub cells: Vec<String>,
    /// The state it speaks of, where it does; it is in words, too.
    pub state: Option<State>,
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
