//! What is wrong with the file of one's choices, with its line and what would be right.

use std::path::Path;

use crate::say;
use crate::store::StoreError;

use super::compose::list::path as shown;
use super::phrase::phrases;
use super::sanitize::sanitized;
use super::store::store_error;

/// A place in the file.
#[derive(Clone, Copy, Debug)]
pub struct Where<'p> {
    /// The file.
    pub path: &'p Path,
    /// The line, where it is known.
    pub line: Option<usize>,
}

phrases! {
    /// Behind a value: the file says so.
    FROM_FILE: it "configurazione" en "configuration";
    /// Behind a value: the locale says so.
    FROM_LOCALE: it "secondo la lingua del sistema" en "as the locale says";
    /// Behind a value: the terminal says so.
    FROM_TERMINAL: it "secondo il terminale" en "as the terminal can";
}

say! {
    fn place(lang, at: Where<'_>) let (path, line) = (shown(at.path), at.line); match line {
        Some(line) => it "{path}, riga {line}" en "{path}, line {line}";
        None => every "{path}";
    }

    /// It cannot be read.
    pub fn unread(lang, at: Where<'_>, why: &StoreError)
        let (at, why) = (place(lang, at), store_error(lang, why).replace('\n', " "));
        it "{at}: la configurazione non si può leggere. {why}"
        en "{at}: the configuration cannot be read. {why}";

    /// It is no TOML.
    pub fn no_toml(lang, at: Where<'_>) let at = place(lang, at);
        it "{at}: qui la configurazione non è TOML. Una riga è come language = \"it\"."
        en "{at}: the configuration is not TOML here. A line is such as language = \"it\".";

    /// The same key stands there twice.
    pub fn twice(lang, at: Where<'_>, key: &str) let (at, key) = (place(lang, at), sanitized(key));
        it "{at}: {key} c'è due volte."
        en "{at}: {key} is there twice.";

    /// A key that means nothing.
    pub fn unknown(lang, at: Where<'_>, key: &str, near: Option<&str>)
        let (at, key) = (place(lang, at), sanitized(key)); match near {
        Some(near) =>
            it "{at}: la chiave \"{key}\" non c'è. Forse {near}?"
            en "{at}: there is no key \"{key}\". Did you mean {near}?";
        None =>
            it "{at}: la chiave \"{key}\" non c'è."
            en "{at}: there is no key \"{key}\".";
    }

    /// A value that a key does not take.
    pub fn not_taken(lang, at: Where<'_>, key: &str)
        let (at, takes) = (place(lang, at), takes(lang, key)); let key = sanitized(key);
        it "{at}: {key} vuole {takes}."
        en "{at}: {key} takes {takes}.";

    fn takes(lang, key: &str) match key {
        "language" => it "\"it\" o \"en\"" en "\"it\" or \"en\"";
        "ascii" | "mouse" => it "true o false" en "true or false";
        "color" => it "\"auto\", \"always\" o \"never\"" en "\"auto\", \"always\" or \"never\"";
        "file" =>
            it "un percorso intero tra virgolette, che comincia con / o con ~/"
            en "a whole path in quotation marks that begins with / or ~/";
        "colors" =>
            it "una tabella, con una riga come overdue = \"magenta\""
            en "a table, with a line such as overdue = \"magenta\"";
        "order" =>
            it "una tabella, con una riga come requests = \"number\""
            en "a table, with a line such as requests = \"number\"";
        "order.requests" => it "\"due\", \"number\" o \"subject\"" en "\"due\", \"number\" or \"subject\"";
        "order.folder" => it "\"urgency\", \"name\" o \"due\"" en "\"urgency\", \"name\" or \"due\"";
        _ =>
            it "un colore: \"black\", \"red\", \"green\", \"yellow\", \"blue\", \"magenta\", \"cyan\" o \"white\""
            en "a colour: \"black\", \"red\", \"green\", \"yellow\", \"blue\", \"magenta\", \"cyan\" or \"white\"";
    }

    /// A pair of `CRONO_COLORS` that is none.
    pub fn no_colour(lang, pair: &str) let pair = sanitized(pair);
        it "CRONO_COLORS: \"{pair}\" non è uno stato con il suo colore. Una coppia è come overdue=magenta."
        en "CRONO_COLORS: \"{pair}\" is no state with its colour. A pair is such as overdue=magenta.";

    /// A pair of `CRONO_ORDER` that is none.
    pub fn no_order(lang, pair: &str) let pair = sanitized(pair);
        it "CRONO_ORDER: \"{pair}\" non è un elenco con il suo ordine. Una coppia è come requests=number."
        en "CRONO_ORDER: \"{pair}\" is no list with its order. A pair is such as requests=number.";

    /// It is not there, and where it would be.
    pub fn not_there(lang, path: &Path) let path = shown(path);
        it "nessuna ({path})"
        en "none ({path})";

    /// There is no folder for it.
    pub fn no_folder(lang) -> &str
        it "nessuna: questo account non ha una cartella"
        en "none: this account has no home";
}

/// A value with where it comes from: "italiano (`CRONO_LANG`)".
#[must_use]
pub fn with_origin(value: &str, origin: &str) -> String {
    format!("{value} ({origin})")
}
