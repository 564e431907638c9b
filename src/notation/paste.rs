//! What is pasted from a word processor or a spreadsheet, as lines of a text.
//!
//! Tabs part cells there, and rows have no sign in front. What a row means is never guessed but for this: a row of
//! cells without a sign is an event.

use crate::words::Lang;
use crate::words::notation::{Keyword, TableColumn};

use super::insert::EVENT;
use super::line::{LineKind, kind};
use super::table::{TableAnswers, is_table, read};

/// What stands between two cells.
const BETWEEN: &str = " | ";

/// What the title and the only phase of a table are called where it says none: those of the text are meant.
const OF_THE_TEXT: &str = "crono-paste";

/// The lines of a table with heads, without a head of its own; `None` where it is none, or has to ask something.
fn lines_of_table(text: &str, lang: Lang) -> Option<String> {
    let mut answers = TableAnswers::default();
    for key in [
        Keyword::Title.written(lang),
        TableColumn::Phase.written(lang),
    ] {
        answers.add(&format!("{key}={OF_THE_TEXT}"));
    }
    if !is_table(text, &answers) {
        return None;
    }
    let read = read(text, lang, &answers).ok()?;
    let is_body = |line: &&str| {
        let is_head = matches!(kind(line), Some((LineKind::Head, _)));
        !is_head && !line.ends_with(OF_THE_TEXT)
    };
    let lines: Vec<&str> = read.text.lines().filter(is_body).collect();
    Some(format!("{}\n", lines.join("\n").trim()))
}

/// What is pasted, as it goes into a text; a table with heads becomes lines of the notation. In the middle of a line
/// that is begun the first row stays as it is, but for its tabs.
#[must_use]
pub fn pasted(text: &str, goes_on: bool, lang: Lang) -> String {
    if !goes_on && let Some(lines) = lines_of_table(text, lang) {
        return lines;
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let rows = text.split('\n').enumerate().map(|(nth, line)| {
        if nth == 0 && goes_on {
            return line.replace('\t', BETWEEN);
        }
        let bare = line.trim_start_matches('\t');
        if bare.contains('\t') {
            row(bare)
        } else {
            bare.to_owned()
        }
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// A row of cells as a line.
fn row(bare: &str) -> String {
    let bare = bare.trim_start();
    let letters = kind(bare).map_or(0, |(_, letters)| letters);
    if letters > 0 {
        // A list of a word processor has a tab between its sign and its text.
        let sign: String = bare.chars().take(letters).collect();
        let rest: String = bare.chars().skip(letters).collect();
        return format!("{sign} {}", cells_of(rest.trim_start()));
    }
    match bare.split_once('\t') {
        Some((key, value)) if key.ends_with(':') => format!("{key} {}", cells_of(value)),
        _ => format!("{EVENT}{}", cells_of(bare)),
    }
}

/// The cells of a row, parted as a line parts them.
fn cells_of(row: &str) -> String {
    let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
    cells.join(BETWEEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_lines_with_their_cells() {
        for (table, lines) in [
            (
                "Consegna\tditta\t10 g da Stipula",
                "- Consegna | ditta | 10 g da Stipula",
            ),
            (
                "-\tConsegna\tditta\r\n?\tA > B\tnoi > ditta",
                "- Consegna | ditta\n? A > B | noi > ditta",
            ),
            ("- Consegna\tditta\t", "- Consegna | ditta | "),
            ("Consegna\t\t10 g", "- Consegna |  | 10 g"),
            (
                "1. Lavori\n- Consegna | ditta\n",
                "1. Lavori\n- Consegna | ditta\n",
            ),
            ("3.\tLavori", "3. Lavori"),
            ("titolo:\tSito", "titolo: Sito"),
            ("[ ]\tdati migrati", "[ ] dati migrati"),
        ] {
            assert_eq!(pasted(table, false, Lang::It), lines, "{table:?}");
        }
        assert_eq!(
            pasted("na\tditta\nAltro\tnoi", true, Lang::It),
            "na | ditta\n- Altro | noi"
        );
        // With heads its columns say what each cell is.
        let heads = "Evento\tChi\tTermine\tDa\nStipula\tnoi\t\t\nConsegna\tditta\t10 g\tStipula\n";
        let lines = "- Stipula | noi\n- Consegna | ditta | 10 g da Stipula\n";
        assert_eq!(pasted(heads, false, Lang::It), lines);
        // A slow line cuts a table where it likes.
        assert_eq!(pasted("\t", true, Lang::It), " | ");
    }
}
