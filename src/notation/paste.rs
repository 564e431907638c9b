//! What is pasted from a word processor or a spreadsheet, as lines of a text.
//!
//! Tabs part cells there, and rows have no sign in front. What a row means is never guessed but for this: a row of
//! cells without a sign is an event.

use super::insert::EVENT;
use super::line::kind;

/// What stands between two cells.
const BETWEEN: &str = " | ";

/// What is pasted, as it goes into a text. What goes on with a line that is begun already keeps its first row as it
/// is, but for its tabs.
#[must_use]
pub fn pasted(text: &str, goes_on: bool) -> String {
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
            assert_eq!(pasted(table, false), lines, "{table:?}");
        }
        assert_eq!(
            pasted("na\tditta\nAltro\tnoi", true),
            "na | ditta\n- Altro | noi"
        );
        // A slow line cuts a table where it likes.
        assert_eq!(pasted("\t", true), " | ");
    }
}
