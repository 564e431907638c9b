//! What is pasted from a word processor or a spreadsheet, as lines of a text.
//!
//! Tabs part cells there, and rows have no sign in front. What a row means is never guessed but for this: a row of
//! cells without a sign is an event.

use serde_json::Value;

use crate::words::Lang;
use crate::words::notation::{Keyword, TableQuestion, members};

use super::compile::compile;
use super::insert::EVENT;
use super::line_kind::{LineKind, kind};
use super::table::{TableAnswers, WithinText, is_table, key, read};

/// What stands between two cells.
const BETWEEN: &str = " | ";

/// A table with heads that is put into a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedTable {
    /// Its lines, without a head of its own.
    pub lines: String,
    /// The parties that it names, and the text does not name yet.
    pub parties: Vec<String>,
}

/// Where a table is put.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TablePlace {
    /// The parties that the text names.
    parties: Vec<String>,
    within: WithinText,
}

impl TablePlace {
    /// A line of a text.
    #[must_use]
    pub fn of(text: &str, line: usize, lang: Lang) -> Self {
        let json = compile(text).json;
        let label = |party: &Value| {
            let label = party.get("label")?;
            let (own, _) = members(lang).split_once(' ')?;
            let text = label.as_str().or_else(|| label.get(own)?.as_str())?;
            Some(text.to_owned())
        };
        let parties = json.get("parties").and_then(Value::as_array);
        let mut within = WithinText::default();
        for line in text.lines().take(line) {
            match kind(line.trim_start()) {
                Some((LineKind::Milestone, _)) => within.below_others = true,
                Some((LineKind::Phase(number), _)) => within.phase = number,
                _ => {}
            }
        }
        Self {
            parties: parties.into_iter().flatten().filter_map(label).collect(),
            within,
        }
    }

    fn answers(&self, answered: &[String], lang: Lang) -> TableAnswers {
        let mut answers = TableAnswers::default();
        if !self.parties.is_empty() {
            let key = Keyword::Parties.written(lang);
            answers.add(&format!("{key}={}", self.parties.join(", ")));
        }
        for answer in answered {
            answers.add(answer);
        }
        answers.within(self.within)
    }
}

/// A table with heads as lines, or what it has to be asked; `None` where a text is no such table.
#[must_use]
pub fn pasted_table(
    text: &str,
    place: &TablePlace,
    answered: &[String],
    lang: Lang,
) -> Option<Result<PastedTable, Vec<TableQuestion>>> {
    let answers = place.answers(answered, lang);
    if !is_table(text, &answers) {
        return None;
    }
    let read = match read(text, lang, &answers) {
        Ok(read) => read,
        Err(questions) => return Some(Err(questions)),
    };
    let is_body = |line: &&str| !matches!(kind(line), Some((LineKind::Head, _)));
    let lines: Vec<&str> = read.text.lines().filter(is_body).collect();
    let named = read.text.lines().find_map(|line| {
        let (keyword, value) = key_of(line)?;
        (keyword == Keyword::Parties).then_some(value)
    });
    let named = named.into_iter().flat_map(|value| value.split(", "));
    let is_new = |party: &&str| !place.parties.iter().any(|known| known == party);
    Some(Ok(PastedTable {
        lines: format!("{}\n", lines.join("\n").trim()),
        parties: named.filter(is_new).map(str::to_owned).collect(),
    }))
}

/// Where the head of a text names some more parties, a line and a column, and what is put in there.
#[must_use]
pub fn naming(text: &str, parties: &[String], lang: Lang) -> Option<((usize, usize), String)> {
    if parties.is_empty() {
        return None;
    }
    let parties = parties.join(", ");
    let lines: Vec<&str> = text.split('\n').collect();
    let end_of = |at: usize| (at, lines[at].chars().count());
    let at = |is: &dyn Fn(Keyword) -> bool| {
        let mut keys = lines.iter().map(|line| key_of(line));
        keys.position(|key| key.is_some_and(|(key, _)| is(key)))
    };
    if let Some(at) = at(&|key| key == Keyword::Parties) {
        return Some((end_of(at), format!(", {parties}")));
    }
    let line = format!("{}: {parties}", Keyword::Parties.written(lang));
    Some(match at(&|_| true) {
        Some(at) => (end_of(at), format!("\n{line}")),
        None => ((0, 0), format!("{line}\n")),
    })
}

/// The key of the head that a line is, and its value.
fn key_of(line: &str) -> Option<(Keyword, &str)> {
    let (_, value) = line.split_once(':')?;
    let (keyword, _) = key(line.trim_start())?;
    Some((keyword, value.trim()))
}

/// What is pasted and is no table with heads, as it goes into a text. In the middle of a line that is begun the first
/// row stays as it is, but for its tabs.
#[must_use]
pub fn pasted(text: &str, goes_on: bool) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let rows = text.split('\n').enumerate().map(|(nth, line)| {
        if nth == 0 && goes_on {
            return line.replace('\t', BETWEEN);
        }
        let bare = line.trim_start_matches('\t');
        if let Some(drawn) = drawn_row(bare) {
            row(&drawn)
        } else if bare.contains('\t') {
            row(bare)
        } else {
            bare.to_owned()
        }
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// The cells of a row that is drawn, as in Markdown, parted by tabs; a line between heads and rows has none.
fn drawn_row(bare: &str) -> Option<String> {
    let inside = bare.trim().strip_prefix('|')?;
    let inside = inside.strip_suffix('|').unwrap_or(inside);
    let cells: Vec<&str> = inside.split('|').map(str::trim).collect();
    Some(cells.join("\t"))
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
            ("| Consegna | ditta | 10 g |", "- Consegna | ditta | 10 g"),
            ("| - Consegna | ditta |", "- Consegna | ditta"),
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

    #[test]
    fn with_heads_its_columns_say_what_each_cell_is_and_what_they_do_not_say_is_asked() {
        let text = "titolo: Sito\ngiorni: civili\n1. Avvio\n- Avvio | noi\n";
        let place = TablePlace::of(text, 4, Lang::It);
        let table = |table: &str, answered: &[&str]| {
            let answered: Vec<String> = answered.iter().map(|one| (*one).to_owned()).collect();
            pasted_table(table, &place, &answered, Lang::It).expect("a table")
        };
        let heads = "Evento\tChi\tTermine\tDa\nStipula\tnoi\t\t\nConsegna\tditta\t10 g\tStipula\n";
        let lines = "- Stipula | noi\n- Consegna | ditta | 10 g da Stipula\n";
        let pasted = table(heads, &[]).expect("lines");
        assert_eq!(pasted.lines, lines);
        let open = "Attività\tSoggetto\tDurata\nConsegna\tImpresa\t10\n";
        let asked = table(open, &[]).expect_err("questions");
        assert_eq!(asked.len(), 4, "{asked:?}");
        let answered = ["Durata=solari", "Impresa=parte", "da=sopra", "dopo=sopra"];
        let pasted = table(open, &answered).expect("lines");
        assert_eq!(pasted.lines, "- Consegna | Impresa | 10 giorni\n");
        let named = naming(text, &pasted.parties, Lang::It);
        assert_eq!(named, Some(((0, 12), "\nparti: Impresa".to_owned())));
        // What the text names is known.
        let with = text.replace("Sito\n", "Sito\nparti: Impresa\n");
        let known = TablePlace::of(&with, 0, Lang::It);
        let none = pasted_table(open, &known, &[], Lang::It).expect("a table");
        assert_eq!(none.expect_err("questions").len(), 3);
        let named = naming(&with, &["Ministero".to_owned()], Lang::It);
        assert_eq!(named, Some(((1, 14), ", Ministero".to_owned())));
        assert!(pasted_table("Consegna\tditta\n", &place, &[], Lang::It).is_none());
    }

    #[test]
    fn the_phases_of_a_table_go_on_behind_those_above() {
        let text = "titolo: Sito\n1. Avvio\n- Avvio | noi\n2. Lavori\n";
        let heads = "Fase\tEvento\tChi\tTermine\tDa\n";
        let first = "\tStipula\tnoi\t\t\n";
        let rest = "Arredi\tConsegna\tditta\t10 g\tStipula\n\tPosa\tditta\t5 g\tConsegna\n\
            Fine\tCollaudo\tnoi\t30 g\tPosa\n";
        let lines = "- Consegna | ditta | 10 g da Stipula\n- Posa | ditta | 5 g da Consegna\n";
        for (text, at, above, numbers) in [
            (text, 4, "- Stipula | noi\n", [3, 4]),
            (text, 3, "- Stipula | noi\n", [2, 3]),
            ("", 0, "- Stipula | noi\n", [1, 2]),
        ] {
            let place = TablePlace::of(text, at, Lang::It);
            let pasted = pasted_table(&format!("{heads}{first}{rest}"), &place, &[], Lang::It);
            let pasted = pasted.expect("a table").expect("lines");
            let [one, two] = numbers;
            let wanted = format!(
                "{above}{one}. Arredi\n{lines}{two}. Fine\n- Collaudo | noi | 30 g da Posa\n"
            );
            assert_eq!(pasted.lines, wanted);
        }
    }
}
