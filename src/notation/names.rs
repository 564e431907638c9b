//! What can be referred to: by the beginning of a label, or by its name in brackets.

use std::collections::{BTreeMap, HashMap};

use crate::plan::nearest;
use crate::words::notation::article::without_article;
use crate::words::notation::{Keyword, words_for_the_day_of};

use super::former::Renamed;
use super::glyph::{Slice, fold};

/// More signs that may part a list than anybody types: of more, each parts.
const SEPARATORS_MAX: usize = 64;

/// Of more labels than these none is guessed.
const GUESSED_MAX: usize = 2_000;

/// Something that can be referred to.
#[derive(Clone, Debug)]
struct Named {
    id: String,
    label: String,
    folded: String,
    /// Whether only the whole label means it.
    whole_only: bool,
}

/// Everything of a kind that can be referred to.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    all: Vec<Named>,
    /// Where those of a folded label are.
    by_label: BTreeMap<String, Vec<usize>>,
    by_id: HashMap<String, usize>,
    /// What a line calls itself that is no name, and the name that was made in its place.
    also: HashMap<String, String>,
    /// The names of what was called so before, by folded labels.
    former: BTreeMap<String, Former>,
    renamed: Renamed,
}

/// What was called otherwise in the plan that a text changes.
#[derive(Clone, Debug)]
struct Former {
    id: String,
    label: String,
}

/// Why a reference leads to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// Nothing begins so; perhaps this was meant.
    Unknown(Option<String>),
    /// Several labels begin so.
    Several(Vec<String>),
}

impl Names {
    pub(super) fn add(&mut self, id: &str, label: &str) {
        self.push(id, label, false);
    }

    /// A word that means something only as a whole.
    pub(super) fn add_word(&mut self, id: &str, word: &str) {
        self.push(id, word, true);
    }

    /// Another way to name something: as its line gives it, though that may be no name.
    pub(super) fn also(&mut self, id: &str, said: &str) {
        if id != said {
            self.also.insert(said.to_owned(), id.to_owned());
        }
    }

    /// What something was called before, and where it is noted that it was meant so.
    pub(super) fn was(&mut self, id: &str, label: &str, renamed: &Renamed) {
        let former = Former {
            id: id.to_owned(),
            label: label.to_owned(),
        };
        self.former.insert(fold(label), former);
        self.renamed = renamed.clone();
    }

    fn push(&mut self, id: &str, label: &str, whole_only: bool) {
        let named = Named {
            id: id.to_owned(),
            label: label.to_owned(),
            folded: fold(label),
            whole_only,
        };
        self.put(named);
    }

    fn put(&mut self, named: Named) {
        let at = self.all.len();
        self.by_label
            .entry(named.folded.clone())
            .or_default()
            .push(at);
        self.by_id.entry(named.id.clone()).or_insert(at);
        self.all.push(named);
    }

    /// All of these and of others.
    pub(super) fn and(&self, others: &Self) -> Self {
        let mut both = self.clone();
        others.all.iter().for_each(|named| both.put(named.clone()));
        both.also.extend(others.also.clone());
        if !others.former.is_empty() {
            both.former.extend(others.former.clone());
            both.renamed = others.renamed.clone();
        }
        both
    }

    /// Whether two bear one label.
    pub(super) fn shares_label(&self, label: &str) -> bool {
        let found = self.by_label.get(&fold(label));
        found.is_some_and(|found| found.len() > 1)
    }

    /// What something is called.
    pub(super) fn label_of(&self, id: &str) -> Option<&str> {
        let at = self.by_id.get(id)?;
        Some(&self.all[*at].label)
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// What a text means: what is called so now, and if nothing is, what was called so before.
    pub(super) fn find(&self, text: &str) -> Result<&str, Lost> {
        let text = text.trim();
        let bare = without_article(text);
        let ways = [
            Some(text),
            Some(bare).filter(|bare| *bare != text),
            event_of_a_day(bare),
        ];
        let mut why = None;
        for way in ways.iter().flatten() {
            match self.lookup(&fold(way)) {
                Ok(id) => return Ok(id),
                Err(lost @ Lost::Several(_)) if *way != bare || bare == text => return Err(lost),
                Err(lost) => why = why.or(Some(lost)),
            }
        }
        let former = ways
            .iter()
            .flatten()
            .find_map(|way| self.formerly(&fold(way)));
        former.ok_or(why.unwrap_or(Lost::Unknown(None)))
    }

    /// What was called so before, or the one thing whose label began so.
    fn formerly(&self, asked: &str) -> Option<&str> {
        if asked.is_empty() || self.former.is_empty() {
            return None;
        }
        let from = self.former.range(asked.to_owned()..);
        let mut begin = from.take_while(|(label, _)| label.starts_with(asked));
        let (label, found) = begin.next()?;
        let is_one = label == asked || begin.all(|(_, other)| other.id == found.id);
        let now = self.label_of(&found.id).filter(|_| is_one)?;
        self.renamed.add(&found.label, now);
        Some(&found.id)
    }

    fn lookup(&self, asked: &str) -> Result<&str, Lost> {
        if asked.is_empty() {
            return Err(Lost::Unknown(None));
        }
        let at = |places: &Vec<usize>| places.iter().map(|at| &self.all[*at]).collect::<Vec<_>>();
        let whole = self.by_label.get(asked).map(at).unwrap_or_default();
        if let Some(found) = Self::one(&whole) {
            return found;
        }
        let from = self.by_label.range(asked.to_owned()..);
        let begin = from.take_while(|(label, _)| label.starts_with(asked));
        let mut begin: Vec<_> = begin.flat_map(|(_, places)| places).copied().collect();
        begin.sort_unstable();
        begin.retain(|at| !self.all[*at].whole_only);
        Self::one(&at(&begin)).unwrap_or_else(|| Err(Lost::Unknown(self.near(asked))))
    }

    fn one<'n>(found: &[&'n Named]) -> Option<Result<&'n str, Lost>> {
        let first = found.first()?;
        if found.iter().all(|named| named.id == first.id) {
            return Some(Ok(&first.id));
        }
        let labels = found.iter().map(|named| named.label.clone());
        Some(Err(Lost::Several(labels.collect())))
    }

    /// The label that is nearest, as a whole or in as many words as were typed.
    fn near(&self, asked: &str) -> Option<String> {
        if self.all.len() > GUESSED_MAX {
            return None;
        }
        let words = asked.split(' ').count();
        let beginnings = self.all.iter().map(|named| {
            let beginning: Vec<&str> = named.folded.split(' ').take(words).collect();
            (beginning.join(" "), named)
        });
        let beginnings: Vec<_> = beginnings.collect();
        let all = beginnings
            .iter()
            .flat_map(|(beginning, named)| [beginning.as_str(), &named.folded]);
        let near = nearest(asked, all)?;
        let mut named = beginnings.iter();
        named
            .find(|(beginning, named)| beginning == near || named.folded == near)
            .map(|(_, named)| named.label.clone())
    }

    /// What a piece of a line means.
    pub(super) fn one_of(&self, piece: Slice<'_>) -> Result<String, Lost> {
        if let Some((id, rest)) = piece.bracketed()
            && rest.trimmed().is_empty()
        {
            let id = id.trimmed().text();
            let near = || nearest(&id, self.all.iter().map(|named| named.id.as_str()));
            return if let Some(made) = self.also.get(&id) {
                Ok(made.clone())
            } else if self.has(&id) {
                Ok(id)
            } else {
                Err(Lost::Unknown(near().map(|near| format!("[{near}]"))))
            };
        }
        // A sign that is plain makes a letter of it here as well.
        self.find(&piece.text()).map(str::to_owned)
    }

    /// What a piece of a line means that may name several: it is tried whole first, and parted at commas, `+` and
    /// *and* only where no label begins so.
    pub(super) fn several_of<'l>(
        &self,
        piece: Slice<'l>,
    ) -> Result<Vec<String>, (Slice<'l>, Lost)> {
        let piece = piece.trimmed();
        match self.one_of(piece) {
            Ok(id) => return Ok(vec![id]),
            Err(lost @ Lost::Several(_)) => return Err((piece, lost)),
            Err(_) => {}
        }
        let bounds = separators(piece);
        if bounds.len() <= SEPARATORS_MAX
            && let Some(found) = self.parted(piece, &bounds)
        {
            return Ok(found);
        }
        self.at_each(piece, &bounds)
    }

    /// What as many letters of a piece mean as can be parted so that each part means something, of those that
    /// end where they may; and at which of these ends.
    pub(super) fn longest(&self, piece: Slice<'_>, ends: &[usize]) -> Option<(Vec<String>, usize)> {
        let mut bounds = separators(piece);
        let is_whole = bounds.len() <= SEPARATORS_MAX;
        bounds.truncate(SEPARATORS_MAX);
        let mut starts = vec![0];
        starts.extend(bounds.iter().map(|(_, next)| *next));
        let mut stops: Vec<usize> = bounds.iter().map(|(end, _)| *end).collect();
        stops.extend(is_whole.then_some(piece.len()));
        let mut reached = vec![false; starts.len() + 1];
        reached[0] = true;
        for first in 0..starts.len() {
            let from_here = if reached[first] { first } else { stops.len() };
            for last in from_here..stops.len() {
                let part = piece.to(stops[last]).from(starts[first]).trimmed();
                reached[last + 1] |= self.one_of(part).is_ok();
            }
        }
        let behind = |at: usize| piece.to(at).trimmed().span().end;
        ends.iter().enumerate().rev().find_map(|(nth, end)| {
            let last = stops
                .iter()
                .rposition(|stop| behind(*stop) == behind(*end))?;
            let ids = || self.parted(piece.to(stops[last]), &bounds[..last]);
            Some((reached[last + 1].then(ids).flatten()?, nth))
        })
    }

    /// The ids of a piece that is parted so that each part means something, the longest parts first.
    fn parted(&self, piece: Slice<'_>, bounds: &[(usize, usize)]) -> Option<Vec<String>> {
        let mut starts = vec![0];
        starts.extend(bounds.iter().map(|(_, next)| *next));
        let mut ends: Vec<usize> = bounds.iter().map(|(end, _)| *end).collect();
        ends.push(piece.len());
        let mut known: Vec<Option<Vec<String>>> = vec![None; starts.len() + 1];
        known[starts.len()] = Some(Vec::new());
        for first in (0..starts.len()).rev() {
            known[first] = (first..ends.len()).rev().find_map(|last| {
                let rest = known[last + 1].as_ref()?;
                let part = piece.to(ends[last]).from(starts[first]).trimmed();
                let id = self.one_of(part).ok()?;
                Some(std::iter::once(id).chain(rest.iter().cloned()).collect())
            });
        }
        known.swap_remove(0)
    }

    /// The same, parted at every sign: what the first part is that means nothing.
    fn at_each<'l>(
        &self,
        piece: Slice<'l>,
        bounds: &[(usize, usize)],
    ) -> Result<Vec<String>, (Slice<'l>, Lost)> {
        let (mut ids, mut start) = (Vec::new(), 0);
        for (end, next) in bounds.iter().copied().chain([(piece.len(), piece.len())]) {
            let part = piece.to(end).from(start).trimmed();
            ids.push(self.one_of(part).map_err(|lost| (part, lost))?);
            start = next;
        }
        Ok(ids)
    }
}

/// The event that a text means by its day: `data della stipula`, `date of the award`. A label that begins so itself
/// comes before.
fn event_of_a_day(text: &str) -> Option<&str> {
    let begins = |word: &str| {
        let start = text.get(..word.len())?;
        let rest = &text[word.len()..];
        let ended = word.ends_with('\'') || rest.starts_with(char::is_whitespace);
        (start.to_lowercase() == word && ended).then_some(rest)
    };
    let plain = words_for_the_day_of().find_map(begins);
    plain.map(|rest| without_article(rest.trim_start()))
}

/// Where a list may be parted: the end of the part before, and the beginning of the next.
fn separators(piece: Slice<'_>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < piece.len() {
        let rest = piece.from(at);
        let blank_before = at > 0 && piece.to(at).text().ends_with(char::is_whitespace);
        if rest.begins(',') || rest.begins('+') {
            found.push((at, at + 1));
        } else if blank_before
            && let Some(behind) = rest.take(Keyword::And)
            && !behind.is_empty()
        {
            found.push((at, piece.len() - behind.len()));
        }
        at += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::glyph::glyphs;

    fn names() -> Names {
        let mut names = Names::default();
        for (id, label) in [
            ("a", "Aggiudicazione"),
            ("t", "Test e debug conclusi"),
            ("m", "Migrazione, integrazione"),
            ("v", "Verifica della migrazione"),
            ("r", "Rilascio"),
            ("p", "Rilascio in produzione"),
            ("q", "Rilascio in prova"),
        ] {
            names.add(id, label);
        }
        names
    }

    fn several(text: &str) -> Result<Vec<String>, Lost> {
        let glyphs = glyphs(text, 0);
        let found = names().several_of(Slice::new(0, &glyphs, 0));
        found.map_err(|(_, lost)| lost)
    }

    #[test]
    fn a_list_is_tried_whole_and_parted_only_where_no_label_begins_so() {
        for (text, ids) in [
            ("Test e debug", &["t"][..]),
            ("test e  DEBUG e aggiudicàzione", &["t", "a"]),
            ("Aggiudicazione e Test e debug", &["a", "t"]),
            ("migrazione, integrazione", &["m"]),
            ("Migrazione, Verifica", &["m", "v"]),
            ("[q] + Agg", &["q", "a"]),
            ("Rilascio", &["r"]),
            ("l'aggiudicazione and la verifica", &["a", "v"]),
            ("data dell'aggiudicazione", &["a"]),
            (
                "data di Aggiudicazione e giorno della verifica",
                &["a", "v"],
            ),
            ("the date of the rilascio", &["r"]),
        ] {
            let ids = ids.iter().map(|id| (*id).to_owned()).collect();
            assert_eq!(several(text), Ok(ids), "{text}");
        }
        let both = vec![
            "Rilascio in produzione".to_owned(),
            "Rilascio in prova".to_owned(),
        ];
        assert_eq!(several("Rilascio in"), Err(Lost::Several(both)));
        let near = Some("Aggiudicazione".to_owned());
        assert_eq!(several("Test e Agiudicazione"), Err(Lost::Unknown(near)));
        assert_eq!(
            several(r"Test \e debug e Agg"),
            Ok(vec!["t".into(), "a".into()])
        );
        assert_eq!(several("[x]"), Err(Lost::Unknown(None)));
        assert!(several(&"e ".repeat(5000)).is_err());
    }
}
