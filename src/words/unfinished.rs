//! What is said of a form that was open when the line went dead.

use chrono::{DateTime, FixedOffset};

use crate::calendar::Date;

use super::Lang;
use super::news::instant;
use super::shown::shown;

/// That it is there, and since when.
#[must_use]
pub fn offer(lang: Lang, at: DateTime<FixedOffset>, today: Date) -> String {
    let when = instant(lang, at, today);
    match lang {
        Lang::It => {
            format!("Questo modulo era aperto quando è caduta la linea ({when}): non è salvato.")
        }
        Lang::En => format!("This form was open when the line dropped ({when}): it is not saved."),
    }
}

/// The answers to it.
#[must_use]
pub const fn choices(lang: Lang) -> &'static str {
    lang.pick(
        "1 riprendi  2 butta via  Esc più tardi",
        "1 go on  2 throw away  Esc later",
    )
}

/// That there is one which has no place in the dossier any more, and where its text is.
#[must_use]
pub fn no_longer_fits(lang: Lang, path: &str) -> String {
    let path = shown(path);
    match lang {
        Lang::It => format!(
            "Un modulo rimasto aperto quando è caduta la linea non vale più per questo fascicolo: il testo è in {path}"
        ),
        Lang::En => format!(
            "A form that was open when the line dropped no longer fits this dossier: its text is in {path}"
        ),
    }
}
