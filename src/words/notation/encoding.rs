//! How the text of a file is written, where that has to be said.

use crate::say;
use crate::words::sanitize::sanitized;

/// How a text is written in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEncoding {
    /// As every text should be.
    Utf8,
    /// As spreadsheets save *Unicode text*.
    Utf16,
    /// As programs of Windows save plain text.
    Windows,
}

say! {
    /// How a text was read that is not UTF-8.
    pub fn read_as(lang, name: &str, encoding: TextEncoding) let name = sanitized(name); match encoding {
        TextEncoding::Windows =>
            it "{name} non è UTF-8: letto come Windows-1252, come lo salvano Word ed Excel. Controlla gli accenti."
            en "{name} is not UTF-8: read as Windows-1252, as Word and Excel save it. Check the accents.";
        TextEncoding::Utf16 =>
            it "{name} è UTF-16, e così è letto."
            en "{name} is UTF-16, and read as that.";
        TextEncoding::Utf8 =>
            it "{name} è UTF-8."
            en "{name} is UTF-8.";
    }

    /// A file that is no text at all.
    pub fn is_a_document(lang, name: &str) let name = sanitized(name);
        it "{name} non è un testo, ma un documento (Word, Excel, PDF, un programma di progetto): salvalo come testo semplice, o la tabella come CSV."
        en "{name} is no text but a document (Word, Excel, PDF, a project tool): save it as plain text, or its table as CSV.";
}
