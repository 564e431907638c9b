//! What is said while a form takes something in, or does not.

use crate::say;

use super::Label;

say! {
    /// A field takes no more.
    pub fn full(lang, field: Label, most: usize) let field = field.text(lang);
        it "{field}: è pieno ({most} caratteri). Il carattere non è entrato."
        en "{field}: it is full ({most} characters). The character did not go in.";

    /// What was pasted does not fit.
    pub fn too_long(lang, field: Label, many: usize, room: usize) let field = field.text(lang); match room {
        0 =>
            it "{field}: è pieno. Dei {many} caratteri incollati non è entrato nulla."
            en "{field}: it is full. Of the {many} characters pasted nothing went in.";
        1 =>
            it "{field}: i caratteri incollati sono {many} e ce n'entra 1 solo. Non è entrato nulla."
            en "{field}: {many} characters were pasted and there is room for {room}. Nothing went in.";
        _ =>
            it "{field}: i caratteri incollati sono {many}, ce ne entrano {room}. Non è entrato nulla."
            en "{field}: {many} characters were pasted and there is room for {room}. Nothing went in.";
    }

    /// So many characters did not go into a field, and it is to be saved.
    pub fn cut_off(lang, field: Label, many: usize) let field = field.text(lang); match many {
        1 =>
            it "{field}: l'ultimo carattere non è entrato."
            en "{field}: the last character did not go in.";
        _ =>
            it "{field}: gli ultimi {many} caratteri non sono entrati."
            en "{field}: the last {many} characters did not go in.";
    }

    /// What a form with text would change is so already; it stays open.
    pub fn already_so(lang, has_date: bool, only_reason: bool) -> &str match (has_date, only_reason) {
        (true, true) =>
            it "La data è la stessa: il motivo da solo non si salva. Il numero va in Protocollo."
            en "The date is the same: a reason alone is not saved. A number goes into Protocol.";
        (false, true) =>
            it "Il valore è lo stesso: il motivo da solo non si salva. Il modulo resta aperto."
            en "The value is the same: a reason alone is not saved. The form stays open.";
        (_, false) =>
            it "È già così: non c'è nulla da salvare. Il modulo resta aperto."
            en "It is so already: there is nothing to save. The form stays open.";
    }
}
