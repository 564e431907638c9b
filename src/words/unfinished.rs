//! What is said of a form that was left unfinished: on purpose, or because the line went dead.

use chrono::{DateTime, FixedOffset};

use crate::calendar::Date;
use crate::store::NotKept;

use super::Lang;
use super::news::instant;
use super::sanitize::sanitized;
use super::store::reason_text;

/// That it waits, what it is about, and how it is taken up: here, or on the row of that phase. `at` is
/// when it was left, where that is known; `which` of how many it is, where there are several here.
#[must_use]
pub fn offer(
    lang: Lang,
    what: &str,
    at: Option<DateTime<FixedOffset>>,
    today: Date,
    elsewhere: Option<u32>,
    which: Option<(usize, usize)>,
) -> String {
    let when = at.map(|at| format!(" ({})", instant(lang, at, today)));
    let when = when.unwrap_or_default();
    let which = match (lang, which) {
        (_, None) => String::new(),
        (Lang::It, Some((n, of))) => format!(" {n} di {of}, b un altro"),
        (Lang::En, Some((n, of))) => format!(" {n} of {of}, b for another"),
    };
    match (lang, elsewhere) {
        (Lang::It, None) => format!("Invio riprende il modulo{which}{when}: {what}"),
        (Lang::It, Some(phase)) => format!("Alla fase {phase} un modulo in sospeso{when}: {what}"),
        (Lang::En, None) => format!("Enter resumes the form{which}{when}: {what}"),
        (Lang::En, Some(phase)) => format!("On phase {phase} an unfinished form{when}: {what}"),
    }
}

/// What was left is to be saved, and nobody has touched it since it came back.
#[must_use]
pub fn as_it_stands(lang: Lang, at: Option<DateTime<FixedOffset>>, today: Date) -> String {
    match (lang, at.map(|at| instant(lang, at, today))) {
        (Lang::It, Some(when)) => format!("Il modulo è rimasto a metà ({when})."),
        (Lang::En, Some(when)) => format!("The form was left unfinished ({when})."),
        (Lang::It, None) => "Il modulo è tornato com'era.".to_owned(),
        (Lang::En, None) => "The form is back as it was.".to_owned(),
    }
}

/// The disk does not take it, and why.
#[must_use]
pub fn not_kept(lang: Lang, why: &NotKept) -> String {
    let why = because(lang, why);
    match lang {
        Lang::It => format!(
            "Il modulo in sospeso non si può scrivere su disco ({why}): resta finché crono è aperto."
        ),
        Lang::En => format!(
            "The unfinished form cannot be written to disk ({why}): it stays while crono is open."
        ),
    }
}

fn because(lang: Lang, why: &NotKept) -> String {
    match (lang, why) {
        (Lang::It, NotKept::Full(room)) => format!("ce ne sono già {room}, e non ne entrano altri"),
        (Lang::En, NotKept::Full(room)) => format!("{room} are there already, and no more fit"),
        (Lang::It, NotKept::NoPlace) => "qui non c'è un posto dove tenerlo".to_owned(),
        (Lang::En, NotKept::NoPlace) => "there is no place to keep it in".to_owned(),
        (_, NotKept::System(reason)) => reason_text(lang, reason),
    }
}

/// Somebody leaves, and with them go forms that do not lie on the disk: so many, and why.
#[must_use]
pub fn lost_by_leaving(lang: Lang, many: usize, why: &NotKept) -> String {
    let why = because(lang, why);
    match (lang, many) {
        (Lang::It, 1) => {
            format!("Uscendo si perde un modulo in sospeso: su disco non è ({why}).")
        }
        (Lang::It, n) => {
            format!("Uscendo si perdono {n} moduli in sospeso: su disco non sono ({why}).")
        }
        (Lang::En, 1) => format!("Leaving loses an unfinished form: it is not on disk ({why})."),
        (Lang::En, n) => {
            format!("Leaving loses {n} unfinished forms: they are not on disk ({why}).")
        }
    }
}

/// That there is one which has no place in the dossier any more, and where its text is.
#[must_use]
pub fn no_longer_fits(lang: Lang, path: &str) -> String {
    let path = sanitized(path);
    match lang {
        Lang::It => format!(
            "Un modulo lasciato in sospeso non vale più per questo fascicolo: il testo è in {path}"
        ),
        Lang::En => format!(
            "A form that was left unfinished no longer fits this dossier: its text is in {path}"
        ),
    }
}

/// Root was given the home of another account, where it makes nothing.
#[must_use]
pub fn nothing_kept(lang: Lang, owner: u32) -> String {
    match lang {
        Lang::It => format!(
            "Sei root con la cartella dell'utente {owner}: di questa seduta non si ricorda niente."
        ),
        Lang::En => {
            format!(
                "You are root with the home of user {owner}: nothing of this sitting is remembered."
            )
        }
    }
}
