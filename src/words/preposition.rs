//! Prepositions: Italian joins them to the article of the noun ("dalla stipula").

use super::Lang;

/// A preposition that Italian joins to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preposition {
    /// From (da).
    From,
    /// To (a).
    To,
    /// Of (di).
    Of,
}

impl Preposition {
    /// Alone, then with il, lo, la, l', i, gli, le.
    const fn italian(self) -> [&'static str; 8] {
        match self {
            Self::From => [
                "da ", "dal ", "dallo ", "dalla ", "dall'", "dai ", "dagli ", "dalle ",
            ],
            Self::To => [
                "a ", "al ", "allo ", "alla ", "all'", "ai ", "agli ", "alle ",
            ],
            Self::Of => [
                "di ", "del ", "dello ", "della ", "dell'", "dei ", "degli ", "delle ",
            ],
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::From => "from ",
            Self::To => "to ",
            Self::Of => "of ",
        }
    }

    /// What ends in a preposition of Italian, with each form that is joined to an article: `prima di`, `prima del`,
    /// `prima dell'`; anything else as it is.
    pub(super) fn forms_of(lang: Lang, words: &str) -> Vec<String> {
        let (before, last) = words.rsplit_once(' ').unwrap_or(("", words));
        let mut all = [Self::From, Self::Of].into_iter();
        let known = all.find(|of| lang == Lang::It && of.italian()[0].trim_end() == last);
        let Some(of) = known else {
            return vec![words.to_owned()];
        };
        let blank = if before.is_empty() { "" } else { " " };
        let forms = of.italian().into_iter().map(str::trim_end);
        forms.map(|form| format!("{before}{blank}{form}")).collect()
    }

    /// Whether a word is one of these, alone or joined to an article, in either language.
    pub(super) fn is_one(word: &str) -> bool {
        let forms = |of: Self| of.italian().into_iter().chain([of.english()]);
        let mut all = [Self::From, Self::To, Self::Of].into_iter().flat_map(forms);
        all.any(|form| form.trim_end() == word)
    }

    /// The preposition before a noun that carries its article: "dalla stipula", "from the award".
    #[must_use]
    pub fn with(self, lang: Lang, noun: &str) -> String {
        if lang == Lang::It {
            self.joined(noun)
        } else {
            format!("{}{noun}", self.english())
        }
    }

    /// The same before a noun that is Italian in any case.
    pub(super) fn joined(self, noun: &str) -> String {
        const ARTICLES: [&str; 7] = ["il ", "lo ", "la ", "l'", "i ", "gli ", "le "];
        let forms = self.italian();
        let joined = ARTICLES
            .iter()
            .zip(&forms[1..])
            .find_map(|(article, form)| {
                noun.strip_prefix(article)
                    .map(|bare| format!("{form}{bare}"))
            });
        joined.unwrap_or_else(|| format!("{}{noun}", forms[0]))
    }
}

/// Whether an Italian noun with its article is a plural: "i pareri", "le visite".
#[must_use]
pub(super) fn is_plural(noun: &str) -> bool {
    ["i ", "gli ", "le "]
        .iter()
        .any(|article| noun.starts_with(article))
}
