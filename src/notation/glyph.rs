//! A line as its letters, each with its column, and pieces of it: so that whatever is read can say where
//! it stands.
//!
//! What a word processor makes of plain signs (smart quotes, long dashes, blanks that do not break) is plain
//! again where words are recognized, and stays as it is in labels. Nothing here knows what a line means.

use unicode_normalization::char::is_combining_mark;

use crate::words::Lang;
use crate::words::matching::plain;
use crate::words::notation::Keyword;

/// A place in a text: a line, and columns of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextSpan {
    /// The line, from 0.
    pub line: usize,
    /// The first column, from 0.
    pub start: usize,
    /// The column behind the last.
    pub end: usize,
}

/// A letter of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    pub char: char,
    pub column: usize,
    /// Whether a backslash before it takes away what it means.
    pub plain: bool,
    /// How far the sign is that closes it; 0 where it opens nothing, or nothing closes it.
    closed_after: usize,
}

/// The letters of a line, its backslashes resolved.
pub(super) fn glyphs(line: &str, from: usize) -> Vec<Glyph> {
    let mut out = Vec::new();
    let mut chars = line.chars().enumerate().map(|(i, char)| (i + from, char));
    while let Some((column, char)) = chars.next() {
        let escaped = if char == '\\' { chars.next() } else { None };
        let (char, plain) = escaped.map_or((char, false), |(_, char)| (char, true));
        out.push(Glyph {
            char,
            column,
            plain,
            closed_after: 0,
        });
    }
    close(&mut out, '{', '}');
    close(&mut out, '[', ']');
    out
}

/// Finds for each bracket of a kind the one that closes it.
fn close(glyphs: &mut [Glyph], open: char, close: char) {
    let mut opened = Vec::new();
    for at in 0..glyphs.len() {
        let sign = glyphs[at].char;
        if glyphs[at].plain {
            continue;
        }
        if sign == open {
            opened.push(at);
        } else if sign == close
            && let Some(start) = opened.pop()
        {
            glyphs[start].closed_after = at - start;
        }
    }
}

/// A letter as words are recognized by: small, without accent, plain of its kind; none for a mark on the
/// letter before it.
pub(super) fn folded(char: char) -> Option<char> {
    if char.is_ascii_graphic() {
        return Some(char.to_ascii_lowercase());
    }
    Some(match plain_sign(char) {
        sign @ ('\'' | '"' | '-') => sign,
        char if char.is_whitespace() => ' ',
        char if is_combining_mark(char) => return None,
        char => plain(char.encode_utf8(&mut [0; 4]))
            .chars()
            .next()
            .unwrap_or(char),
    })
}

/// A sign of a word processor as the plain one; anything else as it is.
fn plain_sign(char: char) -> char {
    match char {
        '’' | '‘' | '´' | 'ʼ' => '\'',
        '“' | '”' | '«' | '»' | '„' => '"',
        '–' | '—' | '−' | '‐' | '‑' => '-',
        char => char,
    }
}

/// A text as references are compared by: in plain letters, with one blank between words.
pub(super) fn fold(text: &str) -> String {
    let signs: String = text.chars().map(plain_sign).collect();
    let plain = plain(&signs);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A piece of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slice<'l> {
    line: usize,
    glyphs: &'l [Glyph],
    /// Where it stands if there is nothing in it.
    column: usize,
}

impl<'l> Slice<'l> {
    pub(super) fn new(line: usize, glyphs: &'l [Glyph], column: usize) -> Self {
        Self {
            line,
            glyphs,
            column,
        }
    }

    fn part(self, start: usize, end: usize) -> Self {
        let column = self.glyphs.get(start).map_or_else(
            || {
                self.glyphs
                    .last()
                    .map_or(self.column, |last| last.column + 1)
            },
            |glyph| glyph.column,
        );
        Self {
            line: self.line,
            glyphs: &self.glyphs[start..end],
            column,
        }
    }

    /// From a letter on.
    pub(super) fn from(self, start: usize) -> Self {
        self.part(start, self.glyphs.len())
    }

    /// As far as a letter.
    pub(super) fn to(self, end: usize) -> Self {
        self.part(0, end)
    }

    pub(super) fn is_empty(self) -> bool {
        self.glyphs.is_empty()
    }

    pub(super) fn len(self) -> usize {
        self.glyphs.len()
    }

    /// The text, as it was typed.
    pub(super) fn text(self) -> String {
        self.glyphs.iter().map(|glyph| glyph.char).collect()
    }

    /// The text as words are recognized by.
    pub(super) fn folded(self) -> String {
        fold(&self.text())
    }

    /// Where it stands; of nothing, one column.
    pub(super) fn span(self) -> TextSpan {
        let start = self
            .glyphs
            .first()
            .map_or(self.column, |glyph| glyph.column);
        let end = self.glyphs.last().map_or(start + 1, |last| last.column + 1);
        TextSpan {
            line: self.line,
            start,
            end,
        }
    }

    /// Without blanks around it.
    pub(super) fn trimmed(self) -> Self {
        let blank = |glyph: &Glyph| glyph.char.is_whitespace() || glyph.char == '\u{feff}';
        let start = self.glyphs.iter().position(|glyph| !blank(glyph));
        let Some(start) = start else {
            return self.from(self.glyphs.len());
        };
        let end = self.glyphs.iter().rposition(|glyph| !blank(glyph));
        self.part(start, end.map_or(start, |end| end + 1))
    }

    /// The letter that means something at a place: none that is plain.
    fn sign(self, at: usize) -> Option<char> {
        let glyph = self.glyphs.get(at)?;
        (!glyph.plain).then_some(glyph.char)
    }

    /// Whether it begins with a sign.
    pub(super) fn begins(self, sign: char) -> bool {
        self.sign(0) == Some(sign)
    }

    /// Where the sign stands that closes the one at a place; of several that are nested, its own.
    fn closing(self, at: usize) -> Option<usize> {
        let after = self.glyphs.get(at)?.closed_after;
        (after > 0 && at + after < self.len()).then_some(at + after)
    }

    /// What stands in the bracket that it begins with, and what behind.
    pub(super) fn bracketed(self) -> Option<(Self, Self)> {
        let end = self.closing(0)?;
        Some((self.part(1, end), self.from(end + 1)))
    }

    /// Where something is found outside of brackets.
    pub(super) fn find(self, is: impl Fn(Self, usize) -> bool) -> Option<usize> {
        let mut at = 0;
        while at < self.len() {
            if is(self, at) {
                return Some(at);
            }
            at = self.closing(at).unwrap_or(at) + 1;
        }
        None
    }

    /// The pieces between signs that stand outside of brackets.
    pub(super) fn split(self, is: impl Fn(char) -> bool) -> Vec<Self> {
        self.split_where(|slice, at| slice.sign(at).is_some_and(&is))
    }

    /// The pieces between commas; one between two digits parts nothing.
    pub(super) fn at_commas(self) -> Vec<Self> {
        let digit = |slice: Self, at: Option<usize>| {
            let glyph = at.and_then(|at| slice.glyphs.get(at));
            glyph.is_some_and(|glyph| glyph.char.is_ascii_digit())
        };
        let parts = self.split_where(|slice, at| {
            let number = digit(slice, at.checked_sub(1)) && digit(slice, Some(at + 1));
            slice.sign(at) == Some(',') && !number
        });
        parts.into_iter().map(Self::trimmed).collect()
    }

    fn split_where(self, is: impl Fn(Self, usize) -> bool) -> Vec<Self> {
        let (mut parts, mut rest) = (Vec::new(), self);
        while let Some(at) = rest.find(&is) {
            parts.push(rest.to(at));
            rest = rest.from(at + 1);
        }
        parts.push(rest);
        parts
    }

    /// The piece from its first letter through the last of another one behind it.
    pub(super) fn through(self, whole: Self, last: Self) -> Self {
        let first = self.span().start;
        let end = last.span().end;
        let of = |glyph: &Glyph| glyph.column >= first && glyph.column < end;
        let start = whole.glyphs.iter().position(of).unwrap_or(0);
        let stop = whole.glyphs.iter().rposition(of).map_or(start, |at| at + 1);
        whole.part(start, stop)
    }

    /// How many of its letters stand before the end of a piece of the same line.
    pub(super) fn upto(self, piece: Self) -> usize {
        let end = piece.span().end;
        let before = self.glyphs.iter();
        before.take_while(|glyph| glyph.column < end).count()
    }

    /// What stands behind a word that it begins with, and the language of the word.
    pub(super) fn spelled(self, keyword: Keyword) -> Option<(Lang, Self)> {
        let mut spellings = keyword.spellings();
        spellings.find_map(|(lang, word)| Some((lang, self.after(word)?)))
    }

    /// What stands behind a word that it begins with.
    pub(super) fn take(self, keyword: Keyword) -> Option<Self> {
        self.spelled(keyword).map(|(_, rest)| rest)
    }

    /// Whether it is a word, and nothing else.
    pub(super) fn is(self, keyword: Keyword) -> bool {
        self.take(keyword).is_some_and(Self::is_empty)
    }

    /// What stands behind a spelling that it begins with, blanks left out.
    fn after(self, word: &str) -> Option<Self> {
        let mut at = 0;
        let wanted = word.chars().filter_map(folded);
        for char in wanted {
            let sign = self.sign(at).and_then(folded)?;
            if sign != char {
                return None;
            }
            at += 1;
            let more = |at: usize, is: &dyn Fn(Option<char>) -> bool| {
                at < self.len() && is(folded(self.glyphs[at].char))
            };
            while more(at, &|char| char.is_none())
                || char == ' ' && more(at, &|char| char == Some(' '))
            {
                at += 1;
            }
        }
        let next = self.glyphs.get(at).map(|glyph| glyph.char);
        let last = word.chars().next_back().is_some_and(char::is_alphanumeric);
        let ended = !last || !next.is_some_and(char::is_alphanumeric);
        ended.then(|| self.from(at).trimmed())
    }

    /// The digits that it begins with, and what stands behind, blanks left out.
    pub(super) fn number(self) -> Option<(Self, Self)> {
        let digits = self.glyphs.iter();
        let digits = digits.take_while(|glyph| glyph.char.is_ascii_digit());
        let count = digits.count();
        (count > 0).then(|| (self.to(count), self.from(count).trimmed()))
    }

    /// What stands in the round brackets that it begins with, and what behind.
    pub(super) fn in_parentheses(self) -> Option<(Self, Self)> {
        let open = self.trimmed();
        let mut depth = 0_usize;
        let end = (0..open.len()).find(|at| {
            match open.sign(*at) {
                Some('(') => depth += 1,
                Some(')') => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        })?;
        open.begins('(')
            .then(|| (open.part(1, end), open.from(end + 1)))
    }

    /// Where its first words end.
    pub(super) fn word_ends(self, words: usize) -> Vec<usize> {
        let glyph = |at: usize| self.glyphs.get(at);
        let is_blank = |at: usize| glyph(at).is_none_or(|glyph| glyph.char.is_whitespace());
        let ends = (1..=self.len()).filter(|end| is_blank(*end) && !is_blank(end - 1));
        ends.take(words).collect()
    }

    /// What stands in the last bracket of its kind, where nothing stands behind, and what stands before it.
    pub(super) fn ending_in(self, open: char) -> Option<(Self, Self)> {
        let whole = self.trimmed();
        let mut at = 0;
        while at < whole.len() {
            match whole.closing(at) {
                Some(end) if end + 1 == whole.len() && whole.sign(at) == Some(open) => {
                    return Some((whole.to(at).trimmed(), whole.part(at + 1, end)));
                }
                Some(end) => at = end + 1,
                None => at += 1,
            }
        }
        None
    }

    /// Without the name in brackets that it ends with, and that.
    pub(super) fn with_name(self) -> (Self, Option<Self>) {
        match self.ending_in('[') {
            Some((before, name)) => (before, Some(name.trimmed())),
            None => (self, None),
        }
    }

    /// The text in a last pair of round brackets, and what stands before it.
    pub(super) fn ending_in_parentheses(self) -> Option<(Self, Self)> {
        let whole = self.trimmed();
        if whole.sign(whole.len().checked_sub(1)?) != Some(')') {
            return None;
        }
        let mut depth = 0_usize;
        for at in (0..whole.len()).rev() {
            match whole.sign(at) {
                Some(')') => depth += 1,
                Some('(') => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                let inside = whole.part(at + 1, whole.len() - 1);
                return Some((whole.to(at).trimmed(), inside));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<T>(text: &str, then: impl FnOnce(Slice<'_>) -> T) -> T {
        let read = super::glyphs(text, 0);
        then(Slice::new(0, &read, 0))
    }

    #[test]
    fn words_are_recognized_as_a_word_processor_pastes_them() {
        for text in [
            "Dall’avvio",
            "dall'avvio",
            "DALL' avvio",
            "dall\u{2018}\u{a0}avvio",
        ] {
            let rest = with(text, |slice| slice.take(Keyword::From).map(Slice::text));
            assert_eq!(rest.as_deref(), Some("avvio"), "{text}");
        }
        for text in ["dallas", "\\da Stipula", "d a", "", "danno"] {
            assert!(
                with(text, |slice| slice.take(Keyword::From).is_none()),
                "{text}"
            );
        }
        let rest = with("se\u{a0}  serve", |slice| slice.is(Keyword::Optional));
        assert!(rest);
        assert!(with("lun–sab", |slice| slice.is(Keyword::MonSat)));
    }

    #[test]
    fn pieces_know_their_columns_and_brackets_hold_together() {
        let text = r"a\|b | c {d | e} | [f|g]";
        let cells = with(text, |slice| {
            let cells = slice.split(|char| char == '|').into_iter();
            let cells = cells.map(|cell| (cell.trimmed().text(), cell.trimmed().span().start));
            cells.collect::<Vec<_>>()
        });
        let expected = [("a|b", 0), ("c {d | e}", 7), ("[f|g]", 19)];
        assert_eq!(cells, expected.map(|(text, at)| (text.to_owned(), at)));
        let ended = with("da [a] [b: c]", |slice| {
            slice
                .ending_in('[')
                .map(|(before, inside)| (before.text(), inside.text()))
        });
        assert_eq!(ended, Some(("da [a]".into(), "b: c".into())));
        let numbers = with("penale 0,5 per mille, x", |slice| slice.at_commas().len());
        assert_eq!(numbers, 2);
        let noun = with("Avvio (2) (l'avvio)", |slice| {
            let found = slice.ending_in_parentheses();
            found.map(|(before, inside)| (before.text(), inside.text()))
        });
        assert_eq!(noun, Some(("Avvio (2)".into(), "l'avvio".into())));
    }
}
