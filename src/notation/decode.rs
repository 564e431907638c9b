//! The text of a file that another program wrote: UTF-8, UTF-16, or the letters that Word and Excel use.
//!
//! Two encodings in thirty lines, where a library brings tables for every language of the world. Which of them
//! it was is given back, so that it can be said.

use crate::words::notation::TextEncoding;

/// What the bytes from 0x80 to 0x9f are in Windows-1252; those that are no letter are what they would be in Latin-1.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '•', '–', '—', '˜', '™', 'š', '›',
    'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// What documents begin with that are no text: those of office programs, old and new, and PDF.
const DOCUMENTS: [&[u8]; 3] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"];

/// The text of a file, and how it was written; nothing where it is no text.
#[must_use]
pub fn decoded(bytes: Vec<u8>) -> Option<(String, TextEncoding)> {
    if DOCUMENTS.iter().any(|begin| bytes.starts_with(begin)) {
        return None;
    }
    if let [mark @ (0xff | 0xfe), other @ (0xff | 0xfe), rest @ ..] = bytes.as_slice()
        && mark != other
    {
        let unit: fn([u8; 2]) -> u16 = if *mark == 0xff {
            u16::from_le_bytes
        } else {
            u16::from_be_bytes
        };
        let (pairs, _) = rest.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        return Some((String::from_utf16_lossy(&units), TextEncoding::Utf16));
    }
    if bytes.contains(&0) {
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some((text, TextEncoding::Utf8)),
        Err(error) => {
            let bytes = error.into_bytes().into_iter();
            let text = bytes.map(|byte| match byte {
                0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
                byte => char::from(byte),
            });
            Some((text.collect(), TextEncoding::Windows))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_other_programs_are_read_and_documents_are_none() {
        let read = |bytes: &[u8]| decoded(bytes.to_vec());
        let windows = read(b"attivit\xe0 \x96 l\x92ente \x80");
        assert_eq!(
            windows,
            Some((
                "attività – l\u{2019}ente €".to_owned(),
                TextEncoding::Windows
            ))
        );
        let plain = read("attività".as_bytes());
        assert_eq!(plain, Some(("attività".to_owned(), TextEncoding::Utf8)));
        for bytes in [&b"\xff\xfea\0\xe0\0"[..], b"\xfe\xff\0a\0\xe0"] {
            assert_eq!(read(bytes), Some(("aà".to_owned(), TextEncoding::Utf16)));
        }
        for document in [
            &b"PK\x03\x04x"[..],
            b"%PDF-1.7",
            b"\xd0\xcf\x11\xe0x",
            b"a\0b",
        ] {
            assert_eq!(read(document), None);
        }
    }
}
