//! Who makes the events of a table happen: words for us and the other, parties that the head names, and names that are asked.

use crate::words::Lang;
use crate::words::notation::{Keyword, TableAsked, TableColumn, TableWord};

use crate::notation::glyph::fold;
use crate::notation::write::escape;

use super::answer::{Asker, is_one_of, says};

/// The words that always name somebody.
const ALWAYS: [Keyword; 3] = [Keyword::We, Keyword::Administration, Keyword::Supplier];

/// Who there is.
pub(super) struct TableActors {
    lang: Lang,
    /// The parties of the head, as they are named there.
    pub parties: Vec<String>,
    /// Those that came up in the rows.
    pub new: Vec<String>,
    /// Names that nobody knows, and where they stand.
    unknown: Vec<(String, Vec<usize>)>,
    /// Rows that name nobody.
    nobody: Vec<usize>,
}

impl TableActors {
    pub(super) fn new(lang: Lang, parties: Vec<String>) -> Self {
        Self {
            lang,
            parties,
            new: Vec::new(),
            unknown: Vec::new(),
            nobody: Vec::new(),
        }
    }

    /// What the second cell of a line says for a cell of the table.
    pub(super) fn read(&mut self, cell: &str, row: usize, asker: &mut Asker<'_>) -> String {
        // A project tool writes how much of somebody it takes: `Rossi[50%]`.
        let mut cell = cell.to_owned();
        while let Some((start, end)) = cell
            .find('[')
            .zip(cell.find(']'))
            .filter(|(start, end)| start < end)
        {
            cell.replace_range(start..=end, "");
        }
        let cell = cell.trim();
        let mut names = Vec::new();
        if let Some(known) = self.known(cell, asker) {
            names.extend(known);
        } else {
            for part in cell
                .split([',', ';', '+'])
                .map(str::trim)
                .filter(|part| !part.is_empty())
            {
                names.extend(self.part(part, row, asker));
            }
        }
        self.joined(names)
    }

    /// What the second cell of a line says where the table names nobody.
    pub(super) fn nobody(&mut self, row: usize, asker: &mut Asker<'_>) -> String {
        let answer = asker.of_row(row, TableColumn::Who.spellings());
        let known = answer.and_then(|answer| self.words(answer));
        if known.is_none() {
            if let Some(answer) = answer {
                asker.ask(TableAsked::Who { rows: vec![row] }, Some(answer));
            } else {
                self.nobody.push(row);
            }
        }
        self.joined(known.unwrap_or_default())
    }

    /// Asks who the names are that nobody knows.
    pub(super) fn asked(&mut self, asker: &mut Asker<'_>) {
        for (name, rows) in std::mem::take(&mut self.unknown) {
            let answer = asker.value(&name);
            asker.ask(TableAsked::Actor { name, rows }, answer);
        }
        let rows = std::mem::take(&mut self.nobody);
        if !rows.is_empty() {
            asker.ask(TableAsked::Who { rows }, None);
        }
    }

    fn joined(&self, names: Vec<String>) -> String {
        let mut once: Vec<String> = Vec::new();
        for name in names {
            if !once.contains(&name) {
                once.push(name);
            }
        }
        once.join(&format!(" {} ", Keyword::And.written(self.lang)))
    }

    fn part(&mut self, part: &str, row: usize, asker: &mut Asker<'_>) -> Vec<String> {
        if let Some(known) = self.known(part, asker) {
            return known;
        }
        let each: Vec<_> = at_and(part)
            .map(|name| (name, self.known(name, asker)))
            .collect();
        // A name with such a word in it is a party of the head, or answered as a whole.
        let mut all = Vec::new();
        for (name, known) in each {
            match known {
                Some(known) => all.extend(known),
                None => self.not_known(name, row),
            }
        }
        all
    }

    fn not_known(&mut self, name: &str, row: usize) {
        let mut unknown = self.unknown.iter_mut();
        match unknown.find(|(known, _)| fold(known) == fold(name)) {
            Some((_, rows)) => rows.push(row),
            None => self.unknown.push((name.to_owned(), vec![row])),
        }
    }

    /// Who a name is, where that is known.
    fn known(&mut self, name: &str, asker: &mut Asker<'_>) -> Option<Vec<String>> {
        if let Some(word) = self.word(name) {
            return Some(vec![word]);
        }
        let parties = self.parties.iter().chain(&self.new);
        let mut parties = parties.filter(|party| fold(party) == fold(name));
        if let Some(party) = parties.next() {
            return Some(vec![escape(party, ",+")]);
        }
        let answer = asker.value(name)?;
        if says(answer, TableWord::Party) {
            self.new.push(name.to_owned());
            return Some(vec![escape(name, ",+")]);
        }
        self.words(answer)
    }

    /// A word that always names somebody, as it is written.
    fn word(&self, name: &str) -> Option<String> {
        let is = |keyword: &Keyword| is_one_of(name, keyword.spellings().map(|(_, word)| word));
        let word = ALWAYS.iter().find(|keyword| is(keyword));
        word.map(|word| word.written(self.lang).to_owned())
    }

    /// An answer in such words, or in the names of parties.
    fn words(&self, answer: &str) -> Option<Vec<String>> {
        let one = |name: &str| {
            let mut parties = self.parties.iter().chain(&self.new);
            let party = || {
                parties
                    .find(|party| fold(party) == fold(name))
                    .map(|party| escape(party, ",+"))
            };
            self.word(name).or_else(party)
        };
        if let Some(whole) = one(answer) {
            return Some(vec![whole]);
        }
        let parts = answer.split([',', '+']).flat_map(at_and);
        parts.map(one).collect()
    }
}

/// The parts of a name between words for *and*.
fn at_and(name: &str) -> impl Iterator<Item = &str> {
    let mut parts = vec![name];
    for (_, word) in Keyword::And.spellings() {
        let word = format!(" {word} ");
        let split = parts.iter().flat_map(|part| part.split(word.as_str()));
        parts = split.collect();
    }
    parts.into_iter().map(str::trim)
}
