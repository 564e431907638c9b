//! The preface of a text: the comments that it begins with, one block for each language.
//!
//! A plan does not keep them; of the plans that come along they say where the terms come from and what has to be
//! checked. This file must never read anything else of the text.

use crate::words::Lang;
use crate::words::outline::in_the_language;

/// The comments that a text begins with, in a language: its first block is in Italian, the next one in English. Where
/// there is one only, it is for both.
#[must_use]
pub fn preface_of(text: &str, lang: Lang) -> String {
    let mut blocks = text
        .split("\n\n")
        .take_while(|block| block.starts_with('#'));
    let italian = blocks.next().unwrap_or_default();
    let english = blocks.next().unwrap_or(italian);
    in_the_language(lang, italian, english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_block_and_what_follows_is_none() {
        let text = "# uno\n# due\n\n# one\n\ntitolo: X\n\n# other\n";
        assert_eq!(preface_of(text, Lang::It), "# uno\n# due");
        assert_eq!(preface_of(text, Lang::En), "# one");
        assert_eq!(preface_of("# uno\n\ntitolo: X", Lang::En), "# uno");
        assert_eq!(preface_of("titolo: X\n\n# uno", Lang::It), "");
    }
}
