//! The head of the text that a table becomes: its title and keys, from lines above the table or from answers.

use crate::words::Lang;
use crate::words::notation::{Keyword, TableAsked};

use crate::notation::glyph::fold;
use crate::notation::write::escape;

use super::answer::{Asker, is_one_of};
use super::column::Columns;
use super::grid::Grid;
use super::outline::Outline;

/// What stands before the first phase.
pub(super) struct TableHead {
    /// The language of its words, and of the labels.
    pub lang: Lang,
    /// Its lines, and the row of each.
    pub lines: Vec<(String, Option<usize>)>,
    /// The parties that it names, which may become more.
    pub parties: Vec<String>,
    /// Rows above the heads that say nothing.
    pub unread: Vec<usize>,
}

impl TableHead {
    pub(super) fn of(
        grid: &Grid,
        columns: &Columns,
        outline: &Outline,
        lang: Lang,
        asker: &mut Asker<'_>,
    ) -> Self {
        // A text that the table goes into has its language already.
        let own = columns.lang().filter(|_| asker.within().is_none());
        let mut head = Self {
            lang: own.unwrap_or(lang),
            lines: Vec::new(),
            parties: Vec::new(),
            unread: Vec::new(),
        };
        let mut has_title = false;
        for row in &grid.above {
            let said = row.only().and_then(|said| Some((said, key(said)?)));
            match said {
                Some((said, (keyword, spelled))) => {
                    has_title |= keyword == Keyword::Title;
                    if keyword == Keyword::Title {
                        head.lang = spelled;
                    }
                    head.line(keyword, said, Some(row.number));
                }
                None => head.unread.push(row.number),
            }
        }
        for keyword in Keyword::KEYS
            .into_iter()
            .filter(|key| *key != Keyword::Json)
        {
            for (spelled, word) in keyword.spellings() {
                let is_column = columns.names(word);
                let Some(value) = (!is_column).then(|| asker.value(word)).flatten() else {
                    continue;
                };
                let mut word = word;
                if keyword == Keyword::Title {
                    has_title = true;
                    // It was asked in the language of the screen: the heads tell better.
                    head.lang = own.unwrap_or(spelled);
                    word = keyword.written(head.lang);
                }
                head.line(keyword, &format!("{word}: {value}"), None);
            }
        }
        if !has_title {
            match &outline.whole {
                Some(whole) => {
                    let line = format!(
                        "{}: {}",
                        Keyword::Title.written(head.lang),
                        escape(whole, "")
                    );
                    head.lines.insert(0, (line, None));
                }
                None if asker.within().is_some() => {}
                None => asker.ask(TableAsked::Title, None),
            }
        }
        // The first key says in which language the labels are.
        head.lines
            .sort_by_key(|(line, _)| key(line).is_none_or(|(key, _)| key != Keyword::Title));
        head
    }

    fn line(&mut self, keyword: Keyword, said: &str, row: Option<usize>) {
        if keyword == Keyword::Parties {
            let (_, value) = said.split_once(':').unwrap_or_default();
            let parties = value
                .split(',')
                .map(str::trim)
                .filter(|party| !party.is_empty());
            self.parties.extend(parties.map(str::to_owned));
        } else {
            self.lines.push((said.to_owned(), row));
        }
    }
}

/// The key that a line of a head begins with, and its language.
pub(in crate::notation) fn key(line: &str) -> Option<(Keyword, Lang)> {
    let (key, _) = line.split_once(':')?;
    Keyword::KEYS.into_iter().find_map(|keyword| {
        let mut spellings = keyword.spellings();
        let found = spellings.find(|(_, word)| fold(word) == fold(key));
        found.map(|(lang, _)| (keyword, lang))
    })
}

/// Whether a text is one of the words for a keyword.
pub(super) fn is_word(text: &str, keyword: Keyword) -> bool {
    is_one_of(text, keyword.spellings().map(|(_, word)| word))
}
