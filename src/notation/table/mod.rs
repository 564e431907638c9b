//! A table as a plan: a CSV file, or what is copied from a spreadsheet, a word processor or a project tool.
//!
//! A table is translated to lines of the notation, which are read like any others; what is wrong with them is said by the
//! row of the table. What a column cannot say is asked and never guessed: without all answers there is no text.

mod actor;
mod answer;
mod column;
mod grid;
mod head;
mod length;
mod line;
mod link;
mod outline;
mod parted;
mod row;
mod term;
mod text;

#[cfg(test)]
mod tests;

use crate::words::Lang;
use crate::words::notation::{TableAsked, TableColumn, TableQuestion};

pub use answer::{TableAnswers, WithinText};
pub(in crate::notation) use head::key;
pub use parted::of_lines;
pub use text::TableText;

use answer::Asker;
use column::Columns;
use grid::{Grid, NoGrid};
use head::TableHead;
use line::Writing;
use outline::Outline;

/// Whether a text is a table with heads, and not lines of the notation.
#[must_use]
pub fn is_table(text: &str, answers: &TableAnswers) -> bool {
    grid::has_heads(text, &Asker::new(answers))
}

/// Reads a table. Where neither its title nor its heads tell the language of the labels, it is this one.
///
/// # Errors
/// What has to be asked.
pub fn read(
    text: &str,
    lang: Lang,
    answers: &TableAnswers,
) -> Result<TableText, Vec<TableQuestion>> {
    let mut asker = Asker::new(answers);
    let grid = grid::read(text, &asker);
    let grid = match grid {
        Ok(grid) => grid,
        Err(why) => {
            let question = match why {
                NoGrid::NoHeads => TableAsked::NoHeads,
                NoGrid::Quote(row) => TableAsked::Quote { row },
                NoGrid::MoreCells(row) => TableAsked::MoreCells { row },
            };
            return Err(vec![TableQuestion {
                asked: question,
                refused: None,
            }]);
        }
    };
    let read = translated(&grid, lang, &mut asker);
    let questions = asker.finished();
    if questions.is_empty() {
        Ok(read)
    } else {
        Err(questions)
    }
}

fn translated(grid: &Grid, lang: Lang, asker: &mut Asker<'_>) -> TableText {
    let columns = Columns::of(&grid.head, &grid.rows, asker);
    if !columns.has(TableColumn::Event) {
        return TableText::default();
    }
    let outline = Outline::of(&columns, &grid.rows, asker);
    let head = TableHead::of(grid, &columns, &outline, lang, asker);
    Writing::of(grid, &columns, &outline, head, asker).finished(asker)
}
