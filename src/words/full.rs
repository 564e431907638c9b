//! What is said while a form takes something in, or does not.

use super::{Label, Lang};

/// A field takes no more.
#[must_use]
pub fn full(lang: Lang, field: Label, most: usize) -> String {
    let field = field.text(lang);
    match lang {
        Lang::It => format!("{field}: è pieno ({most} caratteri). Il carattere non è entrato."),
        Lang::En => {
            format!("{field}: it is full ({most} characters). The character did not go in.")
        }
    }
}

/// What was pasted does not fit.
#[must_use]
pub fn too_long(lang: Lang, field: Label, many: usize, room: usize) -> String {
    let field = field.text(lang);
    match (lang, room) {
        (Lang::It, 0) => {
            format!("{field}: è pieno. Dei {many} caratteri incollati non è entrato nulla.")
        }
        (Lang::It, 1) => format!(
            "{field}: i caratteri incollati sono {many} e ce n'entra 1 solo. Non è entrato nulla."
        ),
        (Lang::It, _) => format!(
            "{field}: i caratteri incollati sono {many}, ce ne entrano {room}. Non è entrato nulla."
        ),
        (Lang::En, 0) => {
            format!("{field}: it is full. Of the {many} characters pasted nothing went in.")
        }
        (Lang::En, _) => format!(
            "{field}: {many} characters were pasted and there is room for {room}. Nothing went in."
        ),
    }
}

/// So many characters did not go into a field, and it is to be saved.
#[must_use]
pub fn cut_off(lang: Lang, field: Label, many: usize) -> String {
    let field = field.text(lang);
    match (lang, many) {
        (Lang::It, 1) => format!("{field}: l'ultimo carattere non è entrato."),
        (Lang::It, _) => format!("{field}: gli ultimi {many} caratteri non sono entrati."),
        (Lang::En, 1) => format!("{field}: the last character did not go in."),
        (Lang::En, _) => format!("{field}: the last {many} characters did not go in."),
    }
}

/// What a form with text would change is so already; it stays open.
#[must_use]
pub const fn already_so(lang: Lang, has_date: bool, only_reason: bool) -> &'static str {
    match (has_date, only_reason) {
        (true, true) => lang.pick(
            "La data è la stessa: il motivo da solo non si salva. Il numero va in Protocollo.",
            "The date is the same: a reason alone is not saved. A number goes into Protocol.",
        ),
        (false, true) => lang.pick(
            "Il valore è lo stesso: il motivo da solo non si salva. Il modulo resta aperto.",
            "The value is the same: a reason alone is not saved. The form stays open.",
        ),
        (_, false) => lang.pick(
            "È già così: non c'è nulla da salvare. Il modulo resta aperto.",
            "It is so already: there is nothing to save. The form stays open.",
        ),
    }
}
