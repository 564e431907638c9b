//! The words of the plan as text, in both languages: one table, from which they are read and written.
//!
//! A row has every spelling that is read, parted by `|`; the first is the one that is written. Where it ends in a
//! preposition, every form that is joined to an article is read as well. Both columns are always read, also mixed.

use std::sync::OnceLock;

use crate::say;
use crate::words::Lang;
use crate::words::preposition::Preposition;

/// A word, or a few, that mean something in the plan as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table below says each")]
pub enum Keyword {
    Title,
    Name,
    Days,
    Parties,
    WeAre,
    Penalties,
    Suspensions,
    Deadlines,
    Cup,
    Cig,
    Json,
    Phase,
    Nominal,
    Civil,
    CivilLocal,
    Eu,
    Patron,
    Week,
    MonFri,
    MonSat,
    Zone,
    We,
    Administration,
    Supplier,
    And,
    One,
    DecimalMark,
    From,
    FromFirst,
    By,
    Before,
    BeforeDeadline,
    Informative,
    Wait,
    With,
    After,
    Nothing,
    OwedBy,
    Optional,
    Rejects,
    NewTerm,
    GoesOn,
    Silence,
    Penalty,
    NoPenalty,
    Euro,
    PerMille,
    ADay,
    AtMost,
    Percent,
    Warn,
    NoWarn,
    FirstDayCounts,
    Holidays,
    Called,
    Suspendable,
    NotSuspendable,
    Every,
    Within,
    Throughout,
    Log,
    Per,
    OnlyNoted,
}

say! {
    /// The spellings of a word in one language.
    fn row(lang, keyword: Keyword) -> &str match keyword {
        // The keys of the head.
        Keyword::Title => it "titolo" en "title";
        Keyword::Name => it "nome" en "name";
        Keyword::Days => it "giorni" en "days";
        Keyword::Parties => it "parti|altre parti" en "parties|other parties";
        Keyword::WeAre => it "noi siamo|siamo" en "we are";
        Keyword::Penalties => it "penali|penale" en "penalties|penalty";
        Keyword::Suspensions => it "sospensioni|sospensione" en "suspensions|suspension";
        Keyword::Deadlines => it "scadenze|scadenza" en "deadlines|deadline";
        Keyword::Cup => every "cup";
        Keyword::Cig => every "cig";
        Keyword::Json => every "json";
        // A phase, as a contract has it.
        Keyword::Phase => it "fase" en "phase|stage";
        // Their values.
        Keyword::Nominal => it "nominali|nominale" en "nominal";
        Keyword::Civil => it "civili|civile" en "civil";
        Keyword::CivilLocal => it "civili e patrono|civili con patrono" en "civil and patron";
        Keyword::Eu => it "ue|europei" en "eu|european";
        Keyword::Patron => it "patrono" en "patron";
        Keyword::Week => it "settimana" en "week";
        Keyword::MonFri => it "lun-ven" en "mon-fri";
        Keyword::MonSat => it "lun-sab" en "mon-sat";
        Keyword::Zone => it "fuso|fuso orario" en "zone|time zone";
        Keyword::AtMost => it "al massimo|massimo" en "at most";
        Keyword::Percent => it "%|per cento" en "%|per cent|percent";
        Keyword::OnlyNoted => it "solo annotate" en "only noted";
        Keyword::ADay => it "al giorno" en "a day|per day";
        // Who.
        Keyword::We => it "noi" en "we|us";
        Keyword::Administration => it "ente|l'ente|amministrazione|l'amministrazione" en "administration|the administration";
        Keyword::Supplier => it "ditta|la ditta|fornitore|il fornitore" en "supplier|the supplier";
        Keyword::And => it "e|ed" en "and";
        // How long.
        Keyword::One => it "un|uno|una" en "a|an|one";
        Keyword::DecimalMark => it "," en ".";
        // Of a term.
        Keyword::From => it "da|decorrenti da|decorrente da|a decorrere da|a partire da" en "from|starting from";
        Keyword::FromFirst => it "dalla prima tra|dal primo tra" en "from the first of";
        Keyword::By => it "entro|entro il|entro e non oltre|entro e non oltre il" en "by|not later than|no later than";
        Keyword::Before => it "prima di" en "before";
        Keyword::BeforeDeadline => it "prima della scadenza" en "before the deadline";
        Keyword::Informative => it "info" en "info|informative";
        Keyword::Wait => it "attesa" en "wait";
        Keyword::With => it "con" en "with";
        Keyword::OwedBy => it "a carico di" en "owed by";
        Keyword::Silence => it "silenzio assenso" en "silence means yes";
        Keyword::Penalty => it "penale" en "penalty";
        Keyword::NoPenalty => it "senza penale" en "no penalty";
        Keyword::Euro => it "euro|€" en "euro|euros|€|eur";
        Keyword::PerMille => it "per mille|‰" en "per mille|‰";
        Keyword::Warn => it "avviso" en "warn|warning";
        Keyword::NoWarn => it "senza avviso" en "no warning";
        Keyword::FirstDayCounts => it "primo giorno compreso" en "first day counts";
        Keyword::Holidays => it "festivi:|festivi" en "holidays:|holidays";
        Keyword::Called => it "detto|detta" en "called";
        Keyword::Suspendable => it "sospendibile" en "can be suspended";
        Keyword::NotSuspendable => it "non sospendibile" en "cannot be suspended";
        // Of an event.
        Keyword::After => it "dopo" en "after";
        Keyword::Nothing => it "nulla|niente" en "nothing";
        Keyword::Optional => it "se serve" en "if needed";
        Keyword::Rejects => it "respinge" en "rejects";
        Keyword::NewTerm => it "nuovo termine" en "new term";
        Keyword::GoesOn => it "il termine prosegue" en "the term goes on";
        Keyword::Per => it "per" en "per";
        // Of what comes back, and of a service.
        Keyword::Every => it "ogni" en "every";
        Keyword::Within => it "entro|entro e non oltre|entro il termine di|nel termine di" en "within|not later than|no later than";
        Keyword::Throughout => it "per tutta|per tutto|per|fino al|fino alla|fino all'|fino a" en "throughout|until";
        Keyword::Log => it "annota" en "log";
    }

    /// What stands before an event where its day is meant.
    fn days_of(lang) -> &str it "data di|giorno di" en "date of|day of";

    /// The members of a text of a plan, the language of the text first.
    pub fn members(lang) -> &str it "it en" en "en it";
}

/// The words for the day of an event, in every form: `data della`, `date of the`.
pub fn words_for_the_day_of() -> impl Iterator<Item = &'static str> {
    static KNOWN: OnceLock<Vec<String>> = OnceLock::new();
    let all = KNOWN.get_or_init(|| {
        let of = |lang: Lang| {
            let words = days_of(lang).split('|');
            words.flat_map(move |word| Preposition::forms_of(lang, word))
        };
        let mut all: Vec<String> = Lang::ALL.into_iter().flat_map(of).collect();
        all.sort_by_key(|word| std::cmp::Reverse(word.len()));
        all
    });
    all.iter().map(String::as_str)
}

impl Keyword {
    /// The keys of the head.
    pub const KEYS: [Self; 11] = [
        Self::Title,
        Self::Name,
        Self::Days,
        Self::Parties,
        Self::WeAre,
        Self::Penalties,
        Self::Suspensions,
        Self::Deadlines,
        Self::Cup,
        Self::Cig,
        Self::Json,
    ];

    /// What a cell, or what follows a comma, may begin with.
    pub const OF_CELLS: [Self; 26] = [
        Self::From,
        Self::FromFirst,
        Self::By,
        Self::Informative,
        Self::Wait,
        Self::With,
        Self::After,
        Self::OwedBy,
        Self::Optional,
        Self::Rejects,
        Self::NewTerm,
        Self::GoesOn,
        Self::Silence,
        Self::Penalty,
        Self::NoPenalty,
        Self::Warn,
        Self::NoWarn,
        Self::FirstDayCounts,
        Self::Holidays,
        Self::Called,
        Self::Suspendable,
        Self::NotSuspendable,
        Self::Every,
        Self::Within,
        Self::Throughout,
        Self::Log,
    ];

    /// What may be said of a term of an event.
    pub const OF_TERMS: [Self; 11] = [
        Self::OwedBy,
        Self::Silence,
        Self::Penalty,
        Self::NoPenalty,
        Self::Warn,
        Self::NoWarn,
        Self::FirstDayCounts,
        Self::Holidays,
        Self::Called,
        Self::Suspendable,
        Self::NotSuspendable,
    ];

    /// What may be said of a register, or of a step of one.
    pub const OF_REGISTERS: [Self; 7] = [
        Self::OwedBy,
        Self::Warn,
        Self::NoWarn,
        Self::Holidays,
        Self::Called,
        Self::Suspendable,
        Self::NotSuspendable,
    ];

    /// What may be said of a series.
    pub const OF_SERIES: [Self; 9] = [
        Self::OwedBy,
        Self::Penalty,
        Self::NoPenalty,
        Self::Warn,
        Self::NoWarn,
        Self::FirstDayCounts,
        Self::Holidays,
        Self::Suspendable,
        Self::NotSuspendable,
    ];

    /// What may be said of a service that runs.
    pub const OF_SERVICES: [Self; 3] = [Self::Warn, Self::NoWarn, Self::FirstDayCounts];

    /// Whether it may stand in the cells of a line that begins with a sign.
    #[must_use]
    pub fn stands_behind(self, sign: char) -> bool {
        let (of, besides): (&[Self], &[Self]) = match sign {
            '?' => (&Self::OF_REGISTERS, &[Self::After]),
            '*' => (
                &Self::OF_SERIES,
                &[
                    Self::Every,
                    Self::Within,
                    Self::By,
                    Self::Throughout,
                    Self::From,
                ],
            ),
            '~' => (&Self::OF_SERVICES, &[Self::Log, Self::From]),
            _ => {
                let others = [Self::Every, Self::Throughout, Self::Log];
                return !others.contains(&self);
            }
        };
        of.contains(&self) || besides.contains(&self)
    }

    /// The words that a reference follows.
    pub const BEFORE_A_REFERENCE: [Self; 9] = [
        Self::From,
        Self::FromFirst,
        Self::Before,
        Self::BeforeDeadline,
        Self::With,
        Self::After,
        Self::Rejects,
        Self::Throughout,
        Self::And,
    ];

    /// How it is written in a language.
    #[must_use]
    pub fn written(self, lang: Lang) -> &'static str {
        let spellings = row(lang, self);
        spellings.split('|').next().unwrap_or(spellings)
    }

    /// Every way it may be spelled, with the language of each; the longest first.
    pub fn spellings(self) -> impl DoubleEndedIterator<Item = (Lang, &'static str)> {
        static KNOWN: [OnceLock<Vec<(Lang, String)>>; COUNT] = [const { OnceLock::new() }; COUNT];
        let known = KNOWN[self as usize].get_or_init(|| {
            let of = |lang: Lang| {
                let words = row(lang, self).split('|');
                let forms = words.flat_map(move |word| Preposition::forms_of(lang, word));
                forms.map(move |word| (lang, word))
            };
            let mut all: Vec<_> = Lang::ALL.into_iter().flat_map(of).collect();
            all.sort_by_key(|(_, word)| std::cmp::Reverse(word.len()));
            all
        });
        known.iter().map(|(lang, word)| (*lang, word.as_str()))
    }
}

/// How many words there are.
const COUNT: usize = Keyword::OnlyNoted as usize + 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_means_two_things_where_a_cell_begins() {
        let mut all = Vec::new();
        for keyword in Keyword::OF_CELLS {
            for lang in [Lang::It, Lang::En] {
                all.extend(row(lang, keyword).split('|').map(|word| (word, keyword)));
            }
        }
        for (word, keyword) in &all {
            let others = all.iter().filter(|(other, _)| other == word);
            let others: Vec<_> = others.map(|(_, other)| *other).collect();
            let one = others.iter().all(|other| other == keyword);
            // A day and a length after it tell these two apart.
            let until = [Keyword::By, Keyword::Within];
            assert!(
                one || others.iter().all(|other| until.contains(other)),
                "{word}: {others:?}"
            );
        }
    }
}
