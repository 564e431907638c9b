//! What a report is made of: contracts, sections, blocks and tables, as plain data.

use crate::assess::State;
use crate::words::headline::Headline;

use super::picture::Picture;

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
    /// The sentence to be read first, with the state that it speaks of.
    Lead(Headline),
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
    pub rows: Vec<TableRow>,
}

/// A row of a table. Its first cell is what the row is about.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// The cells.
    pub cells: Vec<String>,
    /// The state it speaks of, where it does; it is in words, too.
    pub state: Option<State>,
}
