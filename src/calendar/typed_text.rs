//! Typed or pasted text made plain, and read piece by piece.
//!
//! What is pasted from a mail, a letter or a sheet brings blanks that do not break, marks that nobody
//! sees and dashes of a typesetter; all of it is made plain ASCII here, on the stack, before anything
//! is understood. This module must never know what a date is.

/// A typed text in small letters without accents, blanks in one size, marks without a shape dropped.
pub(super) struct Plain {
    bytes: [u8; Self::LONGEST],
    len: usize,
}

impl Plain {
    /// Longer than any date with its weekday, its time and its zone.
    const LONGEST: usize = 72;

    /// `None` where it is longer than any date, or has something in it that no date has.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut plain = Self {
            bytes: [0; Self::LONGEST],
            len: 0,
        };
        for char in text.chars() {
            let before = plain.as_bytes().last().copied();
            match char {
                _ if has_no_shape(char) => {}
                // The mark of a due date that would move comes along with what is copied from a list: in front
                // from the screen, behind from the table.
                '*' if before.is_none() => {}
                _ if char.is_whitespace() => {
                    if before.is_some_and(|before| before != b' ') {
                        plain.push(b' ')?;
                    }
                }
                // The apostrophe of a keyboard without `ì`, a decomposed accent; or that of '26.
                '\'' | '’' | '‘' | '`' | '´' | '\u{300}'..='\u{36f}' => {
                    before.filter(|before| before.is_ascii_lowercase() || *before == b' ')?;
                }
                _ => plain.push(plain_one(char)?)?,
            }
        }
        let has_text = plain.len > 0 && plain.as_bytes() != b" ";
        while let Some(b' ' | b'.' | b',' | b';' | b'*') = plain.as_bytes().last() {
            plain.len -= 1;
        }
        (plain.len > 0 || !has_text).then_some(plain)
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.len)? = byte;
        self.len += 1;
        Some(())
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// Marks of direction, joiners and blanks of no width: they come along with what is copied.
pub(super) const fn has_no_shape(char: char) -> bool {
    matches!(
        char,
        '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// The plain form of a character that a date may have.
fn plain_one(char: char) -> Option<u8> {
    Some(match char {
        'a'..='z' | 'A'..='Z' => u8::try_from(char).ok()?.to_ascii_lowercase(),
        '0'..='9' | '/' | '.' | '-' | '+' | ':' | ',' | ';' | '~' | '(' | ')' | '*' => {
            u8::try_from(char).ok()?
        }
        'à' | 'á' | 'â' | 'ä' | 'À' | 'Á' | 'Â' | 'Ä' => b'a',
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => b'e',
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => b'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Ö' => b'o',
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => b'u',
        '°' | 'º' | '^' => ORDINAL,
        '‐' | '‑' | '‒' | '–' | '−' => b'-',
        _ => return None,
    })
}

/// What `1°`, `1º` and `1^` have behind the number.
const ORDINAL: u8 = b'^';

/// A number and how many digits it was typed with: `05` is not a year and `2026` is not a day.
#[derive(Clone, Copy, Default)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) digits: usize,
}

/// What of a plain text is still to be read.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    rest: &'t [u8],
}

impl<'t> Cursor<'t> {
    /// More digits than `ddmmyyyy` are no date.
    const MOST_DIGITS: usize = 8;

    pub(super) const fn new(rest: &'t [u8]) -> Self {
        Self { rest }
    }

    pub(super) const fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next bytes, which are left to be read.
    pub(super) const fn ahead(&self) -> &'t [u8] {
        self.rest
    }

    /// Reads this byte where it is the next.
    pub(super) fn takes(&mut self, byte: u8) -> bool {
        let rest = self.rest.strip_prefix(&[byte]);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Reads one of these bytes where it is the next.
    pub(super) fn takes_one_of(&mut self, bytes: &[u8]) -> Option<u8> {
        let next = self.rest.first().copied()?;
        (bytes.contains(&next) && self.takes(next)).then_some(next)
    }

    fn take_while(&mut self, is_one: impl Fn(&u8) -> bool) -> &'t [u8] {
        let end = self.rest.iter().position(|byte| !is_one(byte));
        let (taken, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// Reads a number, unless it is longer than any of a date.
    pub(super) fn number(&mut self) -> Option<Number> {
        let mut ahead = *self;
        let digits = ahead.take_while(u8::is_ascii_digit);
        if !(1..=Self::MOST_DIGITS).contains(&digits.len()) {
            return None;
        }
        *self = ahead;
        let value = digits
            .iter()
            .fold(0, |n, digit| n * 10 + u32::from(digit - b'0'));
        let digits = digits.len();
        Some(Number { value, digits })
    }

    /// Reads a word of letters.
    pub(super) fn word(&mut self) -> Option<&'t [u8]> {
        let word = self.take_while(u8::is_ascii_lowercase);
        (!word.is_empty()).then_some(word)
    }

    /// Reads what makes an ordinal of a number: `1°`, `1st`, `2nd`.
    pub(super) fn ordinal(&mut self) -> bool {
        let mut ahead = *self;
        let is_one =
            ahead.takes(ORDINAL) || matches!(ahead.word(), Some(b"st" | b"nd" | b"rd" | b"th"));
        if is_one {
            *self = ahead;
        }
        is_one
    }

    /// Reads what may stand between a day and the name of a month: blanks, and one mark at most.
    pub(super) fn joint(&mut self) {
        self.takes(b' ');
        if self.takes_one_of(b"/.-,").is_some() {
            self.takes(b' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pasted_becomes_plain() {
        for (text, plain) in [
            ("  15/10/26\t", "15/10/26"),
            ("\u{a0}15/10/26\u{202f}\n", "15/10/26"),
            ("\u{200e}16/03/2026\u{200f}", "16/03/2026"),
            ("\u{202a}16/03\u{202c}/2026", "16/03/2026"),
            ("\u{2066}lun\u{a0}\u{a0} 16\u{2069}", "lun 16"),
            ("16–03‑2026", "16-03-2026"),
            ("Lunedì 1° Marzo.", "lunedi 1^ marzo"),
            ("LUNEDI' 1º,", "lunedi 1^"),
            ("lunedi\u{300}", "lunedi"),
            ("marzo '26", "marzo 26"),
            ("", ""),
            (" \u{a0}\u{200e} ", ""),
        ] {
            let read = Plain::of(text).unwrap();
            assert_eq!(read.as_bytes(), plain.as_bytes(), "{text:?}");
        }
        for text in [
            ".",
            " , ",
            "'",
            "１５/１０",
            "15\u{0}",
            "oggi!",
            "15'10",
            &"1 ".repeat(80),
        ] {
            assert!(Plain::of(text).is_none(), "{text:?}");
        }
    }
}
