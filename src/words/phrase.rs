//! Fixed texts that stand in a table before the language is known: each is a row like any other.

use super::Lang;

/// A text in every language.
#[derive(Clone, Copy, Debug)]
pub struct Phrase(fn(Lang) -> &'static str);

impl Phrase {
    /// The text that a row says.
    #[must_use]
    pub const fn new(row: fn(Lang) -> &'static str) -> Self {
        Self(row)
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.text(Lang::En).is_empty()
    }

    /// The text in a language.
    #[must_use]
    pub fn text(self, lang: Lang) -> &'static str {
        (self.0)(lang)
    }
}

/// `NAME: it "..." en "...";` as constants.
macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident: it $it:literal en $en:literal $(de $de:literal)?;)*) => { $(
        $(#[$doc])*
        pub const $name: $crate::words::phrase::Phrase =
            $crate::words::phrase::phrase!(it $it en $en $(de $de)?);
    )* };
}

/// One of them, inside a table.
macro_rules! phrase {
    (it $it:literal en $en:literal $(de $de:literal)?) => {{
        $crate::say! { fn text(lang) -> &str it $it en $en $(de $de)?; }
        $crate::words::phrase::Phrase::new(text)
    }};
}

pub(crate) use phrase;
pub(super) use phrases;
