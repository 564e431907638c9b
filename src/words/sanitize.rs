//! Text as a terminal may show it: harmless, in ASCII on request, and as wide as its column.
//!
//! Titles, notes, names of files and everything else that somebody typed may hold escape sequences
//! that recolour, overwrite or lock the terminal (CWE-150), or marks that make text read backwards.
//! [`sanitized`] is the one function that every output passes such text through. The file keeps what was
//! written: text is cleaned where it goes out, never where it comes in.
//!
//! There is one mark, `�`, for whatever cannot be shown; [`ascii`] turns it into `?` like any other
//! sign it does not know. The order is: `shown`, then `ascii` where the terminal asks for it, then
//! [`fit`] and [`pad`], because folding changes widths. `fit` cuts with `…`; fold its result as well
//! (`…` becomes `.`, one column for one).

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Stands for each character that may not be shown.
const MARK: &str = "\u{fffd}";

/// The text with every character that controls, hides or reorders replaced by `�`.
///
/// Newlines and tabs as well: one text is one line. Borrowed where there is nothing to replace.
#[must_use]
pub fn sanitized(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    replaced(text, |char| is_hidden(char).then_some(MARK))
}

/// Whether the text is printable ASCII, as most of it is.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Characters that do something instead of showing something.
///
/// Controls (C0, DEL, C1), line and paragraph separators, the bidirectional marks, and all that has
/// no shape of its own: the soft hyphen, joiners and spaces of no width, fillers, variation
/// selectors, tags. Accents that follow their letter have a shape and stay.
fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(char,
            '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}' | '\u{1160}'
            | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// A JSON text with every character that [`sanitized`] would mark as a `\u` escape: it says the same, and
/// is harmless on a terminal.
///
/// Such characters stand in strings only, but for the line ends of the layout, which stay.
#[must_use]
pub fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for char in json.chars() {
        if char == '\n' || !is_hidden(char) {
            out.push(char);
            continue;
        }
        for unit in char.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

/// The text in ASCII: accents become apostrophes as on a typewriter, signs their nearest likeness.
///
/// `perché` is `perche'`, `►` is `>`, and what has no likeness is `?`. Every glyph of the screens
/// keeps its width of one column; letters with an accent grow by one, so measure afterwards. ASCII
/// itself is left alone, controls included: text of others passes through [`sanitized`] first.
#[must_use]
pub fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    replaced(text, |char| (!char.is_ascii()).then(|| folded(char)))
}

/// The likeness of a character in ASCII.
#[expect(
    clippy::match_same_arms,
    reason = "a table grouped by what the characters are for"
)]
const fn folded(char: char) -> &'static str {
    match char {
        'à' | 'á' => "a'",
        'è' | 'é' => "e'",
        'ì' | 'í' => "i'",
        'ò' | 'ó' => "o'",
        'ù' | 'ú' => "u'",
        'À' | 'Á' => "A'",
        'È' | 'É' => "E'",
        'Ì' | 'Í' => "I'",
        'Ò' | 'Ó' => "O'",
        'Ù' | 'Ú' => "U'",
        // An accent that follows its letter; others are dropped.
        '\u{300}' | '\u{301}' => "'",
        '\u{302}'..='\u{36f}' => "",
        // Letters of the neighbours, in the names of people and firms.
        'â' | 'ä' | 'ã' | 'å' | 'ª' => "a",
        'ç' | 'č' | 'ć' => "c",
        'ê' | 'ë' => "e",
        'î' | 'ï' => "i",
        'ñ' => "n",
        'ô' | 'ö' | 'õ' | 'ø' | 'º' | '°' => "o",
        'š' => "s",
        'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ž' => "z",
        'Â' | 'Ä' | 'Ã' | 'Å' => "A",
        'Ç' | 'Č' | 'Ć' => "C",
        'Ê' | 'Ë' => "E",
        'Î' | 'Ï' => "I",
        'Ñ' => "N",
        'Ô' | 'Ö' | 'Õ' | 'Ø' => "O",
        'Š' => "S",
        'Û' | 'Ü' => "U",
        'Ý' => "Y",
        'Ž' => "Z",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        '€' => "EUR",
        // The glyphs of the states.
        '■' => "X",
        '▼' => "!",
        '▲' => "^",
        '║' | '═' => "=",
        '●' => "o",
        '○' => "?",
        '·' | '–' | '—' | '−' | '‐' | '‑' | '─' => "-",
        '━' => "=",
        '√' => "+",
        '×' => "x",
        // The other signs of the screens.
        '►' => ">",
        '•' => "*",
        '«' => "<",
        '»' => ">",
        '█' => "#",
        '░' | '…' => ".",
        '│' | '┊' => "|",
        '→' => "->",
        '←' => "<-",
        '‹' => "<",
        '›' => ">",
        '↑' => "^",
        '↓' => "v",
        // Signs that office programs put in.
        '’' | '‘' | '′' => "'",
        '“' | '”' | '„' | '″' => "\"",
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => " ",
        '≤' => "<=",
        '≥' => ">=",
        _ => "?",
    }
}

/// The text with some characters replaced; borrowed where none is.
fn replaced(text: &str, replacement: impl Fn(char) -> Option<&'static str>) -> Cow<'_, str> {
    let mut out = String::new();
    let mut kept = 0;
    for (at, char) in text.char_indices() {
        if let Some(instead) = replacement(char) {
            out.reserve(text.len() - kept);
            out.push_str(&text[kept..at]);
            out.push_str(instead);
            kept = at + char.len_utf8();
        }
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[kept..]);
    Cow::Owned(out)
}

/// How many columns the text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        text.len()
    } else {
        text.width()
    }
}

/// A sentence in lines of so many columns, cut at blanks where there are any.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let longer = width(&line) + usize::from(!line.is_empty()) + width(word);
        if longer > columns && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// The text in at most so many columns; where it is cut it ends in `…`.
///
/// A wide character is never split: where half of one would fit, the text is a column narrower.
#[must_use]
pub fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    if columns == 0 {
        return String::new();
    }
    let mut used = 0;
    let end = text
        .char_indices()
        .find(|(_, char)| {
            used += char.width().unwrap_or(1);
            used > columns - 1
        })
        .map_or(text.len(), |(at, _)| at);
    // Some sequences are wider together than apart.
    let mut cut = text[..end].trim_end().to_owned();
    while width(&cut) > columns - 1 {
        cut.pop();
    }
    cut.push('…');
    cut
}

/// The text with blanks after it, so many columns wide at least.
#[must_use]
pub fn pad(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{text}{:blanks$}", "")
}

/// The text with blanks before it, so many columns wide at least; for numbers.
#[must_use]
pub fn pad_left(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{:blanks$}{text}", "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_controls_the_terminal_is_marked() {
        for (text, expected) in [
            ("\u{1b}[2J", "�[2J"),
            ("\u{1b}]0;titolo\u{7}", "�]0;titolo�"),
            ("\u{9b}31m", "�31m"),
            ("a\nb\r\nc\td", "a�b��c�d"),
            ("\0\u{7f}\u{85}", "���"),
            ("riga\u{2028}riga\u{2029}", "riga�riga�"),
            ("\u{202e}odnum\u{202c}", "�odnum�"),
            ("\u{2066}a\u{2069}\u{200e}\u{200f}\u{61c}", "�a����"),
            ("zero\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}", "zero�����"),
            ("sil\u{ad}laba", "sil�laba"),
            ("tag\u{e0041}\u{fe0f}\u{3164}", "tag���"),
        ] {
            assert_eq!(sanitized(text), expected, "{text:?}");
        }
    }

    #[test]
    fn text_of_people_stays_as_it_is_and_is_not_copied() {
        for text in [
            "",
            "Sito e servizi digitali",
            "perché no: è così, più di là",
            "«Comune» · “città” — 10 €",
            "decomposto: perche\u{301}",
            "日本語 и ελληνικά עברית",
            "● ○ ■ ▲ ▼ ║ √ × ► █ ░ │ → …",
            "�",
        ] {
            assert_eq!(sanitized(text), text);
            assert!(matches!(sanitized(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn ascii_folds_accents_and_every_glyph_of_the_screens() {
        for (text, expected) in [
            ("perché", "perche'"),
            ("è", "e'"),
            (
                "È così: più di là, lunedì",
                "E' cosi': piu' di la', lunedi'",
            ),
            ("À", "A'"),
            ("perche\u{301}", "perche'"),
            ("Muñoz Müller Škoda", "Munoz Muller Skoda"),
            ("dell’ente “x”", "dell'ente \"x\""),
            ("►»█░│→…·√×●○■▼▲║━─", "> > # . | -> . - + x o ? X ! ^ = = -"),
            ("«nota»", "<nota>"),
            ("10 € – n. 1º", "10 EUR - n. 1o"),
            ("a\u{a0}b", "a b"),
            ("日本�", "???"),
            ("\u{200b}", "?"),
        ] {
            let glyphs = text.starts_with('►');
            let expected = if glyphs {
                expected.replace(' ', "")
            } else {
                expected.to_owned()
            };
            assert_eq!(ascii(text), expected);
        }
        assert!(matches!(ascii("solo ASCII"), Cow::Borrowed(_)));
    }

    #[test]
    fn glyphs_keep_their_column_when_folded() {
        for glyph in "■▼▲║●○·√×►»█░│…─━".chars().map(String::from) {
            assert_eq!(width(&ascii(&glyph)), width(&glyph), "{glyph}");
        }
    }

    #[test]
    fn width_counts_columns_and_not_characters() {
        for (text, columns) in [
            ("", 0),
            ("abc", 3),
            ("perché", 6),
            ("perche\u{301}", 6),
            ("日本", 4),
            ("●", 1),
        ] {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn a_text_that_does_not_fit_is_cut_and_says_so() {
        for (text, columns, expected) in [
            ("Migrazione", 10, "Migrazione"),
            ("Migrazione", 9, "Migrazio…"),
            ("Test, debug", 6, "Test,…"),
            ("Test, debug", 7, "Test,…"),
            ("perché no", 7, "perché…"),
            ("perche\u{301} no", 7, "perche\u{301}…"),
            ("日本語", 6, "日本語"),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("日本語", 1, "…"),
            ("abc", 1, "…"),
            ("abc", 0, ""),
            ("", 0, ""),
        ] {
            assert_eq!(fit(text, columns), expected, "{text} {columns}");
        }
    }

    #[test]
    fn padding_counts_columns_and_never_cuts() {
        assert_eq!(pad("è", 3), "è  ");
        assert_eq!(pad_left("日", 3), " 日");
        assert_eq!(pad("abc", 2), "abc");
        assert_eq!(pad_left("abc", 0), "abc");
        assert_eq!(pad("", 2), "  ");
    }

    /// Text in which the dangerous is not rare.
    fn nasty() -> impl Strategy<Value = String> {
        let hidden = prop::char::ranges(
            vec![
                '\0'..='\u{a0}',
                '\u{ad}'..='\u{ad}',
                '\u{300}'..='\u{36f}',
                '\u{600}'..='\u{650}',
                '\u{200b}'..='\u{2070}',
                '\u{3040}'..='\u{30ff}',
                '\u{fe00}'..='\u{feff}',
                '\u{1f1e6}'..='\u{1f64f}',
                '\u{e0000}'..='\u{e01ef}',
            ]
            .into(),
        );
        prop::collection::vec(
            prop_oneof![any::<char>(), hidden, prop::char::range(' ', '~')],
            0..40,
        )
        .prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn nothing_that_is_shown_controls_hides_or_reorders(text in nasty()) {
            let clean = sanitized(&text);
            prop_assert!(!clean.chars().any(is_hidden));
            prop_assert_eq!(clean.chars().count(), text.chars().count());
            prop_assert_eq!(matches!(clean, Cow::Borrowed(_)), *clean == text);
            prop_assert_eq!(sanitized(&clean), &*clean);
            for char in clean.chars() {
                prop_assert!(!matches!(
                    u32::from(char),
                    0..=0x1f | 0x7f..=0x9f | 0xad | 0x61c | 0x200b..=0x200f | 0x2028..=0x202e
                        | 0x2060 | 0x2066..=0x2069 | 0xfeff
                ));
            }
        }

        #[test]
        fn what_is_shown_in_ascii_is_printable_ascii(text in nasty()) {
            prop_assert!(is_plain(&ascii(&sanitized(&text))));
        }

        #[test]
        fn what_is_fitted_fits(text in nasty(), columns in 0_usize..30) {
            for text in [sanitized(&text), Cow::Borrowed(text.as_str())] {
                let fitted = fit(&text, columns);
                prop_assert!(width(&fitted) <= columns, "{fitted:?} {}", width(&fitted));
                prop_assert!(width(&pad(&fitted, columns)) >= columns);
            }
        }
    }
}
