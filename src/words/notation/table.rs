//! What is asked about a table, and what may be answered. The sentences stand in `table_said`.

use crate::words::Lang;

use super::keyword::Keyword;
use super::table_word::{TableColumn, TableWord};

/// What stands for a text that is free.
const FREE: &str = "...";

/// Whether what may be answered stands for any text.
#[must_use]
pub fn is_free_answer(value: &str) -> bool {
    value == FREE
}

/// What a table does not say, or says in two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableAsked {
    /// No row names the columns.
    NoHeads,
    /// A quotation mark is not closed.
    Quote {
        /// The row that it stands in.
        row: usize,
    },
    /// A row has more cells than there are heads.
    MoreCells {
        /// The row.
        row: usize,
    },
    /// No column says what happens.
    NoEvent {
        /// The columns that there are.
        heads: Vec<String>,
    },
    /// Several columns say the same.
    SameColumn {
        /// What.
        column: TableColumn,
        /// Their heads.
        heads: Vec<String>,
    },
    /// What a column says whose head nobody knows, and whose cells look like terms or days.
    Column {
        /// Its head.
        head: String,
        /// One of its cells.
        text: String,
        /// Whether these are days.
        days: bool,
    },
    /// What the contract is called.
    Title,
    /// The phase of rows that are in none.
    Phase {
        /// The rows; empty where the table has no phases at all.
        rows: Vec<usize>,
    },
    /// Rows with nothing but a name.
    Headings {
        /// The rows.
        rows: Vec<usize>,
        /// The first of these names.
        title: String,
    },
    /// On which level of the outline the phases are.
    Levels {
        /// The levels that have others below, and the first title of each.
        levels: Vec<(usize, String)>,
    },
    /// Which days a column counts.
    Days {
        /// Its head.
        head: String,
    },
    /// Lengths that the tool marks as estimated.
    Estimates {
        /// The rows.
        rows: Vec<usize>,
    },
    /// A length in minutes or months.
    Minutes {
        /// As it stands there.
        text: String,
    },
    /// Days with the month first, as a column with one that can be nothing else has them.
    MonthFirst {
        /// Its head.
        head: String,
        /// The day that can be nothing else.
        text: String,
    },
    /// Whether the length counts or the last day.
    Due {
        /// The head of the one.
        length: String,
        /// The head of the other.
        day: String,
    },
    /// Who somebody is.
    Actor {
        /// As the table names them.
        name: String,
        /// Where.
        rows: Vec<usize>,
    },
    /// Who makes something happen.
    Who {
        /// The rows that do not say.
        rows: Vec<usize>,
    },
    /// What a term counts from.
    From {
        /// The rows that do not say.
        rows: Vec<usize>,
    },
    /// What the term of the first event counts from, above which there is none.
    FromFirst {
        /// Its row.
        row: usize,
    },
    /// What comes before, in a table that does not say.
    After,
    /// Numbers of rows without a column that has them.
    Numbers {
        /// The head of the column that names rows by number.
        head: String,
    },
    /// A link that is not from the end of a row to the beginning of the next.
    Link {
        /// As it stands there.
        text: String,
        /// Where.
        row: usize,
    },
    /// A phase that has to come before.
    PhaseBefore {
        /// As it stands there.
        text: String,
        /// Where.
        row: usize,
        /// The title of the phase.
        phase: String,
    },
    /// Something that has to come before and is not there.
    NotThere {
        /// As it stands there.
        text: String,
        /// Where.
        row: usize,
    },
    /// An answer to nothing that is asked.
    Unasked {
        /// As it is typed.
        answer: String,
    },
}

/// A question about a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableQuestion {
    /// What is asked.
    pub asked: TableAsked,
    /// An answer that was given and is none.
    pub refused: Option<String>,
}

/// What a table says that a plan does not keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableRemark {
    /// Columns that are not read.
    Columns(Vec<String>),
    /// Rows above the heads.
    Above(Vec<usize>),
    /// Titles on other levels than that of the phases.
    Titles(Vec<String>),
    /// Notes.
    Notes(usize),
    /// What follows a second row of heads.
    Rest(usize),
}

impl TableQuestion {
    /// What stands before the sign of an answer, where there is one answer for all; else one that is asked for each column.
    fn key(&self, lang: Lang) -> Option<String> {
        let key = match &self.asked {
            TableAsked::Title => Keyword::Title.written(lang),
            TableAsked::Phase { .. } => TableColumn::Phase.written(lang),
            TableAsked::Headings { .. } => TableWord::Headings.written(lang),
            TableAsked::Levels { .. } => TableWord::Phases.written(lang),
            TableAsked::Estimates { .. } => TableWord::Estimates.written(lang),
            TableAsked::Due { .. } => TableWord::Due.written(lang),
            TableAsked::Who { .. } => TableColumn::Who.written(lang),
            TableAsked::From { .. } => TableColumn::From.written(lang),
            TableAsked::FromFirst { row } => {
                let (of_row, from) = (TableWord::Row, TableColumn::From);
                return Some(format!(
                    "{} {row} {}",
                    of_row.written(lang),
                    from.written(lang)
                ));
            }
            TableAsked::After => TableColumn::After.written(lang),
            TableAsked::Days { head }
            | TableAsked::Numbers { head }
            | TableAsked::Column { head, .. }
            | TableAsked::MonthFirst { head, .. } => head,
            TableAsked::Actor { name, .. } => name,
            TableAsked::Minutes { text }
            | TableAsked::Link { text, .. }
            | TableAsked::PhaseBefore { text, .. }
            | TableAsked::NotThere { text, .. } => text,
            TableAsked::NoHeads
            | TableAsked::Quote { .. }
            | TableAsked::MoreCells { .. }
            | TableAsked::NoEvent { .. }
            | TableAsked::SameColumn { .. }
            | TableAsked::Unasked { .. } => return None,
        };
        Some(key.to_owned())
    }

    /// What may be answered: what is asked about, and what it may be. A text that is free is `...`.
    #[must_use]
    pub fn answers(&self, lang: Lang) -> Vec<(String, String)> {
        if let TableAsked::NoEvent { heads } = &self.asked {
            let event = TableColumn::Event.written(lang);
            return heads
                .iter()
                .map(|head| (head.clone(), event.to_owned()))
                .collect();
        }
        if let TableAsked::SameColumn { heads, .. } = &self.asked {
            let no = TableWord::No.written(lang);
            return heads
                .iter()
                .map(|head| (head.clone(), no.to_owned()))
                .collect();
        }
        let Some(key) = self.key(lang) else {
            return Vec::new();
        };
        let values = self.values(lang).into_iter();
        values.map(|value| (key.clone(), value)).collect()
    }

    fn values(&self, lang: Lang) -> Vec<String> {
        let word = |word: TableWord| word.written(lang).to_owned();
        let keyword = |word: Keyword| word.written(lang).to_owned();
        let free = || FREE.to_owned();
        match &self.asked {
            TableAsked::Title | TableAsked::Phase { .. } | TableAsked::PhaseBefore { .. } => {
                vec![free()]
            }
            TableAsked::Column { days, .. } => {
                let known = if *days {
                    [TableColumn::Finish, TableColumn::Start]
                } else {
                    [TableColumn::Term, TableColumn::Duration]
                };
                let known = known.map(|column| column.written(lang).to_owned());
                known.into_iter().chain([word(TableWord::No)]).collect()
            }
            TableAsked::Headings { .. } => vec![word(TableWord::Phases), word(TableWord::Events)],
            TableAsked::Levels { levels } => {
                levels.iter().map(|(level, _)| level.to_string()).collect()
            }
            TableAsked::Days { .. } => vec![word(TableWord::Working), word(TableWord::Calendar)],
            TableAsked::MonthFirst { .. } => vec![word(TableWord::MonthFirst)],
            TableAsked::Estimates { .. } => vec![word(TableWord::Yes), word(TableWord::No)],
            TableAsked::Minutes { .. } => vec![word(TableWord::Months), word(TableWord::No)],
            TableAsked::Due { length, day } => vec![length.clone(), day.clone()],
            TableAsked::Actor { .. } => vec![
                keyword(Keyword::We),
                keyword(Keyword::Administration),
                keyword(Keyword::Supplier),
                word(TableWord::Party),
            ],
            TableAsked::Who { .. } => vec![keyword(Keyword::We), keyword(Keyword::Supplier)],
            TableAsked::From { .. } => {
                vec![word(TableWord::Above), keyword(Keyword::Nothing), free()]
            }
            TableAsked::FromFirst { .. } => vec![keyword(Keyword::Nothing), free()],
            TableAsked::After => vec![word(TableWord::Above), keyword(Keyword::Nothing)],
            TableAsked::Numbers { .. } => vec![word(TableWord::Rows), word(TableWord::No)],
            TableAsked::Link { .. } => vec![keyword(Keyword::After), word(TableWord::No)],
            TableAsked::NotThere { .. } => vec![free(), word(TableWord::No)],
            _ => Vec::new(),
        }
    }
}
