//! A label with its article, for sentences, and what several things of a name are called: by rule, with
//! tables of the usual exceptions. Where the rule is wrong, a plan says the noun itself.

use crate::say;
use crate::words::preposition::Preposition;

/// The gender and number of an Italian noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    He,
    She,
    HeMany,
    SheMany,
}

/// Nouns whose ending misleads.
const EXCEPTIONS: &[(&str, Form)] = &[
    ("programma", Form::He),
    ("cronoprogramma", Form::He),
    ("diagramma", Form::He),
    ("problema", Form::He),
    ("sistema", Form::He),
    ("schema", Form::He),
    ("tema", Form::He),
    ("clima", Form::He),
    ("diploma", Form::He),
    ("dilemma", Form::He),
    ("teorema", Form::He),
    ("sisma", Form::He),
    ("enigma", Form::He),
    ("nulla", Form::He),
    ("nullaosta", Form::He),
    ("cinema", Form::He),
    ("delta", Form::He),
    ("iva", Form::She),
    ("analisi", Form::She),
    ("sintesi", Form::She),
    ("tesi", Form::She),
    ("crisi", Form::She),
    ("ipotesi", Form::She),
    ("diagnosi", Form::She),
    ("mano", Form::She),
    ("fine", Form::She),
    ("fase", Form::She),
    ("base", Form::She),
    ("rete", Form::She),
    ("parte", Form::She),
    ("legge", Form::She),
    ("chiave", Form::She),
    ("notte", Form::She),
    ("classe", Form::She),
    ("scadenze", Form::SheMany),
    ("opere", Form::SheMany),
    ("prove", Form::SheMany),
    ("sale", Form::SheMany),
    ("aree", Form::SheMany),
    ("verifiche", Form::SheMany),
    ("attività", Form::She),
    ("pec", Form::She),
    ("scia", Form::She),
    ("via", Form::She),
    ("vas", Form::She),
];

/// Endings of nouns, the first that fits.
const ENDINGS: &[(&str, Form)] = &[
    ("zione", Form::She),
    ("sione", Form::She),
    ("gione", Form::She),
    ("nione", Form::She),
    ("zioni", Form::SheMany),
    ("sioni", Form::SheMany),
    ("gioni", Form::SheMany),
    ("tudine", Form::She),
    ("agine", Form::She),
    ("ice", Form::She),
    ("tà", Form::She),
    ("tù", Form::She),
    ("ie", Form::SheMany),
    ("a", Form::She),
    ("i", Form::HeMany),
];

/// What is done to something, as labels of offices say it without a preposition: `Consegna piano`.
const DEEDS: &[&str] = &[
    "consegna",
    "stipula",
    "firma",
    "avvio",
    "fine",
    "inizio",
    "invio",
    "verifica",
    "collaudo",
    "controllo",
    "bozza",
    "ripresa",
    "rilascio",
    "nomina",
    "richiesta",
    "deposito",
    "stesura",
    "chiusura",
    "apertura",
    "posa",
    "modifica",
    "scadenza",
    "proroga",
    "fornitura",
    "installazione",
];
/// The endings of other such words.
const DEED_ENDINGS: &[&str] = &["zione", "sione", "mento", "aggio"];
/// What it is done to.
const THINGS: &[&str] = &[
    "piano",
    "progetto",
    "contratto",
    "lavori",
    "cantiere",
    "documenti",
    "documentazione",
    "servizio",
    "servizi",
    "offerta",
    "offerte",
    "relazione",
    "elaborati",
    "fornitura",
    "forniture",
    "merce",
    "beni",
    "area",
    "aree",
    "verbale",
    "certificato",
    "polizza",
    "cauzione",
    "bando",
    "gara",
    "fattura",
    "fatture",
    "sito",
    "impianto",
    "impianti",
    "opere",
    "opera",
    "fase",
    "saldo",
    "anticipo",
    "ordine",
    "ordini",
    "conto",
    "graduatoria",
    "domanda",
    "domande",
    "istanza",
    "sistema",
    "dati",
    "manuale",
    "manuali",
    "codice",
    "chiavi",
    "cronoprogramma",
    "appalto",
];

/// The articles that a label may begin with already.
const ARTICLES: [&str; 10] = [
    "il ", "lo ", "la ", "l'", "l’", "i ", "gli ", "le ", "the ", "un ",
];

/// Whether a text begins with an article.
#[must_use]
pub fn begins_with_article(text: &str) -> bool {
    let text = text.to_lowercase();
    ARTICLES.iter().any(|article| text.starts_with(article))
}

/// Whether an Italian noun, with its article or without, stands behind *lo*.
#[must_use]
pub fn takes_lo(noun: &str) -> bool {
    noun.starts_with("lo ") || italian_article(noun).trim_end() == "lo"
}

/// A text without the article that it begins with.
#[must_use]
pub fn without_article(text: &str) -> &str {
    let begins = |article: &str| {
        let start = text.get(..article.len());
        start.is_some_and(|start| start.to_lowercase() == article)
    };
    let article = ARTICLES.iter().find(|article| begins(article));
    article.map_or(text, |article| text[article.len()..].trim_start())
}

say! {
    /// A label with its article, to be put into sentences.
    pub fn with_article(lang, label: &str)
        let label = small(label);
        let is_there = begins_with_article(&label);
        let italian = if is_there { "" } else { italian_article(&label) };
        let joined = joined_to_its_thing(&label);
        let english = if is_there || says_whose(&label) { "" } else { "the " };
        it "{italian}{joined}"
        en "{english}{label}";

    /// The name of a party with its article: it keeps its capital.
    pub fn name_with_article(lang, name: &str)
        let is_there = begins_with_article(name);
        let italian = if is_there { "" } else { italian_article(name) };
        let english = if is_there { "" } else { "the " };
        it "{italian}{name}"
        en "{english}{name}";

    /// What several of a name are called.
    pub fn several(lang, one: &str)
        let italian = words_of(one, &italian_plural);
        let english = last_of(one, &english_plural);
        it "{italian}"
        en "{english}";
}

/// Whether an English label says whose it is, and has no article: "our check".
fn says_whose(label: &str) -> bool {
    let owners = ["our ", "their ", "its "];
    owners.iter().any(|owner| label.starts_with(owner))
}

/// A label in which something is done to something, with the preposition that a sentence has between them: `consegna del
/// piano`. Any other as it is.
fn joined_to_its_thing(label: &str) -> String {
    let mut words = label.splitn(3, ' ');
    let (Some(deed), Some(thing)) = (words.next(), words.next()) else {
        return label.to_owned();
    };
    let (small_deed, small_thing) = (deed.to_lowercase(), thing.to_lowercase());
    let is_deed = DEEDS.contains(&small_deed.as_str())
        || DEED_ENDINGS
            .iter()
            .any(|ending| small_deed.ends_with(ending));
    if !is_deed || !THINGS.contains(&small_thing.as_str()) {
        return label.to_owned();
    }
    let noun = format!("{}{thing}", italian_article(thing));
    let of = Preposition::Of.joined(&noun);
    let rest = words
        .next()
        .map(|rest| format!(" {rest}"))
        .unwrap_or_default();
    format!("{deed} {of}{rest}")
}

/// A label with a small first letter, unless it begins with an abbreviation or a name of one letter.
fn small(label: &str) -> String {
    let first = label.split_whitespace().next().unwrap_or_default();
    let letters = || first.chars().filter(|char| char.is_alphabetic());
    if letters().count() > 1 && letters().all(char::is_uppercase) {
        return label.to_owned();
    }
    let mut chars = label.chars();
    let first = chars.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(chars).collect()
}

fn form(word: &str) -> Form {
    let word = word.to_lowercase();
    if let Some((_, form)) = EXCEPTIONS.iter().find(|(known, _)| *known == word) {
        return *form;
    }
    let ending = ENDINGS.iter().find(|(ending, _)| word.ends_with(ending));
    ending.map_or(Form::He, |(_, form)| *form)
}

/// Whether a name, with or without its article, is feminine in Italian.
#[must_use]
pub fn is_feminine(name: &str) -> bool {
    let name = name.to_lowercase();
    let by_article = [
        ("la ", true),
        ("le ", true),
        ("il ", false),
        ("lo ", false),
        ("i ", false),
        ("gli ", false),
    ];
    let known = by_article
        .iter()
        .find(|(article, _)| name.starts_with(article));
    known.map_or_else(
        || {
            let bare = without_article(&name);
            let first = bare.split(|char: char| !char.is_alphanumeric()).next();
            matches!(form(first.unwrap_or_default()), Form::She | Form::SheMany)
        },
        |(_, is_feminine)| *is_feminine,
    )
}

fn italian_article(label: &str) -> &'static str {
    let first = label.split(|char: char| !char.is_alphanumeric() && char != '\'');
    let word = first
        .into_iter()
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    let mut letters = word.chars().flat_map(char::to_lowercase);
    let (first, second) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
    let vowel = |char: char| "aeiouàèéìòù".contains(char);
    let hard = matches!(first, 'z' | 'x' | 'y')
        || matches!((first, second), ('g', 'n') | ('p', 's' | 'n'))
        || (first == 's' && second.is_alphabetic() && !vowel(second));
    match form(word) {
        Form::He | Form::She if vowel(first) => "l'",
        Form::He if hard => "lo ",
        Form::He => "il ",
        Form::She => "la ",
        Form::HeMany if hard || vowel(first) => "gli ",
        Form::HeMany => "i ",
        Form::SheMany => "le ",
    }
}

fn italian_plural(word: &str) -> String {
    let endings = [
        ("co", "chi"),
        ("go", "ghi"),
        ("ca", "che"),
        ("ga", "ghe"),
        ("cia", "ce"),
        ("gia", "ge"),
        ("io", "i"),
        ("a", "e"),
        ("o", "i"),
        ("e", "i"),
    ];
    let ending = endings.iter().find(|(one, _)| word.ends_with(one));
    ending.map_or_else(
        || word.to_owned(),
        |(one, many)| format!("{}{many}", &word[..word.len() - one.len()]),
    )
}

fn english_plural(word: &str) -> String {
    let mut letters = word.chars().rev();
    match (letters.next(), letters.next()) {
        (Some('y'), Some(before)) if !"aeiou".contains(before) => {
            format!("{}ies", &word[..word.len() - 1])
        }
        (Some('s' | 'x' | 'z'), _) | (Some('h'), Some('c' | 's')) => format!("{word}es"),
        (Some(_), _) => format!("{word}s"),
        (None, _) => String::new(),
    }
}

/// Every word in the plural, as far as the first one that joins what follows.
fn words_of(text: &str, plural: &dyn Fn(&str) -> String) -> String {
    let joins = ["di", "del", "della", "dei", "da", "in", "a", "per", "con"];
    let mut ended = false;
    let words = text.split(' ').map(|word| {
        ended |= joins.contains(&word);
        if ended { word.to_owned() } else { plural(word) }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The last word of what is named in the plural: what follows it says what it is of, or what was done to it.
fn last_of(text: &str, plural: &dyn Fn(&str) -> String) -> String {
    let joins = ["of", "for", "from", "to", "in", "on", "by", "with", "at"];
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let join = words.iter().position(|word| joins.contains(&word.as_str()));
    let end = join.unwrap_or(words.len());
    let is_done = |word: &String| word.ends_with("ed") && !word.ends_with("eed");
    let end = match end {
        2.. if is_done(&words[end - 1]) => end - 1,
        end => end,
    };
    if let Some(named) = end.checked_sub(1).and_then(|at| words.get_mut(at)) {
        *named = plural(named);
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn the_article_follows_gender_number_and_first_letters() {
        for (label, noun) in [
            ("Aggiudicazione", "l'aggiudicazione"),
            ("Stipula del contratto", "la stipula del contratto"),
            ("Consegna piano", "la consegna del piano"),
            (
                "Presentazione documenti finali",
                "la presentazione dei documenti finali",
            ),
            ("Avvio opere", "l'avvio delle opere"),
            ("Consegna parziale", "la consegna parziale"),
            ("Nuovo contratto", "il nuovo contratto"),
            ("Collaudo congiunto", "il collaudo congiunto"),
            ("Avvio", "l'avvio"),
            ("Verifica", "la verifica"),
            ("Sblocco", "lo sblocco"),
            ("Lavori ultimati", "i lavori ultimati"),
            ("Opere ultimate", "le opere ultimate"),
            ("Elaborati", "gli elaborati"),
            ("Cronoprogramma", "il cronoprogramma"),
            ("Nulla osta", "il nulla osta"),
            ("Nulla osta paesaggistico", "il nulla osta paesaggistico"),
            ("Nullaosta", "il nullaosta"),
            ("Schema di contratto", "lo schema di contratto"),
            ("Diploma", "il diploma"),
            ("Tema", "il tema"),
            ("Analisi", "l'analisi"),
            ("SAL 1 (30%)", "il SAL 1 (30%)"),
            ("L'avvio", "l'avvio"),
            ("Test e debug", "il test e debug"),
            ("Attività", "l'attività"),
            ("Pubblicazioni", "le pubblicazioni"),
            ("", "il "),
        ] {
            assert_eq!(with_article(Lang::It, label), noun);
        }
        assert_eq!(name_with_article(Lang::It, "Ministero"), "il Ministero");
        assert_eq!(
            name_with_article(Lang::It, "Asseveratore"),
            "l'Asseveratore"
        );
        assert_eq!(name_with_article(Lang::En, "Ministry"), "the Ministry");
        assert_eq!(with_article(Lang::En, "Award"), "the award");
        assert_eq!(with_article(Lang::En, "The award"), "the award");
        assert_eq!(with_article(Lang::En, "Our check"), "our check");
        assert_eq!(without_article("L’avvio"), "avvio");
        assert_eq!(without_article("la"), "la");
        assert_eq!(without_article("€ è"), "€ è");
    }

    #[test]
    fn several_things_are_called_by_the_usual_endings() {
        for (one, many) in [
            ("servizio", "servizi"),
            ("sala arredata", "sale arredate"),
            ("servizio pubblicato", "servizi pubblicati"),
            ("ordine di acquisto", "ordini di acquisto"),
            ("bosco", "boschi"),
            ("città", "città"),
        ] {
            assert_eq!(several(Lang::It, one), many);
        }
        for (one, many) in [
            ("service", "services"),
            ("room furnished", "rooms furnished"),
            ("payment request", "payment requests"),
            ("request for payment", "requests for payment"),
            ("signed copy", "signed copies"),
            ("delivery", "deliveries"),
            ("box", "boxes"),
        ] {
            assert_eq!(several(Lang::En, one), many);
        }
    }
}
